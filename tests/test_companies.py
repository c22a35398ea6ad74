"""The news of companies, unions and markets: who does what to whom, and who says so. Sentences of our own."""

from __future__ import annotations

import pytest

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article, Extraction

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


def read(text: str) -> Extraction:
    ((article, doc),) = language.parse([Article("test", text, None, "2016-09-28")])
    return extraction.read(article, doc)


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_what_happens(text: str, expected: list[tuple[str, str, set[str], set[str]]]) -> None:
    extracted = read(text + SHARES)
    labels = {entity.key: entity.label for entity in extracted.entities}
    found = [
        (e.type, e.status.value, {labels[k] for k in e.agents}, {labels[k] for k in e.patients})
        for e in extracted.events
    ]
    assert found == expected


def test_a_claim_that_no_and_joins() -> None:
    text = (
        "The firm has no plans to close plants in Norway, managing director B. Hasan told a press conference in Oslo."
    )
    extracted = read(text)
    labels = {entity.key: entity.label for entity in extracted.entities}
    assert [labels[claim.speaker] for claim in extracted.claims if claim.speaker] == ["B. Hasan"]


def test_who_calls_a_strike_for_a_day_says_nothing() -> None:
    assert not read("Unions called a strike at two plants for Thursday.").claims
