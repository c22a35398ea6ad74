"""What a hostile client does, and that the service answers others all the while."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import resource
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from service_running import Running, noting_calls, running
from small_store import make_store

SECONDS = 2.0
# Seconds that a loaded machine is given for what must come about at all.
PATIENCE = 60.0
GROWN = 100_000_000  # bytes: what may be left in caches, and in what the allocator keeps
TRIPLES = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
BOUNDED = {
    "queue": 16,
    "query_seconds": SECONDS,
    "patience_seconds": 2.0,
    "memory_megabytes": 1200,
    "max_result_bytes": 20_000_000,
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(make_store(tmp_path_factory.mktemp("store") / "store"), **BOUNDED) as service:
        yield service


@pytest.fixture(autouse=True)
def _memory_comes_back(service: Running) -> Iterator[None]:
    """After each test the workers hold no more than before it."""

    def held() -> int:
        return memory_of([pid for pool in service.server.backend.lanes.values() for pid in pool.pids])

    before = held()
    yield
    wait_for(lambda: held() < before + GROWN)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    with noting_calls() as noted:
        yield noted


def values(number: int) -> str:
    return "SELECT * { VALUES ?x { " + "1 " * number + "} }"


# Each: the text of the query, and the statuses it may have.
HOSTILE = {
    "cross product": (f"SELECT * {{ {TRIPLES} }}", {200, 422, 504}),
    "cross product, ordered": (f"SELECT * {{ {TRIPLES} }} ORDER BY ?a ?o", {422, 504}),
    "cross product, distinct": (f"SELECT DISTINCT * {{ {TRIPLES} }}", {200, 422, 504}),
    "cross product, counted": (f"SELECT (COUNT(*) AS ?n) {{ {TRIPLES} }}", {422, 504}),
    "cross product, grouped": (f"SELECT ?a (COUNT(?o) AS ?n) {{ {TRIPLES} }} GROUP BY ?a", {422, 504}),
    "cross product, joined into one text": (f"SELECT (GROUP_CONCAT(?c) AS ?n) {{ {TRIPLES} }}", {422, 504}),
    "cross product, constructed": (f"CONSTRUCT {{ ?a ?b ?o }} WHERE {{ {TRIPLES} }}", {200, 422, 504}),
    "cross product, described": (f"DESCRIBE ?a ?o {{ {TRIPLES} }}", {200, 422, 504}),
    "cross product, not": (f"ASK {{ {TRIPLES} FILTER(STR(?a) = STR(?o) && ?c = ?m && ?d = ?i) }}", {200, 422, 504}),
    "offset": (f"SELECT * {{ {TRIPLES} }} OFFSET 1000000000 LIMIT 1", {422, 504}),
    "paths of everything": ("SELECT * { ?a (!<urn:x>|^!<urn:x>)* ?b . ?b (!<urn:x>)* ?c }", {200, 422, 504}),
    "paths in paths": ("SELECT (COUNT(*) AS ?n) { ?a ((((!<urn:x>)*)*)*)*/((!<urn:x>)*)* ?b }", {200, 422, 504}),
    "groups": ("ASK " + "{" * 2000 + "}" * 2000, {400}),
    "round brackets": ("ASK { FILTER(" + "(" * 2000 + "1" + ")" * 2000 + ") }", {400}),
    "collections": ("ASK { ?s ?p " + "(" * 2000 + "1" + ")" * 2000 + " }", {400}),
    "blank nodes": ("ASK { ?s ?p " + "[ <urn:p> " * 2000 + "1" + "]" * 2000 + " }", {400}),
    "nearly too deep": ("ASK " + "{" * 199 + "}" * 199, {200}),
    "quoted triples": ("ASK { " + "<<" * 5000 + " }", {400}),
    "not not": ("ASK { FILTER(" + "!" * 50_000 + "true) }", {200, 400, 422}),
    "minus minus": ("ASK { FILTER(" + "- " * 40_000 + "1 > 0) }", {200, 400, 422}),
    "a long sum": ("SELECT (1" + "+1" * 45_000 + " AS ?x) {}", {200, 422, 504}),
    "a long or": ("ASK { FILTER(1=2" + "||1=2" * 15_000 + ") }", {200, 422, 504}),
    "a long path": ("ASK { ?s <urn:a>" + "/<urn:a>" * 11_000 + " ?o }", {200, 422, 504}),
    "a long union": ("ASK { {}" + "UNION{}" * 13_000 + " }", {200, 422, 504}),
    "many optionals": ("ASK { " + "OPTIONAL{?s ?p ?o}" * 5_000 + " }", {200, 422, 504}),
    "many values": (values(45_000), {200}),
    "values by values": (
        "SELECT * { " + " ".join(f"VALUES ?v{i} {{ {'1 ' * 1000} }}" for i in range(20)) + " }",
        {200, 422, 504},
    ),
    "a slow pattern": (
        f"SELECT * {{ BIND('{'a' * 40_000}' AS ?x) FILTER(REGEX(?x, '(a*)*(a*)*(a*)*b')) }}",
        {200, 400, 422, 504},
    ),
    "a pattern of great size": ("ASK { FILTER(REGEX('a', '(((a{999}){999}){999}){999}')) }", {200, 400, 422, 504}),
    "a text that doubles": (
        "SELECT (STRLEN(?x40) AS ?n) { BIND('aaaaaaaa' AS ?x0) "
        + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
        + " }",
        {200, 422, 504},
    ),
    "a number that grows": (
        "SELECT ?x30 { BIND(1.5 AS ?x0) " + " ".join(f"BIND(?x{i}*?x{i} AS ?x{i + 1})" for i in range(30)) + " }",
        {200, 422, 504},
    ),
    "replacing": (
        f"SELECT (STRLEN(REPLACE(REPLACE('{'a' * 9000}', 'a', '{'a' * 9000}'), 'a', '{'a' * 9000}')) AS ?n) {{}}",
        {200, 422, 504},
    ),
    "exists in exists": (
        "ASK { ?a ?b ?c " + f"FILTER NOT EXISTS {{ {TRIPLES} FILTER NOT EXISTS {{ ?a ?x ?y . {TRIPLES} }} }} }}",
        {200, 400, 422, 504},
    ),
    "minus": (f"SELECT * {{ {TRIPLES} MINUS {{ ?a ?y ?z . ?x ?w ?o }} }} ORDER BY ?a", {422, 504}),
    "too long": ("ASK { } #" + "x" * 100_000, {413}),
    "no text": ("\x00" * 5000, {400}),
    "nothing but brackets": ("{[(" * 66, {400}),
    "an IRI without an end": ("ASK { ?s ?p <" + "a" * 90_000, {400}),
    "a string without an end": ("ASK { ?s ?p '''" + "''\\'" * 20_000, {400}),
    "signs from everywhere": ("ASK { ?s ?p '" + "\U0001f4a5\u202e\u0000\u0301" * 5000 + "' }", {200, 400}),
    "half a character": ("ASK { ?s ?p '\\uD800' }", {200, 400}),
    "from a file": ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", {200}),
    "from named files": ("SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }", {200}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_harms_nobody(service: Running, name: str) -> None:
    text, statuses = HOSTILE[name]
    started = time.monotonic()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(service.post_query, text)
        time.sleep(0.05)
        assert service.answers(), "another client waits while it runs"
        try:
            status = asked.result().status
        except OSError:
            status = 200  # cut short: the connection breaks off, which http.client takes for an error
        except Exception as error:
            assert "IncompleteRead" in type(error).__name__
            status = 200
    assert status in statuses
    assert time.monotonic() - started < SECONDS + 2
    assert service.answers()


FETCHING = {
    "service": "ASK {{ SERVICE <{url}/a> {{ ?s ?p ?o }} }}",
    "service, silent": "ASK {{ SERVICE SILENT <{url}/a> {{ ?s ?p ?o }} }}",
    "service, escaped": "ASK {{ \\u0053ERVICE <{url}/a> {{ ?s ?p ?o }} }}",
    "service, touching": "ASK {{ ?s ?p 1SERVICE<{url}/a>{{ ?x ?y ?z }} }}",
    "service, as a prefix": "PREFIX s: <{url}/> ASK {{ services:a {{ ?s ?p ?o }} }}",
    "service, by a variable": "ASK {{ BIND(<{url}/a> AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
    "service, behind a comparison": "ASK {{ BIND(<{url}/a> AS ?v) FILTER(1<?b)SERVICE?v#>\n{{ ?s ?p ?o }} }}",
    "service, behind a name": "PREFIX e: <urn:e> ASK {{ ?s ?p e:a\\' . SERVICE <{url}/a> {{ ?x ?y ?z }} #'\n }}",
    "from": "SELECT * FROM <{url}/a> {{ ?s ?p ?o }}",
    "from named": "SELECT * FROM NAMED <{url}/a> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "graph": "SELECT * {{ GRAPH <{url}/a> {{ ?s ?p ?o }} }}",
    "load": "LOAD <{url}/a>",
}


@pytest.mark.parametrize("name", FETCHING)
def test_nothing_is_fetched(service: Running, listener: tuple[str, list[str]], name: str) -> None:
    url, calls = listener
    reply = service.post_query(FETCHING[name].format(url=url))
    assert reply.status == 200 if name in ("from", "from named", "graph") else reply.status in (400, 403)
    service.query("ASK {}", **{"default-graph-uri": url + "/b", "named-graph-uri": url + "/c"})
    assert calls == []
    assert service.answers()


def test_a_worker_has_no_network(listener: tuple[str, list[str]]) -> None:
    """The fence behind the guard: a query that slipped through finds no socket."""
    import sys

    url, calls = listener
    code = (
        "from newsgraph.service.confinement import confine; import pyoxigraph, sys; confine(0)\n"
        f"try: print(bool(pyoxigraph.Store().query('ASK {{ SERVICE <{url}/a> {{ ?s ?p ?o }} }}')))\n"
        "except OSError as error: print('refused')"
    )
    path = os.pathsep.join(part for part in sys.path if part)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": path}
    )
    assert done.stdout.strip() == "refused"
    assert calls == []


def test_many_at_once_are_told_to_come_back(service: Running) -> None:
    text = HOSTILE["cross product, counted"][0]
    with ThreadPoolExecutor(40) as pool:
        asked = [pool.submit(service.post_query, text) for _ in range(40)]
        time.sleep(0.5)
        for _ in range(3):
            started = time.monotonic()
            assert service.get("/health").status == 200
            assert time.monotonic() - started < 1
        replies = [one.result() for one in asked]
    turned_away = [reply for reply in replies if reply.status == 503]
    assert turned_away
    assert all(int(reply.headers["retry-after"]) > 0 and reply.json["code"] == "busy" for reply in turned_away)
    assert {reply.status for reply in replies} <= {503, 504, 422}
    assert service.answers()


def talk(service: Running, data: bytes, seconds: float = 5, *, hang_up: bool = True) -> bytes:
    """What comes back on a connection of its own after ``data`` is sent, and the end of it where we ``hang_up``."""
    with socket.create_connection((service.host, service.port), timeout=seconds) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(data)
            if hang_up:
                connection.shutdown(socket.SHUT_WR)
        received = b""
        with contextlib.suppress(ConnectionError):  # refused before it was read
            while chunk := connection.recv(65536):
                received += chunk
        return received


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\r\n\r\n",
        b"GET",
        b"GET /sparql?query=ASK%7B%7D HTTP/9.9\r\n\r\n",
        b"GET /\x00\xff HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\n" + b"X: " + b"y" * 500_000 + b"\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: a\r\n" + b"A: b\r\n" * 20_000 + b"\r\n",
        b"GET /sparql?query=" + b"A" * 300_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\nASK{}",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999\r\n\r\nASK{}",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nASK{}",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nASK{}\r\n0\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\nContent-Type: application/sparql-query\r\n\r\nASK",
        b"GET /sparql?" + b"a=b&" * 5000 + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"GET http://[::1/sparql HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: a\r\nAccept: " + b"a/b;q=0.1," * 10_000 + b"*/*\r\nConnection: close\r\n\r\n",
        b"GET /static/../../../../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"GET /static/%2e%2e/%2e%2e/server.py HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    ],
)
def test_malformed_http_harms_nobody(service: Running, data: bytes) -> None:
    received = talk(service, data)
    first = received.split(b"\r\n")[0]
    assert not received or b" 200 " in first or b" 4" in first or b" 501" in first or b" 505" in first
    assert b"root:" not in received
    assert service.answers()


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET /\r\n X: y\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nX y\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: five\r\n\r\nASK{}", 400),
        (b"GET /sparql HTTP/1.1\r\nX: " + b"y" * 500_000 + b"\r\n\r\n", 431),
        (b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\nASK{}", 413),
        (b"POST /sparql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\nASK{}", 501),
    ],
)
def test_what_is_no_http_is_told_so_as_every_other_problem(service: Running, data: bytes, status: int) -> None:
    head, _, body = talk(service, data, hang_up=False).partition(b"\r\n\r\n")
    assert b"Content-Type: application/problem+json" in head
    problem = json.loads(body)
    assert set(problem) == {"type", "title", "status", "code", "detail", "hint"}
    assert head.split()[1] == str(problem["status"]).encode() == str(status).encode()
    assert problem["hint"]


@pytest.mark.parametrize("request_line", [b"GET /health HTTP/1.1", b"POST /sparql HTTP/1.1\r\nContent-Length: 0"])
def test_who_asks_whether_to_go_on_and_has_nothing_to_send_is_answered(service: Running, request_line: bytes) -> None:
    head = b"\r\nHost: a\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
    assert talk(service, request_line + head, hang_up=False).split()[1] in (b"200", b"415")


def test_who_asks_whether_to_go_on_is_told_to(service: Running) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\nContent-Length: 6\r\n"
    with socket.create_connection((service.host, service.port), timeout=PATIENCE) as connection:
        connection.sendall(head + b"Expect: 100-continue\r\n\r\n")
        assert connection.recv(100).split()[1] == b"100"
        connection.sendall(b"ASK {}")
        assert connection.recv(100).split()[1] == b"200"


def test_a_client_that_sends_no_http_and_goes_leaves_no_trace(
    service: Running, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(100):
        talk(service, b"NONSENSE\r\n\r\n")
    assert service.answers(within=PATIENCE)
    assert not [record for record in caplog.records if record.levelname in ("ERROR", "CRITICAL")]


def test_an_answer_that_is_cut_short_is_one_line_in_the_log(service: Running, caplog: pytest.LogCaptureFixture) -> None:
    with contextlib.suppress(OSError, http.client.IncompleteRead):
        service.post_query(f"SELECT * {{ {TRIPLES} }}")
    told = [record for record in caplog.records if record.levelname != "INFO"]
    assert [record.getMessage().partition(":")[0] for record in told] == ["answer cut short"]


def memory_of(pids: list[int]) -> int:
    total = 0
    for pid in pids:
        status = Path(f"/proc/{pid}/statm")
        if status.exists():
            total += int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return total


def test_memory_comes_back(service: Running) -> None:
    pool = service.server.backend.queries
    service.post_query(HOSTILE["cross product, ordered"][0])
    assert service.answers()
    wait_for(lambda: len(pool.pids) == 2 * pool.size)  # as many again stand ready
    assert memory_of(pool.pids) < 300_000_000


def test_a_client_that_goes_away_frees_its_worker(tmp_path: Path) -> None:
    with running(make_store(tmp_path / "store"), query_workers=1, query_seconds=5 * PATIENCE) as service:
        request = (
            b"GET /sparql?query="
            + quote(HOSTILE["cross product, counted"][0]).encode()
            + b" HTTP/1.1\r\nHost: a\r\n\r\n"
        )
        with socket.create_connection((service.host, service.port)) as connection:
            connection.sendall(request)
            wait_for(lambda: service.server.backend.queries.busy == 1)
        wait_for(lambda: service.server.backend.queries.busy == 0)
        assert service.answers()


def wait_for(condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_slow_readers_hold_no_worker(service: Running) -> None:
    text = quote("SELECT * { ?a ?b ?c . ?d a ng:Event . ?e a ng:Actor }")
    request = f"GET /sparql?query={text} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
    connections = [socket.create_connection((service.host, service.port)) for _ in range(6)]
    try:
        for connection in connections:
            connection.sendall(request)
            connection.recv(10)
        wait_for(lambda: service.server.backend.queries.busy == 0, seconds=SECONDS + 5)
        assert service.answers()
    finally:
        for connection in connections:
            connection.close()


def test_slow_writers_hold_no_thread(service: Running) -> None:
    connections = [socket.create_connection((service.host, service.port)) for _ in range(300)]
    try:
        for connection in connections:
            connection.sendall(b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n")
        for _ in range(3):
            assert service.answers()
            for connection in connections:
                connection.sendall(b"X: y\r\n")
    finally:
        for connection in connections:
            connection.close()
    assert service.answers()


def test_thousands_of_idle_connections_keep_nobody_out(service: Running) -> None:
    connections = []
    try:
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        for _ in range(3000 if most == resource.RLIM_INFINITY else min(3000, (most - 600) // 2)):
            connections.append(socket.create_connection((service.host, service.port)))
        assert service.answers()
        assert service.get("/health").status == 200
    finally:
        for connection in connections:
            connection.close()
    assert service.answers()


def test_an_answer_that_is_cut_short_is_not_taken_for_whole(service: Running) -> None:
    """More bytes than an answer may have: the chunked body has no end."""
    query = quote(f"SELECT * {{ {TRIPLES} }}")
    received = talk_until_closed(
        service, f"GET /sparql?query={query} HTTP/1.1\r\nHost: a\r\nAccept: text/csv\r\n\r\n".encode()
    )
    assert received.startswith(b"HTTP/1.1 200")
    assert not received.endswith(b"0\r\n\r\n")
    assert service.answers()


def talk_until_closed(service: Running, data: bytes) -> bytes:
    with socket.create_connection((service.host, service.port), timeout=SECONDS + 5) as connection:
        connection.sendall(data)
        received = b""
        while chunk := connection.recv(1 << 20):
            received += chunk
        return received


def test_a_killed_worker_is_replaced(service: Running) -> None:
    pool = service.server.backend.queries
    for pid in pool.pids:
        os.kill(pid, signal.SIGKILL)
    for _ in range(3):
        assert service.answers(within=PATIENCE)
    busy = ThreadPoolExecutor(1)
    with busy:
        asked = busy.submit(service.post_query, HOSTILE["cross product, counted"][0])
        wait_for(lambda: pool.busy == 1)
        for pid in pool.pids:
            os.kill(pid, signal.SIGKILL)
        assert service.answers(within=PATIENCE)
        assert asked.result().status in (503, 504)


def test_workers_end_with_their_service(tmp_path: Path) -> None:
    """Also when it is killed, and also in the middle of a query."""
    import sys

    folder = make_store(tmp_path / "store")
    code = (
        "import sys, threading, time\n"
        "from newsgraph.service.server import Server\n"
        "from newsgraph.service.config import Config\n"
        f"server = Server(Config(store={str(folder)!r}, port=0, query_seconds=120.0))\n"
        "backend = server.backend\n"
        "print(server.port, *backend.queries.pids, *backend.rest.pids, *backend.writer.pids, flush=True)\n"
        "server.run()\n"
    )
    path = os.pathsep.join(part for part in sys.path if part)
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}
    )
    assert process.stdout is not None
    port, *pids = (int(word) for word in process.stdout.readline().split())
    with socket.create_connection(("127.0.0.1", port)) as connection:
        query = quote(HOSTILE["cross product, counted"][0])
        connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        time.sleep(0.5)
        process.kill()
        process.wait()
        process.stdout.close()
    wait_for(lambda: not any(alive(pid) for pid in pids))
    assert (folder / ".serving").exists()
    with running(folder) as service:  # the next service cleans up and answers
        assert service.answers()
        assert len(list((folder / ".serving").iterdir())) == 1
    assert not (folder / ".serving").exists()


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
