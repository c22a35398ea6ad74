"""From an rdflib graph to the quads that a store keeps."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

Triple = tuple[Node, Node, Node]
Term = ox.NamedNode | ox.BlankNode | ox.Literal
named_node = lru_cache(maxsize=1 << 14)(ox.NamedNode)
ANYTHING = ox.NamedNode("urn:newsgraph:any")
FORMAT = ox.RdfFormat.TRIG  # of ``Statements``
TO_ESCAPE = re.compile(r'["\\\n\r]')
ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class Statements:
    """What one named graph says, as TriG: all of it without a name, and once more under the graph's name.

    The first is for the default graph of a store. Text is what a store takes fastest and what goes between processes
    fastest. The statements stand in the order in which they were made, so that those about one thing stand together: a
    store takes them in a third less time than in the order of a set. ``count`` says how many there are at most, since a
    statement may stand in the text twice; a store has it once.
    """

    iri: str
    text: bytes
    count: int

    @classmethod
    def of(cls, triples: Iterable[Triple], iri: str) -> Statements:
        """The statements of a graph, or of a list of triples in which some may stand twice, under the name ``iri``.

        Raises TypeError or ValueError for what no store keeps.
        """
        every = list(triples)  # keeps the terms, so that what is the same object is the same term
        written: dict[int, str] = {}
        parts = []
        last: Node | None = None
        for subject, predicate, value in every:
            if (property_ := written.get(id(predicate))) is None:
                property_ = written[id(predicate)] = _written(predicate)
            if (object_ := written.get(id(value))) is None:
                object_ = written[id(value)] = _written(value)
            if subject is last:
                parts.append(f" ;\n{property_} {object_}")
                continue
            if (node := written.get(id(subject))) is None:
                node = written[id(subject)] = _written(subject)
            if node[0] == '"':
                raise TypeError(f"{subject!r} cannot begin a triple")
            parts.append(f" .\n{node} {property_} {object_}")
            last = subject
        text = "".join(parts).removeprefix(" .\n") + " .\n"
        if any(term[0] == "_" for term in written.values()):
            text = "".join(f"{quad.triple} .\n" for quad in quads_of(every, ox.NamedNode(iri)))
        return cls._twice(text, iri, len(every))

    @classmethod
    def _twice(cls, text: str, iri: str, count: int) -> Statements:
        return cls(iri, f"{text}{ox.NamedNode(iri)} {{\n{text}}}\n".encode() if count else b"", count)

    def quads(self) -> set[ox.Quad]:
        """The quads under the graph's name, exactly as a store gives them back."""
        memory = ox.Store()
        memory.load(self.text, FORMAT)
        return set(memory.quads_for_pattern(None, None, None, ox.NamedNode(self.iri)))


def quads_of(graph: Iterable[Triple], name: ox.NamedNode) -> list[ox.Quad]:
    """The graph's quads under ``name`` exactly as the store will give them back, so that the two can be compared.

    Oxigraph writes numbers and language tags in their canonical way ("0.50" becomes "0.5"); blank nodes become IRIs
    that depend on nothing but the graph's content. Each quad stands in the list once, in the order of the graph.
    """
    triples = list(graph)  # keeps the terms, so that what is the same object is the same term
    made: dict[int, Term] = {}

    def term(node: Node) -> Term:
        known = made.get(id(node))
        if known is None:
            known = made[id(node)] = _term(node)
        return known

    found: dict[ox.Quad, None] = {}
    for subject, predicate, value in triples:
        node, property_ = term(subject), term(predicate)
        if isinstance(node, ox.Literal) or not isinstance(property_, ox.NamedNode):
            raise TypeError(f"{subject!r} {predicate!r} cannot begin a triple")
        found[ox.Quad(node, property_, term(value), name)] = None
    if any(isinstance(node, ox.BlankNode) for node in made.values()):
        return list(_with_iris(found, name))
    return list(found)


def quad_of(subject: str, predicate: rdflib.URIRef, value: object, name: ox.NamedNode) -> ox.Quad:
    """One quad about the thing with the IRI ``subject``, its value an rdflib term, as the store will give it back."""
    return ox.Quad(ox.NamedNode(subject), named_node(str(predicate)), _term(value), name)


def _with_iris(quads: Iterable[ox.Quad], name: ox.NamedNode) -> set[ox.Quad]:
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


def _written(term: object) -> str:
    """The term as N-Quads and TriG have it."""
    if isinstance(term, rdflib.URIRef):
        ox.NamedNode(term)  # raises if it is no IRI
        return "".join(("<", term, ">"))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return str(ox.Literal(str(term), language=term.language.lower()))
        if term.datatype is not None:
            return _typed(str(term), str(term.datatype))
        return "".join(('"', _escaped(term), '"'))
    if isinstance(term, rdflib.BNode):
        return f"_:{term}"
    raise TypeError(f"{term!r} is no RDF term that a store keeps")


def _escaped(text: str) -> str:
    return text.translate(ESCAPES) if TO_ESCAPE.search(text) else text


@lru_cache(maxsize=1 << 16)
def _typed(text: str, datatype: str) -> str:
    return str(ox.Literal(text, datatype=named_node(datatype)))


def _term(term: object) -> Term:
    match term:
        case rdflib.URIRef():
            return named_node(str(term))
        case rdflib.Literal():
            if term.language:
                return ox.Literal(str(term), language=term.language.lower())
            if term.datatype is not None:
                return kept(str(term), str(term.datatype))
            return ox.Literal(str(term))
        case rdflib.BNode():
            return ox.BlankNode(str(term))
    raise TypeError(f"{term!r} is no RDF term that a store keeps")


@lru_cache(maxsize=1 << 16)
def kept(text: str, datatype: str) -> ox.Literal:
    """The typed literal as a store gives it back."""
    memory = ox.Store()
    memory.add(ox.Quad(ANYTHING, ANYTHING, ox.Literal(text, datatype=named_node(datatype))))
    literal = next(iter(memory)).object
    assert isinstance(literal, ox.Literal)  # noqa: S101 - what went in
    return literal
