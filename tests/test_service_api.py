"""The REST routes, over a store whose every fact is known."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from service_running import TOKEN, Running, running
from small_store import BASE, TALKS, TALKS_TEXT, make_store

from newsgraph.builder import iris
from newsgraph.builder.identity import identity_graph
from newsgraph.builder.store import open_store
from newsgraph.service.config import Config
from newsgraph.service.openapi import document

RUIZ = "ana-ruiz"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = make_store(tmp_path_factory.mktemp("store") / "store")
    with open_store(folder) as store:
        store.put_graph(iris.identity_graph(BASE), identity_graph(store))
    with running(folder) as service:
        yield service


def items(service: Running, path: str) -> list[dict[str, Any]]:
    reply = service.get(path)
    assert reply.status == 200, reply.text
    assert reply.media_type == "application/json"
    found: list[dict[str, Any]] = reply.json["items"]
    return found


def labels(service: Running, path: str) -> list[str]:
    return [item["label"] for item in items(service, path)]


@pytest.fixture(scope="module")
def ruiz(service: Running) -> str:
    (found,) = items(service, "/api/actors?q=Ana%20Ruiz")
    assert re.fullmatch(r"ana-ruiz-[0-9a-f]+", found["id"])
    return str(found["id"])


# Actors


def test_an_actor_of_two_articles_is_listed_once(service: Running) -> None:
    (ruiz,) = items(service, "/api/actors?kind=person")
    assert (ruiz["label"], ruiz["mentions"], ruiz["articles"], ruiz["roles"]) == ("Ana Ruiz", 2, 2, ["President"])
    assert (ruiz["firstPublished"], ruiz["lastPublished"]) == ("2031-06-02", "2031-06-20")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ana Ruiz", ["Ana Ruiz"]),
        ("ana", ["Ana Ruiz"]),
        ("ruiz", ["Ana Ruiz"]),
        ("RUI", ["Ana Ruiz"]),
        ("Anna Ruis", ["Ana Ruiz"]),
        ("Veldlnd", ["Veldland"]),
        ("Orsinia", ["Orsinia", "Orsinia's navy"]),
        ("nobody of this name", []),
        ("!!!", []),
        ('"><script>', []),
    ],
)
def test_actors_are_found(service: Running, words: str, found: list[str]) -> None:
    assert labels(service, "/api/actors?q=" + quote(words)) == found


def test_actors_by_kind_role_and_order(service: Running) -> None:
    assert labels(service, "/api/actors?role=presid") == ["Ana Ruiz"]
    assert labels(service, "/api/actors?kind=Polity&sort=name") == ["Orsinia", "Tarn", "Veldland"]
    assert labels(service, "/api/actors?sort=mentions")[:2] == sorted(labels(service, "/api/actors?sort=mentions")[:2])
    assert "the dockers" not in labels(service, "/api/actors")
    assert "the dockers" in labels(service, "/api/actors?unnamed=true")
    assert labels(service, "/api/actors?sort=recency")[-1] in ("Orsinia", "Veldland", "Orsinia's navy")


def test_pages_follow_each_other(service: Running) -> None:
    everything = labels(service, "/api/actors?unnamed=true")
    seen, path = [], "/api/actors?unnamed=true&limit=2"
    while path:
        reply = service.get(path)
        assert len(reply.json["items"]) <= 2
        seen += [item["label"] for item in reply.json["items"]]
        path = reply.json["next"]
        assert (f'<{path}>; rel="next"' == reply.headers.get("link")) if path else "link" not in reply.headers
    assert seen == everything
    assert len(seen) > 4


def test_an_actor(service: Running, ruiz: str) -> None:
    found = service.get(f"/api/actors/{ruiz}").json
    assert found["counts"] == {"events": 2, "roles": 1, "claims": 1, "mentions": 2, "articles": 2}
    (role,) = found["rolesOverTime"]
    assert (role["title"], role["of"][0]["label"], role["date"]) == ("President", "Orsinia", "2031-06-02")
    assert role["evidence"][0]["sentence"].startswith("President Ana Ruiz of Orsinia said")
    local = service.get("/api/actors/article/talks/person/ana-ruiz").json
    assert local["iri"] == found["iri"] == f"{BASE}actor/{ruiz}"


def test_relationships_go_over_all_articles(service: Running, ruiz: str) -> None:
    found = items(service, f"/api/actors/{ruiz}/relationships")
    others = {one["with"]["label"]: one for one in found}
    assert set(others) == {"Tarn", "the dockers", "Orsinia"}
    (visit,) = others["Tarn"]["relations"]
    assert (visit["type"], visit["direction"], visit["status"], visit["count"]) == ("Consult", "with", "Planned", 1)
    assert (visit["firstDate"], visit["lastDate"]) == ("2031-07", "2031-07")
    assert visit["facts"][0]["evidence"][0]["sentence"] == "Ana Ruiz is to visit Tarn next month."
    (office,) = others["Orsinia"]["relations"]
    assert (office["kind"], office["type"], office["count"]) == ("role", "President", 1)


def test_relationships_have_a_direction(service: Running) -> None:
    (attack,) = items(service, "/api/actors/article/talks/polity/veldland/relationships?type=Assault")
    assert (attack["with"]["label"], attack["relations"][0]["direction"]) == ("Orsinia's navy", "to")
    (suffered,) = items(service, "/api/actors/article/talks/organization/navy/relationships")
    assert (suffered["with"]["label"], suffered["relations"][0]["direction"]) == ("Veldland", "from")
    mediated = items(service, "/api/actors/article/talks/polity/tarn/relationships?with=Veldland")
    assert [one["relations"][0]["direction"] for one in mediated] == ["mediates"]


@pytest.mark.parametrize(
    ("filters", "others"),
    [
        ("with=Tarn", {"Tarn"}),
        ("type=Assault", set()),
        ("type=consult&status=planned", {"Tarn", "the dockers"}),
        ("status=Actual", {"Orsinia"}),
        ("from=2031-07-01&to=2031-07-31", {"Tarn"}),
        ("to=2031-06", {"Orsinia"}),
    ],
)
def test_relationships_are_filtered(service: Running, ruiz: str, filters: str, others: set[str]) -> None:
    found = items(service, f"/api/actors/{ruiz}/relationships?{filters}")
    assert {one["with"]["label"] for one in found} == others


def test_what_belongs_to_an_actor(service: Running, ruiz: str) -> None:
    assert len(items(service, f"/api/actors/{ruiz}/events")) == 2
    assert len(items(service, f"/api/actors/{ruiz}/events?participant=Tarn")) == 1
    assert [one["title"] for one in items(service, f"/api/actors/{ruiz}/roles")] == ["President"]
    assert [one["quote"] for one in items(service, f"/api/actors/{ruiz}/claims")] == ["we want peace <b>now</b>"]
    mentions = items(service, f"/api/actors/{ruiz}/mentions")
    assert [(one["article"]["id"], one["text"]) for one in mentions] == [("strike", "Ana Ruiz"), ("talks", "Ana Ruiz")]


# Facts


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ("", 4),
        ("type=Consult", 3),
        ("type=Consult&status=Actual", 1),
        ("agent=Veldland", 2),
        ("patient=Orsinia%27s%20navy", 1),
        ("participant=Tarn", 2),
        ("mediator=Tarn", 1),
        ("place=Port%20Meren", 1),
        ("agent=Veldland&participant=Orsinia", 1),
        ("from=2031-06-01", 2),
        ("from=2031-05-20&to=2031-05-25", 1),
        ("to=2031-06-01", 1),
        ("to=2030", 0),
    ],
)
def test_events_by_filters(service: Running, filters: str, number: int) -> None:
    assert len(items(service, "/api/events?" + filters)) == number


def test_every_fact_has_its_evidence(service: Running) -> None:
    for path in ("/api/events", "/api/roles", "/api/claims"):
        for fact in items(service, path):
            assert fact["evidence"]
            for evidence in fact["evidence"]:
                assert 0 < evidence["confidence"] <= 1
                assert evidence["article"]["iri"] in (TALKS, f"{BASE}article/strike")
                assert evidence["stretches"]
                if evidence["article"]["iri"] == TALKS:
                    assert TALKS_TEXT[evidence["start"] : evidence["end"]] == evidence["sentence"]
                    for part in (*evidence["stretches"], *evidence["triggers"]):
                        assert TALKS_TEXT[part["start"] : part["end"]] == part["text"]


def test_an_event(service: Running) -> None:
    listed = items(service, "/api/events?type=Assault")[0]
    found = service.get(listed["url"]).json
    assert found.pop("@context") == "/api/context.jsonld"
    assert found == listed
    assert found["counts"] == {"killed": 12}
    assert (found["countQualifier"], found["date"], found["rule"]) == ("at least", "2031-05", "verb-frame")
    assert found["evidence"][0]["triggers"][0]["text"] == "attacked"


def test_roles_and_claims_by_filters(service: Running) -> None:
    assert len(items(service, "/api/roles?of=Orsinia&title=president&holder=Ana%20Ruiz&status=Actual")) == 1
    assert items(service, "/api/roles?status=Planned") == []
    assert len(items(service, "/api/claims?speaker=Ana%20Ruiz&q=PEACE")) == 1
    assert items(service, "/api/claims?q=%22%20%7D%20DROP") == []


def test_articles(service: Running) -> None:
    assert [one["id"] for one in items(service, "/api/articles")] == ["strike", "talks"]
    assert [one["id"] for one in items(service, "/api/articles?q=open%20orsinia&to=2031-06-10")] == ["talks"]
    article = service.get("/api/articles/talks").json
    assert article["text"] == TALKS_TEXT
    assert len(article["facts"]) == 4
    assert {one["label"] for one in article["actors"]} == {"Ana Ruiz", "Orsinia", "Veldland", "Tarn", "Orsinia's navy"}


def test_places(service: Running) -> None:
    assert set(labels(service, "/api/locations")) == {"Orsinia", "Tarn", "Veldland", "Port Meren"}
    (place,) = items(service, "/api/locations?q=meren")
    assert service.get(place["url"]).json["counts"]["events"] == 1


def test_paths_are_evidenced(service: Running) -> None:
    reply = service.get("/api/paths?from=Ana%20Ruiz&to=Orsinia%27s%20navy").json
    assert reply["items"]
    for path in reply["items"]:
        assert path["length"] == len(path["steps"]) == 3
        assert path["steps"][0]["from"]["label"] == "Ana Ruiz"
        assert path["steps"][-1]["to"]["label"] == "Orsinia's navy"
        assert all(fact["evidence"] for step in path["steps"] for fact in step["facts"])
    assert service.get("/api/paths?from=Ana%20Ruiz&to=Orsinia%27s%20navy&max=2").json["items"] == []


@pytest.mark.parametrize("format_", ["json", "graphml", "gexf", "csv", "jsonld", "turtle"])
def test_graphs_to_draw(service: Running, format_: str) -> None:
    reply = service.get(f"/api/graph?actor=Tarn&format={format_}")
    assert reply.status == 200
    assert "Ana Ruiz" in reply.text
    assert "Orsinia" in reply.text


# What goes wrong


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/actors/nobody", 404, "unknown"),
        ("/api/actors/nobody/relationships", 404, "unknown"),
        ("/api/actors?kind=Robot", 400, "bad-kind"),
        ("/api/actors?sort=luck", 400, "bad-sort"),
        ("/api/actors?limit=0", 400, "bad-limit"),
        ("/api/actors?limit=1e3", 400, "bad-limit"),
        ("/api/actors?limit=%D9%A3", 400, "bad-limit"),
        ("/api/actors?cursor=%21%21", 400, "bad-cursor"),
        ("/api/actors?cursor=W1tbXV1d", 400, "bad-cursor"),
        ("/api/actors?colour=red", 400, "unknown-parameter"),
        ("/api/actors?q=a&q=b", 400, "repeated-parameter"),
        ("/api/actors?q=%FF", 400, "malformed-parameters"),
        ("/api/actors?q=%00", 400, "bad-parameter"),
        ("/api/events?type=Party", 400, "bad-type"),
        ("/api/events?status=maybe", 400, "bad-status"),
        ("/api/events?from=yesterday", 400, "bad-date"),
        ("/api/articles?to=", 400, "bad-date"),
        ("/api/events/%07%0E", 404, "unknown"),
        ("/api/actors/%22%3E/relationships", 404, "unknown"),
        ("/id/%07%0E", 404, "unknown"),
        ("/page/article/a%3E%20%7B%7D", 404, "unknown"),
        ("/api/events?agent=Nobody%20Known", 404, "unknown"),
        ("/api/events/none", 404, "unknown"),
        ("/api/articles/none", 404, "unknown"),
        ("/api/paths?from=Tarn", 400, "no-to"),
        ("/api/paths?from=Tarn&to=Tarn", 400, "same-actor"),
        ("/api/graph", 400, "no-actor"),
        ("/api/graph?actor=Tarn&hops=9", 400, "bad-hops"),
        ("/api/graph?actor=Tarn&format=png", 400, "bad-format"),
        ("/api/nothing", 404, "not-found"),
    ],
)
def test_errors_have_one_shape(service: Running, path: str, status: int, code: str) -> None:
    reply = service.get(path)
    assert (reply.status, reply.media_type) == (status, "application/problem+json")
    assert set(reply.json) == {"type", "title", "status", "code", "detail", "hint"}
    assert reply.json["code"] == code
    assert reply.json["hint"]


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/page/article/%3Cscript%3E", 404),
        ("GET", "/api/events/%3Cimg%20src=x%20onerror=alert(1)%3E", 404),
        ("GET", "/api/actors?sort=%3Cscript%3E", 400),
        ("GET", "/sparql?query=%3Cscript%3E", 400),
        ("POST", "/api/actors", 405),
    ],
)
def test_a_browser_gets_the_problem_as_a_page(service: Running, method: str, path: str, status: int) -> None:
    body = "" if method == "POST" else None
    told = service.request(method, path, body=body)
    shown = service.request(method, path, headers={"Accept": BROWSER}, body=body)
    assert (told.status, shown.status) == (status, status)
    assert (told.media_type, shown.media_type) == ("application/problem+json", "text/html")
    assert "Accept" in told.headers["vary"].split(", ")
    assert "Accept" in shown.headers["vary"].split(", ")
    assert "<script" not in shown.text
    assert "<img" not in shown.text
    for fact in ("title", "code", "detail", "hint"):
        assert html.escape(told.json[fact]).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in shown.text
    assert str(status) in shown.text
    assert shown.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("accept", ["", "*/*", "application/json", "application/json, text/html", "text/html;q=0, */*"])
def test_whoever_is_no_browser_gets_problem_json(service: Running, accept: str) -> None:
    reply = service.get("/nowhere", Accept=accept)
    assert (reply.status, reply.media_type) == (404, "application/problem+json")


def test_a_misspelt_name_is_answered_with_what_is_near(service: Running) -> None:
    assert "Veldland" in service.get("/api/events?agent=Veldlnd").json["hint"]


@pytest.mark.parametrize(
    "path", ["/api/actors", "/api/events", "/api/articles", "/api/graph?actor=Tarn", "/", "/page/article/talks"]
)
def test_what_has_not_changed_is_not_sent_again(service: Running, path: str) -> None:
    etag = service.get(path).headers["etag"]
    again = service.get(path, If_None_Match=etag)
    assert (again.status, again.body) == (304, b"")


# Writing


def test_articles_come_in_and_go_out(tmp_path: Path) -> None:
    article = {"id": "visit", "title": "Ana Ruiz visits Tarn", "date": "2031-07-02"}
    text = (
        "President Ana Ruiz of Orsinia met Prime Minister Jon Dale in Tarn on Monday. Ruiz said the talks were useful."
    )
    allowed = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/x-ndjson"}
    with running(make_store(tmp_path / "store"), writable=True) as service:
        body = json.dumps({**article, "text": text}) + "\n" + json.dumps({**article, "id": "empty", "text": ""}) + "\n"
        reply = service.request("POST", "/api/articles", headers=allowed, body=body, timeout=120)
        assert reply.status == 200, reply.text
        assert (reply.json["added"], len(reply.json["rejected"])) == (1, 1)
        assert reply.json["rejected"][0]["message"]
        assert reply.json["rejected"][0]["where"] == "the body, line 2"
        found = service.get("/api/articles/visit").json
        assert found["text"].endswith(text)
        assert "Jon Dale" in labels(service, "/api/actors?q=dale")
        gone = service.request("DELETE", "/api/articles/visit", headers=allowed, timeout=120)
        assert (gone.status, gone.body) == (204, b"")
        assert service.get("/api/articles/visit").status == 404
        assert labels(service, "/api/actors?q=dale") == []


@pytest.mark.parametrize(("method", "path"), [("POST", "/api/articles"), ("DELETE", "/api/articles/talks")])
def test_nobody_writes_to_a_service_that_only_reads(service: Running, method: str, path: str) -> None:
    reply = service.request(method, path, headers={"Authorization": f"Bearer {TOKEN}"}, body=b"{}")
    assert (reply.status, reply.json["code"]) == (403, "read-only")


# Pages and IRIs


def test_every_iri_opens(service: Running, ruiz: str) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    for path in (f"actor/{ruiz}", "article/talks", "article/talks/event/1", "article/talks/claim/1"):
        to_page = service.get("/id/" + path, Accept=browser)
        assert (to_page.status, to_page.headers["location"]) == (303, "/page/" + path)
        shown = service.get("/page/" + path)
        assert (shown.status, shown.media_type) == (200, "text/html")
        to_data = service.get("/id/" + path, Accept="text/turtle")
        assert (to_data.status, to_data.headers["location"]) == (303, "/data/" + path)
        assert service.get("/data/" + path, Accept="application/n-triples").text.count(f"<{BASE}{path}>") > 1
    assert service.get("/id/article/none").status == 404


def test_a_page_shows_the_sentence_and_marks_the_words(service: Running) -> None:
    page = service.get("/page/article/talks/event/2").text
    assert '<mark class="trigger">attacked</mark>' in page
    actor = service.get("/page/article/talks/polity/veldland").text
    assert "Orsinia&#39;s navy" in actor
    assert "<blockquote>" in actor


def test_pages_escape_what_articles_and_clients_say(service: Running) -> None:
    assert "<b>now" not in service.get("/page/article/talks/claim/1").text
    assert "&lt;b&gt;now" in service.get("/page/article/talks/claim/1").text
    reply = service.get("/?q=" + quote("<script>alert(1)</script>"))
    assert "<script" not in reply.text
    assert "script" not in reply.headers["content-security-policy"]
    assert reply.headers["x-content-type-options"] == "nosniff"


def test_pages_load_nothing_from_elsewhere(service: Running, ruiz: str) -> None:
    for path in ("/", "/docs", "/sparql", f"/page/actor/{ruiz}"):
        page = service.get(path, Accept="text/html").text
        assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page)


# Operation


def test_it_says_how_it_is(service: Running) -> None:
    assert service.get("/health").json == {"status": "ok"}
    assert service.get("/ready").json["status"] == "ready"
    metrics = service.get("/metrics").text
    assert 'newsgraph_requests_total{route="/health",method="GET",status="200"}' in metrics
    void = service.get("/.well-known/void")
    assert void.media_type == "text/turtle"
    assert "void:triples" in void.text


def test_the_document_names_every_route(service: Running) -> None:
    from newsgraph.service.app import create_app

    app = create_app(Config(), service.server.backend)
    routes = set()
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static" or (rule.rule.endswith("/") and rule.rule != "/"):
            continue
        path = re.sub(r"<path:identifier>", "{id}", rule.rule).replace("<path:path>", "{path}")
        routes |= {(path, method.lower()) for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}
    described = {(path, method) for path, methods in document("/")["paths"].items() for method in methods}
    assert described == routes
    assert service.get("/openapi.json").json["openapi"] == "3.1.0"
    page = service.get("/docs").text
    assert all(path in page for path, _ in described)
