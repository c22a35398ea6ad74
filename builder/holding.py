"""That somebody holds a title: what every rule that finds one hands on."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.title import Title
from newsgraph.builder.title_words import listed

CONFIDENCE = {
    "before-name": 0.95, "after-name": 0.9, "shared-title": 0.88, "copula": 0.85, "as": 0.85, "appointed": 0.85,
    "heading": 0.75, "succession": 0.75, "listed": 0.85, "standing": 0.8, "description": 0.7, "speaker": 0.7,
    "kin": 0.65, "marriage": 0.7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holding:
    """One title phrase with one holder: ``holder`` is an entity key, ``by`` the tokens that name the holder."""

    title: Title
    holder: str
    by: tuple[int, int]
    rule: str
    verb: int | None = None

    @property
    def form(self) -> str:
        """The rule, without the note that whose the title is was implied."""
        return self.rule.partition(" ")[0]


def kind_fits(reading: Reading, key: str, title: Title) -> bool:
    """Whether such an entity can hold the title: persons any but an organisation's, organisations theirs alone."""
    entity = reading.entities[key]
    if entity.kind is Kind.PERSON:
        return title.lemma not in {"subsidiary", "parent-company", "holding-company", "manufacturer", "affiliate"}
    organizational = title.group == "organizational" or title.lemma in listed("organizational", "heads")
    return organizational and entity.kind is Kind.ORGANIZATION
