"""What a name names: evidence from its words, its context and the model, added up over all its mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from spacy.tokens import Doc, Token

from newsgraph.builder import (
    bare_names,
    body_cues,
    family_names,
    gazetteer,
    named_by_noun,
    namewords,
    plain_words,
    polities,
    sited_names,
    things,
    title_words,
    wordlists,
)
from newsgraph.builder.forms import fold
from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate

Scores = defaultdict[Kind | None, float]  # None: a thing that neither acts nor is a place
LABEL_KINDS: dict[str, Kind | None] = {
    "PERSON": Kind.PERSON, "ORG": Kind.ORGANIZATION, "GPE": Kind.POLITY, "NORP": Kind.GROUP,
    "LOC": Kind.LOCATION, "FAC": Kind.LOCATION,
    "PRODUCT": None, "WORK_OF_ART": None, "LAW": None, "EVENT": None, "LANGUAGE": None,
}  # fmt: skip
SURE = 10.0
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside", "throughout", "across"})
SPEAKING = wordlists.words("titles", "acting", "speaking")
HUMAN = wordlists.words("titles", "acting", "human")
PERSON_NOUNS = wordlists.words("titles", "acting", "staff")
TOWNS = wordlists.words("places", "towns")
KIND_NOUNS = TOWNS | wordlists.words("places", "areas")
SURNAME_HEADS = wordlists.words("organizations", "surnames")
ACRONYM = re.compile(r"^(?:[A-Z]{2,5}|[A-Z][a-z][A-Z]{1,3})$")
PAPERS = frozenset(word.casefold() for word in wordlists.words("organizations", "papers"))
TEAMS = wordlists.words("organizations", "teams")
ALONE = wordlists.words("organizations", "alone")
ALSO_SURNAMES = wordlists.words("places", "also_surnames")
BEFORE = wordlists.words("places", "before") | {"gulf"}
STREETS = frozenset({"st", "ave", "rd", "blvd", "hwy"})
GENERIC = wordlists.words("organizations", "generic")
ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
SURROUNDING = frozenset({"near", "outside", "around", "throughout"})
SIDES = wordlists.words("places", "compass") | {"vicinity", "outskirts", "suburbs", "suburb"}
FROM_AND_TO = frozenset({"from", "in", "to", "near", "at", "toward", "towards", "into", "outside", "around", "through"})
FIRMS = wordlists.words("organizations", "firms")
PEOPLE = frozenset({"airmen", "soldiers", "sailors", "women", "men", "troops", "paratroopers", "guardsmen", "seamen"})
BUILDINGS = frozenset(fold(name) for name in wordlists.words("places", "buildings"))
LEADING_BODIES = frozenset({"UN", "U.N.", "EU", "E.U.", "NATO"}) | wordlists.words("organizations", "militias")
FOLLOWERS = re.compile(r"[A-Z][a-z]+(?:istas|ists|ites)$")
JOINED = re.compile(r"[A-Z][a-z]{3,}-[A-Za-z]{3,}(?:ing|ed)$")
AGE_DIGITS = 2
GANGS = frozenset({"cartel", "gang", "syndicate"})
STATIONS = frozenset(
    word.casefold() for key in ("stations", "also_stations") for word in wordlists.words("organizations", "media", key)
)
CENTRE_WORK = wordlists.words("organizations", "centre_work")


@lru_cache(maxsize=8192)
def of_words(name: str) -> tuple[tuple[Kind | None, float], ...]:
    """What the words of the name themselves say: pairs of a kind and its weight."""
    parts = name.split()
    low = [part.casefold().rstrip(".,") for part in parts]
    if polities.named(name) or (polities.of_adjective(name) and not polities.people(name)):
        return ((Kind.POLITY, SURE),)
    if polities.state(name):
        return ((Kind.POLITY, 7.0),)
    if polities.region(name) or polities.region_of_adjective(name):
        return ((Kind.LOCATION, SURE),)
    if (
        polities.of_people(name)
        or polities.people(name)
        or polities.people_of_adjective(name)
        or polities.region_of_people(name)
    ):
        return ((Kind.GROUP, SURE),)
    if fold(name) in namewords.known_organizations() and not namewords.is_cased_otherwise(name):
        return ((Kind.ORGANIZATION, 6.0),)
    if len(parts) == 2 and low[1].isdigit() and low[0] in STATIONS:
        return ((Kind.ORGANIZATION, 6.0),)
    thing = things.by_words(name, parts, low)
    if thing >= things.CERTAIN:
        return ((None, thing),)
    found: list[tuple[Kind | None, float]] = []
    last, first = re.sub(r"-\d+$", "", low[-1]), low[0]
    if is_city(name):
        return ((Kind.POLITY, 6.0),)
    if (
        len(parts) > 1
        and parts[-1] == "State"
        and polities.state(" ".join(parts[:-1]))
        and first not in {"new", "washington"}
    ):
        return ((Kind.ORGANIZATION, 6.5),)
    if thing:
        found.append((None, thing))
    elif len(parts) == 1 and ACRONYM.match(name):
        found.append((Kind.ORGANIZATION, 1.6))
    if fold(name) in BUILDINGS:
        return ((Kind.LOCATION, 6.0),)
    if low[-1] in PEOPLE or (len(parts) > 2 and low[0] in PEOPLE and low[1] == "of"):
        found.append((Kind.GROUP, 5.0))
    if len(parts) > 1 and parts[0] in LEADING_BODIES:
        found.append((Kind.ORGANIZATION, 3.0))
    if len(parts) == 1 and FOLLOWERS.match(name) and not is_common(low[0]):
        found.append((Kind.GROUP, 3.0))
    if len(parts) == 1 and JOINED.match(name) and namewords.gender_of(name.split("-", maxsplit=1)[0]) is None:
        found.append((None, 2.0))
    found += [(Kind.ORGANIZATION, 1.5)] if len(parts) == 1 and last in TEAMS and last.endswith("s") else []
    if len(parts) == 1 and (last in namewords.organization_heads() or last in GENERIC) and name not in ALONE:
        found.append((Kind.PERSON, -3.0))
    if len(parts) > 1 and last in PAPERS | {"news", "republic"} and is_place(" ".join(parts[:-1])):
        return ((Kind.ORGANIZATION, 6.5),)
    if low[-2:] == ["school", "district"]:
        return ((Kind.ORGANIZATION, 6.5),)
    if len(parts) > 1 and last in TEAMS and is_place(" ".join(parts[:-1])):
        return ((Kind.ORGANIZATION, 6.5),)
    before = next((low[i - 1] for i in range(1, len(low)) if low[i] in {"of", "for", "on"}), None)
    heads = namewords.organization_heads()
    if last in namewords.facility_heads() - heads and fold(" ".join(parts[:-1])) in namewords.known_organizations():
        found.append((Kind.LOCATION, 6.5))
    elif before in heads:
        found.append((Kind.ORGANIZATION, 6.0))
    elif before in things.HEADS or (last in things.HEADS - {"software"} and len(low) > 1 and parts[-1][0].isupper()):
        named = 1 < len(parts) < 4 and (namewords.gender_of(first) or "either") != "either"
        found.append((None, 1.0 if named else 5.0))
    elif len(parts) > 1 and last in {"center", "centre"}:
        work = not CENTRE_WORK.isdisjoint(low)
        found.append((Kind.ORGANIZATION, 4.0) if work else (Kind.LOCATION, 3.0))
    elif len(parts) > 1 and last in heads:
        person = len(parts) == 2 and last in SURNAME_HEADS and (namewords.gender_of(first) or "either") != "either"
        found.append((Kind.ORGANIZATION, 2.5 if person else 6.5))
    elif len(parts) > 1 and last in wordlists.words("organizations", "suffixes"):
        found.append((Kind.ORGANIZATION, 6.0))
    elif len(parts) > 1 and last in wordlists.words("places", "divisions"):
        found.append((Kind.POLITY, 5.0))
    elif len(parts) > 1 and (last in namewords.facility_heads() | STREETS or first in BEFORE):
        surname = len(parts) == 2 and last in ALSO_SURNAMES and (namewords.gender_of(first) or "either") != "either"
        person = last in named_by_noun.INSTITUTIONS or (len(parts) == 2 and last in ALSO_SURNAMES)  # "Bo Hill"
        found.append((Kind.LOCATION, 1.0 if surname else 3.0 if person else 5.0))
        found += [(Kind.ORGANIZATION, 2.2)] if last in {"hospital", "museum", "clinic"} else []
    elif len(parts) > 1 and first in wordlists.words("places", "compass"):
        found.append((Kind.LOCATION, 3.0))
    if (
        len(parts) > 1
        and namewords.gender_of(first) is not None
        and all(p[0].isupper() or namewords.is_particle(p) or p[0] in "-\"'" for p in parts)
    ):
        found.append(
            (
                Kind.PERSON,
                1.0 if found and last not in SURNAME_HEADS else 5.0 if namewords.gender_of(first) != "either" else 1.5,
            )
        )
    elif len(parts) == 1 and (namewords.gender_of(first) or "either") != "either":
        found.append((Kind.PERSON, 1.0))
    if len(parts) > 1 and re.fullmatch(r"[A-Z]{2,5}", parts[-1]) and fold(parts[-1]) in namewords.known_organizations():
        found.append((Kind.ORGANIZATION, 4.0))
    if 1 < len(parts) < 4 and first in wordlists.words("given_names", "family_first") and not found:
        found.append((Kind.PERSON, 2.0))
    if (
        len(parts) > 1
        and (not found or last in SURNAME_HEADS)
        and any(re.fullmatch(r"[A-Z]\.", p) for p in parts[1:-1])
    ):
        found.append((Kind.PERSON, 3.0))
    if re.fullmatch(r"(?:[A-Z]\.){1,3} ?[A-Z][a-z]\S+", name):
        found.append((Kind.PERSON, 2.5))
    if re.fullmatch(r"[A-Z][A-Z&]{1,6}", name.replace(".", "")):
        found.append((Kind.ORGANIZATION, 1.0))
    if first in {"ministry", "department", "bank", "university", "embassy", "office", "bureau"} and len(parts) > 1:
        found.append((Kind.ORGANIZATION, 4.0))
    found += [(Kind.ORGANIZATION, 2.0)] if name in ALONE else []
    found += family_names.evidence(parts, bool(found))
    cities = gazetteer.cities(name)
    if cities and cities[0].population >= 15000 and not found:
        people = cities[0].population
        if len(parts) == 1 and people >= 100_000 and cities[0].first_name and first not in namewords.given_names():
            found.append((Kind.POLITY, 3.0 if polities.of_seat(name) else 0.6))
        found.append((Kind.POLITY, 1.4 if people >= 500_000 else 1.0 if people >= 100_000 else 0.6))
    return tuple(found)


def is_city(name: str) -> bool:
    """Whether a name of two words and more is first of all a city's, whatever its last word: "Fort Wayne"."""
    words = name.casefold().split()
    if len(words) < 2 or (name.isupper() and len(name) < 6) or words[-1] in {"city", "county"}:
        return False
    records = gazetteer.cities(name)
    if not records or not records[0].first_name or _plain_words(records[0].name) != _plain_words(name):
        return False
    given = (namewords.gender_of(words[0]) or "either") != "either"
    heads = namewords.facility_heads() | {"news", "springs"}
    return not given or words[-1] in heads


