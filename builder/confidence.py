"""How sure an event is, from what supports it: a decimal from 0 to 1, monotone in measured precision.

The weights were set on the annotated development articles (``bench/confidence.py`` prints precision by band and by
rule, there or on any other annotated folder): a sense whose conditions hold is worth more than a word alone, two
participants more than one, names more than descriptions, several mentions more than one.
"""

from __future__ import annotations

from newsgraph.builder.model import Event, Status
from newsgraph.builder.reading import Reading

BASE = 0.55
LOWEST, HIGHEST = 0.3, 0.97


def of_event(event: Event, reading: Reading) -> float:
    """The confidence of an event with its participants, evidence and rule."""
    rules = event.rule.split("; ")
    part = max(_part(rule) for rule in rules)
    participants = [*event.agents, *event.patients, *event.mediators]
    score = BASE + part
    score += 0.12 if len(participants) >= 2 else 0.0
    score += 0.08 if len(event.evidence) >= 2 else 0.0
    score -= 0.06 if any(not reading.entities[key].named for key in participants) else 0.0
    score -= 0.05 if event.patients and not event.agents else 0.0
    score -= 0.03 if event.status in (Status.HYPOTHETICAL, Status.NEGATED) else 0.0
    return round(min(HIGHEST, max(LOWEST, score)), 2)


def _part(rule: str) -> float:
    word = rule.split(" ", 1)[0]
    if word == "verb":
        return 0.2 if "(" in rule else 0.08
    if word == "noun":
        return 0.16 if " with " in rule else 0.14
    return 0.0
