"""What stands before an event noun and tells its event from others of the kind: ordinals, qualities, "another"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from newsgraph.builder import numerals, wordlists
from newsgraph.builder.model import Event, Kind, Status
from newsgraph.builder.occurrence import ROUNDS
from newsgraph.builder.reading import Reading
from newsgraph.builder.small_words import DEFINITE
from newsgraph.builder.syntax import children
from newsgraph.builder.triggers import AMOUNTS, Trigger
from newsgraph.builder.whereabouts import POLLS

SPANS = frozenset({"minute", "hour", "day", "night", "week"})  # "an hour of bombing"
# Without "the" these tell of another event than the one told before, as "a second" does.
OTHERS = frozenset({"additional", "another", "earlier", "fresh", "further", "new", "other", "previous", "similar"})
ONCE = frozenset({"Appoint", "Prosecute", "Transact"})  # two do these to each other once in an article
# Of these a report of one calls earlier ones to mind: "the attack" is the one that it is about.
HARMS = frozenset({"Assault", "Disaster"})
CHARGES = frozenset({"charge", "count", "indictment"})
DAY = re.compile(r"\d{1,2}/\d{1,2}")  # an event may be known by it
# These present an event as one more of its kind.
NEW_ONES = wordlists.words("event_clauses", "told_apart", "new_ones")
# Of these an article seldom tells of more than one ("ceasefire", "charges").
KNOWN = frozenset({"Protest", "Retreat", "Prosecute", "Sanction"})
FATES = frozenset({"Coerce", "Concede"})  # what befalls a captive once
# Tokens: the first sentence of a text; how far two sentences reach, and one.
LEAD = 30
DAYS = 10  # letters of a whole date
NEAR = 60
CLOSE = 25
OPENING = 100  # the headline and the first sentences, which say the same
# These say when or how it was, not of what kind.
JUDGING = wordlists.words("event_clauses", "told_apart", "judging")


def one_more(noun: Token) -> bool:
    """Whether the noun is presented as one more of its kind, or as several of them: "another raid", "three raids",
    "dozens of raids"."""
    of = noun.head
    known = children(noun, "det", "poss")
    if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in AMOUNTS and not known:
        return True
    # "the 9/11 attacks" are not nine
    before = [child for child in noun.children if child.i < noun.i and not DAY.fullmatch(child.text)]
    if any(child.lower_ == "such" for child in before) and any(child.lower_ in ("a", "an") for child in before):
        return False  # "such an appointment" is the one just told of
    if _second(before):
        return True
    return any(child.dep_ == "nummod" or child.lower_ in NEW_ONES for child in before)


def _second(before: Sequence[Token]) -> bool:
    """Whether the words before a noun count it as new: "a second raid", not "a first raid", "the second raid"."""
    counted = any(word.lower_ in numerals.ordinals() - {"first"} for word in before)
    return counted and any(word.lower_ in ("a", "an") for word in before)


def another(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether the noun is told apart from the one before as one more, whoever takes part: "a second raid in Kol",
    "a similar raid"; not what was new when it was told of."""
    if trigger.is_verb or is_definite(trigger):
        return False
    before = [child for child in trigger.token.children if child.i < trigger.token.i]
    mine = {child.lower_ for child in before} & OTHERS
    theirs = {child.lower_ for other in triggers for child in other.token.children if child.i < other.token.i}
    return _second(before) or bool(mine and not mine & theirs)


def told_otherwise(first: Event, triggers: Sequence[Trigger], second: Event, trigger: Trigger) -> bool:
    """Whether a verb tells by another word what a verb of the group told: who did it to whom is the same, of what two
    do once or on the same day ("bought Norbank", then "acquired Norbank"), or the same day and the thing that is known
    from there ("attacked a market on Monday", "bombed the market on Monday")."""
    if not set(first.agents) & set(second.agents):
        return False
    one_day = first.when.date is not None and len(first.when.date) == DAYS and first.when.date == second.when.date
    if set(first.patients) & set(second.patients):
        return first.type in ONCE or (first.type in FATES and one_day)
    things = {noun.lemma_ for other in triggers if other.is_verb for noun in children(other.token, "dobj")}
    return one_day and any(
        noun.lemma_ in things and any(child.lower_ in DEFINITE for child in children(noun, "det"))
        for noun in children(trigger.token, "dobj")
    )


