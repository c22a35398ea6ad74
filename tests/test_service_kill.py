"""kill -9 of any process of a service: it answers again within two seconds, and nothing acknowledged is lost."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import threading
import time
from pathlib import Path

import pytest
from service_running import TOKEN, Running, running, running_apart
from small_store import make_store

from newsgraph.builder import identity, iris
from newsgraph.builder.quads import quads_of
from newsgraph.builder.store import open_store

SECONDS_TO_RECOVER = 2.0
TEXT = "President Ana Ruiz of Orsinia met Prime Minister Jon Dale in Tarn on Monday."


def post(service: Running, name: str, timeout: float = 60) -> int:
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    body = json.dumps({"id": name, "title": f"Visit {name}", "date": "2031-07-02", "text": TEXT})
    return service.request("POST", "/api/articles", headers=headers, body=body, timeout=timeout).status


def wait_for(service: Running, path: str, seconds: float) -> float:
    """How long it takes until the path is answered with 200."""
    started = time.monotonic()
    while service.get(path).status != 200:
        assert time.monotonic() - started < seconds
        time.sleep(0.02)
    return time.monotonic() - started


@pytest.mark.parametrize("lane", ["query", "rest", "write", "catalogue"])
def test_whichever_worker_is_killed_the_service_goes_on(tmp_path: Path, lane: str) -> None:
    with running(make_store(tmp_path / "store"), writable=True) as service:
        assert post(service, "before") == 200
        stop = threading.Event()
        statuses: list[int] = []

        def load() -> None:
            while not stop.is_set():
                statuses.append(service.get("/api/events").status)
                statuses.append(service.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").status)

        threads = [threading.Thread(target=load) for _ in range(4)]
        for thread in threads:
            thread.start()
        for _ in range(3):
            for pid in service.server.backend.lanes[lane].pids:
                os.kill(pid, signal.SIGKILL)
            assert wait_for(service, "/sparql?query=ASK%7B%7D", 2) < 2
            assert wait_for(service, "/api/actors", 2) < 2
            time.sleep(0.2)
        stop.set()
        for thread in threads:
            thread.join()
        # Whoever was being answered may be told to ask again, and nothing else.
        assert set(statuses) <= {200, 503}
        assert post(service, "after") == 200
        found = {item["identifier"] for item in service.get("/api/articles").json["items"]}
        assert {"before", "after"} <= found


def test_killed_while_building_in_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store")
    with running(folder, writable=True) as service:
        assert post(service, "warm") == 200
        acknowledged = ["warm"]
        for number, delay in enumerate((0.01, 0.06, 0.12)):
            pool = service.server.backend.lanes["build"]

            def kill(pool: object = pool, delay: float = delay) -> None:
                time.sleep(delay)
                for pid in pool.pids:  # type: ignore[attr-defined]
                    os.kill(pid, signal.SIGKILL)

            killer = threading.Thread(target=kill)
            killer.start()
            if post(service, f"n{number}") == 200:
                acknowledged.append(f"n{number}")
            killer.join()
            assert wait_for(service, "/api/actors", 2) < 2  # reading goes on
        assert post(service, "last") == 200
        acknowledged.append("last")
        for name in acknowledged:
            assert service.get(f"/api/articles/{name}").status == 200
    with open_store(folder, read_only=True) as store:
        name = iris.identity_graph(store.base)
        kept = {
            (str(s), str(p), str(o))
            for s, p, o in store.query(f"SELECT ?s ?p ?o {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")  # type: ignore[union-attr]
        }
        import pyoxigraph as ox

        wanted = quads_of(identity.identity_graph(store), ox.NamedNode(name))
        assert kept == {(str(q.subject), str(q.predicate), str(q.object)) for q in wanted}


KINDS = ("supervisor", "server", "read", "write", "build", "catalogue")


@pytest.mark.parametrize("kind", KINDS)
def test_whichever_process_is_killed_under_load_it_recovers_by_itself(tmp_path: Path, kind: str) -> None:
    """As users run it, with readers and a writer at work: back within two seconds, and nothing acknowledged is lost."""
    with running_apart(make_store(tmp_path / "store"), writable=True) as service:
        assert post(service, "first") == 200
        stop = threading.Event()
        acknowledged = ["first"]
        statuses: list[int] = []

        def load() -> None:
            while not stop.is_set():
                for path in ("/api/events", "/api/actors?q=ru", "/sparql?query=SELECT%20*%7B%3Fs%20%3Fp%20%3Fo%7D"):
                    with contextlib.suppress(OSError, http.client.HTTPException):  # it was cut off
                        statuses.append(service.get(path).status)

        def write() -> None:
            number = 0
            while not stop.is_set():
                number += 1
                with contextlib.suppress(OSError, http.client.HTTPException):
                    if post(service, f"n{number}") == 200:
                        acknowledged.append(f"n{number}")

        threads = [threading.Thread(target=one) for one in (load, load, load, write)]
        for thread in threads:
            thread.start()
        try:
            for again in (False, True):
                time.sleep(1)
                victims = [pid for pid, name in service.processes().items() if name == kind]
                assert victims or again  # some are started again only when there is work for them
                for pid in victims:
                    os.kill(pid, signal.SIGKILL)
                taken = back_after(service)
                assert taken < SECONDS_TO_RECOVER * slowness(), f"{taken:.1f} s"
            enough = len(acknowledged) + 1
            end = time.monotonic() + 60
            while len(acknowledged) < enough:  # articles are taken in again, too
                assert time.monotonic() < end
                time.sleep(0.1)
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        # Whoever was being answered is cut off, or told to ask again, and nothing else.
        assert set(statuses) <= {200, 503}
        assert 200 in statuses
        for name in acknowledged:
            assert service.get(f"/api/articles/{name}").status == 200
            assert service.query(f"ASK {{ ?a schema:identifier '{name}' }}").json["boolean"]
        if kind == "supervisor":  # nobody else ends the server then
            for pid in orphans(tmp_path):
                os.kill(pid, signal.SIGTERM)


def slowness() -> float:
    """How much longer work takes here than it would without what others compute on this machine meanwhile."""
    started, worked = time.monotonic(), time.process_time()
    while time.process_time() - worked < 0.1:
        pass
    return max(1.0, (time.monotonic() - started) / 0.1)


def back_after(service: Running) -> float:
    """How long it takes until SPARQL and the routes answer."""
    started = time.monotonic()
    for path in ("/sparql?query=ASK%7B%7D", "/api/actors"):
        while True:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if service.request("GET", path, timeout=10).status == 200:
                    break
            assert time.monotonic() - started < 30
            time.sleep(0.02)
    return time.monotonic() - started


def orphans(folder: Path) -> list[int]:
    """Servers of stores in the folder that have lost their supervisor."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            words = line.read_bytes()
            if b"newsgraph.service.cli" in words and str(folder).encode() in words:
                found.append(int(line.parent.name))
    return found


def test_killed_altogether_it_starts_again_with_all_that_was_acknowledged(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store")
    with running_apart(folder, writable=True) as service:
        assert post(service, "kept") == 200
        for pid in service.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    with running_apart(folder) as service:
        assert service.get("/api/articles/kept").status == 200
        assert service.query("ASK { ?a schema:identifier 'kept' }").json["boolean"]
