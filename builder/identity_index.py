"""Identity kept in step with the articles: what ``identity.identity_graph`` would give, at the cost of what changed.

Beside the store, in ``.index/identity.sqlite``, stands which nodes the articles have, which of them look alike (one
*signature*: kind, names, classes, place), what each signature may meet others by, and what the identity graph says.
When articles change, only the signatures that meet theirs, directly or by way of others, are clustered again.

It also tells what has changed, in order: each article that was put or taken out, and each node that is another thing
now; so whoever keeps tables of the store (``newsgraph.service.cataloguing``) can follow.

The index is not part of the graph: where it is missing or does not fit the store, it is made again from the articles.
Before articles are written, their names are noted in it; so a build that was killed is made good by the next.
"""

from __future__ import annotations

import contextlib
import json
import secrets
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
from rdflib import OWL

from newsgraph.builder import identity, iris
from newsgraph.builder.identity import Cluster, Node
from newsgraph.builder.model import Kind
from newsgraph.builder.quads import quad_of
from newsgraph.builder.store import Store

__all__ = ["FOLDER", "INDEX_PATH", "IdentityIndex"]

FOLDER = ".index"  # inside the folder of the store
FILE = "identity.sqlite"
INDEX_PATH = f"{FOLDER}/{FILE}"
VERSION = "2"
SAME = ox.NamedNode(str(OWL.sameAs))
AT_ONCE = 500
REMEMBERED = 200_000  # so many changes

