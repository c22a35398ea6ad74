"""Bad input: each has a message that names the file (or line) and says what to do, and the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
from pathlib import Path

import pytest

from newsgraph.builder import sources
from newsgraph.builder.errors import SourceError
from newsgraph.builder.model import Article

GOOD = {"id": "good", "title": "Council votes", "text": "The council voted on Monday."}
LINE = json.dumps(GOOD)
NOISE = random.Random(1).randbytes(4000)  # noqa: S311 - bytes of no meaning


def outcomes(*paths: str | Path, stdin: bytes = b"") -> tuple[list[Article], list[SourceError]]:
    found = list(sources.read(paths, stdin=io.BytesIO(stdin)))
    errors = [outcome for outcome in found if isinstance(outcome, SourceError)]
    assert all(error.hint and error.where and error.message for error in errors)
    return [outcome for outcome in found if isinstance(outcome, Article)], errors


CASES = [
    ("empty.txt", b"", "empty", "leave it out"),
    ("empty.json", b"", "empty", "leave it out"),
    ("empty.jsonl", b"", "empty", "leave it out"),
    ("blank.txt", b" \n\n", "no text", "headline"),
    ("blank.json", b" \n", "empty", "leave it out"),
    ("binary.txt", b"MZ\x00\x01\x00binary", "NUL bytes", "UTF-8"),
    ("noise.txt", NOISE, "", ""),
    ("noise.json", NOISE, "", ""),
    ("noise.jsonl", NOISE, "", ""),
    ("paper.txt", b"%PDF-1.7 ...", "PDF", "plain text"),
    ("letter.txt", b"PK\x03\x04....", "Word", "plain text"),
    ("packed.txt", gzip.compress(b"Headline\nText."), "gzipped", ""),
    ("unpacked.txt.gz", b"Headline\nText.", "gzip", "again"),
    ("half.txt.gz", gzip.compress(os.urandom(5000))[:2000], "gzip", "again"),
    ("huge.txt", b"Headline\n" + b"word " * 10_000_000, "5 MB", "split"),
    ("long.txt", b"Headline\n" + b"word " * 300_000, "1,000,000", "split"),
    ("russian.txt", "Совет проголосовал в понедельник за открытие порта".encode("cp1251"), "UTF-8", "UTF-8"),
    ("damaged.txt", "“Café”, said the mayor’s aide".encode() + b"\xff", "damaged at byte", "again"),
    ("odd.txt", b"\xff\xfeH\x00e", "", ""),
    ("cut.json", LINE[:40].encode(), "not JSON", "cut in half"),
    ("cut2.json", LINE[:20].encode(), "Unterminated string", "cut in half"),
    ("cut.jsonl", LINE[:-20].encode() + b"\n", "Unterminated string", "cut in half"),
    ("wrong.json", b'{"text": "x",, "id": 1}', "not JSON from column 14", "mend"),
    ("list.json", b"[]", "no article", "leave it out"),
    ("number.json", b"17", "JSON object", "title"),
    ("deep.json", b"[" * 100_000, "cannot be read", "simpler"),
    ("digits.json", b'{"text": ' + b"9" * 5000 + b"}", "cannot be read", "simpler"),
    ("bare.json", b'{"title": "Council votes", "lead": "x"}', "no text (its fields: lead, title)", "field text"),
    ("null.json", b'{"text": null}', "no text", "field text"),
    ("void.json", b'{"text": " \\n"}', "its text is empty", "field text"),
    ("object.json", b'{"text": {"a": 1}}', "must be text, and it is an object", "quotes"),
    ("title.json", b'{"text": "x y", "title": ["a"]}', "field title must be text", "quotes"),
    ("author.json", b'{"text": "x y", "author": [17]}', "field author must hold names", "quotes"),
    ("date.json", b'{"text": "x y", "date": "2025-13-45"}', "no date: 2025-13-45", "YYYY-MM-DD"),
    ("date2.json", b'{"text": "x y", "date": {"a": []}}', "field date", ""),
    ("page.html", b"<p>x</p>", "not supported yet", ".jsonl"),
    ("feed.xml.gz", b"<rss/>", "not supported yet", ".jsonl"),
    ("sheet.xlsx", b"x", "does not say a format", ".jsonl"),
]


@pytest.mark.parametrize(("name", "content", "message", "hint"), CASES, ids=[case[0] for case in CASES])
def test_one_bad_file_among_good_ones(tmp_path: Path, name: str, content: bytes, message: str, hint: str) -> None:
    first, bad, last = tmp_path / "a.json", tmp_path / name, tmp_path / "z.json"
    first.write_text(LINE)
    bad.write_bytes(content)
    last.write_text(json.dumps(GOOD | {"id": "last"}))
    good, errors = outcomes(first, bad, last)
    assert [article.identifier for article in good] == ["good", "last"]
    assert errors
    assert all(str(bad) in error.where for error in errors)
    assert message in errors[0].message
    assert hint in errors[0].hint
    assert len(str(errors[0])) < 500


def test_a_line_cut_in_half_names_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([LINE, LINE[:30], json.dumps(GOOD | {"id": "third"}), '{"id": "fourth"}']))
    good, errors = outcomes(path)
    assert [article.identifier for article in good] == ["good", "third"]
    assert [error.where for error in errors] == [f"{path}, line 2", f"{path}, line 4"]
    assert "cut in half" in errors[0].hint
    assert "no text" in errors[1].message


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    long = json.dumps(GOOD | {"id": "long", "text": "word " * 3_000_000})
    path.write_text("\n".join([LINE, long, json.dumps(GOOD | {"id": "third"})]))
    good, errors = outcomes(path)
    assert [article.identifier for article in good] == ["good", "third"]
    assert [error.where for error in errors] == [f"{path}, line 2"]
    assert "5 MB" in errors[0].message


def test_a_file_of_no_json_lines_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("plain words\n" * 1000)
    good, errors = outcomes(path)
    assert not good
    assert len(errors) == sources.GIVE_UP + 1
    assert "the rest was not read" in errors[-1].message


def test_articles_of_a_list_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([GOOD, "words", {"id": "x"}, None]))
    good, errors = outcomes(path)
    assert len(good) == 1
    assert [error.where for error in errors] == [f"{path}, article {number}" for number in (2, 3, 4)]


def test_two_articles_with_one_identifier(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(LINE + "\n" + json.dumps(GOOD | {"text": "The council did not vote."}))
    good, errors = outcomes(path)
    assert [article.text for article in good] == [GOOD["text"]]
    assert errors[0].where == f"{path}, line 2"
    assert f"id good was read from {path}, line 1" in errors[0].message


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    good, errors = outcomes(tmp_path / "no.txt", tmp_path / "nothing", f"{tmp_path}/*.json")
    assert not good
    assert [
        next(
            words
            for words in ("no such file", "no article in this folder", "no file matches")
            if words in error.message
        )
        for error in errors
    ] == ["no such file", "no article in this folder", "no file matches"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Headline\n\nText.")
    path.chmod(0)
    good, errors = outcomes(path)
    assert not good
    assert "permissions" in errors[0].hint


def test_what_is_no_ordinary_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    good, errors = outcomes(tmp_path / "pipe.txt", tmp_path / "loop.txt")
    assert not good
    assert len(errors) == 2


@pytest.mark.parametrize(
    "stdin", [b"", b"\n\n", b"\x00\x01", b'{"text"', b'{"id": "x"}\n' + LINE.encode(), b"[1]", NOISE]
)
def test_bad_standard_input(stdin: bytes) -> None:
    _, errors = outcomes("-", stdin=stdin)
    assert errors
    assert errors[0].where.startswith(sources.STANDARD_INPUT)


def test_text_with_signs_that_no_reader_can_see_is_an_article(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"id": "x\\u0000y", "title": "a\\ud800b", "text": "The \\u0007council\\ud83d voted."}')
    good, errors = outcomes(path)
    assert not errors
    assert good[0] == Article("x y", "The  council\ufffd voted.", "a\ufffdb")
