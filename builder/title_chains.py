"""Who is chosen for what, one after the other: "elected X president, Y vice president and Z treasurer"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_start
from newsgraph.builder.title_words import heads, is_stop, listed, run_of_name, singular

JOINTS = frozenset({"and", ",", "&"})
WORDS = 5  # of a title in a chain, at most: "deputy minister for rural affairs" is the longest that is told so
TITLES = 4  # tokens of a title before the name of who is chosen: "Rear Adm."
LINKS = 5  # of a chain, at most


def chosen_by(reading: Reading, first: int) -> Token | None:
    """The verb of appointing that governs the name which begins at the token, past others that were chosen before it.

    "Named X chairman and Y secretary": the verb for Y, too. None where there is none.
    """
    doc = reading.doc
    for _ in range(LINKS):
        first = _before_title(doc, first)
        if first < 1:
            return None
        before = doc[first - 1]
        if before.lower_ not in JOINTS:
            break
        found = _one_before(reading, first)
        if found is None:
            return None
        if isinstance(found, Token):
            return found
        first = found
    else:
        return None
    before = before.head if before.tag_ == "RP" else before  # "swore in X as"
    return before if _appoints(before) else None


def _before_title(doc: Doc, first: int) -> int:
    """Where the title in capitals begins that stands before a name: "named | Bishop X archbishop"."""
    index = first - 1
    while index > 0 and first - index <= TITLES and (is_stop(doc[index]) or _is_title(doc[index])):
        index -= 1
    return index + 1


def _is_title(token: Token) -> bool:
    beside = token.text[:1].isupper() or (token.dep_ == "compound" and token.pos_ == "NOUN")  # "Senator X", "lawyer X"
    return beside and singular(token.text) in heads() and token.pos_ != "VERB"


def _appoints(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_.lower() in listed("verbs", "appoint")


def _one_before(reading: Reading, first: int) -> Token | int | None:
    """Where the name before begins that has a title of its own, or the passive verb before that title alone."""
    doc = reading.doc
    start, index = sentence_start(doc[first - 1]), first - 1
    while index > start and doc[index].lower_ in JOINTS:
        index -= 1
    if singular(doc[index].text) not in heads():
        return None
    last = index
    while index >= start and last - index < WORDS:
        token = doc[index]
        key = reading.member_of_name.get(index)
        if key is not None and reading.entities[key].kind is Kind.PERSON:
            return run_of_name(reading, index)[0]
        if token.pos_ == "VERB":
            passive = token.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in token.children)
            return token if passive and _appoints(token) else None
        if key is None and token.pos_ not in {"NOUN", "PROPN", "ADJ"} and token.lower_ != "as":
            return None
        index -= 1
    return None
