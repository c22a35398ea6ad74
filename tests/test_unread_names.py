"""Names of which no list and not the model alone tells what they are, in sentences of our own."""

from __future__ import annotations

import pytest
from one_text import kinds_of, named

from newsgraph.builder import acronyms
from newsgraph.builder.model import Kind

P, ORG, C = Kind.PERSON, Kind.ORGANIZATION, Kind.POLITY


def kinds(text: str) -> dict[str, Kind]:
    return kinds_of(named(text))


WHOLE = [
    ("Firefighters of Kent Fire and Rescue Service spent the night there.", "Kent Fire and Rescue Service", ORG),
    ("Officers of Avon and Somerset Police closed the road.", "Avon and Somerset Police", ORG),
    ("The Marlow Teachers' Union has called a strike.", "Marlow Teachers' Union", ORG),
    ("The ferry left Dar es Salaam at dawn.", "Dar es Salaam", C),
    ("She told News 9 that the bridge was shut.", "News 9", ORG),
    ("He teaches law at the University of Texas at Austin.", "University of Texas at Austin", ORG),
    ("The lender's loans went to farmers, the UN food agency said.", "UN food agency", ORG),
    ("The White House Office of the Press Secretary sent a note.", "White House Office of the Press Secretary", ORG),
    ("Lawyer April Winters said that her client was ill.", "April Winters", P),
    ("Coalition aircraft struck the depot on Monday.", "Coalition", ORG),
    ("The study was published in Nature Ecology on Monday.", "Nature Ecology", ORG),
    ("Greenpeace activists climbed the rig on Monday.", "Greenpeace", ORG),
    ("Gunmen stormed Gidon Kala in Zamfara state on Sunday.", "Gidon Kala", C),
    ("The rebels had also seized Bor Gala, a village 20 km east of Kadugli.", "Bor Gala", C),
    ("Gunmen stormed Charlie Hebdo in Paris on Monday.", "Charlie Hebdo", ORG),
    ("The flood wrecked houses in Karaveda and cut the road to Arequipa.", "Karaveda", C),
    ("The firm employs 600 people in Nelson.", "Nelson", C),
    ("Neighbouring Chad has closed its border.", "Chad", C),
    ("Ruth for America spokesman Ian Hall called it damning.", "Ruth for America", ORG),
]


@pytest.mark.parametrize(("text", "name", "kind"), WHOLE, ids=[name for _, name, _ in WHOLE])
def test_a_name_is_found_whole(text: str, name: str, kind: Kind) -> None:
    assert kinds(text).get(name) == kind


NOBODY = [
    ("Chief Operating Officer Anna Berg will leave.", "Operating Officer"),
    ("Fire Chief Dennis Yoder praised the dog.", "Fire"),
    ("The shop stays open on Good Friday and on Palm Sunday.", "Palm"),
    ("The men were listed under Executive Order 13224 in May.", "Order"),
    ('"Uncle was found by the creek," she said.', "Uncle"),
    ("A Franco-German plan for a joint army was shelved.", "Franco-German"),
    ("Lassa fever has killed four people since May.", "Lassa"),
    ("The court struck down Senate Bill 14 on Friday.", "Senate"),
    ("He was named Man of the Match after the final.", "Man"),
    ("The KOSPI rose while the Hang Seng fell.", "Hang Seng"),
    ("Microsoft dropped support for Opera 10.5 in May.", "Opera 10.5"),
    ("The firm was fined under the Dodd-Frank rules.", "Dodd-Frank"),
    ("Relations have improved since the U.S.-Iraq pact.", "U.S.-Iraq"),
]


@pytest.mark.parametrize(("text", "words"), NOBODY, ids=[words for _, words in NOBODY])
def test_part_of_something_else_names_nobody(text: str, words: str) -> None:
    assert words not in kinds(text)


ONE = [
    ("The British Airline Pilots Association met. Balpa said talks had failed.", 1),
    ("The Peoples' Democratic Party, or HDP, wants an inquiry. The HDP lost seats.", 1),
    ("The Calder Vale NHS Foundation Trust met. Calder Vale will hold a meeting, staff at Calder Vale said.", 1),
    ("The Green Party of Canada met. The Greens chose a leader, and the Greens' members cheered.", 1),
    ("They oppose the ISIL terrorist group. ISIL lost two towns.", 1),
]


@pytest.mark.parametrize(("text", "bodies"), ONE, ids=[text[:30] for text, _ in ONE])
def test_two_names_of_one_body_are_one_node(text: str, bodies: int) -> None:
    assert list(kinds(text).values()).count(ORG) == bodies, kinds(text)


def test_a_person_is_known_by_another_name() -> None:
    found = named("Troops killed Víctor Suárez, known as Mono Jojoy, in the hills. Mono Jojoy was 57.")
    assert [entity.kind for entity in found.entities.values()].count(P) == 1


def test_a_full_name_is_a_person_where_the_surname_alone_is() -> None:
    found = kinds("An officer shot Philando Castile in a car. Castile's girlfriend wept. Castile was 32.")
    assert "Philando Castile" not in found or found["Philando Castile"] is P


def test_forces_are_called_by_their_polity() -> None:
    (entity,) = (e for e in named("British forces hit a bunker on Monday.").entities.values() if e.kind is C)
    assert "British" in entity.alternatives


@pytest.mark.parametrize(
    ("short", "full", "drawn"),
    [
        ("Balpa", "British Airline Pilots Association", True),
        ("Cosatu", "Congress of South African Trade Unions", True),
        ("Defra", "Department for Environment, Food and Rural Affairs", True),
        ("Cobra", "British Rail Company", False),
        ("Marlow", "Ministry of Agriculture", False),
    ],
)
def test_words_drawn_from_the_letters_of_a_name(short: str, full: str, drawn: bool) -> None:
    assert acronyms.is_drawn_from(short, full) is drawn
