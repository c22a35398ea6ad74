"""Where an article quotes: the stretches between quotation marks, also over several sentences and paragraphs.

Reads the article's characters alone, no parse. Curly marks say whether they open or close; of straight marks and of
doubled backquotes the neighbouring characters say it, and what is open already. A quotation that runs on into the next
paragraph opens again there without having been closed; one that is never closed ends with its line. Inner quotations
(single marks inside double ones) belong to the outer one; single marks count only in lines without double ones, or
where the article has double marks nowhere but inside single ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsgraph.builder.model import Span

MARK = re.compile("[“”„«»\"]|``|''")
OPENS, CLOSES = frozenset("“„«"), frozenset("”»")
SINGLE = re.compile(r"(?<![\w.,!?’'])[‘'](?=\S)([^‘'’\n]*(?:[’'](?=\w)[^‘'’\n]*)*)(?<=[\w.,!?…”\"])[’'](?!\w)")
LONGEST = 4000  # code points between two marks: beyond it one of them is taken to be stray
ACROSS_LINES = 1500


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: ``span`` with its marks, ``inner`` without. ``closed`` is False where no mark ends it."""

    span: Span
    inner: Span
    closed: bool = True


@lru_cache(maxsize=2)  # asked for at each stage of one text
def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of the text in their order, none inside another."""
    found = [quotation for quotation in _double(text) if quotation.inner.start < quotation.inner.end]
    taken = [quotation.span for quotation in found]
    matches = list(SINGLE.finditer(text))
    if found and _single_outside(taken, matches):
        return tuple(Quotation(Span(m.start(), m.end()), Span(*m.span(1))) for m in matches if m.group(1).strip())
    for match in matches:
        line = Span(text.rfind("\n", 0, match.start()) + 1, _line_end(text, match.end()))
        if not any(span.overlaps(line) for span in taken) and match.group(1).strip():
            found.append(Quotation(Span(match.start(), match.end()), Span(*match.span(1))))
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def _single_outside(doubles: list[Span], singles: list[re.Match[str]]) -> bool:
    """Whether the article quotes with single marks, and with double ones only inside them."""
    inside = all(any(m.start() < span.start and span.end < m.end() for m in singles) for span in doubles)
    return inside and sum(m.group(1).rstrip('”"')[-1:] in {",", ".", "!", "?"} for m in singles) > len(doubles)


def _double(text: str) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    depth = 0
    for mark in MARK.finditer(text):
        if opened is None:
            if _direction(text, mark, False) == "open" and mark.end() < len(text):
                opened, depth = mark, 0
            continue
        broken = text.find("\n", opened.end(), mark.start())
        if _direction(text, mark, True) == "open":
            if broken < 0 and mark.group() != opened.group():
                depth += 1
            elif broken >= 0:
                # The next paragraph opens anew: the quotation goes on there, or was never closed.
                yield _unclosed(text, opened, broken)
                opened, depth = mark, 0
            continue
        if depth and mark.group() in CLOSES:
            depth -= 1
            continue
        length = mark.start() - opened.end()
        if length > LONGEST or (broken >= 0 and length > ACROSS_LINES):
            yield _unclosed(text, opened, broken if broken >= 0 else mark.start())
        elif text[opened.end() : mark.start()].strip():
            yield Quotation(Span(opened.start(), mark.end()), _stripped(text, opened.end(), mark.start()))
        opened, depth = None, 0
    if opened is not None and text[opened.end() :].strip():
        yield _unclosed(text, opened, _line_end(text, opened.end()))


def _direction(text: str, mark: re.Match[str], inside: bool) -> str:
    """Whether the mark opens or closes; ``inside`` says whether a quotation is open before it."""
    before = text[mark.start() - 1] if mark.start() else "\n"
    after = text[mark.end()] if mark.end() < len(text) else "\n"
    free_before = before.isspace() or before in "([-—–―/"
    free_after = after.isspace() or after in ".,;:!?)]-—–―/"
    if mark.group() in OPENS:
        # Some sites set an opening mark where the closing one belongs.
        return "close" if inside and free_after and not free_before else "open"
    if mark.group() in CLOSES:
        return "open" if not inside and before == "\n" and not free_after else "close"
    if mark.group() == "``" and before == "\n":
        return "open"
    if free_before and not free_after:
        return "open"
    if free_after and not free_before:
        return "close"
    return "close" if inside else "open"


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _unclosed(text: str, opened: re.Match[str], end: int) -> Quotation:
    inner = _stripped(text, opened.end(), end)
    return Quotation(Span(opened.start(), inner.end), inner, closed=False)
