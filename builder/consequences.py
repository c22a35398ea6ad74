"""What a blow or an accident brought about, told beside it, is part of it: "a bomb exploded, killing twelve".

The verb of the harm hangs on that of the blow as a participle, is joined to another verb of harm, or the blow follows
as a clause of time; or the blow is a noun and the subject of the harm. Both are then one event, of the blow's type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder.dependents import SUBJECTS
from newsgraph.builder.frames import noun_classes, verb_groups
from newsgraph.builder.model import Event
from newsgraph.builder.triggers import Trigger
from newsgraph.builder.voice import is_circumstance, stands_amid

TYPES = frozenset({"Assault", "Disaster"})
HARMS = frozenset(verb_groups()["outcomes"])
AIMING = frozenset({"aim", "bombard", "hit", "pound", "shell", "strike", "target"})
BLOWS = HARMS | {"shoot", "stab"}  # "shot dead three people and wounded five"
# In these somebody may be killed: then they are blows too.
RAIDS = frozenset({"crackdown", "operation", "raid", "siege"})
AT_THE_TIME = frozenset({"when", "after", "as"})
MANNER = frozenset({"in", "during", "by"})  # "dozens were hurt in clashes"


def causes(verb: Token) -> Iterator[Token]:
    """The words that may name the blow whose outcome the verb of harm, or "to his death", tells; else none."""
    if verb.lemma_ == "death" and verb.dep_ == "pobj" and verb.head.lower_ == "to":
        yield verb.head.head  # "fell to his death"
    if verb.pos_ != "VERB" or (verb.lemma_.lower() not in HARMS and not _aims(verb)):
        return
    head, own = verb.head, [child for child in verb.children if child.dep_ in SUBJECTS]
    opened = any(child.dep_ == "mark" for child in verb.children)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not own and not opened and head.pos_ == "VERB":
        yield head  # "exploded, killing twelve"
    elif (own and is_circumstance(verb)) or (verb.dep_ == "acl" and stands_amid(verb)):
        yield from _amid(verb)
    elif verb.dep_ == "conj" and (not own or own[0].pos_ == "NUM" or own[0].lower_ == "others"):
        struck = [child for child in head.children if child.dep_ in {"dobj", "nsubjpass"}]
        if head.lemma_.lower() in BLOWS or all(map(_is_site, struck)):  # "stormed the hotel and killed twenty"
            yield head  # "killed eight and injured dozens", "shot and killed two"
    elif verb.dep_ == "conj" and own[0].dep_ == "nsubjpass" and not _told_apart(verb):
        yield head  # "the bridge collapsed and 43 people were killed"
    elif verb.dep_ == "acl" and head.dep_ == "conj" and head.tag_ == "CD" and head.head.lemma_.lower() in HARMS:
        yield head.head  # "three were killed and nine injured"
    done = own and any(child.dep_ == "dobj" for child in verb.children)  # "gunmen killed two after a fire"
    for child in verb.children:
        if child.dep_ == "advcl" and child.pos_ == "VERB" and not (done and own[0].dep_ == "nsubj"):
            opening = next((each.lower_ for each in child.children if each.dep_ in {"mark", "advmod"}), "")
            if opening in AT_THE_TIME:
                yield child  # "died when a gunman opened fire"
        elif child.dep_ in {"nsubj", "csubj"} and child.pos_ in {"NOUN", "VERB"}:
            yield child  # "flooding has killed forty"
        elif child.dep_ == "prep" and child.lower_ in MANNER:
            yield from (each for each in child.children if each.dep_ == "pobj" and each.pos_ == "NOUN")


def _aims(verb: Token) -> bool:
    """Whether the verb says at whom the blow before it was aimed: "carried out a raid, targeting rebels"."""
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in AIMING


def _amid(verb: Token) -> Iterator[Token]:
    """The words for the blow amid whose telling the harm stands: "the storm hit Samoa, with two people killed", "it was
    a raid, with ten injured"."""
    above = verb.head
    while above.dep_ in {"pobj", "prep"} or (above.pos_ == "ADP" and above.head != above):
        above = above.head
    yield above
    if verb.dep_ != "conj":
        yield from (each for each in above.children if each.dep_ in {"nsubj", "attr"} and each.pos_ == "NOUN")


def _is_site(thing: Token) -> bool:
    """Whether a place or a building is struck, so that the harm that follows is done there."""
    return thing.lemma_.lower() in noun_classes()["SITE"] or thing.ent_type_ in {"FAC", "GPE", "LOC"}


def _told_apart(verb: Token) -> bool:
    """Whether the harm has a doer or a place of its own: "and in Goma two were killed by soldiers"."""
    return any(child.dep_ == "agent" or (child.dep_ == "prep" and child.i < verb.i) for child in verb.children)


def typed(found: Sequence[tuple[Event, Trigger]]) -> list[tuple[Event, Trigger]]:
    """The mentions, those of harm with the type of the blow that did it."""
    events = {trigger.token.i: event for event, trigger in found}
    for event, trigger in found:
        for cause in causes(trigger.token) if event.type == "Assault" else ():
            raid = events.get(cause.i)
            if raid is not None and raid.type == "Coerce" and cause.lemma_ in RAIDS:
                events[cause.i] = _typed_as(raid, "Assault")
                known = _is_known(cause)  # the raid told before, and that told of from then on
                for other in [t.token for _, t in found if t.token.lemma_ == cause.lemma_]:
                    again = known if other.i < cause.i else other.pos_ == "NOUN" and _is_known(other)
                    if again and events[other.i].type == "Coerce":
                        events[other.i] = _typed_as(events[other.i], "Assault")
    return [(_of_its_blow(events[trigger.token.i], trigger.token, events), trigger) for _, trigger in found]


def _is_known(noun: Token) -> bool:
    """Whether the noun takes up what was told: "the raid", "that raid", "Monday's raid"."""
    days = any(child.dep_ == "poss" and child.ent_type_ == "DATE" for child in noun.children)
    return days or any(child.lower_ in ("the", "that", "this") for child in noun.children)


def _of_its_blow(event: Event, verb: Token, events: Mapping[int, Event]) -> Event:
    if event.type not in TYPES:
        return event
    kind, seen = event.type, {verb.i}
    while True:
        cause = next((c for c in causes(verb) if c.i in events and c.i not in seen and events[c.i].type in TYPES), None)
        if cause is None:
            break
        kind, verb = events[cause.i].type, cause
        seen.add(cause.i)
    if kind == event.type:
        return event
    return _typed_as(event, kind)


def _typed_as(event: Event, kind: str) -> Event:
    return replace(event, type=kind, key=event.key.replace(event.type.lower(), kind.lower(), 1))


def linked(first: Token, second: Token) -> bool:
    """Whether one of the two verbs tells what came of the other."""
    return second in causes(first) or first in causes(second)
