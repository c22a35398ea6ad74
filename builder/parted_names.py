"""A person's given names and surname, of which the model makes two, put together again: "Min-jun | Banda"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from newsgraph.builder import family_names, gazetteer, polities, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.namewords import (
    PARTICLES,
    Candidate,
    gender_of,
    is_blank,
    is_capital,
    is_listed,
    is_polity_word,
    is_post_nominal,
    is_title,
    known_heads,
)

FAMILY_FIRST = wordlists.words("given_names", "family_first")
CALLED_AFTER_PLACES = wordlists.words("given_names", "also_places")
SURNAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", ""})
GIVEN = 4  # tokens of the given names: two names, or one that a hyphen parts
SURNAME = 3  # tokens of the surname


def made_one(doc: Doc, pieces: list[Candidate]) -> list[Candidate]:
    """The pieces, in order, a person's given names joined to the surname right behind them that they belong to."""
    found: list[Candidate] = []
    for piece in sorted(pieces, key=lambda piece: piece.start):
        before = found[-1] if found else None
        if before is not None and before.end == piece.start and _belong(doc, before, piece):
            found[-1] = replace(before, end=piece.end, label="PERSON")
        else:
            found.append(piece)
    return found


def end_of_surname(doc: Doc, start: int, end: int, taken: set[int]) -> int:
    """Where the surname ends that small particles part from a lone given name; ``end`` where there is none."""
    if end - start > 1 or gender_of(doc[start].text) not in {"male", "female"}:
        return end
    last = end
    while last < len(doc) and last - end < SURNAME and doc[last].text in PARTICLES and last not in taken:
        last += 1
    if last == end or last >= len(doc) or last in taken or doc[last].tag_ not in {"NNP", "NNPS"}:
        return end
    return last + 1 if is_capital(doc[last]) and doc[last].text.isalpha() and not is_title(doc[last]) else end


def _belong(doc: Doc, given: Candidate, surname: Candidate) -> bool:
    if surname.label not in SURNAMES or surname.rule == "office":
        return False
    if given.label != "PERSON":
        return _is_called_after_place(doc, given, surname)
    if given.end - given.start > GIVEN or surname.end - surname.start > SURNAME or not doc[given.end - 1].whitespace_:
        return False
    head, last = doc[surname.end - 1], doc[given.end - 1]
    letters = surname.end < len(doc) and is_post_nominal(doc[surname.end])  # "Mary-Kate | Hill KC"
    tied = last.dep_ == "compound" and last.head.i in range(surname.start, surname.end + letters)
    if not tied or (head.dep_ in {"compound", "nmod", "amod"} and surname.label != "PERSON"):
        return False
    return _are_given(doc, given) and _is_surname(doc, surname)


def _is_called_after_place(doc: Doc, given: Candidate, surname: Candidate) -> bool:
    """Whether a place's name is somebody's given name: an office stands before it, and a surname right behind it."""
    if given.label != "GPE" or given.end - given.start > 1 or surname.end - surname.start > 1:
        return False
    first, last = doc[given.start], doc[surname.start]
    if fold(first.text) not in CALLED_AFTER_PLACES or last.is_sent_start or first.head != last or not given.start:
        return False
    title = doc[given.start - 1]
    if title.text == "," and last.dep_ == "appos":
        title = last.head
    plain = not (is_listed(last.text) or is_polity_word(last.text) or last.lower_ in known_heads())
    return plain and is_title(title) and is_capital(last) and not (is_title(last) or gazetteer.cities(last.text))


def _are_given(doc: Doc, piece: Candidate) -> bool:
    """Whether the words may be given names alone: they hold no surname, or a title stands before them."""
    first, last = doc[piece.start], doc[piece.end - 1]
    if piece.end - piece.start == len("X-y") and doc[piece.start + 1].text == "-":
        family = piece.start > 0 and doc[piece.start - 1].lower_ in FAMILY_FIRST and is_capital(doc[piece.start - 1])
        return first.text.istitle() and not family
    words = doc[piece.start : piece.end]
    if first.lower_ in FAMILY_FIRST or not all(is_capital(token) and token.text.isalpha() for token in words):
        return False
    if family_names.is_family_name(last.text) and gender_of(last.text) is None:
        return False
    named = gender_of(first.text) in {"male", "female"}
    return named or piece.titled or (piece.start > 0 and is_title(doc[piece.start - 1]))


def _is_surname(doc: Doc, piece: Candidate) -> bool:
    """Whether the words may be a surname: in capitals but for particles, no title and no known body's name."""
    words = doc[piece.start : piece.end]
    if words[0].is_sent_start or any(map(_ends_surname, words)):
        return False
    if piece.end - piece.start == 1:
        adjective = polities.of_adjective(words.text) or polities.people_of_adjective(words.text)
        return not adjective and (is_polity_word(words.text) or not is_listed(words.text))
    return not (is_polity_word(words.text) or is_listed(words.text) or words[-1].lower_ in known_heads())


def _ends_surname(token: Token) -> bool:
    if token.lower_ in PARTICLES:
        return False
    small = not is_capital(token) or not token.text.isalpha()
    return small or is_title(token) or is_blank(token) or is_post_nominal(token)
