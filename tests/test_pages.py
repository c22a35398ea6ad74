"""The pages as a browser gets them: with their style sheet, compressed, and without a complaint in its console."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from service_running import Running, running
from small_store import make_store

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    *("--enable-logging=stderr", "--virtual-time-budget=3000"),
]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = make_store(tmp_path_factory.mktemp("pages") / "store")
    with running(folder) as started:
        yield started


def test_the_style_sheet_comes_plain_and_compressed(service: Running) -> None:
    plain = service.get("/static/style.css")
    packed = service.get("/static/style.css", Accept_Encoding="gzip, deflate")
    assert plain.status == packed.status == 200
    assert plain.media_type == packed.media_type == "text/css"
    assert gzip.decompress(packed.body) == plain.body


@pytest.mark.skipif(BROWSER is None, reason="no browser on this machine")
@pytest.mark.parametrize("path", ["/", "/docs", "/sparql"])
def test_a_browser_shows_the_page_without_complaint(service: Running, tmp_path: Path, path: str) -> None:
    assert BROWSER is not None
    command = [BROWSER, *QUIET, f"--user-data-dir={tmp_path}", "--dump-dom", service.url.rstrip("/") + path]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "</html>" in shown.stdout
    complaints = [line for line in shown.stderr.splitlines() if "CONSOLE" in line]
    assert complaints == []
