"""Whom an actor has to do with: its events and roles gathered by the other side, with counts, dates and evidence."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from newsgraph.service.directory import Entry
from newsgraph.service.facts import Fact
from newsgraph.service.paging import Key, cursor_key, limit_of, next_page
from newsgraph.service.recent import Recent
from newsgraph.service.requests import Parameters
from newsgraph.service.side_tables import SLOTS, date_number
from newsgraph.service.views import View

__all__ = ["Relationship", "relationships_page"]

EVIDENCED = 2  # of each kind of relation at most so many facts are shown whole,
EVIDENCED_IN_ALL = 4  # and of each relationship; all of them are behind the address that each kind has
KEPT_ACTORS = 64
CONTRADICTIONS = 20
DAY = len("2025-10-06")

ROLE = "holds a role of"
GIVES_ROLE = "has in a role"
_AGENT, _PATIENT, _MEDIATOR, _HOLDER, _OF = (SLOTS[name] for name in ("agent", "patient", "mediator", "holder", "of"))

# How the actor stands to the other: its slot in the fact, the other's slot.
DIRECTIONS = {
    (_AGENT, _PATIENT): "to",
    (_PATIENT, _AGENT): "from",
    (_AGENT, _AGENT): "with",
    (_MEDIATOR, _AGENT): "mediates",
    (_MEDIATOR, _PATIENT): "mediates",
    (_AGENT, _MEDIATOR): "mediated",
    (_PATIENT, _MEDIATOR): "mediated",
    (_HOLDER, _OF): ROLE,
    (_OF, _HOLDER): GIVES_ROLE,
}


@dataclass(frozen=True, slots=True)
class Link:
    """One fact between the two."""

    fact: str
    kind: str
    type: str
    direction: str
    status: str
    first: str
    last: str
    figures: str = ""


@dataclass(slots=True)
class Relationship:
    """All that the actor has to do with one other."""

    other: Entry
    links: list[Link] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """Most facts first."""
        return (-len({link.fact for link in self.links}), self.other.number)

    def _groups(self) -> list[list[Link]]:
        groups: dict[tuple[str, str, str, str], list[Link]] = defaultdict(list)
        for link in self.links:
            groups[link.kind, link.type, link.direction, link.status].append(link)
        for group in groups.values():
            group.sort(key=lambda link: (-date_number(link.first), link.fact))
        return sorted(groups.values(), key=lambda group: (-len(group), group[0].type, group[0].direction))

    @property
    def shown(self) -> list[str]:
        """The facts that are shown whole: one of each kind of relation, then more of those there is most of."""
        groups = self._groups()
        chosen = dict.fromkeys(group[0].fact for group in groups[:EVIDENCED_IN_ALL])
        for group in groups:
            for link in group[1:EVIDENCED]:
                if len(chosen) < EVIDENCED_IN_ALL:
                    chosen[link.fact] = None
        return list(chosen)

    def as_data(self, view: View, of: Entry, facts: Mapping[str, Fact]) -> dict[str, Any]:
        """As JSON, as a relationship ``of`` the actor; ``facts`` holds at least those of ``shown``."""
        groups = self._groups()
        shown = set(self.shown)
        return {
            "with": view.actor(self.other),
            "facts": -self.key[0],
            "types": dict(Counter(link.type for link in self.links if link.kind == "event").most_common()),
            **_dates(self.links),
            "contradictions": self._contradictions(view),
            "relations": [
                {
                    "kind": group[0].kind,
                    "type": group[0].type,
                    "direction": group[0].direction,
                    "status": group[0].status,
                    "count": len(group),
                    **_dates(group),
                    "url": self._address(of, group[0]),
                    "facts": [
                        view.fact(facts[link.fact]) for link in group if link.fact in shown and link.fact in facts
                    ],
                }
                for group in groups
            ],
        }

    def _contradictions(self, view: View) -> list[dict[str, Any]]:
        """What is said differently of events of one type and direction on one day: a count, or whether it happened."""
        days: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
        for link in self.links:
            if link.kind == "event" and len(link.first) == DAY and link.first == link.last:
                days[link.type, link.direction, link.first].append(link)
        found = []
        for (type_, direction, date), links in sorted(
            days.items(), key=lambda pair: (pair[0][2], pair[0]), reverse=True
        ):
            said: dict[str, dict[Any, list[str]]] = defaultdict(lambda: defaultdict(list))
            for link in links:
                identifier = view.directory.id_of(link.fact)
                if link.status in ("Actual", "Negated"):
                    said["status"][link.status].append(identifier)
                for name, numbers in (json.loads(link.figures) if link.figures else {}).items():
                    for number in numbers:
                        said[name][number].append(identifier)
            for what, values in said.items():
                if len(values) > 1:
                    told = [
                        {"value": value, "facts": sorted(set(facts))[:EVIDENCED]} for value, facts in values.items()
                    ]
                    found.append({"type": type_, "direction": direction, "date": date, "what": what, "values": told})
        return found[:CONTRADICTIONS]

    def _address(self, of: Entry, link: Link) -> str:
        """Where all facts of a kind of relation are listed, each with its evidence."""
        if link.kind == "role":
            holder, other = (of, self.other) if link.direction == ROLE else (self.other, of)
            asked = {"holder": holder.id, "of": other.id, "title": link.type, "status": link.status}
            return f"/api/roles?{urlencode(asked)}"
        asked = {"participant": self.other.id, "type": link.type, "status": link.status}
        return f"/api/actors/{of.id}/events?{urlencode(asked)}"


def _dates(links: Sequence[Link]) -> dict[str, str | None]:
    """The first and last date of the events themselves; events that the text does not date count for neither."""
    first = min((link.first for link in links if link.first), key=date_number, default=None)
    last = max((link.last for link in links if link.last), key=date_number, default=None)
    return {"firstDate": first, "lastDate": last}


def relationships_page(
    view: View,
    entry: Entry,
    parameters: Parameters,
    *,
    others: Sequence[Entry] | None = None,
    type_: str | None = None,
    status: str | None = None,
    bounds: tuple[int, int] | None = None,
) -> tuple[list[Relationship], str | None, int]:
    """The page of an actor's relationships that the request asks for, where the next begins, and how many there are.

    Most facts first; to ``others`` alone, of one event type, status, or time.
    """
    limit = limit_of(parameters)
    after = cursor_key(parameters, (int, int))
    known = view.directory
    if type_ is None and status is None and bounds is None and others is None:
        where, values = "one = ?", [entry.number]
        if after is not None:
            where += " AND (facts < ? OR (facts = ? AND other > ?))"
            values += [-after[0], -after[0], after[1]]
        query = f"SELECT other FROM pair WHERE {where} ORDER BY facts DESC, other LIMIT ?"  # noqa: S608 - our own words
        numbers = [row[0] for row in known.db.execute(query, (*values, limit + 1))]
        found = _between(view, entry, numbers, None, None, None)
        total = entry.relationships
    else:
        chosen = None if others is None else [one.number for one in others if one.number != entry.number]
        kept: Recent[list[Relationship]] = view.backend.kept.setdefault("relationships", Recent(KEPT_ACTORS))
        key = (known.identifier, entry.iri, tuple(chosen) if chosen is not None else None, type_, status, bounds)
        found = kept.get(key, lambda: _between(view, entry, chosen, type_, status, bounds))
        total = len(found)
        if after is not None:
            found = [one for one in found if one.key > tuple(after)]
    following = next_page(parameters, found[limit - 1].key) if len(found) > limit else None
    return found[:limit], following, total


def _between(  # noqa: PLR0917 - one call each
    view: View,
    entry: Entry,
    numbers: Sequence[int] | None,
    type_: str | None,
    status: str | None,
    bounds: tuple[int, int] | None,
) -> list[Relationship]:
    """The relationships of an actor with these others (all: None), most facts first."""
    parts, values = (
        ["s.entry = ?", "s.slot IN (1, 2, 3, 5, 6)", "t.slot IN (1, 2, 3, 5, 6)"],
        list[object]([entry.number]),
    )
    tables = "slot s CROSS JOIN slot t ON t.fact = s.fact AND t.entry <> s.entry"
    if numbers is not None:
        others = [one for number in numbers if (one := view.directory.numbered(number)) is not None]
        if sum(one.facts for one in others) < entry.facts:  # begin where there is less
            tables = "slot t CROSS JOIN slot s ON s.fact = t.fact"
        parts.append(f"t.entry IN ({','.join('?' * len(numbers))})")
        values += numbers
    if type_ is not None:
        parts.append("f.kind = 'event' AND f.type = ?")
        values.append(type_)
    if status is not None:
        parts.append("f.status = ?")
        values.append(status)
    if bounds is not None:
        low, high = bounds
        parts.append("f.day < 0 AND f.day >= ? AND f.reach >= ?")
        values += [-high, low]
    query = f"""SELECT s.slot, t.slot, t.entry, f.iri, f.kind, f.type, f.status, f.first, f.last, f.figures
        FROM {tables} CROSS JOIN fact f ON f.id = s.fact WHERE {" AND ".join(parts)}"""  # noqa: S608 - our own words
    links: dict[int, dict[Link, None]] = {}
    for mine, theirs, other, fact, kind, type_name, its_status, first, last, figures in view.directory.db.execute(
        query, values
    ):
        direction = DIRECTIONS.get((mine, theirs))
        if direction is not None:
            link = Link(fact, kind, type_name, direction, its_status, first, last, figures)
            links.setdefault(other, {})[link] = None
    found = [
        Relationship(other, list(theirs))
        for number, theirs in links.items()
        if (other := view.directory.numbered(number)) is not None
    ]
    return sorted(found, key=lambda one: one.key)
