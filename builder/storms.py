"""Storms that have names: what "Delia" is, once the article has spoken of Hurricane Delia."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

from newsgraph.builder.token_columns import lowers

STORMS = frozenset({"hurricane", "typhoon", "cyclone", "storm"})


def opens_storm(token: Token) -> bool:
    """Whether a storm's name may follow the word: "Hurricane", not "storm"."""
    return token.lower_ in STORMS and token.text.istitle()


@lru_cache(maxsize=1)
def storm_names(doc: Doc) -> frozenset[str]:
    """The names of the storms of a text, in lower case, with the word for them or without it."""
    lows = lowers(doc)
    storms = [i for i, low in enumerate(lows[:-1]) if low in STORMS]
    return frozenset(lows[i + 1] for i in storms if opens_storm(doc[i]) and doc[i + 1].text.istitle())
