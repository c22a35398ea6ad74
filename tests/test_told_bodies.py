"""Offices of bodies that have no name and are told by what they are for; the names are invented."""

from __future__ import annotations

import pytest
from one_text import labels_of

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article, Extraction

# Text, and every holding as "holder | title | of".
TOLD: list[tuple[str, set[str]]] = [
    (
        "Oscar Tello, secretary of the constitution committee, was cautious.",
        {"Oscar Tello | secretary | constitution committee"},
    ),
    (
        "The deputy chairman of the foreign affairs committee, Henrik Lund, objected.",
        {"Henrik Lund | deputy chairman | foreign affairs committee"},
    ),
    (
        "Fanta Conway, who chairs the security commission, objected. The commission's secretary, Omar Dale, agreed.",
        {"Fanta Conway | chair | security commission", "Omar Dale | secretary | security commission"},
    ),
    ("Residents' association chair Will Garside was not amused.", {"Will Garside | chair | Residents' association"}),
    ("Works council head Martin Brandt welcomed it.", {"Martin Brandt | head | Works council"}),
    ("Electoral commission chairman Elias Barton said so.", {"Elias Barton | chairman | Electoral commission"}),
    ("Central bank governor Karim Toure left rates unchanged.", {"Karim Toure | governor | Central bank"}),
    (
        "Football association vice-president Sergei Orlov left.",
        {"Sergei Orlov | vice-president | Football association"},
    ),
    ("Anti-corruption agency chief Marta Vidal left.", {"Marta Vidal | chief | Anti-corruption agency"}),
    ("A defence ministry spokesman, Ivan Reznik, denied it.", {"Ivan Reznik | spokesman | defence ministry"}),
    ("He met the director of the same agency, Karl Ott, on Monday.", {"Karl Ott | director | None"}),
    ("Robert Tann is the chair of the governing council.", {"Robert Tann | chair | governing council"}),
    (
        "Elias Barton, vicar-general of the Tripoli archdiocese, left.",
        {"Elias Barton | vicar-general | Tripoli archdiocese"},
    ),
    ("Irene Vogt, who chairs the pharmacists' society, left.", {"Irene Vogt | chair | pharmacists' society"}),
    ("Tom Reed spoke to the chair of a committee.", set()),
    ("City council member Tom Reed spoke.", {"Tom Reed | City council member | None"}),
    ("Tom Reed, president of the company, spoke.", {"Tom Reed | president | None"}),
]


@pytest.fixture(scope="module")
def readings() -> dict[str, Extraction]:
    articles = [Article(f"body-{number}", text, None, "2024-05-15") for number, (text, _) in enumerate(TOLD)]
    return {article.text: extraction.read(article, doc) for article, doc in language.parse(articles)}


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_an_office_is_of_the_body_that_the_article_tells(
    readings: dict[str, Extraction], text: str, expected: set[str]
) -> None:
    read = readings[text]
    labels = labels_of(read)
    assert {f"{labels[each.holder]} | {each.title} | {labels.get(each.of or '')}" for each in read.holdings} == expected


def test_a_body_that_is_told_has_no_name(readings: dict[str, Extraction]) -> None:
    bodies = [each for read in readings.values() for each in read.entities if each.key.startswith("organization/")]
    assert bodies and not any(each.named for each in bodies)
