"""Who and what is in the store, as its catalogue has it: the actors and places across articles, the articles.

A name is found by its beginning, by any of its words, and misspelt.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from newsgraph.builder.identity import folded
from newsgraph.service.backend import Backend

__all__ = ["ArticleEntry", "Directory", "Entry", "Filter", "current_directory"]

CLOSE_ENOUGH = 78.0  # of 100, for a misspelt name
CANDIDATES = 5000  # so many names are looked at, those of the best known first
NAMESAKES = 1000  # so many things of one name are meant by it, "a source" may be one in every article
TRIGRAM = 3

SORTS = {
    "mentions": ("mentions DESC, iri", ("mentions", "iri"), (-1, 1)),
    "relationships": ("relationships DESC, iri", ("relationships", "iri"), (-1, 1)),
    "recency": ("lastday, mentions DESC, iri", ("lastday", "mentions", "iri"), (1, -1, 1)),
    "pagerank": ("rank DESC, iri", ("rank", "iri"), (-1, 1)),
    "name": ("sorting, iri", ("sorting", "iri"), (1, 1)),
}
"""Each order of a list: how SQL says it, the columns that make the key, and which of them fall."""


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """One article; dates are ISO 8601, what is not known is empty."""

    iri: str
    id: str
    identifier: str = ""
    headline: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""


@dataclass(slots=True)
class Entry:
    """One actor or place across articles; ``number`` is its key in the catalogue.

    ``facts`` counts what it takes part in, ``relationships`` the others it has to do with. ``first`` and ``last`` are
    the first and last date of publication of the articles that name it.
    """

    number: int
    iri: str
    id: str
    label: str = ""
    kind: str = ""
    named: bool = True
    names: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    mentions: int = 0
    facts: int = 0
    articles: int = 0
    first: str = ""
    last: str = ""
    relationships: int = 0
    rank: float = 0.0
    key: tuple[str | int | float, ...] = ()

    @property
    def is_actor(self) -> bool:
        """Whether it can act."""
        return self.kind != "Location"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are asked for; ``role`` is part of a title that one holds."""

    actors: bool = True
    kind: str | None = None
    named: bool = True
    role: str = ""

    def where(self) -> tuple[str, list[object]]:
        """As SQL, and its parameters."""
        parts: list[str] = ["actor = 1" if self.actors else "place = 1"]
        values: list[object] = []
        parts.append("named = 1" if self.named else "named IN (0, 1)")
        if self.kind:
            parts.append("kind = ?")
            values.append(self.kind)
        if self.role:
            # Titles are in JSON, which escapes quotation marks and backslashes.
            parts.append("instr(casefold(titles), ?)")
            values.append(json.dumps(self.role, ensure_ascii=False)[1:-1])
        return " AND ".join(parts), values


