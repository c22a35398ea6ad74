"""Which graphs an update writes to, and that a store of articles keeps its default graph the union of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from service_running import Running, running
from small_store import TALKS, make_store

from newsgraph.builder.store import open_store
from newsgraph.service.backend import as_problem
from newsgraph.service.targets import steps_of, written_graphs
from newsgraph.service.worker import Refusal, Writer
from newsgraph.service.workers import WorkerFailure

G, H = "urn:g", "urn:h"
CLEAR = [
    ("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 'x } <urn:c>' } }", [G]),
    ("PREFIX u: <urn:> INSERT DATA { GRAPH u:g { u:a u:b u:c } GRAPH <urn:h> { u:a u:b 1 } }", [G, H]),
    ("WITH <urn:g> DELETE { ?s ?p ?o } INSERT { ?s ?p 2 } WHERE { ?s ?p ?o GRAPH ?any { ?o ?q ?r } }", [G]),
    ("DELETE { GRAPH <urn:g> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", [G]),
    ("DELETE WHERE { GRAPH <urn:g> { ?s ?p ?o } }", [G]),
    ("DROP GRAPH <urn:g>; CLEAR SILENT GRAPH <urn:h>", [G, H]),
    ("COPY <urn:g> TO <urn:h>", [G, H]),
    ("MOVE SILENT GRAPH <urn:g> TO <urn:h>", [G, H]),
    ("INSERT { GRAPH <urn:g> { ?s ?p ?o . # GRAPH <urn:x> {\n } } USING <urn:h> WHERE { ?s ?p ?o }", [G]),
    ("INSERT DATA { GRAPH # a comment\n <urn:g> { <urn:a> <urn:b> [] } }", [G]),
]
UNCLEAR = [
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } <urn:a> <urn:b> <urn:c> }",
    "INSERT DATA { <urn:a> <urn:b> 'x' GRAPH <urn:g> { <urn:a> <urn:b> 1 } }",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } WHERE { GRAPH <urn:g> { ?s ?p ?o } }",
    "INSERT { GRAPH ?g { ?s ?p 1 } } WHERE { GRAPH ?g { ?s ?p ?o } }",
    "CLEAR DEFAULT",
    "DROP ALL; INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }",
    "CLEAR SILENT NAMED",
    "COPY DEFAULT TO <urn:g>",
    "ADD <urn:g> TO DEFAULT",
    "INSERT DATA { GRAPH u:g { <urn:a> <urn:b> 1 } }",
    "INSERT DATA { GRAPH <g> { <urn:a> <urn:b> 1 } }",
    "PREFIX u: <urn:> INSERT DATA { GRAPH u:g {} }; PREFIX u: <urn:x> INSERT DATA { GRAPH u:g { <urn:a> <urn:b> 1 } }",
    "INSERT DATA { GRAPH <urn:\\u0067> { <urn:a> <urn:b> 1 } }",
]


@pytest.mark.parametrize(("update", "graphs"), CLEAR)
def test_what_is_written_to_is_told(update: str, graphs: list[str]) -> None:
    assert written_graphs(update) == (graphs, "")


@pytest.mark.parametrize("update", UNCLEAR)
def test_what_cannot_be_told_is_said(update: str) -> None:
    graphs, why = written_graphs(update)
    assert graphs == []
    assert why


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(make_store(tmp_path_factory.mktemp("targets") / "store"), writable=True) as running_service:
        yield running_service


def test_the_default_graph_follows(service: Running) -> None:
    location = Path(service.server.backend.config.store)
    label = f"<{TALKS}/polity/tarn> rdfs:label 'Tarn'"
    assert service.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1, 2 } }").status == 204
    assert service.query("ASK { <urn:a> <urn:b> 1, 2 }").json["boolean"]
    assert service.update("WITH <urn:g> DELETE { ?s ?p 1 } INSERT { ?s ?p 3 } WHERE { ?s ?p 1 }").status == 204
    assert service.query("ASK { <urn:a> <urn:b> 2, 3 FILTER NOT EXISTS { <urn:a> <urn:b> 1 } }").json["boolean"]
    # What another graph says too stays in the default graph.
    assert service.update(f"INSERT DATA {{ GRAPH <urn:g> {{ {label} }} }}").status == 204
    assert service.update("DROP GRAPH <urn:g>").status == 204
    assert service.query(f"ASK {{ {label} }}").json["boolean"]
    assert not service.query("ASK { GRAPH <urn:g> { ?s ?p ?o } }").json["boolean"]
    assert not service.query("ASK { <urn:a> ?p ?o }").json["boolean"]
    assert service.update(f"MOVE <{TALKS}> TO <urn:moved>; COPY <urn:moved> TO <{TALKS}>").status == 204
    output = io.BytesIO()
    with open_store(location, read_only=True) as store:
        store.dump(output, "nquads")
    raw = ox.Store()
    raw.load(output.getvalue(), format=ox.RdfFormat.N_QUADS)
    default = {quad.triple for quad in raw.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert default == {quad.triple for quad in raw if quad.graph_name != ox.DefaultGraph()}


def test_a_store_can_be_emptied_and_then_takes_any_update(tmp_path: Path) -> None:
    with running(make_store(tmp_path / "store"), writable=True) as service:
        assert service.update("CLEAR ALL").status == 204
        assert not service.query("ASK { ?s ?p ?o }").json["boolean"]
        assert service.update("INSERT DATA { <urn:a> <urn:b> 1 }").status == 204
        assert service.query("ASK { <urn:a> <urn:b> 1 }").json["boolean"]


@pytest.mark.parametrize("update", UNCLEAR[:11])
def test_what_would_break_it_is_refused(service: Running, update: str) -> None:
    before = service.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text
    reply = service.update(update)
    assert (reply.status, reply.json["code"]) == (422, "out-of-step")
    assert service.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text == before


def test_an_update_is_parted_into_its_steps() -> None:
    update = """PREFIX a: <urn:a;> INSERT DATA { GRAPH a:g { a:s a:p ';' ; a:q 1 } } ; # ; {
    BASE <urn:b> PREFIX c: <urn:c> DROP GRAPH <x>;"""
    first, second = steps_of(update)
    wanted = "PREFIX a: <urn:a;> INSERT DATA { GRAPH a:g { a:s a:p ';' ; a:q 1 } }"
    assert first.split() == wanted.split()
    wanted = "PREFIX a: <urn:a;> # ; { BASE <urn:b> PREFIX c: <urn:c> DROP GRAPH <x>"
    assert second.split() == wanted.split()
    assert steps_of("DROP ALL") == ["\nDROP ALL"]


def test_each_step_sees_what_the_one_before_has_done(tmp_path: Path) -> None:
    with running(make_store(tmp_path / "store"), writable=True) as service:
        update = """PREFIX x: <urn:x:>
            INSERT DATA { GRAPH x:g { x:a x:p 1 } } ;
            INSERT { GRAPH x:h { ?s x:seen true } } WHERE { ?s x:p 1 } ;
            DELETE { GRAPH x:g { ?s x:p 1 } } WHERE { ?s x:seen true } ;
            INSERT { GRAPH x:h { x:b x:gone true } } WHERE { FILTER NOT EXISTS { x:a x:p 1 } }"""
        assert service.update(update).status == 204
        asked = "PREFIX x: <urn:x:> ASK { x:a x:seen true . x:b x:gone true FILTER NOT EXISTS { x:a x:p 1 } }"
        assert service.query(asked).json["boolean"]
        assert service.query(
            asked.replace("{ x:a x:seen", "{ GRAPH x:h { x:a x:seen", 1).replace("gone true", "gone true }", 1)
        ).json["boolean"]
        assert service.update("DROP GRAPH <urn:x:g> ; SELEKT").status == 400


def test_blank_nodes_stay_who_they_are(service: Running) -> None:
    """In a store of articles: what is added to a blank node is said of it, and what is said of it can be taken out."""

    def said(of: str) -> list[str]:
        rows = service.query(f"SELECT ?p {{ {of} FILTER(ISBLANK(?s)) }} ORDER BY ?p", "text/csv").text.split("\r\n")
        return rows[1:-1]

    both = ("GRAPH <urn:x:blank> { ?s ?p ?o }", "?s ?p ?o . ?s <urn:b> 1")
    assert service.update("INSERT DATA { GRAPH <urn:x:blank> { _:a <urn:b> 1 . _:a <urn:c> 2 } }").status == 204
    adding = "INSERT { GRAPH <urn:x:blank> { ?s <urn:d> 3 } } WHERE { GRAPH <urn:x:blank> { ?s <urn:b> 1 } }"
    assert service.update(adding).status == 204
    for graph in both:
        assert said(graph) == ["urn:b", "urn:c", "urn:d"]
    assert service.query("SELECT DISTINCT ?s { ?s <urn:b>|<urn:d> ?o }", "text/csv").text.count("\r\n") == 2
    assert service.update("DELETE WHERE { GRAPH <urn:x:blank> { ?s <urn:c> ?o } }").status == 204
    for graph in both:
        assert said(graph) == ["urn:b", "urn:d"]
    assert service.update("DROP GRAPH <urn:x:blank>").status == 204
    assert not service.query("ASK { { ?s <urn:b> 1 } UNION { GRAPH <urn:x:blank> { ?s ?p ?o } } }").json["boolean"]


def test_an_update_that_cannot_be_copied_is_told_as_written(tmp_path: Path) -> None:
    insertion = "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }"
    request = {
        "operation": "update", "location": str(tmp_path / "store"), "path": "/proc/no/room", "index": "none",
        "update": insertion, "steps": [insertion], "graphs": [G], "unclear": "",
    }  # fmt: skip
    with pytest.raises(Refusal) as refused:
        Writer().answer(request)
    assert refused.value.code == "unseen"
    problem = as_problem(WorkerFailure(refused.value.code, str(refused.value)))
    assert problem.status == 503
    assert "do not send it again" in problem.hint
    assert ox.Store.read_only(str(tmp_path / "store")).contains_named_graph(ox.NamedNode(G))
    with pytest.raises(OSError, match="room"):  # a copy alone has written nothing
        Writer().answer({**request, "operation": "snapshot", "location": str(tmp_path / "other")})
