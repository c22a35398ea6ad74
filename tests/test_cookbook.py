"""Every question of docs/cookbook.md is asked of the samples, and has the answer that the page shows."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from cookbook_answers import PAGE, QUESTION, rows, sample_store, table

from newsgraph.builder.store import Store
from newsgraph.service.cli import cli

QUESTIONS = {match["title"]: match for match in QUESTION.finditer(PAGE.read_text("utf-8"))}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """The samples, built once."""
    with sample_store() as built:
        yield built


def comparable(text: str) -> list[str]:
    """A table without what SPARQL leaves open: the order of what GROUP_CONCAT joins."""
    lines = text.strip().splitlines()
    cells = ([", ".join(sorted(cell.split(", "))) for cell in line.strip("| ").split(" | ")] for line in lines)
    return [" | ".join(line) for line in cells]


def test_the_page_has_ten_questions_and_asks_each_one() -> None:
    text = PAGE.read_text("utf-8")
    assert len(QUESTIONS) >= 10
    assert len(QUESTIONS) == text.count("```sparql") == text.count("<!-- answer -->"), "a question has lost its answer"


@pytest.mark.parametrize("title", QUESTIONS)
def test_the_answer_is_the_one_that_the_page_shows(store: Store, title: str) -> None:
    match = QUESTIONS[title]
    answer = rows(store, match["query"])
    assert len(answer) > 1, "nothing is found in the samples"
    assert any(any(cell for cell in row) for row in answer[1:])
    assert comparable(table(answer)) == comparable(match["answer"]), (
        "the samples now give another answer; if it is right, scripts/golden writes it into the page"
    )


@pytest.mark.parametrize("name", ["query", "stats", "explain", "export", "validate", "retract"])
def test_the_examples_of_the_commands_work_on_the_samples(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    store.snapshot(tmp_path / "samples")
    monkeypatch.setenv("NEWSGRAPH_STORE", str(tmp_path / "samples"))
    monkeypatch.chdir(tmp_path)
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.epilog
    examples = [line.split() and shlex.split(line) for line in command.epilog.splitlines()[2:]]
    typed = [words[1:] for words in examples if not {"|", ">", "archive", "news.nq"} & set(words)]
    assert typed
    for words in typed:
        result = CliRunner().invoke(cli, words)
        assert result.exit_code == 0, (words, result.output)
        assert "No fact fits" not in result.output
