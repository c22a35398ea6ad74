"""The tokens of a text as columns, each made once: a rule that looks for a few words reads these, not every token."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from spacy.tokens import Doc

__all__ = ["lemmas", "lowers", "sentence_ends", "sentence_starts", "spaces", "tags", "texts"]

MOST_WORDS = 1 << 17  # kept at a time


def _strings(doc: Doc, attribute: str, form: Callable[[str], str] = str) -> list[str]:
    strings = doc.vocab.strings
    numbers = doc.to_array(attribute).tolist()
    words = _words(form)
    if len(words) > MOST_WORDS:
        words.clear()
    for number in set(numbers).difference(words):
        words[number] = form(strings[number])
    return [words[number] for number in numbers]


@cache
def _words(form: Callable[[str], str]) -> dict[int, str]:
    """The words met so far by spaCy's number, which is the same in every vocabulary; asking spaCy takes longer."""
    return {}


# Texts are read one after the other, so the columns of one are enough; its parse is finished before anything is asked.
@lru_cache(maxsize=1)
def texts(doc: Doc) -> list[str]:
    """Each token's text."""
    return _strings(doc, "ORTH")


@lru_cache(maxsize=1)
def lowers(doc: Doc) -> list[str]:
    """Each token's text in lower case."""
    return _strings(doc, "LOWER")


@lru_cache(maxsize=1)
def lemmas(doc: Doc) -> list[str]:
    """Each token's lemma in lower case."""
    return _strings(doc, "LEMMA", str.lower)


@lru_cache(maxsize=1)
def tags(doc: Doc) -> list[str]:
    """Each token's fine-grained tag."""
    return _strings(doc, "TAG")


@lru_cache(maxsize=1)
def spaces(doc: Doc) -> list[int]:
    """1 for each token of white space, 0 for each other."""
    found: list[int] = doc.to_array("IS_SPACE").tolist()
    return found


@lru_cache(maxsize=1)
def sentence_starts(doc: Doc) -> list[int]:
    """For each token the index of the first token of its sentence."""
    marks = doc.to_array("SENT_START").tolist()
    found, start = [], 0
    for index, mark in enumerate(marks):
        if mark == 1:
            start = index
        found.append(start)
    return found


@lru_cache(maxsize=1)
def sentence_ends(doc: Doc) -> list[int]:
    """For each token the index after the last token of its sentence."""
    starts, end = sentence_starts(doc), len(doc)
    found = [end] * end
    for index in range(end - 1, -1, -1):
        found[index] = end
        if starts[index] == index:
            end = index
    return found
