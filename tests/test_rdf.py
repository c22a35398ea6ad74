"""IRIs and triples: names that never meet, and all that the contract asks of an article's graph."""

from __future__ import annotations

import dataclasses
import re
import string

import pytest
from article_example import EXTRACTION, HEADLINE, SENTENCES, TEXT, at
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, URIRef

from newsgraph.builder import iris, rdf, validation
from newsgraph.builder.iris import DEFAULT_BASE
from newsgraph.builder.model import Article, Count, Entity, Evidence, Extraction, Kind, Mention, RoleHolding, Span
from newsgraph.ontology.terms import GEO, NG, NIF, PREFIXES, SCHEMA, SKOS

ARTICLE = f"{DEFAULT_BASE}article/callao-talks.txt"
GRAPH = rdf.article_graph(EXTRACTION, DEFAULT_BASE)


def node(key: str) -> URIRef:
    return URIRef(f"{ARTICLE}/{key}")


def values(key: str, term: URIRef) -> set[object]:
    return set(GRAPH.objects(node(key), term))


def ask(pattern: str) -> bool:
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    return bool(GRAPH.query(f"{prefixes}BASE <{ARTICLE}/>\nASK {{ {pattern} }}").askAnswer)


# IRIs


@given(st.text())
@example("")
@example(".")
@example("..")
@example("a/b")
@example("a?b#c")
@example("%41")
@example("é")
@example("\ud800")
def test_a_segment_needs_no_escaping(text: str) -> None:
    found = iris.segment(text)
    assert re.fullmatch(r"[A-Za-z0-9._~-]+", found) and found not in {".", ".."}
    assert len(found) <= 80
    assert found == iris.segment(text)


@given(st.text(alphabet="ab-~. é/", max_size=6), st.text(alphabet="ab-~. é/", max_size=6))
def test_two_texts_have_two_segments(one: str, other: str) -> None:
    assert (iris.segment(one) == iris.segment(other)) == (one == other)


def test_a_segment_is_not_another_text_s_hashed_one() -> None:
    hashed = iris.segment("a b")
    assert hashed.startswith("a-b~")
    assert iris.segment(hashed) != hashed


@given(st.text(alphabet=string.ascii_letters + string.digits, min_size=1, max_size=80))
def test_plain_text_is_its_own_segment(text: str) -> None:
    assert iris.segment(text) == text


def test_long_identifiers_that_differ_at_the_end_have_two_iris() -> None:
    one, other = "x" * 500 + "1", "x" * 500 + "2"
    assert iris.article_iri(DEFAULT_BASE, one) != iris.article_iri(DEFAULT_BASE, other)


def test_iris_are_as_the_contract_says() -> None:
    article = iris.article_iri("https://news.example/", "a1")
    assert article == "https://news.example/article/a1"
    assert iris.mention_iri(article, 3, 9) == "https://news.example/article/a1#char=3,9"
    assert iris.local_iri(article, "person/benito-juarez") == "https://news.example/article/a1/person/benito-juarez"
    assert iris.identity_graph("https://news.example/") == "https://news.example/graph/identity"
    assert iris.ONTOLOGY_GRAPH == "https://w3id.org/newsgraph/ns"


def test_a_role_is_one_whatever_its_case_and_hyphens() -> None:
    assert iris.role_iri(ARTICLE, "Vice-President", "polity/peru") == iris.role_iri(
        ARTICLE, "vice  president", "polity/peru"
    )
    found = {iris.role_iri(ARTICLE, *pair) for pair in (("mayor", None), ("mayor", "polity/a"), ("head", "polity/a"))}
    assert len(found) == 3


# Literals


@pytest.mark.parametrize(
    "text,kind",
    [
        ("2025-10-06", XSD.date),
        ("2025-10", XSD.gYearMonth),
        ("2025", XSD.gYear),
        ("2025-10-06T08:30:00+00:00", XSD.dateTime),
    ],
)
def test_a_date_is_typed_by_how_precise_it_is(text: str, kind: URIRef) -> None:
    found = rdf.date(text)
    assert (str(found), found.datatype) == (text, kind)
    assert not found.ill_typed


