"""Which names are one place: with and without the word for its kind, abbreviated, cut short, spelled otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.builder import gazetteer, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.gathering import Groups, Name
from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import known_organizations
from newsgraph.builder.persons import same_spelling, without_particle
from newsgraph.builder.shortening import has_initials

BASES = (("air", "base"), ("air", "field"), ("airbase",), ("airfield",), ("military", "base"), ("military", "airfield"))
LONGEST = 4  # letters of a polity's initials
FACILITIES = wordlists.words("places", "facilities") | {"center", "centre"}
STREETS = {"st": "street", "ave": "avenue", "rd": "road", "blvd": "boulevard"}


def join_places(names: Sequence[Name], free: Sequence[int], groups: Groups) -> None:
    """Join the free names that name one place: with its kind word, abbreviated, cut short, spelled otherwise."""
    kind_words = wordlists.words("places", "divisions") | wordlists.words("places", "features")
    people = {groups.root(i) for i in free if names[i].kind is Kind.PERSON and len(names[i].words) > 1}
    wanted = [i for i in free if names[i].kind in (Kind.POLITY, Kind.LOCATION) or names[i].lead < 2.0]
    wanted = [i for i in wanted if names[i].gender is None and groups.root(i) not in people]
    forms = {names[i].words: i for i in wanted}
    for i in wanted:
        words = names[i].words
        street = (*words[:-1], STREETS.get(words[-1], "")) if words else ()
        if len(words) > 1 and street in forms:
            groups.join(forms[street], i, "abbreviation")
    for i in wanted:
        words = names[i].words
        if (
            len(words) > 1
            and words[-1] in kind_words - {"city"}
            and words[:-1] in forms
            and not _is_town(names[i].text)
        ):
            groups.join(i, forms[words[:-1]], "with-kind-word")
        full = wordlists.table("places")["abbreviations"].get(names[i].text)
        whole = tuple(fold(full or names[i].text).split())
        saint = ("saint", *words[1:]) if words[:1] == ("st",) else whole  # "St. Louis"
        for longer in (whole, whole[:-1] if whole[-1:] == ("dc",) else whole, saint):
            if longer in forms and forms[longer] != i:
                groups.join(i, forms[longer], "abbreviation")
    for j in range(len(names)):  # "NYC", which is New York City
        if names[j].text.isupper() and 2 <= len(names[j].text) <= LONGEST and len(names[j].words) == 1:
            _join_initials(names, j, groups)
    bases: dict[tuple[str, ...], int] = {}
    for i in wanted:
        words = names[i].words
        for kind in BASES:
            if words[-len(kind) :] == kind and len(words) > len(kind):
                groups.join(bases.setdefault(words[: -len(kind)], i), i, "with-kind-word")
                break
    for j in wanted:
        words = names[j].words
        if len(words) < 2 or words[-1] not in FACILITIES or all(map(is_common, words)):
            continue
        hit = groups.unique(i for i in wanted if len(names[i].words) > len(words) and _ends(names[i].words, words))
        if hit is not None:
            groups.join(hit, j, "shortened-name")
    for position, i in enumerate(wanted):
        for j in wanted[position + 1 :]:
            a, b = without_particle(names[i].words), without_particle(names[j].words)
            if len(a) == len(b) and (a == b or all(same_spelling(x, y) for x, y in zip(a, b, strict=True))):
                groups.join(i, j, "spelling")


def _join_initials(names: Sequence[Name], short: int, groups: Groups) -> None:
    """Join an acronym that no body is known by to the one polity of the article of which it is the initials."""
    if names[short].kind is Kind.PERSON or names[short].words[0] in known_organizations() or names[short].dropped:
        return
    full = (i for i, n in enumerate(names) if n.kind is Kind.POLITY and len(n.words) > 1)
    hit = groups.unique(i for i in full if has_initials(names[short].text, names[i].text))
    if hit is not None and groups.root(short) == short:
        groups.join(hit, short, "acronym")


def _ends(full: Sequence[str], short: Sequence[str]) -> bool:
    return tuple(full[-len(short) :]) == tuple(short)


def _is_town(name: str) -> bool:
    """Whether the gazetteer has a town by the whole name: "Virginia Beach" is none of Virginia's beaches."""
    records = gazetteer.cities(name)
    return bool(records) and records[0].first_name
