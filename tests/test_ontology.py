"""The ontology: whole, documented, consistent with itself and with what the builder writes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from article_example import EXTRACTION
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from newsgraph.builder import rdf
from newsgraph.builder.iris import DEFAULT_BASE
from newsgraph.builder.model import Kind, Status
from newsgraph.ontology import loader, page, terms
from newsgraph.ontology.terms import NG, ONTOLOGY, PLOVER, PREFIXES, SCHEMA, SKOS

ROOT = Path(__file__).parent.parent
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
GRAPH = loader.ontology_graph()


def described() -> list[URIRef]:
    """Every term of our namespace that the ontology's files describe."""
    found = {s for s in GRAPH.subjects() if isinstance(s, URIRef) and str(s).startswith(str(NG._NS))}
    return sorted(found)


def test_terms_are_those_of_the_files() -> None:
    assert {str(term).removeprefix(str(NG._NS)) for term in described()} == terms.NAMES


def test_terms_used_in_the_files_are_described() -> None:
    used = {node for triple in GRAPH for node in triple if str(node).startswith(str(NG._NS))}
    assert {node for node in used if isinstance(node, URIRef)} == set(described())


def test_groups_of_terms_are_those_of_the_files() -> None:
    def names(*kinds: URIRef) -> set[str]:
        found = {term for kind in kinds for term in GRAPH.subjects(RDF.type, kind)}
        return {str(term).removeprefix(str(NG._NS)) for term in found}

    assert names(OWL.Class) == terms.CLASSES
    assert names(OWL.ObjectProperty, OWL.DatatypeProperty) == terms.PROPERTIES
    assert names(NG.EventType) == set(terms.EVENT_TYPES)
    assert names(NG.Status) == set(terms.STATUSES)
    assert len(terms.EVENT_TYPES) == 23 and len(set(terms.EVENT_TYPES)) == 23
    assert set(terms.EVENT_TYPES) >= terms.SYMMETRIC_TYPES
    assert set(terms.COUNTS) <= terms.PROPERTIES
    assert {status.value for status in Status} == set(terms.STATUSES)
    assert {kind.value for kind in Kind} <= terms.CLASSES


def test_a_misspelt_term_raises() -> None:
    with pytest.raises(AttributeError):
        _ = NG.agnet


@pytest.mark.parametrize("term", described(), ids=lambda term: term.rpartition("#")[2])
def test_every_term_is_documented(term: URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition, SKOS.example):
        texts = list(GRAPH.objects(term, predicate))
        assert texts and all(isinstance(t, Literal) and t.language == "en" and str(t).strip() for t in texts), predicate
    assert len(list(GRAPH.objects(term, RDFS.label))) == 1
    assert len(list(GRAPH.objects(term, SKOS.definition))) == 1
    assert str(GRAPH.value(term, SKOS.definition)).endswith(".")
    assert GRAPH.value(term, RDFS.isDefinedBy) == ONTOLOGY


@pytest.mark.parametrize("name", sorted(terms.PROPERTIES))
def test_every_property_says_what_it_joins(name: str) -> None:
    term = NG[name]
    assert set(GRAPH.objects(term, RDFS.domain)) | set(GRAPH.objects(term, SCHEMA.domainIncludes))
    assert set(GRAPH.objects(term, RDFS.range)) | set(GRAPH.objects(term, SCHEMA.rangeIncludes))
    # two domains would mean both at once: unions are told in schema.org's way, which implies nothing
    assert len(set(GRAPH.objects(term, RDFS.domain))) <= 1
    assert len(set(GRAPH.objects(term, RDFS.range))) <= 1


@pytest.mark.parametrize("name", terms.EVENT_TYPES)
def test_every_event_type_is_a_concept_of_the_scheme(name: str) -> None:
    term = NG[name]
    assert {(term, RDF.type, SKOS.Concept), (term, SKOS.inScheme, NG.EventTypes)} <= set(GRAPH)
    for predicate in (SKOS.prefLabel, SKOS.scopeNote, SKOS.notation):
        assert len(list(GRAPH.objects(term, predicate))) == 1, predicate
    matches = set(GRAPH.objects(term, SKOS.exactMatch)) | set(GRAPH.objects(term, SKOS.closeMatch))
    assert matches == ({PLOVER[name.upper()]} if name in terms.EVENT_TYPES[:16] else set())


