"""The catalogue: side tables of a store, so that no list, search or count has to look through the graph.

Started as ``python -m newsgraph.service.cataloguing catalogue MEMORY_BYTES`` by ``newsgraph.service.workers``. It reads
a snapshot and writes ``.index/catalogue.sqlite`` beside the store. Where ``newsgraph.builder.identity_index`` tells what
has changed since, only that is read again, in one transaction; else the tables are made anew, in another file that then
takes the place of the old. Nothing stands in the catalogue that does not follow from the store.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import pyoxigraph as ox

from newsgraph.builder import iris
from newsgraph.builder.identity import folded
from newsgraph.builder.identity_index import INDEX_PATH
from newsgraph.service.ranking import rank
from newsgraph.service.worker import Request, serve

__all__ = ["CATALOGUE_PATH", "SLOTS", "Catalogue", "date_number"]

CATALOGUE_PATH = ".index/catalogue.sqlite"
VERSION = "2"
NG = "https://w3id.org/newsgraph/ns#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
SCHEMA_ORG = "https://schema.org/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
SAME = "http://www.w3.org/2002/07/owl#sameAs"
KINDS = ("Person", "Organization", "Polity", "Group", "Location")
FACTS = {"Event": "event", "RoleHolding": "role", "Claim": "claim"}
SLOTS = {"agent": 1, "patient": 2, "mediator": 3, "place": 4, "holder": 5, "of": 6, "speaker": 7, "participant": 8}
"""The number of each way to take part in a fact; a participant is an agent, a patient, a mediator or none of these."""
FIGURES = ("killed", "injured", "detained", "released", "displaced")
QUICKLY_RANKED = 2000  # so many actors are ranked at once after a change

TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE article (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, identifier TEXT, headline TEXT, published TEXT,
  day INTEGER, publisher TEXT, url TEXT);
CREATE TABLE entry (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, label TEXT, kind TEXT, named INTEGER, actor INTEGER,
  place INTEGER, names TEXT DEFAULT '[]', titles TEXT DEFAULT '[]', sorting TEXT, mentions INTEGER DEFAULT 0,
  facts INTEGER DEFAULT 0, articles INTEGER DEFAULT 0, first TEXT DEFAULT '', last TEXT DEFAULT '',
  lastday INTEGER DEFAULT 0, relationships INTEGER DEFAULT 0, rank REAL DEFAULT 0);
CREATE TABLE node (iri TEXT PRIMARY KEY, entry INTEGER, article INTEGER) WITHOUT ROWID;
CREATE TABLE name (id INTEGER PRIMARY KEY, name TEXT, entry INTEGER);
CREATE TABLE fact (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, kind TEXT, type TEXT, status TEXT, day INTEGER,
  reach INTEGER, first TEXT, last TEXT, article INTEGER, figures TEXT);
CREATE TABLE slot (entry INTEGER, slot INTEGER, day INTEGER, fact INTEGER, node TEXT,
  PRIMARY KEY (entry, slot, day, fact, node)) WITHOUT ROWID;
CREATE TABLE mention (entry INTEGER, article INTEGER, begin INTEGER, iri TEXT, node TEXT,
  PRIMARY KEY (entry, article, begin, iri)) WITHOUT ROWID;
CREATE TABLE pair (one INTEGER, other INTEGER, facts INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE VIRTUAL TABLE name_word USING fts5(name, prefix='1 2 3');
CREATE VIRTUAL TABLE name_part USING fts5(name, tokenize='trigram');
CREATE VIRTUAL TABLE heading USING fts5(headline);
CREATE VIRTUAL TABLE claimed USING fts5(sentence, tokenize='trigram');
"""
INDEXES = """
CREATE INDEX article_day ON article (day, iri);
CREATE INDEX article_identifier ON article (identifier);
CREATE INDEX article_publisher ON article (publisher COLLATE NOCASE, day, iri);
CREATE INDEX entry_mentions ON entry (actor, named, mentions DESC, iri);
CREATE INDEX entry_relationships ON entry (actor, named, relationships DESC, iri);
CREATE INDEX entry_recency ON entry (actor, named, lastday, mentions DESC, iri);
CREATE INDEX entry_rank ON entry (actor, named, rank DESC, iri);
CREATE INDEX entry_sorting ON entry (actor, named, sorting, iri);
CREATE INDEX entry_place ON entry (place, named, mentions DESC, iri);
CREATE INDEX entry_kind ON entry (kind, named, mentions DESC, iri);
CREATE INDEX node_entry ON node (entry, article);
CREATE INDEX node_article ON node (article);
CREATE INDEX name_name ON name (name, entry);
CREATE INDEX name_entry ON name (entry);
CREATE INDEX fact_day ON fact (kind, day, id);
CREATE INDEX fact_type ON fact (kind, type, day, id);
CREATE INDEX fact_status ON fact (kind, status, day, id);
CREATE INDEX fact_article ON fact (article);
CREATE INDEX slot_fact ON slot (fact, slot, entry);
CREATE INDEX slot_node ON slot (node);
CREATE INDEX mention_node ON mention (node);
CREATE INDEX mention_article ON mention (article);
CREATE INDEX pair_facts ON pair (one, facts DESC, other);
"""

