"""Offices that somebody only stands for: "Liberal candidate for mayor X" makes X a candidate, and no mayor."""

from __future__ import annotations

from dataclasses import replace

from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.title import Title
from newsgraph.builder.title_words import listed

LINKS = frozenset({"for", "as", "to"})
BECOMING = frozenset({"be", "become"})
LONGEST = 6  # tokens from the word for who stands to that for the office: "candidate for the next lieutenant governor"


def candidacy_for(reading: Reading, before: Title, office: Title) -> Title | None:
    """The title of who stands, with the office that they stand for; None where the two are not of one phrase.

    ``before`` is the title phrase before that of the ``office``.
    """
    if before.lemma not in listed("pending", "hypothetical") or office.group == "kinship" or office.possessed:
        return None
    doc = reading.doc
    between = doc[before.head + 1 : office.words[0]]
    if not 0 < len(between) <= LONGEST or between[0].lower_ not in LINKS:
        return None
    if any(token.is_punct or (token.pos_ == "VERB" and token.lower_ not in BECOMING) for token in between):
        return None
    inside = {reading.member_of_name.get(token.i) for token in between} - {None}
    if any(key is not None and reading.entities[key].kind is Kind.PERSON for key in inside):
        return None
    words = (*(index for index in before.words if index <= before.head), *range(before.head + 1, office.head + 1))
    return replace(
        before, last=max(office.last, office.head), words=words, of=before.of or office.of, has_complement=True
    )
