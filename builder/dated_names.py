"""A month or a day right before a name, which is a time and no part of it: "in May | Microsoft promised changes"."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from newsgraph.builder.namewords import is_capital, is_given, is_listed
from newsgraph.builder.token_columns import lowers, texts

WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
TIMES = WEEKDAYS | {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
}  # fmt: skip
BEFORE = frozenset(
    {"on", "by", "in", "since", "until", "till", "last", "this", "next", "early", "late", "mid", "during"}
)


def is_time(doc: Doc, i: int) -> bool:
    """Whether the token is a month or a day, as the word before it tells, and not what somebody is called."""
    if texts(doc)[i] not in TIMES or not i:
        return False
    words = lowers(doc)
    before = i - 2 if words[i - 1] == "-" and i > 1 else i - 1
    if words[before] not in BEFORE or (words[before] in {"late", "this"} and before and words[before - 1] == "the"):
        return False
    # "a part in August Wilson's plays" is his who is called so
    return not (is_given(doc[i]) and i + 2 < len(doc) and doc[i + 2].tag_ == "POS" and not is_listed(doc[i + 1].text))


def times(ent: Span) -> range:
    """The tokens that tell a time of what the model takes for a date: the month alone of "June | Velmora"."""
    month = ent.start + (ent[0].lower_ in BEFORE)
    named = month + 1 < ent.end and is_time(ent.doc, month)
    rest = ent.doc[month + 1 : ent.end]
    if named and all(is_capital(token) and token.is_alpha and token.text not in TIMES for token in rest):
        return range(ent.start, month + 1)
    return range(ent.start, ent.end)
