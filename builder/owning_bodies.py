"""Which organisation of the article an office is of, where its own phrase and everything around it leaves that open.

One decision by points. In: the reading and all role holdings of the article. Out: the same, those of offices that
bodies have given the body that is meant. Candidates are the named organisations that can have such an office, by the
words of their names; points count what ties each to the title: how near it was last spoken of, that its sentence is
about it, how much of the article is, what kind of body its name tells, the holder's other offices. The best is taken if
it is ahead of the next by a margin. What body has which office is lexicon/office_bodies.toml.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from newsgraph.builder import wordlists
from newsgraph.builder.body_offices import is_chamber
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.party_offices import is_party
from newsgraph.builder.possessing_bodies import has_unknown_name
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_start
from newsgraph.builder.spoken_bodies import Places, kinds_of_bodies, places_of
from newsgraph.builder.spoken_bodies import words_of_kind as _list
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.title_words import listed, run_of_name

LEXICON = "office_bodies"
# "head of state", "head of the army": whose the state or the army is
FIELD = frozenset({"state", "government", "national", "the", "security", "army", "police", "military", "navy", "force"})
LONG = 4  # words that a field may not have
FAR = 4  # sentences before the title beyond which it counts no more where a body was last spoken of
NEAR = (3.4, 1.6, 1.2, 0.4)  # points for a body last spoken of in the title's sentence, the one before, and so on
SUBJECT = 0.8  # for one that is the subject, or the possessor, of what is said there
TOPIC = 3.5  # for the share of all mentions of organisations that are of it
LEAD = 0.8  # for a body that the first sentences name
OPENS = 4.0  # for one whose deed the article begins with
CLASS = 2.3  # for a name that tells the class
SPORT = frozenset({"club", "side"})
OPPOSES = 2.0  # against a side that the article has named as an opponent alone
SAME = 1.5  # for another office of the holder there
ENOUGH = 3.3
MARGIN = 1.0


@cache
def _nouns() -> frozenset[str]:
    """The nouns for bodies of every kind."""
    return frozenset(noun for name in kinds_of_bodies() for noun in _list(name, "nouns"))


def class_of(stated: Stated) -> str | None:
    """The kind of body that has such an office: one of the lexicon's kinds, or none."""
    title = stated.found.title
    words = stated.title.casefold().replace("-", " ").partition(" of ")[0].split()
    if " ".join(words) in _list("led", "words"):
        return "led"  # "deputy leader"
    while words and words[0] in wordlists.words(LEXICON, "before_offices", "grades"):
        words = words[1:]
    told = " ".join(words)
    for name in kinds_of_bodies():
        listed_here = _list(name, "words") | _list(name, "titles")
        if len(words) > 1 and (told in listed_here or " ".join(words[-2:]) in listed_here):
            return name
    for name in kinds_of_bodies():
        if title.lemma in _list(name, "titles") and (name != "any" or _is_plain(stated, words)):
            return name
    return None


def _is_of_field(each: Stated) -> bool:
    """Whether the words behind the title are the field of an office inside a body: "vice president of engineering"."""
    lemma, words = each.found.title.lemma, each.title.split()
    field = words[words.index("of") + 1 :] if "of" in words else []
    told = lemma in wordlists.words(LEXICON, "before_offices", "of_fields")
    return told and 0 < len(field) < LONG and " ".join(field).islower() and not FIELD & set(field)


def _is_plain(stated: Stated, words: list[str]) -> bool:
    """Whether nothing else stands before the title than tells its rank: "branch secretary", not "home secretary"."""
    lemma = stated.found.title.lemma.split("-")
    if stated.title[:1].isupper() and lemma in (["secretary"], ["secretary", "general"]):
        return False  # "Secretary Hill" is a minister
    ranks = wordlists.words(LEXICON, "before_offices", "ranks")
    return all(word in ranks or word in _nouns() for word in words[: len(words) - len(lemma)])


def given(reading: Reading, stated: Sequence[Stated]) -> list[Stated]:
    """The holdings, offices of bodies given the body that is meant."""
    places: Places | None = None
    complete = []
    for each in stated:
        if is_open(reading, each):
            places = places or places_of(reading, stated)
            of = owner(reading, each, stated, places)
            if of is not None:
                each = replace(each, of=of, found=replace(each.found, rule=each.found.rule + " (implied)"))
        complete.append(each)
    return complete


def is_open(reading: Reading, each: Stated) -> bool:
    """Whether it is open whose the office is, and a body's."""
    title = each.found.title
    return (
        each.of is None
        and title.status is Status.ACTUAL
        and each.found.form not in {"description", "speaker", "succession"}
        and not title.plural
        and (not title.has_complement or _is_of_field(each) or _noun_behind(reading, each) is not None)
        and not (title.indefinite and not title.possessed)
        and title.group in {"office", "function", "job"}
        and (class_of(each) is not None or _noun_told(reading, each) is not None)
        and not any(index in reading.member_of_name for index in range(title.first, title.head))
        and not has_unknown_name(reading, each)
        and not _is_profession(reading, each)
    )


