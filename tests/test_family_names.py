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
