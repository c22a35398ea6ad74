"""Who the lead of a local story means, where the name and the age follow."""

from __future__ import annotations

import pytest
from claim_pairs import pairs
from one_text import extract, labels_of


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A bank manager has admitted that he stole. Ian Croft, 55, of Hull, left in tears.", "Ian Croft"),
        ("A mother of three said the sea was calm. Nora Platt, 41, swam for an hour.", "Nora Platt"),
        ("A man said he had seen a woman fall. Jane Dole, 34, was found on Friday.", "man"),
        ("A teacher said he was sorry. His wife, Ann Lee, 41, stood beside him.", "teacher"),
        ("A teacher said he was sorry. Neighbour Ann Lee, 41, saw him leave.", "teacher"),
        ("A teacher said she was sorry. Peter Lee left. Jane Dole, 41, saw him.", "teacher"),
    ],
)
def test_the_first_who_is_named_with_an_age_is_who_the_lead_means(text: str, speaker: str) -> None:
    found = [who for who, _ in pairs(text)]
    assert found
    assert all(speaker in who for who in found)


@pytest.mark.parametrize(
    ("text", "kind", "patients"),
    [
        ("The mayor of Ica was shot dead by gunmen, police said. Ana Ruiz, 44, had taken office in May.",
         "Assault", ["Ana Ruiz"]),
        ("Police arrested a Dutch banker wanted in Peru, an official said. Jan Moe, 43, was caught in Lima.",
         "Prosecute", ["Jan Moe"]),
        ("Police in Ghent arrested a man on Monday. Jan Moe, 22, was hurt when the man hit him.",
         "Prosecute", ["a man"]),
    ],
)  # fmt: skip
def test_whom_the_deed_of_the_lead_befell(text: str, kind: str, patients: list[str]) -> None:
    found = extract(text)
    labels = labels_of(found)
    [event] = [each for each in found.events if each.type == kind]
    assert [labels[key] for key in event.patients] == patients