class Directory:
    """The catalogue, read."""

    def __init__(self, backend: Backend) -> None:
        """Raises Problem where there is no catalogue yet."""
        self.db: sqlite3.Connection = backend.catalogue.connection(backend.config.rest_seconds)
        self.db.create_function("casefold", 1, str.casefold, deterministic=True)
        self.base = backend.base
        self.identifier = backend.version
        self._of_node: dict[str, Entry | None] = {}
        self._kept = backend.counted

    def count(self, query: str, values: Iterable[object]) -> int:
        """The number that a query gives, kept until the catalogue changes."""
        listed = tuple(values)
        return self._kept.get(
            (self.identifier, query, listed), lambda: int(self.db.execute(query, listed).fetchone()[0])
        )

    def _entry(self, row: sqlite3.Row, key: tuple[str | int | float, ...] = ()) -> Entry:
        return Entry(
            row["id"], row["iri"], self.id_of(row["iri"]), row["label"], row["kind"], bool(row["named"]),
            json.loads(row["names"]), json.loads(row["titles"]), row["mentions"], row["facts"], row["articles"],
            row["first"], row["last"], row["relationships"], row["rank"], key,
        )  # fmt: skip

    def article_of(self, node: str) -> str:
        """The IRI of the article that a node of it (or a mention in it) belongs to; "" for a node of none."""
        if not node.startswith(self.base + "article/"):
            return ""
        path = node.removeprefix(self.base + "article/").partition("#")[0]
        return f"{self.base}article/{path.partition('/')[0]}"

    def id_of(self, iri: str) -> str:
        """What stands for the IRI in a route: its end, after the base and the room that it is in."""
        path = iri.removeprefix(self.base)
        for room in ("actor/", "location/"):
            if path.startswith(room):
                return path.removeprefix(room)
        return path

    # Articles

    def article(self, iri: str) -> ArticleEntry | None:
        """The article with this IRI."""
        row = self.db.execute("SELECT * FROM article WHERE iri = ?", (iri,)).fetchone()
        return self.article_entry(row) if row else None

    def article_called(self, identifier: str) -> ArticleEntry | None:
        """The article whose own identifier this is."""
        row = self.db.execute("SELECT * FROM article WHERE identifier = ? ORDER BY iri", (identifier,)).fetchone()
        return self.article_entry(row) if row else None

    def article_entry(self, row: sqlite3.Row) -> ArticleEntry:
        """The article of a row."""
        its = (row[name] for name in ("identifier", "headline", "published", "publisher", "url"))
        return ArticleEntry(row["iri"], row["iri"].removeprefix(self.base + "article/"), *its)

    # Entries

    def entry(self, node: str) -> Entry | None:
        """The entry that a node belongs to, or that this IRI is."""
        if node not in self._of_node:
            row = self.db.execute("SELECT * FROM entry WHERE iri = ?", (node,)).fetchone()
            row = (
                row
                or self.db.execute(
                    "SELECT e.* FROM node n JOIN entry e ON e.id = n.entry WHERE n.iri = ?", (node,)
                ).fetchone()
            )
            self._of_node[node] = self._entry(row) if row else None
        return self._of_node[node]

    def numbered(self, number: int) -> Entry | None:
        """The entry with this key."""
        row = self.db.execute("SELECT * FROM entry WHERE id = ?", (number,)).fetchone()
        return self._entry(row) if row else None

    def members(self, entry: Entry, most: int) -> list[str]:
        """The nodes in articles that are this entry, the first so many."""
        rows = self.db.execute("SELECT iri FROM node WHERE entry = ? ORDER BY iri LIMIT ?", (entry.number, most))
        return [row[0] for row in rows]

    def find(self, identifier: str) -> Entry | None:
        """The entry that an id of a route, or an IRI, means."""
        for iri in (self.base + "actor/", self.base + "location/", self.base, self.base + "article/", ""):
            found = self.entry(iri + identifier)
            if found is not None:
                return found
        return None

    def named(self, name: str) -> list[Entry]:
        """The entries that an id, an IRI or exactly this name (case and accents aside) means."""
        found = self.find(name)
        if found is not None:
            return [found]
        rows = self.db.execute(
            "SELECT DISTINCT e.* FROM name n JOIN entry e ON e.id = n.entry WHERE n.name = ?"
            " ORDER BY e.mentions DESC, e.iri LIMIT ?",
            (folded(name), NAMESAKES),
        )
        return [self._entry(row) for row in rows]

    def listed(self, filter_: Filter, sort: str, after: list[object] | None, limit: int) -> tuple[list[Entry], int]:
        """So many entries in the order of ``sort``, after the key of one; and how many there are in all."""
        order, columns, falling = SORTS[sort]
        where, values = filter_.where()
        total = self.count(f"SELECT COUNT(*) FROM entry WHERE {where}", values)  # noqa: S608 - our own words
        if after is not None:
            where += f" AND ({_beyond(columns, falling)})"
            values += _beyond_values(columns, after)
        rows = self.db.execute(f"SELECT * FROM entry WHERE {where} ORDER BY {order} LIMIT ?", (*values, limit))  # noqa: S608
        return [self._entry(row, tuple(row[name] for name in columns)) for row in rows], total

    def search(self, text: str, filter_: Filter | None = None) -> list[tuple[float, Entry]]:
        """Those whose names have the text, with how well it fits (0 to 100), best first."""
        wanted = folded(text)
        words = wanted.split()
        if not words:
            return []
        where, values = filter_.where() if filter_ else ("1", [])
        scores: dict[int, float] = {}
        for name, number in self._having(words, where, values):
            score = _fit(wanted, words, name)
            if score > scores.get(number, 0):
                scores[number] = score
        if not scores:
            scores = self._misspelt(wanted, words, where, values)
        best = sorted(scores.items(), key=lambda pair: -pair[1])[:CANDIDATES]
        found = [(score, entry) for number, score in best if (entry := self.numbered(number)) is not None]
        return sorted(found, key=lambda pair: (-pair[0], -pair[1].mentions, pair[1].iri))

    def _having(self, words: list[str], where: str, values: list[object]) -> Iterator[tuple[str, int]]:
        """Names that have a word beginning with each of the words."""
        asked = " AND ".join(f'"{word}"*' for part in words for word in _words(part))
        if not asked:
            return
        query = f"""SELECT n.name, n.entry FROM name_word w JOIN name n ON n.id = w.rowid
            JOIN entry e ON e.id = n.entry WHERE w.name MATCH ? AND {where} ORDER BY e.mentions DESC LIMIT ?"""  # noqa: S608
        for row in self.db.execute(query, (asked, *values, CANDIDATES)):
            yield row[0], row[1]

    def _misspelt(self, wanted: str, words: list[str], where: str, values: list[object]) -> dict[int, float]:
        """Names that share the most runs of three signs with what is wanted, and are close to it."""
        scores: dict[int, float] = {}
        runs = {wanted[at : at + TRIGRAM] for at in range(len(wanted) - TRIGRAM + 1)}
        if not runs:
            return scores
        asked = " OR ".join(f'"{run}"' for run in sorted(runs) if '"' not in run)
        query = f"""SELECT n.name, n.entry FROM (SELECT rowid FROM name_part WHERE name MATCH ? ORDER BY rank LIMIT ?) p
            JOIN name n ON n.id = p.rowid JOIN entry e ON e.id = n.entry WHERE {where}"""  # noqa: S608
        for name, entry in self.db.execute(query, (asked, CANDIDATES // 10, *values)):
            score = float(fuzz.token_sort_ratio(wanted, name))
            if len(words) == 1:
                score = max(score, *(float(fuzz.ratio(wanted, word)) - 1 for word in name.split() or [""]))
            if score >= CLOSE_ENOUGH:
                scores[entry] = max(score * 0.7, scores.get(entry, 0))
        return scores


def _words(text: str) -> list[str]:
    """The words of a folded text as FTS5 parts them."""
    return "".join(sign if sign.isalnum() else " " for sign in text).split()


def _beyond(columns: tuple[str, ...], falling: tuple[int, ...]) -> str:
    """What comes after a key, as SQL: the first column is beyond it, or is the same and the next is beyond it."""
    parts = []
    for place, (column, way) in enumerate(zip(columns, falling, strict=True)):
        same = [f"{one} = ?" for one in columns[:place]]
        parts.append(" AND ".join([*same, f"{column} {'<' if way < 0 else '>'} ?"]))
    return " OR ".join(f"({part})" for part in parts)


def _beyond_values(columns: tuple[str, ...], key: list[object]) -> list[object]:
    return [value for place in range(len(columns)) for value in key[: place + 1]]


def _fit(wanted: str, words: list[str], name: str) -> float:
    """How well a name fits: whole, by its beginning, by words in it."""
    if name == wanted:
        return 100.0
    if name.startswith(wanted):
        return 95.0 if name[len(wanted)] == " " else 90.0
    known = name.split()
    if all(word in known for word in words):
        return 85.0
    if all(any(one.startswith(word) for one in known) for word in words):
        return 80.0
    return 0.0


def current_directory(backend: Backend) -> Directory:
    """The directory of the store as it is now; where much has just changed, as it was a moment ago."""
    return Directory(backend)
