"""Identity across articles: what is one thing, what stays apart, and that order does not matter."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, XSD, Literal, URIRef

from newsgraph.builder import identity, iris
from newsgraph.builder.identity import Node
from newsgraph.builder.model import Kind
from newsgraph.builder.store import open_store
from newsgraph.ontology.terms import GEO, NG, SKOS

BASE = iris.DEFAULT_BASE
P, B, G, C, L = Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP, Kind.POLITY, Kind.LOCATION


def node(number: int, kind: Kind, label: str, *alternatives: str, geonames: str | None = None) -> Node:
    return Node(f"{BASE}article/a{number}/x/{number}", kind, label, alternatives, frozenset({str(NG[kind])}), geonames)


def groups(*nodes: Node) -> set[frozenset[int]]:
    """The clusters as sets of positions in ``nodes``, whatever order they come in."""
    places = {each.iri: place for place, each in enumerate(nodes)}
    found = []
    for seed in range(4):
        shuffled = list(nodes)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, no secret
        clusters = identity.clusters(shuffled)
        found.append({frozenset(places[member.iri] for member in cluster.members) for cluster in clusters})
        assert sum(len(cluster.members) for cluster in clusters) == len(nodes)
        assert len({cluster.iri(BASE) for cluster in clusters}) == len(clusters)
    assert all(each == found[0] for each in found)
    return found[0]


ONE = [
    [(P, "Ada Moss"), (P, "ADA MOSS")],
    [(P, "Zoë Ångström"), (P, "Zoe Angstrom")],
    [(P, "Khalil al-Hadi"), (P, "Khalil Al‑Hadi")],
    [(P, "President Ada Moss"), (P, "Ada Moss")],
    [(P, "Ada J. Moss", "Ada Moss"), (P, "Ada Moss")],
    [(P, "Ada Moss"), (P, "Moss")],
    [(P, "Ada Moss"), (P, "Mrs Moss")],
    [(P, "Karla von der Heide"), (P, "von der Heide")],
    [(P, "Karla von der Heide"), (P, "Heide")],
    [(P, "Lin Wei", "Lin"), (P, "Lin")],
    [(P, "Ada Moss"), (P, "Moss"), (P, "Moss")],
    [(P, "Queen Ada"), (P, "Queen Ada")],
    [(P, "Dr. Ada Moss"), (P, "Prime Minister Ada Moss"), (P, "Gen. Ada Moss")],
    [(B, "Harbour Board"), (B, "the Harbour Board")],
    [(B, "Gull Ferries Ltd."), (B, "Gull Ferries")],
    [(B, "International Harbour Union", "IHU"), (B, "IHU")],
    [(B, "International Harbour Union", "I.H.U."), (B, "IHU"), (B, "International Harbour Union")],
    [(G, "Ruritanians"), (G, "ruritanians")],
    [(C, "Ruritania"), (C, "the Ruritania")],
    [(L, "North Pier"), (L, "north pier")],
]
APART = [
    [(P, "Ada Moss"), (P, "Ida Moss")],
    [(P, "Ada Moss"), (P, "Ida Moss"), (P, "Moss")],
    [(P, "Moss"), (P, "Moss")],
    [(P, "Dean Moss"), (P, "Ada Moss")],
    [(P, "Queen Ada"), (P, "Lovis Ada")],
    [(P, "Moss"), (B, "Moss")],
    [(P, "Ada Moss"), (P, "Ada")],
    [(P, "Ada Moss", "President Moss"), (P, "Ida Moss", "President Moss")],
    [(P, "Karla von der Heide"), (P, "Ole von der Mark")],
    [(P, "George W. Moss"), (P, "George H. W. Moss")],
    [(B, "International Harbour Union", "IHU"), (B, "Inner Housing Union", "IHU"), (B, "IHU")],
    [(B, "Harbour Board"), (G, "Harbour Board")],
    [(B, "North Harbour Board", "the board"), (B, "South Harbour Board", "the board")],
    [(C, "Ruritania"), (L, "Ruritania")],
]


@pytest.mark.parametrize("given", ONE, ids=lambda given: "=".join(row[1] for row in given))
def test_one_thing(given: list[tuple[Kind, str]]) -> None:
    nodes = [node(number, *row) for number, row in enumerate(given)]
    assert groups(*nodes) == {frozenset(range(len(nodes)))}


@pytest.mark.parametrize("given", APART, ids=lambda given: "!".join(row[1] for row in given))
def test_things_apart(given: list[tuple[Kind, str]]) -> None:
    nodes = [node(number, *row) for number, row in enumerate(given)]
    assert groups(*nodes) == {frozenset({number}) for number in range(len(nodes))}


def test_places_by_their_geonames_id() -> None:
    us, georgia, other = (f"https://sws.geonames.org/{number}/" for number in (1, 2, 3))
    same = [node(0, C, "US", geonames=us), node(1, C, "United States", geonames=us), node(2, C, "United States")]
    assert groups(*same) == {frozenset({0, 1, 2})}
    twins = [node(0, C, "Georgia", geonames=georgia), node(1, C, "Georgia", geonames=other), node(2, C, "Georgia")]
    assert groups(*twins) == {frozenset({0}), frozenset({1}), frozenset({2})}


def test_the_label_is_the_fullest_name_that_is_common() -> None:
    (cluster,) = identity.clusters(
        [node(0, B, "International Harbour Union", "IHU"), node(1, B, "IHU"), node(2, B, "IHU")]
    )
    assert cluster.label == "International Harbour Union"


def test_the_hash_of_a_canonical_iri_stays_when_articles_come() -> None:
    first = [node(0, P, "Ada Moss")]
    later = [*first, node(1, P, "ADA MOSS"), node(2, P, "ADA MOSS"), node(3, P, "Moss")]
    before, after = (identity.clusters(nodes)[0].iri(BASE) for nodes in (first, later))
    assert before == after
    assert before.startswith(BASE + "actor/ada-moss-")
    assert identity.clusters([node(0, L, "North Pier")])[0].iri(BASE).startswith(BASE + "location/north-pier-")


def article(number: int, *things: tuple[Kind, str, bool]) -> tuple[str, rdflib.Graph]:
    iri = iris.article_iri(BASE, f"a{number}")
    graph = rdflib.Graph()
    graph.add((URIRef(iri), RDF.type, NG.Article))
    for place, (kind, label, named) in enumerate(things):
        thing = URIRef(f"{iri}/x/{place}")
        graph.add((thing, RDF.type, NG[kind]))
        if kind.is_actor:
            graph.add((thing, RDF.type, NG.Actor))
        if kind.is_place:
            graph.add((thing, RDF.type, NG.Location))
        if kind is C:
            graph.add((thing, SKOS.exactMatch, URIRef("https://sws.geonames.org/1/")))
            graph.add((thing, GEO.lat, Literal("1.5", datatype=XSD.decimal)))
            graph.add((thing, GEO.long, Literal("2.5", datatype=XSD.decimal)))
        graph.add((thing, RDFS.label, Literal(label)))
        graph.add((thing, NG.named, Literal(named)))
    return iri, graph


def test_the_identity_graph_of_a_store(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.put_articles(
            [
                article(0, (P, "Ada Moss", True), (C, "Ruritania", True), (G, "protesters", False)),
                article(1, (P, "Moss", True), (C, "Ruritania", True), (G, "protesters", False)),
            ]
        )
        graph = identity.identity_graph(store)
        name = iris.identity_graph(BASE)
        assert store.put_graph(name, graph) == "added"
        # The canonical nodes are no articles' nodes: computed again, nothing changes.
        assert store.put_graph(name, identity.identity_graph(store)) == "unchanged"

        members = {str(member): str(same) for member, same in graph.subject_objects(OWL.sameAs)}
        assert identity.canonical(store, members) == members
        assert len(members) == 4  # the unnamed are not in it
        assert len(set(members.values())) == 2
        ada = URIRef(members[BASE + "article/a0/x/0"])
        assert set(graph.predicate_objects(ada)) == {
            (RDF.type, NG.Person),
            (RDF.type, NG.Actor),
            (RDFS.label, Literal("Ada Moss")),
            (SKOS.altLabel, Literal("Moss")),
        }
        ruritania = URIRef(members[BASE + "article/a1/x/1"])
        assert set(graph.objects(ruritania, RDF.type)) == {NG.Polity, NG.Actor, NG.Location}
        assert (ruritania, SKOS.exactMatch, URIRef("https://sws.geonames.org/1/")) in graph
        answer = store.query(f"SELECT ?m {{ ?m owl:sameAs <{ada}> }}")
        assert isinstance(answer, ox.QuerySolutions)
        assert len(list(answer)) == 2


def test_an_empty_store_has_an_empty_identity_graph(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        assert len(identity.identity_graph(store)) == 0
