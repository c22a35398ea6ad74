"""What stands at a name tells what it names: works, parts, products, streams, firms; and whose surname it is."""

from __future__ import annotations

from functools import cache

import pytest
from one_text import kinds_of, named

from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading

P, ORG, C, L = Kind.PERSON, Kind.ORGANIZATION, Kind.POLITY, Kind.LOCATION


@cache
def read(text: str) -> Reading:
    return named(text, "2015-03-04")


def kinds(text: str) -> dict[str, Kind]:
    return kinds_of(read(text))


NOBODY = [
    ("The writer presented her graphic novel Clara Nightshade at the fair in Toronto.", "Clara Nightshade"),
    ("He read from his memoir Anna Falling, which came out in May.", "Anna Falling"),
    ("The orbiter Corinthia was lost when it broke apart over Texas.", "Corinthia"),
    ("Engineers released a browser called Skylark that loads pages twice as fast.", "Skylark"),
    ("The program, called Open Harbour, gives loans to farmers.", "Open Harbour"),
    ("The senator told CNBC's Money Hour that he would vote against the bill.", "Money Hour"),
    ("The singer, who played Captain Thornback in the series, signed autographs.", "Thornback"),
    ("Kevin Marsh is the voice of Nightcrow in the cartoon.", "Nightcrow"),
    ("Visitors dressed as Spider Queen posed for pictures.", "Spider Queen"),
    ("The network sells programmes such as Silent Coast and Reckless Neighbours.", "Silent Coast"),
    ("Skylark is a browser for old phones.", "Skylark"),
    ("The bestseller The Silver Garden will become a film.", "Silver Garden"),
    ("Tesla unveiled the Model Q in London.", "Model Q"),
    ("Aid went to the areas that Cyclone Petra had flooded.", "Cyclone Petra"),
    ("They moved N14.3billion out of the fund.", "N14.3billion"),
    ("They lose, WE WIN.", "WE WIN"),
    ("A Democratcontrolled house repealed the law.", "Democratcontrolled"),
    ("The views of men on women Is not the point.", "Is"),
    ("He was named in the first-information report (FIR) on Monday.", "FIR"),
]


@pytest.mark.parametrize(("text", "name"), NOBODY, ids=[case[1] for case in NOBODY])
def test_things_by_what_stands_at_them(text: str, name: str) -> None:
    assert not any(name in entity.label for entity in read(text).entities.values())


KINDS = [
    ("The rare fish lives in a mountain stream called Sorrow Run.", "Sorrow Run", L),
    ("Hogan Barlow, a law firm, said it would appeal.", "Hogan Barlow", ORG),
    ("The luxury hospitality group Kempster bought the house.", "Kempster", ORG),
    ("Rebels took key towns including Rabwiyah from the army.", "Rabwiyah", C),
    ("Los Negros cartel has been blamed for the killings.", "Los Negros", ORG),
    ("Security firm Netwatch.com said it had found six holes.", "Netwatch.com", ORG),
    ("Volunteer organisation Book Corps of Canada collects books.", "Book Corps of Canada", ORG),
    ("Knox Waters, the Special Advisor to the ambassador, spoke.", "Knox Waters", P),
    ("The Gordon Hale Museum in Pittsburgh lent the painting to France.", "Gordon Hale Museum", ORG),
    ("The painting hangs in the Gordon Hale Museum.", "Gordon Hale Museum", L),
    ("They met at the National Museum of Irish American History and Culture.", "History", None),
    ("The king met Crown Prince Faisal on Monday.", "Faisal", P),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS, ids=[f"{case[1]}-{case[2]}" for case in KINDS])
def test_kinds_by_what_stands_at_them(text: str, name: str, kind: Kind | None) -> None:
    assert kinds(text).get(name) == kind


PEOPLE_STAY = [
    ("The network announced that CNN's Wolf Barlow would ask the questions.", "Wolf Barlow"),
    ("The book Jane Harmon wrote was praised.", "Jane Harmon"),
    ("Opponents such as Jeb Barlow and Rand Hill left the race.", "Jeb Barlow"),
    ("The film director Maria Costa released a statement.", "Maria Costa"),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE_STAY, ids=[case[1] for case in PEOPLE_STAY])
def test_persons_stay_persons(text: str, name: str) -> None:
    assert kinds(text).get(name) is P


ONE_NODE = [
    ("The State of Texas sued the agency on Friday. Texas said the rule was unlawful.", "Texas"),
    ("Visitors liked Book Corps of Canada. The booth of the Book Corps was full.", "Book Corps"),
    ("The Communist Party of Spain (PCE) was blamed. The PCE denied it.", "PCE"),
    (
        "Envoys of the Global Coalition to Counter Piracy met. The Counter Piracy Coalition has ten members.",
        "Coalition",
    ),
    ("The engine is at the Stephen F. Ulmer-Hale Center. The Ulmer-Hale Center opens on Friday.", "Hale"),
]


@pytest.mark.parametrize(("text", "word"), ONE_NODE, ids=[case[1] for case in ONE_NODE])
def test_one_node_for_the_long_and_the_short_name(text: str, word: str) -> None:
    assert len([e for e in read(text).entities.values() if word in " ".join([e.label, *e.alternatives])]) == 1


def test_a_surname_with_and_without_title_is_one_person_beside_a_wife() -> None:
    found = read(
        "Mr. Barlow and his wife, Michelle Barlow, arrived on Monday. Barlow spoke to reporters. Mr. Barlow sat down."
    )
    assert sorted((e.label, len(e.mentions)) for e in found.entities.values()) == [
        ("Barlow", 3),
        ("Michelle Barlow", 1),
    ]


def test_a_ship_is_nobody_by_its_short_name_either() -> None:
    assert not kinds("The crew of USS Morgan came home on Friday. Morgan had been at sea for months.")


def test_a_verb_is_no_noun_before_a_name() -> None:
    assert kinds("They let the agency track Hezbollah leaders.").get("Hezbollah") is ORG


def test_a_publisher_may_be_a_person() -> None:
    found = kinds("The king pardoned Conrad Barlow, a former newspaper publisher who has written a book.")
    assert found.get("Conrad Barlow") is P


def test_a_town_names_no_body_that_is_at_home_there() -> None:
    found = kinds("Talvo lost its licence on Friday. The Denver streaming company said that it would appeal.")
    assert found.get("Denver") is not ORG
    assert kinds("The Volta company said that it would appeal.").get("Volta") is ORG


def test_what_a_name_is_stands_behind_a_participle() -> None:
    assert kinds("Quorix, a streaming company based in Osaka, cut 300 jobs on Monday.").get("Quorix") is ORG