def told_anew(event: Event, noun: Token, other: Event, triggers: Sequence[Trigger]) -> bool:
    """Whether "a raid" is the one told of: a text says again what its headline says ("Judge rejects request", then "has
    rejected a request"), and an article that tells of an election speaks of no other as "an election"."""
    before = [child for child in noun.children if child.i < noun.i]
    if noun.tag_ not in ("NN", "NNP") or event.status is not Status.ACTUAL:
        return False
    if any(child.dep_ == "nummod" or child.lower_ in NEW_ONES - {"a", "an"} for child in before):
        return False
    if noun.dep_ == "nsubj" and noun.head.tag_ in ("VBZ", "VBP") and not children(noun.head, "aux"):
        return False  # "an attack costs money"
    if noun.lemma_.lower() in POLLS:
        return True
    known = other.status is event.status and noun.i <= OPENING and bool(children(noun, "relcl", "acl", "prep"))
    return known and any(word.token.i < min(noun.i, NEAR) for word in triggers)


def one_of_many(group: tuple[Event, Sequence[Trigger]], trigger: Trigger) -> bool:
    """Whether the noun is of one event, and the group of several to come: "the attack" is none of "further attacks"."""
    event, triggers = group
    return (
        trigger.token.tag_ == "NN"
        and event.status is not Status.ACTUAL
        and event.type in HARMS
        and any(other.token.tag_ == "NNS" for other in triggers)
    )


