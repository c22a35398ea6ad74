"""Sources: every format and every way to name an input gives the same articles."""

from __future__ import annotations

import gzip
import io
import json
import logging
from pathlib import Path

import pytest

from newsgraph.builder import records, sources
from newsgraph.builder.errors import SourceError
from newsgraph.builder.model import Article

TEXT = "The council voted on Monday.\n\nThe mayor thanked it."
FULL = {
    "id": "a1",
    "title": "Council votes",
    "date": "2025-10-06",
    "text": TEXT,
    "url": "https://example.org/a1",
    "publisher": "The Daily Gull",
    "author": "Ada Moss",
    "language": "en",
    "unknown": {"field": 1},
}
ARTICLE = Article(
    "a1", TEXT, "Council votes", "2025-10-06", "https://example.org/a1", "The Daily Gull", ("Ada Moss",), "en"
)


def read(*paths: str | Path, date: str | None = None, stdin: bytes = b"") -> list[Article]:
    found = list(sources.read(paths, date=date, stdin=io.BytesIO(stdin)))
    assert all(isinstance(outcome, Article) for outcome in found), found
    return [outcome for outcome in found if isinstance(outcome, Article)]


def write(path: Path, content: str | bytes) -> Path:
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@pytest.mark.parametrize("ending", ["", ".gz"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps(FULL)),
        ("a.json", json.dumps([FULL], indent=2)),
        ("a.json", json.dumps({"articles": [FULL]})),
        ("a.json", "\ufeff" + json.dumps(FULL)),
        ("a.json", json.dumps(FULL).encode("utf-16")),
        ("a.jsonl", "\n" + json.dumps(FULL) + "\n\n"),
        ("a.jsonl", "\ufeff" + json.dumps(FULL)),
        ("a.jsonl", json.dumps(FULL).encode("utf-16")),
        ("A.JSON", json.dumps(FULL)),
    ],
)
def test_the_contract_fields(tmp_path: Path, name: str, ending: str, content: str | bytes) -> None:
    path = tmp_path / (name + ending)
    write(path, content)
    assert read(path) == [ARTICLE]


def test_schema_org_and_ninjs() -> None:
    schema_org = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": "a1",
        "headline": "Council votes",
        "articleBody": TEXT,
        "datePublished": "2025-10-06T23:30:00-05:00",
        "url": "https://example.org/a1",
        "publisher": {"@type": "Organization", "name": "The Daily Gull"},
        "author": [{"@type": "Person", "name": "Ada Moss"}],
        "inLanguage": "en",
    }
    ninjs = {
        "uri": "a1",
        "headlines": [{"role": "short", "value": "Votes"}, {"role": "main", "value": "Council  votes"}],
        "bodies": [{"contentType": "text/html", "value": "<p>x</p>"}, {"contentType": "text/plain", "value": TEXT}],
        "versioncreated": "2025-10-06T10:00:00Z",
        "url": "https://example.org/a1",
        "provider": "The Daily Gull",
        "byline": "Ada Moss",
        "language": "en",
    }
    for record in (schema_org, ninjs):
        assert records.from_mapping(record, where="x", published=None) == ARTICLE


def test_json_lines_under_the_name_json(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(FULL | {"id": f"a{number}"}) for number in range(3))
    assert [article.identifier for article in read(write(tmp_path / "a.json", lines))] == ["a0", "a1", "a2"]


def test_a_page_of_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", f"Council votes\r\nCouncil votes\r\n\r\n{TEXT}\r\nShare this article\r\n")
    (article,) = read(path, date="2025-10-06")
    assert article.headline == "Council votes"
    assert article.text == f"Council votes\n\n{TEXT}"
    assert article.published == "2025-10-06"
    assert article.identifier == read(path)[0].identifier  # made from the content, not from the date


