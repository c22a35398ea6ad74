"""Whether a clause is about what is still to come: the tense of a verb by its form, auxiliaries and governor."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from spacy.tokens import Token

from newsgraph.builder import calendar_words, wordlists

VERBAL = frozenset({"VERB", "AUX"})
# What the present tense tells of a day to come: "voters go to the polls on Sunday".
SCHEDULED = wordlists.words("event_clauses", "times", "scheduled")
# The present under these is of what may come: "if the party wins in November".
AHEAD = frozenset({"if", "unless", "until", "till"})


@cache
def clause_words() -> Mapping[str, frozenset[str]]:
    """The lists of verbs and nouns in lexicon/dates.toml, by name."""
    tables = {**calendar_words.lexicon()["verbs"], **calendar_words.lexicon()["nouns"]}
    return MappingProxyType({name: frozenset(words.split()) for name, words in tables.items()})


def tense(verb: Token) -> tuple[bool, bool]:
    """Whether the verb is of the future, and whether it is an infinitive."""
    return is_future(verb), verb.tag_ == "VB"


def is_future(verb: Token) -> bool:
    """Whether what the verb says is still to come, by its auxiliaries and what governs it."""
    words = clause_words()
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    lemma = verb.lemma_.lower()
    if auxiliaries & {"will", "shall", "'ll", "would", "wo", "may", "might", "could", "can", "should", "must"}:
        return "have" not in auxiliaries
    if auxiliaries & {"has", "had", "have", "'ve", "did"}:
        return lemma in words["future"] and verb.tag_ == "VBN" and bool(auxiliaries & {"been"})
    if verb.tag_ == "VBN" and lemma in {"schedule", "plan", "set", "expect", "slate", "due", "intend", "project"}:
        return True
    if "to" in auxiliaries:
        governor = verb.head
        if governor == verb:
            return True
        if governor.pos_ in VERBAL and governor.lemma_.lower() in words["implicative"] - {"be"}:
            return is_future(governor)
        return True
    if verb.tag_ == "VBG":
        if auxiliaries & {"is", "are", "am", "'re", "'s"}:
            return True
        return verb.head != verb and verb.head.pos_ in VERBAL and is_future(verb.head)
    if verb.tag_ in {"VBZ", "VBP"} and any(child.dep_ == "mark" and child.lower_ in AHEAD for child in verb.children):
        return True
    bare = verb.tag_ == "VB" and verb.dep_ == "ROOT" and not auxiliaries  # "voters in Oslo go": taken for an order
    if bare or verb.tag_ in {"VBZ", "VBP"}:
        return bool(lemma in words["future"] or lemma in SCHEDULED)
    if verb.tag_ == "VB" and verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        return is_future(verb.head)
    if verb.tag_ in {"VBD", "VBN"}:
        return lemma in {"schedule", "slate"}
    return False
