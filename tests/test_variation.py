"""Who speaks where a description of what he is stands for the name: elegant variation."""

from __future__ import annotations

import pytest
from claim_pairs import pairs


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Anna Keller won both races on Sunday. "I ate well," the swimmer said.', "Anna Keller"),
        ('Peter Moss sold the mill in May. "It was time," the Norwegian said.', "Peter Moss"),
        ('Peter Moss sold the mill in May. "It was time," said the Danish timber merchant.', "Peter Moss"),
        ('Anna Keller lost her roof. "We had an hour," the mother of three said.', "Anna Keller"),
        ('Union secretary Ivan Holt denied it. "She lied," the 52-year-old docker added.', "Ivan Holt"),
        ('Peter Moss left on Friday. "He was tired," the spokesman said.', "spokesman"),
        ('Peter Moss met Ivan Holt. "We shook hands," the swimmer said.', "swimmer"),
        ('Anna Keller opened the case. The former mayor and town councillor said it was "a mistake".', "Anna Keller"),
        ("Anna Keller opened the case. The prosecutor and mother of two said it was simple.", "Anna Keller"),
        ('Peter Moss left the club. The goalkeeper won four titles. "It was a dream," he said.', "Peter Moss"),
        ('Anna Keller saw a baker in town. "There is no flour," the baker said.', "baker"),
    ],
)
def test_who_was_just_named_is_called_by_what_he_is(text: str, speaker: str) -> None:
    assert [who for who, _ in pairs(text) if speaker not in who] == []
    assert any(speaker in who for who, _ in pairs(text))