def test_folders_globs_and_repeats_in_a_set_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("c.txt", "a.txt", "b/d.txt", ".hidden/e.txt", ".f.txt", "g.md"):
        write(tmp_path / name, f"Headline of {name}\n\n{TEXT}")
    wanted = [f"Headline of {name}" for name in ("a.txt", "c.txt", "b/d.txt")]
    assert [article.headline for article in read(tmp_path)] == wanted
    assert [article.headline for article in read(tmp_path, tmp_path / "a.txt")] == wanted
    assert [article.headline for article in read(f"{tmp_path}/**/*.txt")] == [wanted[i] for i in (0, 2, 1)]
    assert [article.headline for article in read(f"{tmp_path}/[ab].txt")] == wanted[:1]


def test_a_name_with_the_signs_of_a_glob_is_a_file_first(tmp_path: Path) -> None:
    path = write(tmp_path / "a[1].txt", f"Headline\n\n{TEXT}")
    assert len(read(path)) == 1


@pytest.mark.parametrize(
    "stdin",
    [
        json.dumps(FULL),
        json.dumps(FULL, indent=1),
        json.dumps([FULL]),
        "\n\n" + json.dumps(FULL) + "\n",
        "\ufeff" + json.dumps(FULL),
    ],
)
def test_json_on_the_standard_input(stdin: str) -> None:
    assert read("-", stdin=stdin.encode()) == [ARTICLE]


def test_text_and_lines_on_the_standard_input() -> None:
    assert read("-", stdin=f"Headline\n{TEXT}".encode())[0].headline == "Headline"
    lines = "\n".join(json.dumps(FULL | {"id": str(number)}) for number in range(50))
    assert len(read("-", stdin=lines.encode())) == 50


def test_one_article_met_twice_is_read_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("a.json", "b.json"):
        write(tmp_path / name, json.dumps(FULL))
    with caplog.at_level(logging.WARNING):
        assert len(read(tmp_path)) == 1
    assert "b.json: the same article as in" in caplog.text


def test_western_european_bytes_are_read_with_a_notice(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    page = "Café “Zürich” schließt\n\nDer Café-Besitzer sagte am Montag – er sei müde."
    with caplog.at_level(logging.WARNING):
        (article,) = read(write(tmp_path / "a.txt", page.encode("cp1252")))
    assert article.text == page
    assert "a.txt: not UTF-8; read as Windows-1252" in caplog.text


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-10-06", "2025-10-06"),
        ("2025-10-06T23:59:00Z", "2025-10-06"),
        ("2025-10-06 08:00", "2025-10-06"),
        ("20251006", "2025-10-06"),
        ("Mon, 06 Oct 2025 10:00:00 +0200", "2025-10-06"),
        ("6 October 2025", "2025-10-06"),
        ("October 6, 2025", "2025-10-06"),
        ("2025-13-01", None),
        ("2025-02-30", None),
        ("2025-10", None),
        ("yesterday", None),
        ("", None),
        ("2025-10-061", None),
    ],
)
def test_dates(written: str, iso: str | None) -> None:
    assert records.iso_date(written) == iso


def test_the_article_s_own_date_goes_before_the_given_one(tmp_path: Path) -> None:
    own, none = FULL, {key: value for key, value in FULL.items() if key != "date"} | {"id": "a2", "date": None}
    path = write(tmp_path / "a.json", json.dumps([own, none]))
    assert [article.published for article in read(path, date="2020-01-01")] == ["2025-10-06", "2020-01-01"]
    assert [article.published for article in read(path)] == ["2025-10-06", None]


def test_a_wrong_given_date_is_refused_at_once() -> None:
    with pytest.raises(SourceError, match="YYYY-MM-DD"):
        sources.read(["x"], date="06/10/2025x")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a b?q=<x>", "https://example.org/a%20b?q=%3Cx%3E"),
        ("www.example.org", None),
        ("https://exa mple.org", "https://exa%20mple.org"),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_an_address_becomes_an_iri_or_nothing(url: str, kept: str | None) -> None:
    assert records.from_mapping(FULL | {"url": url}, where="x", published=None).url == kept


def test_numbers_are_identifiers_too() -> None:
    assert records.from_mapping(FULL | {"id": 17}, where="x", published=None).identifier == "17"


def test_an_estimate_counts_files_and_lines(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "x")
    write(tmp_path / "b.jsonl", "{}\n{}\n{}\n")
    assert sources.estimate([tmp_path]) == 4
    assert sources.estimate([tmp_path, "-"]) is None
