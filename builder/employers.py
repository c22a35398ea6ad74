"""The body that somebody works for or joins, as the words of the verb say: "works for Acme", "will join Acme"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading


def employer(reading: Reading, verb: Token) -> str | None:
    """The body that somebody works for or at: "works for Acme as an engineer"."""
    for child in verb.children:
        for each in child.children if child.lower_ in {"for", "at"} else ():
            key = reading.member_of_name.get(each.i) if each.dep_ == "pobj" else None
            if key is not None and reading.entities[key].kind is Kind.ORGANIZATION:
                return key
    return None


def joined_body(reading: Reading, verb: Token) -> str | None:
    """The organisation that somebody joins, or moves to, as its officer: "will join Acme as treasurer"."""
    bodies = [child for child in verb.children if child.dep_ == "dobj"]
    bodies += [
        each for child in verb.children if child.lower_ == "to" for each in child.children if each.dep_ == "pobj"
    ]
    for child in bodies:
        key = reading.member_of_name.get(child.i)
        if key is not None and reading.entities[key].kind is Kind.ORGANIZATION:
            return key
    return None
