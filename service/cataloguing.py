"""The catalogue: side tables of a store, so that no list, search or count has to look through the graph.

Started as ``python -m newsgraph.service.cataloguing catalogue MEMORY_BYTES`` by ``newsgraph.service.workers``, it reads
a snapshot and writes ``.index/catalogue.sqlite`` beside the store. Where ``newsgraph.builder.identity_index`` tells
what has changed since, only that is read again, in one transaction; else the tables are made anew, in another file that
then takes the place of the old. Nothing stands in the catalogue that does not follow from the store.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from newsgraph.builder.identity_index import INDEX_PATH
from newsgraph.service.changes import Changes, changes_of
from newsgraph.service.making import Making
from newsgraph.service.ranking import rank
from newsgraph.service.side_reading import BATCH, ArticleSaid, Reading, articles_of, read_in_parts
from newsgraph.service.side_tables import INDEXES, TABLES
from newsgraph.service.side_writing import Writing
from newsgraph.service.worker import Request, serve

__all__ = ["CATALOGUE_PATH", "PROGRESS", "Catalogue"]

CATALOGUE_PATH = ".index/catalogue.sqlite"
PROGRESS = ".progress"  # in the place of ".sqlite": how far the catalogue is that is being made
VERSION = "3"
FEW = 500  # so many articles are read here, more by several processes
MOST_READERS = 4
QUICKLY_RANKED = 2000  # so many actors are ranked at once after a change


class Catalogue:
    """The tables of one store, as their writer has them."""

    def __init__(self) -> None:
        self._path = Path()
        self._db: sqlite3.Connection | None = None

    def answer(self, request: Request) -> dict[str, object]:
        """Bring the catalogue of ``location`` up to the ``snapshot``, or, for the operation "rank", rank the actors."""
        location = Path(request["location"])
        path = location / CATALOGUE_PATH
        if request["operation"] == "rank":
            if self._db is None:
                return {"ranked": 0}
            with self._transaction() as db:
                return {"ranked": rank(db)}
        snapshot = request["snapshot"]
        store = ox.Store.read_only(snapshot)
        if self._path != path:
            self._path, self._db = path, _existing(path)
        told = changes_of(str(location / INDEX_PATH), snapshot)
        if told is None:
            return self._without_changes(store, request)
        with contextlib.closing(told):
            return self._with_changes(store, request, told)

    def _with_changes(self, store: ox.Store, request: Request, told: Changes) -> dict[str, object]:
        kept = self._about()
        since = int(kept.get("number", 0))
        if kept.get("epoch") == told.epoch and told.covers(since):
            if told.last != since:
                self._follow(store, request["base"], told.since(since), told.last)
            return {"made": False, "number": told.last}
        self._make(store, request["snapshot"], request["base"], told)
        return {"made": True, "number": told.last}

    def _without_changes(self, store: ox.Store, request: Request) -> dict[str, object]:
        """Nobody tells what has changed, but the snapshot's files may show that nothing has."""
        made = self._about().get("files") != _files(request["snapshot"])
        if made:
            self._make(store, request["snapshot"], request["base"], None)
        return {"made": made, "number": 0}

    def _about(self) -> dict[str, str]:
        """What the catalogue says of itself; nothing where there is none of this version."""
        if self._db is None:
            return {}
        kept = dict(self._db.execute("SELECT name, value FROM about"))
        return kept if kept.get("version") == VERSION else {}

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        assert self._db is not None  # noqa: S101 - whoever calls has made sure
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield self._db
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _make(self, store: ox.Store, snapshot: str, base: str, told: Changes | None) -> None:
        """Make the catalogue anew, in a file that takes the place of the old when it is whole."""
        if self._db is not None:
            self._db.close()
            self._db = None
        self._path.parent.mkdir(exist_ok=True)
        new = self._path.with_suffix(".new")
        new.unlink(missing_ok=True)
        db = sqlite3.connect(new, isolation_level=None)
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA synchronous=OFF")
        db.execute("PRAGMA cache_size=-262144")
        db.execute("BEGIN")
        for statement in filter(str.strip, TABLES.split(";\n")):
            db.execute(statement)
        reading = Reading(store, base)
        writing = Writing(db, reading, fresh=True)
        articles = articles_of(store)
        batches: Iterator[list[ArticleSaid]]
        if len(articles) <= FEW:
            batches = (reading.articles(articles[start : start + BATCH]) for start in range(0, len(articles), BATCH))
        else:
            batches = read_in_parts(snapshot, base, min(MOST_READERS, os.cpu_count() or 1))
        done = 0
        making = Making(self._path.with_suffix(PROGRESS), len(articles))
        with contextlib.closing(making):
            for batch in batches:
                for said in batch:
                    writing.add_article(said)
                writing.flush()
                done += len(batch)
                making.tell(done)
        for statement in filter(str.strip, INDEXES.split(";\n")):
            db.execute(statement)
        writing.finish()
        rank(db)
        db.execute("INSERT INTO about VALUES ('version', ?)", (VERSION,))
        if told is not None:
            db.execute("INSERT INTO about VALUES ('epoch', ?), ('number', ?)", (told.epoch, str(told.last)))
        else:
            db.execute("INSERT INTO about VALUES ('files', ?)", (_files(snapshot),))
        db.execute("COMMIT")
        db.execute("ANALYZE")
        db.execute("PRAGMA journal_mode=WAL")
        db.close()
        for suffix in ("-wal", "-shm"):
            Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        os.replace(new, self._path)  # noqa: PTH105 - it is the call whose atomicity matters
        self._db = _existing(self._path)

    def _follow(self, store: ox.Store, base: str, changes: list[tuple[str, str]], last: int) -> None:
        """Read again what has changed."""
        articles = dict.fromkeys(iri for kind, iri in changes if kind == "article")
        nodes = dict.fromkeys(iri for kind, iri in changes if kind == "node")
        things = dict.fromkeys(iri for kind, iri in changes if kind == "thing")
        with self._transaction() as db:
            writing = Writing(db, Reading(store, base))
            for iri in articles:
                writing.remove_article(iri)
            for iri in articles:
                writing.add(iri)
            for iri in nodes:
                writing.move_node(iri)
            writing.describe(things)
            if db.execute("SELECT COUNT(*) FROM (SELECT 1 FROM entry LIMIT ?)", (QUICKLY_RANKED,)).fetchone()[0] < (
                QUICKLY_RANKED
            ):
                rank(db)
            db.execute("UPDATE about SET value = ? WHERE name = 'number'", (str(last),))


def _files(snapshot: str) -> str:
    """What the files of a snapshot are called and how large they are: another text for other contents."""
    found = sorted((file.name, file.stat().st_size) for file in Path(snapshot).glob("*.sst"))
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def _existing(path: Path) -> sqlite3.Connection | None:
    if not path.is_file():
        return None
    try:
        db = sqlite3.connect(path, isolation_level=None)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute("SELECT * FROM about").fetchall()
    except sqlite3.Error:
        return None
    return db


if __name__ == "__main__":
    serve(lambda descriptor: Catalogue().answer, int(sys.argv[2]))
