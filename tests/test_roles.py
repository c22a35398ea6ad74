"""Role phrasings, written from the grammar of titles in English news; names are invented."""

from __future__ import annotations

import pytest
from marked_text import read

from newsgraph.builder.model import Status
from newsgraph.builder.roles import role_holdings

# Marked text, and each holding as "holder | title | of", with "former" or the status behind it where it is not Actual.
PHRASINGS: list[tuple[str, list[str]]] = [
    # before the name
    ("[Peruvian:L=Peru] President [Ana Ruiz:P] arrived in Oslo.", ["Ana Ruiz | President | Peru"]),
    ("[US:L] Secretary of State [Dean Marsh:P] called for calm.", ["Dean Marsh | Secretary of State | US"]),
    ("Prime Minister [Tom Hale:P] resigned.", ["Tom Hale | Prime Minister | None"]),
    ("[Acme:O] chief executive [Lena Voss:P] said sales rose.", ["Lena Voss | chief executive | Acme"]),
    ("[Acme:O] CEO and co-founder [Lena Voss:P] spoke.", ["Lena Voss | CEO | Acme", "Lena Voss | co-founder | Acme"]),
    ("[Acme:O]'s head of marketing [Lena Voss:P] left.", ["Lena Voss | head of marketing | Acme"]),
    ("The [Kenyan:L=Kenya] army chief, General [Joseph Oduya:P], flew home.",
     ["Joseph Oduya | army chief | Kenya", "Joseph Oduya | General | None"]),
    ("[Chadian:L=Chad] military chief Lieutenant General [Omar Said:P] warned them.",
     ["Omar Said | military chief | Chad", "Omar Said | Lieutenant General | None"]),
    ("Lt. Gen. [Mark Stone:P] briefed reporters.", ["Mark Stone | Lt. Gen. | None"]),
    ("Former [French:L=France] finance minister [Luc Morel:P] was charged.",
     ["Luc Morel | finance minister | France former"]),
    ("Ex-president [Luc Morel:P] was charged.", ["Luc Morel | president | None former"]),
    ("Acting mayor [Rosa Blum:P] opened the bridge.", ["Rosa Blum | Acting mayor | None"]),
    ("President-elect [Rosa Blum:P] named her team.", ["Rosa Blum | President-elect | None Planned"]),
    ("Presidential candidate [Rosa Blum:P] promised tax cuts.",
     ["Rosa Blum | Presidential candidate | None Hypothetical"]),
    ("Presidents [Ana Ruiz:P] and [Luc Morel:P] shook hands.",
     ["Ana Ruiz | President | None", "Luc Morel | President | None"]),
    ("[Ruiz:P]'s envoy [Carl Ott:P] and son-in-law [Ned Fry:P] landed in Cairo.",
     ["Carl Ott | envoy | Ruiz", "Ned Fry | son-in-law | Ruiz"]),
    ("[His:=Ana Ruiz] wife, [Ana Ruiz:P], waited.", []),
    ("[Carl Ott:P] came with [his:=Carl Ott] wife [Mia Ott:P].", ["Mia Ott | wife | Carl Ott"]),
    ("[Carl Ott:P] and [his:=Carl Ott] brother, [Jan Ott:P], were arrested.", ["Jan Ott | brother | Carl Ott"]),
    ("The defence ministry's permanent secretary, [Alan Pike:P], told MPs.",
     ["Alan Pike | permanent secretary | None"]),
    ("[Acme:O]'s vice-president of sales for Europe, [Greg Nash:P], said so.",
     ["Greg Nash | vice-president of sales for Europe | Acme"]),
    ("Vice president and chairman of [Acme:O] [Jim Lord:P] left.",
     ["Jim Lord | Vice president | Acme", "Jim Lord | chairman | Acme"]),
    ("Minister for Trade [Ida Holm:P] signed the deal.", ["Ida Holm | Minister for Trade | None"]),
    ("The analyst [Jo Park:P] expects a slowdown.", ["Jo Park | analyst | None"]),
    ("[French:L=France] actor [Luc Morel:P] won the prize.", ["Luc Morel | actor | None"]),
    ("A police spokesman, [Jo Park:P], confirmed the arrest.", ["Jo Park | police spokesman | None"]),
    ("49-year-old teacher [Jo Park:P] was rescued.", ["Jo Park | teacher | None"]),
    ("Police Chief [Bo Lund:P] thanked them.", ["Bo Lund | Police Chief | None"]),
    ("[Hamburg:L] mayor [Eva Kern:P] agreed.", ["Eva Kern | mayor | Hamburg"]),
    ("[Senate:O] majority leader [Eva Kern:P] agreed.", ["Eva Kern | majority leader | Senate"]),
    ("King [Harald:P] abdicated.", ["Harald | King | None"]),
    # after the name
    ("[Sami Dar:P], chief negotiator of [Fatah:O], left Doha.", ["Sami Dar | chief negotiator | Fatah"]),
    ("[Sami Dar:P], [Fatah:O]'s chief negotiator, left Doha.", ["Sami Dar | chief negotiator | Fatah"]),
    ("[Jane Smith:P], 49, a spokesperson for [Oxfam:O], was arrested.", ["Jane Smith | spokesperson | Oxfam"]),
    ("[Jane Smith:P], the chair of [Oxfam:O] and a former minister, spoke.",
     ["Jane Smith | chair | Oxfam", "Jane Smith | minister | None former"]),
    ("[Jane Smith:P], head of [Oxfam:O], and [Norway:L]'s envoy to Sudan, spoke.",
     ["Jane Smith | head | Oxfam", "Jane Smith | envoy to Sudan | Norway"]),
    ("\"We are ready,\" said [Jane Smith:P], director of communications at [Oxfam:O].",
     ["Jane Smith | director of communications | Oxfam"]),
    ("[Jane Smith:P], an analyst with [Citi:O], disagreed.", ["Jane Smith | analyst | Citi"]),
    ("[Jane Smith:P] (president of [Oxfam:O]) disagreed.", ["Jane Smith | president | Oxfam"]),
    ("[Mia Ott:P], the wife of [Carl Ott:P], escaped.", ["Mia Ott | wife | Carl Ott"]),
    ("[Mia Ott:P], [Carl Ott:P]'s sister, escaped.", ["Mia Ott | sister | Carl Ott"]),
    ("[Mia Ott:P] and [Jan Ott:P], the founders of [Acme:O], sold it.",
     ["Jan Ott | founder | Acme", "Mia Ott | founder | Acme"]),
    ("[Jane Smith:P], who is the mayor of [Hamburg:L], disagreed.", ["Jane Smith | mayor | Hamburg"]),
    ("[Jane Smith:P], adviser to [Ana Ruiz:P], disagreed.", ["Jane Smith | adviser | Ana Ruiz"]),
    # copula, as, verbs of appointing
    ("[Jane Smith:P] is the chief executive of [Acme:O].", ["Jane Smith | chief executive | Acme"]),
    ("[Jane Smith:P] became chancellor of [Austria:L] in 2019.", ["Jane Smith | chancellor | Austria"]),
    ("[She:=Jane Smith] was president of [Acme:O] from 2003 to 2006, when [Jane Smith:P] left.",
     ["Jane Smith | president | Acme former"]),
    ("[Jane Smith:P] will become the next director of [Oxfam:O].", ["Jane Smith | director | Oxfam Planned"]),
    ("[Jane Smith:P] is not the owner of [Acme:O].", []),
    ("[Jane Smith:P] serves as ambassador to [Chile:L].", ["Jane Smith | ambassador to Chile | None"]),
    ("[Jane Smith:P] was appointed finance minister of [Spain:L].", ["Jane Smith | finance minister | Spain"]),
    ("[Ana Ruiz:P] named [Jane Smith:P] as foreign minister on Tuesday.", ["Jane Smith | foreign minister | None"]),
    ("[Jane Smith:P] was elected president of [Peru:L].", ["Jane Smith | president | Peru"]),
    ("[Jane Smith:P] resigned as chairman of [Acme:O].", ["Jane Smith | chairman | Acme former"]),
    ("[Jane Smith:P] stepped down as [Acme:O]'s chief financial officer.",
     ["Jane Smith | chief financial officer | Acme former"]),
    ("[Jane Smith:P] replaced [Tom Hale:P] as head of [Acme:O].",
     ["Jane Smith | head | Acme", "Tom Hale | head | Acme former"]),
    ("[Jane Smith:P]'s resignation as mayor of [Hamburg:L] surprised few.", ["Jane Smith | mayor | Hamburg former"]),
    ("The appointment of [Jane Smith:P] as head of [Oxfam:O] surprised few.", ["Jane Smith | head | Oxfam"]),
    ("[Jane Smith:P] is a former civil rights lawyer.", ["Jane Smith | civil rights lawyer | None former"]),
    ("[Jane Smith:P] is a brilliant writer.", []),
    # heading
    ("[Jane Smith:P], who heads [Oxfam:O], disagreed.", ["Jane Smith | head | Oxfam"]),
    ("[Jane Smith:P] now leads [Oxfam:O].", ["Jane Smith | leader | Oxfam"]),
    ("[Oxfam:O], led by [Jane Smith:P], disagreed.", ["Jane Smith | leader | Oxfam"]),
    # nothing to be read
    ("In talks with [Tom Hale:P], officials said progress was made.", []),
    ("After meeting the minister, [Tom Hale:P] flew to Rome.", []),
    ("[Tom Hale:P] met President [Ana Ruiz:P].", ["Ana Ruiz | President | None"]),
    ("[Tom Hale:P] told the president of [Peru:L] to wait.", []),
    ("The office of the president of [Peru:L] was closed when [Tom Hale:P] came.", []),
    ("[Tom Hale:P] is a leader.", []),
    ("[Tom Hale:P], a consultant on [Peru:L], disagreed.", ["Tom Hale | consultant on Peru | None"]),
    ("[Tom Hale:P] was a broker of the [Oslo:L] agreement.", ["Tom Hale | broker | None former"]),
    ("[Jane Smith:P] wants to become president of [Peru:L].", []),
    ("[Ruiz:P] spokesman [Jo Park:P] declined to comment.", ["Jo Park | spokesman | Ruiz"]),
    ("[Jane Smith:P], governor of the state of [Lara:L], disagreed.", ["Jane Smith | governor | Lara"]),
    ("The Prime Minister and President [Luc Morel:P] dined.", ["Luc Morel | President | None"]),
    ("Col. [Mark Stone:P] briefed reporters.", ["Mark Stone | Col. | None"]),
    ("Defense Secretary [Mark Stone:P] left. [The secretary:=Mark Stone] was tired. The [US:L=United States] waited.",
     ["Mark Stone | Defense Secretary | United States"]),
    # an office is of a state that the text does not say so of only where the article is at home there
    ("[Iraq:L]'s parliament rejected what Prime Minister [Ali Omar:P] said in [India:L].",
     ["Ali Omar | Prime Minister | Iraq"]),
    ("[Iraq:L] welcomed what Prime Minister [Ali Omar:P] said in Basra.", ["Ali Omar | Prime Minister | None"]),
    ("The [Iraqi:L=Iraq] government, led by Prime Minister [Ali Omar:P], resigned.",
     ["Ali Omar | Prime Minister | Iraq"]),
    ("[Iraq:L] and the [US:L=United States] agreed. [Iraq:L] heard what Prime Minister [Ali Omar:P] said of [Iraq:L].",
     ["Ali Omar | Prime Minister | Iraq"]),
    ("[Iraq:L] and the [US:L=United States] agreed on what President [Tom Hale:P] wanted.",
     ["Tom Hale | President | United States"]),
    ("President [Luc Morel:P] threatened [Peru:L] with sanctions.", ["Luc Morel | President | None"]),
    ("President [Luc Morel:P] met President [Ana Ruiz:P] as [Peru:L]'s parliament voted.",
     ["Ana Ruiz | President | None", "Luc Morel | President | None"]),
    # politics
    ("Gov. [Ana Ruiz:P] vetoed it.", ["Ana Ruiz | Gov. | None"]),
    ("[Lara:L] Gov. [Ana Ruiz:P] vetoed it.", ["Ana Ruiz | Gov. | Lara"]),
    ("Former [Lara:L] Lt. Gov. [Ana Ruiz:P] agreed.", ["Ana Ruiz | Lt. Gov. | Lara former"]),
    ("Sen. [Tom Hale:P] (D-[Lara:L]) objected.", ["Tom Hale | Sen. | Lara"]),
    ("Senator [Tom Hale:P] of [Lara:L] objected.", ["Tom Hale | Senator | Lara"]),
    ("President [Tom Hale:P] of [Peru:L] objected.", ["Tom Hale | President | Peru"]),
    ("[Tom Hale:P], R-Lara, chairman of [the panel:=Budget Panel], objected. The [Budget Panel:O] met.",
     ["Tom Hale | chairman | Budget Panel"]),
    ("[Ruiz:P] campaign manager [Jo Park:P] resigned.", ["Jo Park | campaign manager | Ruiz"]),
    ("[Ruiz:P] and her running mate, [Jo Park:P], waved.", ["Jo Park | running mate | Ruiz"]),
    ("[Ruiz:P]'s longtime aide [Jo Park:P] waved.", ["Jo Park | aide | Ruiz"]),
    ("[Labour:O] candidate [Jo Park:P] won.", ["Jo Park | candidate | Labour Hypothetical"]),
    ("[Jo Park:P], the [Green Party:O]'s presidential nominee, lost.",
     ["Jo Park | presidential nominee | Green Party Hypothetical"]),
    ("[Jo Park:P], a Democratic strategist, disagreed.", ["Jo Park | strategist | None"]),
    ("[Jo Park:P], a former governor and ambassador to [Chile:L], disagreed.",
     ["Jo Park | ambassador to Chile | None former", "Jo Park | governor | None former"]),
    ("If [Jo Park:P] is elected president, taxes will rise.", []),
    ("Nobody would let [Jo Park:P] become president.", []),
    ("Sen. [Tom Hale:P] of [Lara:L] objected. \"No,\" [the senator:=Tom Hale] said.", ["Tom Hale | Sen. | Lara"]),
    ("Senator [Tom Hale:P], Democrat of [Lara:L], objected.", ["Tom Hale | Senator | Lara"]),
    ("[Tom Hale:P] or [Jo Park:P], who is now mayor of [Lara:L], objected.", ["Jo Park | mayor | Lara"]),
    ("[Tom Hale:P], a founder of C2I, objected.", ["Tom Hale | founder | None"]),
    ("[Tom Hale:P], a fierce critic of [Ana Ruiz:P], objected.", []),
    ("[Tom Hale:P], film critic for [Acme:O], objected.", ["Tom Hale | film critic | Acme"]),
    # courts, police, towns, schools
    ("District Attorney [Jo Park:P] dropped the charges.", ["Jo Park | District Attorney | None"]),
    ("Defense lawyer [Jo Park:P] appealed.", ["Jo Park | Defense lawyer | None"]),
    ("A lawyer for the family, [Jo Park:P], said they would sue.", ["Jo Park | lawyer | None"]),
    ("[Jo Park:P], a [Chicago:L] lawyer, said they would sue.", ["Jo Park | lawyer | None"]),
    ("[Chicago:L] police chief [Jo Park:P] agreed.", ["Jo Park | police chief | Chicago"]),
    ("[U.S.:L=United States] District Judge [Jo Park:P] dismissed the suit.",
     ["Jo Park | District Judge | United States"]),
    ("[Jo Park:P], of [Lara:L], a retired teacher, said so.", ["Jo Park | teacher | None former"]),
    ("[Jo Park:P], aged 49, a [Lara:L]-based developer, said so.", ["Jo Park | developer | None"]),
    ("\"It is over,\" said [Jane Roe:P], a spokeswoman for the utility.", ["Jane Roe | spokeswoman | None"]),
    ("\"It is over,\" said [Jane Roe:P], owner of a bakery in [Lara:L].", ["Jane Roe | owner | None"]),
    ("[Jane Roe:P], founder and chairwoman of [Acme:O], retired.",
     ["Jane Roe | chairwoman | Acme", "Jane Roe | founder | Acme"]),
    ("Mr. King, a foreign student from Peru, spoke.", []),
    ("[Jo Park:P], a foreign student, spoke.", ["Jo Park | student | None"]),
    ("[Peru:L]'s missing independence leader, [Jo Park:P], was found.", ["Jo Park | independence leader | Peru"]),
    # sport
    ("Captain [Jo Park:P] scored twice.", ["Jo Park | Captain | None"]),
    ("[Welsh:L=Wales] captain [Jo Park:P] scored twice.", ["Jo Park | captain | Wales"]),
    ("[Jo Park:P], [Wales:L] coach, said the team fought well.", ["Jo Park | coach | Wales"]),
    ("Head coach [Jo Park:P] praised goalkeeper [Ned Fry:P].",
     ["Jo Park | Head coach | None", "Ned Fry | goalkeeper | None"]),
    # kin
    ("[Carl Ott:P] and wife [Mia Ott:P] came.", ["Mia Ott | wife | Carl Ott"]),
    ("[Carl Ott:P] visited daughter [Mia Ott:P] in Rome.", ["Mia Ott | daughter | Carl Ott"]),
    ("[Jan Ott:P] met [Carl Ott:P] and his wife [Mia Ott:P].", ["Mia Ott | wife | Carl Ott"]),
    ("They held [Eva Blum:P], wife of the playwright [Carl Ott:P], [Ned Fry:P] and others.",
     ["Carl Ott | playwright | None", "Eva Blum | wife | Carl Ott"]),
    # arms and clergy
    ("Coalition spokesman [US Army:O] Col. [Mark Stone:P] spoke.",
     ["Mark Stone | Coalition spokesman | None", "Mark Stone | Col. | None"]),
    ("The Rev. [Mark Stone:P] prayed.", ["Mark Stone | Rev. | None"]),
    ("[Hamas:O] chief Sheikh [Omar Said:P] prayed.", ["Omar Said | Sheikh | None", "Omar Said | chief | Hamas"]),
    # who is meant, and who speaks
    ("[Prosecutors:U] said he fled.", []),
    ("[The Republican nominee:U] said he would win.", []),
    ("[A spokesman:U] said talks went on.", []),
    ("[The prime minister:=Tom Hale] left. [Tom Hale:P] was tired.", ["Tom Hale | prime minister | None"]),
    ("[A Foreign Office spokesman:U] said talks went on.",
     ["A Foreign Office spokesman | spokesman | None"]),
]  # fmt: skip


def stated(marked: str) -> list[str]:
    """Every holding of the marked text, as the table above writes it."""
    lines = []
    for holding in role_holdings(read(marked)):
        line = f"{holding.holder} | {holding.title} | {holding.of}"
        line += " former" if holding.former else ""
        line += f" {holding.status}" if holding.status is not Status.ACTUAL else ""
        lines.append(line)
    return sorted(lines)


@pytest.mark.parametrize(("marked", "expected"), PHRASINGS, ids=[marked for marked, _ in PHRASINGS])
def test_a_phrasing_gives_its_holdings_and_no_more(marked: str, expected: list[str]) -> None:
    assert stated(marked) == sorted(expected)