Said = dict[str, list[str]]  # what an article says of one thing: property → values


def date_number(text: str) -> int:
    """An ISO date as a number that sorts as it does: 20251006; months and days that are not known are 0."""
    digits = "".join(sign for sign in text[:10] if sign.isdigit())
    return int(digits.ljust(8, "0")[:8]) if digits else 0


def _reach(text: str) -> int:
    """The last day that a date may mean, as a number."""
    return date_number(text) + {4: 1299, 7: 99}.get(len(text[:10]), 0) if text else 0


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
        told = _told(location / INDEX_PATH)
        store = ox.Store.read_only(request["snapshot"])
        if self._path != path:
            self._path, self._db = path, _existing(path)
        if self._db is not None and told is not None:
            kept = dict(self._db.execute("SELECT name, value FROM about"))
            epoch, last, changes = told
            since = int(kept.get("number", 0))
            if kept.get("version") == VERSION and kept.get("epoch") == epoch and changes.covers(since):
                if last != since:
                    self._follow(store, request["base"], changes.since(since), last)
                return {"made": False, "number": last}
        self._make(store, request["base"], told)
        return {"made": True, "number": told[1] if told else 0}

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

    def _make(self, store: ox.Store, base: str, told: Told | None) -> None:
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
        writing = Writing(db, store, base)
        articles = store.quads_for_pattern(None, _iri(TYPE), _iri(NG + "Article"), ox.DefaultGraph())
        for iri in sorted(quad.subject.value for quad in articles if isinstance(quad.subject, ox.NamedNode)):
            writing.add_article(iri)
        for statement in filter(str.strip, INDEXES.split(";\n")):
            db.execute(statement)
        writing.describe_all()
        rank(db)
        db.execute("INSERT INTO about VALUES ('version', ?)", (VERSION,))
        if told is not None:
            db.execute("INSERT INTO about VALUES ('epoch', ?), ('number', ?)", (told[0], str(told[1])))
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
            writing = Writing(db, store, base)
            for iri in articles:
                writing.remove_article(iri)
            for iri in articles:
                writing.add_article(iri)
            for iri in nodes:
                writing.move_node(iri)
            writing.describe(things)
            if db.execute("SELECT COUNT(*) FROM (SELECT 1 FROM entry LIMIT ?)", (QUICKLY_RANKED,)).fetchone()[0] < (
                QUICKLY_RANKED
            ):
                rank(db)
            db.execute("UPDATE about SET value = ? WHERE name = 'number'", (str(last),))


