"""The measures of the service under bench/: they work, and say so where what they need is not installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_store import make_store

BENCH = Path(__file__).parent.parent / "bench"


def run(*words: str) -> str:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(BENCH / words[0]), *words[1:]]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=120).stdout


@pytest.mark.parametrize(
    ("script", "option", "what"),
    [("peer.py", "--peer", "rdflib-endpoint"), ("openapi_cases.py", "--st", "schemathesis")],
)
def test_what_is_not_installed_is_said(script: str, option: str, what: str) -> None:
    assert run(script, option, "/nowhere/at-all").startswith(f"{what} is not installed here")


def test_the_queries_compared_are_those_of_the_cookbook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    import peer  # type: ignore[import-not-found]

    assert len(peer.questions()) == 15
    sys.modules.pop("peer")


def test_every_route_is_timed(tmp_path: Path) -> None:
    printed = run("service_routes.py", str(make_store(tmp_path / "store")), "1")
    assert "…/relationships" in printed
    assert "errors" not in printed
