"""Writing the side tables: an article read into them or taken out, a node moved, the entries counted anew."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

import pyoxigraph as ox

from newsgraph.builder import iris
from newsgraph.builder.identity import folded
from newsgraph.service.side_tables import COUNTING, SLOTS, date_number, reach

__all__ = ["Writing"]

NG = "https://w3id.org/newsgraph/ns#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
SCHEMA_ORG = "https://schema.org/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
SAME = "http://www.w3.org/2002/07/owl#sameAs"
KINDS = ("Person", "Organization", "Polity", "Group", "Location")
FACTS = {"Event": "event", "RoleHolding": "role", "Claim": "claim"}
FIGURES = ("killed", "injured", "detained", "released", "displaced")

Said = dict[str, list[str]]  # what an article says of one thing: property → values


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
                (iri, kind, type_, status, day, reach(last), first, last, article, _figures(iri, its, said)),
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


def _one(its: Said | dict[str, list[str]], name: str) -> str:
    return min(its.get(name, ()), default="")


def _figures(iri: str, its: Said, said: dict[str, Said]) -> str:
    """The counts that the text gives of an event, its own and those of claims about it, as JSON; "" for none."""
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
