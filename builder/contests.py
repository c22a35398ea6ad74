"""Whether a sentence is about an election, by words that only an election has.

In: the reading and a token of the sentence. The words are under [lists] and [candidacy] in lexicon/office_bodies.toml.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_end, sentence_start
from newsgraph.builder.wordlists import words

AROUND = 25  # tokens on either side in which other results of the same list stand
NEAR = 8  # tokens of brackets behind a name
VOTES = re.compile(r"\d{1,3}(?:,\d{3})+$|\d+\.\d+%?$|\d{4,}$")
RAISING = frozenset({"expect", "project", "predict", "poise", "hope", "try", "seem", "appear", "go", "set", "manage"})
LED = frozenset(
    {"lead", "follow", "keep", "run", "see", "choose", "put", "place", "support", "back", "endorse", "attract"}
)
SEAT_VERBS = frozenset({"win", "hold", "take", "lose", "gain", "contest", "keep", "fight", "defend", "retain"})


def election_words(name: str) -> frozenset[str]:
    """The list of words that has this name among those of elections."""
    return words("office_bodies", "lists", name)


def is_contested(reading: Reading, token: Token, without: frozenset[str] = frozenset()) -> bool:
    """Whether the sentence is about an election: it has a word that only an election has."""
    doc, first, last = reading.doc, sentence_start(token), sentence_end(token)
    wanted = election_words("election") - without
    for i in range(first, last):
        low = doc[i].lower_
        if low in wanted or (low == "seat" and doc[i].head.lemma_.lower() in SEAT_VERBS):
            return True
        if low in {"%", "percent", "cent"} and any(
            doc[j].lower_ in {"vote", "votes", "won", "polled", "third", "second"} for j in range(first, last)
        ):
            return True
        if doc[i].lemma_.lower() in election_words("contested") and doc[i].pos_ == "VERB" and _runs_somewhere(reading):
            return True
    return False


def is_result(reading: Reading, colon: int, last: int) -> bool:
    """Whether an office before a colon is what those behind it fought for, the first of whom ends at ``last``.

    "Governor: Ann Hill (D) beat Tom Roe (R)", "Mayor: Ann Hill (Labour), 4,512"; "Defence: Ann Hill (Labour)" is none.
    """
    doc = reading.doc
    around = doc[max(colon - AROUND, 0) : last + AROUND]
    beaten = any(token.pos_ == "VERB" and token.lemma_.lower() in election_words("contested") for token in around)
    if last + 1 >= len(doc):
        return False
    behind = doc[last + 1]
    if behind.text == "(":
        closing = next((i for i in range(last + 2, min(last + NEAR, len(doc) - 1)) if doc[i].text == ")"), last)
        counted = any(token.like_num or token.text == "%" for token in doc[last + 2 : closing + 3])
        return beaten or counted
    counted = behind.like_num or (behind.text in {",", "-", "–"} and last + 2 < len(doc) and doc[last + 2].like_num)
    votes = counted and any(token.text == "%" or VOTES.match(token.text) for token in doc[last + 1 : last + 5])
    return votes or (behind.pos_ == "VERB" and behind.lemma_.lower() in election_words("contested"))


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


def contends(reading: Reading, first: int, last: int) -> bool:
    """Whether whom the name names stands in the election that the sentence tells of, and does not only speak of it.

    "X of the Greens won", "behind X (Labour)"; in "X of the Greens said that turnout was low" nobody stands.
    """
    token = reading.doc[first : last + 1].root
    does, undergoes = words("office_bodies", "contending", "does"), words("office_bodies", "contending", "undergoes")
    if any(child.dep_ == "relcl" and child.lemma_.lower() in does for child in token.children):
        return True
    while token.dep_ in {"appos", "conj", "compound", "nmod"} and token.head.pos_ in {"NOUN", "PROPN", "NUM", "X"}:
        token = token.head
    above, relation = token.head, token.dep_
    if relation in {"nsubj", "nsubjpass"} and above.pos_ in {"VERB", "AUX"}:
        while above.lemma_.lower() in RAISING and (below := _governed(above)) is not None:
            above, relation = below, "nsubj"
    if relation == "nsubj" and above.pos_ in {"VERB", "AUX"}:
        return above.lemma_.lower() in does or any(
            child.dep_ == "conj" and child.lemma_.lower() in does for child in above.children
        )
    if relation in {"dobj", "nsubjpass"}:
        return above.lemma_.lower() in does | undergoes
    if relation == "pobj":
        verb = above.head
        if verb.pos_ == "VERB":
            others = LED if above.lower_ == "by" else frozenset()
            return verb.lemma_.lower() in (does | undergoes).difference(others) and above.lower_ != "with"
        return above.lower_ in words("office_bodies", "contending", "links")
    return True


def _governed(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "xcomp"), None)
