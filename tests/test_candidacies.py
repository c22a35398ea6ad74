"""Who stands for which party, in lists and in running text; all names are invented."""

from __future__ import annotations

from collections.abc import Container

import pytest
from marked_text import read

from newsgraph.builder.model import Status
from newsgraph.builder.roles import role_holdings

CANDIDATES: list[tuple[str, list[str]]] = [
    ("[Republican:O=Republican Party] hopefuls Senator [Paul Reed:P] and former governor [Sue Cole:P] debated.",
     ["Paul Reed | hopeful | Republican Party", "Sue Cole | hopeful | Republican Party"]),
    ("Other [Green:O=Green Party] candidates are Senator [Paul Reed:P] of [Ohio:L], [Sue Cole:P] and baker "
     "[Ken Dale:P].",
     ["Paul Reed | candidate | Green Party", "Sue Cole | candidate | Green Party",
      "Ken Dale | candidate | Green Party"]),
    ("The [Republican:O=Republican Party] field includes Mayor [Paul Reed:P] and Representative [Sue Cole:P].",
     ["Paul Reed | candidate | Republican Party", "Sue Cole | candidate | Republican Party"]),
    ("Among the [Greens:O] seeking the nomination are Senator [Paul Reed:P] and teacher [Sue Cole:P].",
     ["Paul Reed | candidate | Greens", "Sue Cole | candidate | Greens"]),
    ("Four people are running for the seat: baker [Paul Reed:P] ([Labour:O]), [Sue Cole:P] of the [Greens:O], and "
     "[Ken Dale:P], an independent.",
     ["Paul Reed | candidate | Labour", "Sue Cole | candidate | Greens", "Ken Dale | candidate | None"]),
    ("The [Greens:O] nominated former judge [Sue Cole:P] on Monday.", ["Sue Cole | candidate | Greens"]),
    ("The [Greens:O] chose baker [Sue Cole:P] as their treasurer.", []),
    ("The election pits Mayor [Paul Reed:P] ([Labour:O]) against [Sue Cole:P] of the [Greens:O].",
     ["Paul Reed | candidate | Labour", "Sue Cole | candidate | Greens"]),
    ("[Paul Reed:P] is running for [Labour:O] against [Sue Cole:P], a baker, for the [Greens:O].",
     ["Paul Reed | candidate | Labour", "Sue Cole | candidate | Greens"]),
    ("Candidates for the job include [Paul Reed:P] of [Acme:O] and banker [Sue Cole:P].",
     ["Paul Reed | Candidate | None", "Sue Cole | Candidate | None"]),
    ("[Paul Reed:P] of the [Greens:O] met the farmers.", []),
]  # fmt: skip


def stated(text: str, rules: Container[str] | None = None) -> set[str]:
    """Each role that the text states, by these rules or any, as "holder | title | of"."""
    reading = read(text)
    label = {key: entity.label for key, entity in reading.entities.items()}
    return {
        f"{label[each.holder]} | {each.title} | {label[each.of] if each.of else None}"
        for each in role_holdings(reading)
        if rules is None or each.rule.partition(" ")[0] in rules
    }


@pytest.mark.parametrize(("text", "expected"), CANDIDATES)
def test_candidates_and_their_parties(text: str, expected: list[str]) -> None:
    assert stated(text, {"listed", "standing"}) == set(expected)