def _plain_words(name: str) -> str:
    return fold(name).replace("saint ", "st ")


@lru_cache(maxsize=2048)
def is_place(name: str) -> bool:
    """Whether the name is a country's, a state's, a region's or a larger city's."""
    if polities.named(name) or polities.state(name) or polities.region(name) or name in {"Carolina", "New England"}:
        return True
    cities = gazetteer.cities(name)
    return bool(cities) and cities[0].population >= 50_000


@lru_cache(maxsize=4096)
def _of_town(name: str) -> tuple[tuple[Kind, float], ...]:
    """What "from" before a name says if the gazetteer has a town of that name: more where it is no surname too."""
    records = gazetteer.cities(name)
    if not records or not records[0].first_name or namewords.gender_of(name.split(maxsplit=1)[0]) is not None:
        return ()
    sure = records[0].country not in ENGLISH_SPEAKING and records[0].population >= 30_000
    return ((Kind.POLITY, 2.0), (Kind.PERSON, -1.5)) if sure else ((Kind.POLITY, 0.5),)


def of_context(doc: Doc, candidate: Candidate, headline: bool) -> Scores:
    """What one mention's surroundings and the model's label say."""
    scores: Scores = defaultdict(float)
    if candidate.label and candidate.rule not in {"lexicon", "acronym-definition"}:
        weight = 1.5 if candidate.label in {"PERSON", "GPE", "LOC"} else 2.5 if candidate.rule == "office" else 1.2
        scores[LABEL_KINDS[candidate.label]] += weight / 2 if headline else weight
    elif candidate.rule == "acronym-definition":
        scores[Kind.ORGANIZATION] += 2.5
    elif not candidate.label:
        scores[Kind.ORGANIZATION] += 0.3
    root = doc[candidate.start : candidate.end].root
    owned = candidate.label != "PERSON" and root.dep_ in {"compound", "nmod"} and root.head.i >= candidate.end
    at_home = owned and is_place(doc[candidate.start : candidate.end].text)  # "the Leeds brewing company"
    if plain_words.is_plain_word(doc, candidate, root):
        scores[Kind.ORGANIZATION] -= 1.2
        scores[Kind.PERSON] -= 1.2 if candidate.label else 0.0
    first, single = doc[candidate.start], candidate.end - candidate.start == 1
    if single and plain_words.is_shouted(first):
        scores[None] += 6.0
    if single and (plain_words.is_heading_alone(doc, candidate) or plain_words.is_coined(candidate, first)):
        scores[None] += 4.0
    if thing := things.by_context(doc, candidate, root):
        scores[None] += thing
    for kind, weight in named_by_noun.by_noun(doc, candidate, root):
        scores[kind] += 0.0 if at_home and kind is Kind.ORGANIZATION else weight
    for read in (bare_names.by_clause, sited_names.by_surroundings, body_cues.by_cues):
        for kind, weight in read(doc, candidate, root):
            scores[kind] += weight
    scores[Kind.ORGANIZATION] += named_by_noun.of_institution(doc, candidate, root)
    before = doc[candidate.start - 1] if candidate.start else None
    after = doc[candidate.end] if candidate.end < len(doc) else None
    if candidate.titled:
        scores[Kind.PERSON] += 3.0
    elif before is not None and namewords.is_title(before) and not first.is_sent_start and _title_of(before, first):
        low = before.lower_.rstrip(".")
        honorific = any(low in wordlists.words("titles", "honorifics", g) for g in ("male", "female", "either"))
        scores[Kind.PERSON] += 4.0 if honorific else 2.5 if before.text[:1].isupper() else 2.0
    if (
        before is not None
        and before.lower_ in {"the", "this", "our"}
        and not (after is not None and after.pos_ == "NOUN")
    ):
        scores[Kind.PERSON] -= 2.0
    if root.dep_ == "pobj" and root.head.lower_ in PLACE_PREPOSITIONS and (before is None or before.i == root.head.i):
        scores[Kind.POLITY] += 0.7
        scores[Kind.LOCATION] += 0.6
        scores[Kind.PERSON] -= 1.0
    if not candidate.titled and root.dep_ == "pobj" and before is not None and before.lower_ in FROM_AND_TO:
        for kind, score in _of_town(doc[candidate.start : candidate.end].text):
            scores[kind] += score
        if root.head.lower_ in SURROUNDING and namewords.gender_of(first.text) is None:
            scores[Kind.LOCATION] += 1.0
    if before is not None and before.text in {"Near", "NEAR"}:  # "Near Hasan, two strikes ..."
        scores[Kind.LOCATION] += 2.0
    if before is not None and before.lower_ == "of" and before.i and before.nbor(-1).lower_ in SIDES:
        scores[Kind.LOCATION] += 1.5
        scores[Kind.PERSON] -= 1.0
    if before is not None and before.lower_ == "of" and before.i and before.nbor(-1).lower_ in KIND_NOUNS:
        town = before.nbor(-1).lower_ in TOWNS or gazetteer.cities(doc[candidate.start : candidate.end].text)
        scores[Kind.POLITY if town else Kind.LOCATION] += 4.0
    if (
        after is not None
        and after.text == ","
        and candidate.end + 2 < len(doc)
        and doc[candidate.end + 1].lower_ == "in"
    ):
        where = next(
            (
                doc[i]
                for i in range(candidate.end + 2, min(candidate.end + 5, len(doc)))
                if namewords.is_capital(doc[i])
            ),
            None,
        )
        if (
            where is not None
            and first.lower_ not in namewords.given_names()
            and (polities.named(where.text) or polities.region(where.text))
        ):
            scores[Kind.LOCATION] += 1.8
    if (
        after is not None
        and after.lower_ in {"administration", "regime", "presidency"}
        and not of_government(doc, candidate)
    ):
        scores[Kind.PERSON] += 2.5
    if after is not None and after.lower_ in {"tribe", "clan", "tribes", "clans"}:
        scores[Kind.GROUP] += 4.0
    if root.dep_ == "nsubj" and root.head.lemma_ in SPEAKING:
        scores[Kind.PERSON] += 0.5
        scores[Kind.ORGANIZATION] += 0.5
        if candidate.label in {"WORK_OF_ART", "PRODUCT"}:
            scores[Kind.ORGANIZATION] += 1.5  # a paper or a band that says something
    if root.dep_ == "nsubj" and root.head.lemma_ in HUMAN and candidate.end - candidate.start < 5:
        scores[Kind.PERSON] += 1.0
    if any(child.dep_ == "relcl" and any(word.lower_ == "who" for word in child.lefts) for child in root.children):
        scores[Kind.PERSON] += 1.5
    if after is not None and after.text == "," and candidate.end + 2 < len(doc):
        second, third = doc[candidate.end + 1], doc[candidate.end + 2]
        aged = len(second) == AGE_DIGITS or (len(second) == 1 and namewords.is_given(first))  # "Noah, 5,"
        if second.is_digit and third.text == "," and aged:
            scores[Kind.PERSON] += 3.0
        elif polities.named(second.text) or any(map(polities.state, (second.text, f"{second.text} {third.text}"))):
            scores[Kind.POLITY] += 1.5
    if candidate.end - candidate.start < 3 and named_by_noun.after_kin(doc, candidate.start):
        scores[Kind.PERSON] += 4.0
    if after is not None and after.text == "(" and candidate.end + 2 < len(doc) and doc[candidate.end + 2].text == ")":
        aged = doc[candidate.end + 1].is_digit and len(doc[candidate.end + 1]) == AGE_DIGITS
        scores[Kind.PERSON] += 3.0 if aged else 0.0  # "X (61)"
    if after is not None and after.text == "," and any(_tells_person(child, root) for child in root.children):
        scores[Kind.PERSON] += 3.0  # "X, a campaign spokeswoman,"
    if single and polities.tagged(first.text) and first.i > 1 and doc[first.i - 2].text in {"R", "D", "I"}:
        scores[Kind.POLITY] += 6.0  # "(R-AZ)"
    if after is not None and after.lower_ in PERSON_NOUNS and single:
        scores[Kind.ORGANIZATION] += 1.0
    if (
        after is not None
        and after.lower_ in wordlists.words("organizations", "descriptors")
        and after.dep_ != "ROOT"
        and root.dep_ in {"compound", "nmod", "amod"}
        and not at_home
        and (candidate.label != "NORP" or after.lower_ in GANGS)
        and not (single and is_common(root.lower_) and first.is_sent_start)
    ):
        scores[Kind.ORGANIZATION] += 2.0
    if (
        candidate.end <= root.head.i <= candidate.end + 1
        and root.dep_ in {"compound", "nmod"}
        and root.head.lower_ in FIRMS
        and first.lower_ not in namewords.given_names()
        and not at_home
    ):
        scores[Kind.ORGANIZATION] += 2.0
    return scores


