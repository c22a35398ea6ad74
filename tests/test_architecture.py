"""What docs/architecture.md promises of the code: the direction of imports, the size and the names of the modules."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("ontology", "shapes", "builder", "service")  # each imports itself and those before it
MODULES = [path for package in PACKAGES for path in sorted((ROOT / package).glob("*.py"))]
DOCUMENT = ROOT / "docs" / "architecture.md"
LONGEST = 400
SOURCES = (".py", ".toml", ".ttl", ".jsonld", ".md", ".txt", ".tsv", ".csv", ".json", ".html", ".css", ".js", "")
# Written in two so that this file does not hold what it looks for.
PATHS = re.compile("|".join(("/wo" + "rk/", "/ro" + "ot/", "/ho" + r"me/\w", "/Us" + r"ers/\w", "[A-Z]:" + r"\\Users")))
REGISTRIES = re.compile("|".join(name + r"\.org" for name in ("py" + "pi", "python" + "hosted", "npm" + "js")))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def each_module(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=[named(path) for path in paths])


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The dotted names that a module imports, with how many dots stand before a relative one."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, 0) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield module, node.level
            if module == "newsgraph":
                yield from ((f"newsgraph.{alias.name}", 0) for alias in node.names)


def tracked() -> list[Path]:
    """The repository's own text files: those under version control, else those that stand there."""
    git = shutil.which("git") if (ROOT / ".git").exists() else None
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False) if git else None
    if listed is not None and listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        folders = ("docs", "tests", "scripts", "bench", *PACKAGES)
        paths = [*ROOT.glob("*.*"), *(path for folder in folders for path in (ROOT / folder).rglob("*"))]
    return [path for path in paths if path.is_file() and path.suffix in SOURCES and "__pycache__" not in path.parts]


@each_module(MODULES)
def test_imports_go_one_way(path: Path) -> None:
    package = path.parent.name
    allowed = PACKAGES[: PACKAGES.index(package) + 1]
    for module, level in imports(path):
        assert level == 0, f"{named(path)} imports relatively; write newsgraph.{package}.…"
        first, _, rest = module.partition(".")
        assert first not in PACKAGES, f"{named(path)} imports {module}; write newsgraph.{module}"
        if first == "newsgraph" and rest:
            other = rest.split(".")[0]
            assert other in allowed, f"{named(path)} imports {module}, but {package} comes before {other}"


def test_only_declared_packages_are_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = [name for name in project["optional-dependencies"] if name != "test"]
    wanted = project["dependencies"] + [line for name in optional for line in project["optional-dependencies"][name]]
    declared = {re.split(r"[^\w.-]", line)[0].lower().replace("_", "-") for line in wanted}
    declared |= {"jinja2", "werkzeug", "markupsafe"} if "flask" in declared else set()  # Flask's own interface
    distributions = packages_distributions()
    used = set()
    for path in MODULES:
        for module, _ in imports(path):
            top = module.split(".")[0]
            if top == "newsgraph" or top in sys.stdlib_module_names:
                continue
            names = {name.lower().replace("_", "-") for name in distributions.get(top, [top])}
            assert names & declared, f"{named(path)} imports {top}, which pyproject.toml does not declare"
            used |= names & declared
    unused = declared - used - {"jinja2", "werkzeug", "markupsafe"}
    unused -= {name for name in unused if name.replace("-", "_") in (ROOT / "builder/language.py").read_text("utf-8")}
    assert not unused, f"pyproject.toml declares {sorted(unused)}, which nothing imports"
    told = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    silent = [name for name in declared - {"jinja2", "werkzeug", "markupsafe"} if f"| {name} |" not in told]
    assert not silent, f"docs/dependencies.md does not say what {silent} save us"


def test_packages_are_flat() -> None:
    for package in PACKAGES:
        nested = [named(path) for path in (ROOT / package).rglob("*.py") if path.parent != ROOT / package]
        assert not nested, f"setuptools leaves nested packages out of the wheel: {nested}"


@each_module(MODULES)
def test_a_module_is_one_noun_that_a_reader_takes_in(path: Path) -> None:
    length = len(path.read_text("utf-8").splitlines())
    assert length <= LONGEST, f"{named(path)} has {length} lines; part it by nouns"
    assert path.stem not in {"utils", "util", "helpers", "common", "misc", "stuff", "base"}


@each_module(MODULES)
def test_what_is_public_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), f"{named(path)} does not say what it is for"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{named(path)}: {node.name} has no docstring"


@pytest.mark.parametrize("path", sorted((ROOT / "builder" / "lexicon").iterdir()), ids=lambda path: path.name)
def test_a_lexicon_says_what_it_is_and_where_it_comes_from(path: Path) -> None:
    assert path.suffix in {".toml", ".tsv", ".csv"}
    header = []
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            break
        header.append(line.lstrip("# "))
    assert len(" ".join(header)) > 60, f"{named(path)} opens without a comment on what it holds and where from"
    page = (ROOT / "docs" / "lexicons.md").read_text("utf-8")
    assert f"`{path.name}`" in page, f"docs/lexicons.md does not tell of {named(path)}: run scripts/docs"


def words(value: object) -> Iterator[list[str]]:
    """The lists of words in a table of a lexicon."""
    if isinstance(value, str):
        yield value.split()
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from words(each)


@each_module(sorted((ROOT / "builder" / "lexicon").glob("*.toml")))
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    twice = {word for each in words(tomllib.loads(path.read_text("utf-8"))) for word in each if each.count(word) > 1}
    assert not twice


def test_every_module_has_its_line_in_the_architecture() -> None:
    document = DOCUMENT.read_text("utf-8")
    missing = [named(path) for path in MODULES if path.stem != "__init__" and f"`{named(path)}`" not in document]
    assert not missing, f"docs/architecture.md has no line for {missing}: run scripts/docs"
    told = re.findall(rf"`((?:{'|'.join(PACKAGES)})/\w+\.py)`", document)
    gone = sorted({name for name in told if not (ROOT / name).is_file()})
    assert not gone, f"docs/architecture.md tells of modules that are gone: {gone}: run scripts/docs"


def test_nothing_names_one_machine() -> None:
    for path in tracked():
        text = path.read_text("utf-8", errors="replace")
        found = PATHS.search(text) or REGISTRIES.search(text)
        assert found is None, f"{named(path)} names {found.group()!r}, which is not everywhere"
