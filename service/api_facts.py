"""REST: events, roles and claims, filtered, each with its evidence."""

from __future__ import annotations

from flask import Blueprint, Response, current_app

from newsgraph.service.backend import Backend
from newsgraph.service.paging import answer_json, arguments, unchanged
from newsgraph.service.problems import Problem
from newsgraph.service.requests import Parameters, is_iri
from newsgraph.service.selecting import COUNTED, Asked, found_page, known_status, known_type
from newsgraph.service.views import View

__all__ = ["blueprint", "events_asked", "fact_list"]

EVENT_SLOTS = ("agent", "patient", "participant", "mediator", "place")

blueprint = Blueprint("facts", __name__, url_prefix="/api")


def _backend() -> Backend:
    backend: Backend = current_app.extensions["newsgraph"]
    return backend


def fact_list(view: View, asked: Asked, parameters: Parameters) -> Response:
    """The page of facts that fit."""
    iris, following, total = found_page(view, asked, parameters)
    data = {"items": view.facts(iris), "next": following, "total": total}
    if total > COUNTED:
        data |= {"total": None, "totalAtLeast": total}
    return answer_json(view.backend, data, following)


def events_asked(view: View, parameters: Parameters) -> Asked:
    """What type, status and the participants ask for."""
    asked = Asked("event", type_=known_type(parameters.one("type")), status=known_status(parameters.one("status")))
    for slot in EVENT_SLOTS:
        name = parameters.one(slot)
        if name is not None:
            asked.slots.append((slot, view.meant(name, slot)))
    return asked


@blueprint.get("/events")
def events() -> Response:
    """Events by type, participants, place, date and status; the filters combine."""
    backend = _backend()
    parameters = arguments("type", *EVENT_SLOTS, "from", "to", "status", lists=True)
    view = View(backend)
    asked = events_asked(view, parameters)
    return unchanged(backend) or fact_list(view, asked, parameters)


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
    holder, of = (parameters.one(name) for name in ("holder", "of"))
    asked = Asked("role", status=known_status(parameters.one("status")), title=parameters.one("title"))
    if holder is not None:
        asked.slots.append(("holder", view.meant(holder, "holder")))
    if of is not None:
        asked.slots.append(("of", view.meant(of, "actor")))
    return unchanged(backend) or fact_list(view, asked, parameters)


@blueprint.get("/claims")
def claims() -> Response:
    """Who is said to have said what, by speaker and by words of the quotation."""
    backend = _backend()
    parameters = arguments("speaker", "q", lists=True)
    view = View(backend)
    speaker = parameters.one("speaker")
    asked = Asked("claim", words=parameters.one("q") or None)
    if speaker is not None:
        asked.slots.append(("speaker", view.meant(speaker, "speaker")))
    return unchanged(backend) or fact_list(view, asked, parameters)
