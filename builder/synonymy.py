"""Words that may name the same event: of one stem, or listed together in ``lexicon/event_synonyms.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from newsgraph.builder.triggers import Trigger

STEM = 5
HOUSE_VOTES = frozenset({"confidence", "no-confidence", "censure", "impeachment", "trust"})
# By what means a deed of violence was done that is named so; and how words begin that tell of the means.
MEANS = {
    "bombing": "blast", "blast": "blast", "explosion": "blast", "detonation": "blast",
    "shooting": "gun", "gunfire": "gun", "stabbing": "blade", "knifing": "blade",
}  # fmt: skip
DONE_BY = {"shoot": "gun", "gun": "gun", "raid": "raid", "ambush": "raid", "stab": "blade", "behead": "blade"}
TOLD_BY = {
    "blast": ("bomb", "blast", "explo", "deton", "air", "warplane", "jet", "missile", "rocket", "drone", "grenade",
              "mine", "ram", "device", "shell", "artillery", "hit", "strike", "struck"),
    "gun": ("gun", "shoot", "shot", "fire", "bullet", "rifle", "pistol", "sniper"),
    "blade": ("stab", "knif", "blade", "machete", "sword", "axe"),
}  # fmt: skip


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, tuple[frozenset[str], ...]]:
    path = resources.files("newsgraph.builder") / "lexicon" / "event_synonyms.toml"
    tables = tomllib.loads(path.read_text("utf-8"))
    return {kind: tuple(frozenset(words) for words in sets) for kind, sets in tables.items()}


def votes_apart(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether one is a vote by which a house brings somebody down and the other is another: a "no-confidence vote" is
    no election."""
    again = any(other.token.lemma_ == trigger.token.lemma_ for other in triggers)
    return not again and any(map(_of_confidence, triggers)) != _of_confidence(trigger)


def means_apart(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether the deed was done by other means than the noun tells: "the bombing" is no raid in which one was shot."""
    mine = None if trigger.is_verb else MEANS.get(trigger.token.lemma_.lower())
    if mine is None:
        return False
    words = {other.token.lemma_.lower() for other in triggers}
    theirs = {(MEANS | DONE_BY).get(word) for word in words} - {None}
    if not theirs or mine in theirs:
        return False
    told = (word.lower_ for other in triggers for word in other.token.sent)
    return trigger.token.sent not in [other.token.sent for other in triggers] and not any(
        word.startswith(TOLD_BY[mine]) for word in told
    )


def _of_confidence(trigger: Trigger) -> bool:
    return any(child.lower_ in HOUSE_VOTES or child.lemma_.lower() in HOUSE_VOTES for child in trigger.token.children)


def same_stem(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether the word begins like one of those of the event: "negotiated", "negotiations"."""
    stem = trigger.token.lemma_.lower()[:STEM]
    return any(other.token.lemma_.lower()[:STEM] == stem for other in triggers)


def synonymous(triggers: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether the word may name, in events of this type, what the group's first word names."""
    lemma = trigger.token.lemma_.lower()
    named = {other.token.lemma_.lower() for other in triggers}
    return any(lemma in words and named & words for words in _synonyms().get(trigger.frame.type, ()))
