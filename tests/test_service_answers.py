"""What goes with the REST answers: JSON-LD, orders, contradictions, limits of rates; and what SERVICE may call."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import rdflib
from rdflib import RDF, XSD, Literal, URIRef
from service_running import Running, running
from small_store import BASE, TALKS, make_store

from newsgraph.builder import iris
from newsgraph.builder.identity import identity_graph
from newsgraph.builder.model import (
    Article,
    Count,
    Entity,
    Event,
    Evidence,
    Extraction,
    Kind,
    Mention,
    Sentence,
    Span,
    Status,
    When,
)
from newsgraph.builder.rdf import article_graph
from newsgraph.builder.store import open_store
from newsgraph.ontology.terms import NG, NIF
from newsgraph.service.guard import check_query
from newsgraph.service.logs import JsonLines
from newsgraph.service.problems import Problem
from newsgraph.service.rates import Rates


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(make_store(tmp_path_factory.mktemp("store") / "store")) as running_service:
        yield running_service


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib, of its own reader
def test_the_json_is_json_ld(service: Running) -> None:
    reply = service.get("/api/events?type=Assault").json
    assert reply["@context"] == "/api/context.jsonld"
    context = service.get(reply["@context"])
    assert context.media_type == "application/ld+json"
    graph = rdflib.Graph().parse(data=json.dumps({**reply, **context.json}), format="json-ld")
    event = URIRef(f"{TALKS}/event/2")
    found = set(graph.predicate_objects(event))
    assert {(RDF.type, NG.Event), (NG.eventType, NG.Assault), (NG.status, NG.Actual)} <= found
    assert (NG.killed, Literal("12", datatype=XSD.integer)) in found
    assert (NG.agent, URIRef(reply["items"][0]["agents"][0]["iri"])) in found
    assert any(str(told).startswith("Veldland attacked") for told in graph.objects(None, NIF.anchorOf))


def test_lists_sort_by_how_well_connected_an_actor_is(service: Running) -> None:
    for sort in ("pagerank", "relationships", "recency", "mentions", "name"):
        whole = service.get(f"/api/actors?sort={sort}&unnamed=true").json["items"]
        seen, path = [], f"/api/actors?sort={sort}&unnamed=true&limit=2"
        while path:
            reply = service.get(path).json
            seen += reply["items"]
            path = reply["next"]
        assert seen == whole
        if sort in ("pagerank", "relationships", "mentions"):
            numbers = [item[sort] for item in whole]
            assert numbers == sorted(numbers, reverse=True)


def test_what_articles_say_differently_is_shown(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_store(folder, base=BASE) as store:
        for number, status, count in ((1, Status.ACTUAL, 12), (2, Status.ACTUAL, 15), (3, Status.NEGATED, 12)):
            text = "Veldland attacked Orsinia."
            whole = (Evidence(Span(0, len(text) - 1)),)
            event = Event(
                "event/1", "Assault", status, whole, agents=("polity/v",), patients=("polity/o",),
                when=When("2031-05-02"), counts=(Count("killed", count, ""),), confidence=0.7, rule="verb-frame",
            )  # fmt: skip
            entities = tuple(
                Entity(f"polity/{name[0].lower()}", Kind.POLITY, name, mentions=(Mention(Span(at, at + len(name))),))
                for name, at in (("Veldland", 0), ("Orsinia", 18))
            )
            sentence = Sentence(0, Span(0, len(text)))
            article = Article(f"a{number}", text, None, "2031-05-03")
            one = Extraction(article, (sentence,), entities, events=(event,))
            store.put_article(iris.article_iri(BASE, f"a{number}"), article_graph(one, BASE))
        store.put_graph(iris.identity_graph(BASE), identity_graph(store))
    with running(folder) as service:
        (found,) = service.get(f"/api/actors/{_id(service)}/relationships").json["items"]
    told = {one["what"]: {value["value"] for value in one["values"]} for one in found["contradictions"]}
    assert told == {"killed": {12, 15}, "status": {"Actual", "Negated"}}


def _id(service: Running) -> str:
    return str(service.get("/api/actors?q=Veldland").json["items"][0]["id"])


def test_one_address_may_ask_so_often(tmp_path: Path) -> None:
    with running(make_store(tmp_path / "store"), rate_per_second=0.5, rate_burst=3) as service:
        replies = [service.get("/api/actors") for _ in range(5)]
        assert [reply.status for reply in replies] == [200, 200, 200, 429, 429]
        assert replies[-1].json["code"] == "too-many-requests"
        assert 1 <= int(replies[-1].headers["retry-after"]) <= 2
        assert service.get("/health").status == 200


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    rates = Rates(2, 2, clock=lambda: now[0])
    assert [rates.wait("a") for _ in range(3)] == [0, 0, 0.5]
    assert rates.wait("b") == 0
    now[0] = 0.5
    assert [rates.wait("a") for _ in range(2)] == [0, 0.5]
    now[0] = 100
    assert [rates.wait("a") for _ in range(3)] == [0, 0, 0.5]


BOUNDS: dict[str, Any] = {"max_bytes": 1000, "max_depth": 10}
ALLOWED = ["https://one.example/sparql"]
CALL = "SELECT * { SERVICE %s { ?s ?p ?o } }"


@pytest.mark.parametrize(
    "query", ["ASK {}", CALL % "<https://one.example/sparql>", CALL % "silent <https://one.example/sparql>"]
)
def test_service_may_call_what_is_allowed(query: str) -> None:
    check_query(query, allowed=ALLOWED, **BOUNDS)


@pytest.mark.parametrize(
    "call",
    [
        CALL % "<https://two.example/sparql>",
        CALL % "<https://one.example/sparql/more>",
        CALL % "?where",
        "PREFIX one: <https://one.example/> " + CALL % "one:sparql",
        CALL % "<https://one.example/sparql>" + " # \n SERVICE <https://two.example/>",
        "SELECT * { SERVICE <https://one.example/sparql> { SERVICE ?s { ?s ?p ?o } } }",
        "SELECT * { SERVICE <https://one.example/sparql> { } FILTER(1<2#>\n) SERVICE <https://two.example/> {} }",
        "SELECT * { SERV\\u0049CE <https://two.example/> { ?s ?p ?o } }",
        "BASE <https://two.example/> " + CALL % "<sparql>",
        "SELECT * { 1SERVICE<https://two.example/> { ?s ?p ?o } }",
    ],
)
def test_and_nothing_else(call: str) -> None:
    with pytest.raises(Problem):
        check_query(call, allowed=ALLOWED, **BOUNDS)


def test_the_log_is_json_whatever_a_client_sends() -> None:
    record = logging.LogRecord("x", logging.INFO, "x", 1, "%(path)r", ({"path": "/a\n{"},), None)
    record.path = "/a\n{"
    line = JsonLines().format(record)
    assert "\n" not in line
    assert json.loads(line)["path"] == "/a\n{"


def cursor(*key: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "key", [("\ud800", "x"), (1, "\ud800"), (1 << 70, "x"), (1,), (1, 2, 3, 4), (True, "x"), ([], {})]
)
@pytest.mark.parametrize("path", ["/api/actors", "/api/actors?sort=name", "/api/events", "/api/articles"])
def test_a_forged_cursor_is_refused(service: Running, path: str, key: tuple[object, ...]) -> None:
    reply = service.get(f"{path}{'&' if '?' in path else '?'}cursor={cursor(*key)}")
    assert (reply.status, reply.json["code"]) == (400, "bad-cursor")


@pytest.mark.parametrize(
    "words", ['"', "'", "*", "a*", "NEAR(", "a OR b", "name:x", "^a", "\\", "%", "{", "--", "日本", "𝔞" * 50]
)
@pytest.mark.parametrize("path", ["/api/actors", "/api/claims", "/api/articles", "/api/locations", "/"])
def test_words_are_words_and_no_syntax(service: Running, path: str, words: str) -> None:
    assert service.get(f"{path}?q={quote(words)}").status == 200


def test_a_name_that_very_many_bear_can_be_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_store(folder, base=BASE) as store:
        graphs = []
        for number in range(1200):
            text = "A source spoke."
            source = Entity("person/s", Kind.PERSON, "source", named=False, mentions=(Mention(Span(2, 8)),))
            one = Extraction(Article(f"a{number}", text, None, "2031-05-03"), (Sentence(0, Span(0, 15)),), (source,))
            graphs.append((iris.article_iri(BASE, f"a{number}"), article_graph(one, BASE)))
        store.put_articles(graphs)
    with running(folder) as service:
        assert service.get("/api/events?agent=source").status == 200
