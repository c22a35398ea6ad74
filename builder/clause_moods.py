"""Whether a clause that gives somebody a title is of the past, and how sure what it says is."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.model import Status
from newsgraph.builder.syntax import TIMING

TELLING = frozenset({"say", "announce", "confirm", "tell", "disclose"})
DENYING = frozenset({"deny", "refuse", "decline", "avoid"})
WEIGHING = wordlists.words("event_clauses", "moods", "weighing")
AWAITING = frozenset({"when", "once", "until", "till", "before", "after"})
WITHIN = frozenset({"during", "in", "throughout", "over", "under"})
CURRENT = frozenset({"current", "present", "new"})


def mood(verb: Token) -> tuple[bool, Status]:
    """Whether a clause is in the past, and its status by negation and auxiliaries."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if verb.lemma_ == "become" and verb.tag_ in {"VBZ", "VBP"} and _is_awaited(verb):
        return False, Status.PLANNED
    clause = verb.head if verb.dep_ == "conj" else verb
    if any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in clause.children):
        return False, Status.HYPOTHETICAL
    if any(_says_no_more(child) for child in verb.children):
        return True, Status.ACTUAL  # "is no longer the chair"
    if any(child.dep_ == "neg" for child in verb.children):
        return False, Status.NEGATED
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in DENYING:
        return False, Status.NEGATED
    if verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "ccomp", "pcomp"} and verb.head.lemma_.lower() in WEIGHING:
        return False, Status.HYPOTHETICAL  # "considered naming X as chief"
    if "would" in auxiliaries and is_reported(verb) and verb.head.lemma_.lower() in TELLING:
        return False, Status.PLANNED  # "the firm said she would take over as chair"
    if auxiliaries & {"may", "might", "could", "would", "should", "can"}:
        return False, Status.HYPOTHETICAL
    if "to" in auxiliaries and verb.head.lemma_.lower() in {"force", "compel", "oblige", "manage"}:
        return verb.head.tag_ in {"VBD", "VBN"}, Status.ACTUAL
    if "to" in auxiliaries and verb.head.lemma_.lower() not in {
        "be",
        "expect",
        "set",
        "due",
        "schedule",
        "go",
        "slate",
    }:
        return False, Status.HYPOTHETICAL
    if auxiliaries & {"will", "shall", "'ll"} or "to" in auxiliaries:
        return False, Status.PLANNED
    if verb.tag_ == "VB" and not auxiliaries:  # "let X become president"
        return False, Status.HYPOTHETICAL
    return verb.tag_ == "VBD" or "had" in auxiliaries, Status.ACTUAL


def is_reported(verb: Token) -> bool:
    """Whether the clause is indirect speech under a past verb, where "was" means "is"."""
    return verb.dep_ == "ccomp" and verb.head.tag_ in {"VBD", "VBN"}


def is_past_term(noun: Token) -> bool:
    """Whether what is told happened in a term of office: "was built during her term as mayor"."""
    verb = noun.head.head
    current = any(child.lower_ in CURRENT for child in noun.children)
    return noun.dep_ == "pobj" and noun.head.lower_ in WITHIN and verb.tag_ in {"VBD", "VBN"} and not current


def subject_beside(noun: Token) -> Token | None:
    """Whom the clause or name is about that the noun's phrase stands by: "in his time as head, X called a strike"."""
    verb = noun.head.head
    if verb.pos_ == "PROPN":
        return verb  # "X, in her first term as mayor,"
    if verb.pos_ not in {"VERB", "AUX"} or verb.i < noun.i:
        return None
    return next((each for each in verb.children if each.dep_ in {"nsubj", "nsubjpass"}), None)


def _says_no_more(token: Token) -> bool:
    return token.lower_ == "anymore" or (
        token.lower_ == "longer" and token.i > 0 and token.nbor(-1).lower_ in {"no", "any"}
    )


def _is_awaited(verb: Token) -> bool:
    """Whether the clause tells of a time to come: "when she becomes president"."""
    return verb.dep_ == "advcl" and any(child.lower_ in AWAITING for child in verb.children if child.i < verb.i)


def adjunct_of(verb: Token) -> Token | None:
    """The verb whose subject a participle shares: "used it while serving as mayor", "after serving as mayor, left"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in TIMING:
        above = verb.head.head
    elif verb.dep_ == "advcl" and (verb.is_sent_start or any(child.lower_ in TIMING for child in verb.children)):
        above = verb.head  # "Serving as mayor, X opened it"
    else:
        return None
    return above if above.pos_ in {"VERB", "AUX"} else None
