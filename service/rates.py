"""How often one client may ask: a bucket of so many requests for each address, which fills again with time."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

__all__ = ["Rates"]

CLIENTS = 100_000  # so many are remembered, those who asked last


class Rates:
    """For many threads."""

    def __init__(self, per_second: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        """``burst`` requests at once, and then ``per_second``."""
        self._per_second = per_second
        self._burst = float(burst)
        self._clock = clock
        self._lock = threading.Lock()
        self._clients: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> float:
        """The seconds that the client has to wait; 0 when it may ask now, which is then counted."""
        now = self._clock()
        with self._lock:
            left, then = self._clients.pop(client, (self._burst, now))
            left = min(self._burst, left + (now - then) * self._per_second)
            allowed = left >= 1
            self._clients[client] = (left - 1 if allowed else left, now)
            while len(self._clients) > CLIENTS:
                self._clients.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._per_second
