"""Lists in pages: {"items": [...], "next": "..."} and a Link header, by cursors that name the last item given."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import Response, request

from newsgraph.service.backend import Backend
from newsgraph.service.context import CONTEXT_PATH
from newsgraph.service.problems import Problem
from newsgraph.service.recent import Recent
from newsgraph.service.requests import Parameters, parse_parameters

__all__ = [
    "DEFAULT_LIMIT",
    "MAX_LIMIT",
    "Key",
    "answer_json",
    "arguments",
    "cursor_key",
    "kept_answer",
    "limit_of",
    "next_page",
    "page_of",
    "tagged_now",
    "unchanged",
]

DEFAULT_LIMIT = 20
MAX_LIMIT = 200
MAX_CURSOR = 4000
KEPT_ANSWERS = 64
KEPT_BYTES = 2_000_000  # of each at most so many

Key = tuple[Any, ...]
Item = TypeVar("Item")


def arguments(*known: str, lists: bool = False) -> Parameters:
    """The request's parameters; raises Problem for one that the route does not know. ``lists`` adds limit, cursor."""
    parameters = parse_parameters(request.query_string)
    names = (*known, *(("limit", "cursor") if lists else ()))
    for name in parameters.values:
        if name not in names:
            hint = f"there are {', '.join(names)}" if names else "this route has none"
            raise Problem(400, "unknown-parameter", f"there is no parameter {name[:60]!r}", hint=hint)
        if "\x00" in "".join(parameters.all(name)):
            raise Problem(400, "bad-parameter", f"{name} has a null character", hint="leave it out")
        parameters.one(name)
    return parameters


def limit_of(parameters: Parameters) -> int:
    """How many items are asked for."""
    text = parameters.one("limit")
    if text is None:
        return DEFAULT_LIMIT
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= MAX_LIMIT):
        raise Problem(400, "bad-limit", f"limit cannot be {text[:60]!r}", hint=f"a number from 1 to {MAX_LIMIT}")
    return int(text)


def _cursor(key: Key) -> str:
    return base64.urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode().rstrip("=")


def _key(cursor: str) -> list[Any]:
    try:
        if len(cursor) > MAX_CURSOR:
            raise ValueError
        found = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
        if not isinstance(found, list):
            raise TypeError
        return found
    except (ValueError, TypeError, RecursionError, binascii.Error) as error:
        raise Problem(400, "bad-cursor", "this is no cursor of ours", hint="take the one in next, as it is") from error


def page_of(
    items: Sequence[Item], key: Callable[[Item], Key], parameters: Parameters
) -> tuple[Sequence[Item], str | None]:
    """The page of the sorted items that the request asks for, and the address of the next page.

    ``items`` are in the order of ``key``, which is different for each of them; so a page goes on after the last item of
    the one before, whether or not that is still there.
    """
    limit = limit_of(parameters)
    start = 0
    cursor = parameters.one("cursor")
    if cursor is not None:
        after = tuple(_key(cursor))
        try:
            start, end = 0, len(items)
            while start < end:
                middle = (start + end) // 2
                if key(items[middle]) <= after:
                    start = middle + 1
                else:
                    end = middle
        except TypeError as error:
            raise Problem(400, "bad-cursor", "this cursor is of another list", hint="begin without it") from error
    chosen = items[start : start + limit]
    if start + limit >= len(items) or not chosen:
        return chosen, None
    return chosen, next_page(parameters, key(chosen[-1]))


def cursor_key(parameters: Parameters, kinds: tuple[type, ...]) -> list[Any] | None:
    """What the request's cursor says, as values of these kinds; None where there is none."""
    cursor = parameters.one("cursor")
    if cursor is None:
        return None
    key = _key(cursor)
    if len(key) != len(kinds) or not all(
        isinstance(value, kind) and not isinstance(value, bool) for value, kind in zip(key, kinds, strict=True)
    ):
        raise Problem(400, "bad-cursor", "this cursor is of another list", hint="begin without it")
    texts = "".join(value for value in key if isinstance(value, str))
    if any(isinstance(value, int) and abs(value) >= 1 << 62 for value in key) or not _is_text(texts):
        raise Problem(400, "bad-cursor", "this is no cursor of ours", hint="take the one in next, as it is")
    return key


def _is_text(text: str) -> bool:
    """Whether it can be written as UTF-8: JSON may hold halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def next_page(parameters: Parameters, key: Key) -> str:
    """The address of the page that begins after the key."""
    others = [(name, value) for name, values in parameters.values.items() for value in values if name != "cursor"]
    return request.path + "?" + urlencode([*others, ("cursor", _cursor(key))])


def _etag(backend: Backend) -> str:
    parts = (backend.version, request.full_path, request.headers.get("Accept", ""))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:20]


def unchanged(backend: Backend) -> Response | None:
    """304 where the client has the answer already, for the store is as it was; else None."""
    etag = _etag(backend)
    if request.if_none_match.contains_weak(etag):
        return tagged(Response(status=304), etag)
    return None


def tagged(response: Response, etag: str) -> Response:
    """The response, so that the client may ask next time whether it has changed."""
    response.set_etag(etag, weak=True)
    response.headers["Cache-Control"] = "no-cache"
    return response


def tagged_now(backend: Backend, response: Response) -> Response:
    """The response with the ETag of this request."""
    return tagged(response, _etag(backend))


def kept_answer(backend: Backend, make: Callable[[], Response]) -> Response:
    """The answer to this very request, kept until the store changes; ``make`` makes it. For what takes long to make."""
    kept: Recent[tuple[bytes, list[tuple[str, str]]]] = backend.kept.setdefault("answers", Recent(KEPT_ANSWERS))

    def made() -> tuple[bytes, list[tuple[str, str]]]:
        response = make()
        return response.get_data(), list(response.headers.items())

    key = (backend.version, request.full_path)
    body, headers = kept.get(key, made)
    if len(body) > KEPT_BYTES:
        kept.drop(key)
    return Response(body, headers=headers)


def answer_json(backend: Backend, data: object, next_page: str | None = None) -> Response:
    """The data as JSON, with its ETag, and a Link to the next page where there is one."""
    shown = {"@context": CONTEXT_PATH, **data} if isinstance(data, dict) else data
    response = Response(json.dumps(shown, ensure_ascii=False) + "\n", content_type="application/json")
    if next_page:
        response.headers["Link"] = f'<{next_page}>; rel="next"'
    return tagged(response, _etag(backend))
