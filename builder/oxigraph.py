"""The embedded store: Oxigraph on disk, one folder.

pyoxigraph's own union of graphs repeats a triple for every graph that holds it, which makes counts wrong and joins
slow, so the default graph is kept as a second copy with each distinct triple once. Every change to the two goes
through ``extend`` or one ``update``, each of which is one transaction.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import pyoxigraph as ox
import rdflib

from newsgraph.builder import iris
from newsgraph.builder.errors import QueryError, StoreError
from newsgraph.builder.ownership import HELD_HERE, writer_of
from newsgraph.builder.quads import FORMAT, Statements, quads_of
from newsgraph.builder.store import FORMATS, PREFIXES, QueryResult
from newsgraph.ontology import loader

NG = PREFIXES["ng"]
STORE_GRAPH = ox.NamedNode(NG + "store")  # the description of the store, where its base is kept
URI_SPACE = ox.NamedNode(PREFIXES["void"] + "uriSpace")
RDF_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
ARTICLE = ox.NamedNode(NG + "Article")
IDENTIFIER = ox.NamedNode(PREFIXES["schema"] + "identifier")
DEFAULT_GRAPH = ox.DefaultGraph()
TRANSACTION_QUADS = 20_000  # so many statements change in one transaction
NEW_QUADS = 100_000  # so many statements of new articles go in together
BULK_QUADS = 2_000  # from so many on, a transaction writes files that the store takes over all at once
STORE_FILE = "CURRENT"  # every Oxigraph folder has it
RESTORED_FOLDER = ".restored"  # where a restore keeps what it puts in
POSITION = re.compile(r"^error at (\d+):(\d+): (.*)$", re.DOTALL)


class OxigraphStore:
    """A store in a folder. One process may write to it at a time."""

    def __init__(self, path: Path, *, base: str | None = None, read_only: bool = False) -> None:
        """Open or create the folder ``path``; see ``newsgraph.builder.store.open_store``."""
        self.location = str(path)
        self.read_only = read_only
        self._path = path.resolve()
        if base is not None:
            _check_base(base)
        self._store: ox.Store | None = self._open_read_only() if read_only else self._open_for_writing()
        try:
            self.base = self._kept_base(base)
        except BaseException:
            self.close()
            raise

    def _open_read_only(self) -> ox.Store:
        if not self._path.is_dir():
            raise StoreError("there is no store here", where=self.location, hint="build one first: newsgraph build")
        if not (self._path / STORE_FILE).exists():
            hint = self._hint("name the folder of a store")
            raise StoreError("this folder is no store", where=self.location, hint=hint)
        owner = writer_of(self._path)
        if owner:
            raise _locked(self.location, owner)
        try:
            return ox.Store.read_only(str(self._path))
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the store cannot be read: {error}", where=self.location, hint=_REPAIR) from error

    def _open_for_writing(self) -> ox.Store:
        if self._path.exists() and not self._path.is_dir():
            raise StoreError("a store is a folder, and this is a file", where=self.location, hint="name a folder")
        if self._path.is_dir() and not (self._path / STORE_FILE).exists() and any(self._path.iterdir()):
            raise StoreError(
                "this folder holds other files and is no store",
                where=self.location,
                hint=self._hint("name an empty or a new folder"),
            )
        if self._path in HELD_HERE:
            raise _locked(self.location, writer_of(self._path))
        HELD_HERE.add(self._path)  # before RocksDB takes its lock: nobody here may touch the lock's file from now on
        try:
            return self._opened()
        except BaseException:
            HELD_HERE.discard(self._path)
            raise

    def _hint(self, otherwise: str) -> str:
        """What to do about a folder that is no store."""
        if (self._path / RESTORED_FOLDER).is_dir():
            return "a restore was interrupted: run newsgraph restore with --replace again"
        return otherwise

    def _opened(self) -> ox.Store:
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            return ox.Store(str(self._path))
        except PermissionError as error:
            raise StoreError(
                "the folder cannot be written to", where=self.location, hint="check its permissions"
            ) from error
        except (OSError, RuntimeError) as error:
            if "lock" in str(error).lower():
                HELD_HERE.discard(self._path)  # it is another's
                raise _locked(self.location, writer_of(self._path)) from error
            raise StoreError(f"the store cannot be opened: {error}", where=self.location, hint=_REPAIR) from error

    def _kept_base(self, wanted: str | None) -> str:
        store = self._open_store()
        found = store.quads_for_pattern(STORE_GRAPH, URI_SPACE, None, STORE_GRAPH)
        kept = next((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), None)
        if kept is not None:
            if wanted is not None and wanted != kept:
                raise StoreError(
                    f"this store names its things {kept}, not {wanted}",
                    where=self.location,
                    hint="leave --base out, or build into a new store",
                )
            return kept
        base = wanted or iris.DEFAULT_BASE
        if not self.read_only:
            self._describe(base)
        return base

    def _describe(self, base: str) -> None:
        """Give a new store its ontology and its description; the latter last, since it says that the store is whole."""
        self.put_graph(iris.ONTOLOGY_GRAPH, loader.ontology_graph())
        void = PREFIXES["void"]
        description = rdflib.Graph()
        node = rdflib.URIRef(STORE_GRAPH.value)
        description.add((node, rdflib.RDF.type, rdflib.URIRef(void + "Dataset")))
        description.add((node, rdflib.URIRef(URI_SPACE.value), rdflib.Literal(base)))
        self.put_graph(STORE_GRAPH.value, description)

    def _open_store(self) -> ox.Store:
        if self._store is None:
            raise StoreError("the store is closed", where=self.location, hint="open it again")
        return self._store

    # Writing

    def put_article(self, article_iri: str, graph: rdflib.Graph | Statements) -> str:
        """Make ``graph`` the article's named graph, in one transaction: "added", "replaced" or "unchanged"."""
        return self.put_articles([(article_iri, graph)])[0]

    def put_articles(self, graphs: Iterable[tuple[str, rdflib.Graph | Statements]]) -> list[str]:
        """Put many articles, in the order given. New ones share transactions; a replacement is one of its own."""
        store = self._writable()
        outcomes = []
        pending: dict[str, Statements] = {}
        for iri, graph in graphs:
            name = ox.NamedNode(iri)
            said = graph if isinstance(graph, Statements) else Statements.of(graph, iri)
            if not said.count:
                raise ValueError(f"the graph of {iri} is empty")
            if iri in pending:
                self._load(pending)
            old = set(store.quads_for_pattern(None, None, None, name)) if store.contains_named_graph(name) else None
            if not old:
                pending[iri] = said
                outcomes.append("added")
                if sum(each.count for each in pending.values()) >= NEW_QUADS:
                    self._load(pending)
            elif old == (new := said.quads()):
                outcomes.append("unchanged")
            else:
                # What the waiting articles say must be known before anything is taken out of the default graph.
                self._load(pending)
                self._change(name, old - new, new - old, last=False)
                outcomes.append("replaced")
        self._load(pending)
        return outcomes

    def put_graph(self, graph_iri: str, graph: rdflib.Graph) -> str:
        """Make ``graph`` a named graph that is no article's; an empty one takes it out.

        A change of up to TRANSACTION_QUADS is one transaction; a larger one is several, to keep memory bounded.
        """
        store = self._writable()
        name = ox.NamedNode(graph_iri)
        new = set(quads_of(graph, name))
        old = set(store.quads_for_pattern(None, None, None, name))
        if old == new:
            return "unchanged"
        self.change_graph(graph_iri, old - new, new - old)
        if not new:
            self._change(name, (), (), last=True)
        return "replaced" if old else "added"

    def change_graph(self, graph_iri: str, gone: Collection[ox.Quad], come: Collection[ox.Quad]) -> None:
        """Take quads out of a named graph that is no article's, and put others in; all of them are of this graph.

        A change of up to TRANSACTION_QUADS is one transaction; a larger one is several, to keep memory bounded.
        """
        name = ox.NamedNode(graph_iri)
        if len(gone) + len(come) <= TRANSACTION_QUADS:
            self._change(name, gone, come, last=False)
            return
        for part in _slices(gone):
            self._change(name, part, (), last=False)
        for part in _slices(come):
            self._change(name, (), part, last=False)

    def retract(self, article_iri: str) -> bool:
        """Take an article out, whole, in one transaction. False when the store has no such article."""
        store = self._writable()
        name = ox.NamedNode(article_iri)
        old = set(store.quads_for_pattern(None, None, None, name))
        if ox.Quad(name, RDF_TYPE, ARTICLE, name) not in old:
            return False
        self._change(name, old, (), last=True)
        return True

    def _writable(self) -> ox.Store:
        if self.read_only:
            raise StoreError("the store is open for reading only", where=self.location, hint="open it for writing")
        return self._open_store()

    def _load(self, pending: dict[str, Statements]) -> None:
        """Put new graphs in, all or none. Many statements go in as files of their own, in a third of the time."""
        if pending:
            text = b"".join(said.text for said in pending.values())
            many = sum(said.count for said in pending.values()) >= BULK_QUADS
            with self._writing() as store:
                # The text is our own and its IRIs have been checked, hence lenient.
                (store.bulk_load if many else store.load)(text, FORMAT, lenient=True)
        pending.clear()

    def _change(self, name: ox.NamedNode, gone: Collection[ox.Quad], come: Collection[ox.Quad], *, last: bool) -> None:
        """Take quads out of a named graph and put others in, and do the same to the default graph: one transaction.

        ``last`` says that nothing of the graph is left, so that its name goes too.
        """
        with self._writing() as store:
            if not gone and not last:
                _add(store, come)
                return
            # A triple leaves the default graph only if no other named graph says it.
            unsaid = [quad for quad in gone if not self._said_elsewhere(store, quad)]
            steps = [f"DELETE DATA {{ {_triples(unsaid)} }}"]
            steps.append(f"DROP GRAPH {name}" if last else f"DELETE DATA {{ GRAPH {name} {{ {_triples(gone)} }} }}")
            if come:
                steps.append(f"INSERT DATA {{ {_triples(come)} GRAPH {name} {{ {_triples(come)} }} }}")
            store.update(" ;\n".join(steps))

    @staticmethod
    def _said_elsewhere(store: ox.Store, quad: ox.Quad) -> bool:
        same = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return any(other.graph_name not in (quad.graph_name, DEFAULT_GRAPH) for other in same)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[ox.Store]:
        store = self._writable()
        try:
            yield store
        except (OSError, RuntimeError) as error:
            raise StoreError(
                f"writing failed, the store is as it was: {error}", where=self.location, hint="is the disk full?"
            ) from error

    # Reading

    def query(self, text: str) -> QueryResult:
        """The answer to a SPARQL 1.1 query over the default graph and the named graphs.

        The prefixes of ``PREFIXES`` are declared. Raises QueryError with line, column and a hint. A query with SERVICE
        may fetch from the network: whoever answers strangers must refuse those first.
        """
        store = self._open_store()
        try:
            return store.query(text, prefixes=PREFIXES)
        except SyntaxError as error:
            raise query_error(text, str(error)) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the query cannot be answered: {error}", hint="simplify it") from error

    def article_iris(self) -> list[str]:
        """The IRIs of all articles, sorted."""
        found = self._open_store().quads_for_pattern(None, RDF_TYPE, ARTICLE, DEFAULT_GRAPH)
        return sorted(quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode))

    def find_article(self, name: str) -> str | None:
        """The IRI of the article that ``name`` means: its IRI, the end of its IRI, or its schema:identifier."""
        store = self._open_store()
        for iri in (name, self.base + "article/" + name):
            with contextlib.suppress(ValueError):  # not an IRI at all
                node = ox.NamedNode(iri)
                if ox.Quad(node, RDF_TYPE, ARTICLE, DEFAULT_GRAPH) in store:
                    return iri
        found = store.quads_for_pattern(None, IDENTIFIER, ox.Literal(name), DEFAULT_GRAPH)
        return min((quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)), default=None)

    def dump(self, output: BinaryIO, format: str) -> None:
        """Write the whole store: N-Quads and TriG with the named graphs, the other FORMATS the default graph."""
        if format not in FORMATS:
            raise ValueError(f"unknown format {format!r}; known are {', '.join(FORMATS)}")
        rdf_format = FORMATS[format]
        if rdf_format.supports_datasets:
            self._open_store().dump(output, rdf_format, prefixes=PREFIXES)
        else:
            self._open_store().dump(output, rdf_format, from_graph=DEFAULT_GRAPH, prefixes=PREFIXES)

    def snapshot(self, path: Path) -> None:
        """Copy the store as it is now to the new folder ``path``; hard links where the disk is the same."""
        try:
            self._open_store().backup(str(path))
        except (OSError, RuntimeError) as error:
            raise StoreError(
                f"the copy cannot be made: {error}", where=str(path), hint="name a folder that does not exist yet"
            ) from error

    # Closing

    def close(self) -> None:
        """Let go of the store. Answers that are still being read keep it open until they are done."""
        if self._store is not None and not self.read_only:
            with contextlib.suppress(OSError):
                self._store.flush()
            self._store = None
            HELD_HERE.discard(self._path)
        self._store = None

    def __enter__(self) -> Self:
        """The store itself; closed on leaving."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()


_REPAIR = "if it is damaged, build into a new folder"


def _locked(where: str, owner: str) -> StoreError:
    by = owner or "another process"
    return StoreError(
        f"the store is in use by {by}",
        where=where,
        hint="stop that process or wait for it, ask the server if it is one, or use another --store",
    )


def _check_base(base: str) -> None:
    try:
        ox.NamedNode(base)
    except ValueError as error:
        raise StoreError(f"--base is no IRI: {error}", where=base, hint=f"for example {iris.DEFAULT_BASE}") from error
    if not base.endswith("/"):
        raise StoreError("--base must end in /", where=base, hint=f"for example {base}/")


def _add(store: ox.Store, quads: Collection[ox.Quad]) -> None:
    """Add the quads, all or none, and the same to the default graph."""
    add = store.bulk_extend if len(quads) >= BULK_QUADS else store.extend
    add(list(_both(quads)))


def _both(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Each quad, and its triple for the default graph."""
    for quad in quads:
        yield quad
        yield ox.Quad(quad.subject, quad.predicate, quad.object, DEFAULT_GRAPH)


