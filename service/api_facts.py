"""REST: events, roles and claims, filtered, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, current_app

from newsgraph.service.backend import Backend
from newsgraph.service.paging import answer_json, arguments, page_of, unchanged
from newsgraph.service.problems import Problem
from newsgraph.service.requests import Parameters, is_iri
from newsgraph.service.selecting import facts_found, known_status, known_type, of_members, quoted
from newsgraph.service.views import View

__all__ = ["blueprint", "fact_list"]

EVENT_SLOTS = ("agent", "patient", "participant", "mediator", "place")

blueprint = Blueprint("facts", __name__, url_prefix="/api")


def _backend() -> Backend:
    backend: Backend = current_app.extensions["newsgraph"]
    return backend


def fact_list(view: View, kind: str, patterns: Sequence[str], parameters: Parameters) -> Response:
    """The page of facts that fit."""
    found = facts_found(view, kind, patterns, parameters)
    chosen, following = page_of(found, lambda one: one.key, parameters)
    items = view.facts(one.iri for one in chosen)
    return answer_json(view.backend, {"items": items, "next": following, "total": len(found)}, following)


def event_patterns(view: View, parameters: Parameters) -> list[str]:
    """What type, status and the participants ask for."""
    patterns = []
    type_, status = known_type(parameters.one("type")), known_status(parameters.one("status"))
    for slot in EVENT_SLOTS:
        name = parameters.one(slot)
        if name is not None:
            patterns.append(f"{of_members(view.meant(name, slot), slot)} ?f ng:{slot} ?{slot} .")
    if type_:
        patterns.append(f"?f ng:eventType ng:{type_} .")
    if status:
        patterns.append(f"?f ng:status ng:{status} .")
    return patterns


@blueprint.get("/events")
def events() -> Response:
    """Events by type, participants, place, date and status; the filters combine."""
    backend = _backend()
    parameters = arguments("type", *EVENT_SLOTS, "from", "to", "status", lists=True)
    view = View(backend)
    patterns = event_patterns(view, parameters)
    return unchanged(backend) or fact_list(view, "event", patterns, parameters)


@blueprint.get("/events/<path:identifier>")
def event(identifier: str) -> Response:
    """One event."""
    backend = _backend()
    arguments()
    view = View(backend)
    base = view.directory.base
    path = identifier.removeprefix(base)
    for iri in (base + path, f"{base}article/{path}"):
        found = view.facts([iri]) if is_iri(iri) else []
        if found and found[0]["kind"] == "event":
            return unchanged(backend) or answer_json(backend, found[0])
    raise Problem(404, "unknown", f"there is no event {identifier[:100]!r}", hint="/api/events lists them")


@blueprint.get("/roles")
def roles() -> Response:
    """Who is said to hold which role, by holder, organisation, title and date."""
    backend = _backend()
    parameters = arguments("holder", "of", "title", "status", "from", "to", lists=True)
    view = View(backend)
    patterns = []
    holder, of, title = (parameters.one(name) for name in ("holder", "of", "title"))
    status = known_status(parameters.one("status"))
    if holder is not None:
        patterns.append(f"{of_members(view.meant(holder, 'holder'), 'holder')} ?f ng:holder ?holder .")
    if of is not None:
        patterns.append(f"{of_members(view.meant(of, 'actor'), 'of')} ?f ng:role/ng:of ?of .")
    if title is not None:
        patterns.append(f"?f ng:role/ng:title ?title FILTER(CONTAINS(LCASE(?title), {quoted(title.lower())})) ")
    if status == "Actual":
        patterns.append("FILTER NOT EXISTS { ?f ng:status ?any } ")
    elif status:
        patterns.append(f"?f ng:status ng:{status} .")
    return unchanged(backend) or fact_list(view, "role", patterns, parameters)


@blueprint.get("/claims")
def claims() -> Response:
    """Who is said to have said what, by speaker and by words of the quotation."""
    backend = _backend()
    parameters = arguments("speaker", "q", lists=True)
    view = View(backend)
    patterns = []
    speaker, words = parameters.one("speaker"), parameters.one("q")
    if speaker is not None:
        patterns.append(f"{of_members(view.meant(speaker, 'speaker'), 'speaker')} ?f ng:speaker ?speaker .")
    if words is not None:
        patterns.append(
            "?f ng:evidence/nif:sentence/nif:anchorOf ?sentence "
            f"FILTER(CONTAINS(LCASE(?sentence), {quoted(words.lower())})) "
        )
    return unchanged(backend) or fact_list(view, "claim", patterns, parameters)
