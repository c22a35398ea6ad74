"""One role holding as one sentence states it, before what the article says of it elsewhere completes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsgraph.builder import title_words
from newsgraph.builder.holding import Holding
from newsgraph.builder.model import Evidence

IGNORED = frozenset({"of", "the", "a", "for", "and", "in", "to"})


@dataclass(frozen=True, slots=True)
class Stated:
    """One holding as one sentence states it, its title as text."""

    found: Holding
    title: str
    of: str | None
    evidence: Evidence

    @property
    def words(self) -> frozenset[str]:
        """The words of the title that tell it from another."""
        return _words(self.title)


@lru_cache(maxsize=1 << 12)  # each title is compared with all others of its article, many times
def _words(title: str) -> frozenset[str]:
    full = title_words.in_full()
    return frozenset(full.get(word, word) for word in re.findall(r"[\w']+", title.lower())) - IGNORED
