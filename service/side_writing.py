"""Writing the side tables: an article read into them or taken out, a node moved, the entries counted anew."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from itertools import permutations
from typing import Any

from newsgraph.builder.identity import folded
from newsgraph.service.side_reading import ArticleSaid, Fact, Reading, Thing
from newsgraph.service.side_tables import CONFLICTS, COUNTING, DIRECTIONS, SUMS, date_number, reach

__all__ = ["Writing"]

Link = tuple[int, int, int, int, int, int]  # one, other, way, day, fact, reach
NUMBERED = ("article", "entry", "name", "fact", "way")
COLUMNS = {
    "article": 8, "node": 3, "mention": 5, "fact": 11, "slot": 5, "link": 6, "way": 5, "name": 3,
}  # fmt: skip
DAY = len("2025-10-06")


class Writing:
    """One change of the tables; with ``fresh`` it fills them, and what follows from others is left to ``finish``."""

    def __init__(self, db: sqlite3.Connection, reading: Reading, *, fresh: bool = False) -> None:
        self._db = db
        self._reading = reading
        self._fresh = fresh
        self._entries: dict[str, int] = {}
        self._ways: dict[tuple[str, str, str, str], int] = {}
        self._touched: set[int] = set()
        self._shaken: set[tuple[int, int, int]] = set()  # relations that may have lost their first or last date
        self._disputed: set[tuple[int, int, int, str, str]] = set()
        self._rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._last = {
            table: int(db.execute(f"SELECT COALESCE(MAX(id), 0) FROM {table}").fetchone()[0])  # noqa: S608
            for table in NUMBERED
        }

    def _next(self, table: str) -> int:
        self._last[table] += 1
        return self._last[table]

    def flush(self) -> None:
        """Write what has been read."""
        for table, rows in self._rows.items():
            if table in COLUMNS:
                marks = ",".join("?" * COLUMNS[table])
                self._db.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our names
            else:
                self._db.executemany(table, rows)
        self._rows.clear()

    # Articles

    def add(self, iri: str) -> None:
        """Read an article of the snapshot in; nothing where it has none."""
        for said in self._reading.articles([iri]):
            self.add_article(said)
            self.flush()

    def add_article(self, said: ArticleSaid) -> None:
        """Take in what an article says; ``flush`` writes it."""
        for iri, thing in said.things.items():
            self._entry(iri, thing)
        article = self._next("article")
        day = -date_number(said.published)
        self._rows["article"].append(
            (article, said.iri, said.identifier, said.headline, said.published, day, said.publisher, said.url)
        )
        self._rows["INSERT INTO heading (rowid, headline) VALUES (?, ?)"].append((article, said.headline))
        nodes = {node: self._entries.get(thing) or self._entry(thing, None) for node, thing in said.nodes}
        self._touched.update(nodes.values())
        self._rows["node"] += [(node, entry, article) for node, entry in nodes.items()]
        self._rows["mention"] += [(nodes[node], article, begin, iri, node) for node, begin, iri in said.mentions]
        for fact in said.facts:
            self._add_fact(fact, nodes, article)

    def _add_fact(self, fact: Fact, nodes: dict[str, int], article: int) -> None:
        number = self._next("fact")
        day, furthest = -date_number(fact.first), reach(fact.last)
        self._rows["fact"].append(
            (
                number, fact.iri, fact.kind, fact.type, fact.status, day, furthest, fact.first, fact.last, article,
                fact.figures,
            )
        )  # fmt: skip
        slots = [(nodes[node], slot, day, number, node) for slot, node in fact.slots]
        self._rows["slot"] += slots
        links = [
            (one, other, self._way(fact.kind, fact.type, direction, fact.status), day, number, furthest)
            for one, other, direction in _linked((entry, slot) for entry, slot, *_ in slots)
        ]
        self._rows["link"] += links
        if links and not self._fresh:
            self.flush()
            self._relate(links, fact.first, fact.last, 1)
        if fact.kind == "claim":
            self._rows["INSERT INTO claimed (rowid, sentence) VALUES (?, ?)"].append((number, fact.sentences))

    def _way(self, *way: str) -> int:
        key = (way[0], way[1], way[2], way[3])
        if key not in self._ways:
            row = None
            if not self._fresh:
                query = "SELECT id FROM way WHERE kind = ? AND type = ? AND direction = ? AND status = ?"
                row = self._db.execute(query, key).fetchone()
            self._ways[key] = int(row[0]) if row else self._next("way")
            if row is None:
                self._rows["way"].append((self._ways[key], *key))
        return self._ways[key]

    def _relate(self, links: list[Link], first: str, last: str, by: int) -> None:
        """Count links that have come (``by`` 1) or gone (-1) into what follows from them."""
        for one, other in {(link[0], link[1]) for link in links}:
            self._db.execute(
                "INSERT INTO pair VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET facts = facts + excluded.facts",
                (one, other, by),
            )
            self._db.execute("DELETE FROM pair WHERE one = ? AND other = ? AND facts <= 0", (one, other))
            self._touched.update((one, other))
        for one, other, way, day, *_ in links:
            self._db.execute(
                """INSERT INTO relation VALUES (?, ?, ?, ?, NULLIF(?, ''), NULLIF(?, '')) ON CONFLICT DO UPDATE SET
                facts = facts + excluded.facts, first = MIN(COALESCE(first, excluded.first),
                COALESCE(excluded.first, first)), last = MAX(COALESCE(last, excluded.last),
                COALESCE(excluded.last, last))""",
                (one, other, way, by, first, last),
            )
            if by < 0:
                self._shaken.add((one, other, way))
            if first == last and len(first) == DAY:
                kind, type_, direction, _ = self._way_numbered(way)
                if kind == "event":
                    self._disputed.add((one, other, day, type_, direction))

    def _way_numbered(self, way: int) -> tuple[str, str, str, str]:
        query = "SELECT kind, type, direction, status FROM way WHERE id = ?"
        found: tuple[str, str, str, str] = self._db.execute(query, (way,)).fetchone()
        return found

    def _part(self, fact: int) -> None:
        """Take out what connects through a fact."""
        links: list[Link] = self._db.execute(
            "SELECT one, other, way, day, fact, reach FROM link WHERE fact = ?", (fact,)
        ).fetchall()
        if links:
            self._db.execute("DELETE FROM link WHERE fact = ?", (fact,))
            first, last = self._db.execute("SELECT first, last FROM fact WHERE id = ?", (fact,)).fetchone()
            self._relate(links, first, last, -1)

    def _join(self, fact: int) -> None:
        """Put in what connects through a fact, by its slots."""
        slots = self._db.execute("SELECT entry, slot FROM slot WHERE fact = ?", (fact,)).fetchall()
        kind, type_, status, day, furthest, first, last = self._db.execute(
            "SELECT kind, type, status, day, reach, first, last FROM fact WHERE id = ?", (fact,)
        ).fetchone()
        links = [
            (one, other, self._way(kind, type_, direction, status), day, fact, furthest)
            for one, other, direction in _linked(slots)
        ]
        self._rows["link"] += links
        self.flush()
        self._relate(links, first, last, 1)

    def remove_article(self, iri: str) -> None:
        """Take out what the tables hold of an article."""
        row = self._db.execute("SELECT id FROM article WHERE iri = ?", (iri,)).fetchone()
        if row is None:
            return
        (article,) = row
        self._touched.update(row[0] for row in self._db.execute("SELECT entry FROM node WHERE article = ?", (article,)))
        for fact, kind in self._db.execute("SELECT id, kind FROM fact WHERE article = ?", (article,)).fetchall():
            self._part(fact)
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
        found = self._reading.node(node) if row else None
        if row is None or found is None:
            return
        (old,), (canonical, things) = row, found
        for iri, thing in things.items():
            self._entry(iri, thing)
        entry = self._entry(canonical, None)
        self.flush()
        if entry == old:
            return
        facts = {row[0] for row in self._db.execute("SELECT fact FROM slot WHERE node = ?", (node,))}
        for fact in facts:
            self._part(fact)
        for table in ("slot", "mention"):
            self._db.execute(f"UPDATE {table} SET entry = ? WHERE node = ?", (entry, node))  # noqa: S608
        self._db.execute("UPDATE node SET entry = ? WHERE iri = ?", (entry, node))
        for fact in facts:
            self._join(fact)
        self._touched.update((old, entry))

    # Entries

    def _entry(self, iri: str, thing: Thing | None) -> int:
        """The entry of a thing; made, and called as ``thing`` says, where it is not there yet."""
        if iri not in self._entries:
            row = None
            if not self._fresh:
                row = self._db.execute("SELECT id FROM entry WHERE iri = ?", (iri,)).fetchone()
            if row is not None:
                self._entries[iri] = int(row[0])
            elif thing is not None:
                self._entries[iri] = self._next("entry")
                self._rows["INSERT INTO entry (id, iri) VALUES (?, ?)"].append((self._entries[iri], iri))
                self._name(self._entries[iri], thing)
            else:
                raise LookupError(f"nothing describes {iri}")
        return self._entries[iri]

    def _name(self, entry: int, thing: Thing) -> None:
        """Write down what an entry is called and of what kind it is."""
        self._rows[
            "UPDATE entry SET label=?, kind=?, named=?, actor=?, place=?, names=?, sorting=? WHERE id=?"
        ].append(
            (
                thing.label, thing.kind, thing.named, thing.kind != "Location", thing.kind in ("Location", "Polity"),
                json.dumps(thing.names, ensure_ascii=False), thing.label.casefold(), entry,
            ),
        )  # fmt: skip
        for name in dict.fromkeys(folded(name) for name in (thing.label, *thing.names)):
            number = self._next("name")
            self._rows["name"].append((number, name, entry))
            for table in ("name_word", "name_part"):
                self._rows[f"INSERT INTO {table} (rowid, name) VALUES (?, ?)"].append((number, name))  # noqa: S608

    def describe(self, things: Iterable[str]) -> None:
        """Count anew what is known of every entry that was touched; ``things`` have got other names."""
        for iri in things:
            row = self._db.execute("SELECT id FROM entry WHERE iri = ?", (iri,)).fetchone()
            thing = self._reading.thing(iri) if row else None
            if row is not None and thing is not None:
                self._unname(row[0])
                self._name(row[0], thing)
        self.flush()
        self._settle()
        for entry in self._touched:
            if self._db.execute("SELECT 1 FROM node WHERE entry = ? LIMIT 1", (entry,)).fetchone() is None:
                self._forget(entry)
            else:
                self._db.execute(f"{COUNTING} WHERE id = ?", (entry,))
                self._titles(entry)

    def _settle(self) -> None:
        """Work out anew what cannot be counted up and down: first and last dates, and what is told differently."""
        for key in self._shaken:
            where = "WHERE l.one = ? AND l.other = ? AND l.way = ?"
            self._db.execute("DELETE FROM relation WHERE one = ? AND other = ? AND way = ?", key)
            self._db.execute(SUMS["relation"].format(where=where), key)
        for one, other, day, type_, direction in self._disputed:
            about = (one, other, day, type_, direction)
            self._db.execute(
                "DELETE FROM conflict WHERE one = ? AND other = ? AND day = ? AND type = ? AND direction = ?", about
            )
            where = "AND l.one = ? AND l.other = ? AND l.day = ? AND w.type = ? AND w.direction = ?"
            self._db.execute(CONFLICTS.format(where=where), about)

    def finish(self) -> None:
        """Work out what follows from the rows of all articles."""
        for statement in (*SUMS.values(), CONFLICTS):
            self._db.execute(statement.format(where=""))
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


def _linked(slots: Iterable[tuple[int, int]]) -> set[tuple[int, int, str]]:
    """Whom a fact connects, from both sides: the one, the other, and how the one stands to the other."""
    return {
        (one, other, DIRECTIONS[mine, theirs])
        for (one, mine), (other, theirs) in permutations(slots, 2)
        if one != other and (mine, theirs) in DIRECTIONS
    }
