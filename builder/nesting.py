"""Whether two tellings of where something happened can be of one place: a town, and the country that it lies in."""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.builder.reading import Reading

AREAS = frozenset({"province", "region", "state", "governorate", "county", "prefecture", "department", "oblast"})


def may_be_one(first: Sequence[str], second: Sequence[str], reading: Reading) -> bool:
    """Whether the places, told by their keys, have one in common, or each may hold or lie in each of the other side.

    Two towns are two places, and so are two countries; a town lies in its country, and may lie in what the gazetteer
    does not know; of two that it does not know, only a province may hold the other.
    """
    if set(first) & set(second):
        return True
    return all(_nested(one, other, reading) for one in first for other in second)


def _nested(first: str, second: str, reading: Reading) -> bool:
    mine, theirs = reading.entities[first].place, reading.entities[second].place
    if mine is None and theirs is None:  # a town nobody knows, in a province nobody knows
        return _is_area(first, reading) is not _is_area(second, reading)
    if mine is None or theirs is None:
        return True
    return mine.feature != theirs.feature and mine.country == theirs.country


def _is_area(key: str, reading: Reading) -> bool:
    """Whether the place's name tells that towns lie in it."""
    return reading.entities[key].label.casefold().split()[-1] in AREAS
