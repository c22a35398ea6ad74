"""What belongs to a title, what only describes its holder, and whose the office is; the names are invented."""

from __future__ import annotations

import pytest
from one_text import labels_of

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article, Extraction

# Text, and every holding as "holder | title | of".
READ: list[tuple[str, set[str]]] = [
    # joined words that describe the person
    ("Labour first-term state senator Carla Moyo said no.", {"Carla Moyo | state senator | Labour Party"}),
    ("Reform-minded provincial governor Ahmed Wali was killed.", {"Ahmed Wali | provincial governor | None"}),
    ("The Liberal Democrats' well-known councillor Peter Hale left.", {"Peter Hale | councillor | Liberal Democrats"}),
    ("The pro-Obiri provincial chairperson Themba Nkosi spoke.", {"Themba Nkosi | provincial chairperson | None"}),
    ("Union-backed Democratic candidate Rosa Lima leads.", {"Rosa Lima | candidate | Democratic Party"}),
    ("Army-backed presidential candidate Omar Said won.", {"Omar Said | presidential candidate | None"}),
    ("The would-be governor, Tom Ash, spoke to reporters.", {"Tom Ash | governor | None"}),
    ("She met the widely respected judge Anna Holm.", {"Anna Holm | judge | None"}),
    ("The sitting MP, Rupa Hale, was defeated.", {"Rupa Hale | MP | None"}),
    # joined words that are of the office
    ("Long-haul truck driver Bob Moss was killed.", {"Bob Moss | Long-haul truck driver | None"}),
    ("Anti-war activist Cindy Shaw was arrested.", {"Cindy Shaw | Anti-war activist | None"}),
    ("Non-executive director Fay Wells stepped down.", {"Fay Wells | Non-executive director | None"}),
    ("Her vice-presidential running mate, Luis Mora, spoke.", {"Luis Mora | vice-presidential running mate | None"}),
    # the party before what describes or before the field
    ("Conservative third-time candidate Hugh Bell lost.", {"Hugh Bell | candidate | Conservative"}),
    ("Labour shadow home secretary Diane Lord objected.", {"Diane Lord | shadow home secretary | Labour Party"}),
    ("Liberal Democrat Treasury spokesman Colin Marsh objected.", {"Colin Marsh | spokesman | Liberal Democrats"}),
    ("Bloc Québécois justice critic Marie Roy objected.", {"Marie Roy | justice critic | Bloc Québécois"}),
    ("Green Party of Manitoba candidate James Reid lost.", {"James Reid | candidate | Green Party"}),
    ("Republican Senate candidate Roy Gibbs denied it.", {"Roy Gibbs | candidate | Republican Party"}),
    ("Indian opposition Congress party president Rahul Ghosh lost.", {"Rahul Ghosh | president | Congress"}),
    ("Green party leader Maggie Chap lost.", {"Maggie Chap | leader | Green party"}),
    ('"It is over," wrote Bankhaus Merz analyst Tom Hill.', {"Tom Hill | analyst | Bankhaus Merz"}),
    ("Conservative religious leader Tom Dobbs objected.", {"Tom Dobbs | religious leader | None"}),
    ("Conservative think-tank president Ed Field objected.", {"Ed Field | think-tank president | None"}),
    # whose it is behind the title
    ("Piet Smit, leader of the far-right Freedom Party, left.", {"Piet Smit | leader | Freedom Party"}),
    ("Lech Nowak, spokesman for the ruling Law and Justice party, left.", {"Lech Nowak | spokesman | Law and Justice"}),
    (
        "Ana Ruiz, a Labour councillor and former health minister, left.",
        {"Ana Ruiz | councillor | Labour Party", "Ana Ruiz | health minister | None"},
    ),
    (
        "Texas Republican senator Ted Cole spoke.",
        {"Ted Cole | senator | Republican Party", "Ted Cole | senator | Texas"},
    ),
    ("The senator (R-Tenn.) voted no. Gov. Anna Reyes agreed.", {"Anna Reyes | Gov. | None"}),
    ("Former White House lawyer Ty Cobb spoke.", {"Ty Cobb | lawyer | White House"}),
    ("Fine Gael TD Noel Rocke objected.", {"Noel Rocke | TD | Fine Gael"}),
    ("Top House Democrat Nancy Pell objected.", {"Nancy Pell | Top Democrat | House"}),
    ("Deputy Senate President Ike Ekwe objected.", {"Ike Ekwe | Deputy President | Senate"}),
    ("Leeds city council deputy leader Ann Reed objected.", {"Ann Reed | deputy leader | Leeds city council"}),
    ("The Dutch Labour party finance minister, Jan Dijk, left.", {"Jan Dijk | finance minister | Netherlands"}),
    ("Turkey's pro-Kurdish HDP co-chair Filiz Yuksel left.", {"Filiz Yuksel | co-chair | HDP"}),
    ("Pro-democracy leader Joshua Wen left.", {"Joshua Wen | Pro-democracy leader | None"}),
    ("Milos Petrov, head of the pro-Serb Democratic Front, left.", {"Milos Petrov | head | Democratic Front"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def readings() -> dict[str, Extraction]:
    articles = [Article(f"title-{number}", text, None, "2024-05-15") for number, (text, _) in enumerate(READ)]
    return {article.text: extraction.read(article, doc) for article, doc in language.parse(articles)}


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_title_is_the_office_alone(readings: dict[str, Extraction], text: str, expected: set[str]) -> None:
    read = readings[text]
    labels = labels_of(read)
    assert {f"{labels[each.holder]} | {each.title} | {labels.get(each.of or '')}" for each in read.holdings} == expected


def test_a_title_to_come_is_no_actual_one(readings: dict[str, Extraction]) -> None:
    (holding,) = readings["The would-be governor, Tom Ash, spoke to reporters."].holdings
    assert holding.status.value == "Hypothetical"
