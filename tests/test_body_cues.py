"""Bodies whose names no list has, told by the words around one mention. Sentences of our own."""

from __future__ import annotations

import pytest
from one_text import extract, kinds_of, labels_of, named

from newsgraph.builder.model import Kind

BODIES = [
    ("Tessara", "Tessara co-founder Ingrid Moe said the flights would resume."),
    ("Tessara", "A letter from Tessara's chief executive was read out in court."),
    ("Brivello", "Brivello's headquarters were searched on Friday."),
    ("Brivello", "Three Brivello executives were charged with fraud on Thursday."),
    ("Brivello", "Brivello recalled its cars in May."),
    ("Quandry", "A bank bought a stake in Quandry in 2014."),
    ("Ostrava Foods", "A rival agreed to acquire Ostrava Foods for $2 billion."),
    ("Zelkira", "The union said it was talking to its rival Zelkira."),
    ("Zelkira", "Officials upheld Zelkira's protest against the award."),
    ("Nemoro", "She had worked at Nemoro since 2011."),
    ("Nemoro", "In a statement posted on Nemoro, the singer apologised."),
    ("Nemoro", "The Nemoro plant in Turin employs 3,000 people."),
    ("Zelkira", "Zelkira field coordinator Ingrid Moe and two doctors are in Lesbos."),
    ("Tornado Freight", "According to a poll published by the Tornado Freight on Monday, few agree."),
    ("Nemoro", '"The roads are shut," Nemoro cited an aide as saying.'),
    ("Kolvara", "DRESDEN, Feb 16 (Kolvara) - A maker of car parts will keep its plant open."),
    ("Kolvara", "Companies such as Kolvara have moved to Asia."),
]


@pytest.mark.parametrize(("name", "text"), BODIES)
def test_a_body_that_no_list_has(name: str, text: str) -> None:
    assert kinds_of(named(text)).get(name) is Kind.ORGANIZATION


PEOPLE = [
    ("Halloran", "Jane Halloran met reporters. Halloran's decision surprised them."),
    ("Halloran", "Jane Halloran left in May. It was announced by Halloran in her blog."),
]


@pytest.mark.parametrize(("name", "text"), PEOPLE)
def test_who_is_named_in_full_stays_a_person(name: str, text: str) -> None:
    assert {entity.kind for entity in named(text).entities.values() if name in entity.label} == {Kind.PERSON}


def test_an_office_alone_is_no_body() -> None:
    assert "District Collector" not in kinds_of(named("The District Collector ordered an inquiry on Monday."))


def test_a_town_stays_a_town() -> None:
    assert kinds_of(named("The Leipzig plant in Saxony makes cars."))["Leipzig"] is Kind.POLITY


def test_whose_office_it_is() -> None:
    found = extract("Tessara creator Ingrid Moe said the flights would resume.")
    labels = labels_of(found)
    assert [(labels[h.holder], h.title, labels[h.of]) for h in found.holdings if h.of] == [
        ("Ingrid Moe", "creator", "Tessara")
    ]
