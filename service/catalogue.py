"""Keeping the catalogue up to the snapshots: who asks its writer to follow, and when it may be read."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

from newsgraph.service.cataloguing import CATALOGUE_PATH, PROGRESS
from newsgraph.service.making import how_far
from newsgraph.service.problems import Problem
from newsgraph.service.workers import Busy, Pool, Stopped, WorkerFailure

__all__ = ["CataloguePool", "Follower"]

SECONDS_TO_MAKE = 7200.0
SECONDS_BETWEEN_RANKS = 60.0
AGAIN_SECONDS = 5.0
SECONDS_BETWEEN_LINES = 10.0  # of the log, on how far the tables are

logger = logging.getLogger("newsgraph.service")


class CataloguePool(Pool):
    """The one process that writes the catalogue; its memory is not bounded, for what it reads is our own."""

    def __init__(self) -> None:
        super().__init__(1, mode="catalogue", memory_bytes=0, queue=10, patience=SECONDS_TO_MAKE)


class Follower:
    """Has the catalogue follow the snapshots, in a thread of its own, and hands out connections to read it."""

    def __init__(self, location: Path, pool: Pool, snapshots: Any, base: str) -> None:
        """``snapshots`` is a ``newsgraph.service.snapshots.Snapshots``."""
        self._path = location / CATALOGUE_PATH
        self._progress = self._path.with_suffix(PROGRESS)
        self._location = location
        self._pool = pool
        self._snapshots = snapshots
        self._base = base
        self._changed = threading.Condition()
        self._wanted = True
        self._closed = False
        self._followed = ""  # the identifier of the snapshot that the catalogue is of
        self._generation = 0  # another for each file
        self._version = 0  # another for each change
        self._local = threading.local()
        self._thread = threading.Thread(target=self._run, name="catalogue", daemon=True)
        self._thread.start()

    @property
    def version(self) -> int:
        """A number that grows with each change of the catalogue."""
        return self._version

    def follow(self, seconds: float = 0) -> bool:
        """There is a new snapshot; wait for so long until the catalogue is up to it, and say whether it is."""
        with self._changed:
            self._wanted = True
            self._changed.notify_all()
            return self._changed.wait_for(lambda: self._closed or not self._wanted, seconds)

    def _run(self) -> None:
        ranked = time.monotonic()
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted or self._closed, SECONDS_BETWEEN_RANKS)
                if self._closed:
                    return
                wanted = self._wanted
            try:
                if wanted:
                    self._follow()
                if self._version and time.monotonic() - ranked > SECONDS_BETWEEN_RANKS:
                    self._ask({"operation": "rank"})
                    ranked = time.monotonic()
            except (Busy, Stopped, WorkerFailure, OSError) as error:
                if self._ended():  # that is why
                    return
                logger.warning("the catalogue could not follow: %s", getattr(error, "message", error))
                with self._changed:
                    self._changed.wait_for(lambda: self._closed, AGAIN_SECONDS)

    def _ended(self) -> bool:
        with self._changed:
            return self._closed

    def _ask(self, request: dict[str, object]) -> dict[str, Any]:
        about = {"location": str(self._location), "base": self._base}
        said = time.monotonic()

        def going_on() -> bool:
            """Say how far it is, now and then; whether to stop."""
            nonlocal said
            told = how_far(self._progress) if time.monotonic() - said > SECONDS_BETWEEN_LINES else ""
            if told:
                said = time.monotonic()
                logger.info("making the side tables: %s", told)
            return self._ended()

        return self._pool.ask({**request, **about}, seconds=SECONDS_TO_MAKE, cancelled=going_on).head

    def _follow(self) -> None:
        with self._snapshots.use() as snapshot:
            answer = self._ask({"operation": "follow", "snapshot": str(snapshot.path)})
            with self._changed:
                self._followed = snapshot.identifier
                self._version += 1
                if answer["made"] or not self._generation:
                    self._generation += 1
                self._wanted = self._snapshots.identifier != self._followed
                self._changed.notify_all()

    def connection(self, seconds: float) -> sqlite3.Connection:
        """This thread's connection; waits for so long where there is no catalogue yet, then raises Problem."""
        if not self._generation:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or bool(self._generation), seconds)
        generation = self._generation
        if not generation:
            told = how_far(self._progress)
            raise Problem(
                503,
                "preparing",
                f"the side tables of the store are being made{': ' if told else ''}{told}",
                hint="ask again after Retry-After; /sparql answers already",
                headers={"Retry-After": "5"},
            )
        if getattr(self._local, "generation", 0) != generation:
            with contextlib.suppress(AttributeError, sqlite3.Error):
                self._local.db.close()
            db = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, isolation_level=None)
            db.row_factory = sqlite3.Row
            db.execute("PRAGMA cache_size=-16384")
            db.execute("PRAGMA mmap_size=1073741824")
            db.execute("PRAGMA query_only=1")
            self._local.db, self._local.generation = db, generation
        connection: sqlite3.Connection = self._local.db
        return connection

    def close(self) -> None:
        """Follow no more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
