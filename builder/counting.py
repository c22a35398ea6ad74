"""How many: the number that counts a noun, with what bounds it ("at least", "about").

Only numbers that the text writes out count: "hundreds of" and "several" give none. Source of method: the dependency
parse says which number stands by which noun, lists of words (lexicon/numbers.toml) what bounds it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from spacy.tokens import Token

from newsgraph.builder import numerals
from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_end, sentence_start

NONE_AT_ALL = frozenset({"nobody", "noone"})
NUMERAL_LINKS = frozenset({"-", "and", "a", "an", "half"})
NOT_PEOPLE = re.compile(
    r"\s*(?:%|per ?cent\b|percent\b|percentage|[-–]?year-old|dollars|euros|pounds|km\b|kilomet|miles|tonnes|tons)"
)
MONEY = frozenset("$£€¥₹")
RANGE_LINKS = frozenset({"to", "or", "-", "–", "and"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A whole number, what bounds it ("at least", "more than", "about", "up to", None), and its outer tokens."""

    number: int
    qualifier: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of lexicon/numbers.toml as they are looked up: each word with what it counts."""

    verbs: Mapping[str, str]
    intransitive: Mapping[str, str]
    states: Mapping[str, str]
    nouns: Mapping[str, str]
    totals: frozenset[str]
    people: frozenset[str]
    always: frozenset[str]
    armed: frozenset[str]
    taken: frozenset[str]
    taken_states: frozenset[str]
    before: tuple[tuple[tuple[str, ...], str], ...]
    after: tuple[tuple[tuple[str, ...], str], ...]


@lru_cache(maxsize=1)
def lexicon() -> Words:
    """The tables of lexicon/numbers.toml, read once."""
    tables = numerals.lexicon()

    def inverted(name: str) -> Mapping[str, str]:
        return MappingProxyType({word: what for what, words in tables[name].items() for word in words.split()})

    def phrases(name: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        found = [(tuple(phrase.split()), bound) for phrase, bound in tables[name].items()]
        return tuple(sorted(found, key=lambda pair: -len(pair[0])))

    return Words(
        inverted("verbs"),
        inverted("intransitive_verbs"),
        inverted("states"),
        inverted("nouns"),
        frozenset(tables["totals"]["killed"].split()),
        frozenset(tables["people"]["nouns"].split()),
        frozenset(tables["subject_verbs"]["displaced"].split()),
        frozenset(tables["losses"]["armed"].split()),
        frozenset(tables["taken"]["verbs"].split()),
        frozenset(tables["taken"]["states"].split()),
        phrases("qualifiers_before"),
        phrases("qualifiers_after"),
    )


def count(reading: Reading, token: Token) -> Quantity | None:
    """The number that counts the noun ``token``, or that ``token`` itself writes ("injuring 30"); None without one.

    "nobody" and "no civilians" are 0. "a man" gives no number, nor do "hundreds of people" and sums of money.
    """
    doc = reading.doc
    if token.lower_ in NONE_AT_ALL or (token.lower_ == "one" and token.i and doc[token.i - 1].lower_ == "no"):
        return Quantity(0, None, token.i, token.i)
    if numerals.is_numeral(token.text):
        return _written(token)
    for child in token.children:
        denied = child.dep_ == "det" and child.lower_ == "no" and child.i < token.i
        if denied and doc[child.i + 1].lower_ not in {"fewer", "less", "more"}:
            return Quantity(0, None, child.i, child.i)
        numeral = child.dep_ in {"nummod", "amod", "quantmod"} or (child.dep_ == "compound" and child.lower_ == "dozen")
        if numeral and child.i < token.i and numerals.is_numeral(child.text):
            return _written(child)
    before = token.i - 1
    if before >= 0 and token.pos_ in {"NOUN", "PROPN", "ADJ"} and before >= sentence_start(token):
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
    start, end = sentence_start(token), sentence_end(token)
    while first > start and (
        numerals.is_numeral(doc[first - 1].text)
        or (
            doc[first - 1].lower_ in NUMERAL_LINKS
            and first - 1 > start
            and numerals.is_numeral(doc[first - 2].text)
            and doc[first - 1].lower_ != "and"
        )
        or (doc[first - 1].lower_ in {"a", "an", "half"} and not doc[first].text[0].isdigit())
        or (first - 2 >= start and _goes_on(doc[first - 2], doc[first - 1], doc[first]))
    ):
        first -= 1
    while last + 1 < end and (
        numerals.is_numeral(doc[last + 1].text)
        or (doc[last + 1].text == "-" and last + 2 < end and doc[last + 2].lower_ in numerals.lexicon()["cardinals"])
        or (last + 2 < end and _goes_on(doc[last], doc[last + 1], doc[last + 2]))
    ):
        last += 1
    if first > start and doc[first - 1].text[-1:] in MONEY:
        return None
    behind = doc[last].whitespace_ + "".join(each.text_with_ws for each in doc[last + 1 : last + 4])
    if NOT_PEOPLE.match(behind) or behind.startswith("/"):
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


def _goes_on(before: Token, link: Token, behind: Token) -> bool:
    """Whether "and" stands inside a number: "one hundred and five"."""
    whole = before.lower_ in {"hundred", "thousand", "million"} and link.lower_ == "and"
    return whole and behind.lower_.partition("-")[0] in numerals.lexicon()["cardinals"]


def _qualifier(token: Token, first: int, last: int) -> str | None:
    """What the words just before or just after the number say of its bound."""
    doc = token.doc
    start, end = sentence_start(token), sentence_end(token)
    for phrase, bound in lexicon().before:
        size = len(phrase)
        if first - size >= start and tuple(each.lower_ for each in doc[first - size : first]) == phrase:
            return bound
    for phrase, bound in lexicon().after:
        for gap in (1, 2):
            begin, stop = last + gap, last + gap + len(phrase)
            beside = gap == 1 or (begin < end and doc[last + 1].pos_ in {"NOUN", "PROPN"})
            if beside and stop <= end and tuple(each.lower_ for each in doc[begin:stop]) == phrase:
                return bound
    return None


def is_people(reading: Reading, token: Token) -> bool:
    """Whether the noun ``token`` names persons: by the word, as a people's name, or as an entity of such a kind."""
    if token.lower_ in lexicon().people or token.lemma_.lower() in lexicon().people:
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
