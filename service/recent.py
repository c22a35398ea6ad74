"""The answers to recent questions, kept as long as there are not too many newer ones; and one that is slow to make."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

__all__ = ["Kept", "Recent"]

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Keeps so many values, and lets go of the one not asked for longest. For many threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._values: OrderedDict[Hashable, Value] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of the key, made where it is not kept. Two threads may make it at once; one of the two is kept."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value

    def drop(self, key: Hashable) -> None:
        """Keep the value of the key no longer."""
        with self._lock:
            self._values.pop(key, None)


QUICK_SECONDS = 0.5
FIRST_SECONDS = 10.0


class Kept(Generic[Value]):
    """One value that belongs to a state of the store. What was slow to make is made again while the old one serves."""

    def __init__(self, make: Callable[[], Value]) -> None:
        self._make = make
        self._condition = threading.Condition()
        self._value: Value | None = None
        self._of = ""
        self._seconds = 0.0
        self._making = False

    def get(self, state: str) -> Value | None:
        """The value of this state, or of one before if it takes long to make; None where there is none yet."""
        with self._condition:
            if self._of != state and not self._making:
                self._making = True
                threading.Thread(target=self._run, args=(state,), daemon=True).start()
            if self._value is None or self._seconds < QUICK_SECONDS:
                self._condition.wait_for(lambda: not self._making, FIRST_SECONDS)
            return self._value

    def _run(self, state: str) -> None:
        started = time.monotonic()
        value: Value | None = None
        try:
            value = self._make()
        except Exception:
            logging.getLogger("newsgraph.service").exception("what is kept could not be made")
        with self._condition:
            self._making = False
            if value is not None:
                self._value, self._of, self._seconds = value, state, time.monotonic() - started
            self._condition.notify_all()
