"""The body that candidates stand for: of a party's candidate the party, of others the body that is being elected.

An article that speaks of the election of one body, its seats or its candidates, and of no other's, means that body by
"the candidates". Candidates for an office ("presidential candidate") stand for no body.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_end, sentence_start
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.title_words import run_of_name
from newsgraph.builder.wordlists import words

LINKS = frozenset({"to", "for", "in", "of", "on"})
DETERMINERS = frozenset({"the", "a", "its", "their", "new"})


def standing_for(reading: Reading, stated: Stated) -> Stated:
    """The candidacy with the body that is being elected, where it is of nobody yet and the article tells of one."""
    title = stated.found.title
    told = set(stated.title.casefold().replace("-", " ").split())
    if stated.of is not None or title.possessed or title.lemma not in _words("heads") or told & _words("offices"):
        return stated
    bodies = set(_elected(reading))
    if len(bodies) != 1:
        return stated
    body = bodies.pop()
    return replace(stated, of=body, found=replace(stated.found, rule=stated.found.rule + " (implied)"))


def _words(name: str) -> frozenset[str]:
    return words("office_bodies", "elections", name)


def _elected(reading: Reading) -> Iterator[str]:
    """Each mention of a body that the article says is elected, or that somebody stands for, as the body's key."""
    ends = words("office_bodies", "internal", "chambers") | _words("bodies")
    for index, key in reading.member_of_name.items():
        entity = reading.entities[key]
        if reading.member_of_name.get(index - 1) == key or entity.kind is not Kind.ORGANIZATION:
            continue
        if entity.label.split()[-1].casefold() in ends and _is_elected(reading, *run_of_name(reading, index)):
            yield key


def _is_elected(reading: Reading, first: int, last: int) -> bool:
    """Whether a contest stands by the name: "Assembly elections", "seats in the Assembly", "elect the Assembly"."""
    doc = reading.doc
    token = doc[first]
    start, end = sentence_start(token), sentence_end(token)
    if last + 1 < end and doc[last + 1].lower_ in _words("contests"):
        return True
    before = first - 1
    while before > start and doc[before].lower_ in DETERMINERS:
        before -= 1
    if doc[before].lemma_.lower() in _words("choosing"):
        return True
    if before <= start or doc[before].lower_ not in LINKS:
        return False
    noun = doc[before - 1].lower_
    if noun in _words("contests"):
        return True
    chosen = any(doc[i].lemma_.lower() in _words("choosing") for i in range(start, before))
    return chosen and (noun in _words("members") or doc[before].lower_ == "to")
