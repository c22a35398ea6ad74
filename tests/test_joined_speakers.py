"""Who speaks where two are meant together, and where a phrase stands between the verb and the one who speaks."""

from __future__ import annotations

import pytest
from claim_pairs import pairs

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article

SPOKEN = [
    pytest.param(
        "Ann Moss and Peter Keller were fined on Tuesday. Both said the fine was unjust. Both denied lying.",
        ["Ann Moss", "Peter Keller", "Ann Moss", "Peter Keller"],
        id="both are the two who were named together",
    ),
    pytest.param("The mill burned. Both said the fire was small.", [""], id="two whom nobody has named"),
    pytest.param(
        "Tom Moss drowned. His sisters, Anna Moss and Beth Moss, said he had loved the sea.",
        ["Anna Moss", "Beth Moss"],
        id="all the names behind a description of several",
    ),
    pytest.param(
        "Their mother, Jill Moss, and their coach, Mark Keller, said the boys were safe.",
        ["Jill Moss", "Mark Keller"],
        id="two descriptions with a name each",
    ),
    pytest.param(
        "The march was led by the Harbour Party, whose leader, Peter Moss, told the crowd that it was unsafe.",
        ["Peter Moss"],
        id="the name behind whose",
    ),
    pytest.param(
        'Peter Moss was told to move his boat. "It is a scandal," the 68-year-old fumed.',
        ["Peter Moss"],
        id="an age with a verb behind it",
    ),
    pytest.param(
        'Peter Moss was told to move his boat. "It is a scandal," fumed the 68-year-old.',
        ["Peter Moss"],
        id="an age behind the verb",
    ),
    pytest.param(
        "A petition calling for Ms Moss to be reinstated has been signed by 4,000 people.",
        ["4,000 people"],
        id="a petition speaks for those who signed it",
    ),
]
DEEDS = [
    "Prime Minister Hana Moss declared three days of mourning.",
    "The union declared a strike.",
    "Norway has pledged 12 million kroner for the victims.",
    "Sweden promised 2 million euros.",
    "Peter Moss told so many lies that nobody voted for him.",
]


@pytest.mark.parametrize(("text", "speakers"), SPOKEN)
def test_who_speaks(text: str, speakers: list[str]) -> None:
    assert [who for who, _ in pairs(text)] == speakers


@pytest.mark.parametrize("text", DEEDS)
def test_deeds_are_no_claims(text: str) -> None:
    assert pairs(text) == []


def test_the_defence_appeals_against_the_court() -> None:
    text = "The District Court in Oslo jailed Lars Moss for five years on Monday. The defence said it would appeal."
    ((article, doc),) = language.parse([Article("a", text)])
    facts = extraction.read(article, doc)
    labels = {entity.key: entity.label for entity in facts.entities}
    appeals = [event for event in facts.events for e in event.evidence if e.trigger and e.trigger.of(text) == "appeal"]
    assert [[labels[key] for key in event.agents] for event in appeals] == [["The defence"]]
