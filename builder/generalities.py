"""What a clause only says in general, so that its verb names no event: habits, abilities and what "you" might do.

"Those who sell cars", "the right to strike", "you can disagree with the court" tell of no deed.
"""

from __future__ import annotations

from newsgraph.builder.model import Event, When
from newsgraph.builder.reading import Reading
from newsgraph.builder.syntax import antecedent, children, is_passive
from newsgraph.builder.triggers import Trigger, logical_subjects

# Whose infinitive says what could be done: "the ability to travel", "their right to vote".
ABLE = frozenset({
    "ability", "capability", "capacity", "competence", "eligibility", "freedom", "inability", "license", "licence",
    "liberty", "potential", "privilege", "right", "willingness",
})  # fmt: skip
# Anybody at all.
ANYBODY = frozenset({"you", "one", "nobody", "anyone", "anybody", "everyone", "everybody", "whoever"})


def general(event: Event, trigger: Trigger, reading: Reading) -> bool:
    """Whether the clause of the trigger tells of nothing that happened or is to happen at some time."""
    if not trigger.is_verb:
        return False
    return _ability(trigger) or _anybodys(event, trigger) or _habit(event, trigger, reading)


def _ability(trigger: Trigger) -> bool:
    verb = trigger.token
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    infinitive = any(child.tag_ == "TO" for child in children(verb, "aux"))
    return infinitive and verb.head.pos_ == "NOUN" and verb.head.lemma_.lower() in ABLE


def _anybodys(event: Event, trigger: Trigger) -> bool:
    if event.agents or is_passive(trigger.token):
        return False
    subjects = logical_subjects(trigger.token)
    return bool(subjects) and all(subject.lower_ in ANYBODY for subject in subjects)


def _habit(event: Event, trigger: Trigger, reading: Reading) -> bool:
    """Whether the clause only says what kind of people are meant: "those who sell cars", "people who attack others"."""
    verb = trigger.token
    noun = antecedent(verb) if verb.tag_ == "VBP" and not children(verb, "aux", "neg") else None
    if noun is None or noun.tag_ != "NNS" or children(noun, "det", "nummod", "poss", "amod"):
        return noun is not None and noun.lower_ in ("those", "anyone", "everyone") and not _somebody(event, reading)
    return not _somebody(event, reading)


def _somebody(event: Event, reading: Reading) -> bool:
    keys = (*event.agents, *event.patients, *event.places)
    return any(reading.entities[key].named for key in keys) or event.when != When()
