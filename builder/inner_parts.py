"""The part of a body that an office is of, where the body is named as its possessor: "head of Y's liaison office"."""

from __future__ import annotations

from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.title import Title
from newsgraph.builder.title_words import listed


def inside_of(reading: Reading, title: Title, start: int, stop: int) -> tuple[str | None, list[int]] | None:
    """Of what body, and of which part of it, the office is: "head of Y's Oslo office"; without the body where the part
    has a name that is not known, None where the complement has no possessor with a name or no part of it.
    """
    doc = reading.doc
    marks = [
        index for index in range(start + 1, stop) if doc[index].tag_ == "POS" and index - 1 in reading.member_of_name
    ]
    if not marks or title.group not in {"office", "function"}:
        return None
    key, part = reading.member_of_name[marks[-1] - 1], list(range(marks[-1] + 1, stop + 1))
    if reading.entities[key].kind not in {Kind.ORGANIZATION, Kind.POLITY}:
        return None
    inner = reading.member_of_name.get(stop)
    if inner is not None:  # "chief of the coast guard's Lara district"
        area = reading.entities[inner].kind in {Kind.POLITY, Kind.LOCATION}
        return (key, part) if area and reading.entities[key].kind is Kind.ORGANIZATION else None
    if doc[stop].lower_ in listed("parts", "branches") | listed("parts", "others"):
        return key, part
    return (None, []) if doc[stop].text[:1].isupper() else None
