"""Lone surnames of people named in full before, which neither the model nor the tags show to be names."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.builder import wordlists
from newsgraph.builder.boundaries import SAYING
from newsgraph.builder.descriptions import noun
from newsgraph.builder.language import is_common
from newsgraph.builder.namewords import Candidate, is_capital, is_polity_word, opens_sentence

DOING = (
    wordlists.words("titles", "acting", "verbs")
    | wordlists.words("titles", "acting", "speaking")
    | wordlists.words("titles", "acting", "human")
    | wordlists.words("titles", "acting", "personal")
)
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
    if doc[i].ent_type_ == "PERSON" or after.lower_ in SAYING or (doc[i].tag_ == "DT" and after.tag_ == "VBD"):
        return True
    return _owns_or_acts(doc[i], after)


def _owns_or_acts(token: Token, after: Token) -> bool:
    """Whether the word at a sentence's head is no common noun there: "Banks was", "Page's lawyer", "Strong met her".

    A common noun in the singular has an article, save one of a mass, which does not do what people do.
    """
    if token.n_lefts or after.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or after.text == "-":
        return False
    if after.text in {"'s", "’s"} and after.tag_ == "POS":
        return token.dep_ == "poss"
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if any(child.dep_ == "conj" and _is_somebody(child) for child in token.children):
        return True
    verb = token.head
    plural = token.lower_.endswith("s") and not token.lower_.endswith("ss")
    if plural:
        return any(each.tag_ == "VBZ" or each.lower_ == "was" for each in (verb, *verb.lefts) if each.i > token.i)
    return verb.lemma_.casefold() in DOING and verb.pos_ == "VERB" and token.dep_ == "nsubj"


def _is_somebody(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or (noun(token).person and not noun(token).plural)
