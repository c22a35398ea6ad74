"""Whose an office is that a body of the article has: a chamber's leader, a team's captain, a ministry's spokesman.

In: the reading, a role holding that does not say whose it is, and all holdings of the article. Out: the body, where the
words beside the title, the holder's other offices or the nearest sentences leave one only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from newsgraph.builder import wordlists
from newsgraph.builder.model import Entity, Kind
from newsgraph.builder.party_offices import is_party
from newsgraph.builder.reading import Reading
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.syntax import children, prepositional
from newsgraph.builder.title_words import listed

LEXICON = "office_bodies"
BACK = 3  # sentences within which a body that is meant was last named


def office_of(reading: Reading, stated: Stated, everything: Sequence[Stated]) -> str | None:
    """The body whose the office is, if the words around it tell."""
    return (
        _shared(reading, stated, everything)
        or _of_employer(reading, stated)
        or _of_chooser(reading, stated)
        or (_chamber(reading, stated, everything) if _is_of_chamber(stated) else None)
        or _of_noun(reading, stated)
        or (_side(reading, stated, everything) if _is_of_side(stated) else None)
    )


def is_of_body(reading: Reading, stated: Stated) -> bool:
    """Whether the office is some body's and so no state's: a whip's, a team captain's, a "club president"'s."""
    noun = _noun(reading, stated)
    return _is_of_chamber(stated) or _is_of_side(stated) or (noun is not None and noun not in _words("government"))


def whose_chamber(reading: Reading, stated: Stated) -> str | None:
    """The chamber before a party's name before a title: the Senate of "Senate Republican leader X"."""
    title = stated.found.title
    if not is_party(reading, stated.of) or title.lemma not in {"leader", "whip"}:
        return None
    at = [i for i in range(title.first, title.head) if reading.member_of_name.get(i) == stated.of]
    key = reading.member_of_name.get(at[0] - 1) if at else None
    return key if key in _chambers(reading) else None


def in_chamber(reading: Reading, stated: Stated) -> Stated:
    """ "Senate Republican leader X" as what it says: the Republican leader of the Senate."""
    chamber = whose_chamber(reading, stated)
    if chamber is None:
        return stated
    doc, title = reading.doc, stated.found.title
    first = next(i for i in range(title.first, title.head) if reading.member_of_name.get(i) == stated.of)
    told = reading.article.text[doc[first].idx : doc[title.head].idx + len(doc[title.head].text)]
    return replace(stated, title=" ".join(told.split()), of=chamber)


def _words(name: str) -> frozenset[str]:
    return wordlists.words(LEXICON, "internal", name)


def _governing() -> frozenset[str]:
    """Words in the names of bodies that fill offices of others too; a university chooses its own officers."""
    return wordlists.words(LEXICON, "public", "words") - wordlists.words(LEXICON, "public", "own")


def _number(reading: Reading, stated: Stated) -> int:
    return reading.sentence_number[stated.found.title.head]


def _named(reading: Reading, number: int) -> Iterator[tuple[int, str]]:
    """Each name of a sentence, by its last token and its key."""
    for index, key in reading.member_of_name.items():
        if reading.sentence_number.get(index) == number and reading.member_of_name.get(index + 1) != key:
            yield index, key


def _shared(reading: Reading, stated: Stated, everything: Sequence[Stated]) -> str | None:
    """Whose "finance director Y" is in "Acme chairman X and finance director Y": what the one's is the other's."""
    title, doc = stated.found.title, reading.doc
    joint = title.first - 1
    if joint < 1 or doc[joint].lower_ != "and" or title.definite or title.indefinite or title.has_complement:
        return None
    key = reading.member_of_name.get(joint - 1)
    for other in everything:
        one = other.found.title
        if (
            other.found.holder == key
            and other.of is not None
            and other.found.rule == "before-name"
            and other.found.by[1] == joint - 1
            and one.group in {"office", "function"}
            and one.first < other.found.by[0]
            and not one.has_complement
            and one.former == title.former
            and reading.entities[other.of].kind in {Kind.ORGANIZATION, Kind.POLITY}
            and (reading.entities[other.of].kind is not Kind.POLITY or title.lemma not in _words("heads"))
            and not is_party(reading, other.of)
            and other.words != stated.words
        ):
            return other.of
    return None


