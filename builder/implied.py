"""Whom an office is of where its own phrase leaves that open: only what the article makes unmistakable.

A state is taken if the office is one that it alone has; or if the article is at home there, for it speaks of its
parliament, its opposition or its seat of power, and of no other's, and nobody else is said to hold the office; or if
the title stands by its government ("the Iraqi government, led by Prime Minister X"). That a state is the only one
named is not enough: who visits or threatens it is named with it. An organisation is taken, for its spokesmen and
executives, if the article is plainly about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from newsgraph.builder import gazetteer, polities
from newsgraph.builder.areas import only_marks_distance
from newsgraph.builder.body_offices import is_chamber
from newsgraph.builder.model import Entity, Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.title import Title
from newsgraph.builder.title_words import listed
from newsgraph.builder.wordlists import rows, table, words

MENTIONS_NEEDED = 3
AMERICAN = 2  # how many of the institutions of the United States an article at home there names
CLEARLY = 4  # how many times more than the United States another state may be spoken of whose president it may be
ABOUT = 1.5  # how many times more than of any other organisation an article must speak of the one it is about
BEGINS = 1  # for how many mentions it counts that the article begins with an organisation
OPENING = 200  # characters with which an article begins, its first paragraph included
CITY_SIZE = 5  # how many times larger than the second a city must be that is only a little more spoken of
CITY_LEAD = 2  # how often more than any other a city must be named for its mayor to need no name
WINDOW = 4  # words behind a state's name in which what it rules itself by may follow: "Albania's parliament"


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


def _home(reading: Reading, countries: Mapping[str, str]) -> dict[int, frozenset[str]]:
    """For each sentence that speaks of a country's own institutions, the codes of such countries."""
    home: dict[int, frozenset[str]] = {}
    codes = {key: code for code, key in countries.items()}
    domestic = listed("domestic")
    for index, key in reading.member_of_name.items():
        code = codes.get(key)
        if code is None or reading.member_of_name.get(index + 1) == key:
            continue
        for token in reading.doc[index + 1 : index + 1 + WINDOW]:
            if token.lower_ in domestic:
                sentence = reading.sentence_number[index]
                home[sentence] = home.get(sentence, frozenset()) | {code}
            if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PART"}:
                break
    return home


def government(reading: Reading, title: Title) -> str | None:
    """The state by whose government the title stands: "the Syrian regime of President X"."""
    doc = reading.doc
    if title.first == 0:
        return None
    preposition = doc[title.first - 1]
    noun = preposition.head
    if preposition.lower_ == "by" and noun.tag_ == "VBN":
        noun = noun.head
    elif preposition.lower_ != "of":
        return None
    if noun.lower_ not in listed("domestic", "governments"):
        return None
    for child in noun.children:
        for token in (child, *child.children):
            key = reading.member_of_name.get(token.i)
            if key is not None and token.i < title.first and reading.entities[key].kind is Kind.POLITY:
                return key
    key = reading.member_of_name.get(noun.i)
    return key if key is not None and reading.entities[key].kind is Kind.POLITY else None


def cities(reading: Reading) -> dict[str, int]:
    """The key of each city of the article, with where it is first named."""
    found: dict[str, int] = {}
    for key, entity in reading.entities.items():
        if entity.kind is Kind.POLITY and entity.named and _code(entity) is None:
            state = polities.state(entity.label)
            records = gazetteer.cities(entity.label)
            town = records and (state is None or entity.label in {"New York", "Washington"})
            if town and not only_marks_distance(reading, key):
                found[key] = min((mention.span.start for mention in entity.mentions), default=0)
    return found


def _people(reading: Reading) -> dict[str, int]:
    """The population of each city of the article, by key."""
    return {key: gazetteer.cities(reading.entities[key].label)[0].population for key in cities(reading)}


def _spoken_of(reading: Reading) -> dict[str, int]:
    """How often each organisation with a name is mentioned, by key; where the article begins counts more."""
    opening = reading.article.text.find("\n\n", OPENING)
    found: dict[str, int] = {}
    for key, entity in reading.entities.items():
        if entity.kind is Kind.ORGANIZATION and entity.named and entity.mentions and not is_chamber(entity):
            first = min(mention.span.start for mention in entity.mentions)
            found[key] = len(entity.mentions) + (BEGINS if first < max(opening, OPENING) else 0)
    return found


