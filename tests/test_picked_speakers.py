"""Claims of those who have no name: one of many, a company by what it makes, who stands in an aside; and no claims."""

from __future__ import annotations

import pytest
from claim_pairs import pairs

SPOKEN = [
    pytest.param(
        'Cooks at the inn were tired. "We never sleep," one said. Another blamed the owner.',
        [("one of the cooks", "We never sleep"), ("another of the cooks", "blamed the owner")],
        id="one of those spoken of",
    ),
    pytest.param(
        "Two miners gave evidence. The first told the court that he saw a lamp. The second said he heard a bell.",
        [("the first of the miners", "a lamp"), ("the second of the miners", "a bell")],
        id="the first and the second",
    ),
    pytest.param(
        "Brevik delivered nine jets in May. The planemaker said its yard was full.",
        [("Brevik", "its yard was full")],
        id="a company by what it makes",
    ),
    pytest.param(
        "Veltra fined Brevik in June. The regulator said the jets were loud.",
        [("Veltra", "the jets were loud")],
        id="who fines is the regulator",
    ),
    pytest.param(
        "The judge was scathing. The miller, he said, had lied for years.",
        [("judge", "had lied for years")],
        id="who speaks in an aside is not its subject",
    ),
    pytest.param(
        "A survey of 900 farmers by the Burke Institute found that barley was dear.",
        [("Burke Institute", "barley was dear")],
        id="by whom the asked were asked",
    ),
    pytest.param(
        "The mill burned for days, according to papers that Anna Keller filed on Friday.",
        [("Anna Keller", "The mill burned for days")],
        id="papers of who filed them",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_words_go_to_their_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    found = pairs(text)
    for speaker, words in expected:
        assert any(speaker in who and words in part for who, part in found), found


@pytest.mark.parametrize(
    "text",
    [
        "According to the rules, mills must close by dusk.",
        "The abbot asked for help. Guards appealed for witnesses.",
        "Anna Keller was proud of her son.",
        "Brevik recalled 900 jets.",
        "The ministry warned travellers.",
        "A man said to be in hiding was seen near the mill.",
        "The abbot told the guests to leave.",
    ],
)
def test_requests_orders_and_feelings_are_no_claims(text: str) -> None:
    assert [who for who, _ in pairs(text) if who] == []
