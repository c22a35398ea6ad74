"""One worker process: it answers queries on a read-only snapshot, or owns the store while something is written.

Started as ``python -m newsgraph.service.worker read|write MEMORY_BYTES`` by ``newsgraph.service.workers``; it reads
requests from its standard input and writes frames to its standard output. It imports as little as it can, so that a
killed one is back soon. Whatever goes wrong here goes wrong in this process only.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from typing import IO, Any, cast

import pyoxigraph as ox

from newsgraph.service.changes import note_changes
from newsgraph.service.confinement import confine, ending_with
from newsgraph.service.pipes import DATA, END, ERROR, HEAD, READY, TAKEN, FrameReader, PipeClosed, write_frame

STACK_BYTES = 256 << 20  # long chains of operators are evaluated by recursion
FRAME_BYTES = 1 << 16

RESULT_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
}

RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
ARTICLE = ox.NamedNode("https://w3id.org/newsgraph/ns#Article")

TERM = ox.NamedNode("urn:newsgraph:term")  # a function of our own: the term at a place of a quad, both by their numbers

Request = dict[str, Any]  # what came as JSON


class Refusal(Exception):  # noqa: N818 (the service turns it into a problem)
    """Why there is no answer: a code that the service knows, and the reason."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@contextlib.contextmanager
def unseen_without_copy(*, written: bool) -> Iterator[None]:
    """Around the copy of a store: a failure to make it does not undo what was ``written`` before, and is told so."""
    try:
        yield
    except Exception as error:
        if not written:
            raise
        raise Refusal("unseen", f"it was written, but cannot be read yet: {error}") from error


class Output:
    """The body of one answer, as a file that sends what is written to it as frames."""

    def __init__(self, descriptor: int, limit: int) -> None:
        self._descriptor = descriptor
        self._limit = limit
        self._pending = bytearray()
        self.sent = 0

    def write(self, data: bytes) -> int:
        """Take bytes; raises when the answer becomes longer than allowed."""
        self.sent += len(data)
        if self.sent > self._limit:
            raise Refusal("result-too-large", f"the answer has more than {self._limit} bytes")
        self._pending += data
        if len(self._pending) >= FRAME_BYTES:
            self._send()
        return len(data)

    def _send(self) -> None:
        if self._pending:
            write_frame(self._descriptor, DATA, bytes(self._pending))
            self._pending.clear()

    def flush(self) -> None:
        """Nothing: what is pending goes with ``finish``, so that a short answer is one frame."""

    def finish(self) -> None:
        """Send what is left."""
        self._send()


