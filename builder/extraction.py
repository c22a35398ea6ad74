"""One article in, all that it says out: the stages in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from spacy.tokens import Doc

from newsgraph.builder import claims, coreference, events, language, names, roles
from newsgraph.builder.model import Article, Extraction


class Extractor(Protocol):
    """Whatever turns articles into extractions, one each, in order."""

    name: str

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The extraction of each article."""
        ...


def read(article: Article, doc: Doc) -> Extraction:
    """All that the parsed article says; a pure function of the two and the lexicons.

    Roles are read twice: on the names alone, so that coreference knows who "the prime minister" is, and again when it
    is known whom pronouns and descriptions mean.
    """
    named = names.read_names(article, doc)
    reading = claims.with_speakers(coreference.resolve(named, roles.role_holdings(named)))
    holdings = roles.role_holdings(reading)
    found = events.events(reading)
    said = claims.claims(reading, found, holdings)
    return Extraction(article, reading.sentences, tuple(reading.entities.values()), holdings, found, said)


class RuleExtractor:
    """The default extractor: spaCy's parse, lexicons and rules."""

    name = "rules"

    def __init__(self, model: str = language.DEFAULT_MODEL) -> None:
        self.model = model

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The extraction of each article, in order."""
        for article, doc in language.parse(articles, self.model):
            yield read(article, doc)
