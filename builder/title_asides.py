"""What stands between a name and the title behind it: "X, 49, a spokesman", "X (D-Lara), the chair"."""

from __future__ import annotations

import re

from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import is_post_nominal
from newsgraph.builder.party_offices import is_party
from newsgraph.builder.reading import Reading
from newsgraph.builder.seats import is_place
from newsgraph.builder.sentence_bounds import sentence_end
from newsgraph.builder.title import Title
from newsgraph.builder.title_tails import PARTISANS
from newsgraph.builder.title_words import run_of_name

EXPLAINING = frozenset({"a", "an", "the", "who", "now", "of"})
LONGEST = 12  # tokens of what explains one of several names
COMMAS = frozenset({",", "-", "–", "—", "--"})


def past_aside(reading: Reading, index: int, title: Title) -> int:
    """The comma that closes what explains one of several names, where that begins at ``index``: "two sons, X, a lawyer,
    and Y"; else ``index``.
    """
    doc = reading.doc
    if not title.plural or index + 2 >= len(doc) or doc[index].text != "," or doc[index + 1].lower_ not in EXPLAINING:
        return index
    end = min(sentence_end(doc[index]), index + LONGEST)
    for behind in range(index + 2, end):
        if doc[behind].text == "," or doc[behind].text == ";":
            return behind
        key = reading.member_of_name.get(behind)
        if key is not None and reading.entities[key].kind is Kind.PERSON:
            return index
    return index


def past_asides(reading: Reading, index: int, start: int) -> int:
    """The token before what stands between a name and its title: ages, parties, homes, degrees, one after the other."""
    for _ in range(3):
        before = _past_one(reading, index, start)
        if before == index:
            break
        index = before
    return index


def _past_one(reading: Reading, index: int, start: int) -> int:
    """The token before one aside: "X, 49," "X, aged 49," "X (D-NY)," "X, R-Wis.," "X, of Springfield," "X, QC,"."""
    doc = reading.doc
    if index < start:
        return index
    if index > start + 1 and doc[index - 1].text == "," and is_post_nominal(doc[index]):
        return index - 2
    home = index
    while home > start and is_place(reading, home):
        home -= 1
    if start < home < index and doc[home].lower_ == "of":  # "X of Kentucky, the majority leader"
        return home - 2 if doc[home - 1].text == "," else home - 1
    party = reading.member_of_name.get(index)
    if is_party(reading, party):  # "X of the Greens, chairman of Z"
        before = run_of_name(reading, index)[0] - 1
        before -= before > start and doc[before].lower_ == "the"
        if before > start and doc[before].lower_ in {"of", "from"}:
            return before - 1
    opening = index
    while opening > max(start, index - 7) and doc[opening].text != ",":
        opening -= 1
    if doc[opening].text == "," and opening > start and opening < index:
        words = [doc[each].lower_ for each in range(opening + 1, index + 1)]
        text = "".join(doc[each].text_with_ws for each in range(opening + 1, index + 1)).strip()
        if re.fullmatch(r"(aged?\s)?\d{1,3}(\syears?\sold)?|[A-Z]{1,3}\s?[-–]\s?[A-Z][\w. ]*", text):
            return opening - 1
        if words[0] in PARTISANS and words[1:2] == ["of"]:
            return opening - 1
        places = range(opening + (2 if words[0] == "of" else 1), index + 1)
        if places and all(is_place(reading, each) for each in places):
            return opening - 1
    if index > start + 1 and doc[index].tag_ == "CD" and doc[index - 1].text in COMMAS | {"("}:
        return index - 2
    if index > start + 2 and doc[index].text == ")":
        opening = index - 1
        while opening > max(start, index - 8) and doc[opening].text != "(":
            opening -= 1
        if doc[opening].text == "(":
            return opening - 1
    return index