def _is_profession(reading: Reading, each: Stated) -> bool:
    """Whether the words tell what somebody does for a living, of nobody's: "studied with the conductor X"."""
    title = each.found.title
    bare = title.definite and not title.possessed and each.found.by[0] == title.last + 1
    return (
        bare and title.last == title.head and reading.doc[title.head].text.islower() and title.head - title.first == 1
    )


def owner(reading: Reading, each: Stated, everything: Sequence[Stated], places: Places) -> str | None:
    """The body that the office is of; none where two are as likely, or none is likely."""
    if each.found.title.lemma == "general-secretary" and _has_unnamed_union(reading, each):
        return None
    opening = _opening(reading, each, places)
    if opening is not None:
        return opening
    points = scores(reading, each, everything, places)
    beside = _beside(reading, each, everything) if each.found.form in {"copula", "appointed", "as"} else set()
    if beside:  # "Acme's chief executive, X, becomes chairman"
        points = {key: value for key, value in points.items() if key in beside}
    ranked = sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][1] < ranked[1][1] + MARGIN:
        return None
    return ranked[0][0]


def _opening(reading: Reading, each: Stated, places: Places) -> str | None:
    """The body at which a sentence says the holder to be: "At the Elm Centre in Lara, director X said"."""
    title, doc = each.found.title, reading.doc
    at = title.first - 2
    if each.found.form != "before-name" or title.possessed or at < 1 or doc[at + 1].text != ",":
        return None
    start = sentence_start(doc[title.head])
    first = start + 1 + (doc[start + 1].lower_ == "the")
    if doc[start].lower_ not in {"at", "for"} or first not in reading.member_of_name:
        return None
    last = run_of_name(reading, first)[1]
    town = last == at or (doc[last + 1].lower_ in {"in", "of"} and run_of_name(reading, at)[0] == last + 2)
    key = reading.member_of_name[first]
    words = set(reading.entities[key].label.casefold().split())
    body = key in places.tokens or any(words & _list(name, "names") for name in kinds_of_bodies())
    return key if town and body and key != each.found.holder else None


def _beside(reading: Reading, each: Stated, everything: Sequence[Stated]) -> set[str]:
    """The bodies of which the sentence says the holder to have another office now, before the name or behind it."""
    number = reading.sentence_number[each.found.title.head]
    return {
        other.of
        for other in everything
        if other.of is not None
        and other.found.holder == each.found.holder
        and other.found.form in {"before-name", "after-name", "shared-title"}
        and other.found.title.group == "office"
        and not other.found.title.former
        and reading.sentence_number[other.found.title.head] == number
        and reading.entities[other.of].kind is not Kind.PERSON
    }


def _has_unnamed_union(reading: Reading, each: Stated) -> bool:
    """Whether a union or party without a name is spoken of just before its general secretary."""
    number = reading.sentence_number[each.found.title.head]
    return any(
        reading.doc[index].lower_ in {"union", "party"} and not reading.entities[key].named
        for index, key in reading.referent.items()
        if number - 2 <= reading.sentence_number.get(index, -9) <= number and index < each.found.title.first
    )


def _noun_before(reading: Reading, each: Stated, possessing: bool = False) -> str | None:
    """The noun for a body before the title: "company" of "company spokeswoman", "the company's chairman"; with
    ``possessing`` of the latter kind alone.
    """
    doc, title = reading.doc, each.found.title
    if possessing and not title.possessed:
        return None
    for index in range(title.head - 1, title.first - 1, -1):
        if index in reading.member_of_name or (possessing and doc[index + 1].tag_ != "POS"):
            continue
        low = doc[index].lower_
        if low in _nouns():
            return low
    return None


def _noun_behind(reading: Reading, each: Stated) -> str | None:
    """The noun for a body with "the" behind the title that nobody could be found for: "head of the regulator", "leads
    the club".
    """
    doc, title = reading.doc, each.found.title
    opening = title.head + (1 if each.found.form == "heading" else 2)
    if title.last != opening + 1 or opening >= len(doc) or doc[opening].lower_ != "the":
        return None
    if each.found.form != "heading" and doc[opening - 1].lower_ not in {"of", "at", "for", "with"}:
        return None
    low = doc[title.last].lower_
    return low if low in _nouns() and low not in _list("church", "nouns") else None  # a convent is not the Church


def _noun_told(reading: Reading, each: Stated) -> str | None:
    """The noun for a body by which a title says whose it is: "the company's chairman", "head of the club"."""
    return _noun_before(reading, each, possessing=True) or _noun_behind(reading, each)


