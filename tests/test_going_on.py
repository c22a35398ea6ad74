"""Who does what where a sentence goes on behind another clause, and who is meant there, in sentences of our own."""

from __future__ import annotations

import pytest
from one_text import extract, labels_of

DEEDS: list[tuple[str, str, set[str], set[str]]] = [
    (
        "Regulators in Brazil said the social network Chirp must remove it, giving the company 48 hours to comply.",
        "giving", {"Regulators in Brazil"}, {"Chirp"},
    ),
    ("The government sued the social network Chirp, and the company vowed to fight.", "vowed", {"Chirp"}, set()),
    ("Minister Lena Holt said Niger must free him and called on Chad to talk.", "called", {"Lena Holt"}, {"Chad"}),
    (
        "President Olav Brandt sent his national security adviser, Eva Sand, to Oslo.",
        "sent", {"Olav Brandt"}, {"Eva Sand"},
    ),
    ("Three Republicans broke with their party on Thursday.", "broke", set(), {"their party"}),
    ('"I have called Lena Holt to congratulate her," President Olav Brandt said.', "congratulate",
     {"Olav Brandt"}, {"Lena Holt"}),
    (
        "President Olav Brandt removed Ada Moll as chair of the education committee hours after the vote and named her "
        "deputy, Greg Olin, as acting chair.",
        "named", {"Olav Brandt"}, {"Greg Olin"},
    ),
    (
        "Tom Rond's manager, Gianni Vall, spoke. The Kenyan chess federation suspended its head, Isaac Mora, in May "
        "over allegations that he asked two players for money.",
        "suspended", {"Kenyan chess federation"}, {"Isaac Mora"},
    ),
    (
        "Tom Rond's manager, Gianni Vall, spoke. The Kenyan chess federation suspended its head, Isaac Mora, in May "
        "over allegations that he asked two players for money.",
        "asked", {"Isaac Mora"}, {"two players"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "agents", "patients"), DEEDS, ids=[deed[1] for deed in DEEDS])
def test_who_does_what_to_whom(text: str, trigger: str, agents: set[str], patients: set[str]) -> None:
    found = extract(text)
    labels = labels_of(found)
    told = [e for e in found.events if any(q.trigger and q.trigger.of(text) == trigger for q in e.evidence)]
    assert [({labels[k] for k in e.agents}, {labels[k] for k in e.patients}) for e in told] == [(agents, patients)]


def test_they_in_quoted_words_are_not_the_police_who_spoke_before() -> None:
    text = 'Gunmen attacked the village of Bama, police said. "They asked for money," Aisha Bello said by telephone.'
    found = extract(text)
    assert [e.agents for e in found.events if e.type == "Request"] in ([], [()])


def test_a_starting_gun_hurts_nobody() -> None:
    assert not [e for e in extract("Mayor Marty Wall fired the starting gun.").events if e.type == "Assault"]


def test_two_with_an_article_each_are_two() -> None:
    found = extract("Lena Holt held talks with her defence minister and the army chief, General Dalbir Rao.")
    labels = labels_of(found)
    titles = {(labels[h.holder], h.title) for h in found.holdings}
    assert ("Dalbir Rao", "army chief") in titles
    assert ("Dalbir Rao", "defence minister") not in titles