@dataclass(frozen=True)
class Surroundings:
    """What may tell whom an office is of.

    ``countries`` has the key of each country by its ISO code, ``seats`` the codes of those whose seat of power is
    named, ``home`` by sentence number those whose own institutions are, ``american`` whether several of the United
    States are named; the others count mentions by key.
    """

    countries: Mapping[str, str]
    seats: frozenset[str]
    home: Mapping[int, frozenset[str]]
    organizations: Mapping[str, int]
    mentions: Mapping[str, int]
    mentions_of: Mapping[str, int]
    american: bool
    people: Mapping[str, int]

    @classmethod
    def of(cls, reading: Reading) -> Surroundings:
        """Those of an article."""
        countries: dict[str, str] = {}
        for key, entity in reading.entities.items():
            if entity.kind is Kind.POLITY and entity.named:
                code = _code(entity)
                if code is not None:
                    countries.setdefault(code, key)
        organizations = _spoken_of(reading)
        seats = table("roles")["institutions"]
        text = reading.article.text
        seated = frozenset(code for code in countries if any(name in text for name in seats.get(code, ())))
        mentions = Counter(key for key in reading.referent.values() if key in set(countries.values()))
        everywhere = Counter(reading.referent.values())
        american = sum(name in text for name in [*seats["US"], *table("roles")["american"]["words"].split()])
        return cls(
            countries, seated, _home(reading, countries), organizations, mentions, everywhere, american >= AMERICAN,
            _people(reading),
        )  # fmt: skip

    def state(self, title: str, taken: frozenset[str], sentence: int) -> str | None:
        """The country that the office is of; ``taken`` are those for which the article names another holder.

        ``sentence`` is the number of the sentence in which the title stands.
        """
        name = " ".join(title.casefold().split())
        lexicon = table("roles")
        only = lexicon["implied"].get(name)
        if only is not None:
            alike = words("office_bodies", "secretaries", "alike") - {only}
            return self.countries.get(only) if not ("secretary" in name and alike & self.countries.keys()) else None
        if name in lexicon["confined"]:
            able = {code: self.countries[code] for code in lexicon["confined"][name].split() if code in self.countries}
            told = [key for key in able.values() if key not in taken and self.mentions.get(key, 0) > 1]
            return told[0] if len(told) == 1 else None
        if name not in lexicon["absent"]:
            return None
        without = set(lexicon["absent"][name].split())
        able = {code: key for code, key in self.countries.items() if code not in without and key not in taken}
        here = [key for code, key in able.items() if code in self.home.get(sentence, ())]
        if here:
            return here[0] if len(here) == 1 else None
        most = max((self.mentions.get(key, 0) for key in able.values()), default=0)
        governed = [code for code in able if code in lexicon["governing"].get(name, "").split()]
        if len(governed) == 1 and (governed == ["US"] or len(self.countries) > 1):
            key = able[governed[0]]
            clear = set(self.countries) == {"US", *governed} or self.mentions.get(key, 0) >= MENTIONS_NEEDED
            if governed == ["US"] and CLEARLY * self.mentions.get(key, 0) < most:
                return None  # much of Pakistan, and once of the United States
            if governed == ["US"] or (name != "president" and clear):
                return key  # a president's own country goes without saying in the news of the United States alone
        if "US" in governed and self.american:
            rest = max(self.mentions.get(able[code], 0) for code in governed if code != "US")
            if self.mentions.get(able["US"], 0) > rest:
                return able["US"]
        seated = [key for code, key in able.items() if code in self.seats]
        return seated[0] if len(seated) == 1 and self.mentions.get(seated[0], 0) == most else None

    def city(self, cities: Mapping[str, int]) -> str | None:
        """The city that the article is about, for its mayor: the one named, or the one named most."""
        ranked = sorted(((self.mentions_of.get(key, 0), -first, key) for key, first in cities.items()), reverse=True)
        if not ranked:
            return None
        number, _, key = ranked[0]
        if len(ranked) == 1 or number >= CITY_LEAD * ranked[1][0]:
            return key
        sizes = [self.people.get(each, 0) for _, _, each in ranked[:2]]
        return key if number > ranked[1][0] and sizes[0] >= CITY_SIZE * max(sizes[1], 1) else None

    def organization(self, lemma: str, title: str = "") -> str | None:
        """The organisation that the article is about, for a title that speaks for one or is a company's officer's."""
        officers = words("office_bodies", "spoken_for", "officers")
        graded = "-".join(title.casefold().split()[-2:])
        if not {lemma, graded} & (officers | words("office_bodies", "spoken_for", "heads")) or not self.organizations:
            return None
        ranked = sorted(self.organizations.items(), key=lambda pair: (-pair[1], pair[0]))
        second = ranked[1][1] if len(ranked) > 1 else 0
        key, number = ranked[0]
        return key if number >= MENTIONS_NEEDED and number >= ABOUT * second else None
