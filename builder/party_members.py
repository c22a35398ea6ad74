"""Members of chambers who are told to be of a party and of a seat: both are whose member they are.

In: the role holdings of an article, completed. Out: the same, "the Labour member for Lara" twice, and the ministers of
"her finance minister" with the state that she governs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from newsgraph.builder import polities, wordlists
from newsgraph.builder.body_offices import is_chamber
from newsgraph.builder.model import Kind
from newsgraph.builder.party_offices import is_party
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_start
from newsgraph.builder.stated_role import Stated

GRADES = frozenset({"interim", "acting", "deputy", "caretaker", "outgoing", "former", "new"})
AHEAD = 2  # how many times more than of any other an article speaks of the party whose leaders need no name


def _words(name: str) -> frozenset[str]:
    return wordlists.words("office_bodies", "seated", name)


def with_parties(reading: Reading, stated: Sequence[Stated]) -> list[Stated]:
    """The holdings, those of a seat also with the party that stands before the title."""
    found: list[Stated] = []
    for each in stated:
        found.append(each)
        title = each.found.title
        if title.lemma not in _words("heads") | _words("short") or each.of is None:
            continue
        if is_party(reading, each.of):
            state = _state_before(reading, each)
            if state is not None:  # "Lara Republican senator X"; "Lara Republican Sen. X" is of the state
                found[-1:] = ([each] if title.lemma in _words("heads") else []) + [replace(each, of=state)]
            continue
        if title.lemma not in _words("heads"):
            continue
        before = [reading.member_of_name.get(index) for index in range(title.first, title.head)]
        behind = each.found.by[1] + 1
        seated = each.found.form == "before-name" and len(each.words) == 1  # not "senator for culture X (Greens)"
        if seated and reading.doc[behind : behind + 1].text == "(":
            before.append(reading.member_of_name.get(behind + 1))  # "MP X (Liberal, Lara)"
        party = next((key for key in before if is_party(reading, key)), None)
        if party is not None:
            found.append(replace(each, of=party))
    return found


def _sits_in_council(stated: Stated) -> bool:
    lemma = stated.found.title.lemma
    return lemma in _words("councillors") or (lemma == "member" and "council" in stated.words)


def _state_before(reading: Reading, stated: Stated) -> str | None:
    """The member state whose name stands before the party's."""
    title = stated.found.title
    before = [reading.member_of_name.get(index) for index in range(title.first, title.head)]
    key = next((key for key in before if key is not None), None)
    if key is None or reading.entities[key].kind is not Kind.POLITY:
        return None
    return key if polities.state(reading.entities[key].label) is not None else None


def of_councils(reading: Reading, stated: Sequence[Stated]) -> list[Stated]:
    """The holdings, councillors of whom nothing is told given the one council of the article."""
    if not any(_sits_in_council(each) for each in stated):
        return list(stated)
    councils = {
        key
        for key, entity in reading.entities.items()
        if entity.named
        and entity.kind is Kind.ORGANIZATION
        and entity.label.split()[-1].casefold() == "council"
        and not is_chamber(entity)
    }
    council = councils.pop() if len(councils) == 1 else None
    return [
        replace(each, of=council)
        if council is not None
        and _sits_in_council(each)
        and (each.of is None or not _is_of_body(reading, each.of))
        and each.found.form != "speaker"
        else each
        for each in stated
    ]


def of_parties(reading: Reading, stated: Sequence[Stated]) -> list[Stated]:
    """The holdings, leaders of nobody yet given the party that the article is about: "interim leader X"."""
    return [replace(each, of=_party_of(reading, each, stated)) if _is_party_leader(each) else each for each in stated]


def _is_party_leader(each: Stated) -> bool:
    title = each.found.title
    told = set(each.title.casefold().replace("-", " ").split())
    form = each.found.form
    graded = bool(told & GRADES)
    return (
        each.of is None
        and title.lemma in {"leader", "co-leader"}
        and not (title.possessed or title.plural or title.has_complement)
        and told <= GRADES | {"leader", "co", "party"}
        and (graded or "party" in told or form in {"copula", "as", "appointed"})
    )


def _party_of(reading: Reading, each: Stated, stated: Sequence[Stated]) -> str | None:
    """The party of which the holder is told to be, or of which the article speaks far more than of any other."""
    own = {one.of for one in stated if one.found.holder == each.found.holder and is_party(reading, one.of)}
    if own:
        return own.pop() if len(own) == 1 else None
    start = reading.doc[each.found.title.first].idx
    parties = {key: entity.mentions for key, entity in reading.entities.items() if is_party(reading, key)}
    before = {key: told for key, told in parties.items() if any(mention.span.start < start for mention in told)}
    ranked = Counter({key: len(told) for key, told in (before or parties).items()}).most_common(2)
    clear = ranked and (len(ranked) == 1 or ranked[0][1] >= AHEAD * ranked[1][1])
    return ranked[0][0] if clear else None


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
