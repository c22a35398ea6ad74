"""Serving: waitress, its bounds, where to look, and an orderly end."""

from __future__ import annotations

import logging
import resource
import select
import signal
import socket
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from waitress import wasyncore  # type: ignore[import-untyped]
from waitress.channel import HTTPChannel  # type: ignore[import-untyped]
from waitress.server import create_server  # type: ignore[import-untyped]

from newsgraph.builder.errors import StoreError
from newsgraph.service.app import create_app
from newsgraph.service.backend import Backend
from newsgraph.service.channels import Channel
from newsgraph.service.config import Config, load_config
from newsgraph.service.logs import set_up
from newsgraph.service.supervising import listen, supervised
from newsgraph.service.workers import Stopped, WorkerFailure

__all__ = ["Server", "serve"]

STORE_FILE = "CURRENT"  # every store's folder has it
SPARE_FILES = 300  # descriptors for everything but connections
REST_THREADS = 16
MAX_BODY_BYTES = 64 << 20
GRACE_SECONDS = 5
ACCEPTED_AT_ONCE = 500


class Server:
    """A running service: it answers from when it is made until it is closed."""

    def __init__(self, config: Config, sockets: Sequence[socket.socket] = ()) -> None:
        """Start the workers and listen, on ``sockets`` where there are some.

        Raises StoreError or OSError where that cannot be.
        """
        _check_store(config.store)
        logging.getLogger("waitress").addFilter(_untold)
        try:
            self.backend = Backend(config)
        except (Stopped, WorkerFailure) as error:
            if error.code == "locked":
                raise StoreError(
                    "another process is writing to the store",
                    where=config.store,
                    hint="wait until it is done, then start the service again",
                ) from error
            raise StoreError(error.message, where=config.store, hint="is this the folder of a store?") from error
        self._sockets: dict[int, Any] = {}
        try:
            # Only so many threads can be held by SPARQL and by writers, working or waiting; the others are for REST.
            writers = config.queue + 1 if config.token_hash else 0
            threads = config.query_workers + 2 * config.queue + writers + config.rest_workers + REST_THREADS
            self._server = create_server(
                create_app(config, self.backend),
                **({"sockets": list(sockets)} if sockets else {"host": config.host, "port": config.port}),
                map=self._sockets,
                threads=threads,
                connection_limit=_connections(config.max_connections),
                asyncore_use_poll=True,
                backlog=1024,
                channel_timeout=config.idle_seconds,
                cleanup_interval=min(10, config.idle_seconds),
                channel_request_lookahead=1,  # so that a client that goes away is noticed
                max_request_header_size=1 << 18,
                max_request_body_size=MAX_BODY_BYTES,
                # A slow client's answer waits in a file and not in the worker.
                outbuf_high_watermark=2 * config.max_result_bytes,
                outbuf_overflow=1 << 20,
                ident=None,
                clear_untrusted_proxy_headers=True,
            )
        except BaseException:
            self.backend.close()
            raise
        for listener in list(self._sockets.values()):
            if getattr(listener, "accepting", False):
                listener.handle_accept = partial(_accept_many, listener, listener.handle_accept)
                listener.channel_class = Channel
        self.host = config.host
        listening = getattr(self._server, "effective_listen", None)  # a name may stand for several addresses
        self.port = int(listening[0][1] if listening else self._server.effective_port)
        self.url = config.public_url.rstrip("/") or f"http://{_in_url(config.host)}:{self.port}"
        self._stopping = threading.Event()

    def run(self) -> None:
        """Answer until ``close`` is called, from whichever thread, or SystemExit or KeyboardInterrupt comes."""
        try:
            while not self._stopping.is_set():
                wasyncore.loop(timeout=1, use_poll=True, map=self._sockets, count=1)
        except (SystemExit, KeyboardInterrupt):
            pass
        finally:
            self._end()

    def close(self) -> None:
        """Have ``run`` finish what is being answered and return."""
        self._stopping.set()

    def _end(self) -> None:
        self._stopping.set()
        for listener in [each for each in self._sockets.values() if getattr(each, "accepting", False)]:
            listener.del_channel()
            listener.socket.close()
        last = time.monotonic() + GRACE_SECONDS
        while self._answering() and time.monotonic() < last:
            wasyncore.loop(timeout=0.1, use_poll=True, map=self._sockets, count=1)
        # The workers end first, for a thread may be waiting for one.
        self.backend.close()
        self._server.task_dispatcher.shutdown(cancel_pending=True, timeout=GRACE_SECONDS)
        wasyncore.close_all(self._sockets, ignore_all=True)

    def _answering(self) -> bool:
        channels = [each for each in self._sockets.values() if isinstance(each, HTTPChannel)]
        return any(channel.requests or channel.total_outbufs_len for channel in channels)


def _untold(record: logging.LogRecord) -> bool:
    """Whether nobody has told of it: that an answer is cut short, whoever streams it tells in a line."""
    return not (record.exc_info and isinstance(record.exc_info[1], Stopped | WorkerFailure))


def _accept_many(listener: Any, accept: Callable[[], None]) -> None:
    """Take whoever waits to connect, and not one for each look at all connections, of which there may be thousands."""
    waiting = select.poll()
    waiting.register(listener.socket, select.POLLIN)
    for _ in range(ACCEPTED_AT_ONCE):
        accept()
        if not waiting.poll(0):
            return


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _check_store(location: str) -> None:
    if "://" in location:
        raise StoreError("only a folder can be served so far", where=location, hint="name the folder of a store")
    folder = Path(location)
    if not folder.is_dir():
        raise StoreError("there is no store here", where=location, hint="build one first: newsgraph build")
    if not (folder / STORE_FILE).exists():
        raise StoreError("this folder is no store", where=location, hint="name the folder of a store")


def _connections(wanted: int) -> int:
    """How many connections there can be, after asking the system for as many files as it gives."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    target = wanted + SPARE_FILES
    if soft < target:
        soft = target if hard == resource.RLIM_INFINITY else min(target, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(1, min(wanted, soft - SPARE_FILES))


def serve(
    store: str | None = None,
    host: str | None = None,
    port: int | None = None,
    *,
    config_file: Path | None = None,
    say: Callable[[str], None] = print,
    **settings: Any,
) -> None:
    """Serve a store until SIGINT or SIGTERM; ``say`` is told the addresses once they answer.

    The server runs in a child, which is started again when it is killed.

    ``settings`` are those of ``newsgraph.service.config.Config``. Raises NewsgraphError where the service cannot start.
    """
    config = load_config(config_file, store=store, host=host, port=port, **settings)
    set_up(config.log)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # waiting is counted in the metrics
    _check_store(config.store)
    sockets = listen(config.host, config.port)

    def stop(number: int, frame: FrameType | None) -> None:
        for each in STOPPING:  # once is enough
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(0)

    def run(answering: Callable[[], None], again: bool) -> None:
        before = {number: signal.signal(number, stop) for number in STOPPING}
        try:
            server = Server(config, sockets)
            if not again:
                say(f"Serving {config.store}")
                for path, what in ADDRESSES:
                    say(f"  {server.url}{path:<12} {what}")
                say("Stop with Ctrl-C.")
            answering()
            server.run()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    supervised(sockets, run)


STOPPING = (signal.SIGINT, signal.SIGTERM)
ADDRESSES = (
    ("/", "look around"),
    ("/sparql", "ask in SPARQL"),
    ("/api/actors", "the actors, as JSON"),
    ("/docs", "every route"),
)
