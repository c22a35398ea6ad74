"""Hostile connections and requests to a service in processes of its own: each leaves its memory where it was."""

from __future__ import annotations

import contextlib
import os
import resource
import select
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from service_running import TOKEN, Apart, noting_calls, running_apart
from small_store import make_store

SECONDS = 2.0
GROWN = 60_000_000  # bytes: what may be left of a test in caches and in what the allocator keeps
CONNECTIONS = 10_000
SPARE_FILES = 300
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    folder = make_store(tmp_path_factory.mktemp("store") / "store")
    settings = {"query_seconds": SECONDS, "memory_megabytes": 1200, "max_result_bytes": 20_000_000}
    with running_apart(folder, writable=True, **settings) as service:
        for path in ("/api/actors", "/api/events", "/sparql?query=ASK%7B%7D", "/docs"):
            assert service.get(path).status == 200
        # Everything is loaded, the model too.
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
        body = '{"id": "first", "text": "Ana Ruiz met Jon Dale in Tarn."}'
        assert service.request("POST", "/api/articles", headers=headers, body=body, timeout=120).status == 200
        yield service


@pytest.fixture(autouse=True)
def _unharmed(service: Apart) -> Iterator[None]:
    """After each test another client is answered within a second, and memory is back where it was before."""
    before = service.memory()
    yield
    assert service.answers()
    end = time.monotonic() + 10
    while service.memory() > before + GROWN:
        assert time.monotonic() < end, f"{before / 1e6:.0f} MB before, {service.memory() / 1e6:.0f} MB after"
        time.sleep(0.2)


def connect(service: Apart) -> socket.socket:
    return socket.create_connection((service.host, service.port), timeout=SECONDS + 5)


def received(connection: socket.socket) -> bytes:
    """What comes until the other side closes."""
    found = b""
    with contextlib.suppress(ConnectionError, TimeoutError):
        while chunk := connection.recv(65536):
            found += chunk
    return found


# Connections


