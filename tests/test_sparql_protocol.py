"""SPARQL 1.1 Protocol, over a real socket."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
import rdflib
from service_running import TOKEN, Running, running
from small_store import BASE, STRIKE, TALKS, make_store, strike

from newsgraph.builder.iris import article_iri
from newsgraph.builder.rdf import article_graph
from newsgraph.builder.store import open_store

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
LABELS = "SELECT ?label { ?s a ng:Person ; rdfs:label ?label }"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(make_store(tmp_path_factory.mktemp("store") / "store"), writable=True) as service:
        yield service


@pytest.mark.parametrize(
    ("accept", "media_type", "begins"),
    [
        (None, "application/sparql-results+json", b'{"head":{"vars":["label"]}'),
        ("*/*", "application/sparql-results+json", b"{"),
        ("application/json", "application/json", b"{"),
        ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("text/csv", "text/csv", b"label\r\nAna Ruiz\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", b'?label\n"Ana Ruiz"\n'),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml", b"<?xml"),
        ("text/*;q=0.5, application/pdf", "text/csv", b"label"),
        ("application/json;q=0, */*;q=0.1", "application/sparql-results+json", b"{"),
    ],
)
def test_results_by_accept(service: Running, accept: str | None, media_type: str, begins: bytes) -> None:
    reply = service.query(LABELS, accept)
    assert (reply.status, reply.media_type) == (200, media_type)
    assert reply.body.startswith(begins)
    assert b"Ana Ruiz" in reply.body
    assert "Accept" in reply.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "media_type", "parser"),
    [
        (None, "text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json", "application/ld+json"),
        ("application/trig", "application/trig", "application/trig"),
        ("application/n-quads", "application/n-quads", "application/n-quads"),
    ],
)
def test_graphs_by_accept(service: Running, accept: str | None, media_type: str, parser: str) -> None:
    reply = service.query("CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s a ng:Polity ; rdfs:label ?o }", accept)
    assert (reply.status, reply.media_type) == (200, media_type)
    quads = ox.parse(reply.body, ox.RdfFormat.from_media_type(parser))
    assert {quad.object.value for quad in quads} == {"Orsinia", "Veldland", "Tarn"}


def test_ask_and_describe(service: Running) -> None:
    assert service.query("ASK { ?s a ng:Person }").json == {"head": {}, "boolean": True}
    assert "Ana Ruiz" in service.query(f"DESCRIBE <{TALKS}/person/ana-ruiz>", "text/turtle").text


def test_the_three_ways_to_ask(service: Running) -> None:
    by_form = service.request("POST", "/sparql", headers=FORM, body=urlencode({"query": LABELS}))
    direct = service.post_query(LABELS)
    with_charset = service.request(
        "POST", "/sparql", headers={"Content-Type": "application/sparql-query; charset=UTF-8"}, body=LABELS
    )
    assert service.query(LABELS).json == by_form.json == direct.json == with_charset.json


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("GET", "/sparql?query=ASK%20%7B", {}, None, 400),
        ("GET", "/sparql?query=", {}, None, 400),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", {}, None, 400),
        ("GET", "/sparql?query=%FF", {}, None, 400),
        ("GET", "/sparql?update=CLEAR%20ALL", {}, None, 400),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=no%20iri", {}, None, 400),
        ("GET", "/sparql?query=ASK%7B%7D&using-graph-uri=urn:a", {}, None, 400),
        ("GET", "/sparql?query=ASK%7B%7D", {"Accept": "image/png"}, None, 406),
        ("GET", "/sparql?query=ASK%7B%7D", {"Accept": "text/turtle"}, None, 406),
        ("GET", "/sparql?query=CONSTRUCT%20WHERE%20%7B%7D", {"Accept": "text/csv"}, None, 406),
        ("PUT", "/sparql?query=ASK%7B%7D", {}, None, 405),
        ("DELETE", "/sparql", {}, None, 405),
        ("POST", "/sparql", {}, "ASK {}", 415),
        ("POST", "/sparql", {"Content-Type": "text/plain"}, "ASK {}", 415),
        ("POST", "/sparql", {"Content-Type": "application/sparql-update"}, "ASK {}", 415),
        ("POST", "/sparql", {"Content-Type": "application/sparql-query; charset=utf-16"}, "ASK {}", 415),
        ("POST", "/sparql", {"Content-Type": "application/sparql-query"}, b"ASK { \xff }", 400),
        ("POST", "/sparql", {"Content-Type": "application/sparql-query"}, "", 400),
        ("POST", "/sparql", FORM, "update=CLEAR%20ALL", 400),
        ("POST", "/sparql", FORM, "nothing=here", 400),
        ("GET", "/update?update=CLEAR%20ALL", {}, None, 405),
        ("GET", "/nowhere", {}, None, 404),
    ],
)
def test_misuse_has_its_status(  # noqa: PLR0917
    service: Running, method: str, path: str, headers: dict[str, str], body: str | bytes | None, status: int
) -> None:
    reply = service.request(method, path, headers=headers, body=body)
    assert reply.status == status
    assert reply.media_type == "application/problem+json"
    problem = reply.json
    assert set(problem) == {"type", "title", "status", "code", "detail", "hint"}
    assert problem["status"] == status
    assert problem["hint"]


def test_a_mistake_is_shown_where_it_is(service: Running) -> None:
    problem = service.query("SELECT ?s\nWHERE { ?s ?p }").json
    assert "line 2" in problem["detail"]


def test_a_dataset_of_the_request(service: Running) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s a ng:Event }"

    def number(**parameters: str | list[str]) -> int:
        return int(service.query(count, **parameters).json["results"]["bindings"][0]["n"]["value"])

    assert number() == 4
    assert number(**{"default-graph-uri": TALKS}) == 2
    assert number(**{"default-graph-uri": [TALKS, STRIKE]}) == 4
    assert number(**{"named-graph-uri": TALKS}) == 0
    graphs = service.query("SELECT DISTINCT ?g { GRAPH ?g { ?s a ng:Event } }", **{"named-graph-uri": STRIKE})
    assert [row["g"]["value"] for row in graphs.json["results"]["bindings"]] == [STRIKE]
    none = service.query("ASK { GRAPH ?g { ?s ?p ?o } }", **{"default-graph-uri": STRIKE})
    assert none.json["boolean"] is False


def test_a_dataset_of_the_query_is_never_fetched(service: Running, tmp_path: Path) -> None:
    file = tmp_path / "secret.ttl"
    file.write_text("<urn:a> <urn:b> 'secret' .")
    reply = service.query(f"SELECT * FROM <file://{file}> {{ ?s ?p ?o }}")  # noqa: S608
    assert reply.status == 200
    assert reply.json["results"]["bindings"] == []


def test_the_service_describes_itself(service: Running) -> None:
    reply = service.get("/sparql")
    assert reply.media_type == "text/turtle"
    graph = rdflib.Graph().parse(data=reply.body, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (one,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert str(graph.value(one, sd.endpoint)) == service.url + "/sparql"
    assert service.get("/sparql", Accept="application/rdf+xml").media_type == "application/rdf+xml"


def test_a_browser_gets_the_page(service: Running) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    reply = service.get("/sparql", Accept=browser)
    assert reply.media_type == "text/html"
    assert "<form" in reply.text
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    # The editor's own script, and nobody else's.
    assert re.findall(r'<script src="([^"]+)"', reply.text) == ["/static/editor.js"]
    assert "script-src 'self'" in reply.headers["content-security-policy"]
    assert "javascript" in service.get("/static/editor.js").media_type


def test_an_answer_is_not_sent_twice(service: Running) -> None:
    path = "/sparql?query=" + quote(LABELS)
    etag = service.get(path).headers["etag"]
    again = service.get(path, If_None_Match=etag)
    assert (again.status, again.body) == (304, b"")
    assert service.get(path, If_None_Match=etag, Accept="text/csv").status == 200


def test_answers_are_compressed_for_who_wants_it(service: Running) -> None:
    path = "/sparql?query=" + quote("SELECT * { ?s ?p ?o }")
    plain, packed = service.get(path), service.get(path, Accept_Encoding="gzip;q=0.5, br")
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < len(plain.body) / 3
    assert gzip.decompress(packed.body) == plain.body
    assert "content-encoding" not in service.get(path, Accept_Encoding="gzip;q=0").headers


def test_a_long_answer_streams_whole(service: Running) -> None:
    query = "SELECT * { ?a ?b ?c . ?d a ng:Event . ?e a ng:Actor }"
    number = int(service.query("SELECT (COUNT(*) AS ?n) " + query[9:]).json["results"]["bindings"][0]["n"]["value"])
    reply = service.query(query, "text/csv")
    assert len(reply.body) > 2_000_000
    assert "content-length" not in reply.headers
    assert reply.body.count(b"\r\n") == number + 1
    packed = service.request(
        "GET", "/sparql?query=" + quote(query), headers={"Accept": "text/csv", "Accept-Encoding": "gzip"}
    )
    assert gzip.decompress(packed.body) == reply.body


def test_other_sites_may_ask(service: Running) -> None:
    assert service.query("ASK {}").headers["access-control-allow-origin"] == "*"
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    reply = service.request("OPTIONS", "/sparql", headers=asked)
    assert reply.status == 204
    assert "POST" in reply.headers["access-control-allow-methods"]
    assert "Content-Type" in reply.headers["access-control-allow-headers"]


def test_head_has_no_body(service: Running) -> None:
    reply = service.request("HEAD", "/sparql?query=" + quote(LABELS))
    assert (reply.status, reply.body) == (200, b"")
    assert reply.media_type == "application/sparql-results+json"


# Writing


def test_an_update_needs_the_token(service: Running) -> None:
    headers = {"Content-Type": "application/sparql-update"}
    missing = service.request("POST", "/update", headers=headers, body="CLEAR ALL")
    assert missing.status == 401
    assert missing.headers["www-authenticate"].startswith("Bearer")
    assert service.update("CLEAR ALL", token="wrong").status == 401  # noqa: S106
    assert service.query("ASK { ?s ?p ?o }").json["boolean"] is True


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service over a store without articles, where an update may do what SPARQL 1.1 says."""
    folder = tmp_path_factory.mktemp("empty") / "store"
    open_store(folder).close()
    with running(folder, writable=True) as running_service:
        yield running_service


