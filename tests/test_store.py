"""The embedded store: what goes in comes out, each change is whole, the default graph is the union."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, RDFS, SDO, XSD, BNode, Literal, URIRef

from newsgraph.builder.errors import QueryError, StoreError
from newsgraph.builder.iris import DEFAULT_BASE
from newsgraph.builder.ownership import writer_of
from newsgraph.builder.store import FORMATS, Store, open_store

NG = rdflib.Namespace("https://w3id.org/newsgraph/ns#")
ONE, TWO = DEFAULT_BASE + "article/one", DEFAULT_BASE + "article/two"
SHARED = (URIRef(DEFAULT_BASE + "actor/x"), RDFS.label, Literal("Shared"))


def article(iri: str, *texts: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    node = URIRef(iri)
    graph.add((node, RDF.type, NG.Article))
    graph.add((node, SDO.identifier, Literal(f"id of {iri.rsplit('/', maxsplit=1)[-1]}")))
    graph.add(SHARED)
    for text in texts:
        graph.add((node, NG.text, Literal(text)))
    return graph


def quads(store: Store) -> list[str]:
    output = io.BytesIO()
    store.dump(output, "nquads")
    return sorted(output.getvalue().decode().splitlines())


def assert_default_graph_is_the_union(store: Store) -> None:
    raw = ox.Store()
    output = io.BytesIO()
    store.dump(output, "nquads")
    raw.load(output.getvalue(), format=ox.RdfFormat.N_QUADS)
    default = {q.triple for q in raw.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    named = {q.triple for q in raw if q.graph_name != ox.DefaultGraph()}
    assert default == named


def count(store: Store, text: str) -> int:
    answer = store.query(text)
    assert isinstance(answer, ox.QuerySolutions)
    return len(list(answer))


def test_put_then_put_again_then_change_then_retract(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        empty = quads(store)
        assert store.put_article(ONE, article(ONE, "a", "b")) == "added"
        assert_default_graph_is_the_union(store)
        before = quads(store)
        assert store.put_article(ONE, article(ONE, "b", "a")) == "unchanged"
        assert quads(store) == before
        assert store.put_article(ONE, article(ONE, "c")) == "replaced"
        assert_default_graph_is_the_union(store)
        assert count(store, f"SELECT * {{ GRAPH <{ONE}> {{ ?s ng:text ?t }} }}") == 1
        assert store.retract(ONE) is True
        assert store.retract(ONE) is False
        assert quads(store) == empty
        assert store.article_iris() == []


def test_a_triple_that_another_article_says_stays(tmp_path: Path) -> None:
    ask = 'SELECT * { ?s rdfs:label "Shared" }'
    with open_store(tmp_path / "s") as store:
        assert store.put_articles([(ONE, article(ONE, "a")), (TWO, article(TWO, "b"))]) == ["added", "added"]
        assert count(store, ask) == 1
        store.retract(ONE)
        assert count(store, ask) == 1
        store.retract(TWO)
        assert count(store, ask) == 0


def test_a_triple_that_moves_between_articles_of_one_batch_stays(tmp_path: Path) -> None:
    without = article(ONE, "a")
    without.remove(SHARED)
    with open_store(tmp_path / "s") as store:
        store.put_article(ONE, article(ONE, "a"))
        # TWO is new and says it; ONE, replaced in the same batch, stops saying it.
        assert store.put_articles([(TWO, article(TWO, "b")), (ONE, without)]) == ["added", "replaced"]
        assert_default_graph_is_the_union(store)


def test_the_same_article_twice_in_one_batch_ends_as_the_last(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        outcomes = store.put_articles([(ONE, article(ONE, "a")), (ONE, article(ONE, "b")), (ONE, article(ONE, "b"))])
        assert outcomes == ["added", "replaced", "unchanged"]
        assert_default_graph_is_the_union(store)


@pytest.mark.parametrize(
    "text",
    [
        '"quoted" \\ and \\u0041 \\U0001F600',
        "line\nend\r\ttab",
        "\x01\x7f\x85\u2028\ufeff\U0001f600",
        "} ; DROP ALL",
        "",
    ],
)
def test_any_text_survives_a_replacement(tmp_path: Path, text: str) -> None:
    with open_store(tmp_path / "s") as store:
        store.put_article(ONE, article(ONE, "before"))
        assert store.put_article(ONE, article(ONE, text)) == "replaced"
        assert store.put_article(ONE, article(ONE, text)) == "unchanged"
        answer = store.query(f"SELECT ?t {{ <{ONE}> ng:text ?t }}")
        assert isinstance(answer, ox.QuerySolutions)
        assert [row["t"].value for row in answer] == [text]


def test_numbers_tags_and_blank_nodes_are_the_same_when_built_twice(tmp_path: Path) -> None:
    def graph() -> rdflib.Graph:
        made = article(ONE)
        node = URIRef(ONE)
        made.add((node, NG.confidence, Literal("0.50", datatype=XSD.decimal)))
        made.add((node, NG.killed, Literal("007", datatype=XSD.integer, normalize=False)))
        made.add((node, RDFS.label, Literal("colour", lang="en-GB")))
        first, second = BNode(), BNode()
        made.add((node, RDFS.seeAlso, first))
        made.add((first, RDFS.seeAlso, second))
        made.add((second, RDFS.label, Literal("blank")))
        return made

    with open_store(tmp_path / "s") as store:
        assert store.put_article(ONE, graph()) == "added"
        assert store.put_article(ONE, graph()) == "unchanged"
        assert not any(line.startswith("_:") or " _:" in line for line in quads(store))


def test_put_graph_replaces_and_an_empty_one_takes_out(tmp_path: Path) -> None:
    name = DEFAULT_BASE + "graph/identity"
    graph = rdflib.Graph()
    graph.add(SHARED)
    with open_store(tmp_path / "s") as store:
        before = quads(store)
        assert [store.put_graph(name, graph) for _ in range(2)] == ["added", "unchanged"]
        assert store.put_graph(name, rdflib.Graph()) == "replaced"
        assert quads(store) == before
        assert store.put_graph(name, rdflib.Graph()) == "unchanged"


def test_a_large_graph_goes_in_and_out_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsgraph.builder.oxigraph.TRANSACTION_QUADS", 7)
    name = DEFAULT_BASE + "graph/identity"
    graphs = []
    for first in (0, 10):
        graph = rdflib.Graph()
        for number in range(first, first + 20):
            graph.add((URIRef(f"{DEFAULT_BASE}x/{number}"), RDFS.label, Literal("x")))
        graphs.append(graph)
    with open_store(tmp_path / "s") as store:
        before = quads(store)
        assert store.put_graph(name, graphs[0]) == "added"
        assert store.put_graph(name, graphs[1]) == "replaced"
        assert count(store, f"SELECT * {{ GRAPH <{name}> {{ ?s ?p ?o }} }}") == 20
        assert_default_graph_is_the_union(store)
        store.put_graph(name, rdflib.Graph())
        assert quads(store) == before
        assert not store.query(f"ASK {{ GRAPH <{name}> {{ }} }}")


@pytest.mark.parametrize(("new", "bulk"), [(1, 1_000_000), (7, 1), (1_000_000, 1)])
def test_new_articles_go_in_however_they_are_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new: int, bulk: int
) -> None:
    graphs = []
    for number in range(4):
        graph = rdflib.Graph()
        graph.add(
            (URIRef(f"{DEFAULT_BASE}article/a{number}"), RDFS.label, Literal(f'{number} "x" \\\n\r\t .\n\x00\u2028'))
        )
        graph.add(SHARED)
        graphs.append((f"{DEFAULT_BASE}article/a{number}", graph))
    found = []
    for folder, many, files in (("as it comes", 100_000, 2_000), ("otherwise", new, bulk)):
        monkeypatch.setattr("newsgraph.builder.oxigraph.NEW_QUADS", many)
        monkeypatch.setattr("newsgraph.builder.oxigraph.BULK_QUADS", files)
        with open_store(tmp_path / folder) as store:
            assert store.put_articles(graphs) == ["added"] * 4
            assert store.put_articles(graphs) == ["unchanged"] * 4
            assert_default_graph_is_the_union(store)
            found.append(quads(store))
    assert found[0] == found[1]


def test_an_article_is_found_by_its_names(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.put_article(ONE, article(ONE))
        for name in (ONE, "one", "id of one"):
            assert store.find_article(name) == ONE
        for name in ("", "two", "not an IRI at all", "<>", DEFAULT_BASE + "article/"):
            assert store.find_article(name) is None


def test_the_base_is_kept(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", base="https://example.org/news/") as store:
        assert store.base == "https://example.org/news/"
    with open_store(tmp_path / "s") as store:
        assert store.base == "https://example.org/news/"
    with open_store(tmp_path / "s", read_only=True) as store:
        assert store.base == "https://example.org/news/"
    with pytest.raises(StoreError, match="leave --base out"):
        open_store(tmp_path / "s", base="https://example.org/other/")


@pytest.mark.parametrize("base", ["not an iri", "https://example.org/news", ""])
def test_a_wrong_base_is_refused_before_anything_is_made(tmp_path: Path, base: str) -> None:
    with pytest.raises(StoreError, match="--base"):
        open_store(tmp_path / "s", base=base)
    assert not (tmp_path / "s").exists()


def test_read_only_reads_and_does_not_write(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.put_article(ONE, article(ONE))
        before = quads(store)
    with open_store(tmp_path / "s", read_only=True) as store:
        assert store.article_iris() == [ONE]
        assert quads(store) == before
        for write in (lambda: store.retract(ONE), lambda: store.put_article(TWO, article(TWO))):
            with pytest.raises(StoreError, match="reading only"):
                write()


def test_a_missing_store_is_made_for_writing_only(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="newsgraph build"):
        open_store(tmp_path / "s", read_only=True)
    assert not (tmp_path / "s").exists()


def test_what_is_no_store_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "note.txt").write_text("x")
    for read_only in (True, False):
        for path in (file, folder):
            with pytest.raises(StoreError):
                open_store(path, read_only=read_only)
    assert [entry.name for entry in folder.iterdir()] == ["note.txt"]


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    open_store(tmp_path / "s").close()
    (tmp_path / "s" / "CURRENT").write_text("nonsense\n")
    for read_only in (True, False):
        with pytest.raises(StoreError, match="damaged"):
            open_store(tmp_path / "s", read_only=read_only)


HOLDER = """
import sys
from newsgraph.builder.store import open_store
store = open_store(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


def test_a_store_in_use_by_another_process_names_it(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "s")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        for read_only in (True, False):
            with pytest.raises(StoreError, match=f"in use by process {holder.pid}.*stop that process"):
                open_store(tmp_path / "s", read_only=read_only)
        holder.communicate()
    open_store(tmp_path / "s").close()


def test_a_store_open_in_this_process_keeps_its_lock(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        for read_only in (True, False):
            with pytest.raises(StoreError, match="this process"):
                open_store(tmp_path / "s", read_only=read_only)
        taken = subprocess.run(
            [sys.executable, "-c", HOLDER, str(tmp_path / "s")],
            input=b"",
            capture_output=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            check=False,
        )
        assert b"StoreError" in taken.stderr
        store.put_article(ONE, article(ONE))


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.article_iris()


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("SELECT * {\n ?s foo:p ?o }", "line 2, column 10: [?]s foo:p", "PREFIX"),
        ("SELECT * { ?s ?p ?o FILTER(", "line 1", "bracket"),
        ("SELEKT * { ?s ?p ?o }", "line 1", "a query has SELECT, ASK"),
        ("SELECT * { ?s ?p . ?o }", "line 1", "before this place"),
        ("", "line 1", ""),
    ],
)
def test_a_malformed_query_says_where(tmp_path: Path, text: str, message: str, hint: str) -> None:
    with open_store(tmp_path / "s") as store, pytest.raises(QueryError, match=message) as caught:
        store.query(text)
    assert hint in caught.value.hint


