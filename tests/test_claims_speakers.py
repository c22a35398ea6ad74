"""Claims whose speaker, or whose being a claim at all, turns on who stands where in the sentence."""

from __future__ import annotations

import pytest
from claim_pairs import pairs

SPOKEN = [
    pytest.param(
        "Farmers say the mill is unsafe. The Harbour Union rejects that.",
        [("Farmers", "the mill is unsafe"), ("Harbour Union", "rejects that")],
        id="who rejects what was just said speaks of it",
    ),
    pytest.param(
        "A group calling itself the Harbour Guard said the mill was theirs.",
        [("Harbour Guard", "the mill was theirs")],
        id="a description speaks by the name that it is given",
    ),
    pytest.param(
        "The Harbour League's naval mission said the port was open.",
        [("Harbour League's naval mission", "the port was open")],
        id="a mission of those who are on it speaks",
    ),
    pytest.param(
        "The Harbour Union puts the number of jobs lost since May at 900.",
        [("Harbour Union", "900")],
        id="a figure behind a longer object",
    ),
    pytest.param(
        "The Harbour Bank has shut two branches, according to its website.",
        [("Harbour Bank", "has shut two branches")],
        id="what a website says is its owner's",
    ),
    pytest.param(
        "People familiar with the talks expect prices to fall.",
        [("People familiar with the talks", "prices to fall")],
        id="to expect something of others is to foresee it",
    ),
    pytest.param(
        "Guards heard a claim by a farmer that he was robbed. The abbot's view is that the man lied.",
        [("farmer", "he was robbed"), ("abbot", "the man lied")],
        id="nouns of saying with a clause behind the source, or behind is",
    ),
    pytest.param(
        "The abbot is convinced that the mill works. The mayor is of the view that it fails.",
        [("abbot", "the mill works"), ("mayor", "it fails")],
        id="who is convinced, and who is of the view",
    ),
    pytest.param(
        "The report recommends that the mill be sold.",
        [("report", "the mill be sold")],
        id="a report can recommend",
    ),
    pytest.param(
        "Guards of the mill have been told to move out after a tree fell on its roof, papers seen by the Post show.",
        [("papers", "have been told to move out")],
        id="a source and its verb close the sentence, however they are parsed",
    ),
    pytest.param(
        "Council broke the law, watchdog rules",
        [("watchdog", "Council broke the law")],
        id="the verb that closes a headline may look like a noun",
    ),
    pytest.param(
        "Economists see a first cut in the spring. Its head, Peter Moss, put that down to low supply.",
        [("Economists", "a first cut"), ("Peter Moss", "low supply")],
        id="what somebody sees coming, and what it is put down to",
    ),
    pytest.param(
        "The mill was unsafe, a review has found. The report by Peter Moss came out in May. It says that dust fell.",
        [("Peter Moss", "The mill was unsafe"), ("Peter Moss", "dust fell")],
        id="whose the document of a lead is may be told behind it",
    ),
    pytest.param(
        "The abbot says he was beaten, an allegation the guards deny.",
        [("abbot", "he was beaten"), ("guards", "an allegation")],
        id="who denies what was just said speaks of it",
    ),
    pytest.param(
        "The mill had burned twice, a tribunal in Harlow was told on Monday.",
        [("", "The mill had burned")],
        id="a tribunal is told what somebody else says",
    ),
    pytest.param(
        "In a poll by the Harbour Post, 40 percent of voters backed the mill.",
        [("Harbour Post", "40 percent of voters")],
        id="what a poll counted is the pollster's",
    ),
    pytest.param(
        "One of the guards said the mill was shut. Another said it was open.",
        [("One of the guards", "the mill was shut"), ("another of the guards", "it was open")],
        id="one of some is one person",
    ),
    pytest.param(
        "Asked by reporters whether she had paid, Anna Keller said she had.",
        [("Anna Keller", "she had")],
        id="what reporters asked opens the answer",
    ),
    pytest.param(
        "A lawsuit brought by the Harbour Union on Monday says the mill is unsafe. It further claims that dust fell.",
        [("lawsuit", "the mill is unsafe"), ("lawsuit", "dust fell")],
        id="it who goes on after a document is the document",
    ),
    pytest.param(
        "The Harbour Union called for the abbot to resign.",
        [("Harbour Union", "the abbot to resign")],
        id="what one calls for may be a clause",
    ),
    pytest.param(
        "The inquest heard that the bell had rung.",
        [("", "the bell had rung")],
        id="an inquest hears what somebody else says",
    ),
    pytest.param(
        "Figures compiled by the Harbour Council in May suggest that the ice is thinner.",
        [("Harbour Council", "the ice is thinner")],
        id="figures compiled by a body are its own",
    ),
    pytest.param(
        "Records seen by the Harbour Post show that the mill was sold.",
        [("Records", "the mill was sold")],
        id="records seen by a newspaper are not its own",
    ),
    pytest.param(
        "A statement posted on the Harbour Front's website said the mill was sold.",
        [("Harbour Front", "the mill was sold")],
        id="a statement is whose website has it",
    ),
    pytest.param(
        "Two people briefed on the sale said the mill was closed.",
        [("Two people briefed on the sale", "the mill was closed")],
        id="an unnamed source is called by what tells it apart",
    ),
    pytest.param(
        "Those close to the abbot said he was ill.",
        [("Those close to the abbot", "he was ill")],
        id="those whom a phrase tells apart can speak",
    ),
    pytest.param(
        "The ferry sank on Monday, according to its operator, Brevik Lines.",
        [("Brevik Lines", "The ferry sank")],
        id="a description before a name set off by a comma is that name's",
    ),
    pytest.param(
        "A bridge fell on Monday, crushing at least nine farmers, rescue officials and doctors said.",
        [("rescue officials", "A bridge fell"), ("doctors", "A bridge fell")],
        id="the victims of a participle do not speak",
    ),
    pytest.param(
        "The authors published the survey in May. Young farmers, they write, may leave the valley.",
        [("authors", "may leave the valley")],
        id="they who write in an aside are not its subject",
    ),
    pytest.param(
        "A senior adviser, quoted by the newspaper Harbour Post, said the mill had been sold.",
        [("adviser", "the mill had been sold")],
        id="who is quoted by a newspaper speaks, not the newspaper",
    ),
    pytest.param(
        "According to a press release, the well lies below the mill.",
        [("press release", "the well lies")],
        id="a press release is not the press's",
    ),
    pytest.param(
        "Farmers on the hill described hearing a long rumble.",
        [("Farmers", "hearing a long rumble")],
        id="who describes hearing something tells of it",
    ),
    pytest.param(
        "Officials put the death toll at 17. Anna Keller put the box at the door.",
        [("Officials", "17")],
        id="a number is put at a figure, a box at a door",
    ),
    pytest.param(
        'Anna Keller has often called it "a very costly way to look at the sea".',
        [("Anna Keller", "a very costly way")],
        id="what a thing is called may look like a phrase of manner",
    ),
    pytest.param(
        "The Harbour Post printed a letter in which Anna Keller had thanked it. “I am glad,” the letter reads.",
        [("Anna Keller", "I am glad")],
        id="a letter in which somebody thanks is theirs, not the newspaper's that printed it",
    ),
    pytest.param(
        "Brevik Lines rejected suggestions that the captain had slept.",
        [("Brevik Lines", "the captain had slept")],
        id="who rejects a suggestion says that it is not so",
    ),
    pytest.param(
        "The Harbour Front accepted responsibility for the fires. The Hill Army claimed responsibility for the raid.",
        [("Harbour Front", "for the fires"), ("Hill Army", "for the raid")],
        id="who accepts or claims responsibility says that it was they",
    ),
    pytest.param(
        "Local farmers reported hearing bangs and shots during the raid.",
        [("farmers", "hearing bangs")],
        id="what is reported to have been heard",
    ),
    pytest.param(
        "The museum's own labels described the bowls as gifts.",
        [("museum", "as gifts")],
        id="labels speak for the museum",
    ),
    pytest.param(
        "Everyone was taken off safely, the Coastguard said.",
        [("Coastguard", "Everyone was taken off")],
        id="a body by a common noun with a capital",
    ),
    pytest.param(
        "'The rain came late,' Anna Keller said, shaking her head. 'I missed the rain.' She felt ashamed.",
        [("Anna Keller", "The rain came late"), ("Anna Keller", "I missed the rain")],
        id="single marks are marks where there are no others, and feelings behind them speak no words",
    ),
    pytest.param(
        '"The mill is safe," said a spokeswoman for the Harbour Union, Anna Keller.',
        [("Anna Keller", "The mill is safe")],
        id="who is named behind the body that she speaks for",
    ),
    pytest.param(
        "A spokesman for the farm minister, Anna Keller, said that the mill was safe.",
        [("spokesman", "the mill was safe")],
        id="the name behind another's office is the other's",
    ),
    pytest.param(
        "Peter Moss said the mill would be sold, adding that nobody had been told.",
        [("Peter Moss", "nobody had been told")],
        id="who said it adds to it, not what is said to be sold",
    ),
    pytest.param(
        "Police in Lyon claim to have found the missing documents.",
        [("Police", "found the missing documents")],
        id="a verb that looks like a noun",
    ),
    pytest.param(
        "Asked about the fire, Anna Keller, the head of the water board, said that the dam was safe.",
        [("Anna Keller", "the dam was safe")],
        id="who stands behind the words that open the sentence",
    ),
    pytest.param(
        "The sale, Anna Keller and Peter Moss said, was a mistake.",
        [("Anna Keller", "was a mistake"), ("Peter Moss", "was a mistake")],
        id="two who speak in the middle of the sentence",
    ),
    pytest.param(
        '"The mill is safe," said Peter Moss, the head of the water board, looking at the dam.',
        [("Peter Moss", "The mill is safe")],
        id="who looks at something while speaking",
    ),
    pytest.param(
        "Harbour Bank was sorry. Brevik Lines disputed the account given by Harbour Bank. Nobody called, it said.",
        [("Brevik Lines", "Harbour Bank"), ("Brevik Lines", "Nobody called")],
        id="who speaks on as it is who disputes, not whose account it is",
    ),
    pytest.param(
        "Brevik Lines will keep the mill open under a deal struck with the Harbour Union, the two sides said.",
        [("Brevik Lines", "keep the mill open"), ("Harbour Union", "keep the mill open")],
        id="the two sides of one sentence",
    ),
    pytest.param(
        "Prices would fall this winter, Anna Keller, Peter Moss and Jan Berg said.",
        [("Anna Keller", "Prices"), ("Peter Moss", "Prices"), ("Jan Berg", "Prices")],
        id="three who speak, read as one apposition",
    ),
    pytest.param(
        "Anna Keller and two of her colleagues said that nobody came.",
        [("Anna Keller", "nobody came"), ("colleagues", "nobody came")],
        id="some of a group who speak with somebody named",
    ),
    pytest.param(
        "The mill was empty, a passer-by said.",
        [("passer-by", "The mill was empty")],
        id="somebody in two words",
    ),
    pytest.param(
        'Anna Keller, a clerk from Bergen, lost her house in the flood. She said: "Nobody came."',
        [("Anna Keller", "Nobody came")],
        id="what tells of somebody before the words are no part of these",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_words_go_to_their_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    found = pairs(text)
    for speaker, words in expected:
        assert any(speaker in who and words in part for who, part in found), found
    assert all(any(speaker in who for speaker, _ in expected) for who, _ in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Bank itself would neither confirm nor deny this.",
        "Anna Keller neither confirmed nor denied the report.",
        "The two countries have quarreled over prices every winter.",
        "The law says that the mill must close by dusk.",
        "The mayor has questioned the need for a mill.",
        "The abbot welcomed forty guests to the mill.",
        "Judge Anna Keller dismissed the case on Monday.",
        "If the abbot says that the mill is safe, people will use it.",
        "The abbot should say that the mill is unsafe.",
        "Some experts believe that the mill is haunted.",
        "Farmers had been asked to indicate how much seed they needed.",
        "Farmers who thought they had lost the mill went home.",
        "Some joined the guard, believing that the mill was lost.",
        "Anna Keller still dreads the walk to the mill.",
        "Brevik Lines rejected the offer.",
        "Peter Moss was dismissed by Brevik Lines in May.",
        "The premier of Fiji dismissed his army chief in May.",
        "Peter Moss seems to think that the mill is safe.",
        "No group has claimed responsibility for the fire.",
    ],
)
def test_silence_and_feelings_are_no_claims(text: str) -> None:
    assert pairs(text) == []


def test_who_laughs_in_the_next_paragraph_said_nothing() -> None:
    text = '"The dam is dull," said Peter Moss.\n\n"Dull things are true."\n\nAsked about this, Anna Keller laughed.'
    assert {who for who, _ in pairs(text)} == {"Peter Moss"}
