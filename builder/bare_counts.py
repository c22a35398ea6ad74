"""Victims that are only counted: "killed nine", "three dead", "hundreds were detained"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.syntax import children
from newsgraph.builder.wordlists import words

CROWDS = frozenset({"dozens", "scores", "hundreds", "thousands"})
NO_PEOPLE = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"})
STATES = frozenset({"dead", "wounded", "injured", "hurt", "missing", "homeless"})
DYING = frozenset({"die", "perish", "drown"})


def counts_victims(token: Token) -> bool:
    """Whether a number without a noun stands for those whom violence, an accident or the law has struck."""
    if not (token.tag_ == "CD" and token.lower_ != "one") and token.lower_ not in CROWDS:
        return False
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj", "conj") or token.ent_type_ in NO_PEOPLE:
        return False
    if children(token, "prep", "nmod", "appos") and any(c.lower_ in ("of", "in", "per") for c in token.children):
        return False  # "two of its nurses", "one in ten"
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in {"%", "percent", "per", "others"}:
        return False
    if token.head.lemma_ == "shoot" and token.is_digit:
        return False  # in golf
    verb, place = token.head, token.dep_
    lemma = verb.lemma_.lower()
    if place == "conj":
        elliptic = children(token, "acl")[:1]  # "three were killed and nine injured"
        if elliptic and elliptic[0].tag_ == "VBN":
            return _strikes(elliptic[0]) and _strikes(verb)
        return verb.tag_ == "CD" and counts_victims(verb)
    if verb.lower_ in STATES and place == "nsubj":
        return True
    if place == "dobj" and lemma == "leave":  # "left three dead"
        return any(child.lower_ in STATES for child in children(verb, "oprd", "acomp", "xcomp"))
    if place == "nsubj" and lemma in DYING:
        return True
    return (
        (place != "nsubj" or verb.tag_ == "VBN")
        and _strikes(verb)
        and not any(child.dep_ in ("dobj", "attr") for child in token.children)
    )


def _strikes(verb: Token) -> bool:
    return verb.lemma_.lower() in words("discourse", "denoting", "counted_off")
