"""The state that an article is at home in, whose president it calls "President X" without saying of what.

In: what the article is about, and who holds which office. Out: the one state whose own institutions several sentences
name ("the White House", "the Kremlin"), the states whose officers a sentence speaks of, and those to which envoys are
sent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsgraph.builder import polities
from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.scene import Scene
from newsgraph.builder.sentence_bounds import sentence_start
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.title_words import run_of_name
from newsgraph.builder.wordlists import table, words

AT_HOME = 3  # sentences that name a state's institutions where an article is at home
SHARE = 0.5  # of how much the article speaks of any other state


def home_of(reading: Reading, scene: Scene, stated: Stated, everything: Sequence[Stated], able: set[str]) -> str | None:
    """The code of the state that the office is of as the article is at home there; none beside another's officers."""
    seats = Counter(code for codes in scene.seated.values() for code in codes)
    homes = [code for code, count in seats.items() if count >= AT_HOME]
    if len(homes) != 1 or homes[0] not in able:
        return None
    home = homes[0]
    number = reading.sentence_number[stated.found.title.head]
    acting = scene.acting.get(number, frozenset()) & able
    told = scene.strength[home] >= SHARE * max(scene.strength[code] for code in able)
    if not told or (acting and home not in acting):
        return None
    return None if _companions(reading, scene, stated, everything, number) - {home} else home


def _companions(
    reading: Reading, scene: Scene, stated: Stated, everything: Sequence[Stated], number: int
) -> frozenset[str]:
    """The codes of the states whose offices others hold of whom the sentence speaks."""
    codes = {key: code for code, key in scene.key.items()}
    here = {key for index, key in reading.referent.items() if reading.sentence_number.get(index) == number}
    return frozenset(
        codes[other.of]
        for other in everything
        if other.of in codes and other.found.holder in here and other.found.holder != stated.found.holder
    )


def hosts(reading: Reading, scene: Scene, stated: Stated) -> set[str]:
    """The countries to which an envoy is sent: "ambassador to Lara", "consul in Upper Lara"."""
    title = stated.found.title
    if title.lemma not in words("office_bodies", "sent", "heads"):
        return set()
    keys = {reading.member_of_name.get(index) for index in range(title.head, title.last + 1)} - {None}
    codes = {key: code for code, key in scene.key.items()}
    places = (reading.entities[key].place for key in keys if key is not None)
    return {codes[key] for key in keys if key in codes} | {place.country for place in places if place and place.country}


def of_capital(reading: Reading, scene: Scene, stated: Stated, able: set[str]) -> str | None:
    """The code of the state in whose capital the office speaks: "In Oslo, Foreign Minister X said Norway was ready".

    A guest is one of whose own state the sentence, or more of the article, tells.
    """
    head = stated.found.title.head
    number, start = reading.sentence_number[head], sentence_start(reading.doc[head])
    if reading.doc[start].lower_ != "in":
        return None
    town = reading.member_of_name.get(start + 1)
    seat = polities.of_seat(reading.entities[town].label) if town is not None else None
    code = seat.code if seat is not None else None
    if code is None or code not in able or code not in scene.key or stated.found.title.possessed:
        return None
    opening = [token.text for token in reading.doc[run_of_name(reading, start + 1)[1] + 1 : stated.found.title.first]]
    if opening not in ([","], [",", "the"], []):
        return None
    here = scene.acting.get(number, frozenset()) & able
    rest = max((scene.strength[other] for other in able if other != code), default=0.0)
    guest = any(met != code for met in scene.company.get(stated.found.holder, ()))  # who is met beside another state
    return code if here == {code} or (not here and (scene.strength[code] >= rest or not guest)) else None


def of_colleague(reading: Reading, stated: Stated, everything: Sequence[Stated]) -> str | None:
    """Whose office somebody has who acts beside an officer of a state: "Norway's premier flew in; Defence Minister X
    stayed away".
    """
    head, doc = stated.found.title.head, reading.doc
    verb = doc[stated.found.by[1]].head
    if doc[stated.found.by[1]].dep_ != "nsubj" or verb.pos_ != "VERB":
        return None
    for other in everything:
        title = other.found.title
        if other.of is None or title.head >= head or other.found.holder == stated.found.holder:
            continue
        if reading.sentence_number[title.head] != reading.sentence_number[head] or title.group != "office":
            continue
        name, state = doc[other.found.by[1]], reading.entities[other.of]
        apart = ";" in doc[name.i : head].text or (verb.dep_ == "conj" and verb.head == name.head)
        whole = state.kind is Kind.POLITY and other.words != stated.words and not title.former
        if name.dep_ == "nsubj" and apart and whole and title.lemma in words("office_bodies", "seated", "governing"):
            return other.of
    return None


def sending(reading: Reading, scene: Scene, stated: Stated, everything: Sequence[Stated]) -> set[str]:
    """The codes of the states whose envoys meet or call on the holder: "France's ambassador met Vice-President X"."""
    name = reading.doc[stated.found.by[1]]
    if name.dep_ not in {"dobj", "pobj", "dative"}:
        return set()
    codes = {key: code for code, key in scene.key.items()}
    number = reading.sentence_number[stated.found.title.head]
    return {
        codes[other.of]
        for other in everything
        if other.of in codes
        and other.found.title.lemma in words("office_bodies", "sent", "heads") | {"envoy", "emissary"}
        and reading.sentence_number[other.found.title.head] == number
        and other.found.holder != stated.found.holder
    }


def firm_of(reading: Reading, scene: Scene, stated: Stated) -> str | None:
    """The company that "President X" is of, as no state is spoken of yet: "Volara Corp. fell. President X resigned"."""
    title = stated.found.title
    if title.lemma != "president" or title.has_complement:
        return None
    without = str(table("roles")["absent"]["president"]).split()
    if any(at < title.first for code, at in scene.opening.items() if code not in without):
        return None
    return _firm_that_begins(reading)


def _firm_that_begins(reading: Reading) -> str | None:
    """The subject of the first sentence, if its name says that it is a company."""
    legal = words("organizations", "legal")
    for index, key in reading.member_of_name.items():
        token, entity = reading.doc[index], reading.entities[key]
        if token.dep_ == "nsubj" and entity.kind is Kind.ORGANIZATION and reading.sentence_number.get(index) == 0:
            return key if token.lower_.rstrip(".") in legal | words("office_bodies", "president", "bodies") else None
    return None


__all__ = ["firm_of", "home_of", "hosts", "of_capital", "of_colleague", "sending"]