class Reader:
    """Answers queries, on the snapshot that each names."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._path = ""
        self._store: ox.Store | None = None

    def _on(self, path: str) -> ox.Store:
        if self._store is None or self._path != path:
            self._store = None
            self._store = ox.Store.read_only(path)
            self._path = path
        return self._store

    def answer(self, request: Request) -> dict[str, object]:
        """Send head and body of the answer to one query; what it returns goes with the end."""
        store = self._on(request["snapshot"])
        graphs = request.get("default_graphs"), request.get("named_graphs")
        default_graph: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None
        named_graphs: list[ox.NamedNode | ox.BlankNode] | None = None
        if graphs != (None, None):  # a dataset of the request's own: what it does not name is empty
            default_graph = [ox.NamedNode(iri) for iri in graphs[0] or ()]
            named_graphs = [ox.NamedNode(iri) for iri in graphs[1] or ()]
        result = store.query(
            request["query"],
            base_iri=request.get("base"),
            prefixes=request.get("prefixes"),
            default_graph=default_graph,
            named_graphs=named_graphs,
        )
        output = Output(self._descriptor, request["max_bytes"])
        if isinstance(result, ox.QueryTriples):
            name = self._head("graph", request["graph_format"], "graph")
            ox.serialize(result, cast("IO[bytes]", output), GRAPH_FORMATS[name], prefixes=request.get("prefixes"))
        elif isinstance(result, ox.QueryBoolean):
            name = self._head("boolean", request["result_format"], "yes or no")
            result.serialize(cast("IO[bytes]", output), RESULT_FORMATS[name])
        else:
            name = self._head("solutions", request["result_format"], "table")
            result.serialize(cast("IO[bytes]", output), RESULT_FORMATS[name])
        output.finish()
        return {"bytes": output.sent}

    def _head(self, kind: str, name: str | None, what: str) -> str:
        if name is None:
            raise Refusal("not-acceptable", f"the answer is a {what}, which has none of the formats asked for")
        write_frame(self._descriptor, HEAD, json.dumps({"kind": kind}).encode())
        return name


class Writer:
    """Owns the store for as long as one request takes: to update it, or only to copy it."""

    def answer(self, request: Request) -> dict[str, object]:
        """Write what is to be written, copy the store to ``path``, and let go of it."""
        location = request["location"]
        try:
            store = ox.Store(location)
        except OSError as error:
            code = "locked" if "lock" in str(error).lower() else "store"
            raise Refusal(code, str(error)) from error
        operation = request["operation"]
        if operation == "update":
            # Identity is recomputed from the articles by the next build, whatever the update does to them.
            with contextlib.suppress(FileNotFoundError):
                os.unlink(os.path.join(location, request["index"]))  # noqa: PTH108, PTH118 (no pathlib here)
            no_article = next(store.quads_for_pattern(None, RDF_TYPE, ARTICLE, ox.DefaultGraph()), None) is None
            if no_article or request["graphs"] == ["*"]:  # the latter empties the store
                self._run(store, request)
            else:
                self._update_in_step(store, request)
        elif operation != "snapshot":
            raise Refusal("unknown", f"no such operation: {operation}")
        with unseen_without_copy(written=operation == "update"):
            store.backup(request["path"])
            note_changes(os.path.join(location, request["index"]), request["path"])  # noqa: PTH118 (as above)
        store.flush()
        return {}

    @staticmethod
    def _run(store: ox.Store, request: Request) -> None:
        store.update(request["update"], base_iri=request.get("base"), prefixes=request.get("prefixes"))

    def _update_in_step(self, store: ox.Store, request: Request) -> None:
        """Carry out an update of a store of articles, so that the default graph goes on to be the union of all graphs.

        It is tried on a copy; what it changes there in the graphs that it names is done here, and to the default graph
        likewise, in one transaction.
        """
        if request["unclear"]:
            raise Refusal("out-of-step", request["unclear"])
        trial_path = request["path"] + ".trial"
        try:
            store.backup(trial_path)
            trial = ox.Store(trial_path)
            self._try(trial, request)
            gone: list[ox.Quad] = []
            come: list[ox.Quad] = []
            emptied: list[ox.NamedNode] = []
            touched = {ox.NamedNode(iri) for iri in request["graphs"]}
            for name in touched:
                old, new = (set(each.quads_for_pattern(None, None, None, name)) for each in (store, trial))
                gone += old - new
                come += new - old
                if old and not new:
                    emptied.append(name)
            said = {quad.triple for quad in come}
            unsaid = [quad for quad in gone if quad.triple not in said and not self._kept(store, trial, quad, touched)]
            del trial
        finally:
            shutil.rmtree(trial_path, ignore_errors=True)
        if gone or come:
            self._change(store, unsaid, gone, come, emptied)

    @staticmethod
    def _change(
        store: ox.Store, unsaid: list[ox.Quad], gone: list[ox.Quad], come: list[ox.Quad], emptied: list[ox.NamedNode]
    ) -> None:
        """Take quads out and put others in, in one transaction; those ``unsaid`` leave the default graph.

        The terms are handed over as they are and not written into the update, where a blank node of the store has no
        name: it could not be taken out, and what is put in would be said of another one.
        """
        handed: list[tuple[Any, ...]] = []

        def all_of(verb: str, quads: list[ox.Quad], template: str) -> str:
            first = len(handed)
            handed.extend(tuple(quad) for quad in quads)
            terms = " ".join(f"BIND({TERM}(?n, {place}) AS ?{name})" for place, name in enumerate("spog"))
            numbers = " ".join(map(str, range(first, len(handed))))
            return f"{verb} {{ {template} }} WHERE {{ VALUES ?n {{ {numbers} }} {terms} }}"

        steps = [
            all_of("DELETE", unsaid, "?s ?p ?o"),
            all_of("DELETE", gone, "GRAPH ?g { ?s ?p ?o }"),
            all_of("INSERT", come, "?s ?p ?o . GRAPH ?g { ?s ?p ?o }"),
            *(f"DROP SILENT GRAPH {name}" for name in emptied),
        ]

        def term(number: Any, place: Any) -> Any:
            return handed[int(number.value)][int(place.value)]

        store.update(" ;\n".join(steps), custom_functions={TERM: term})

    def _try(self, trial: ox.Store, request: Request) -> None:
        """Run an update on a copy; each of its steps sees the default graph as the one before has left it."""
        steps = request["steps"]
        if len(steps) < 2:
            self._run(trial, request)
            return
        try:
            self._run(ox.Store(), request)  # a mistake is told by its place in the whole text
        except SyntaxError:
            raise
        except Exception:  # noqa: S110 - what is missing in an empty store
            pass
        names = [ox.NamedNode(iri) for iri in request["graphs"]]
        default = ox.DefaultGraph()

        def held() -> set[ox.Quad]:
            return {quad for name in names for quad in trial.quads_for_pattern(None, None, None, name)}

        before = held()
        for step in steps:
            self._run(trial, {**request, "update": step})
            after = held()
            for quad in before - after:
                same = trial.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
                if all(other.graph_name == default for other in same):
                    trial.remove(ox.Quad(quad.subject, quad.predicate, quad.object, default))
            trial.extend(ox.Quad(quad.subject, quad.predicate, quad.object, default) for quad in after - before)
            before = after

    @staticmethod
    def _kept(store: ox.Store, trial: ox.Store, quad: ox.Quad, touched: set[ox.NamedNode]) -> bool:
        """Whether another graph goes on to say the same."""

        def others(each: ox.Store) -> set[object]:
            same = each.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
            return {other.graph_name for other in same if other.graph_name != ox.DefaultGraph()}

        return bool(others(store) - touched) or bool(others(trial) & touched)


def _resident_bytes() -> int:
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 (pathlib is not imported here, for speed)
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _outcome(handle: Callable[[Request], dict[str, object]], request: Request) -> tuple[bytes, bytes]:
    """Handle one request; the last frame of its answer."""
    try:
        kind, outcome = END, handle(request)
    except Refusal as error:
        kind, outcome = ERROR, {"code": error.code, "message": str(error)}
    except SyntaxError as error:
        kind, outcome = ERROR, {"code": "syntax", "message": str(error)}
    except MemoryError:
        kind, outcome = ERROR, {"code": "memory", "message": "it needed more memory than it may have"}
    except BrokenPipeError:
        raise
    except Exception as error:  # whatever it is, the service says so and goes on
        kind, outcome = ERROR, {"code": "failed", "message": str(error)}
    return kind, json.dumps({**outcome, "resident": _resident_bytes()}).encode()


def _serve(handle: Callable[[Request], dict[str, object]], descriptor: int) -> None:
    requests = FrameReader(0)
    write_frame(descriptor, READY, b"")
    while True:
        try:
            _, payload = requests.read()
        except PipeClosed:
            return
        request = json.loads(payload)
        if "operation" in request:
            write_frame(descriptor, TAKEN, b"")
        with ending_with(0):
            kind, outcome = _outcome(handle, request)
        # Not before: the next request may come as soon as this is sent.
        write_frame(descriptor, kind, outcome)


def serve(
    make: Callable[[int], Callable[[Request], dict[str, object]]], memory_bytes: int, *, network: bool = False
) -> None:
    """Answer requests until the service closes the pipe, by the function that ``make`` gives for the descriptor."""
    confine(memory_bytes, network=network)
    descriptor = os.dup(1)
    os.dup2(2, 1)  # whatever prints, prints to the log and not into the frames
    threading.stack_size(STACK_BYTES)

    def work() -> None:
        with contextlib.suppress(BrokenPipeError):  # the service is gone: nobody is left to be told
            _serve(make(descriptor), descriptor)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def main(arguments: list[str]) -> None:
    """Serve as a reader or the writer."""
    mode, memory = arguments[0], int(arguments[1])
    serve(
        lambda descriptor: Writer().answer if mode == "write" else Reader(descriptor).answer,
        memory,
        network=mode == "reach",
    )


if __name__ == "__main__":
    main(sys.argv[1:])
