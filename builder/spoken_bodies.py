"""Where the bodies of an article are spoken of, and what they are called there.

In: the reading and the role holdings of an article. Out: Places, its named organisations and institutions by key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from newsgraph.builder import polities, wordlists
from newsgraph.builder.model import Entity, Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.title_words import listed

LEXICON = "office_bodies"
INSTITUTIONS = ("church", "school", "campus", "hospital", "museum")


@dataclass(frozen=True, slots=True)
class Places:
    """Where bodies are spoken of: by key the tokens, how many in all, and which the first sentences have; ``opening``
    is the one that the article begins with as who acts, ``nouns`` have what words beside its names call a body.
    """

    tokens: dict[str, list[int]]
    total: int
    lead: frozenset[str]
    opening: str | None
    nouns: dict[str, set[str]]


@cache
def kinds_of_bodies() -> tuple[str, ...]:
    """The kinds of bodies of the lexicon, in its order."""
    return tuple(wordlists.table(LEXICON)["kind"])


def words_of_kind(name: str, of: str) -> frozenset[str]:
    """The words of a kind of bodies: its "titles", the "words" in them, the "names" or the "nouns" for such."""
    return wordlists.words(LEXICON, "kind", name, of)


def places_of(reading: Reading, stated: Sequence[Stated]) -> Places:
    """Those of an article, given the offices that it tells of."""
    tokens: dict[str, list[int]] = {}
    nouns: dict[str, set[str]] = {}
    sides = {each.of for each in stated if each.found.title.lemma in listed("sides", "heads")}
    for source in (reading.referent, reading.member_of_name):
        for index, key in source.items():
            entity = reading.entities[key]
            body = entity.kind is Kind.ORGANIZATION or is_institution(entity)
            side = key in sides and entity.kind is Kind.POLITY and not polities.named(entity.label)
            if not entity.named or not (body or side):
                continue
            if source is reading.member_of_name:
                nouns.setdefault(key, set()).update(_called(reading, index))
            if source is reading.member_of_name and (
                index in reading.referent or reading.member_of_name.get(index + 1) == key
            ):
                continue
            tokens.setdefault(key, []).append(index)
    for found in tokens.values():
        found.sort()
    first = min(reading.sentence_number.values(), default=0)
    heading = {k for k, at in tokens.items() if reading.sentence_number.get(at[0], 9) <= first + 1}
    acting = sorted(
        (at[0], key)
        for key, at in tokens.items()
        if reading.sentence_number.get(at[0], 9) <= first + 1 and _acts(reading, at[0])
    )
    opening = acting[0][1] if acting and reading.sentence_number[acting[0][0]] <= first + 1 else None
    return Places(tokens, sum(map(len, tokens.values())), frozenset(heading), opening, nouns)


def _called(reading: Reading, index: int) -> set[str]:
    """What the words at a name's token call the body: "the union Solidar", "Kestrel, a software firm"."""
    token = reading.doc[index]
    before = token.nbor(-1) if index else token
    found = {child.lower_ for child in token.children if child.dep_ == "appos" and child.pos_ == "NOUN"}
    return found | ({before.lower_} if before.pos_ == "NOUN" and not before.is_sent_start else set())


def _acts(reading: Reading, index: int) -> bool:
    """Whether the name is the subject of the main clause of its sentence, or stands beside that."""
    token = reading.doc[index]
    if token.dep_ in {"appos", "compound", "nmod"} and token.head.dep_ in {"nsubj", "nsubjpass"}:
        token = token.head
    joined = any(child.dep_ == "conj" for child in token.children)
    return token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT" and not joined


def is_institution(entity: Entity) -> bool:
    """Whether a place is one that people work for as well: a hospital, a school, a museum."""
    words = entity.label.casefold().split()
    return entity.kind is Kind.LOCATION and any(words[-1] in words_of_kind(name, "names") for name in INSTITUTIONS)
