"""Names behind a common noun that opens a sentence, and so has a capital: "Retailer Homestead said", "Rival Volara"."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.builder import wordlists
from newsgraph.builder.language import is_common
from newsgraph.builder.namewords import facility_heads, is_capital, opens_sentence, organization_heads

SIDES = frozenset({"opposition", "ruling", "governing"})


def behind_opening_noun(doc: Doc, start: int, end: int, label: str) -> tuple[int, str]:
    """Where the name in the stretch begins, and its label: behind a noun for a kind of firm, it is a body's."""
    if start >= end:
        return start, label  # nothing is left of the stretch
    token = doc[start]
    nouns = wordlists.words("organizations", "opening")
    if token.lower_ in nouns and end - start == 2 and doc[start + 1].text.isupper() and _stands_alone(doc, start + 1):
        return start + 1, "ORG"  # "staff of Airline KLM", where the article speaks of KLM, too
    opens = token.is_sent_start or (start > 0 and (doc[start - 1].is_space or doc[start - 1].is_quote))
    if not opens or end - start < 2 or label not in {"ORG", "PERSON", "GPE", "PRODUCT", "FAC", "LOC"}:
        return start, label
    if token.lower_ in SIDES and end - start > 2:  # "Ruling Civic Union chairman"
        return start + 1, label
    last = doc[end - 1].lower_
    if token.lower_ not in nouns or not is_capital(doc[start + 1]) or doc[start + 1].is_punct:
        return start, label
    if last in organization_heads() | facility_heads() | wordlists.words("organizations", "suffixes") or last in nouns:
        return start, label  # "Airline Pilots Association"
    return start + 1, "ORG"


def _stands_alone(doc: Doc, index: int) -> bool:
    """Whether the word is met elsewhere without the noun in front of it."""
    noun, word = doc[index - 1].lower_, doc[index].text
    return any(token.text == word and (not token.i or token.nbor(-1).lower_ != noun) for token in doc)


def after_kind(doc: Doc, start: int, end: int, label: str) -> int:
    """Where the name begins after a noun in small letters for what it is: "Volunteer group | Book Corps"."""
    if label != "ORG" or not opens_sentence(doc[start]) or not is_common(doc[start].lower_):
        return start
    for i in range(start + 1, min(start + 4, end - 1)):
        token = doc[i]
        if not token.text.islower():
            break
        if token.tag_ == "NN" and is_capital(doc[i + 1]) and doc[i + 1].is_alpha:
            return i + 1
    return start
