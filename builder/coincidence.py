"""One event, not five: mentions of the same event in an article are put together.

A verb and the noun that goes with it ("the attack killed", "hit in a raid") are one. Two other mentions of a type are
one when nothing contradicts it (status, dates, numbers, places, and participants of whom one list holds the other) and

- a verb has the same stem as a word of the event and shares a participant with it;
- a noun has the same stem, or is definite and a synonym (``lexicon/event_synonyms.toml``), and shares a participant;
- a definite noun or a bare plural that names nobody ("the talks", "negotiations") follows it closely, or is the only
  one of its kind in the article;
- a noun that names nobody, and that nothing presents as one more of its kind, has the stem of the nearest event before
  it or, where there is none, after it ("back to normal after the shooting", and then who was shot);
- what is left of nouns that nothing is known of has the stem of an event of the type, and is not said to be another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsgraph.builder import consequences, distinctions, lasting, matches, moods, nesting, purposes
from newsgraph.builder.distinctions import HARMS, is_bare_plural, is_definite, one_of_many
from newsgraph.builder.model import Event, Status
from newsgraph.builder.moments import agree, finer
from newsgraph.builder.occasions import occasion_of
from newsgraph.builder.occurrence import occurring, round_of
from newsgraph.builder.reading import Reading
from newsgraph.builder.synonymy import means_apart, same_stem, synonymous, votes_apart
from newsgraph.builder.syntax import children, described, subjects
from newsgraph.builder.triggers import Trigger
from newsgraph.builder.voice import is_passive

SLOTS = ("agents", "patients", "places")
# Types of which a place alone tells too little ("phones sold in France").
NEEDS_SOMEBODY = frozenset(
    {"Accuse", "Agree", "Appoint", "Concede", "Cooperate", "Reject", "Request", "Support", "Threaten", "Transact"}
)
# Without "the" these are mostly spoken of in general ("loans", "imports", "aid").
GENERAL = frozenset({"Transact", "Aid", "Move", "Support", "Cooperate", "Request", "Threaten"})
# Whose words tell of unlike things: "the deal" is not the only pledge of an article, "the truce" no other retreat.
UNLIKE = frozenset({"Agree", "Retreat", "Transact"})
UNDOING = frozenset({"overrule", "override", "overturn"})  # who overrides a veto has not made it
# Types of which the words alone do not tell one from the other: an attack in words, a call on the telephone.
CONFUSED = ({"Accuse", "Assault"}, {"Consult", "Request"}, {"Assault", "Disaster"})
# How many tokens back a mention that names nobody may find its event.
REACH = 150
# Reports tell of many of these with the same people: "the match" of one paragraph is not that of the next.
RECURRING = frozenset({"Compete"})
MANY = 2
SPOKEN = frozenset({"Accuse", "Reject", "Request", "Support", "Threaten"})
BLASTS = frozenset({"blast", "explosion", "explode"})  # "the blast" is an accident where the explosion was
ARRANGING = frozenset({"organise", "organize", "arrange"})
REACTING = frozenset({"blame", "condemn", "decry", "denounce", "deplore", "investigate", "lament", "mourn", "regret"})
ANY_HARM = frozenset({"attack", "assault", "disaster", "accident", "catastrophe"})
LEAD = 60  # tokens in which the first sentences tell what the article is about
# "killed in an attack": the noun says how the verb's deed was done.
MANNER = frozenset({"in", "with", "during", "by", "under"})
# "Went on strike", "on trial", "on a visit": the noun says what was done.
GOING_ON = frozenset({"go", "be", "come", "embark", "set", "leave"})
# What one meets or plays for is the meeting or the game: "will meet to discuss trade", "beat Norway to win gold".
FOR_ITSELF = frozenset({"Consult", "Compete"})


def merge(found: Sequence[tuple[Event, Trigger]], reading: Reading) -> tuple[Event, ...]:
    """The distinct events with all their evidence; those without a participant or a place are left out."""
    groups: list[tuple[Event, list[Trigger]]] = []
    for event, trigger in found:
        index = _in_another_sense(groups, event, trigger, reading)
        if index is not None:
            event = replace(event, type=groups[index][0].type)
        else:
            index = _antecedent(groups, event, trigger, reading)
        if index is None:
            groups.append((event, [trigger]))
        else:
            other, triggers = groups[index]
            groups[index] = (union(other, event), [*triggers, trigger])
            own = _of_its_verb(groups, index, trigger, reading)
            if own is not None:
                groups[index] = (union(groups[index][0], groups[own][0]), [*groups[index][1], *groups[own][1]])
                del groups[own]
    for index, (event, triggers) in enumerate(groups):
        if _told(event) or not all(map(_taken_up, triggers)):
            continue
        # named before it is told of: "back to normal after shooting", and then who was shot
        if (later := _nearest(range(index + 1, len(groups)), groups, event, triggers[0], reading)) is None:
            continue
        alike = synonymous(groups[later][1], triggers[0]) and not distinctions.is_stretch(triggers[0])
        if same_stem(groups[later][1], triggers[0]) or alike:  # "days of fighting" are not the war
            groups[later] = (union(groups[later][0], event), [*groups[later][1], *triggers])
    for index, (event, triggers) in enumerate(groups):
        if not _told(event) and (at := _of_same_name(index, groups, reading)) is not None:
            groups[at] = (union(groups[at][0], event), [*groups[at][1], *triggers])
    return tuple(event for event, _ in groups if _told(event))


def _of_its_verb(
    groups: Sequence[tuple[Event, list[Trigger]]], index: int, noun: Trigger, reading: Reading
) -> int | None:
    """The group of the noun's own verb, where the noun was found to be of an event told before: "was not alone in
    receiving a donation"."""
    above = (noun.token.head, noun.token.head.head)
    for at, (event, triggers) in enumerate(() if noun.is_verb else groups):
        alone = at != index and len(triggers) == 1 and triggers[0].is_verb and triggers[0].token in above
        if alone and event.type == groups[index][0].type and _one_clause(triggers[0], noun):
            return at if _compatible(groups[index][0], event, reading) else None
    return None


