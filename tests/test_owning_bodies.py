"""Offices of the one body of an article that can have them, however far away it is named."""

from __future__ import annotations

import pytest
from one_text import labels_of

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article

CARS = (
    "The carmaker Zentara AG said on Monday that it would cut 3,000 jobs.\n\nZentara makes most of its money in Asia. "
    "Chief executive Olga Brandt told workers in Kiel that the company had no choice. "
    "Finance chief Uwe Lang will leave."
)
CLUB = (
    "Hillside Rovers sacked their manager on Tuesday. The club said Peter Cole had lost the dressing room.\n\n"
    "Assistant manager Rob Finn will take training. Chairwoman Ann Pell promised a quick appointment."
)
RIVALS = (
    "Borland Steel and Hanover Mining ended their talks on Monday.\n\nBorland Steel and Hanover Mining blamed the "
    "price of ore. Finance chief Uwe Lang will leave."
)
TOWN = (
    "Larkhall Town sacked manager Joe Dunn on Monday after a defeat by Peel Rangers. Chairman Ian Bell promised a new "
    "manager within days."
)
UNION = (
    "Engineers' union Solidar and the airline Nordair signed a deal. Nordair chief executive Ola Holm was pleased. "
    "Finance chief Kari Moe said it would cost a lot."
)
LEAGUE = (
    "Coastal Premier League side Marlow FC have parted with head coach Joe Dunn after a 3-0 defeat by Peel Rangers. "
    "Assistant coach Ian Bell takes charge. The club's patron, Ann Pell, was angry."
)
LED = (
    "Kenya's president, Ann Hill, met strikers in Nairobi. Her health minister, Tom Ray, was there. Her deputy, "
    "Al Moss, was not."
)
STATE = (
    "The United Nations met in Geneva on Monday. The United Nations heard reports. "
    "Foreign Secretary Ann Hill said little."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CARS, {("Olga Brandt", "Zentara AG"), ("Uwe Lang", "Zentara AG")}),
        (CLUB, {("Rob Finn", "Hillside Rovers"), ("Ann Pell", "Hillside Rovers")}),
        (RIVALS, {("Uwe Lang", None)}),
        (TOWN, {("Joe Dunn", "Larkhall Town"), ("Ian Bell", "Larkhall Town")}),
        (UNION, {("Ola Holm", "Nordair"), ("Kari Moe", "Nordair")}),
        (LEAGUE, {("Joe Dunn", "Marlow FC"), ("Ian Bell", "Marlow FC"), ("Ann Pell", "Marlow FC")}),
        (LED, {("Ann Hill", "Kenya"), ("Tom Ray", "Kenya"), ("Al Moss", "Ann Hill")}),
        (STATE, {("Ann Hill", None)}),
    ],
)
def test_whose_office(text: str, expected: set[tuple[str, str | None]]) -> None:
    article = Article("a", text, None, None)
    (_, doc), *_ = language.parse([article])
    found = extraction.read(article, doc)
    labels = labels_of(found)
    assert {(labels[each.holder], labels.get(each.of) if each.of else None) for each in found.holdings} == expected


