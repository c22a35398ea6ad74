"""A town and its country are one place of an event; two towns are two."""

from __future__ import annotations

import pytest
from one_text import extract


def assaults(text: str) -> int:
    """How many acts of violence the text is read to tell of."""
    return sum(event.type == "Assault" for event in extract(text).events)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Gunmen attacked a market in Nigeria on Tuesday. The attack, in the town of Magumeri, lasted two hours.", 1),
        ("Gunmen attacked a market in Nigeria on Tuesday. The attack, in Herat, lasted two hours.", 2),
        ("A bomb hit a bus in Ghelmand province, killing three. The attack, in the town of Maiwend, was on Monday.", 1),
        ("A bomb hit a bus in Olvara, killing three people. The attack, in the town of Maiwend, was on Monday.", 2),
        ("Gunmen attacked a market in Lyon on Tuesday. The attack, in Marseille, lasted two hours.", 2),
    ],
)
def test_where_one_attack_was(text: str, number: int) -> None:
    assert assaults(text) == number


def test_an_attack_of_another_day_has_not_the_place_of_the_story() -> None:
    text = "Troops shelled the town of Herat. The rebels' attack in 2014 killed 90 people. Ten people were killed."
    found = {event.when.date: event.places for event in extract(text).events if event.type == "Assault"}
    assert found["2014"] == ()
