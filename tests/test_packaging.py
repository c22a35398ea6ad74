"""The wheel holds everything that newsgraph needs, and works where nothing of the repository is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("ontology", "shapes", "builder", "service")
LEFT_OUT = {".pyc"}
PROBE = """
import json, sys
from importlib import resources
import newsgraph.builder, newsgraph.ontology, newsgraph.shapes, newsgraph.service.cli
from newsgraph.builder.extraction import RuleExtractor
from newsgraph.builder.model import Article
from newsgraph.builder.rdf import article_triples
from newsgraph.builder.validation import problems
article = Article("probe", "Finance Minister Rosa Quispe met dockers in Callao on Monday.", None, "2025-10-06")
extraction, = RuleExtractor().extract([article])
print(json.dumps({
    "from": [module.__path__[0] for module in (newsgraph.builder, newsgraph.ontology, newsgraph.shapes)],
    "labels": [entity.label for entity in extraction.entities],
    "problems": len(problems(article_triples(extraction, "https://example.org/"))),
}))
"""


def needed() -> set[str]:
    """Every file of the four packages, under the name that it has in the wheel."""
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    return {f"newsgraph/{path.relative_to(ROOT).as_posix()}" for path in files if path.suffix not in LEFT_OUT}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of what a wheel is built from, so that no build folder of ours takes part."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed, and nothing else of newsgraph."""
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target"]
    done = subprocess.run([*command, str(target), str(wheel)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


@pytest.mark.slow
def test_the_wheel_is_complete(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    missing = needed() - held
    assert not missing, f"not in the wheel: {sorted(missing)}; see package-data in pyproject.toml"
    for package in PACKAGES:
        assert f"newsgraph/{package}/py.typed" in held, f"{package} has no py.typed"
    for kind in (".ttl", ".jsonld", ".tsv", ".toml", ".json", ".html", ".css"):
        assert any(name.endswith(kind) for name in held), f"no {kind} file is in the wheel"
    strangers = {name for name in held if not name.startswith("newsgraph") or "__pycache__" in name}
    assert not strangers, f"the wheel would install {sorted(strangers)} beside newsgraph"


@pytest.mark.slow
def test_what_is_installed_from_the_wheel_works(installed: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error::ImportWarning", "-c", PROBE]
    environment = {"PYTHONPATH": str(installed), "PATH": "", "HOME": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert all(Path(place).is_relative_to(installed) for place in told["from"]), told["from"]
    assert "Rosa Quispe" in told["labels"]
    assert told["problems"] == 0


@pytest.mark.slow
def test_the_command_and_the_licence_are_there(installed: Path) -> None:
    (folder,) = installed.glob("newsgraph-*.dist-info")
    distribution = PathDistribution(folder)
    entries = {entry.name: entry.value for entry in distribution.entry_points if entry.group == "console_scripts"}
    assert entries == {"newsgraph": "newsgraph.service.cli:main"}
    assert distribution.metadata["License-Expression"] == "Apache-2.0"
    assert "Apache License" in (folder / "licenses" / "LICENSE").read_text("utf-8")
    assert distribution.metadata["Requires-Python"] == ">=3.11"
    assert (installed / "bin" / "newsgraph").is_file() or (installed / "Scripts" / "newsgraph.exe").is_file()