SCHEMA = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dirty (article TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS article (iri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS signature (id INTEGER PRIMARY KEY, looks TEXT UNIQUE, canonical TEXT);
CREATE TABLE IF NOT EXISTS node (iri TEXT PRIMARY KEY, article TEXT, signature INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS node_article ON node (article);
CREATE INDEX IF NOT EXISTS node_signature ON node (signature, iri);
CREATE TABLE IF NOT EXISTS token (token TEXT, signature INTEGER, PRIMARY KEY (token, signature)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS token_signature ON token (signature, token);
CREATE TABLE IF NOT EXISTS change (number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT, iri TEXT);
CREATE TABLE IF NOT EXISTS cluster (iri TEXT PRIMARY KEY, said TEXT) WITHOUT ROWID;
"""
TABLES = ("about", "dirty", "article", "signature", "node", "token", "change", "cluster")

Canonical = dict[int, str | None]  # signature → canonical IRI; None: each of its nodes is a thing by itself


class Kept(Protocol):
    """What the index needs of a store beyond its protocol."""

    def change_graph(self, graph_iri: str, gone: Collection[ox.Quad], come: Collection[ox.Quad]) -> None:
        """Take quads out of a named graph and put others in."""
        ...


class IdentityIndex:
    """The index of one store; in memory for a store that is no folder."""

    def __init__(self, store: Store) -> None:
        """Open it, empty where it is missing, broken or of another version."""
        self._store = store
        self._known: dict[str, Collection[Node]] = {}
        self._graph = ox.NamedNode(iris.identity_graph(store.base))
        path = ":memory:"
        if Path(store.location).is_dir():
            folder = Path(store.location) / FOLDER
            folder.mkdir(exist_ok=True)
            path = str(folder / FILE)
        try:
            self._db = self._opened(path)
        except sqlite3.DatabaseError:
            Path(path).unlink(missing_ok=True)
            self._db = self._opened(path)

    @staticmethod
    def _opened(path: str) -> sqlite3.Connection:
        db = sqlite3.connect(path, isolation_level=None)
        db.execute("PRAGMA cache_size=-65536")
        db.executescript(SCHEMA)
        kept = db.execute("SELECT value FROM about WHERE name = 'version'").fetchone()
        if kept is not None and kept[0] != VERSION:
            for table in TABLES:
                db.execute(f"DROP TABLE {table}")
            db.executescript(SCHEMA)
        return db

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> IdentityIndex:
        """The index itself; closed on leaving."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the index."""
        self.close()

    def fits(self) -> bool:
        """Whether the index is of these articles, but for those noted as changing."""
        if self._db.execute("SELECT 1 FROM about WHERE name = 'version'").fetchone() is None:
            return False
        noted = {row[0] for row in self._db.execute("SELECT article FROM dirty")}
        mine = {row[0] for row in self._db.execute("SELECT iri FROM article")}
        return mine - noted == set(self._store.article_iris()) - noted

    def note(self, articles: Iterable[str]) -> None:
        """Note that these articles are about to change; kept until ``settle``."""
        with self._transaction():
            self._db.executemany("INSERT OR IGNORE INTO dirty VALUES (?)", ((iri,) for iri in articles))

    def know(self, article: str, nodes: Collection[Node]) -> None:
        """Take it that the store has this article with these nodes, until ``settle``; else that asks the store."""
        self._known[article] = nodes

    @property
    def known(self) -> int:
        """How many articles ``know`` was told of since identity was settled."""
        return len(self._known)

    @property
    def noted(self) -> bool:
        """Whether articles have been noted since identity was settled."""
        return self._db.execute("SELECT 1 FROM dirty LIMIT 1").fetchone() is not None

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def rebuild(self) -> None:
        """Make the index and the identity graph again from all articles."""
        with self._transaction():
            for table in TABLES:
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
            found: dict[str, list[Node]] = {iri: [] for iri in self._store.article_iris()}
            for node in identity.nodes(self._store):
                found.setdefault(self._article_of(node.iri), []).append(node)
            _, come = self._changed(found, set(found))
            answer = self._store.query(f"SELECT ?s ?p ?o {{ GRAPH {self._graph} {{ ?s ?p ?o }} }}")
            assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - a SELECT
            old = {ox.Quad(s, p, o, self._graph) for s, p, o in answer}
            self._write(old - come, come - old)
            self._db.execute("INSERT INTO about VALUES ('version', ?), ('epoch', ?)", (VERSION, secrets.token_hex(8)))

    def settle(self) -> None:
        """Bring the identity graph up to the articles that were noted."""
        with self._transaction():
            noted = [row[0] for row in self._db.execute("SELECT article FROM dirty ORDER BY article")]
            known = self._known
            asked = [iri for iri in noted if iri not in known]
            there = set(self._store.article_iris()) if len(asked) > AT_ONCE else None
            found = {iri: known[iri] if iri in known else list(identity.nodes(self._store, iri)) for iri in noted}
            kept = {iri for iri in asked if found[iri] or (iri in there if there else self._is_article(iri))}
            kept |= known.keys() & found.keys()
            self._write(*self._changed(found, kept))
            self._tell("article", noted)
            self._db.execute("DELETE FROM change WHERE number <= (SELECT MAX(number) FROM change) - ?", (REMEMBERED,))
            self._db.execute("DELETE FROM dirty")
        self._known = {}

    def _tell(self, kind: str, iris_: Iterable[str]) -> None:
        self._db.executemany("INSERT INTO change (kind, iri) VALUES (?, ?)", ((kind, iri) for iri in iris_))

    def _is_article(self, iri: str) -> bool:
        return self._store.find_article(iri) == iri

    def _article_of(self, node: str) -> str:
        start = len(self._store.base) + len("article/")
        end = node.find("/", start)
        return node[:end] if end > 0 else node

    def _write(self, gone: set[ox.Quad], come: set[ox.Quad]) -> None:
        """The store first: if the process ends before the index is committed, the same is written once more."""
        if gone or come:
            self._store.change_graph(self._graph.value, gone, come)

    # What a change of articles comes to

    def _changed(self, found: Mapping[str, Collection[Node]], kept: set[str]) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """The quads that leave the identity graph and those that come, when these articles have these nodes now."""
        dirty: set[int] = set()
        lost: list[tuple[str, int]] = []
        new: list[tuple[str, int]] = []
        for article, nodes in found.items():
            before = dict(self._db.execute("SELECT iri, signature FROM node WHERE article = ?", (article,)))
            after = {node.iri: self._signature(node) for node in nodes}
            lost += (pair for pair in before.items() if after.get(pair[0]) != pair[1])
            new += (pair for pair in after.items() if before.get(pair[0]) != pair[1])
            if article in kept:
                self._db.execute("INSERT OR IGNORE INTO article VALUES (?)", (article,))
            else:
                self._db.execute("DELETE FROM article WHERE iri = ?", (article,))
        dirty = {signature for _, signature in (*lost, *new)}
        if not dirty:
            return set(), set()
        touched = self._meeting(dirty)
        before_ = self._canonicals(touched)
        gone = {quad for iri, signature in lost for quad in self._member(iri, signature, before_[signature])}
        old_nodes = {iri for iri, _ in new}
        self._db.executemany("DELETE FROM node WHERE iri = ?", ((iri,) for iri, _ in lost))
        self._db.executemany(
            "INSERT OR REPLACE INTO node VALUES (?, ?, ?)",
            ((iri, self._article_of(iri), signature) for iri, signature in new),
        )
        after_, described = self._clustered(touched)
        come = {quad for iri, signature in new for quad in self._member(iri, signature, after_[signature])}
        moved: list[str] = []
        for signature in touched:
            old, now = before_[signature], after_.get(signature)
            if signature in after_ and old != now:
                for (iri,) in self._db.execute("SELECT iri FROM node WHERE signature = ?", (signature,)).fetchall():
                    if iri not in old_nodes:
                        gone.update(self._member(iri, signature, old))
                        moved.append(iri)
                    come.update(self._member(iri, signature, now))
        self._tell("node", moved)
        clusters_gone, clusters_come = self._described(set(filter(None, before_.values())), described)
        gone |= clusters_gone
        come |= clusters_come
        self._db.executemany(
            "UPDATE signature SET canonical = ? WHERE id = ?", ((now, signature) for signature, now in after_.items())
        )
        for signature in touched - after_.keys():
            self._db.execute("DELETE FROM token WHERE signature = ?", (signature,))
            self._db.execute("DELETE FROM signature WHERE id = ?", (signature,))
        return gone - come, come - gone

    def _signature(self, node: Node) -> int:
        looks = json.dumps(
            [node.kind.value, node.label, node.alternatives, sorted(node.classes), node.geonames, node.position],
            ensure_ascii=False,
        )
        row = self._db.execute("SELECT id FROM signature WHERE looks = ?", (looks,)).fetchone()
        if row is not None:
            return int(row[0])
        made = self._db.execute("INSERT INTO signature (looks) VALUES (?)", (looks,)).lastrowid
        assert made is not None  # noqa: S101 - a row was inserted
        self._db.executemany("INSERT INTO token VALUES (?, ?)", ((token, made) for token in identity.tokens(node)))
        return made

    def _meeting(self, signatures: Iterable[int]) -> set[int]:
        """These signatures and all that they meet, directly or by way of others."""
        found: set[int] = set()
        seen: set[str] = set()
        waiting = set(signatures)
        while waiting:
            found |= waiting
            tokens = {str(row[0]) for row in self._in("SELECT token FROM token WHERE signature IN", waiting)} - seen
            seen |= tokens
            met = self._in("SELECT signature FROM token WHERE token IN", tokens)
            waiting = {int(str(row[0])) for row in met} - found
        return found

    def _in(self, query: str, values: Collection[object]) -> Iterator[tuple[object, ...]]:
        """The rows of a query that ends in IN, for so many values."""
        for part in _parts(list(values)):
            yield from self._db.execute(f"{query} ({','.join('?' * len(part))})", part)

    def _canonicals(self, signatures: Collection[int]) -> Canonical:
        found: Canonical = {}
        for row in self._in("SELECT id, canonical FROM signature WHERE id IN", signatures):
            found[row[0]] = row[1]  # type: ignore[index, assignment]
        return found

    def _node(self, looks: str, iri: str, count: int = 1) -> Node:
        kind, label, alternatives, classes, geonames, position = json.loads(looks)
        return Node(
            iri, Kind(kind), label, tuple(alternatives), frozenset(classes), geonames,
            (position[0], position[1]) if position else None, count,
        )  # fmt: skip

    def _clustered(self, signatures: Collection[int]) -> tuple[Canonical, dict[str, set[ox.Quad]]]:
        """The canonical IRI of each signature that has nodes, and what is said of each canonical IRI."""
        counted = self._in(
            "SELECT signature, COUNT(*), MIN(iri), (SELECT looks FROM signature WHERE id = signature)"
            " FROM node GROUP BY signature HAVING signature IN",
            signatures,
        )
        if len(signatures) <= AT_ONCE * 20:  # a look at each is cheaper than one at all
            counted = (
                row
                for one in signatures
                for row in self._db.execute(
                    "SELECT s.id, COUNT(*), MIN(n.iri), s.looks FROM signature s JOIN node n ON n.signature = s.id"
                    " WHERE s.id = ? GROUP BY s.id",
                    (one,),
                )
            )
        standing: dict[str, int] = {}
        nodes = []
        for signature, count, iri, looks in counted:
            standing[str(iri)] = int(str(signature))
            nodes.append(self._node(str(looks), str(iri), int(str(count))))
        found: Canonical = {}
        described: dict[str, set[ox.Quad]] = {}
        for cluster in identity.clusters(nodes):
            alone = cluster.key[1] == "only"
            canonical = cluster.iri(self._store.base)
            if not alone:
                described[canonical] = self._said(cluster, canonical)
            for node in cluster.members:
                found[standing[node.iri]] = None if alone else canonical
        return found, described

    def _said(self, cluster: Cluster, canonical: str) -> set[ox.Quad]:
        return {quad_of(canonical, *pair, self._graph) for pair in identity.description(cluster)}

    def _member(self, iri: str, signature: int, canonical: str | None) -> Iterator[ox.Quad]:
        """What the identity graph says of a node, and of what stands for it where that is for it alone."""
        if canonical is None:
            looks = self._db.execute("SELECT looks FROM signature WHERE id = ?", (signature,)).fetchone()[0]
            node = self._node(looks, iri)
            alone = Cluster((node.kind.value, "only", iri), node.kind, [node])
            canonical = alone.iri(self._store.base)
            yield from self._said(alone, canonical)
        yield ox.Quad(ox.NamedNode(iri), SAME, ox.NamedNode(canonical), self._graph)

    def _described(self, before: set[str], described: dict[str, set[ox.Quad]]) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """The quads about canonical nodes that go and come; the table follows."""
        gone: set[ox.Quad] = set()
        self._tell("thing", described)
        for row in self._in("SELECT said FROM cluster WHERE iri IN", before):
            parsed = ox.parse(str(row[0]), ox.RdfFormat.N_TRIPLES)
            gone.update(ox.Quad(quad.subject, quad.predicate, quad.object, self._graph) for quad in parsed)
        self._db.executemany("DELETE FROM cluster WHERE iri = ?", ((iri,) for iri in before))
        self._db.executemany(
            "INSERT INTO cluster VALUES (?, ?)",
            ((iri, "".join(f"{quad.triple} .\n" for quad in quads)) for iri, quads in described.items()),
        )
        return gone, {quad for quads in described.values() for quad in quads}


def _parts(values: list[object]) -> Iterator[list[object]]:
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
