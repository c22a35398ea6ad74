"""What the service says of itself: the SPARQL 1.1 Service Description, and VoID with counts of what is in the store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from newsgraph.builder.store import PREFIXES
from newsgraph.service.backend import Backend, StoreReader
from newsgraph.service.problems import Problem
from newsgraph.service.recent import Kept

__all__ = ["service_description", "void_description"]

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
DCTERMS = "http://purl.org/dc/terms/"
VOID = PREFIXES["void"]
RDF_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")
RESULT_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads"),
)
SERIALIZATIONS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
}

Subject = ox.NamedNode | ox.BlankNode

COUNTING_SECONDS = 600.0


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=INTEGER)


def service_description(backend: Backend, endpoint: str, graph_format: str) -> bytes:
    """The Service Description of the endpoint, in a format of ``newsgraph.service.negotiation.GRAPH_TYPES``."""
    return _serialize(_service(backend, endpoint), graph_format)


def _service(backend: Backend, endpoint: str) -> Iterator[ox.Triple]:
    service, dataset, default = ox.NamedNode(endpoint), ox.BlankNode("dataset"), ox.BlankNode("default")
    yield ox.Triple(service, RDF_TYPE, ox.NamedNode(SD + "Service"))
    yield ox.Triple(service, ox.NamedNode(SD + "endpoint"), service)
    yield ox.Triple(service, ox.NamedNode(SD + "supportedLanguage"), ox.NamedNode(SD + "SPARQL11Query"))
    if backend.config.token_hash:
        yield ox.Triple(service, ox.NamedNode(SD + "supportedLanguage"), ox.NamedNode(SD + "SPARQL11Update"))
    for name in RESULT_FORMATS:
        yield ox.Triple(service, ox.NamedNode(SD + "resultFormat"), ox.NamedNode(FORMATS + name))
    yield ox.Triple(service, ox.NamedNode(SD + "defaultDataset"), dataset)
    yield ox.Triple(dataset, RDF_TYPE, ox.NamedNode(SD + "Dataset"))
    yield ox.Triple(dataset, ox.NamedNode(SD + "defaultGraph"), default)
    yield ox.Triple(default, RDF_TYPE, ox.NamedNode(SD + "Graph"))
    counts = _counts(backend)
    yield ox.Triple(default, ox.NamedNode(VOID + "triples"), _number(counts["triples"]))


def _counts(backend: Backend) -> dict[str, int]:
    """How much is in the store: counted once for each snapshot."""
    return _partitions(backend).counts


@dataclass(frozen=True, slots=True)
class _Partitions:
    """What VoID counts: everything, and the members of each class and property."""

    counts: dict[str, int]
    classes: list[tuple[str, int]]
    properties: list[tuple[str, int]]


def _partitions(backend: Backend) -> _Partitions:
    """How much is in the store; for a large one, as it was when it was counted last, while it is counted again."""
    kept: Kept[_Partitions] = backend.kept.setdefault("partitions", Kept(lambda: _count(backend)))
    found = kept.get(backend.snapshots.identifier)
    if found is None:
        raise Problem(
            503,
            "preparing",
            "the store is being counted",
            hint="ask again after Retry-After",
            headers={"Retry-After": "10"},
        )
    return found


def _count(backend: Backend) -> _Partitions:
    reader = backend.reader(COUNTING_SECONDS)
    rows = reader.rows("SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) { ?s ?p ?o }")
    counts = {name: int(value) for name, value in rows[0].items()}
    classes = _partition(reader, "SELECT ?of (COUNT(*) AS ?n) { ?s a ?of } GROUP BY ?of ORDER BY ?of")
    properties = _partition(reader, "SELECT ?of (COUNT(*) AS ?n) { ?s ?of ?o } GROUP BY ?of ORDER BY ?of")
    return _Partitions({**counts, "properties": len(properties)}, classes, properties)


def void_description(backend: Backend, root: str, graph_format: str) -> bytes:
    """The VoID description of the store, with a partition for each class and each property; ``root`` ends in /."""
    return _serialize(_dataset(backend, root), graph_format)


def _dataset(backend: Backend, root: str) -> Iterator[ox.Triple]:
    reader = backend.reader()
    dataset = ox.NamedNode(root + ".well-known/void#dataset")
    counts = _counts(backend)

    def of_dataset(name: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
        return ox.Triple(dataset, ox.NamedNode(VOID + name), value)

    yield ox.Triple(dataset, RDF_TYPE, ox.NamedNode(VOID + "Dataset"))
    title = ox.Literal("newsgraph: what news articles say, with the sentences that say it", language="en")
    yield ox.Triple(dataset, ox.NamedNode(DCTERMS + "title"), title)
    yield of_dataset("sparqlEndpoint", ox.NamedNode(root + "sparql"))
    yield of_dataset("uriSpace", ox.Literal(reader.base))
    yield of_dataset("vocabulary", ox.NamedNode(PREFIXES["ng"]))
    yield of_dataset("triples", _number(counts["triples"]))
    yield of_dataset("distinctSubjects", _number(counts["subjects"]))
    yield of_dataset("properties", _number(counts["properties"]))
    partitions = _partitions(backend)
    classes, properties = partitions.classes, partitions.properties
    yield of_dataset("classes", _number(len(classes)))
    for number, (iri, count) in enumerate(classes):
        node = ox.BlankNode(f"class{number}")
        yield ox.Triple(dataset, ox.NamedNode(VOID + "classPartition"), node)
        yield ox.Triple(node, ox.NamedNode(VOID + "class"), ox.NamedNode(iri))
        yield ox.Triple(node, ox.NamedNode(VOID + "entities"), _number(count))
    for number, (iri, count) in enumerate(properties):
        node = ox.BlankNode(f"property{number}")
        yield ox.Triple(dataset, ox.NamedNode(VOID + "propertyPartition"), node)
        yield ox.Triple(node, ox.NamedNode(VOID + "property"), ox.NamedNode(iri))
        yield ox.Triple(node, ox.NamedNode(VOID + "triples"), _number(count))


def _partition(reader: StoreReader, query: str) -> list[tuple[str, int]]:
    return [(row["of"], int(row["n"])) for row in reader.rows(query) if ":" in row.get("of", "")]


def _serialize(triples: Iterator[ox.Triple], graph_format: str) -> bytes:
    prefixes = {**PREFIXES, "sd": SD, "formats": FORMATS, "dcterms": DCTERMS}
    return ox.serialize(list(triples), format=SERIALIZATIONS[graph_format], prefixes=prefixes) or b""
