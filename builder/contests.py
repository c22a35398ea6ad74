"""Whether a sentence is about an election, by words that only an election has.

In: the reading and a token of the sentence. The words are under [lists] and [candidacy] in lexicon/office_bodies.toml.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_end, sentence_start
from newsgraph.builder.wordlists import words

SEAT_VERBS = frozenset({"win", "hold", "take", "lose", "gain", "contest", "keep", "fight", "defend", "retain"})


def _words(name: str) -> frozenset[str]:
    return words("office_bodies", "lists", name)


def is_contested(reading: Reading, token: Token, without: frozenset[str] = frozenset()) -> bool:
    """Whether the sentence is about an election: it has a word that only an election has."""
    doc, first, last = reading.doc, sentence_start(token), sentence_end(token)
    wanted = _words("election") - without
    for i in range(first, last):
        low = doc[i].lower_
        if low in wanted or (low == "seat" and doc[i].head.lemma_.lower() in SEAT_VERBS):
            return True
        if low in {"%", "percent", "cent"} and any(
            doc[j].lower_ in {"vote", "votes", "won", "polled", "third", "second"} for j in range(first, last)
        ):
            return True
        if doc[i].lemma_.lower() in _words("contested") and doc[i].pos_ == "VERB" and _runs_somewhere(reading):
            return True
    return False


def _runs_somewhere(reading: Reading) -> bool:
    """Whether the article speaks of an election at all."""
    text = reading.article.text.casefold()
    return any(
        word in text for word in ("election", "by-election", "candidate", "primary", "constituenc", "riding", "ballot")
    )


def is_running(reading: Reading, verb: Token) -> bool:
    """Whether the sentence speaks of an election, so that who represents a party stands for it."""
    first, last = sentence_start(verb), sentence_end(verb)
    contest = words("office_bodies", "candidacy", "contest")
    return any(reading.doc[i].lower_ in contest for i in range(first, last))
