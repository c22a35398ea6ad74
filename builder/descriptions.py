"""What a common noun can describe: a person, a group, an organisation of some type, a polity or a place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from newsgraph.builder.gender import folded
from newsgraph.builder.model import Kind
from newsgraph.builder.nationals import is_one_of_people
from newsgraph.builder.token_columns import lowers
from newsgraph.builder.wordlists import rows, table, words

PLURAL_TAGS = ("NNS", "NNPS")
PERSON_ENDINGS = (
    "woman",
    "women",
    "ologist",
    "ographer",
    "keeper",
    "maker",
    "fighter",
    "worker",
    "holder",
    "goer",
    "seeker",
)


@cache
def person_nouns() -> dict[str, str]:
    """Each noun that describes a person, and each irregular plural of one, with the singular."""
    found: dict[str, str] = {}
    for entry in str(table("describing_nouns")["person"]).split():
        singular, _, plural = entry.partition("/")
        found[singular] = singular
        if plural:
            found[plural] = singular
    return found


@cache
def _types(kind: str) -> dict[str, frozenset[str]]:
    types: dict[str, set[str]] = {}
    for name, entry in table("describing_nouns")[kind].items():
        for noun in entry["nouns"].split():
            types.setdefault(noun, set()).add(name)
    return {noun: frozenset(found) for noun, found in types.items()}


@cache
def _types_by_name() -> dict[str, frozenset[str]]:
    types: dict[str, set[str]] = {}
    for name, entry in table("describing_nouns")["organization"].items():
        for word in [*entry["names"].split(), *entry["nouns"].split()]:
            types.setdefault(word, set()).add(name)
    return {word: frozenset(found) for word, found in types.items()}


@cache
def country_names() -> frozenset[str]:
    """The names of countries, folded."""
    return frozenset(folded(name) for row in rows("polities") if len(row) > 1 for name in row[1])


@dataclass(frozen=True, slots=True)
class Noun:
    """What a common noun describes. ``types`` are those of describing_nouns.toml for organisations and places."""

    lemma: str
    plural: bool
    person: bool = False
    group: bool = False
    organization: frozenset[str] = frozenset()
    polity: frozenset[str] = frozenset()
    location: frozenset[str] = frozenset()

    @property
    def describes(self) -> bool:
        """Whether the noun describes any actor or place."""
        return bool(self.person or self.group or self.organization or self.polity or self.location)

    @property
    def kind(self) -> Kind | None:
        """What a new, unnamed thing so described is; None where the noun describes no actor."""
        if self.group or (self.person and self.plural):
            return Kind.GROUP
        if self.person:
            return Kind.PERSON
        if self.organization:
            return Kind.GROUP if self.plural else Kind.ORGANIZATION
        return None


def singular_of(token: Token) -> str:
    """The noun's dictionary form, person nouns first: ``policemen`` is ``policeman``."""
    lower = token.lower_
    people = person_nouns()
    if lower in people:
        return people[lower]
    return token.lemma_.lower()


@lru_cache(maxsize=1)
def _nouns(doc: Doc) -> dict[int, Noun]:
    """What each token asked for describes: the same ones are asked for again and again."""
    return {}


def noun(token: Token) -> Noun:
    """What the common noun describes."""
    known = _nouns(token.doc)
    found = known.get(token.i)
    if found is None:
        found = known[token.i] = _noun(token)
    return found


def _noun(token: Token) -> Noun:
    lower, lemma = token.lower_, singular_of(token)
    people = person_nouns()
    plural = token.tag_ in PLURAL_TAGS or (lower != lemma and lower in people)
    types = _types("organization")
    if is_one_of_people(token):
        return Noun(lower, False, person=True)
    if lower == "guard" and _is_force(token):
        return Noun("guard", False, organization=types.get("army", frozenset()))
    if lower == "mission" and _is_sent_body(token):
        return Noun("mission", False, organization=types.get("agency", frozenset()))
    ending = (lower.endswith(PERSON_ENDINGS) or lemma.endswith(PERSON_ENDINGS)) and len(lower) > 6
    ending = ending and lemma not in types  # "planemaker" is a company
    person = lemma in people or lower in people or ending
    if "-" in lower and not person:
        tail = lower.rsplit("-", 1)[1]
        person = tail in people or tail.removesuffix("s") in people
        lemma = people.get(tail, lemma) if person and tail in people and not lower.startswith(("co-", "ex-")) else lemma
    age = _year_old(token)
    if age:
        person, plural, lemma = True, lower.endswith("s"), f"{age}-year-old"
    if person and lower not in people and not plural and lower.endswith("s") and not lower.endswith("ss"):
        plural = True
    group = lower in words("describing_nouns", "group")
    if not group and lower in words("describing_nouns", "quantity"):
        group = _counts_people(token)
        plural = plural or group
    return Noun(
        lemma,
        plural,
        person and not group,
        group,
        types.get(lemma, frozenset()) if not (group and plural) else frozenset(),
        _types("polity").get(lemma, frozenset()),
        _types("location").get(lemma, frozenset()),
    )


