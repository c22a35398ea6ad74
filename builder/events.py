"""Events of one article: triggers in their clauses become typed events with participants, place, time and status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder import coincidence, complements, confidence, consequences, dates, lasting, quantities, storyline
from newsgraph.builder.frames import PLACES, Frame, frames, noun_classes
from newsgraph.builder.generalities import general
from newsgraph.builder.light_verbs import GOING, support_of
from newsgraph.builder.mediation import mediators, with_mediators
from newsgraph.builder.model import Event, Evidence, Kind, Span, Status, When
from newsgraph.builder.occurrence import occurring
from newsgraph.builder.participants import actors_of, keys_at, owners_of, places_of
from newsgraph.builder.presuppositions import is_ceased, timed_by
from newsgraph.builder.prospects import ahead, offered
from newsgraph.builder.reading import Reading, span_of
from newsgraph.builder.slots import ANNOUNCING, HOSTING, filling
from newsgraph.builder.stances import ALLOWING, refuses, stances
from newsgraph.builder.status import status_of
from newsgraph.builder.story_places import placed
from newsgraph.builder.syntax import SUBJECTS, children, described, prepositional
from newsgraph.builder.triggers import AMOUNTS, Trigger, logical_objects, logical_subjects, slot_tokens, triggers
from newsgraph.builder.undergoing import (
    beneficiaries,
    convicted,
    died_in,
    draws,
    helped,
    is_mutual,
    is_theirs,
    targeted,
    under,
    undergone,
)
from newsgraph.builder.voice import is_passive
from newsgraph.builder.whereabouts import (
    BODILY,
    LOCATED_NOUNS,
    POLLS,
    elsewhere_in_clause,
    is_done_to,
    is_where,
    tells_where,
    towns,
)

# Sides of these are all agents (PLOVER treats the first three as symmetric; a match has sides too).
SYMMETRIC = frozenset({"Agree", "Compete", "Consult", "Cooperate"})
# Who brings a case to a court is not the court.
BROUGHT = frozenset({"arrest", "bring", "charge", "file", "launch", "lodge", "sue", "submit"})
# What assemblies do.
DECIDED = frozenset({"Reject", "Agree", "Support", "Appoint", "Prosecute", "Accuse", "Sanction", "Concede"})
# What is done to a thing is done to whose it is: "slammed Trump's plan", "seized a Turkish ship".
OWNED = frozenset({
    "Accuse", "Support", "Reject", "Request", "Threaten", "Sanction", "Coerce", "Assault", "Concede", "Aid", "Protest",
})  # fmt: skip
# What forces do together, or one state's alone to show them.
EXERCISES = frozenset({"drill", "exercise", "maneuver", "manoeuvre", "game"})
# What is done with forces, which are somebody's.
MOVING_FORCES = frozenset({"Mobilize", "Retreat"})
# What ships and aircraft do is done by whose they are.
OF_MANY = frozenset({"Aid", "Assault", "Coerce", "Mobilize", "Retreat", "Sanction", "Transact"})
VIOLENT = frozenset({"Aid", "Assault", "Coerce"})
# "France's election", "the Democratic primaries": held there and among them, not done by them.
RACES = frozenset({"race", "campaign", "contest"})


def events(reading: Reading) -> tuple[Event, ...]:
    """The events of the article, mentions of the same event put together, in the order of the text.

    Only events with at least one known participant or place are kept.
    """
    times = dates.times(reading)
    kept = _without_light_verbs(list(triggers(reading)))
    named = {trigger.token.i: trigger.frame.type for trigger in kept}
    found = [(_event(trigger, reading, times, named), trigger) for trigger in kept]
    known = {trigger.token.i: event for event, trigger in found}
    for event, trigger in reversed(found):  # what is governed mostly follows
        if event.type not in SYMMETRIC or event.type == "Agree":
            known[trigger.token.i] = replace(event, patients=complements.addressed(trigger, event, known, reading))
    found = consequences.typed([(known[trigger.token.i], trigger) for _, trigger in found])
    found = [pair for pair in found if not _only_refused(*pair) and not general(*pair, reading)]
    found += [(_stance(stance, reading, times), stance[0]) for stance in stances(reading, kept)]
    merged = storyline.dated(
        coincidence.merge(sorted(found, key=lambda pair: pair[1].token.i), reading), reading, times
    )
    told = quantities.counted_once(with_mediators(placed(merged, reading), reading))
    return tuple(replace(event, confidence=confidence.of_event(event, reading)) for event in told)


def _only_refused(event: Event, trigger: Trigger) -> bool:
    """Whether permission is denied, which is a refusal (see ``stances``) and no event beside it."""
    return event.type == "Concede" and trigger.token.lemma_ in ALLOWING and refuses(trigger.token)


def _stance(stance: tuple[Trigger, tuple[str, ...], tuple[str, ...]], reading: Reading, times: dates.Times) -> Event:
    trigger, agents, patients = stance
    kind = trigger.frame.type
    return Event(
        key=f"event/{kind.lower()}-{trigger.token.idx}",
        type=kind,
        status=Status.ACTUAL,
        evidence=(_evidence(trigger, reading),),
        agents=agents,  # who is ready to talk has agreed, not those with whom
        patients=() if kind in SYMMETRIC else patients,
        when=_when(trigger, times),
        rule=f"modal {trigger.frame.lemma}",
    )


def _without_light_verbs(found: list[Trigger]) -> list[Trigger]:
    """Drop the verbs that only lend their subject to an event noun: "hold" in "hold talks"."""
    nouns_of = {t.support.i: t for t in found if t.support is not None}
    kept = []
    for trigger in found:
        noun = nouns_of.get(trigger.token.i)
        light = noun is not None and trigger.token.lemma_ not in GOING
        waging = light and trigger.frame.type == "Assault" and noun is not None and noun.frame.type != "Assault"
        if trigger.is_verb and trigger.frame.type == "Threaten":
            light = False  # "threatened a boycott": the threat is the event, the boycott is only feared
        held = light and trigger.token.lemma_ in HOSTING and noun is not None and noun.frame.type != trigger.frame.type
        if light and trigger.is_verb and (waging or held or not trigger.frame.conditions):
            continue  # "launched a raid": the raid tells by who makes it what it is
        kept.append(trigger)
    return kept


def _is_poll(trigger: Trigger, reading: Reading, owners: list[Token]) -> bool:
    """Whether the trigger is a poll that is somewhere's, not somebody's: "Kenya's election", not "her election"."""
    keys = [key for token in owners for key in keys_at(reading, token)]
    return trigger.token.lemma_.lower() in POLLS and any(reading.entities[key].kind is Kind.POLITY for key in keys)


def _is_place_at_war(trigger: Trigger, reading: Reading, owner: Token) -> bool:
    """Whether the possessor of a war is where it is fought: "Peru's civil war", not "Chile's war on Peru"."""
    inside = any(child.lower_ in ("civil", "internal", "ethnic") for child in children(trigger.token, "amod"))
    if is_done_to(trigger.token):
        return False  # "Chile's massacre of miners"
    alone = not prepositional(trigger.token, "on", "against", "with") and trigger.token.lemma_ != "war"
    key = reading.key_at(owner)
    return (inside or alone) and key is not None and reading.entities[key].kind.is_place


def _somewheres(trigger: Trigger) -> bool:
    """Whether the polity that has the contest is where it is held, and no side of it."""
    hosting = trigger.support.lemma_ if trigger.support is not None else trigger.token.lemma_
    return trigger.token.lemma_.lower() in POLLS | RACES or hosting in HOSTING


def _participants(trigger: Trigger, slots: tuple[str, ...], reading: Reading) -> list[str]:
    found: list[str] = []
    for slot in slots:
        tokens = filling(trigger, slot)
        if slot == "at" and trigger.is_verb and len(tokens) > 1:  # "at the mill, police fired at strikers"
            tokens = [t for t in tokens if t.i > trigger.token.i]
        if slot == "subj" and trigger.is_verb:
            classes = ("DOCUMENT", "WEAPON", "VESSEL") if trigger.frame.type in VIOLENT else ("DOCUMENT",)
            speaking = [t for t in tokens if any(t.lemma_.lower() in noun_classes()[name] for name in classes)]
            owners = owners_of(reading, speaking)
            found.extend(key for key in owners if key not in found)
            # "held a ceremony honouring", "a raid by rebels wounded ten": who holds or does it
            for token in tokens:
                if token not in speaking and not keys_at(reading, token) and token.pos_ == "NOUN":
                    found.extend(key for key in _doers(token, reading) if key not in found)
            if len(described(trigger.token)) > 1:
                tokens = [t for t in tokens if not _only_a_place(reading, t)]
        if slot == "poss" and (
            _is_poll(trigger, reading, tokens)
            or (slots == trigger.frame.agent and undergone(trigger) and trigger.frame.type not in SYMMETRIC)
        ):
            continue
        if slot == "poss" and trigger.token.lemma_ in LOCATED_NOUNS:  # "Peru's civil war"
            tokens = [t for t in tokens if not _is_place_at_war(trigger, reading, t)]
        if slot == "mod":
            tokens = [t for t in tokens if not is_where(trigger.frame.type, trigger.token, t, reading)]
            if found:
                continue  # "Trump's Gaza plan": an owner leaves no room for a modifier as the agent
        if trigger.frame.type in OF_MANY:  # "we are fighting them": the country does, not the one who speaks
            tokens = [t for t in tokens if t.lower_ not in ("we", "us") or not _is_one(reading, t)]
        found.extend(key for key in actors_of(reading, tokens) if key not in found)
    return found


def _is_one(reading: Reading, token: Token) -> bool:
    return any(reading.entities[key].kind is Kind.PERSON for key in keys_at(reading, token))


def _doers(noun: Token, reading: Reading) -> list[str]:
    """Who does what an event noun names, so far as its own phrase or its light verb tells."""
    if noun.lemma_.lower() not in frames("nouns"):
        return []
    support, role = support_of(noun)
    lent = logical_subjects(support) if support is not None and role == "agent" else []
    return actors_of(reading, slot_tokens(noun, "by") or lent)


def _only_a_place(reading: Reading, token: Token) -> bool:
    """Whether the name is of a place that only says where something is, and does nothing itself."""
    key = reading.referent.get(token.i)
    return (
        token.dep_ == "pobj"
        and token.head.lower_ in ("in", "at", "near")
        and (key is not None and reading.entities[key].kind.is_place)
    )


def _places(trigger: Trigger, reading: Reading, named: Mapping[int, str]) -> list[str]:
    found: list[str] = []
    token = trigger.token
    said_of_a_deed = trigger.frame.type not in BODILY and any(t.i in named for t in logical_objects(token))
    if not said_of_a_deed:  # "condemned the raid in Kol": it is the raid that has a place
        for slot in trigger.frame.place:
            found.extend(places_of(reading, filling(trigger, slot)))
    if not trigger.is_verb and (verbs := occurring(token)):
        # "resumed in Oslo", "are under way in Oslo", "are to be held in Oslo"
        where = (*verbs, *prepositional(verbs[0], "under"))
        found.extend(key for t in where for slot in PLACES for key in places_of(reading, slot_tokens(t, slot)))
    measure = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    if not found and measure.lemma_.lower() in AMOUNTS and not trigger.is_verb:  # "thousands of raids in Kol"
        found.extend(key for slot in trigger.frame.place for key in places_of(reading, slot_tokens(measure, slot)))
    clause = token if trigger.is_verb else token.head
    if clause.dep_ == "relcl" and tells_where(clause):
        # "Gaza, where the UN has declared a famine", "the raid in Kol in which ten were killed"
        found.extend(next(filter(None, (places_of(reading, [noun]) for noun in described(clause))), []))
    if trigger.support is not None and trigger.support.lemma_ in GOING:
        found.extend(places_of(reading, slot_tokens(trigger.support, "to")))  # "flew to Oslo for talks"
    going = trigger.is_verb and trigger.frame.type == "Consult" and token.head.lemma_ in GOING
    if going and token.dep_ in ("advcl", "xcomp") and any(c.tag_ == "TO" for c in children(token, "aux")):
        found.extend(places_of(reading, slot_tokens(token.head, "to")))  # "flew to Oslo to meet her"
    if not trigger.is_verb:
        owners = slot_tokens(token, "poss")
        if _is_poll(trigger, reading, owners):
            found.extend(places_of(reading, owners))
        if token.lemma_ in LOCATED_NOUNS or trigger.frame.type == "Disaster":
            found.extend(places_of(reading, [t for t in owners if _is_place_at_war(trigger, reading, t)]))
        before = [
            t for t in slot_tokens(trigger.token, "mod") if is_where(trigger.frame.type, trigger.token, t, reading)
        ]
        found.extend(places_of(reading, before))
    if not found and trigger.frame.type == "Aid":  # "delivered food to the camp"
        found = [k for k in places_of(reading, filling(trigger, "to")) if not reading.entities[k].kind.is_actor]
    if not found and trigger.frame.place:
        found = elsewhere_in_clause(trigger.frame.type, token, named, reading)
    return list(dict.fromkeys(found))


def _event(trigger: Trigger, reading: Reading, times: dates.Times, named: Mapping[int, str]) -> Event:
    frame, token = trigger.frame, trigger.token
    agents = _participants(trigger, frame.agent, reading)
    patients = [key for key in _participants(trigger, frame.patient, reading) if key not in agents]
    if trigger.is_verb and token.dep_ == "conj" and (others := _not_himself(token, agents, reading)):
        patients = [*(key for key in agents if key not in others), *patients]
        agents = others
    if undergone(trigger) and frame.type not in SYMMETRIC:
        patients.extend(
            k for k in actors_of(reading, filling(trigger, "poss")) if k not in agents and k not in patients
        )
    if not agents and not trigger.is_verb and "poss" in frame.patient and frame.agent and filling(trigger, "of"):
        # "the state's arrest of two writers": who is named twice does it first
        agents = [key for key in actors_of(reading, filling(trigger, "poss")) if key in patients]
        patients = [key for key in patients if key not in agents]
    if not agents and trigger.is_verb and frame.type in MOVING_FORCES and is_passive(token):
        # "Danish troops were withdrawn": a state's troops are sent by the state
        agents = actors_of(reading, logical_objects(token))
        patients = [key for key in patients if key not in agents]
    if not patients and frame.type == "Prosecute" and trigger.is_verb:  # "ruled against Ohio's procedure"
        patients = [key for key in owners_of(reading, slot_tokens(token, "against")) if key not in agents]
    if not patients and frame.type in OWNED:
        owning = ("poss", "of", "by", "from", "mod")
        asked = [s for s in frame.patient if s != "poss" and ("." not in s or s.rpartition(".")[2] not in owning)]
        things = [t for slot in asked for t in filling(trigger, slot)]
        patients = [key for key in owners_of(reading, things) if key not in agents]
    if not patients and trigger.is_verb and frame.patient and all(slot.startswith("obj.") for slot in frame.patient):
        patients = [key for key in actors_of(reading, logical_objects(token)) if key not in agents]
    if not patients and frame.type == "Aid":
        patients = [key for key in actors_of(reading, beneficiaries(trigger)) if key not in agents]
    if not trigger.is_verb and (not agents or is_theirs(token)):
        helping = actors_of(reading, [*helped(token), *convicted(token)])
        agents = [key for key in helping if key not in patients] or agents
    if frame.type == "Sanction" and not trigger.is_verb and (targets := actors_of(reading, targeted(token))):
        agents, patients = [k for k in agents if k not in targets], list(dict.fromkeys([*patients, *targets]))
    if trigger.support is not None and trigger.support_slot == "patient" and draws(trigger):
        undergoing = actors_of(reading, logical_subjects(trigger.support))
        patients.extend(key for key in undergoing if key not in patients and key not in agents)
    if not patients:
        patients = [key for key in actors_of(reading, under(trigger)) if key not in agents]
    if not patients and len(agents) > 1 and trigger.is_verb and is_mutual(token):
        patients = list(agents)  # "accused each other"
    if not agents and died_in(token):  # "was shot in a battle with police"
        agents = actors_of(reading, slot_tokens(token, "with"))
        patients = [key for key in patients if key not in agents]
    if frame.type == "Sanction" and not trigger.is_verb and filling(trigger, "on"):
        # "tariffs on goods from Peru"
        makers = actors_of(
            reading, [*filling(trigger, "from"), *(t for n in filling(trigger, "on") for t in prepositional(n, "from"))]
        )
        agents = [key for key in agents if key not in makers]
        patients.extend(key for key in makers if key not in patients)
    if not agents and trigger.is_verb and frame.agent:
        agents = [key for key in _inferred_agents(trigger, reading) if key not in patients]
    between: list[str] = mediators(trigger, reading) if frame.type in SYMMETRIC | {"Retreat"} else []
    if frame.type in SYMMETRIC:
        agents = [key for key in dict.fromkeys([*agents, *patients]) if key not in between]
        patients = []
    where: list[str] = []
    if frame.type == "Compete" and _somewheres(trigger):  # "Peru will hold elections", "the US presidential race"
        where = [key for key in agents if reading.entities[key].kind is Kind.POLITY]
        agents = [key for key in agents if key not in where]
    # A host country is both a side of the visit and its place; where the lexicon does not say so, who takes part is
    # not where.
    where += towns(patients, reading) if frame.type in ("Assault", "Retreat") else []
    if not trigger.is_verb or frame.type == "Retreat":  # "the bombing of Lima", not "rebels attacked Lima"
        patients = [key for key in patients if key not in where]
    taken = {*agents, *patients} if frame.place == PLACES else set()
    places = [*where, *(key for key in _places(trigger, reading, named) if key not in taken and key not in where)]
    if frame.type == "Consult" and trigger.token.lemma_ == "visit":  # a country is host, a town is not
        agents = [key for key in agents if key not in places or key not in towns([key], reading)]
    kind = frame.type
    if kind == "Cooperate" and not trigger.is_verb and token.lemma_ in EXERCISES and len(agents) == 1:
        kind = kind if any(child.lower_ == "joint" for child in token.children) else "Mobilize"
    when = _when(trigger, times)
    return Event(
        key=f"event/{kind.lower()}-{token.idx}",
        type=kind,
        status=ahead(offered(status_of(token), token, kind), when, token, reading.article.published),
        evidence=(_evidence(trigger, reading),),
        agents=tuple(agents),
        patients=tuple(patients),
        mediators=tuple(between),
        places=tuple(places),
        when=when,
        counts=quantities.fitting(kind, quantities.casualties(reading, token)),
        rule=_rule(frame, trigger),
    )


def _not_himself(verb: Token, agents: list[str], reading: Reading) -> list[str]:
    """Who does it to "him" where the clause before has "him" for its subject: "sacked her because she ran a ring, and
    barred her": the subject of the clause above; nobody where the clause is as it seems."""
    told = [t for t in children(verb, "dobj") if t.tag_ == "PRP" and not t.lower_.endswith(("self", "selves"))]
    if not told or children(verb, *SUBJECTS) or reading.key_at(told[0]) not in agents:
        return []
    above = verb.head.head
    while above.pos_ not in ("VERB", "AUX") and above.head != above:
        above = above.head
    found = actors_of(reading, logical_subjects(above)) if above.pos_ == "VERB" else []
    return [] if reading.key_at(told[0]) in found else found


