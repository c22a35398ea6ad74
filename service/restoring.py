"""Put a copy of a store in the place of what the store's folder holds.

The copy is made beside the store first, so that a full disk or a bad source leaves the store as it was. Then the files
change places while the store's lock is held, the one that makes a folder a store last. Whoever ends the process between
leaves a folder that is no store, with both sides in it: restoring again finishes. The folder itself stays, for a
service watches it and keeps its snapshots there.
"""

from __future__ import annotations

import contextlib
import fcntl
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from newsgraph.builder.errors import StoreError
from newsgraph.builder.identity_index import FOLDER as INDEX_FOLDER
from newsgraph.builder.oxigraph import RESTORED_FOLDER, STORE_FILE

if TYPE_CHECKING:
    from newsgraph.builder.store import Store

__all__ = ["is_interrupted", "replace_store", "unlocked"]

OLD = ".replaced"
LOCK_FILE = "LOCK"
SECONDS_TO_WAIT = 30.0

Opened = TypeVar("Opened")


def is_interrupted(store: Path) -> bool:
    """Whether a restore of the store was ended before it was done."""
    return not (store / STORE_FILE).exists() and (store / RESTORED_FOLDER).is_dir()


def replace_store(store: Path, source: str) -> None:
    """Make the store in the folder ``store`` what the store ``source`` is; raises StoreError when it stays locked."""
    new, old = store / RESTORED_FOLDER, store / OLD
    with _held(store):
        shutil.rmtree(new, ignore_errors=True)
        with unlocked(source) as opened:
            opened.snapshot(new)
        shutil.rmtree(old, ignore_errors=True)
        old.mkdir()
        shutil.rmtree(store / INDEX_FOLDER, ignore_errors=True)
        for file in _files(store):
            file.rename(old / file.name)
        for file in reversed(_files(new)):
            file.rename(store / file.name)
        shutil.rmtree(old)
        shutil.rmtree(new)


def _files(folder: Path) -> list[Path]:
    """What a store is made of, first of all what makes the folder one."""
    found = [file for file in folder.iterdir() if not file.name.startswith(".") and file.name != LOCK_FILE]
    return sorted(found, key=lambda file: file.name != STORE_FILE)


@contextlib.contextmanager
def _held(store: Path) -> Iterator[None]:
    """Hold the lock that RocksDB takes on the folder of a store; nobody else in this process has the store open."""

    def taken() -> None:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)

    with (store / LOCK_FILE).open("a") as lock:
        try:
            _patiently(taken)
        except OSError as error:
            raise StoreError(
                "another process is writing to the store", where=str(store), hint="try again when it is done"
            ) from error
        yield


def unlocked(location: str) -> Store:
    """The store, opened for a moment, after waiting for whoever writes to it."""
    from newsgraph.builder.store import open_store

    return _patiently(lambda: open_store(location))


def _patiently(make: Callable[[], Opened]) -> Opened:
    """What ``make`` gives, tried until the store is free."""
    last = time.monotonic() + SECONDS_TO_WAIT
    while True:
        try:
            return make()
        except (StoreError, BlockingIOError, PermissionError) as error:
            said = str(error).lower()
            locked = not isinstance(error, StoreError) or "in use" in said or "lock" in said
            if not locked or time.monotonic() > last:
                raise
            time.sleep(0.1)