def scores(reading: Reading, each: Stated, everything: Sequence[Stated], places: Places) -> dict[str, float]:
    """The points of each organisation that can have such an office."""
    title, doc = each.found.title, reading.doc
    noun = _noun_before(reading, each) or _noun_behind(reading, each)
    its = title.possessed and noun is None
    if its and doc[title.first].lower_ != "its":
        return {}
    kinds = {name for name in kinds_of_bodies() if noun in _list(name, "nouns")} if noun else {class_of(each) or "any"}
    number = reading.sentence_number[title.head]
    taken = {
        other.of
        for other in everything
        if other.found.holder != each.found.holder and other.words == each.words and other.of
        and not title.former and not other.found.title.former
    }  # fmt: skip
    own = Counter(
        other.of for other in everything
        if other.found.holder == each.found.holder and other.of and not other.found.title.former
        and other.found.title.group in {"office", "function"}
    )  # fmt: skip
    points: dict[str, float] = {}
    for key, tokens in places.tokens.items():
        if key == each.found.holder or key in taken:
            continue
        fit = _fit(reading, key, kinds, noun, places.nouns.get(key, set()))
        if is_chamber(reading.entities[key]) and (kinds == {"council"} or title.lemma in _list("council", "never")):
            continue  # who runs a city or a firm, or sits in a council, is of no parliament
        if _is_court(reading, key) and not kinds & {"court"} and title.lemma not in _list("court", "others"):
            continue
        if fit is None or (title.lemma in _list("force", "never") and _is_force(reading, key)):
            continue
        total = fit + TOPIC * len(tokens) / places.total
        if key in places.lead:
            total += OPENS if key == places.opening else LEAD
        before = [index for index in tokens if index < title.first]
        if not before:
            continue  # not spoken of yet
        last = before[-1]
        if kinds & (SPORT | {"any"}) and all(_opposes(reading, index, kinds) for index in before):
            total -= OPPOSES
        back = number - reading.sentence_number.get(last, -99)
        if its and back > 1:
            continue
        if back < FAR:
            total += NEAR[back]
            token = doc[last]
            while token.dep_ == "conj" and token.head.i < token.i:
                token = token.head  # "Acme and Borland will merge"
            if token.dep_ in {"nsubj", "nsubjpass", "poss"} and not _tells(reading, last):
                total += SUBJECT
            elif _tells(reading, last) or (back == 0 and not its and _faces(reading, last)):
                total -= NEAR[back]
        if own[key]:
            total += SAME
        points[key] = total
    return points


def _fit(reading: Reading, key: str, kinds: set[str], noun: str | None, called: set[str]) -> float | None:
    """The points for what the name tells of its class; none where it tells another."""
    entity = reading.entities[key]
    words = set(" ".join((entity.label, *entity.alternatives)).casefold().replace(".", "").split())
    if entity.kind is Kind.POLITY:
        return CLASS if kinds & {"club", "side", "any"} else None  # a side that a town's name stands for
    if noun is not None and noun in words | called:
        return CLASS * 1.5
    if kinds & SPORT and words & _list("side", "contests") and not words & _list("club", "nouns"):
        return None  # the league in which the side plays
    told = {name for name in kinds_of_bodies() if called & _list(name, "nouns")} - {"any"}
    told = told or {name for name in kinds_of_bodies() if words & _list(name, "names")}
    if told & kinds:
        return CLASS
    public = is_party(reading, key) or words & wordlists.words(LEXICON, "public", "words")
    if noun is not None and told and not told & kinds:
        return None  # "the observatory's chief engineer" is no university's
    if "any" in kinds:
        return -1.0 if public and not told else 0.5 if told else 0.0
    if kinds <= wordlists.words(LEXICON, "telling", "kinds"):
        return None
    return None if told or public else 0.0


def _is_court(reading: Reading, key: str) -> bool:
    return not wordlists.words(LEXICON, "bench", "bodies").isdisjoint(reading.entities[key].label.casefold().split())


def _is_force(reading: Reading, key: str) -> bool:
    return bool(set(reading.entities[key].label.casefold().split()) & _list("force", "names"))


def _opposes(reading: Reading, index: int, kinds: set[str]) -> bool:
    """Whether the name at a token is that of a side played, or of a rival: "a 3-0 defeat by X", "rivals X"; where the
    office is not of sport alone, a word for a match must say so.
    """
    first = run_of_name(reading, index)[0] if index in reading.member_of_name else index
    before = [token.lower_ for token in reading.doc[max(first - 2, 0) : first]]
    if not before or before[-1] in _list("side", "rivals"):
        return bool(before)
    return before[-1] in _list("side", "against") and (bool(kinds & SPORT) or before[0] in _list("side", "matches"))


def _faces(reading: Reading, index: int) -> bool:
    """Whether the name is that of whom somebody deals with: "after talks with Acme", "was shown to Acme by"."""
    token = reading.doc[index]
    return token.dep_ == "pobj" and token.head.lower_ in wordlists.words(LEXICON, "before_offices", "facing")


def _tells(reading: Reading, index: int) -> bool:
    """Whether the name is that of who was told, or tells: "told Acme News", "Acme News reported"."""
    token = reading.doc[index]
    verb = token.head if token.dep_ != "pobj" else token.head.head
    told = token.dep_ in {"dobj", "dative"} or (token.dep_ == "pobj" and token.head.lower_ == "to")
    return told and verb.lemma_.lower() in listed("speech")


__all__ = ["class_of", "given", "is_open", "owner", "scores"]
