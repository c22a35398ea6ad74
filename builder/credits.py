"""Bylines and the credits of pictures: names there are those in full of people, and listed bodies; the rest is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from newsgraph.builder import wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.namewords import Candidate, is_capital, known_organizations

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
    """Where credits stand in the text, as pairs of code points, in order."""
    patterns = [TAKEN_BY]
    patterns += [LABELLED] if ":" in text else []
    patterns += [REPORTED_BY] if "ing by " in text else []
    patterns += [_by_agency()] if "/" in text else []  # it is tried at every capital
    return sorted(match.span() for pattern in patterns for match in pattern.finditer(text))


def without(text: str, doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, less those in bylines, and those in credits but for people in full and well-known bodies.

    What the article names elsewhere stays, too. What stays of a credit has the rule "credit": nobody acts there.
    """
    signed = [match.span() for match in BYLINE.finditer(text)]
    credited = stretches(text)
    if not credited and not signed:
        return list(found)
    inside = [c for c in found if any(a <= doc[c.start].idx < b for a, b in credited)]
    makers = {c for c in found if any(a <= doc[c.start].idx < b for a, b in signed)}
    out = [c for c in found if c not in inside and c not in makers]
    elsewhere = {doc[c.start : c.end].text.casefold() for c in out}
    kept = []
    for candidate in found:
        known = candidate in out or doc[candidate.start : candidate.end].text.casefold() in elsewhere
        if known:
            kept.append(candidate)
        elif candidate in inside and _names_maker(doc, candidate):
            kept.append(replace(candidate, rule="credit"))
    return kept


def _names_maker(doc: Doc, candidate: Candidate) -> bool:
    """Whether a name in a credit is somebody's in full, or a body's that everybody knows."""
    words = doc[candidate.start : candidate.end]
    if candidate.label == "PERSON":
        return len(words) > 1 and all(is_capital(word) for word in words if word.is_alpha)
    return fold(words.text) in known_organizations()