@given(st.floats(0, 1))
def test_a_confidence_is_a_decimal_of_two_places(number: float) -> None:
    found = rdf.decimal(number)
    assert found.datatype == XSD.decimal and re.fullmatch(r"[01]\.\d\d", str(found))
    assert abs(float(str(found)) - number) <= 0.005001


# Graphs


def test_the_article() -> None:
    article = URIRef(ARTICLE)
    assert GRAPH.identifier == article
    assert set(GRAPH.objects(article, RDF.type)) == {NG.Article, SCHEMA.NewsArticle}
    expected = {
        NG.text: {Literal(TEXT)},
        SCHEMA.identifier: {Literal("callao-talks.txt")},
        SCHEMA.headline: {Literal(HEADLINE)},
        SCHEMA.datePublished: {Literal("2025-10-06", datatype=XSD.date)},
        SCHEMA.url: {Literal("https://news.example/callao")},
        SCHEMA.publisher: {Literal("The Daily Example")},
        SCHEMA.author: {Literal("A. Writer"), Literal("B. Writer")},
        SCHEMA.inLanguage: {Literal("en")},
    }
    for term, found in expected.items():
        assert set(GRAPH.objects(article, term)) == found, term


@pytest.mark.parametrize(
    "key,classes",
    [
        ("person/rosa-quispe", {NG.Person, NG.Actor}),
        ("organization/dockers-union", {NG.Organization, NG.Actor}),
        ("group/people", {NG.Group, NG.Actor}),
        ("polity/callao", {NG.Polity, NG.Actor, NG.Location, SCHEMA.City}),
        ("location/port", {NG.Location}),
    ],
)
def test_classes_of_entities(key: str, classes: set[URIRef]) -> None:
    assert values(key, RDF.type) == classes


def test_names_of_entities() -> None:
    assert values("person/rosa-quispe", RDFS.label) == {Literal("Rosa Quispe")}
    assert values("person/rosa-quispe", SKOS.altLabel) == {Literal("Quispe")}
    assert values("person/rosa-quispe", NG.named) == {Literal(True)}
    assert values("person/chairman", NG.named) == {Literal(False)}
    assert values("person/chairman", NG.memberOf) == {node("organization/dockers-union")}


def test_a_place_of_the_gazetteer() -> None:
    assert values("polity/callao", SKOS.exactMatch) == {URIRef("https://sws.geonames.org/3946083/")}
    assert values("polity/callao", GEO.lat) == {Literal("-12.05659", datatype=XSD.decimal)}
    assert values("polity/callao", GEO.long) == {Literal("-77.11814", datatype=XSD.decimal)}
    assert values("polity/callao", NG.partOf) == {node("polity/peru")}
    assert not values("location/port", GEO.lat)


def test_an_event() -> None:
    event = "event/1"
    sides = {node("person/rosa-quispe"), node("organization/dockers-union")}
    assert values(event, NG.eventType) == {NG.Consult}
    assert values(event, NG.status) == {NG.Actual}
    assert values(event, NG.agent) == sides
    assert values(event, NG.mediator) == {node("polity/peru")}
    assert values(event, NG.participant) == {*sides, node("polity/peru")}
    assert values(event, NG.place) == {node("polity/callao")}
    assert values(event, NG.date) == {Literal("2025-10-06", datatype=XSD.date)}
    assert values(event, NG.confidence) == {Literal("0.90", datatype=XSD.decimal)}
    assert values(event, NG.rule) == {Literal("verb")}
    assert values(event, RDFS.label) == {Literal("Consult: Rosa Quispe, Dockers’ Union")}
    assert values("event/2", RDFS.label) == {Literal("blaze at the port")}
    assert values("event/3", NG.startDate) == {Literal("2025-11", datatype=XSD.gYearMonth)}
    assert values("event/3", NG.endDate) == {Literal("2025", datatype=XSD.gYear)}


def test_counts_stand_on_the_event_and_on_the_claim() -> None:
    for key in ("event/2", "claim/1"):
        assert values(key, NG.injured) == {Literal(4)}
        assert values(key, NG.countQualifier) == {Literal("at least")}


