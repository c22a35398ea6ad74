"""From paths to articles: files, folders, globs and the standard input, plain or gzipped.

What cannot be read is yielded as a SourceError that names the file (and the line) and says what to do, and reading goes
on with the next. JSON lines are read one at a time, so that a file of them may be of any size.
"""

from __future__ import annotations

import contextlib
import glob
import gzip
import hashlib
import io
import itertools
import json
import logging
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from newsgraph.builder import decoding, records
from newsgraph.builder.errors import SourceError
from newsgraph.builder.model import Article

log = logging.getLogger(__name__)

TEXT, JSON, LINES = ".txt", ".json", ".jsonl"
READABLE = (TEXT, JSON, LINES)
NOT_YET = (".html", ".htm", ".xml", ".rss", ".atom", ".warc")
FORMATS = "can be read: .txt, .json and .jsonl, each also with .gz"
LONGEST_PAGE = 5_000_000  # bytes of a .txt file, and of one JSON line
LONGEST_DOCUMENT = 200_000_000  # bytes of a .json file, which must fit into memory
GIVE_UP = 10  # a file whose first so many lines are all wrong holds no JSON lines
STANDARD_INPUT = "standard input"

Outcome = Article | SourceError
Line = tuple[int, bytes]


def read(paths: Sequence[str | Path], *, date: str | None = None, stdin: BinaryIO | None = None) -> Iterator[Outcome]:
    """Each article of ``paths`` in the order given, folders and globs sorted by name, or why it cannot be read.

    A path is a file, a folder (with the folders in it), a glob, or ``-`` for ``stdin``. ``date`` (YYYY-MM-DD) is the
    publication date of articles that have none of their own; a wrong one raises SourceError at once. A file that is
    met twice is read once; of two articles with one identifier the second is refused, unless they are the same.
    """
    return (outcome for _, outcome in read_placed(paths, date=date, stdin=stdin))


