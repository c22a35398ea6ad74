"""Who may write: whoever shows the token, if there is one."""

from __future__ import annotations

from flask import Request

from newsgraph.service.config import Config
from newsgraph.service.problems import Problem

__all__ = ["require_token"]


def require_token(config: Config, request: Request) -> None:
    """Raise Problem unless the service can be written to and the request carries the bearer token."""
    if not config.token_hash:
        raise Problem(
            403, "read-only", "this service is read-only", hint="its owner can set token_hash to let a token write"
        )
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Problem(
            401,
            "token-missing",
            "writing needs a token",
            hint="send Authorization: Bearer TOKEN",
            headers={"WWW-Authenticate": 'Bearer realm="newsgraph"'},
        )
    if not config.allows(token.strip()):
        raise Problem(
            401,
            "token-wrong",
            "this is not the token",
            hint="ask the service's owner for the token",
            headers={"WWW-Authenticate": 'Bearer realm="newsgraph", error="invalid_token"'},
        )
