"""The measures under bench/, run on two annotated articles of our own, and on the packaged samples."""

from __future__ import annotations

import importlib
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parent.parent / "bench"
GOLD = Path(__file__).parent / "data" / "gold"


@pytest.fixture(scope="module")
def bench() -> Iterator[dict[str, ModuleType]]:
    """The modules of bench/, which are scripts and no package."""
    before = set(sys.modules)
    sys.path.insert(0, str(BENCH))
    try:
        yield {name: importlib.import_module(name) for name in ("build", "gold", "confidence", "extraction")}
    finally:
        sys.path.remove(str(BENCH))
        for name in {"build", "gold", "confidence", "extraction"} - before:
            sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def articles(bench: dict[str, ModuleType]) -> list[object]:
    return list(bench["gold"].annotated(GOLD))


def test_gold_entities_are_found_by_name(articles: list[object]) -> None:
    harbour = articles[0]
    assert set(harbour.aligned.values()) == {"E1", "E2", "E3", "E4", "E5", "E6"}  # type: ignore[attr-defined]
    text = harbour.article.text  # type: ignore[attr-defined]
    assert harbour.places[2].of(text) == "Police arrested two men in Bergen."  # type: ignore[attr-defined]


def test_a_folder_that_is_no_gold_folder_is_refused(bench: dict[str, ModuleType], tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no gold folder"):
        list(bench["gold"].annotated(tmp_path))


def test_facts_are_judged_by_the_annotations(bench: dict[str, ModuleType], articles: list[object]) -> None:
    facts = bench["confidence"].judged(articles)
    right = {kind: [fact.right for fact in facts if fact.kind == kind] for kind in ("event", "role", "claim")}
    assert sum(right["event"]) >= 3
    assert sum(right["role"]) >= 2
    assert all(right["claim"]) and right["claim"]


def test_what_the_annotations_do_not_have_is_wrong(bench: dict[str, ModuleType], tmp_path: Path) -> None:
    shutil.copytree(GOLD, tmp_path / "gold")
    for path in (tmp_path / "gold" / "gold").glob("*.json"):
        gold = json.loads(path.read_text())
        path.write_text(json.dumps(gold | {"events": [], "roles": [], "claims": []}))
    facts = bench["confidence"].judged(bench["gold"].annotated(tmp_path / "gold"))
    assert facts
    assert not any(fact.right for fact in facts)


def test_precision_is_counted_by_band_and_by_rule(bench: dict[str, ModuleType]) -> None:
    confidence = bench["confidence"]
    facts = [confidence.Judged("event", 0.55, ("verb",), False)] * 10
    facts += [confidence.Judged("event", 0.95, ("noun",), True)] * 10
    report = confidence.report(facts, 5)
    assert "events: 20, 10 right" in report
    assert [line.split() for line in report.splitlines() if line.startswith("  ")] == [
        ["0.5–0.6", "0/10", "0.00"],
        ["0.9–1.0", "10/10", "1.00"],
        ["noun", "10/10", "1.00"],
        ["verb", "0/10", "0.00"],
    ]
    assert "not monotone" not in report
    turned = [confidence.Judged("event", 1.5 - fact.confidence, fact.rules, fact.right) for fact in facts]
    assert "not monotone: 0.9–1.0" in confidence.report(turned, 5)


def test_each_loss_has_its_cause(bench: dict[str, ModuleType], articles: list[object]) -> None:
    outcome = bench["extraction"].result(articles)
    assert outcome.wanted["event"] == 7
    assert outcome.found["event"] + sum(loss.kind == "event" for loss in outcome.losses) == 7
    causes = {loss.what.partition(": ")[2]: loss.cause for loss in outcome.losses if loss.kind == "event"}
    assert causes["Agree (tinkled)"] == "lexicon"
    lost = {loss.what: loss.cause for loss in outcome.losses if loss.kind == "participant"}
    assert lost["harbour, Agree agent: Norway"] == "event"
    report = bench["extraction"].report(outcome, "lexicon")
    assert "Agree (tinkled)" in report
    assert f"events: {outcome.found['event']} of 7 found" in report


def test_the_build_is_measured_stage_by_stage(bench: dict[str, ModuleType], capsys: pytest.CaptureFixture[str]) -> None:
    bench["build"].main(["--words", "300", "--repeat", "1"])
    printed = capsys.readouterr().out
    assert "12 articles" in printed  # the samples, once
    for line in (
        "by the clock",
        "of the processors",
        "shared by",
        "put into the store",
        "identity across articles",
        "whole build",
    ):
        assert printed.count(line) == 1
    for way in ("spaCy alone, 1 process", "build as it chooses", "build, 1 process"):
        assert printed.count(way) == 2, "by the clock, and of the processors"
