"""For whoever runs the service: is it there, does it answer, and how is it doing."""

from __future__ import annotations

import threading
import time
from collections import Counter

from flask import Blueprint, Response, current_app, jsonify, request

from newsgraph.service.backend import Backend
from newsgraph.service.description import void_description
from newsgraph.service.negotiation import GRAPH_TYPES, choose
from newsgraph.service.problems import Problem

__all__ = ["Metrics", "blueprint"]

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})  # clients make up others
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)  # seconds

READY_SECONDS = 1.0

blueprint = Blueprint("operation", __name__)


class Metrics:
    """Requests counted by route, method and status, and how long they took (seconds until the head of the answer)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: Counter[tuple[str, float]] = Counter()
        self._seconds: dict[str, float] = {}
        self._started = time.time()

    def observe(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one request."""
        method = method if method in METHODS else "other"
        with self._lock:
            self._requests[route, method, status] += 1
            self._seconds[route] = self._seconds.get(route, 0.0) + seconds
            for bucket in BUCKETS:
                if seconds <= bucket:
                    self._buckets[route, bucket] += 1

    def exposition(self, backend: Backend) -> str:
        """Everything in the Prometheus text format, version 0.0.4."""
        with self._lock:
            requests, buckets, seconds = dict(self._requests), dict(self._buckets), dict(self._seconds)
        lines = ["# TYPE newsgraph_requests_total counter"]
        for (route, method, status), number in sorted(requests.items()):
            lines.append(f'newsgraph_requests_total{{route="{route}",method="{method}",status="{status}"}} {number}')
        lines.append("# TYPE newsgraph_request_seconds histogram")
        for route in sorted(seconds):
            total = sum(number for (name, _, _), number in requests.items() if name == route)
            for bucket in BUCKETS:
                count = buckets.get((route, bucket), 0)
                lines.append(f'newsgraph_request_seconds_bucket{{route="{route}",le="{bucket}"}} {count}')
            lines.append(f'newsgraph_request_seconds_bucket{{route="{route}",le="+Inf"}} {total}')
            lines.append(f'newsgraph_request_seconds_sum{{route="{route}"}} {seconds[route]:.6f}')
            lines.append(f'newsgraph_request_seconds_count{{route="{route}"}} {total}')
        for name, pool in backend.lanes.items():
            label = f'{{lane="{name}"}}'
            lines += [
                f"newsgraph_workers{label} {pool.size}",
                f"newsgraph_workers_busy{label} {pool.busy}",
                f"newsgraph_requests_waiting{label} {pool.waiting}",
                f"newsgraph_workers_replaced_total{label} {pool.killed}",
            ]
        lines.append(f"newsgraph_start_time_seconds {self._started:.3f}")
        return "\n".join(lines) + "\n"


def _backend() -> Backend:
    backend: Backend = current_app.extensions["newsgraph"]
    return backend


@blueprint.get("/health")
def health() -> Response:
    """The service is there."""
    return jsonify(status="ok")


@blueprint.get("/ready")
def ready() -> Response:
    """A query is answered just now, and the lists are there; else a Problem."""
    backend = _backend()
    backend.catalogue.connection(READY_SECONDS)
    if not backend.reader().ask("ASK {}"):
        raise Problem(503, "not-ready", "a query was answered wrongly", hint="see the log")
    return jsonify(status="ready", snapshot=backend.snapshots.identifier)


@blueprint.get("/metrics")
def metrics() -> Response:
    """The counters, for Prometheus."""
    kept: Metrics = current_app.extensions["newsgraph-metrics"]
    return Response(kept.exposition(_backend()), content_type="text/plain; version=0.0.4; charset=utf-8")


@blueprint.get("/.well-known/void")
def void() -> Response:
    """What is in the store, as VoID."""
    backend = _backend()
    media_type = choose(request.headers.get("Accept"), list(GRAPH_TYPES))
    if media_type is None:
        raise Problem(406, "not-acceptable", "the description is RDF", hint="ask for text/turtle")
    root = (backend.config.public_url.rstrip("/") or request.url_root.rstrip("/")) + "/"
    body = void_description(backend, root, GRAPH_TYPES[media_type])
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    response = Response(body, content_type=media_type + charset)
    response.headers["Vary"] = "Accept"
    return response
