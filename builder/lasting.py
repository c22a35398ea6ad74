"""What goes on for long and has a beginning and an end of its own: wars, sieges, uprisings.

Who ends a war has not waged it, and the day on which one broke out or ended is an edge of its time, not the whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.dependents import children
from newsgraph.builder.model import When

LASTING = wordlists.words("event_clauses", "lasting", "states")
YEARS = LASTING - {"bloodshed", "fighting", "hostility", "violence"}
LONG = YEARS | {"fight", "struggle"}
# By these, too, it may have been told of.
TOLD = (
    LASTING | LONG | {"battle", "campaign", "clash", "combat", "crisis", "invasion", "offensive", "operation", "unrest"}
)
ENDING = frozenset({"cease", "conclude", "end", "finish", "halt", "stop", "suspend"})
# Who only tries to end one of these has not held it; who ends it may have ("the union ended the strike").
HELD = wordlists.words("event_clauses", "lasting", "held")
TRYING = wordlists.words("event_clauses", "lasting", "trying")
BEGINNING = wordlists.words("event_clauses", "lasting", "beginning")


def outlasts(noun: Token, told: Iterable[Token]) -> bool:
    """Whether the noun names what lasts and the words only single blows: "the conflict" is not the raid told of."""
    return noun.lemma_.lower() in LONG and not any(word.lemma_.lower() in TOLD for word in told)


def is_ended(noun: Token, verb: Token) -> bool:
    """Whether the verb says that the fighting or protest which the noun names is brought to an end, by whomever."""
    if verb.lemma_ not in ENDING:
        return False
    lemma = noun.lemma_.lower()
    return lemma in LASTING or (lemma in HELD and verb.dep_ == "xcomp" and verb.head.lemma_ in TRYING)


def edge(noun: Token, when: When) -> When:
    """The time that a verb lends to the noun, as the start or the end of it where it says that a war began or ended."""
    if when.date is None or noun.lemma_.lower() not in YEARS:
        return when
    verbs = children(noun, "relcl")
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass"):
        verbs = [*verbs, noun.head]
    told = {verb.lemma_.lower() for verb in verbs}
    if told & BEGINNING:
        return When(start=when.date)
    return When(end=when.date) if told & ENDING else when
