"""Names of which the model makes two or cuts off the front, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from newsgraph.builder import wordlists
from newsgraph.builder.language import is_common
from newsgraph.builder.namewords import (
    PARTICLES,
    Candidate,
    gender_of,
    is_capital,
    is_listed,
    is_polity_word,
    is_title,
    known_heads,
    organization_heads,
    starts_name,
)
from newsgraph.builder.token_columns import texts

PANELS = frozenset({"committee", "subcommittee", "commission", "department", "ministry"})
KOREAN = wordlists.words("given_names", "korean_families")
LONGEST = 6  # tokens of a name in capitals
FAMILY_FIRST = wordlists.words("given_names", "family_first")
UNITS = wordlists.words("organizations", "units")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
BODY_LABELS = frozenset({"ORG", "FAC", "LOC"})


def with_particles(doc: Doc, pieces: list[Candidate]) -> list[Candidate]:
    """The pieces, a given name joined to the surname that particles part it from: "Ursula von der Leyen"."""
    by_start = {piece.start: piece for piece in pieces}
    joined: list[Candidate] = []
    gone: set[int] = set()
    for piece in sorted(pieces, key=lambda piece: piece.start):
        if piece.start in gone:
            continue
        end = piece.end
        while (
            (piece.label == "PERSON" or _is_lone_given(doc, piece))
            and end < len(doc)
            and end - piece.end < 4
            and doc[end].lower_ in PARTICLES
            and doc[end].text.islower()
        ):
            end += 1
        if (
            end > piece.end
            and end < len(doc)
            and is_capital(doc[end])
            and doc[end].is_alpha
            and doc[piece.end].lower_ not in {"as", "an", "do", "la"}
        ):
            tail = by_start.get(end)
            if tail is None:
                tail = next((by_start[i] for i in range(piece.end, end) if i in by_start), None)
            if tail is None or tail.label in {"PERSON", "ORG", "GPE", ""}:
                gone.update({tail.start} if tail else ())
                joined.append(
                    Candidate(piece.start, max(tail.end if tail else 0, end + 1), "PERSON", piece.rule, piece.titled)
                )
                continue
        following = by_start.get(piece.end)
        if (
            following is not None
            and piece.label == "PERSON"
            and doc[piece.end - 1].lower_ in PARTICLES
            and piece.end - piece.start > 1
        ):
            gone.add(following.start)
            joined.append(Candidate(piece.start, following.end, "PERSON", piece.rule, piece.titled))
            continue
        if following is None and piece.label == "PERSON" and _goes_on(doc, piece.end):
            following = by_start.get(piece.end + 1)  # "Ana Maria | Ruiz | Soto"
        if following is not None and _is_rest_of_name(doc, piece, following):
            gone.add(following.start)
            joined.append(replace(piece, end=following.end))
            continue
        if following is not None and following.end - following.start == 1 == piece.end - piece.start:
            first, second = doc[piece.start], doc[following.start]
            if gender_of(first.text) in {"male", "female"} and not is_listed(second.text) and not is_title(second):
                gone.add(following.start)
                joined.append(Candidate(piece.start, following.end, "PERSON", piece.rule, piece.titled))
                continue
        joined.append(piece)
    return joined


def _is_lone_given(doc: Doc, piece: Candidate) -> bool:
    """Whether the model takes a given name alone for a town or a body: "Zoltan | af Berg"."""
    return piece.end - piece.start == 1 and gender_of(doc[piece.start].text) in {"male", "female"}


def _goes_on(doc: Doc, i: int) -> bool:
    """Whether a name that the model passed over stands there, with more of a name behind it."""
    return i + 1 < len(doc) and doc[i].tag_ == "NNP" and doc[i].dep_ == "compound" and is_capital(doc[i])


def in_capitals(doc: Doc, pieces: list[Candidate]) -> list[Candidate]:
    """The pieces, a person's name in capitals made whole of which the model makes two: "ERICH | VON HAGEN said"."""
    by_start = {piece.start: piece for piece in pieces if doc[piece.start].is_upper}
    whole: dict[int, Candidate] = {}
    for piece in by_start.values():
        rest = by_start.get(piece.end)
        first = doc[piece.start]
        given = len(first) > len("ABC") and (gender_of(first.text) is not None or first.lower_ in FAMILY_FIRST)
        if rest is None or not given or not doc[rest.start : rest.end].text.isupper():
            continue
        if doc[piece.start : piece.end].text.isupper() and rest.end - piece.start <= LONGEST and _is_one(doc, rest):
            whole[piece.start] = Candidate(piece.start, rest.end, "PERSON", "capitals")
    gone = {i for piece in whole.values() for i in range(piece.start, piece.end)}
    return [piece for piece in pieces if piece.start not in gone] + list(whole.values()) if whole else pieces


