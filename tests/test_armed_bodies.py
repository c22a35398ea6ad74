"""Whom "the rebels", "the group" and "the school" mean where one body fits: no new node beside the named one."""

from __future__ import annotations

import pytest
from one_text import extract

SAME = [
    ("The Houthis fired at a ship. The rebels said it was theirs.", "The rebels", "Houthis"),
    ("The Taliban attacked Kunduz. The militants killed four soldiers.", "The militants", "Taliban"),
    ("The Muslim Brotherhood called a protest. Egypt banned the group in 2013.", "the group", "Muslim Brotherhood"),
    ("Taliban rebels took Bayda. A general sent for help. The insurgents fled.", "The insurgents", "Taliban rebels"),
    ("Kenyan soldiers fought near Lamu. The Taliban watched. The army lost a truck.", "The army", "Kenyan"),
    (
        "The hills belong to Ansarul Nour, a militant group linked to al Qaeda. The insurgents killed six nurses.",
        "The insurgents",
        "Ansarul Nour",
    ),
    ("A storm hit Vietnam on Sunday. The army sent boats.", "The army", "Vietnam"),
    (
        "Six Taliban militants died near Kunduz. Planes bombed the militants' camp.",
        "the militants",
        "Taliban",
    ),
    ("Riverside Academy expelled two pupils. Parents accused the school of racism.", "the school", "Riverside Academy"),
]
APART = [
    ("Aid group Oxfam left Bayda. The rebels had threatened it.", "The rebels", "Oxfam"),
    ("The army fought the Taliban near Kunduz. The soldiers took a hill.", "The soldiers", "Taliban"),
    (
        "Fighting broke out between the army and the Liberation Front. The army bombed a hill.",
        "The army",
        "Liberation Front",
    ),
    ("The Liberation Front took a hill in Mali. The army fled.", "The army", "Liberation Front"),
    ("Syria and Norway met. The candidate would rebuild the military.", "the military", "Syria"),
    ("Syria was in the news. The candidate would rebuild the military.", "the military", "Syria"),
    ("Maravia Steel sued the Ministry of Trade. The group lost.", "The group", "Ministry of Trade"),
]


def keys(text: str) -> dict[str, str]:
    """The key of the entity for each stretch of the little article that means one."""
    entities = extract(text).entities
    return {mention.span.of(text): entity.key for entity in entities for mention in entity.mentions}


@pytest.mark.parametrize(("text", "description", "name"), SAME, ids=[case[2] for case in SAME])
def test_the_named_body_is_meant(text: str, description: str, name: str) -> None:
    found = keys(text)
    assert found[description] == found[name]


@pytest.mark.parametrize(("text", "description", "name"), APART, ids=[case[2] for case in APART])
def test_another_is_meant(text: str, description: str, name: str) -> None:
    found = keys(text)
    assert found.get(description) != found[name]
