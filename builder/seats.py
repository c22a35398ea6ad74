"""What stands between the names of a list and says only where each of them sits, stands or lives, or how old he is."""

from __future__ import annotations

from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_end
from newsgraph.builder.title_tails import PARTISANS, party_tag
from newsgraph.builder.title_words import run_of_name

PREPOSITIONS = frozenset({"of", "from", "in", "for", "at"})
LONGEST = 8  # tokens of what stands in brackets behind a name, or of a seat's name
SEATS = frozenset({"seat", "district", "electorate", "constituency", "ward", "riding", "division", "state", "province"})
INSIDE = frozenset({"the", "of", "'s", "-"})


def past_seat(reading: Reading, index: int) -> int:
    """The token behind whatever says where somebody of a list sits; ``index`` itself if nothing does.

    "Senators X, Republican of Lara, and Y", "X, R-Lara, and Y", "Ann, 6, and Ben, 3", "X (Lara) and Y", "X in Upper
    Lara and Y".
    """
    doc = reading.doc
    tag = party_tag(reading, index)
    if tag is not None:
        return tag[1]
    if index + 2 < len(doc) and doc[index].text == "," and doc[index + 1].like_num and doc[index + 2].is_punct:
        return index + 2
    if index < len(doc) and doc[index].text == "(":
        closing = [i for i in range(index + 1, min(index + LONGEST, len(doc))) if doc[i].text == ")"]
        return closing[0] + 1 if closing else index
    stop = index
    if stop + 3 < len(doc) and doc[stop].text == "," and doc[stop + 1].lower_ in PARTISANS:
        stop += 2
    if stop + 1 < len(doc) and doc[stop].lower_ in PREPOSITIONS:
        behind = _past_place(reading, stop + 1)
        return behind if behind > stop + 1 else index
    return index


def _past_place(reading: Reading, index: int) -> int:
    """The token behind a place, whatever it was taken for: "the Upper Lara seat", "Port Lara"; ``index`` if none."""
    doc = reading.doc
    if is_place(reading, index):
        return run_of_name(reading, index)[1] + 1
    stop, named = index, False
    while stop < min(index + LONGEST, sentence_end(doc[index])):
        word = doc[stop]
        if word.text[:1].isupper() and word.pos_ in {"PROPN", "ADJ", "NOUN"}:
            named = True
        elif word.lower_ not in SEATS | INSIDE:
            break
        stop += 1
    return stop if named else index


def is_place(reading: Reading, index: int) -> bool:
    """Whether the token belongs to the name of a place."""
    key = reading.member_of_name.get(index)
    return key is not None and reading.entities[key].kind in {Kind.POLITY, Kind.LOCATION}