def test_a_qualifier_of_one_figure_is_not_put_beside_the_other() -> None:
    exact, least = Count("killed", 7), Count("injured", 21, "at least")
    for counts, expected in (((exact, least), set()), ((least,), {Literal("at least")})):
        event = dataclasses.replace(EXTRACTION.events[0], counts=counts)
        graph = rdf.article_graph(dataclasses.replace(EXTRACTION, events=(event,), claims=()), DEFAULT_BASE)
        assert set(graph.objects(node(event.key), NG.countQualifier)) == expected


def test_two_holders_of_a_role_share_its_node() -> None:
    role = node("role/finance-minister/polity/peru")
    assert values("holding/1", NG.role) == values("holding/2", NG.role) == {role}
    assert set(GRAPH.subjects(RDF.type, NG.Role)) == {role}
    assert set(GRAPH.objects(role, NG.title)) == {Literal("Finance Minister")}
    assert set(GRAPH.objects(role, NG.of)) == {node("polity/peru")}
    assert set(GRAPH.objects(role, RDFS.label)) == {Literal("Finance Minister of Peru")}


def test_role_holdings() -> None:
    assert values("holding/1", NG.holder) == {node("person/rosa-quispe")}
    assert values("holding/1", NG.asOf) == {Literal("2025-10-06", datatype=XSD.date)}
    assert not values("holding/1", NG.status) and not values("holding/1", NG.former)
    assert values("holding/2", NG.status) == {NG.Planned}
    assert values("holding/2", NG.former) == {Literal(True)}
    assert values("holding/2", NG.startDate) == {Literal("2019", datatype=XSD.gYear)}


def test_an_as_of_date_is_a_day_or_nothing() -> None:
    def as_of(text: str) -> set[object]:
        holding = dataclasses.replace(EXTRACTION.holdings[0], as_of=text)
        graph = rdf.article_graph(dataclasses.replace(EXTRACTION, holdings=(holding,)), DEFAULT_BASE)
        return set(graph.objects(node("holding/1"), NG.asOf))

    assert as_of("2025-10") == set()
    assert as_of("2025-10-06T10:00:00") == {Literal("2025-10-06", datatype=XSD.date)}


def test_claims() -> None:
    assert values("claim/1", NG.speaker) == {node("person/rosa-quispe")}
    assert values("claim/1", NG.about) == {node("event/2"), node("holding/1")}
    assert values("claim/1", NG.quote) == {Literal("hurt in a blaze")}
    assert values("claim/1", NG.sayingVerb) == {Literal("said")}
    assert not values("claim/2", NG.speaker)


def test_evidence_leads_to_its_sentence_and_trigger() -> None:
    (evidence,) = values("event/2", NG.evidence)
    assert isinstance(evidence, URIRef)
    sentence = GRAPH.value(evidence, NIF.sentence)
    assert str(GRAPH.value(sentence, NIF.anchorOf)) == SENTENCES[1]
    (trigger,) = values("event/2", NG.trigger)
    assert trigger == URIRef(iris.mention_iri(ARTICLE, at("blaze").start, at("blaze").end))
    (whole,) = values("event/1", NG.evidence)
    assert isinstance(whole, URIRef)
    assert GRAPH.value(whole, NIF.sentence) == whole


def test_every_mention_quotes_the_article() -> None:
    mentions = set(GRAPH.subjects(RDF.type, NG.Mention))
    assert mentions
    for mention in mentions:
        begin, end = (int(str(GRAPH.value(mention, NIF[name]))) for name in ("beginIndex", "endIndex"))
        assert str(GRAPH.value(mention, NIF.anchorOf)) == TEXT[begin:end]
        assert str(mention) == f"{ARTICLE}#char={begin},{end}"
        assert GRAPH.value(mention, NIF.referenceContext) == URIRef(ARTICLE)


