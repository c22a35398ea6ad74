"""The member state or the town that an office is of where its own phrase leaves that open: "the governor", "Mayor X".

In: the reading, what the article is about, a role holding and all others. Out: the one such area that can be meant: the
only one of the sentence, the one most spoken of, or that of the dateline.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.builder import wordlists
from newsgraph.builder.areas import (
    is_area,
    of_dateline,
    only_marks_distance,
    opens_article,
    unknown_region,
    unknown_towns,
)
from newsgraph.builder.model import Entity, Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.scene import TOLD, Scene, country_of
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.title_words import run_of_name
from newsgraph.builder.token_columns import lowers

CLEAR = 2  # how often more than any other a candidate must be spoken of


def _words(section: str, name: str) -> frozenset[str]:
    return wordlists.words("office_bodies", section, name)


def _at(reading: Reading, index: int) -> int:
    return reading.sentence_number.get(index, -1)


def area_of(
    reading: Reading, scene: Scene, stated: Stated, everything: Sequence[Stated], *, region: bool
) -> str | None:
    """The member state or city that the office is of: the only one of the sentence, or the one most spoken of."""
    title = stated.found.title
    taken = {
        other.of
        for other in everything
        if other.found.holder != stated.found.holder and other.words == stated.words and not title.former
    }
    fitting = {
        key
        for key, entity in reading.entities.items()
        if entity.named
        and entity.kind in {Kind.POLITY, Kind.LOCATION}
        and key not in taken
        and country_of(reading, key) is None
        and is_area(entity.label, region)
        and (region or not only_marks_distance(reading, key))
    }
    if not region and not any(opens_article(reading, key) for key in fitting):
        fitting = (unknown_towns(reading) - taken) or fitting
    if region:  # a senator's seat, in "(R-Tenn.)", tells nothing of a governor
        fitting = {key for index, key in reading.member_of_name.items() if key in fitting and not _tags(reading, index)}
    if region and not fitting and title.lemma in _words("region", "governors"):
        return _province(reading, taken, title.head)
    forces = _with_police(reading, fitting) if not region and "police" in stated.words else set()
    if forces or not fitting:
        return forces.pop() if len(forces) == 1 else None
    number = reading.sentence_number[title.head]
    for at in (number, number - 1) if region else (number,):
        here = {key for index, key in reading.member_of_name.items() if key in fitting and _at(reading, index) == at}
        if len(here) > 1 and "police" in stated.words:
            return None  # of which of the two towns he is, nobody says
        if len(here) > 1:
            break
        if here and (len(fitting) == 1 or scene.spoken[next(iter(here))] >= max(scene.spoken[k] for k in fitting)):
            return here.pop()
    if (
        len(fitting) == 1
        and (title.possessed or title.lemma != "attorney-general")
        and opens_article(reading, next(iter(fitting)))
    ):
        return fitting.pop()
    ranked = sorted(fitting, key=lambda key: (-scene.spoken[key], key))
    second = scene.spoken[ranked[1]] if len(ranked) > 1 else 0
    if title.lemma == "attorney-general" and not title.possessed and scene.strength["US"] >= scene.spoken[ranked[0]]:
        return None  # the United States have one themselves
    if not region and (home := of_dateline(reading, region=False)) in fitting:
        elsewhere = {reading.member_of_name[i] for i in reading.member_of_name if 0 <= number - _at(reading, i) <= 1}
        if scene.spoken[home] >= scene.spoken[ranked[0]] and not (elsewhere & fitting) - {home}:
            return home
    return ranked[0] if scene.spoken[ranked[0]] >= max(CLEAR, CLEAR * second) else None


def of_province(reading: Reading, scene: Scene, stated: Stated) -> str | None:
    """The province that a premier or a minister is of, where no state that has such is much spoken of: that of
    the sentence, of the dateline, or the only one.
    """
    title = stated.found.title
    if title.lemma not in _words("region", "of_provinces") or title.possessed or "prime" in stated.words:
        return None
    if title.lemma != "premier" and any(told >= TOLD for told in scene.strength.values()):
        return None
    found = {key for key, entity in reading.entities.items() if _is_province(entity)}
    if not found or (title.lemma == "premier" and scene.key.keys() - _words("region", "federations")):
        return None
    number = _at(reading, title.head)
    here = {key for index, key in reading.member_of_name.items() if key in found and _at(reading, index) == number}
    told = of_dateline(reading, region=True)
    if len(here) == 1 or told in found:
        return here.pop() if len(here) == 1 else told
    return found.pop() if len(found) == 1 else None


def _is_province(entity: Entity) -> bool:
    named = entity.named and entity.kind is Kind.POLITY
    names = (name.casefold().replace(" ", "-") for name in (entity.label, *entity.alternatives))
    return named and not _words("region", "provinces").isdisjoint(names)


def _province(reading: Reading, taken: set[str | None], title: int) -> str | None:
    """The province of a governor that no list knows, where no bank is spoken of that has governors as well; not one
    that is first named behind the governor's sentence: "in 2011 a quake in Kol province killed ten"."""
    key = unknown_region(reading)
    number = reading.sentence_number[title]
    if all(_at(reading, index) > number for index, each in reading.member_of_name.items() if each == key):
        return None
    banks = any(
        {"bank", "reserve"} & set(entity.label.casefold().split())
        for entity in reading.entities.values()
        if entity.kind is Kind.ORGANIZATION
    )
    return None if banks or key in taken else key


def _with_police(reading: Reading, towns: set[str]) -> set[str]:
    """The towns whose police the article speaks of: "police in X", "the X police"."""
    lows, found = lowers(reading.doc), set()
    for index, key in reading.member_of_name.items():
        if key in towns and reading.member_of_name.get(index - 1) != key:
            behind = run_of_name(reading, index)[1] + 1
            before = lows[max(index - 2, 0) : index] == ["police", "in"]
            if before or lows[behind : behind + 1] == ["police"]:
                found.add(key)
    return found


def _tags(reading: Reading, index: int) -> bool:
    """Whether the name at a token is the seat in a legislator's tag: "(R-Tenn.)"."""
    doc = reading.doc
    return index > 1 and doc[index - 1].text == "-" and doc[index - 2].text in {"R", "D", "I"}
