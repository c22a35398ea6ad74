"""The Flask application: every route, one shape of error, and what each answer carries whatever the route."""

from __future__ import annotations

import gzip
import logging
import time
import zlib
from collections.abc import Iterable, Iterator
from math import ceil
from uuid import uuid4

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import HTTPException

from newsgraph.service import (
    api_actors,
    api_articles,
    api_facts,
    api_graph,
    context,
    identifiers,
    openapi,
    operation,
    sparql,
)
from newsgraph.service.backend import Backend, as_problem
from newsgraph.service.config import Config
from newsgraph.service.negotiation import accepts_gzip
from newsgraph.service.problems import Problem, problem_response
from newsgraph.service.rates import Rates
from newsgraph.service.wording import day, in_words, pieces
from newsgraph.service.workers import Busy, Stopped, WorkerFailure

__all__ = ["create_app"]

GZIP_FROM = 1024  # bytes; shorter answers gain nothing
COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/problem+json",
    "application/sparql-results",
    "application/ld+json",
    "application/rdf+xml",
    "application/n-triples",
    "application/n-quads",
    "application/trig",
    "application/graphml+xml",
    "application/gexf+xml",
    "application/openapi+json",
)
UNLIMITED = ("/health", "/ready", "/metrics")  # whatever watches the service
HINTS = {
    400: "see /docs for what the route takes",
    404: "see /docs for the routes there are",
    405: "the header Allow says which methods there are",
    413: "send it in smaller parts",
}

logger = logging.getLogger("newsgraph.service")


def create_app(config: Config, backend: Backend | None = None) -> Flask:
    """The application over the store of ``config``; starts the workers unless a ``backend`` is given.

    Whoever calls this closes ``app.extensions["newsgraph"]`` in the end.
    """
    app = Flask("newsgraph.service")
    app.config["MAX_FORM_MEMORY_SIZE"] = None  # bodies are read and bounded by newsgraph.service.requests
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.strict_slashes = False
    app.extensions["newsgraph"] = backend or Backend(config)
    app.extensions["newsgraph-metrics"] = operation.Metrics()
    if config.rate_per_second:
        app.extensions["newsgraph-rates"] = Rates(config.rate_per_second, config.rate_burst)
    for module in (sparql, operation, api_actors, api_facts, api_articles, api_graph, context, identifiers, openapi):
        app.register_blueprint(module.blueprint)
    app.jinja_env.globals.update(pieces=pieces, in_words=in_words, day=day)
    app.before_request(_begin)
    app.after_request(_finish)
    app.register_error_handler(Problem, problem_response)
    for kind in (Busy, Stopped, WorkerFailure):
        app.register_error_handler(kind, lambda error: problem_response(as_problem(error)))
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)
    return app


def _begin() -> Response | None:
    g.started = time.perf_counter()
    g.request_id = uuid4().hex[:16]
    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
        return Response(status=204)
    rates: Rates | None = current_app.extensions.get("newsgraph-rates")
    if rates is not None and request.path not in UNLIMITED:
        seconds = rates.wait(request.remote_addr or "")
        if seconds:
            raise Problem(
                429,
                "too-many-requests",
                "this address asks more often than it may",
                hint="ask again after Retry-After",
                headers={"Retry-After": str(ceil(seconds))},
            )
    return None


def _finish(response: Response) -> Response:
    headers = response.headers
    headers["X-Request-Id"] = g.get("request_id", "")
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Access-Control-Allow-Origin"] = "*"
    if request.method == "OPTIONS":
        headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, DELETE, OPTIONS"
        headers["Access-Control-Allow-Headers"] = "Accept, Authorization, Content-Type, If-None-Match"
        headers["Access-Control-Max-Age"] = "86400"
    else:
        headers["Access-Control-Expose-Headers"] = "ETag, Link, Location, Retry-After, X-Complete, X-Request-Id"
    _compress(response)
    seconds = time.perf_counter() - g.get("started", time.perf_counter())
    route = request.url_rule.rule if request.url_rule else "none"
    current_app.extensions["newsgraph-metrics"].observe(route, request.method, response.status_code, seconds)
    told = {
        "request": g.get("request_id", ""),
        "client": request.remote_addr or "",
        "method": request.method,
        "path": request.path,
        "route": route,
        "status": response.status_code,
        "milliseconds": round(1000 * seconds, 1),
    }
    # The path may hold anything that a client sends, so it is written as Python writes a text.
    logger.info("%(request)s %(client)s %(method)s %(path)r %(status)d %(milliseconds)s ms", told, extra=told)
    return response


def _compress(response: Response) -> None:
    headers = response.headers
    if not (headers.get("Content-Type") or "").startswith(COMPRESSIBLE):
        return
    headers["Vary"] = ", ".join(dict.fromkeys([*(headers.get("Vary") or "Accept").split(", "), "Accept-Encoding"]))
    if not accepts_gzip(request.headers.get("Accept-Encoding")) or response.status_code in (204, 304):
        return
    # A file handed through as it is ("direct passthrough") has no body to read until it is told to become one.
    response.direct_passthrough = False
    if response.is_streamed:
        response.response = _Gzipped(response.response)
        headers.pop("Content-Length", None)
    else:
        body = response.get_data()
        if len(body) < GZIP_FROM:
            return
        response.set_data(gzip.compress(body, 5))
    headers["Content-Encoding"] = "gzip"


class _Gzipped:
    """A stream, compressed as it comes; where it is cut short, so is this."""

    def __init__(self, source: Iterable[bytes] | Iterable[str]) -> None:
        self._source = source
        self._parts = self._compressed()

    def _compressed(self) -> Iterator[bytes]:
        compressor = zlib.compressobj(5, wbits=31)
        for part in self._source:
            packed = compressor.compress(part.encode() if isinstance(part, str) else part)
            if packed:
                yield packed
        yield compressor.flush()

    def __iter__(self) -> Iterator[bytes]:
        return self._parts

    def close(self) -> None:
        """Close the stream behind."""
        close = getattr(self._source, "close", None)
        if close is not None:
            close()


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    headers = {}
    if error.response is None and isinstance(getattr(error, "valid_methods", None), Iterable):
        headers["Allow"] = ", ".join(sorted(error.valid_methods))  # type: ignore[attr-defined]
    if 300 <= status < 400:
        return error.get_response(request.environ)  # type: ignore[return-value]
    return problem_response(
        Problem(
            status,
            error.name.lower().replace(" ", "-"),
            error.description or error.name,
            hint=HINTS.get(status, "see /docs"),
            headers=headers,
        )
    )


def _unexpected(error: Exception) -> Response:
    logger.exception("%s failed", g.get("request_id", ""), exc_info=error)
    return problem_response(
        Problem(
            500,
            "internal",
            "the service made a mistake",
            hint=f"report it, with the request id {g.get('request_id', '')}",
        )
    )