def _is_one(doc: Doc, rest: Candidate) -> bool:
    """Whether no word of the rest is a title, a place or a body's head."""
    words = doc[rest.start : rest.end]
    return not any(is_title(t) or t.lower_ in known_heads() or is_listed(t.text) or t.is_sent_start for t in words)


def _is_rest_of_name(doc: Doc, given: Candidate, rest: Candidate) -> bool:
    """Whether given names stand before two surnames, of which the model makes two: "Ana Maria | Ruiz Soto"."""
    if {given.label, rest.label} != {"PERSON"} or given.end - given.start < 2 or doc[rest.start].is_sent_start:
        return False
    head = doc[rest.end - 1]
    one = all(token.dep_ == "compound" and token.head == head for token in doc[given.start : rest.start])
    return one and gender_of(doc[rest.start].text) is None and not is_title(doc[rest.start])


def with_nicknames(doc: Doc, pieces: list[Candidate]) -> list[Candidate]:
    """The pieces, a person's name made whole that a nickname in quotation marks parts: 'Anna "Tess" Hill'."""
    words = texts(doc)
    marks = [i for i, word in enumerate(words[:-3]) if word in QUOTES and i and starts_name(words[i + 1])]
    if not marks:
        return pieces
    by_start = {piece.start: piece for piece in pieces}
    by_end = {piece.end: piece for piece in pieces}
    whole: list[Candidate] = []
    for mark in marks:
        close = next((j for j in range(mark + 2, min(mark + 5, len(doc) - 1)) if doc[j].text in QUOTES), None)
        given = by_end.get(mark)
        if given is None and close is not None:
            given = next((by_end[j] for j in range(close, mark + 1, -1) if j in by_end), None)
            given = replace(given, end=mark) if given is not None and given.start < mark else None
        if close is None or given is None or given.label not in {"PERSON", "ORG", "GPE", ""}:
            continue
        if not all(is_capital(token) for token in doc[mark + 1 : close]) or not is_capital(doc[close + 1]):
            continue
        first, rest = doc[given.start], by_start.get(close + 1)
        if given.end - given.start > 3 or (gender_of(first.text) is None and given.label != "PERSON"):
            continue
        if doc[close + 1].is_sent_start or doc[close + 1].tag_ not in {"NNP", "NNPS"}:
            continue
        end = rest.end if rest is not None and rest.end - rest.start < 4 else close + 2
        whole.append(Candidate(given.start, end, "PERSON", given.rule, given.titled))
    covered = {i for piece in whole for i in range(piece.start, piece.end)}
    return [piece for piece in pieces if piece.start not in covered] + whole


def with_panel(doc: Doc, piece: Candidate) -> Candidate:
    """The whole of "House Education and the Workforce Committee", of which the model makes two."""
    i = piece.end
    if piece.label != "ORG" or i + 1 >= len(doc) or doc[i].lower_ not in {"and", "&"}:
        return piece
    if doc[piece.start].lower_ not in {"house", "senate"} or doc[i - 1].lower_ in organization_heads():
        return piece
    last = i + 1 + (doc[i + 1].lower_ == "the")
    while last < len(doc) and is_capital(doc[last]) and doc[last].lower_ not in PANELS:
        last += 1
    return replace(piece, end=last + 1) if last < len(doc) and doc[last].lower_ in PANELS else piece


