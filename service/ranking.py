"""PageRank of the actors: how likely one who goes from actor to actor along their relationships is to be at each."""

from __future__ import annotations

import sqlite3

import numpy as np

__all__ = ["DAMPING", "rank"]

DAMPING = 0.85  # as Brin and Page (1998) have it, and networkx by default
ROUNDS = 100
CLOSE = 1e-8


def rank(db: sqlite3.Connection) -> int:
    """Write the rank of each entry of a catalogue, and return how many there are.

    A relationship counts by its facts, in both directions; the ranks of all entries add up to 1. An entry without
    relationships has the least rank there is.
    """
    entries = [row[0] for row in db.execute("SELECT id FROM entry ORDER BY id")]
    if not entries:
        return 0
    places = np.array(entries)
    rows = np.array(db.execute("SELECT one, other, facts FROM pair").fetchall(), dtype=np.int64).reshape(-1, 3)
    source, target = np.searchsorted(places, rows[:, 0]), np.searchsorted(places, rows[:, 1])
    weight = rows[:, 2].astype(float)
    size = len(entries)
    leaving = np.bincount(source, weights=weight, minlength=size)
    share = weight / leaving[source]
    ranks = np.full(size, 1 / size)
    for _ in range(ROUNDS):
        moved = np.bincount(target, weights=ranks[source] * share, minlength=size)
        stranded = ranks[leaving == 0].sum()
        after = DAMPING * (moved + stranded / size) + (1 - DAMPING) / size
        change = np.abs(after - ranks).sum()
        ranks = after
        if change < CLOSE * size:
            break
    db.executemany("UPDATE entry SET rank = ? WHERE id = ?", zip(ranks.tolist(), entries, strict=True))
    return size
