"""Whose words quotations are where no cue touches them, and which cues bring no claim of their own."""

from __future__ import annotations

import pytest
from claim_pairs import pairs

SPOKEN = [
    pytest.param(
        'A letter from Anna Keller said that Peter Moss had called the fee "a burden".\n\n'
        '"The fee was raised in the spring. It helps nobody."',
        [
            ("Anna Keller", "the fee"),
            ("Anna Keller", "The fee was raised"),
            ("Anna Keller", "It helps nobody"),
            ("Peter Moss", "called the fee"),
        ],
        id="a quotation goes on with who says that another said something",
    ),
    pytest.param(
        "''A mill alone will not help,'' Anna Keller said. ''It won't feed the town.''\n\nThe mill is old.",
        [("Anna Keller", "''A mill alone"), ("Anna Keller", "''It won't feed the town.''")],
        id="marks of two apostrophes are marks, and of the sentence that they open",
    ),
    pytest.param(
        'Anna Keller opened the mill. "The river has been kind to our whole family," said Keller. It stood idle.\n\n'
        "The river has been kind to our whole family\n\nAnna Keller, miller\n\nThe mill is old.",
        [("Anna Keller", "The river has been kind"), ("Anna Keller", "The river has been kind")],
        id="a pull quote is its speaker's",
    ),
    pytest.param(
        'As Anna Keller told the Harbour Post, the fleet has shrunk. "Two boats are left. The rest was sold."',
        [("Anna Keller", "the fleet has shrunk"), ("Anna Keller", "Two boats"), ("Anna Keller", "The rest")],
        id="a quotation behind a reported sentence goes on",
    ),
    pytest.param(
        '"The wall will hold the water," Peter Moss said. He gave no date. "Our aim is to finish it well."',
        [("Peter Moss", "The wall will hold"), ("Peter Moss", "Our aim")],
        id="a sentence about the speaker interrupts nobody",
    ),
    pytest.param(
        'Peter Moss said, "The mayor told us that the bridge was safe. Nobody believed him."',
        [("Peter Moss", "The mayor told us"), ("Peter Moss", "Nobody believed him")],
        id="what somebody says that another said is the speaker's alone",
    ),
    pytest.param(
        'Other growers mocked what Peter Moss called a "garden of stones".',
        [("Peter Moss", "garden of stones"), ("growers", "garden of stones")],
        id="what somebody called so, others may mock",
    ),
    pytest.param(
        'The River Council issued a statement calling the dam "a sleeping danger".',
        [("River Council", "a sleeping danger")],
        id="who issues a statement calls something so",
    ),
    pytest.param(
        "Anna Keller responded with claims that the well was poisoned.",
        [("Anna Keller", "the well was poisoned")],
        id="who responds with claims makes them",
    ),
    pytest.param(
        "The company announced a new plant in the valley.",
        [("company", "a new plant")],
        id="what is announced as new is told by the announcement",
    ),
    pytest.param(
        "“The rain came too late.”\n\nAnna Keller, farmer\n\nAnna Keller has a farm.",
        [("Anna Keller", "The rain came too late")],
        id="who stands below a quotation has signed it",
    ),
    pytest.param(
        "Anna Keller and Peter Moss wrote to the mayor. The dam, they said, was full.",
        [("Anna Keller", "The dam, they"), ("Peter Moss", "The dam, they")],
        id="those who wrote together speak together",
    ),
    pytest.param(
        '"Moss did well," Paul Ward said. "I think that he won," he said. However, he described the speech as dull.',
        [("Paul Ward", "Moss did well"), ("Paul Ward", "he won"), ("Paul Ward", "as dull")],
        id="who goes on speaking is not whom he spoke of",
    ),
    pytest.param(
        'Anna Keller said no, going on to add that the town had spent "years against the sea, young people hate that."',
        [("Anna Keller", "young people hate that")],
        id="the subject of what is quoted does not quote it",
    ),
    pytest.param(
        "Anna Keller persisted in arguments that the bridge was safe.",
        [("Anna Keller", "the bridge was safe")],
        id="who persists in arguments argues",
    ),
    pytest.param(
        "Anna Keller called the vote and the demand for the files a transparent ploy aimed at the mayor.",
        [("Anna Keller", "a transparent ploy")],
        id="two things called something",
    ),
    pytest.param(
        '"The mill is sold," read a letter from Peter Moss to the council.',
        [("Peter Moss", "The mill is sold")],
        id="a letter that reads so speaks for its author",
    ),
    pytest.param(
        "Anna Keller announced in a letter to members that the club would close.",
        [("Anna Keller", "the club would close")],
        id="a clause behind the letter in which it stands",
    ),
    pytest.param(
        "The agency quoted Peter Moss as saying the dam was full.",
        [("Peter Moss", "the dam was full")],
        id="who is quoted by an agency speaks",
    ),
    pytest.param(
        "Farmers in Alba, who say that the well is dry, have left.",
        [("Farmers", "the well is dry")],
        id="farmers in a town speak, not the town",
    ),
    pytest.param(
        "The dam broke. “They told us to stay,” said the young mother of two, who gave no name, fearing trouble.",
        [("mother", "They told us to stay")],
        id="who speaks behind the quotation, though more follows",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_words_go_to_their_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    found = pairs(text)
    for pair in set(expected):
        hits = [who for who, words in found if pair[0] in who and pair[1] in words]
        assert len(hits) == expected.count(pair), found
    assert all(any(speaker in who for speaker, _ in expected) for who, _ in found), found


def test_a_surname_that_ends_in_s_labels_a_headline() -> None:
    headline = "Sanders: Farm must close"
    text = headline + "\n\nPaula Sanders visited the farm on Friday."
    assert pairs(text, headline)[0] == ("Paula Sanders", headline)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Keller refused to sign the treaty.",
        "Anna Keller declined to say whether the road was open.",
        "At the fair, Anna Keller announced the winner.",
        "The two ministers discussed the flood.",
        "The court ruled on Friday against the owner of the mill.",
        "The growers appealed the verdict to the high court.",
        "The villagers seem confident that the dam will hold.",
        "Neither Anna Keller nor Peter Moss responded to the complaint.",
        "The law requires firms to disclose their owners.",
        "Police found in her shop screws, metal balls and batteries believed to be from the device.",
    ],
)
def test_deeds_and_guesses_are_no_claims(text: str) -> None:
    assert pairs(text) == []


def test_whom_a_speaker_tells_of_is_not_the_speaker() -> None:
    text = (
        'Peter Moss praised the plan. "If the rival wanted to shout, he managed that," he said. "He is loud," he added.'
    )
    assert {who for who, _ in pairs(text)} == {"Peter Moss"}
