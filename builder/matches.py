"""Of which contest "the match" tells where there are several: not of one of whose sides the sentence is silent."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.model import Event, Kind
from newsgraph.builder.reading import Reading

GAMES = frozenset({
    "bout", "clash", "contest", "encounter", "fight", "final", "fixture", "game", "match", "opener", "quarterfinal",
    "race", "semifinal", "tie",
})  # fmt: skip
SIDES = frozenset({Kind.POLITY, Kind.ORGANIZATION})
WHERE = frozenset({"in", "at", "near"})


def of_others(event: Event, noun: Token, reading: Reading) -> bool:
    """Whether the sentence of the noun for a game names sides, and none of those of the contest ``event``."""
    if event.type != "Compete" or not event.agents or noun.lemma_.lower() not in GAMES:
        return False
    sides = {
        key
        for token in noun.sent
        if (key := reading.member_of_name.get(token.i)) is not None
        and reading.entities[key].kind in SIDES
        and not (token.dep_ == "pobj" and token.head.lower_ in WHERE)
    }
    return bool(sides) and sides.isdisjoint(event.agents)
