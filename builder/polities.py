"""Which words name a country, its people, its seat of government, a region or a people: look-ups in the lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsgraph.builder import gazetteer, wordlists
from newsgraph.builder.forms import fold

# Abbreviations of states that are no words without their dot.
UNDOTTED = wordlists.words("places", "short_forms", "undotted")


@dataclass(frozen=True, slots=True)
class Polity:
    """A country or territory: ISO code (None where it has none), its names, adjectives, words for its people, seats."""

    code: str | None
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The usual English name."""
        return self.names[0]


def _cells(row: tuple[tuple[str, ...], ...], width: int) -> tuple[tuple[str, ...], ...]:
    return row + ((),) * (width - len(row))


@cache
def _polities() -> tuple[Polity, ...]:
    listed = []
    for row in wordlists.rows("polities"):
        code, names, adjectives, people, seats = _cells(row, 5)
        listed.append(Polity(code[0] if code[0] != "-" else None, names, adjectives, people, seats))
    return tuple(listed)


@cache
def _index(field: str) -> dict[str, Polity]:
    index: dict[str, Polity] = {}
    for polity in _polities():
        for word in getattr(polity, field):
            index.setdefault(fold(word), polity)
    return index


def named(name: str) -> Polity | None:
    """The country or territory of that name."""
    return _index("names").get(fold(name))


def of_adjective(word: str) -> Polity | None:
    """The polity whose adjective this is: "Iraqi", "South Korean"."""
    found = _index("adjectives").get(fold(word))
    return found if found is None or word.isascii() or word in found.adjectives else None  # no "Germán"


def of_people(word: str) -> Polity | None:
    """The polity whose people this is, in the plural or singular: "Iraqis", "Spaniard"."""
    return _index("people").get(fold(word))


def of_seat(name: str) -> Polity | None:
    """The polity whose government sits there: "Washington", "the Kremlin"."""
    return _index("seats").get(fold(name))


def state(name: str) -> str | None:
    """The full name of an American state, from its name or its newspaper abbreviation; None if it is neither."""
    abbreviations = wordlists.table("places")["abbreviations"]
    full = abbreviations.get(name.strip()) or (abbreviations.get(name + ".", name) if name in UNDOTTED else name)
    return str(full) if fold(str(full)) in gazetteer.american_states() else None


def province(name: str) -> str | None:
    """The full name of a Canadian province, from its name or its newspaper abbreviation; None if it is neither."""
    provinces = wordlists.table("places")["provinces"]
    full = provinces.get(name.rstrip("."))
    return str(full) if full else name if name in provinces.values() else None


@cache
def _postal() -> dict[str, str]:
    return {code: name.title().replace(" Of ", " of ") for name, (code, _) in gazetteer.american_states().items()}


def tagged(code: str) -> str | None:
    """The full name of the American state that a code means in "(R-AZ)", or None."""
    return _postal().get(code)


@dataclass(frozen=True, slots=True)
class People:
    """A people or faith without a state, or the people of a region: plural names, singulars, adjectives."""

    plurals: tuple[str, ...]
    singulars: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@cache
def _people_index(field: str) -> dict[str, People]:
    index: dict[str, People] = {}
    for row in wordlists.rows("peoples"):
        people = People(*_cells(row, 3))
        for word in getattr(people, field):
            index.setdefault(fold(word), people)
    return index


def people(word: str) -> People | None:
    """The people that a plural names: "Kurds", "Sunnis"."""
    return _people_index("plurals").get(fold(word))


def people_of_adjective(word: str) -> People | None:
    """The people whose adjective or singular this is: "Kurdish", "Sunni"."""
    return _people_index("adjectives").get(fold(word)) or _people_index("singulars").get(fold(word))


@cache
def _regions(column: int) -> dict[str, str]:
    index: dict[str, str] = {}
    for row in wordlists.rows("regions"):
        for word in _cells(row, 3)[column]:
            index.setdefault(fold(word), row[0][0])
    return index


def region(name: str) -> str | None:
    """The usual name of the region of that name: "Persian Gulf" for "the Gulf" is left apart, "Europe" for "Europe"."""
    return _regions(0).get(fold(name))


def region_of_adjective(word: str) -> str | None:
    """The region whose adjective this is: "European"."""
    return _regions(1).get(fold(word))


def region_of_people(word: str) -> str | None:
    """The region whose people this is: "Europeans"."""
    return _regions(2).get(fold(word))
