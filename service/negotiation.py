"""Content negotiation: which media type of those offered a client would rather have (RFC 9110, section 12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "BOOLEAN_TYPES",
    "GRAPH_TYPES",
    "HTML",
    "RESULT_TYPES",
    "Choice",
    "accepts_gzip",
    "choose",
    "preferences",
    "wants_page",
]

HTML = "text/html"

# Media type → the name that the query worker knows the format by. In order of preference where a client has none; an
# alias stands after the type it means, and whoever asks for the alias gets it.
RESULT_TYPES = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
BOOLEAN_TYPES = RESULT_TYPES
GRAPH_TYPES = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/trig": "trig",
    "application/n-quads": "nquads",
    "application/x-turtle": "turtle",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/xml": "rdfxml",
    "text/plain": "ntriples",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One range of an Accept header: "text/*", how much it is wanted (0 to 1), and where it stood."""

    pattern: str
    quality: float
    position: int

    def matches(self, media_type: str) -> int:
        """How closely the range names ``media_type``: 3 exactly, 2 by its family, 1 as anything, 0 not at all."""
        if self.pattern == media_type:
            return 3
        if self.pattern == "*/*":
            return 1
        family, _, kind = self.pattern.partition("/")
        return 2 if kind == "*" and media_type.startswith(family + "/") else 0


def preferences(header: str) -> list[Choice]:
    """The ranges of an Accept (or Accept-Encoding) header in the order given; a range that is no range is left out."""
    choices = []
    for position, part in enumerate(header.split(",")):
        pattern, *parameters = (piece.strip() for piece in part.split(";"))
        if not pattern:
            continue
        choices.append(Choice(pattern.lower(), _quality(parameters), position))
    return choices


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                quality = float(value)
            except ValueError:
                return 0.0
            return quality if 0 <= quality <= 1 else 0.0
    return 1.0


def choose(header: str | None, offered: Sequence[str]) -> str | None:
    """The media type of ``offered`` (best first) that an Accept header wants most; None when it takes none of them.

    Without a header the first is given. The closest range decides a type's quality; among equals what the client named
    outright goes before what it let pass, what it named earlier before what it named later, and then our own order.
    """
    if header is None or not header.strip():
        return offered[0] if offered else None
    choices = preferences(header)
    best: tuple[tuple[float, int, int, int], str] | None = None
    for order, media_type in enumerate(offered):
        closest = max(choices, key=lambda choice: (choice.matches(media_type), -choice.position), default=None)
        if closest is None or not closest.matches(media_type) or closest.quality <= 0:
            continue
        named = closest.matches(media_type)
        rank = (closest.quality, named, -closest.position if named == 3 else 0, -order)
        if best is None or rank > best[0]:
            best = (rank, media_type)
    return best[1] if best else None


def wants_page(header: str | None) -> bool:
    """Whether an Accept header is that of somebody who reads pages: what it wants most, and names first, is HTML."""
    choices = [choice for choice in preferences(header or "") if choice.quality > 0]
    first = max(choices, key=lambda choice: (choice.quality, -choice.position), default=None)
    return first is not None and first.pattern == HTML


def accepts_gzip(header: str | None) -> bool:
    """Whether an Accept-Encoding header takes gzip."""
    named = {choice.pattern: choice.quality for choice in preferences(header or "")}
    return named.get("gzip", named.get("*", 0.0)) > 0
