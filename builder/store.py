"""The Store protocol: where the graphs of the articles are kept, and how to open one.

A store holds one named graph an article, one for the ontology, one for what is learned across articles and one that
describes the store itself. Its default graph holds each distinct triple of them once, so that a query without GRAPH
sees their union. Every write is one transaction: after a crash an article is there whole or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self, TypeAlias

import pyoxigraph as ox
import rdflib

from newsgraph.builder.errors import StoreError
from newsgraph.builder.quads import Statements
from newsgraph.ontology import terms

__all__ = ["FORMATS", "PREFIXES", "QueryResult", "Store", "open_store"]

QueryResult: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

# Declared for every query, so that a question typed at the prompt needs no header; a PREFIX of its own wins.
PREFIXES = terms.PREFIXES | {"void": "http://rdfs.org/ns/void#"}

# What ``Store.dump`` writes. The first two keep the named graphs; the others give the default graph, that is, the
# union of all graphs with each triple once.
FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


class Store(Protocol):
    """Where the graphs are kept. ``location`` is a folder or a URL; ``base`` begins every IRI that the store names."""

    location: str
    base: str

    def put_article(self, article_iri: str, graph: rdflib.Graph | Statements) -> str:
        """Make ``graph`` the article's named graph, in one transaction: "added", "replaced" or "unchanged"."""
        ...

    def put_articles(self, graphs: Iterable[tuple[str, rdflib.Graph | Statements]]) -> list[str]:
        """The same for many (IRI, graph), in the order given; each article goes in whole or not at all."""
        ...

    def put_graph(self, graph_iri: str, graph: rdflib.Graph) -> str:
        """Make ``graph`` a named graph that is no article's, such as identity; empty: take it out."""
        ...

    def change_graph(self, graph_iri: str, gone: Collection[ox.Quad], come: Collection[ox.Quad]) -> None:
        """Take quads out of a named graph that is no article's, and put others in; all of them are of this graph."""
        ...

    def retract(self, article_iri: str) -> bool:
        """Take an article out, whole. False when the store has no such article."""
        ...

    def query(self, text: str) -> QueryResult:
        """The answer to a SPARQL 1.1 query; raises QueryError with line, column and a hint."""
        ...

    def article_iris(self) -> list[str]:
        """The IRIs of all articles, sorted."""
        ...

    def find_article(self, name: str) -> str | None:
        """The IRI of the article that ``name`` means: its IRI, the end of its IRI, or its schema:identifier."""
        ...

    def dump(self, output: BinaryIO, format: str) -> None:
        """Write the whole store, in one of FORMATS."""
        ...

    def snapshot(self, path: Path) -> None:
        """Copy the store as it is now to the folder ``path``, which must not exist yet; hard links where possible."""
        ...

    def close(self) -> None:
        """Let go of the store, so that another process can open it."""
        ...

    def __enter__(self) -> Self:
        """The store itself; closed on leaving."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        ...


def open_store(location: str | Path, *, base: str | None = None, read_only: bool = False) -> Store:
    """Open the store at ``location``: a folder (made if it is missing, unless ``read_only``) or the URL of a server.

    ``base`` names the things of a new store and is kept in it; for a store that exists it must be the one kept.
    Raises StoreError, saying what to do, when the store is locked, is missing, or is no store.
    """
    from newsgraph.builder.oxigraph import OxigraphStore

    if "://" in str(location):
        raise StoreError(
            "only a folder can be a store so far",
            where=str(location),
            hint="name a folder; a SPARQL server by URL is not supported yet",
        )
    return OxigraphStore(Path(location), base=base, read_only=read_only)
