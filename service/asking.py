"""A question to a store on this machine, answered in a child process that can be stopped.

pyoxigraph can neither cancel a query nor bound what it takes, and a deeply nested query may crash the process it runs
in. So ``answer`` starts ``python -m newsgraph.service.asking``, which opens the store for reading, answers, and ends;
on the deadline it is killed, and whatever happens to it becomes a QueryError here. An answer is taken whole or not at
all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from typing import BinaryIO, Final

from newsgraph.builder.errors import NewsgraphError, QueryError, StoreError
from newsgraph.service.guard import check_query
from newsgraph.service.problems import Problem

__all__ = ["Answer", "answer"]

SOLUTION_FORMATS: Final = ("json", "csv", "tsv", "xml")
GRAPH_FORMATS: Final = ("turtle", "nt")
MAX_BYTES: Final = 10_000_000
MAX_DEPTH: Final = 5000
STACK_BYTES: Final = 256 << 20
"""The query engine recurses over nested brackets; with this much stack some thousands of them are no matter."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``kind`` is "solutions", "boolean" or "graph"; ``body`` the answer in the format asked for."""

    kind: str
    body: bytes


def answer(
    location: str, query: str, *, solutions: str = "json", graph: str = "turtle", seconds: float | None = None
) -> Answer:
    """The answer of the store at ``location`` to a SPARQL 1.1 query, within ``seconds`` (None: however long it takes).

    ``solutions`` is one of SOLUTION_FORMATS and is used for SELECT and ASK; ``graph`` one of GRAPH_FORMATS, for
    CONSTRUCT and DESCRIBE. Raises QueryError when the query is malformed, would call another endpoint (SERVICE), is too
    slow, or brings the engine down, and
    StoreError when the store cannot be read.
    """
    try:
        check_query(query, max_bytes=MAX_BYTES, max_depth=MAX_DEPTH)
    except Problem as problem:
        raise QueryError(problem.detail, hint=problem.hint) from problem
    request = json.dumps({"location": location, "query": query, "solutions": solutions, "graph": graph}).encode()
    command = [sys.executable, "-m", "newsgraph.service.asking"]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        try:
            done = subprocess.run(  # noqa: S603 - our own module
                command, input=request, stdout=output, stderr=errors, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired:
            raise QueryError(
                f"the query was stopped after {seconds:g} seconds",
                hint="ask for less, put the most selective pattern first, or give it longer with --timeout",
            ) from None
        output.seek(0)
        head = output.readline()
        try:
            told = json.loads(head)
        except ValueError:
            raise _crash(done.returncode, errors) from None
        if "error" in told:
            kind = StoreError if told["error"] == StoreError.code else QueryError
            raise kind(told["message"], where=told["where"], hint=told["hint"])
        if done.returncode:  # it began to answer and came to grief: what there is of it may not be all
            raise _crash(done.returncode, errors)
        return Answer(told["kind"], output.read())


def _crash(status: int, errors: BinaryIO) -> QueryError:
    errors.seek(0)
    last = errors.read().decode(errors="replace").strip().splitlines()[-1:]
    why = f"it ended with signal {-status}" if status < 0 else (last[0] if last else f"it ended with status {status}")
    return QueryError(f"the query brought its process down: {why}", hint="make it simpler, or ask for less")


def _reply(request: dict[str, str], output: BinaryIO) -> None:
    import pyoxigraph as ox

    from newsgraph.builder.store import PREFIXES, open_store

    formats = {
        "json": ox.QueryResultsFormat.JSON,
        "csv": ox.QueryResultsFormat.CSV,
        "tsv": ox.QueryResultsFormat.TSV,
        "xml": ox.QueryResultsFormat.XML,
    }
    with open_store(request["location"], read_only=True) as store:
        result = store.query(request["query"])
        kind = (
            "graph"
            if isinstance(result, ox.QueryTriples)
            else "boolean"
            if isinstance(result, ox.QueryBoolean)
            else "solutions"
        )
        output.write(json.dumps({"kind": kind}).encode() + b"\n")
        if isinstance(result, ox.QueryTriples):
            rdf = ox.RdfFormat.TURTLE if request["graph"] == "turtle" else ox.RdfFormat.N_TRIPLES
            ox.serialize(result, output, rdf, prefixes=PREFIXES if request["graph"] == "turtle" else None)
        else:
            result.serialize(output, formats[request["solutions"]])


def _main() -> None:
    request = json.load(sys.stdin)
    output = sys.stdout.buffer
    status = 0

    def work() -> None:
        nonlocal status
        try:
            _reply(request, output)
        except NewsgraphError as error:
            told = {"error": error.code, "message": error.message, "where": error.where, "hint": error.hint}
            output.write(json.dumps(told).encode() + b"\n")
        except Exception as error:  # whatever it is, the parent says it in a line
            sys.stderr.write(f"{error}\n")
            status = 1
        output.flush()

    threading.stack_size(STACK_BYTES)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    sys.stderr.flush()
    # Without the tear-down of the interpreter, which a reader does not need and which costs a twentieth of a second.
    os._exit(status)


if __name__ == "__main__":
    _main()
