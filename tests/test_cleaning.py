"""Cleaning: what is no part of an article goes, and nothing else."""

from __future__ import annotations

import pytest

from newsgraph.builder import cleaning

HEADLINE = "Council Votes To Reopen The Harbour"
BODY = "The council voted on Monday to reopen the harbour.\n\n“We are ready,” the mayor said."


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ufeffa", "a"),
        ("a\x00b\x07c", "a b c"),
        ("tab\tstays", "tab\tstays"),
        ("\x93quoted\x94 \x96 it\x92s", "“quoted” – it’s"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("none\ufffe\uffff", "none\ufffd\ufffd"),
        ("Zu\u0308rich", "Zürich"),
        ("line\u2028end", "line\nend"),
    ],
)
def test_characters(text: str, clean: str) -> None:
    assert cleaning.characters(text) == clean
    cleaning.characters(text).encode()


def test_inside_a_text_no_character_moves() -> None:
    text = "One\x01 two\x85 three\x0b four \u200b five\xa0six"
    assert len(cleaning.body(text)) == len(text)


@pytest.mark.parametrize(
    "page",
    [
        f"{HEADLINE}\n{BODY}",
        f"{HEADLINE}\n\n{BODY}\n",
        f"{HEADLINE}\n{HEADLINE}\n\n{BODY}",
        f"{HEADLINE}\n\n{HEADLINE.upper()}\n{BODY}",
        f"{HEADLINE} | The Daily Gull\n{HEADLINE}\n{BODY}",
        f"{HEADLINE}\n{HEADLINE} - The Daily Gull\n{BODY}",
        f"\ufeff\r\n  {HEADLINE}  \r\n{BODY}",
        f"Skip to main content\nMenu\n{HEADLINE}\n{BODY}",
        f"{HEADLINE}\nShare\nPrint\n3 min read\n{BODY}",
        f"{HEADLINE}\n{BODY}\nWhat's Your Reaction?\n\n\n\n",
        f"{HEADLINE}\n{BODY}\nWhat’s your reaction?\nLike\n0\nDislike\n0\nLove\n2",
        f"{HEADLINE}\n{BODY}\n\nRelated Articles\nFerry fares to rise in spring\nHow the harbour was built\n",
        f"{HEADLINE}\n{BODY}\n\nRead more: Ferry fares to rise in spring\n© 2025 The Daily Gull. All rights reserved.",
        f"{HEADLINE}\n{BODY}\nSign up for our daily newsletter\nFollow us on Facebook and X\n12 Comments",
        f"{HEADLINE}\n{BODY}\nThis article was originally published by The Daily Gull.",
        f"{HEADLINE}\n{BODY}\nTags: harbour, council\n###",
    ],
)
def test_the_same_article_however_the_page_is_laid_out(page: str) -> None:
    headline, text = cleaning.page(page)
    assert headline is not None
    assert headline.casefold() == HEADLINE.casefold()
    assert text == f"{headline}\n\n{BODY}"


def test_an_advertisement_between_paragraphs_goes() -> None:
    first, second = BODY.split("\n\n")
    assert cleaning.page(f"{HEADLINE}\n{first}\nADVERTISEMENT\n{second}")[1] == f"{HEADLINE}\n\n{first}\n{second}"


@pytest.mark.parametrize(
    "last",
    [
        "Share prices fell by 3% after the vote.",
        "Comments from the mayor's office were not available on Monday night, the paper said.",
        "“Follow us,” the protesters shouted.",
        "The related inquiry goes on.",
        "Subscribers to the fund lost their money when the bank, founded in 1901, collapsed in spring last year, "
        "according to a report by the council that named all rights reserved to the bank.",
        "The post office was closed.",
        "Love won.",
    ],
)
def test_a_last_sentence_that_looks_like_furniture_stays(last: str) -> None:
    assert cleaning.body(f"{BODY}\n{last}") == f"{BODY}\n{last}"
    assert cleaning.page(f"{HEADLINE}\n{BODY}\n{last}")[1].endswith(last)


@pytest.mark.parametrize("headline", ["Watch: Volcano erupts again", "Related: how we got here", "What's next"])
def test_a_headline_that_looks_like_furniture_stays(headline: str) -> None:
    assert cleaning.page(f"{headline}\n{BODY}")[0] == headline


def test_short_paragraphs_after_an_opener_that_are_sentences_stay() -> None:
    text = f"{BODY}\nLatest\nThe ferry left.\nIt came back."
    assert cleaning.body(text) == text


def test_a_paragraph_is_no_headline() -> None:
    paragraph = " ".join(["word"] * 50) + "."
    assert cleaning.page(f"{paragraph}\n{BODY}") == (None, f"{paragraph}\n{BODY}")


def test_one_line_is_headline_and_text() -> None:
    assert cleaning.page(HEADLINE) == (HEADLINE, HEADLINE)


@pytest.mark.parametrize("page", ["", "\n \n", "Share\nPrint\n", "***\n0\n"])
def test_a_page_without_an_article_is_empty(page: str) -> None:
    assert cleaning.page(page) == (None, "")


def test_a_field_keeps_its_beginning() -> None:
    assert cleaning.body(f"\n  {BODY}\n\n") == f"\n  {BODY}"


def test_every_phrase_of_the_lexicon_is_known_by_its_own_list() -> None:
    known = cleaning.furniture()
    assert all(cleaning.is_label(line) for line in known.lines)
    assert all(cleaning.is_foot(f"{beginning} something") for beginning in known.beginnings)
    assert all(cleaning.is_foot(f"Something {part} something") for part in known.containing)
    assert all(cleaning.is_foot(opener) for opener in known.openers)
