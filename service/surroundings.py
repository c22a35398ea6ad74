"""Which facts are around an actor: its own, then those of whom it meets there, the newest first."""

from __future__ import annotations

import json
import sqlite3

from newsgraph.service.side_tables import SLOTS

__all__ = ["facts_around"]

CONNECTING = tuple(SLOTS[name] for name in ("agent", "patient", "mediator", "holder", "of"))


def facts_around(
    db: sqlite3.Connection,
    actor: int,
    *,
    hops: int,
    most: int,
    type_: str | None = None,
    bounds: tuple[int, int] | None = None,
) -> tuple[list[str], bool]:
    """The IRIs of at most so many facts, and whether there are no more.

    ``actor`` is its number in the catalogue. Only events of one type where it is given, and only facts with a date that
    may lie between ``bounds`` where these are.
    """
    where, values = "", list[object]()
    if type_ is not None:
        where += " AND f.kind = 'event' AND f.type = ?"
        values.append(type_)
    if bounds is not None:
        low, high = bounds
        where += " AND f.day < 0 AND f.day >= ? AND f.reach >= ?"
        values += [-high, low]
    query = f"""SELECT s.day, s.fact, f.iri FROM slot s CROSS JOIN fact f ON f.id = s.fact
        WHERE s.entry = ? AND s.slot = ?{where} ORDER BY s.day, s.fact LIMIT ?"""  # noqa: S608 - our own words
    found: dict[int, str] = {}
    seen, frontier = {actor}, [actor]
    for _ in range(hops):
        met: dict[int, tuple[int, str]] = {}
        for one in frontier:
            for slot in CONNECTING:
                for day, fact, iri in db.execute(query, (one, slot, *values, most + 1)):
                    if fact not in found:
                        met[fact] = (day, iri)
        newest = sorted(met, key=lambda fact: (met[fact][0], fact))
        room = most - len(found)
        found |= {fact: met[fact][1] for fact in newest[:room]}
        if len(newest) > room:
            return list(found.values()), False
        slots = ",".join(map(str, CONNECTING))
        others = f"SELECT DISTINCT entry FROM slot WHERE fact IN (SELECT value FROM json_each(?)) AND slot IN ({slots})"  # noqa: S608
        frontier = sorted({row[0] for row in db.execute(others, (json.dumps(newest),))} - seen)
        seen.update(frontier)
    return list(found.values()), True
