"""Claims by rarer ways of naming the speaker: set phrases, asides, initials, descriptions that mean one just heard."""

from __future__ import annotations

import pytest
from claim_pairs import pairs

SPOKEN = [
    pytest.param(
        "Rents have doubled, by the reckoning of the Tenants League. Talks are, in the abbot's phrase, a trap.",
        [("Tenants League", "Rents have doubled"), ("abbot", "Talks are")],
        id="reckoning and phrase",
    ),
    pytest.param(
        "The truce is dead, if the Farmers Union is to be believed.",
        [("Farmers Union", "The truce is dead")],
        id="if somebody is to be believed",
    ),
    pytest.param(
        "Modelling published by the Burke Institute in May showed the wave would peak in June.",
        [("Burke Institute", "the wave would peak")],
        id="a model's results are those of who published it",
    ),
    pytest.param(
        'Anna Keller runs the mill. "It is old," she said. The roof, she went on, leaks in winter.',
        [("Anna Keller", "It is old"), ("Anna Keller", "leaks in winter")],
        id="who goes on between commas",
    ),
    pytest.param(
        "The boat rolled twice and sank, recounted a fisherman, Peter Moss.",
        [("Peter Moss", "The boat rolled twice and sank")],
        id="the speaker behind a verb that looks like one more deed",
    ),
    pytest.param(
        "The Harbour Post was the first to report in May that the mayor had known.",
        [("Harbour Post", "the mayor had known")],
        id="the first to report",
    ),
    pytest.param(
        "As stated in the union's report, the mill was unsafe. "
        'According to radio host Peter Moss, the plan reeks of "fear".',
        [("union", "As stated"), ("Peter Moss", "fear")],
        id="as stated in, and a clause read as an apposition",
    ),
    pytest.param(
        "Two guards spoke up. According to one of them, the door was open. The other said it was locked.",
        [("one of them", "the door was open"), ("The other", "it was locked")],
        id="the other",
    ),
    pytest.param(
        "Chief Secretary Anna Keller came at noon. The CS assured them that a mill would be built.",
        [("Anna Keller", "a mill would be built")],
        id="the initials of a title",
    ),
    pytest.param(
        "A former nurse told the Post that the ward was unsafe. Managers knew of it, this person said.",
        [("A former nurse", "the ward was unsafe"), ("A former nurse", "Managers knew of it")],
        id="this person is who has just spoken",
    ),
    pytest.param(
        '"Every winter a roof falls in," tweeted Peter Moss. "Each spring a minister resigns. We are tired," he added.',
        [("Peter Moss", "Every winter"), ("Peter Moss", "Each spring")],
        id="whom the words bring up does not say them",
    ),
    pytest.param(
        "The latest Wexford/Harbour poll showed that Keller was ahead.",
        [("Wexford", "Keller was ahead")],
        id="the first of two that a stroke joins",
    ),
    pytest.param(
        "A former prison governor told lawmakers that guards sold keys. "
        "Peter Moss, who ran the jail until May, said he had warned the mayor.",
        [("Peter Moss", "guards sold keys"), ("Peter Moss", "warned the mayor")],
        id="who speaks without a name in a lead",
    ),
    pytest.param(
        'Mayor Anna Keller was blunt in a letter to residents.\n\n"The money is gone. We will not get it back."',
        [("Anna Keller", "The money is gone")],
        id="a paragraph quoted from what somebody wrote",
    ),
    pytest.param(
        'Peter Moss came at noon. "Is it over?" a reporter asked. "No," he replied.',
        [("a reporter", "Is it over?"), ("Peter Moss", "No,")],
        id="who replies is not who asked, though he has said nothing yet",
    ),
    pytest.param(
        "Some Democrats say the plan will fail. Democrats met on Monday.",
        [("Some Democrats", "the plan will fail")],
        id="some of a party",
    ),
    pytest.param(
        "A report by the Harbour Institute found that 40 mills had no water. The document also blamed poor planning.",
        [("Harbour Institute", "40 mills"), ("Harbour Institute", "poor planning")],
        id="the document is the one spoken of",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_each_way_gives_its_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    found = pairs(text)
    for speaker, words in expected:
        assert any(speaker in who and words in said for who, said in found), (speaker, words, found)


@pytest.mark.parametrize(
    "text",
    [
        "Tell us that this is not a trap.",
        "Players feared her.",
        "Officials are believed to be concerned about the risk.",
        "As the war went on, farmers left the valley.",
    ],
)
def test_pleas_feelings_and_guesses_are_no_claims(text: str) -> None:
    assert pairs(text) == []
