"""Texts that begin or end anywhere: each is read, and none takes for ever."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article
from newsgraph.builder.time_limit import time_limit
from tests.one_text import extract

SECONDS = 60.0
WHOLE = (
    'And the coach of Alba Rovers, Eva Sand, said: "We will go on." Police arrested him while protesting. Three men, '
    "aged 20 to 30, were killed in Lund on Monday, the Ministry of Foreign, Commonwealth and Development Affairs said. "
    "Minister for Health Ann Hill QC, elected mayor in 2010, told Reuters (see below) that 5% had left, singing"
)


@pytest.mark.parametrize(
    "text",
    [
        "Arrested him while protesting",
        "Was shot dead while protesting",
        "Took to the streets, singing",
    ],
)
def test_a_clause_at_the_very_end_of_a_text_is_read_to_its_end(text: str) -> None:
    with time_limit(SECONDS):
        assert len(extract(text).sentences) == 1


@pytest.mark.parametrize(
    "text", ["said Russell", "We were robbed, said Vidal", "Share this video 0:00:30 \u25b6 | 270p |"]
)
def test_a_text_may_end_with_who_speaks(text: str) -> None:
    assert len(extract(text).sentences) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Reported by the paper, the attack killed ten people.",
        "Giving them food, he left.",
        "Longer than any before it, the strike ended on Monday.",
        "On a visit to Oslo, the minister thanked them.",
        "And union leaders said no.",
        "To Moscow, the deal is dead.",
    ],
)
def test_a_text_may_begin_with_what_mostly_stands_behind_something(text: str) -> None:
    assert len(extract(text).sentences) == 1


def test_a_text_may_begin_and_end_at_any_word() -> None:
    words = WHOLE.split()
    cuts = (
        " ".join(words[first : first + length])
        for length, first in itertools.product((1, 2, 3, 5, 9, 14), range(0, len(words), 2))
    )
    articles = [Article(str(number), cut, None, "2016-09-28") for number, cut in enumerate(cuts)]
    with time_limit(SECONDS):
        for article, doc in language.parse(articles):
            assert extraction.read(article, doc).article is article


@pytest.mark.parametrize(
    "change", [str.upper, str.lower, str.title, lambda text: "\n".join(text.split()), lambda text: text[::-1]]
)
def test_a_text_may_be_written_anyhow(change: Callable[[str], str]) -> None:
    assert extract(change(WHOLE)).sentences
