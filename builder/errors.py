"""What can go wrong, each with a code, a sentence and what to do about it.

NewsgraphError
├── SourceError      an input cannot be read: empty, binary, not JSON, too large
├── RejectedError    an article was read, but its graph breaks a required shape
├── StoreError       the store cannot be opened, is locked, or is not a store
└── QueryError       a query is malformed or was stopped
"""

from __future__ import annotations

__all__ = ["NewsgraphError", "QueryError", "RejectedError", "SourceError", "StoreError"]


def explained(message: str, where: str, hint: str) -> str:
    """What went wrong in one line: where, what, and in brackets what to do; an empty part is left out."""
    head = f"{where}: {message}" if where else message
    return f"{head} ({hint})" if hint else head


class NewsgraphError(Exception):
    """An error that a user can act on. ``where`` names the file, line or store; ``hint`` says what to do."""

    code = "error"

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        return explained(self.message, self.where, self.hint)


class SourceError(NewsgraphError):
    """An input that cannot be read as an article."""

    code = "source"


class RejectedError(NewsgraphError):
    """An article whose graph breaks a required shape."""

    code = "rejected"


class StoreError(NewsgraphError):
    """A store that cannot be used."""

    code = "store"


class QueryError(NewsgraphError):
    """A query that cannot be answered."""

    code = "query"
