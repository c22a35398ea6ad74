"""Parties and other bodies that are named only by whose office it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from newsgraph.builder import wordlists
from newsgraph.builder.namewords import Candidate, is_polity_word

PARTY_PEOPLE = wordlists.words("organizations", "party_people")
PARTY_COLOURS = wordlists.words("organizations", "party_colours")
PARTY_NAMES = wordlists.words("organizations", "party_names")
SHAPE = re.compile(r"^(?:[A-Z]{2,5}|[A-Z][a-z][A-Z]{1,3})$")
OFFICES = wordlists.words("organizations", "offices")


def of_office(doc: Doc, capitals: list[int]) -> Iterator[Candidate]:
    """Whose office it is, whatever the model makes of it: acronyms ("SPD candidate", "AfD leader") and parties, by
    their people ("Free Democrats", "Greens leader") or with a small letter ("Labour party").
    """
    things = wordlists.words("organizations", "no_bodies")
    for i in capitals:
        token = doc[i]
        if i + 1 >= len(doc) or is_polity_word(token.text):
            continue
        after, people = doc[i + 1].lower_, token.lower_ in PARTY_PEOPLE
        if people and i and doc[i - 1].text in PARTY_COLOURS:
            yield Candidate(i - 1, i + 1, "ORG", "capitals")
        elif after in OFFICES and (people or SHAPE.match(token.text)) and token.text not in things:
            yield Candidate(i, i + 1, "ORG", "capitals")
        elif doc[i + 1].text == "party" and token.text in PARTY_NAMES:
            yield Candidate(i, i + 2, "ORG", "capitals")
