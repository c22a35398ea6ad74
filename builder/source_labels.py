"""What a source without a name is called where a clause behind its noun tells which: "people briefed on the talks"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from newsgraph.builder.cues import Attribution
from newsgraph.builder.model import Mention
from newsgraph.builder.reading import Reading
from newsgraph.builder.source_phrases import phrase

LEADING = re.compile(r"(?i)^(the|this|that|these|those|both|all)\s+")


def labelled(reading: Reading, found: Iterable[Attribution]) -> Reading:
    """The reading with each unnamed source called by all of the phrase that brings it in; its short name is kept."""
    entities = dict(reading.entities)
    text = reading.article.text
    for cue in found:
        if cue.source is None:
            continue
        for token in (cue.source, *cue.source.conjuncts):
            entity = entities.get(reading.referent.get(token.i, ""))
            if entity is None or entity.named or not entity.mentions or token.pos_ != "NOUN":
                continue
            first = min(entity.mentions, key=lambda mention: mention.span)
            whole = phrase(token)
            if not first.span.start <= token.idx < first.span.end or whole.end <= first.span.end:
                continue
            label = LEADING.sub("", re.sub(r"\s+", " ", whole.of(text)).strip())
            mentions = [mention for mention in entity.mentions if mention.span != first.span]
            widened = Mention(whole, first.form, first.rule, first.confidence)
            others = tuple(dict.fromkeys((*entity.alternatives, entity.label)))
            entities[entity.key] = replace(
                entity,
                label=label,
                alternatives=tuple(name for name in others if name != label),
                mentions=tuple(sorted((widened, *mentions), key=lambda mention: mention.span)),
            )
    return replace(reading, entities=entities)