def _in_another_sense(
    groups: Sequence[tuple[Event, list[Trigger]]], event: Event, trigger: Trigger, reading: Reading
) -> int | None:
    """The group that the last use of the word tells of, where it has been used in another sense: "the attacks" after
    "attacked her in tweets" are those of the tweets. None where the noun's own words decide its sense."""
    noun = trigger.token
    known = not trigger.is_verb and not trigger.frame.conditions and not children(noun, "prep", "acl", "relcl")
    if not known or event.places or not (is_definite(trigger) or children(noun, "poss")):
        return None
    lemma, before = noun.lemma_.lower(), -1
    last: int | None = None
    for index, (_, triggers) in enumerate(groups):
        alike = BLASTS if lemma in BLASTS else {lemma}
        at = max((t.token.i for t in triggers if t.token.lemma_.lower() in alike), default=-1)
        if before < at < noun.i:
            last, before = index, at
    if last is None or noun.i - before >= REACH or {groups[last][0].type, event.type} not in CONFUSED:
        return None
    told = groups[last][0]
    mine = {*event.agents, *event.patients}
    fits = _told(told) and mine <= {*told.agents, *told.patients} and agree(told.when, event.when)
    return last if fits else None


def _of_same_name(index: int, groups: Sequence[tuple[Event, list[Trigger]]], reading: Reading) -> int | None:
    """The group that a noun of which nothing else is known is about: the nearest before it, else after it, that a word
    of the same stem tells of. "Little use of the long debate" is the debate told of, "after a debate" may be any.
    """
    event, triggers = groups[index]
    told = triggers[-1] if len(triggers) == MANY and triggers[-1].token.head == triggers[0].token else triggers[0]
    first = told.token
    if told.is_verb or event.status is Status.NEGATED:
        return None
    one_more = distinctions.one_more(first)
    order: tuple[int, ...] = (*range(index - 1, -1, -1), *range(index + 1, len(groups)))
    for at in order:
        other, words = groups[at]
        if (
            other.type == event.type
            and _told(other)
            and (same_stem(words, told) or (event.type == "Protest" and synonymous(words, told)))
            and _compatible(other, event, reading)
            and distinctions.same_kind(words, told)
            and not distinctions.several_of(words, told)
            and distinctions.within_reach(words, told)
            and not matches.of_others(other, first, reading)
            and not (one_more and not distinctions.told_anew(event, first, other, words))
        ):
            return at
    if first.lemma_.lower() not in distinctions.CHARGES or event.type != "Prosecute" or not is_definite(told):
        return None
    cases = [at for at, (other, _) in enumerate(groups) if other.type == "Prosecute" and _told(other)]
    accused = distinctions.one_accused([groups[at][0] for at in cases], reading)
    cases = [at for at in cases if accused in groups[at][0].patients and _compatible(groups[at][0], event, reading)]
    return max((at for at in cases if at < index), default=cases[0]) if cases else None


