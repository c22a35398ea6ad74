"""The lexicon of reporting: which verbs, nouns, adjectives and phrases attribute content, and which nouns can speak."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Verbs with the class of each frame, nouns and adjectives with frames, phrases, and the nouns that speak."""

    verbs: dict[str, dict[str, str]]
    nouns: dict[str, frozenset[str]]
    needs_possessor: frozenset[str]
    light_verbs: frozenset[str]
    adjectives: dict[str, frozenset[str]]
    before_source: tuple[tuple[str, ...], ...]
    possessed: frozenset[tuple[str, ...]]
    speakers: dict[str, str]
    quantity: frozenset[str]
    rules: frozenset[str]
    issuing: frozenset[str]
    hearings: frozenset[str]
    openers: frozenset[str]  # the first words of verbs of several words, and of the phrases before a source


def _frames(table: dict[str, str]) -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for frame, text in table.items():
        for word in text.split():
            words.setdefault(word, set()).add(frame)
    return {word: frozenset(frames) for word, frames in words.items()}


def folder() -> Traversable:
    """Where the lexicon's files are."""
    return files("newsgraph.builder") / "lexicon"


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon ``reporting`` (a table of verbs, and a TOML file for the rest), read once a process."""
    verbs: dict[str, dict[str, str]] = {}
    for line in (folder() / "reporting.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "lemma\t")):
            lemma, kind, frames = line.split("\t")
            verbs.setdefault(lemma, {}).update((frame, kind) for frame in frames.split())
    data: dict[str, Any] = tomllib.loads((folder() / "reporting.toml").read_text("utf-8"))
    speakers: dict[str, str] = {}
    for kind in ("person", "group", "organization", "document"):
        for word in data["speakers"][kind].split():
            speakers.setdefault(word, kind)
    return Lexicon(
        verbs=verbs,
        nouns=_frames(data["nouns"]),
        needs_possessor=frozenset(data["needs_possessor"]["words"].split()),
        light_verbs=frozenset(data["light_verbs"]["words"].split()),
        adjectives=_frames(data["adjectives"]),
        before_source=tuple(tuple(phrase.split()) for phrase in data["phrases"]["before_source"]),
        possessed=frozenset(tuple(phrase.split()) for phrase in data["phrases"]["possessed"]),
        speakers=speakers,
        quantity=frozenset(data["speakers"]["quantity"].split()),
        rules=frozenset(data["rules"]["words"].split()),
        issuing=frozenset(data["issuing"]["words"].split()),
        hearings=frozenset(data["hearings"]["words"].split()),
        openers=frozenset(verb.split()[0] for verb in verbs if " " in verb)
        | frozenset(phrase.split()[0] for phrase in data["phrases"]["before_source"]),
    )
