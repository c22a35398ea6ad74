"""What ``scripts/demo`` prints, as it stands in the README.

``python tests/readme_output.py`` (or ``scripts/golden``) writes it there anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- demo -->\n).*?(<!-- end -->)", re.DOTALL)
PACE = re.compile(r"in [\d.,]+ s \([\d.,]+ words/s\)")  # differs from machine to machine


def demo() -> str:
    """What the demo prints on standard output, without serving."""
    command = [sys.executable, "-m", "newsgraph.service.cli", "demo", "--store", "newsgraph-demo", "--no-serve"]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "COLUMNS": "110", "PYTHONIOENCODING": "utf-8"}
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode:
        raise AssertionError(done.stderr.decode())
    return "\n".join(line.rstrip() for line in done.stdout.decode().strip().splitlines())


def told(text: str) -> str:
    """What the README says is printed."""
    found = BLOCK.search(text)
    return found[0].partition("```text\n")[2].rpartition("\n```")[0] if found else ""


def renew() -> None:
    """Write what the demo prints into the README."""
    block = f"```text\n{demo()}\n```\n"
    text = BLOCK.sub(lambda match: match[1] + block + match[2], README.read_text("utf-8"))
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    renew()
