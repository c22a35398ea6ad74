"""Writes the tables of modules in docs/architecture.md from the modules' own first sentences.

A table stands between ``<!-- rooms PACKAGE: MODULE … -->`` and ``<!-- end -->``; ``*`` stands for the modules of the
package that no other table names.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "architecture.md"
TABLE = re.compile(r"(<!-- rooms (\w+): ([\w* ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def first_sentence(path: Path) -> str:
    """What a module says it is, up to the first full stop."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    paragraph = " ".join(docstring.split("\n\n")[0].split())
    sentence = re.split(r"(?<=[.?!])\s+(?=[A-Z])", paragraph)[0]
    return sentence.replace("|", "\\|").replace("``", "`")


def with_tables(text: str) -> str:
    """The document with its tables as the modules are now."""
    named = {(package, name) for _, package, names, _ in TABLE.findall(text) for name in names.split()}

    def table(match: re.Match[str]) -> str:
        package, wanted = match[2], match[3].split()
        there = {path.stem: path for path in sorted((ROOT / package).glob("*.py")) if path.stem != "__init__"}
        names = [name for name in wanted if name in there]
        if "*" in wanted:
            names += [name for name in there if (package, name) not in named]
        rows = "".join(f"| `{package}/{name}.py` | {first_sentence(there[name])} |\n" for name in names)
        return f"{match[1]}| module | what it is |\n|---|---|\n{rows}{match[4]}"

    return TABLE.sub(table, text)


if __name__ == "__main__":
    DOCUMENT.write_text(with_tables(DOCUMENT.read_text("utf-8")), encoding="utf-8")
