"""Organisations' names that are written in two ways: "Al-Shabaab", "Shabab"; "Campbell's Soup", "Campbell Soup"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsgraph.builder.forms import SMALL_WORDS
from newsgraph.builder.gathering import Groups, Name
from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import gender_of
from newsgraph.builder.whole_bodies import ARTICLES

LEAST = 5  # letters of a word that may be spelt with other vowels
VOWELS = re.compile("[aeiouy]+")
DOUBLED = re.compile(r"(.)\1")
ARTICLE = "al"
SMALL = SMALL_WORDS | {"at"}


def join_spellings(names: Sequence[Name], candidates: Sequence[int], groups: Groups) -> None:
    """Join the bodies whose names differ by vowels, a doubled letter, an Arabic article or an owner's mark alone."""
    seen: dict[tuple[str, ...], int] = {}
    for i in candidates:
        name = names[i]
        several = len(name.words) > 1
        if name.kind is Kind.POLITY or (name.kind is Kind.PERSON and not several) or name.home or not name.words:
            continue
        key = sound(tuple(word for word in name.words if word not in SMALL) or name.words)
        other = seen.setdefault(key, i)
        if other != i and Kind.ORGANIZATION in {name.kind, names[other].kind}:
            groups.join(other, i, "spelling")
        owned = next((text for text in name.texts if "'s " in text or "’s " in text), None)
        if owned is not None:
            plain = tuple(word.removesuffix("s") if word + " " in _owners(owned) else word for word in name.words)
            groups.join(seen.setdefault(sound(plain), i), i, "spelling")


@lru_cache(maxsize=1 << 12)
def _owners(text: str) -> str:
    """The folded words in the text that have an owner's mark, each with the "s" and a space behind."""
    return " ".join(part.casefold() + "s " for part in re.findall(r"([^\W\d]+)[\'’]s ", text))


@lru_cache(maxsize=1 << 12)
def sound(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without an Arabic article in front, uncommon ones without regard to their vowels."""
    rest = words[1:] if words[0] == ARTICLE and len(words) > 1 and len(words[1]) >= LEAST else words
    written = []
    for i, word in enumerate(rest):
        least = LEAST - (i > 1 and rest[i - 1] in ARTICLES)  # "Harakat al-Nour"
        if i and word in ARTICLES:
            written.append(ARTICLE)
        else:
            foreign = len(word) >= least and (gender_of(word) is not None or not is_common(word))
            written.append(_consonants(word) if foreign else word)
    return tuple(written)


def _consonants(word: str) -> str:
    return VOWELS.sub("a", DOUBLED.sub(r"\1", word)).removesuffix("h")