# Sentences, and every holding as "holder | title | of".
SENTENCES: list[tuple[str, set[str]]] = [
    (
        "The EU naval mission has sent a second ship, its commander, Pablo Orth, said.",
        {"Pablo Orth | commander | EU naval mission"},
    ),
    ("Ivan Moss, who serves on the board of Danto, wept.", {"Ivan Moss | board member | Danto"}),
    ("Sole director Ian Cole of the haulage firm Swiftline was fined.", {"Ian Cole | Sole director | Swiftline"}),
    ("James Orr, director of a catering company called Spoonful, left.", {"James Orr | director | Spoonful"}),
    ("Anna Wolf left her job as head of the Zurich Opera.", {"Anna Wolf | head | Zurich Opera"}),
    ("Douala prefect Jean Mbarga ordered the market closed.", {"Jean Mbarga | prefect | Douala"}),
    ("Property firm Larkhall hired Ann Poe as finance director.", {"Ann Poe | finance director | Larkhall"}),
    ("Accountant Craig Lowry of auditors Dunmore & Hale left.", {"Craig Lowry | Accountant | Dunmore & Hale"}),
    ("Ann Hill left Halden plc for Nordbank, where she was head of risk.", {"Ann Hill | head of risk | Nordbank"}),
    ("Halden plc has promoted Tom Ray to chief operating officer.", {"Tom Ray | chief operating officer | Halden plc"}),
    ("Ann Hill, who ran Halden plc for ten years, died.", {"Ann Hill | head | Halden plc"}),
    ("Ann Hill, who works for Halden plc as an engineer, left.", {"Ann Hill | engineer | Halden plc"}),
    ("Tom Ray resigned from the board of Halden plc.", {"Tom Ray | board member | Halden plc"}),
    (
        "The Sorel party re-elected co-leaders Tim Krall and Ann Weber.",
        {"Tim Krall | co-leader | Sorel", "Ann Weber | co-leader | Sorel"},
    ),
    ("A court in Leeds suspended chairman Ian Cole.", {"Ian Cole | chairman | None"}),
    ("The side's Argentine manager, Pablo Roca, left.", {"Pablo Roca | manager | None"}),
    (
        "Halden plc's chairman, Ann Hill, and treasurer Tom Ray left.",
        {"Ann Hill | chairman | Halden plc", "Tom Ray | treasurer | Halden plc"},
    ),
    (
        "The diocesan secretary, the Rev. Tom Ray, left.",
        {"Tom Ray | diocesan secretary | None", "Tom Ray | Rev. | None"},
    ),
    ("The Halden Choir sang. Ann Hill studied with the conductor Tom Ray.", {"Tom Ray | conductor | None"}),
    (
        "The head of the African Union's liaison office, Tom Ray, left.",
        {"Tom Ray | head of liaison office | African Union"},
    ),
    ("Ann Hill, artistic head of Milan's Teatro Verdi, left.", {"Ann Hill | artistic head | None"}),
    (
        "Halden plc named Ann Hill as finance director, replacing Tom Ray.",
        {"Ann Hill | finance director | Halden plc", "Tom Ray | finance director | Halden plc"},
    ),
    (
        "Roca appointed lawyer Karen Lund as foreign minister and Senator Tom Ray as justice minister.",
        {
            "Karen Lund | lawyer | None",
            "Karen Lund | foreign minister | None",
            "Tom Ray | Senator | None",
            "Tom Ray | justice minister | None",
        },
    ),
    (
        "Tom Ray, the outgoing UN envoy for the Sahel, whose successor has yet to be named, left.",
        {"Tom Ray | envoy for the Sahel | UN"},
    ),
    (
        "The court freed Ann Poe and the managing director of Halden plc, the German engineer Tom Ray.",
        {"Tom Ray | managing director | Halden plc", "Tom Ray | engineer | None"},
    ),
    (
        "Halden plc's chief executive, Ann Hill, becomes chairman. Peel Mining and Peel Mining's bank were pleased.",
        {"Ann Hill | chief executive | Halden plc", "Ann Hill | chairman | Halden plc"},
    ),
    (
        "The Lane County District Court fined it. Former superintendent Tom Ray and board member Ann Hill left.",
        {"Tom Ray | superintendent | None", "Ann Hill | board member | None"},
    ),
    ("He dreamt of a country where Ann Hill was president.", set()),
    (
        "Ivan Moss, chair of trustees at Danto Hospice, said so.",
        {"Ivan Moss | chair of trustees | Danto Hospice"},
    ),
    (
        "Fund manager Claire Dubois of Paris-based Sirius Asset Management sold them.",
        {"Claire Dubois | Fund manager | Sirius Asset Management"},
    ),
    # a common noun with a capital before an office is part of it
    ("Critics met Opposition Leader Ann Hill and Managing Director Tom Ray.",
     {"Ann Hill | Opposition Leader | None", "Tom Ray | Managing Director | None"}),
    ("Kenya's budget is late. Critics blamed Army Chief Tom Ray.", {"Tom Ray | Army Chief | Kenya"}),
    ("He told Council leader Jane Sims.", {"Jane Sims | Council leader | None"}),
    # brackets, a time behind a name, who chooses
    ("Ann Hill (chief executive, Halden plc) left.", {"Ann Hill | chief executive | Halden plc"}),
    ("Ann Hill was sacked as manager of Peel Rangers last week.", {"Ann Hill | manager | Peel Rangers"}),
    ("Norway has appointed Ann Hill as foreign minister.", {"Ann Hill | foreign minister | Norway"}),
    ("Halden plc has appointed Ann Hill as chief engineer.", {"Ann Hill | chief engineer | Halden plc"}),
    ("The court has appointed Ann Hill as administrator.", {"Ann Hill | administrator | None"}),
    # whose the club is
    ("Peel Rangers lost again. Ann Hill, who leads the club, was sorry.", {"Ann Hill | leader | Peel Rangers"}),
    ("Ann Hill, who leads the club, said it would improve.", set()),
    # one of several, several at once
    ("Ann Hill, one of the directors of Halden plc, left.", {"Ann Hill | director | Halden plc"}),
    ("Ann Hill, one of Halden plc's founders, left.", {"Ann Hill | founder | Halden plc"}),
    ("Two directors of Halden plc, Ann Hill and Tom Ray, left.",
     {"Ann Hill | director | Halden plc", "Tom Ray | director | Halden plc"}),
    ("Norway's finance minister, Ann Hill, and foreign minister, Tom Ray, left.",
     {"Ann Hill | finance minister | Norway", "Tom Ray | foreign minister | Norway"}),
    # who came and who left
    ("Ann Hill took over from Tom Ray as chief executive of Halden plc in May.",
     {"Ann Hill | chief executive | Halden plc", "Tom Ray | chief executive | Halden plc"}),
    ("Norwegian finance minister Tom Ray resigned on Monday. He was replaced by Ann Hill.",
     {"Tom Ray | finance minister | Norway", "Ann Hill | finance minister | Norway"}),
    # seats
    ("MP Ann Hill (Liberal, Bradfield) said no.", {"Ann Hill | MP | Bradfield", "Ann Hill | MP | Liberal"}),
    ("Leeds West MP Ann Hill said no.", {"Ann Hill | MP | Leeds West"}),
    ("The SNP candidate for Leeds West, Ann Hill, won.", {"Ann Hill | candidate | SNP"}),
    ("Ann Hill, a critic of Halden plc, said no.", set()),
    # kin who are told apart by commas
    ("Tom Ray was killed on Monday. Ann Hill, his niece, said so.", {"Ann Hill | niece | Tom Ray"}),
    ("Tom Ray was killed on Monday. Ann Hill, his wife of 40 years, said so.", {"Ann Hill | wife | Tom Ray"}),
    ("Tom Ray, his brother, Max, and his aunt died.", {"Max | brother | Tom Ray"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_body_beside_its_office(text: str, expected: set[str]) -> None:
    article = Article("a", text, None, None)
    (_, doc), *_ = language.parse([article])
    found = extraction.read(article, doc)
    labels = labels_of(found)
    assert {
        f"{labels[each.holder]} | {each.title} | {labels.get(each.of or '')}" for each in found.holdings
    } == expected
