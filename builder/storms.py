"""Storms that have names: what "Delia" is, once the article has spoken of Hurricane Delia."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

STORMS = frozenset({"hurricane", "typhoon", "cyclone", "storm"})


def opens_storm(token: Token) -> bool:
    """Whether a storm's name may follow the word: "Hurricane", not "storm"."""
    return token.lower_ in STORMS and token.text.istitle()


@lru_cache(maxsize=1)
def storm_names(doc: Doc) -> frozenset[str]:
    """The names of the storms of a text, in lower case, with the word for them or without it."""
    found = {token.nbor().lower_ for token in doc[:-1] if opens_storm(token) and token.nbor().text.istitle()}
    return frozenset(found)
