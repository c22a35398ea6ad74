"""How many were killed, injured, detained, released or displaced in an event.

Only numbers that the text writes out count: "hundreds of" and "several" give none. Source of method: the dependency
parse says which verb or noun governs a counted noun; lists of words (lexicon/numbers.toml) say what is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder import numerals
from newsgraph.builder.counting import NONE_AT_ALL, Quantity, count, is_people, lexicon
from newsgraph.builder.enumerations import displaced_subject
from newsgraph.builder.model import Count, Event
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_start
from newsgraph.builder.voice import is_circumstance

# Whom a force that does these kills besides, it kills in another deed: "repelled the attack and killed six".
DEFENDING = frozenset({"repel", "repulse", "rescue", "free", "foil", "thwart", "resist", "recapture", "evacuate"})
HARMS = frozenset({"killed", "injured"})
__all__ = ["Quantity", "casualties", "count", "counted_once", "fitting", "is_people"]
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
    pairs = ((one.span, other.span) for one in first.evidence for other in second.evidence)
    return any(one.start < other.end and other.start < one.end for one, other in pairs)


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


def _counted(reading: Reading, trigger: Token) -> Iterator[tuple[str, Quantity]]:
    words = lexicon()
    lemma = trigger.lemma_.lower()
    if trigger.pos_ in {"VERB", "AUX"}:
        yield from _of_verb(reading, trigger)
        for other in _outcomes(trigger):
            joined = other.dep_ == "conj" and lexicon().verbs.get(lemma) == "killed"  # "killed 11 and freed 13"
            yield from (found for found in _of_verb(reading, other) if not joined or found[0] in HARMS)
    elif trigger.lower_ in words.states and trigger.pos_ == "ADJ":
        yield from _of_state(reading, trigger)
    if trigger.pos_ in {"NOUN", "PROPN"}:
        if lemma in words.nouns:
            yield from _of_noun(reading, trigger, words.nouns[lemma])
        if trigger.lower_ in words.totals or lemma == "number":
            yield from _of_total(reading, trigger)
        for verb in _verbs_of(trigger):
            yield from _of_verb(reading, verb)
            for other in _outcomes(verb):
                yield from _of_verb(reading, other)


def _of_verb(reading: Reading, verb: Token) -> Iterator[tuple[str, Quantity]]:
    """What one verb counts."""
    words = lexicon()
    lemma = verb.lemma_.lower()
    what = words.verbs.get(lemma) or ("killed" if _shot_dead(verb) else None)
    if what is not None:
        yield from _sum(reading, list(_objects(verb)), what)
    elif lemma in words.taken and any(child.lower_ in words.taken_states for child in verb.children):
        for noun in _objects(verb):
            if noun.lower_ not in words.taken_states or any(
                child.dep_ in {"nummod", "compound"} for child in noun.children
            ):
                named = next(
                    (child for child in noun.children if child.dep_ == "compound" and child.tag_ == "NNS"), noun
                )
                yield from _people(reading, named, "detained")
    elif lemma in words.intransitive:
        if lemma in words.always or not any(child.dep_ == "dobj" for child in verb.children):
            yield from _sum(reading, list(_subjects(verb)), words.intransitive[lemma])
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

    Nothing where the first of them goes uncounted ("the mayor and four others").
    """
    parts = [quantity for noun in nouns for _, quantity in _people(reading, noun, what)]
    if not parts or not any(True for _ in _people(reading, nouns[0], what)):
        return
    bounds = {part.qualifier for part in parts if part.qualifier is not None}
    qualifier = bounds.pop() if len(bounds) == 1 else "about" if bounds else None
    yield what, Quantity(sum(part.number for part in parts), qualifier, parts[0].first, parts[-1].last)


def _objects(verb: Token) -> Iterator[Token]:
    """What the verb is done to: object, passive subject, or the noun that its participle or clause modifies."""
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    amid = not passive and is_circumstance(verb)  # "a raid, with ten villagers killed"
    for child in verb.children:
        if child.dep_ == ("nsubjpass" if passive else "nsubj" if amid else "dobj"):
            yield from _joined(_antecedent(child, verb))
    if not passive and verb.tag_ == "VBN" and verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        for child in verb.children:  # "26 people were killed and 41 wounded"
            if child.dep_ == "nsubj" and child.i < verb.i:
                yield from _joined(child)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        yield from _joined(verb.head)


def _subjects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            yield from _joined(_antecedent(child, verb))


