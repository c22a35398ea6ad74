"""The lexicon files, read once a process and handed out as immutable sets and rows."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

PACKAGE = "newsgraph.builder"


def _text(name: str) -> str:
    return resources.files(PACKAGE).joinpath("lexicon", name).read_text("utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file ``lexicon/<name>.toml``, as read."""
    return tomllib.loads(_text(name + ".toml"))


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """The entries of one white-space separated list; ``path`` leads to it. A hyphen also counts as a space."""
    value: Any = table(name)
    for step in path:
        value = value[step]
    entries = str(value).split()
    return frozenset(entries) | frozenset(entry.replace("-", " ") for entry in entries if "-" in entry)


@cache
def rows(name: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The rows of ``lexicon/<name>.tsv``: tab-separated cells, each a tuple of "|"-separated alternatives."""
    found = []
    for line in _text(name + ".tsv").splitlines():
        if line.strip() and not line.startswith("#"):
            found.append(tuple(tuple(part for part in cell.split("|") if part) for cell in line.split("\t")))
    return tuple(found)
