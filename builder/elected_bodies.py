"""The body that candidates stand for: of a party's candidate the party, of others the body that is being elected.

An article that speaks of the election of one body, its seats or its candidates, and of no other's, means that body by
"the candidates". Candidates for an office ("presidential candidate") stand for no body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_end, sentence_start
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.title_words import listed, run_of_name
from newsgraph.builder.wordlists import words

LINKS = frozenset({"to", "for", "in", "of", "on"})
DETERMINERS = frozenset({"the", "a", "its", "their", "new"})
INFERRED = frozenset({"listed", "standing"})  # the rules that find candidacies nobody calls so
SITTING = frozenset({"incumbent"})


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


def stated_once(everything: Sequence[Stated]) -> list[Stated]:
    """The holdings, each holder's candidacy stated once: by the article's own word, with the party told elsewhere."""
    own: dict[str, list[Stated]] = {}
    inferred: dict[str, list[Stated]] = {}
    for each in everything:
        if each.found.form in INFERRED:
            inferred.setdefault(each.found.holder, []).append(each)
        elif each.found.title.lemma in listed("pending", "hypothetical") | SITTING and not each.found.title.former:
            own.setdefault(each.found.holder, []).append(each)
    if not inferred:
        return list(everything)
    parties = {holder: {each.of for each in found if each.of} for holder, found in inferred.items()}
    kept = []
    for each in everything:
        holder = each.found.holder
        if each.found.form in INFERRED:
            sits = any(_is_sitting(other) and each.of in {None, other.of} for other in own.get(holder, ()))
            stands = any(not _is_sitting(other) for other in own.get(holder, ()))
            called = each.found.title.lemma == "candidate" and any(
                other.of == each.of and other.found.title.lemma != "candidate" for other in inferred[holder]
            )
            if sits or stands or called or (each.of is None and parties[holder]):
                continue
        elif (
            each.of is None
            and not _is_sitting(each)
            and each in own.get(holder, ())
            and len(parties.get(holder, ())) == 1
            and not any(other.of for other in own[holder])
        ):
            each = replace(each, of=next(iter(parties[holder])))
        kept.append(each)
    return kept


def _is_sitting(stated: Stated) -> bool:
    """Whether the word is for who holds the seat: whose it is may be told, and the party besides."""
    return stated.found.title.lemma in SITTING


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
