"""Offices that a person is said to have: "his interior minister", "her head of research", "the coach's captain".

In: the role holdings of an article, completed. Out: the same, those whose possessor runs a state or a body, and that
are offices of such, given it; a deputy, a lawyer or a spokesman stays the person's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsgraph.builder import owning_bodies, wordlists
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.reading import Reading
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.title_words import listed


def of_their_bodies(reading: Reading, stated: Sequence[Stated]) -> list[Stated]:
    """The holdings, offices of a body given the one that their possessor runs: "her head of research, X"."""
    if not any(_has_person(reading, each) for each in stated):
        return list(stated)
    run: dict[str, set[str]] = {}
    for each in stated:
        title = each.found.title
        held = title.group == "office" and not title.former and title.status is Status.ACTUAL
        if held and each.of is not None and reading.entities[each.of].kind in {Kind.ORGANIZATION, Kind.POLITY}:
            run.setdefault(each.found.holder, set()).add(each.of)
    complete = []
    for each in stated:
        bodies = run.get(each.of or "", set()) if _has_person(reading, each) else set()
        fitting = {key for key in bodies if _fits(reading, each, key)}
        complete.append(replace(each, of=fitting.pop()) if len(fitting) == 1 else each)
    return complete


def _has_person(reading: Reading, each: Stated) -> bool:
    title = each.found.title
    return (
        title.possessed
        and title.group in {"office", "function", "job"}
        and each.of is not None
        and reading.entities[each.of].kind is Kind.PERSON
    )


def is_ministers(reading: Reading, each: Stated) -> bool:
    """Whether a state's officer is called a person's: "his interior minister", "her army chief of staff"."""
    return _has_person(reading, each) and _is_states(each) and each.found.title.status is Status.ACTUAL


def _is_states(each: Stated) -> bool:
    """Whether the office is a minister's with a field, or one of a state's forces."""
    title = each.found.title
    words = each.title.casefold().split()
    spokesman = title.lemma in wordlists.words("office_bodies", "state", "spokesmen")
    if title.lemma == "chief-of-staff" or spokesman:
        return bool(set(words) & wordlists.words("office_bodies", "state", "forces"))
    portfolio = title.lemma in wordlists.words("office_bodies", "seated", "portfolio")
    return portfolio and (len(words) > 1 or title.has_complement) and words[0] != "press"


def _fits(reading: Reading, each: Stated, key: str) -> bool:
    """Whether the office is one of such a body, and no personal one."""
    title = each.found.title
    if title.lemma in wordlists.words("office_bodies", "retinue", "personal") and not _is_states(each):
        return False
    if reading.entities[key].kind is Kind.POLITY and _is_states(each):
        return True
    if reading.entities[key].kind is Kind.POLITY and title.lemma.startswith("vice-"):
        return False
    if title.lemma.startswith("vice-") or title.lemma in listed("sides", "heads") | listed("sides", "players"):
        return True
    if reading.entities[key].kind is Kind.POLITY:
        return False
    kind = owning_bodies.class_of(each)
    return (title.has_complement and title.lemma in {"head", "director", "chief"}) or kind not in {None, "any"}


__all__ = ["is_ministers", "of_their_bodies"]