def _of_employer(reading: Reading, stated: Stated) -> str | None:
    """The body whose officer it chooses or dismisses: "the party re-elected leaders X and Y", "Acme fired chief X"."""
    title, name = stated.found.title, reading.doc[stated.found.by[1]]
    while name.dep_ == "conj" and name.head.pos_ == "PROPN":
        name = name.head  # "co-leaders X and Y"
    verb = name.head
    if name.dep_ != "dobj" or verb.pos_ != "VERB" or title.first <= verb.i or title.definite or title.indefinite:
        return None
    lemma = verb.lemma_.lower()
    if title.has_complement or lemma not in listed("verbs", "appoint") | listed("verbs", "remove"):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    key = reading.key_at(subject) if subject is not None else None
    if key is None or key == stated.found.holder or reading.entities[key].kind is not Kind.ORGANIZATION:
        return None
    words = set(reading.entities[key].label.casefold().split())
    governing = words & _governing() and not is_party(reading, key)
    beside = any(index in reading.member_of_name for index in range(title.first, title.head))
    return None if governing or beside or not reading.entities[key].named else key


def _of_chooser(reading: Reading, stated: Stated) -> str | None:
    """The body or state that makes somebody what it has: "Acme has appointed X as chairman", "Lara named X health
    minister".
    """
    found, title = stated.found, stated.found.title
    if found.form != "appointed" or found.verb is None or title.has_complement or title.group == "job":
        return None
    verb = reading.doc[found.verb]
    if verb.lemma_.lower() not in listed("verbs", "appoint") or children(verb, "auxpass"):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    key = reading.member_of_name.get(subject.i) if subject is not None else None
    if key is None or key == found.holder or any(i in reading.member_of_name for i in range(title.first, title.head)):
        return None
    if reading.entities[key].kind is Kind.POLITY:
        told = set(stated.title.casefold().split()) & wordlists.words(LEXICON, "state", "portfolio")
        return key if told or title.lemma in wordlists.words(LEXICON, "state", "heads") else None
    public = set(reading.entities[key].label.casefold().split()) & _governing()
    own = is_party(reading, key) or not public
    return key if reading.entities[key].kind is Kind.ORGANIZATION and own else None


def _is_of_chamber(stated: Stated) -> bool:
    lemma, told = stated.found.title.lemma, set(stated.title.casefold().replace("-", " ").split())
    if stated.found.title.has_complement:
        return False
    if lemma in {"leader", "whip"}:
        return bool(told & _words("ranks"))
    return lemma in {"speaker", "president-pro-tempore"} and len(told) <= len(lemma.split("-")) + 1


def _chambers(reading: Reading) -> set[str]:
    """The chambers of parliaments of the article: "the Senate", "the National Assembly"."""
    return {
        key
        for key, entity in reading.entities.items()
        if entity.named and is_chamber(entity) and not _is_called_party(reading, entity)
    }


def _is_called_party(reading: Reading, entity: Entity) -> bool:
    """Whether the name is a party's as well as a chamber's, and the article calls it one: "the Congress party"."""
    return entity.label.casefold().endswith("congress") and any(
        reading.doc[index].nbor().lower_ == "party"
        for index, key in reading.member_of_name.items()
        if key == entity.key and index + 1 < len(reading.doc)
    )


def is_chamber(entity: Entity) -> bool:
    """Whether the name of a body is a parliament's or a chamber's."""
    last = entity.label.split()[-1].casefold()
    chamber = last in _words("chambers") or "legislative" in entity.label.casefold().split()
    return entity.kind is Kind.ORGANIZATION and chamber and entity.label.casefold() != "white house"


def _chamber(reading: Reading, stated: Stated, everything: Sequence[Stated]) -> str | None:
    """The chamber that somebody leads: the one that the holder sits in, or the last one named nearby."""
    chambers = _chambers(reading)
    seats = {
        name
        for other in everything
        if other.found.holder == stated.found.holder
        for name, heads in (("senate", _words("senators")), ("house", _words("representatives")))
        if other.found.title.lemma in heads
    }
    if len(seats) == 1:
        seat = seats.pop()
        fitting = {key for key in chambers if seat in reading.entities[key].label.casefold().split()}
        return fitting.pop() if len(fitting) == 1 else None
    number = _number(reading, stated)
    for at in range(number, max(number - BACK, -1), -1):
        here = {key for index, key in _named(reading, at) if key in chambers and index < stated.found.title.head}
        if here:
            return here.pop() if len(here) == 1 else None
    return None


def _noun(reading: Reading, stated: Stated) -> str | None:
    """The noun for a body that stands before a title: "ministry" of "ministry spokesman"."""
    title, doc = stated.found.title, reading.doc
    for index in range(title.head - 1, title.first - 1, -1):
        low = doc[index].lower_
        if low in _words("nouns") and index not in reading.member_of_name and doc[index].pos_ in {"NOUN", "PROPN"}:
            return low
    return None


