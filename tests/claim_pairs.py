"""Who says what in a text of a test: the pairs that the tests of claims compare."""

from __future__ import annotations

from newsgraph.builder import claims, coreference, language, names
from newsgraph.builder.model import Article


def pairs(text: str, headline: str | None = None) -> list[tuple[str, str]]:
    """Who speaks, and the words of each evidence, claim by claim."""
    article = Article("a", text, headline)
    (doc,) = [doc for _, doc in language.parse([article])]
    reading = claims.with_speakers(coreference.resolve(names.read_names(article, doc)))
    labels = {key: entity.label for key, entity in reading.entities.items()}
    return [
        (labels.get(claim.speaker or "", ""), evidence.span.of(text))
        for claim in claims.claims(reading)
        for evidence in claim.evidence
    ]
