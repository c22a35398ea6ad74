"""A store or an RDF file held against the shapes, article by article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import rdflib

from newsgraph.builder.errors import SourceError
from newsgraph.builder.store import Store
from newsgraph.shapes.loader import SETS
from newsgraph.shapes.report import Finding, check

__all__ = ["file_graphs", "findings", "store_graphs"]

NamedGraph = tuple[str, list[tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]]]
"""What a person calls the graph, and its triples."""

FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nquads": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".turtle": ox.RdfFormat.TURTLE,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
}
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
ARTICLE = ox.NamedNode("https://w3id.org/newsgraph/ns#Article")


def findings(graphs: Iterable[NamedGraph], sets: Iterable[str] = SETS) -> Iterator[tuple[str, Finding]]:
    """What the sets of shapes find in each graph: the graph's name and the finding, in the order of the graphs."""
    chosen = tuple(sets)
    for name, triples in graphs:
        for one in chosen:
            for finding in check(triples, one):
                yield name, finding


def store_graphs(store: Store) -> Iterator[NamedGraph]:
    """The graph of each article of the store."""
    for iri in store.article_iris():
        rows = store.query(f"SELECT ?s ?p ?o {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}")
        assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - it was a SELECT
        yield iri, [(_term(row["s"]), _term(row["p"]), _term(row["o"])) for row in rows]


def file_graphs(path: Path) -> Iterator[NamedGraph]:
    """The graphs of an RDF file: its named graphs that hold an article; where there are none, all that it says.

    The ending says what it is: .nq, .nt, .trig, .ttl, .jsonld or .rdf. Raises SourceError with the line where it is
    malformed.
    """
    rdf = FORMATS.get(path.suffix.lower())
    if rdf is None:
        known = ", ".join(FORMATS)
        raise SourceError("its ending does not say which RDF format it is in", where=str(path), hint=f"known: {known}")
    graphs: dict[str, list[ox.Quad]] = {}
    try:
        for quad in ox.parse(path=str(path), format=rdf, base_iri=path.absolute().as_uri()):
            name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
            graphs.setdefault(name, []).append(quad)
    except SyntaxError as error:
        raise SourceError(f"it is malformed: {error.msg}", where=str(path), hint="mend it there") from error
    except OSError as error:
        raise SourceError(
            f"it cannot be read: {error.strerror or error}", where=str(path), hint="check the path"
        ) from error
    articles = {
        name: quads
        for name, quads in graphs.items()
        if name and any(quad.predicate == RDF_TYPE and quad.object == ARTICLE for quad in quads)
    }
    chosen = articles or {str(path): [quad for quads in graphs.values() for quad in quads]}
    for name in sorted(chosen):
        yield name, sorted({(_term(quad.subject), _term(quad.predicate), _term(quad.object)) for quad in chosen[name]})


def _term(term: object) -> rdflib.term.Node:
    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.Literal() if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        case ox.Literal():
            return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
    raise TypeError(f"{term!r} cannot be checked")
