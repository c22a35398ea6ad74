"""Which bodies "the Oslo-based firm" can mean: those of the country where the town lies, if the text tells theirs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.forms import fold
from newsgraph.builder.model import Kind
from newsgraph.builder.syntax import children
from newsgraph.builder.wordlists import table, words

HYPHENS = frozenset({"-", "–", "‑"})
OWN = 2.0  # for a body of that country


def seat_of(token: Token, discourse: Discourse) -> str | None:
    """The code of the country in which the town lies where the noun says that the body is based."""
    for based in children(token, "amod"):
        if based.lower_ == "based" and based.i > 1 and based.nbor(-1).text in HYPHENS:
            key = discourse.reading.member_of_name.get(based.i - 2)
            place = discourse.reading.entities[key].place if key is not None else None
            return place.country if place is not None else None
    return None


def fit_of_seat(referent: Referent, seat: str, discourse: Discourse) -> float:
    """By how much the seat makes it likely that the body is meant: 0.0 for one of another country."""
    reading, nations = discourse.reading, set()
    for said in referent.said:
        name = reading.doc[said.index]
        for index in range(name.left_edge.i, said.index):  # "Germany's Adler AG", "the Russian gas giant Volgan"
            key = reading.member_of_name.get(index)
            entity = reading.entities[key] if key is not None and key != referent.key else None
            if entity is not None and entity.kind is Kind.POLITY and entity.place is not None:
                nations.add(entity.place.country)
    nations -= {None, ""}
    return 1.0 if not nations else OWN if seat in nations else 0.0


def of_trade(lemma: str, bodies: Sequence[Referent]) -> set[str]:
    """The keys of those whose names say that they are of the trade that the noun tells: "the airline" is an airline."""
    called, trade = next((row for row in trades() if lemma in row[0]), (frozenset(), frozenset()))
    if not any(trade & _heads(body.label) for body in bodies):
        return set()
    return {body.key for body in bodies if trade & _heads(body.label) or called & body.nouns}


def _heads(label: str) -> set[str]:
    """The words of a name that tell what the body is: its last, or the one before "of"."""
    words_of = [word for word in fold(label).split() if word not in words("organizations", "legal")]
    before = words_of[: words_of.index("of")] if "of" in words_of else words_of
    return set(before[-1:])


@lru_cache(maxsize=1)
def trades() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The trades that names tell: the nouns for such a body, and the words that its name may end in."""
    listed = table("discourse")["trades"]
    return tuple((frozenset(str(row[0]).split()), frozenset(str(row[1]).split())) for row in listed.values())


__all__ = ["fit_of_seat", "of_trade", "seat_of"]