def test_ten_thousand_open_connections(service: Apart) -> None:
    """A third says nothing, a third has begun a request, a third waits after an answer."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and most < CONNECTIONS + 2 * SPARE_FILES:
        pytest.skip(f"this system allows {most} open files")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, CONNECTIONS + SPARE_FILES), hard))
    open_: list[socket.socket] = []
    try:
        for number in range(CONNECTIONS):
            one = connect(service)
            open_.append(one)
            if number % 3 == 1:
                one.sendall(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: a\r\nX-Slow: ")
            elif number % 30 == 2:
                one.sendall(b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
            if number % 2500 == 0:
                assert service.answers()
        for _ in range(5):
            assert service.answers()
            assert service.get("/health").status == 200
        answered = sum(b" 200 " in one.recv(4096) for one in open_[2::30])
        assert answered == len(open_[2::30])
    finally:
        for one in open_:
            one.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_half_closed_socket_gets_its_answer(service: Apart) -> None:
    with connect(service) as one:
        one.sendall(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        one.shutdown(socket.SHUT_WR)
        answer = received(one)
    assert answer == b"" or b" 200 " in answer  # it may be taken for gone, and is never left hanging


def test_half_closed_sockets_free_their_workers(service: Apart) -> None:
    request = f"GET /sparql?query={quote(CROSS)} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
    open_ = [connect(service) for _ in range(20)]
    try:
        for one in open_:
            one.sendall(request)
            one.shutdown(socket.SHUT_WR)
        assert service.get("/health").status == 200
        time.sleep(SECONDS)
    finally:
        for one in open_:
            one.close()


def test_sockets_closed_for_reading_hold_nobody(service: Apart) -> None:
    request = f"GET /sparql?query={quote('SELECT * { ?a ?b ?c . ?d ?e ?f }')} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
    open_ = [connect(service) for _ in range(5)]
    try:
        for one in open_:
            one.shutdown(socket.SHUT_RD)
            one.sendall(request)
        assert service.get("/health").status == 200
        time.sleep(SECONDS)
    finally:
        for one in open_:
            one.close()


def test_connections_that_are_reset(service: Apart) -> None:
    request = f"GET /sparql?query={quote(CROSS)} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
    for _ in range(30):
        with connect(service) as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
            one.sendall(request)


def test_a_byte_at_a_time(service: Apart) -> None:
    with connect(service) as one:
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n":
            one.sendall(bytes([byte]))
            time.sleep(0.002)
        assert b" 200 " in received(one)


def test_a_body_that_never_comes_whole(service: Apart) -> None:
    open_ = [connect(service) for _ in range(200)]
    try:
        for one in open_:
            one.sendall(b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n")
            one.sendall(b"Content-Length: 90000\r\n\r\nSELECT")
        assert service.answers()
    finally:
        for one in open_:
            one.close()


def test_a_thousand_requests_in_one_breath(service: Apart) -> None:
    with connect(service) as one:
        threading.Thread(target=lambda: one.sendall(b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n" * 1000)).start()
        count, end = 0, time.monotonic() + 30
        while count < 1000 and time.monotonic() < end:
            assert select.select([one], [], [], 10)[0]
            chunk = one.recv(1 << 20)
            if not chunk:
                break
            count += chunk.count(b"HTTP/1.1 200")
    assert count == 1000


def test_a_large_body_that_nobody_wants(service: Apart) -> None:
    with connect(service) as one, contextlib.suppress(ConnectionError):
        one.sendall(b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n")
        one.sendall(b"Content-Length: 60000000\r\nConnection: close\r\n\r\n")
        for _ in range(60):
            one.sendall(b" " * 1_000_000)
        assert b" 413 " in received(one)


# Headers and parameters

HEADERS = {
    "two lengths and chunks": (b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\nGET /x"),
    "an unknown transfer": (b"Transfer-Encoding: gzip, chunked\r\n", b"0\r\n\r\n"),
    "a chunk of great length": (b"Transfer-Encoding: chunked\r\n", b"ffffffffffffffff\r\nASK {}"),
    "an endless chunk header": (b"Transfer-Encoding: chunked\r\n", b"1;" + b"x" * 100_000),
    "a body that is compressed": (b"Content-Length: 20\r\nContent-Encoding: gzip\r\n", b"\x1f\x8b" + b"\0" * 18),
    "a folded header": (b"X: a\r\n b\r\nContent-Length: 6\r\n", b"ASK {}"),
    "a header without a colon": (b"Nonsense\r\nContent-Length: 6\r\n", b"ASK {}"),
    "a space before the colon": (b"Content-Length : 6\r\n", b"ASK {}"),
    "a length in another script": ("Content-Length: ٦\r\n".encode(), b"ASK {}"),
    "a length with a sign": (b"Content-Length: +6\r\n", b"ASK {}"),
    "ask first": (b"Expect: 100-continue\r\nContent-Length: 6\r\n", b"ASK {}"),
    "another expectation": (b"Expect: wonders\r\nContent-Length: 6\r\n", b"ASK {}"),
    "a charset of its own": (b"Content-Length: 6\r\nX-Charset: utf-7\r\n", b"+AEE-SK"),
    "many cookies": (b"Cookie: " + b"a=b; " * 20_000 + b"\r\nContent-Length: 6\r\n", b"ASK {}"),
    "many languages": (b"Accept-Language: " + b"a;q=0.1, " * 9000 + b"\r\nContent-Length: 6\r\n", b"ASK {}"),
    "many tags": (b"If-None-Match: " + b'"a", ' * 9000 + b"\r\nContent-Length: 6\r\n", b"ASK {}"),
    "odd weights": (b"Accept: */*;q=1e999, text/csv;q=-1, a/b;q=nan\r\nContent-Length: 6\r\n", b"ASK {}"),
    "another method": (b"X-HTTP-Method-Override: DELETE\r\nContent-Length: 6\r\n", b"ASK {}"),
}


@pytest.mark.parametrize("name", HEADERS)
def test_headers_that_are_abused(service: Apart, name: str) -> None:
    headers, body = HEADERS[name]
    with connect(service) as one:
        with contextlib.suppress(ConnectionError):
            one.sendall(
                b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\nConnection: close\r\n"
                + headers
                + b"\r\n"
                + body
            )
            one.shutdown(socket.SHUT_WR)
        answer = received(one)
    first = answer.partition(b"\r\n")[0]
    assert not answer or any(status in first for status in (b" 100 ", b" 200 ", b" 4", b" 501 "))
    assert answer.count(b"HTTP/1.1 ") <= 1 + (b" 100 " in first)  # one request, not two


ADDRESSES = {
    "query twice": "/sparql?query=ASK%7B%7D&query=ASK%7B%7D",
    "many graphs": "/sparql?query=ASK%7B%7D&" + "&".join(f"default-graph-uri=urn:x:{n}" for n in range(1500)),
    "a file as a graph": "/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D&default-graph-uri=file:///etc/passwd",
    "no graph": "/sparql?query=ASK%7B%7D&named-graph-uri=%3E%20%7D%20%7B",
    "line breaks": "/api/actors/%0d%0aSet-Cookie:%20a=b",
    "line breaks in a link": "/api/actors?limit=1&q=a%0d%0aX:%20y",
    "upwards": "/id/../../../../etc/passwd",
    "upwards, hidden": "/data/..%2f..%2f..%2fetc%2fpasswd",
    "upwards, twice hidden": "/page/%252e%252e%252fetc%252fpasswd",
    "an IRI that ends the query": "/data/x%3E%20%3Fp%20%3Fo%20%7D%20%23",
    "a name that ends the query": "/api/actors?q=%22%20%7D%20DROP%20ALL%20%23",
    "a name that ends the search": "/api/actors?q=%22%20OR%20name:*%20--",
    "a headline that ends the search": "/api/articles?q=%22%29%20OR%20%28%2A",
    "a quotation that ends the search": "/api/claims?q=%22%20NEAR(%22%22)",
    "a forged cursor": "/api/events?cursor=W10",
    "a cursor that nests": "/api/events?cursor=" + "W1tb" * 900,
    "a number of great length": "/api/actors?limit=" + "9" * 5000,
    "a date that is none": "/api/events?from=9999-99-99&to=0000",
    "text of all signs": "/api/actors?q=" + quote("".join(map(chr, range(1, 0x800)))),
    "a long text": "/api/actors?q=" + "a" * 60_000,
    "half a character": "/api/actors?q=%ED%A0%80",
    "no UTF-8": "/sparql?query=%ff%fe",
    "many parameters": "/api/actors?" + "q=a&" * 5000,
    "the longest path there is": "/api/paths?from=Tarn&to=Orsinia&max=999",
    "the widest graph there is": "/api/graph?actor=Tarn&hops=3&format=graphml",
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_addresses_that_are_abused(service: Apart, name: str) -> None:
    reply = service.get(ADDRESSES[name])
    assert reply.status in (200, 303, 304, 400, 404, 413, 414, 431)
    assert b"root:" not in reply.body
    assert "set-cookie" not in reply.headers
    assert "x" not in reply.headers


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PUT", "PATCH", "PROPFIND", "get", "G" * 5000])
def test_methods_that_there_are_not(service: Apart, method: str) -> None:
    assert service.request(method, "/sparql").status in (400, 405, 501)


# Files and other services


def test_no_file_is_opened(service: Apart, tmp_path: Path) -> None:
    """A pipe tells whether somebody opens it: as long as nobody reads there, nobody can be found to write to."""
    pipe = tmp_path / "pipe.ttl"
    os.mkfifo(pipe)
    address = pipe.as_uri()
    for query in (
        f"SELECT * FROM <{address}> {{ ?s ?p ?o }}",  # noqa: S608 - SPARQL
        f"SELECT * FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",  # noqa: S608 - SPARQL
        f"SELECT * {{ GRAPH <{address}> {{ ?s ?p ?o }} }}",
        f"DESCRIBE <{address}>",
        f"ASK {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
        f"BASE <{pipe.parent.as_uri()}/> SELECT * FROM <pipe.ttl> {{ ?s ?p ?o }}",  # noqa: S608 - SPARQL
    ):
        reply = service.query(query, "application/sparql-results+json")
        assert reply.status in (200, 400, 403, 406)
        assert reply.status != 200 or reply.json["results"]["bindings"] == []
    for update in updates(address):
        assert service.update(update).status in (204, 400, 403, 422)
    with pytest.raises(OSError, match="No such device or address"):
        os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)


def updates(address: str) -> list[str]:
    """Ways to ask that something is fetched."""
    return [
        f"LOAD <{address}>",
        f"LOAD SILENT <{address}>",
        f"LOAD <{address}> INTO GRAPH <urn:x:g>",
        f"load#\n<{address}>",
        f"\\u004cOAD <{address}>",
        f"L\\U0000004fAD SILENT <{address}>",
        f"INSERT DATA {{ GRAPH <urn:x:g> {{ <urn:a> <urn:b> 'LOAD' }} }} ; LOAD <{address}>",
        f"INSERT {{ GRAPH <urn:x:g> {{ ?s ?p ?o }} }} WHERE {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
        f"INSERT {{ GRAPH <urn:x:g> {{ ?s ?p ?o }} }} USING <{address}> WHERE {{ ?s ?p ?o }}",
        f"INSERT {{ GRAPH <urn:x:g> {{ ?s ?p ?o }} }} USING NAMED <{address}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"WITH <{address}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        f"COPY <{address}> TO <urn:x:g>",
        f"ADD SILENT <{address}> TO <urn:x:g>",
        f"MOVE SILENT <{address}> TO <urn:x:g>",
        f"BASE <{address}> LOAD <>",
        f"PREFIX l: <{address}> LOAD l:",
        f"DELETE WHERE {{ GRAPH <urn:x:g> {{ ?s ?p ?o }} }} ;LOAD<{address}>",
    ]


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    with noting_calls() as noted:
        yield noted


@pytest.mark.parametrize("number", range(len(updates(""))))
def test_no_update_calls_out(service: Apart, listener: tuple[str, list[str]], number: int) -> None:
    url, calls = listener
    address = url + "/a"
    update = updates(address)[number]
    reply = service.update(update)
    assert reply.status in (204, 400, 403, 422)
    assert reply.status != 204 or "LOAD <" not in update
    service.update("DROP SILENT GRAPH <urn:x:g>", **{"using-graph-uri": address})
    assert calls == []


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer " + TOKEN[:-1], "Basic " + TOKEN, "Bearer " + "a" * 9000])
def test_nobody_writes_without_the_token(service: Apart, token: str) -> None:
    headers = {"Authorization": token, "Content-Type": "application/sparql-update"}
    assert service.request("POST", "/update", headers=headers, body="DROP ALL").status == 401
    assert service.request("DELETE", "/api/articles/talks", headers=headers).status == 401
    assert service.get("/api/articles/talks").status == 200
