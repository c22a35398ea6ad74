"""One person or body under two writings: spellings, initials, nicknames, legal forms, seats of government."""

from __future__ import annotations

import pytest
from one_text import extract

SAME = [
    ("Mohammed al-Rashidi fled to Qatar. Muhammad Al Rashidi is wanted.", "Mohammed al-Rashidi", "Muhammad Al Rashidi"),
    ("J.P. Moreland resigned. John Paul Moreland had led the firm.", "J.P. Moreland", "John Paul Moreland"),
    ('Joaquín "El Lobo" Marín was jailed. El Lobo is 59.', "Joaquín \"El Lobo\" Marín", "El Lobo"),
    ("Ferrovías del Sur SA laid off men. Ferrovías del Sur lost money.", "Ferrovías del Sur SA", "Ferrovías del Sur"),
    ("Rwanda's army crossed into Congo. Kigali denied it.", "Rwanda", "Kigali"),
]  # fmt: skip
APART = [
    ("Ahmed Karimi met Omar Karimi in Doha.", "Ahmed Karimi", "Omar Karimi"),
    ("J.P. Moreland met Paul Moreland.", "J.P. Moreland", "Paul Moreland"),
]


def keys(text: str) -> dict[str, str]:
    """The key of the entity for each name by which the little article calls it."""
    entities = extract(text).entities
    return {name.replace("“", '"'): e.key for e in entities for name in (e.label, *e.alternatives)}


@pytest.mark.parametrize(("text", "one", "other"), SAME, ids=[case[2] for case in SAME])
def test_two_writings_are_one(text: str, one: str, other: str) -> None:
    found = keys(text)
    assert found[one] == found[other]


@pytest.mark.parametrize(("text", "one", "other"), APART, ids=[case[2] for case in APART])
def test_namesakes_stay_apart(text: str, one: str, other: str) -> None:
    found = keys(text)
    assert found[one] != found[other]