HOLDERS: list[tuple[str, str, list[str]]] = [
    ("who sits for a party and a seat", "[Labour:O] MP [Ann Reed:P] of [Leeds:L] stayed away.",
     ["Ann Reed | MP | Labour", "Ann Reed | MP | Leeds"]),
    ("the seat that is told behind", "Senator [Mark Tully:P], who represents [Lara:L], left.",
     ["Mark Tully | Senator | Lara"]),
    ("a state told with the party", "Rep. [Dana Quill:P], a Republican from [Idaho:L], spoke.",
     ["Dana Quill | Rep. | Idaho"]),
    ("a state's own body", "[Lara:L]'s [Foreign Ministry:O] spokesman, [Karim Aziz:P], denied it.",
     ["Karim Aziz | spokesman | Foreign Ministry"]),
    ("the state of whoever appoints",
     "Prime Minister [Lena Koski:P] of [Finland:L] named [Mika Salo:P] as defence minister.",
     ["Lena Koski | Prime Minister | Finland", "Mika Salo | defence minister | Finland"]),
    ("the ministers of who governs",
     "President [Ivan Petrov:P] of [Bulgaria:L] and [his:=Ivan Petrov] interior minister, "
     "[Georgi Rusev:P], left.",
     ["Georgi Rusev | interior minister | Bulgaria", "Ivan Petrov | President | Bulgaria"]),
    ("a minister of justice", "The new justice minister is [Clara Voss:P], a former judge.",
     ["Clara Voss | justice minister | None", "Clara Voss | judge | None"]),
    ("the only council", "Ward councillor [Tim Peel:P] left. [Leeds City Council:O] meets today.",
     ["Tim Peel | Ward councillor | Leeds City Council"]),
    ("two chambers' members",
     "Senators [Ann Moss:P], D-[Ohio:L], and [Lee Carr:P], R-[Utah:L], and Rep. [Joe Bell:P] of "
     "[Texas:L] signed.",
     ["Ann Moss | Senator | Ohio", "Lee Carr | Senator | Utah", "Joe Bell | Rep. | Texas"]),
    ("who follows in an office",
     "Mayor [Tom Reyes:P] of [Akron:L] left. [His:=Tom Reyes] successor, [Ann Poe:P], is new.",
     ["Tom Reyes | Mayor | Akron", "Ann Poe | successor | Tom Reyes", "Ann Poe | Mayor | Akron"]),
    ("a clause before the name", "The senator who wrote the bill, [Ann Moss:P], left.", ["Ann Moss | senator | None"]),
    ("a courtesy title", "[Ann Cole:P], aide to Dame [Sue Reed:P], left.", ["Ann Cole | aide | Sue Reed"]),
    ("a party before the name", "[Lara:L]'s MP, the [Liberal Democrat:O=Liberal Democrats] [Sarah Lyd:P], wrote.",
     ["Sarah Lyd | MP | Lara"]),
    ("the one party", "Interim leader [Sue Marks:P] spoke. The [Green Party:O] lost.",
     ["Sue Marks | Interim leader | Green Party"]),
    ("a minister of a state",
     "Foreign Minister [Tor Aas:P] of [Norway:L] agreed.", ["Tor Aas | Foreign Minister | Norway"]),
    ("a title behind a party", "[Paulo Lima:P] of the [Greens:O], chairman of the [Inquiry Committee:O], read it.",
     ["Paulo Lima | chairman | Inquiry Committee"]),
    ("one candidacy a holder",
     "Challenger [Tom Hill:P] of the [Greens:O] beat [Rita Moor:P] ([Liberals:O]) in the runoff.",
     ["Tom Hill | Challenger | Greens", "Rita Moor | candidate | Liberals"]),
    ("the office of a candidate", "Attorney General candidate [Jim Petra:P] spoke.",
     ["Jim Petra | Attorney General candidate | None"]),
    ("several chosen",
     "Members elected [Rita Moor:P] president, [Paul Dunn:P] vice president and [Sue Lane:P] treasurer.",
     ["Rita Moor | president | None", "Paul Dunn | vice president | None", "Sue Lane | treasurer | None"]),
    ("several were chosen", "[Ann Poe:P] was named chief executive and [Joe Fry:P] finance director.",
     ["Ann Poe | chief executive | None", "Joe Fry | finance director | None"]),
    ("an office fought for", "Mayor: [Rita Moor:P] ([Greens:O]), 4,512; [Tom Hill:P] ([Liberals:O]), 3,201.",
     ["Rita Moor | candidate | Greens", "Tom Hill | candidate | Liberals"]),
    ("offices held", "Prime minister: [Anna Kos:P] ([Greens:O]). Speaker: [Petr Vlk:P].",
     ["Anna Kos | Prime minister | None", "Petr Vlk | Speaker | None"]),
    ("who only speaks of an election", "[Ken Boll:P] of the [Greens:O] said that turnout in the election was low.", []),
    ("who is met in an election", "She met [Ken Boll:P] of the [Greens:O] to discuss the ballot.", []),
    ("whose title comes next", "[Dan Rowe:P], the founder, and the head of sales, [Ann Poe:P], left.",
     ["Dan Rowe | founder | None", "Ann Poe | head of sales | None"]),
    ("the title of another",
     "The chairman, [Dan Rowe:P], and the mayor of [Leeds:L] met.", ["Dan Rowe | chairman | None"]),
    ("a cleric's title", "The manager, [Eva Sik:P], and its choirmaster, Father [Tomas Ryb:P], left.",
     ["Eva Sik | manager | None", "Tomas Ryb | choirmaster | None", "Tomas Ryb | Father | None"]),
    ("a people's noun before the name", "[Acme:O]'s chief designer, [Briton:G] [Andrew Hale:P], left.",
     ["Andrew Hale | chief designer | Acme"]),
    ("kin behind a title", "[Tom Roe:P]'s wife is the actress [Ann Poe:P].",
     ["Ann Poe | wife | Tom Roe", "Ann Poe | actress | None"]),
    ("a branch", "[Mags Tier:P], head of the firm's [Nairobi:L] office, spoke.",
     ["Mags Tier | head of the firm's Nairobi office | None"]),
    ("a town branch of a body",
     "[Mags Tier:P], head of [Oxfam:O]'s [London:L] office, spoke.", ["Mags Tier | head of London office | Oxfam"]),
    ("an office to come", "[Dan Lanza:P] is due to become head of the [National Police:O].",
     ["Dan Lanza | head | National Police"]),
    ("who steps in", "[Ann Poe:P] stepped in as chairwoman of [Acme:O].", ["Ann Poe | chairwoman | Acme"]),
    ("where somebody was born", "Otaki-born accountant [Ravi Menon:P] spoke.", ["Ravi Menon | accountant | None"]),
    ("what opens the clause", "On Monday afternoon union leader [Ann Poe:P] spoke.", ["Ann Poe | union leader | None"]),
    ("a party's office", "[Nai Roe:P], secretary general of the [Green Party:O], spoke.",
     ["Nai Roe | secretary general | Green Party"]),
    ("what somebody did while serving", "[Ann Poe:P] used it while serving as governor of [Ohio:L].",
     ["Ann Poe | governor | Ohio"]),
    ("before an office", "[Ann Poe:P] lived in [Oslo:L] before becoming director of [Acme:O].",
     ["Ann Poe | director | Acme"]),
    ("what is denied", "[Ann Poe:P] denied serving as treasurer of [Acme:O].", []),
    ("who is to win", "[Ken Boll:P] of the [Greens:O] is expected to win the by-election.",
     ["Ken Boll | candidate | Greens"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in HOLDERS], ids=[case[0] for case in HOLDERS])
def test_offices_of_politics(text: str, expected: list[str]) -> None:
    assert stated(text) == set(expected)


def test_the_choice_for_an_office_does_not_hold_it() -> None:
    reading = read("[Her:=Lena Koski] pick for justice minister, [Rob Hale:P], left. [Lena Koski:P] spoke.")
    statuses = {each.status for each in role_holdings(reading)}
    assert statuses == {Status.HYPOTHETICAL}
