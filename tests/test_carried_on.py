"""Indirect speech that goes on with "would" and without a cue is still the speaker's."""

from __future__ import annotations

import pytest
from one_text import extract

FIRST = "The minister said the tax would fall next year. "


def carried(text: str) -> list[str]:
    """What the claims that carry speech on stand for, word for word."""
    return [
        each.span.of(text)
        for claim in extract(text).claims
        for each in claim.evidence
        if claim.rule == "claim/carried-on"
    ]


@pytest.mark.parametrize(
    "second", ["The cut would take effect in May.", "The door was open, but Rome would have to pay first."]
)
def test_what_was_said_goes_on(second: str) -> None:
    assert carried(FIRST + second) == [second]


@pytest.mark.parametrize(
    "second",
    [
        "The cut will take effect in May.",
        "The ministry would not comment on the cost.",
        "Two years later he would often speak of it.",
        "Parliament meets again in May.",
        "The bill would also cap fees.",
        "\n\nA trade war would surely hurt the town.",
    ],
)
def test_what_goes_on_otherwise_is_the_papers(second: str) -> None:
    assert carried(FIRST + second) == []
