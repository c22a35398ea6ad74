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
    ("Erik and Anna Moll were found on Sunday. Erik Moll was 61.", "Erik", "Erik Moll"),
    ("Bolormaa Tserenov lost. Few backed Tserenov Bolormaa.", "Bolormaa Tserenov", "Tserenov Bolormaa"),
    ("Lord Ashdale resigned. Ashdale's lawyer refused to comment.", "Ashdale", "Ashdale"),
    ("Ban Soo-young said no. Critics accused Ban of fraud.", "Ban Soo-young", "Ban"),
    ("Ana Lucía Torres Pardo won. Torres Pardo was glad.", "Ana Lucía Torres Pardo", "Torres Pardo"),
    ("ERICH VON HAGEN said no. Erich von Hagen was asked.", "ERICH VON HAGEN", "Erich von Hagen"),
    ("SUSAN WHITE-JONES said no. Susan White-Jones was asked.", "SUSAN WHITE-JONES", "Susan White-Jones"),
    ("Laura Banks won. Banks was glad.", "Laura Banks", "Banks"),
    ("Simon Page met farmers. Page's lawyer was there.", "Simon Page", "Page"),
    ("Anna Strong met farmers. Strong left on Monday.", "Anna Strong", "Strong"),
    ("Jean-Baptiste Noir won. Critics accused Jean-Baptiste of fraud.", "Jean-Baptiste Noir", "Jean-Baptiste"),
    ("Sergeant Paul Whitmore said no. DS Whitmore had spoken.", "Paul Whitmore", "Whitmore"),
    ("Officials in New York City left. NYC has been accused of it.", "New York City", "NYC"),
    ("LA signed the treaty. Later Los Angeles withdrew from it.", "Los Angeles", "LA"),
    ("Officials in St. Louis said no. Farmers left Saint Louis.", "St. Louis", "Saint Louis"),
]  # fmt: skip
APART = [
    ("Erik Moll founded it. His son, Erik Moll Jr., runs it.", "Erik Moll", "Erik Moll Jr."),
    ("James Thomas met Thomas James in Doha.", "James Thomas", "Thomas James"),
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
