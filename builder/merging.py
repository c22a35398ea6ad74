"""Which names are one thing: acronym and expansion, country and adjective, short name and full."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from newsgraph.builder import kinds, namewords, polities, wordlists
from newsgraph.builder.acronyms import ACRONYM, is_coined, is_drawn_from, other_name, stands_for
from newsgraph.builder.called_bodies import join_called
from newsgraph.builder.cores import REALMS, join_realms
from newsgraph.builder.echoed_bodies import echoed, is_echo
from newsgraph.builder.forms import fold
from newsgraph.builder.gathering import Groups, Name
from newsgraph.builder.lone_names import (
    ends_in_head,
    fronts_office,
    is_bare_head,
    is_spoken_acronym,
    known_organization,
    may_be_firm,
)
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate
from newsgraph.builder.parts import is_part
from newsgraph.builder.party_words import party_forms
from newsgraph.builder.persons import join_persons
from newsgraph.builder.place_names import join_places
from newsgraph.builder.shortening import (
    SPLIT_OFF,
    country,
    has_foreign_initials,
    has_initials,
    is_branch,
    is_of_creed,
    shortened,
)
from newsgraph.builder.shortening import bag as bag_of
from newsgraph.builder.spellings import join_spellings

GOVERNMENT_OF = re.compile(
    r"^(?:federal |central |regional |national )?"
    rf"(?:governments?|regime|state|people|{'|'.join(sorted(REALMS))}) of (?:the )?(.+)$"
)
OF_GOVERNMENT = re.compile(r"^(.+?)s? (?:governments?|regime|administration)$")
STATE_OF = re.compile(r"^(?:the )?(?:state|commonwealth) of ", re.IGNORECASE)
PEOPLE_OF = re.compile(r"^people of (?:the )?(.+)$|^(.+) people$")
PARTICIPLES = "|".join(sorted(wordlists.words("organizations", "participles")))
COMPOUND = re.compile(rf"-(?:{PARTICIPLES})$", re.IGNORECASE)
JOINED = re.compile(r"^(.+)-[a-z]{3,}(?:ed|ing)$")  # "U.S.-sanctioned"
LEAST_SCORE = 1.0
SURE_THING = 5.0
CULTURE = wordlists.words("titles", "things", "culture")
CHRISTENED = wordlists.words("titles", "things", "christened")


@dataclass(slots=True)
class Thing:
    """One entity in the making. ``polity`` is its lexicon entry where it is a listed country or territory."""

    kind: Kind
    label: str
    names: list[Name]
    mentions: list[Candidate]
    rule: str
    polity: polities.Polity | None = None


def form_of(text: str) -> str:
    """The folded form under which the writings of one name are gathered."""
    return fold(plain_text(text))


def plain_text(text: str) -> str:
    """The name without the participle that a hyphen joins to it: "U.S." of "U.S.-led"."""
    if text == "X.":
        return "X"
    joined = JOINED.match(text)
    if joined and namewords.is_listed(joined[1]):
        return joined[1]
    return COMPOUND.sub("", text)


def polity_of(name: Name) -> polities.Polity | None:
    """The listed polity that the name, its adjective or "the government of" it names."""
    if name.form.endswith("#people"):
        return None
    listed = polities.named(name.form) or polities.of_adjective(name.form)
    if listed:
        return listed
    for pattern in (GOVERNMENT_OF, OF_GOVERNMENT):
        match = pattern.match(name.form)
        if match and not PEOPLE_OF.match(name.form):
            inner = polities.named(match[1]) or polities.of_adjective(match[1])
            if inner:
                return inner
    return None


def people_key(name: Name) -> str | None:
    """What the people that the name names are gathered under, None if it names no people."""
    match = PEOPLE_OF.match(name.form)
    if match:
        word = match[1] or match[2]
        polity = polities.named(word) or polities.of_adjective(word)
        if polity:
            return polity.name
        people = polities.people_of_adjective(word)
        return people.plurals[0] if people else polities.region_of_adjective(word)
    form = name.form.removesuffix(" #people")
    listed = polities.people(form)
    if listed:
        return listed.plurals[0]
    polity = polities.of_people(form) or (polities.of_adjective(form) if name.form.endswith("#people") else None)
    if polity and (name.form.endswith("#people") or not polities.of_adjective(form)):
        return polity.name
    region = polities.region_of_people(form)
    return region if region and not polities.region_of_adjective(form) else None


def _only_adjective(name: Name) -> bool:
    """Whether the name is the adjective or singular of a people without a state, which alone names nobody."""
    if polities.people_of_adjective(name.form) is None or polities.people(name.form):
        return False
    polity = polities.of_adjective(name.form)
    return polity is None or any(polities.people(word) for word in polity.people[-1:])


def merge(names: list[Name], doc: Doc) -> list[Thing]:
    """The things that the names name, in the order of their first mention."""
    names = sorted(names, key=lambda name: (name.mentions[0].start, name.form))
    groups = Groups(names)
    fixed = _lexical(names, groups, doc)
    free = [i for i in range(len(names)) if i not in fixed]
    _organizations(names, free, groups, doc)
    join_realms(names, groups)
    _drop_christened(names)
    join_persons(names, free, groups, doc)
    join_places(names, free, groups)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for i in range(len(names)):
        members[groups.root(i)].append(i)
    things = []
    for root, indices in members.items():
        if all(_only_adjective(names[i]) for i in indices) or _is_manner([names[i] for i in indices], doc):
            continue
        thing = _thing([names[i] for i in indices], groups.reasons.get(root, []), all(i in fixed for i in indices))
        if thing is not None:
            things.append(thing)
    return sorted(things, key=lambda thing: min(c.start for c in thing.mentions))


def _drop_christened(names: Sequence[Name]) -> None:
    """Leave out "Matthew" alone where the article speaks of "Hurricane Matthew" and of nobody of that name.

    The same for ships and craft: "Endeavor" of "the space shuttle Endeavor", "Mahan" of "USS Mahan".
    """
    called = {name.words[-1] for name in names if len(name.words) > 1 and name.words[-2] in CHRISTENED}
    for name in names:
        if len(name.words) == 1 and name.words[0] in called and not polities.named(name.form):
            bearers = (n for n in names if len(n.words) > 1 and n.words[-2] not in CHRISTENED)
            name.dropped = not any(name.words[0] in n.words for n in bearers)


def _is_manner(names: Sequence[Name], doc: Doc) -> bool:
    """Whether adjectives tell what something is like, not who acts: "Orwellian", "the Chinese New Year"."""
    for candidate in (c for name in names for c in name.mentions):
        token = doc[candidate.start]
        if (
            candidate.end - candidate.start > 1
            or token.dep_ not in {"amod", "compound", "nmod"}
            or token.tag_ == "NNPS"
        ):
            return False
        listed = candidate.label != "NORP" or namewords.is_listed(token.text) or names[0].kind is Kind.ORGANIZATION
        after = doc[candidate.start + 1 : candidate.start + 3].text.casefold().split()
        after.append(token.head.lower_)
        if listed and not (namewords.is_adjective(token) and (CULTURE & set(after) or after[:2] == ["new", "year"])):
            return False
    return True


def _lexical(names: Sequence[Name], groups: Groups, doc: Doc) -> set[int]:
    """Join what the lexicons say is one polity, region, people or organisation; the indices so decided."""
    seen: dict[tuple[str, str], int] = {}
    fixed = set()
    halves = {polity.name for polity in map(polity_of, names) if polity} & {"South Korea", "North Korea"}
    for i, name in enumerate(names):
        polity, people = polity_of(name), people_key(name)
        region = polities.region(name.form) or polities.region_of_adjective(name.form)
        if people:
            key = ("people", people)
        elif _only_adjective(name):
            listed = polities.people_of_adjective(name.form)
            key = ("people", listed.plurals[0] if listed else "")
        elif polity and polity.name == "Korea" and len(halves) > 1 and _only_before_nouns(name, doc):
            name.dropped = True  # "a Korea scholar", where the article speaks of both
            continue
        elif polity and not (name.kind is Kind.PERSON and name.lead > 1.0) and not _is_surname(name, names, doc):
            key = ("polity", _whole_or_half(polity, halves))
        elif region:
            key = ("region", region)
        elif (known := known_organization(name)) and name.kind is Kind.ORGANIZATION:
            key = ("organization", known if name.home is None else f"{known} #{name.home}")
        elif party := _party(name):
            key = ("organization", party)
        elif state := next((full for text in name.texts if (full := _state(text))), None):
            key = ("state", state)
        else:
            continue
        if key[0] not in {"organization", "state"}:
            fixed.add(i)
        if key in seen:
            groups.join(
                seen[key], i, {"polity": "name-and-adjective", "organization": "known-acronym"}.get(key[0], "lexicon")
            )
        seen.setdefault(key, i)
    return fixed


def _only_before_nouns(name: Name, doc: Doc) -> bool:
    """Whether the name stands before a noun wherever it is met."""
    return all(doc[c.start : c.end].root.dep_ in {"compound", "amod", "nmod"} for c in name.mentions)


def _state(text: str) -> str | None:
    """The full name of the state that the text names, by its name alone or as "the State of Texas"."""
    state = polities.state(text) or polities.state(STATE_OF.sub("", text)) or polities.tagged(text)
    return state or polities.province(text)


def _whole_or_half(polity: polities.Polity, halves: set[str]) -> str:
    """The polity's name; "Korea" is the one Korea of which the article speaks, if it speaks of one only."""
    return next(iter(halves)) if polity.name == "Korea" and len(halves) == 1 else polity.name


