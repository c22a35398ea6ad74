"""From the bytes of a file to its characters: UTF-8, UTF-16 and UTF-32 by their marks, Windows-1252 if it is plain."""

from __future__ import annotations

import logging
import re

from newsgraph.builder.errors import SourceError

log = logging.getLogger(__name__)

# Longest first: the mark of UTF-32 begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip, Word or OpenDocument file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "gzipped, and its name does not end in .gz",
}
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
REPLACED = "\ufffd"


def byte_order_mark(data: bytes) -> tuple[bytes, str] | None:
    """The mark that ``data`` begins with and the encoding that it stands for."""
    return next(((mark, encoding) for mark, encoding in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def decoded(data: bytes, where: str) -> str:
    """The characters of ``data`` without a byte order mark. Raises SourceError for ``where`` if it is no text."""
    if not data:
        raise SourceError("it is empty", where=where, hint="give it an article, or leave it out")
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            raise SourceError(f"it is {what}, not text", where=where, hint="save it as plain text")
    marked = byte_order_mark(data)
    if marked:
        mark, encoding = marked
        try:
            return data[len(mark) :].decode(encoding)
        except UnicodeDecodeError as error:
            raise _damaged(encoding.upper(), len(mark) + error.start, where) from error
    if b"\x00" in data:
        raise SourceError("it holds NUL bytes, so it is no text", where=where, hint="save it as plain text in UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise _damaged("UTF-8", error.start, where) from error
        text = _as_windows_1252(data)
        if text is None:
            raise SourceError(
                f"it is no text in UTF-8 (byte {error.start + 1:,})", where=where, hint="save it as plain text in UTF-8"
            ) from error
    log.warning("%s: not UTF-8; read as Windows-1252 (Latin-1)", where)
    return text


def _mostly_utf8(data: bytes) -> bool:
    """Whether more characters beyond ASCII are whole in UTF-8 than are not."""
    beyond_ascii = [character for character in data.decode("utf-8", "replace") if character > "\x7f"]
    return len(beyond_ascii) > 2 * beyond_ascii.count(REPLACED)


def _as_windows_1252(data: bytes) -> str | None:
    """The characters if the bytes are plainly Western European text: mostly ASCII, no control characters."""
    beyond_ascii = sum(byte >= 0x80 for byte in data)
    if CONTROLS.search(data) or beyond_ascii * 3 > len(data):
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _damaged(encoding: str, position: int, where: str) -> SourceError:
    return SourceError(
        f"it is {encoding}, but damaged at byte {position + 1:,}", where=where, hint="fetch it or save it again"
    )
