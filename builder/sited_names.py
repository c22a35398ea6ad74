"""Towns and villages that no list has, told by what the text says lies in them, beside them or around them.

In: a mention of a name and the noun that heads it. Out: the kinds that this speaks for, each with its weight.
"Toppled houses in Kariva", "stormed Gido Kala in Bono state", "the road between Oslo and Kariva".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.builder import namewords, wordlists
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate

SITED = 3.0
# What somebody does to a town with arms, and to nobody for whom a state is given right behind the name.
TAKING = frozenset({"besiege", "bombard", "overrun", "raze", "recapture", "retake", "seize", "shell", "storm"})
REGIONS = frozenset({"county", "district", "governorate", "prefecture", "province", "region", "state"})
WAYS = frozenset({
    "border", "ferry", "flight", "highway", "line", "motorway", "pipeline", "railway", "road", "route", "train",
})  # fmt: skip


def by_surroundings(doc: Doc, candidate: Candidate, root: Token) -> list[tuple[Kind | None, float]]:
    """A polity where the name can only be of a town; nothing where it may be anybody's."""
    if candidate.label not in {"", "PERSON", "ORG"} or candidate.titled or candidate.rule in {"lexicon", "office"}:
        return []
    if root.dep_ not in {"pobj", "dobj", "conj"} or doc[candidate.end - 1].lower_ in namewords.organization_heads():
        return []
    if root.dep_ == "pobj":
        found = _is_around(candidate, root)
    elif root.dep_ == "dobj":
        found = _is_taken(doc, candidate, root)
    else:
        found = _is_connected(candidate, root)
    return [(Kind.POLITY, SITED), (Kind.PERSON, -SITED), (Kind.ORGANIZATION, -SITED / 2)] if found else []


def _is_around(candidate: Candidate, root: Token) -> bool:
    """Whether the name stands bare behind "in", and what stands there is people or buildings."""
    if root.head.lower_ != "in" or root.head.i != candidate.start - 1:
        return False
    thing = root.doc[max(root.head.i - 1, 0)]
    return thing.pos_ == "NOUN" and thing.lower_ in wordlists.words("places", "sited")


def _is_taken(doc: Doc, candidate: Candidate, root: Token) -> bool:
    """Whether what is stormed is said to lie in a state or province: "seized Gido Kala in Bono state"."""
    if root.head.lemma_ not in TAKING or namewords.is_given(doc[candidate.start]):
        return False
    first = candidate.end + 1
    if first >= len(doc) or doc[candidate.end].lower_ != "in":
        return False
    return any(
        token.lower_ in REGIONS
        and all(namewords.is_capital(word) or word.lower_ == "the" for word in doc[first : token.i])
        for token in doc[first + 1 : candidate.end + 5]
    )


def _is_connected(candidate: Candidate, root: Token) -> bool:
    """Whether a way runs from a town to what is named: "the road between Oslo and Kariva"."""
    town = root.head
    return (
        town.ent_type_ == "GPE"
        and town.dep_ == "pobj"
        and town.head.lower_ == "between"
        and town.head.head.lower_ in WAYS
    )
