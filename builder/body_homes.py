"""Bodies of one name that two countries have: "India's Supreme Court" and "Nepal's Supreme Court" are not one.

In: the parse and the names found. Out: for mentions of all but the first of such bodies the country they are of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from newsgraph.builder import polities
from newsgraph.builder.forms import fold
from newsgraph.builder.namewords import Candidate
from newsgraph.builder.shortening import LONGEST_COUNTRY, bag, country


def homes(doc: Doc, found: Sequence[Candidate]) -> dict[int, str]:
    """The country of a body by the first token of the mention, where the article names another country's before it."""
    owned = {piece.start: home for piece in found if (home := _told(doc, piece)) is not None}
    if not owned:
        return {}
    bodies: defaultdict[tuple[str, ...], dict[int, str]] = defaultdict(dict)
    for piece in sorted(found, key=lambda piece: piece.start):
        if _is_body(piece):
            words = fold(doc[piece.start : piece.end].text).split()
            home = owned.get(piece.start) or country(words)
            if home is not None:
                bodies[bag(words)][piece.start] = home
    others: dict[int, str] = {}
    for named in bodies.values():
        first = next(iter(named.values()))
        told = {home for start, home in named.items() if start not in owned}  # "the High Court of Uganda", whole
        others.update(
            (start, home) for start, home in named.items() if start in owned and (home != first or told - {home})
        )
    return others


def _is_body(piece: Candidate) -> bool:
    return piece.label == "ORG" and piece.end - piece.start > 1


def _told(doc: Doc, piece: Candidate) -> str | None:
    """The country whose the body is said to be: "Nepal's Supreme Court", "the Supreme Court of Nepal"."""
    start, end = piece.start, piece.end
    if not _is_body(piece) or doc[start:end].root.dep_ in {"compound", "nmod", "amod"}:
        return None
    if start > 1 and doc[start - 1].tag_ == "POS":
        spans = [doc[start - 1 - count : start - 1] for count in range(min(LONGEST_COUNTRY, start - 1), 0, -1)]
    elif end + 1 < len(doc) and doc[end].lower_ == "of":
        first = end + 1 + (doc[end + 1].lower_ == "the")
        spans = [doc[first : first + count] for count in range(LONGEST_COUNTRY, 0, -1)]
    else:
        return None
    return next((polity.name for span in spans if (polity := polities.named(fold(span.text)))), None)
