"""The pool of worker processes: who answers next, who waits, and who is killed.

Oxigraph cannot cancel a query, so a query that takes too long, too much memory or too much room ends with the process
that runs it. Spare processes stand ready, so that the next request waits neither for the end of the old one nor for the
start of its successor. An answer is handed on as it comes; one that is cut short raises, and is never passed off as
whole.
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
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from newsgraph.service.pipes import DATA, END, ERROR, HEAD, READY, REQUEST, TAKEN, FrameReader, PipeClosed, write_frame

__all__ = ["Answer", "Busy", "Pool", "Stopped", "WorkerFailure"]

WAIT_SECONDS = 0.1  # so often whoever waits looks whether its client is still there
START_SECONDS = 300.0  # until a process is ready, at most; one that loads the model on a busy machine takes a while
AGAIN_SECONDS = 1.0  # until a process that could not start is started again
# Each thread's arena would reserve 64 to 128 MB of the address space that bounds a worker; a store that opens starts
# several threads at once, and now and then there was no room left for the stack of the last.
ALLOCATOR = {"MALLOC_ARENA_MAX": "1"}
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
    """The work was stopped: ``code`` is "timeout", "memory", "cancelled", "died", or "lost" before it was begun."""

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
        environment = os.environ | ALLOCATOR
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
        self._begun = False
        self.resident = 0
        self.pid = self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def send(self, request: dict[str, Any], deadline: float) -> None:
        """Hand over one request; raises Stopped when the process is gone, or has not taken it in time."""
        self._begun = False
        try:
            write_frame(self._input.fileno(), REQUEST, json.dumps(request).encode(), deadline)
        except TimeoutError:
            raise Stopped("timeout", "it took longer than it may") from None
        except OSError as error:
            raise self._gone() from error

    def receive(self, deadline: float, cancelled: Callable[[], bool] | None) -> tuple[bytes, bytes]:
        """The next frame of an answer; raises Stopped or WorkerFailure."""
        try:
            kind, payload = self._frames.read(deadline, cancelled)
            while kind in (READY, TAKEN):
                self._begun = self._begun or kind == TAKEN
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

    def wait_until_ready(self) -> bool:
        """Wait for a process that was just started to be ready; False when it ended before, or hangs."""
        try:
            return self._frames.read(time.monotonic() + START_SECONDS)[0] == READY
        except (PipeClosed, OSError):
            return False

    def _gone(self) -> Stopped:
        status = self._process.wait()
        if -status in BY_EXHAUSTION:
            return Stopped("memory", "it needed more memory, or more depth, than it may have")
        return Stopped("died" if self._begun else "lost", f"the process that ran it ended with status {status}")

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
    """So many workers of one kind, and so many requests that may wait for one, first come first served."""

    def __init__(
        self, size: int, *, mode: str = "read", memory_bytes: int, queue: int, patience: float, spare: int = 0
    ) -> None:
        """``queue`` requests may wait, each for up to ``patience`` seconds; ``memory_bytes`` bounds each worker.

        ``spare`` processes more than may work at a time are kept ready, to stand in for those that are replaced.
        """
        self.size = size
        self.queue = queue
        self.patience = patience
        self._mode = mode
        self._memory = memory_bytes
        self._lock = threading.RLock()
        self._closing = threading.Condition(self._lock)
        self._closed = False
        self._waiting: deque[threading.Condition] = deque()  # each its own: only the first is woken
        self.killed = 0
        self._busy: set[Worker] = set()
        self._starting: set[Worker] = set()
        self._idle = [self._start() for _ in range(size + spare)]  # the last was used last

    @property
    def busy(self) -> int:
        """How many workers have work."""
        return len(self._busy)

    @property
    def waiting(self) -> int:
        """How many requests wait for a worker."""
        return len(self._waiting)

    @property
    def pids(self) -> list[int]:
        """The processes: busy, idle, and those that take the place of others."""
        with self._lock:
            return [worker.pid for worker in (*self._busy, *self._idle, *self._starting)]

    def _start(self) -> Worker:
        return Worker(self._mode, self._memory)

    def _available(self) -> bool:
        """Whether there is a worker, and room for one more to work; the lock is held."""
        self._sweep()
        return bool(self._idle) and len(self._busy) < self.size

    def _sweep(self) -> None:
        """Replace every worker that died while it was idle; the lock is held."""
        for dead in [worker for worker in self._idle if not worker.alive]:
            self._idle.remove(dead)
            self._replace(dead)

    def _take(self, cancelled: Callable[[], bool] | None) -> Worker:
        until = time.monotonic() + self.patience
        me = threading.Condition(self._lock)
        with self._lock:
            if len(self._waiting) >= self.queue and (self._waiting or not self._available()):
                raise Busy
            self._waiting.append(me)
            try:
                while not (self._waiting[0] is me and self._available()):
                    left = until - time.monotonic()
                    if self._closed or left <= 0:
                        raise Busy
                    if cancelled is not None and cancelled():
                        raise Stopped("cancelled", "the client went away")
                    me.wait(left if cancelled is None else min(left, WAIT_SECONDS))
                worker = self._idle.pop()
                self._busy.add(worker)
                return worker
            finally:
                self._waiting.remove(me)
                self._wake()  # somebody else is the first now

    def give_back(self, worker: Worker, *, usable: bool) -> None:
        """Take a worker back after its work; one that is not usable any more is killed and replaced."""
        # The one that builds is large from the start, for the model is in it.
        grown = worker.resident > RECYCLE_BYTES and self._mode in ("read", "reach", "write")
        with self._lock:
            self._busy.discard(worker)
            if usable and not grown and not self._closed:
                self._idle.append(worker)
            else:
                self.killed += 1
                self._replace(worker)
            self._sweep()  # nobody would notice before it is its turn
            self._wake()

    def _wake(self) -> None:
        """Have whoever waits first look again; the lock is held."""
        if self._waiting:
            self._waiting[0].notify()

    def _replace(self, worker: Worker) -> None:
        """End a worker, and in a thread of its own have another take its place; the lock is held."""
        worker.stop()
        threading.Thread(target=self._succeed, args=(worker,), name="replacement", daemon=True).start()

    def _succeed(self, worker: Worker) -> None:
        worker.kill()
        if self._closed:
            return
        while not self._succeeded():
            with self._lock:
                if self._closing.wait_for(lambda: self._closed, AGAIN_SECONDS):
                    return

    def _succeeded(self) -> bool:
        """Start a process and wait until it is ready; whether there is nothing left to do."""
        try:
            successor = self._start()
        except OSError:  # the system has no room for another process just now
            return self._closed
        with self._lock:
            if not self._closed:
                self._starting.add(successor)
        ready = not self._closed and successor.wait_until_ready()
        with self._lock:
            self._starting.discard(successor)
            if ready and not self._closed:
                self._idle.insert(0, successor)  # those that have a store open come first
                self._wake()
                return True
        successor.kill()
        return False

    def ask(self, request: dict[str, Any], *, seconds: float, cancelled: Callable[[], bool] | None = None) -> Answer:
        """The answer to a request that may take so many seconds until its last byte.

        Raises Busy, Stopped or WorkerFailure before the first byte, the latter two also between bytes. A worker that
        somebody else killed before it said anything is replaced, and the request tried once more; one that writes, only
        when it was not begun.
        """
        try:
            return self._ask_once(request, seconds, cancelled)
        except Stopped as stop:
            if stop.code != "lost":
                raise
            return self._ask_once(request, seconds, cancelled)

    def _ask_once(self, request: dict[str, Any], seconds: float, cancelled: Callable[[], bool] | None) -> Answer:
        deadline = time.monotonic() + seconds
        worker = self._take(cancelled)
        if time.monotonic() > deadline:  # it has waited as long as it may take
            self.give_back(worker, usable=True)
            raise Busy
        try:
            worker.send(request, deadline)
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
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            others = [*self._busy, *self._starting]
            self._closing.notify_all()
            for waiter in self._waiting:
                waiter.notify()
        for worker in idle:
            worker.kill()
        for worker in others:  # whoever waits for it closes the pipes
            worker.stop()
