"""A candidate's campaign and a president's administration: organisations of their own, named after the person."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from newsgraph.builder import wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.merging import Thing
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate, is_title

CAMPAIGNS = frozenset({"campaign", "administration", "campaigns", "administrations"})
SIDES = frozenset({"camp", "team"})  # other words for the campaign, once the article has named it


def add(doc: Doc, things: list[Thing], found: Sequence[Candidate]) -> list[Thing]:
    """The things, with an organisation for each "the Miller campaign" of a person of the article, in order of mention.

    The person's own mention stays; which of two Millers runs the campaign need not be known for it to be one thing.
    """
    surnames = {name.words[-1] for thing in things if thing.kind is Kind.PERSON for name in thing.names if name.words}
    taken = {c.start for thing in things if thing.kind is not Kind.PERSON for c in thing.mentions}
    made: dict[str, Thing] = {}
    bearers = [c for c in found if fold(doc[c.end - 1].text) in surnames and c.start not in taken]
    for nouns in (CAMPAIGNS, SIDES):
        for candidate in bearers:
            noun = _noun_after(doc, candidate, nouns)
            if noun is None:
                continue
            surname = doc[candidate.end - 1].text
            label = f"{surname} {noun.lower_.removesuffix('s')}"
            if nouns is SIDES:
                thing = made.get(fold(f"{surname} campaign"))
            else:
                thing = made.setdefault(fold(label), Thing(Kind.ORGANIZATION, label, [], [], "campaign"))
            if thing is not None:
                thing.mentions.append(Candidate(candidate.start, noun.i + 1, "ORG", "campaign"))
    return sorted([*things, *made.values()], key=lambda thing: min(c.start for c in thing.mentions))


def _noun_after(doc: Doc, candidate: Candidate, nouns: frozenset[str]) -> Token | None:
    """The noun of "the Miller campaign", None where it stands before another noun: "Miller campaign manager".

    "Miller's campaign" counts where it acts or speaks, which tells it from what he does himself.
    """
    if candidate.end + 1 >= len(doc):
        return None
    root = doc[candidate.start : candidate.end].root
    owned = doc[candidate.end].tag_ == "POS"
    noun = doc[candidate.end + owned]
    if noun.lower_ not in nouns or root.head != noun or noun.dep_ in {"compound", "nmod"}:
        return None
    if owned:
        return noun if root.dep_ == "poss" and noun.lower_ == "campaign" and _acts(noun) else None
    return noun if root.dep_ in {"compound", "nmod", "amod"} else None


def _acts(noun: Token) -> bool:
    """Whether a body does what is said of the noun: it says something, or something is done by it or asked of it."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.pos_ == "VERB":
        return verb.lemma_.casefold() in wordlists.words("titles", "acting", "verbs") or any(
            child.dep_ == "ccomp" for child in verb.children
        )
    if noun.dep_ == "pobj" and verb.lower_ in {"for", "with"} and is_title(verb.head):
        return True
    return noun.dep_ == "pobj" and verb.dep_ == "agent"
