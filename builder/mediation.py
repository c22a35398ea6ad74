"""Who stands between the sides of an event: "talks brokered by Oman", "Qatar-mediated negotiations", "Omani mediators
went from one side to the other"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder.model import Event, Kind, Status
from newsgraph.builder.noun_owners import possessors
from newsgraph.builder.participants import actors_of, modifiers
from newsgraph.builder.reading import Reading
from newsgraph.builder.syntax import agents_by, children, coordinated, prepositional
from newsgraph.builder.triggers import Trigger, logical_subjects

BEFORE = 3  # sentences before the one that speaks of mediators
SETTLING = frozenset({"Agree", "Consult", "Retreat"})
MEDIATING = frozenset({"mediate", "broker", "moderate", "facilitate"})


def mediators(trigger: Trigger, reading: Reading) -> list[str]:
    """The keys of those who bring the sides together, by the noun's own phrase or the verb that governs it."""
    found: list[Token] = []
    if trigger.token.lemma_ == "mediation":
        found = [*prepositional(trigger.token, "by"), *possessors(trigger.token)]
        if trigger.support is not None and trigger.support_slot == "agent":  # "launched a mediation effort"
            found.extend(logical_subjects(trigger.support))
    for verb in (trigger.token, trigger.support):
        if verb is not None and verb.lemma_ in MEDIATING:
            found.extend(logical_subjects(verb))
    for child in children(trigger.token, "amod", "acl"):
        if child.lemma_ in ("mediate", "broker") or child.lower_.endswith(("-mediated", "-brokered")):
            found.extend(agents_by(child))
            found.extend(inner for inner in child.lefts)  # "Qatar-mediated"
    return actors_of(reading, found)


def with_mediators(events: Sequence[Event], reading: Reading) -> tuple[Event, ...]:
    """The events, those who are called mediators added to the talks of which the sentence, or one before, tells."""
    told = list(events)
    if "mediators" not in reading.article.text.casefold():
        return tuple(told)
    for token, keys in _called_mediators(reading):
        number = _at_talks(told, keys, reading.sentence_at(token.idx), reading)
        if number is not None:
            between = dict.fromkeys([*told[number].mediators, *keys])
            told[number] = replace(told[number], mediators=tuple(between))
    return tuple(told)


def _called_mediators(reading: Reading) -> Iterator[tuple[Token, list[str]]]:
    """Each "mediators" with the states and bodies whose they are, or who they are: "mediators Qatar and Egypt"."""
    for token in reading.doc:
        if (
            token.lower_ != "mediators"
            or token.head.lower_ == "without"
            or any(c.dep_ == "neg" for c in token.children)
        ):
            continue
        whose = [*modifiers(token), *prepositional(token, "from")]
        whose += [name for child in children(token, "appos") for name in coordinated(child)]
        if token.dep_ in ("compound", "nmod"):
            whose += coordinated(token.head)
        keys = [k for k in actors_of(reading, whose) if reading.entities[k].named]
        keys = [k for k in keys if reading.entities[k].kind in (Kind.POLITY, Kind.ORGANIZATION)]
        if keys:
            yield token, keys


def _at_talks(events: Sequence[Event], keys: Sequence[str], sentence: int, reading: Reading) -> int | None:
    """The number of the one event of two sides or more that the nearest sentence tells of, no mediator among them."""
    for here in range(sentence, max(-1, sentence - 1 - BEFORE), -1):
        found = [
            number
            for number, event in enumerate(events)
            if event.type in SETTLING
            and event.status is not Status.NEGATED
            and len(event.agents) > 1
            and not set(event.agents) & set(keys)
            and any(reading.sentence_at(evidence.span.start) == here for evidence in event.evidence)
        ]
        if found:
            talks = [number for number in found if events[number].type == "Consult"] or found
            return talks[0] if len(talks) == 1 else None
    return None
