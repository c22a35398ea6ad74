"""Who an article says has died in a year gone by: nobody dead holds an office or a calling still."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.builder.model import Kind
from newsgraph.builder.noun_owners import possessors
from newsgraph.builder.reading import Reading
from newsgraph.builder.syntax import children, direct_objects, subjects
from newsgraph.builder.voice import is_passive

__all__ = ["departed"]

YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
DYING = frozenset({"die", "drown", "perish"})
KILLING = frozenset({"assassinate", "behead", "execute", "hang", "kill", "murder", "shoot"})
DEATHS = frozenset({"assassination", "death", "execution", "murder"})
DENIED = frozenset({"could", "if", "may", "might", "n't", "not", "would"})


def departed(reading: Reading, year: int) -> frozenset[str]:
    """The keys of the people who died before the ``year``: "who died in 1987", "his death in 1987"."""
    found: set[str] = set()
    for token in reading.doc:
        lemma = token.lemma_.lower()
        if lemma not in DYING | KILLING | DEATHS or not any(one < year for one in _years(token)):
            continue
        if any(child.lower_ in DENIED for child in token.children):
            continue
        found.update(reading.referent.get(dead.i, "") for dead in _dead(token, lemma))
    return frozenset(key for key in found if key and reading.entities[key].kind is Kind.PERSON)


def _dead(word: Token, lemma: str) -> list[Token]:
    if word.pos_ == "VERB":
        return subjects(word) if lemma in DYING or is_passive(word) else direct_objects(word)
    return possessors(word) if lemma in DEATHS else []


def _years(word: Token) -> Iterator[int]:
    """The years that stand with the word itself, not in a clause beside it."""
    for beside in children(word, "prep", "npadvmod", "poss", "nmod", "nummod"):
        if beside.dep_ == "prep" and beside.lower_ not in ("in", "on", "of"):
            continue
        first, last = beside.left_edge.i, beside.right_edge.i + 1
        for token in word.doc[first : min(last, first + 6)]:
            if token.ent_type_ == "DATE" and YEAR.fullmatch(token.text):
                yield int(token.text)
