"""The SPARQL 1.1 Protocol: /sparql for queries, /update for updates."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from itertools import chain

import pyoxigraph as ox
from flask import Blueprint, Response, current_app, request

from newsgraph.service.backend import Backend, Dataset, HeldBody, as_problem
from newsgraph.service.config import Config
from newsgraph.service.description import service_description
from newsgraph.service.guard import check_query, check_update
from newsgraph.service.negotiation import GRAPH_TYPES, HTML, RESULT_TYPES, choose
from newsgraph.service.pages import editor_page
from newsgraph.service.problems import Problem
from newsgraph.service.requests import FORM_TYPE, Parameters, client_gone, parse_parameters, read_body, read_text
from newsgraph.service.tokens import require_token
from newsgraph.service.using import with_dataset
from newsgraph.service.workers import Busy, Stopped, WorkerFailure

__all__ = ["blueprint"]

QUERY_TYPE = "application/sparql-query"
UPDATE_TYPE = "application/sparql-update"
HELD_BYTES = 1 << 20  # an answer up to this size is sent when it is whole, so that a failure still has its status

blueprint = Blueprint("sparql", __name__)
logger = logging.getLogger(__name__)


def _backend() -> Backend:
    backend = current_app.extensions["newsgraph"]
    assert isinstance(backend, Backend)  # noqa: S101 (for the type checker: create_app put it there)
    return backend


def _iris(parameters: Parameters, name: str) -> tuple[str, ...] | None:
    found = parameters.all(name)
    for iri in found:
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise Problem(400, "no-iri", f"{name} is no absolute IRI: {error}", hint="give an absolute IRI") from error
    return tuple(found) or None


def _refuse(parameters: Parameters, names: tuple[str, ...], where: str) -> None:
    for name in names:
        if parameters.all(name):
            raise Problem(400, "misplaced-parameter", f"{name} has no place here", hint=where)


# Queries


@blueprint.get("/sparql")
@blueprint.get("/sparql/")
def query_by_get() -> Response:
    """A query in the URL; without one, what the service is (or the editor, for a browser)."""
    parameters = parse_parameters(request.query_string)
    _refuse(parameters, ("update",), "send an update to /update, by POST")
    query = parameters.one("query")
    if query is None:
        return _description(parameters)
    return _answer(query, parameters)


@blueprint.post("/sparql")
@blueprint.post("/sparql/")
def query_by_post() -> Response:
    """A query in the body: a form, or the query itself."""
    config = _backend().config
    in_url = parse_parameters(request.query_string)
    if request.mimetype == FORM_TYPE:
        # Percent-encoding may triple each byte, and the graphs' names need room too.
        form = parse_parameters(read_body(request, 4 * config.max_query_bytes))
        parameters = Parameters({name: in_url.all(name) + form.all(name) for name in {*in_url.values, *form.values}})
        _refuse(parameters, ("update",), "send an update to /update")
        query = parameters.one("query")
        if query is None:
            raise Problem(400, "no-query", "the form has no query", hint="put it into the parameter query")
        return _answer(query, parameters)
    if request.mimetype == QUERY_TYPE:
        _refuse(in_url, ("query", "update"), "the body is the query")
        return _answer(read_text(request, config.max_query_bytes), in_url)
    raise Problem(
        415, "media-type", f"a query is not {request.mimetype or 'without a type'}", hint=f"{FORM_TYPE} or {QUERY_TYPE}"
    )


def _description(parameters: Parameters) -> Response:
    if parameters.values:
        raise Problem(400, "no-query", "there are parameters, but no query", hint="put it into the parameter query")
    backend = _backend()
    graph_types = [media_type for media_type in GRAPH_TYPES if media_type not in ("application/json", "text/plain")]
    media_type = choose(request.headers.get("Accept"), [*graph_types, HTML])
    if media_type is None:
        raise Problem(406, "not-acceptable", "the description is RDF or HTML", hint="ask for text/turtle")
    if media_type == HTML:
        return editor_page(backend.config, backend.base)
    body = service_description(backend, _endpoint(), GRAPH_TYPES[media_type])
    return Response(body, content_type=_with_charset(media_type))


def _endpoint() -> str:
    public = _backend().config.public_url.rstrip("/")
    return (public or request.url_root.rstrip("/")) + request.path


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _answer(query: str, parameters: Parameters) -> Response:
    backend = _backend()
    config = backend.config
    _refuse(parameters, ("using-graph-uri", "using-named-graph-uri"), "these are for updates")
    check_query(
        query,
        max_bytes=config.max_query_bytes,
        max_depth=config.max_depth,
        allowed=config.service_allow.split(),
    )
    dataset = Dataset(_iris(parameters, "default-graph-uri"), _iris(parameters, "named-graph-uri"))
    accept = request.headers.get("Accept")
    result_type, graph_type = choose(accept, list(RESULT_TYPES)), choose(accept, list(GRAPH_TYPES))
    if result_type is None and graph_type is None:
        raise Problem(
            406, "not-acceptable", f"there is no answer of type {accept}", hint="ask for another type, or for */*"
        )
    etag = None
    if request.method != "POST":
        key = "\0".join((backend.snapshots.identifier, request.url, result_type or "", graph_type or ""))
        etag = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:20]
        if request.if_none_match.contains_weak(etag):
            return _tagged(Response(status=304), etag)
    try:
        head, body = backend.sparql(
            query,
            result_format=RESULT_TYPES.get(result_type or ""),
            graph_format=GRAPH_TYPES.get(graph_type or ""),
            base_iri=_endpoint(),
            dataset=dataset,
            cancelled=client_gone(request),
        )
        media_type = (graph_type if head["kind"] == "graph" else result_type) or ""
        response = _response(body)
    except (Busy, Stopped, WorkerFailure) as error:
        raise as_problem(error, query) from error
    response.content_type = _with_charset(media_type)
    return _tagged(response, etag)


def _tagged(response: Response, etag: str | None) -> Response:
    if etag is not None:
        response.set_etag(etag, weak=True)
        response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept, Accept-Encoding"
    return response


def _response(body: HeldBody) -> Response:
    """A short answer whole; a long one as it comes."""
    held: list[bytes] = []
    size = 0
    for part in body:
        held.append(part)
        size += len(part)
        if size > HELD_BYTES:
            return Response(Stream(held, body))
    return Response(b"".join(held))


class Stream:
    """An answer on its way. Where it is cut short, the connection breaks off, so that the client knows."""

    def __init__(self, held: list[bytes], body: HeldBody) -> None:
        self._body = body
        self._parts: Iterator[bytes] = chain(held, body)

    def __iter__(self) -> Stream:
        return self

    def __next__(self) -> bytes:
        """The next bytes."""
        try:
            return next(self._parts)
        except (Stopped, WorkerFailure) as error:
            logger.warning("answer cut short: %s", error.message)
            raise

    def close(self) -> None:
        """The client wants no more, or has it all."""
        self._body.close()


# Updates


@blueprint.post("/update")
@blueprint.post("/update/")
def update() -> Response:
    """An update in the body: a form, or the update itself. Only with the token."""
    backend = _backend()
    config: Config = backend.config
    require_token(config, request)
    in_url = parse_parameters(request.query_string)
    if request.mimetype == FORM_TYPE:
        _refuse(in_url, ("update", "query"), "a form has everything in its body")
        form = parse_parameters(read_body(request, 4 * config.max_update_bytes))
        parameters = Parameters({name: in_url.all(name) + form.all(name) for name in {*in_url.values, *form.values}})
        _refuse(parameters, ("query",), "send a query to /sparql")
        text = parameters.one("update")
    elif request.mimetype == UPDATE_TYPE:
        _refuse(in_url, ("query", "update"), "the body is the update")
        parameters, text = in_url, read_text(request, config.max_update_bytes)
    else:
        raise Problem(
            415,
            "media-type",
            f"an update is not {request.mimetype or 'without a type'}",
            hint=f"{FORM_TYPE} or {UPDATE_TYPE}",
        )
    if not text:
        raise Problem(400, "no-update", "there is no update", hint="put it into the body, or the parameter update")
    _refuse(parameters, ("default-graph-uri", "named-graph-uri"), "an update has using-graph-uri")
    check_update(text, max_bytes=config.max_update_bytes, max_depth=config.max_depth)
    using = _iris(parameters, "using-graph-uri"), _iris(parameters, "using-named-graph-uri")
    if using != (None, None):
        text = with_dataset(text, using[0] or (), using[1] or ())
    try:
        backend.update(text, base_iri=_endpoint())
    except (Busy, Stopped, WorkerFailure) as error:
        raise as_problem(error, text) from error
    return Response(status=204)
