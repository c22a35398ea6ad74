"""Which facts a request is after: its filters as one look into the catalogue, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsgraph.ontology.terms import EVENT_TYPES, STATUSES
from newsgraph.service.directory import Entry
from newsgraph.service.paging import cursor_key, limit_of, next_page
from newsgraph.service.problems import Problem
from newsgraph.service.requests import Parameters
from newsgraph.service.side_tables import SLOTS
from newsgraph.service.views import View, date_bounds

__all__ = ["COUNTED", "Asked", "counted", "found_page", "known_status", "known_type", "lies_within"]

TRIGRAM = 3
COUNTED = 10_000  # facts; of more it is only said that there are more


@dataclass(slots=True)
class Asked:
    """The facts of a kind ("event", "role", "claim") that are asked for.

    ``slots`` holds the name of a slot (see ``cataloguing.SLOTS``) with those of whom one must fill it.
    """

    kind: str
    slots: list[tuple[str, Sequence[Entry]]] = field(default_factory=list)
    type_: str | None = None
    status: str | None = None
    title: str | None = None
    words: str | None = None
    bounds: tuple[int, int] | None = None

    def where(self) -> tuple[str, str, str, list[object]]:
        """FROM and WHERE of a query, what it sorts by, and its parameters; each fact comes once."""
        parts: list[str] = []
        values: list[object] = []
        tables, order = "fact f", "f.day, f.id"
        # The one that takes part in the least is looked up, the others are checked.
        slots = sorted(self.slots, key=lambda pair: sum(entry.facts for entry in pair[1]))
        for place, (slot, entries) in enumerate(slots):
            numbers = [entry.number for entry in entries]
            marks = ",".join("?" * len(numbers))
            if place == 0:
                tables = "slot s CROSS JOIN fact f ON f.id = s.fact"
                parts.append(f"s.slot = {SLOTS[slot]} AND s.entry IN ({marks})")
                order = "s.day, s.fact"
            else:
                other = f"t.fact = f.id AND t.slot = {SLOTS[slot]} AND t.entry IN ({marks})"
                parts.append(f"EXISTS (SELECT 1 FROM slot t WHERE {other})")  # noqa: S608 - numbers
            values += numbers
        parts.append("f.kind = ?")
        values.append(self.kind)
        if self.type_:
            parts.append("f.type = ?")
            values.append(self.type_)
        if self.status:
            parts.append("f.status = ?")
            values.append(self.status)
        if self.title is not None:
            parts.append("instr(casefold(f.type), ?)")
            values.append(self.title.casefold())
        if self.words is not None:
            if len(self.words) >= TRIGRAM:
                parts.append("f.id IN (SELECT rowid FROM claimed WHERE sentence MATCH ?)")
                values.append('"' + self.words.replace('"', '""') + '"')
            else:
                parts.append("f.id IN (SELECT rowid FROM claimed WHERE instr(casefold(sentence), ?))")
                values.append(self.words.casefold())
        if self.bounds is not None:
            low, high = self.bounds
            parts.append("f.day < 0 AND f.day >= ? AND f.reach >= ?")
            values += [-high, low]
        return tables, " AND ".join(parts), order, values


def known_type(name: str | None) -> str | None:
    """The event type, its case mended; raises Problem for one that there is not."""
    return _known(name, EVENT_TYPES, "type", "event type")


def known_status(name: str | None) -> str | None:
    """The status, its case mended; raises Problem for one that there is not."""
    return _known(name, STATUSES, "status", "status")


def _known(name: str | None, names: Iterable[str], parameter: str, what: str) -> str | None:
    if name is None:
        return None
    for one in names:
        if one.lower() == name.lower():
            return one
    raise Problem(400, f"bad-{parameter}", f"there is no {what} {name[:60]!r}", hint=f"one of {', '.join(names)}")


def counted(view: View, asked: Asked, most: int | None = None) -> int:
    """How many facts are asked for; if there are more than ``most``, one more than that."""
    if len(asked.slots) == 1 and asked == Asked(asked.kind, asked.slots):  # the slots hold no other kind of fact
        (slot, entries), marks = asked.slots[0], ",".join("?" * len(asked.slots[0][1]))
        groups = "day, fact" if len(entries) == 1 else "fact"  # the former is how they are sorted
        query = f"SELECT 1 FROM slot WHERE entry IN ({marks}) AND slot = {SLOTS[slot]} GROUP BY {groups}"  # noqa: S608
        return view.directory.count(f"SELECT COUNT(*) FROM ({query})", [entry.number for entry in entries])  # noqa: S608
    tables, where, _, values = asked.where()
    several = "DISTINCT f.id" if asked.slots else "f.id"
    bound = f" LIMIT {most + 1}" if most is not None else ""
    query = f"SELECT {several} FROM {tables} WHERE {where}{bound}"  # noqa: S608 - our own words
    return view.directory.count(f"SELECT COUNT(*) FROM ({query})", values)  # noqa: S608


def found_page(view: View, asked: Asked, parameters: Parameters) -> tuple[list[str], str | None, int]:
    """The IRIs of the page that the request asks for, the address of the next page, and how many facts there are.

    There may be more than COUNTED; that is then one more than COUNTED.
    ``from`` and ``to`` of the parameters bound the fact's own date; what the text does not date is left out then.
    """
    asked.bounds = date_bounds(parameters.one("from"), parameters.one("to"))
    limit = limit_of(parameters)
    total = counted(view, asked, COUNTED)
    tables, where, order, values = asked.where()
    after = cursor_key(parameters, (int, int))
    day, number = order.split(", ")
    if after is not None:
        where += f" AND ({day} > ? OR ({day} = ? AND {number} > ?))"
        values += [after[0], after[0], after[1]]
    query = f"SELECT DISTINCT {day} AS day, {number} AS id, f.iri AS iri FROM {tables} WHERE {where} ORDER BY {order}"  # noqa: S608
    rows = view.directory.db.execute(f"{query} LIMIT ?", (*values, limit + 1)).fetchall()
    following = next_page(parameters, (rows[limit - 1]["day"], rows[limit - 1]["id"])) if len(rows) > limit else None
    return [row["iri"] for row in rows[:limit]], following, total


def lies_within(first: str, last: str, bounds: tuple[int, int]) -> bool:
    """Whether a date or span may lie between the bounds, as precise as it is."""
    from newsgraph.service.views import date_number

    low, high = bounds
    reach = {4: 1299, 7: 99}.get(len(last[:10]), 0)
    return date_number(last) + reach >= low and date_number(first) <= high
