"""Whom "the girl" or "the baby" means: who is known to be so young, and nobody who is a spouse, a parent or in office.

The words are under [ages] and [young] in lexicon/identification.toml.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.builder.discourse import Referent
from newsgraph.builder.title_words import heads
from newsgraph.builder.wordlists import table, words

COMING_OF_AGE = 18
OFFICES = frozenset({"office", "function", "job", "rank"})


def is_young(lemma: str) -> bool:
    """Whether only the young are called so."""
    return lemma in words("identification", "young", "nouns")


def without_grown(lemma: str, people: Sequence[Referent]) -> list[Referent]:
    """Those of the people who may be called by a noun for the young."""
    return [referent for referent in people if not _is_grown(referent, lemma)]


def the_only_young(lemma: str, people: Sequence[Referent]) -> Referent | None:
    """The one of the people who is known to be so young; None where nobody is, or several are."""
    known = [referent for referent in without_grown(lemma, people) if _is_known_young(referent)]
    return known[0] if len(known) == 1 else None


def _is_grown(referent: Referent, lemma: str) -> bool:
    oldest = table("identification")["ages"].get(lemma, (0, COMING_OF_AGE))[1]
    if any(age.isdigit() and int(age) > oldest for age in referent.ages):
        return True
    if any(word in words("identification", "young", "never") for word, _ in referent.kin_of):
        return True
    callings = {word for title in referent.titles for word in title} - words("identification", "young", "callings")
    return any(heads().get(word) in OFFICES for word in callings)


def _is_known_young(referent: Referent) -> bool:
    if any(age.isdigit() and int(age) < COMING_OF_AGE for age in referent.ages):
        return True
    told = {word for title in referent.titles for word in title} | referent.nouns
    return bool(told & words("identification", "young", "nouns"))
