"""Writes docs/lexicons.md from the comments on top of the lexicon files."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "lexicons.md"
HEAD = """# Lexicons

The words that the rules go by, as data in `builder/lexicon/`. Each file says on top what it holds and where it comes
from; this page is written from there by `scripts/docs`. All of them ship with the package.

| file | entries | what it holds |
|---|---:|---|
"""


def header(text: str) -> str:
    """The comment on top of a lexicon, as running text; of a table, without the line that names its columns."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("#") or "\t" in line:
            break
        if not line.strip("# "):
            break
        lines.append(line.lstrip("# "))
    return " ".join(lines).replace("|", "\\|")


def entries(value: object) -> int:
    """How many words, phrases and rows there are in a TOML value: texts with line breaks hold a word each."""
    if isinstance(value, dict):
        return sum(entries(one) for one in value.values())
    if isinstance(value, list):
        return sum(entries(one) for one in value)
    return len(value.split()) if isinstance(value, str) and "\n" in value else 1


def size(path: Path, text: str) -> int:
    """How many entries a lexicon has; of a table, its rows."""
    if path.suffix == ".toml":
        return entries(tomllib.loads(text))
    return sum(1 for line in text.splitlines() if line.strip() and not line.startswith("#"))


def page() -> str:
    """The page as the lexicons are now."""
    rows = []
    for path in sorted((ROOT / "builder" / "lexicon").iterdir()):
        text = path.read_text("utf-8")
        rows.append(f"| `{path.name}` | {size(path, text):,} | {header(text)} |\n")
    return HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
