"""How many were killed, injured, detained, released or displaced in an event.

Only numbers that the text writes out count: "hundreds of" and "several" give none. Source of method: the dependency
parse says which verb or noun governs a counted noun; lists of words (lexicon/numbers.toml) say what is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder import numerals
from newsgraph.builder.counted import (
    from_home,
    governed,
    into_custody,
    is_total,
    objects,
    outcomes,
    subjects,
    total_of,
    verbs_of,
)
from newsgraph.builder.counting import NONE_AT_ALL, Quantity, count, is_people, lexicon
from newsgraph.builder.model import Count, Event, Span
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_start

# What is suffered, by the verb that says so.
UNDERGOING = dict.fromkeys(("receive", "suffer", "sustain"), frozenset({"burn", "fracture", "injury", "wound"}))
MANY = frozenset({"crew", "personnel", "staff", "youth"})  # one word for several
HARMS = frozenset({"killed", "injured"})
OF_TOTAL = frozenset({"prep", "acl"})  # "the number of dead", "the number of people | killed"
__all__ = ["Quantity", "casualties", "count", "counted_once", "fitting", "is_people", "told"]
# The types of events in which somebody is killed, hurt or held.
HARMFUL = frozenset({"Assault", "Coerce", "Disaster", "Protest"})
OF_TYPES = {"killed": HARMFUL, "injured": HARMFUL, "detained": frozenset({"Assault", "Coerce", "Prosecute", "Protest"})}


def fitting(kind: str, counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """The counts that an event of the type can have: who is hurt beside an arrest is not hurt by it."""
    return tuple(each for each in counts if kind in OF_TYPES.get(each.what, {kind}))


def counted_once(events: Sequence[Event]) -> list[Event]:
    """The events, the dead and hurt of a blow counted there, not also with those whom the same sentence says were
    taken: "killed nine and abducted scores in a raid"."""
    blows = [event for event in events if event.type in {"Assault", "Disaster"}]
    return [_without(event, blows) if event.type == "Coerce" and event.counts else event for event in events]


def _without(event: Event, blows: Sequence[Event]) -> Event:
    beside = [other for other in blows if _overlap(event, other)]
    told = {each for other in beside for each in other.counts if each.what in HARMS}
    return replace(event, counts=tuple(each for each in event.counts if each not in told)) if told else event


def _overlap(first: Event, second: Event) -> bool:
    """Whether they stand on the same words."""
    return any(one.span.overlaps(other.span) for one in first.evidence for other in second.evidence)


def casualties(reading: Reading, trigger: Token) -> tuple[Count, ...]:
    """The counts that the event of ``trigger``, a verb, a noun or an adjective of state, has; each kind once.

    A verb counts its objects or passive subjects, and those of the verbs that state its outcome ("exploded, killing
    seven", "left 12 dead and 30 injured"); a noun those of its of-phrase and of the verbs it is the subject or the
    circumstance of.
    """
    found: dict[str, Count] = {}
    for what, quantity in _counted(reading, trigger):
        if what not in found:
            found[what] = Count(what, quantity.number, quantity.qualifier)
    return tuple(found.values())


def told(reading: Reading, stretches: Sequence[Span]) -> tuple[Count, ...]:
    """The totals and losses that stretches of the text tell of, whatever event they are of: "the death toll has risen
    to 14", "the number of injured stands at 40", "it had lost three fighters"; each kind once."""
    found: dict[str, Count] = {}
    for stretch in stretches:
        words = reading.doc.char_span(stretch.start, stretch.end, alignment_mode="contract")
        for token in words or ():
            each: Iterator[tuple[str, Quantity]] = iter(())
            if is_total(token) and token.dep_ in {"nsubj", "nsubjpass", "dobj"}:
                each = _of_total(reading, token)
            elif token.lemma_ == "lose" and token.pos_ == "VERB":
                each = _of_losses(reading, token)
            for what, quantity in each:
                found.setdefault(what, Count(what, quantity.number, quantity.qualifier))
    return tuple(found.values())


def _of_losses(reading: Reading, verb: Token) -> Iterator[tuple[str, Quantity]]:
    """ "Lost three fighters": those who bear arms are lost when they are killed; a team loses players otherwise."""
    for noun in objects(verb):
        if noun.lemma_.lower() in lexicon().armed:
            yield from _people(reading, noun, "killed")


def _counted(reading: Reading, trigger: Token) -> Iterator[tuple[str, Quantity]]:
    words = lexicon()
    lemma = trigger.lemma_.lower()
    if trigger.pos_ in {"VERB", "AUX"}:
        yield from _of_verb(reading, trigger)
        for other in outcomes(trigger):
            joined = other.dep_ == "conj" and lexicon().verbs.get(lemma) == "killed"  # "killed 11 and freed 13"
            yield from (found for found in _of_verb(reading, other) if not joined or found[0] in HARMS)
    elif trigger.lower_ in words.states and trigger.pos_ == "ADJ":
        yield from _of_state(reading, trigger)
    if trigger.pos_ in {"NOUN", "PROPN"}:
        if lemma in words.nouns:
            yield from _of_noun(reading, trigger, words.nouns[lemma])
        if trigger.lower_ in words.totals or lemma == "number":
            yield from _of_total(reading, trigger)
        if (total := total_of(trigger)) is not None:
            yield from _of_total(reading, total)
        for verb in verbs_of(trigger):
            yield from _of_verb(reading, verb)
            for other in outcomes(verb):
                yield from _of_verb(reading, other)


def _of_verb(reading: Reading, verb: Token) -> Iterator[tuple[str, Quantity]]:
    """What one verb counts."""
    words = lexicon()
    lemma = verb.lemma_.lower()
    what = words.verbs.get(lemma) or ("killed" if _shot_dead(verb) else None)
    alone = lemma in words.intransitive and not any(
        child.dep_ in {"dobj", "nsubjpass", "auxpass"} for child in verb.children
    )
    if what is not None and not alone:  # "three people drowned"; but "drowned three people"
        yield from _sum(reading, list(objects(verb)), what)
    elif lemma in words.taken and any(child.lower_ in words.taken_states for child in verb.children):
        for noun in objects(verb):
            if noun.lower_ not in words.taken_states or any(
                child.dep_ in {"nummod", "compound"} for child in noun.children
            ):
                named = next(
                    (child for child in noun.children if child.dep_ == "compound" and child.tag_ == "NNS"), noun
                )
                yield from _people(reading, named, "detained")
    elif lemma in words.intransitive:
        if lemma in words.always or not any(child.dep_ == "dobj" for child in verb.children):
            yield from _sum(reading, list(subjects(verb)), words.intransitive[lemma])
    elif lemma in UNDERGOING and any(c.dep_ == "dobj" and c.lemma_ in UNDERGOING[lemma] for c in verb.children):
        yield from _sum(reading, list(subjects(verb)), "injured")
    elif lemma in {"drive", "force"} and from_home(verb):
        yield from _sum(reading, list(objects(verb)), "displaced")
    elif lemma == "take" and into_custody(verb):
        yield from _sum(reading, list(objects(verb)), "detained")
    elif lemma in {"claim", "cost", "take", "lose"}:
        yield from _of_lives(reading, verb, lemma)
    elif lemma in {
        "leave",
        "be",
        "report",
        "confirm",
        "find",
        "count",
        "pronounce",
        "declare",
        "remain",
        "see",
        "hold",
    }:
        yield from _of_states(reading, verb)
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and child.lower_ in words.totals:
            yield from _of_total(reading, child)
        if child.dep_ == "prep" and child.lower_ == "with":
            for state in child.subtree:
                if state.lower_ in words.states and state.pos_ in {"ADJ", "VERB"}:
                    yield from _before_state(reading, state)


def _shot_dead(verb: Token) -> bool:
    """Whether the verb says with "dead" what came of the blow: "shot three people dead"."""
    return verb.lemma_ in {"shoot", "gun", "strike"} and any(c.lower_ == "dead" for c in verb.children)


def _sum(reading: Reading, nouns: list[Token], what: str) -> Iterator[tuple[str, Quantity]]:
    """The number of all that is joined: "three soldiers and a dozen civilians" are 15, "20 soldiers and police" 20.

    One person beside counted ones is one: "two men and a woman", "the mayor and four others" are three and five. Others
    that go uncounted make it a lower bound ("two guards and several clerks"); nothing where they stand first.
    """
    found = [next((each for _, each in _people(reading, noun, what)), None) for noun in nouns]
    if all(part is None for part in found):
        return
    each_one = [part or _single(reading, noun) for noun, part in zip(nouns, found, strict=True)]
    if each_one[0] is None:
        return
    left = [noun for noun, part in zip(nouns, each_one, strict=True) if part is None and is_people(reading, noun)]
    # "20 soldiers and policemen" share the number
    uncounted = [noun for noun in left if any(child.dep_ in {"det", "amod"} for child in noun.children)]
    parts = [part for part in each_one if part is not None]
    bounds = {part.qualifier for part in parts if part.qualifier is not None}
    bounds |= {"at least"} if uncounted else set()
    qualifier = bounds.pop() if len(bounds) == 1 else "about" if bounds else None
    yield what, Quantity(sum(part.number for part in parts), qualifier, parts[0].first, parts[-1].last)


def _single(reading: Reading, noun: Token) -> Quantity | None:
    """One person, named or not: "a woman", "the mayor", "Ann Lee"."""
    one = noun.tag_ in {"NN", "NNP"} and noun.lower_ not in MANY and is_people(reading, noun)
    return Quantity(1, None, noun.i, noun.i) if one else None


def _people(reading: Reading, noun: Token, what: str) -> Iterator[tuple[str, Quantity]]:
    """The number that counts ``noun``, if persons are counted: "30", "one of the hostages", "some 80 others"."""
    quantity = count(reading, noun)
    if quantity is None:
        if noun.lemma_ in {"family", "group"} and noun.tag_ == "NN":  # "a family of five"
            for each in (inner for child in noun.children if child.lower_ == "of" for inner in governed(child)):
                yield from _people(reading, each, what)
        return
    if numerals.is_numeral(noun.text):
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                whole = next((each for each in child.children if each.dep_ == "pobj"), None)
                if whole is not None and whole.pos_ != "PRON" and not is_people(reading, whole):
                    return
        following = noun.doc[quantity.last + 1] if quantity.last + 1 < len(noun.doc) else None
        if (
            following is not None
            and following.pos_ == "NOUN"
            and following.dep_ != "oprd"
            and not is_people(reading, following)
        ):
            return
        yield what, quantity
    elif noun.lower_ in NONE_AT_ALL or is_people(reading, noun):
        yield what, quantity


def _of_lives(reading: Reading, verb: Token, lemma: str) -> Iterator[tuple[str, Quantity]]:
    """ "Claimed 40 lives", "cost 12 people their lives", "12 people lost their lives"."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "dative"}]
    if not any(each.lower_ in {"lives", "life"} for each in objects):
        return
    for each in objects:
        if each.lower_ == "lives":  # "claimed the lives of 12 people"
            told = list(_of_noun(reading, each, "killed"))
            yield from told[:1]
            if told:
                return
        if each.lower_ not in {"lives", "life"} or lemma != "lose":
            quantity = count(reading, each)
            if quantity is not None:
                yield "killed", quantity
                return
    if lemma == "lose":
        for noun in subjects(verb):
            yield from _people(reading, noun, "killed")


def _of_states(reading: Reading, verb: Token) -> Iterator[tuple[str, Quantity]]:
    """ "Left 12 dead and 30 injured": the numbers just before words of state, under the verb."""
    for token in verb.subtree:
        of_others = verb.lemma_ == "hold" and token.dep_ == "amod"  # "held them in exchange for four jailed rebels"
        if token.i > verb.i and token.lower_ in lexicon().states and token.pos_ in {"ADJ", "VERB", "NOUN"}:
            yield from () if of_others else _before_state(reading, token)
    if verb.lemma_ == "be":
        for child in verb.children:
            if child.dep_ == "acomp" and child.lower_ in lexicon().states:
                for noun in subjects(verb):
                    yield from _people(reading, noun, lexicon().states[child.lower_])


def _before_state(reading: Reading, state: Token) -> Iterator[tuple[str, Quantity]]:
    """The number (with or without its noun) that stands right before a word of state."""
    doc = state.doc
    index = state.i - 1
    while index > sentence_start(state) and doc[index].pos_ in {"ADV", "AUX"} and doc[index].lower_ not in {"least"}:
        index -= 1
    noun = doc[index]
    if numerals.is_numeral(noun.text) or is_people(reading, noun) or noun.lower_ in NONE_AT_ALL:
        yield from _people(reading, noun, lexicon().states[state.lower_])


def _of_state(reading: Reading, state: Token) -> Iterator[tuple[str, Quantity]]:
    if state.dep_ == "acomp":
        yield from _of_states(reading, state.head)
    yield from _before_state(reading, state)


def _of_noun(reading: Reading, noun: Token, what: str) -> Iterator[tuple[str, Quantity]]:
    """ "The deaths of three people", "40 deaths", "the arrest of 12"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for each in governed(child):
                yield from _people(reading, each, what)
    if noun.lemma_.lower() in {"death", "fatality", "injury", "arrest", "detention", "killing", "murder"}:
        quantity = count(reading, noun)
        # No more than one death is "death": "the 13 February death".
        if quantity is not None and (noun.tag_ == "NNS" or (noun.tag_ == "NN" and quantity.number <= 1)):
            yield what, quantity


def _of_total(reading: Reading, total: Token) -> Iterator[tuple[str, Quantity]]:
    """ "A death toll of 40", "the toll rose to 40", "brought the number of dead to 12"."""
    what = "killed"
    doc = total.doc
    if total.lemma_.lower() not in lexicon().totals:
        states = [each.lower_ for child in total.children if child.dep_ in OF_TOTAL for each in child.subtree]
        named = {lexicon().states.get(each) or lexicon().nouns.get(each.rstrip("s")) for each in states} - {None}
        if len(named) != 1:
            return
        what = str(named.pop())
    elif total.i and doc[total.i - 1].lower_ not in {
        "death",
        "deaths",
        "the",
        "a",
        "civilian",
        "official",
        "total",
        "overall",
        "-",
    }:
        return
    places = [total]
    if total.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        places.append(total.head)
    for place in places:
        for child in place.children:
            if child.dep_ in {"prep", "dative"} and child.lower_ in {"of", "to", "at"} and child.i > total.i:
                for each in governed(child):
                    quantity = count(reading, each)
                    if quantity is not None and (numerals.is_numeral(each.text) or is_people(reading, each)):
                        yield what, quantity
                        return
            if (
                place != total
                and child.dep_ in {"dobj", "attr"}
                and child.i > total.i
                and numerals.is_numeral(child.text)
            ):
                quantity = count(reading, child)
                if quantity is not None:
                    yield what, quantity
                    return
