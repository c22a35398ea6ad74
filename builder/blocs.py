"""Sides that are named by what they are for: "pro-union candidates", "the anti-war camp", "a pro-Northland lawmaker".

What stands behind the hyphen is no one's office, and where the article has the side as a body of its own the office is
that body's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsgraph.builder.model import Entity, Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.title_words import run_of_name

STANCES = frozenset({"pro", "anti", "non"})
BLOCS = frozenset({"camp", "bloc", "coalition", "alliance", "faction", "side", "wing"})


def whole_words(reading: Reading, words: Sequence[int]) -> tuple[list[int], frozenset[str]]:
    """The tokens of a title with the names behind "pro-" put back, and the keys of these names."""
    doc, full, inside = reading.doc, list(words), set()
    for index in words:
        behind = index + 1
        if doc[index].text != "-" or index < 1 or doc[index - 1].lower_ not in STANCES or behind in full:
            continue
        key = reading.member_of_name.get(behind)
        if key is not None:
            inside.add(key)
            full.extend(range(behind, run_of_name(reading, behind)[1] + 1))
        elif behind < len(doc):
            full.append(behind)
    return sorted(full), frozenset(inside)


def of_their_side(reading: Reading, stated: Stated) -> Stated:
    """The holding with its title without the side that it is of: "pro-union camp candidate" of the pro-union camp."""
    if not names_side(stated.title):
        return stated
    told = stated.title.split()
    head = max((i + 1 for i, word in enumerate(told[:-1]) if word.casefold() in BLOCS), default=1)
    side = " ".join(told[:head]).casefold()
    body = _side(reading, side)
    if body is None:
        return replace(stated, of=None) if stated.found.title.of is None else stated
    return replace(stated, title=" ".join(told[head:]), of=body.key)


def names_side(title: str) -> bool:
    """Whether a title begins with a side: "pro-union candidate", "opposition bloc leader"."""
    told = title.casefold().split()
    stance, hyphen, _ = told[0].partition("-") if len(told) > 1 else ("", "", "")
    return (bool(hyphen) and stance in STANCES) or any(word in BLOCS for word in told[1:-1])


def _side(reading: Reading, side: str) -> Entity | None:
    """The one body of the article that is called by the words, with or without a word for a side behind them."""
    found, called = [], {side, *(f"{side} {bloc}" for bloc in BLOCS)}
    for entity in reading.entities.values():
        names = {name.casefold().removeprefix("the ") for name in (entity.label, *entity.alternatives)}
        if entity.kind in (Kind.ORGANIZATION, Kind.GROUP) and names & called:
            found.append(entity)
    return found[0] if len(found) == 1 else None
