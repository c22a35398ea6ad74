"""What the extraction makes of one text: the set-up of the tests that read a text of their own from end to end."""

from __future__ import annotations

from newsgraph.builder import extraction, language, names
from newsgraph.builder.model import Article, Extraction, Kind
from newsgraph.builder.reading import Reading

PUBLISHED = "2016-09-28"


def extract(text: str, published: str | None = PUBLISHED, headline: str | None = None) -> Extraction:
    """All that is found in the text of an article of this date, None for one without a date."""
    ((article, doc),) = language.parse([Article("test", text, headline, published)])
    return extraction.read(article, doc)


def labels_of(found: Extraction) -> dict[str, str]:
    """The label of each entity by its key."""
    return {entity.key: entity.label for entity in found.entities}


def named(text: str, published: str | None = None, headline: str | None = None) -> Reading:
    """The reading of the text as far as its names, before it is known who else is meant."""
    ((article, doc),) = language.parse([Article("test", text, headline, published)])
    return names.read_names(article, doc)


def kinds_of(reading: Reading) -> dict[str, Kind]:
    """The kind of each entity by its label."""
    return {entity.label: entity.kind for entity in reading.entities.values()}
