"""Which offices are a party's, and which a state's, whatever party their holder is of."""

from __future__ import annotations

from functools import cache

from newsgraph.builder import wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.model import Kind
from newsgraph.builder.party_words import party_forms
from newsgraph.builder.reading import Reading
from newsgraph.builder.title import Title


def is_party(reading: Reading, key: str | None) -> bool:
    """Whether the entity of that key is a party, by its name."""
    if key is None or reading.entities[key].kind is not Kind.ORGANIZATION:
        return False
    entity = reading.entities[key]
    names = {name.casefold().removeprefix("the ") for name in (entity.label, *entity.alternatives)}
    return any(name.endswith(" party") or fold(name) in _parties() or fold(name) in party_forms() for name in names)


@cache
def _parties() -> frozenset[str]:
    """The folded names of parties that do not tell that they are one."""
    names = wordlists.words("office_bodies", "partisan", "parties") | wordlists.words("bodies", "parties")
    return frozenset(fold(name) for name in names)


def may_be_party(reading: Reading, key: str | None) -> bool:
    """Whether the entity may be a party where the words around it speak of an election: a movement, a front, a list."""
    if key is None or reading.entities[key].kind is not Kind.ORGANIZATION:
        return False
    told = set(reading.entities[key].label.casefold().split())
    return is_party(reading, key) or bool(told & wordlists.words("office_bodies", "lists", "movements"))


def is_partisan(title: Title) -> bool:
    """Whether a party's name before the title says whose office it is."""
    return title.lemma in wordlists.words("office_bodies", "partisan", "heads")


def is_partys(title: Title) -> bool:
    """Whether a party is said to have such an office of a state where that is not told: "Democratic governor X"."""
    return title.lemma in wordlists.words("office_bodies", "partisan", "partys")


def is_public(title: Title) -> bool:
    """Whether the office is a state's or a town's even of a party's member: "a Labour councillor and former mayor"."""
    return is_executive(title) or title.lemma in wordlists.words("office_bodies", "partisan", "public")


def is_executive(title: Title) -> bool:
    """Whether no party fills the office, whatever party its holder is of."""
    return title.lemma in wordlists.words("office_bodies", "partisan", "executive")
