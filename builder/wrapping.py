"""Lines that a program broke at a fixed width, joined again: the break becomes a space, so that every offset stays.

A break was forced if the next line's first word had no room left on the line. Where almost all breaks inside a text's
sentences were forced at one width, the lines are wrapped; where they were not, each line is a paragraph.
"""

from __future__ import annotations

import itertools
import re

from newsgraph.builder.casing import case_of

NARROWEST, WIDEST = 40, 120  # characters a line
FEWEST = 3  # breaks from which the width shows
FORCED = 0.9  # of the breaks inside sentences
ITEM = re.compile(r"[*•·▪►‣–—-]|\(?\w{1,2}[.)]\s|\d{4}-\d")
ENDED = re.compile(r"[.!?:][\"'”’)]*\s*$")
GOES_ON = re.compile(r"[^\W_],?$")


def joined(text: str) -> str:
    """The text with a space for each line end inside a sentence or a wrapped paragraph."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    width = _width(lines)
    parts = [lines[0]]
    for number, line in enumerate(lines[1:], 1):
        parts += [" " if _one(lines[number - 1], line, width, first=number == 1) else "\n", line]
    return "".join(parts)


def _width(lines: list[str]) -> int:
    """The width at which the lines are wrapped, 0 if they are not."""
    pairs = itertools.pairwise(lines)
    inner = [number for number, (line, after) in enumerate(pairs) if line.strip() and after.strip()]
    inner = [number for number in inner if not ENDED.search(lines[number])]  # where it ends, a paragraph may end too
    if len(inner) < FEWEST:
        return 0
    widths = sorted(len(lines[number].rstrip()) for number in inner)
    width = widths[int(FORCED * (len(widths) - 1))]
    if not NARROWEST <= width <= WIDEST:
        return 0
    forced = sum(_no_room(lines[number], lines[number + 1], width) for number in inner)
    return width if forced >= FORCED * len(inner) else 0


def _no_room(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have stood on the line."""
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width


def _one(line: str, following: str, width: int, *, first: bool) -> bool:
    """Whether the two lines are one."""
    if len(line) < NARROWEST // 2 or not following.strip() or ITEM.match(following):
        return False
    if following[0].islower() and len(line) >= NARROWEST and GOES_ON.search(line.rstrip()):
        return True
    indented = following[0].isspace() and not line[:1].isspace()
    if not width or indented or not _no_room(line, following, width):
        return False
    return not first or case_of(line) == "plain"
