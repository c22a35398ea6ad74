"""Exports are read back with the programs that users have, and compared with what is known of the small store."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from small_store import BASE, STRIKE, TALKS, make_store

from newsgraph.builder.errors import QueryError
from newsgraph.builder.store import Store, open_store
from newsgraph.service.exports import FORMATS, Selection, export
from newsgraph.service.graphs import actor_graph

NG = "https://w3id.org/newsgraph/ns#"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("exports") / "store")


@pytest.fixture
def store(folder: Path) -> Store:
    return open_store(folder, read_only=True)


def written(store: Store, format: str, selection: Selection | None = None) -> bytes:
    output = io.BytesIO()
    export(store, output, format, selection)
    return output.getvalue()


def quads(data: bytes, format: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(data, format))


def test_rdf_formats_agree(store: Store) -> None:
    named = {q for q in quads(written(store, "nquads"), ox.RdfFormat.N_QUADS) if q.graph_name != ox.DefaultGraph()}
    assert {g.value for q in named if "article" in (g := q.graph_name).value} == {TALKS, STRIKE}
    trig = {q for q in quads(written(store, "trig"), ox.RdfFormat.TRIG) if q.graph_name != ox.DefaultGraph()}
    assert trig == named
    assert quads(written(store, "jsonld"), ox.RdfFormat.JSON_LD) == named
    turtle = {q.triple for q in quads(written(store, "turtle"), ox.RdfFormat.TURTLE)}
    assert turtle == {q.triple for q in named}
    assert len(rdflib.Graph().parse(data=written(store, "turtle"), format="turtle")) == len(turtle)


@pytest.mark.parametrize("format", ["nquads", "trig", "turtle", "jsonld"])
def test_a_selection_holds_its_facts_and_all_that_they_rest_on(store: Store, format: str) -> None:
    data = written(store, format, Selection(types=("Assault",)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own, about its own Dataset
        graph = rdflib.Dataset(default_union=True)
        graph.parse(data=data, format="json-ld" if format == "jsonld" else format)
        ng = rdflib.Namespace(NG)
        assert set(graph.subjects(ng.eventType)) == {rdflib.URIRef(f"{TALKS}/event/2")}
        assert not list(graph.subjects(rdflib.RDF.type, ng.RoleHolding))
        asked = """SELECT ?who ?whom ?sentence ?text {
            ?e ng:agent/rdfs:label ?who ; ng:patient/rdfs:label ?whom ; ng:evidence/nif:sentence ?s .
            ?s nif:anchorOf ?sentence ; nif:referenceContext/ng:text ?text }"""
        names = {
            "ng": NG,
            "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
            "rdfs": str(rdflib.RDFS),
        }
        ((who, whom, sentence, text),) = graph.query(asked, initNs=names)  # type: ignore[misc]
    assert (str(who), str(whom)) == ("Veldland", "Orsinia's navy")
    assert str(sentence) in str(text)


def test_claims_about_a_selected_fact_come_with_it(tmp_path: Path) -> None:
    from dataclasses import replace

    from small_store import talks

    from newsgraph.builder.rdf import article_graph

    made = talks()
    made = replace(made, claims=(replace(made.claims[0], about=("event/2",)),))
    with open_store(tmp_path / "store", base=BASE) as store:
        store.put_article(TALKS, article_graph(made, BASE))
        data = written(store, "turtle", Selection(types=("Assault",)))
        assert (None, None, rdflib.URIRef(NG + "Claim")) in rdflib.Graph().parse(data=data, format="turtle")
        data = written(store, "turtle", Selection(types=("Consult",)))
        assert (None, None, rdflib.URIRef(NG + "Claim")) not in rdflib.Graph().parse(data=data, format="turtle")


def test_graphml_is_read_back_whole(store: Store) -> None:
    graph = nx.read_graphml(io.BytesIO(written(store, "graphml")), force_multigraph=True)
    assert graph.number_of_nodes() == 8
    assert graph.number_of_edges() == 7
    ((data,),) = [list(graph.get_edge_data(f"{TALKS}/polity/veldland", f"{TALKS}/organization/navy").values())]
    assert data["type"] == "Assault"
    assert data["sentence"] == "Veldland attacked Orsinia's navy in May, killing at least 12 people."
    assert graph.nodes[f"{TALKS}/polity/orsinia"]["lat"] == 10.5


def test_gexf_is_read_back_whole(store: Store) -> None:
    graph = nx.read_gexf(io.BytesIO(written(store, "gexf")))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (8, 7)
    found = {(d["relation_type"], d["role"], d["directed"]) for _, _, d in graph.edges(data=True)}
    assert ("Assault", "agent-patient", True) in found
    assert ("Consult", "agent-agent", False) in found


def test_cytoscape_json_is_read_back_whole(store: Store) -> None:
    graph = nx.cytoscape_graph(json.loads(written(store, "cytoscape")))
    drawn = actor_graph(store)
    assert (graph.is_directed(), graph.is_multigraph()) == (True, True)
    assert set(graph.edges(keys=True)) == set(drawn.edges(keys=True))
    assert dict(graph.nodes).keys() == dict(drawn.nodes).keys()
    assert all(data.items() <= graph.nodes[node].items() for node, data in drawn.nodes(data=True))
    assert all(data.items() <= graph.edges[edge].items() for edge, data in drawn.edges.items())
    assert {data["name"] for _, data in graph.nodes(data=True)} == {data["label"] for _, data in drawn.nodes(data=True)}


@pytest.mark.parametrize("format", ["nquads", "trig", "jsonld"])
def test_rdflib_reads_whole_stores(store: Store, format: str) -> None:
    wanted = {q for q in quads(written(store, "nquads"), ox.RdfFormat.N_QUADS) if q.graph_name != ox.DefaultGraph()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own, about its own Dataset
        graph = rdflib.Dataset()
        graph.parse(data=written(store, format), format="json-ld" if format == "jsonld" else format)
        named = {graph_.identifier: graph_ for graph_ in graph.graphs() if isinstance(graph_.identifier, rdflib.URIRef)}
        assert {str(name) for name in named if len(named[name])} >= {q.graph_name.value for q in wanted}
        assert sum(len(named[rdflib.URIRef(name)]) for name in {q.graph_name.value for q in wanted}) == len(wanted)


def test_cytoscape_json_has_an_id_for_everything(store: Store) -> None:
    data = json.loads(written(store, "cytoscape"))
    nodes = {node["data"]["id"] for node in data["elements"]["nodes"]}
    edges = [edge["data"] for edge in data["elements"]["edges"]]
    assert len(nodes) == 8
    assert len({edge["id"] for edge in edges}) == len(edges) == 7
    assert all(edge["source"] in nodes and edge["target"] in nodes for edge in edges)


def test_csv_is_an_edge_list_with_a_header(store: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(written(store, "csv").decode())))
    assert len(rows) == 7
    (row,) = [row for row in rows if row["kind"] == "role"]
    assert (row["source_label"], row["type"], row["target_label"]) == ("Ana Ruiz", "President", "Orsinia")
    assert row["directed"] == "true"
    assert row["date"] == "2031-06-02"


def test_html_calls_nobody_and_lets_no_text_out_of_its_script(store: Store) -> None:
    page = written(store, "html").decode()
    assert "<b>now</b>" not in page
    data = json.loads(re.search(r"const DATA = (.*);\n", page)[1])  # type: ignore[index]
    assert data == json.loads(written(store, "cytoscape"))
    assert any("<b>now</b>" in edge["data"]["sentence"] for edge in data["elements"]["edges"])
    assert not re.search(r"<(link|img|iframe)\b|src=|@import|url\(|fetch\(|XMLHttpRequest|innerHTML", page)
    assert page.count("<script") == page.count("</script>") == 1


@pytest.mark.parametrize("format", FORMATS)
def test_an_export_is_the_same_every_time(store: Store, format: str) -> None:
    selection = Selection(actor="Ana Ruiz")
    assert written(store, format, selection) == written(store, format, selection)


def test_an_unknown_actor_or_type_is_an_error_that_says_which_is_near(store: Store) -> None:
    with pytest.raises(QueryError, match="did you mean Veldland"):
        written(store, "csv", Selection(actor="Veltland"))
    with pytest.raises(QueryError, match="did you mean Assault"):
        written(store, "csv", Selection(types=("Asault",)))
