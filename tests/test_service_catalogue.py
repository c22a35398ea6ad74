"""The catalogue: after any changes it is the one that would be made anew, and its ranks are PageRank's."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import networkx as nx
import pytest
from small_extractor import one

from newsgraph.builder import iris, rdf
from newsgraph.builder.identity_index import INDEX_PATH, IdentityIndex
from newsgraph.builder.model import Article, Count, Extraction, Status, When
from newsgraph.builder.store import Store, open_store
from newsgraph.service.catalogue import Follower
from newsgraph.service.cataloguing import CATALOGUE_PATH, PROGRESS, Catalogue
from newsgraph.service.chains import shortest_chains
from newsgraph.service.changes import note_changes
from newsgraph.service.making import Making, how_far
from newsgraph.service.problems import Problem
from newsgraph.service.ranking import DAMPING, rank
from newsgraph.service.snapshots import Snapshot
from newsgraph.service.workers import Pool, Stopped

NAMES = ["Ada Moss", "Ida Reed", "Ole Reed", "Moss Reed", "Zed Young", "Kim Young", "Ada Young"]

# The tables by what their numbers stand for, for the numbers themselves depend on the order of things.
SHOWN = {
    "article": "SELECT iri, identifier, headline, published, day, publisher, url FROM article",
    "entry": """SELECT iri, label, kind, named, actor, place, names, titles, sorting, mentions, facts, articles, first,
      last, lastday, relationships, ROUND(rank, 6) FROM entry""",
    "node": "SELECT n.iri, e.iri, a.iri FROM node n JOIN entry e ON e.id = n.entry JOIN article a ON a.id = n.article",
    "name": "SELECT n.name, e.iri FROM name n JOIN entry e ON e.id = n.entry",
    "word": "SELECT w.name, e.iri FROM name_word w JOIN name n ON n.id = w.rowid JOIN entry e ON e.id = n.entry",
    "part": "SELECT w.name, e.iri FROM name_part w JOIN name n ON n.id = w.rowid JOIN entry e ON e.id = n.entry",
    "heading": "SELECT h.headline, a.iri FROM heading h JOIN article a ON a.id = h.rowid",
    "fact": """SELECT f.iri, kind, type, status, f.day, reach, first, last, a.iri, figures FROM fact f
      JOIN article a ON a.id = article""",
    "slot": """SELECT e.iri, slot, s.day, f.iri, node FROM slot s JOIN entry e ON e.id = s.entry
      JOIN fact f ON f.id = s.fact""",
    "mention": """SELECT e.iri, a.iri, begin, m.iri, node FROM mention m JOIN entry e ON e.id = m.entry
      JOIN article a ON a.id = m.article""",
    "link": """SELECT o.iri, t.iri, w.kind, w.type, w.direction, w.status, l.day, f.iri, l.reach FROM link l
      JOIN entry o ON o.id = l.one JOIN entry t ON t.id = l.other JOIN way w ON w.id = l.way
      JOIN fact f ON f.id = l.fact""",
    "relation": """SELECT o.iri, t.iri, w.kind, w.type, w.direction, w.status, r.facts, r.first, r.last FROM relation r
      JOIN entry o ON o.id = r.one JOIN entry t ON t.id = r.other JOIN way w ON w.id = r.way""",
    "conflict": """SELECT o.iri, t.iri, c.day, c.type, c.direction FROM conflict c
      JOIN entry o ON o.id = c.one JOIN entry t ON t.id = c.other""",
    "pair": "SELECT o.iri, t.iri, p.facts FROM pair p JOIN entry o ON o.id = p.one JOIN entry t ON t.id = p.other",
}  # fmt: skip


def contents(folder: Path) -> dict[str, list[Any]]:
    db = sqlite3.connect(folder / CATALOGUE_PATH)
    try:
        return {name: sorted(map(str, db.execute(query))) for name, query in SHOWN.items()}
    finally:
        db.close()


def coloured(extraction: Extraction, source: random.Random) -> Extraction:
    """With events that are told differently: of several types and statuses, on few days, with figures."""
    events = []
    for event in extraction.events:
        agents, patients = event.agents, ()
        if source.random() < 0.5 and len(agents) == 2:
            agents, patients = agents[:1], agents[1:]
        day = source.choice(("", "2025-10", *["2025-10-01"] * 5))
        figures = (Count("killed", source.randrange(1, 3)),) if source.random() < 0.5 else ()
        events.append(
            replace(
                event,
                type=source.choice(("Consult", "Consult", "Assault")),
                status=source.choice((Status.ACTUAL, Status.NEGATED)),
                agents=agents,
                patients=patients,
                when=When(day),
                counts=figures,
            )
        )
    return replace(extraction, events=tuple(events))


def change(store: Store, source: random.Random) -> None:
    with IdentityIndex(store) as index:
        if not index.fits():
            index.rebuild()
        for _ in range(source.choice((1, 1, 3))):
            number = source.randrange(8)
            iri = iris.article_iri(store.base, f"a{number}")
            index.note([iri])
            if source.random() < 0.3:
                store.retract(iri)
                continue
            words = " ".join(
                "{} met {}.".format(*source.sample(NAMES[: source.choice((3, 7))], 2))
                for _ in range(source.randrange(7))
            )
            day = f"2025-10-0{source.randrange(1, 9)}"
            article = Article(f"a{number}", f"Nobody came. {words}", f"Day {number}", day)
            store.put_article(iri, rdf.article_graph(coloured(one(article), source), store.base))
        index.settle()


def copy(store: Store, snapshot: Path) -> None:
    """Copy the store as those who write to it do."""
    store.snapshot(snapshot)
    note_changes(str(Path(store.location) / INDEX_PATH), str(snapshot))


def asked(folder: Path, base: str, snapshot: Path) -> dict[str, object]:
    return {"operation": "follow", "location": str(folder), "snapshot": str(snapshot), "base": base}


def of_many(folder: Path, snapshot: Path) -> dict[str, object]:
    """Make a store that was changed nine times, and ask for the catalogue of its copy."""
    with open_store(folder) as store:
        for seed in range(9):
            change(store, random.Random(seed))  # noqa: S311
        copy(store, snapshot)
        return asked(folder, store.base, snapshot)


@pytest.mark.parametrize("seed", range(6))
def test_what_follows_is_what_would_be_made_anew(tmp_path: Path, seed: int) -> None:
    source = random.Random(seed)  # noqa: S311 - articles, no secret
    folder, following = tmp_path / "s", Catalogue()
    followed = disputed = 0
    for turn in range(12):
        with open_store(folder) as store:
            change(store, source)
            snapshot = tmp_path / f"snapshot{turn}"
            copy(store, snapshot)
            base = store.base
        answer = following.answer(asked(folder, base, snapshot))
        followed += not answer["made"]
        got = contents(folder)
        disputed += len(got["conflict"])
        kept = tmp_path / "kept"
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir()
        assert Catalogue().answer(asked(kept, base, snapshot))["made"]
        assert got == contents(kept)
    assert followed == 11
    assert disputed


def test_what_came_after_the_snapshot_waits_for_the_next(tmp_path: Path) -> None:
    folder, following = tmp_path / "s", Catalogue()
    for turn in range(4):
        with open_store(folder) as store:
            change(store, random.Random(turn))  # noqa: S311
            copy(store, tmp_path / f"snapshot{turn}")
            base = store.base
    for turn in range(4):  # each copy is only looked at when the store has gone on
        following.answer(asked(folder, base, tmp_path / f"snapshot{turn}"))
    got = contents(folder)
    shutil.rmtree(folder / ".index")
    assert Catalogue().answer(asked(folder, base, tmp_path / "snapshot3"))["made"]
    assert got == contents(folder)


def test_read_by_several_processes_it_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "s"
    request = of_many(folder, tmp_path / "snapshot")
    Catalogue().answer(request)
    got = contents(folder)
    shutil.rmtree(folder / ".index")
    monkeypatch.setattr("newsgraph.service.cataloguing.FEW", 0)
    monkeypatch.setattr("newsgraph.service.side_reading.BATCH", 2)
    assert Catalogue().answer(request)["made"]
    assert got["article"]
    assert got == contents(folder)


def test_without_what_has_changed_it_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    with open_store(folder) as store:
        change(store, random.Random(3))  # noqa: S311
        copy(store, tmp_path / "snapshot")
        base = store.base
    request = asked(folder, base, tmp_path / "snapshot")
    assert Catalogue().answer(request)["made"]
    assert not Catalogue().answer(request)["made"]  # another process finds it as it is
    (folder / CATALOGUE_PATH).write_bytes(b"no database")
    assert Catalogue().answer(request)["made"]
    shutil.rmtree(folder / ".index")
    assert Catalogue().answer(request)["made"]


def test_how_far_the_making_is_can_be_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "s"
    request = of_many(folder, tmp_path / "snapshot")
    with open_store(folder, read_only=True) as store:
        articles = len(store.article_iris())
    told = []

    def tell(self: Making, done: int) -> None:
        whole(self, done)
        told.append(how_far((folder / CATALOGUE_PATH).with_suffix(PROGRESS)))

    whole = Making.tell
    monkeypatch.setattr(Making, "tell", tell)
    monkeypatch.setattr("newsgraph.service.making.SECONDS_BETWEEN", 0.0)
    monkeypatch.setattr("newsgraph.service.making.SECONDS_TO_GUESS", 0.0)
    monkeypatch.setattr("newsgraph.service.cataloguing.BATCH", 2)
    Catalogue().answer(request)
    assert len(told) == (articles + 1) // 2 > 2
    assert told[0].startswith(f"2 of {articles} articles read, about ")
    assert told[-1] == f"{articles} of {articles} articles read, about 0 s left"
    assert not how_far((folder / CATALOGUE_PATH).with_suffix(PROGRESS))


def test_who_asks_too_early_hears_how_far_it_is(tmp_path: Path) -> None:
    class Slow:
        def ask(self, request: object, *, seconds: float, cancelled: Callable[[], bool]) -> object:
            making = Making((tmp_path / CATALOGUE_PATH).with_suffix(PROGRESS), 90)
            making.tell(30)
            while not cancelled():
                time.sleep(0.01)
            raise Stopped("cancelled", "closed")

    (tmp_path / CATALOGUE_PATH).parent.mkdir()
    snapshots = SimpleNamespace(use=lambda: nullcontext(Snapshot(tmp_path)))
    follower = Follower(tmp_path, cast("Pool", Slow()), snapshots, "")
    try:
        last = time.monotonic() + 30
        while not how_far((tmp_path / CATALOGUE_PATH).with_suffix(PROGRESS)):
            assert time.monotonic() < last
            time.sleep(0.01)
        with pytest.raises(Problem, match="30 of 90 articles read"):
            follower.connection(0)
    finally:
        follower.close()


def graph_of_pairs(source: random.Random, size: int, edges: int) -> tuple[sqlite3.Connection, nx.Graph]:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, rank REAL)")
    db.execute("CREATE TABLE pair (one INTEGER, other INTEGER, facts INTEGER)")
    db.executemany("INSERT INTO entry VALUES (?, 0)", ((number,) for number in range(1, size + 1)))
    net = nx.Graph()
    net.add_nodes_from(range(1, size + 1))
    for _ in range(edges):
        one_, other = source.sample(range(1, size + 1), 2)
        net.add_edge(one_, other, weight=source.randrange(1, 9))
    for one_, other, facts in net.edges(data="weight"):
        db.executemany("INSERT INTO pair VALUES (?, ?, ?)", ((one_, other, facts), (other, one_, facts)))
    return db, net


@pytest.mark.parametrize("seed", range(5))
def test_the_rank_is_pagerank(seed: int) -> None:
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

    db, net = graph_of_pairs(random.Random(seed), 30, 40)  # noqa: S311
    assert rank(db) == 30
    wanted = _pagerank_python(net, alpha=DAMPING, tol=1e-10, max_iter=500)
    found = dict(db.execute("SELECT id, rank FROM entry"))
    assert found == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("seed", range(20))
def test_chains_are_all_shortest_paths(seed: int) -> None:
    db, net = graph_of_pairs(random.Random(seed), 25, 32)  # noqa: S311
    for target in range(2, 26):
        chains = [chain.numbers for chain in shortest_chains(db, 1, target, 4)]
        there = nx.has_path(net, 1, target)
        wanted = {tuple(path) for path in nx.all_shortest_paths(net, 1, target)} if there else set()
        if any(len(path) > 5 for path in wanted):
            wanted = set()
        assert len(chains) == min(10, len(wanted))
        assert set(chains) <= wanted
