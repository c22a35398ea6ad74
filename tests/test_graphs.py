"""The graph of actors: its nodes, its edges, what is kept and what is merged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from small_store import BASE, STRIKE, TALKS, make_store

from newsgraph.builder.errors import QueryError
from newsgraph.builder.store import PREFIXES, Store, open_store
from newsgraph.service.graphs import actor_graph, nodes_named

RUIZ, TARN = f"{BASE}actor/ruiz", f"{BASE}actor/tarn"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("graphs") / "store")


@pytest.fixture
def store(folder: Path) -> Store:
    return open_store(folder, read_only=True)


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same store with an identity graph that holds the two Ana Ruizes, and the two Tarns, to be one."""
    folder = make_store(tmp_path_factory.mktemp("merged") / "store")
    identity = rdflib.Graph()
    ng = rdflib.Namespace(PREFIXES["ng"])
    for one, ending, kind, label in (
        (RUIZ, "person/ana-ruiz", ng.Person, "Ana Ruiz"),
        (TARN, "polity/tarn", ng.Polity, "Tarn"),
    ):
        for article in (TALKS, STRIKE):
            identity.add((rdflib.URIRef(f"{article}/{ending}"), rdflib.OWL.sameAs, rdflib.URIRef(one)))
        identity.add((rdflib.URIRef(one), rdflib.RDF.type, kind))
        identity.add((rdflib.URIRef(one), rdflib.RDF.type, ng.Actor))
        identity.add((rdflib.URIRef(one), rdflib.RDFS.label, rdflib.Literal(label)))
    with open_store(folder) as store:
        store.put_graph(f"{BASE}graph/identity", identity)
        yield store


def labelled(graph: nx.MultiDiGraph) -> set[tuple[str, str, str, str]]:
    name = graph.nodes(data="label")
    return {(name[a], data["type"], data["role"], name[b]) for a, b, data in graph.edges(data=True)}


def test_everything(store: Store) -> None:
    graph = actor_graph(store)
    assert isinstance(graph, nx.MultiDiGraph)
    assert labelled(graph) == {
        ("Orsinia", "Consult", "agent-agent", "Veldland"),
        ("Tarn", "Consult", "mediator", "Orsinia"),
        ("Tarn", "Consult", "mediator", "Veldland"),
        ("Veldland", "Assault", "agent-patient", "Orsinia's navy"),
        ("Ana Ruiz", "President", "holder-of", "Orsinia"),
        ("Ana Ruiz", "Consult", "agent-agent", "Tarn"),
        ("the dockers", "Consult", "agent-agent", "Ana Ruiz"),
    }
    assert graph.number_of_nodes() == 8


def test_nodes_say_what_they_are(store: Store) -> None:
    graph = actor_graph(store)
    assert graph.nodes[f"{TALKS}/polity/orsinia"] == {
        "label": "Orsinia", "kind": "Polity", "named": True, "mentions": 1, "articles": 1, "lat": 10.5, "long": 20.25,
    }  # fmt: skip
    assert graph.nodes[f"{STRIKE}/group/dockers"]["named"] is False
    assert f"{TALKS}/location/port-meren" not in graph


def test_edges_carry_their_evidence(store: Store) -> None:
    graph = actor_graph(store)
    (edge,) = graph.get_edge_data(f"{TALKS}/polity/veldland", f"{TALKS}/organization/navy").values()
    assert edge == {
        "kind": "event",
        "type": "Assault",
        "role": "agent-patient",
        "directed": True,
        "status": "Actual",
        "date": "2031-05",
        "confidence": 0.7,
        "rule": "verb-frame",
        "words": "Assault: Veldland → Orsinia's navy, in May 2031, at least 12 killed",
        "sentence": "Veldland attacked Orsinia's navy in May, killing at least 12 people.",
        "article": TALKS,
        "fact": f"{TALKS}/event/2",
    }


def test_attributes_are_flat(store: Store) -> None:
    graph = actor_graph(store)
    every: list[dict[str, Any]] = [data for _, data in graph.nodes(data=True)]
    every += [data for _, _, data in graph.edges(data=True)]
    assert all(isinstance(value, str | int | float) for data in every for value in data.values())
    keys = [key for _, _, key in graph.edges(keys=True)]
    assert len(set(keys)) == len(keys)


