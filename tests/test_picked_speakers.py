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
    pytest.param(
        '"We never sleep," was the abbot\'s answer to the guests.',
        [("abbot", "We never sleep")],
        id="what a quotation is called behind it",
    ),
    pytest.param(
        '"It was a hard winter." That is how Anna Keller remembers the year.',
        [("Anna Keller", "It was a hard winter.")],
        id="how somebody remembers",
    ),
    pytest.param(
        "The mill burned on Monday, the abbot was quoted as saying.",
        [("abbot", "The mill burned on Monday")],
        id="quoted as saying what stands before",
    ),
    pytest.param(
        "Norway and Kenya signed the accord. Both countries said trade would grow.",
        [("Norway", "trade would grow"), ("Kenya", "trade would grow")],
        id="both countries",
    ),
    pytest.param(
        "A trader, who gave his name as Petro, said prices had doubled.",
        [("Petro", "prices had doubled")],
        id="the name that somebody gives",
    ),
    pytest.param(
        "A teacher said the roof leaked. Another teacher, Anna Keller, said the mill was cold.",
        [("teacher", "the roof leaked"), ("Anna Keller", "the mill was cold")],
        id="another teacher is not the one before",
    ),
    pytest.param(
        "The inquest heard the miller had climbed the fence.",
        [("", "had climbed the fence")],
        id="what an inquest heard, without that",
    ),
    pytest.param(
        "The Economist called the toll a mistake. The Sun said it worked.",
        [("Economist", "a mistake"), ("Sun", "it worked")],
        id="newspapers called by an ordinary word",
    ),
    pytest.param(
        'Anna Keller won in Ghent. "The road was wet," the Belgian said.',
        [("Anna Keller", "The road was wet")],
        id="the Belgian",
    ),
    pytest.param(
        "The review was published on Monday. It found that the guards were bullied.",
        [("review", "the guards were bullied")],
        id="a document that it goes on from",
    ),
    pytest.param(
        'Peter Moss died in the fire. A neighbour said Moss was quiet. "He would do anything for you," he said.',
        [("neighbour", "Moss was quiet"), ("neighbour", "He would do anything")],
        id="who was reported goes on, not whom the report was about",
    ),
    pytest.param(
        "A senior guard said the mill was shut. The guard, Peter Moss, said it would open.",
        [("Peter Moss", "the mill was shut"), ("Peter Moss", "it would open")],
        id="the guard, by name, is the one before",
    ),
    pytest.param(
        "Figures released by the ministry show burglaries fell 12% last year.",
        [("ministry", "burglaries fell 12%")],
        id="a show that is no noun",
    ),
    pytest.param(
        "The Harbour Bank sees barley at $90.",
        [("Harbour Bank", "barley at $90")],
        id="what somebody sees a price at",
    ),
    pytest.param(
        "A clerk who knew Mr Moss said he was polite.",
        [("clerk", "he was polite")],
        id="who knew him, not he",
    ),
    pytest.param(
        "Norway's wealth fund said it had sold its shares. The fund said the firm was to blame.",
        [("Norway's wealth fund", "sold its shares"), ("Norway's wealth fund", "the firm was to blame")],
        id="the fund that was Norway's",
    ),
    pytest.param(
        "The accused denied that he was at the mill. He told officers that he was asleep.",
        [("accused", "he was at the mill"), ("accused", "he was asleep")],
        id="the accused is one",
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
        "The abbot is determined to stay.",
        "Neither side would confirm the deal.",
        "The reader may wonder who paid for the mill.",
        "Brevik expects to open 40 shops.",
        "Activists protested against the toll. The reporter asked the mayor about the mill.",
    ],
)
def test_requests_orders_and_feelings_are_no_claims(text: str) -> None:
    assert [who for who, _ in pairs(text) if who] == []
