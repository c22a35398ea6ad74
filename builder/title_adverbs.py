"""Words of time and the like between a name and a title behind it: "X, until last week a director of Y"."""

from __future__ import annotations

from newsgraph.builder.reading import Reading
from newsgraph.builder.title_words import listed

# Words of time behind which the title is held no more.
PAST = frozenset({"then", "formerly", "previously", "once", "until", "time"})
UNTIL = 6  # tokens that "until the end of last year" may have
SINCE = frozenset({"since", "until"})


def before_adverbs(reading: Reading, index: int, start: int) -> int:
    """The token before the words of time that end at ``index``; ``index`` itself where there are none."""
    doc = reading.doc
    if doc[index].lower_ == "time" and index > start + 2 and doc[index - 2].lower_ == "at":  # "X, at the time an aide"
        return index - 3
    if doc[index].lower_ in SINCE and index > start:  # "until recently head of Y"
        return index - 1
    comma = index
    if doc[comma].text == "," and comma > start + 1:  # "X, since March, deputy to Y"
        opening = _opening(reading, comma - 1, start)
        if opening is not None and doc[opening].lower_ == "since":
            index = opening - 1
    opening = _opening(reading, index, start)
    if opening is not None:
        index = opening - 1
    while index > start and doc[index].lower_ in listed("times", "adverbs"):
        index -= 1
    return index


def _opening(reading: Reading, index: int, start: int) -> int | None:
    """Where "until last week", "since 2011" begins that ends at ``index``."""
    doc = reading.doc
    for opening in range(index - 1, max(start, index - UNTIL) - 1, -1):
        if doc[opening].lower_ in SINCE:
            return opening
        word = doc[opening + 1]
        if word.lower_ not in listed("times") and word.tag_ != "CD":
            return None
    return None


def without_times(words: list[str]) -> list[str]:
    """The words without an aside of time between commas: "and, since March," is "and"."""
    for at, word in enumerate(words):
        aside = word in SINCE and at and words[at - 1] == "," and words[-1] == "," and len(words) - at <= UNTIL
        if aside and all(each in listed("times") or each.isdigit() for each in words[at + 1 : -1]):
            return words[: at - 1]
    return words
