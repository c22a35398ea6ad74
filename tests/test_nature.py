"""A storm that has a name is nobody, and what it does is a disaster, also where only its name stands."""

from __future__ import annotations

import pytest
from one_text import extract, labels_of


@pytest.mark.parametrize(
    "text",
    [
        "Hurricane Delia tore through Haiti, killing 17 people. Delia killed a man in Ica before reaching Cuba.",
        "Storm Ciara battered Ireland. Ciara killed two women in Cork.",
        "Typhoon Mirasol hit Luzon on Monday. Mirasol left 12 people dead and moved to China.",
    ],
)
def test_a_storm_acts_as_nobody(text: str) -> None:
    found = extract(text)
    assert {"Delia", "Ciara", "Mirasol"}.isdisjoint(labels_of(found).values())
    assert {event.type for event in found.events} == {"Disaster"}
    assert not any(event.agents for event in found.events)
    assert any(event.patients for event in found.events)


def test_a_person_of_that_name_in_another_text_is_one() -> None:
    assert "Delia Storm" in labels_of(extract("Delia Storm, a chef, was killed in Cork.")).values()


def test_food_that_is_flown_in_is_aid() -> None:
    found = extract("The United Nations is flying in food from Panama.")
    [event] = found.events
    assert (event.type, [labels_of(found)[key] for key in event.agents]) == ("Aid", ["United Nations"])


def test_who_rules_a_country_gives_no_ruling_and_a_guard_may_be_a_body() -> None:
    found = extract("Hamas, which rules Gaza, denied it. The coast guard said the king had ruled Kuwait since 1998.")
    assert "Prosecute" not in {event.type for event in found.events}
    assert "coast guard" in {entity.label for entity in found.entities if entity.kind.value == "Organization"}
