"""REST: a part of the graph to draw, and the paths between two actors."""

from __future__ import annotations

import io
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from flask import Blueprint, Response, current_app

from newsgraph.builder.errors import QueryError
from newsgraph.service.backend import Backend
from newsgraph.service.chains import Chain, shortest_chains
from newsgraph.service.directory import Entry
from newsgraph.service.exports import quads_of_facts, write_drawing, write_quads
from newsgraph.service.facts import Fact, load
from newsgraph.service.graphs import actor_graph
from newsgraph.service.paging import answer_json, arguments, kept_answer, tagged_now, unchanged
from newsgraph.service.problems import Problem
from newsgraph.service.requests import Parameters
from newsgraph.service.selecting import known_type
from newsgraph.service.surroundings import facts_around
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
FACTS, MOST_FACTS = 100, 2000
MAX_LENGTH = 5
STEP = """SELECT f.iri FROM (SELECT DISTINCT day, fact FROM link WHERE one = ? AND other = ?
  ORDER BY day, fact LIMIT ?) l CROSS JOIN fact f ON f.id = l.fact ORDER BY l.day, l.fact"""
FACTS_A_STEP = 3

blueprint = Blueprint("graph", __name__, url_prefix="/api")


def _backend() -> Backend:
    backend: Backend = current_app.extensions["newsgraph"]
    return backend


def _whole(parameters: Parameters, name: str, default: int, most: int) -> int:
    text = parameters.one(name)
    if text is None:
        return default
    if text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= most:
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
    parameters = arguments("actor", "hops", "type", "from", "to", "format", "facts")
    view = View(backend)
    entry = _one(view, parameters, "actor")
    hops = _whole(parameters, "hops", 1, MAX_HOPS)
    type_ = known_type(parameters.one("type"))
    bounds = date_bounds(parameters.one("from"), parameters.one("to"))
    most = _whole(parameters, "facts", FACTS, MOST_FACTS)
    name = parameters.one("format") or "json"
    if name not in FORMATS:
        raise Problem(400, "bad-format", f"there is no format {name[:60]!r}", hint=f"one of {', '.join(FORMATS)}")
    same = unchanged(backend)
    if same is not None:
        return same
    format_, media_type = FORMATS[name]

    def counted(iri: str) -> tuple[int, int]:
        known = view.directory.entry(iri)
        return (known.mentions, known.articles) if known else (0, 0)

    def make() -> Response:
        output = io.BytesIO()
        iris, complete = facts_around(view.directory.db, entry.number, hops=hops, most=most, type_=type_, bounds=bounds)
        if name in ("jsonld", "turtle"):
            write_quads(quads_of_facts(view.reader.query, iris), output, format_)
        else:
            facts = load(view.reader.query, iris)
            nodes = {party.iri for fact in facts for _, parties in fact.parties for party in parties}
            stands_for = {node: known.iri for node in nodes if (known := view.directory.entry(node))}
            drawn = actor_graph(view.reader.query, actor=entry.iri, counted=counted, chosen=(facts, stands_for))
            drawn.graph["complete"] = complete
            write_drawing(drawn, output, format_)
        response = Response(output.getvalue(), content_type=media_type)
        response.headers["X-Complete"] = "true" if complete else "false"
        return tagged_now(backend, response)

    try:
        return kept_answer(backend, make)
    except QueryError as error:
        raise Problem(404, "unknown", error.message, hint=error.hint or "search with /api/actors?q=") from error


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
    chains = shortest_chains(view.directory.db, source.number, target.number, longest)
    steps = {pair for chain in chains for pair in pairwise(chain.numbers)}
    told = {
        pair: [row["iri"] for row in view.directory.db.execute(STEP, (*pair, FACTS_A_STEP))] for pair in sorted(steps)
    }
    facts = view.loaded(iri for iris in told.values() for iri in iris)
    items = [_path(view, chain, told, facts) for chain in chains]
    data = {"from": view.actor(source), "to": view.actor(target), "items": items, "next": None}
    return answer_json(backend, data)


def _path(
    view: View, chain: Chain, told: Mapping[tuple[int, int], list[str]], facts: Mapping[str, Fact]
) -> dict[str, Any]:
    entries = [entry for number in chain.numbers if (entry := view.directory.numbered(number)) is not None]
    steps = []
    for (one, other), count in zip(pairwise(entries), chain.facts, strict=False):
        shown = [facts[iri] for iri in told[one.number, other.number] if iri in facts]
        steps.append(
            {
                "from": view.actor(one),
                "to": view.actor(other),
                "count": count,
                "facts": [view.fact(fact) for fact in shown],
            }
        )
    return {"length": len(steps), "strength": chain.strength, "steps": steps}
