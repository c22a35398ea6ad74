"""The scripts that people type: they are sound, they can be run, and they say what is wrong in one line."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPTS = [path for path in sorted((ROOT / "scripts").iterdir()) if not path.suffix] + [ROOT / ".ci" / "run"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_sound_and_says_what_it_is_for(script: Path) -> None:
    lines = script.read_text("utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert lines[1].startswith("# ")
    assert "set -euo pipefail" in lines
    assert os.access(script, os.X_OK), f"chmod +x {script.relative_to(ROOT)}"
    done = subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def copy(folder: Path) -> Path:
    """A clone without an environment, as small as ``scripts/setup`` needs it."""
    (folder / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "setup", folder / "scripts" / "setup")
    for package in ("ontology", "shapes", "builder", "service"):
        (folder / package).mkdir()
        (folder / package / "__init__.py").touch()
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def program(folder: Path, name: str, body: str) -> None:
    """A program of our own making, to stand in for one of the machine's."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{body}\n")
    (folder / name).chmod(0o755)


def set_up(clone: Path, *arguments: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """``scripts/setup``, with only the programs of ``path`` to be found where one is given."""
    environment = {"PATH": str(path) if path else os.environ["PATH"], "HOME": str(clone)}
    command = [str(shutil.which("bash")), str(clone / "scripts" / "setup"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_without_a_python_that_is_new_enough_setup_says_so(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("cat", "cksum", "dirname", "env", "find", "sort"):
        (programs / name).symlink_to(str(shutil.which(name)))
    program(programs, "python3", "exit 1")
    done = set_up(copy(tmp_path / "clone"), path=programs)
    assert done.returncode == 1
    assert done.stderr.startswith("newsgraph setup: Python 3.11 or newer was not found; ")
    assert len(done.stderr.splitlines()) == 1


def test_setup_notices_a_new_file_and_nothing_else(tmp_path: Path) -> None:
    clone = copy(tmp_path / "clone")
    # An environment whose Python only writes down what it is asked to do.
    program(clone / ".venv" / "bin", "python", f'echo "$@" >> {tmp_path / "asked"}')
    program(clone / ".venv" / "bin", "newsgraph", "exit 0")

    def installs(*arguments: str) -> str:
        (tmp_path / "asked").unlink(missing_ok=True)
        done = set_up(clone, *arguments)
        assert done.returncode == 0, done.stderr
        asked = tmp_path / "asked"
        lines = asked.read_text().splitlines() if asked.is_file() else []
        return next((line.split()[-1] for line in lines if "--editable" in line), "")

    assert installs() == "."
    assert installs() == ""
    (clone / "builder" / "__init__.py").write_text('"""Edited."""\n')
    assert installs() == "", "an edit shows through the link"
    assert installs("test") == ".[test]"
    assert installs() == installs("test") == ""
    (clone / "builder" / "added.py").touch()
    assert installs() == ".[test]", "a new file is linked, and what is there for the tests stays"
    assert installs("test") == ""
    (clone / "builder" / "added.py").rename(clone / "builder" / "renamed.py")
    assert installs("test") == ".[test]"
