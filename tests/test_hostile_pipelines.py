"""Clients that send requests ahead of their answers, go away, read slowly, or write many things at once."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from service_running import Running, running
from small_store import make_store

SECONDS = 6.0
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = make_store(tmp_path_factory.mktemp("store") / "store")
    bounds = {"query_seconds": SECONDS, "patience_seconds": SECONDS, "queue": 20}
    with running(folder, writable=True, **bounds) as service:
        yield service


def post(query: str) -> bytes:
    head = "POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
    return f"{head}Content-Length: {len(query)}\r\n\r\n{query}".encode()


def connect(service: Running) -> socket.socket:
    return socket.create_connection((service.host, service.port), timeout=30)


def wait_until_busy(service: Running, workers: int) -> None:
    end = time.monotonic() + 10
    while service.server.backend.queries.busy != workers:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_who_sent_much_and_went_away_is_answered_no_more(service: Running) -> None:
    open_ = [connect(service) for _ in range(6)]
    for one in open_:
        one.sendall(post(ENDLESS) * 5)
    wait_until_busy(service, service.server.backend.queries.size)
    for one in open_:
        one.close()
    time.sleep(0.5)  # somebody may just have begun to look
    assert service.answers()
    assert service.server.backend.queries.waiting == 0


def test_what_was_asked_ahead_is_answered_in_turn(service: Running) -> None:
    numbers = range(20)
    with connect(service) as one:
        one.sendall(b"".join(post(f"SELECT ({number} AS ?number) {{}}") for number in numbers))
        found = b""
        while found.count(b"}]}}") < len(numbers):
            chunk = one.recv(1 << 20)
            assert chunk
            found += chunk
    assert [int(number) for number in re.findall(rb'"value":"(\d+)"', found)] == list(numbers)


def test_methods_that_are_made_up_are_not_remembered(service: Running) -> None:
    for number in range(20):
        assert service.request("A" * 1000 + "B" * number, "/health").status == 405
    told = service.get("/metrics").text
    assert "AAAA" not in told
    assert 'newsgraph_requests_total{route="none",method="other",status="405"} 20' in told


def test_many_writers_at_once_keep_nobody_from_reading(service: Running) -> None:
    statuses: list[int] = []

    def write(number: int) -> None:
        update = f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> <urn:b> {number} }} }}"
        statuses.append(service.update(update).status)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(150)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        assert service.answers()
        time.sleep(0.2)
    for thread in threads:
        thread.join()
    assert set(statuses) == {204, 503}
    found = service.query("SELECT (COUNT(*) AS ?n) { GRAPH <urn:g> { <urn:a> <urn:b> ?n } }").json
    assert int(found["results"]["bindings"][0]["n"]["value"]) == statuses.count(204)
