"""The service beside rdflib-endpoint: ``python bench/peer.py --peer PATH/TO/rdflib-endpoint [--articles N]``.

The fifteen queries of docs/cookbook.md are asked of both over HTTP, one after another in the same run, on the same
triples: the twelve sample articles, built, and copied under other names until there are N (the actors stay the same
across the copies, as they do in the news). Both run as they come, each in a process of its own on 127.0.0.1. Prints for
each query how many rows there are (both must give as many), the medians and their ratio, and at the end the geometric
mean of the ratios. What the peer does not answer within ``--seconds`` counts as those seconds, and is marked.
A query that it fails at, for a text that is unbound in GROUP_CONCAT, is asked of both in another form, and has a star.

The peer is no dependency of this project: install it somewhere of its own (``pip install rdflib-endpoint``). Without it
the measure says so and ends with status 0. ``--peer-store Oxigraph`` has it stand on Oxigraph (needs ``oxrdflib``) in
place of its default, which is rdflib's own store.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from math import ceil
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from newsgraph.builder import pipeline
from newsgraph.builder.store import PREFIXES, open_store

ROOT = Path(__file__).parent.parent
QUERY = re.compile(r"^## (?P<title>\d+\..+?)\n.*?```sparql\n(?P<query>.*?)```", re.DOTALL | re.MULTILINE)
DECLARED = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
# rdflib 7.6 fails where a text to be joined is unbound; such a query is asked of both so that it is not.
AGGREGATED = re.compile(r"(GROUP_CONCAT\(DISTINCT) (\?\w+)")
TIMES, SLOW_TIMES = 9, 3  # so often each query is asked, and so often where it takes more than QUICK seconds
QUICK = 1.0
START_SECONDS = 900.0


def questions() -> list[tuple[str, str]]:
    """Titles and queries of the cookbook."""
    page = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
    return [(found["title"], DECLARED + found["query"]) for found in QUERY.finditer(page)]


def make(number: int, folder: Path) -> int:
    """Make a store of so many articles, and its default graph as data.nt, in the folder; how many triples it has."""
    samples = sorted((ROOT / "builder" / "samples").glob("*.json"))
    with open_store(folder / "samples") as store:
        pipeline.build(samples, store)
    open_store(folder / "store").close()
    lines = _quads(folder / "samples")
    with (folder / "data.nq").open("w", encoding="utf-8") as file:
        for copy in range(ceil(number / len(samples))):
            for line in lines:
                if copy == 0:
                    file.write(line + "\n")
                elif "/article/" in line:
                    file.write(line.replace("/article/", f"/article/c{copy}-") + "\n")
    store = ox.Store(str(folder / "store"))
    store.bulk_load(path=str(folder / "data.nq"), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    store.dump(str(folder / "data.nt"), ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    with (folder / "data.nt").open("rb") as file:
        return sum(1 for _ in file)


def _quads(location: Path) -> list[str]:
    store = ox.Store.read_only(str(location))
    return [f"{quad} ." for quad in store]


class Failed(Exception):  # noqa: N818 - an outcome
    """It says that it cannot answer, and why."""


class Endpoint:
    """A server in a process of its own, and a connection to it."""

    def __init__(self, name: str, command: list[str], path: str) -> None:
        """``command`` gets the port as its last words; the queries go to ``path``."""
        self.name = name
        self._command = command
        self._path = path
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        port = free_port()
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        self._process = subprocess.Popen(
            [*self._command, "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # What this project imports is nothing to the peer.
            env=environment if self._command[0] == sys.executable else None,
        )
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        end = time.monotonic() + START_SECONDS
        while True:
            if self._process.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"{self.name} did not start")
            try:
                if self.rows("SELECT * { VALUES ?x { 1 } }") == 1:
                    return
            except (OSError, ValueError, Failed, http.client.HTTPException):
                self._connection.close()
                time.sleep(0.5)

    def rows(self, query: str) -> int:
        """How many rows the answer has."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
        self._connection.request("POST", self._path, urlencode({"query": query}), headers)
        response = self._connection.getresponse()
        answer = response.read()
        if response.status != 200:
            raise Failed(answer.decode(errors="replace")[:100])
        return len(json.loads(answer)["results"]["bindings"])

    def timed(self, query: str, times: int, seconds: float) -> tuple[float, int | None]:
        """The median of so many answers, in seconds, and how many rows there are; None where none came in time."""
        self._connection.close()
        self._connection.timeout = seconds
        taken: list[float] = []
        while True:
            started = time.perf_counter()
            try:
                number = self.rows(query)
            except TimeoutError:
                self.close()  # it goes on computing, and what is asked next would wait for that
                self.start()
                return seconds, None
            taken.append(time.perf_counter() - started)
            if len(taken) == (times if statistics.median(taken) < QUICK else min(SLOW_TIMES, times)):
                return statistics.median(taken), number

    def close(self) -> None:
        """End it."""
        self._connection.close()
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def compare(peer: str, store: str, folder: Path, seconds: float) -> list[float]:
    """Ask both; their ratios."""
    serve = [sys.executable, "-m", "newsgraph.service.cli", "serve", "--store", str(folder / "store")]
    load = [peer, "serve", str(folder / "data.nt"), "--store", store, "--host", "127.0.0.1"]
    ratios = []
    with (
        closing(Endpoint("newsgraph", serve, "/sparql")) as here,
        closing(Endpoint("rdflib-endpoint", load, "/")) as there,
    ):
        print(f"{'query':60} {'rows':>6} {'newsgraph':>12} {'peer':>12} {'ratio':>8}")
        for title, query in questions():
            try:
                other, others = there.timed(query, TIMES, seconds)
            except Failed:
                query = AGGREGATED.sub(r"\1 COALESCE(\2, '')", query)
                title += " *"
                other, others = there.timed(query, TIMES, seconds)
            mine, found = here.timed(query, TIMES, seconds)
            mark = " (no answer in time)" if others is None else f" (the peer gives {others} rows)" * (others != found)
            ratios.append(other / mine)
            figures = f"{found!s:>6} {1000 * mine:9.1f} ms {1000 * other:9.1f} ms {other / mine:8.1f}"
            print(f"{title[:60]:60} {figures}{mark}", flush=True)
    return ratios


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", default=shutil.which("rdflib-endpoint") or "", help="the command rdflib-endpoint")
    parser.add_argument("--peer-store", default="default", choices=("default", "Oxigraph"))
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--seconds", type=float, default=120.0)
    given = parser.parse_args()
    if not given.peer or shutil.which(given.peer) is None:
        print("rdflib-endpoint is not installed here, so there is nothing to compare with; see --help")
        return
    with tempfile.TemporaryDirectory() as folder:
        triples = make(given.articles, Path(folder))
        print(f"{given.articles} articles, {triples:,} triples; the peer on its store {given.peer_store!r}")
        ratios = compare(given.peer, given.peer_store, Path(folder), given.seconds)
        print(f"geometric mean of {len(ratios)} ratios: {statistics.geometric_mean(ratios):.1f}")


if __name__ == "__main__":
    main()
