"""Bodies that an office names right before it, told by what they are for: "residents' association chair Ann Hill"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.title_words import heads, is_told_body, listed, singular
from newsgraph.builder.wordlists import table

WORDS = frozenset({"NOUN", "PROPN", "ADJ"})
OFFICES = frozenset({"office", "function"})
POINTING = frozenset({"the", "that", "this"})
APOSTROPHES = frozenset({"'", "’"})
GRADES = frozenset({"vice", "deputy", "co", "acting", "assistant", "executive", "managing", "senior"})
LONGEST = 4  # tokens behind the body within which its office must end
PLAIN = frozenset({"member", "staffer", "official", "officer"})  # one of many in the body, and no office of its own


def before_office(token: Token) -> tuple[int, ...]:
    """The tokens of the body whose noun ``token`` is, where an office stands right behind it; none where none does."""
    doc = token.doc
    if token.lower_ not in listed("told_bodies") or token.text.istitle() or token.ent_type_ or token.i + 1 >= len(doc):
        return ()
    at = token.i + 1
    while at + 1 < min(len(doc), token.i + LONGEST) and (doc[at].lower_ in GRADES or doc[at].text == "-"):
        at += 1
    office = singular(doc[at].text)
    if heads().get(office) not in OFFICES or office in PLAIN or not doc[at].text.islower():
        return ()
    first = token.i
    while first > 0 and not doc[first].is_sent_start and _is_part(doc[first - 1]):
        first -= 1
    before = doc[first - 1] if first and not doc[first].is_sent_start else None
    if first == token.i or (before is not None and before.tag_ != "DT" and _is_named(before)):
        return ()
    return tuple(range(first, token.i + 1))


def beside_office(reading: Reading, token: Token) -> tuple[int, ...]:
    """The tokens of the body whose noun ``token`` is, where an office is of it or somebody heads it; else none:
    "manager of the municipal theatre", "who chairs the pharmacists' society".
    """
    if token.lower_ not in listed("told_bodies") or token.ent_type_ or token.text != token.lower_:
        return ()
    if token.lower_ in listed("told_bodies", "inside"):
        return ()
    above = token.head
    if token.dep_ == "pobj" and above.lower_ == "of":
        office, hyphened = singular(above.head.text), above.head.i > 0 and above.head.nbor(-1).text == "-"
        if hyphened and above.head.text.islower() and office in heads():
            office = "chief"  # "vicar-general", "editor-in-chief"
        if heads().get(office) not in OFFICES or office in PLAIN or not above.head.text[1:].islower():
            return ()
    elif token.dep_ != "dobj" or above.lemma_.lower() not in table("roles")["heading"]:
        return ()
    doc, first = token.doc, token.i
    while first > 0 and not doc[first].is_sent_start and _goes_on(doc[first - 1]):
        first -= 1
    opened = first > 0 and doc[first - 1].lower_ in POINTING
    if first == token.i or not opened or doc[first].lower_ in listed("told_bodies", "not_telling"):
        return ()
    named = {entity.label.casefold().split()[-1] for entity in reading.entities.values() if entity.named}
    return tuple(range(first, token.i + 1)) if token.lower_ not in named else ()


def is_unnamed(reading: Reading, body: tuple[int, ...]) -> bool:
    """Whether no name stands in the words of a body but that of a place, or of the chamber that has it: "the Tripoli
    archdiocese", "the Senate finance committee".
    """
    keys = {reading.member_of_name[index] for index in body if index in reading.member_of_name}
    return all(
        reading.entities[key].kind in {Kind.POLITY, Kind.LOCATION}
        or reading.entities[key].label.lower() in listed("chambers")
        for key in keys
    )


def _goes_on(token: Token) -> bool:
    """Whether a word before a body's noun is of the phrase that begins with "the"."""
    joins = token.lower_ == "and" and token.i > 0 and token.nbor(-1).tag_ == "POS"  # "the nurses' and midwives' union"
    plural = token.tag_ == "POS" and token.text in APOSTROPHES
    return (
        joins
        or plural
        or token.text == "-"
        or ((token.pos_ in WORDS or token.dep_ == "amod") and token.lower_ not in listed("former"))
    )


def end_before(doc: Doc, first: int) -> int:
    """The token at which a body before a title would end: right before it, or before what grades it."""
    index = first - 1
    while index > 0 and (doc[index].lower_ in GRADES or doc[index].text == "-"):
        index -= 1
    return index


def _is_named(token: Token) -> bool:
    return bool(token.ent_type_ or token.text[:1].isupper())


def _is_part(token: Token) -> bool:
    """Whether a word before the body's noun tells what the body is for."""
    if token.text == "-" and token.i and not token.whitespace_:
        return token.nbor(-1).text.isalpha() and not token.nbor(-1).whitespace_  # "anti-corruption agency"
    if token.tag_ == "POS":
        return token.text in APOSTROPHES  # "nurses' union", not "parliament's committee"
    opening = token.is_sent_start and is_common(token.lower_)  # where a capital means nothing
    if (token.pos_ not in WORDS and not (opening and token.dep_ == "compound")) or not token.text[:1].isalpha():
        return False
    if token.ent_type_ and not (opening and token.ent_type_ == "ORG"):
        return False
    if token.lower_ in listed("dropped") | listed("former") or (token.text[:1].isupper() and not token.is_sent_start):
        return False
    return token.nbor(1).tag_ != "POS" or token.nbor(1).text in APOSTROPHES


def told_before(reading: Reading, token: Token) -> str | None:
    """The one unnamed body of the sentences before that is called so: "the committee's head" behind a committee."""
    if (
        token.lower_ not in listed("told_bodies")
        or token.i == 0
        or token.nbor(-1).lower_ not in {"the", "that", "this"}
    ):
        return None
    bodies = [key for key, entity in reading.entities.items() if entity.label.casefold().endswith(" " + token.lower_)]
    if len(bodies) != 1 or not is_told_body(reading.entities[bodies[0]]):
        return None
    offset = token.idx
    return bodies[0] if any(each.span.end < offset for each in reading.entities[bodies[0]].mentions) else None
