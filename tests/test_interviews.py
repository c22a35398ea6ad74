"""Interviews without quotation marks: questions and answers as paragraphs."""

from __future__ import annotations

from claim_pairs import pairs

ASKED = """The Harbour Post spoke to Lena Holt, who keeps the lighthouse at Brevik.

How did you come to live there?

My aunt kept the light before me. The Harbour Council told her I was too young.

What about the winters?

Long ones. Would anybody believe how long? I read a lot.

The Harbour Council wants to sell the lighthouse."""

PUT = """We met the chess champion Magnus Vik in Brevik.

You lost the last game. What happened?

I got greedy.

Your father said that you were tired.

My father says that each time.

Do you still play with him?

No. He wins."""

LABELLED = """The chef Marta Olsen opened a kitchen on the quay in May.

Q: When did you first taste herring?

A: At sea, with my father.

He ate it raw.

Q: Did you like it?

A: I hated it."""

RHETORICAL = """Should the town sell the dam? What would you pay for it?

Mayor Lena Holt thinks it should.

Who would buy it?

We will know on Monday."""


def test_paragraphs_behind_questions_are_answers() -> None:
    found = pairs(ASKED)
    own = " ".join(words for who, words in found if who == "Lena Holt")
    assert "My aunt kept the light" in own and "Would anybody believe" in own and "I read a lot." in own
    assert "How did you" not in own and "sell the lighthouse" not in own
    assert any(who == "Harbour Council" and "too young" in words for who, words in found)


def test_what_is_put_without_a_mark_is_no_answer() -> None:
    own = " ".join(words for who, words in pairs(PUT) if who == "Magnus Vik")
    assert "I got greedy" in own and "says that each time" in own and "Your father" not in own


def test_labelled_answers_run_to_the_next_question() -> None:
    own = " ".join(words for who, words in pairs(LABELLED) if who == "Marta Olsen")
    assert "At sea" in own and "He ate it raw." in own and "I hated it." in own
    assert "When did you" not in own


def test_questions_of_the_writer_make_no_interview() -> None:
    assert not any("We will know" in words for _, words in pairs(RHETORICAL))
