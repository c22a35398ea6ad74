"""A candidate's campaign and a president's administration: organisations of their own, named after the person."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from newsgraph.builder.forms import fold
from newsgraph.builder.merging import Thing
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate

CAMPAIGNS = frozenset({"campaign", "administration", "campaigns", "administrations"})


def add(doc: Doc, things: list[Thing], found: Sequence[Candidate]) -> list[Thing]:
    """The things, with an organisation for each "the Miller campaign" of a person of the article, in order of mention.

    The person's own mention stays; which of two Millers runs the campaign need not be known for it to be one thing.
    """
    surnames = {name.words[-1] for thing in things if thing.kind is Kind.PERSON for name in thing.names if name.words}
    taken = {c.start for thing in things if thing.kind is not Kind.PERSON for c in thing.mentions}
    made: dict[str, Thing] = {}
    for candidate in found:
        noun = _noun_after(doc, candidate)
        surname = doc[candidate.end - 1].text
        if noun is None or fold(surname) not in surnames or candidate.start in taken:
            continue
        label = f"{surname} {noun.lower_.removesuffix('s')}"
        new = made.setdefault(fold(label), Thing(Kind.ORGANIZATION, label, [], [], "campaign"))
        new.mentions.append(Candidate(candidate.start, noun.i + 1, "ORG", "campaign"))
    return sorted([*things, *made.values()], key=lambda thing: min(c.start for c in thing.mentions))


def _noun_after(doc: Doc, candidate: Candidate) -> Token | None:
    """The noun of "the Miller campaign", None where it stands before another noun: "Miller campaign manager"."""
    if candidate.end >= len(doc):
        return None
    noun, root = doc[candidate.end], doc[candidate.start : candidate.end].root
    if noun.lower_ not in CAMPAIGNS or root.dep_ not in {"compound", "nmod", "amod"} or root.head != noun:
        return None
    return noun
