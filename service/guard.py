"""What is looked at before a query or an update is run: its size, how deep it nests, and whether it would fetch.

Oxigraph follows SERVICE and LOAD wherever they lead and cannot be told not to. Its parser takes a keyword also where it
touches its neighbours ("1SERVICE<x>", and "services:x" as SERVICE s:x), so the scan does not look for words: what can
safely hold the letters (strings, IRIs, comments, variables, the local part of names) is blanked, and the letters may
stand nowhere else. Where a text can be read in two ways, it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from newsgraph.service.problems import Problem

__all__ = ["blank", "check_query", "check_update"]

OPENING = frozenset("{[(")
CLOSING = frozenset("}])")

# Strings, IRIs, comments and escaped characters of names, as SPARQL 1.1 defines them. Long strings come first, for
# they begin as short ones do.
QUOTED = re.compile(
    r"""
      '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
    | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
    | '(?:[^'\\\n\r]|\\.)*'
    | "(?:[^"\\\n\r]|\\.)*"
    | <[^<>"{}|^`\x00-\x20]*>
    | \#[^\n\r]*
    | \\[^uU]
    """,
    re.VERBOSE | re.DOTALL,
)
# Variables, blank nodes, language tags, and the part of a prefixed name that follows its colon.
NAMED = re.compile(r"[?$][0-9A-Za-z_\u0080-\U0010ffff]+|@[A-Za-z]+(?:-[A-Za-z0-9]+)*|:[0-9A-Za-z_\u0080-\U0010ffff-]+")
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# "<" may open an IRI or compare two values; read as the latter, what follows may hold a comment, a string or the end
# of the expression. Two slashes after a scheme are no expression, so such a stretch is an IRI and nothing else.
CERTAIN_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://|<[^#')]*>$")


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def blank(text: str) -> str:
    """``text`` with spaces for its strings, IRIs and comments, character for character, so that offsets stay."""
    return QUOTED.sub(_spaces, text)


def _decode(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = int(match.group(1) or match.group(2), 16)
        return chr(code) if code <= 0x10FFFF else match.group()

    return ESCAPE.sub(character, text)


def _ambiguous(text: str) -> bool:
    return any(match.group()[0] == "<" and not CERTAIN_IRI.match(match.group()) for match in QUOTED.finditer(text))


def _may_fetch(text: str, word: str) -> bool:
    """Whether the text could be read as having ``word`` (lower case) for a keyword.

    An escape for a quotation mark may end a string or stand in it, depending on who reads: both readings must be clean.
    """
    decoded = _decode(text)
    if word not in decoded.lower() and word not in text.lower():
        return False
    for reading in (text, decoded):
        if _ambiguous(reading) or word in NAMED.sub(_spaces, _decode(blank(reading))).lower():
            return True
    return False


def _depth(text: str) -> int:
    """How deep the brackets nest."""
    depth = deepest = 0
    for character in blank(text):
        if character in OPENING:
            depth += 1
            deepest = max(deepest, depth)
        elif character in CLOSING:
            depth -= 1
    return deepest


def _check_bounds(text: str, max_bytes: int, max_depth: int, what: str) -> None:
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > max_bytes:
        raise Problem(
            413, "too-large", f"the {what} has {size} bytes, the limit is {max_bytes}", hint="ask in smaller parts"
        )
    depth = _depth(text)
    if depth > max_depth:
        raise Problem(
            400,
            "too-deep",
            f"the {what} nests brackets {depth} deep, the limit is {max_depth}",
            hint="write it with fewer nested groups",
        )


def _refuse_service(text: str) -> None:
    if _may_fetch(text, "service"):
        raise Problem(
            403,
            "service-refused",
            "SERVICE would call another endpoint, and this service calls none",
            hint="ask that endpoint yourself and join the answers; a prefix with these letters needs another name",
        )


CALL = re.compile(r"service\s+(?:silent\s+)?<([^<>\s]*)>", re.IGNORECASE)


def _calls_only(text: str, allowed: Collection[str]) -> bool:
    """Whether every SERVICE of the text is written plainly and names one of these endpoints."""
    if not allowed or "\\u" in text or "\\U" in text or _ambiguous(text):
        return False
    words = [match.start() for match in re.finditer("service", NAMED.sub(_spaces, blank(text)), re.IGNORECASE)]
    calls = (CALL.match(text, at) for at in words)
    return all(call is not None and call[1] in allowed for call in calls)


def check_query(text: str, *, max_bytes: int, max_depth: int, allowed: Collection[str] = ()) -> None:
    """Raise Problem when the query is too large (bytes of UTF-8), nests too deep, or may call another endpoint.

    Endpoints that are ``allowed`` may be called, by their IRIs written out.
    """
    _check_bounds(text, max_bytes, max_depth, "query")
    if not _calls_only(text, allowed):
        _refuse_service(text)


def check_update(text: str, *, max_bytes: int, max_depth: int) -> None:
    """The same for an update, which may not fetch a document either."""
    _check_bounds(text, max_bytes, max_depth, "update")
    _refuse_service(text)
    if _may_fetch(text, "load"):
        raise Problem(
            403,
            "load-refused",
            "LOAD would fetch a document, and this service fetches none",
            hint="read it yourself and send it as INSERT DATA; a prefix with these letters needs another name",
        )
