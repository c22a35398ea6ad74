"""Quotation marks over sentences and paragraphs, from the characters alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgraph.builder.quotations import quotations

CASES = [
    ("She called it “a start”.", ["a start"]),
    ('He said: "We will wait. Nobody leaves." Then he left.', ["We will wait. Nobody leaves."]),
    ("``We tried,`` said Moss. ``We failed.``", ["We tried,", "We failed."]),
    ("''It rained,'' she said.", ["It rained,"]),
    ("«Nous partons», he said.", ["Nous partons"]),
    ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
    ('"The sign read “Closed” all day," he said.', ["The sign read “Closed” all day,"]),
    ("The mayor's office said the '90s were over.", []),
    ("The workers' union met the firms' owners.", []),
    ("Council: 'no money left' for roads", ["no money left"]),
    ("‘We can’t stay,’ he said.", ["We can’t stay,"]),
    ('A plank 6" wide fell.', []),
    ("No marks at all.", []),
    ("‘We lost it.’ ‘He told me, “Go,”’ she said. ‘So I went.’", ["We lost it.", "He told me, “Go,”", "So I went."]),
    ("‘A start’ is what “he” called it, ‘no more.’", ["he"]),
    ("“”", []),
    ('The word "and" ("or") matters.', ["and", "or"]),
]


@pytest.mark.parametrize(("text", "inner"), CASES)
def test_inner_texts(text: str, inner: list[str]) -> None:
    assert [quotation.inner.of(text) for quotation in quotations(text)] == inner


def test_each_paragraph_opens_again_and_the_last_one_closes() -> None:
    text = "“The road is open.\n\n“The bridge is not.”\n\nHe left."
    found = quotations(text)
    assert [(quotation.inner.of(text), quotation.closed) for quotation in found] == [
        ("The road is open.", False),
        ("The bridge is not.", True),
    ]


def test_a_quotation_may_run_over_lines_without_opening_again() -> None:
    text = "``We lost the boats.\nWe kept the nets,`` said Moss."
    assert [quotation.inner.of(text) for quotation in quotations(text)] == ["We lost the boats.\nWe kept the nets,"]


def test_an_unclosed_quotation_ends_with_its_line() -> None:
    text = 'He wrote "the end is near.\nThe next day "all was well" again.'
    assert [quotation.inner.of(text) for quotation in quotations(text)] == ["the end is near.", "all was well"]


def test_a_stray_mark_far_before_another_opens_nothing() -> None:
    text = 'He stood 6" tall' + "\n" + "word " * 400 + '\n"Yes," he said.'
    assert "Yes," in [quotation.inner.of(text) for quotation in quotations(text)]


def test_an_opening_mark_in_the_place_of_a_closing_one_closes() -> None:
    text = "They rated it “mostly false.“\n\nHe agreed."
    assert [quotation.inner.of(text) for quotation in quotations(text)] == ["mostly false."]


@given(st.text(alphabet="ab .,\n\"“”‘’'`", max_size=80))
def test_any_text_gives_ordered_quotations_inside_it(text: str) -> None:
    found = quotations(text)
    for quotation in found:
        assert (
            0 <= quotation.span.start <= quotation.inner.start < quotation.inner.end <= quotation.span.end <= len(text)
        )
    for first, second in pairwise(found):
        assert first.span.end <= second.span.start
