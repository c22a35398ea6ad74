"""What is found out about a token, kept while its text is read: rules ask the same of the same token ten times over."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

from spacy.tokens import Doc, Token

__all__ = ["once_a_text"]

Function = TypeVar("Function", bound=Callable[..., Any])


def once_a_text(function: Function) -> Function:
    """Let a function of a token, and of what else tells its answers apart, be run once for each token of a text.

    The answer must depend on nothing but these and the parse. A list is handed out as a copy, to do with as one likes.
    """

    # Texts are read one after the other, so the answers of one are enough; its parse is finished before any is given.
    @lru_cache(maxsize=1)
    def kept(_: Doc) -> dict[Hashable, Any]:
        return {}

    @wraps(function)
    def answered(token: Token, *others: Hashable) -> Any:
        known = kept(token.doc)
        asked = (token.i, *others) if others else token.i
        if asked in known:
            answer = known[asked]
        else:
            answer = known[asked] = function(token, *others)
        return answer.copy() if isinstance(answer, list) else answer

    return cast("Function", answered)
