"""What an article is about, as far as that tells whose its offices are: how much it speaks of which country, and where.

In: the reading of an article, with names or with all its referents. Out: a Scene. A mention of what is a country's own
("Brazil's police") counts more than one where it acts, and that more than one where something happens in it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from newsgraph.builder import gazetteer, polities, wordlists
from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.small_words import BEFORE_NOUN

TOLD = 1.5  # how much at least the only country must be told of: once by what is its own, or twice as one that acts
# What opens a report and closes with a dash: "MANILA, Philippines (AP) --".
_DATELINE = re.compile(r"^[A-Z][A-Z .'-]+(?:,[^\n(]{1,30}?)?(?:\([^)\n]*\) ?)?\s*(?:--|—|–|-)\s", re.MULTILINE)
LARGE = 300_000  # people of a town that needs no name of a state behind it in a dateline
UNNAMED = 2  # how many mentions it counts that the news comes from a country that is not named
AMERICAN = 2  # how many words of American politics count as a mention of the United States


@cache
def _codes() -> Mapping[str, str]:
    """Each name and adjective of a country with its ISO code."""
    found: dict[str, str] = {}
    for row in wordlists.rows("polities"):
        if row and row[0] and row[0][0] != "-":
            for name in (*row[1], *(row[2] if len(row) > 2 else ())):
                found.setdefault(name, row[0][0])
    return found


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_codes(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?=[A-Z])(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)")


def country_of(reading: Reading, key: str) -> str | None:
    """The ISO code of the country that an entity is, if it is one."""
    entity = reading.entities[key]
    if entity.kind is not Kind.POLITY:
        return None
    for name in (entity.label, *entity.alternatives):
        code = _codes().get(name.removeprefix("the "))
        if code is not None:
            return code
    return None


@dataclass(frozen=True)
class Scene:
    """What an article is about, as far as it tells whose offices are.

    ``strength`` has how much the article speaks of each country by ISO code, ``key`` the country's entity, which one
    that is named in other names alone has not; ``acting`` by sentence number the codes of countries that act there;
    ``company`` by person how often each country is named in a sentence that speaks of them; ``seated`` by sentence
    number the codes of countries whose own institutions are named there; ``opening`` the token at which each country
    first acts or has something; ``spoken`` how often each entity is spoken of; ``leading`` is the code of the country
    that the first sentence begins with as who acts or has something, ``lead`` the number of that sentence; ``home``
    is the code of the country in which the town of the dateline lies, and ``origin`` too where nothing names it.
    """

    key: Mapping[str, str]
    strength: Mapping[str, float]
    acting: Mapping[int, frozenset[str]]
    company: Mapping[str, Counter[str]]
    seated: Mapping[int, frozenset[str]]
    opening: Mapping[str, int]
    spoken: Mapping[str, int]
    leading: str | None = None
    lead: int = 0
    home: frozenset[str] = frozenset()
    origin: frozenset[str] = frozenset()

    @classmethod
    def of(cls, reading: Reading) -> Scene:
        """That of an article."""
        key: dict[str, str] = {}
        for each, entity in reading.entities.items():
            code = country_of(reading, each) if entity.named else None
            if code is not None:
                key.setdefault(code, each)
        text = reading.article.text
        strength: dict[str, float] = defaultdict(float)
        for name in sorted(_told(text)):
            if _codes()[name] not in key:  # in other names alone: "the American Legion", "the U.S. Supreme Court"
                strength[_codes()[name]] = max(strength[_codes()[name]], TOLD if polities.named(name) else 1)
        institutions = wordlists.table("roles")["institutions"]
        for code, names in institutions.items():
            strength[code] += sum(text.count(name) for name in names)
        seated: dict[int, frozenset[str]] = {}
        for sentence in reading.sentences:
            said = sentence.span.of(text)
            seats = frozenset(code for code, names in institutions.items() if any(name in said for name in names))
            if seats:
                seated[sentence.index] = seats
        strength["US"] += _american(text) // AMERICAN
        acting: dict[int, frozenset[str]] = {}
        opening: dict[str, int] = {}
        company: dict[str, Counter[str]] = {}
        sentences: dict[int, set[str]] = {}
        codes = {each: code for code, each in key.items()}
        named = dict(reading.referent) | {i: k for i, k in reading.member_of_name.items() if k in codes}
        counted: set[int] = set()
        dateline = _DATELINE.search(text)
        at_home = _from(reading, dateline.start(), dateline.end(), key) if dateline is not None else frozenset()
        home_country = at_home & key.keys()
        for code in at_home:  # of an article from Toronto the one Danish scientist makes no Danish story
            strength[code] += 1 if code in key else UNNAMED
        for index, each in named.items():
            number = reading.sentence_number.get(index, -1)
            code = codes.get(each)
            if code is None:
                if reading.entities[each].kind is Kind.PERSON:
                    sentences.setdefault(number, set()).add(each)
                continue
            if index in reading.member_of_name and reading.member_of_name.get(index + 1) == each:
                continue  # a name of several words counts once, by its last
            if index in counted:
                continue
            counted.add(index)
            token = reading.doc[index]
            home = dateline is not None and dateline.start() <= token.idx < dateline.end()  # where the news is from
            acts = home or token.dep_ in wordlists.words("office_bodies", "acting", "dependencies")
            having = home or token.dep_ in BEFORE_NOUN
            strength[code] += TOLD if having else 1 if acts else 0.5
            if acts:
                opening[code] = min(index, opening.get(code, index))
                acting[number] = acting.get(number, frozenset()) | {code}
            sentences.setdefault(number, set()).add("=" + code)
        lead = _lead(reading, dateline.end() if dateline is not None else 0)
        leading = _leading(reading, codes, lead, dateline.end() if dateline is not None else 0)
        if leading is not None:
            strength[leading] += TOLD
            opening.setdefault(leading, 0)
        opening.update(dict.fromkeys(home_country, 0))
        for found in sentences.values():
            for person in found:
                if not person.startswith("="):
                    company.setdefault(person, Counter()).update(each[1:] for each in found if each.startswith("="))
        return cls(
            key, strength, acting, company, seated, opening, Counter(reading.referent.values()), leading, lead,
            frozenset(home_country), at_home,
        )  # fmt: skip


@lru_cache(maxsize=2)  # roles are read twice
def _told(text: str) -> frozenset[str]:
    """The names and adjectives of countries that the text has."""
    return frozenset(match.group() for match in _pattern().finditer(text))


@lru_cache(maxsize=2)
def _american(text: str) -> int:
    """How often the text has a word that only American institutions are called by."""
    american = str(wordlists.table("roles")["american"]["words"]).split()
    others = "|".join(str(wordlists.table("roles")["american"]["others"]).split())
    leading = "".join(rf"(?<!\b{word} )" for word in str(wordlists.table("roles")["american"]["leading"]).split())
    return sum(len(re.findall(rf"{leading}\b{name}s?\b(?! (?:{others})\b)", text)) for name in american)


def _from(reading: Reading, start: int, end: int, named: Collection[str]) -> frozenset[str]:
    """The country in which the town of a dateline lies, its characters between ``start`` and ``end``: "MANILA --"; a
    small town is known where it is the capital of a country that is ``named``, by its code.
    """
    name = re.split(r"[,(\u2014\u2013-]", reading.article.text[start:end])[0].strip().title()
    seat = polities.of_seat(name) if name else None
    if seat is not None and seat.code is not None and seat.code in named:
        return frozenset({seat.code})
    records = gazetteer.cities(name) if name else ()
    return frozenset(record.country for record in records[:1] if record.population >= LARGE)


def _lead(reading: Reading, start: int) -> int:
    """The number of the first sentence behind a dateline that ends at ``start``."""
    opening = reading.doc.char_span(start, start + 1, alignment_mode="expand")
    return reading.sentence_number.get(opening.start if opening is not None else 0, 0)


def _leading(reading: Reading, codes: Mapping[str, str], lead: int, start: int) -> str | None:
    """The country that the first sentence behind the dateline begins with as who acts; else the only one it names."""
    roles = wordlists.words("office_bodies", "acting", "dependencies")
    there: set[str] = set()
    for index in sorted(reading.member_of_name):
        token, each = reading.doc[index], reading.member_of_name[index]
        if token.idx < start or each not in codes or reading.member_of_name.get(index + 1) == each:
            continue
        if reading.sentence_number.get(index, -1) > lead:
            break
        if token.dep_ in roles:
            return codes[each]
        there.add(codes[each])
    return there.pop() if len(there) == 1 else None
