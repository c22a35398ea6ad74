"""One article in, all that it says out: the stages in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from spacy.tokens import Doc

from newsgraph.builder import claims, coreference, doers, events, language, names, roles
from newsgraph.builder.model import Article, Claim, Entity, Event, Extraction, RoleHolding
from newsgraph.builder.plain_text import PlainText, plain_text, restored


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
    found = events.events(reading := doers.with_doers(reading))
    holdings = _of_actors(reading.entities, holdings, found)
    said = claims.claims(reading, found, holdings)
    entities = _taking_part(reading.entities, holdings, found, said)
    return Extraction(article, reading.sentences, entities, holdings, found, said)


def _of_actors(
    entities: dict[str, Entity], holdings: Sequence[RoleHolding], found: Sequence[Event]
) -> tuple[RoleHolding, ...]:
    """The holdings without those of unnamed kin who neither speak nor take part in an event."""
    acting = {key for event in found for key in (*event.agents, *event.patients, *event.mediators)}
    acting |= {holding.of for holding in holdings if holding.rule != "kin" and holding.of is not None}
    return tuple(each for each in holdings if each.rule != "kin" or each.holder in acting)


def _taking_part(
    entities: dict[str, Entity], holdings: Sequence[RoleHolding], found: Sequence[Event], said: Sequence[Claim]
) -> tuple[Entity, ...]:
    """The named entities, and those of the unnamed that hold a role, take part in an event or speak."""
    used = {key for holding in holdings for key in (holding.holder, holding.of)}
    used |= {key for event in found for key in (*event.agents, *event.patients, *event.mediators, *event.places)}
    used |= {claim.speaker for claim in said}
    kept = {key: entity for key, entity in entities.items() if entity.named or key in used}
    return tuple(
        replace(
            entity,
            part_of=entity.part_of if entity.part_of in kept else None,
            member_of=entity.member_of if entity.member_of in kept else None,
        )
        for entity in kept.values()
    )


class RuleExtractor:
    """The default extractor: spaCy's parse, lexicons and rules."""

    name = "rules"

    def __init__(self, model: str = language.DEFAULT_MODEL) -> None:
        self.model = model

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The extraction of each article, in order."""
        given: deque[tuple[Article, PlainText]] = deque()

        def plain() -> Iterator[Article]:
            for article in articles:
                given.append((article, plain_text(article)))
                yield given[-1][1].article

        for read_as, doc in language.parse(plain(), self.model):
            article, text = given.popleft()
            yield restored(read(read_as, doc), article, text.places)
