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
    """The organisation that somebody joins as its officer: "will join Acme as treasurer"."""
    for child in verb.children:
        key = reading.member_of_name.get(child.i) if child.dep_ == "dobj" else None
        if key is not None and reading.entities[key].kind is Kind.ORGANIZATION:
            return key
    return None
