"""Annotated articles, and what the builder says of them laid beside: the ground of the measures in this folder.

A gold folder holds ``texts/NAME.json`` (id, title, date, text), ``sents/NAME.json`` (its sentences: number ``i``,
``text``) and ``gold/NAME.json`` (entities with names and aliases; roles; events with their triggers, each a word in a
numbered sentence, and participants; claims with sentence and speaker). Entities are laid side by side by name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article, Entity, Evidence, Extraction, Span

SLOTS = {"agent": "agents", "patient": "patients", "mediator": "mediators", "place": "places"}
SMALL_WORDS = frozenset({"the", "a", "an", "of", "for", "in", "at", "and", "to", "its", "his", "her", "their"})


@dataclass(frozen=True)
class Annotated:
    """One article: as read, parsed and extracted, and its annotations. ``places`` are the gold sentences' stretches."""

    article: Article
    doc: Doc
    read: Extraction
    gold: dict[str, Any]
    places: dict[int, Span]
    aligned: dict[str, str] = field(default_factory=dict)  # our entity's key to the gold entity's id

    def sentences(self, evidence: tuple[Evidence, ...]) -> set[int]:
        """The numbers of the gold sentences in which the evidence begins."""
        return {
            number
            for each in evidence
            for number, place in self.places.items()
            if place.start <= each.span.start < place.end
        }

    def of(self, key: str | None) -> str | None:
        """The gold entity that one of ours is, or our own key where it is none."""
        return None if key is None else self.aligned.get(key, key)


def words(name: str) -> list[str]:
    """The words of a name that tell it from another, in lower case."""
    plain = re.sub(r"[^\w\s]", " ", re.sub(r"['’]s?$", "", name.casefold()).replace("'", " "))
    return [word for word in plain.split() if word not in SMALL_WORDS]


def aligned(entities: list[dict[str, Any]], ours: tuple[Entity, ...], text: str) -> dict[str, str]:
    """For each of our entities the gold one: by a name in common, else by a shorter or longer form of one."""
    names = {entity["id"]: [words(name) for name in (entity["name"], *entity["aliases"])] for entity in entities}
    found = {}
    for entity in ours:
        mine = [entity.label, *entity.alternatives, *(m.span.of(text) for m in entity.mentions if m.form != "pronoun")]
        forms = [form for form in map(words, mine) if form]
        same = [key for key, theirs in names.items() if any(form in theirs for form in forms)]
        same = same or [
            key
            for key, theirs in names.items()
            if any(
                one[-1] == other[-1] and (set(one) <= set(other) or set(other) <= set(one))
                for one in forms
                for other in theirs
                if other
            )
        ]
        if same:
            found[entity.key] = same[0]
    return found


def places_of(sentences: list[dict[str, Any]], text: str) -> dict[int, Span]:
    """Where the gold sentences stand in the text, by their numbers."""
    found: dict[int, Span] = {}
    at = 0
    for sentence in sentences:
        match = re.compile(r"\s+".join(map(re.escape, sentence["text"].split()))).search(text, at)
        if match:
            found[sentence["i"]] = Span(*match.span())
            at = match.end()
    return found


def annotated(folder: Path) -> Iterator[Annotated]:
    """The articles of a gold folder, each read and laid beside its annotations, by name."""
    paths = sorted((folder / "texts").glob("*.json"))
    if not paths:
        raise SystemExit(f"{folder} is no gold folder: it has no texts/*.json")
    articles, names = [], []
    for path in paths:
        record = json.loads(path.read_text("utf-8"))
        articles.append(Article(record["id"], record["text"], record.get("title"), record.get("date")))
        names.append(path.name)
    for name, (article, doc) in zip(names, language.parse(articles), strict=True):
        gold = json.loads((folder / "gold" / name).read_text("utf-8"))
        sentences = json.loads((folder / "sents" / name).read_text("utf-8"))["sentences"]
        read = extraction.read(article, doc)
        pairs = aligned(gold["entities"], read.entities, article.text)
        yield Annotated(article, doc, read, gold, places_of(sentences, article.text), pairs)
