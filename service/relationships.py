"""Whom an actor has to do with: its events and roles gathered by the other side, with counts, dates and evidence."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from newsgraph.service.directory import Entry
from newsgraph.service.facts import Fact
from newsgraph.service.paging import cursor_key, limit_of, next_page
from newsgraph.service.recent import Recent
from newsgraph.service.requests import Parameters
from newsgraph.service.side_tables import ROLE
from newsgraph.service.views import View

__all__ = ["Chosen", "Relationship", "relationships_page"]

EVIDENCED = 2  # of each kind of relation at most so many facts are shown whole,
EVIDENCED_IN_ALL = 4  # and of each relationship; all of them are behind the address that each kind has
KEPT_ACTORS = 64
CONTRADICTIONS = 20
LOOKED_AT = 60  # days on which something may be told differently; on some of them it is not

GROUPS = """SELECT w.id, w.kind, w.type, w.direction, w.status, r.facts, r.first, r.last FROM relation r
  CROSS JOIN way w ON w.id = r.way WHERE r.one = :one AND r.other = :other {where}"""
GROUPS_BETWEEN = """SELECT w.id, w.kind, w.type, w.direction, w.status, COUNT(*), MIN(NULLIF(f.first, '')),
  MAX(NULLIF(f.last, '')) FROM link l CROSS JOIN way w ON w.id = l.way CROSS JOIN fact f ON f.id = l.fact
  WHERE l.one = :one AND l.other = :other {where} GROUP BY w.id"""
NEWEST = """SELECT f.iri FROM link l CROSS JOIN fact f ON f.id = l.fact
  WHERE l.one = :one AND l.other = :other AND l.way = :way {where} ORDER BY l.day, l.fact LIMIT :limit"""
DISPUTED = """SELECT c.day, c.type, c.direction, w.status, f.iri, f.first, f.figures
  FROM (SELECT * FROM conflict WHERE one = :one AND other = :other ORDER BY day, type, direction LIMIT :limit) c
  CROSS JOIN way w ON w.kind = 'event' AND w.type = c.type AND w.direction = c.direction
  CROSS JOIN link l ON l.one = :one AND l.other = :other AND l.way = w.id AND l.day = c.day
  CROSS JOIN fact f ON f.id = l.fact WHERE f.first = f.last AND LENGTH(f.first) = 10
  {where} ORDER BY c.day, c.type, c.direction, l.fact"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which facts count: of an event type, of a status, with a date that may lie between two days (as numbers)."""

    type_: str | None = None
    status: str | None = None
    bounds: tuple[int, int] | None = None

    @property
    def ways(self) -> tuple[str, dict[str, object]]:
        """As a condition on a way ``w``, and its parameters."""
        parts, values = [""], dict[str, object]()
        if self.type_ is not None:
            parts.append("w.kind = 'event' AND w.type = :type")
            values["type"] = self.type_
        if self.status is not None:
            parts.append("w.status = :status")
            values["status"] = self.status
        return " AND ".join(parts), values

    @property
    def days(self) -> tuple[str, dict[str, object]]:
        """As a condition on a link ``l``, and its parameters."""
        if self.bounds is None:
            return "", {}
        low, high = self.bounds
        return " AND l.day < 0 AND l.day >= :high AND l.reach >= :low", {"high": -high, "low": low}


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one kind between the two: ``type`` is an event's or a title; dates are "" where none is known."""

    way: int
    kind: str
    type: str
    direction: str
    status: str
    count: int
    first: str | None
    last: str | None

    @property
    def dates(self) -> dict[str, str | None]:
        """The first and last date of the events themselves; what the text does not date counts for neither."""
        return {"firstDate": self.first, "lastDate": self.last}