def _is_surname(name: Name, names: Sequence[Name], doc: Doc) -> bool:
    """Whether a country's name is the surname of somebody named in full, and never stands as a place: "Jim Jordan"."""
    if len(name.words) != 1 or polities.of_adjective(name.form):
        return False
    bearers = [n for n in names if n.kind is Kind.PERSON and len(n.words) > 1 and n.words[-1] == name.form]
    if not bearers or bearers[0].mentions[0].start > name.mentions[0].start:
        return False
    polity = polities.named(name.form)
    other = any(n is not name and polity is not None and polity_of(n) == polity for n in names)
    return not other and not any(
        c.start and doc[c.start - 1].lower_ in {"in", "to", "from", "near"} for c in name.mentions
    )


def _party(name: Name) -> str | None:
    """What the words for one party are gathered under."""
    return party_forms().get(name.form) if name.kind is Kind.ORGANIZATION else None


def _organizations(names: Sequence[Name], free: Sequence[int], groups: Groups, doc: Doc) -> None:
    kinds_wanted = (Kind.ORGANIZATION, None, Kind.LOCATION, Kind.GROUP)
    bearers = {
        word for i in free if names[i].kind is Kind.PERSON and len(names[i].words) > 1 for word in names[i].words
    }
    candidates = [
        i for i in free if names[i].kind in kinds_wanted or names[i].lead < 2.0 or may_be_firm(names[i], bearers)
    ]
    starts = {c.start: i for i in free for c in names[i].mentions}
    ends = {c.end: i for i in free for c in names[i].mentions}
    for end, i in ends.items():  # "International Committee of the Red Cross (ICRC)"
        if end + 2 < len(doc) and doc[end].text == "(" and end + 1 in starts:
            j = starts[end + 1]
            short = names[j].text
            if ACRONYM.match(short) and len(names[i].words) > 1 and stands_for(short, names[i], names[j]):
                groups.join(i, j, "acronym-in-parentheses")
    for end, i in ends.items():  # "the Alliance for Reform, or AFR," and "known as AFR"
        start = other_name(doc, end)
        if start in starts and ACRONYM.match(names[starts[start]].text) and names[i].kind is Kind.ORGANIZATION:
            groups.join(i, starts[start], "acronym")
    whole = {names[i].words: i for i in free}
    for end, i in ends.items():  # "Central Hospital of Maracay" is the "Maracay Central Hospital"
        town = names[starts[end + 1]].words if end + 1 in starts and doc[end].lower_ == "of" else ()
        if town and len(names[i].words) > 1 and (*town, *names[i].words) in whole:
            groups.join(i, whole[(*town, *names[i].words)], "town-in-front")
    longer = [i for i in candidates if len(names[i].words) > 1]
    for j in dict.fromkeys([*candidates, *(j for j in free if names[j].text.isupper() or is_coined(names[j]))]):
        short = names[j].text.replace(".", "")
        if len(names[j].words) == 1 and 2 <= len(short) <= 8 and sum(map(str.isupper, short)) >= 2:
            hit = groups.unique(i for i in longer if any(has_initials(short, text) for text in names[i].texts))
            if hit is None:
                hit = groups.unique(
                    i for i in longer if any(has_foreign_initials(short, text) for text in names[i].texts)
                )
            if hit is None and len(short) > 3 and short not in namewords.listed_bodies():
                hit = groups.unique(i for i in longer if is_spoken_acronym(short, names[i]))
            if hit is not None:
                groups.join(hit, j, "acronym")
        elif is_coined(names[j]):
            hit = groups.unique(i for i in longer if any(is_drawn_from(short, text) for text in names[i].texts))
            if hit is not None and names[hit].kind is Kind.ORGANIZATION:
                groups.join(hit, j, "acronym")
    for j in candidates:  # "the Liberals" are the "Liberal Party of Lara"
        creed = set() if known_organization(names[j]) else set((_party(names[j]) or "").split())
        alike = (i for i in longer if i != j and len(creed) > 1 and is_of_creed(names[i].words, creed, names[j].words))
        full = groups.unique(i for i in alike if SPLIT_OFF.isdisjoint(names[i].words) or names[j].words[0] in SPLIT_OFF)
        if full is not None:
            groups.join(full, j, "party-word")
    join_called(names, longer, candidates, groups)
    join_spellings(names, free, groups)
    bags: dict[tuple[str, ...], dict[str | None, int]] = defaultdict(dict)
    for i in candidates:
        bag = bag_of(names[i].words)
        if bag and len(names[i].words) > 1:
            same, home = bags[bag], names[i].home or country(names[i].words)
            alone = home is None or not (names[i].home or same.keys() - {None})  # two countries' coast guards are two
            if home in same or (same and alone):
                groups.join(same.get(home, next(iter(same.values()))), i, "same-words")
            same.setdefault(home, i)
    for j in candidates:
        words = names[j].words
        if len(words) == 1 and names[j].text in wordlists.words("organizations", "alone"):
            heads = [i for i in longer if words[0] in (names[i].words[0], names[i].words[-1])]
            names[j].dropped = len({groups.root(i) for i in heads}) > 1
            if names[j].dropped:
                continue
        hits = [
            i
            for i in longer
            if i != j and names[i].kind is Kind.ORGANIZATION and shortened(names[j].text, words, names[i].words)
        ]
        if hits and names[j].kind is Kind.ORGANIZATION:
            hits = [i for i in hits if not is_part(names[i], names[j], doc)]
        if not hits and len(words) == 1 and all(fronts_office(doc, c) for c in names[j].mentions):
            hits = [i for i in longer if names[i].words[0] == words[0] and ends_in_head(names[i])]
        if not hits and names[j].kind is Kind.ORGANIZATION and is_echo(doc, names[j]) and _party(names[j]) is None:
            hits = [
                i for i in longer if i != j and names[i].kind is Kind.ORGANIZATION and echoed(words, names[i].words)
            ]
        hits = hits or [i for i in longer if i < j and is_branch(words, names[i].words)]
        hits = [i for i in hits if names[i].home is names[j].home is None]
        hit = groups.unique(hits)
        if hit is None:  # "the Herald" is the one named before, not another that is named later
            hit = groups.unique(i for i in hits if i < j)
        if hit is not None:
            groups.join(hit, j, "shortened-name")
        elif is_bare_head(names[j]):
            names[j].dropped = True


