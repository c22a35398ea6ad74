"""What an infinitive of purpose says: asked of somebody, met by the deed itself, or only meant."""

from __future__ import annotations

import pytest
from one_text import extract, labels_of


def told(text: str) -> list[tuple[str, str, list[str], list[str]]]:
    """Type, status, agents and patients of each event."""
    found = extract(text)
    labels = labels_of(found)
    return [
        (event.type, event.status.value, [labels[k] for k in event.agents], [labels[k] for k in event.patients])
        for event in found.events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Amnesty International called on Egypt to free the blogger Sara Nabil.",
            ("Concede", "Hypothetical", ["Egypt"], ["Sara Nabil"]),
        ),
        ("Oil workers blocked roads in Basra to demand jobs.", ("Request", "Actual", ["Oil workers"], [])),
        ("Brazil beat Norway 2-0 in Rio de Janeiro to win gold.", ("Compete", "Actual", ["Brazil", "Norway"], [])),
    ],
)
def test_purposes(text: str, expected: tuple[str, str, list[str], list[str]]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Vogt will meet Li Wen in Beijing next week to discuss trade.",
        "Workers at a plant in Puebla went on strike on Wednesday.",
        "Brazil beat Norway 2-0 in Rio de Janeiro to win gold.",
    ],
)
def test_what_a_deed_is_for_is_the_deed(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "patient"),
    [
        ("He was charged with the murder of Leanne Price.", "Leanne Price"),
        ("The European Commission fined Google 2.4 billion euros.", "Google"),
    ],
)
def test_who_undergoes_it(text: str, patient: str) -> None:
    assert [patient] in [patients for *_, patients in told(text)]
