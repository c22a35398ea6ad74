"""Whom an actor has to do with: its events and roles gathered by the other side, with counts, dates and evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsgraph.service.directory import Entry
from newsgraph.service.facts import Fact, local_name
from newsgraph.service.paging import Key
from newsgraph.service.selecting import lies_within, of_members
from newsgraph.service.views import View, date_number

__all__ = ["Relationship", "relationships_of"]

EVIDENCED = 5  # of each kind of event so many are shown whole; the rest is behind "events"

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
        """The facts that are shown whole."""
        return [link.fact for group in self._groups() for link in group[:EVIDENCED]]

    def as_data(self, view: View, facts: Mapping[str, Fact]) -> dict[str, Any]:
        """As JSON; ``facts`` holds at least those of ``shown``."""
        groups = self._groups()
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
                    "facts": [view.fact(facts[link.fact]) for link in group[:EVIDENCED] if link.fact in facts],
                }
                for group in groups
            ],
        }


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
    for other, link in (*_by_events(view, entry, type_), *(() if type_ else _by_roles(view, entry))):
        if other.iri == entry.iri or (wanted is not None and other.iri not in wanted):
            continue
        if status is not None and link.status != status:
            continue
        if bounds is not None and not (link.first and lies_within(link.first, link.last, bounds)):
            continue
        links = found.setdefault(other.iri, Relationship(other)).links
        if link not in links[-3:]:
            links.append(link)
    for relationship in found.values():
        relationship.links = list(dict.fromkeys(relationship.links))
    return sorted(found.values(), key=lambda one: one.key)


def _by_events(view: View, entry: Entry, type_: str | None) -> list[tuple[Entry, Link]]:
    typed = f"?f ng:eventType ng:{type_} ." if type_ else ""
    rows = view.reader.rows(
        f"""SELECT ?f ?mine ?other ?theirs ?type ?status ?date ?start ?end {{
        {of_members([entry], "who")} VALUES ?mine {{ ng:agent ng:patient ng:mediator }} ?f ?mine ?who . {typed}
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
