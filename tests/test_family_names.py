"""A family name that stands alone is a person's, not a firm's or a town's."""

from __future__ import annotations

import pytest
from one_text import kinds_of, named

from newsgraph.builder import family_names
from newsgraph.builder.model import Kind


@pytest.mark.parametrize("word", ["Lavrov", "Hollande", "Yanukovych", "Kowalczyk", "Fernández", "Svensson"])
def test_listed_or_by_its_ending(word: str) -> None:
    assert family_names.is_family_name(word)


@pytest.mark.parametrize("word", ["Kiev", "Medina", "Ferrari", "lavrov", "NATO", "Kharkov", "Bayern"])
def test_towns_firms_and_words_are_none(word: str) -> None:
    assert not family_names.is_family_name(word)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Lavrov has repeatedly said that Moscow would not interfere.", "Lavrov", Kind.PERSON),
        ("Merkel and Hollande met in Paris.", "Hollande", Kind.PERSON),
        ("Prosecutors said Gutiérrez paid two men $5,000 each.", "Gutiérrez", Kind.PERSON),
        ("Carmaker Svensson said its sales were up.", "Svensson", Kind.ORGANIZATION),
        ("Talks in Medina failed on Monday.", "Medina", Kind.POLITY),
        ("Princess Margrethe of Halland said no.", "Halland", Kind.POLITY),
        ('"It was a mistake," Snorri Thórsson told reporters.', "Snorri Thórsson", Kind.PERSON),
        ("The Bishop of Halland met farmers.", "Halland", Kind.POLITY),
        ("Simon Snow fell ill. TD Ameritrade paid him.", "TD Ameritrade", Kind.ORGANIZATION),
    ],
)
def test_kind_of_a_lone_name(text: str, name: str, kind: Kind) -> None:
    assert kinds_of(named(text))[name] is kind


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Foreign Minister Sang-woo Tanaka met Peruvian President Eun-ji Phiri in Lima.", "Sang-woo Tanaka"),
        ("Defence lawyer Ha-eun Ireland, who chairs the bar association, will appear on Friday.", "Ha-eun Ireland"),
        ("The head of the unit, Rosa Elina Abiodun, called on the government to act.", "Rosa Elina Abiodun"),
        ("But Governor Farah Aden Della Torre accused the ministry of delay.", "Farah Aden Della Torre"),
        ("The science minister, Leilani Boston, says there is no money left.", "Leilani Boston"),
        ("The schools spokesperson, Georgia Wanjala, said nobody had asked her.", "Georgia Wanjala"),
        ("Its general manager, Israel Marsh, later met the staff in Lagos.", "Israel Marsh"),
        ("The police named the victim as Germán Silver, 58, a retired baker.", "Germán Silver"),
        ("Opening the case, Anna-Marie Kent KC said the repairs were never made.", "Anna-Marie Kent"),
        ("Chairman Sándor af Wallin concedes as much.", "Sándor af Wallin"),
        ("Henrique de Melo\n\nThe minister met the press today.", "Henrique de Melo"),
    ],
)
def test_a_persons_name_of_which_a_model_makes_two_or_a_place_is_one(text: str, person: str) -> None:
    assert kinds_of(named(text)).get(person) is Kind.PERSON


@pytest.mark.parametrize(
    ("text", "person", "times"),
    [
        ("Rep. Pavel London opposed the bill. “It is a bad law,” London said.", "Pavel London", 2),
        ("Senator Vitória el-Amin won. Later el-Amin thanked the town.", "Vitória el-Amin", 2),
        ("Mayor Pavel London spoke to Reuters. He had flown in from London.", "Pavel London", 1),
    ],
)
def test_a_surname_alone_is_its_bearers_unless_it_stands_as_a_place(text: str, person: str, times: int) -> None:
    (bearer,) = (entity for entity in named(text).entities.values() if entity.label == person)
    assert len(bearer.mentions) == times


def test_two_of_one_long_surname_stay_apart() -> None:
    reading = named("Sara Ruiz Peral won the prize. Ruiz Peral is the daughter of the late painter Iker Ruiz Peral.")
    assert {"Sara Ruiz Peral", "Iker Ruiz Peral"} <= {entity.label for entity in reading.entities.values()}