def _is_force(guard: Token) -> bool:
    """Whether the guard is a body of them: "the coast guard", not "a border guard"."""
    if not guard.i or guard.nbor(-1).lower_ not in words("describing_nouns", "guards"):
        return False
    return not any(child.lower_ in ("a", "an", "one") for child in guard.children)


def _is_sent_body(mission: Token) -> bool:
    """Whether the mission is those who are on it: "the UN's monitoring mission said", not "a mission to Mars"."""
    told = any(c.lower_ in words("describing_nouns", "missions") for c in mission.children if c.i < mission.i)
    acts = mission.dep_ in ("nsubj", "poss") or (mission.dep_ == "pobj" and mission.head.lower_ in ("of", "for", "by"))
    return told and acts and not any(c.dep_ in ("acl", "relcl") for c in mission.children)  # "a mission to free them"


def _year_old(token: Token) -> str:
    """The age in "49-year-old", one token or several, of which ``token`` is the last; else empty."""
    return _ages(token.doc).get(token.i, "")


@lru_cache(maxsize=1)
def _ages(doc: Doc) -> dict[int, str]:
    """The age that each token is the last of: few texts tell any."""
    found, words_ = {}, lowers(doc)
    for i, lower in enumerate(words_):
        if lower.endswith(("-year-old", "-year-olds")):
            found[i] = lower.split("-")[0]
        elif lower in ("old", "olds") and i >= 4 and words_[i - 2] == "year" and doc[i - 1].text == "-":
            found[i] = doc[i - 4].text
    return found


def age_told(token: Token) -> str:
    """The age that the noun phrase tells: "a 49-year-old", "a 49-year-old nurse"; else empty."""
    ages = _ages(token.doc)
    if not ages:
        return ""
    return ages.get(token.i, "") or next((ages[child.i] for child in token.children if child.i in ages), "")


def _counts_people(token: Token) -> bool:
    """Whether a noun of quantity counts people: "hundreds of protesters", "a group of investors"."""
    inner = counted(token)
    return inner is not None and inner is not token and noun(inner).kind in (Kind.GROUP, Kind.PERSON)


def counted(token: Token) -> Token | None:
    """The noun that a quantity counts ("protesters" in "hundreds of protesters"); None when it counts nothing."""
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ == "of":
            for inner in prep.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def types_of_name(name: str) -> frozenset[str]:
    """The types of organisation that a name tells: "Ministry of Fisheries" is a ministry."""
    parts = [folded(part).strip(".,()") for part in name.replace("'", " ").replace("’", " ").split()]
    stem = parts[: parts.index("of")] if "of" in parts else parts
    known = _types_by_name()
    for part in reversed(stem or parts):
        if part in known:
            return known[part]
    return frozenset()


def is_country(name: str) -> bool:
    """Whether the name is a country's."""
    return folded(name) in country_names() or folded(name).removeprefix("the ") in country_names()


@cache
def said_also_of(lemma: str) -> frozenset[str]:
    """The nouns whose bearer may also be called ``lemma``: an ambassador is a diplomat. ``*``: anyone."""
    return frozenset(str(table("discourse")["persons"].get(lemma, "")).split())


def calls(lemma: str, known: frozenset[str] | set[str]) -> bool:
    """Whether someone known by the nouns ``known`` may be called ``lemma``."""
    return lemma in known or bool(said_also_of(lemma) & set(known))


def in_full(word: str) -> tuple[str, ...]:
    """The nouns that a word of a title stands for: "Sen." for senator, "Rep." for two; itself where it is whole."""
    plain = word.rstrip(".")
    return tuple(str(table("identification")["in_full"].get(plain, plain)).split())
