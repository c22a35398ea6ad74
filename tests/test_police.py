"""Which police an article means, in sentences of our own."""

from __future__ import annotations

import pytest
from one_text import extract


def spoken_of(text: str) -> set[frozenset[str]]:
    found = extract(text, None).entities
    return {
        frozenset(mention.span.of(text) for mention in entity.mentions)
        for entity in found
        if any("olice" in mention.span.of(text) for mention in entity.mentions)
    }


ONE = [
    "The Milton Police Department said it had arrested two men. Police found a gun.",
    "Police arrested a man in Milton. The Milton Police Department said the man had a gun.",
    "Greater Harwich Police said they knew of him. The Harwich police arrested his brother.",
    "German police searched a house in Berlin. Police found a gun there. The police seized it.",
]
SEVERAL = [
    "German police searched a house. French police found a gun in Paris. Police seized it.",
    "The Tulsa Police Department arrested a man. In Memphis, a boy was killed by police.",
]


@pytest.mark.parametrize("text", ONE)
def test_police_of_one_force_are_one(text: str) -> None:
    assert len(spoken_of(text)) == 1


@pytest.mark.parametrize("text", SEVERAL)
def test_police_of_several_towns_stay_apart(text: str) -> None:
    assert len(spoken_of(text)) > 1


def test_a_body_named_by_one_word_is_what_ends_in_it() -> None:
    text = "Coalition jets were ready. The international coalition bombed a bridge. A new coalition was formed in Oslo."
    bodies = [e for e in extract(text, None).entities if "oalition" in e.label]
    told = [{mention.span.of(text) for mention in entity.mentions} for entity in bodies]
    assert [words for words in told if "Coalition" in words and any("international" in word for word in words)]
    assert not [words for words in told if "Coalition" in words and any("new" in word for word in words)]