def test_every_format_reads_back(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.put_article(ONE, article(ONE, "a"))
        for name, rdf_format in FORMATS.items():
            output = io.BytesIO()
            store.dump(output, name)
            back = ox.Store()
            back.load(output.getvalue(), format=rdf_format)
            wanted = count(store, "SELECT * { ?s ?p ?o }")
            assert len(list(back.quads_for_pattern(None, None, None, ox.DefaultGraph()))) == wanted
            assert (len(list(back.named_graphs())) > 0) == rdf_format.supports_datasets
        with pytest.raises(ValueError, match="unknown format"):
            store.dump(io.BytesIO(), "word")


def test_a_snapshot_is_a_store_of_its_own(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.put_article(ONE, article(ONE))
        store.snapshot(tmp_path / "copy")
        store.retract(ONE)
        with pytest.raises(StoreError, match="does not exist yet"):
            store.snapshot(tmp_path / "copy")
    with open_store(tmp_path / "copy", read_only=True) as copy:
        assert copy.article_iris() == [ONE]


def test_asking_who_writes_leaves_the_writer_its_lock(tmp_path: Path) -> None:
    """Closing any handle on the lock's file would drop this process's lock, and let a second writer in."""
    folder = tmp_path / "store"
    with open_store(folder):
        assert str(os.getpid()) in writer_of(folder)
        opened = subprocess.run(
            [sys.executable, "-c", "import sys, pyoxigraph; pyoxigraph.Store(sys.argv[1])", str(folder)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert opened.returncode != 0 and "lock" in opened.stderr.lower()
    assert writer_of(folder) == ""
