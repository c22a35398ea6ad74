"""Identity kept in step: after any changes, the identity graph is the one that a full recomputation gives."""

from __future__ import annotations

import operator
import random
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from article_example import EXTRACTION
from rdflib import RDF, RDFS, Literal, URIRef
from sample_facts import extractions

from newsgraph.builder import identity, iris, rdf
from newsgraph.builder.identity_index import FOLDER, IdentityIndex
from newsgraph.builder.model import Article, Entity, Extraction, Kind, Place
from newsgraph.builder.quads import quads_of
from newsgraph.builder.store import Store, open_store
from newsgraph.ontology.terms import NG, SKOS

GEONAMES = "https://sws.geonames.org/"
CAST: dict[str, list[tuple[str, ...]]] = {
    "Person": [
        ("Ada Moss", "Moss"), ("Ada J. Moss", "Ada Moss"), ("Ida Moss",), ("Moss",), ("President Moss",), ("Ole Reed",),
        ("Ole Reed", "Ole"), ("Ole",), ("Karla von der Heide",), ("Heide",), ("von der Heide",), ("Lin Wei", "Lin"),
        ("Lin",), ("Queen Ada",), ("Dr. Ole Reed",), ("ADA MOSS",),
    ],
    "Organization": [
        ("International Harbour Union", "IHU"), ("IHU",), ("I.H.U.", "IHU"), ("Inner Housing Union", "IHU"),
        ("Harbour Board",), ("the Harbour Board",), ("Gull Ferries Ltd.", "GF"), ("GF", "Gull"),
    ],
    "Polity": [
        ("Ruritania",), ("the Ruritania", "Ruria"), ("Ruria", "+1"), ("Ruritania", "+2"), ("Ruria", "+3", "Ruritania"),
    ],
    "Location": [("North Pier",), ("north pier", "+4"), ("Pier", "+4", "North Pier"), ("Ruritania",)],
}  # fmt: skip


def article(base: str, number: int, source: random.Random) -> tuple[str, rdflib.Graph]:
    """An article that names some of the cast, and now and then nobody."""
    iri = URIRef(iris.article_iri(base, f"a{number}"))
    graph = rdflib.Graph(identifier=iri)
    graph.add((iri, RDF.type, NG.Article))
    for place in range(source.choice((0, 1, 2, 5))):
        kind = source.choice(list(CAST))
        label, *others = source.choice(CAST[kind])
        node = URIRef(f"{iri}/{kind.lower()}/{place}")
        graph.add((node, RDF.type, NG[kind]))
        graph.add((node, RDFS.label, Literal(label)))
        graph.add((node, NG.named, Literal(source.random() < 0.9)))
        for other in others:
            if other.startswith("+"):
                graph.add((node, SKOS.exactMatch, URIRef(GEONAMES + other[1:] + "/")))
            else:
                graph.add((node, SKOS.altLabel, Literal(other)))
    return str(iri), graph


def kept(store: Store) -> set[ox.Quad]:
    name = ox.NamedNode(iris.identity_graph(store.base))
    answer = store.query(f"SELECT ?s ?p ?o {{ GRAPH {name} {{ ?s ?p ?o }} }}")
    assert isinstance(answer, ox.QuerySolutions)
    return {ox.Quad(s, p, o, name) for s, p, o in answer}


def recomputed(store: Store) -> set[ox.Quad]:
    return set(quads_of(identity.identity_graph(store), ox.NamedNode(iris.identity_graph(store.base))))


def assert_known(store: Store, extraction: Extraction) -> None:
    """What is read is, without asking the store, what the store then says."""
    article = iris.article_iri(store.base, extraction.article.identifier)
    store.put_article(article, rdf.article_graph(extraction, store.base))
    by_iri = operator.attrgetter("iri")
    assert sorted(identity.nodes_of(extraction, article), key=by_iri) == sorted(
        identity.nodes(store, article), key=by_iri
    )


