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
    pytest.param(
        "One of the mill's own guards, a former clerk told the Harbour Post, had seen the fire.",
        [("a former clerk", "had seen the fire")],
        id="who tells a newspaper in the midst of what he tells",
    ),
    pytest.param(
        "Lima, as one of the mayor's aides pointed out, has no rain in June.",
        [("aides", "has no rain")],
        id="as somebody else pointed out",
    ),
    pytest.param(
        'Anna Keller opened the letter. "I sat down and laughed," says the 74-year-old.',
        [("Anna Keller", "I sat down")],
        id="a speaker called by her age",
    ),
    pytest.param(
        "In an interview with Harbour Radio's Breakfast Show, Moss, 39, said he had heard three shots.",
        [("Moss", "three shots")],
        id="a name and an age behind another name",
    ),
    pytest.param(
        "Peter Moss - the heir of rancher Tim Hill, who died in May - left the union over what he calls a slight.",
        [("Peter Moss", "he calls a slight")],
        id="what the subject of the sentence calls it",
    ),
    pytest.param(
        "The mayor, Anna Keller, told a short briefing that nothing had been stolen. His aide calls that false.",
        [("Anna Keller", "nothing had been stolen"), ("aide", "that false")],
        id="those told in the singular, and what is called so",
    ),
    pytest.param(
        "The union announced after the meeting that the strike was off. Moss put the losses at Sh85 million.",
        [("union", "the strike was off"), ("Moss", "Sh85 million")],
        id="announced after something, a sum with its sign",
    ),
    pytest.param(
        'Sheriff Tim Moss said the suspect, a clerk, had posted threats online. "We got the call at 9," he said.',
        [("Tim Moss", "We got the call")],
        id="who posted has not spoken",
    ),
    pytest.param(
        '"She has more power than any of them," Anna Keller told the house. "When will she use it?" '
        'Ms Moss replied: "Never."',
        [("Anna Keller", "When will she"), ("Moss", "Never")],
        id="a question before one who replies with words of her own",
    ),
    pytest.param(
        'The principal, Karen Odom, wrote to parents on Friday. "Our hearts are broken," the letter read.',
        [("Karen Odom", "Our hearts")],
        id="the letter of who has written",
    ),
    pytest.param(
        '"He begged them," the complaint states. My sister-in-law tells everyone that I cannot cook.',
        [("complaint", "He begged"), ("sister-in-law", "cannot cook")],
        id="a verb taken for a noun, kin by marriage",
    ),
    pytest.param(
        'Asked whether he would go, Moss told the Harbour Post: "Never. I stay."',
        [("Moss", "Never")],
        id="a denial in the words themselves",
    ),
    pytest.param(
        "Chris Reed called Clara Hill a fraud after she called him a liar.",
        [("Clara Hill", "called him a liar")],
        id="she is whose name tells it",
    ),
    pytest.param(
        'We asked readers what they wanted. "Less opinion," wrote one. "More cricket," pleaded another.',
        [("one of the readers", "Less opinion"), ("another of the readers", "More cricket")],
        id="bare words, and one of those spoken of behind them",
    ),
    pytest.param(
        'Speaking to men in Alba, the veteran leader, 92, said he would stay. Moss, asked if he agreed, said: "No."',
        [("veteran leader", "he would stay"), ("Moss", "No")],
        id="a description with an age, and one who was asked",
    ),
    pytest.param(
        "The boy described how he hid in a cupboard.",
        [("boy", "he hid")],
        id="described how",
    ),
    pytest.param(
        'In a post on its website, the Harbour Council blamed a flood. "No grain was lost," the post said.',
        [("Harbour Council", "No grain")],
        id="a post on its own website",
    ),
    pytest.param(
        "The roof was weak, conceded the mayor. The plan had been dropped, confirmed a clerk, adding that it was dear.",
        [("mayor", "The roof was weak"), ("clerk", "The plan had been dropped"), ("clerk", "it was dear")],
        id="who speaks behind a verb that follows the words",
    ),
    pytest.param(
        "The hall shook, recalled a nurse. The pump was loud, reasoned the board.",
        [("nurse", "The hall shook"), ("board", "The pump was loud")],
        id="who recalls behind the words, read as an object",
    ),
    pytest.param(
        "The toll, Ms Ada Keller points out, was set in 1960.",
        [("Ada Keller", "was set in 1960")],
        id="who points out between commas",
    ),
    pytest.param(
        "Peter Moss often shouted at millers, according to show insiders.",
        [("insiders", "Peter Moss often shouted")],
        id="a source whose first word looks like a verb",
    ),
    pytest.param(
        "Turnout was low, per the electoral commission. By one count, 40 mills burned.",
        [("electoral commission", "Turnout"), ("", "40 mills burned")],
        id="per somebody, and by one count",
    ),
    pytest.param(
        "As noted in the audit, no receipts were kept.",
        [("audit", "no receipts were kept")],
        id="as noted in a text, with what it notes",
    ),
    pytest.param(
        "Users waited after what the Harbour Bank sheepishly admitted was an error.",
        [("Harbour Bank", "an error")],
        id="what somebody admits that something is",
    ),
    pytest.param(
        "Lindqvist fears that heavy rain will burst the dam.",
        [("Lindqvist", "heavy rain")],
        id="a name before a verb that looks like a noun",
    ),
    pytest.param(
        "Senator Ada Keller, quoting a report, said the mill was unsafe.",
        [("Ada Keller", "the mill was unsafe")],
        id="who speaks before a participle between commas",
    ),
    pytest.param(
        "Guards shouted at the man to drop his knife. Doctors are urging parents to stay at home.",
        [("Guards", "to drop his knife"), ("Doctors", "to stay at home")],
        id="who shouts at or urges somebody to do something",
    ),
    pytest.param(
        "Coach Ada Keller's version is that the ball was wet.",
        [("Ada Keller", "the ball was wet")],
        id="somebody's version",
    ),
    pytest.param(
        '"Why now?" asked one of the lawyers.',
        [("lawyers", "Why now")],
        id="one of some asks",
    ),
    pytest.param(
        'Anna Keller runs the mill. "It is old," she said. "It will burn." She said she had written to the town.',
        [("Anna Keller", "It will burn")],
        id="a quotation that goes on, before another sentence about writing",
    ),
    pytest.param(
        "Marsh, the police believe, took 40,000 euros. Diaz, her lawyer insists, never saw the letter.",
        [("police", "took 40,000"), ("lawyer", "never saw")],
        id="who thinks and insists between commas",
    ),
    pytest.param(
        'A man who gave his name as Musa said he fled. A woman, known only by her first name, Awa, said: "I hid."',
        [("Musa", "he fled"), ("Awa", "I hid")],
        id="who tells his name, or only his first",
    ),
    pytest.param(
        '"It is a big day for all!" Senator Marcia "Cia" Price shouted to the crowd.',
        [("Price", "big day")],
        id="a nickname in quotation marks before the verb",
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
        "Let's say you buy a house in May.",
        "In May the rebels attacked the USS Keller and declared war on Alba.",
        "The minister responded to the crisis with a shrug.",
        "The bank would not confirm that the letter was hers.",
        "The paper stops short of saying how many were hurt.",
        "You cannot blame the weather, and nobody can blame the bank.",
        "Peter Moss, who let the ball slip through his hands, left the pitch.",
        "The mayor flew here to swim and draw attention to the storms.",
        "Mayor Paul Reed pointed to the table with the soup.",
        "The group seethed after the claim that the mill was unsafe.",
        "How many had left, the rector would not say.",
        "The bank may pay, but only if it can be convinced that the mill is safe.",
        'The ministers considered the "outrages" at the castle.',
        "Watching a screen, jurors saw the man approach the desk.",
        "Ruud's a gentleman, so if he never rang me I dreamt that he had.",
        "The Harbour Wolves scored twice, conceded a goal and lost a player.",
        "Fans shouted at the referee.",
        "Everything Peter Moss says is a lie.",
        "The risk is magnified by a rule: That clerk would assume office in January.",
        "Members cannot vote by post, per the party's rules.",
        "The group sent a letter urging the board to resign.",
    ],
)
def test_pleas_feelings_and_guesses_are_no_claims(text: str) -> None:
    assert pairs(text) == []


def test_a_letter_to_somebody_is_not_his() -> None:
    found = pairs("To the editor: Your critic claims that cyclists cause most crashes.\n\nI must disagree.")
    assert not any("editor" in who for who, _ in found), found


def test_each_half_of_a_sentence_has_its_speaker() -> None:
    text = "One gunman was killed, Anna Keller said; the Harbour Union said it had lost three men."
    found = dict(pairs(text))
    assert "Anna Keller" in found and "three men" in found["Harbour Union"]
