"""A claim in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsgraph.builder.cues import Attribution
from newsgraph.builder.model import Span
from newsgraph.builder.quotations import Quotation


@dataclass
class Draft:
    """A claim in the making: who speaks, where in each sentence, and what is inside the content."""

    sources: tuple[str, ...]
    rule: str
    cue: Attribution | None = None
    spans: dict[int, list[Span]] = field(default_factory=dict)
    content: list[Span] = field(default_factory=list)
    quotes: list[Quotation] = field(default_factory=list)