class Changes:
    """What the identity index tells."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def covers(self, since: int) -> bool:
        """Whether nothing of what came after is forgotten."""
        first = self._db.execute("SELECT MIN(number) FROM change").fetchone()[0]
        return first is None or first <= since + 1

    def since(self, number: int) -> list[tuple[str, str]]:
        """What came after: kind and IRI."""
        return self._db.execute("SELECT kind, iri FROM change WHERE number > ? ORDER BY number", (number,)).fetchall()


Told = tuple[str, int, Changes]


def _told(path: Path) -> Told | None:
    """The epoch of the identity index, the number of its last change, and the changes; None where there is no index."""
    if not path.is_file():
        return None
    try:
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
        epoch = db.execute("SELECT value FROM about WHERE name = 'epoch'").fetchone()
        last = db.execute("SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0)").fetchone()
    except sqlite3.Error:
        return None
    return (epoch[0], int(last[0]), Changes(db)) if epoch else None


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


def _iri(text: str) -> ox.NamedNode:
    return ox.NamedNode(text)


class Writing:
    """One change of the tables."""

    def __init__(self, db: sqlite3.Connection, store: ox.Store, base: str) -> None:
        self._db = db
        self._store = store
        self._base = base
        self._identity = _iri(iris.identity_graph(base))
        self._entries: dict[str, int] = {}
        self._touched: set[int] = set()

    # Articles

    def add_article(self, iri: str) -> None:
        """Read an article; nothing where the store has none."""
        said: dict[str, Said] = defaultdict(lambda: defaultdict(list))
        for quad in self._store.quads_for_pattern(None, None, None, _iri(iri)):
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode | ox.Triple):
                said[quad.subject.value][quad.predicate.value].append(quad.object.value)
        own = said.get(iri)
        if own is None or NG + "Article" not in own[TYPE]:
            return
        published = _one(own, SCHEMA_ORG + "datePublished")
        names = ("identifier", "headline", "publisher", "url")
        identifier, headline, publisher, url = (_one(own, SCHEMA_ORG + name) for name in names)
        cursor = self._db.execute(
            "INSERT INTO article (iri, identifier, headline, published, day, publisher, url) VALUES (?,?,?,?,?,?,?)",
            (iri, identifier, headline, published, -date_number(published), publisher, url),
        )
        article = cursor.lastrowid or 0
        self._db.execute("INSERT INTO heading (rowid, headline) VALUES (?, ?)", (article, headline))
        nodes: dict[str, int] = {}
        for node in sorted(said):
            types = said[node][TYPE]
            if said[node][LABEL] and (NG + "Actor" in types or NG + "Location" in types):
                nodes[node] = self._entry_of(node, said[node])
        self._touched.update(nodes.values())
        self._db.executemany(
            "INSERT OR REPLACE INTO node VALUES (?, ?, ?)", ((node, entry, article) for node, entry in nodes.items())
        )
        mentions = (
            (nodes[node], article, int(_one(its, NIF + "beginIndex") or 0), mention, node)
            for mention, its in said.items()
            for node in its.get(NG + "refersTo", ())
            if node in nodes
        )
        self._db.executemany("INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?, ?)", mentions)
        for fact in sorted(said):
            kind = next((FACTS[name] for name in FACTS if NG + name in said[fact].get(TYPE, ())), None)
            if kind is not None:
                self._add_fact(fact, kind, said, nodes, article)

    def _entry_of(self, node: str, its: Said) -> int:
        """The entry that a node of an article belongs to; made where it is not there yet."""
        same = self._store.quads_for_pattern(_iri(node), _iri(SAME), None, self._identity)
        canonical = min((quad.object.value for quad in same if isinstance(quad.object, ox.NamedNode)), default=node)
        if canonical == node:
            return self._entry(node, its)
        if canonical not in self._entries:
            about: Said = defaultdict(list)
            for quad in self._store.quads_for_pattern(_iri(canonical), None, None, self._identity):
                if not isinstance(quad.object, ox.BlankNode | ox.Triple):
                    about[quad.predicate.value].append(quad.object.value)
            return self._entry(canonical, about if about[LABEL] else its)
        return self._entries[canonical]

    def _entry(self, iri: str, its: Said) -> int:
        if iri in self._entries:
            return self._entries[iri]
        row = self._db.execute("SELECT id FROM entry WHERE iri = ?", (iri,)).fetchone()
        if row is None:
            entry = self._db.execute("INSERT INTO entry (iri) VALUES (?)", (iri,)).lastrowid or 0
            self._name(entry, its, known=False)
        else:
            entry = int(row[0])
        self._entries[iri] = entry
        return entry

    def _name(self, entry: int, its: Said, *, known: bool = True) -> None:
        """Write down what the entry is called and of what kind it is."""
        if known:
            self._unname(entry)
        label = min(its[LABEL])
        names = sorted(set(its[ALT_LABEL]) - {label})
        kind = next((kind for kind in KINDS if NG + kind in its[TYPE]), "Actor")
        named = "false" not in its.get(NG + "named", ())
        self._db.execute(
            "UPDATE entry SET label=?, kind=?, named=?, actor=?, place=?, names=?, sorting=? WHERE id=?",
            (
                label, kind, named, kind != "Location", kind in ("Location", "Polity"),
                json.dumps(names, ensure_ascii=False), label.casefold(), entry,
            ),
        )  # fmt: skip
        for name in dict.fromkeys(folded(name) for name in (label, *names)):
            made = self._db.execute("INSERT INTO name (name, entry) VALUES (?, ?)", (name, entry)).lastrowid
            for table in ("name_word", "name_part"):
                self._db.execute(f"INSERT INTO {table} (rowid, name) VALUES (?, ?)", (made, name))  # noqa: S608

    def _add_fact(self, iri: str, kind: str, said: dict[str, Said], nodes: dict[str, int], article: int) -> None:
        its = said[iri]
        role = said.get(_one(its, NG + "role"), {})
        date, start, end = (_one(its, NG + name) for name in ("date", "startDate", "endDate"))
        date = date or _one(its, NG + "asOf")
        first, last = date or start or end, date or end or start
        type_ = {
            "event": _one(its, NG + "eventType").removeprefix(NG),
            "role": _one(role, NG + "title"),
            "claim": _one(its, NG + "sayingVerb"),
        }[kind]
        status = _one(its, NG + "status").removeprefix(NG) or ("Actual" if kind == "role" else "")
        day = -date_number(first)
        fact = (
            self._db.execute(
                "INSERT INTO fact (iri, kind, type, status, day, reach, first, last, article, figures)"
                " VALUES (?,?,?,?,?,?,?,?,?,?)",
                (iri, kind, type_, status, day, _reach(last), first, last, article, _figures(iri, its, said)),
            ).lastrowid
            or 0
        )
        rows = [
            (entry, number, day, fact, node)
            for slot, number in SLOTS.items()
            for node in (role if slot == "of" else its).get(NG + slot, ())
            if (entry := nodes.get(node)) is not None
        ]
        self._db.executemany("INSERT OR IGNORE INTO slot VALUES (?, ?, ?, ?, ?)", rows)
        self._count(_pairs((entry, slot) for entry, slot, *_ in rows), 1)
        if kind == "claim":
            cited = (said.get(one, {}) for one in its.get(NG + "evidence", ()))
            sentences = {
                _one(said.get(sentence, {}), NIF + "anchorOf")
                for one in cited
                for sentence in one.get(NIF + "sentence", ())
            }
            self._db.execute(
                "INSERT INTO claimed (rowid, sentence) VALUES (?, ?)", (fact, "\n".join(sorted(sentences)))
            )

    def _count(self, pairs: Iterable[tuple[int, int]], by: int) -> None:
        for one, other in pairs:
            for pair in ((one, other), (other, one)):
                self._db.execute(
                    "INSERT INTO pair VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET facts = facts + excluded.facts",
                    (*pair, by),
                )
                if by < 0:
                    self._db.execute("DELETE FROM pair WHERE one = ? AND other = ? AND facts <= 0", pair)
            self._touched.update((one, other))

    def _pairs_of(self, fact: int) -> set[tuple[int, int]]:
        return _pairs(self._db.execute("SELECT entry, slot FROM slot WHERE fact = ?", (fact,)).fetchall())

    def remove_article(self, iri: str) -> None:
        """Take out what the tables hold of an article."""
        row = self._db.execute("SELECT id FROM article WHERE iri = ?", (iri,)).fetchone()
        if row is None:
            return
        (article,) = row
        self._touched.update(row[0] for row in self._db.execute("SELECT entry FROM node WHERE article = ?", (article,)))
        for fact, kind in self._db.execute("SELECT id, kind FROM fact WHERE article = ?", (article,)).fetchall():
            self._count(self._pairs_of(fact), -1)
            self._db.execute("DELETE FROM slot WHERE fact = ?", (fact,))
            if kind == "claim":
                self._db.execute("DELETE FROM claimed WHERE rowid = ?", (fact,))
        for table in ("fact", "mention", "node"):
            self._db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))  # noqa: S608 - our own names
        self._db.execute("DELETE FROM heading WHERE rowid = ?", (article,))
        self._db.execute("DELETE FROM article WHERE id = ?", (article,))

    def move_node(self, node: str) -> None:
        """A node is part of another entry now."""
        row = self._db.execute("SELECT entry FROM node WHERE iri = ?", (node,)).fetchone()
        if row is None:
            return
        (old,) = row
        its: Said = defaultdict(list)
        for quad in self._store.quads_for_pattern(_iri(node), None, None, ox.DefaultGraph()):
            if not isinstance(quad.object, ox.BlankNode | ox.Triple):
                its[quad.predicate.value].append(quad.object.value)
        if not its[LABEL]:
            return
        entry = self._entry_of(node, its)
        if entry == old:
            return
        facts = {row[0] for row in self._db.execute("SELECT fact FROM slot WHERE node = ?", (node,))}
        for fact in facts:
            self._count(self._pairs_of(fact), -1)
        for table in ("slot", "mention"):
            self._db.execute(f"UPDATE {table} SET entry = ? WHERE node = ?", (entry, node))  # noqa: S608
        self._db.execute("UPDATE node SET entry = ? WHERE iri = ?", (entry, node))
        for fact in facts:
            self._count(self._pairs_of(fact), 1)
        self._touched.update((old, entry))

    # Entries

    def describe(self, things: Iterable[str]) -> None:
        """Count anew what is known of every entry that was touched; ``things`` have got other names."""
        for iri in things:
            row = self._db.execute("SELECT id FROM entry WHERE iri = ?", (iri,)).fetchone()
            about: Said = defaultdict(list)
            for quad in self._store.quads_for_pattern(_iri(iri), None, None, self._identity):
                if not isinstance(quad.object, ox.BlankNode | ox.Triple):
                    about[quad.predicate.value].append(quad.object.value)
            if row is not None and about[LABEL]:
                self._name(row[0], about)
        for entry in self._touched:
            if self._db.execute("SELECT 1 FROM node WHERE entry = ? LIMIT 1", (entry,)).fetchone() is None:
                self._forget(entry)
            else:
                self._db.execute(f"{COUNTING} WHERE id = ?", (entry,))
                self._titles(entry)

    def describe_all(self) -> None:
        """Count what is known of every entry."""
        self._db.execute(COUNTING)
        titles: dict[int, set[str]] = defaultdict(set)
        for entry, title in self._db.execute(
            "SELECT DISTINCT s.entry, f.type FROM fact f JOIN slot s ON s.fact = f.id"
            " WHERE f.kind = 'role' AND s.slot = 5 AND f.type <> ''"
        ):
            titles[entry].add(title)
        self._db.executemany(
            "UPDATE entry SET titles = ? WHERE id = ?",
            ((json.dumps(sorted(found), ensure_ascii=False), entry) for entry, found in titles.items()),
        )

    def _titles(self, entry: int) -> None:
        found = self._db.execute(
            "SELECT DISTINCT f.type FROM slot s JOIN fact f ON f.id = s.fact"
            " WHERE s.entry = ? AND s.slot = 5 AND f.type <> '' ORDER BY f.type",
            (entry,),
        )
        titles = json.dumps([row[0] for row in found], ensure_ascii=False)
        self._db.execute("UPDATE entry SET titles = ? WHERE id = ?", (titles, entry))

    def _forget(self, entry: int) -> None:
        self._unname(entry)
        self._db.execute("DELETE FROM entry WHERE id = ?", (entry,))

    def _unname(self, entry: int) -> None:
        for (name,) in self._db.execute("SELECT id FROM name WHERE entry = ?", (entry,)).fetchall():
            for table in ("name_word", "name_part"):
                self._db.execute(f"DELETE FROM {table} WHERE rowid = ?", (name,))  # noqa: S608 - our own names
        self._db.execute("DELETE FROM name WHERE entry = ?", (entry,))


COUNTING = """UPDATE entry SET
  mentions = (SELECT COUNT(*) FROM mention m WHERE m.entry = entry.id),
  facts = (SELECT COUNT(*) FROM slot s WHERE s.entry = entry.id AND s.slot IN (4, 5, 7, 8)),
  articles = (SELECT COUNT(DISTINCT article) FROM node n WHERE n.entry = entry.id),
  first = COALESCE((SELECT MIN(published) FROM node n JOIN article a ON a.id = n.article
    WHERE n.entry = entry.id AND published <> ''), ''),
  last = COALESCE((SELECT MAX(published) FROM node n JOIN article a ON a.id = n.article WHERE n.entry = entry.id), ''),
  lastday = COALESCE((SELECT MIN(day) FROM node n JOIN article a ON a.id = n.article WHERE n.entry = entry.id), 0),
  relationships = (SELECT COUNT(*) FROM pair p WHERE p.one = entry.id)"""


def _one(its: Said | dict[str, list[str]], name: str) -> str:
    return min(its.get(name, ()), default="")


def _figures(iri: str, its: Said, said: dict[str, Said]) -> str:
    """The counts that the text gives of an event, its own and those of claims about it: JSON, "" where there are none."""
    telling = [its, *(other for other in said.values() if iri in other.get(NG + "about", ()))]
    found = {name: sorted({int(n) for one in telling for n in one.get(NG + name, ())}) for name in FIGURES}
    found = {name: numbers for name, numbers in found.items() if numbers}
    return json.dumps(found) if found else ""


def _pairs(rows: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Whom a fact connects, each pair once: who acts with or on whom, who mediates, who holds a role of whom."""
    slots: dict[int, set[int]] = defaultdict(set)
    for entry, slot in rows:
        slots[slot].add(entry)
    agents, patients, mediators = slots[1], slots[2], slots[3]
    found = set(combinations(sorted(agents), 2))
    crossing = ((agents, patients), (mediators, agents | patients), (slots[5], slots[6]))
    found.update((min(a, b), max(a, b)) for left, right in crossing for a in left for b in right if a != b)
    return found


if __name__ == "__main__":
    serve(lambda descriptor: Catalogue().answer, int(sys.argv[2]))
