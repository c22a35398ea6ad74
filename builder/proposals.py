"""What is only proposed, asked for or to come: "under the plan X would head the council", "X is to chair the panel".

In: verbs of a parsed article, those that give somebody an office. Out: how sure what they say is, None where nobody is
said to have the office, or to get it. The words are those of lexicon/roles.toml.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.clause_moods import is_reported, mood
from newsgraph.builder.model import Status
from newsgraph.builder.sentence_bounds import sentence_end, sentence_start
from newsgraph.builder.syntax import children
from newsgraph.builder.title_words import listed
from newsgraph.builder.token_columns import lowers

COMING = frozenset({"will", "shall", "'ll", "’ll"})
NOT_YET = frozenset({"could", "may", "might", "should", "can"})
INDEFINITE = frozenset({"a", "an", "another", "some"})


def is_proposed(verb: Token) -> bool:
    """Whether the clause is what somebody proposes: "suggested that X head it", "under the plan X would head it"."""
    above = verb.head
    if verb.dep_ == "ccomp" and above.lemma_.lower() in listed("proposing", "verbs"):
        return not children(above, "neg")
    told = {child.lower_ for child in verb.children if child.dep_ == "aux"} | {
        child.lower_ for child in above.children if verb.dep_ == "conj" and child.dep_ == "aux"
    }
    return "would" in told and _has_plan(verb)


def _has_plan(token: Token) -> bool:
    """Whether the sentence speaks of a plan or of what is proposed."""
    words = lowers(token.doc)[sentence_start(token) : sentence_end(token)]
    return not listed("proposing", "plans").isdisjoint(words)


def prospect(verb: Token) -> Status | None:
    """How sure it is that somebody will do what a verb says that is not told as done; None where nobody says so."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if children(verb, "neg") or auxiliaries & NOT_YET:
        return None
    if auxiliaries & COMING:
        return Status.PLANNED
    if is_proposed(verb):
        return Status.HYPOTHETICAL
    if "would" in auxiliaries:
        told = is_reported(verb) and verb.head.lemma_.lower() in listed("speech")
        return Status.PLANNED if told else None
    return _to_do(verb) if "to" in auxiliaries else None


def _to_do(verb: Token) -> Status | None:
    """That of "is to chair", "was asked to lead", "has been chosen to head"."""
    above = verb.head
    lemma = above.lemma_.lower()
    if children(above, "neg") or verb.dep_ not in {"xcomp", "ccomp", "acl", "advcl"}:
        return None
    if lemma in {"be", "expect", "set", "due", "schedule", "slate", "agree"}:
        return Status.PLANNED if mood(above)[1] is Status.ACTUAL else None
    if lemma in listed("verbs", "appoint"):
        status = mood(above)[1]
        pending = lemma in listed("verbs", "pending") or status is Status.HYPOTHETICAL
        return Status.HYPOTHETICAL if pending else None if status is Status.NEGATED else status
    return Status.HYPOTHETICAL if lemma in listed("proposing", "asks") and mood(above)[1] is Status.ACTUAL else None


def asked_to(verb: Token) -> Token | None:
    """Who is asked, or chosen, to do what an infinitive says: "asked X to lead", "named X to head"."""
    above = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "ccomp", "advcl"} or children(verb, "nsubj"):
        return None
    if above.lemma_.lower() not in listed("verbs", "appoint") | listed("proposing", "asks"):
        return None
    found = [child for child in children(above, "dobj") if child.i < verb.i]
    return found[0] if found else None


def of_new_body(body: Token) -> Status:
    """How sure it is that there is such a body: "calls for a council headed by X", "a body led by X would rule"."""
    if not any(child.lower_ in INDEFINITE for child in body.children):
        return Status.ACTUAL
    above = body.head
    if body.dep_ == "pobj":
        above = above.head
    if above.dep_ in {"acl", "relcl"} and above.head.pos_ == "NOUN":  # "an assembly overseen by a body led by X"
        return of_new_body(above.head)
    if above.lemma_.lower() in listed("proposing", "verbs") | listed("proposing", "plans"):
        return Status.HYPOTHETICAL
    if above.pos_ not in {"VERB", "AUX"}:
        return Status.ACTUAL
    status = mood(above)[1]
    return Status.ACTUAL if status is Status.NEGATED else status


__all__ = ["COMING", "asked_to", "is_proposed", "of_new_body", "prospect"]
