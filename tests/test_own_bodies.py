"""Whose own party, team or ministry is meant: the body that the owner leads, sits in or speaks for; names invented."""

from __future__ import annotations

import pytest
from one_text import labels_of

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article

# Text, and the labels of the organisations that it names or tells of.
TEXTS: list[tuple[str, set[str]]] = [
    ("Ann Brook, the leader of the Green Union, spoke. Her party will contest the election.", {"Green Union"}),
    ("Jon Dahl, a member of the Coast League, was held. His group claimed responsibility.", {"Coast League"}),
    ("Coach Jon Dahl of Rovers praised his players. His team won the cup on Saturday.", {"Rovers"}),
    ("Tom Reed, a Republican, voted against the bill. His party opposes it.", {"Republican Party"}),
    (
        "Ana Ruiz, the attorney general, spoke. The Justice Department agreed. Her department had charged six men.",
        {"Justice Department"},
    ),
    ("The country's tax agency, known as Sunat, fined two men. Sunat said so.", {"Sunat"}),
    ("The state oil company, known as Petroven, sacked 300 men. Petroven denied it.", {"Petroven"}),
    ("Tom Reed, chairman of Volta Bank, spoke. His party will contest the election.", {"Volta Bank", "His party"}),
    ("Tom Reed, a nurse, spoke to the Volta Bank. His company will close two pits.", {"Volta Bank", "His company"}),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_somebodys_own_body_is_the_one_that_he_holds_an_office_of(text: str, expected: set[str]) -> None:
    ((article, doc),) = language.parse([Article("own", text, None, "2024-05-15")])
    read = extraction.read(article, doc)
    labels = labels_of(read)
    assert {labels[entity.key] for entity in read.entities if entity.kind.value == "Organization"} == expected
