"""Infinitives that the parser takes for a description or a purpose: headlines' futures, what one is urged to do."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.dependents import children
from newsgraph.builder.voice import is_passive

# Who does these to somebody wants him to do what follows, though the parser hangs it as a purpose.
URGING = frozenset({"force", "lobby", "nudge", "order", "press", "pressure", "prod", "push", "urge"})


def is_headline_future(verb: Token) -> bool:
    """Whether the infinitive is all that a headline tells of its subject: "Rebels to free hostages"."""
    noun = verb.head
    bare = noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN") and noun.i < verb.i
    return bare and verb.tag_ == "VB" and any(aux.tag_ == "TO" for aux in children(verb, "aux"))


def is_urged(clause: Token) -> bool:
    """Whether an infinitive taken for a purpose is what somebody is made or urged to do: "pushed Peru to act"."""
    verb = clause.head
    if clause.dep_ != "advcl" or clause.tag_ != "VB" or verb.lemma_ not in URGING or is_passive(verb):
        return False
    between = any(verb.i < noun.i < clause.i for noun in children(verb, "dobj"))
    return between and any(aux.tag_ == "TO" for aux in children(clause, "aux"))


__all__ = ["is_headline_future", "is_urged"]
