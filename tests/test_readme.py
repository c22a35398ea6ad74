"""The README's first screen is true: its commands are there, and print what it says. Its links lead somewhere."""

from __future__ import annotations

import ast
import os
import re
from importlib import import_module
from pathlib import Path

import click
import pytest
from readme_output import PACE, README, demo, told

from newsgraph.service.cli import cli

ROOT = README.parent
TEXT = README.read_text("utf-8")
DOCUMENTS = [README, *sorted((ROOT / "docs").glob("*.md")), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
FENCED = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def commands(text: str) -> list[list[str]]:
    """The lines that call ``newsgraph`` in a document, in words."""
    lines = [line for kind, block in FENCED.findall(text) if kind == "sh" for line in block.splitlines()]
    return [line.split("#")[0].split() for line in lines if line.startswith("newsgraph ")]


def test_the_first_screen_is_one_sentence_and_two_commands() -> None:
    first = "\n".join(TEXT.splitlines()[:12])
    named = re.findall(r"^(scripts/\w+)", first, re.MULTILINE)
    assert named == ["scripts/demo", "scripts/test"]
    for name in named:
        assert os.access(ROOT / name, os.X_OK), f"{name} cannot be run"
    assert "scripts/test" in (ROOT / ".ci" / "run").read_text("utf-8"), "CI runs what the README tells everybody to run"


@pytest.mark.slow
def test_the_demo_prints_what_the_readme_shows() -> None:
    shown, printed = (PACE.sub("in …", text) for text in (told(TEXT), demo()))
    assert shown == printed, "the demo now prints something else; if it is right, scripts/golden writes it down"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_and_options_that_are_told_of_exist(document: Path) -> None:
    for words in commands(document.read_text("utf-8")):
        command = cli.get_command(click.Context(cli), words[1])
        assert command is not None, f"{document.name}: newsgraph has no command {words[1]}"
        options = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
        used = {re.sub(r"=.*", "", word) for word in words[2:] if re.match(r"--?[a-z]", word)}
        assert used <= options | {"--help"}, f"{document.name}: {' '.join(words)}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text("utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target or target.startswith("#"):
            continue
        path = document.parent / target.partition("#")[0]
        assert path.exists(), f"{document.name} links to {target}, which is not there"
    for script in re.findall(r"`(scripts/\w+)", text):
        assert (ROOT / script).is_file(), f"{document.name} tells of {script}, which is not there"


@pytest.mark.parametrize("document", [*DOCUMENTS, ROOT / "docs" / "notebook.py"], ids=lambda path: path.name)
def test_nobody_is_sent_for_newsgraph_to_where_it_is_not(document: Path) -> None:
    told = re.findall(r"pip install ([^\n`]+)", document.read_text("utf-8"))
    assert not [words for words in told if re.search(r"(?:^|[\s\"'])newsgraph\b", words.partition("&&")[0])]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_python_examples_import_exists(document: Path) -> None:
    for kind, block in FENCED.findall(document.read_text("utf-8")):
        if kind != "python":
            continue
        for node in ast.walk(ast.parse(block)):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("newsgraph"):
                module = import_module(node.module)
                missing = [alias.name for alias in node.names if not hasattr(module, alias.name)]
                assert not missing, f"{document.name}: {node.module} has no {missing}"
