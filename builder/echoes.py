"""Lone surnames of people named in full before, which neither the model nor the tags show to be names."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.builder import wordlists
from newsgraph.builder.boundaries import SAYING
from newsgraph.builder.language import is_common
from newsgraph.builder.namewords import Candidate, is_capital, is_polity_word, opens_sentence

FAMILY_FIRST = wordlists.words("given_names", "family_first")


def echoes(doc: Doc, capitals: list[int], found: list[Candidate], taken: set[int]) -> list[Candidate]:
    """The lone surnames, after their bearers have been named in full, that neither the model nor the tags show."""
    surnames: dict[str, int] = {}
    for piece in found:
        last = doc[piece.end - 1]
        if piece.label == "PERSON" and piece.end - piece.start > 1 and len(last) > 2 and not is_polity_word(last.text):
            surnames[last.text] = min(surnames.get(last.text, piece.start), piece.start)
            first = doc[piece.start]
            if doc[piece.end - 2].text == "-" and first.lower_ in FAMILY_FIRST:  # "An Chong-bum", "An"
                surnames[first.text] = min(surnames.get(first.text, piece.start), piece.start)
    return [
        Candidate(i, i + 1, "PERSON", "capitals")
        for i in capitals
        if i not in taken
        and surnames.get(doc[i].text, i) < i
        and not (opens_sentence(doc[i]) and is_common(doc[i].lower_) and not _is_who_says(doc, i))
        and not (i + 1 < len(doc) and is_capital(doc[i + 1]) and i + 1 not in taken)
    ]


def _is_who_says(doc: Doc, i: int) -> bool:
    """Whether an ordinary word at a sentence's head is somebody's surname: "Long said"."""
    after = doc[i + 1] if i + 1 < len(doc) else doc[i]
    return doc[i].ent_type_ == "PERSON" or after.lower_ in SAYING or (doc[i].tag_ == "DT" and after.tag_ == "VBD")