def test_a_query_function_will_do(folder: Path) -> None:
    raw = ox.Store.read_only(str(folder))
    graph = actor_graph(lambda query: raw.query(query, prefixes=PREFIXES))
    assert graph.number_of_edges() == 7


def test_without_identity_namesakes_stay_apart(store: Store) -> None:
    graph = actor_graph(store, actor="Ana Ruiz")
    assert sum(label == "Ana Ruiz" for _, label in graph.nodes(data="label")) == 2


def test_with_identity_they_are_one(merged: Store) -> None:
    graph = actor_graph(merged)
    assert graph.number_of_nodes() == 6
    assert graph.nodes[RUIZ] == {"label": "Ana Ruiz", "kind": "Person", "named": True, "mentions": 2, "articles": 2}
    assert graph.nodes[TARN]["articles"] == 2
    apart = actor_graph(merged, merge_identity=False)
    assert RUIZ not in apart
    assert apart.number_of_nodes() == 8


def test_hops(merged: Store) -> None:
    one = {label for _, label in actor_graph(merged, actor="the dockers", hops=1).nodes(data="label")}
    two = {label for _, label in actor_graph(merged, actor="the dockers", hops=2).nodes(data="label")}
    three = {label for _, label in actor_graph(merged, actor="the dockers", hops=3).nodes(data="label")}
    assert one == {"the dockers", "Ana Ruiz"}
    # The second step leaves from both Ana Ruizes: the president's office is told by the other article.
    assert two == one | {"Tarn", "Orsinia"}
    assert three == two | {"Veldland"}


def test_a_canonical_node_can_be_asked_for(merged: Store) -> None:
    assert labelled(actor_graph(merged, actor=TARN)) == labelled(actor_graph(merged, actor="tarn"))
    # The sides that it mediates between belong to the same event, so what connects them is drawn as well.
    assert labelled(actor_graph(merged, actor=TARN)) == {
        ("Ana Ruiz", "Consult", "agent-agent", "Tarn"),
        ("Tarn", "Consult", "mediator", "Orsinia"),
        ("Tarn", "Consult", "mediator", "Veldland"),
        ("Orsinia", "Consult", "agent-agent", "Veldland"),
    }


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2031-06-02", "2031-06-02", {"Consult", "President"}),
        ("2031-06", "2031-06", {"Consult", "President"}),
        (None, "2031-05-01", {"Assault"}),  # May is as precise as the text is: it may have been the first
        ("2031-05-31", "2031-05-31", {"Assault"}),
        ("2031-08", None, set()),
        ("2030", "2032", {"Consult", "President", "Assault"}),
    ],
)
def test_dates(store: Store, start: str | None, end: str | None, found: set[str]) -> None:
    graph = actor_graph(store, start=start, end=end)
    assert {data["type"] for _, _, data in graph.edges(data=True)} == found
    assert all(data["fact"] != f"{STRIKE}/event/2" for _, _, data in graph.edges(data=True))  # it has no date


def test_types_and_statuses(store: Store) -> None:
    assert {t for _, _, t in actor_graph(store, types=["consult"]).edges(data="type")} == {"Consult"}
    planned = actor_graph(store, statuses=["Planned"])
    assert {s for _, _, s in planned.edges(data="status")} == {"Planned"}
    assert planned.number_of_edges() == 2


def test_an_actor_without_relationships_is_drawn_alone(store: Store) -> None:
    graph = actor_graph(store, actor="Orsinia", types=["Prosecute"])
    assert [label for _, label in graph.nodes(data="label")] == ["Orsinia"]
    assert graph.number_of_edges() == 0


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ({"actor": "Orsina"}, "did you mean Orsinia"),
        ({"actor": f"{BASE}nobody"}, ""),
        ({"actor": "x> ?p ?o }"}, ""),
        ({"types": ["Asault"]}, "did you mean Assault"),
        ({"statuses": ["Actuel"]}, "did you mean Actual"),
    ],
)
def test_what_is_not_there(store: Store, asked: dict[str, Any], hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        actor_graph(store, **asked)
    assert hint in caught.value.hint


def test_names_are_found_in_any_case_and_whatever_signs_they_have(store: Store) -> None:
    assert nodes_named(store.query, "ORSINIA'S NAVY") == [f"{TALKS}/organization/navy"]
    with pytest.raises(QueryError):
        nodes_named(store.query, 'a "quoted" \\ name\n')
