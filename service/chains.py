"""The shortest chains of relationships between two actors, in the catalogue."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

__all__ = ["Chain", "shortest_chains"]

PATHS = 10
CONSIDERED = 2000  # of so many shortest chains the strongest are given
NEIGHBOURS = 2000  # of an actor so many are looked at, those it has most to do with
REACHED = 50_000  # actors; who is not found among so many is too far

Before = dict[int, list[int]]  # each actor that a side has reached, to those through whom it did


@dataclass(frozen=True, slots=True)
class Chain:
    """Actors by their numbers, and how many facts connect each two that follow one another."""

    numbers: tuple[int, ...]
    facts: tuple[int, ...]

    @property
    def strength(self) -> int:
        """How well the weakest step is attested."""
        return min(self.facts)


def shortest_chains(db: sqlite3.Connection, source: int, target: int, longest: int) -> list[Chain]:
    """Chains of at most ``longest`` steps, the best attested first; all are of one length, the shortest there is.

    From both ends, the side that has fewer to go on from goes on; at each turn it is asked who of the one side has to
    do with whom of the other, so that nobody looks through all that a busy actor has to do with.
    """
    before: tuple[Before, Before] = ({source: []}, {target: []})
    edges: list[list[int]] = [[source], [target]]
    for length in range(1, longest + 1):
        bridges = _bridges(db, *edges)
        if bridges:
            chains = (
                (*reversed(left), *right)
                for one, other in bridges
                for left in _ways_back(before[0], one)
                for right in _ways_back(before[1], other)
            )
            found = [
                Chain(numbers, tuple(_facts(db, one, other) for one, other in pairwise(numbers)))
                for numbers in islice(chains, CONSIDERED)
            ]
            return sorted(found, key=lambda chain: (-chain.strength, chain.numbers))[:PATHS]
        side = 0 if len(edges[0]) <= len(edges[1]) else 1
        mine = before[side]
        reached: Before = {}
        for number in edges[side] if length < longest else ():
            for other in _neighbours(db, number):
                if other not in mine:
                    reached.setdefault(other, []).append(number)
        mine.update(reached)
        if not reached or len(mine) > REACHED:
            return []
        edges[side] = list(reached)
    return []


def _neighbours(db: sqlite3.Connection, number: int) -> list[int]:
    query = "SELECT other FROM pair WHERE one = ? ORDER BY facts DESC, other LIMIT ?"
    return [row[0] for row in db.execute(query, (number, NEIGHBOURS))]


def _bridges(db: sqlite3.Connection, left: list[int], right: list[int]) -> list[tuple[int, int]]:
    """Who of the left has to do with whom of the right, the best attested first."""
    few, many = sorted((left, right), key=len)
    query = "SELECT other, facts FROM pair WHERE one = ? AND other IN (SELECT value FROM json_each(?))"
    listed = json.dumps(many)
    found = [(-facts, one, other) for one in few for other, facts in db.execute(query, (one, listed))]
    turned = few is right
    return [(other, one) if turned else (one, other) for _, one, other in sorted(found)]


def _facts(db: sqlite3.Connection, one: int, other: int) -> int:
    row = db.execute("SELECT facts FROM pair WHERE one = ? AND other = ?", (one, other)).fetchone()
    return int(row[0]) if row else 0


def _ways_back(before: Before, number: int) -> Iterator[tuple[int, ...]]:
    """From an actor back to where its side began."""
    if not before[number]:
        yield (number,)
    for one in before[number]:
        for way in _ways_back(before, one):
            yield (number, *way)
