"""A place behind "In" at a sentence's head, without a comma before the name behind it: "In Graz | Velmora opened"."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.builder import gazetteer
from newsgraph.builder.cores import is_place_name
from newsgraph.builder.namewords import is_capital, is_given, is_listed, known_heads, opens_sentence
from newsgraph.builder.token_columns import texts

FRONTED = frozenset({"In", "Near", "Outside"})
LONGEST = 3  # tokens of the place's name
TOWNS = frozenset({"United", "City", "Town", "Rovers", "Wanderers", "County"})


def end_of_place(doc: Doc, start: int, end: int, label: str) -> int:
    """Where the place ends that the stretch begins with, ``start`` where it begins with none or is one name.

    The rest must be a name for itself: listed, met elsewhere in the article, or somebody's with a given name.
    """
    if not start or texts(doc)[start - 1] not in FRONTED or end - start < 2 or not opens_sentence(doc[start - 1]):
        return start
    for last in range(min(start + LONGEST, end - 1), start, -1):
        place = doc[start:last].text
        if is_place_name(place):
            break
    else:
        return start
    rest, whole = doc[last:end], doc[start:end].text
    if is_listed(whole) or gazetteer.cities(whole) or rest[0].text in TOWNS or rest[0].lower_ in known_heads():
        return start
    if not is_capital(rest[0]):
        return start
    person = label == "PERSON" and len(rest) > 1 and is_given(rest[0])
    return last if person or is_listed(rest.text) or _is_met(doc, last, end) else start


def _is_met(doc: Doc, start: int, end: int) -> bool:
    """Whether the words stand elsewhere in the article and no other word with a capital right before them."""
    words = texts(doc)
    name = words[start:end]
    return any(
        text == name[0] and i != start and words[i : i + len(name)] == name and not (i and is_capital(doc[i - 1]))
        for i, text in enumerate(words)
    )
