"""Kinship told from the other side: of whose daughter somebody is, he is the father.

The words are in lexicon/kinship.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from newsgraph.builder.discourse import Discourse
from newsgraph.builder.gender import Gender, of_noun
from newsgraph.builder.model import Kind, RoleHolding
from newsgraph.builder.reading import Reading
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.title_words import singular
from newsgraph.builder.wordlists import table

SOLE = frozenset({"wife", "husband", "father", "mother", "dad", "mum", "mom", "widow", "widower", "spouse"})
OF_OTHERS = frozenset({"relative", "relatives", "family", "families"})  # not those whose they are


@cache
def inverse(lemma: str) -> tuple[str, ...]:
    """What somebody may be to whoever is the kin of theirs that the word says: to a son, father or mother."""
    return tuple(str(table("kinship")["inverse"].get(lemma, "")).split())


def enter_kin(discourse: Discourse, holdings: Iterable[RoleHolding]) -> None:
    """Note what those are whose kin the article names: "her father" may be who has her for a daughter."""
    for holding in holdings:
        of = discourse.referents.get(holding.of) if holding.of is not None else None
        if of is None or of.kind is not Kind.PERSON or holding.former:
            continue
        words = inverse(singular(holding.title.split()[-1]))
        fitting = {word for word in words if Gender.UNKNOWN in (of.gender, of_noun(word)) or of_noun(word) is of.gender}
        if fitting:
            of.nouns |= fitting
            of.belongs_to.add(holding.holder)


def known_kin(reading: Reading, stated: Stated, everything: Sequence[Stated]) -> Stated:
    """The holding of somebody's unnamed kin, given to whom the article names as that: "my wife" to who married him."""
    title = stated.found.title
    if stated.of is None or title.plural or reading.entities[stated.found.holder].named:
        return stated
    found = set()
    for other in everything:
        lemma = other.found.title.lemma
        if other.found.holder == stated.of and other.of is not None and title.lemma in inverse(lemma):
            found.add(other.of)
        elif other.of == stated.of and lemma == title.lemma and title.lemma in SOLE:
            found.add(other.found.holder)
    found = {key for key in found if reading.entities[key].named}
    if len(found) != 1:
        return stated
    return replace(stated, found=replace(stated.found, holder=found.pop(), rule="description"))
