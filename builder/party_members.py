"""Members of chambers who are told to be of a party and of a seat: both are whose member they are.

In: the role holdings of an article, completed. Out: the same, "the Labour member for Lara" twice, and the ministers of
"her finance minister" with the state that she governs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsgraph.builder import wordlists
from newsgraph.builder.model import Kind
from newsgraph.builder.party_offices import is_party
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_start
from newsgraph.builder.stated_role import Stated


def _words(name: str) -> frozenset[str]:
    return wordlists.words("office_bodies", "seated", name)


def with_parties(reading: Reading, stated: Sequence[Stated]) -> list[Stated]:
    """The holdings, those of a seat also with the party that stands before the title."""
    found: list[Stated] = []
    for each in stated:
        found.append(each)
        title = each.found.title
        if title.lemma not in _words("heads") or each.of is None or is_party(reading, each.of):
            continue
        before = (reading.member_of_name.get(index) for index in range(title.first, title.head))
        party = next((key for key in before if is_party(reading, key)), None)
        if party is not None:
            found.append(replace(each, of=party))
    return found


def of_councils(reading: Reading, stated: Sequence[Stated]) -> list[Stated]:
    """The holdings, councillors of whom nothing is told given the one council of the article."""
    if not any(each.found.title.lemma in _words("councillors") for each in stated):
        return list(stated)
    councils = {
        key
        for key, entity in reading.entities.items()
        if entity.named and entity.kind is Kind.ORGANIZATION and entity.label.split()[-1].casefold() == "council"
    }
    council = councils.pop() if len(councils) == 1 else None
    return [
        replace(each, of=council)
        if council is not None
        and each.found.title.lemma in _words("councillors")
        and (each.of is None or not _is_of_body(reading, each.of))
        and each.found.rule.partition(" ")[0] != "speaker"
        else each
        for each in stated
    ]


def _is_of_body(reading: Reading, key: str) -> bool:
    """Whether what somebody is said to sit for is a party, a body or a town, and no ward."""
    return reading.entities[key].kind in {Kind.ORGANIZATION, Kind.POLITY}


def of_cabinet(reading: Reading, stated: Sequence[Stated]) -> list[Stated]:
    """The holdings, ministers of who governs a state given that state: "the king and his interior minister"."""
    governs = {
        each.found.holder: each.of
        for each in stated
        if each.of is not None
        and each.found.title.lemma in _words("governing")
        and reading.entities[each.of].kind is Kind.POLITY
        and not each.found.title.former
    }
    complete = []
    for each in stated:
        words = each.title.casefold().split()
        portfolio = each.found.title.lemma in _words("portfolio") and (
            len(words) > 1 or each.found.title.has_complement
        )
        if each.of is None and each.found.rule == "appointed" and portfolio and not each.found.title.former:
            near = {governs[holder] for holder in _together(reading, each) if holder in governs}
            each = replace(each, of=near.pop()) if len(near) == 1 else each
        if each.of in governs and each.found.title.possessed and portfolio and words[0] != "press":
            each = replace(each, of=governs[each.of])
        complete.append(each)
    return complete


def _together(reading: Reading, stated: Stated) -> set[str]:
    """Who is spoken of in the sentence of an appointment before the office."""
    head = stated.found.title.head
    first = sentence_start(reading.doc[head])
    return {reading.referent[index] for index in range(first, head) if index in reading.referent}
