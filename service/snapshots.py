"""Read-only copies of the store: what the query workers answer from while somebody else may write.

A copy is hard links, so it costs milliseconds and hardly any room. They stand in a folder inside the store's own, one
folder for each service that runs; what a service that was killed left behind is removed by the next. A watcher looks
whether the store was changed, by this service or by a ``newsgraph build`` beside it, and makes the next copy as soon as
nobody holds the store.
"""

from __future__ import annotations

import contextlib
import fcntl
import itertools
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from newsgraph.builder.identity_index import INDEX_PATH
from newsgraph.builder.ownership import writer_of
from newsgraph.service.workers import Busy, Pool, Stopped, WorkerFailure

__all__ = ["Snapshot", "Snapshots"]

FOLDER = ".serving"
OWNER_FILE = "owner"  # locked by the service that the folder belongs to
WATCH_SECONDS = 0.5
SECONDS_TO_COPY = 120.0

Result = TypeVar("Result")
Fingerprint = frozenset[tuple[str, int, int]]


class Snapshot:
    """One copy. ``identifier`` is another for every copy ever made; it goes into ETags."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.identifier = secrets.token_hex(6)
        self.users = 0
        self.current = True


class Snapshots:
    """The copies of one store, of which one is current."""

    def __init__(self, location: Path, writer: Pool) -> None:
        """Make the first copy; raises WorkerFailure or Stopped where that cannot be done."""
        self._location = location
        self._writer = writer
        self._lock = threading.Lock()
        self._refreshing = threading.Lock()
        self._numbers = itertools.count(1)
        self._stop = threading.Event()
        self._remove_orphans()
        self._folder = location / FOLDER / secrets.token_hex(6)
        self._folder.mkdir(parents=True)
        self._owner = (self._folder / OWNER_FILE).open("w")
        fcntl.flock(self._owner, fcntl.LOCK_EX)
        self._seen: Fingerprint = frozenset()
        self.published: Callable[[], object] | None = None  # called after each new copy
        self._current: Snapshot | None = None
        try:
            self.refresh()
        except BaseException:
            self._remove_folder()
            raise
        self._watcher = threading.Thread(target=self._watch, name="snapshots", daemon=True)
        self._watcher.start()

    def _remove_orphans(self) -> None:
        """Remove the copies of services that are no more."""
        for owner in (self._location / FOLDER).glob("*/" + OWNER_FILE):
            with contextlib.suppress(OSError), owner.open("r+") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(owner.parent, ignore_errors=True)

    def _fingerprint(self) -> Fingerprint:
        """What the store's files look like; reading or copying the store leaves it as it is, mostly."""
        found = set()
        with contextlib.suppress(OSError):
            for file in self._location.iterdir():
                with contextlib.suppress(OSError):
                    if file.suffix == ".sst" or (file.suffix == ".log" and file.is_file()):
                        status = file.stat()
                        found.add((file.name, status.st_size, status.st_mtime_ns))
        return frozenset(found)

    def _locked(self) -> bool:
        """Whether somebody has the store open for writing; asking takes no lock, not even for a moment."""
        return bool(writer_of(self._location))

    def refresh(self) -> None:
        """Make a copy of the store as it is now, and make it the current one."""
        self.publish(lambda path: self._writer.ask(self.request("snapshot", path), seconds=SECONDS_TO_COPY))

    def request(self, operation: str, path: str, **values: object) -> dict[str, object]:
        """What to send to the writer, so that it leaves a copy of the store at ``path``."""
        about = {"location": str(self._location), "path": path, "index": INDEX_PATH}
        return {"operation": operation, **about, **values}

    def publish(self, write: Callable[[str], Result], *, patience: float = -1) -> Result:
        """Have ``write`` do what it does, which leaves a copy at the path it is given: the current one now.

        What it raises is raised; the current copy is then what it was. Raises Busy when others write for longer than
        the ``patience`` (seconds; -1: however long they take).
        """
        path = self._folder / str(next(self._numbers))
        if not self._refreshing.acquire(timeout=patience):
            raise Busy
        try:
            try:
                result = write(str(path))
                if not path.is_dir():
                    raise WorkerFailure("failed", "no copy of the store was made")
            except BaseException:
                shutil.rmtree(path, ignore_errors=True)
                raise
            snapshot = Snapshot(path)
            self._seen = self._fingerprint()
            with self._lock:
                old, self._current = self._current, snapshot
                if old is not None:
                    old.current = False
            if old is not None:
                self._remove_unused(old)
            if self.published is not None:
                self.published()
            return result
        finally:
            self._refreshing.release()

    def _watch(self) -> None:
        while not self._stop.wait(WATCH_SECONDS):
            if self._fingerprint() == self._seen or self._locked():
                continue
            with contextlib.suppress(Busy, Stopped, WorkerFailure, OSError):  # the next look comes soon
                self.refresh()

    def acquire(self) -> Snapshot:
        """The current copy, which stays until it is released."""
        with self._lock:
            if self._current is None:
                raise RuntimeError("there is no snapshot yet")
            self._current.users += 1
            return self._current

    def release(self, snapshot: Snapshot) -> None:
        """Be done with a copy."""
        with self._lock:
            snapshot.users -= 1
        self._remove_unused(snapshot)

    @contextlib.contextmanager
    def use(self) -> Iterator[Snapshot]:
        """The current copy, for as long as the block takes."""
        snapshot = self.acquire()
        try:
            yield snapshot
        finally:
            self.release(snapshot)

    @property
    def identifier(self) -> str:
        """The identifier of the current copy."""
        with self._lock:
            return self._current.identifier if self._current else ""

    def _remove_unused(self, snapshot: Snapshot) -> None:
        with self._lock:
            unused = snapshot.users == 0 and not snapshot.current
        if unused:
            shutil.rmtree(snapshot.path, ignore_errors=True)

    def _remove_folder(self) -> None:
        self._owner.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            self._folder.parent.rmdir()

    def close(self) -> None:
        """Stop watching and remove the copies."""
        self._stop.set()
        self._watcher.join(timeout=SECONDS_TO_COPY)
        self._remove_folder()
