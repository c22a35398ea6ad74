"""The pipeline: from files to a store, the same whatever the order and the number of workers."""

from __future__ import annotations

import io
import json
import multiprocessing
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from small_extractor import SmallExtractor

from newsgraph.builder import iris, pipeline, report
from newsgraph.builder.errors import RejectedError, SourceError
from newsgraph.builder.extraction import RuleExtractor
from newsgraph.builder.model import Article
from newsgraph.builder.pipeline import build, retract
from newsgraph.builder.quads import Statements
from newsgraph.builder.report import BuildReport, Progress, Sample
from newsgraph.builder.store import Store, open_store
from newsgraph.builder.time_limit import time_limit

NAMES = ["Ada Moss", "Ida Reed", "Ole Brandt", "Uma Finch"]


def write_articles(folder: Path, count: int = 40) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        one, other = NAMES[number % 4], NAMES[(number + 1 + number // 4 % 3) % 4]
        text = f"{one} met {other} on pier {number}.\n\nThey spoke for {number} minutes."
        record = {"id": f"a{number}", "title": f"Meeting {number}", "date": "2025-10-06", "text": text}
        (folder / f"{number:03}.json").write_text(json.dumps(record))
    return folder


def quads(store: Store) -> list[str]:
    output = io.BytesIO()
    store.dump(output, "nquads")
    return sorted(output.getvalue().decode().splitlines())


def run(store: Store, *paths: str | Path, workers: int = 1, **options: str) -> BuildReport:
    return build([str(path) for path in paths], store, workers=workers, extractor=SmallExtractor(), **options)


def test_build_counts_what_it_did(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in")
    with open_store(tmp_path / "s") as store:
        done = run(store, folder)
        assert (done.articles, done.added, done.replaced, done.unchanged) == (40, 40, 0, 0)
        assert (done.actors, done.events, done.holdings, done.claims, done.rejected) == (4, 40, 0, 0, ())
        assert done.words == sum(len(json.loads(file.read_text())["text"].split()) for file in folder.iterdir())
        assert done.seconds > 0
        assert done.exit_status == 0
        assert len(store.article_iris()) == 40
        assert len(done.samples) == report.SAMPLES
        for sample in done.samples:
            sides, what = sample.fact.split(" · ")
            assert what == "Consult"
            assert all(name in sample.sentence for name in (*sides.split(", "), "met", "on pier"))
            assert sample.article in store.article_iris()
        assert len({sample.article for sample in done.samples}) == report.SAMPLES


def test_building_the_same_again_changes_nothing(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in")
    with open_store(tmp_path / "s") as store:
        first = run(store, folder)
        before = quads(store)
        again = run(store, folder)
        assert (again.added, again.replaced, again.unchanged) == (0, 0, 40)
        assert again.actors == first.actors
        assert quads(store) == before


def test_other_order_and_more_workers_give_the_same_quads(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in")
    files = sorted(folder.iterdir())
    with open_store(tmp_path / "forward") as store:
        run(store, *files)
        wanted = quads(store)
    with open_store(tmp_path / "backward") as store:
        run(store, *reversed(files))
        assert quads(store) == wanted
    with open_store(tmp_path / "in parts") as store:
        run(store, *files[20:])
        run(store, *files[:25])
        assert quads(store) == wanted
    with open_store(tmp_path / "workers") as store:
        run(store, *files[::-1], workers=2)
        assert quads(store) == wanted


def test_a_changed_article_replaces_its_graph_and_identity_follows(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 3)
    with open_store(tmp_path / "s") as store:
        run(store, folder)
        record = json.loads((folder / "001.json").read_text())
        record["text"] = "Ada Moss met Zed Young."
        (folder / "001.json").write_text(json.dumps(record))
        done = run(store, folder)
        assert (done.added, done.replaced, done.unchanged) == (0, 1, 2)
        assert store.query('ASK { ?x owl:sameAs ?c . ?c rdfs:label "Zed Young" }')
        changed = quads(store)
    with open_store(tmp_path / "fresh") as store:
        run(store, folder)
        assert quads(store) == changed


def test_retract_takes_an_article_out_whole(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 4)
    with open_store(tmp_path / "s") as store:
        run(store, *sorted(folder.iterdir())[:3])
        without = quads(store)
        run(store, folder)
        assert quads(store) != without
        gone, unknown = retract(["a3", "no such article"], store)
        assert gone == [store.base + "article/a3"]
        assert [rejection.where for rejection in unknown] == ["no such article"]
        assert quads(store) == without


@pytest.mark.parametrize("workers", [1, 2])
def test_what_goes_wrong_with_one_article_touches_no_other(tmp_path: Path, workers: int) -> None:
    folder = write_articles(tmp_path / "in")
    for number, word in ((3, "FAULT"), (17, "BREAK"), (30, "FAULT")):
        path = folder / f"{number:03}.json"
        record = json.loads(path.read_text())
        path.write_text(json.dumps(record | {"text": f"{record['text']} {word}"}))
    (folder / "020.json").write_text('{"id": "a20", "text": "cut in ha')
    with open_store(tmp_path / "s") as store:
        done = run(store, folder, workers=workers)
        assert done.articles == done.added == 36
        assert done.exit_status == 3
        found = {Path(rejection.where).name: rejection for rejection in done.rejected}
        assert sorted(found) == ["003.json", "017.json", "020.json", "030.json"]
        assert "ArithmeticError: a fault on demand" in found["003.json"].message
        assert "cites the words of the article" in found["017.json"].message
        assert found["017.json"].code == "rejected"
        assert found["020.json"].code == "source"
        assert all(rejection.hint for rejection in done.rejected)
        assert len(store.article_iris()) == 36


@pytest.mark.parametrize(("processors", "alone", "workers"), [(2, 500, 2), (2, 100_000, 1), (1, 500, 1), (9, 500, 4)])
def test_workers_are_chosen_by_the_processors_and_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processors: int, alone: int, workers: int
) -> None:
    folder = write_articles(tmp_path / "in")
    chosen = []

    def in_processes(batches: Iterable[list[pipeline.Place]], *others: Any) -> Iterator[list[pipeline.Built]]:
        chosen.append(others[2])
        return (pipeline.process(batch, others[0], others[1], others[3]) for batch in batches)

    monkeypatch.setattr(pipeline, "processors", lambda: processors)
    monkeypatch.setattr(pipeline, "ALONE", alone)
    monkeypatch.setattr(pipeline, "_in_processes", in_processes)
    with open_store(tmp_path / "s") as store:
        done = build([folder], store, workers=None, extractor=SmallExtractor())
        assert (done.articles, done.added) == (40, 40)
    assert chosen == ([workers] if workers > 1 else [])


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="workers cannot be forked here")
def test_workers_come_with_the_model_and_the_lexicon_loaded() -> None:
    asked = "__import__('newsgraph.builder.language').builder.language._load.cache_info().currsize"
    read = "[each.cache_info().misses for each in (wordlists.table, wordlists.rows)]"
    read = f"exec('from newsgraph.builder import wordlists') or {read}"
    article = Article("a", "Hanna Berg, the mayor of Oslo, met nurses on Monday. She said she would help them.")
    with pipeline._pool(1) as pool:
        assert pool.submit(eval, asked).result() == 1
        before = pool.submit(eval, read).result()
        (built,) = pool.submit(pipeline.process, [("a", article)], RuleExtractor(), iris.DEFAULT_BASE, 60.0).result()
        assert built.rejection is None
        assert pool.submit(eval, read).result() == before


def test_there_is_a_processor() -> None:
    assert pipeline.processors() >= 1


@pytest.mark.slow
def test_an_article_that_kills_its_process_is_rejected_alone(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in")
    path = folder / "021.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"text": "CRASH"}))
    with open_store(tmp_path / "s") as store:
        done = run(store, folder, workers=2)
        assert done.added == 39
        assert [Path(rejection.where).name for rejection in done.rejected] == ["021.json"]
        assert "died" in done.rejected[0].message


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_takes_for_ever_is_rejected_alone(tmp_path: Path, workers: int) -> None:
    folder = write_articles(tmp_path / "in")
    path = folder / "021.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"text": "LOOP"}))
    with open_store(tmp_path / "s") as store:
        done = build([folder], store, workers=workers, extractor=SmallExtractor(), seconds=0.5)
        assert done.added == 39
        assert [Path(rejection.where).name for rejection in done.rejected] == ["021.json"]
        assert "took more than" in done.rejected[0].message


def test_the_time_limit_stops_what_is_slow_and_nothing_after_it() -> None:
    with pytest.raises(RejectedError, match="took more than"), time_limit(0.05):
        re.fullmatch(r"(a+)+b", "a" * 40)
    with time_limit(0.05) as start:
        for _ in range(4):
            time.sleep(0.02)
            start()
    time.sleep(0.06)  # nothing is left that could go off


def test_a_rejected_article_leaves_the_one_that_is_stored(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 2)
    with open_store(tmp_path / "s") as store:
        run(store, folder)
        before = quads(store)
        path = folder / "001.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | {"text": "Ada Moss met Ida Reed. BREAK"}))
        assert len(run(store, folder).rejected) == 1
        assert quads(store) == before


def test_identity_that_was_left_undone_is_made_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_articles(tmp_path / "in", 5)
    with open_store(tmp_path / "whole") as store:
        run(store, folder)
        wanted = quads(store)
    with open_store(tmp_path / "s") as store:
        with monkeypatch.context() as patched:
            patched.setattr(pipeline.IdentityIndex, "settle", lambda index: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                run(store, folder)
        assert quads(store) != wanted
        assert run(store, folder).unchanged == 5
        assert quads(store) == wanted


def test_progress_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "TOGETHER", 16)
    folder = write_articles(tmp_path / "in")
    told: list[Progress] = []
    with open_store(tmp_path / "s") as store:
        build([folder], store, extractor=SmallExtractor(), progress=told.append)
    assert [each.done for each in told] == [16, 32, 40]
    assert {each.total for each in told} == {40}
    assert told[-1].remaining == 0
    assert told[0].rate > 0


@pytest.mark.parametrize(
    ("together", "seconds", "parts"), [(32, 60.0, [32, 8]), (32, 0.0, [16, 16, 8]), (99, 60.0, [40])]
)
def test_articles_go_in_together_and_wait_for_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int, seconds: float, parts: list[int]
) -> None:
    folder = write_articles(tmp_path / "in")
    with open_store(tmp_path / "whole") as store:
        run(store, folder)
        wanted = quads(store)
    monkeypatch.setattr(pipeline, "TOGETHER", together)
    monkeypatch.setattr(pipeline, "TOGETHER_SECONDS", seconds)
    monkeypatch.setattr(pipeline, "SETTLED", 30)
    put: list[int] = []
    with open_store(tmp_path / "s") as store:
        whole = store.put_articles

        def put_articles(graphs: list[tuple[str, Statements]]) -> list[str]:
            put.append(len(graphs))
            return whole(graphs)

        monkeypatch.setattr(store, "put_articles", put_articles)
        run(store, folder)
        assert put == parts
        assert quads(store) == wanted


def test_a_wrong_date_stops_the_build_before_it_begins(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 1)
    with open_store(tmp_path / "s") as store:
        with pytest.raises(SourceError, match="YYYY-MM-DD"):
            run(store, folder, date="soon")
        assert store.article_iris() == []


def test_the_standard_input_is_built(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        stdin = io.BytesIO(b"Headline\n\nAda Moss met Ida Reed.")
        done = build(["-"], store, date="2025-10-06", extractor=SmallExtractor(), stdin=stdin)
        assert done.added == 1
        answer = store.query("SELECT ?h ?d { ?a schema:headline ?h ; schema:datePublished ?d }")
        assert isinstance(answer, ox.QuerySolutions)
        assert [(row["h"].value, row["d"].value) for row in answer] == [("Headline", "2025-10-06")]


def test_samples_come_from_as_many_articles_as_can_be() -> None:
    every = [Sample("event", f"fact {n}", "", article, 0.9) for n, article in enumerate("aaaabc")]
    assert [sample.article for sample in report.choose(every)] == ["a", "b", "c"]
    assert [sample.fact for sample in report.choose(every, of_each=5)] == [
        "fact 0",
        "fact 4",
        "fact 5",
        "fact 1",
        "fact 2",
    ]


@pytest.mark.slow
def test_the_rules_build_a_real_page_the_same_with_workers(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(
            f"Mayor Meets Harbour Board {number}\n\nMayor Ada Moss met Ole Brandt, the chairman of the Harbour Board, "
            f"in Lisbon on Monday.\n“We reached a deal,” Moss said. About {number + 2} ferries left Portugal.\n"
        )
    found = []
    for workers in (1, 2):
        with open_store(tmp_path / f"s{workers}") as store:
            done = build([folder], store, date="2025-10-06", workers=workers)
            assert done.rejected == ()
            assert done.added == 3
            assert done.actors > 0
            found.append(quads(store))
    assert found[0] == found[1]