def coordinated(doc: Doc, pieces: Sequence[Candidate], fixed: set[int]) -> list[Candidate]:
    """The pieces, with those made one that "and" joins inside a name: "National Air and Space Museum".

    ``fixed`` are the tokens of names that are known by their words alone; these stay as they are.
    """
    by_start = {piece.start: piece for piece in pieces}
    gone: set[int] = set()
    joined = []
    for piece in sorted(pieces, key=lambda piece: piece.start):
        if piece.start in gone:
            continue
        and_ = piece.end
        following = by_start.get(and_ + 1)
        if following is not None and _is_partnership(doc, piece, following):
            gone.add(following.start)
            joined.append(replace(piece, end=following.end, label="ORG"))
            continue
        if (
            following is not None
            and doc[and_].lower_ in {"and", "&"}
            and piece.start not in fixed
            and following.start not in fixed
            and {piece.label, following.label} <= BODY_LABELS
            and _are_one(doc, piece, following)
        ):
            gone.add(following.start)
            joined.append(replace(piece, end=following.end))
        else:
            joined.append(piece)
    return joined


def _is_partnership(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Whether a surname and a comma stand before the rest of a partnership's name: "Dunn, | Hale & Price"."""
    if doc[left.end].text != "," or left.end - left.start > 1 or left.label not in {"ORG", ""}:
        return False
    partners = doc[right.start : right.end]
    return right.label == "ORG" and len(partners) <= 4 and any(token.text == "&" for token in partners)


def _are_one(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Whether a name goes on behind "and": the left side lacks its head, or the right side is what the head is of."""
    heads = known_heads()
    last = doc[left.end - 1]
    if last.lower_ in heads or not is_common(last.lower_) or is_listed(doc[left.start : left.end].text):
        return False
    words = doc[right.start : right.end]
    if not all(is_capital(token) and is_common(token.lower_) for token in words) or is_listed(words.text):
        return False
    if words[-1].lower_ in heads:
        return left.end - left.start < 4 and all(is_common(t.lower_) for t in doc[left.start : left.end])
    head_of = any(
        doc[i].lower_ in heads and doc[i + 1].lower_ in {"of", "for"} for i in range(left.start, left.end - 1)
    )
    return head_of and len(words) == 1


def with_front(doc: Doc, piece: Candidate, taken: set[int]) -> Candidate:
    """The body's whole name, its number or its hyphened front put back; of a person's also a rare given name."""
    start = piece.start
    person = piece.label == "PERSON" and start > 0 and start - 1 not in taken
    if person and (_is_given_name(doc[start - 1], piece) or _is_family_name(doc, piece)):
        return replace(piece, start=start - 1)
    if piece.label not in {"ORG", ""} or not start or start - 1 in taken:
        return piece
    if ORDINAL.match(doc[start - 1].text) and doc[piece.end - 1].lower_ in UNITS:
        return replace(piece, start=start - 1)
    body = piece.label == "ORG" or doc[piece.end - 1].lower_ in organization_heads()
    while (
        body
        and start > 1
        and doc[start - 1].text == "-"
        and not doc[start - 1].whitespace_
        and not doc[start - 2].whitespace_
        and is_capital(doc[start - 2])
        and not {start - 1, start - 2} & taken
        and not is_polity_word(doc[start - 2].text)
    ):
        start -= 2
    return piece if start == piece.start else replace(piece, start=start)


def _is_family_name(doc: Doc, piece: Candidate) -> bool:
    """Whether a Korean family name, a plain word though it seems, stands before two syllables: "Ban | Soo-young"."""
    hyphened = piece.end - piece.start == len("X-y") and doc[piece.start + 1].text == "-"
    family = doc[piece.start - 1]
    return hyphened and family.lower_ in KOREAN and family.text.istitle() and doc[piece.end - 1].text.islower()


def _is_given_name(token: Token, piece: Candidate) -> bool:
    """Whether a rare given name stands before the surname that the model has found alone: "Rakelda Moss said"."""
    surname = piece.end - piece.start == 1 and token.head.i == piece.start and token.dep_ == "compound"
    shaped = token.tag_ == "NNP" and token.text.isalpha() and token.text.istitle() and len(token) > 3
    if not (surname and shaped) or token.ent_type_ or token.whitespace_ != " ":
        return False
    first = token.i == 0 or not is_capital(token.nbor(-1))
    return first and not is_title(token) and not is_common(token.lower_) and not is_polity_word(token.text)
