"""Who and what is in the store, kept in memory to be searched: the actors and places across articles, the articles.

Read once from each snapshot. A name is found by its beginning, by any of its words, and misspelt.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from newsgraph.builder.identity import folded
from newsgraph.service.backend import Backend, StoreReader
from newsgraph.service.facts import local_name

__all__ = ["ArticleEntry", "Directory", "Entry", "current_directory"]

KINDS = ("Person", "Organization", "Polity", "Group", "Location")
QUICK_SECONDS = 0.5  # a directory that was read faster is read again while the client waits
CLOSE_ENOUGH = 78.0  # of 100, for a misspelt name

# Nodes that are one across articles have a node that stands for them; whatever has none stands for itself.
NODES = """SELECT ?node ?class ?label ?named {
  VALUES ?room { ng:Actor ng:Location } ?node a ?room ; a ?class ; rdfs:label ?label .
  FILTER(STRSTARTS(STR(?class), STR(ng:))) OPTIONAL { ?node ng:named ?named } }"""
OTHER_NAMES = "SELECT ?node ?name { ?node skos:altLabel ?name }"
SAME = "SELECT ?node ?same { ?node owl:sameAs ?same }"
MENTIONS = "SELECT ?node (COUNT(?m) AS ?n) { ?m ng:refersTo ?node } GROUP BY ?node"
FACTS = """SELECT ?node (COUNT(?f) AS ?n) {
  VALUES ?slot { ng:participant ng:holder ng:speaker ng:place } ?f ?slot ?node } GROUP BY ?node"""
TITLES = "SELECT ?node ?title { ?h ng:holder ?node ; ng:role/ng:title ?title }"
ARTICLES = """SELECT ?article ?identifier ?headline ?published ?publisher ?url {
  ?article a ng:Article OPTIONAL { ?article schema:identifier ?identifier }
  OPTIONAL { ?article schema:headline ?headline } OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article schema:publisher ?publisher } OPTIONAL { ?article schema:url ?url } }"""

ARTICLE_VALUES = ("identifier", "headline", "published", "publisher", "url")


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
    """One actor or place across articles. ``members`` are its nodes in articles, or only itself.

    ``first`` and ``last`` are the first and last date of publication of the articles that name it.
    """

    iri: str
    id: str
    label: str = ""
    kind: str = ""
    named: bool = True
    names: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    mentions: int = 0
    facts: int = 0
    articles: int = 0
    first: str = ""
    last: str = ""

    @property
    def is_actor(self) -> bool:
        """Whether it can act."""
        return self.kind != "Location"

    @property
    def is_place(self) -> bool:
        """Whether events can be there."""
        return self.kind in ("Location", "Polity")


class Directory:
    """The entries of one snapshot."""

    def __init__(self, reader: StoreReader, identifier: str) -> None:
        """Read them."""
        self.identifier = identifier
        self.base = reader.base
        self.articles = {entry.iri: entry for entry in self._articles(reader)}
        self.same = {row["node"]: row["same"] for row in reader.rows(SAME)}
        self.entries: dict[str, Entry] = {}
        self._read(reader)
        self._names: list[tuple[str, Entry]] = []
        self._words: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            for name in dict.fromkeys(folded(name) for name in (entry.label, *entry.names)):
                self._names.append((name, entry))
                for word in set(name.split()):
                    self._words[word].append(entry)

    def _articles(self, reader: StoreReader) -> Iterator[ArticleEntry]:
        seen = set()
        for row in reader.rows(ARTICLES):
            iri = row["article"]
            if iri not in seen:
                seen.add(iri)
                values = {
                    name: row.get(name, "") for name in ("identifier", "headline", "published", "publisher", "url")
                }
                yield ArticleEntry(iri, iri.removeprefix(self.base + "article/"), **values)

    def _read(self, reader: StoreReader) -> None:
        classes: dict[str, set[str]] = defaultdict(set)
        labels: dict[str, str] = {}
        unnamed: set[str] = set()
        for row in reader.rows(NODES):
            node = row["node"]
            classes[node].add(local_name(row["class"]))
            labels[node] = min(row["label"], labels.get(node, row["label"]))
            if row.get("named") == "false":
                unnamed.add(node)
        for node, its in classes.items():
            canonical = self.same.get(node, node)
            if canonical == node or canonical not in classes:
                kind = next((kind for kind in KINDS if kind in its), "Actor")
                self.entries[node] = Entry(node, self.id_of(node), labels[node], kind, node not in unnamed)
        for node in classes:
            entry = self.entries.get(self.same.get(node, node))
            if entry is not None and (node != entry.iri or self._in_article(node)):
                entry.members.append(node)
        for row in reader.rows(OTHER_NAMES):
            entry = self.entry(row["node"])
            if entry is not None and row["name"] != entry.label:
                entry.names.append(row["name"])
        for query, attribute in ((MENTIONS, "mentions"), (FACTS, "facts")):
            for row in reader.rows(query):
                entry = self.entry(row.get("node", ""))
                if entry is not None:
                    setattr(entry, attribute, getattr(entry, attribute) + int(row["n"]))
        for row in reader.rows(TITLES):
            entry = self.entry(row["node"])
            if entry is not None:
                entry.titles.add(row["title"])
        for entry in self.entries.values():
            entry.names = sorted(set(entry.names))
            entry.members.sort()
            articles = {self.article_of(member) for member in entry.members}
            dates = sorted(found.published for iri in articles if (found := self.articles.get(iri)) and found.published)
            entry.articles = len(articles)
            entry.first, entry.last = (dates[0], dates[-1]) if dates else ("", "")

    def _in_article(self, node: str) -> bool:
        return node.startswith(self.base + "article/")

    def article_of(self, node: str) -> str:
        """The IRI of the article that a node of it (or a mention in it) belongs to; "" for a node of none."""
        if not self._in_article(node):
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

    def entry(self, node: str) -> Entry | None:
        """The entry that a node belongs to."""
        return self.entries.get(self.same.get(node, node))

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
        wanted = folded(name)
        return list({entry.iri: entry for known, entry in self._names if known == wanted}.values())

    def search(self, text: str, accept: Callable[[Entry], bool]) -> list[tuple[float, Entry]]:
        """Those that ``accept`` takes whose names have the text, with how well it fits (0 to 100), best first."""
        wanted = folded(text)
        words = wanted.split()
        if not words:
            return []
        scores: dict[str, float] = {}
        for name, entry in self._names:
            if accept(entry):
                score = _fit(wanted, words, name)
                if score > scores.get(entry.iri, 0):
                    scores[entry.iri] = score
        if not scores:
            scores = self._misspelt(wanted, words, accept)
        found = [(score, self.entries[iri]) for iri, score in scores.items()]
        return sorted(found, key=lambda pair: (-pair[0], -pair[1].mentions, pair[1].iri))

    def _misspelt(self, wanted: str, words: list[str], accept: Callable[[Entry], bool]) -> dict[str, float]:
        scores: dict[str, float] = {}

        def keep(entries: Iterable[Entry], score: float) -> None:
            for entry in entries:
                if accept(entry):
                    scores[entry.iri] = max(score * 0.7, scores.get(entry.iri, 0))

        names = [name for name, _ in self._names]
        for _, score, place in process.extract(
            wanted, names, scorer=fuzz.token_sort_ratio, score_cutoff=CLOSE_ENOUGH, limit=200
        ):
            keep([self._names[place][1]], score)
        if len(words) == 1:
            for word, score, _ in process.extract(
                wanted, self._words.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=50
            ):
                keep(self._words[word], score - 1)
        return scores


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


class _Keeper:
    """The directory of a backend, read again when the snapshot is another."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._directory: Directory | None = None
        self._seconds = 0.0
        self._reading = threading.Event()

    def get(self, backend: Backend) -> Directory:
        identifier = backend.snapshots.identifier
        kept = self._directory
        if kept is not None and kept.identifier == identifier:
            return kept
        if kept is not None and self._seconds > QUICK_SECONDS:
            if not self._reading.is_set():
                self._reading.set()
                threading.Thread(target=self._read, args=(backend, identifier), daemon=True).start()
            return kept
        return self._read(backend, identifier)

    def _read(self, backend: Backend, identifier: str) -> Directory:
        with self._lock:
            try:
                if self._directory is None or self._directory.identifier != identifier:
                    started = time.monotonic()
                    self._directory = Directory(backend.reader(), identifier)
                    self._seconds = time.monotonic() - started
                return self._directory
            finally:
                self._reading.clear()


def current_directory(backend: Backend) -> Directory:
    """The directory of the store as it is now; for a large store, as it was a moment ago."""
    keeper: _Keeper = backend.kept.setdefault("directory", _Keeper())
    return keeper.get(backend)
