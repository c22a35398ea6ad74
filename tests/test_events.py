"""Who does what to whom, where: constructions of English news, in our own wording.

Each line: a sentence, the type of the event looked for, its agents, patients and places by label (None: not looked at).
"""

from __future__ import annotations

import pytest
from one_text import extract

from newsgraph.builder.model import Event, Extraction

Names = set[str] | None

CLAUSES: list[tuple[str, str, Names, Names, Names]] = [
    # active, passive, agentless passive
    ("Kenya condemned Ethiopia on Monday.", "Accuse", {"Kenya"}, {"Ethiopia"}, None),
    ("Ethiopia was condemned by Kenya on Monday.", "Accuse", {"Kenya"}, {"Ethiopia"}, None),
    ("Marta Lindqvist was arrested in Oslo on Friday.", "Prosecute", set(), {"Marta Lindqvist"}, {"Oslo"}),
    ("Police in Lima arrested Jorge Salinas.", "Prosecute", None, {"Jorge Salinas"}, None),
    # control and raising
    ("Peru urged Chile to withdraw its troops from Arica.", "Retreat", {"Chile"}, None, {"Arica"}),
    ("Peru urged Chile to withdraw its troops from Arica.", "Request", {"Peru"}, {"Chile"}, None),
    ("France pledged to release the prisoners.", "Concede", {"France"}, {"prisoners"}, None),
    ("Ana Duarte is expected to arrive in Lisbon on Sunday.", "Move", {"Ana Duarte"}, None, {"Lisbon"}),
    ("Tomas Berg promised to visit Finland.", "Consult", {"Tomas Berg", "Finland"}, None, {"Finland"}),
    # relative and reduced clauses
    ("Spain thanked the Greek captain who rescued 40 migrants.", "Aid", {"Greek captain"}, {"40 migrants"}, None),
    ("The rebels, who attacked Bamako in May, denied it.", "Assault", {"rebels"}, {"Bamako"}, None),
    ("A bus carrying pilgrims crashed near Quito.", "Disaster", None, None, {"Quito"}),
    ("A dam burst in Laos on Monday.", "Disaster", set(), None, {"Laos"}),
    # coordination with shared arguments
    ("Sudan and Egypt signed an agreement in Cairo.", "Agree", {"Sudan", "Egypt"}, set(), {"Cairo"}),
    ("Gunmen kidnapped and killed two engineers.", "Assault", {"Gunmen"}, {"two engineers"}, None),
    ("Italy accused Libya and Tunisia.", "Accuse", {"Italy"}, {"Libya", "Tunisia"}, None),
    # who reports at the end of the sentence is not the one it ends with
    ("Gunmen shot the mill's owner, fire chief Hana Koubek said.", "Assault", {"Gunmen"}, {"mill's owner"}, None),
    ("Gunmen shot a nurse, hospital director Hana Koubek told reporters.", "Assault", {"Gunmen"}, {"a nurse"}, None),
    ("Rebels freed the bank's founder, Hana Koubek said.", "Concede", {"Rebels"}, {"bank's founder"}, None),
    ("Dockworkers blockaded a terminal in Rotterdam.", "Protest", {"Dockworkers"}, None, {"Rotterdam"}),
    ("Talks with the operator, Northlight Holdings, failed.", "Consult", {"Northlight Holdings"}, None, None),
    ("Residents heard shelling in Homs.", "Assault", set(), None, {"Homs"}),
    ("Chile asked for talks. Peru turned down its offer.", "Reject", {"Peru"}, {"Chile"}, None),
    ("Norway sought security guarantees from Chile.", "Agree", {"Norway", "Chile"}, set(), None),
    # what the parser takes for a bare noun phrase, or for a clause of its own
    ("The opposition called on Chile to free the prisoners.", "Request", {"opposition"}, {"Chile"}, None),
    ("The opposition Greens called on Chile to free the prisoners.", "Concede", {"Chile"}, {"prisoners"}, None),
    ("Nurses began a strike. Nine patients died in Lima during the strike.", "Disaster", set(), None, {"Lima"}),
    # whose crime it is: the victim's, not of him who is tried for it
    (
        "Petra Novak was shot in May. A man has pleaded not guilty to her murder.",
        "Assault",
        None,
        {"Petra Novak"},
        None,
    ),
    ("Omar Farouk died in May. Jorge Salinas was jailed for his killing.", "Assault", None, {"Omar Farouk"}, None),
    # nouns with possessors, of- and by-phrases
    ("Russia's withdrawal from Kherson surprised diplomats.", "Retreat", {"Russia"}, None, {"Kherson"}),
    ("The killing of Petra Novak by soldiers shocked Prague.", "Assault", {"soldiers"}, {"Petra Novak"}, None),
    ("Talks between Iran and Iraq resumed in Muscat.", "Consult", {"Iran", "Iraq"}, set(), {"Muscat"}),
    ("India's talks with Nepal ended without result.", "Consult", {"India", "Nepal"}, set(), None),
    ("A new round of talks between Peru and Chile is due to be held in Lima.", "Consult", None, None, {"Lima"}),
    ("The trial of Hana Koubek is scheduled to begin in Brno in May.", "Prosecute", None, None, {"Brno"}),
    ("The arrest of Omar Farouk sparked protests in Dakar.", "Prosecute", set(), {"Omar Farouk"}, None),
    ("The arrest of Omar Farouk sparked protests in Dakar.", "Protest", None, None, {"Dakar"}),
    # compounds and adjectives of nationality
    ("Turkish airstrikes killed five villagers in Syria.", "Assault", {"Turkey"}, {"five villagers"}, {"Syria"}),
    ("The Japan-China talks opened in Osaka.", "Consult", {"Japan", "China"}, set(), {"Osaka"}),
    ("The Paris attacks shocked Europe.", "Assault", set(), None, {"Paris"}),
    ("Polish police detained three smugglers.", "Coerce", {"Polish police"}, {"three smugglers"}, None),
    # light verbs
    ("Ghana and Togo held talks in Accra.", "Consult", {"Ghana", "Togo"}, set(), {"Accra"}),
    ("The army launched an attack on Aleppo.", "Assault", {"army"}, None, None),
    ("Norway reached a deal with Iceland.", "Agree", {"Norway", "Iceland"}, set(), None),
    ("Students staged a protest in Santiago.", "Protest", {"Students"}, None, {"Santiago"}),
    # what is governed decides the type
    ("The militants released 20 hostages.", "Concede", {"militants"}, {"20 hostages"}, None),
    ("Northlight Studios released a film.", "Release", {"Northlight Studios"}, None, None),
    ("Canada imposed sanctions on Belarus.", "Sanction", {"Canada"}, {"Belarus"}, None),
    ("Canada lifted sanctions on Belarus.", "Concede", {"Canada"}, {"Belarus"}, None),
    ("The president fired Defence Minister Ivan Petkov.", "Appoint", None, {"Ivan Petkov"}, None),
    ("North Korea fired two missiles at South Korea.", "Assault", {"North Korea"}, {"South Korea"}, None),
    ("Ireland expelled two Russian diplomats.", "Sanction", {"Ireland"}, {"Russia"}, None),
    ("The court sentenced Hana Koubek to six years.", "Prosecute", {"court"}, {"Hana Koubek"}, None),
    ("Brazil sent troops to Haiti.", "Mobilize", {"Brazil"}, None, {"Haiti"}),
    ("Sweden sent food to Yemen.", "Aid", {"Sweden"}, {"Yemen"}, None),
    ("Teachers went on strike in Lagos.", "Protest", {"Teachers"}, None, {"Lagos"}),
    ("Lena Fischer was elected president of Austria.", "Appoint", set(), {"Lena Fischer"}, None),
    ("Lena Fischer resigned on Tuesday.", "Appoint", {"Lena Fischer"}, set(), None),
    ("Orbit Motors acquired Delta Tools for 2 billion dollars.", "Transact", {"Orbit Motors"}, {"Delta Tools"}, None),
    ("The union filed a lawsuit against Orbit Motors.", "Prosecute", {"union"}, {"Orbit Motors"}, None),
    ("Vietnam criticised China's plan.", "Accuse", {"Vietnam"}, {"China"}, None),
    ("Cuba rejected the demands of the United States.", "Reject", {"Cuba"}, {"United States"}, None),
    ("Hundreds of families fled Mosul for Erbil.", "Move", {"Hundreds of families"}, None, {"Mosul", "Erbil"}),
    ("An earthquake killed 30 people in Chile.", "Disaster", set(), None, {"Chile"}),
    ("Workers threatened to strike over wages.", "Threaten", {"Workers"}, None, None),
    ("The general warned that the army would respond.", "Threaten", {"general"}, None, None),
    # who is meant
    ("Eva Sand met reporters. She praised Denmark.", "Support", {"Eva Sand"}, {"Denmark"}, None),
    ("The minister said Serbia must free the activist.", "Request", {"minister"}, {"Serbia"}, None),
    ("Hungary will not accept the migrants.", "Reject", {"Hungary"}, None, None),
]

