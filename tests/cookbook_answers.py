"""The questions of docs/cookbook.md, and their answers on the samples.

``python tests/cookbook_answers.py`` (or ``scripts/golden``) writes the answers into the page anew.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from sample_facts import sample_paths

from newsgraph.builder import pipeline
from newsgraph.builder.store import PREFIXES, Store, open_store

PAGE = Path(__file__).parent.parent / "docs" / "cookbook.md"
QUESTION = re.compile(
    r"^## (?P<title>.+?)\n(?P<prose>.*?)```sparql\n(?P<query>.*?)```\n\n"
    r"<!-- answer -->\n(?P<answer>.*?)<!-- end -->",
    re.DOTALL | re.MULTILINE,
)
DECLARED = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())


@contextmanager
def sample_store() -> Iterator[Store]:
    """A store with the samples in it, for as long as it is asked."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store") as store:
        report = pipeline.build(sample_paths(), store)
        if report.rejected:
            raise AssertionError(f"samples were rejected: {report.rejected}")
        yield store


def rows(store: Store, query: str) -> list[list[str]]:
    """The heading of an answer and its rows, as texts."""
    found: Any = store.query(DECLARED + query)
    names = [variable.value for variable in found.variables]
    return [names, *([_text(solution[name]) for name in names] for solution in found)]


def _text(term: ox.NamedNode | ox.Literal | None) -> str:
    if term is None:
        return ""
    return " ".join(term.value.replace("|", "\\|").split())


def table(answer: list[list[str]]) -> str:
    """An answer as a Markdown table."""
    heading, *found = answer
    lines = [heading, ["---"] * len(heading), *found]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


def renew() -> None:
    """Write the page's answers anew."""
    text = PAGE.read_text("utf-8")
    with sample_store() as store:

        def answered(match: re.Match[str]) -> str:
            start = match.start("answer") - match.start()
            end = match.end("answer") - match.start()
            return match[0][:start] + table(rows(store, match["query"])) + match[0][end:]

        PAGE.write_text(QUESTION.sub(answered, text), encoding="utf-8")


if __name__ == "__main__":
    renew()
