"""The event lexicon is of the field's breadth, well formed, and does not contradict itself."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from newsgraph.builder import frames, triggers
from newsgraph.builder.frames import Condition, Frame
from newsgraph.ontology.terms import EVENT_TYPES

PRESENCE = {
    "no-obj",
    "passive",
    "no-passive",
    "clause",
    "no-clause",
    "infinitive",
    "no-infinitive",
    "dative",
    "somewhere",
}
SLOT = re.compile(
    r"^(subj|obj|poss|mod|dative|oprd|attr|acomp|adjective|adverb|controlled|[a-z]+( of)?)(\.[a-z]+){0,2}$"
)


def senses(part: str) -> list[Frame]:
    return [frame for group in frames.frames(part).values() for frame in group]


def test_breadth() -> None:
    assert sum(f.type != triggers.NO_EVENT for f in senses("verbs")) >= 1200
    assert sum(f.type != triggers.NO_EVENT for f in senses("nouns")) >= 800


@pytest.mark.parametrize("part", ["verbs", "nouns"])
def test_every_type_is_named_and_known(part: str) -> None:
    found = {frame.type for frame in senses(part)} - {triggers.NO_EVENT}
    assert found == set(EVENT_TYPES)


@pytest.mark.parametrize("part", ["verbs", "nouns"])
def test_no_two_senses_hold_in_the_same_case(part: str) -> None:
    seen = Counter((frame.lemma, frozenset(frame.conditions)) for frame in senses(part))
    assert [key for key, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("part", ["verbs", "nouns"])
def test_conditions_and_slots_are_of_the_grammar(part: str) -> None:
    classes = frames.noun_classes()
    for frame in senses(part):
        for condition in frame.conditions:
            if condition.relation == "=":
                unknown = [v for v in condition.values if v.startswith("@") and v[1:] not in classes]
                assert not unknown, (frame.lemma, unknown)
            elif condition.relation == ":":
                assert condition.values <= set(triggers.KIND_TESTS), (frame.lemma, condition)
            else:
                assert condition.slot in PRESENCE or re.fullmatch(r"[a-z]+", condition.slot), (frame.lemma, condition)
        for slot in (*frame.agent, *frame.patient, *frame.place):
            assert SLOT.match(slot), (frame.lemma, slot)


def test_a_condition_that_lacks_a_side_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks a side"):
        frames.parse_condition("obj=")


def test_a_condition_is_read() -> None:
    assert frames.parse_condition("obj=@WEAPON|gun") == Condition("obj", "=", frozenset({"@WEAPON", "gun"}))


def test_shapers_agree_on_no_verb() -> None:
    """A verb lends its complement one status, not two."""
    groups = frames.verb_groups()
    assert set(groups) == {"support", "embedding", "outcomes"}
    assert set(groups["embedding"].values()) == {"Actual", "Planned", "Hypothetical", "Negated"}
