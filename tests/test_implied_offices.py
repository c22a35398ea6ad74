"""Whose an office is that its own words leave open: stories of our own, with invented people, all stages together."""

from __future__ import annotations

from functools import cache

import pytest

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article

# Each story, and who holds which title of whom in it; "None" where it must stay open.
STORIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "the town of a dateline": (
        "MANILA — The Philippine military killed 15 gunmen on an island, officials said on Saturday.\n\n"
        "Defense Secretary Delano Reyes ordered more troops to the area. President Ramon Ocampo vowed to go on. "
        "US Ambassador Peter Goldman offered help.",
        (
            "Delano Reyes | Defense Secretary | Philippines",
            "Ramon Ocampo | President | Philippines",
        ),
    ),
    "a court that is yet to be asked, a province of another year": (
        "A judge in Arlen halted the sale on Friday. Judge Maria Kelso said it was rushed. The town will ask the "
        "Supreme Court to overturn the ruling.\n\nThe provincial governor, Emre Yalman, agreed. In 2011 a quake in Kol "
        "province killed ten people.",
        ("Maria Kelso | Judge | None", "Emre Yalman | provincial governor | None"),
    ),
    "the state that a story begins with": (
        "Canada will send 600 peacekeepers to Mali, the defence minister said on Friday. Defence Minister Harold Sand "
        "said the troops would leave in the spring.\n\nPrime Minister Julian Trent will visit them. "
        "Mali's president, Ibrahim Kone, thanked Canada.",
        ("Harold Sand | Defence Minister | Canada", "Julian Trent | Prime Minister | Canada"),
    ),
    "two of one office who follow each other": (
        "BANGKOK (AP) — Thailand's King Somchai has died, the palace said on Thursday.\n\n"
        "Prime Minister Prasert Chan called a meeting. Former prime minister Yupin Shin sent condolences.",
        ("Prasert Chan | Prime Minister | Thailand", "Yupin Shin | prime minister | Thailand"),
    ),
    "the capital where a minister speaks": (
        "France and Turkey quarrelled for a week over the strait, and France sent ships.\n\n"
        "In Ankara, Foreign Minister Kemal Demir said Turkey stood by its word. "
        "French Prime Minister Luc Morel stayed calm; Defence Minister Anne Petit flew to Toulon.",
        ("Kemal Demir | Foreign Minister | Turkey", "Anne Petit | Defence Minister | France"),
    ),
    "a town named for a distance": (
        "The mayor of Bellacq, a port two hours south of Paris, has resigned. Bellacq has been run by the left for "
        "years.\n\nThe former mayor, Jean Roux, said he was sad.",
        ("Jean Roux | mayor | Bellacq",),
    ),
    "a president who may be somebody else's": (
        "Gunmen attacked a hotel in Baghdad on Sunday, killing nine people, Iraqi police said. Iraqi troops surrounded "
        "the hotel.\n\nPresident Robert Oakley condemned the attack. Prime Minister Hadi Karim visited the wounded.",
        ("Robert Oakley | President | None", "Hadi Karim | Prime Minister | Iraq"),
    ),
    "who is named beside the state": (
        "Norway thanked Prime Minister Oscar Lindt for his help on Monday.",
        ("Oscar Lindt | Prime Minister | None",),
    ),
    "the leaders of two chambers": (
        "The House passed the bill on Thursday. Speaker Paul Rand hailed the vote. Minority Leader Nora Pell called it "
        "cruel.\n\nIn the Senate, Majority Leader Mark Connell promised a vote. "
        "Senate Republican leader John Thorne disagreed.",
        (
            "Paul Rand | Speaker | House",
            "Nora Pell | Minority Leader | House",
            "Mark Connell | Majority Leader | Senate",
            "John Thorne | Republican leader | Senate",
        ),
    ),
    "states of those who sit for them": (
        "Sen. Susan Collier, a Maine Republican, said she would vote no. Sen. Jeff Flagg (R-AZ) and "
        "Rep. Maxine Walters (D-CA) disagreed. Senator Tim Kane, the Virginia Democrat, was silent.",
        (
            "Susan Collier | Sen. | Maine",
            "Jeff Flagg | Sen. | Arizona",
            "Maxine Walters | Rep. | California",
            "Tim Kane | Senator | Virginia",
        ),
    ),
    "a governor of the only state": (
        "A gunman killed three people at a school in the town of Marlow, Oklahoma, on Friday. The suspect was dead.\n\n"
        "Deputies arrived in four minutes. Gov. Mary Fallon ordered flags lowered.",
        ("Mary Fallon | Gov. | Oklahoma",),
    ),
    "the company that a short article is about": (
        "Larkfield Foods will close its plant in Tarn. Chief executive Mara Voss blamed prices. "
        "The plant supplies Bodo Markets.",
        ("Mara Voss | Chief executive | Larkfield Foods",),
    ),
    "one of two companies": (
        "Larkfield Foods and Bodo Markets will merge. Chief executive Mara Voss welcomed it.",
        ("Mara Voss | Chief executive | None",),
    ),
    "offices that 'and' joins": (
        "Russian President Viktor Petrov and Foreign Minister Sergei Larin flew to Minsk. "
        "Barclays chief executive James Staley and chairman John Farlan met staff.",
        ("Sergei Larin | Foreign Minister | Russia", "John Farlan | chairman | Barclays"),
    ),
    "nouns for bodies": (
        'Pakistan\'s Foreign Ministry condemned the strike. "We will respond," ministry spokesman Nadim Zafar said.\n\n'
        "The club, FC Basel, sold him, club president Bernd Hauser said.",
        ("Nadim Zafar | ministry spokesman | Foreign Ministry", "Bernd Hauser | president | FC Basel"),
    ),
    "the staff of two campaigns": (
        "The Trump campaign said on Friday that it had raised 80 million dollars. Campaign manager Karen Conroy was "
        "glad.\n\nThe Clinton campaign said it had raised more. Campaign chairman Joe Podolski thanked donors.",
        ("Karen Conroy | Campaign manager | campaign", "Joe Podolski | Campaign chairman | campaign"),
    ),
    "a company's officers": (
        "Shares of Nordvik Systems fell 8 percent on Friday after the company said it would cut jobs. Nordvik makes "
        "valves for ships.\n\nChairman Ola Dahl will run Nordvik. Finance director Kari Moe said sales had fallen.",
        ("Ola Dahl | Chairman | Nordvik", "Kari Moe | Finance director | Nordvik"),
    ),
    "captains of sides": (
        "Wales coach Chris Colman has named his squad. Captain Ashley Wills is fit for the game against Austria.\n\n"
        "Midfielder Joe Arlen is out. Retired Navy captain Jay Gould watched.",
        ("Chris Colman | coach | Wales", "Ashley Wills | Captain | Wales", "Jay Gould | captain | None"),
    ),
    "the town and the province of a dateline": (
        "HALIFAX, Nova Scotia -- A fire killed two people here. An uncle flew in from Toronto.\n\nNobody had seen it "
        "start. Mayor George Leck will hold a vigil.",
        ("George Leck | Mayor | HALIFAX",),
    ),
    "the province of a dateline that no list has": (
        "SURIGAO CITY, Dinarat -- A ferry sank on Sunday. Gov. Rosa Yap ordered all boats to stay in port.",
        ("Rosa Yap | Gov. | Dinarat",),
    ),
    "a foreign firm in a story from a capital": (
        "LIMA - A Danish airline won the contract on Monday. Transport Minister Oscar Villar welcomed the decision.",
        ("Oscar Villar | Transport Minister | not Denmark",),
    ),
    "who speaks in another capital than the story's": (
        "Norway and Sweden signed a treaty on Monday, and Norway paid. Norway had asked for it for years.\n\n"
        "In Copenhagen, Foreign Minister Lars Holm said Denmark's turn would come.",
        ("Lars Holm | Foreign Minister | Denmark",),
    ),
    "who commands an army's staff": (
        "The Chilean government resigned on Tuesday. Army chief of staff Luis Rojas said the barracks were calm.",
        ("Luis Rojas | Army chief of staff | Chile",),
    ),
    "the body at which somebody speaks": (
        "Harlow Foods plc agreed to buy a rival on Monday. Harlow Foods will pay $90 million. At Brightwater College, "
        "finance director Henry Sand said it was a sad day.",
        ("Henry Sand | finance director | Brightwater College",),
    ),
    "a college that chooses its own": (
        "Harlow Foods plc agreed to buy a rival on Monday. Brightwater College named Elena Bren finance director.",
        ("Elena Bren | finance director | Brightwater College",),
    ),
    "the bank that a story is about, and who else was asked": (
        "Meridian Savings Bank will close ten branches. The Transport Ministry said on Wednesday that it knew nothing "
        "of it. Chairman Ruth Orwell said staff would be told.",
        ("Ruth Orwell | Chairman | Meridian Savings Bank",),
    ),
    "the province of a dateline and its premier": (
        "BRIDGEFORD, N.S. -- Voters chose a dairy farmer on Tuesday. He beat a former aide to Premier Colm Rafe.",
        ("Colm Rafe | Premier | N.S.",),
    ),
    "a province's minister": (
        "Nurses in Saskatchewan walked out on Monday. Health Minister Greg Toll said no law was planned.",
        ("Greg Toll | Health Minister | Saskatchewan",),
    ),
    "a premier beside a state that has one": (
        "China and Alberta signed a deal on oil. Premier Li Wen was pleased.",
        ("Li Wen | Premier | not Alberta",),
    ),
    "ministers and soldiers of who governs": (
        "The Chilean government resigned on Tuesday. Prime Minister Anna Weiss said she had sent her interior "
        "minister, Tom Falk, to the scene. Her army chief of staff, Ben Osei, stayed.",
        ("Tom Falk | interior minister | Chile", "Ben Osei | army chief of staff | Chile"),
    ),
    "parties of social democrats, who are no Americans": (
        "Slovenia's Social Democrats and the Liberal Democrats left the table. The Social Democrats called the Liberal "
        "Democrats liars. Prime Minister Rok Hribar of the Social Democrats will stay on in Slovenia.",
        ("Rok Hribar | Prime Minister | Slovenia",),
    ),
    "whom a body faces": (
        "Northgate Foods will close a plant in Tarn. After talks with Whitmore Capital, chairwoman Ann Pell said that "
        "nothing had been decided.",
        ("Ann Pell | chairwoman | Northgate Foods",),
    ),
    "an army's spokesman, and a person's own": (
        "Danish Prime Minister Anna Weiss flew north. Her army spokesman, Ben Osei, was there. Her spokesman, Bo Lund, "
        "was not.",
        ("Ben Osei | army spokesman | Denmark", "Bo Lund | spokesman | Anna Weiss"),
    ),
    "diplomats": (
        "The mission is headed by Algerian diplomat Karim Haddad. Danish poet Bo Lund visited.",
        ("Karim Haddad | diplomat | Algeria",),
    ),
    "a body that is not known": (
        "Greek police fired tear gas at pensioners in Athens on Monday. Prime Minister Alexis Tsopas ordered an "
        "inquiry. New Dawn Rising leader Kyriakos Mitsou called the Greek government a disgrace.",
        ("Alexis Tsopas | Prime Minister | Greece", "Kyriakos Mitsou | leader | not Greece"),
    ),
}


@cache
def _holdings() -> dict[str, list[tuple[str, str, str]]]:
    articles = [Article(name, text, None, "2024-05-15") for name, (text, _) in STORIES.items()]
    found: dict[str, list[tuple[str, str, str]]] = {}
    for article, doc in language.parse(articles):
        graph = extraction.read(article, doc)
        labels = {entity.key: entity.label for entity in graph.entities}
        found[article.identifier] = [
            (labels[each.holder], each.title, labels[each.of] if each.of is not None else "None")
            for each in graph.holdings
        ]
    return found


@pytest.mark.parametrize(
    ("story", "expected"), [(name, line) for name, (_, lines) in STORIES.items() for line in lines]
)
def test_an_office_is_whose_the_story_says(story: str, expected: str) -> None:
    holder, title, of = expected.split(" | ")
    bodies = [body for who, what, body in _holdings()[story] if who == holder and what == title]
    assert bodies, f"{holder} holds no {title}: {_holdings()[story]}"
    if of.startswith("not "):
        assert of.removeprefix("not ") not in bodies
    else:
        assert all(of in body for body in bodies), f"{expected}: {bodies}"