def test_alignments_of_the_contract() -> None:
    above = {
        NG.Article: ("schema:NewsArticle", "prov:Entity"),
        NG.Actor: ("sem:Actor", "prov:Agent"),
        NG.Person: ("schema:Person",),
        NG.Organization: ("schema:Organization", "org:Organization"),
        NG.Location: ("sem:Place", "schema:Place"),
        NG.Polity: ("schema:AdministrativeArea", "ng:Actor", "ng:Location"),
        NG.Event: ("sem:Event", "schema:Event"),
        NG.EventType: ("sem:EventType",),
        NG.Role: ("org:Role",),
        NG.RoleHolding: ("org:Membership",),
        NG.Mention: ("nif:Phrase",),
    }
    for term, others in above.items():
        for other in others:
            assert (term, RDFS.subClassOf, expanded(other)) in GRAPH, (term, other)
    for term, other in (
        (NG.agent, "ng:participant"),
        (NG.patient, "ng:participant"),
        (NG.mediator, "ng:participant"),
        (NG.evidence, "prov:wasDerivedFrom"),
        (NG.refersTo, "itsrdf:taIdentRef"),
    ):
        assert (term, RDFS.subPropertyOf, expanded(other)) in GRAPH, (term, other)


def expanded(name: str) -> URIRef:
    prefix, _, local = name.partition(":")
    return URIRef(PREFIXES[prefix] + local)


def test_the_files_have_no_blank_nodes() -> None:
    assert not [node for triple in GRAPH for node in triple if isinstance(node, BNode)]


def contradictions(graph: Graph) -> set[object]:
    """What a reasoner finds wrong: things of no possible kind, and its own error reports."""
    import owlrl

    closed = Graph()
    for triple in graph:
        closed.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(closed)
    nothing = set(closed.subjects(RDF.type, OWL.Nothing)) - {OWL.Nothing}
    return nothing | set(closed.objects(None, ERROR))


def test_ontology_and_an_article_are_consistent() -> None:
    assert contradictions(GRAPH + rdf.article_graph(EXTRACTION, DEFAULT_BASE)) == set()


@pytest.mark.parametrize(
    "wrong",
    [
        "ng:x ng:eventType ng:Agree ; ng:speaker ng:y .",  # an event that speaks as a claim
        "ng:x a ng:Person, ng:Location .",
        "ng:x ng:status ng:Actual, ng:Planned .",
        "ng:x ng:agent ng:y . ng:y ng:title 'mayor' .",  # an actor that has a title as a role has
    ],
)
def test_what_cannot_be_is_found(wrong: str) -> None:
    extra = Graph().parse(data=f"@prefix ng: <{PREFIXES['ng']}> . {wrong}", format="turtle")
    assert contradictions(GRAPH + extra) != set()


def test_reasoning_gives_no_node_a_wrong_kind() -> None:
    """What the domains and ranges imply is what the builder says anyway."""
    import owlrl

    graph = rdf.article_graph(EXTRACTION, DEFAULT_BASE)
    stated = {t for t in graph.triples((None, RDF.type, None)) if str(t[2]).startswith(str(NG._NS))}
    closed = GRAPH + graph
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(closed)
    nodes = set(graph.subjects())
    implied = {t for t in closed.triples((None, RDF.type, None)) if str(t[2]).startswith(str(NG._NS)) and t[0] in nodes}
    assert implied == stated


def test_context_names_every_property_and_prefix() -> None:
    context = loader.context()["@context"]
    for name in terms.PROPERTIES:
        entry = context[name]
        assert (entry if isinstance(entry, str) else entry["@id"]) == f"ng:{name}"
        if not isinstance(entry, str):
            kind, range_ = entry["@type"], GRAPH.value(NG[name], RDFS.range)
            if (NG[name], RDF.type, OWL.ObjectProperty) in GRAPH:
                assert kind in ("@id", "@vocab")
            else:
                assert kind == "xsd:" + str(range_).removeprefix(str(XSD))
    assert {key: context[key] for key in PREFIXES} == PREFIXES


def test_context_is_a_fresh_copy() -> None:
    loader.context()["@context"].clear()
    assert loader.context()["@context"]


# RDFLib's JSON-LD parser still uses its own deprecated class
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_json_ld_round_trip() -> None:
    graph = rdf.article_graph(EXTRACTION, DEFAULT_BASE)
    context = loader.context()["@context"]
    text = graph.serialize(format="json-ld", context=context)
    assert isomorphic(Graph().parse(data=text, format="json-ld"), graph)
    nodes = {node["id"]: node for node in json.loads(text)["@graph"]}
    event = nodes[f"{DEFAULT_BASE}article/callao-talks.txt/event/1"]
    assert (event["eventType"], event["status"], event["type"]) == ("Consult", "Actual", "Event")
    assert event["place"].endswith("/polity/callao")


def test_page_is_generated_from_the_ontology() -> None:
    written = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
    assert written == page.markdown(), "run scripts/docs"


def test_page_has_every_term_and_whole_rows() -> None:
    text = page.markdown()
    for name in terms.NAMES - {"EventTypes"}:
        assert f"\n| `ng:{name}` |" in text, name
    for table in page.tables():
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_html_page_has_every_term_and_is_escaped() -> None:
    text = page.html()
    for name in terms.NAMES - {"EventTypes"}:
        assert f'<tr id="{name}"><td><code>ng:{name}</code></td>' in text, name
    assert not re.search(r"&(?!amp;|lt;|gt;|quot;|#x27;)", text)
    assert "`" not in text