def _antecedent(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token is itself."""
    if token.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return verb.head
    return token


def _joined(noun: Token) -> Iterator[Token]:
    yield noun
    for child in noun.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "NUM"}:
            yield from _joined(child)


def _people(reading: Reading, noun: Token, what: str) -> Iterator[tuple[str, Quantity]]:
    """The number that counts ``noun``, if persons are counted: "30", "one of the hostages", "some 80 others"."""
    quantity = count(reading, noun)
    if quantity is None:
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


def _is_elliptic(verb: Token) -> bool:
    """Whether a participle shares the auxiliary of the one that it is joined to: "26 were killed and 41 wounded"."""
    return verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and verb.lemma_.lower() in lexicon().verbs


def _outcomes(verb: Token) -> Iterator[Token]:
    """The verbs that say what came of it: "exploded, killing seven", "attacked and killed 12"."""
    for child in verb.children:
        if (
            child.dep_ == "advcl"
            and child.tag_ == "VBG"
            and not any(each.dep_ in {"mark", "nsubj"} for each in child.children)
        ) or (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and verb.lemma_ not in DEFENDING
            and not displaced_subject(child)  # "the army would leave Kano and the rebels would free ten men"
            and (_is_elliptic(child) or not any(each.dep_ in {"nsubj", "nsubjpass"} for each in child.children))
        ):
            yield child
            yield from _outcomes(child)


def _verbs_of(noun: Token) -> Iterator[Token]:
    """The verbs that say what the event of a noun did: its own clauses, those it is subject or circumstance of."""
    for child in noun.children:
        if (child.dep_ == "acl" and child.tag_ == "VBG") or (
            child.dep_ == "relcl"
            and any(each.dep_ == "nsubj" and each.tag_ in {"WDT", "WP"} for each in child.children)
        ):
            yield child
    head = noun.head
    if noun.dep_ == "nsubj" and head.pos_ in {"VERB", "AUX"}:
        yield head
    elif noun.dep_ == "pobj" and head.lower_ in {"in", "by", "during", "from"} and head.head.pos_ == "VERB":
        verb = head.head
        while verb.lemma_.lower() in lexicon().verbs or verb.lemma_.lower() in lexicon().intransitive:
            yield verb
            if verb.dep_ != "conj" or verb.head.pos_ != "VERB":
                break
            verb = verb.head


def _of_lives(reading: Reading, verb: Token, lemma: str) -> Iterator[tuple[str, Quantity]]:
    """ "Claimed 40 lives", "cost 12 people their lives", "12 people lost their lives"."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "dative"}]
    if not any(each.lower_ in {"lives", "life"} for each in objects):
        return
    for each in objects:
        if each.lower_ not in {"lives", "life"} or lemma != "lose":
            quantity = count(reading, each)
            if quantity is not None:
                yield "killed", quantity
                return
    if lemma == "lose":
        for noun in _subjects(verb):
            yield from _people(reading, noun, "killed")


def _of_states(reading: Reading, verb: Token) -> Iterator[tuple[str, Quantity]]:
    """ "Left 12 dead and 30 injured": the numbers just before words of state, under the verb."""
    for token in verb.subtree:
        if token.i > verb.i and token.lower_ in lexicon().states and token.pos_ in {"ADJ", "VERB", "NOUN"}:
            yield from _before_state(reading, token)
    if verb.lemma_ == "be":
        for child in verb.children:
            if child.dep_ == "acomp" and child.lower_ in lexicon().states:
                for noun in _subjects(verb):
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
            for each in _prepositional(child):
                yield from _people(reading, each, what)
    if noun.lemma_.lower() in {"death", "fatality", "injury", "arrest", "detention", "killing", "murder"}:
        quantity = count(reading, noun)
        if quantity is not None and noun.tag_ in {"NNS", "NN"}:
            yield what, quantity


def _prepositional(preposition: Token) -> Iterable[Token]:
    return [each for child in preposition.children if child.dep_ == "pobj" for each in _joined(child)]


def _of_total(reading: Reading, total: Token) -> Iterator[tuple[str, Quantity]]:
    """ "A death toll of 40", "the toll rose to 40", "brought the number of dead to 12"."""
    what = "killed"
    doc = total.doc
    if total.lemma_.lower() not in lexicon().totals:
        states = [each.lower_ for child in total.children if child.dep_ == "prep" for each in child.subtree]
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
                for each in _prepositional(child):
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
