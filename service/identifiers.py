"""Every IRI opens: /id/... leads to the page of a thing or to what is said of it as RDF, by Accept."""

from __future__ import annotations

from typing import cast
from urllib.parse import quote

from flask import Blueprint, Response, current_app, redirect, request

from newsgraph.builder.errors import QueryError
from newsgraph.builder.store import Store
from newsgraph.service.backend import Backend
from newsgraph.service.directory import Filter
from newsgraph.service.explaining import explain
from newsgraph.service.negotiation import GRAPH_TYPES, HTML, choose
from newsgraph.service.pages import page
from newsgraph.service.paging import arguments, kept_answer, tagged_now, unchanged
from newsgraph.service.problems import Problem
from newsgraph.service.relationships import relationships_page
from newsgraph.service.requests import Parameters, is_iri
from newsgraph.service.selecting import Asked, found_page
from newsgraph.service.views import View

__all__ = ["blueprint"]

SHOWN_OTHERS = 12
SHOWN_FACTS = 5
SHOWN_ACTORS = 30
SHOWN_ROLES = 12
MAX_WORDS = 500
RDF_TYPES = [media_type for media_type in GRAPH_TYPES if media_type not in ("application/json", "text/plain")]

blueprint = Blueprint("identifiers", __name__)


def _backend() -> Backend:
    backend: Backend = current_app.extensions["newsgraph"]
    return backend


def _iri(backend: Backend, path: str) -> str:
    iri = backend.base + path
    if not is_iri(iri) or not backend.reader().ask(f"ASK {{ <{iri}> ?p ?o }}"):
        raise Problem(404, "unknown", f"nothing is said of {iri[:300]}", hint="search on the front page")
    return iri


@blueprint.get("/id/<path:path>")
def identify(path: str) -> Response:
    """303 to the page of the thing, or to its RDF."""
    _iri(_backend(), path)
    media_type = choose(request.headers.get("Accept"), [HTML, *RDF_TYPES])
    if media_type is None:
        raise Problem(406, "not-acceptable", "a thing is HTML or RDF", hint="ask for text/html or text/turtle")
    where = "page" if media_type == HTML else "data"
    response = redirect(f"/{where}/{quote(path)}", code=303)
    response.headers["Vary"] = "Accept"
    return response  # type: ignore[return-value]


@blueprint.get("/data/<path:path>")
def data(path: str) -> Response:
    """What is said of the thing, as RDF: an article's whole graph; else its statements, and the evidence of a fact."""
    backend = _backend()
    iri = _iri(backend, path)
    media_type = choose(request.headers.get("Accept"), RDF_TYPES)
    if media_type is None:
        raise Problem(406, "not-acceptable", "this is RDF", hint="ask for text/turtle")
    same = unchanged(backend)
    if same is not None:
        return same
    if backend.reader().ask(f"ASK {{ <{iri}> a ng:Article }}"):
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}"
    else:
        query = f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
          {{ VALUES ?s {{ <{iri}> }} ?s ?p ?o }}
          UNION {{ <{iri}> ng:evidence|ng:trigger|(ng:evidence/nif:sentence) ?s . ?s ?p ?o }}
          UNION {{ VALUES ?o {{ <{iri}> }} VALUES ?p {{ owl:sameAs }} ?s ?p ?o }} }}"""
    body = backend.reader().serialized(query, GRAPH_TYPES[media_type])
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    response = tagged_now(backend, Response(body, content_type=media_type + charset))
    response.headers["Vary"] = "Accept"
    return response


@blueprint.get("/page/<path:path>")
def thing(path: str) -> Response:
    """The page of a thing: the facts of it, with their sentences."""
    backend = _backend()
    iri = _iri(backend, path)
    same = unchanged(backend)
    if same is not None:
        return same
    return kept_answer(backend, lambda: _thing(backend, iri))


def _thing(backend: Backend, iri: str) -> Response:
    view = View(backend)
    entry = view.directory.entry(iri)
    if entry is not None:
        arguments()
        shown_roles, _, _ = found_page(view, Asked("role", [("holder", [entry])]), _limited(SHOWN_ROLES))
        roles = view.loaded(shown_roles)
        relationships, _, total = relationships_page(view, entry, _limited(SHOWN_OTHERS))
        facts = view.loaded(iri for one in relationships for iri in one.shown[:SHOWN_FACTS])
        response = page(
            "actor.html",
            entry=entry,
            roles=list(roles.values()),
            relationships=relationships,
            left_out=max(0, total - SHOWN_OTHERS),
            facts=facts,
            view=view,
        )
    else:
        try:
            response = page("thing.html", told=explain(cast("Store", backend.reader()), iri), view=view)
        except QueryError as error:
            raise Problem(404, "unknown", error.message, hint=error.hint or "search on the front page") from error
    return tagged_now(backend, response)


def _limited(number: int) -> Parameters:
    return Parameters({"limit": [str(number)]})


@blueprint.get("/")
def front() -> Response:
    """The front page: search for an actor."""
    backend = _backend()
    words = (arguments("q").one("q") or "")[:MAX_WORDS]
    same = unchanged(backend)
    if same is not None:
        return same
    view = View(backend)
    known = view.directory
    listed, actors = known.listed(Filter(), "mentions", None, SHOWN_ACTORS)
    if words.strip():
        found = [entry for _, entry in known.search(words) if entry.named]
    else:
        found = listed
    response = page(
        "front.html",
        words=words,
        found=found[:SHOWN_ACTORS],
        total=len(found) if words.strip() else actors,
        articles=known.count("SELECT COUNT(*) FROM article", ()),
        actors=actors,
        view=view,
    )
    return tagged_now(backend, response)