def _is_thing(names: Sequence[Name]) -> bool:
    """Whether the name that is spelled out is a thing's, and the rest are its acronym: a conference and its letters."""
    full = [name for name in names if len(name.words) > 1]
    return bool(full) and all(name.kind is None and name.scores[None] >= SURE_THING for name in full)


def _thing(names: list[Name], reasons: list[str], fixed: bool) -> Thing | None:
    """One thing out of its names, None when the evidence says that it is no entity."""
    if any(name.dropped for name in names) or _is_thing(names):
        return None
    polity = next((found for found in map(polity_of, names) if found), None) if fixed else None
    if fixed and any(people_key(name) for name in names):
        polity, kind = None, Kind.GROUP
    elif polity:
        kind = Kind.POLITY
    elif fixed:
        kind = Kind.LOCATION
    else:
        total: kinds.Scores = defaultdict(float)
        for name in names:
            for kind_of, score in name.scores.items():
                total[kind_of] += score
        best, _ = kinds.decide(total)
        if best is None or total[best] < LEAST_SCORE:
            return None
        kind = best
    rule = "+".join(dict.fromkeys(reasons)) or "same-name"
    return Thing(kind, _label(names, kind, polity), names, [c for name in names for c in name.mentions], rule, polity)


def _label(names: Sequence[Name], kind: Kind, polity: polities.Polity | None) -> str:
    """The fullest name met; for a polity met only by its adjective, its usual name."""
    texts = [text.removeprefix("the ").removeprefix("The ") for name in names for text in name.texts]
    if polity is not None:
        proper = [text for text in texts if polities.named(text)]
        if polity.name in proper:
            return polity.name
        return max(proper, key=lambda text: ("-" not in text, len(text), text)) if proper else polity.name
    if kind is Kind.LOCATION and all(polities.region_of_adjective(text) for text in texts):
        return polities.region_of_adjective(texts[0]) or texts[0]
    if kind is Kind.ORGANIZATION and all(fold(text) in namewords.party_words() for text in texts):
        return namewords.party_words()[fold(texts[0])]
    if kind is Kind.GROUP:
        plural = [text for text in texts if polities.people(text) or polities.of_people(text) or " " in text]
        return max(plural or texts, key=lambda text: (len(text), text))
    known = [t for t in texts if len(t) > 2] or texts if kind is Kind.POLITY else []
    if states := [state for text in known if (state := polities.state(text) or polities.tagged(text))]:
        return max(states, key=len)
    if kind is Kind.PERSON:
        return max(texts, key=lambda text: (len(text.split()), len(text), text))
    return max(texts, key=lambda text: (len(text), text))
