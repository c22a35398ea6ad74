"""How two writings of a name are compared: case, dots, diacritics, possessives and articles do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LIGATURES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th"}
)
SMALL_WORDS = frozenset(
    {"of", "the", "for", "and", "on", "in", "de", "du", "des", "la", "le", "et", "y", "&", "a", "to"}
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The form in which names are compared: "the U.S.'s" and "US" are both "us", "São Paulo" is "sao paulo"."""
    text = name.casefold()
    if not text.isascii():
        text = without_marks(text.replace("’", "'").replace("‘", "'"))
    text = re.sub(r"'s?$", "", text.strip())
    text = re.sub(r"(?<=[a-z0-9])\.(?=[a-z0-9]|$)|(?<=\b[a-z])\.|'", "", text)
    text = re.sub(r"[^\w&+]+", " ", text).strip()
    return re.sub(r"^(?:the|a|an) (?=.)", "", text)


def without_marks(text: str) -> str:
    """The lower-case text with its diacritics and ligatures taken off."""
    plain = unicodedata.normalize("NFKD", text.translate(LIGATURES))
    return "".join(part for part in plain if not unicodedata.combining(part))


def slug(name: str) -> str:
    """The name as part of an IRI: letters and digits of the folded name, joined by hyphens; "x" if none is left."""
    return re.sub(r"[^\w]+", "-", fold(name)).strip("-_") or "x"


def initials(name: str) -> tuple[str, str]:
    """The first letters of the words that begin with a capital, and of all words, both in capitals."""
    words = [word for word in re.split(r"[\s\-–—/]+", name.replace("’", "'")) if word and word[0].isalnum()]
    main = "".join(word[0] for word in words if word.casefold() not in SMALL_WORDS and word[0].isupper())
    every = "".join(word[0] for word in words)
    return main.upper(), every.upper()
