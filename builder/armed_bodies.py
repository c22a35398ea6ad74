"""Whose fighters are meant where only they are spoken of: "the militants" of an armed organisation named before."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from newsgraph.builder.descriptions import Noun
from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.forms import fold
from newsgraph.builder.model import Kind
from newsgraph.builder.pronouns import Choice
from newsgraph.builder.wordlists import words

FIGHTERS = words("discourse", "fighters", "nouns")
OF_ARMS = words("discourse", "fighters", "words")


@cache
def _known() -> frozenset[str]:
    return frozenset(fold(name) for name in words("bodies", "armed") | words("discourse", "fighters", "known"))


def armed_body(token: Token, described: Noun, discourse: Discourse) -> Choice | None:
    """The one armed organisation that the last sentences name, whose fighters "the rebels" are; None if not clear."""
    if described.lemma not in FIGHTERS:
        return None
    bodies = [r for r in discourse.in_mind(token) if r.named and r.kind in (Kind.ORGANIZATION, Kind.GROUP)]
    armed = [r for r in bodies if _is_armed(r)]
    others = [r for r in discourse.in_mind(token) if not r.named and r.nouns & FIGHTERS]
    if len(armed) != 1 or others:
        return None
    return Choice((armed[0].key,), "description:its fighters", 0.75)


def _is_armed(referent: Referent) -> bool:
    return (
        fold(referent.label) in _known()
        or bool(referent.nouns & FIGHTERS)
        or not OF_ARMS.isdisjoint(fold(referent.label).split())
    )
