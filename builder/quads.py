"""From an rdflib graph to the quads that a store keeps."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from urllib.parse import urljoin

import pyoxigraph as ox
import rdflib

Term = ox.NamedNode | ox.BlankNode | ox.Literal
named_node = lru_cache(maxsize=1 << 14)(ox.NamedNode)
ANYTHING = ox.NamedNode("urn:newsgraph:any")


def quads_of(graph: rdflib.Graph, name: ox.NamedNode) -> set[ox.Quad]:
    """The graph's quads under ``name`` exactly as the store will give them back, so that the two can be compared.

    Oxigraph writes numbers and language tags in their canonical way ("0.50" becomes "0.5"); blank nodes become IRIs
    that depend on nothing but the graph's content.
    """
    quads = {
        ox.Quad(_subject(subject), named_node(str(predicate)), _term(value), name)
        for subject, predicate, value in graph
    }
    if any(isinstance(node, ox.BlankNode) for quad in quads for node in (quad.subject, quad.object)):
        return _with_iris(quads, name)
    return quads


def quad_of(subject: str, predicate: rdflib.URIRef, value: object, name: ox.NamedNode) -> ox.Quad:
    """One quad about the thing with the IRI ``subject``, its value an rdflib term, as the store will give it back."""
    return ox.Quad(ox.NamedNode(subject), named_node(str(predicate)), _term(value), name)


def _with_iris(quads: set[ox.Quad], name: ox.NamedNode) -> set[ox.Quad]:
    """The quads with an IRI in the place of each blank node (RDF 1.1, section 3.5)."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    digest = hashlib.sha256(name.value.encode()).hexdigest()[:12]

    def iri(node: ox.BlankNode) -> ox.NamedNode:
        return ox.NamedNode(urljoin(name.value, f"/.well-known/genid/{digest}-{node.value}"))

    return {
        ox.Quad(
            iri(quad.subject) if isinstance(quad.subject, ox.BlankNode) else quad.subject,
            quad.predicate,
            iri(quad.object) if isinstance(quad.object, ox.BlankNode) else quad.object,
            name,
        )
        for quad in dataset
    }


def _subject(term: object) -> ox.NamedNode | ox.BlankNode:
    made = _term(term)
    if isinstance(made, ox.Literal):
        raise TypeError(f"{term!r} cannot be a subject")
    return made


def _term(term: object) -> Term:
    match term:
        case rdflib.URIRef():
            return named_node(str(term))
        case rdflib.Literal():
            if term.language:
                return ox.Literal(str(term), language=term.language.lower())
            if term.datatype is not None:
                return _kept(str(term), str(term.datatype))
            return ox.Literal(str(term))
        case rdflib.BNode():
            return ox.BlankNode(str(term))
    raise TypeError(f"{term!r} is no RDF term that a store keeps")


@lru_cache(maxsize=1 << 16)
def _kept(text: str, datatype: str) -> ox.Literal:
    """The typed literal as a store gives it back."""
    memory = ox.Store()
    memory.add(ox.Quad(ANYTHING, ANYTHING, ox.Literal(text, datatype=named_node(datatype))))
    literal = next(iter(memory)).object
    assert isinstance(literal, ox.Literal)  # noqa: S101 - what went in
    return literal
