"""Whom an office is of where its own phrase leaves that open: only what the article makes unmistakable.

A state is taken if the office is one that it alone has, or if it is the only state of the article that has such an
office and nobody else is said to hold it there; an organisation, for its spokesmen and executives, if the article is
plainly about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from newsgraph.builder.model import Entity, Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.wordlists import rows, table

SPOKEN_FOR = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "executive",
        "chief-executive",
        "ceo",
        "cfo",
        "coo",
        "chief-executive-officer",
    }
)
MENTIONS_NEEDED = 3
POLITY_MENTIONS_NEEDED = 2


@cache
def _codes() -> Mapping[str, str]:
    """Each name of a country, in lower case, with its ISO code."""
    return {name.casefold(): row[0][0] for row in rows("polities") if len(row) > 1 for name in row[1]}


def _code(entity: Entity) -> str | None:
    for name in (entity.label, *entity.alternatives):
        code = _codes().get(name.casefold().removeprefix("the "))
        if code is not None:
            return code
    return None


@dataclass(frozen=True)
class Surroundings:
    """What may tell whom an office is of: the countries by ISO code, and how often each organisation is met."""

    countries: Mapping[str, str]
    organizations: Mapping[str, int]
    polities: Mapping[str, int]

    @classmethod
    def of(cls, reading: Reading) -> Surroundings:
        """Those of an article."""
        countries: dict[str, str] = {}
        for key, entity in reading.entities.items():
            if entity.kind is Kind.POLITY and entity.named:
                code = _code(entity)
                if code is not None:
                    countries.setdefault(code, key)
        met = Counter(key for key in reading.referent.values() if reading.entities[key].kind is Kind.ORGANIZATION)
        places = Counter(key for key in reading.referent.values() if key in set(countries.values()))
        return cls(countries, {key: number for key, number in met.items() if reading.entities[key].named}, places)

    def state(self, title: str, taken: frozenset[str]) -> str | None:
        """The country that the office is of; ``taken`` are those for which the article names another holder."""
        name = " ".join(title.casefold().split())
        lexicon = table("roles")
        only = lexicon["implied"].get(name)
        if only is not None:
            return self.countries.get(only)
        if name not in lexicon["absent"]:
            return None
        without = set(lexicon["absent"][name].split())
        left = [key for code, key in self.countries.items() if code not in without and key not in taken]
        if len(left) > 1:
            governed = set(lexicon["governing"].get(name, "").split())
            left = [
                key
                for key in left
                if self._code_of(key) in governed and self.polities.get(key, 0) >= POLITY_MENTIONS_NEEDED
            ]
        return left[0] if len(left) == 1 else None

    def _code_of(self, key: str) -> str | None:
        return next((code for code, each in self.countries.items() if each == key), None)

    def organization(self, lemma: str) -> str | None:
        """The organisation that the article is about, for a title that speaks for one."""
        if lemma not in SPOKEN_FOR or not self.organizations:
            return None
        ranked = sorted(self.organizations.items(), key=lambda pair: (-pair[1], pair[0]))
        second = ranked[1][1] if len(ranked) > 1 else 0
        key, number = ranked[0]
        return key if number >= MENTIONS_NEEDED and number >= 2 * second else None
