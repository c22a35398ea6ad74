"""Titles of works in quotation marks, whose words name nobody: 'her novel, "City of Sin,"', 'author of "Ann"'."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc

from newsgraph.builder import wordlists
from newsgraph.builder.token_columns import lowers, texts

__all__ = ["indices"]

OPENING, CLOSING = frozenset({'"', "“"}), frozenset({'"', "”"})
WORKS = wordlists.words("titles", "quoted_works", "works")
MAKING = wordlists.words("titles", "quoted_works", "making")
LINKS = frozenset({"of", "for", "in", "with", "by", "from", "on", "to"})
SMALL = frozenset(
    {"a", "an", "the", "of", "in", "and", "for", "to", "on", "at", "or", "with", "from", "by", "as", "de", "la", "le"}
)
LONGEST = 9  # tokens of a title
NEAR = 6  # tokens from the work or its maker to the mark: "the author in 1999 of"


@lru_cache(maxsize=1)
def indices(doc: Doc) -> frozenset[int]:
    """The tokens, by index, that stand in the quoted titles of works."""
    words = texts(doc)
    found: set[int] = set()
    for i, text in enumerate(words):
        if text in OPENING and i and i not in found and _is_of_work(doc, i):
            end = _end(words, i + 1)
            found.update(range(i + 1, end))
    return frozenset(found)


def _is_of_work(doc: Doc, mark: int) -> bool:
    """Whether what stands before the mark says that a title follows: a work, or its maker and a preposition."""
    lows = lowers(doc)
    last = mark - 1
    while last > 0 and lows[last] in {",", "the", "'s", "’s", ":"}:
        last -= 1
    if lows[last] in WORKS or (lows[last] in MAKING and last == mark - 1):
        return True
    return lows[last] in LINKS and any(word in WORKS or word in MAKING for word in lows[max(last - NEAR, 0) : last])


def _end(words: list[str], start: int) -> int:
    """Where the title that begins at the token ends; its start if its words are not all written as in titles."""
    for i in range(start, min(start + LONGEST, len(words))):
        word = words[i]
        if word in CLOSING:
            return i if i > start + 1 else start
        small = word.lower() in SMALL and i > start
        if word[:1].islower() and not small and not word.startswith(("'", "’")):
            return start
        if word.isspace() or (word in {".", ";"} and words[min(i + 1, len(words) - 1)] not in CLOSING):
            return start
    return start
