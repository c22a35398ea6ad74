"""Whose a noun is by what stands before it: its possessor, a name or a nationality."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.dependents import children
from newsgraph.builder.enumerations import coordinated

# What is undertaken is somebody's doing: "a French bid to free them".
ENTERPRISES = wordlists.words("event_clauses", "owned", "enterprises")


def possessors(noun: Token) -> list[Token]:
    """Whose the noun is, a date between the two included: "the group's October 7 attack"."""
    found = children(noun, "poss")
    for child in children(noun, "compound", "nmod", "npadvmod", "nummod"):
        if child.ent_type_ == "DATE":
            found.extend(children(child, "poss"))
    if not found and noun.dep_ == "appos" and noun.head.ent_type_ == "DATE":
        found.extend(children(noun.head, "poss"))
    return found


def modifiers_that_name(noun: Token) -> list[Token]:
    """The proper names before the noun: "an Acme request"."""
    return [
        token
        for child in children(noun, "compound", "nmod", "amod")
        if child.pos_ == "PROPN" or child.ent_type_ == "NORP"
        for token in coordinated(child)
    ]


def planners(verb: Token) -> list[Token]:
    """Whose undertaking stands right before an infinitive that the parser hangs on the main verb: "spoke on the start
    of the French mission to free them"."""
    first = next((c for c in children(verb, "aux") if c.tag_ == "TO"), None)
    noun = first.nbor(-1) if first is not None and first.i else None
    if noun is None or noun.lemma_.lower() not in ENTERPRISES or noun.dep_ != "pobj":
        return []
    return modifiers_that_name(noun) or [token for owner in possessors(noun) for token in coordinated(owner)]
