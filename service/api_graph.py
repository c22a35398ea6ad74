"""REST: a part of the graph to draw, and the paths between two actors."""

from __future__ import annotations

import io
from collections import defaultdict
from itertools import combinations, islice, pairwise
from typing import Any

import networkx as nx
from flask import Blueprint, Response, current_app

from newsgraph.builder.errors import QueryError
from newsgraph.service.backend import Backend
from newsgraph.service.directory import Entry
from newsgraph.service.exports import Selection, selected_quads, write_drawing, write_quads
from newsgraph.service.graphs import actor_graph
from newsgraph.service.paging import answer_json, arguments, tagged_now, unchanged
from newsgraph.service.problems import Problem
from newsgraph.service.requests import Parameters
from newsgraph.service.selecting import known_type
from newsgraph.service.views import View, date_bounds

__all__ = ["blueprint"]

FORMATS = {
    "json": ("cytoscape", "application/json"),
    "graphml": ("graphml", "application/graphml+xml"),
    "gexf": ("gexf", "application/gexf+xml"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "jsonld": ("jsonld", "application/ld+json"),
    "turtle": ("turtle", "text/turtle; charset=utf-8"),
}
MAX_HOPS = 3
MAX_LENGTH = 5
PATHS = 10
CONSIDERED = 2000  # of so many shortest paths the strongest are given
FACTS_A_STEP = 3

blueprint = Blueprint("graph", __name__, url_prefix="/api")


def _backend() -> Backend:
    backend: Backend = current_app.extensions["newsgraph"]
    return backend


def _whole(parameters: Parameters, name: str, default: int, most: int) -> int:
    text = parameters.one(name)
    if text is None:
        return default
    if text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= most:
        return int(text)
    raise Problem(400, f"bad-{name}", f"{name} cannot be {text[:60]!r}", hint=f"a number from 1 to {most}")


def _one(view: View, parameters: Parameters, name: str) -> Entry:
    text = parameters.one(name)
    if not text:
        raise Problem(400, f"no-{name}", f"{name} is missing", hint=f"give {name}= an id or the name of an actor")
    return max(view.meant(text, "actor"), key=lambda entry: (entry.mentions, entry.iri))


@blueprint.get("/graph")
def graph() -> Response:
    """What is around an actor, to draw: as Cytoscape JSON, GraphML, GEXF, CSV, JSON-LD or Turtle."""
    backend = _backend()
    parameters = arguments("actor", "hops", "type", "from", "to", "format")
    view = View(backend)
    entry = _one(view, parameters, "actor")
    hops = _whole(parameters, "hops", 1, MAX_HOPS)
    type_ = known_type(parameters.one("type"))
    start, end = parameters.one("from"), parameters.one("to")
    date_bounds(start, end)
    name = parameters.one("format") or "json"
    if name not in FORMATS:
        raise Problem(400, "bad-format", f"there is no format {name[:60]!r}", hint=f"one of {', '.join(FORMATS)}")
    same = unchanged(backend)
    if same is not None:
        return same
    format_, media_type = FORMATS[name]
    selection = Selection(actor=entry.iri, hops=hops, start=start, end=end, types=(type_,) if type_ else ())
    output = io.BytesIO()
    try:
        if name in ("jsonld", "turtle"):
            write_quads(selected_quads(view.reader.query, selection), output, format_)
        else:
            write_drawing(actor_graph(view.reader.query, **selection.asked()), output, format_)
    except QueryError as error:
        raise Problem(404, "unknown", error.message, hint=error.hint or "search with /api/actors?q=") from error
    return tagged_now(backend, Response(output.getvalue(), content_type=media_type))


@blueprint.get("/paths")
def paths() -> Response:
    """The shortest chains of relationships between two actors, the best attested first."""
    backend = _backend()
    parameters = arguments("from", "to", "max")
    view = View(backend)
    source, target = _one(view, parameters, "from"), _one(view, parameters, "to")
    longest = _whole(parameters, "max", 3, MAX_LENGTH)
    if source.iri == target.iri:
        raise Problem(400, "same-actor", "from and to are one actor", hint="name two")
    same = unchanged(backend)
    if same is not None:
        return same
    net = _net(view)
    found: list[list[str]] = []
    if source.iri in net and target.iri in net and nx.has_path(net, source.iri, target.iri):
        chains = list(islice(nx.all_shortest_paths(net, source.iri, target.iri), CONSIDERED))
        if len(chains[0]) - 1 <= longest:
            found = sorted(chains, key=lambda chain: (-_strength(net, chain), chain))[:PATHS]
    items = [_path(view, net, chain) for chain in found]
    data = {"from": view.actor(source), "to": view.actor(target), "items": items, "next": None}
    return answer_json(backend, data)


def _net(view: View) -> nx.Graph:
    """Who has to do with whom, each pair with its facts; kept for the snapshot."""
    identifier = view.directory.identifier
    kept: tuple[str, nx.Graph] | None = view.backend.kept.get("net")
    if kept is not None and kept[0] == identifier:
        return kept[1]
    sides: dict[str, set[str]] = defaultdict(set)
    for query in (
        "SELECT ?f ?who { ?f ng:participant ?who }",
        "SELECT ?f ?who { ?f a ng:RoleHolding { ?f ng:holder ?who } UNION { ?f ng:role/ng:of ?who } }",
    ):
        for row in view.reader.rows(query):
            entry = view.directory.entry(row["who"])
            if entry is not None:
                sides[row["f"]].add(entry.iri)
    net = nx.Graph()
    for fact, who in sides.items():
        for one, other in combinations(sorted(who), 2):
            if net.has_edge(one, other):
                net[one][other]["facts"].append(fact)
            else:
                net.add_edge(one, other, facts=[fact])
    view.backend.kept["net"] = (identifier, net)
    return net


def _strength(net: nx.Graph, chain: list[str]) -> int:
    """How well the weakest step of a path is attested."""
    return min(len(net[one][other]["facts"]) for one, other in pairwise(chain))


def _path(view: View, net: nx.Graph, chain: list[str]) -> dict[str, Any]:
    steps = []
    for one, other in pairwise(chain):
        facts = sorted(net[one][other]["facts"])
        steps.append(
            {
                "from": view.actor(view.directory.entries[one]),
                "to": view.actor(view.directory.entries[other]),
                "count": len(facts),
                "facts": view.facts(facts[:FACTS_A_STEP]),
            }
        )
    return {"length": len(steps), "strength": _strength(net, chain), "steps": steps}
