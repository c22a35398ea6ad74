"""What is asked of a token again is not looked for again, and is no other text's."""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from newsgraph.builder.token_answers import once_a_text


def test_each_token_is_asked_once_a_text() -> None:
    asked = []

    @once_a_text
    def behind(token: Token, steps: int = 1) -> list[str]:
        """The words behind it."""
        asked.append((token.text, steps))
        return [each.text for each in token.doc[token.i + 1 : token.i + 1 + steps]]

    vocab = Vocab()
    one, other = Doc(vocab, ["talks", "in", "Oslo"]), Doc(vocab, ["votes", "of", "Bergen"])
    assert behind(one[0]) == ["in"]
    behind(one[0]).append("what the asker does with it")
    assert behind(one[0]) == ["in"]
    assert behind(one[0], 2) == ["in", "Oslo"]
    assert behind(one[2]) == behind(one[2]) == []
    assert asked == [("talks", 1), ("talks", 2), ("Oslo", 1)]
    assert behind(other[0]) == ["of"]
    assert behind(one[0]) == ["in"]
    assert behind.__doc__ == "The words behind it."
