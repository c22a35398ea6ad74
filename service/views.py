"""What the REST routes show of things and facts, as JSON; every fact with the sentences that state it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from newsgraph.service.backend import Backend, StoreReader
from newsgraph.service.directory import ArticleEntry, Directory, Entry, current_directory
from newsgraph.service.facts import Fact, Party, Passage, load
from newsgraph.service.problems import Problem
from newsgraph.service.side_tables import date_number
from newsgraph.service.wording import in_words

__all__ = ["View", "date_bounds", "date_number"]

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
SLOTS = {
    "agent": "agents",
    "patient": "patients",
    "mediator": "mediators",
    "place": "places",
    "holder": "holders",
    "of": "of",
    "speaker": "speakers",
}


def date_bounds(start: str | None, end: str | None) -> tuple[int, int] | None:
    """The numbers between which a date from ``start`` to ``end`` lies; None where neither is given.

    Raises Problem where one is no date.
    """
    if start is None and end is None:
        return None
    for name, text in (("from", start), ("to", end)):
        if text is not None and not (text.isascii() and DATE.fullmatch(text)):
            raise Problem(400, "bad-date", f"{name} cannot be {text[:60]!r}", hint="write 2025, 2025-10 or 2025-10-06")
    # What is known less precisely than asked for may lie inside: "2025" is a date of 2025-10.
    return (date_number(start) if start else 0), (_last(end) if end else 99_999_999)


def _last(text: str) -> int:
    return date_number(text) + {4: 1299, 7: 99}.get(len(text), 0)


class View:
    """The things of one snapshot, as they are shown."""

    def __init__(self, backend: Backend, root: str = "") -> None:
        """``root`` begins the addresses; by default they begin with a slash."""
        self.backend = backend
        self.reader: StoreReader = backend.reader()
        self.directory: Directory = current_directory(backend)
        self._articles: dict[str, ArticleEntry] = {}
        self.root = root

    def actor(self, entry: Entry) -> dict[str, Any]:
        """An actor in a list."""
        return {
            "id": entry.id,
            "iri": entry.iri,
            "label": entry.label,
            "kind": entry.kind,
            "named": entry.named,
            "names": entry.names,
            "roles": entry.titles,
            "mentions": entry.mentions,
            "facts": entry.facts,
            "articles": entry.articles,
            "relationships": entry.relationships,
            "pagerank": round(entry.rank, 9),
            "firstPublished": entry.first or None,
            "lastPublished": entry.last or None,
            "url": f"{self.root}/api/actors/{entry.id}" if entry.is_actor else f"{self.root}/api/locations/{entry.id}",
        }

    def party(self, party: Party) -> dict[str, Any]:
        """Who takes part in a fact: the actor across articles, and the node that the article has for it."""
        entry = self.directory.entry(party.iri)
        return {
            "id": entry.id if entry else self.directory.id_of(party.iri),
            "iri": entry.iri if entry else party.iri,
            "label": entry.label if entry else party.label,
            "kind": party.kind,
            "named": party.named,
            "inArticle": {"iri": party.iri, "label": party.label},
        }

    def article(self, entry: ArticleEntry) -> dict[str, Any]:
        """An article in a list, or behind a fact."""
        return {
            "id": entry.id,
            "iri": entry.iri,
            "identifier": entry.identifier or None,
            "headline": entry.headline or None,
            "datePublished": entry.published or None,
            "publisher": entry.publisher or None,
            "sourceUrl": entry.url or None,
            "url": f"{self.root}/api/articles/{entry.id}",
        }

    def article_of(self, iri: str) -> dict[str, Any]:
        """The article that a node or mention belongs to."""
        known = self.directory.article_of(iri) or iri
        if known not in self._articles:
            found = self.directory.article(known)
            self._articles[known] = found or ArticleEntry(known, known.removeprefix(self.directory.base + "article/"))
        return self.article(self._articles[known])

    def passage(self, passage: Passage) -> dict[str, Any]:
        """One sentence, and what in it states the fact; offsets are code points of the article's text."""

        def stretch(span: tuple[int, int]) -> dict[str, Any]:
            begin, end = span
            return {
                "text": passage.sentence[begin:end],
                "start": passage.start + begin,
                "end": passage.start + end,
            }

        return {
            "article": self.article_of(passage.article),
            "sentence": passage.sentence,
            "start": passage.start,
            "end": passage.start + len(passage.sentence),
            "stretches": [stretch(span) for span in passage.evidence],
            "triggers": [stretch(span) for span in passage.triggers],
        }

    def fact(self, fact: Fact) -> dict[str, Any]:
        """An event, a role or a claim, whole."""
        shown: dict[str, Any] = {
            "id": self.directory.id_of(fact.iri),
            "iri": fact.iri,
            "kind": fact.kind,
            "type": fact.type or None,
            "label": fact.label,
            "text": in_words(fact),
            "status": fact.status or None,
            "date": fact.date or None,
            "startDate": fact.start or None,
            "endDate": fact.end or None,
        }
        slots = {"event": ("agent", "patient", "mediator", "place"), "role": ("holder", "of"), "claim": ("speaker",)}
        for slot in slots[fact.kind]:
            shown[SLOTS[slot]] = [self.party(party) for party in fact.of(slot)]
        if fact.kind != "role":
            shown["counts"] = dict(fact.counts)
            shown["countQualifier"] = fact.qualifier or None
        if fact.kind == "role":
            shown["title"] = fact.type
            shown["former"] = fact.former
        if fact.kind == "claim":
            shown["quote"] = fact.quote or None
            shown["about"] = [self.directory.id_of(iri) for iri in fact.about]
        if fact.kind == "event":
            shown["eventType"] = fact.type
            shown["url"] = f"{self.root}/api/events/{self.directory.id_of(fact.iri)}"
        shown["confidence"] = fact.confidence
        shown["rule"] = fact.rule or None
        shown["evidence"] = [{**self.passage(one), "confidence": fact.confidence} for one in fact.passages]
        return shown

    def facts(self, iris: Iterable[str]) -> list[dict[str, Any]]:
        """The facts with these IRIs, in this order."""
        return [self.fact(fact) for fact in load(self.reader.query, iris)]

    def loaded(self, iris: Iterable[str]) -> Mapping[str, Fact]:
        """The facts with these IRIs, by IRI."""
        return {fact.iri: fact for fact in load(self.reader.query, iris)}

    def actor_named(self, identifier: str) -> Entry:
        """The actor of a route; raises Problem where there is none."""
        entry = self.directory.find(identifier)
        if entry is None:
            raise self._unknown("actor", identifier, "/api/actors?q=")
        return entry

    def meant(self, name: str, what: str) -> list[Entry]:
        """Whom a filter means, by id, IRI or name; raises Problem where that is nobody."""
        found = self.directory.named(name)
        if not found:
            raise self._unknown(what, name, "/api/actors?q=")
        return found

    def _unknown(self, what: str, name: str, where: str) -> Problem:
        near = [entry.label for _, entry in self.directory.search(name[:100])[:3]]
        hint = f"is it {' or '.join(near)}? search with {where}" if near else f"search with {where}"
        return Problem(404, "unknown", f"there is no {what} {name[:100]!r}", hint=hint)
