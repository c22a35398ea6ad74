"""One way of writing a name, and which of them have been found to be one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from newsgraph.builder import kinds
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate


@dataclass(slots=True)
class Name:
    """One way of writing, folded, with all its mentions and the evidence for what it names."""

    form: str
    texts: Counter[str] = field(default_factory=Counter)
    mentions: list[Candidate] = field(default_factory=list)
    context: kinds.Scores = field(default_factory=lambda: defaultdict(float))
    scores: kinds.Scores = field(default_factory=lambda: defaultdict(float))
    kind: Kind | None = None
    lead: float = 0.0
    gender: str | None = None  # what an honorific before it says of its bearer
    home: str | None = None  # the country of a body whose name another country's has too
    dropped: bool = False  # it may be several of the article's people: no link

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the folded form."""
        return _words(self.form)

    @property
    def text(self) -> str:
        """The commonest writing, of equals the longest."""
        return max(self.texts, key=lambda text: (self.texts[text], len(text), text))


@lru_cache(maxsize=1 << 12)
def _words(form: str) -> tuple[str, ...]:
    return tuple(form.split(" #", maxsplit=1)[0].split())


class Groups:
    """Names that have been found to be one thing, with the reasons (a union-find)."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self.parent = list(range(len(names)))
        self.reasons: defaultdict[int, list[str]] = defaultdict(list)

    def root(self, i: int) -> int:
        """The index that stands for the group of the name at index ``i``."""
        while self.parent[i] != i:
            i = self.parent[i]
        return i

    def join(self, i: int, j: int, reason: str) -> None:
        """Make one group of those of the two names, for the reason given."""
        a, b = self.root(i), self.root(j)
        if a != b:
            first, second = min(a, b), max(a, b)
            self.parent[second] = first
            self.reasons[first] += [*self.reasons.pop(second, []), reason]

    def unique(self, indices: Iterable[int]) -> int | None:
        """The one group that the names at the indices are all in, None if there are several or none."""
        roots = {self.root(i) for i in indices}
        return roots.pop() if len(roots) == 1 else None
