"""Which body is another's part, so that its name is no longer form of the other's: "its trading arm, Volara Export"."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.builder import wordlists
from newsgraph.builder.gathering import Name

PARTS = wordlists.words("organizations", "parts")
LEGAL = wordlists.words("organizations", "legal")


def is_part(longer: Name, shorter: Name, doc: Doc) -> bool:
    """Whether the text calls the longer name a unit, an arm or a subsidiary, which is then not the shorter name's."""
    rest = longer.words[len(shorter.words) :]
    if not rest or set(rest) <= LEGAL:
        return False
    for candidate in longer.mentions:
        head = doc[candidate.start : candidate.end].root
        before = doc[candidate.start - 1] if candidate.start else None
        if head.dep_ == "appos" and head.head.lemma_.lower() in PARTS:
            return True
        if before is not None and before.lower_ in PARTS and before.pos_ == "NOUN":
            return True
        if any(child.dep_ == "appos" and child.lemma_.lower() in PARTS for child in head.children):
            return True
    return False
