"""How much is in a store: of everything that the graph contract names."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from newsgraph.builder.store import Store
from newsgraph.service.facts import KINDS, Ask, local_name

__all__ = ["Counts", "count"]

# A node that is one with another article's points to the node that stands for all of them, which is counted instead.
DISTINCT = "FILTER NOT EXISTS { ?x ng:named false } FILTER NOT EXISTS { ?x owl:sameAs ?one }"


@dataclass(frozen=True, slots=True)
class Counts:
    """What is in a store. An actor or place that three articles name counts once, as far as identity is known.

    ``actors`` maps kinds (Person, Organization, Polity, Group) to counts of named ones; ``unnamed`` counts those that
    only their article knows ("the hostages"); ``events`` maps an event type to the counts
    by status. ``published`` and ``happened`` are the first and last date (ISO 8601) of publication and of events, empty
    where there is none. ``bytes`` is the size of the store's folder; 0 for a store that is no folder.
    """

    location: str
    base: str
    articles: int
    actors: dict[str, int]
    unnamed: int
    places: int
    roles: int
    holdings: int
    events: dict[str, dict[str, int]]
    claims: int
    mentions: int
    published: tuple[str, str]
    happened: tuple[str, str]
    bytes: int

    def as_data(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self)


def count(store: Store) -> Counts:
    """Count what is in the store."""
    ask = store.query
    return Counts(
        location=store.location,
        base=store.base,
        articles=_number(ask, "?x a ng:Article"),
        actors=_actors(ask),
        unnamed=_number(ask, "?x a ng:Actor ; ng:named false"),
        places=_number(ask, f"?x a ng:Location . {DISTINCT}"),
        roles=_number(ask, "?x a ng:Role"),
        holdings=_number(ask, "?x a ng:RoleHolding"),
        events=_events(ask),
        claims=_number(ask, "?x a ng:Claim"),
        mentions=_number(ask, "?x a ng:Mention"),
        published=_range(ask, "?x schema:datePublished ?d"),
        happened=_range(ask, "?x a ng:Event ; ng:date|ng:startDate|ng:endDate ?d"),
        bytes=_size(store.location),
    )


def _number(ask: Ask, pattern: str) -> int:
    return int(next(iter(ask(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}")))["n"].value)


def _actors(ask: Ask) -> dict[str, int]:
    kinds = [kind for kind in KINDS if kind not in ("Location", "Actor")]
    return {kind: number for kind in kinds if (number := _number(ask, f"?x a ng:{kind} . {DISTINCT}"))}


def _events(ask: Ask) -> dict[str, dict[str, int]]:
    query = "SELECT ?t ?s (COUNT(?e) AS ?n) { ?e ng:eventType ?t ; ng:status ?s } GROUP BY ?t ?s"
    found: dict[str, dict[str, int]] = {}
    for row in ask(query):
        found.setdefault(local_name(row["t"].value), {})[local_name(row["s"].value)] = int(row["n"].value)
    return dict(sorted(found.items(), key=lambda pair: (-sum(pair[1].values()), pair[0])))


def _range(ask: Ask, pattern: str) -> tuple[str, str]:
    row = next(iter(ask(f"SELECT (MIN(STR(?d)) AS ?first) (MAX(STR(?d)) AS ?last) {{ {pattern} }}")), None)
    if row is None or row["first"] is None or row["last"] is None:
        return "", ""
    return row["first"].value, row["last"].value


def _size(location: str) -> int:
    folder = Path(location)
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) if folder.is_dir() else 0
