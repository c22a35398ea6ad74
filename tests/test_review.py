"""The reviewing sheet: what is drawn, what a judge sees, and what the verdicts come to."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

import pytest
from small_store import TALKS_TEXT, make_store

from newsgraph.builder.errors import SourceError
from newsgraph.builder.store import Store, open_store
from newsgraph.service.review import draw, judge, judged_facts, sheet_data, sheet_page, wilson


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("review") / "store")


@pytest.fixture
def store(folder: Path) -> Store:
    return open_store(folder, read_only=True)


def test_a_draw_depends_on_the_seed_alone(store: Store) -> None:
    first, again = (draw(store.query, 3, 7) for _ in range(2))
    assert [fact.iri for fact in first] == [fact.iri for fact in again]
    assert len({fact.iri for fact in first}) == 3
    draws = {tuple(fact.iri for fact in draw(store.query, 3, seed)) for seed in range(20)}
    assert len(draws) > 10


def test_everything_can_be_drawn_and_nothing_twice(store: Store) -> None:
    drawn = draw(store.query, 100, 1)
    assert sorted(fact.kind for fact in drawn) == ["claim", "event", "event", "event", "event", "role"]


def test_an_entry_shows_the_fact_beside_its_sentence_in_its_place(store: Store) -> None:
    facts = draw(store.query, 100, 1)
    entries = {e["words"]: e for e in sheet_data(store.query, facts, source="x", seed=1)["facts"]}
    entry = entries["Assault: Veldland → Orsinia's navy, in May 2031, at least 12 killed"]
    (passage,) = entry["passages"]
    assert "".join(text for text, _ in passage["pieces"]) == TALKS_TEXT.splitlines()[-1]
    assert [text for text, style in passage["pieces"] if style == "trigger"] == ["attacked"]
    assert passage["before"].endswith("“we want peace <b>now</b>”.")
    assert passage["after"] == ""
    assert ["agent", "Veldland"] in entry["details"]
    assert entry["verdict"] is None


def test_the_sheet_is_one_file_that_calls_nobody(store: Store) -> None:
    data = sheet_data(store.query, draw(store.query, 100, 1), source="x", seed=1)
    page = sheet_page(data).decode()
    assert json.loads(re.search(r"const DATA = (.*);\n", page)[1]) == data  # type: ignore[index]
    assert "<b>now" not in page
    assert not re.search(r"<(link|img|iframe)\b|src=|@import|url\(|fetch\(|XMLHttpRequest|innerHTML", page)


@pytest.mark.parametrize(("right", "judged"), [(0, 10), (10, 10), (85, 100), (1, 2), (119, 120)])
def test_wilson_bounds_are_where_the_score_test_just_rejects(right: int, judged: int) -> None:
    share, (low, high) = right / judged, wilson(right, judged)
    assert 0 <= low <= share <= high <= 1
    for bound in (low, high):
        assert abs(share - bound) == pytest.approx(1.959964 * math.sqrt(bound * (1 - bound) / judged), abs=1e-6)
    assert high > low


def test_wilson_of_nothing_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def verdicts() -> list[dict[str, object]]:
    return [
        {"kind": "event", "type": "Assault", "rule": "a", "confidence": 0.9, "verdict": "right"},
        {"kind": "event", "type": "Assault", "rule": "b", "confidence": 0.5, "verdict": "wrong"},
        {"kind": "event", "type": "Consult", "rule": "a", "confidence": 0.95, "verdict": "right"},
        {"kind": "role", "type": "President", "rule": "c", "confidence": 1.0, "verdict": "skip"},
        {"kind": "claim", "type": "said", "rule": "d", "confidence": 0.7, "verdict": None},
    ]


@pytest.mark.parametrize("suffix", [".json", ".csv"])
def test_precision_by_group(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"result{suffix}"
    facts = verdicts()
    if suffix == ".json":
        path.write_text(json.dumps({"facts": facts}), encoding="utf-8")
    else:
        lines = [",".join(facts[0]), *(",".join(str(v or "") for v in fact.values()) for fact in facts)]
        path.write_text("\n".join(lines), encoding="utf-8")
    found = {(one.group, one.name): one for one in judge(judged_facts(path))}
    everything = found["all", "all"]
    assert (everything.right, everything.wrong, everything.skipped) == (2, 1, 2)
    assert everything.precision == pytest.approx(2 / 3)
    assert found["event type", "Assault"].precision == 0.5
    assert found["rule", "a"].precision == 1.0
    assert found["kind", "role"].precision is None
    assert found["confidence", "0.9–1.0"].right == 2
    assert ("event type", "President") not in found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", "{"),
        ("a.json", "[1]"),
        ("a.json", '{"facts": 3}'),
        ("a.csv", "x,y\n1,2\n"),
        ("a.json", '[{"verdict": "perhaps"}]'),
    ],
)
def test_what_is_no_result_is_said_to_be_none(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=name):
        judged_facts(tmp_path / name)
