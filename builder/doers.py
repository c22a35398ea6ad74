"""Who does a deed that only the word before it tells: "a police raid", "the rebel attack", "student protests".

The event lexicon takes names before a noun for its doers. A common noun there mostly says of what kind the thing is;
those listed in ``discourse.toml`` are whose deed it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder.frames import frames
from newsgraph.builder.model import Entity, Kind, Mention
from newsgraph.builder.noun_owners import possessors
from newsgraph.builder.reading import Reading, span_of
from newsgraph.builder.syntax import children
from newsgraph.builder.wordlists import table, words

# What somebody's forces have: who acts when these do, and is hit when these are.
ARMS: frozenset[str] = frozenset(table("collectives")["arms"])
BEFORE = frozenset({"compound", "amod", "nmod"})


def with_doers(reading: Reading) -> Reading:
    """The reading in which such a word refers to the unnamed group of that name, a new one where there is none."""
    found = list(_doers(reading))
    if not found:
        return reading
    entities, referent = dict(reading.entities), dict(reading.referent)
    for token in found:
        lemma = token.lemma_.lower()
        mention = Mention(span_of([token]), "nominal", "before a deed", 0.7)
        known = next((e for e in entities.values() if not e.named and _head(e.label) == lemma), None)
        if known is None:
            slug = re.sub(r"[^a-z0-9]+", "-", token.lower_)
            kind = Kind.ORGANIZATION if lemma in words("discourse", "denoting", "before_arms") else Kind.GROUP
            known = Entity(f"{kind.value.lower()}/{slug}", kind, token.text, named=False, rule="before a deed")
            if known.key in entities:
                continue
        entities[known.key] = replace(known, mentions=(*known.mentions, mention))
        referent[token.i] = known.key
    return replace(reading, entities=entities, referent=referent)


def _head(label: str) -> str:
    """The singular of the word at the end of a label, as far as dropping an "s" gives it."""
    return label.rsplit(" ", 1)[-1].lower().removesuffix("s")


def _doers(reading: Reading) -> Iterator[Token]:
    deeds = frames("nouns")
    for token in reading.doc:
        if token.dep_ not in BEFORE or token.i in reading.referent or token.i in reading.member_of_name:
            continue
        head = token.head
        kinds = {frame.type for frame in deeds.get(head.lemma_.lower(), ())}
        lemma = token.lemma_.lower()
        fits = lemma in words("discourse", "denoting", "before_deeds") and bool(kinds - {"-"})
        armed = words("discourse", "denoting", "before_arms") | words("discourse", "denoting", "before_deeds")
        fits = fits or (lemma in armed and head.lemma_.lower() in ARMS)
        fits = fits or (lemma in words("discourse", "denoting", "before_protests") and "Protest" in kinds)
        if not fits or head.pos_ != "NOUN" or possessors(head):
            continue
        beside = [t for t in (*children(head, *BEFORE), *children(token, *BEFORE)) if t.i in reading.referent]
        if not beside:  # "an Israeli army raid": Israel's
            yield token
