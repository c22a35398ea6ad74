"""Mentions of one event are one; ordinals tell several apart."""

from __future__ import annotations

import pytest
from one_text import extract, labels_of


def events(text: str, kind: str) -> list[tuple[list[str], str | None]]:
    """The trigger words and the date of each event of the type."""
    return [
        ([each.trigger.of(text) for each in event.evidence if each.trigger], event.when.date)
        for event in extract(text).events
        if event.type == kind
    ]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Lund and Moe met in the first debate on Monday. The second debate between Lund and Moe will be in Oslo. "
            "In the first debate Moe attacked Lund.",
            "Consult",
            [(["met", "debate", "debate"], "2016-09-26"), (["debate"], None)],
        ),
        (
            "Norway beat Iceland in the first match on Friday. Iceland won the second match against Norway.",
            "Compete",
            [(["beat", "match"], "2016-09-23"), (["won", "match"], None)],
        ),
        (
            "The two sides held a first round of talks in Oslo in May.",
            "Consult",
            [(["held", "talks"], "2016-05")],
        ),
        # in the sense told before; the day of the comment is not that of what is commented on
        (
            "Dockers began a strike in Accra on Monday. Nobody in town had seen the strike coming.",
            "Protest",
            [(["began", "strike", "strike"], "2016-09-26")],
        ),
        (
            "Police raided a flat in Lima on Monday. The raid killed two men.",
            "Assault",
            [(["raided", "raid", "killed"], "2016-09-26")],
        ),
        (
            "Lund met Moe in Oslo on Monday. The council commented on the meeting on Tuesday.",
            "Consult",
            [(["met", "meeting"], "2016-09-26")],
        ),
        # the march that was organised is the one that marched; what was paid are the bribes
        (
            "Miners marched in Lima on Monday. The march was organised by the union Sol.",
            "Protest",
            [(["marched", "march", "organised"], "2016-09-26")],
        ),
        ("Lund took bribes paid by Acme Motors.", "Transact", [(["bribes", "paid"], None)]),
        ("Norway declared a state of siege in Oslo.", "Coerce", [(["declared", "siege"], None)]),
        ("Officers used batons to disperse miners in Oslo.", "Coerce", [(["used", "disperse"], None)]),
        # one condemns the news, not what it calls to mind; dozens of them are others
        (
            "Gunmen killed nine miners in Lima. In May, rebels killed two priests in Kelm. "
            "Norway condemned the killings.",
            "Assault",
            [(["killed", "killings"], None), (["killed"], "2016-05")],
        ),
        ("Rebels stormed the hotel in Kelm and killed twenty people.", "Assault", [(["stormed", "killed"], None)]),
    ],
)
def test_one_or_two(text: str, kind: str, expected: list[tuple[list[str], str | None]]) -> None:
    assert events(text, kind) == expected


def test_the_attack_is_the_one_of_the_lead() -> None:
    text = (
        "Gunmen stormed a camp in Mali on Monday, killing nine soldiers. The army sent planes and bombed a hill. No "
        "group has claimed the attack. Rebels killed six nurses in an ambush last month."
    )
    found = events(text, "Assault")
    assert [words for words, _ in found if "attack" in words] == [["stormed", "killing", "attack"]]


def test_the_attack_is_none_of_those_to_come() -> None:
    text = "Rebels killed two nurses in Mali on Monday. They will carry out more attacks. Norway condemned the attack."
    assert next(words for words, _ in events(text, "Assault") if words[-1] == "attack")[0] == "killed"


@pytest.mark.parametrize(
    "claim",
    ["The Taliban claimed responsibility for the bombing.", "The attack was claimed by the Taliban."],
)
def test_who_claims_the_attack_made_it(claim: str) -> None:
    text = f"A bomb exploded in a market in Quetta on Monday, killing nine people. {claim}"
    extracted = extract(text)
    (event,) = [each for each in extracted.events if each.type == "Assault"]
    labels = labels_of(extracted)
    assert [labels[key] for key in event.agents] == ["Taliban"]
    assert [(count.what, count.number) for count in event.counts] == [("killed", 9)]


def test_what_befell_a_captive_is_told_again() -> None:
    text = (
        "Karin Holm was kidnapped in Kenya last month. She was seized by gunmen near Nairobi on 12 August. Holm was "
        "released on Thursday, her family said. She was freed by elders."
    )
    assert events(text, "Coerce") == [(["kidnapped", "seized"], "2016-08-12")]
    assert [words for words, _ in events(text, "Concede")] == [["released", "freed"]]


