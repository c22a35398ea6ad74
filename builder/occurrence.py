"""What a clause says of an event noun: that it happens, goes on, ends or is put off, and through which of its verbs."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.moods import words
from newsgraph.builder.syntax import children, particle

__all__ = ["ROUNDS", "occurring", "occurs_in", "round_of"]

# Of which an event noun may be what there is a part or a row of: what is said of the round is said of the talks.
ROUNDS = frozenset({"round", "series", "session", "string", "wave", "spate", "set", "day", "campaign", "state"})


def occurs_in(verb: Token) -> bool:
    """Whether the verb says of its subject that it happens, goes on, ends or is put off."""
    lemma = verb.lemma_.lower()
    name = f"{lemma}_{particle(verb)}" if particle(verb) else lemma
    return name in words()["occurrence"] or lemma in words()["occurrence"]


def round_of(noun: Token) -> Token:
    """The noun that stands for the event in its clause: "round" of "a second round of talks"; else the noun itself."""
    of = noun.head
    return of.head if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in ROUNDS else noun


def occurring(noun: Token) -> list[Token]:
    """The verbs that say of the event noun that it happens, the clause's own first and then what hangs by it: "are
    scheduled | to begin", "is due | to be held"; none where its clause says something else of it."""
    noun = round_of(noun)
    head = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or head.pos_ not in ("VERB", "AUX") or not occurs_in(head):
        return []
    found = [head]
    for governor in (head, *children(head, "acomp", "oprd")):
        found.extend(verb for verb in children(governor, "xcomp") if verb.pos_ in ("VERB", "AUX"))
    return found