def test_an_update_is_seen_by_the_next_query(empty: Running) -> None:
    service = empty
    assert service.update("INSERT DATA { <urn:a> <urn:b> 1 . GRAPH <urn:g> { <urn:a> <urn:b> 2 } }").status == 204
    assert service.query("ASK { <urn:a> <urn:b> 1 . GRAPH <urn:g> { <urn:a> <urn:b> 2 } }").json["boolean"] is True
    copied = service.update(
        "INSERT { <urn:c> <urn:b> ?o } WHERE { <urn:a> <urn:b> ?o }", **{"using-graph-uri": "urn:g"}
    )
    assert copied.status == 204
    rows = service.query("SELECT ?o { <urn:c> <urn:b> ?o }").json["results"]["bindings"]
    assert [row["o"]["value"] for row in rows] == ["2"]
    form = service.request(
        "POST",
        "/update",
        headers={**FORM, "Authorization": f"Bearer {TOKEN}"},
        body=urlencode(
            {"update": "DROP GRAPH <urn:g> ; DELETE WHERE { <urn:a> ?p ?o } ; DELETE WHERE { <urn:c> ?p ?o }"}
        ),
    )
    assert form.status == 204
    assert service.query("ASK { <urn:a> ?p ?o }").json["boolean"] is False


@pytest.mark.parametrize(
    ("update", "parameters", "status"),
    [
        ("INSERT DATA {", {}, 400),
        ("SELECT * {}", {}, 400),
        ("LOAD <http://127.0.0.1/>", {}, 403),
        ("DROP GRAPH <urn:never-there>", {}, 422),
        ("CLEAR ALL", {"default-graph-uri": "urn:a"}, 400),
        ("INSERT { ?s ?p 1 } USING <urn:a> WHERE { ?s ?p ?o }", {"using-graph-uri": "urn:a"}, 400),
    ],
)
def test_misuse_of_updates(service: Running, update: str, parameters: dict[str, str], status: int) -> None:
    reply = service.update(update, **parameters)
    assert (reply.status, reply.json["status"]) == (status, status)


def test_without_a_token_nothing_is_written(tmp_path: Path) -> None:
    with running(make_store(tmp_path / "store")) as service:
        reply = service.update("CLEAR ALL")
        assert (reply.status, reply.json["code"]) == (403, "read-only")


def test_what_another_process_builds_becomes_visible(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store")
    with open_store(folder) as store:
        store.retract(STRIKE)
    asked = f"ASK {{ <{STRIKE}> a ng:Article }}"
    with running(folder) as service:
        assert service.query(asked).json["boolean"] is False
        with open_store(folder) as store:
            store.put_article(article_iri(BASE, "strike"), article_graph(strike(), BASE))
            assert service.answers()
        deadline = time.monotonic() + 10
        while not service.query(asked).json["boolean"]:
            assert time.monotonic() < deadline
            time.sleep(0.1)
    assert not (folder / ".serving").exists()
