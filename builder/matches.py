"""Of which contest "the match" tells where there are several: not of one of whose sides the sentence is silent."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.model import Event, Kind, Status
from newsgraph.builder.reading import Reading

GAMES = frozenset({
    "bout", "clash", "contest", "encounter", "fight", "final", "fixture", "game", "match", "opener", "quarterfinal",
    "race", "semifinal", "tie",
})  # fmt: skip
SIDES = frozenset({Kind.POLITY, Kind.ORGANIZATION})
AHEAD = frozenset({"coming", "forthcoming", "next", "other", "remaining", "upcoming"})
WHERE = frozenset({"in", "at", "near"})


def is_the_one(contest: Event, told: Event, noun: Token) -> bool:
    """Whether what is told of one side only, by "the match" and nothing more, is the contest of two of whom it is one:
    "Peru had more of the ball in the match"."""
    if noun.pos_ != "NOUN" or noun.tag_ != "NN" or noun.lemma_.lower() not in GAMES or len(contest.agents) < 2:
        return False
    before = [child for child in noun.children if child.i < noun.i]
    plain = len(before) == 1 and before[0].lower_ in ("the", "this")
    return plain and bool(told.agents) and set(told.agents) <= set(contest.agents) and told.status is contest.status


def of_others(event: Event, noun: Token, reading: Reading) -> bool:
    """Whether the sentence of the noun for a game names sides, and none of those of the contest ``event``."""
    if event.type != "Compete" or not event.agents or noun.lemma_.lower() not in GAMES:
        return False
    if event.status is Status.ACTUAL and any(child.lower_ in AHEAD for child in noun.children):
        return True  # "the coming games"
    sides = {
        key
        for token in noun.sent
        if (key := reading.member_of_name.get(token.i)) is not None
        and reading.entities[key].kind in SIDES
        and not (token.dep_ == "pobj" and token.head.lower_ in WHERE)
    }
    return bool(sides) and sides.isdisjoint(event.agents)
