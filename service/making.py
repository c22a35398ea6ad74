"""How far the making of the catalogue is: told by the process that makes it, in a small file beside it."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from newsgraph.service.progress import duration

__all__ = ["Making", "how_far"]

SECONDS_BETWEEN = 1.0
SECONDS_TO_GUESS = 2.0  # before that nobody knows how long it takes


class Making:
    """Tells how many of the articles are read."""

    def __init__(self, path: Path, total: int) -> None:
        """``path`` is the file to tell it in."""
        self._path = path
        self._total = total
        self._begun = time.monotonic()
        self._next = self._begun
        self.close()  # what one that was killed has left

    def tell(self, done: int) -> None:
        """So many articles are read; written down once a second at most."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + SECONDS_BETWEEN
        told = {"done": done, "total": self._total, "seconds": now - self._begun}
        written = self._path.with_suffix(".told")
        written.write_text(json.dumps(told))
        os.replace(written, self._path)  # noqa: PTH105 - whoever reads it finds it whole

    def close(self) -> None:
        """It is made, or given up."""
        self._path.unlink(missing_ok=True)


def how_far(path: Path) -> str:
    """What the file at ``path`` tells: "1,200 of 90,000 articles read, about 4 min 10 s left", or nothing."""
    try:
        told = json.loads(path.read_text())
    except (OSError, ValueError):
        return ""
    done, total, seconds = told["done"], told["total"], told["seconds"]
    left = ""
    if done and seconds >= SECONDS_TO_GUESS:
        left = f", about {duration(seconds / done * (total - done))} left"
    return f"{done:,} of {total:,} articles read{left}"
