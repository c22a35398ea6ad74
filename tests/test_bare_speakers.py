"""Names that nothing introduces, beside words: the office before them is theirs."""

from __future__ import annotations

import pytest
from claim_pairs import pairs


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The coach said his team had been robbed. "Everyone saw it," Vidal said.', "Vidal"),
        ('It was, the prosecutor said, "an execution". He showed a photograph. "Look," Mr Dunne said.', "Dunne"),
        ('Brevik\'s mayor said no. "We are full," Anna Keller told reporters.', "Anna Keller"),
    ],
)
def test_a_bare_name_is_that_of_the_office_before_it(text: str, speaker: str) -> None:
    assert {who for who, _ in pairs(text)} == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        'The coach said his team had been robbed. "Everyone saw it," said Ivan Vidal, a fan.',
        'A coach said his team had been robbed. "Everyone saw it," Vidal said.',
        'The coach said the referee had gone. "Everyone saw it," Vidal said.',
        'The spokeswoman said she was ill. "Everyone saw it," Mr Vidal said.',
    ],
)
def test_what_may_be_another_is_left_apart(text: str) -> None:
    assert len({who for who, _ in pairs(text)}) == 2


def test_who_said_nothing_said_none_of_the_words_before() -> None:
    found = pairs('"You signed it," Rosa Bell said. "That is your name." Peter Wen said nothing.')
    assert {who for who, _ in found} == {"Rosa Bell"}
