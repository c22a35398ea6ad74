"""The core of a long name, by which the article calls it afterwards."""

from __future__ import annotations

import pytest
from one_text import extract

from newsgraph.builder.cores import is_core


def named(text: str) -> list[str]:
    """The labels of the named actors of the text, in order."""
    return [entity.label for entity in extract(text).entities if entity.named and entity.kind.is_actor]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Church of Scientology sued the paper. Scientology has been criticised for years.",
            ["Church of Scientology"],
        ),
        (
            "The Principality of Sealand issued a stamp. Sealand is a platform at sea.",
            ["Principality of Sealand"],
        ),
        ("The Commonwealth of Dominica recognised Kosovo. Dominica signed in May.", ["Dominica", "Kosovo"]),
        (
            "The Ontario Superior Court of Justice jailed him. The Superior Court rejected his appeal, the Court said.",
            ["Ontario Superior Court of Justice"],
        ),
        (
            "The Swedish Pirate Party of Stockholm sued the state. The Pirate Party won two seats.",
            ["Swedish Pirate Party of Stockholm"],
        ),
        ("RTL has lost viewers for years. Company RTL will cut 300 jobs.", ["RTL"]),
        (
            "The Tuhono Institute said prices would rise. Tuhono based its report on data from banks.",
            ["Tuhono Institute"],
        ),
        # two of a kind
        (
            "The High Court of Justice ruled for him. The Court of Appeal rejected it. The High Court had erred.",
            ["High Court of Justice", "Court of Appeal"],
        ),
    ],
)
def test_a_name_and_its_core_are_one(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Leeds", "University of Leeds"),  # a town is more than what stands in it
        ("Christ", "Church of Christ"),
        ("Supreme Court", "Supreme Court of Louisiana"),  # of a state among others
        ("Defence", "Ministry of Defence"),
        ("Carter", "Carter Foundation"),  # a family
        ("Ford", "Ford Foundation"),  # a firm
        ("Dresden", "Dresden Museum"),
    ],
)
def test_what_is_no_core(short: str, full: str) -> None:
    assert not is_core(short, tuple(short.lower().split()), tuple(full.lower().split()))
