"""What has been spoken of so far in an article: each referent, what it was called, and how much it is in mind.

A Discourse is filled from left to right by coreference and thrown away; what it found leaves it as a new Reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from newsgraph.builder.gender import Gender
from newsgraph.builder.model import Kind, Mention
from newsgraph.builder.reading import Reading

# How much a phrase puts its referent in mind, by its place in the clause: subjects before objects before the rest.
WEIGHTS = {
    "nsubj": 1.0,
    "nsubjpass": 1.0,
    "csubj": 1.0,
    "ROOT": 0.8,
    "dobj": 0.7,
    "obj": 0.7,
    "dative": 0.6,
    "attr": 0.5,
}
WEIGHTS |= {"pobj": 0.5, "poss": 0.55, "compound": 0.25, "amod": 0.2, "nmod": 0.25}
OTHER_WEIGHT = 0.4
CLAUSE_WEIGHTS = {"relcl": 0.7, "acl": 0.7, "advcl": 0.85}
WHERE = frozenset({"in", "near", "at", "outside", "around", "from"})
FADING = 0.5  # of a mention's weight, with every sentence
REACH = 3  # sentences back that a mention still counts


class Unclear(Exception):  # noqa: N818 - no error, but an answer
    """The description means someone spoken of before, but it is not clear whom."""


@dataclass
class Said:
    """One phrase that refers to a referent: the index of its head, its sentence, its weight, and its Mention if new."""

    index: int
    sentence: int
    weight: float
    mention: Mention | None = None


@dataclass(eq=False)
class Referent:
    """A thing spoken of. ``kind`` is None for what is no actor or place and only competes for "it" and "they"."""

    key: str
    kind: Kind | None
    label: str
    named: bool = True
    plural: bool = False
    singular: bool = True
    gender: Gender = Gender.UNKNOWN
    nouns: set[str] = field(default_factory=set)
    titles: list[frozenset[str]] = field(default_factory=list)
    types: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    number: str = ""
    ages: set[str] = field(default_factory=set)
    rule: str = ""
    name_nouns: frozenset[str] = frozenset()
    belongs_to: set[str] = field(default_factory=set)
    kin_of: set[tuple[str, str]] = field(default_factory=set)  # what they are to whom: ("wife", key)
    said: list[Said] = field(default_factory=list)


@dataclass
class Together:
    """Several referents named together ("France and Germany"), and where."""

    keys: tuple[str, ...]
    index: int
    sentence: int
    weight: float


class Discourse:
    """The referents of an article so far, and which words refer to which."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.referents: dict[str, Referent] = {}
        self.at: dict[int, str] = dict(reading.referent)
        self.many: dict[int, tuple[str, ...]] = {}
        self.things: dict[int, str] = {}
        self.together: list[Together] = []

    def sentence(self, token: Token) -> int:
        """The number of the token's sentence."""
        return self.reading.sentence_number.get(token.i, 0)

    def key_at(self, token: Token) -> str | None:
        """The key of what the phrase headed by the token, or the name around it, refers to."""
        return self.at.get(token.i) or self.reading.member_of_name.get(token.i)

    def referent_at(self, token: Token) -> Referent | None:
        """The referent of the phrase headed by the token."""
        key = self.key_at(token)
        return self.referents.get(key) if key is not None else None

    def say(self, token: Token, key: str, mention: Mention | None = None) -> None:
        """Note that the phrase headed by ``token`` refers to ``key``."""
        self.at[token.i] = key
        self.referents[key].said.append(Said(token.i, self.sentence(token), weight(token), mention))

    def salience(self, referent: Referent, token: Token) -> float:
        """How much the referent is in mind just before the token."""
        here = self.sentence(token)
        best: dict[int, float] = {}
        for said in referent.said:
            distance = here - said.sentence
            if 0 <= distance <= REACH and said.index < token.i:
                best[distance] = max(best.get(distance, 0.0), said.weight)
        return float(sum(value * FADING**distance for distance, value in best.items()))

    def last_index(self, referent: Referent, token: Token) -> int:
        """Where the referent was last spoken of before the token; -1 when it was not."""
        return max((said.index for said in referent.said if said.index < token.i), default=-1)

    def is_whereabouts(self, referent: Referent, token: Token) -> bool:
        """Whether the referent is a polity last spoken of as where something is: "near Hull", where others are."""
        if referent.kind is not Kind.POLITY:
            return False
        last = self.reading.doc[self.last_index(referent, token)]
        return last.dep_ == "pobj" and last.head.lower_ in WHERE

    def in_mind(self, token: Token, reach: int = REACH) -> list[Referent]:
        """The referents spoken of before the token, in this sentence or the ``reach`` before it."""
        here = self.sentence(token)
        return [referent for referent in self.referents.values() if _spoken_of(referent, token.i, here, reach)]


def _spoken_of(referent: Referent, index: int, sentence: int, reach: int) -> bool:
    """Whether the referent was spoken of before the token of that index, at most ``reach`` sentences back."""
    for said in reversed(referent.said):  # noqa: SIM110 - the longer way is the quicker one, and this runs often
        if said.index < index and 0 <= sentence - said.sentence <= reach:
            return True
    return False


def weight(token: Token) -> float:
    """How much the phrase headed by the token puts its referent in mind."""
    node = token
    while node.dep_ in ("conj", "appos") and node.head.i != node.i:
        node = node.head
    value = WEIGHTS.get(node.dep_, OTHER_WEIGHT)
    if node.dep_ == "pobj" and node.head.dep_ == "agent":
        # "It was bought by X" goes on about it.
        value = 0.35 if any(t.dep_ == "nsubjpass" and t.lower_ == "it" for t in node.head.head.lefts) else 0.7
    elif node.dep_ == "pobj" and node.head.lower_ in ("to", "with") and node.head.head.pos_ == "VERB":
        value = 0.65
    if node.dep_ in ("nsubj", "nsubjpass"):
        value *= CLAUSE_WEIGHTS.get(node.head.dep_, 1.0)
    return value


def clear_winner(scores: Iterable[tuple[float, str]], margin: float) -> str | None:
    """The key with the highest score, if it is ``margin`` times the next one's or more."""
    ranked = sorted(scores, key=lambda pair: (-pair[0], pair[1]))
    if not ranked or ranked[0][0] <= 0:
        return None
    if len(ranked) > 1 and ranked[1][0] * margin > ranked[0][0]:
        return None
    return ranked[0][1]
