"""One of a people, who has no name: "the Dutchman", "an Iranian", "the American said she"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import gazetteer, polities
from newsgraph.builder.small_words import INDEFINITE

ENDINGS = ("man", "woman")
LARGE = 500_000  # people of a town whose dwellers' name is commoner than a surname of the same form
TAKEN = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "poss", "dative", "ROOT"})


def is_one_of_people(token: Token) -> bool:
    """Whether the word is for one of a people, of whom it is no name."""
    text = token.text
    if not text[:1].isupper() or text.isupper() or token.tag_ in {"NNS", "NNPS"}:
        return False
    if text.endswith(ENDINGS) and polities.of_adjective(text) is None:  # "the Frenchman", not "the German"
        return polities.of_people(text) is not None
    if text.endswith("s") or token.dep_ not in TAKEN or not token.i or token.nbor(-1).text == "-":
        return False
    if polities.of_people(text) is None and polities.people_of_adjective(text) is None:
        return False
    opening = {child.lower_ for child in token.lefts if child.dep_ in {"det", "nummod"}} | {token.nbor(-1).lower_}
    if opening & INDEFINITE:
        return True
    several = polities.of_people(text + "s") or polities.people(text + "s")
    if "the" not in opening or several is None:
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    goes_on = after is not None and (after.text == "-" or after.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"})
    return not goes_on and (token.dep_ != "pobj" or token.head.head.lower_ == "according")


def is_before_name(token: Token) -> bool:
    """Whether the word says of which people somebody is whose name follows: "Briton Mark Hale", "Swede Eva Lind"."""
    text = token.text
    if token.dep_ != "compound" or not text.istitle() or token.i + 1 >= len(token.doc):
        return False
    if polities.of_people(text) is None or polities.of_adjective(text) is not None or text.endswith("s"):
        return False
    after = token.nbor(1)
    return after.text.istitle() and after.pos_ == "PROPN" and polities.of_people(text + "s") is not None


def is_of_town(token: Token) -> bool:
    """Whether the word is for one who lives in a state or a large town: "the Vermonter", "a Londoner"."""
    text = token.text
    if not text.endswith("er") or not text.istitle() or not token.i or token.nbor(-1).lower_ not in {"the", "a", "an"}:
        return False
    home = text[:-2]
    records = gazetteer.cities(home)
    return polities.state(home) is not None or bool(records and records[0].population > LARGE)