def test_mentions_say_whom_they_mean_and_how_surely() -> None:
    pronoun = URIRef(iris.mention_iri(ARTICLE, at("She").start, at("She").end))
    assert set(GRAPH.objects(pronoun, NG.refersTo)) == {node("person/rosa-quispe")}
    assert set(GRAPH.objects(pronoun, NG.confidence)) == {Literal("0.80", datatype=XSD.decimal)}
    assert set(GRAPH.objects(pronoun, NG.rule)) == {Literal("subject of the last sentence")}
    name = URIRef(iris.mention_iri(ARTICLE, at("Rosa Quispe").start, at("Rosa Quispe").end))
    assert not set(GRAPH.objects(name, NG.confidence))


def test_a_mention_of_two_is_as_sure_as_the_less_sure_link() -> None:
    span = at("leaders")
    entities = tuple(
        Entity(f"person/{name}", Kind.PERSON, name, mentions=(Mention(span, "pronoun", "both", confidence),))
        for name, confidence in (("a", 0.9), ("b", 0.6))
    )
    extraction = Extraction(EXTRACTION.article, EXTRACTION.sentences, entities)
    graph = rdf.article_graph(extraction, DEFAULT_BASE)
    mention = URIRef(iris.mention_iri(ARTICLE, span.start, span.end))
    assert set(graph.objects(mention, NG.refersTo)) == {node("person/a"), node("person/b")}
    assert set(graph.objects(mention, NG.confidence)) == {Literal("0.60", datatype=XSD.decimal)}
    assert validation.problems(graph) == ()


def test_no_blank_nodes_and_the_same_triples_again() -> None:
    assert not [term for triple in GRAPH for term in triple if isinstance(term, BNode)]
    assert rdf.article_triples(EXTRACTION, DEFAULT_BASE) == rdf.article_triples(EXTRACTION, DEFAULT_BASE)


def test_the_order_of_what_was_found_does_not_matter() -> None:
    parts = {name: getattr(EXTRACTION, name)[::-1] for name in ("entities", "events", "claims")}
    other = rdf.article_triples(dataclasses.replace(EXTRACTION, **parts), DEFAULT_BASE)
    assert set(other) == set(rdf.article_triples(EXTRACTION, DEFAULT_BASE))


def test_everything_is_named_under_the_base() -> None:
    for subject in rdf.article_graph(EXTRACTION, "https://news.example/id/").subjects():
        assert str(subject).startswith("https://news.example/id/article/callao-talks.txt")


def test_an_article_of_which_nothing_is_known() -> None:
    bare = Extraction(Article("", ""), ())
    assert validation.problems(rdf.article_triples(bare, DEFAULT_BASE)) != ()  # it has no identifier
    named = Extraction(Article("x", "Rain."), ())
    assert validation.problems(rdf.article_triples(named, DEFAULT_BASE)) == ()


def test_a_participant_that_the_article_does_not_have_is_a_problem() -> None:
    events = (dataclasses.replace(EXTRACTION.events[0], agents=("person/nobody",)),)
    (agent, participant) = validation.problems(
        rdf.article_triples(dataclasses.replace(EXTRACTION, events=events, claims=()), DEFAULT_BASE)
    )
    assert "The agent of an event is an actor. Found: " in agent + participant
    assert "/person/nobody" in participant


@given(st.text(min_size=1, max_size=60), st.data())
def test_any_text_gives_a_graph_without_problems(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start, end)
    extraction = Extraction(
        Article("any", text),
        (),
        (Entity("person/x", Kind.PERSON, text, mentions=(Mention(span),)),),
        (RoleHolding("holding/1", "person/x", "chair", None, (Evidence(span, span),)),),
    )
    assert validation.problems(rdf.article_triples(extraction, DEFAULT_BASE)) == ()
    graph = rdf.article_graph(extraction, DEFAULT_BASE)
    again = Graph().parse(data=graph.serialize(format="nt"), format="nt")
    assert set(again) == set(graph)


def test_a_question_needs_no_reasoner() -> None:
    assert ask('?e ng:participant ?p ; ng:eventType ng:Consult . ?p a ng:Actor ; rdfs:label "Rosa Quispe" .')
    assert ask('?e ng:evidence/nif:sentence/nif:anchorOf ?s . FILTER (CONTAINS(?s, "blaze"))')
    assert not ask("?e ng:participant ?p . FILTER NOT EXISTS { ?p a ng:Actor }")