def _of_noun(reading: Reading, stated: Stated) -> str | None:
    """The body that the noun before the title is short for: the last one named, or the only one of the article."""
    noun = _noun(reading, stated)
    if noun is None or (noun in _words("government") and noun != "police") or stated.found.title.has_complement:
        return None
    fitting = organizations_called(reading, stated, lambda name: _tells(name, noun))
    number = _number(reading, stated)
    for at in range(number, max(number - BACK, -1), -1):
        named = [(index, key) for index, key in _named(reading, at) if index < stated.found.title.first]
        here = [key for _, key in named if key in fitting]
        if noun == "campaign" and not here:
            here = _called_campaign(reading, at, stated.found.title.first)
        if noun == "campaign" and not here:
            here = [key for index, key in named if _campaigns(reading, index)]
        if here:
            return here[-1] if len(set(here)) == 1 else None
    return fitting.pop() if len(fitting) == 1 and noun != "campaign" else None


def organizations_called(reading: Reading, stated: Stated, fits: Callable[[str], bool]) -> set[str]:
    """The keys of the named organisations, the title's holder apart, of which any name fits."""
    return {
        key
        for key, entity in reading.entities.items()
        if entity.named
        and entity.kind is Kind.ORGANIZATION
        and key != stated.found.holder
        and any(fits(name) for name in (entity.label, *entity.alternatives))
    }


def _tells(name: str, noun: str) -> bool:
    """Whether a name says that the body is what the noun says: a club by "FC", a force by "Police Department"."""
    told = set(name.casefold().replace(".", "").split())
    return noun in told or bool(told & frozenset(wordlists.table(LEXICON)["internal"].get(f"as_{noun}", "").split()))


def _called_campaign(reading: Reading, number: int, before: int) -> list[str]:
    """The bodies that a sentence calls campaigns: "the Hill campaign"."""
    return [
        key
        for index, key in reading.referent.items()
        if index < before
        and reading.sentence_number.get(index) == number
        and reading.doc[index].lower_ == "campaign"
        and reading.entities[key].kind is Kind.ORGANIZATION
    ]


def _campaigns(reading: Reading, index: int) -> bool:
    """Whether the person whose name ends at the token has a campaign: "the Hill campaign", "Hill's campaign"."""
    doc = reading.doc
    if reading.entities[reading.member_of_name[index]].kind is not Kind.PERSON:
        return False
    after = index + 1 + (index + 1 < len(doc) and doc[index + 1].tag_ == "POS")
    return after < len(doc) and doc[after].lower_ == "campaign"


def _is_of_side(stated: Stated) -> bool:
    title = stated.found.title
    return title.lemma in listed("sides", "heads") and not title.has_complement and not title.definite


def _played_for(reading: Reading, stated: Stated) -> str | None:
    """The side for which the clause says that the holder did it: "captain X opened the scoring for Chile"."""
    name = reading.doc[stated.found.by[1]]
    if name.dep_ != "nsubj":
        return None
    for head in (name.head, *children(name.head, "dobj")):
        for noun in prepositional(head, "for"):
            key = reading.member_of_name.get(noun.i)
            if key is not None and reading.entities[key].kind in {Kind.ORGANIZATION, Kind.POLITY}:
                return key
    return None


def _side(reading: Reading, stated: Stated, everything: Sequence[Stated]) -> str | None:
    """The side of "captain Y": the one that the sentence or the one before speaks of, among those with offices."""
    sides = {
        other.of: other.words
        for other in everything
        if other.of is not None
        and other.found.title.lemma in listed("sides", "heads")
        and reading.entities[other.of].kind in {Kind.ORGANIZATION, Kind.POLITY}
    }
    number, first = _number(reading, stated), stated.found.title.first
    played_for = _played_for(reading, stated)
    if played_for is not None:
        return played_for
    capital = any(reading.doc[i].text[:1].isupper() for i in stated.found.title.words[1:])
    bare = not capital and not stated.found.title.former
    for at in (number, number - 1) if bare else (number,):
        named = {key for index, key in _named(reading, at) if index < first}
        here = {key for key in named if key in sides}
        if here and any(reading.entities[key].kind is Kind.ORGANIZATION for key in named - here):
            return None  # "Dynamo beat Arbo. Captain X said so": of either
        if here:
            key = here.pop()
            return key if not here and stated.words != sides[key] else None
    return None


__all__ = ["in_chamber", "is_chamber", "is_of_body", "office_of", "whose_chamber"]