NOTHING = [
    ("The company met its targets.", "Consult"),
    ("The phone has a new battery.", "Release"),
    ("They tried to sleep.", "Prosecute"),
    ("The letter expressed hope.", "Support"),
    ("Prices moved higher.", "Move"),
    ("He ran his fingers over the map.", "Compete"),
    ("The clock struck ten.", "Assault"),
    ("Volta Bank did not respond to requests for comment.", "Request"),
    ("Tomas Berg walked out of the prison.", "Reject"),
    ("Patients come first.", "Compete"),
    ("A poll put support for Tomas Berg at 41 percent.", "Support"),
    ("Support for Tomas Berg has fallen to 31 percent.", "Support"),
]


def read(text: str) -> Extraction:
    return extract(text, "2024-05-15")


def labels(extracted: Extraction, keys: tuple[str, ...]) -> set[str]:
    names = {entity.key: entity.label for entity in extracted.entities}
    return {names[key] for key in keys}


def fits(extracted: Extraction, event: Event, agents: Names, patients: Names, places: Names) -> bool:
    wanted = ((agents, event.agents), (patients, event.patients), (places, event.places))
    return all(names is None or labels(extracted, keys) == names for names, keys in wanted)


# Event nouns: where their participants stand outside their own phrase.
NOMINAL: list[tuple[str, str, Names, Names, Names]] = [
    # whoever decides about a deed would do it
    ("Malta is considering sanctions on Belarus.", "Sanction", {"Malta"}, {"Belarus"}, None),
    ("Estonia ruled out a loan to Iceland.", "Aid", {"Estonia"}, {"Iceland"}, None),
    ("Fiji walked out of talks with Tonga.", "Consult", {"Fiji", "Tonga"}, set(), None),
    ("Under a treaty with Chile, Peru will open its border.", "Agree", {"Chile", "Peru"}, set(), None),
    ("Minister Ana Duarte resigned after a deal with Laos.", "Agree", {"Laos"}, set(), None),
    ("Mali agreed to the release of two sailors.", "Concede", {"Mali"}, {"two sailors"}, None),
    ("Cyprus asked Malta for a loan.", "Aid", {"Malta"}, {"Cyprus"}, None),
    ("Petra Novak asked for damages in a suit against Nokia.", "Prosecute", {"Petra Novak"}, {"Nokia"}, None),
    ("A scandal forced Petra Novak out of the race.", "Compete", {"Petra Novak"}, set(), None),
    # the target, the server, the giver
    ("Jorge Salinas was the target of an attack by rebels.", "Assault", {"rebels"}, {"Jorge Salinas"}, None),
    ("Nokia was hit with a lawsuit by Petra Novak.", "Prosecute", {"Petra Novak"}, {"Nokia"}, None),
    ("Togo rebuilt the port with the help of Ghana.", "Aid", {"Ghana"}, {"Togo"}, None),
    ("Nokia turned down a request from Malta.", "Request", {"Malta"}, {"Nokia"}, None),
    ("Malta is responsible for the attack on Gozo, the council said.", "Assault", {"Malta"}, None, None),
    # what the parser hangs on the verb, on the doer or on a measure
    ("Fiji condemned the arrest of Petra Novak by Tonga.", "Prosecute", {"Tonga"}, {"Petra Novak"}, None),
    ("Fiji condemned the arrest of Petra Novak by Tonga.", "Accuse", {"Fiji"}, None, None),
    ("A strike by miners against Nokia began.", "Protest", {"miners"}, {"Nokia"}, None),
    ("A raid carried out by Malta on Hamas failed.", "Coerce", {"Malta"}, {"Hamas"}, None),
    ("A series of attacks on Hamas by Malta began.", "Assault", {"Malta"}, {"Hamas"}, None),
    ("The rebels came under attack by Malta.", "Assault", {"Malta"}, {"rebels"}, None),
    # who undergoes it, whose a day is not, and who makes it
    ("Petra Novak's murder on Friday shocked Prague.", "Assault", set(), {"Petra Novak"}, None),
    ("Leeds United's defeat by Porto was its first.", "Compete", {"Leeds United", "Porto"}, set(), None),
    ("Chile's massacre of the Kurds began.", "Assault", {"Chile"}, {"Kurds"}, set()),
    ("Oxfam negotiated the release of Petra Novak.", "Concede", set(), {"Petra Novak"}, None),
    ("The Serbian-Greek talks failed.", "Consult", {"Serbia", "Greece"}, set(), None),
    # a word for those who do it and for what they do
    ("The plan failed because of opposition by Laos and Nepal.", "Reject", {"Laos", "Nepal"}, None, None),
    ("Laos's pact with Nepal ended.", "Agree", {"Laos", "Nepal"}, set(), None),
    ("The victims of the earthquake in Quito asked for help.", "Disaster", None, None, {"Quito"}),
    # taken for a verb or an adjective
    ("Fighting between Laos and Nepal killed ten people.", "Assault", {"Laos", "Nepal"}, None, None),
    ("The final between Malta and Cyprus was abandoned.", "Compete", {"Malta", "Cyprus"}, set(), None),
    # occasions
    ("Ana Duarte and Tomas Berg issued a statement after talks in Lima.", "Consult", None, set(), {"Lima"}),
    ("Ana Duarte told a news conference in Lima that taxes would fall.", "Consult", {"Ana Duarte"}, set(), {"Lima"}),
    ("Talks between Laos and Nepal were welcomed by diplomats.", "Consult", {"Laos", "Nepal"}, set(), None),
]


