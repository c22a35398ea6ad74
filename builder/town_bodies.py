"""Towns that are known by their bodies: "Milton" where the article names the "Milton Police Department"."""

from __future__ import annotations

from collections.abc import Iterable

from newsgraph.builder import wordlists
from newsgraph.builder.gathering import Name
from newsgraph.builder.model import Kind

WEIGHT = 4.0


def weigh_towns(names: Iterable[Name]) -> None:
    """Add to the score for a polity of every name that stands before "Police Department", "City Council" and the like.

    What somebody named in full bears as a surname stays a person: "Harlow" beside "Anna Harlow".
    """
    names = list(names)
    tails = [tuple(tail.split()) for tail in wordlists.words("places", "town_bodies") if " " in tail]
    towns = {name.words[: -len(tail)] for name in names for tail in tails if name.words[-len(tail) :] == tail}
    surnames = {name.words[-1] for name in names if len(name.words) > 1 and name.scores[Kind.PERSON] > 0}
    for name in names:
        if name.words in towns and name.words[-1] not in surnames:
            name.scores[Kind.POLITY] += WEIGHT
