"""A limit to how long one article may take, so that one that never ends does not hold up the others."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType

from newsgraph.builder.errors import RejectedError


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[Callable[[], None]]:
    """Raise RejectedError in the block when it takes longer than so many seconds of wall-clock time.

    What is given is a function that starts the time anew. The limit rests on a signal, so that it costs nothing until
    it is reached, and interrupts loops and regular expressions alike; it holds in the main thread of a process, where
    builds and their workers run, and where a system has no such signal, or in another thread, there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield lambda: None
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise RejectedError(
            f"reading it took more than {seconds:,.0f} seconds", hint="build it by itself, or split the text"
        )

    def start() -> None:
        signal.setitimer(signal.ITIMER_REAL, seconds)

    before = signal.signal(signal.SIGALRM, stop)
    start()
    try:
        yield start
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