def test_the_nodes_of_an_extraction_are_those_of_the_store(tmp_path: Path) -> None:
    places = [
        Entity(
            f"location/p{number}", Kind.LOCATION, f"P {number}", ("P", "", "A", "P"), place=Place(number, *where, kind)
        )
        for number, (*where, kind) in enumerate(
            [(31.5, -0.5, "city"), (12.0, 180.0, "state"), (-0.000004, 0.12345678, "country"), (5.1, 6.25, "region")]
        )
    ]
    others = [Entity(f"{kind.value.lower()}/x", kind, f"Ünñ “{kind}”") for kind in Kind]
    unnamed = Entity("group/u", Kind.GROUP, "protesters", named=False)
    made = Extraction(Article("places", "Nothing."), (), (*places, *others, unnamed))
    with open_store(tmp_path / "s") as store:
        for extraction in (made, EXTRACTION):
            assert_known(store, extraction)
            assert identity.nodes_of(extraction, "http://example.org/a")


@pytest.mark.slow
def test_the_nodes_of_the_samples_are_those_of_the_store(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        for extraction in extractions().values():
            assert_known(store, extraction)


def test_what_is_known_need_not_be_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article_ = iris.article_iri(iris.DEFAULT_BASE, EXTRACTION.article.identifier)
    graphs = []
    for told in (True, False):
        with open_store(tmp_path / str(told)) as store, IdentityIndex(store) as index:
            index.rebuild()
            index.note([article_])
            store.put_article(article_, rdf.article_graph(EXTRACTION, store.base))
            with monkeypatch.context() as patched:
                if told:
                    index.know(article_, identity.nodes_of(EXTRACTION, article_))
                    assert index.known == 1
                    patched.setattr(identity, "nodes", lambda *_: 1 / 0)
                index.settle()
            assert index.known == 0
            assert index.fits()
            graphs.append(kept(store))
            assert graphs[-1] == recomputed(store)
    assert graphs[0] == graphs[1] != set()


@pytest.mark.parametrize("seed", range(12))
def test_in_step_is_the_same_as_recomputed(tmp_path: Path, seed: int) -> None:
    source = random.Random(seed)  # noqa: S311 - articles, no secret
    with open_store(tmp_path / "s") as store:
        for _ in range(25):
            with IdentityIndex(store) as index:
                if not index.fits():
                    index.rebuild()
                numbers = [source.randrange(12) for _ in range(source.choice((1, 1, 2, 6)))]
                index.note(iris.article_iri(store.base, f"a{number}") for number in numbers)
                for number in numbers:
                    if source.random() < 0.3:
                        store.retract(iris.article_iri(store.base, f"a{number}"))
                    else:
                        store.put_article(*article(store.base, number, source))
                index.settle()
                assert index.fits()
            assert kept(store) == recomputed(store)


def test_what_was_noted_but_not_settled_is_settled_by_the_next(tmp_path: Path) -> None:
    source = random.Random(1)  # noqa: S311
    with open_store(tmp_path / "s") as store:
        with IdentityIndex(store) as index:
            index.rebuild()
            pairs = [article(store.base, number, source) for number in range(8)]
            index.note(iri for iri, _ in pairs)
            store.put_articles(pairs[:5])
        with IdentityIndex(store) as index:
            assert index.fits()
            assert index.noted
            index.settle()
            assert not index.noted
        assert kept(store) == recomputed(store) != set()


def test_an_index_that_is_lost_or_broken_is_made_again(tmp_path: Path) -> None:
    source = random.Random(2)  # noqa: S311
    with open_store(tmp_path / "s") as store:
        store.put_articles(article(store.base, number, source) for number in range(8))
        with IdentityIndex(store) as index:
            assert not index.fits()
            index.rebuild()
            assert index.fits()
        wanted = recomputed(store)
        assert kept(store) == wanted
        for file in (tmp_path / "s" / FOLDER).iterdir():
            file.write_bytes(b"no database at all" * 100)
        with IdentityIndex(store) as index:
            assert not index.fits()
            index.rebuild()
            assert index.fits()
        assert kept(store) == wanted
        store.retract(iris.article_iri(store.base, "a1"))
        with IdentityIndex(store) as index:
            assert not index.fits()