class Relationship:
    """All that an actor has to do with one other, the newest facts of each kind."""

    def __init__(self, view: View, of: Entry, other: Entry, facts: int, chosen: Chosen) -> None:
        """``facts`` is how many of those that are chosen the two have in common."""
        self.other = other
        self.facts = facts
        self._view = view
        self._of = of
        (ways, values), (days, bounds) = chosen.ways, chosen.days
        self._where = ways + days
        self._values = {**values, **bounds, "one": of.number, "other": other.number}
        rows = self._rows(GROUPS_BETWEEN if days else GROUPS, self._where)
        self._groups = sorted(
            (Group(*row) for row in rows), key=lambda group: (-group.count, group.type, group.direction, group.status)
        )
        self._newest = {
            group.way: [row[0] for row in self._rows(NEWEST, days, way=group.way, limit=EVIDENCED)]
            for group in self._groups[:EVIDENCED_IN_ALL]
        }
        self.shown = self._shown()

    def _rows(self, query: str, where: str, **more: int) -> list[tuple[Any, ...]]:
        found = self._view.directory.db.execute(query.format(where=where), {**self._values, **more})
        return [tuple(row) for row in found]

    def _shown(self) -> list[str]:
        """The facts that are shown whole: one of each kind of relation, then more of those there is most of."""
        newest = list(self._newest.values())
        chosen = dict.fromkeys(facts[0] for facts in newest if facts)
        for facts in newest:
            for fact in facts[1:]:
                if len(chosen) < EVIDENCED_IN_ALL:
                    chosen[fact] = None
        return list(chosen)

    def as_data(self, facts: Mapping[str, Fact]) -> dict[str, Any]:
        """As JSON; ``facts`` holds at least those of ``shown``."""
        shown, view = set(self.shown), self._view
        types: Counter[str] = Counter()
        for group in self._groups:
            if group.kind == "event":
                types[group.type] += group.count
        return {
            "with": view.actor(self.other),
            "facts": self.facts,
            "types": dict(types.most_common()),
            "firstDate": min((group.first for group in self._groups if group.first), default=None),
            "lastDate": max((group.last for group in self._groups if group.last), default=None),
            "contradictions": self._contradictions(),
            "relations": [
                {
                    "kind": group.kind,
                    "type": group.type,
                    "direction": group.direction,
                    "status": group.status,
                    "count": group.count,
                    **group.dates,
                    "url": self._address(group),
                    "facts": [
                        view.fact(facts[iri])
                        for iri in self._newest.get(group.way, ())
                        if iri in shown and iri in facts
                    ],
                }
                for group in self._groups
            ],
        }

    def _contradictions(self) -> list[dict[str, Any]]:
        """What is said differently of events of one type and direction on one day: a count, or whether it happened."""
        rows = self._rows(DISPUTED, self._where, limit=LOOKED_AT)
        said: dict[tuple[str, str, str], dict[str, dict[Any, list[str]]]] = {}
        for _, type_, direction, status, iri, date, figures in rows:
            told = said.setdefault((type_, direction, date), defaultdict(lambda: defaultdict(list)))
            identifier = self._view.directory.id_of(iri)
            if status in ("Actual", "Negated"):
                told["status"][status].append(identifier)
            for name, numbers in (json.loads(figures) if figures else {}).items():
                for number in numbers:
                    told[name][number].append(identifier)
        found = [
            {
                "type": type_,
                "direction": direction,
                "date": date,
                "what": what,
                "values": [
                    {"value": value, "facts": sorted(set(those))[:EVIDENCED]} for value, those in told[what].items()
                ],
            }
            for (type_, direction, date), told in said.items()
            for what in told
            if len(told[what]) > 1
        ]
        return found[:CONTRADICTIONS]

    def _address(self, group: Group) -> str:
        """Where all facts of a kind of relation are listed, each with its evidence."""
        of, other = self._of, self.other
        if group.kind == "role":
            holder, whose = (of, other) if group.direction == ROLE else (other, of)
            asked = {"holder": holder.id, "of": whose.id, "title": group.type, "status": group.status}
            return f"/api/roles?{urlencode(asked)}"
        asked = {"participant": other.id, "type": group.type, "status": group.status}
        return f"/api/actors/{of.id}/events?{urlencode(asked)}"


def relationships_page(
    view: View,
    entry: Entry,
    parameters: Parameters,
    *,
    others: Sequence[Entry] | None = None,
    chosen: Chosen = Chosen(),
) -> tuple[list[Relationship], str | None, int]:
    """The page of an actor's relationships that the request asks for, where the next begins, and how many there are.

    Most facts first; of the ``chosen`` ones alone, and to ``others`` alone where these are given.
    """
    limit = limit_of(parameters)
    after = cursor_key(parameters, (int, int))
    known = view.directory
    if chosen == Chosen() and others is None:
        where, values = "one = ?", [entry.number]
        if after is not None:
            where += " AND (facts < ? OR (facts = ? AND other > ?))"
            values += [-after[0], -after[0], after[1]]
        query = f"SELECT other, facts FROM pair WHERE {where} ORDER BY facts DESC, other LIMIT ?"  # noqa: S608 - our own words
        found = [(row[0], row[1]) for row in known.db.execute(query, (*values, limit + 1))]
        total = entry.relationships
    else:
        numbers = None if others is None else sorted(one.number for one in others if one.number != entry.number)
        kept: Recent[list[tuple[int, int]]] = view.backend.kept.setdefault("relationships", Recent(KEPT_ACTORS))
        key = (known.identifier, entry.iri, tuple(numbers) if numbers is not None else None, chosen)
        found = kept.get(key, lambda: _shared(view, entry, numbers, chosen))
        total = len(found)
        if after is not None:
            found = [(other, facts) for other, facts in found if (-facts, other) > tuple(after)]
    following = next_page(parameters, (-found[limit - 1][1], found[limit - 1][0])) if len(found) > limit else None
    page = [
        Relationship(view, entry, other, facts, chosen)
        for number, facts in found[:limit]
        if (other := known.numbered(number)) is not None
    ]
    return page, following, total


def _shared(view: View, entry: Entry, numbers: Sequence[int] | None, chosen: Chosen) -> list[tuple[int, int]]:
    """Those with whom an actor has some of the chosen facts in common (of these numbers), and how many; most first."""
    (ways, values), (days, bounds) = chosen.ways, chosen.days
    parts = ["l.one = :entry"]
    if numbers is not None:
        parts.append(f"l.other IN ({','.join(map(str, numbers))})")
    if ways:
        parts.append(f"l.way IN (SELECT w.id FROM way w WHERE 1{ways})")  # noqa: S608 - our own words
    query = f"""SELECT l.other, COUNT(DISTINCT l.fact) FROM link l WHERE {" AND ".join(parts)}{days}
        GROUP BY l.other"""  # noqa: S608 - our own words and numbers
    rows = view.directory.db.execute(query, {"entry": entry.number, **values, **bounds})
    return sorted(((row[0], row[1]) for row in rows), key=lambda row: (-row[1], row[0]))
