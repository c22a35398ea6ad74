"""Names that other names of the article explain: towns by their bodies, people by their surnames alone."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from newsgraph.builder import polities, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.gathering import Name
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate

WEIGHT = 4.0
GUESSED = 2.5  # the most that the model's label alone says


def weigh_towns(names: Iterable[Name]) -> None:
    """Add to the score for a polity of every name that stands before "Police Department", "City Council" and the like.

    What somebody named in full bears as a surname stays a person: "Harlow" beside "Anna Harlow".
    """
    names = list(names)
    tails = [tuple(tail.split()) for tail in wordlists.words("places", "town_bodies") if " " in tail]
    ends = {tail[-1] for tail in tails}
    long = {words for name in names if len(words := name.words) > 1 and words[-1] in ends}
    towns = {words[: -len(tail)] for words in long for tail in tails if words[-len(tail) :] == tail}
    surnames = {name.words[-1] for name in names if len(name.words) > 1 and name.scores[Kind.PERSON] > 0}
    for name in names:
        if name.words[-1:] and name.words[-1] not in surnames and (name.words in towns or _is_capital(name, names)):
            name.scores[Kind.POLITY] += WEIGHT


def _is_capital(name: Name, names: Iterable[Name]) -> bool:
    """Whether the name is that of the capital of a country of which the article speaks: "Moroni", of the Comoros."""
    polity = polities.of_seat(name.form) if name.scores[Kind.PERSON] > 0 else None
    if polity is None or max(name.scores.values()) > GUESSED:
        return False
    known = {*map(fold, polity.names), *map(fold, polity.adjectives)}
    return any(other.form in known for other in names)


def weigh_bearers(names: Iterable[Name]) -> None:
    """Add to the score for a person of a full name of which the model makes a body or a town, if only the model does.

    The last word alone names a person elsewhere in the article: "Philando Castile" where "Castile" is somebody.
    """
    names = list(names)
    lone = {name.words[0] for name in names if len(name.words) == 1 and _is_person(name)}
    titled = {name.words for name in names if len(name.words) == 1 and name.gender and _is_person(name)}
    for name in names:
        if name.words in titled and not name.gender and 0 < max(name.scores.values(), default=0.0) <= GUESSED:
            name.scores[Kind.PERSON] += WEIGHT  # "Ashdale" beside "Lord Ashdale"
    for name in names:
        if len(name.words) in {2, 3} and name.words[-1] in lone and not _is_person(name):
            told = max(score for kind, score in name.scores.items() if kind is not Kind.PERSON) if name.scores else 0.0
            if told <= GUESSED and all(word[:1].isupper() for text in name.texts for word in text.split()):
                name.scores[Kind.PERSON] += WEIGHT


def weigh_surnames(names: Iterable[Name], doc: Doc) -> None:
    """Make a person of a town's or country's name that one person, named in full before, bears as a surname.

    Only where no mention stands as a place does: "Mara London ... London said", not "in London".
    """
    names = list(names)
    lone = [name for name in names if len(name.words) == 1 and not _is_person(name) and _is_place(name)]
    for name in lone:
        full = [other for other in names if len(other.words) > 1 and other.words[-1] == name.words[0]]
        bearers = [other for other in full if _is_person(other)]
        if len({other.words[0] for other in bearers}) != 1 or len(full) != len(bearers):
            continue
        first = min(mention.start for other in bearers for mention in other.mentions)
        after = all(mention.start > first for mention in name.mentions)
        if after and name.texts and not any(_stands_as_place(doc, mention) for mention in name.mentions):
            name.scores[Kind.POLITY] = name.scores[Kind.LOCATION] = 0.0
            name.scores[Kind.PERSON] += WEIGHT


def _is_place(name: Name) -> bool:
    """Whether a place is what the evidence says most for, and the name is written as one word with a capital."""
    place = max(name.scores[Kind.POLITY], name.scores[Kind.LOCATION])
    return place > 0 and place >= max(name.scores.values()) and all(text.istitle() for text in name.texts)


def _stands_as_place(doc: Doc, mention: Candidate) -> bool:
    """Whether the mention has a preposition or "the" before it, or stands before or behind another name or noun."""
    root = doc[mention.start : mention.end].root
    before = doc[mention.start - 1] if mention.start else None
    if before is not None and (before.lower_ in {"the", "of"} or (before.text == "," and root.dep_ == "appos")):
        return True
    if root.dep_ == "pobj" and root.head.lower_ not in {"by", "with", "against", "for", "to"}:
        return True
    return root.dep_ in {"compound", "nmod", "npadvmod", "conj", "amod"}


def _is_person(name: Name) -> bool:
    """Whether a person is what the evidence says most for."""
    person = name.scores[Kind.PERSON]
    return person >= 1.0 and all(person >= score for kind, score in name.scores.items() if kind is not Kind.PERSON)
