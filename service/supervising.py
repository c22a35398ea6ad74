"""A process that does nothing but start the server again when it was killed.

It listens, so that whoever connects while the server is gone waits instead of being refused, and it has loaded
everything, so that the next server is there at once: it is forked.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import signal
import socket
import time
from collections.abc import Callable
from functools import partial
from types import FrameType

from newsgraph.builder.errors import StoreError

__all__ = ["listen", "supervised"]

SETTLED_SECONDS = 5.0  # a server that lived so long is started again at once,
PAUSES = (0.0, 0.1, 0.2, 0.5, 1.0, 2.0)  # others after so many seconds, more each time

logger = logging.getLogger("newsgraph.service")


def listen(host: str, port: int) -> list[socket.socket]:
    """A listening socket for each address of the host; port 0 takes a free one. Raises StoreError where none can be."""
    try:
        return _bound(host, port)
    except OSError as error:
        match error.errno:
            case errno.EADDRINUSE:
                hint = "another program uses this port: give another one with --port"
            case errno.EACCES:
                hint = "such a port is not for everybody: give one above 1023 with --port"
            case _:
                hint = "give an address of this machine with --host, such as 127.0.0.1"
        raise StoreError(f"cannot listen on {host}:{port}: {error.strerror or error}", hint=hint) from error


def _bound(host: str, port: int) -> list[socket.socket]:
    found: list[socket.socket] = []
    failure: OSError | None = None
    for family, kind, protocol, _, address in socket.getaddrinfo(
        host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    ):
        one = socket.socket(family, kind, protocol)
        try:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            taken = found[0].getsockname()[1] if found else port
            one.bind((address[0], taken, *address[2:]))
            one.setblocking(False)
            found.append(one)
        except OSError as error:
            failure = error
            one.close()
    if not found:
        raise failure or OSError("the host has no address")
    return found


def supervised(sockets: list[socket.socket], run: Callable[[Callable[[], None], bool], None]) -> None:
    """Have ``run`` run in a child, and again in another one whenever it was killed, until SIGTERM or SIGINT.

    ``run`` calls what it is given as soon as it answers; it is told whether another has answered before it. What it
    raises before any has ever answered, it raises in the child, which goes on as if there were no other process; this
    one ends with the status of the child then.
    """
    if not hasattr(os, "fork"):
        run(lambda: None, False)
        return
    child = 0
    stopping = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True
        for one in sockets:  # nobody else is to come in
            one.close()
        if child:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    has_answered = False
    failures = 0
    while True:
        reading, writing = os.pipe()
        started = time.monotonic()
        child = os.fork()
        if child == 0:
            os.close(reading)
            for number, handler in before.items():
                signal.signal(number, handler)
            run(partial(_tell, writing), has_answered)
            return
        os.close(writing)
        if stopping:  # it came just before there was a child to tell
            stop(signal.SIGTERM, None)
        has_answered |= os.read(reading, 1) == b"!"
        os.close(reading)
        _, status = os.waitpid(child, 0)
        child = 0
        if stopping or not has_answered:
            raise SystemExit(os.waitstatus_to_exitcode(status))
        failures = 0 if time.monotonic() - started > SETTLED_SECONDS else failures + 1
        logger.error("the server ended with status %s; it starts again", os.waitstatus_to_exitcode(status))
        time.sleep(PAUSES[min(failures, len(PAUSES) - 1)])
        if stopping:
            raise SystemExit(0)


def _tell(writing: int) -> None:
    os.write(writing, b"!")
    os.close(writing)
