"""Whom an act of speech is aimed at, told by the deed that it governs.

Who "refused to meet the envoy" refused the envoy; who "demanded the withdrawal of the militia" demanded it of the
militia; who "condemned the raid by the army" condemned the army. The deed is an event of its own: its participants
say who is meant.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from newsgraph.builder.descriptions import is_country
from newsgraph.builder.frames import noun_classes
from newsgraph.builder.model import Event, Kind
from newsgraph.builder.occasions import shown_by
from newsgraph.builder.participants import actors_of
from newsgraph.builder.reading import Reading
from newsgraph.builder.syntax import children, prepositional
from newsgraph.builder.triggers import Trigger, logical_objects, logical_subjects, slot_tokens
from newsgraph.builder.undergoing import DRAWING
from newsgraph.builder.voice import is_passive

# Aimed at whoever the deed is done to: refused to meet X, threatened to bomb X, pledged to help X.
AT_THE_PATIENT = frozenset({"Agree", "Reject", "Threaten"})
# Aimed at whoever does the deed: demanded X's withdrawal, condemned the raid by X, praised the rescue by X.
AT_THE_AGENT = frozenset({"Accuse", "Reject", "Request", "Support"})
TOWARDS = ("obj", "with", "to", "against", "on")
# Whose patient is one's own: who refuses to send troops to X refuses X.
SENDING = frozenset({"Appoint", "Mobilize", "Move", "Retreat"})
# Done together: who proposes talks with X asks X, who breaks a treaty with X wrongs X.
TOGETHER = frozenset({"Agree", "Consult", "Cooperate"})
# The place of what is undone or threatened is whom it was laid on or meant for: lifted the blockade of X, cancelled a
# visit to X.
UNDOING = frozenset({"Concede", "Reject", "Sanction", "Threaten"})
# What one warns of that is a threat if oneself will do it.
FORCE = frozenset({"Assault", "Coerce", "Sanction"})
MAKING = frozenset({"Appoint", "Release"})  # nor with what they will make
HOSTILE = FORCE | {"Accuse", "Mobilize", "Prosecute", "Protest", "Reject", "Threaten"}


def addressed(trigger: Trigger, event: Event, events: Mapping[int, Event], reading: Reading) -> tuple[str, ...]:
    """Keys of those at whom the act is aimed, none if the clause names them or nothing tells.

    ``events`` maps the index of each word that names an event to what was read there.
    """
    found: list[str] = []
    if not trigger.is_verb and not event.patients and event.type == "Request":
        # "instructions for the guards to leave", "a demand that the guards leave"
        found = actors_of(reading, [t for clause in _clauses(trigger.token) for t in children(clause, "nsubj")])
        return tuple(key for key in dict.fromkeys(found) if key not in event.agents)
    if event.type == "Protest" and not event.patients:  # "a protest over the killing of a judge by soldiers"
        deeds = prepositional(trigger.token, "at", "against", "over")
        if not trigger.is_verb and shown_by(trigger.token):  # "shut their stores in protest at the killing"
            deeds = deeds or prepositional(trigger.token.head.head, "at", "against", "over")
        told = [events[noun.i] for noun in deeds if noun.i in events]
        found = [key for deed in told if deed.type not in TOGETHER for key in deed.agents]
        return tuple(key for key in dict.fromkeys(found) if key not in event.agents)
    if not trigger.is_verb and not event.patients and event.type in ("Reject", "Threaten"):
        # "the refusal to meet X", "a threat to bomb X"
        clauses = [c for c in children(trigger.token, "acl") if any(a.tag_ == "TO" for a in children(c, "aux"))]
        found = [key for clause in clauses for key in _undergoing(clause, events, reading)]
        return tuple(key for key in dict.fromkeys(found) if key not in event.agents)
    if not trigger.is_verb and not event.patients and event.type in AT_THE_AGENT:
        found = [key for noun in _judged(trigger) if noun.i in events for key in events[noun.i].agents]
        return tuple(key for key in dict.fromkeys(found) if key not in event.agents)
    if event.patients and trigger.is_verb and event.type in AT_THE_AGENT:
        # "demanded the withdrawal of Peru's troops from Kol": of who does it, not of whose town it is
        deeds = [n for n in logical_objects(trigger.token) if n.i in events and events[n.i].type != event.type]
        doers = dict.fromkeys(key for noun in deeds for key in events[noun.i].agents if key not in event.agents)
        return tuple(doers) or event.patients
    if event.patients or not trigger.is_verb:
        return event.patients
    if any(condition.slot == "obj" and condition.relation == "=" for condition in trigger.frame.conditions):
        # "issued an ultimatum to X", "lifted the blockade of X": the noun says at whom
        for noun in logical_objects(trigger.token):
            if noun.i in events:
                found.extend(events[noun.i].patients)
                found.extend(_others(event, events[noun.i], reading))
            if event.type == "Agree":  # "signalled its readiness to help X", not "signed a deal to give X access"
                clauses = [c for c in children(noun, "acl") if c.tag_ != "VBG" and noun.lemma_ not in _deals()]
                found.extend(k for clause in clauses for k in _undergoing(clause, events, reading))
            for clause in children(noun, "acl"):
                found.extend(actors_of(reading, [t for slot in ("on", "against") for t in slot_tokens(clause, slot)]))
            if event.type == "Request":  # "stressed the need for X to act"
                found.extend(actors_of(reading, [t for clause in _clauses(noun) for t in logical_subjects(clause)]))
        return tuple(key for key in dict.fromkeys(found) if key not in event.agents)
    if is_passive(trigger.token):
        return event.patients
    if event.type in AT_THE_PATIENT:
        deeds = _infinitives(trigger.token)
        if event.type == "Agree":  # nobody agrees with those whom he will bomb or charge
            deeds = [c for c in deeds if c.i not in events or events[c.i].type not in HOSTILE | MAKING]
        found = [key for clause in deeds for key in _undergoing(clause, events, reading)]
    if event.type == "Threaten":  # "threatened an attack on X"
        for noun in logical_objects(trigger.token):
            if noun.i in events:
                found.extend(events[noun.i].patients or _others(event, events[noun.i], reading))
    if event.type == "Threaten" and not found:  # "warned that it would bomb X"
        for clause in children(trigger.token, "ccomp"):
            deed = events.get(clause.i)
            if deed is not None and deed.type in FORCE and set(deed.agents) & set(event.agents):
                found.extend(_undergoing(clause, events, reading))
            elif deed is not None and deed.type in FORCE and is_passive(clause) and not deed.agents:
                found.extend(deed.patients)  # "warned that looters would be shot"
    if event.type == "Threaten" and not found:  # "threatened to strike unless the state paid"
        clauses = [c for c in children(trigger.token, "advcl") if _is_unless(c)]
        clauses += [c for i in _infinitives(trigger.token) for c in children(i, "advcl") if _is_unless(c)]
        found = actors_of(
            reading, [subject for clause in clauses for subject in children(clause, "nsubj", "nsubjpass")]
        )
    if not found and event.type in AT_THE_AGENT:
        for noun in logical_objects(trigger.token):
            if noun.i in events:
                found.extend(events[noun.i].agents)
    if not found and event.type == "Request":  # "called for talks with X"
        for noun in prepositional(trigger.token, "for"):
            if noun.i in events:
                found.extend(events[noun.i].agents or events[noun.i].patients * (events[noun.i].type == "Appoint"))
    if not found and event.type == "Request":
        for clause in _clauses(trigger.token):
            found.extend(actors_of(reading, [t for t in logical_subjects(clause) if t.i > trigger.token.i]))
    return tuple(key for key in dict.fromkeys(found) if key not in event.agents)


def _deals() -> frozenset[str]:
    return noun_classes()["DEAL"]


def _judged(trigger: Trigger) -> list[Token]:
    """The deeds that a noun of judging is about: "condemnation of the raid", "the raid drew criticism"."""
    drawing = trigger.support is not None and trigger.support.lemma_ in DRAWING
    drawn = logical_subjects(trigger.support) if trigger.support is not None and drawing else []
    return [*prepositional(trigger.token, "of", "for", "over"), *drawn]


def _others(event: Event, governed: Event, reading: Reading) -> list[str]:
    """Who else takes part in what the act is about, or where what it undoes was laid on."""
    if governed.type in TOGETHER and governed.type != event.type:
        others = [key for key in governed.agents if key not in event.agents]
        if others:
            return others
    if event.type not in UNDOING or governed.patients:
        return []
    states = [key for key in governed.places if reading.entities[key].kind is Kind.POLITY]
    if event.type != "Reject":
        return states
    # who cancels a visit to a state rejects it; who defies a curfew in a town rejects no town
    return [key for key in states if governed.type in ("Consult", "Move") and is_country(reading.entities[key].label)]


def _is_unless(clause: Token) -> bool:
    return any(mark.lower_ == "unless" for mark in children(clause, "mark"))


def _infinitives(verb: Token) -> list[Token]:
    return [c for c in children(verb, "xcomp") if any(aux.tag_ == "TO" for aux in children(c, "aux"))]


def _clauses(head: Token) -> list[Token]:
    """The clauses that say what is asked for: "that X leave", "for X to leave"."""
    found = children(head, "ccomp", "xcomp")
    for clause in children(head, "advcl", "acl", "relcl"):
        if any(mark.lower_ == "for" for mark in children(clause, "mark")):
            found.append(clause)
    return [clause for clause in found if clause.pos_ in ("VERB", "AUX")]


def _undergoing(clause: Token, events: Mapping[int, Event], reading: Reading) -> list[str]:
    event = events.get(clause.i)
    if event is not None and event.patients and event.type not in SENDING:
        return list(event.patients)
    if is_passive(clause):
        return []
    slots = TOWARDS[1:] if event is not None and event.type in SENDING else TOWARDS
    tokens = [token for slot in slots for token in slot_tokens(clause, slot)]
    cut = event is not None and event.type == "Sanction"  # who threatens to cut the state's aid to X aims at X
    deeds = [events[token.i] for token in tokens if token.i in events]
    governed = [key for deed in deeds for key in (deed.patients if cut else deed.agents)]
    return actors_of(reading, tokens) or governed
