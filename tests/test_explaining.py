"""Whatever IRI is asked about, the answer says what it is and which words of which sentence say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_store import BASE, STRIKE, TALKS, TALKS_TEXT, make_store

from newsgraph.builder.errors import QueryError
from newsgraph.builder.store import Store, open_store
from newsgraph.service.explaining import explain, resolve


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("explaining") / "store")


@pytest.fixture
def store(folder: Path) -> Store:
    return open_store(folder, read_only=True)


def marked(sentence: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [sentence[start:end] for start, end in spans]


def test_an_event(store: Store) -> None:
    found = explain(store, f"{TALKS}/event/2")
    assert found.kind == "event"
    assert found.title == "Assault: Veldland → Orsinia's navy, in May 2031, at least 12 killed"
    assert (found.rule, found.confidence) == ("verb-frame", 0.7)
    details = dict(found.details)
    assert details["agent"] == "Veldland"
    assert details["type"].startswith("Assault: ")
    assert details["from"] == "“Orsinia and Veldland open talks”, The Meren Post, 2 June 2031"
    (passage,) = found.passages
    assert TALKS_TEXT[passage.start :].startswith(passage.sentence)
    assert marked(passage.sentence, passage.triggers) == ["attacked"]
    assert marked(passage.sentence, passage.evidence) == ["Veldland attacked Orsinia's navy in May"]


def test_a_role_holding_and_its_role(store: Store) -> None:
    found = explain(store, f"{TALKS}/holding/1")
    assert (found.kind, found.title) == ("role holding", "Ana Ruiz is President of Orsinia, as of 2 June 2031")
    assert dict(found.details)["office of"] == "Orsinia"
    role = explain(store, f"{TALKS}/role/president/polity/orsinia")
    assert role.kind == "role"
    assert role.facts == ((found.iri, found.title),)


def test_a_claim(store: Store) -> None:
    found = explain(store, f"{TALKS}/claim/1")
    assert found.kind == "claim"
    assert dict(found.details)["speaker"] == "Ana Ruiz"
    assert dict(found.details)["quote"] == "we want peace <b>now</b>"


def test_an_actor_with_its_mentions_and_facts(store: Store) -> None:
    found = explain(store, f"{TALKS}/polity/orsinia")
    assert (found.kind, found.title) == ("polity", "Orsinia")
    assert dict(found.details)["coordinates"] == "10.5, 20.25"
    assert [iri for iri, _ in found.facts] == [f"{TALKS}/event/1", f"{TALKS}/holding/1"]
    assert [marked(one.sentence, one.triggers) for one in found.passages] == [["Orsinia"]]
    assert explain(store, f"{STRIKE}/group/dockers").kind == "group, unnamed"


def test_a_mention(store: Store) -> None:
    start = TALKS_TEXT.index("Port Meren")
    found = explain(store, f"{TALKS}#char={start},{start + 10}")
    assert (found.kind, found.title) == ("mention", "“Port Meren”")
    assert dict(found.details)["refers to"] == "Port Meren (Location)"
    assert marked(found.passages[0].sentence, found.passages[0].triggers) == ["Port Meren"]
    start = TALKS_TEXT.index("attacked")
    assert explain(store, f"{TALKS}#char={start},{start + 8}").facts[0][0] == f"{TALKS}/event/2"


def test_an_article(store: Store) -> None:
    found = explain(store, TALKS)
    assert (found.kind, found.title) == ("article", "Orsinia and Veldland open talks")
    details = dict(found.details)
    assert (details["facts"], details["actors"]) == ("4", "5")
    assert len(found.facts) == 4


def test_a_term_of_the_vocabulary(store: Store) -> None:
    found = explain(store, "ng:Assault")
    assert found.title == "Assault"
    assert dict(found.details)["definition"]


@pytest.mark.parametrize(
    "name",
    [
        f"<{TALKS}/person/ana-ruiz>",
        "id:article/talks/person/ana-ruiz",
        "article/talks/person/ana-ruiz",
        "/id/article/talks/person/ana-ruiz",
        "talks/person/ana-ruiz",
    ],
)
def test_short_names(store: Store, name: str) -> None:
    assert resolve(store, name) == f"{TALKS}/person/ana-ruiz"


def test_an_article_goes_by_its_identifier_and_an_actor_by_its_name(store: Store) -> None:
    assert resolve(store, "strike") == STRIKE
    assert resolve(store, "Port Meren") == f"{TALKS}/location/port-meren"


def test_a_name_of_two_things_lists_them(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        resolve(store, "Ana Ruiz")
    assert "2 things" in caught.value.message
    assert "id:article/strike/person/ana-ruiz" in caught.value.hint
    assert "id:article/talks/person/ana-ruiz" in caught.value.hint


@pytest.mark.parametrize("name", ["id:article/talks/person/anna-ruiz", f"{BASE}article/talks/person/ana-ruis"])
def test_what_is_not_there_suggests_what_is_near(store: Store, name: str) -> None:
    with pytest.raises(QueryError) as caught:
        explain(store, name)
    assert "id:article/talks/person/ana-ruiz" in caught.value.hint


def test_signs_that_would_break_a_query_are_only_a_name(store: Store) -> None:
    for name in ("x> ?p ?o } #", 'x"', "x\\", "x\ny", ""):
        with pytest.raises(QueryError):
            explain(store, name)