def _slices(quads: Collection[ox.Quad]) -> Iterator[list[ox.Quad]]:
    """Parts that fit a transaction."""
    iterator = iter(quads)
    while part := list(itertools.islice(iterator, TRANSACTION_QUADS)):
        yield part


def _triples(quads: Iterable[ox.Quad]) -> str:
    return " .\n".join(f"{quad.subject} {quad.predicate} {quad.object}" for quad in quads)


def query_error(text: str, message: str) -> QueryError:
    """The QueryError for what pyoxigraph says is wrong with ``text``: where it is, the line itself, and a hint."""
    found = POSITION.match(message)
    if not found:
        return QueryError(f"the query is not SPARQL 1.1: {message}", hint="check its syntax")
    line, column, expected = int(found[1]), int(found[2]), found[3]
    lines = text.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1].strip()
    if "Prefix not found" in expected:
        hint = f"declare the prefix with PREFIX, or use one of {', '.join(sorted(PREFIXES))}"
    elif not re.search(r"(?i)\b(select|ask|construct|describe)\b", text):
        hint = "a query has SELECT, ASK, CONSTRUCT or DESCRIBE; this asks nothing, or would change the store"
    elif line > len(lines) or (line == len(lines) and column > len(lines[-1])):
        hint = "the query ends too early: is a bracket or a quotation mark not closed?"
    else:
        hint = "look at the word or sign just before this place"
    place = f"line {line}, column {column}: {shown[:120]}"
    return QueryError(f"the query is not SPARQL 1.1: it cannot be read past {place}", hint=hint)
