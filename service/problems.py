"""What the service says when it cannot do what was asked: RFC 9457 problem details, one shape everywhere.

A browser gets the same facts as a page.

    {"type": ".../problems#busy", "title": "...", "status": 503, "code": "busy", "detail": "...", "hint": "..."}

``detail`` says what is wrong with this request, ``hint`` what to do about it.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command line has problems too, and no use for Flask
    from flask import Response

__all__ = ["PROBLEM_TYPE", "Problem", "problem_response"]

PROBLEM_TYPE = "application/problem+json"
PROBLEM_BASE = "https://w3id.org/newsgraph/problems#"


class Problem(Exception):  # noqa: N818 (RFC 9457's word for it)
    """A request that cannot be answered: an HTTP status, a code, what is wrong, and what to do."""

    def __init__(
        self, status: int, code: str, detail: str, *, hint: str, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.hint = hint
        self.headers = headers or {}

    def document(self) -> dict[str, object]:
        """The problem as a JSON object."""
        return {
            "type": PROBLEM_BASE + self.code,
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
            "hint": self.hint,
        }

    def encoded(self) -> bytes:
        """The problem as problem+json."""
        return (json.dumps(self.document(), ensure_ascii=False) + "\n").encode()


def problem_response(problem: Problem) -> Response:
    """The problem as an answer to the request that there is: a page for a browser, JSON for everybody else."""
    from flask import Response, g, request

    from newsgraph.service.negotiation import wants_page
    from newsgraph.service.pages import page

    if wants_page(request.headers.get("Accept")):
        response = page("problem.html", problem=problem.document(), request_id=g.get("request_id", ""))
        response.status_code = problem.status
    else:
        response = Response(problem.encoded(), status=problem.status, content_type=PROBLEM_TYPE)
    response.headers["Vary"] = "Accept"
    for name, value in problem.headers.items():
        response.headers[name] = value
    response.headers["Cache-Control"] = "no-store"
    return response
