"""Reading a request: parameters decoded strictly, bodies of a known type and size."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

import pyoxigraph as ox
from flask import Request

from newsgraph.service.problems import Problem

__all__ = ["FORM_TYPE", "Parameters", "client_gone", "is_iri", "parse_parameters", "read_body", "read_text"]

FORM_TYPE = "application/x-www-form-urlencoded"
MAX_PARAMETERS = 1000
NOT_IN_IRIS = re.compile(r"""[\x00-\x20<>"{}|^`\\]""")


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of a request, each name with all its values."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def all(self, name: str) -> list[str]:
        """Every value of a parameter."""
        return self.values.get(name, [])

    def one(self, name: str) -> str | None:
        """The only value of a parameter, None when it is not there; two are a Problem."""
        found = self.all(name)
        if len(found) > 1:
            raise Problem(400, "repeated-parameter", f"{name} is given {len(found)} times", hint="give it once")
        return found[0] if found else None


def parse_parameters(encoded: bytes) -> Parameters:
    """The parameters of a query string or a form; raises Problem where it is not UTF-8."""
    values: dict[str, list[str]] = {}
    try:
        for name, value in parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_PARAMETERS
        ):
            values.setdefault(name, []).append(value)
    except (UnicodeError, ValueError) as error:
        raise Problem(
            400, "malformed-parameters", f"the parameters cannot be decoded: {error}", hint="percent-encode UTF-8"
        ) from error
    return Parameters(values)


def read_body(request: Request, limit: int) -> bytes:
    """The body, of up to ``limit`` bytes."""
    length = request.content_length
    body = b"" if length is not None and length > limit else request.stream.read(limit + 1)
    if len(body) > limit or (length is not None and length > limit):
        raise Problem(413, "too-large", f"the body has more than {limit} bytes", hint="send it in smaller parts")
    return body


def read_text(request: Request, limit: int) -> str:
    """The body as text; it is UTF-8, whatever else the request says is refused."""
    charset = str(request.mimetype_params.get("charset", "utf-8")).lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(415, "charset", f"the body is said to be {charset}", hint="send UTF-8")
    try:
        return read_body(request, limit).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(400, "not-utf-8", f"the body is not UTF-8: {error}", hint="send UTF-8") from error


def is_iri(text: str) -> bool:
    """Whether the text is an absolute IRI that can stand in a query as it is."""
    if NOT_IN_IRIS.search(text):
        return False
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def client_gone(request: Request) -> Callable[[], bool] | None:
    """What says whether the client has closed its connection; None where the server cannot tell."""
    gone = request.environ.get("waitress.client_disconnected")
    return gone if callable(gone) else None
