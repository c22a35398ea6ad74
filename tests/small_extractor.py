"""A small extractor for tests of what surrounds extraction: fast, without a model, and with faults on demand.

Each capitalised pair of words is a person, and each sentence "A met B." a meeting. An article with the word FAULT
raises, one with BREAK gets an event without evidence, one with CRASH kills its process, one with SLOW takes a while,
one with LOOP takes for ever.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator

from newsgraph.builder.model import (
    Article,
    Entity,
    Event,
    Evidence,
    Extraction,
    Kind,
    Mention,
    Sentence,
    Span,
    Status,
)

PERSON = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
SENTENCE = re.compile(r"[^.\n]+\.?")
MEETING = re.compile(r"(\b[A-Z][a-z]+ [A-Z][a-z]+) (met) (\b[A-Z][a-z]+ [A-Z][a-z]+)")


def key(name: str) -> str:
    return "person/" + name.lower().replace(" ", "-")


class SmallExtractor:
    """Implements newsgraph.builder.extraction.Extractor."""

    name = "small"

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            yield one(article)


def one(article: Article) -> Extraction:
    text = article.text
    if "FAULT" in text:
        raise ArithmeticError("a fault on demand")
    if "CRASH" in text:
        os._exit(9)
    while "LOOP" in text:
        pass
    if "SLOW" in text:
        time.sleep(0.03)
    sentences = tuple(
        Sentence(number, Span(found.start() + len(found[0]) - len(found[0].lstrip()), found.end()))
        for number, found in enumerate(found for found in SENTENCE.finditer(text) if found[0].strip())
    )
    mentions: dict[str, list[Mention]] = {}
    for found in PERSON.finditer(text):
        mentions.setdefault(found[0], []).append(Mention(Span(*found.span()), rule="pair"))
    entities = tuple(
        Entity(key(name), Kind.PERSON, name, mentions=tuple(theirs)) for name, theirs in sorted(mentions.items())
    )
    events = tuple(
        Event(
            f"event/{number}",
            "Consult",
            Status.ACTUAL,
            () if "BREAK" in text else (Evidence(Span(*found.span()), Span(*found.span(2))),),
            agents=tuple(sorted({key(found[1]), key(found[3])})),
            confidence=0.75,
            rule="met",
        )
        for number, found in enumerate(MEETING.finditer(text))
    )
    return Extraction(article, sentences, entities, events=events)
