"""The sample articles and what is read out of them, as lines of text; the golden tests compare and renew them.

``python tests/sample_facts.py`` (or ``scripts/golden``) writes tests/golden/NAME.txt anew for every sample.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path

from newsgraph.builder import sources
from newsgraph.builder.extraction import RuleExtractor
from newsgraph.builder.model import Article, Entity, Evidence, Extraction

GOLDEN = Path(__file__).parent / "golden"
RENEW = "scripts/golden"


def sample_paths() -> list[Path]:
    """The sample articles' files, by name."""
    folder = Path(str(resources.files("newsgraph.builder"))) / "samples"
    return sorted(folder.glob("*.json"))


@cache
def extractions() -> dict[str, Extraction]:
    """What each sample says, by the name of its file."""
    paths = sample_paths()
    articles = [outcome for outcome in sources.read(paths) if isinstance(outcome, Article)]
    return dict(zip((path.stem for path in paths), RuleExtractor().extract(articles), strict=True))


def entities(extraction: Extraction) -> dict[str, Entity]:
    """The entities of an extraction, by key."""
    return {entity.key: entity for entity in extraction.entities}


def lines(extraction: Extraction) -> list[str]:
    """Everything that is read out of an article, a fact a line, in an order that does not depend on anything else."""
    found = [*_entity_lines(extraction), *_holding_lines(extraction), *_event_lines(extraction)]
    return [*found, *_claim_lines(extraction)]


def _joined(*parts: str | None) -> str:
    return " | ".join(part for part in parts if part)


def _where(extraction: Extraction, evidence: Iterable[Evidence]) -> str:
    """The words that state a fact, each with the number of its sentence."""
    text = extraction.article.text
    quoted = []
    for item in evidence:
        number = next((s.index for s in extraction.sentences if s.span.covers(item.span)), -1)
        words = (item.trigger or item.span).of(text)
        quoted.append(f"{number} “{words}”")
    return "in " + ", ".join(quoted)


def _entity_lines(extraction: Extraction) -> Iterable[str]:
    for entity in sorted(extraction.entities, key=lambda entity: entity.key):
        names = ", ".join(sorted(entity.alternatives))
        yield _joined(
            f"{entity.kind.value} {entity.key}: {entity.label}",
            names and f"also {names}",
            "" if entity.named else "unnamed",
            entity.place and f"GeoNames {entity.place.geonames_id}",
            entity.part_of and f"in {entity.part_of}",
            entity.member_of and f"member of {entity.member_of}",
            f"{len(entity.mentions)} mentions",
        )


def _holding_lines(extraction: Extraction) -> Iterable[str]:
    for holding in sorted(extraction.holdings, key=lambda holding: holding.key):
        yield _joined(
            f"Role {holding.holder}: {'former ' if holding.former else ''}{holding.title}",
            holding.of and f"of {holding.of}",
            holding.status.value,
            holding.as_of and f"as of {holding.as_of}",
            holding.start and f"from {holding.start}",
            holding.end and f"until {holding.end}",
            _where(extraction, holding.evidence),
        )


def _event_lines(extraction: Extraction) -> Iterable[str]:
    for event in sorted(extraction.events, key=lambda event: (event.evidence[0].span, event.type, event.key)):
        when = event.when
        span = f"{when.start or ''}/{when.end or ''}" if when.start or when.end else None
        counts = ", ".join(f"{count.what} {count.qualifier or ''} {count.number}" for count in event.counts)
        yield _joined(
            f"Event {event.key} {event.type} {event.status.value}",
            event.agents and f"agent {', '.join(event.agents)}",
            event.patients and f"patient {', '.join(event.patients)}",
            event.mediators and f"mediator {', '.join(event.mediators)}",
            event.places and f"at {', '.join(event.places)}",
            when.date or span,
            " ".join(counts.split()),
            _where(extraction, event.evidence),
        )


def _claim_lines(extraction: Extraction) -> Iterable[str]:
    for claim in sorted(extraction.claims, key=lambda claim: (claim.evidence[0].span, claim.key)):
        counts = ", ".join(f"{count.what} {count.qualifier or ''} {count.number}" for count in claim.counts)
        yield _joined(
            f"Claim by {claim.speaker or 'nobody named'}",
            claim.saying_verb,
            claim.about and f"about {', '.join(claim.about)}",
            claim.quote and f"“{' '.join(claim.quote.split())}”",
            " ".join(counts.split()),
            _where(extraction, claim.evidence),
        )


def golden_text(extraction: Extraction) -> str:
    """The lines of an article as they stand in its golden file."""
    return "\n".join(lines(extraction)) + "\n"


def renew() -> None:
    """Write every golden file anew, and take away those whose sample is gone."""
    GOLDEN.mkdir(exist_ok=True)
    texts = {f"{name}.txt": golden_text(extraction) for name, extraction in extractions().items()}
    for old in GOLDEN.glob("*.txt"):
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        (GOLDEN / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    renew()
