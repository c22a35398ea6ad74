"""The shortest chains of relationships between two actors, in the catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Chain", "shortest_chains"]

PATHS = 10
CONSIDERED = 2000  # of so many shortest chains the strongest are given
NEIGHBOURS = 2000  # of an actor so many are looked at, those it has most to do with
REACHED = 50_000  # actors; who is not found among so many is too far


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
    """Chains of at most ``longest`` steps, the best attested first; all are of one length, the shortest there is."""
    distances: tuple[dict[int, int], dict[int, int]] = ({source: 0}, {target: 0})
    edges: list[list[int]] = [[source], [target]]
    length = None
    for _ in range(longest):
        # The side that has fewer to go on from goes on.
        side = 0 if len(edges[0]) <= len(edges[1]) else 1
        mine, theirs = distances[side], distances[1 - side]
        step = mine[edges[side][0]] + 1
        reached: list[int] = []
        for number in edges[side]:
            for other, _ in _neighbours(db, number):
                if other not in mine:
                    mine[other] = step
                    reached.append(other)
        met = [mine[number] + theirs[number] for number in reached if number in theirs]
        if met:
            length = min(met)
            break
        if not reached or len(mine) > REACHED:
            return []
        edges[side] = reached
    if length is None:
        return []
    found: list[Chain] = []
    for numbers in _chains(db, source, target, length, distances):
        facts = tuple(_facts(db, one, other) for one, other in pairwise(numbers))
        found.append(Chain(numbers, facts))
        if len(found) >= CONSIDERED:
            break
    return sorted(found, key=lambda chain: (-chain.strength, chain.numbers))[:PATHS]


def _neighbours(db: sqlite3.Connection, number: int) -> list[tuple[int, int]]:
    query = "SELECT other, facts FROM pair WHERE one = ? ORDER BY facts DESC, other LIMIT ?"
    return [(row[0], row[1]) for row in db.execute(query, (number, NEIGHBOURS))]


def _facts(db: sqlite3.Connection, one: int, other: int) -> int:
    row = db.execute("SELECT facts FROM pair WHERE one = ? AND other = ?", (one, other)).fetchone()
    return int(row[0]) if row else 0


def _chains(
    db: sqlite3.Connection, source: int, target: int, length: int, distances: tuple[dict[int, int], dict[int, int]]
) -> Iterator[tuple[int, ...]]:
    """All chains of this length, step by step through whom both sides have reached."""
    forward, backward = distances

    def onward(chain: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        done = len(chain) - 1
        if done == length:
            if chain[-1] == target:
                yield chain
            return
        left = length - done - 1
        for other, _ in _neighbours(db, chain[-1]):
            known = backward.get(other)
            # Beyond what the target's side has reached, the way is known from the source's side alone.
            if known == left or (known is None and forward.get(other) == done + 1):
                yield from onward((*chain, other))

    yield from onward((source,))