def _antecedent(
    groups: Sequence[tuple[Event, list[Trigger]]], event: Event, trigger: Trigger, reading: Reading
) -> int | None:
    """The group that the mention belongs to: the nearest that is the same event; for "the vote", the only one."""
    if event.type in HARMS and event.agents and distinctions.owned_up(trigger):
        event = replace(event, agents=())  # it may be the deed of those whom the article could not name
        order = [i for i in range(len(groups) - 1, -1, -1) if not _named(groups[i][0], reading)]
        told = next((i for i in order if same(*groups[i], event, trigger, reading)), None)
        return told if told is not None else _nearest(order, groups, event, trigger, reading)
    arranged = trigger.support is not None and trigger.support.lemma_ in ARRANGING
    if (arranged or (event.type == "Consult" and occasion_of(trigger.token))) and is_definite(trigger):
        # "thousands marched", then "the march was organised by the union"; "at the summit, ministers said"
        event = replace(event, agents=())
    alike = [index for index in range(len(groups) - 1, -1, -1) if same(*groups[index], event, trigger, reading)]
    if event.type in HARMS:  # one reacts to the news, not to what it calls to mind
        near = trigger.token.head.lemma_ not in REACTING
        past = [i for i in alike if distinctions.is_history(groups[i][0], reading)]
        past = [i for i in past if not (near and distinctions.just_before(groups[i][1], trigger))]
        alike = [*(i for i in alike if i not in past), *past]
    alike = [index for index in alike if not matches.of_others(groups[index][0], trigger.token, reading)]
    if _nobody(event) and not event.places:
        alike = [index for index in alike if distinctions.within_reach(groups[index][1], trigger)]
    if alike:
        if trigger.is_verb and (own := _of_own_clause(alike, groups, trigger, reading)) is not None:
            return own
        if _nobody(event) and (close := _just_told(alike, groups, trigger)):
            return close[0]
        if event.status is Status.ACTUAL and not trigger.is_verb:  # "the verdict" is no sentence to come
            alike.sort(key=lambda index: groups[index][0].status is not Status.ACTUAL)
        return next((index for index in alike if same_stem(groups[index][1], trigger)), alike[0])
    if _nobody(event) and not event.places and _taken_up(trigger):
        return _nearest(range(len(groups) - 1, -1, -1), groups, event, trigger, reading)
    return None


def _of_own_clause(
    alike: Sequence[int], groups: Sequence[tuple[Event, list[Trigger]]], verb: Trigger, reading: Reading
) -> int | None:
    """The group of what came of the verb's deed, where that was another than those told before: "in Kol, five were
    killed when the army attacked a bus"."""
    own = next((i for i in alike if any(consequences.linked(t.token, verb.token) for t in groups[i][1])), None)
    rivals = [groups[i][0] for i in alike if i != own]
    apart = own is not None and rivals and not any(_may_coincide(groups[own][0], rival, reading) for rival in rivals)
    return own if apart else None


