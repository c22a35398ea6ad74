"""What stands behind the routes: the snapshots, and the workers for queries, for REST and for writing.

REST has workers of its own, so that no query, however many come, keeps it from answering.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from newsgraph.builder.iris import DEFAULT_BASE
from newsgraph.builder.store import PREFIXES, QueryResult
from newsgraph.service.catalogue import CataloguePool, Follower
from newsgraph.service.config import Config
from newsgraph.service.problems import Problem
from newsgraph.service.recent import Recent
from newsgraph.service.snapshots import Snapshot, Snapshots
from newsgraph.service.targets import steps_of, written_graphs
from newsgraph.service.workers import Answer, Body, Busy, Pool, Stopped, WorkerFailure

__all__ = ["Backend", "HeldBody", "Row", "StoreReader", "as_problem"]

Row = dict[str, str]  # variable → IRI, blank node label or lexical form; unbound variables are left out
STORE_IRI = PREFIXES["ng"] + "store"
MEGABYTE = 1_000_000
COUNTS_KEPT = 4096
CATALOGUE_PATIENCE = 10.0  # seconds that an answer to a writer may wait for the side tables


def as_problem(error: Busy | Stopped | WorkerFailure, text: str = "") -> Problem:
    """What to tell the client when a query or update (its ``text``, for the place of a mistake) went wrong."""
    if isinstance(error, Busy):
        return Problem(
            503, "busy", "every worker has work", hint="ask again after Retry-After", headers={"Retry-After": "2"}
        )
    detail = error.message
    match error.code:
        case "syntax":
            from newsgraph.builder.oxigraph import query_error

            found = query_error(text, detail)
            return Problem(400, "malformed", found.message, hint=found.hint or "see the SPARQL 1.1 grammar")
        case "not-acceptable":
            return Problem(406, "not-acceptable", detail, hint="ask for another type in Accept, or for */*")
        case "timeout":
            return Problem(504, "timeout", "the query took longer than it may", hint="narrow it, or add a LIMIT")
        case "memory":
            return Problem(
                422,
                "too-expensive",
                detail,
                hint="narrow it: fewer joins without shared variables, no ORDER BY over all",
            )
        case "result-too-large":
            return Problem(422, "result-too-large", detail, hint="add a LIMIT, or ask in parts")
        case "locked":
            return Problem(
                503,
                "locked",
                "another process is writing to the store",
                hint="ask again when it is done",
                headers={"Retry-After": "5"},
            )
        case "out-of-step":
            return Problem(
                422,
                "out-of-step",
                detail,
                hint="write to graphs named by IRI; the default graph follows, it is the union of all graphs",
            )
        case "unseen":
            return Problem(503, "unseen", detail, hint="do not send it again: it is seen when the disk has room")
        case "failed":
            return Problem(422, "failed", detail, hint="it is well-formed, but cannot be carried out")
        case _:
            return Problem(503, "failed", detail, hint="ask again", headers={"Retry-After": "1"})


class HeldBody:
    """The bytes of an answer; holds its snapshot until the last of them."""

    def __init__(self, snapshots: Snapshots, snapshot: Snapshot, body: Body) -> None:
        self._snapshots = snapshots
        self._snapshot: Snapshot | None = snapshot
        self._body = body

    def __iter__(self) -> HeldBody:
        return self

    def __next__(self) -> bytes:
        """The next bytes; raises where the answer is cut short."""
        try:
            return next(self._body)
        except BaseException:
            self._release()
            raise

    def _release(self) -> None:
        snapshot, self._snapshot = self._snapshot, None
        if snapshot is not None:
            self._snapshots.release(snapshot)

    def close(self) -> None:
        """Want no more."""
        self._body.close()
        self._release()


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a protocol request names for its query; None where it names none of either kind."""

    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


