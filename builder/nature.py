"""What nature does, and nobody of his will: storms that have names, mountains and waters."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

from newsgraph.builder import wordlists
from newsgraph.builder.dependents import children
from newsgraph.builder.token_columns import lowers

STORMS = wordlists.words("titles", "things", "storms") | {"storm"}
NATURAL = frozenset({"lake", "mount", "mountain", "mt.", "ocean", "river", "sea", "volcano"})


def opens_storm(token: Token) -> bool:
    """Whether a storm's name may follow the word: "Hurricane", not "storm"."""
    return token.lower_ in STORMS and token.text.istitle()


@lru_cache(maxsize=1)
def storm_names(doc: Doc) -> frozenset[str]:
    """The names of the storms of a text, in lower case: "delia" once it has spoken of Hurricane Delia."""
    lows = lowers(doc)
    storms = [i for i, low in enumerate(lows[:-1]) if low in STORMS]
    return frozenset(lows[i + 1] for i in storms if opens_storm(doc[i]) and doc[i + 1].text.istitle())


def is_natural(noun: Token) -> bool:
    """Whether the name is of a mountain or a water, which does nothing to anybody of its own will."""
    return any(word.lower_ in NATURAL for word in (noun, *children(noun, "compound"))) and noun.pos_ == "PROPN"
