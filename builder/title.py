"""One title phrase, as the article has it."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.builder import wordlists
from newsgraph.builder.model import Status

LAWYERS = frozenset({"lawyer", "attorney", "solicitor", "barrister", "counsel"})

UNIONS = wordlists.words("kinship", "kin", "married") | wordlists.words("kinship", "kin", "partners")


@dataclass(frozen=True, slots=True)
class Title:
    """One title phrase. Indices are of tokens; ``last`` and ``end_of_core`` are included.

    ``first`` to ``last`` is the whole phrase, determiner and complement included; ``words`` are the tokens of the title
    itself, without the names of whom it is of. ``of`` is an entity key. ``group`` is the list that the head is in.
    """

    first: int
    last: int
    head: int
    lemma: str
    group: str
    words: tuple[int, ...]
    of: str | None = None
    possessed: bool = False
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    former: bool = False
    status: Status = Status.ACTUAL
    has_complement: bool = False

    @property
    def personal(self) -> bool:
        """Whether it may be of a person without a name: kin, lawyers ("the family's solicitor")."""
        return self.group == "kinship" or self.lemma in LAWYERS


def lapses(title: Title) -> bool:
    """Whether "was" says that somebody is it no more: a minister or a wife, but no father."""
    return title.group != "kinship" or title.lemma in UNIONS