@pytest.mark.parametrize(("text", "kind", "agents", "patients", "places"), CLAUSES + NOMINAL)
def test_event(text: str, kind: str, agents: Names, patients: Names, places: Names) -> None:
    extracted = read(text)
    found = [event for event in extracted.events if event.type == kind]
    shown = [
        (e.type, labels(extracted, e.agents), labels(extracted, e.patients), labels(extracted, e.places))
        for e in extracted.events
    ]
    assert any(fits(extracted, event, agents, patients, places) for event in found), shown


@pytest.mark.parametrize(("text", "kind"), NOTHING)
def test_no_event(text: str, kind: str) -> None:
    assert kind not in {event.type for event in read(text).events}


def test_evidence_lies_inside_its_sentence_and_covers_the_trigger() -> None:
    extracted = read("Ghana and Togo held talks in Accra. Both sides praised Mali.")
    assert extracted.events
    for event in extracted.events:
        for evidence in event.evidence:
            assert evidence.trigger is not None and evidence.span.covers(evidence.trigger)
            assert any(sentence.span.covers(evidence.span) for sentence in extracted.sentences)


def test_mentions_of_one_event_are_one_node() -> None:
    extracted = read("Ghana and Togo held talks in Accra on Monday. The talks lasted two days.")
    consults = [event for event in extracted.events if event.type == "Consult"]
    assert len(consults) == 1
    assert len(consults[0].evidence) >= 2


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Peru and Chile held a debate in Lima. Many viewers thought the long debate of little use.", "Consult", 2),
        ("The army attacked Tarn on Monday. Nobody there expected another attack.", "Assault", 1),
        ("The army attacked Tarn on Monday. There was no attack on Tuesday.", "Assault", 1),
        ("The army attacked Tarn on Monday. An attack costs money.", "Assault", 1),
    ],
)
def test_a_noun_that_names_nobody_is_of_the_event_of_that_name(text: str, kind: str, words: int) -> None:
    (event,) = [event for event in read(text).events if event.type == kind]
    nouns = [
        each for each in event.evidence if each.trigger and each.trigger.of(text)[:5].lower() in ("debat", "attac")
    ]
    assert len(nouns) == words


def test_two_events_of_one_kind_stay_apart() -> None:
    extracted = read("Ghana attacked Togo. Later Kenya attacked Uganda.")
    assert len([event for event in extracted.events if event.type == "Assault"]) == 2


def test_a_killing_and_its_attack_are_one() -> None:
    extracted = read("Turkish airstrikes killed five villagers in Syria.")
    (assault,) = [event for event in extracted.events if event.type == "Assault"]
    assert [(count.what, count.number) for count in assault.counts] == [("killed", 5)]