def _tells_person(child: Token, root: Token) -> bool:
    """Whether an apposition says what only a person is: a spokeswoman, somebody's wife, and no owner or maker."""
    office = child.pos_ == "PROPN" and any(word.lower_ in {"the", "a", "an"} for word in child.lefts)
    if child.dep_ != "appos" or child.i < root.i or child.tag_ == "NNS" or not (child.pos_ == "NOUN" or office):
        return False
    return child.lower_ in title_words.heads() and child.lower_ not in title_words.listed("organizational", "may_be")


def of_government(doc: Doc, candidate: Candidate) -> bool:
    """Whether the name may be a polity's, so that "administration" after it is its government."""
    text = doc[candidate.start : candidate.end].text
    return namewords.is_polity_word(text) or candidate.end - candidate.start > 1 or bool(gazetteer.cities(text))


def _title_of(title: Token, name: Token) -> bool:
    """Whether a title that stands before a name belongs to it: not "the chief, Smith", not "the captain in Smith"."""
    if title.text[:1].isupper():
        return title.tag_ != "JJ" or not title.head.text.islower()  # "Former | White House lawyer"
    return (
        name.pos_ == "PROPN"
        and (title.head in (name, name.head) or title in (name.head, name.head.head))
        and title.pos_ in {"NOUN", "PROPN"}
    )


def decide(scores: Scores) -> tuple[Kind | None, float]:
    """The best kind with how far it leads; ``None`` for a thing that is no entity."""
    ranked = sorted(scores.items(), key=lambda item: (-item[1], str(item[0])))
    if not ranked:
        return None, 0.0
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    return ranked[0][0], lead
