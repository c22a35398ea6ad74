"""Which names are one person: full name and surname, title and none, particles, spellings; namesakes stay apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein
from spacy.tokens import Doc

from newsgraph.builder import kinds, namewords, polities, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.gathering import Groups, Name
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate

ALIAS = re.compile(
    r"^[,(]?\s?(?:who is )?(?:also|better|formerly|previously|otherwise|sometimes) known "
    r"(?:simply )?as (?:the )?[\"']?\s?$"
    r"|^[,(]\s?(?:who (?:is|was) )?(?:widely |popularly |commonly |simply |affectionately )?known"
    r"(?: to \w+| by \w+)? (?:simply )?as (?:the )?[\"']?\s?$"
    r"|^[,(]\s?(?:who was )?born (?:as )?[\"']?\s?$"
    r"|^[,(]\s?(?:a\.?k\.?a\.?|nicknamed|alias|née) [\"']?\s?$"
)
GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
NEAR = 40  # tokens from a given name to the full name, about two sentences
LONG_NAME = 6  # letters of a given name of which another spelling is no other name
AND = frozenset({"and", "&"})
KIN = wordlists.words("kinship", "related", "words")
ARTICLES_OF_NAMES = {"al", "el"}
NICKNAMED = re.compile(r"[\"“‘'](?P<nickname>[A-Z][^\"”’']+)[\"”’'] [A-Z]")


def _ends_with(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    while len(full) > 2 and full[-1] in GENERATION:
        full = full[:-1]
    return full[-len(short) :] == short


def _ends_alike(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return full[-1] == without_particle(short)[-1] and len(without_particle(short)) == 1


def _has_word(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return len(short) == 1 and short[0] in full


def _begins_with(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the short name is both given names of the full one: "Jean-Baptiste", "Ana Paula"."""
    return len(short) == 2 < len(full) and full[:2] == short and namewords.gender_of(short[0]) is not None


