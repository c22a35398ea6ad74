"""Crime, courts and accidents: who the lead means, who is tried, freed or hurt, and whose officers speak."""

from __future__ import annotations

import pytest
from one_text import extract, labels_of

from newsgraph.builder.model import Kind

LEADS = [
    # (text, type of the lead's event, slot, who is meant)
    ("A porter has been jailed for theft. Ada Crane, of Leeds, took rings.", "Prosecute", "patients", "Ada Crane"),
    ("A clerk who robbed her uncle has been jailed. Ada Crane, 52, sold rings.", "Prosecute", "patients", "Ada Crane"),
    ("A cook was jailed, a court heard. Carl Moss, 46, sold pills.", "Prosecute", "patients", "Carl Moss"),
    ("A man has died in a blaze. The man, named as Carl Moss, lived alone.", "Disaster", "patients", "Carl Moss"),
    ("A man has died in a blaze. The victim was identified as Carl Moss.", "Disaster", "patients", "Carl Moss"),
    ("Police have charged a man over the killing of a girl. Ada Crane died on Sunday.", "Assault",
     "patients", "Ada Crane"),
    ("Police arrested a man in Pune on Sunday. The accused, identified as Anil Rao, owns a shop.", "Prosecute",
     "patients", "Anil Rao"),
    ("The parents of a toddler who drowned have spoken. Two-year-old Ada Crane fell into a pond.", "Disaster",
     "patients", "Ada Crane"),
    ("A sergeant who shot a burglar will not be tried. Sergeant Carl Moss fled.", "Assault", "agents", "Carl Moss"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "slot", "name"), LEADS, ids=[case[0][:40] for case in LEADS])
def test_the_unnamed_of_the_lead_is_who_is_named_below(text: str, kind: str, slot: str, name: str) -> None:
    found = extract(text)
    told = labels_of(found)
    assert {name} in [{told[key] for key in getattr(event, slot)} for event in found.events if event.type == kind]


APART = [
    "A man was killed when a wall fell in Leeds. Ten years ago Carl Moss died at the same spot.",
    "A woman was killed when a wall fell in Leeds. Her brother, Carl Moss, died in 2010.",
    "A woman has died in a blaze. Carl Moss died on Sunday.",
    "A man has been jailed. Carl Moss, 40, who lives next door, heard the shots.",
    "A driver has been charged with theft. On Monday a colleague, Carl Moss, was jailed.",
    "A man has been jailed. He was wrongly identified as Carl Moss.",
]


@pytest.mark.parametrize("text", APART)
def test_another_who_is_named_below_is_not_the_one_of_the_lead(text: str) -> None:
    (named,) = [entity for entity in extract(text).entities if entity.label == "Carl Moss"]
    assert not any(mention.span.of(text).startswith("A ") for mention in named.mentions)


def test_homes_branches_and_offices_are_told_from_names() -> None:
    found = extract(
        "Ian Moss, 18, of Kirk Ella, was charged. Amnesty International Kenya welcomed it. "
        "The state Commissioner of Police, Femi Oni, said two men fled."
    )
    kinds = {entity.label: entity.kind for entity in found.entities}
    assert kinds["Kirk Ella"] is Kind.POLITY
    assert kinds["Amnesty International Kenya"] is Kind.ORGANIZATION
    assert not any(label.endswith("of Police") for label in kinds)
    assert [h.title for h in found.holdings] == ["state Commissioner of Police"]


@pytest.mark.parametrize(
    ("text", "title", "of"),
    [
        ("Det Insp Ada Crane, of Kent Police, said it.", "Det Insp", "Kent Police"),
        ("Colonel Ada Crane, of the Royal Engineers, said it.", "Colonel", None),
        ("The judge, Ada Crane QC, said it.", "judge", None),
    ],
)
def test_officers_are_of_their_force_and_judges_have_letters(text: str, title: str, of: str | None) -> None:
    found = extract(text)
    told = labels_of(found)
    assert (title, of) in [(h.title, told.get(h.of) if h.of else None) for h in found.holdings]


def test_who_is_freed_hurt_or_tried_undergoes_it() -> None:
    found = extract(
        "Four girls were abducted by gunmen and freed later. Six people were killed and 22 injured in a crash."
    )
    told = labels_of(found)
    events = {
        evidence.trigger.of(found.article.text): (
            [told[key] for key in event.agents],
            [told[key] for key in event.patients],
        )
        for event in found.events
        for evidence in event.evidence
        if evidence.trigger is not None
    }
    assert events["freed"] == ([], ["Four girls"])
    assert events["injured"][0] == []


def test_who_is_in_custody_is_held() -> None:
    (held,) = extract("Police said a suspect, Carl Moss, was in custody.").events
    assert (held.type, held.agents, held.patients) == ("Prosecute", (), ("person/carl-moss",))


def test_counsel_are_not_tried() -> None:
    found = extract("Carl Moss, defending, said his client was ill. The judge remanded him in custody.")
    told = labels_of(found)
    assert not any(told[key] == "Carl Moss" for event in found.events for key in event.patients)


def test_who_is_charged_with_a_deed_has_not_done_it() -> None:
    (deed,) = [
        event for event in extract("Carl Moss was charged with murdering Ada Crane.").events if event.type == "Assault"
    ]
    assert deed.status.name == "HYPOTHETICAL"


def test_no_event_is_made_of_a_traffic_stop_or_of_a_jury_that_retires() -> None:
    types = {
        event.type for event in extract("Carl Moss fled during a traffic stop. The jury retired on Friday.").events
    }
    assert "Appoint" not in types
