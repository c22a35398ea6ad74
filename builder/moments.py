"""Two times of which the one may hold the other: a month its day, a year its months."""

from __future__ import annotations

from newsgraph.builder.model import When


def agree(first: When, second: When) -> bool:
    """Whether both may be the time of one event."""
    return first == second or finer(first, second) is not None


def finer(first: When, second: When) -> When | None:
    """The more exact of two times of which one may hold the other, a month its day; None where they differ."""
    if When() in (first, second):
        return second if first == When() else first
    one, other = first.date or "", second.date or ""
    if one and other and (one.startswith(other) or other.startswith(one)):
        return first if len(one) >= len(other) else second
    return None