def within_reach(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether the noun is near enough to be the event: without "the" or an owner it is soon any of its kind ("war",
    "student loans"), but for a headline, which leaves such words out; nor is what only tells when the event is."""
    noun = trigger.token
    if timed_by(triggers, trigger) or named_apart(triggers, trigger):
        return False
    if (
        trigger.is_verb
        or noun.i <= LEAD
        or is_stretch(trigger)
        or trigger.frame.type in KNOWN
        or children(noun, "det", "poss")
    ):
        return True
    if noun.lemma_.lower() in POLLS:
        return True  # an article seldom tells of two without saying of which it speaks
    told = any(child.dep_ not in ("punct", "cc", "conj") and child.ent_type_ != "DATE" for child in noun.children)
    return min(abs(noun.i - other.token.i) for other in triggers) <= (CLOSE if told else NEAR)


def same_kind(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether the words before the noun allow it: "air operations" are not the "military operations" of others."""
    mine, theirs = _qualities(trigger), [kind for kind in map(_qualities, triggers) if kind]
    return not mine or not theirs or any(mine & kind for kind in theirs)


def counted_apart(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether ordinals tell two events apart ("the first debate", "a second round of talks"), or the one only tells
    when the other is."""
    if timed_by(triggers, trigger):
        return True
    mine = _ordinals(trigger)
    return bool(mine) and any(theirs and not theirs & mine for theirs in map(_ordinals, triggers))


def named_apart(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether the noun is of an event that is known by its day, and none of the others tells of that: "the 9/11
    attacks"."""
    names = _names(trigger)
    return bool(names) and not any(names & _names(other) for other in triggers)


def several_of(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether the noun is of such events in general, and not of the one told of: "attacks" is not "the attack"."""
    if any(_names(trigger) & _names(other) for other in triggers):
        return False  # "the 9/11 attacks" are the 9/11 attack
    nouns = [other.token.tag_ for other in triggers if not other.is_verb]
    return trigger.token.tag_ == "NNS" and bool(nouns) and "NNS" not in nouns and "NNPS" not in nouns


def is_topic(first: Event, triggers: Sequence[Trigger], second: Event, trigger: Trigger) -> bool:
    """Whether the verb says what a meeting just told of was about: "called the king on Friday, discussing trade"."""
    if trigger.token.lemma_ != "discuss" or not trigger.is_verb or first.status is not second.status:
        return False
    told = any(other.token.sent.start == trigger.token.sent.start for other in triggers)
    return told and set(second.agents) < set(first.agents)


def timed_by(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether one of the two only says when the other is: "ahead of the summit, she held talks with the king"."""
    timed, verb = _timed(trigger), _verb(trigger)
    others = [other for other in triggers if other is not trigger]
    if timed is not None and any(_verb(other) == timed for other in others):
        return True
    return verb is not None and any(_timed(other) == verb for other in others)


def _timed(noun: Trigger) -> Token | None:
    """What the noun tells the time of: "held" in "ahead of the summit, she held talks"."""
    if noun.token.dep_ != "pobj" or noun.is_verb:
        return None
    prep = noun.token.head
    if prep.lower_ in ("of", "to") and prep.head.lower_ in ("ahead", "sideline", "sidelines", "eve", "prior"):
        prep = prep.head
    elif prep.lower_ not in ("before", "after", "following"):
        return None
    return prep.head if prep.head.pos_ != "ADP" else prep.head.head


def _verb(trigger: Trigger) -> Token | None:
    return trigger.token if trigger.is_verb else trigger.support


def _ordinals(trigger: Trigger) -> set[str]:
    if trigger.is_verb:
        return set()
    noun = trigger.token
    before = children(noun, "amod")
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        before += children(noun.head.head, "amod")
    return {child.lower_ for child in before} & numerals.ordinals()


def _names(trigger: Trigger) -> set[str]:
    """The days that an event is known by: "the 9/11 attacks"."""
    return {child.text for child in trigger.token.children if DAY.fullmatch(child.text)}


def _qualities(trigger: Trigger) -> set[str]:
    if trigger.is_verb:
        return set()
    before = children(trigger.token, "amod", "compound", "nmod")
    common = [child for child in before if child.ent_type_ == "" and child.pos_ not in ("PROPN", "NUM", "X")]
    return {child.lemma_.lower() for child in common if child.lower_ not in NEW_ONES | JUDGING}


def just_before(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether the group is told of in the same sentence or in the one before."""
    here, last = trigger.token.sent, triggers[-1].token
    return last.i >= here.start or (here.start > 0 and last.i >= here.doc[here.start - 1].sent.start)


def is_history(event: Event, reading: Reading) -> bool:
    """Whether the event has a date weeks before the article, so that what the article is about is another one."""
    day, published = event.when.date or event.when.start, reading.article.published
    return bool(day and published and day[:7] < published[:7] and day[:4].isdigit())


def same_fate(first: Event, second: Event, reading: Reading) -> bool:
    """Whether one named person, and nobody else, met what both tell: "was kidnapped", then "was seized by gunmen"."""
    return (
        first.type in FATES
        and len(first.patients) == 1
        and first.patients == second.patients
        and reading.entities[first.patients[0]].kind is Kind.PERSON
        and reading.entities[first.patients[0]].named
    )


def owned_up(trigger: Trigger) -> bool:
    """Whether somebody says that the deed was theirs: "claimed (responsibility for) the attack"."""
    head = trigger.token.head
    owned = trigger.token.dep_ == "pobj" and head.head.lower_ in ("responsibility", "credit")
    owned = owned or (trigger.token.dep_ in ("dobj", "nsubjpass") and head.lemma_ == "claim")
    return owned and is_definite(trigger) and not any(child.ent_type_ == "DATE" for child in trigger.token.children)


def one_accused(cases: Sequence[Event], reading: Reading) -> str | None:
    """The key of the one named accused of all the cases, so that "the charge" is against them; None where there are
    several."""
    accused = {key for case in cases for key in case.patients if reading.entities[key].named}
    return next(iter(accused)) if len(accused) == 1 else None


def is_definite(trigger: Trigger) -> bool:
    """Whether the noun stands with "the" or "this", so that it is known which event is meant."""
    determiners = children(trigger.token, "det")
    if not determiners and any(owner.ent_type_ == "DATE" for owner in children(trigger.token, "poss")):
        return True  # "Monday's vote"
    if is_stretch(trigger):
        return True  # "during an hour of bombing"
    return bool(determiners) and determiners[0].lower_ in DEFINITE


def is_stretch(trigger: Trigger) -> bool:
    """Whether it is said how long the event went on: "75 minutes of violence", "several days of protests"."""
    noun, of = trigger.token, trigger.token.head
    return noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in SPANS and not children(noun, "det")


def is_bare_plural(trigger: Trigger) -> bool:
    """Whether nothing stands before or behind the plural that would tell which events are meant: "talks"."""
    prep = trigger.token.head
    if trigger.token.dep_ == "pobj" and prep.lower_ == "of" and children(prep.head, "det", "amod"):
        known = children(prep.head, "det")
        bare = prep.head.lemma_ in ROUNDS or not children(trigger.token, "compound")  # "the standard of trade deals"
        return bare and bool(known) and known[0].lower_ in DEFINITE
    return trigger.token.tag_ == "NNS" and not children(
        trigger.token, "det", "poss", "nummod", "amod", "prep", "compound"
    )
