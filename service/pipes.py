"""Frames between the service and its worker processes: one letter for the kind, four bytes of length, the payload."""

from __future__ import annotations

import os
import select
import struct
import time
from collections.abc import Callable

__all__ = ["DATA", "END", "ERROR", "HEAD", "READY", "REQUEST", "TAKEN", "FrameReader", "PipeClosed", "write_frame"]

READY = b"R"  # empty: the process has all it needs and waits for its first request
TAKEN = b"T"  # empty: a request that writes is begun, so it may not be handed to another process
REQUEST = b"Q"  # JSON: what to do
HEAD = b"H"  # JSON: what kind of answer comes
DATA = b"D"  # bytes of the answer
END = b"E"  # JSON: the answer is whole
ERROR = b"X"  # JSON: why there is none, or no more

HEADER = struct.Struct(">cI")
READ_SIZE = 1 << 18
POLL_SECONDS = 0.1


class PipeClosed(Exception):  # noqa: N818 (the end of a stream is no error)
    """The other side is gone."""


def write_frame(descriptor: int, kind: bytes, payload: bytes, deadline: float | None = None) -> None:
    """Write one frame whole; raises TimeoutError when the other side has not taken it by ``deadline``."""
    view = memoryview(HEADER.pack(kind, len(payload)) + payload)
    if deadline is None:
        while view:
            view = view[os.write(descriptor, view) :]
        return
    poll = select.poll()
    poll.register(descriptor, select.POLLOUT)
    while view:
        if not poll.poll(max(0, int((deadline - time.monotonic()) * 1000))):
            raise TimeoutError
        view = view[os.write(descriptor, view[: select.PIPE_BUF]) :]  # so much never blocks


class FrameReader:
    """Reads frames from a file descriptor."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._buffer = bytearray()

    def _take(self) -> tuple[bytes, bytes] | None:
        if len(self._buffer) < HEADER.size:
            return None
        kind, length = HEADER.unpack_from(self._buffer)
        end = HEADER.size + length
        if len(self._buffer) < end:
            return None
        payload = bytes(self._buffer[HEADER.size : end])
        del self._buffer[:end]
        return kind, payload

    def read(self, deadline: float | None = None, cancelled: Callable[[], bool] | None = None) -> tuple[bytes, bytes]:
        """The next frame.

        Raises TimeoutError after ``deadline`` (time.monotonic), InterruptedError when ``cancelled`` says so, PipeClosed
        when the other side is gone.
        """
        poll = select.poll()
        poll.register(self._descriptor, select.POLLIN)
        while True:
            frame = self._take()
            if frame is not None:
                return frame
            wait = POLL_SECONDS
            if deadline is None and cancelled is None:
                wait = 3600.0
            if deadline is not None:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError
                wait = min(wait, left)
            if not poll.poll(max(1, int(wait * 1000))):
                if cancelled is not None and cancelled():
                    raise InterruptedError
                continue
            chunk = os.read(self._descriptor, READ_SIZE)
            if not chunk:
                raise PipeClosed
            self._buffer += chunk
