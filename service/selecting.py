"""Which facts a request is after: SPARQL patterns made of its filters, and the facts that fit, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsgraph.ontology.terms import EVENT_TYPES, STATUSES
from newsgraph.service.backend import StoreReader
from newsgraph.service.directory import Entry
from newsgraph.service.facts import batches, values
from newsgraph.service.paging import Key
from newsgraph.service.problems import Problem
from newsgraph.service.recent import Recent
from newsgraph.service.requests import Parameters
from newsgraph.service.views import View, date_bounds, date_number

__all__ = ["Found", "facts_found", "known_status", "known_type", "lies_within", "of_members", "quoted"]

CLASSES = {"event": "ng:Event", "role": "ng:RoleHolding", "claim": "ng:Claim"}
KEPT_LISTS = 64  # of so many recent questions the answers' order is kept


@dataclass(frozen=True, slots=True)
class Found:
    """One fact that fits, and its date (the event's own, a role's as-of), where it has one."""

    iri: str
    date: str = ""

    @property
    def key(self) -> Key:
        """Newest first; what has no date comes last."""
        return (-date_number(self.date), self.iri)


def quoted(text: str) -> str:
    """A text as a SPARQL string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


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


def of_members(entries: Sequence[Entry], variable: str) -> str:
    """A pattern that binds the variable to the nodes of these entries."""
    if len(entries) == 1 and entries[0].members and entries[0].members != [entries[0].iri]:
        return f"?{variable} owl:sameAs <{entries[0].iri}> ."
    nodes = [node for entry in entries for node in (entry.members or [entry.iri])]
    listed = [node for batch in batches(nodes) for node in batch]
    return f"VALUES ?{variable} {{ {values(listed)} }}"


def facts_found(view: View, kind: str, patterns: Sequence[str], parameters: Parameters) -> list[Found]:
    """The facts of a kind ("event", "role", "claim") that fit all patterns over ``?f``, newest first.

    ``from`` and ``to`` of the parameters bound the fact's own date; what the text does not date is left out then.
    """
    bounds = date_bounds(parameters.one("from"), parameters.one("to"))
    query = f"""SELECT DISTINCT ?f ?date ?start ?end {{
  {" ".join(patterns)} ?f a {CLASSES[kind]} .
  OPTIONAL {{ ?f ng:{"asOf" if kind == "role" else "date"} ?date }}
  OPTIONAL {{ ?f ng:startDate ?start }} OPTIONAL {{ ?f ng:endDate ?end }} }}"""
    kept: Recent[list[Found]] = view.backend.kept.setdefault("facts", Recent(KEPT_LISTS))
    key = (view.backend.snapshots.identifier, f"{bounds} {query}")
    return kept.get(key, lambda: _read(view.reader, query, bounds))


def _read(reader: StoreReader, query: str, bounds: tuple[int, int] | None) -> list[Found]:
    found: dict[str, Found] = {}
    for row in reader.rows(query):
        first = row.get("date") or row.get("start") or row.get("end") or ""
        last = row.get("date") or row.get("end") or row.get("start") or ""
        if bounds is not None and (not first or not lies_within(first, last, bounds)):
            continue
        found.setdefault(row["f"], Found(row["f"], first))
    return sorted(found.values(), key=lambda one: one.key)


def lies_within(first: str, last: str, bounds: tuple[int, int]) -> bool:
    """Whether a date or span may lie between the bounds, as precise as it is."""
    low, high = bounds
    reach = {4: 1299, 7: 99}.get(len(last[:10]), 0)
    return date_number(last) + reach >= low and date_number(first) <= high
