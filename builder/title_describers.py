"""Words before a title that tell of the person and not of the office: "two-term", "pro-life", "Union-backed".

In: the reading, and where such words would end. Out: where they begin, and what they tell of the title. Which words
they are is [describers] in lexicon/roles.toml.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.builder import wordlists
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.reading import Reading
from newsgraph.builder.title import Title
from newsgraph.builder.title_words import HYPHENS, listed, run_of_name

ENDING = frozenset({"party", "league", "union", "federation", "association", "congress"})
FIELDS = wordlists.words("roles", "describers", "fields") | wordlists.words("roles", "portfolio", "words")
OPENING = frozenset({"DT", "PRP$", "POS"})
PARTICIPLE = 5  # letters of the shortest participle that its ending tells: "based"


@dataclass(frozen=True, slots=True)
class Describer:
    """Words that a hyphen joins: their first token, a name before them included, and what they tell of the title."""

    first: int
    former: bool = False
    status: Status | None = None


def hyphened(doc: Doc, index: int, floor: int) -> int | None:
    """The first token of the words that hyphens join to the one at ``index``: of "two-term" at "term"; else none."""
    first = index
    while first - 2 > floor and doc[first - 1].text in HYPHENS and not _parts(doc[first - 1]):
        first -= 2
    return first if first < index else None


def _parts(hyphen: Token) -> bool:
    """Whether a stroke stands between words and joins none."""
    return bool(hyphen.whitespace_ or hyphen.nbor(-1).whitespace_)


def takes_stance(title: Title, of: str | None) -> bool:
    """Whether what somebody is for or against is no part of the title: of a lawmaker's, and not of an activist's or of
    the leader of nobody named ("pro-democracy leader X").
    """
    return title.lemma in listed("describers", "taking_a_stance") and not (title.lemma == "leader" and of is None)


def describes(reading: Reading, first: int, last: int, stance: bool) -> Describer | None:
    """What joined words tell of a person, with a name before them ("Tea Party-backed"); none where they are of an
    office ("non-executive director") or of a name.

    ``stance`` is whether what somebody is for or against describes them ("pro-life"), as a name always does.
    """
    doc = reading.doc
    key = reading.member_of_name.get(first)
    if key is not None and run_of_name(reading, first)[1] >= last and reading.entities[key].kind is not Kind.GROUP:
        return None
    whole = "".join("-" if token.text in HYPHENS else token.lower_ for token in doc[first : last + 1])
    if whole in listed("describers", "kept"):
        return None
    if whole in listed("former"):
        return Describer(first, former=True)
    if whole in listed("pending", "adjectives"):
        return Describer(first, status=Status.HYPOTHETICAL)
    opening, ending = doc[first].lower_, doc[last].lower_
    participle = len(ending) >= PARTICIPLE and ending.endswith("ed")
    told = (
        ending in listed("describers", "last")
        or whole in listed("describers", "whole")
        or whole in listed("dropped")
        or (participle and ending not in listed("describers", "no_participles"))
        or opening in listed("describers", "first") | listed("describers", "counting")
        or (opening in listed("describers", "stances") and (stance or doc[last].text[:1].isupper()))
    )
    if not told:
        return None
    return Describer(run_of_name(reading, first)[0] if key is not None else first)


def is_field(reading: Reading, first: int, last: int) -> bool:
    """Whether joined words that describe nobody are of the office, whatever each alone would be: "long-haul driver"."""
    words = reading.doc[first : last + 1]
    opening = words[0].lower_
    plain = not any(token.i in reading.member_of_name or token.lower_ == "turned" for token in words)
    return plain and opening not in listed("former") | {"then"}


def coordinated(doc: Doc, head: int, index: int, floor: int, kept: bool) -> int | None:
    """Where an adjective before a comma or "but" begins that describes as the next does: "the burly, bearded mayor".

    ``kept`` is whether the next word is of the title, so far; none where what stands before is none of its adjectives.
    """
    joint, last = doc[index].lower_, index - 1
    if joint not in {",", "but", "yet", "and"} or last <= floor or (kept and joint == "and"):
        return None
    if kept and doc[index + 1].pos_ not in {"ADJ", "VERB"}:
        return None  # "foreign, finance and interior minister"
    top = doc[last]
    while top.dep_ == "conj":
        top = top.head
    begin = hyphened(doc, last, floor)
    if (
        top.dep_ not in {"amod", "nmod"}
        or top.head.i != head
        or (begin is None and doc[last].pos_ not in {"ADJ", "VERB"})
    ):
        return None
    begin = last if begin is None else begin
    adverb = doc[max(begin - 1, 0)]
    graded_too = begin - 1 > floor and adverb.lower_.endswith("ly") and adverb.head.i == last
    begin -= graded_too
    opens = begin == floor + 1 or doc[begin - 1].tag_ in OPENING or doc[begin - 1].text == ","
    return begin if opens else None  # not "the fourth accused, municipal manager X"


def joins_field(doc: Doc, head: int, index: int, floor: int) -> bool:
    """Whether "and" joins two fields of one office, in small letters: "foreign and defence minister"."""
    if index - 1 <= floor:
        return False
    before, after = doc[index - 1], doc[index + 1]
    if not before.text.islower() or after.i >= head or before.i + 2 != after.i:
        return False
    tied = after in before.conjuncts or before.head.i == head
    return tied and before.dep_ in {"amod", "compound", "nmod"} and {before.lower_, after.lower_} <= FIELDS


def graded(adverb: Token, end: int) -> bool:
    """Whether an adverb before a title says how much its adjective holds: "a widely respected judge"."""
    graded_by = adverb.head
    return (
        adverb.lower_.endswith("ly")
        and adverb.dep_ == "advmod"
        and adverb.i < graded_by.i < end
        and graded_by.pos_ in {"ADJ", "VERB"}
    )


def party_of(reading: Reading, key: str, first: int) -> tuple[str, int]:
    """The body before "of", with its first token, where a place that ends its name stands before a title; else what was
    given: "Green Party of Lara candidate".
    """
    doc = reading.doc
    of = first - 2 if first > 2 and doc[first - 1].lower_ == "the" else first - 1
    if of < 1 or doc[of].lower_ != "of" or reading.entities[key].kind is not Kind.POLITY:
        return key, first
    body = reading.member_of_name.get(of - 1)
    if body is None or reading.entities[body].kind is not Kind.ORGANIZATION or doc[of - 1].lower_ not in ENDING:
        return key, first
    return body, run_of_name(reading, of - 1)[0]


__all__ = [
    "Describer",
    "coordinated",
    "describes",
    "graded",
    "hyphened",
    "is_field",
    "joins_field",
    "party_of",
    "takes_stance",
]
