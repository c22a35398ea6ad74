"""Lists of people who stand, each with his own office, party, age or seat beside the name.

In: the reading and where a list begins. Out: who is listed, and for which party each stands: "Senator X of Lara,
teacher Y (Greens), and Z, an independent".
"""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.builder.model import Kind
from newsgraph.builder.party_offices import is_party
from newsgraph.builder.reading import Reading
from newsgraph.builder.seats import past_seat
from newsgraph.builder.title_words import heads, run_of_name, singular
from newsgraph.builder.wordlists import words

LINKS = frozenset({"of", "for", "from", "with", "in"})
WORK = 10  # tokens before a name in which its bearer's work may stand, the name's first included
ASIDE = 16  # tokens of what is told of one of the list between commas, at most
JOINTS = frozenset({",", "and", ";", "&", "or", "as", "well", "plus", "while", "also", "both", "finally"})
MARKS = frozenset({"-", "–", ".", "'s", "’s"})
INDEPENDENT = frozenset({"independent", "independents", "unaffiliated"})
OPENS_ASIDE = frozenset(
    {"a", "an", "the", "who", "whose", "another", "also", "now", "his", "her", "their", "formerly", "once", "both"}
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One of a list: the entity's key, the tokens of the name, the party's key if the list tells one."""

    key: str
    first: int
    last: int
    party: str | None = None
    skipped: bool = False


def person_at(reading: Reading, index: int) -> str | None:
    """The person whose name begins at the token."""
    key = reading.member_of_name.get(index)
    if key is None or reading.entities[key].kind is not Kind.PERSON or reading.member_of_name.get(index - 1) == key:
        return None
    return key


def listed_from(reading: Reading, index: int, end: int) -> list[Listed]:
    """Who is listed from the token on, up to ``end`` at most; empty where no name begins there."""
    doc, found = reading.doc, []
    while index < end:
        at, own = name_ahead(reading, index, end)
        if at is None:
            if doc[index].lower_ in JOINTS or doc[index].text in {":", "-", "–", "—"} or doc[index].is_space:
                index += 1
                continue
            misread = _bracketed(reading, index)
            if misread is None:
                break
            found.append(Listed("", index, index, skipped=True))
            index = misread
            continue
        key = reading.member_of_name[at]
        stop = run_of_name(reading, at)[1]
        party, index = party_behind(reading, stop + 1, end)
        found.append(Listed(key, at, stop, party or own))
        if index < end and doc[index].lower_ not in JOINTS and doc[index].text not in {"(", "-", "–", "—"}:
            break
    return found


def name_ahead(reading: Reading, index: int, end: int) -> tuple[int | None, str | None]:
    """Where the name begins before which only its bearer's work stands ("former mayor X"), and a party's key there."""
    party, passed = None, index
    for at in range(index, min(index + WORK, end)):
        token = reading.doc[at]
        if at < passed:
            continue
        if person_at(reading, at) is not None:
            behind = run_of_name(reading, at)[1] + 1
            if behind < end and singular(reading.doc[behind].text) in heads() and behind not in reading.member_of_name:
                passed = behind  # "Kilinda MP X": a place that was taken for somebody
                continue
            return at, party
        key = reading.member_of_name.get(at)
        if key is not None:
            if reading.entities[key].kind is Kind.PERSON:
                return None, None
            party = key if is_party(reading, key) else party
        elif (
            (token.pos_ in {"VERB", "AUX", "PRON", "ADP", "SCONJ", "ADV", "CCONJ"} and token.tag_ not in {"VBN", "VBG"})
            or (token.pos_ == "PUNCT" and token.text not in MARKS)
            or heads().get(singular(token.text)) == "kinship"
            or token.tag_ == "PRP$"
        ):
            return None, None
    return None, None


def _bracketed(reading: Reading, index: int) -> int | None:
    """The token behind the brackets of a name in the list that is taken for no person's: it ends no list."""
    end = len(reading.doc)
    if index not in reading.member_of_name:
        return None
    after = run_of_name(reading, index)[1] + 1
    if after >= end or reading.doc[after].text != "(":
        return None
    closing = next((i for i in range(after, min(after + ASIDE, end)) if reading.doc[i].text == ")"), None)
    return None if closing is None else closing + 1


def party_behind(reading: Reading, index: int, end: int) -> tuple[str | None, int]:
    """The party told behind a name in a list, and the token behind all that is told there of its bearer."""
    party: str | None = None
    for _ in range(4):  # brackets, a party, a seat, an aside
        told, after = told_behind(reading, index, end)
        if after == index:
            break
        party, index = party or told, after
    return party, index


def told_behind(reading: Reading, index: int, end: int) -> tuple[str | None, int]:
    """The party in one addition to a name (brackets, "of Y", a seat, an aside), and the token behind the addition."""
    doc = reading.doc
    if index >= end:
        return None, index
    if doc[index].text == "(":
        closing = next((i for i in range(index, min(index + ASIDE, end)) if doc[i].text == ")"), None)
        if closing is None:
            return None, index
        inside = (reading.member_of_name.get(i) for i in range(index, closing))
        keys = [key for key in inside if key is not None and reading.entities[key].kind is Kind.ORGANIZATION]
        return (keys[0] if keys else None), closing + 1
    start = index
    while start < end and doc[start].text in {",", "-", "–", "—"}:
        start += 1
    comma = start > index
    if comma and start + 1 < end and doc[start].like_num and doc[start + 1].text in {",", ";", "."}:
        return None, start + 1  # his age
    link = start < end and doc[start].lower_ in LINKS
    begin = start
    start += link
    while start < end and doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    key = reading.member_of_name.get(start) if start < end else None
    body = key is not None and reading.entities[key].kind is Kind.ORGANIZATION
    if key is not None and body and ((link and not _employs(reading, key)) or (comma and is_party(reading, key))):
        last = run_of_name(reading, start)[1] + 1
        while last < end and doc[last].lower_ in {"party", "candidate"}:
            last += 1
        if link or last >= end or doc[last].text in {",", ";", ".", ")"} or doc[last].lower_ in JOINTS:
            return key, last
    if (
        start < end
        and doc[start].lower_ in INDEPENDENT
        and (comma or (begin > index - 1 and doc[begin].lower_ == "as"))
    ):
        return None, start + 1 + (start + 1 < end and doc[start + 1].lower_ in {"candidate", "politician"})
    seat = past_seat(reading, index)
    if seat > index:
        return None, seat
    return _aside(reading, begin, end) if comma else (None, index)


def _party_at(reading: Reading, index: int, end: int) -> bool:
    """Whether "for Labour", "of the Greens" stands at the token."""
    if index + 1 >= end or reading.doc[index].lower_ not in {"for", "of"}:
        return False
    behind = index + 1 + (reading.doc[index + 1].lower_ == "the")
    return is_party(reading, reading.member_of_name.get(behind))


def _employs(reading: Reading, key: str) -> bool:
    """Whether a body's name tells that people work there and stand for others."""
    return bool(set(reading.entities[key].label.casefold().split()) & words("office_bodies", "lists", "employers"))


def _aside(reading: Reading, index: int, end: int) -> tuple[str | None, int]:
    """What is told of one of the list up to the comma or semicolon before the next: ", a lawyer from Lara,"."""
    doc = reading.doc
    before = index
    while before and doc[before - 1].text in {",", "-", "–", "—"}:
        before -= 1
    opens = doc[index].lower_ in OPENS_ASIDE or (index < end and doc[index].pos_ in {"NOUN", "ADJ"})
    if index >= end or not opens or name_ahead(reading, index, end)[0] is not None:
        return None, before
    marks = {";"} if any(doc[i].text == ";" for i in range(index, end)) else {",", ";", "—", "–", "and"}
    party = None
    for at in range(index, min(index + ASIDE, end)):
        key = reading.member_of_name.get(at)
        if is_party(reading, key):
            party = key
        if doc[at].lower_ in marks:
            ahead = at + 1
            while ahead < end and doc[ahead].lower_ in JOINTS:
                ahead += 1
            if name_ahead(reading, ahead, end)[0] is not None or _party_at(reading, ahead, end):
                return party, at
    return (party, end) if end - index <= ASIDE and doc[end - 1].text in {".", "?", "!"} else (None, before)
