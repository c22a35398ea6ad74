"""Whom an office is of where its phrase leaves that open, by the class of body that the title belongs to.

In: the reading, and the role holdings that their sentences state. Out: the one state, region, city or organisation of
the article that the office can be of. Candidates are ranked by what ties them to the holder: the holder's other
offices, the sentence, what the article is about; where two compete, none is taken. What belongs to what is
lexicon/office_bodies.toml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsgraph.builder import wordlists
from newsgraph.builder.area_offices import area_of, of_province
from newsgraph.builder.areas import (
    names_regions,
)
from newsgraph.builder.body_offices import is_of_body, office_of, organizations_called
from newsgraph.builder.home_states import home_of, hosts, of_capital, of_colleague, sending
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.possessing_bodies import (
    class_of,
    has_unknown_name,
    has_unknown_tail,
    named_nearby,
    namesake,
    possessor_of,
)
from newsgraph.builder.reading import Reading
from newsgraph.builder.scene import TOLD, Scene
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.title_words import listed

LEXICON = "office_bodies"
# Who does this to a court is not yet before it.
TURNING = frozenset({"appeal", "ask", "apply", "go", "petition", "turn", "take", "urge", "complain", "want", "press"})
CLASSES = ("chair", "world", "bench", "campus", "schools")
CLEAR = 2  # how often more than any other a candidate must be spoken of
SPOKEN_OF = 2  # how often at least, where another could be meant
BACK = 4  # sentences within which a body that is meant was last named
FAMILIAR = 4.5  # how much a country must be spoken of that may be meant before it is named
LEADING = 1.2  # how much more than any other that country must be spoken of which the article begins with
REPRESENTING = 0.5  # what a mention counts of a state that the holder of the office does not govern
ABOUT = 3  # how often more where the same title is said of several


def _words(section: str, name: str) -> frozenset[str]:
    return wordlists.words(LEXICON, section, name)


def level(stated: Stated, partisan: bool = False) -> str | None:
    """The class of body that the title belongs to: "state", "region", "city", one of CLASSES, "spoken_for", or none.

    ``partisan`` says that a party's name stands before it, as before no office of the United States themselves.
    """
    title = stated.found.title
    words = stated.title.casefold().replace("-", " ").split()
    before = frozenset(words)
    for section in ("region", "city"):
        if title.lemma in _words(section, "heads"):
            return section
    if title.lemma in _words("city", "heads_with") and before & _words("city", "with"):
        return "city"
    if title.lemma in _words("region", "heads_with") and words[0] == "state":
        return "region"
    if partisan and title.lemma in _words("region", "heads_with") & _words("partisan", "executive"):
        return "region"
    if title.lemma in _words("sent", "heads") and title.has_complement and stated.found.rule != "speaker":
        return "state"
    if title.has_complement and title.lemma not in _words("state", "portfolio"):
        return None
    if title.lemma == "chief-of-staff" and before & _words("state", "forces"):
        return "state"
    if title.lemma in _words("state", "heads") and len(words) <= title.lemma.count("-") + 1 + _graded(words):
        return "state"
    if title.lemma in _words("state", "heads_with") and before & _words("state", "with"):
        return "state"
    if title.lemma in _words("state", "spokesmen") and before & _words("state", "speaking_for"):
        return "state"
    if title.lemma == "leader" and words == ["leader"] and stated.found.rule == "before-name" and not title.definite:
        return "leader"
    member = title.lemma in _words("state", "portfolio") and len(words) > 1
    portfolio = member and not before & _words("not_state", "words")
    if portfolio and (title.lemma != "secretary" or words[-2] in listed("portfolio")):
        return "state"
    for section in (*CLASSES, "spoken_for"):
        if title.lemma in _words(section, "heads"):
            return section
    return None


def _graded(words: Sequence[str]) -> int:
    return sum(word in {"acting", "interim", "deputy", "caretaker", "elect", "vice"} for word in words)


def owner(
    reading: Reading, scene: Scene, stated: Stated, everything: Sequence[Stated], partisan: bool = False
) -> str | None:
    """Whom the office is of, if the article makes that unmistakable."""
    title = stated.found.title
    if has_unknown_tail(reading, stated):
        return None
    if title.possessed:
        return _of_possessor(reading, scene, stated, everything) if title.status is Status.ACTUAL else None
    body = office_of(reading, stated, everything) if not partisan and title.status is Status.ACTUAL else None
    wanted = level(stated, partisan)
    if body is not None or (is_of_body(reading, stated) and wanted != "city"):  # a "city manager" trains no side
        return body
    if has_unknown_name(reading, stated) or wanted is None or title.status is not Status.ACTUAL:
        return None
    if wanted == "state" and title.lemma == "attorney-general":
        region = area_of(reading, scene, stated, everything, region=True)
        if region is not None or names_regions(reading, reading.sentence_number[title.head]):
            return region
    if wanted == "state":
        return of_province(reading, scene, stated) or state_of(reading, scene, stated, everything)
    if wanted == "leader":
        return _led(reading, scene, stated, everything)
    if wanted == "region":
        return area_of(reading, scene, stated, everything, region=True)
    if wanted == "city":
        return area_of(reading, scene, stated, everything, region=False)
    if wanted == "spoken_for":
        return _spoken_for(reading, stated) if len(stated.words) == title.lemma.count("-") + 1 else None
    return _body(reading, scene, stated, everything, wanted)


def _of_possessor(reading: Reading, scene: Scene, stated: Stated, everything: Sequence[Stated]) -> str | None:
    """Whom "the party's", "the country's" or "the city's" before the title means."""
    noun = possessor_of(reading, stated)
    if noun is None:
        return None
    name = class_of(noun)
    same = namesake(reading, noun, stated.found.holder) if name not in {"country", "region", "city"} else None
    if same is not None or name is None:
        return same
    if name == "country" and level(stated) in {"region", "city"}:
        return None  # "the nation's first black governor"
    if name == "country":
        return state_of(reading, scene, stated, everything)
    if name in {"region", "city"}:
        return area_of(reading, scene, stated, everything, region=name == "region")
    return named_nearby(reading, stated, name)


def _able(scene: Scene, stated: Stated) -> set[str]:
    """The countries of the article that have such an office."""
    lemma, words = stated.found.title.lemma, " ".join(stated.title.casefold().split())
    codes = {code for code, weight in scene.strength.items() if weight > 0}
    absent = wordlists.table("roles")["absent"]
    if lemma in {"minister", "vice-minister"} and _for_region(stated.title):
        return set()
    lexicon = wordlists.table("roles")["implied"]
    only = lexicon.get(words) or lexicon.get(" ".join(word for word in words.split() if not _graded([word])))
    if only is not None:
        defence = only == "US" and lemma == "secretary"  # "the defense secretary" of Manila
        return codes & ({only, *_words("secretaries", "alike")} if defence else {only})
    if lemma == "secretary":
        return codes & set(_words("secretaries", "states"))
    without = set(str(absent.get(lemma.replace("-", " "), "")).split())
    if lemma in {"minister", "vice-minister"}:
        without |= {"US"}
    return codes - without


def _only_represents(stated: Stated, code: str) -> bool:
    """Whether the office is that of a president who does not govern."""
    presidents = str(wordlists.table("roles")["governing"]["president"]).split()
    return stated.found.title.lemma == "president" and code not in presidents


def _weights(reading: Reading, scene: Scene, stated: Stated, able: set[str]) -> dict[str, float]:
    """How much the article speaks of each; of a president's, half as much where presidents only represent.

    That the article begins with a state tells nothing of who is named beside it: "Norway thanked Prime Minister X".
    """
    beside = reading.sentence_number[stated.found.title.head] <= scene.lead
    told = {code: scene.strength[code] - (TOLD if beside and code == scene.leading else 0) for code in able}
    return {code: told[code] * (REPRESENTING if _only_represents(stated, code) else 1) for code in able}


def _led(reading: Reading, scene: Scene, stated: Stated, everything: Sequence[Stated]) -> str | None:
    """The country that "leader X" leads: the one spoken of wherever X is, where no body is that could be led."""
    number, holder = reading.sentence_number[stated.found.title.head], stated.found.holder
    bodies = any(
        _at(reading, index) == number and reading.entities[key].kind in {Kind.ORGANIZATION, Kind.GROUP}
        for index, key in reading.member_of_name.items()
    )
    ranked = sorted(scene.key, key=lambda code: -scene.strength[code])
    company = scene.company.get(holder, Counter())
    if bodies or not ranked or any(other.found.holder == holder and other.of is not None for other in everything):
        return None
    rest = max((company[code] for code in ranked[1:]), default=0)
    clear = len(ranked) == 1 or scene.strength[ranked[0]] >= CLEAR * scene.strength[ranked[1]]
    return scene.key[ranked[0]] if clear and company[ranked[0]] and company[ranked[0]] >= rest else None


def _for_region(title: str) -> bool:
    """Whether the office's field is a part of the world: "minister for Central Asia" may be any country's."""
    return " for " in title and re.search(r" [A-Z][a-z]\w*$", title) is not None


def state_of(reading: Reading, scene: Scene, stated: Stated, everything: Sequence[Stated]) -> str | None:
    """The state whose the office is: the one of which the article speaks where the office is told."""
    title, holder = stated.found.title, stated.found.holder
    codes = {key: code for code, key in scene.key.items()}
    own = {
        codes[other.of]
        for other in everything
        if other.of in codes and other.found.holder == holder and other.found.title.group in {"office", "function"}
    }
    able = _able(scene, stated)
    if len(own) == 1:
        code = own.pop()
        return scene.key.get(code) if code in able else None
    alike = [each for each in everything if each.found.holder != holder and each.words == stated.words]
    taken = {codes[each.of] for each in alike if each.of in codes and each.found.title.former == title.former}
    open_ones = [each for each in alike if each.of is None and not each.found.title.former]
    rivals = {each.found.holder for each in open_ones if not title.former}
    sent = sending(reading, scene, stated, everything)
    able -= taken | hosts(reading, scene, stated) | sent
    if not able:
        return None
    capital = of_capital(reading, scene, stated, able)
    beside = of_colleague(reading, stated, everything) if capital is None else scene.key[capital]
    if beside is not None and codes.get(beside) in able:
        return beside
    number = reading.sentence_number[title.head]
    seated = scene.seated.get(number, frozenset()) & able
    if len(seated) == 1:
        return scene.key.get(next(iter(seated)))  # "In a White House statement, President X"
    company = scene.company.get(holder, Counter())
    weight = _weights(reading, scene, stated, able)
    ranked = sorted(able, key=lambda code: (-weight[code], code))
    first, second = ranked[0], weight[ranked[1]] if len(ranked) > 1 else 0.0
    best = weight[first]
    unseen = scene.opening.get(first, title.first) >= title.first
    foreign = bool(scene.origin & able - {first})  # "LIMA - A Danish firm won. Transport Minister X signed"
    if best < FAMILIAR and (_only_represents(stated, first) or unseen or sent or foreign):
        return None  # who may be somebody else's, and a state not yet on the scene: "President X said Iran must wait"
    here = scene.acting.get(number, frozenset()) & able
    if len(able) == 1:
        elsewhere = [told for code, told in scene.strength.items() if code not in able | taken]
        clear = best >= SPOKEN_OF or best > max(elsewhere, default=0)
        return scene.key.get(first) if best >= TOLD and clear and not (rivals and best < SPOKEN_OF) else None
    if _located(reading, number) & able - {first}:
        return None  # "a flight to Reykjavik, where Prime Minister X met them" after much about Norway
    if here and first not in here and reading.doc[stated.found.by[1]].dep_ in {"pobj", "dobj", "dative"}:
        return None  # "I told Foreign Minister X that Norway's help was welcome" after much about Syria
    if best >= SPOKEN_OF and best >= (ABOUT if rivals else CLEAR) * second:
        other = max((company[code] for code in able if code != first), default=0)
        if other <= company[first] or best >= ABOUT * second:
            return scene.key.get(first)
    if (home := home_of(reading, scene, stated, everything, able)) is not None:
        return scene.key.get(home)
    if rivals:
        return None
    if {first} == scene.home and best >= SPOKEN_OF and best > second and here <= {first}:
        return scene.key.get(first)  # what is reported from a country's own town
    if first == scene.leading and best >= max(SPOKEN_OF, LEADING * second) and here <= {first}:
        return scene.key.get(first)
    if len(here) == 1 and here <= set(ranked[:1]) and best > second:
        return scene.key.get(first)
    met = [code for code, count in company.most_common() if code in able and count >= CLEAR]
    if met and company[met[0]] >= CLEAR * max((company[code] for code in able if code != met[0]), default=0):
        return scene.key.get(met[0]) if met[0] == first else None
    return None


def _located(reading: Reading, number: int) -> set[str]:
    """The countries in which the towns lie that the sentence names."""
    places = {key for index, key in reading.member_of_name.items() if _at(reading, index) == number}
    found = (reading.entities[key].place for key in places)
    return {place.country for place in found if place is not None and place.country and place.feature == "city"}


def _at(reading: Reading, index: int) -> int:
    return reading.sentence_number.get(index, -1)


def _body(reading: Reading, scene: Scene, stated: Stated, everything: Sequence[Stated], section: str) -> str | None:
    """The one organisation of the article whose name says that it has such an office; the nearest, if it is clear."""
    if stated.found.title.has_complement or len(stated.words - {"acting", "interim", "deputy"}) > len(
        stated.found.title.lemma.split("-")
    ):
        return None
    kinds = _words(section, "bodies")
    fitting = organizations_called(reading, stated, lambda name: _tells(name, kinds, section))
    if not fitting:
        return None
    number = reading.sentence_number[stated.found.title.head]
    for at in (*range(number, number - BACK, -1), number + 1):
        here = {key for index, key in reading.member_of_name.items() if key in fitting and _at(reading, index) == at}
        if section == "bench":
            here -= _sought(reading, at)
        if at > number:
            here -= {other.of for other in everything if other.found.holder != stated.found.holder}
        if len(here) == 1:
            return here.pop()
        if here:
            return None
    return fitting.pop() if len(fitting) == 1 and section != "bench" else None


def _sought(reading: Reading, number: int) -> set[str]:
    """Those in the sentence whom somebody turns to: no judge just told of sits on the court that is yet to be asked."""
    found = set()
    for index, key in reading.member_of_name.items():
        if _at(reading, index) == number:
            token = reading.doc[index]
            asked = token.dep_ == "dobj" and token.head.lemma_ in TURNING
            if asked or (token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lemma_ in TURNING):
                found.add(key)
    return found


def _tells(name: str, kinds: frozenset[str], section: str) -> bool:
    """Whether a name tells that the body is of the class; a council of a world body is not the body."""
    words = set(name.casefold().split())
    court = section not in {"bench", "chair"} and words & _words("bench", "bodies")  # "Travis County District Court"
    return bool(words & kinds) and not court and not (section == "world" and words & _words("chair", "bodies"))


def _spoken_for(reading: Reading, stated: Stated) -> str | None:
    """The organisation that the sentence of a spokesman speaks of: the only one there, which is no teller of news."""
    number = reading.sentence_number[stated.found.title.head]
    head = reading.doc[stated.found.title.head]
    here = {
        key
        for index, key in reading.member_of_name.items()
        if _at(reading, index) == number
        and reading.entities[key].named
        and (
            reading.entities[key].kind is Kind.ORGANIZATION
            or (
                reading.entities[key].kind is Kind.POLITY
                and reading.doc[index].dep_ in _words("acting", "dependencies")
                and reading.member_of_name.get(index + 1) != key
            )
        )
    }
    speaking = {
        key
        for index, key in reading.member_of_name.items()
        if key in here
        and reading.doc[index].dep_ in {"nsubj", "nsubjpass", "poss"}
        and reading.doc[index].head.lemma_.lower() not in listed("speech")
        and reading.entities[key].kind is Kind.ORGANIZATION
        and index < head.i
    }
    return speaking.pop() if len(speaking) == 1 and len(here) == 1 else None


__all__ = ["level", "owner", "state_of"]
