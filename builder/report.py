"""What a build did: the counts, what was rejected and why, and a few of the facts with their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsgraph.builder.errors import NewsgraphError, explained
from newsgraph.builder.model import Evidence, Extraction, Status

SAMPLES = 3  # of each kind of fact


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that did not go in. ``where`` names the file, line or article; ``code`` is that of the error."""

    where: str
    message: str
    hint: str = ""
    code: str = "source"

    @classmethod
    def of(cls, error: NewsgraphError, where: str = "") -> Rejection:
        """The rejection that an error stands for."""
        return cls(error.where or where, error.message, error.hint, error.code)

    def __str__(self) -> str:
        return explained(self.message, self.where, self.hint)


@dataclass(frozen=True, slots=True)
class Sample:
    """One fact in words beside its sentence. ``kind``: "role", "event" or "claim"; ``article``: its IRI."""

    kind: str
    fact: str
    sentence: str
    article: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is. ``total`` is an estimate, None when it is not known; times are in seconds."""

    done: int
    total: int | None
    words: int
    seconds: float

    @property
    def rate(self) -> float:
        """Articles a second so far."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def remaining(self) -> float | None:
        """Seconds to go at this rate; None when nobody can know."""
        if self.total is None or not self.done:
            return None
        return max(self.total - self.done, 0) / self.rate if self.rate else None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The outcome of one build.

    ``articles`` counts what was read and went in or was there already: added + replaced + unchanged. ``actors`` counts
    distinct named actors of these articles, after identity across articles; ``holdings`` role holdings; ``undated``
    those of the articles of which nobody says when they were written, so that their "yesterday" is no date; ``seconds``
    is the wall-clock time of the whole build.
    """

    articles: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    rejected: tuple[Rejection, ...] = ()
    undated: int = 0
    actors: int = 0
    holdings: int = 0
    events: int = 0
    claims: int = 0
    words: int = 0
    seconds: float = 0.0
    samples: tuple[Sample, ...] = ()

    @property
    def exit_status(self) -> int:
        """What the command ends with: 0 when everything went in, 3 when something was rejected."""
        return 3 if self.rejected else 0


def samples(extraction: Extraction, article_iri: str) -> tuple[Sample, ...]:
    """The surest fact of each kind that the article states: a role, an event with two sides, a claim with a speaker."""
    every = [*_roles(extraction, article_iri), *_events(extraction, article_iri), *_claims(extraction, article_iri)]
    return choose(every, of_each=1)


def choose(every: Iterable[Sample], of_each: int = SAMPLES) -> tuple[Sample, ...]:
    """The surest ``of_each`` of each kind, from as many articles as can be; the earlier of two that are as sure."""
    chosen: list[Sample] = []
    ranked = sorted(every, key=lambda sample: -sample.confidence)
    for kind in ("role", "event", "claim"):
        mine = [sample for sample in ranked if sample.kind == kind]
        met: dict[str, int] = {}
        turns = []
        for sample in mine:
            turns.append(met.get(sample.article, 0))
            met[sample.article] = turns[-1] + 1
        order = sorted(range(len(mine)), key=lambda place: turns[place])
        chosen.extend(mine[place] for place in order[:of_each])
    return tuple(chosen)


def _sentence(extraction: Extraction, evidence: tuple[Evidence, ...]) -> str:
    text = extraction.article.text
    for item in evidence:
        for sentence in extraction.sentences:
            if sentence.span.covers(item.span):
                return " ".join(sentence.span.of(text).split())
    return " ".join(evidence[0].span.of(text).split()) if evidence else ""


def _roles(extraction: Extraction, article: str) -> Iterator[Sample]:
    labels = {entity.key: entity.label for entity in extraction.entities}
    for holding in extraction.holdings:
        of = f" of {labels[holding.of]}" if holding.of in labels else ""
        former = "former " if holding.former else ""
        fact = f"{labels.get(holding.holder, holding.holder)}: {former}{holding.title}{of}{_unreal(holding.status)}"
        yield Sample("role", fact, _sentence(extraction, holding.evidence), article, holding.confidence)


def _events(extraction: Extraction, article: str) -> Iterator[Sample]:
    labels = {entity.key: entity.label for entity in extraction.entities}
    named = {entity.key for entity in extraction.entities if entity.named}
    for event in extraction.events:
        if len(named.intersection(event.agents + event.patients)) < 2:
            continue
        agents, patients = (", ".join(labels.get(key, key) for key in keys) for keys in (event.agents, event.patients))
        fact = f"{agents} · {event.type}" + (f" · {patients}" if patients else "") + _unreal(event.status)
        yield Sample("event", fact, _sentence(extraction, event.evidence), article, event.confidence)


def _claims(extraction: Extraction, article: str) -> Iterator[Sample]:
    labels = {entity.key: entity.label for entity in extraction.entities}
    for claim in extraction.claims:
        if claim.speaker not in labels:
            continue
        fact = f"{labels[claim.speaker]} · {claim.saying_verb or 'said'}"
        if claim.quote:
            fact += f" · “{claim.quote}”"
        yield Sample("claim", fact, _sentence(extraction, claim.evidence), article, claim.confidence)


def _unreal(status: Status) -> str:
    return "" if status is Status.ACTUAL else f" ({status.value.lower()})"
