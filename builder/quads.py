"""From an rdflib graph to the quads that a store keeps."""

from __future__ import annotations

import hashlib
from urllib.parse import urljoin

import pyoxigraph as ox
import rdflib


def quads_of(graph: rdflib.Graph, name: ox.NamedNode) -> set[ox.Quad]:
    """The graph's quads under ``name`` exactly as the store will give them back.

    Oxigraph writes numbers and language tags in their canonical way ("0.50" becomes "0.5"), so the quads pass through
    an empty store in memory; blank nodes become IRIs that depend only on the graph's content.
    """
    triples = [ox.Triple(*(_term(part) for part in triple)) for triple in graph]  # type: ignore[arg-type]
    if any(isinstance(part, ox.BlankNode) for triple in triples for part in (triple.subject, triple.object)):
        triples = _named(triples, name)
    memory = ox.Store()
    memory.extend(ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples)
    return set(memory)


def _named(triples: list[ox.Triple], name: ox.NamedNode) -> list[ox.Triple]:
    """The triples with each blank node replaced by an IRI of its own (RDF 1.1, section 3.5)."""
    dataset = ox.Dataset(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    graph = hashlib.sha256(name.value.encode()).hexdigest()[:12]

    def iri(term: ox.BlankNode) -> ox.NamedNode:
        return ox.NamedNode(urljoin(name.value, f"/.well-known/genid/{graph}-{term.value}"))

    return [
        ox.Triple(
            iri(quad.subject) if isinstance(quad.subject, ox.BlankNode) else quad.subject,
            quad.predicate,
            iri(quad.object) if isinstance(quad.object, ox.BlankNode) else quad.object,
        )
        for quad in dataset
    ]


def _term(term: object) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    match term:
        case rdflib.Literal():
            if term.language:
                return ox.Literal(str(term), language=term.language)
            if term.datatype is not None:
                return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)))
            return ox.Literal(str(term))
        case rdflib.BNode():
            return ox.BlankNode(str(term))
        case rdflib.URIRef():
            return ox.NamedNode(str(term))
    raise TypeError(f"{term!r} is no RDF term that a store keeps")