def _nearest(
    order: Iterable[int],
    groups: Sequence[tuple[Event, list[Trigger]]],
    event: Event,
    trigger: Trigger,
    reading: Reading,
) -> int | None:
    """The first group in the order that a mention which names nobody takes up: by the same noun ("the protests" after
    "protests in Lima"), or, where it is definite and only one group comes into question, by a synonym."""
    told = [i for i in order if groups[i][0].type == event.type and _told(groups[i][0])]
    told = [i for i in told if not matches.of_others(groups[i][0], trigger.token, reading)]
    told = [i for i in told if is_definite(trigger) or not distinctions.several_of(groups[i][1], trigger)]
    told = [i for i in told if distinctions.within_reach(groups[i][1], trigger)]
    told = [i for i in told if not votes_apart(groups[i][1], trigger) and not means_apart(groups[i][1], trigger)]
    told = [i for i in told if not lasting.outlasts(trigger.token, [word.token for word in groups[i][1]])]
    by_name = [
        i
        for i in told
        if same_stem(groups[i][1], trigger)
        and _compatible(groups[i][0], event, reading)
        and distinctions.same_kind(groups[i][1], trigger)
        and not one_of_many(groups[i], trigger)
    ]
    by_name.sort(key=lambda i: groups[i][0].type in HARMS and distinctions.is_history(groups[i][0], reading))
    if by_name and (is_definite(trigger) or not _far(groups[by_name[0]][1], trigger)):
        return by_name[0]
    if not is_definite(trigger):
        return None
    told = [i for i in told if not one_of_many(groups[i], trigger)]
    by_sense = [i for i in told if synonymous(groups[i][1], trigger)]
    first = min(told, default=-1)
    any_harm = trigger.token.lemma_.lower() in ANY_HARM or (len(by_sense) > 1 and first in by_sense)
    if not by_sense and trigger.token.dep_ != "poss" and event.type not in UNLIKE:  # "the occupation's plans"
        by_sense = told
    if told and event.type in HARMS and any_harm:  # "the attack" is the one that the lead tells of
        lead = groups[first][1][0].token.i <= LEAD and groups[first][0].status is Status.ACTUAL
        by_sense = [first] if lead and not distinctions.is_history(groups[first][0], reading) else by_sense
    return by_sense[0] if len(by_sense) == 1 and _compatible(groups[by_sense[0]][0], event, reading) else None


def _just_told(told: Sequence[int], groups: Sequence[tuple[Event, list[Trigger]]], trigger: Trigger) -> list[int]:
    """Of the groups, the one of a deed in words that the sentence before tells of: "slammed her. The criticism"."""
    start = trigger.token.sent.start
    before = [i for i in told if groups[i][1][-1].token.i < start]
    close = [i for i in before if distinctions.just_before(groups[i][1], trigger)]
    return close if len(close) == 1 and trigger.frame.type == "Accuse" and is_definite(trigger) else []


def _named(event: Event, reading: Reading) -> bool:
    """Whether it is known by name who did it."""
    return any(reading.entities[key].named for key in event.agents)


def _taken_up(trigger: Trigger) -> bool:
    """Whether the mention may be of an event told elsewhere: a noun that nothing presents as one more of its kind and,
    where no "the" points back, that says no more of it and is of a kind that is rarely spoken of in general."""
    token = trigger.token
    if trigger.is_verb or distinctions.one_more(token):
        return False
    return is_definite(trigger) or not (trigger.frame.type in GENERAL or children(token, "prep", "relcl"))


def _told(event: Event) -> bool:
    """Whether enough is known of the event: somebody who takes part or, for what is known by where it is, a place."""
    return bool(
        event.agents or event.patients or event.mediators or (event.places and event.type not in NEEDS_SOMEBODY)
    )


def _compatible(first: Event, second: Event, reading: Reading) -> bool:
    """Whether nothing that is said of the one contradicts the other: who, where, when, how many."""
    for slot in ("agents", "patients"):
        mine, theirs = set(getattr(first, slot)), set(getattr(second, slot))
        if mine and theirs and not (mine <= theirs or theirs <= mine):
            return False
    if set(first.agents) & set(second.patients) or set(first.patients) & set(second.agents):
        return False
    return _may_coincide(first, second, reading)


def _may_coincide(first: Event, second: Event, reading: Reading) -> bool:
    """Whether where, when and of how many the two are told lets them be one."""
    if first.places and second.places and not nesting.may_be_one(first.places, second.places, reading):
        return False
    if not agree(first.when, second.when):
        return False
    counts = {count.what: count.number for count in first.counts}
    return all(counts.get(count.what, count.number) == count.number for count in second.counts)


def _shared(first: Event, second: Event) -> int:
    return sum(len(set(getattr(first, slot)) & set(getattr(second, slot))) for slot in SLOTS)


