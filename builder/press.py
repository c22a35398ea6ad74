"""Newspapers and journals called by an ordinary word with a capital: "The Economist said", "Nature reported".

Names leave such words to others, since most of them name nobody; beside a verb of saying they are who speaks.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.model import Entity, Kind, Mention, Span
from newsgraph.builder.reading import Reading

WITH_ARTICLE = wordlists.words("reporting", "press", "with_article")
BARE = wordlists.words("reporting", "press", "bare")


def is_press(token: Token) -> bool:
    """Whether the word, by its capital and what stands before it, names a newspaper or a journal."""
    if not token.i or token.left_edge.i < token.i - 1:
        return False
    before = token.nbor(-1)
    if before.lower_ == "the":
        return token.text in WITH_ARTICLE
    return token.text in BARE and not token.is_sent_start and before.dep_ not in {"compound", "amod", "det", "poss"}


def entered(reading: Reading, token: Token) -> str:
    """The key of the newspaper as an organisation of the article, made if there is none yet."""
    key = f"{Kind.ORGANIZATION.name.lower()}/{token.lower_}"
    entity = reading.entities.get(key) or Entity(key, Kind.ORGANIZATION, token.text, rule="speaker")
    mention = Mention(Span(token.idx, token.idx + len(token)), "name", "speaker", 0.8)
    if mention.span not in {each.span for each in entity.mentions}:
        entity = replace(entity, mentions=tuple(sorted((*entity.mentions, mention), key=lambda each: each.span)))
    reading.entities[key] = entity
    return key
