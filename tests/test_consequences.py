"""What a blow or an accident brought about is part of the event, and has its type."""

from __future__ import annotations

import pytest
from one_text import extract, labels_of


def told(text: str) -> list[tuple[str, list[str]]]:
    """The events of violence and accident, each with its trigger words."""
    return [
        (event.type, [each.trigger.of(text) for each in event.evidence if each.trigger])
        for event in extract(text).events
        if event.type in {"Assault", "Disaster"}
    ]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "A bomb exploded in Quetta on Tuesday, killing 12 people and wounding 40.",
            "Assault",
            ["exploded", "killing", "wounding"],
        ),
        ("A suicide bomber blew himself up, killing four soldiers.", "Assault", ["blew", "killing"]),
        ("Twelve people died when a gunman opened fire in a school.", "Assault", ["died", "opened"]),
        ("The bridge in Genoa collapsed, and 43 people were killed.", "Disaster", ["collapsed", "killed"]),
        ("Flooding has killed at least 40 people in Bihar.", "Disaster", ["Flooding", "killed"]),
        ("Gunmen killed 14 people in a raid near Kano.", "Assault", ["killed", "raid"]),
        ("A climber fell to his death on Monday.", "Disaster", ["fell", "death"]),
        ("The storm hit Samoa on Monday, with three people injured.", "Disaster", ["storm", "hit", "injured"]),
        (
            "A bomb exploded in Kabul on Tuesday, with nine guards killed and dozens wounded.",
            "Assault",
            ["exploded", "killed", "wounded"],
        ),
    ],
)
def test_one_event_of_the_type_of_the_blow(text: str, kind: str, words: list[str]) -> None:
    assert told(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled a village, and rebels killed the mayor of Idlib.",
        "Rebels attacked Kindu, and in Goma two men were killed.",
        "Gunmen attacked a convoy near Herat. Police killed two suspects in Kabul.",
    ],
)
def test_another_doer_does_another_deed(text: str) -> None:
    assert len(told(text)) == 2


def test_who_was_killed_amid_a_raid_killed_nobody() -> None:
    found = extract("It was a cowardly raid, with at least twelve villagers killed and several houses burned.")
    (raid,) = found.events
    assert raid.agents == () and len(raid.patients) == 1
    assert [(count.what, count.number, count.qualifier) for count in raid.counts] == [("killed", 12, "at least")]


def test_the_dead_of_a_raid_are_not_counted_with_those_who_were_taken() -> None:
    text = "Rebels killed at least 27 people and abducted scores more in a dawn raid on a camp near Kano, police said."
    counts = {event.type: [each.number for each in event.counts] for event in extract(text).events}
    assert counts == {"Assault": [27], "Coerce": []}


def test_who_kills_after_a_fire_has_not_burned_anybody() -> None:
    found = extract("Gunmen killed two aid workers after fire destroyed a market in Nairobi.")
    label = labels_of(found)
    types = {event.type: [label[key] for key in event.places] for event in found.events}
    assert types == {"Assault": [], "Disaster": ["Nairobi"]}