def same(first: Event, triggers: Sequence[Trigger], second: Event, trigger: Trigger, reading: Reading) -> bool:
    """Whether ``second``, named by ``trigger``, is the event ``first``, named by ``triggers`` before."""
    if first.type != second.type or distinctions.counted_apart(triggers, trigger):
        return False
    if any(_one_clause(t, trigger) for t in triggers) or distinctions.is_topic(first, triggers, second, trigger):
        # "welcomed France's support": what is judged is another's
        return first.type not in SPOKEN or not (first.agents and second.agents) or bool(_shared(first, second))
    if not _compatible(first, second, reading) or one_of_many((first, triggers), trigger):
        return False
    if distinctions.another(triggers, trigger) or means_apart(triggers, trigger):
        return False
    stem, definite = same_stem(triggers, trigger), not trigger.is_verb and is_definite(trigger)
    if first.status is not second.status and not (definite and second.status is Status.ACTUAL):
        return False
    shared = _shared(first, second)
    if not shared and definite and first.places and second.places:
        shared = 1  # "a raid in Borno state", then "the raid, in the town of Magumeri"
    if first.type in RECURRING and shared < MANY:
        return not _far(triggers, trigger) and matches.is_the_one(first, second, trigger.token)
    if trigger.is_verb:
        if _nobody(second):
            return stem and _told(first) and not _far(triggers, trigger) and (shared > 0 or not second.places)
        told_again = distinctions.same_fate(first, second, reading)
        told_again = told_again or distinctions.told_otherwise(first, triggers, second, trigger)
        told_again = told_again and not stem and synonymous(triggers, trigger)
        return (stem and shared > 0 and not _nobody(first)) or told_again
    named = stem or synonymous(triggers, trigger)
    near = not _far(triggers, trigger)
    if _nobody(second) and not second.places:
        if not stem and first.type in HARMS and trigger.token.lemma_.lower() in ANY_HARM:
            return False  # which one is to be seen among all of them
        bare = definite or (is_bare_plural(trigger) and not distinctions.several_of(triggers, trigger))
        return named and near and bare and _told(first) and (not stem or distinctions.same_kind(triggers, trigger))
    if _nobody(first) or _nobody(second):
        return named and near and shared > 0
    return shared > 0 and (stem or (named and definite))


def _far(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    return abs(trigger.token.sent.start - triggers[-1].token.sent.start) >= REACH


def _nobody(event: Event) -> bool:
    return not (event.agents or event.patients or event.mediators)


def _one_clause(first: Trigger, second: Trigger) -> bool:
    """A verb and the event noun that goes with it: "reached a deal", "the attack killed", "hit them in a raid"; or a
    blow and what came of it."""
    if first.is_verb and second.is_verb:
        met = first.frame.type in FOR_ITSELF and purposes.is_of(second.token, first.token)
        met = met or (first.frame.type == "Compete" and purposes.is_means(second.token, first.token))
        met = met or (first.token.lemma_ == "use" and second.token.head == first.token)  # "used gas to disperse them"
        return met or consequences.linked(first.token, second.token)
    for verb, noun in ((first, second), (second, first)):
        if not verb.is_verb or noun.is_verb:
            continue
        token = noun.token
        if consequences.linked(verb.token, token) or purposes.serves(token) == verb.token:
            return True
        token = round_of(token)  # "held a first round of talks"
        governed = token.dep_ in ("dobj", "nsubjpass", "nsubj") and token.head == verb.token
        if governed or verb.token in occurring(token):
            return not (moods.was_missed(verb.token) or verb.token.lemma_ in UNDOING)
        manner = token.head.lower_ in MANNER or (token.head.lower_ == "on" and verb.token.lemma_ in GOING_ON)
        if token.dep_ == "pobj" and token.head.head == verb.token and manner:
            return True
        if verb.token.dep_ == "advcl" and verb.token.tag_ == "VBG" and token in subjects(verb.token):
            return True
        if verb.token.dep_ == "acl" and verb.token.head == token:
            return True  # "bribes paid by the firm", "a deal brokered by Oslo"
        if not is_passive(verb.token) and token in described(verb.token):
            return True  # "the attacks in Kol, which killed ten"
    return False


def union(first: Event, second: Event) -> Event:
    """One event with the participants, the evidence and the numbers of both; the better rule names it."""

    def joined(slot: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*getattr(first, slot), *getattr(second, slot)]))

    agents, mediators = joined("agents"), joined("mediators")
    return replace(
        first,
        evidence=tuple(dict.fromkeys([*first.evidence, *second.evidence])),
        agents=agents,
        patients=tuple(key for key in joined("patients") if key not in agents),
        mediators=mediators,
        places=joined("places"),
        when=finer(first.when, second.when) or first.when,
        counts=tuple({c.what: c for c in [*second.counts, *first.counts]}.values()),
        confidence=max(first.confidence, second.confidence),
        rule=first.rule if first.rule == second.rule else f"{first.rule}; {second.rule}",
    )
