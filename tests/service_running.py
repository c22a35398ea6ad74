"""A service that runs for the tests: on a real socket of this machine, at a port of the system's choice."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from newsgraph.service.config import Config, hash_token
from newsgraph.service.server import Server

TOKEN = "a-token-for-the-tests"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


class Running:
    """A running service, and a client for it that adds no header of its own."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.host, self.port, self.url = server.host, server.port, server.url

    def request(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | str | None = None,
        timeout: float = 30,
    ) -> Reply:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=timeout)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            data = body.encode() if isinstance(body, str) else body
            if data is not None:
                connection.putheader("Content-Length", str(len(data)))
            connection.endheaders(data)
            response = connection.getresponse()
            return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Reply:
        return self.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def query(self, text: str, accept: str | None = None, **parameters: str | list[str]) -> Reply:
        path = "/sparql?" + urlencode({"query": text, **parameters}, doseq=True, quote_via=quote)
        return self.request("GET", path, headers={"Accept": accept} if accept else {})

    def post_query(self, text: str | bytes, accept: str = "*/*") -> Reply:
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.request("POST", "/sparql", headers=headers, body=text)

    def update(self, text: str, token: str = TOKEN, **parameters: str | list[str]) -> Reply:
        headers = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {token}"}
        return self.request("POST", "/update?" + urlencode(parameters, doseq=True), headers=headers, body=text)

    def answers(self, within: float = 1.0) -> bool:
        """Whether ASK {}, asked once, is answered with yes within so many seconds."""
        started = time.monotonic()
        reply = self.query("ASK {}")
        return reply.status == 200 and reply.json["boolean"] is True and time.monotonic() - started < within


@contextmanager
def running(store: Path, *, writable: bool = False, **settings: Any) -> Iterator[Running]:
    """A service over the store, for as long as the block takes."""
    config = Config(store=str(store), port=0, token_hash=hash_token(TOKEN) if writable else "", **settings)
    server = Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield Running(server)
    finally:
        server.close()
        thread.join(timeout=30)
        assert not thread.is_alive()


class Apart(Running):
    """``newsgraph serve`` in processes of its own."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.url = address
        self.host, self.port = "127.0.0.1", int(address.rpartition(":")[2])

    def processes(self) -> dict[int, str]:
        """All its processes by their numbers: "supervisor", "server", or what a worker is for."""
        parents = {}
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = status.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] != "Z":
                parents[int(status.parent.name)] = int(fields[1])
        top = self.process.pid
        servers = [pid for pid, parent in parents.items() if parent == top]
        found = {top: "supervisor"} if top in parents else {}
        found |= dict.fromkeys(servers, "server")
        for pid, parent in parents.items():
            if parent in servers:
                try:
                    words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
                except OSError:
                    continue
                found[pid] = words[-3].decode() if len(words) > 3 else ""
        return found

    def memory(self) -> int:
        """Bytes that its processes hold, what they share counted once."""
        total = 0
        for pid in self.processes():
            try:
                lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            except OSError:
                continue
            total += sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        return total


@contextmanager
def running_apart(store: Path, *, writable: bool = False, **settings: Any) -> Iterator[Apart]:
    """A service over the store in processes of its own, for as long as the block takes."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
    environment |= {f"NEWSGRAPH_{name.upper()}": str(value) for name, value in settings.items()}
    if writable:
        environment["NEWSGRAPH_TOKEN_HASH"] = hash_token(TOKEN)
    command = [sys.executable, "-m", "newsgraph.service.cli", "serve", "--store", str(store), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stdout is not None
        line = next(line for line in process.stdout if "http://" in line)
        yield Apart(process, "http://" + line.partition("http://")[2].split("/")[0])
    finally:
        process.terminate()
        process.communicate(timeout=60)


@contextmanager
def noting_calls() -> Iterator[tuple[str, list[str]]]:
    """A server that notes every call: its address, and the paths that were asked for."""
    calls: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", calls
        server.shutdown()
        thread.join()