class Backend:
    """The running parts of one service."""

    def __init__(self, config: Config) -> None:
        """Start them; raises Stopped or WorkerFailure where the store cannot be copied."""
        self.config = config
        memory = config.memory_megabytes * MEGABYTE
        self.writer = Pool(1, mode="write", memory_bytes=memory, queue=config.queue, patience=config.update_seconds)
        try:
            self.snapshots = Snapshots(Path(config.store).resolve(), self.writer)
        except BaseException:
            self.writer.close()
            raise
        # Who may call other endpoints needs the network; everybody else does without.
        modes = ("reach" if config.service_allow else "read", "read")
        self.queries, self.rest = (
            Pool(
                size,
                mode=mode,
                memory_bytes=memory,
                queue=config.queue,
                patience=config.patience_seconds,
                spare=size,  # clients that began together are stopped together
            )
            for mode, size in zip(modes, (config.query_workers, config.rest_workers), strict=True)
        )
        # Who may write gets a process that has the model loaded before the first article comes.
        self.builder: Pool | None = None
        if config.token_hash:
            self.builder = Pool(1, mode="build", memory_bytes=0, queue=config.queue, patience=config.update_seconds)
        self._writing = threading.BoundedSemaphore(config.queue + 1)
        self.counted: Recent[int] = Recent(COUNTS_KEPT)
        self.kept: dict[str, Any] = {}  # what the routes keep of a snapshot, each under a name of its own
        self.base = self._kept_base()
        self.cataloguer = CataloguePool()
        location = Path(config.store).resolve()
        self.catalogue = Follower(location, self.cataloguer, self.snapshots, self.base)
        self.snapshots.published = self.catalogue.follow

    @property
    def version(self) -> str:
        """Another for each state that the routes may show."""
        return f"{self.snapshots.identifier}-{self.catalogue.version}"

    @property
    def lanes(self) -> dict[str, Pool]:
        """The workers, by what they are for."""
        pools = {
            "query": self.queries,
            "rest": self.rest,
            "write": self.writer,
            "build": self.builder,
            "catalogue": self.cataloguer,
        }
        return {name: pool for name, pool in pools.items() if pool is not None}

    def _kept_base(self) -> str:
        rows = self.reader().rows(f"SELECT ?base {{ GRAPH <{STORE_IRI}> {{ <{STORE_IRI}> void:uriSpace ?base }} }}")
        return rows[0]["base"] if rows else DEFAULT_BASE

    def sparql(
        self,
        query: str,
        *,
        result_format: str | None,
        graph_format: str | None,
        base_iri: str,
        dataset: Dataset,
        cancelled: Callable[[], bool] | None = None,
    ) -> tuple[dict[str, object], HeldBody]:
        """Head and body of the answer to a query from outside, in the format that goes with its form.

        Raises Busy, Stopped or WorkerFailure; the body raises the latter two where it is cut short.
        """
        request = {
            "query": query,
            "result_format": result_format,
            "graph_format": graph_format,
            "base": base_iri,
            "prefixes": PREFIXES,
            "default_graphs": dataset.default_graphs,
            "named_graphs": dataset.named_graphs,
            "max_bytes": self.config.max_result_bytes,
        }
        return self._ask(self.queries, request, self.config.query_seconds, cancelled)

    def _ask(
        self, pool: Pool, request: Mapping[str, object], seconds: float, cancelled: Callable[[], bool] | None = None
    ) -> tuple[dict[str, object], HeldBody]:
        snapshot = self.snapshots.acquire()
        try:
            answer: Answer = pool.ask({**request, "snapshot": str(snapshot.path)}, seconds=seconds, cancelled=cancelled)
        except BaseException:
            self.snapshots.release(snapshot)
            raise
        if answer.body is None:
            self.snapshots.release(snapshot)
            raise WorkerFailure("failed", "the worker gave no answer")
        return answer.head, HeldBody(self.snapshots, snapshot, answer.body)

    def own(self, query: str, *, graph_format: str = "ntriples", seconds: float | None = None) -> tuple[str, bytes]:
        """Kind ("solutions", "boolean", "graph") and bytes of the answer to a query of our own, on the REST lane."""
        request = {
            "query": query,
            "result_format": "json",
            "graph_format": graph_format,
            "prefixes": PREFIXES,
            "max_bytes": self.config.max_result_bytes,
        }
        head, body = self._ask(self.rest, request, seconds or self.config.rest_seconds)
        return str(head["kind"]), b"".join(body)

    def update(self, text: str, *, base_iri: str) -> None:
        """Run an update; when this returns, the next query sees it."""
        graphs, unclear = written_graphs(text)
        values = {
            "update": text,
            "base": base_iri,
            "prefixes": PREFIXES,
            "graphs": graphs,
            "steps": steps_of(text),
            "unclear": unclear,
        }
        self._write(self.writer, "update", values)

    def ingest(self, operation: str, values: Mapping[str, object]) -> dict[str, Any]:
        """Build articles in or take one out, see ``newsgraph.service.ingesting``; the next query sees it."""
        if self.builder is None:
            raise Busy  # there is no token, so nobody gets here
        return self._write(self.builder, operation, values)

    def _write(self, pool: Pool, operation: str, values: Mapping[str, object]) -> dict[str, Any]:
        if not self._writing.acquire(blocking=False):
            raise Busy
        try:
            answer = self.snapshots.publish(
                lambda path: (
                    pool.ask(self.snapshots.request(operation, path, **values), seconds=self.config.update_seconds).head
                ),
                patience=self.config.update_seconds,
            )
            self.catalogue.follow(CATALOGUE_PATIENCE)
        finally:
            self._writing.release()
        return answer

    def reader(self, seconds: float | None = None) -> StoreReader:
        """The store as the REST routes read it; each query may take so long (default: ``rest_seconds``)."""
        return StoreReader(self, seconds)

    def close(self) -> None:
        """Stop all parts and remove the snapshots."""
        self.catalogue.close()
        self.snapshots.close()
        for pool in self.lanes.values():
            pool.close()


class StoreReader:
    """The reading half of the Store protocol, answered by the workers kept for REST."""

    def __init__(self, backend: Backend, seconds: float | None = None) -> None:
        self._backend = backend
        self._seconds = seconds

    @property
    def base(self) -> str:
        """What the IRIs of the store's things begin with."""
        return self._backend.base

    @property
    def location(self) -> str:
        """The store's folder."""
        return self._backend.config.store

    def rows(self, query: str) -> list[Row]:
        """The rows of a SELECT, each value as text."""
        _, body = self._backend.own(query, seconds=self._seconds)
        bindings = json.loads(body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]

    def ask(self, query: str) -> bool:
        """The answer to an ASK."""
        _, body = self._backend.own(query)
        return bool(json.loads(body)["boolean"])

    def serialized(self, query: str, graph_format: str) -> bytes:
        """The graph of a CONSTRUCT or DESCRIBE in a format of ``newsgraph.service.negotiation.GRAPH_TYPES``."""
        _, body = self._backend.own(query, graph_format=graph_format)
        return body

    def query(self, text: str) -> QueryResult:
        """The answer as ``Store.query`` gives it; a graph comes as the result of a CONSTRUCT over it."""
        kind, body = self._backend.own(text)
        if kind != "graph":
            return ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
        graph = ox.Store()
        graph.load(BytesIO(body), ox.RdfFormat.N_TRIPLES)
        return graph.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")

    def texts(self, query: str, variable: str) -> Sequence[str]:
        """One column of a SELECT."""
        return [row[variable] for row in self.rows(query) if variable in row]
