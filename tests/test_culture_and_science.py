"""Science, sport, culture and faith: what is no deed there, whom a clause describes, and what bodies are called."""

from __future__ import annotations

import pytest
from one_text import extract, labels_of

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article, Extraction, Status

# A text, and a type of event that it does not tell of.
NO_EVENTS = (
    ("The vaccine cut deaths in a large clinical trial in Ghana, researchers said.", "Prosecute"),
    ("The European agency's comet probe reached its orbit on Monday.", "Accuse"),
    ("Archbishop Luis Tamm will celebrate Mass in Bergen on Sunday.", "Support"),
    ("Runner Ada Bekele withdrew on Friday with a calf injury.", "Retreat"),
    ("The director Eva Sand left empty-handed on Sunday.", "Move"),
    ('"My mother would have killed me," Eva Sand said.', "Assault"),
    ("Researchers at Leeds found that sleep helps, contradicting an earlier study from Denmark.", "Reject"),
    ("Swimmers including Jon Moe have pulled out of the Olympics.", "Retreat"),
    ("The Catholic bishops' conference called the law unjust.", "Consult"),
    ("Some 200 people protested against plans to merge the opera with the ballet.", "Transact"),
    ("The rectors are fighting for survival.", "Assault"),
    ('"We must say that another world is possible," Jon Moe told the audience.', "Request"),
)


@pytest.fixture(scope="module")
def read() -> dict[str, Extraction]:
    articles = [Article(f"s{i}", text, None, "2016-09-28") for i, (text, _) in enumerate(NO_EVENTS)]
    return {article.text: extraction.read(article, doc) for article, doc in language.parse(articles)}


@pytest.mark.parametrize(("text", "kind"), NO_EVENTS, ids=[text for text, _ in NO_EVENTS])
def test_is_no_deed(read: dict[str, Extraction], text: str, kind: str) -> None:
    assert kind not in {event.type for event in read[text].events}


def test_who_stands_behind_a_place_is_the_person() -> None:
    found = extract(
        "Pope Pius accepted the resignation of Bishop Jon Moe of Lincoln, Nebraska, who has been accused of theft."
    )
    labels = labels_of(found)
    [accused] = (event for event in found.events if event.type == "Accuse")
    assert [labels[key] for key in accused.patients] == ["Jon Moe"]


def test_a_film_director_is_not_of_his_country() -> None:
    found = extract("Danish director Jon Moe won the prize on Sunday.")
    [held] = found.holdings
    assert (held.title, held.of) == ("director", None)


@pytest.mark.parametrize("body", ["Athletics Kenya", "Rugby Australia"])
def test_sports_bodies_whose_country_is_last(body: str) -> None:
    found = extract(f"{body} president Jon Moe congratulated the team.")
    labels = labels_of(found)
    assert [labels[held.of] for held in found.holdings if held.of is not None] == [body]


def test_a_language_that_is_taught_is_no_country() -> None:
    found = extract("Leeds closed its department of Portuguese in 2014.")
    assert "Portugal" not in labels_of(found).values()


def test_where_shots_are_fired_is_not_who_is_fired_at() -> None:
    found = extract("At the University of Tartu, police fired rubber bullets at demonstrators.")
    labels = labels_of(found)
    [fired] = (event for event in found.events if event.type == "Assault")
    assert [labels[key] for key in fired.patients] == ["demonstrators"]


def test_my_mother_is_not_who_speaks() -> None:
    found = extract(
        "Eva Sand said that writing about her mother had been hard. "
        '"My mother would have wept," she laughed. She says the war shaped everything.'
    )
    labels = labels_of(found)
    assert {labels[claim.speaker] for claim in found.claims if claim.speaker} == {"Eva Sand"}


def test_who_sacks_a_coach_is_no_part_of_his_name() -> None:
    found = extract("Manchester United sacked manager Jon Moe on Tuesday.")
    labels = labels_of(found)
    [sacked] = found.events
    assert (sacked.type, [labels[key] for key in sacked.agents]) == ("Appoint", ["Manchester United"])
    assert [labels[key] for key in sacked.patients] == ["Jon Moe"]


def test_who_leads_a_union_is_not_the_union() -> None:
    found = extract("The American Federation of Teachers, led by Eva Sand, called for free tuition at public colleges.")
    labels = labels_of(found)
    [called] = found.events
    assert (called.type, [labels[key] for key in called.agents]) == ("Request", ["American Federation of Teachers"])


def test_a_title_in_quotation_marks_names_nobody() -> None:
    found = extract(
        'Eva Sand, the Peruvian author of "Milan Kundera Street," moved. Her new book, "City of Sin," is out.'
    )
    assert {"Milan Kundera", "Sin", "Milan Kundera Street"}.isdisjoint(labels_of(found).values())


def test_what_opens_after_the_article_is_planned() -> None:
    found = extract("An exhibition of his works opens at the Neue Galerie in New York on October 22.")
    assert {event.status for event in found.events} == {Status.PLANNED}


def test_what_happened_the_other_day_is_not_planned() -> None:
    found = extract("The French minister met the Greek minister in Oslo on Thursday.")
    assert {event.status for event in found.events} == {Status.ACTUAL}


def test_a_centre_on_two_things_is_one_body() -> None:
    found = extract("The Center on Education and the Workforce said that wages had risen.")
    assert "Center on Education and the Workforce" in labels_of(found).values()


def test_a_dead_man_did_not_attack_where_he_died() -> None:
    found = extract("Jon Moe died in Cape Town in August. Moe beat at least 22 boys in a shed.")
    assert [event.places for event in found.events if event.type == "Assault"] == [()]


def test_a_deed_is_nobodys_who_is_a_deed() -> None:
    found = extract("Running saved his life, says Jon Moe, who won silver for Norway.")
    assert "Aid" not in {event.type for event in found.events}


def test_a_coach_for_a_tour_is_not_of_where_it_goes() -> None:
    found = extract("Jon Moe was named interim coach for next month's tour of Pakistan.")
    assert [held.of for held in found.holdings] == [None]


def test_a_department_is_no_city() -> None:
    found = extract("Moe was born in Shanghai. Health Canada issued rules. Critics accuse the department of bias.")
    labels = labels_of(found)
    assert "Shanghai" not in {labels[key] for event in found.events for key in event.patients}


def test_a_foreign_scientist_makes_no_foreign_minister() -> None:
    found = extract(
        "TORONTO — Danish nutritionist Jon Moe attacked the findings as weak. Health Canada said it would review them. "
        "A spokeswoman for Health Minister Eva Sand rejected that."
    )
    assert [held.of for held in found.holdings if held.title == "Health Minister"] == [None]


def test_works_are_given_and_given_back() -> None:
    found = extract(
        "The National Museum of Norway will return the statue to Nepal. "
        "The statue was donated by the collector Jon Moe in 1988."
    )
    assert {"Concede", "Aid"} <= {event.type for event in found.events}