def _inferred_agents(trigger: Trigger, reading: Reading) -> list[str]:
    """Who must have done what a passive leaves open: the body in which it was done ("was rejected in the Senate"), or
    whoever announced it as a deed to come ("announced that the model would be released")."""
    verb = trigger.token
    if not is_passive(verb):
        return []
    bodies = [k for k in actors_of(reading, prepositional(verb, "in")) if reading.entities[k].kind is Kind.ORGANIZATION]
    if bodies and trigger.frame.type in DECIDED and verb.lemma_ not in BROUGHT:
        return bodies
    head = verb.head
    if verb.dep_ == "ccomp" and head.lemma_ in ANNOUNCING and trigger.frame.type == "Release":
        return actors_of(reading, logical_subjects(head))
    return []


def _when(trigger: Trigger, times: dates.Times) -> When:
    own = times.when(trigger.token)
    if trigger.is_verb and is_ceased(trigger.token):
        return When(end=own.date)  # "stopped shelling it on Friday"
    if own == When() and trigger.support is not None:
        return lasting.edge(trigger.token, times.when(trigger.support))
    return times.when(timed_by(trigger.token)) if own == When() and trigger.is_verb else own


def _evidence(trigger: Trigger, reading: Reading) -> Evidence:
    """The stretch from the first to the last word of the trigger and its participants, inside one sentence."""
    token = trigger.token
    sentence = reading.sentence_of(token).span
    slots = (*trigger.frame.agent, *trigger.frame.patient, *trigger.frame.place)
    words = [token] if trigger.support is None else [token, trigger.support]
    for slot in slots:
        words.extend(t for t in filling(trigger, slot) if keys_at(reading, t))
    inside = [w for w in words if sentence.start <= w.idx < sentence.end]
    whole: list[Token] = []
    for word in inside:
        key = reading.member_of_name.get(word.i)
        whole.append(word)
        if key is not None:
            whole.extend(t for t in word.subtree if reading.member_of_name.get(t.i) == key)
    stretch = span_of(whole)
    return Evidence(Span(max(stretch.start, sentence.start), min(stretch.end, sentence.end)), span_of([token]))


def _rule(frame: Frame, trigger: Trigger) -> str:
    part = "verb" if trigger.is_verb else "noun"
    support = f" with {trigger.support.lemma_}" if trigger.support is not None else ""
    return f"{part} {frame.name}{support}"