def read_placed(
    paths: Sequence[str | Path], *, date: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[tuple[str, Outcome]]:
    """The same as ``read``, each with the file, and the line or the number in it, that it was read from."""
    published = None
    if date is not None:
        published = records.iso_date(date)
        if published is None:
            raise SourceError("this is no date", where=f"--date {date}", hint="write it as YYYY-MM-DD")
    return _without_duplicates(_read_all(paths, published, stdin))


def estimate(paths: Sequence[str | Path]) -> int | None:
    """About how many articles ``paths`` hold: a file for one, a line of JSON lines for one. None with ``-``.

    A list in a .json file counts for one, and lines in a gzipped file for none, since counting them means reading them.
    """
    if any(str(path) == "-" for path in paths):
        return None
    total = 0
    for found in itertools.chain.from_iterable(_files(str(path)) for path in paths):
        total += 1
        if isinstance(found, Path) and found.name.lower().endswith(LINES):
            with contextlib.suppress(OSError), found.open("rb") as stream:
                total += sum(part.count(b"\n") for part in iter(lambda: stream.read(1 << 20), b"")) - 1
    return total


def _read_all(
    paths: Sequence[str | Path], published: str | None, stdin: BinaryIO | None
) -> Iterator[tuple[str, Outcome]]:
    met: set[Path] = set()
    for path in paths:
        if str(path) == "-":
            yield from _guarded(STANDARD_INPUT, _standard_input(stdin or sys.stdin.buffer, published))
            continue
        for found in _files(str(path)):
            if isinstance(found, SourceError):
                yield found.where, found
                continue
            resolved = found.resolve()
            if resolved not in met:
                met.add(resolved)
                yield from _guarded(str(found), _file(found, published))


def _without_duplicates(outcomes: Iterable[tuple[str, Outcome]]) -> Iterator[tuple[str, Outcome]]:
    seen: dict[str, tuple[str, bytes]] = {}
    for where, outcome in outcomes:
        if isinstance(outcome, SourceError):
            yield where, outcome
            continue
        digest = hashlib.sha256(repr(outcome).encode()).digest()
        if outcome.identifier not in seen:
            seen[outcome.identifier] = (where, digest)
            yield where, outcome
        elif seen[outcome.identifier][1] == digest:
            log.warning("%s: the same article as in %s; read once", where, seen[outcome.identifier][0])
        else:
            earlier = seen[outcome.identifier][0]
            message = f"another article with the id {outcome.identifier} was read from {earlier}"
            yield where, SourceError(message, where=where, hint="give each article an id of its own")


def _files(path: str) -> Iterator[Path | SourceError]:
    """The files that a path means, or why there are none."""
    here = Path(path)
    if here.is_dir():
        yield from _folder(here)
    elif here.exists():
        yield here
    elif glob.has_magic(path):
        found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - pathlib refuses absolute patterns
        if not found:
            yield SourceError("no file matches this", where=path, hint="check the pattern")
        for match in map(Path, found):
            yield from _folder(match) if match.is_dir() else [match]
    else:
        yield SourceError("there is no such file or folder", where=path, hint="check the path")


def _folder(folder: Path) -> Iterator[Path | SourceError]:
    """The files in a folder and the folders in it, by name; hidden ones and unknown formats are passed over."""
    empty = True
    refused: list[SourceError] = []

    def refuse(error: OSError) -> None:
        refused.append(_unreadable(str(error.filename), error))

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and _suffix(name) in READABLE + NOT_YET:
                empty = False
                yield Path(root) / name
    yield from refused
    if empty and not refused:
        yield SourceError("there is no article in this folder", where=str(folder), hint=FORMATS)


def _suffix(name: str) -> str:
    """The ending that says the format, in lower case, without ``.gz``."""
    return Path(name.lower().removesuffix(".gz")).suffix


def _guarded(where: str, outcomes: Iterator[tuple[str, Outcome]]) -> Iterator[tuple[str, Outcome]]:
    """The outcomes; where reading itself fails, the SourceError that says so."""
    try:
        yield from outcomes
    except SourceError as error:
        yield where, error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield where, SourceError(f"the gzipped data is damaged: {error}", where=where, hint="fetch or pack it again")
    except OSError as error:
        yield where, _unreadable(where, error)


def _unreadable(where: str, error: OSError) -> SourceError:
    reason = error.strerror or type(error).__name__
    return SourceError(f"it cannot be read: {reason}", where=where, hint="check its permissions")


def _too_long(where: str, limit: int, hint: str) -> SourceError:
    return SourceError(f"it is longer than {limit // 1_000_000} MB", where=where, hint=hint)


def _file(path: Path, published: str | None) -> Iterator[tuple[str, Outcome]]:
    where, suffix = str(path), _suffix(path.name)
    if suffix in NOT_YET:
        raise SourceError(f"{suffix} is not supported yet", where=where, hint=FORMATS)
    if suffix not in READABLE:
        raise SourceError("its name does not say a format that can be read", where=where, hint=FORMATS)
    if not path.is_file():
        raise SourceError("it is no ordinary file", where=where, hint="pipe it in, and name it -")
    packed = path.name.lower().endswith(".gz")
    with gzip.open(path) if packed else path.open("rb") as opened:
        stream = cast(BinaryIO, opened)
        if suffix == TEXT:
            yield where, records.from_page(_text(stream, where), where=where, published=published)
        elif suffix == JSON:
            data = stream.read(LONGEST_DOCUMENT + 1)
            yield from _document(data, where, published)
        else:
            yield from _lines(_numbered(stream, where), where, published)


def _text(stream: BinaryIO, where: str) -> str:
    data = stream.read(LONGEST_PAGE + 1)
    if len(data) > LONGEST_PAGE:
        hint = f"an article may have {records.LONGEST_TEXT:,} characters; split it, one article a file"
        raise _too_long(where, LONGEST_PAGE, hint)
    return decoding.decoded(data, where)


def _standard_input(stream: BinaryIO, published: str | None) -> Iterator[tuple[str, Outcome]]:
    """JSON lines, one JSON document, or one page of text: what the first line that is not blank shows it to be."""
    lines = _numbered(stream, STANDARD_INPUT)
    first: list[Line] = []
    for line in lines:
        first.append(line)
        if line[1].strip():
            break
    every = itertools.chain(first, lines)
    start = first[-1][1].strip().removeprefix(b"\xef\xbb\xbf") if first else b""
    if start.startswith(b"{") and start.endswith(b"}"):
        yield from _lines(every, STANDARD_INPUT, published)
        return
    rest = io.BytesIO()
    for _, content in every:
        rest.write(content)
        if rest.tell() > LONGEST_DOCUMENT:
            break
    if start.startswith((b"{", b"[")):
        yield from _document(rest.getvalue(), STANDARD_INPUT, published)
    else:
        rest.seek(0)
        article = records.from_page(_text(rest, STANDARD_INPUT), where=STANDARD_INPUT, published=published)
        yield STANDARD_INPUT, article


def _document(data: bytes, where: str, published: str | None) -> Iterator[tuple[str, Outcome]]:
    """The articles of one JSON document: an object, or a list of objects."""
    if len(data) > LONGEST_DOCUMENT:
        raise _too_long(where, LONGEST_DOCUMENT, "write its articles as JSON lines, in a .jsonl file")
    text = decoding.decoded(data, where)
    if not text.strip():
        raise SourceError("it is empty", where=where, hint="give it an article, or leave it out")
    try:
        document = _parsed(text, where)
    except SourceError:
        rows = text.splitlines()
        if len(rows) < 2 or not _is_object(rows[0]):
            raise
        # JSON lines under another name.
        yield from _lines(((number, row.encode()) for number, row in enumerate(rows, 1)), where, published)
        return
    found = records.articles_in(document)
    if found is None:
        yield where, records.from_mapping(document, where=where, published=published)
        return
    if not found:
        raise SourceError("there is no article in it", where=where, hint="leave it out")
    for number, record in enumerate(found, 1):
        yield _article(record, f"{where}, article {number}", published)


def _article(record: object, where: str, published: str | None) -> tuple[str, Outcome]:
    try:
        return where, records.from_mapping(record, where=where, published=published)
    except SourceError as error:
        return where, error


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _parsed(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        whole = error.pos < len(text.rstrip()) and not error.msg.startswith("Unterminated string")
        hint = "mend it there" if whole else "it ends too early: it may be cut in half; write it again"
        wrong = error.msg.removesuffix(" starting at")
        raise SourceError(f"it is not JSON from {place} on: {wrong}", where=where, hint=hint) from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"it is JSON that cannot be read: {error}", where=where, hint="make it simpler") from error


def _numbered(stream: BinaryIO, where: str) -> Iterator[Line]:
    """The lines with their numbers from 1, in UTF-8 if the stream has another's byte order mark.

    Of a line that is too long only the beginning is kept, so that it can be told by its length.
    """
    number = 0
    while line := stream.readline(LONGEST_PAGE + 1):
        number += 1
        mark = decoding.byte_order_mark(line) if number == 1 else None
        if mark and mark[1] != "utf-8":
            data = line + stream.read(LONGEST_DOCUMENT)
            stream = io.BytesIO(decoding.decoded(data, where).encode())
            number -= 1
            continue
        yield number, line
        while len(line) > LONGEST_PAGE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_PAGE + 1)


def _lines(lines: Iterable[Line], where: str, published: str | None) -> Iterator[tuple[str, Outcome]]:
    """The article of each JSON line; blank lines are passed over."""
    good, bad = False, 0
    for number, line in lines:
        if not line.strip():
            continue
        place = f"{where}, line {number}"
        try:
            if len(line) > LONGEST_PAGE:
                raise _too_long(place, LONGEST_PAGE, "one article a line")
            outcome = _article(_parsed(decoding.decoded(line, place).strip(), place), place, published)
        except SourceError as error:
            outcome = (place, error)
        yield outcome
        if isinstance(outcome[1], Article):
            good = True
        elif not good:
            bad += 1
            if bad == GIVE_UP:
                raise SourceError(
                    f"its first {GIVE_UP} lines are all wrong; the rest was not read",
                    where=where,
                    hint="one JSON object a line",
                )
    if not good and not bad:
        raise SourceError("it is empty", where=where, hint="give it an article, or leave it out")