def _spelled_alike(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return len(short) == 1 and short[0] != full[-1] + "s" and same_spelling(full[-1], short[0])


def _given_alike(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the given name is written with a letter more or less, in the middle: "Terence", "Terrence"."""
    one, other = full[0], short[0]
    if len(short) != 1 or min(len(one), len(other)) < LONG_NAME or one[0] + one[-1] != other[0] + other[-1]:
        return False
    return abs(len(one) - len(other)) == 1 and DamerauLevenshtein.distance(one, other) == 1


SHORT_FORMS = (
    (_ends_with, "surname"),
    (_ends_alike, "surname"),
    (_has_word, "part-of-name"),
    (_begins_with, "part-of-name"),
    (_spelled_alike, "spelling"),
    (_given_alike, "spelling"),
)


def join_persons(names: Sequence[Name], free: Sequence[int], groups: Groups, doc: Doc) -> None:
    """Join the free names that name one person; a surname that several bear is given to none of them without reason."""
    full = [i for i in free if names[i].kind is Kind.PERSON and len(names[i].words) > 1]
    full = [i for i in full if not _is_surname_alone(names[i].words, [names[k].words for k in full])]
    _also_known_as(names, free, groups, doc)
    _nicknamed(names, free, full, groups)
    for position, i in enumerate(full):
        for j in full[position + 1 :]:
            if _one_person(names[i].words, names[j].words) and not _is_junior(names[i], names[j], doc):
                groups.join(i, j, "same-person")
    _join_titled(names, free, groups, doc)
    _families(names, free, full)
    for j in free:
        name = names[j]
        if j in full or not 0 < len(name.words) <= 3:
            continue
        if not _may_be_person(name):
            if not _is_maker_and_surname(names, name, full):
                continue
            name.scores[Kind.ORGANIZATION] = 0.0
        for test, reason in SHORT_FORMS:
            hits = [i for i in full if test(names[i].words, name.words)]
            family = wordlists.words("given_names", "family_first")
            if reason == "part-of-name" and namewords.gender_of(name.words[0]) and name.words[0] not in family:
                # a given name alone is used of somebody already named in full
                # before; in a headline also of somebody named in full below
                line = next(doc.sents)
                opening = line.end > name.mentions[0].start and "." not in line.text.rstrip()[-1:]
                kin = _is_relative(name, doc)
                hits = [
                    i
                    for i in hits
                    if opening
                    or names[i].mentions[0].start < name.mentions[0].start
                    or (names[i].words[0] == name.words[0] and len(hits) == 1 and _goes_on(names[i], name, kin))
                    or _shares_surname(name, names[i], doc)
                    or (kin and any(names[i].words[-1] == names[k].words[-1] for k in full if k != i))
                ]
            if not hits:
                continue
            if reason == "surname":
                same = [names[k] for k in free if groups.root(k) == groups.root(j)]
                hits = _fitting(names, same, hits, groups, doc)
                if not hits:
                    break
            hit = groups.unique(hits)
            if hit is not None:
                groups.join(hit, j, reason)
            elif name.kind is Kind.PERSON or name.lead < 3.0:
                name.dropped = not _by_order(names, name, hits, groups)
            break


def _is_surname_alone(words: tuple[str, ...], others: Sequence[tuple[str, ...]]) -> bool:
    """Whether the words are a surname of several, which a longer name of the article ends with: "Perez Molina"."""
    if len(words) > 3 or namewords.gender_of(words[0]) in {"male", "female"}:
        return False
    return any(len(other) > len(words) and other[-len(words) :] == words for other in others)


def _is_junior(one: Name, other: Name, doc: Doc) -> bool:
    """Whether one of two of a name is brought in as the other's son: "Erik Hall ... his son, Erik Hall Jr."."""
    alike = (set(one.words) & GENERATION) == (set(other.words) & GENERATION)
    return not alike and (_is_relative(one, doc) or _is_relative(other, doc))


def _shares_surname(given: Name, full: Name, doc: Doc) -> bool:
    """Whether the given name stands before "and" and the full name of somebody of the surname: "Erik and Anna Hall"."""
    return full.words[0] == given.words[0] and any(_is_half(doc, mention, full.words[-1]) for mention in given.mentions)


def _is_half(doc: Doc, half: Candidate, surname: str) -> bool:
    i = half.end
    return i + 2 < len(doc) and doc[i].lower_ in AND and fold(doc[i + 2].text) == surname and doc[i + 1].text.istitle()


def _goes_on(full: Name, given: Name, kin: bool) -> bool:
    """Whether the given name may stand before the full name: of whom the article is about, or of kin named just below.

    "Her brothers, Kofi and Kojo, deny it. Kofi Mensah, who ..."
    """
    near = kin and 0 < full.mentions[0].start - given.mentions[0].start < NEAR
    return near or (len(full.mentions) > 1 and len(given.mentions) > 1)


def _families(names: Sequence[Name], free: Sequence[int], full: Sequence[int]) -> None:
    """Make a group of "the Millers" where the article names a Miller in full."""
    surnames = {names[i].words[-1] for i in full}
    for j in free:
        word = names[j].words[0] if len(names[j].words) == 1 else ""
        if word.endswith("s") and word not in surnames and (word[:-1] in surnames or word[:-2] in surnames):
            names[j].scores[Kind.PERSON] = 0.0
            names[j].scores[Kind.GROUP] += 6.0
            names[j].kind, names[j].lead = kinds.decide(names[j].scores)


def _fitting(names: Sequence[Name], same: Sequence[Name], hits: list[int], groups: Groups, doc: Doc) -> list[int]:
    """The bearers whom a lone surname may mean: of its courtesy title's gender, and no relative named after it.

    ``same`` are all the writings of the surname that were joined already.
    "Mr. Lopez" is not Anna Lopez; and where Lopez is spoken of before "his wife, Anna Lopez", it is not she either.
    """
    gender = next((name.gender for name in same if name.gender), None)
    if gender:
        several = len({groups.root(i) for i in hits}) > 1
        genders = {i: namewords.gender_of(names[i].words[0]) for i in hits}
        fit = [i for i in hits if genders[i] == gender]
        hits = (fit or hits) if several else hits
        hits = [i for i in hits if genders[i] in {gender, "either", None}]
        if several and len({groups.root(i) for i in fit}) == 1:
            return fit  # "Mr Hale" is who alone of the Hales is a man, whosever husband he is
    before = min(name.mentions[0].start for name in same)
    office = any(c.titled or (c.start and namewords.is_title(doc[c.start - 1])) for n in same for c in n.mentions)
    return [i for i in hits if not _is_relative(names[i], doc) or (names[i].mentions[0].start < before and not office)]


def _is_relative(name: Name, doc: Doc) -> bool:
    """Whether a full name is brought in as somebody's relative: "his wife, Anna Lopez", "first lady Anna Lopez"."""
    start = name.mentions[0].start
    words = [doc[i] for i in range(max(start - 3, 0), start)]
    return any(word.lower_ in KIN for word in words)


def _join_titled(names: Sequence[Name], free: Sequence[int], groups: Groups, doc: Doc) -> None:
    """Join a name that stands with and without a courtesy title, unless the titles tell two people apart."""
    alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in free:
        if names[i].kind is Kind.PERSON and not names[i].dropped:
            alike[names[i].words].append(i)
    for words, same in alike.items():
        full = [
            i
            for other, bearers in alike.items()
            if len(other) > len(words) and _ends_with(other, words)
            for i in bearers
        ]
        if not all(_is_relative(names[i], doc) for i in full):
            continue  # the bearers named in full decide
        if len({names[i].gender for i in same} - {None}) < 2:
            for i in same[1:]:
                groups.join(same[0], i, "with-title")


def _also_known_as(names: Sequence[Name], free: Sequence[int], groups: Groups, doc: Doc) -> None:
    """Join two names where the text says that they are one's: "X, also known as Y"."""
    starts = {c.start: i for i in free for c in names[i].mentions}
    for i in free:
        for candidate in names[i].mentions:
            for start in range(candidate.end + 1, min(candidate.end + 7, len(doc))):
                acronym = start in starts and len(names[starts[start]].words) == 1 and doc[start].is_upper
                if start in starts and not acronym and ALIAS.match(doc[candidate.end : start].text + " "):
                    groups.join(i, starts[start], "also-known-as")


def _nicknamed(names: Sequence[Name], free: Sequence[int], full: Sequence[int], groups: Groups) -> None:
    """Join the nickname that stands in quotation marks inside a person's name: "El Chapo"."""
    called = {
        fold(match["nickname"]): i
        for i in full
        for text in names[i].texts
        if (match := NICKNAMED.search(text)) is not None
    }
    for j in free if called else ():
        if names[j].form in called:
            groups.join(called[names[j].form], j, "also-known-as")


def _by_order(names: Sequence[Name], name: Name, hits: Sequence[int], groups: Groups) -> bool:
    """Give a surname that several bear to the one bearer that the text has named so far.

    The mentions are moved to the bearer's name, so that the rest of the surname's mentions stay unlinked.
    """
    roots = sorted({groups.root(i) for i in hits})
    first = {root: min(c.start for i in hits if groups.root(i) == root for c in names[i].mentions) for root in roots}
    left = []
    established: set[int] = set()
    for mention in sorted(name.mentions, key=lambda mention: mention.start):
        known = [root for root in roots if first[root] < mention.start]
        if len(known) > 1 and len(established) == 1:
            known = sorted(established)  # the surname alone has meant this bearer so far
        if len(known) == 1:
            established.add(known[0])
            names[next(i for i in hits if groups.root(i) == known[0])].mentions.append(mention)
        else:
            left.append(mention)
    name.mentions = left or name.mentions[:1]
    return False


def _is_maker_and_surname(names: Sequence[Name], name: Name, full: Sequence[int]) -> bool:
    """Whether a well-known firm's name is here the surname of somebody whom the article has named in full."""
    if len(name.words) != 1 or name.words[0] not in namewords.known_organizations() or name.text.isupper():
        return False
    start = name.mentions[0].start
    return any(names[i].words[-1] == name.words[0] and names[i].mentions[0].start < start for i in full)


def _may_be_person(name: Name) -> bool:
    """Whether a short name can be part of a person's: nothing in its own words speaks against it strongly."""
    if name.kind is Kind.PERSON:
        return True
    if polities.named(" ".join(name.words)):
        return True  # a surname here: the lexicon's country was ruled out before
    against = max(
        (weight for text in name.texts for kind, weight in kinds.of_words(text) if kind is not Kind.PERSON), default=0.0
    )
    return against < 3.0 and name.lead < 6.0


def without_particle(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without a leading "al" or "de"."""
    return words[1:] if len(words) > 1 and words[0] in namewords.PARTICLES else words


def _one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: a middle name or an initial more, or another spelling."""
    short, long = sorted((one, other), key=len)
    if (set(short) & GENERATION) != (set(long) & GENERATION) and short[-1] in GENERATION:
        return False
    if (
        short[0] == long[0]
        or _spellings().get(short[0], 0) == _spellings().get(long[0], -1)
        or short[0] in _short_for(long[0])
        or long[0] in _short_for(short[0])
        or (len(short[0]) == 1 and long[0].startswith(short[0]))
        or (len(long[0]) == 1 and short[0].startswith(long[0]))
        or (len(short) > 1 and _misspelt(short[0], long[0]))
    ):
        rest = iter(long[1:])
        return all(
            any(
                word == candidate
                or (len(word) == 1 and candidate.startswith(word))
                or {word, candidate} == ARTICLES_OF_NAMES
                for candidate in rest
            )
            for word in short[1:]
        )
    if _has_initials(short, long) or _has_initials(long, short):
        return True
    if len(short) == len(long) == 2 and short == long[::-1]:  # "Batbayar Bolormaa", family name first
        return not all(namewords.gender_of(word) for word in short)
    if len(short) == len(long):
        return all(same_spelling(a, b) for a, b in zip(short, long, strict=True))
    return len(short) > 1 and len(long) > len(short) and long[-len(short) :] == short


def _misspelt(one: str, other: str) -> bool:
    """Whether one vowel within is all that tells two long given names apart, and they are of one gender: "Kristen" and
    "Kristin", not "Frances" and "Francis"."""
    if len(one) != len(other) or len(one) < LONG_NAME or one[-1] != other[-1]:
        return False
    unlike = [(a, b) for a, b in zip(one[1:-1], other[1:-1], strict=True) if a != b]
    vowels = len(unlike) == 1 and one[0] == other[0] and set(unlike[0]) <= set("aeiouy")
    return vowels and len({namewords.gender_of(one), namewords.gender_of(other)} - {None, "either"}) < 2


def _has_initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the first word is the initials of the other's given names: "J.P. Hill", "John Paul Hill"."""
    letters, count = one[0], len(one[0])
    if not 1 < count < 4 or len(other) <= count or letters in namewords.given_names() or letters in namewords.PARTICLES:
        return False
    return letters == "".join(word[0] for word in other[:count]) and other[count:] == one[1:]


@cache
def _spellings() -> dict[str, int]:
    """Each given name that is spelled in several ways, with the number of its line in the list."""
    lines = str(wordlists.table("given_names")["spellings"]["names"]).split("\n")
    return {fold(name): number for number, line in enumerate(lines, 1) for name in line.split()}


def _short_for(word: str) -> list[str]:
    """The given names that a given name may be short for."""
    return str(wordlists.table("given_names")["short_forms"].get(word, "")).split()


def same_spelling(one: str, other: str) -> bool:
    """Whether two words may be spellings of one name: equal, or long and one letter apart (two in long ones)."""
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or (one[0] != other[0] and one[-1] != other[-1]):
        return False
    known = namewords.given_names()
    if one in known and other in known:
        return False
    return DamerauLevenshtein.distance(one, other) <= (2 if min(len(one), len(other)) >= 8 else 1)
