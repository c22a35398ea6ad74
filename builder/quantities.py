"""How many: the number that counts a noun, and the counts of killed, injured, detained, released and displaced.

Only numbers that the text writes out count: "hundreds of" and "several" give none. Source of method: the dependency parse
says which noun a number counts and which verb or noun governs it; lists of words (lexicon/numbers.toml) say what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from spacy.tokens import Token

from newsgraph.builder import numerals
from newsgraph.builder.model import Count, Kind
from newsgraph.builder.reading import Reading

NONE_AT_ALL = frozenset({"nobody", "noone"})
NUMERAL_LINKS = frozenset({"-", "and", "a", "an", "half"})
NOT_PEOPLE = re.compile(
    r"\s*(?:%|per ?cent\b|percent\b|percentage|[-–]?year-old|dollars|euros|pounds|km\b|kilomet|miles|tonnes|tons)"
)
MONEY = frozenset("$£€¥₹")
RANGE_LINKS = frozenset({"to", "or", "-", "–", "and"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A whole number, what bounds it ("at least", "more than", "about", "up to", None), and the tokens that write it."""

    number: int
    qualifier: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: Mapping[str, str]
    intransitive: Mapping[str, str]
    states: Mapping[str, str]
    nouns: Mapping[str, str]
    totals: frozenset[str]
    people: frozenset[str]
    always: frozenset[str]
    taken: frozenset[str]
    taken_states: frozenset[str]
    before: tuple[tuple[tuple[str, ...], str], ...]
    after: tuple[tuple[tuple[str, ...], str], ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    tables = numerals.lexicon()

    def inverted(name: str) -> Mapping[str, str]:
        return MappingProxyType({word: what for what, words in tables[name].items() for word in words.split()})

    def phrases(name: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        found = [(tuple(phrase.split()), bound) for phrase, bound in tables[name].items()]
        return tuple(sorted(found, key=lambda pair: -len(pair[0])))

    return _Words(
        inverted("verbs"),
        inverted("intransitive_verbs"),
        inverted("states"),
        inverted("nouns"),
        frozenset(tables["totals"]["killed"].split()),
        frozenset(tables["people"]["nouns"].split()),
        frozenset(tables["subject_verbs"]["displaced"].split()),
        frozenset(tables["taken"]["verbs"].split()),
        frozenset(tables["taken"]["states"].split()),
        phrases("qualifiers_before"),
        phrases("qualifiers_after"),
    )


def count(reading: Reading, token: Token) -> Quantity | None:
    """The number that counts the noun ``token``, or that ``token`` itself writes ("injuring 30"); None if there is none.

    "nobody" and "no civilians" are 0. "a man" gives no number, nor do "hundreds of people" and sums of money.
    """
    doc = reading.doc
    if token.lower_ in NONE_AT_ALL or (token.lower_ == "one" and token.i and doc[token.i - 1].lower_ == "no"):
        return Quantity(0, None, token.i, token.i)
    if numerals.is_numeral(token.text):
        return _written(token)
    for child in token.children:
        if child.dep_ == "det" and child.lower_ == "no" and child.i < token.i:
            return Quantity(0, None, child.i, child.i)
        if child.dep_ in {"nummod", "amod", "quantmod"} and child.i < token.i and numerals.is_numeral(child.text):
            return _written(child)
    before = token.i - 1
    if before >= 0 and token.pos_ in {"NOUN", "PROPN", "ADJ"} and doc[before].sent == token.sent:
        while (
            before > token.left_edge.i
            and doc[before].pos_ in {"ADJ", "NOUN", "PROPN"}
            and not numerals.is_numeral(doc[before].text)
        ):
            before -= 1
        if numerals.is_numeral(doc[before].text) and doc[before].pos_ == "NUM" and doc[before].head.i >= before:
            return _written(doc[before])
    return None


def _written(token: Token) -> Quantity | None:
    """The number of which ``token`` is one word, with what bounds it."""
    doc = token.doc
    first = last = token.i
    start, end = token.sent.start, token.sent.end
    while first > start and (
        numerals.is_numeral(doc[first - 1].text)
        or (
            doc[first - 1].lower_ in NUMERAL_LINKS
            and first - 1 > start
            and numerals.is_numeral(doc[first - 2].text)
            and doc[first - 1].lower_ != "and"
        )
        or (doc[first - 1].lower_ in {"a", "an", "half"} and not doc[first].text[0].isdigit())
    ):
        first -= 1
    while last + 1 < end and (
        numerals.is_numeral(doc[last + 1].text)
        or (doc[last + 1].text == "-" and last + 2 < end and doc[last + 2].lower_ in numerals.lexicon()["cardinals"])
    ):
        last += 1
    if doc[first - 1].text[-1:] in MONEY and first > start:
        return None
    ending = doc[last].idx + len(doc[last].text)
    if NOT_PEOPLE.match(doc.text, ending) or doc.text[ending : ending + 1] == "/":
        return None
    if last + 1 < end and doc[last + 1].lower_ in {"of"} and doc[first].lower_ == "half":
        return None
    qualifier = _qualifier(token, first, last)
    if first - 2 >= start and doc[first - 1].lower_ in RANGE_LINKS and numerals.is_numeral(doc[first - 2].text):
        between = first >= 3 and doc[first - 3].lower_ == "between"
        if doc[first - 1].lower_ != "and" or between:
            return None  # "20 to 30 people": no one number
    if first - 1 >= start and doc[first - 1].lower_ == "between":
        return None
    if last + 2 < end and doc[last + 1].lower_ in RANGE_LINKS - {"and"} and numerals.is_numeral(doc[last + 2].text):
        return None
    number = numerals.value([each.text for each in doc[first : last + 1]])
    return Quantity(number, qualifier, first, last) if number is not None else None


def _qualifier(token: Token, first: int, last: int) -> str | None:
    """What the words just before or just after the number say of its bound."""
    doc = token.doc
    start, end = token.sent.start, token.sent.end
    for phrase, bound in _words().before:
        size = len(phrase)
        if first - size >= start and tuple(each.lower_ for each in doc[first - size : first]) == phrase:
            return bound
    for phrase, bound in _words().after:
        for gap in (1, 2):
            begin = last + gap
            if begin + len(phrase) <= end and tuple(each.lower_ for each in doc[begin : begin + len(phrase)]) == phrase:
                if gap == 1 or doc[last + 1].pos_ in {"NOUN", "PROPN"}:
                    return bound
    return None


def is_people(reading: Reading, token: Token) -> bool:
    """Whether the noun ``token`` names persons: a noun for people, a people's name, or an entity that is a person or group."""
    if token.lower_ in _words().people or token.lemma_.lower() in _words().people:
        return True
    entity = reading.entity_at(token)
    if entity is not None:
        return entity.kind in (Kind.PERSON, Kind.GROUP) or (entity.kind is Kind.POLITY and token.text.endswith("s"))
    if token.ent_type_ == "NORP":
        return True
    return (
        token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"}
        and token.tag_ in {"NNS", "NNPS"}
        and token.text.endswith(PERSONAL)
    )


PERSONAL = ("ers", "ors", "ists", "ees", "ians", "men", "women", "ants", "ents")


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
    words = _words()
    lemma = trigger.lemma_.lower()
    if trigger.pos_ in {"VERB", "AUX"}:
        yield from _of_verb(reading, trigger)
        for other in _outcomes(trigger):
            yield from _of_verb(reading, other)
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
    words = _words()
    lemma = verb.lemma_.lower()
    what = words.verbs.get(lemma)
    if what is not None:
        for noun in _objects(verb):
            yield from _people(reading, noun, what)
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
            for noun in _subjects(verb):
                yield from _people(reading, noun, words.intransitive[lemma])
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


def _objects(verb: Token) -> Iterator[Token]:
    """What the verb is done to: object, passive subject, or the noun that the participle or relative clause modifies."""
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    for child in verb.children:
        if child.dep_ == ("nsubjpass" if passive else "dobj"):
            yield from _joined(_antecedent(child, verb))
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


def _outcomes(verb: Token) -> Iterator[Token]:
    """The verbs that say what came of it: "exploded, killing seven", "attacked and killed 12"."""
    for child in verb.children:
        if (
            child.dep_ == "advcl"
            and child.tag_ == "VBG"
            and not any(each.dep_ in {"mark", "nsubj"} for each in child.children)
        ):
            yield child
            yield from _outcomes(child)
        elif child.dep_ == "conj" and child.pos_ == "VERB" and not any(each.dep_ == "nsubj" for each in child.children):
            yield child
            yield from _outcomes(child)


def _verbs_of(noun: Token) -> Iterator[Token]:
    """The verbs that say what the event of a noun did: its own clauses, those it is subject or circumstance of."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBG":
            yield child
        elif child.dep_ == "relcl" and any(
            each.dep_ == "nsubj" and each.tag_ in {"WDT", "WP"} for each in child.children
        ):
            yield child
    head = noun.head
    if noun.dep_ == "nsubj" and head.pos_ in {"VERB", "AUX"}:
        yield head
    elif noun.dep_ == "pobj" and head.lower_ in {"in", "by", "during", "from"} and head.head.pos_ == "VERB":
        verb = head.head
        while verb.lemma_.lower() in _words().verbs or verb.lemma_.lower() in _words().intransitive:
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
        if token.i > verb.i and token.lower_ in _words().states and token.pos_ in {"ADJ", "VERB", "NOUN"}:
            yield from _before_state(reading, token)
    if verb.lemma_ == "be":
        for child in verb.children:
            if child.dep_ == "acomp" and child.lower_ in _words().states:
                for noun in _subjects(verb):
                    yield from _people(reading, noun, _words().states[child.lower_])


def _before_state(reading: Reading, state: Token) -> Iterator[tuple[str, Quantity]]:
    """The number (with or without its noun) that stands right before a word of state."""
    doc = state.doc
    index = state.i - 1
    while index > state.sent.start and doc[index].pos_ in {"ADV", "AUX"} and doc[index].lower_ not in {"least"}:
        index -= 1
    noun = doc[index]
    if numerals.is_numeral(noun.text) or is_people(reading, noun) or noun.lower_ in NONE_AT_ALL:
        yield from _people(reading, noun, _words().states[state.lower_])


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
    if total.lemma_.lower() not in _words().totals:
        states = [each.lower_ for child in total.children if child.dep_ == "prep" for each in child.subtree]
        named = {_words().states.get(each) or _words().nouns.get(each.rstrip("s")) for each in states} - {None}
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
