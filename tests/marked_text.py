"""Readings from marked text, so that a test of one stage does not hang on the stages before it.

``[Ana Ruiz:P]`` marks a named person, ``:O`` an organisation, ``:L`` a polity (or its adjective,
``[Peruvian:L=Peru]``), ``:G`` a people, ``[she:=Ana Ruiz]`` a word that refers to one, and ``[a spokesman:U]`` an
unnamed person.
"""

from __future__ import annotations

import re

from newsgraph.builder import language
from newsgraph.builder.model import Article, Entity, Kind
from newsgraph.builder.reading import Reading

MARK = re.compile(r"\[([^\]:]+):([POLGU]?)(?:=([^\]]+))?\]")
KINDS = {"P": Kind.PERSON, "O": Kind.ORGANIZATION, "L": Kind.POLITY, "G": Kind.GROUP, "U": Kind.PERSON}


def read(marked: str, published: str | None = "2024-05-15") -> Reading:
    """The reading of the marked text, its entities keyed by their names."""
    pieces: list[str] = []
    marks: list[tuple[int, int, str, str]] = []
    position = length = 0
    for match in MARK.finditer(marked):
        pieces += [marked[position : match.start()], match[1]]
        start = length + match.start() - position
        length = start + len(match[1])
        marks.append((start, length, match[2], match[3] or match[1]))
        position = match.end()
    text = "".join(pieces) + marked[position:]
    article = Article("test", text, None, published)
    doc = next(iter(language.parse([article])))[1]
    sentences = language.sentences(article, doc)
    entities: dict[str, Entity] = {}
    referent: dict[int, str] = {}
    inside: dict[int, str] = {}
    for start, end, letter, key in marks:
        span = doc.char_span(start, end, alignment_mode="expand")
        if letter:
            entities.setdefault(key, Entity(key, KINDS[letter], key, named=letter != "U"))
        referent[span.root.i] = key
        if letter not in {"", "U"}:
            inside.update((token.i, key) for token in span)
    number = {}
    index = 0
    for sentence in doc.sents:
        if any(not token.is_space for token in sentence):
            number.update((token.i, index) for token in sentence)
            index += 1
    return Reading(article, doc, sentences, entities, referent, inside, number)
