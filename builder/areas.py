"""Which polities of an article are towns and which member states, for the offices that these have."""

from __future__ import annotations

from newsgraph.builder import gazetteer, polities, wordlists
from newsgraph.builder.dateline_towns import DATELINE
from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.scene import country_of

PROVINCES = frozenset({"province", "oblast", "prefecture", "voivodeship"})
DATELINE_ENDS = 400  # characters within which a dateline stands
REPEATED = 3  # mentions of a province of which an article tells
OPENING = 3  # sentences with which an article says where it is at home


def unknown_towns(reading: Reading) -> set[str]:
    """The only place that rules itself, where no list knows it and no town that is known is named: a small town's."""
    found = {
        key
        for key, entity in reading.entities.items()
        if entity.named
        and entity.kind is Kind.POLITY
        and country_of(reading, key) is None
        and entity.place is None
        and not is_area(entity.label, region=True)
        and entity.label.split()[-1].casefold() not in wordlists.words("office_bodies", "city", "no_towns")
    }
    return found if len(found) == 1 and opens_article(reading, next(iter(found))) else set()


def of_dateline(reading: Reading, region: bool) -> str | None:
    """The town with which the dateline begins, or for a ``region`` what it says the town lies in: "HOLM, Lara --"."""
    match = DATELINE.search(reading.article.text[:DATELINE_ENDS])
    if match is None or not match["town"].isupper():
        return None
    for index, key in sorted(reading.member_of_name.items()):
        start = reading.doc[index].idx
        if start >= match.end():
            break
        entity = reading.entities[key]
        if start >= match.start() and region == (start >= match.end("town")) and entity.kind is Kind.POLITY:
            return key
    return None


def unknown_region(reading: Reading) -> str | None:
    """The province that no list knows of which an article tells: that of the dateline, else the only one it repeats."""
    found = {
        key
        for key, entity in reading.entities.items()
        if entity.named and entity.kind is Kind.POLITY and country_of(reading, key) is None and entity.place is None
    }
    told = of_dateline(reading, region=True)
    if told in found:
        return told
    called = {key for key in found if reading.entities[key].label.split()[-1].casefold() in PROVINCES}
    if called:
        return called.pop() if len(called) == 1 else None
    several = {key for key in found if len(reading.entities[key].mentions) >= REPEATED}
    return several.pop() if len(several) == 1 and opens_article(reading, next(iter(several))) else None


def only_marks_distance(reading: Reading, key: str) -> bool:
    """Whether the article names the town only to say how far another is from it: "two hours south of X"."""
    named = [i for i, each in reading.member_of_name.items() if each == key]
    firsts = [i for i in named if reading.member_of_name.get(i - 1) != key]
    return bool(firsts) and all(_marks_distance(reading, index) for index in firsts)


def _marks_distance(reading: Reading, index: int) -> bool:
    """Whether the name that starts at the token says from where a distance is told."""
    if index < 2:
        return False
    low, way = reading.doc[index - 1].lower_, reading.doc[index - 2].lower_
    return low in {"outside", "near"} or (
        low in {"of", "from"} and way in wordlists.words("office_bodies", "city", "distances")
    )


def opens_article(reading: Reading, key: str) -> bool:
    """Whether the article begins with the state: it is named in one of the first sentences."""
    return any(
        reading.sentence_number.get(index, -1) < OPENING and not _marks_distance(reading, index)
        for index, each in reading.member_of_name.items()
        if each == key
    )


def names_regions(reading: Reading, number: int) -> bool:
    """Whether a member state is named in the sentence or the one before."""
    return any(
        reading.sentence_number.get(index, -1) in {number - 1, number}
        and country_of(reading, key) is None
        and reading.entities[key].named
        and is_area(reading.entities[key].label, region=True)
        for index, key in reading.member_of_name.items()
    )


def is_area(label: str, region: bool) -> bool:
    """Whether a name is a member state's, for a ``region``, else whether it is a town's."""
    if region:
        return polities.state(label) is not None
    label = label.title() if label.isupper() else label  # as a dateline has it
    return bool(gazetteer.cities(label)) and (polities.state(label) is None or label in {"New York", "Washington"})
