"""The shapes: each holds of its valid examples and of no invalid one, and the compiled check says what SHACL says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from article_example import EXTRACTION
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rdflib import RDF, SH, XSD, Graph, Literal, URIRef

from newsgraph.builder import rdf, validation
from newsgraph.builder.iris import DEFAULT_BASE
from newsgraph.ontology import terms
from newsgraph.ontology.terms import NG, NIF, PREFIXES
from newsgraph.shapes.checker import Checker
from newsgraph.shapes.finding import Finding, Severity
from newsgraph.shapes.index import Triple
from newsgraph.shapes.loader import SETS, shapes_graph
from newsgraph.shapes.report import check, check_with_pyshacl
from newsgraph.shapes.twins import SHAPE, TWINS

EXAMPLES = tomllib.loads((Path(__file__).parent / "shape_examples.toml").read_text(encoding="utf-8"))
HEADER = (
    "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()) + "@prefix : <https://a.example/> ."
)


def failing_shapes(name: str) -> list[str]:
    """The shapes of a set that can fail: its property shapes, and the node shapes with a SPARQL constraint."""
    graph = shapes_graph(name)
    found = set(graph.subjects(RDF.type, SH.PropertyShape)) | set(graph.subjects(SH.sparql, None))
    return sorted(str(shape).removeprefix(SHAPE) for shape in found)


ALL = [(name, shape) for name in SETS for shape in failing_shapes(name)]
CASES = [
    pytest.param(name, shape, kind, text, id=f"{shape}-{kind}-{number}")
    for name, shape in ALL
    for kind in ("valid", "invalid")
    for number, text in enumerate(EXAMPLES.get(shape, {}).get(kind, []))
]


@pytest.mark.parametrize("name,shape", ALL)
def test_every_shape_has_examples_a_name_and_a_sentence(name: str, shape: str) -> None:
    assert EXAMPLES[shape]["valid"] and EXAMPLES[shape]["invalid"]
    graph, node = shapes_graph(name), URIRef(SHAPE + shape)
    query = graph.value(node, SH.sparql)
    message = str(graph.value(query if query is not None else node, SH.message))
    assert message[0].isupper() and message.endswith(".") and " " in message
    assert graph.value(node, SH.name) is not None
    severity = graph.value(node, SH.severity)
    assert severity == (None if name == "required" else SH.Warning)


def test_no_examples_without_a_shape() -> None:
    assert set(EXAMPLES) == {shape for _, shape in ALL}
    assert len(ALL) == len({shape for _, shape in ALL}), "two sets have a shape of the same name"


@pytest.mark.parametrize("name,shape,kind,text", CASES)
def test_example(name: str, shape: str, kind: str, text: str) -> None:
    graph = Graph().parse(data=HEADER + text, format="turtle")
    found = check(graph, name)
    assert (SHAPE + shape in {finding.shape for finding in found}) == (kind == "invalid"), found
    assert found == check_with_pyshacl(graph, shapes_graph(name))


@pytest.mark.parametrize("name", SETS)
def test_shapes_are_valid_shacl(name: str) -> None:
    from pyshacl import validate

    graph = Graph()
    _conforms, _report, text = validate(
        graph, shacl_graph=shapes_graph(name), meta_shacl=True, inplace=True, inference="none"
    )
    assert "Conforms: True" in text


@pytest.mark.parametrize("name", SETS)
def test_example_article_has_nothing_wrong(name: str) -> None:
    assert check(rdf.article_triples(EXTRACTION, DEFAULT_BASE), name) == ()


def test_graph_and_triples_are_the_same_to_the_check() -> None:
    triples = [t for t in rdf.article_triples(EXTRACTION, DEFAULT_BASE) if t[1] != NG.evidence]
    assert check(graph_of(triples), "required") == check(triples, "required") != ()


def test_problems_name_the_thing_and_what_must_hold() -> None:
    graph = rdf.article_graph(EXTRACTION, DEFAULT_BASE)
    event = next(iter(graph.subjects(RDF.type, NG.Event)))
    graph.remove((event, NG.evidence, None))
    (line,) = validation.problems(graph)
    assert f"“{graph.value(event, URIRef(PREFIXES['rdfs'] + 'label'))}”" in line
    assert "cites the words of the article that state it." in line


def test_a_finding_says_what_was_found() -> None:
    finding = Finding(Severity.VIOLATION, "https://a.example/m", None, "x " * 200, "It holds.", "s", "rain")
    text = str(finding)
    assert text.startswith("“rain” (https://a.example/m): It holds. Found: x x x")
    assert len(text) < 140 and text.endswith("…")


def test_what_cannot_be_compiled_is_refused() -> None:
    head = HEADER + "@prefix sh: <http://www.w3.org/ns/shacl#> . :s a sh:NodeShape ; sh:targetClass ng:Event ; "
    for tail in (
        "sh:property [ sh:path ng:date ; sh:uniqueLang true ] .",
        "sh:property [ sh:path ( ng:agent ng:of ) ; sh:minCount 1 ] .",
        "sh:property [ sh:path ng:date ; sh:minInclusive 'soon' ] .",
        "sh:nodeKind sh:IRI .",
        "sh:minCount 1 .",
        "sh:sparql [ sh:select 'SELECT $this WHERE { }' ] .",
    ):
        with pytest.raises(ValueError):
            Checker(Graph().parse(data=head + tail, format="turtle"))


def test_unknown_set_is_named() -> None:
    with pytest.raises(ValueError, match="no set of shapes is called 'strict'"):
        shapes_graph("strict")


def test_lists_in_the_shapes_are_the_ontology_s() -> None:
    vocabulary = shapes_graph("vocabulary")
    for shape, names in (("KnownProperty", terms.PROPERTIES), ("KnownClass", terms.CLASSES)):
        query = str(vocabulary.value(vocabulary.value(URIRef(SHAPE + shape), SH.sparql), SH.select))
        listed = query[query.index("NOT IN (") + 8 : query.rindex("))")]
        assert {word.strip(" \n").removeprefix("ng:") for word in listed.split(",")} == names
    required = shapes_graph("required")
    for shape, expected in (("EventType", terms.EVENT_TYPES), ("EventStatus", terms.STATUSES)):
        members = required.collection(required.value(URIRef(SHAPE + shape), SH["in"]))
        assert [str(member).removeprefix(str(NG._NS)) for member in members] == list(expected)


def test_every_twin_has_its_query() -> None:
    queries = {str(shape) for name in SETS for shape in shapes_graph(name).subjects(SH.sparql, None)}
    assert set(TWINS) == queries


TRIPLES = sorted(set(rdf.article_triples(EXTRACTION, DEFAULT_BASE)))
NODES = sorted({triple[0] for triple in TRIPLES})
VALUES = [
    Literal("words"),
    Literal(""),
    Literal(7),
    Literal("-3", datatype=XSD.integer),
    Literal("1.50", datatype=XSD.decimal),
    Literal("soon", datatype=XSD.date),
    Literal("2025-10", datatype=XSD.gYearMonth),
    NG.Consult,
    NG.Actual,
    *NODES[::5],
]
NUMBERS = {NIF.beginIndex, NIF.endIndex}


def broken(data: st.DataObject) -> list[Triple]:
    """The example article's triples with some of them dropped, changed or added to."""
    triples = list(TRIPLES)
    for _ in range(data.draw(st.integers(1, 12))):
        subject, predicate, value = triples[data.draw(st.integers(0, len(triples) - 1))]
        # pySHACL compares unlike things with sh:lessThan where SHACL says not to, so offsets stay whole numbers
        new = Literal(data.draw(st.integers(-2, 300))) if predicate in NUMBERS else data.draw(st.sampled_from(VALUES))
        change = data.draw(st.sampled_from(["drop", "change", "add"]))
        if change != "add":
            triples.remove((subject, predicate, value))
        if change != "drop":
            triples.append((subject, predicate, new))
    return triples


def graph_of(triples: Iterable[Triple]) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def without_queries(name: str) -> Graph:
    """The shapes of a set less the SPARQL constraints, which take a general engine seconds."""
    graph = graph_of(shapes_graph(name))
    graph.remove((None, SH.sparql, None))
    return graph


@settings(
    max_examples=30, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(st.data())
def test_the_compiled_check_says_what_shacl_says_of_broken_graphs(data: st.DataObject) -> None:
    triples = broken(data)
    for name in ("required", "recommended"):
        found = tuple(finding for finding in check(triples, name) if finding.shape not in TWINS)
        assert found == check_with_pyshacl(graph_of(triples), without_queries(name))


@pytest.mark.slow
@settings(
    max_examples=2, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(st.data())
def test_the_twins_say_what_their_queries_say_of_broken_graphs(data: st.DataObject) -> None:
    triples = broken(data)
    for name in SETS:
        assert check(triples, name) == check_with_pyshacl(graph_of(triples), shapes_graph(name))
