"""Things that have names are no actors: listed medicines, cars and programs, and what is worn, taken or sailed in."""

from __future__ import annotations

import pytest
from one_text import extract

from newsgraph.builder import named_things


def named(text: str) -> set[str]:
    """The labels of the named entities of one little article."""
    return {entity.label for entity in extract(text).entities if entity.named}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("She was treated with Ozempic for two years, her doctor wrote.", set()),
        ("Workers found traces of Legionella in the showers.", set()),
        ("The suspect wore beige Bermuda shorts and a hat, police in Ghent said.", {"Ghent"}),
        ("The accord is not part of the Paris agreement, the minister told reporters in Accra.", {"Accra"}),
        ("She has lived with Crohn's since 2009.", set()),
        ("Parkinson's disease had slowed him, his doctor Petra Hall said.", {"Petra Hall"}),
        ("Police seized 30 Kalashnikovs, nine Glocks and a Beretta.", set()),
        ("Under Obamacare, insurers may not charge the sick more.", set()),
        ("The icebreaker Grimlock was towed to Porto.", {"Porto"}),
        ("The tablet runs Sailfin, a version of Linux.", set()),
        ("Patients on Lumitrol slept better than those on placebo.", set()),
        ("The scheme, FreshStart, gives convicts a job.", set()),
        ("Police stopped the Audi near Ghent.", {"Ghent"}),
        ("The Orwell went to Ann Moll.", {"Ann Moll"}),
        ("She took Rivotinib for a year.", set()),
        ("Audi said that it would build vans in Ghent.", {"Audi", "Ghent"}),
        ("The shares of Brellan Corp fell in Oslo.", {"Brellan Corp", "Oslo"}),
        ("Two workers were hurt when a Boeing 737 overran the runway in Oslo.", {"Oslo"}),
        ("She told the Huffington Post. It rained in Oslo.", {"Huffington Post", "Oslo"}),
        ("Ann Moll has a degree in Political Science and taught Linguistics.", {"Ann Moll"}),
        ("Kubism was in fashion, Ann Moll wrote; Fauvism had gone.", {"Ann Moll"}),
        ("The talks were held in Russian, and the book was put into Catalan.", set()),
        ("German is taught at every school, Ann Moll said.", {"Ann Moll"}),
        ("Supporters of #HandsOffLara marched in Oslo.", {"Oslo"}),
        ("The Chief Scientist and the Team Leader met Ann Moll, Head of Communications.", {"Ann Moll"}),
        ("Ann Moll, Chief Financial Officer and Professor of Physics, left.", {"Ann Moll"}),
        ("The Treaty of Utrecht gave him the right, Ann Moll said.", {"Ann Moll"}),
        ("Tropical Storm Noel tore the roof off.", set()),
        ("Storm Aisling tore the roof off. She starred in Citizen Kane.", set()),
        ("They spoke Breton at home.", set()),
        ("The quake measured six on the Richter scale.", set()),
        ("The Cutler Rebellion and the Lara Grand Prix are forgotten.", set()),
    ],
)
def test_things_are_no_actors(text: str, labels: set[str]) -> None:
    assert named(text) == labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Mr Parkinson's lawyers said in Leeds that he would appeal.", "Parkinson"),
        ("The Cold War Museum in Ghent has sued its landlord.", "Cold War Museum"),
        ("Ukraine fired at the port, said Toyota.", "Toyota"),
        ("Head Coach Baker resigned on Monday.", "Baker"),
        ("The warrant is for Chinese actor Jin Wei.", "China"),
        ("The Institute of International Relations in Ghent said so.", "Institute of International Relations"),
        ("The Democratic Republic of the Congo signed the treaty.", "Democratic Republic of the Congo"),
    ],
)
def test_bodies_and_people_stay(text: str, label: str) -> None:
    assert label in named(text)


def test_plurals_count_with_their_singular() -> None:
    assert named_things.is_listed("Kalashnikovs")
    assert named_things.is_listed("Bermuda shorts")
    assert not named_things.is_listed("Toyota")