def test_others_hurt_beside_those_killed() -> None:
    text = "Two soldiers were killed and five others injured on Monday when their convoy hit a mine near Gao."
    assert [words for words, _ in events(text, "Assault") + events(text, "Disaster")] == [["killed", "injured"]]


def test_the_match_of_other_sides_is_another() -> None:
    text = (
        "Sweden beat Korea 1-0 in Nizhny Novgorod. Belgium faced Panama in Sochi. Belgium had more of the ball in the "
        "match. In the last match of the day, Tunisia faced England in Volgograd."
    )
    found = [set(event.agents) for event in extract(text).events if event.type == "Compete"]
    assert not any({"polity/belgium", "polity/tunisia"} <= sides for sides in found)
    assert {"polity/tunisia", "polity/england"} in found


def test_attacks_in_general_are_not_the_attack() -> None:
    text = "An attack in Kano killed ten people on Monday. Attacks are common in the north. The attack shocked many."
    assert events(text, "Assault") == [(["attack", "killed", "attack"], "2016-09-26")]


def test_air_operations_are_not_the_others_operations() -> None:
    text = "Rebels in Kano began military operations on Monday. Chad spoke of the cost of air operations."
    assert all("operations" not in words[1:] for words, _ in events(text, "Assault"))


def test_the_attacks_are_those_last_told_of() -> None:
    found = extract(
        "Gunmen killed four people in an attack on a Danish camp in Kol in 2012. Jon Moe attacked Eva Sand in tweets "
        "on Friday. A spokesman said Sand would stand up to the attacks."
    )
    labels = labels_of(found)
    (words,) = [event for event in found.events if event.type == "Accuse"]
    assert [labels[key] for key in words.patients] == ["Eva Sand"] and len(words.evidence) == 2


def test_the_criticism_is_that_of_the_sentence_before() -> None:
    found = extract(
        "Jon Moe is drawing criticism after a speech. He was in Oslo on Tuesday. Liberals are slamming Eva Sand for "
        "her past work. The criticism comes a day before she meets voters."
    )
    labels = labels_of(found)
    slammed = next(e for e in found.events if "Eva Sand" in {labels[key] for key in e.patients})
    assert len(slammed.evidence) == 2


