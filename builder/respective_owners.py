"""Whose offices are that several hold of several, in the order of both: "the foreign ministers of A and B, X and Y"."""

from __future__ import annotations

from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.title import Title
from newsgraph.builder.title_words import run_of_name

JOINING = frozenset({"and", ",", "&"})
OWNERS = frozenset({Kind.POLITY, Kind.ORGANIZATION})
OFFICES = frozenset({"office", "function"})


def past_row(reading: Reading, title: Title, last: int) -> int:
    """The last token of the last owner in a row, where that of the first is ``last``: "heads of A, B and C"."""
    doc = reading.doc
    while title.plural and title.group in OFFICES and last + 2 < len(doc) and doc[last + 1].lower_ in JOINING:
        at = last + 2
        while at + 1 < len(doc) and (doc[at].lower_ in {"and", "the"}):
            at += 1
        key = reading.member_of_name.get(at)
        if key is None or reading.entities[key].kind not in OWNERS:
            break
        last = run_of_name(reading, at)[1]
    return last


def respectively(reading: Reading, title: Title, holders: int) -> list[str]:
    """The owners in the order of the text, if there are as many as ``holders`` and of one kind; else none."""
    doc, first = reading.doc, title.first
    if not title.plural or holders < 2 or title.group not in OFFICES or title.possessed:
        return []
    while first > 1 and doc[first - 1].lower_ in JOINING and _owner(reading, first - 2) is not None:
        first = run_of_name(reading, first - 2)[0]
    keys = [key for key in (_owner(reading, index) for index in range(first, title.last + 1)) if key is not None]
    owners = list(dict.fromkeys(keys))
    kinds = {reading.entities[key].kind for key in owners}
    return owners if len(owners) == holders and len(kinds) == 1 else []


def _owner(reading: Reading, index: int) -> str | None:
    key = reading.member_of_name.get(index)
    return key if key is not None and reading.entities[key].kind in OWNERS else None
