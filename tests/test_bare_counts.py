"""Victims that are only counted take part in what befell them."""

from __future__ import annotations

import pytest
from one_text import extract, labels_of


def struck(text: str) -> list[str]:
    """The labels of those who undergo the text's events."""
    found = extract(text)
    labels = labels_of(found)
    return [labels[key] for event in found.events for key in event.patients]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Three were killed and nine injured in Kabul on Monday.", ["Three", "nine"]),
        ("A grenade went off in a bar, injuring nine.", ["nine"]),
        ("Fighting in Sirte left 12 dead.", ["12"]),
        ("Police arrested 12 during a march in Minsk.", ["12"]),
        ("The bombing in Ankara killed more than 100.", ["more than 100"]),
        ("Dozens were hurt in clashes in Cairo.", ["Dozens"]),
    ],
)
def test_numbers_that_stand_for_people(text: str, labels: list[str]) -> None:
    assert struck(text) == labels


@pytest.mark.parametrize(
    "text",
    [
        "He shot 68 in the first round at Troon.",
        "Militants freed two of the five hostages in Mosul.",
        "The killing cost the firm 12 percent of its sales.",
        "The team won three and lost two.",
    ],
)
def test_numbers_that_do_not(text: str) -> None:
    assert not any(label.split()[-1] in {"68", "two", "12", "three"} for label in struck(text))