def test_words_for_any_of_a_kind_are_not_the_event_far_above() -> None:
    filler = "The town is old. " * 20
    found = extract(f"The bank made a loan to Eva Sand in May. {filler}Students fear that student loans cost more.")
    (loan,) = [event for event in found.events if event.evidence[0].trigger is not None and event.type == "Aid"]
    assert len(loan.evidence) == 1


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Norway beat Iceland 2-1 in Oslo. Norway had more of the ball in the match. The coming games will be hard.",
            "Compete",
            [["beat", "match"]],
        ),
        (
            "Japan beat Ghana on Friday. On Sunday Ghana lost the game with Togo.",
            "Compete",
            [["beat"], ["lost", "game"]],
        ),
        # what one meets for is the meeting, what it comes before is not
        ("Eva Sand will meet Tom Dahl in Oslo on Friday for talks on trade.", "Consult", [["meet", "talks"]]),
        ("Chile will host Eva Sand as part of a state visit.", "Consult", [["host", "visit"]]),
        ("Eva Sand phoned Tom Dahl on Monday, discussing trade.", "Consult", [["phoned", "discussing"]]),
        ("Ahead of the summit, Eva Sand held talks with Tom Dahl.", "Consult", [["held", "talks"]]),
        ("Chile issued an ultimatum to Peru.", "Threaten", [["issued", "ultimatum"]]),
        ("Chile declared a state of siege in Lima.", "Coerce", [["declared", "siege"]]),
        ("A gunman shot dead three people and wounded five in Oslo.", "Assault", [["shot", "wounded"]]),
        (
            "Norwegian jets carried out a raid, targeting rebels near Kano.",
            "Assault",
            [["carried", "raid", "targeting"]],
        ),
        ("Kim won the race, beating Lee of Spain.", "Compete", [["won", "beating"]]),
        ("Chile welcomed Peru's support for the treaty.", "Support", [["welcomed"], ["support"]]),
        (
            "Militants raided a village near Kano, killing ten. It was one of the worst incidents of the conflict.",
            "Assault",
            [["raided", "killing"]],
        ),
        (
            "War broke out in Syria in 2011. The conflict has killed thousands.",
            "Assault",
            [["War", "conflict", "killed"]],
        ),
        # how long it went on is said of what is told of
        (
            "Jets bombed the town of Kano on Monday. A doctor said that during an hour of bombing no one could leave.",
            "Assault",
            [["bombed", "bombing"]],
        ),
        # "a", and yet the one that the lead, or the whole article, tells of
        (
            "Police shot a man in Lund. A video shows what happened before a shooting that has shaken the town.",
            "Assault",
            [["shot", "shooting"]],
        ),
        ("Rebels killed five people in Kano. Police feared another killing.", "Assault", [["killed"]]),
        (
            "Peru will hold an election in May. Miners said they would stay away from a controversial election.",
            "Compete",
            [["hold", "election", "election"]],
        ),
        (
            "The governor may appoint Eva Sand as judge. Such an appointment would be hailed.",
            "Appoint",
            [["appoint", "appointment"]],
        ),
        ("Chile trains rebels in Jordan. Part of their training is about gas.", "Aid", [["trains", "training"]]),
        # known by its day, and so no other
        (
            "Gunmen killed ten people in Oslo on Friday. Since the 9/11 attacks much has changed.",
            "Assault",
            [["killed"]],
        ),
        # one accused
        (
            "Tom Dahl was found guilty on Friday. He was sentenced on Monday. The charge carries five years.",
            "Prosecute",
            [["found"], ["sentenced", "charge"]],
        ),
        # a second one is another, and so is one with other dead elsewhere
        (
            "Rebels attacked a bus in Lagos on Monday. A second attack in Lagos hours later wounded nine people.",
            "Assault",
            [["attacked"], ["attack", "wounded"]],
        ),
        (
            "Rebels attacked a bus in Lagos on Monday. A similar attack in Lagos wounded nine people.",
            "Assault",
            [["attacked"], ["attack", "wounded"]],
        ),
        (
            "Rebels attacked a bus in Lagos, killing 12 people. In Kano, five people were killed when the rebels "
            "attacked a market.",
            "Assault",
            [["attacked", "killing"], ["killed", "attacked"]],
        ),
        # the raid in which people died is meant afterwards too
        (
            "Soldiers raided an inn in Lagos on Monday, killing nine. Monday's raid in Lagos was condemned.",
            "Assault",
            [["raided", "killing", "raid"]],
        ),
        # another word for what the same did to the same, or on the same day
        (
            "The bank Norvik bought the insurer Helvar on Monday. Norvik acquired Helvar for 2 billion dollars.",
            "Transact",
            [["bought", "acquired"]],
        ),
        (
            "The army attacked a market in Kano on Monday. The army bombed the market on Monday, a priest said.",
            "Assault",
            [["attacked", "bombed"]],
        ),
        ("Soldiers detained Eva Sand in Oslo. The detention of Sand was long.", "Coerce", [["detained", "detention"]]),
    ],
)
def test_what_is_one_and_what_is_another(text: str, kind: str, expected: list[list[str]]) -> None:
    assert [words for words, _ in events(text, kind)] == expected


def test_who_overrides_a_veto_has_not_made_it() -> None:
    found = extract("Eva Sand vetoed the bill. Jon Moe vowed to override the veto. Ola Berg said the veto was wrong.")
    labels = labels_of(found)
    veto = max((e for e in found.events if e.type == "Reject"), key=lambda e: len(e.evidence))
    assert [labels[key] for key in veto.agents] == ["Eva Sand"]


def test_a_bombing_is_no_raid_in_which_one_was_shot() -> None:
    text = "A suicide bomber killed nine guards in Kol. Police shot a rebel in a raid. Chile condemned the bombing."
    assert [words for words, _ in events(text, "Assault")] == [["killed", "bombing"], ["shot", "raid"]]


def test_the_verdict_is_no_sentence_to_come() -> None:
    text = "Jurors convicted Lena Moe of fraud on Monday. She will be sentenced in June. Chile welcomed the verdict."
    assert [words for words, _ in events(text, "Prosecute")] == [["convicted", "verdict"], ["sentenced"]]


def test_days_of_fighting_are_not_the_war() -> None:
    text = "Chile took the town after days of fighting. The war, which began in 2023, has killed many Peruvians."
    assert ["war", "killed"] in [words for words, _ in events(text, "Assault")]
