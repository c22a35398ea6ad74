"""kill -9 of any process of a service: it answers again within two seconds, and nothing acknowledged is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from service_running import TOKEN, Running, running
from small_store import make_store

from newsgraph.builder import identity, iris
from newsgraph.builder.quads import quads_of
from newsgraph.builder.store import open_store
from newsgraph.service.config import hash_token

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


def start(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """``newsgraph serve`` in a process of its own, and its address once it answers."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "NEWSGRAPH_TOKEN_HASH": hash_token(TOKEN),
        "PYTHONUNBUFFERED": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "newsgraph.service.cli", "serve", "--store", str(folder), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if "http://" in line:
            return process, "http://" + line.partition("http://")[2].split("/")[0]
    raise AssertionError("it did not start")


def test_killed_itself_it_starts_again_with_all_that_was_acknowledged(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store")
    process, address = start(folder)
    try:
        client = Running.__new__(Running)
        client.host, client.port = "127.0.0.1", int(address.rpartition(":")[2])
        assert post(client, "kept") == 200
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    started = time.monotonic()
    process, address = start(folder)
    try:
        client.port = int(address.rpartition(":")[2])
        assert client.get("/api/articles/kept").status == 200
        assert client.query("ASK { ?a schema:identifier 'kept' }").json["boolean"]
        assert time.monotonic() - started < 10  # a start of Python and of five processes, on a machine that is busy
    finally:
        process.terminate()
        process.communicate()
