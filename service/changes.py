"""Which changes of the articles a snapshot has seen, as the identity index of the store counts them.

Whoever copies the store notes it beside the copy while the store is still theirs: later the index may already tell of
articles that the copy does not have.
"""

from __future__ import annotations

import json
import os
import sqlite3

__all__ = ["Changes", "changes_of", "note_changes"]

FILE = "changes.json"  # in the folder of the snapshot


class Changes:
    """What came up to the change ``last``; numbers of one ``epoch`` are of one index."""

    def __init__(self, db: sqlite3.Connection, epoch: str, last: int) -> None:
        self._db = db
        self.epoch = epoch
        self.last = last

    def covers(self, since: int) -> bool:
        """Whether nothing of what came after is forgotten."""
        first = self._db.execute("SELECT MIN(number) FROM change").fetchone()[0]
        return first is None or first <= since + 1

    def since(self, number: int) -> list[tuple[str, str]]:
        """What came after: kind and IRI."""
        told = "SELECT kind, iri FROM change WHERE number > ? AND number <= ? ORDER BY number"
        return self._db.execute(told, (number, self.last)).fetchall()

    def close(self) -> None:
        """Let go of the index."""
        self._db.close()


def note_changes(index: str, snapshot: str) -> None:
    """Note in the folder ``snapshot``, which was just made, the last change that the file ``index`` tells of.

    Whoever calls has the store open, so that nobody changes it between the copy and the note.
    """
    found = _opened(index)
    if found is None:
        return
    with open(os.path.join(snapshot, FILE), "w", encoding="utf-8") as file:  # noqa: PTH118, PTH123 (as in worker)
        json.dump({"epoch": found.epoch, "last": found.last}, file)
    found.close()


def changes_of(index: str, snapshot: str) -> Changes | None:
    """The changes that the snapshot has; None where nothing was noted, or the index is no more that of the note."""
    try:
        with open(os.path.join(snapshot, FILE), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            noted = json.load(file)
    except FileNotFoundError:
        return None
    found = _opened(index)
    if found is None:
        return None
    if found.epoch != noted["epoch"] or found.last < noted["last"]:
        found.close()
        return None
    found.last = noted["last"]
    return found


def _opened(index: str) -> Changes | None:
    if not os.path.isfile(index):  # noqa: PTH113
        return None
    try:
        db = sqlite3.connect(f"file:{index}?mode=ro", uri=True, isolation_level=None)
        epoch = db.execute("SELECT value FROM about WHERE name = 'epoch'").fetchone()
        last = db.execute("SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0)").fetchone()
    except sqlite3.Error:
        return None
    if not epoch:
        db.close()
        return None
    return Changes(db, epoch[0], int(last[0]))
