"""The pool of worker processes: who answers next, who waits, and who is killed.

Oxigraph cannot cancel a query, so a query that takes too long, too much memory or too much room ends with the process
that runs it, and a fresh one takes its place. An answer is handed on as it comes; one that is cut short raises, and is
never passed off as whole.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from newsgraph.service.pipes import DATA, END, ERROR, HEAD, REQUEST, FrameReader, PipeClosed, write_frame

__all__ = ["Answer", "Busy", "Pool", "Stopped", "WorkerFailure"]

RECYCLE_BYTES = 512 << 20  # a worker that has grown beyond this is replaced after its answer
# What a worker may be for, and what it runs: answering queries, updating and copying the store, building articles in.
MODULES = {
    "read": "newsgraph.service.worker",
    "reach": "newsgraph.service.worker",
    "write": "newsgraph.service.worker",
    "build": "newsgraph.service.ingesting",
    "catalogue": "newsgraph.service.cataloguing",
}
BY_EXHAUSTION = frozenset({signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGTRAP, signal.SIGILL})


class Busy(Exception):  # noqa: N818 (a state, not a fault)
    """Every worker has work and the queue is full, or waiting took too long."""


class Stopped(Exception):  # noqa: N818
    """The work was stopped: ``code`` is "timeout", "memory", "cancelled" or "died"."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class WorkerFailure(Exception):  # noqa: N818
    """The worker says why it cannot answer: ``code`` and ``message`` as in ``newsgraph.service.worker``."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Worker:
    """One worker process and the pipes to it."""

    def __init__(self, mode: str, memory_bytes: int) -> None:
        """``mode`` is one of MODULES."""
        environment = dict(os.environ)
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter, our own module)
            [sys.executable, "-P", "-m", MODULES[mode], mode, str(memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None
            if mode in ("build", "catalogue")
            else subprocess.DEVNULL,  # why it cannot start belongs in the log
            env=environment,
            bufsize=0,
            start_new_session=True,
        )
        assert self._process.stdin is not None  # noqa: S101 (for the type checker: both are pipes)
        assert self._process.stdout is not None  # noqa: S101
        self._input = self._process.stdin
        self._frames = FrameReader(self._process.stdout.fileno())
        self.resident = 0
        self.pid = self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def send(self, request: dict[str, Any]) -> None:
        """Hand over one request; raises Stopped when the process is gone."""
        try:
            write_frame(self._input.fileno(), REQUEST, json.dumps(request).encode())
        except OSError as error:
            raise self._gone() from error

    def receive(self, deadline: float, cancelled: Callable[[], bool] | None) -> tuple[bytes, bytes]:
        """The next frame; raises Stopped or WorkerFailure."""
        try:
            kind, payload = self._frames.read(deadline, cancelled)
        except TimeoutError:
            raise Stopped("timeout", "it took longer than it may") from None
        except InterruptedError:
            raise Stopped("cancelled", "the client went away") from None
        except PipeClosed:
            raise self._gone() from None
        if kind == ERROR:
            failure = json.loads(payload)
            self.resident = failure["resident"]
            raise WorkerFailure(failure["code"], failure["message"])
        if kind == END:
            self.resident = json.loads(payload)["resident"]
        return kind, payload

    def _gone(self) -> Stopped:
        status = self._process.wait()
        if -status in BY_EXHAUSTION:
            return Stopped("memory", "it needed more memory, or more depth, than it may have")
        return Stopped("died", f"the process that ran it ended with status {status}")

    def stop(self) -> None:
        """End the process now."""
        with contextlib.suppress(OSError):
            self._process.kill()

    def kill(self) -> None:
        """End the process now and close the pipes to it."""
        self.stop()
        self._process.wait()
        self._input.close()
        if self._process.stdout is not None:
            self._process.stdout.close()


class Body:
    """The bytes of an answer as they come. Closing it before its end kills the worker."""

    def __init__(self, pool: Pool, worker: Worker, deadline: float, cancelled: Callable[[], bool] | None) -> None:
        self._pool = pool
        self._worker: Worker | None = worker
        self._deadline = deadline
        self._cancelled = cancelled

    def __iter__(self) -> Body:
        return self

    def __next__(self) -> bytes:
        """The next bytes; raises Stopped or WorkerFailure where the answer is cut short."""
        if self._worker is None:
            raise StopIteration
        try:
            kind, payload = self._worker.receive(self._deadline, self._cancelled)
        except WorkerFailure:
            self._end(usable=True)
            raise
        except BaseException:
            self._end(usable=False)
            raise
        if kind == DATA:
            return payload
        self._end(usable=True)
        raise StopIteration

    def _end(self, *, usable: bool) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            self._pool.give_back(worker, usable=usable)

    def close(self) -> None:
        """Want no more."""
        self._end(usable=False)


@dataclass
class Answer:
    """The head of an answer, and its body where it has one."""

    head: dict[str, Any]
    body: Body | None


class Pool:
    """So many workers of one kind, and so many requests that may wait for one."""

    def __init__(self, size: int, *, mode: str = "read", memory_bytes: int, queue: int, patience: float) -> None:
        """``queue`` requests may wait, each for up to ``patience`` seconds; ``memory_bytes`` bounds each worker."""
        self.size = size
        self.queue = queue
        self.patience = patience
        self._mode = mode
        self._memory = memory_bytes
        self._condition = threading.Condition()
        self._closed = False
        self.waiting = 0
        self.killed = 0
        self._busy: set[Worker] = set()
        self._idle = [self._start() for _ in range(size)]

    @property
    def busy(self) -> int:
        """How many workers have work."""
        return len(self._busy)

    @property
    def pids(self) -> list[int]:
        """The processes, busy and idle."""
        with self._condition:
            return [worker.pid for worker in (*self._busy, *self._idle)]

    def _start(self) -> Worker:
        return Worker(self._mode, self._memory)

    def _take(self) -> Worker:
        with self._condition:
            if not self._idle and self.waiting >= self.queue:
                raise Busy
            self.waiting += 1
            try:
                free = self._condition.wait_for(lambda: bool(self._idle) or self._closed, self.patience)
            finally:
                self.waiting -= 1
            if not free or self._closed:
                raise Busy
            worker = self._idle.pop()
            if not worker.alive:
                worker.kill()
                worker = self._start()
            self._busy.add(worker)
            return worker

    def give_back(self, worker: Worker, *, usable: bool) -> None:
        """Take a worker back after its work; one that is not usable any more is killed and replaced."""
        # The one that builds is large from the start, for the model is in it.
        if not usable or (worker.resident > RECYCLE_BYTES and self._mode in ("read", "reach", "write")):
            worker.kill()
            self.killed += 1
            replacement = None if self._closed else self._start()
        else:
            replacement = worker
        with self._condition:
            self._busy.discard(worker)
            if self._closed:
                if replacement is not None:
                    replacement.kill()
            elif replacement is not None:
                self._idle.append(replacement)
                self._condition.notify()

    def ask(self, request: dict[str, Any], *, seconds: float, cancelled: Callable[[], bool] | None = None) -> Answer:
        """The answer to a request that may take so many seconds until its last byte.

        Raises Busy, Stopped or WorkerFailure before the first byte, the latter two also between bytes. A worker that
        somebody else killed before it said anything is replaced, and the request tried once more.
        """
        try:
            return self._ask_once(request, time.monotonic() + seconds, cancelled)
        except Stopped as stop:
            if stop.code != "died" or request.get("operation"):
                raise
            return self._ask_once(request, time.monotonic() + seconds, cancelled)

    def _ask_once(self, request: dict[str, Any], deadline: float, cancelled: Callable[[], bool] | None) -> Answer:
        worker = self._take()
        try:
            worker.send(request)
            kind, payload = worker.receive(deadline, cancelled)
        except WorkerFailure:
            self.give_back(worker, usable=True)
            raise
        except BaseException:
            self.give_back(worker, usable=False)
            raise
        if kind == HEAD:
            return Answer(json.loads(payload), Body(self, worker, deadline, cancelled))
        self.give_back(worker, usable=True)
        return Answer(json.loads(payload), None)

    def close(self) -> None:
        """End every worker; one that has work ends without finishing it."""
        with self._condition:
            self._closed = True
            idle, self._idle = self._idle, []
            busy = list(self._busy)
            self._condition.notify_all()
        for worker in idle:
            worker.kill()
        for worker in busy:  # whoever waits for it closes the pipes
            worker.stop()
