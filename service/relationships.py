"""Whom an actor has to do with: its events and roles gathered by the other side, with counts, dates and evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from newsgraph.service.directory import Entry
from newsgraph.service.facts import Fact, local_name
from newsgraph.service.paging import Key
from newsgraph.service.recent import Recent
from newsgraph.service.selecting import lies_within, of_members
from newsgraph.service.views import View, date_number

__all__ = ["Relationship", "relationships_of"]

EVIDENCED = 3  # of each kind of relation at most so many facts are shown whole,
EVIDENCED_IN_ALL = 10  # and of each relationship; all of them are behind the address that each kind has
KEPT_ACTORS = 64

# How the actor stands to the other: its slot in the event, the other's slot.
DIRECTIONS = {
    ("agent", "patient"): "to",
    ("patient", "agent"): "from",
    ("agent", "agent"): "with",
    ("mediator", "agent"): "mediates",
    ("mediator", "patient"): "mediates",
    ("agent", "mediator"): "mediated",
    ("patient", "mediator"): "mediated",
}
ROLE = "holds a role of"
GIVES_ROLE = "has in a role"


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


@dataclass(slots=True)
class Relationship:
    """All that the actor has to do with one other."""

    other: Entry
    links: list[Link] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """Most facts first."""
        return (-len({link.fact for link in self.links}), self.other.iri)

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


def relationships_of(
    view: View,
    entry: Entry,
    *,
    others: Sequence[Entry] | None = None,
    type_: str | None = None,
    status: str | None = None,
    bounds: tuple[int, int] | None = None,
) -> list[Relationship]:
    """The relationships of an actor, most facts first; to ``others`` alone, of one event type, status, or time."""
    wanted = {one.iri for one in others} if others is not None else None
    found: dict[str, Relationship] = {}
    kept: Recent[list[tuple[Entry, Link]]] = view.backend.kept.setdefault("links", Recent(KEPT_ACTORS))
    key = (view.directory.identifier, entry.iri)
    for other, link in kept.get(key, lambda: [*_by_events(view, entry), *_by_roles(view, entry)]):
        if other.iri == entry.iri or (wanted is not None and other.iri not in wanted):
            continue
        if type_ is not None and (link.kind != "event" or link.type != type_):
            continue
        if status is not None and link.status != status:
            continue
        if bounds is not None and not (link.first and lies_within(link.first, link.last, bounds)):
            continue
        found.setdefault(other.iri, Relationship(other)).links.append(link)
    for relationship in found.values():
        relationship.links = list(dict.fromkeys(relationship.links))
    return sorted(found.values(), key=lambda one: one.key)


def _by_events(view: View, entry: Entry) -> list[tuple[Entry, Link]]:
    rows = view.reader.rows(
        f"""SELECT ?f ?mine ?other ?theirs ?type ?status ?date ?start ?end {{
        {of_members([entry], "who")} VALUES ?mine {{ ng:agent ng:patient ng:mediator }} ?f ?mine ?who .
        ?f ng:eventType ?type ; ng:status ?status .
        VALUES ?theirs {{ ng:agent ng:patient ng:mediator }} ?f ?theirs ?other . FILTER(?other != ?who)
        OPTIONAL {{ ?f ng:date ?date }} OPTIONAL {{ ?f ng:startDate ?start }} OPTIONAL {{ ?f ng:endDate ?end }} }}"""
    )
    found = []
    for row in rows:
        other = view.directory.entry(row["other"])
        direction = DIRECTIONS.get((local_name(row["mine"]), local_name(row["theirs"])))
        if other is not None and direction is not None:
            first = row.get("date") or row.get("start") or row.get("end") or ""
            last = row.get("date") or row.get("end") or row.get("start") or ""
            type_name, status = local_name(row["type"]), local_name(row["status"])
            found.append((other, Link(row["f"], "event", type_name, direction, status, first, last)))
    return found


def _by_roles(view: View, entry: Entry) -> list[tuple[Entry, Link]]:
    found = []
    for mine, theirs, direction in (
        ("ng:holder", "ng:role/ng:of", ROLE),
        ("ng:role/ng:of", "ng:holder", GIVES_ROLE),
    ):
        rows = view.reader.rows(
            f"""SELECT ?f ?other ?title ?status ?date {{ {of_members([entry], "who")} ?f {mine} ?who ; {theirs} ?other ;
            ng:role/ng:title ?title . OPTIONAL {{ ?f ng:asOf ?date }} OPTIONAL {{ ?f ng:status ?status }} }}"""
        )
        for row in rows:
            other = view.directory.entry(row["other"])
            if other is not None:
                date, status = row.get("date", ""), local_name(row.get("status", "")) or "Actual"
                found.append((other, Link(row["f"], "role", row["title"], direction, status, date, date)))
    return found
