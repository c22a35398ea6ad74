"""Who stands between the sides of an event: "talks brokered by Oman", "Qatar-mediated negotiations"."""

from __future__ import annotations

from newsgraph.builder.participants import actors_of
from newsgraph.builder.reading import Reading
from newsgraph.builder.syntax import agents_by, children, prepositional
from newsgraph.builder.triggers import Trigger, logical_subjects

MEDIATING = frozenset({"mediate", "broker", "moderate", "facilitate"})


def mediators(trigger: Trigger, reading: Reading) -> list[str]:
    """The keys of those who bring the sides together, by the noun's own phrase or the verb that governs it."""
    found = [n for n in prepositional(trigger.token, "by") if trigger.token.lemma_ == "mediation"]
    for verb in (trigger.token, trigger.support):
        if verb is not None and verb.lemma_ in MEDIATING:
            found.extend(logical_subjects(verb))
    for child in children(trigger.token, "amod", "acl"):
        if child.lemma_ in ("mediate", "broker") or child.lower_.endswith(("-mediated", "-brokered")):
            found.extend(agents_by(child))
            found.extend(inner for inner in child.subtree if inner is not child)
    return actors_of(reading, found)
