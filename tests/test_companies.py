"""The news of companies, unions and markets: who does what to whom, and who says so. Sentences of our own."""

from __future__ import annotations

import pytest
from one_text import extract, labels_of

from newsgraph.builder.model import Extraction, Kind

SHARES = " Shares of the company fell in a weak market."
# the sentence, and its events: type, status, agents, patients
EVENTS: list[tuple[str, list[tuple[str, str, set[str], set[str]]]]] = [
    ("Tom Hill came under fire over his pay.", [("Accuse", "Actual", set(), {"Tom Hill"})]),
    (
        "Volara Airlines is being struck by its mechanics.",
        [("Protest", "Actual", {"its mechanics"}, {"Volara Airlines"})],
    ),
    ("Some 900 machinists walked off the job on Friday.", [("Protest", "Actual", {"Some 900 machinists"}, set())]),
    ("Unions called a one-day strike for Thursday.", [("Protest", "Planned", {"Unions"}, set())]),
    (
        "Unions called off a one-day strike.",
        [("Concede", "Actual", {"Unions"}, set()), ("Protest", "Negated", {"Unions"}, set())],
    ),
    (
        "A spokesman for Volara dismissed the accusation as nonsense.",
        [("Reject", "Actual", {"A spokesman for Volara"}, set())],
    ),
    ("Two bankers briefed on the matter said so.", []),
    ("The phone will go on sale in Norway on March 11.", [("Release", "Planned", set(), set())]),
    ("The agency has scored a big win for consumers.", []),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_what_happens(text: str, expected: list[tuple[str, str, set[str], set[str]]]) -> None:
    extracted = extract(text + SHARES)
    labels = labels_of(extracted)
    found = [
        (e.type, e.status.value, {labels[k] for k in e.agents}, {labels[k] for k in e.patients})
        for e in extracted.events
    ]
    assert found == expected


def test_a_claim_that_no_and_joins() -> None:
    text = (
        "The firm has no plans to close plants in Norway, managing director B. Hasan told a press conference in Oslo."
    )
    extracted = extract(text)
    labels = labels_of(extracted)
    assert [labels[claim.speaker] for claim in extracted.claims if claim.speaker] == ["B. Hasan"]


def test_who_calls_a_strike_for_a_day_says_nothing() -> None:
    assert not extract("Unions called a strike at two plants for Thursday.").claims


def labelled(extracted: Extraction, kind: str) -> dict[str, set[str]]:
    """The labels of the agents and patients of the article's events of a type, together."""
    labels = labels_of(extracted)
    return {
        "agents": {labels[key] for event in extracted.events if event.type == kind for key in event.agents},
        "patients": {labels[key] for event in extracted.events if event.type == kind for key in event.patients},
    }


def test_the_body_based_in_a_town_is_one_of_its_country() -> None:
    text = (
        "Volgan has signed a contract with Germany's Siemer AG. "
        "The Munich-based engineering firm will sell sixteen turbines to a refinery."
    )
    extracted = extract(text)
    labels = labels_of(extracted)
    sold = [e for e in extracted.events if any(q.trigger and q.trigger.of(text) == "sell" for q in e.evidence)]
    assert [{labels[key] for key in event.agents} for event in sold] == [{"Siemer AG"}]


def test_nobody_is_sold_to_whom_a_figure_is_laid_to() -> None:
    text = "Omega Corp. sold 15 million phones in nine months, earning $9 billion, according to its chief, Tom Hill."
    assert labelled(extract(text), "Transact") == {"agents": {"Omega Corp."}, "patients": set()}


def test_a_president_behind_a_company_is_its_own() -> None:
    text = (
        "Volara Motor Corp. announced a recall on Tuesday. President Akio Sato apologised to customers. In the United "
        "States the company recalled cars. The House of Representatives in the United States put off a hearing. "
        "American drivers complained."
    )
    extracted = extract(text)
    labels = labels_of(extracted)
    owners = {labels[h.holder]: labels.get(h.of or "") for h in extracted.holdings}
    assert owners["Akio Sato"] == "Volara Motor Corp."


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("France's market regulator opened an inquiry into Volara.", "France's market regulator"),
        ("Volara accused its biggest rival of copying a phone.", "its biggest rival"),
    ],
)
def test_bodies_without_a_name(text: str, label: str) -> None:
    assert {e.label: e.kind for e in extract(text).entities}[label] is Kind.ORGANIZATION


def test_a_plant_is_nobody() -> None:
    kinds = {e.label: e.kind for e in extract("The company makes the car at its Tsutsumi plant in Japan.").entities}
    assert kinds.get("Tsutsumi") is not Kind.PERSON


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Hanil Electronics will buy a unit. The shares of Hanil rose 4 percent.", {"Hanil Electronics"}),
        (
            "Hanil Electronics said it would buy Kurosawa Corp. Hanil's shares rose. Kurosawa fell.",
            {"Hanil Electronics", "Kurosawa Corp."},
        ),
    ],
)
def test_the_first_word_stands_for_the_firm(text: str, labels: set[str]) -> None:
    found = extract(text)
    assert {entity.label for entity in found.entities if entity.named} == labels


def agents_of(text: str, word: str) -> list[set[str]]:
    """The labels of the agents of each event that the word tells."""
    extracted = extract(text)
    labels = labels_of(extracted)
    told = [e for e in extracted.events if any(q.trigger and q.trigger.of(text) == word for q in e.evidence)]
    return [{labels[key] for key in event.agents} for event in told]


def test_a_town_and_its_state_before_based_act_in_nothing() -> None:
    text = "Lumenar Inc fell on Thursday. The San Jose, California-based company blamed Tom Hill for its loss."
    assert agents_of(text, "blamed") == [{"Lumenar Inc"}]


def test_the_airline_is_the_one_whose_name_says_so() -> None:
    text = (
        "Sorano Airways cancelled flights. Tom Hill of the Centre for Asia Pacific Aviation said the airline had sold "
        "twelve jets."
    )
    assert agents_of(text, "sold") == [{"Sorano Airways"}]


def test_the_government_is_not_that_of_an_analysts_office() -> None:
    text = (
        "Sonal Varma, an economist at Nomura in Singapore, warned that prices could rise. "
        "Anand Sharma accused the government of bribing voters."
    )
    extracted = extract(text)
    singapore = next(entity for entity in extracted.entities if entity.label == "Singapore")
    assert not any(singapore.key in (*event.agents, *event.patients) for event in extracted.events)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The Stuttgart-based supplier Kessler, which provided the software, declined to comment.", "Kessler"),
        ("Finnish phone maker Nordica last week reported its first loss in a decade.", "Nordica"),
    ],
)
def test_what_makes_or_supplies_is_a_body(text: str, label: str) -> None:
    kinds = {entity.label: entity.kind for entity in extract(text).entities}
    assert kinds[label] is Kind.ORGANIZATION


def test_bows_and_installed_versions_are_no_events() -> None:
    assert not agents_of('"We will keep flying," Anna Sato told reporters, bowing deeply.', "bowing")
    assert not agents_of("The office warned users against installing the beta version.", "installing")
