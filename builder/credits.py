"""Bylines and the credits of pictures: who made the article or the photograph takes no part in the news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc

from newsgraph.builder import wordlists
from newsgraph.builder.namewords import Candidate

PICTURE = (
    r"(?:Image|Photo|Photograph|Picture|Video|Graphic|Illustration|Screenshot|File [Pp]hoto|FILE PHOTO|PHOTO|IMAGE)s?"
)
LABELLED = re.compile(
    rf"\b(?:{PICTURE}(?: [Cc]redit)?|Credit|CREDIT|Source|SOURCE)\s?:\s[^\n]{{2,80}}?(?:\.(?=\s|$)|(?=[\n)])|$)"
)
TAKEN_BY = re.compile(rf"\b{PICTURE} (?:by|courtesy of|via) [^\n]{{2,80}}?(?:\.(?=\s|$)|(?=[\n)])|$)")
REPORTED_BY = re.compile(
    r"(?:^|\(|(?<=[.!?]\s))(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled) by [^\n]*$", re.MULTILINE
)
BYLINE = re.compile(r"^(?:By|BY) [^\W\d_a-z][^\n.!?]{3,70}$", re.MULTILINE)


@cache
def _by_agency() -> re.Pattern[str]:
    """A name before a stroke and an agency: "A. Miller/Reuters", "A. Miller / Getty Images"."""
    names = sorted((name for name in wordlists.words("organizations", "agencies") if "-" not in name), key=len)
    agencies = "|".join(re.escape(name) for name in reversed(names))
    return re.compile(rf"(?:[A-Z][\w.'’-]+ ){{0,3}}[A-Z][\w.'’-]+ ?/ ?(?:{agencies})\b(?: ?/ ?[A-Z]\w+(?: \w+)?)?")


def stretches(text: str) -> list[tuple[int, int]]:
    """Where bylines and credits stand in the text, as pairs of code points, in order."""
    patterns = [TAKEN_BY, BYLINE]
    patterns += [LABELLED] if ":" in text else []
    patterns += [REPORTED_BY] if "ing by " in text else []
    patterns += [_by_agency()] if "/" in text else []  # it is tried at every capital
    return sorted(match.span() for pattern in patterns for match in pattern.finditer(text))


def without(text: str, doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, less those in credits that the article names nowhere else."""
    credited = stretches(text)
    if not credited:
        return list(found)
    inside = [c for c in found if any(a <= doc[c.start].idx < b for a, b in credited)]
    out = [c for c in found if c not in inside]
    elsewhere = {doc[c.start : c.end].text.casefold() for c in out}
    return [c for c in found if c in out or doc[c.start : c.end].text.casefold() in elsewhere]
