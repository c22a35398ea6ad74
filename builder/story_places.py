"""Where an attack happens when only its story says: in the sentence that tells of it, or in the one before.

A report of violence names the place once and tells on: "A bomb went off at a market in Kol. Ten people were killed."
Taken over is only the one place at which something violent happened there; what has a date of its own that differs, or
is not said to have happened, is left without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsgraph.builder.frames import noun_classes
from newsgraph.builder.model import Event, Status, When
from newsgraph.builder.reading import Reading

TOLD_ON = frozenset({"Assault"})
# What goes on in many places, or nowhere.
LASTING = frozenset({"fight", "fighting", "war", "struggle", "terrorism", "conflict", "violence"})
REMEMBERING = frozenset({"avenge", "commemorate", "mark", "mourn", "recall", "remember", "repeat"})
# Two figures or more, with up to two words before the noun.
MANY = re.compile(r"\b\d[\d,]+ (?:[a-z-]+ ){0,2}$")
BLOWS = noun_classes()["ASSAULT"] | {"killing", "murder", "shooting", "kidnapping"}
VIOLENT = frozenset({"Assault", "Coerce", "Disaster", "Mobilize", "Protest"})


def placed(events: Sequence[Event], reading: Reading) -> tuple[Event, ...]:
    """The events, attacks without a place given the one that their story tells; the others as they are."""
    if all(event.places or event.type not in TOLD_ON for event in events):
        return tuple(events)
    told: dict[int, list[Event]] = {}
    text = reading.article.text
    for event in events:
        told_here = event.type in VIOLENT and event.status is Status.ACTUAL and not _lasts(event, text)
        if event.places and told_here:
            for number in _sentences(event, reading):
                told.setdefault(number, []).append(event)
    here = [event.type in TOLD_ON and not _called_to_mind(event, reading) for event in events]
    each_here = zip(events, here, strict=True)
    return tuple(_placed(each, told, reading) if is_here else each for each, is_here in each_here)


def _called_to_mind(event: Event, reading: Reading) -> bool:
    """Whether the deed is the reason for another one: "to avenge the killing", "protests over the killing"."""
    for evidence in event.evidence:
        words = evidence.trigger and reading.doc.char_span(evidence.trigger.start, evidence.trigger.end)
        for token in words or ():
            if token.dep_ == "dobj" and token.head.lemma_ in REMEMBERING:
                return True
    return False


def _placed(event: Event, told: dict[int, list[Event]], reading: Reading) -> Event:
    text = reading.article.text
    if event.places or event.status is not Status.ACTUAL:
        return event
    if _lasts(event, text) or _are_many(event, text) or _in_general(event, text):
        return event
    first = next(_sentences(event, reading))
    for number in (first, first - 1):
        # where somebody died is not where he had attacked others; nobody shoots where it only burns
        there = [
            other
            for other in told.get(number, [])
            if not set(other.patients) & set(event.agents) and not (event.agents and other.type == "Disaster")
        ]
        places = {other.places for other in there}
        if len(places) == 1 and all(_at_once(event, other) for other in there):
            return replace(event, places=places.pop(), rule=f"{event.rule}; placed by its story")
        if there:
            break
    return event


def _lasts(event: Event, text: str) -> bool:
    return any(each.trigger is not None and each.trigger.of(text).lower() in LASTING for each in event.evidence)


def _in_general(event: Event, text: str) -> bool:
    """Whether the event is only spoken of as several of its kind: "attacks on journalists have increased"."""
    words = [each.trigger.of(text).lower() for each in event.evidence if each.trigger is not None]
    return not event.agents and bool(words) and all(word.endswith("s") and word[:-1] in BLOWS for word in words)


def _are_many(event: Event, text: str) -> bool:
    """Whether the attacks are so many that one place cannot be meant: "conducted over 200 air strikes"."""
    return any(
        each.trigger is not None and MANY.search(text, max(each.trigger.start - 40, 0), each.trigger.start) is not None
        for each in event.evidence
    )


def _sentences(event: Event, reading: Reading) -> Iterator[int]:
    for evidence in event.evidence:
        yield reading.sentence_at(evidence.span.start)


def _at_once(event: Event, other: Event) -> bool:
    """Whether nothing says that the two happened on different days; a day of its own is one that the other lacks."""
    return event.when in (When(), other.when)
