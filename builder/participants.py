"""From the words that fill a slot to the entities that take part.

A phrase stands for an entity that it names or describes; a state's organ ("Israeli troops", "the government of Iraq")
stands for the polity; a measure ("hundreds of Palestinians", "members of the party") for what it measures.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

from spacy.tokens import Token

from newsgraph.builder import gazetteer
from newsgraph.builder.descriptions import noun as described_by
from newsgraph.builder.enumerations import (
    FILLING,
    apposed,
    examples,
    examples_around,
    examples_behind,
    is_either,
)
from newsgraph.builder.frames import frames, noun_classes
from newsgraph.builder.model import Kind
from newsgraph.builder.noun_owners import possessors
from newsgraph.builder.reading import Reading
from newsgraph.builder.syntax import agents_by, children, coordinated, prepositional, subjects

# The sort of place that a noun names, and within how many words before it the place is told.
PLACE_SORTS = {
    "city": "city", "town": "city", "village": "city", "state": "state", "province": "state", "country": "country",
    "nation": "country",
}  # fmt: skip
# What a state keeps in other countries: its adjective before the noun does not say where it is.
ABROAD = frozenset({"barracks", "base", "camp", "consulate", "embassy", "garrison", "outpost"})
TOLD_WITHIN = 200
JOURNEYS = frozenset({"flight", "fly", "go", "journey", "return", "tour", "travel", "trip", "visit"})
# "Islamic terrorism", "the Christian festival" say of what kind, not who.
BELIEVERS = frozenset({
    "buddhist", "catholic", "christian", "hindu", "islamic", "islamist", "jewish", "muslim", "orthodox", "protestant",
    "shia", "shiite", "sikh", "sunni",
})  # fmt: skip
# Whose behind a hyphen a council or a town is, without being what acts: "the Labour-run council".
RUN = frozenset({"run", "controlled", "held", "dominated", "ruled", "owned"})
MODIFIERS = ("amod", "compound", "nmod", "poss")


@lru_cache(maxsize=1)
def _nouns() -> dict[str, frozenset[str]]:
    path = resources.files("newsgraph.builder") / "lexicon" / "collectives.toml"
    return {name: frozenset(words) for name, words in tomllib.loads(path.read_text("utf-8")).items()}


# How a thing is spread, and nobody whose it is: "television ads".
MEDIA = frozenset({"television", "tv", "radio", "newspaper", "magazine", "internet", "web", "online", "video"})


def modifiers(noun: Token, *labels: str) -> list[Token]:
    """The words before a noun that may name somebody: "Israel-Hamas talks", "Russian troops"."""
    found: list[Token] = []
    for child in children(noun, *(labels or MODIFIERS)):
        if child.dep_ == "amod" and child.lower_ in BELIEVERS:
            continue
        found.extend(coordinated(child))
        # hyphened names hang under one another: "the Serbian-Greek talks"
        joined = child.dep_ == "amod" and child.i and child.nbor(-1).text in ("-", "–")
        if (joined or child.dep_ in ("compound", "nmod")) and child.lower_ not in RUN:
            found.extend(inner for inner in child.children if inner.dep_ in ("compound", "nmod", "amod"))
    return found


def names_person(token: Token, reading: Reading) -> bool:
    """Whether the word is of a person's name, so that it means nothing else: "the murder of Leanne Price"."""
    key = reading.member_of_name.get(token.i) if token.pos_ == "PROPN" else None
    return key is not None and reading.entities[key].kind is Kind.PERSON


def keys_at(reading: Reading, token: Token, depth: int = 0) -> list[str]:
    """The entities that the phrase headed by ``token`` stands for; empty when that is not known."""
    lemma = token.lemma_.lower()
    key = reading.key_at(token)
    named = key is not None and reading.entities[key].named
    if lemma in _nouns()["organ"] and token.pos_ == "NOUN":
        together = _joined_owners(reading, token)
        if together:
            return together
    one_more = token.ent_type_ == "ORDINAL" or lemma in ("another", "other")  # "a third, X, was cleared"
    if key is None and (one_more or (token.pos_ == "NUM" and (token.is_alpha or token.is_digit))):  # "two of them, X"
        named_ = [reading.key_at(name) for child in children(token, "appos") for name in coordinated(child)]
        if any(named_) or one_more:
            return [name for name in named_ if name is not None]
        return (
            [k for noun in prepositional(token, "of") for k in keys_at(reading, noun, depth + 1)] if depth < 3 else []
        )
    if not named and token.pos_ in ("NOUN", "PROPN") and depth < 3:
        if lemma in _nouns()["organ"]:
            # "three Turkish soldiers were killed": these three, not the state
            owners = _owners(reading, token) if key is None or not children(token, "nummod") else []
            if owners:
                return list(dict.fromkeys([*owners, *_included(reading, token)]))
        if lemma in _nouns()["measure"]:
            inner = [k for noun in prepositional(token, "of") for k in keys_at(reading, noun, depth + 1)]
            if inner:
                return list(dict.fromkeys([*inner, *_included(reading, token)]))
    if key is not None and not named and token.pos_ == "NOUN":
        if _is_document(lemma):
            return []  # papers do nothing: who wrote them does
        # "the firm's founder, Eva Sand, met", "his envoy A and son-in-law B", "its rival, Acme": the names beside
        # (the parser hangs the name of "the founder of Acme, Eva Sand," on Acme)
        appositions = [name for name in children(token, "appos") if apposed(name) == token]
        if reading.entities[key].kind is Kind.PERSON and not appositions:
            represented = [*prepositional(token, "of", "at"), *_represented(token)]
            appositions = [name for owner in represented for name in children(owner, "appos")]
        beside = [reading.key_at(joined) for child in appositions for joined in coordinated(child)]
        names = [k for k in beside if k is not None and reading.entities[k].named]
        kinds = {reading.entities[k].kind for k in names}
        if len(names) == 1 and kinds == {Kind.PERSON} and token.tag_ == "NNS" and prepositional(token, "of"):
            return [key]  # "relatives of one of the dead, Eva Sand, wept"
        if names and (kinds == {Kind.PERSON} or (kinds <= {Kind.ORGANIZATION, Kind.POLITY} and _fits(reading, key))):
            return list(dict.fromkeys(names))
    if key is not None and named and token.tag_ == "NN" and reading.entities[key].kind is Kind.PERSON:
        together = _beside(reading, token)
        if len(together) > 1 and key in together:
            return together
    if key is not None and named and token.tag_ in ("NNS", "NNPS"):
        people = _people(reading, token)
        if people or (token.tag_ == "NNPS" and _are_few(reading, token, key)):
            return people
    if key is not None:
        return list(dict.fromkeys([key, *([] if named else _included(reading, token))]))
    several = reading.referents.get(token.i)
    if several:
        return list(several)
    if token.pos_ == "NOUN" and lemma in _nouns()["person"] and depth < 3:
        # "president Smith" parsed with the title as the head; "the party's leaders" without a node of their own
        for child in children(token, "appos"):
            inner_key = reading.key_at(child)
            if inner_key is not None and reading.entities[inner_key].kind is Kind.PERSON:
                return [inner_key]
    return []


def _beside(reading: Reading, noun: Token) -> list[str]:
    """Who share what the parser takes for one's description: "her envoy Eva Sand and adviser Ola Berg"."""
    names = [joined for child in children(noun, "appos") for joined in coordinated(child)]
    last = max(names, key=lambda name: name.i, default=None)
    if last is None or last.left_edge.i < 1 or last.left_edge.nbor(-1).lower_ not in ("and", "&"):
        return []
    keys = [reading.member_of_name.get(name.i) for name in names]
    return list(dict.fromkeys(k for k in keys if k is not None and reading.entities[k].kind is Kind.PERSON))


def _people(reading: Reading, noun: Token) -> list[str]:
    """Whom a counted part of a people is: "two Britons, A and B, were killed"."""
    if not children(noun, "nummod"):
        return []
    beside = [reading.key_at(joined) for child in children(noun, "appos") for joined in coordinated(child)]
    return [key for key in beside if key is not None and reading.entities[key].kind is Kind.PERSON]


def _are_few(reading: Reading, noun: Token, key: str) -> bool:
    """Whether only some of a party's people are meant, so that not the party does it: "three Republicans broke"."""
    counted = any(child.dep_ == "nummod" for child in noun.children)
    return counted and reading.entities[key].kind is Kind.ORGANIZATION


def _included(reading: Reading, noun: Token) -> list[str]:
    """The names among those that the noun describes: "partners including the World Bank", "groups such as Acme",
    "detained six lawmakers on Monday, among them A and B"."""
    found = [name for prep in examples_around(noun) for name in examples(prep)]
    if not found and noun.dep_ in FILLING and noun.tag_ in ("NNS", "NNPS", "CD"):
        found = examples_behind(noun)
    keys = [key for token in found for key in _named_at(reading, token)]
    return [key for key in keys if reading.entities[key].kind.is_actor]


def _named_at(reading: Reading, token: Token) -> list[str]:
    """The named thing that a word, or what stands beside it, names: "the novelist Eva Sand and the singer Ola Berg"."""
    beside = (joined for child in children(token, "appos") for joined in coordinated(child))
    keys = [key for key in map(reading.key_at, (token, *beside)) if key is not None and reading.entities[key].named]
    return [key for i, key in enumerate(keys) if i == 0 or reading.entities[key].kind is Kind.PERSON]


def _represented(token: Token) -> list[Token]:
    """What a participle behind the noun says that they stand for: "the lawmaker representing Oslo, Eva Sand,"."""
    return [thing for clause in children(token, "acl") if clause.tag_ == "VBG" for thing in children(clause, "dobj")]


def _is_document(lemma: str) -> bool:
    return lemma in noun_classes()["DOCUMENT"] or lemma in _nouns()["paper"]


def _fits(reading: Reading, key: str) -> bool:
    """Whether an unnamed thing may be called by the name of an organisation or a state beside it."""
    return reading.entities[key].kind is not Kind.LOCATION


def _owners(reading: Reading, noun: Token) -> list[str]:
    """The polities or organisations whose organ the noun is: "Israel's army", "delegations from Oslo and Rome"."""
    if any(child.lower_ in _nouns()["civil"] for child in children(noun, "compound", "amod")):
        return []  # "a Turkish passenger jet landed"
    candidates = [reading.key_at(token) for token in modifiers(noun)]
    candidates += [reading.key_at(token) for token in prepositional(noun, "of", "from") if not is_either(token)]
    if not any(candidates) and noun.lemma_.lower() in ("authority", "police", "government", "court", "troop", "force"):
        candidates += [reading.key_at(token) for token in prepositional(noun, "in")]
    owners = list(dict.fromkeys(key for key in candidates if key is not None))
    fit = [key for key in owners if reading.entities[key].kind in (Kind.POLITY, Kind.ORGANIZATION)]
    # "the US-backed Syrian forces": two before the noun are no joint owners; two after "of" or "from" are
    joint = {reading.key_at(token) for token in prepositional(noun, "of", "from")}
    before = [key for key in fit if key not in joint]
    if len(before) == 1:  # "Danish jets from Eagle Wing", but not "Danish jets from Oslo"
        return [key for key in fit if key in before or reading.entities[key].kind is Kind.ORGANIZATION]
    return fit if not before else []


def _joined_owners(reading: Reading, noun: Token) -> list[str]:
    """Those whose organs a plural noun names together: "Indian and American troops"."""
    for child in children(noun, "amod", "nmod", "compound"):
        keys = [reading.key_at(token) for token in coordinated(child)]
        found = [k for k in dict.fromkeys(keys) if k is not None and reading.entities[k].named]
        if len(found) > 1 and len(found) == len(keys) and noun.tag_ in ("NNS", "NNPS"):
            return [key for key in found if reading.entities[key].kind.is_actor]
    return []


def keys_of(reading: Reading, tokens: Iterable[Token]) -> list[str]:
    """The entities of several phrases, each once, in order; neither of two of which only one can be meant."""
    return list(dict.fromkeys(key for token in tokens if not is_either(token) for key in keys_at(reading, token)))


def owners_of(reading: Reading, tokens: Iterable[Token]) -> list[str]:
    """Whose things the phrases name: "Trump's plan", "the call of the parliament", "a Turkish ship", "aid from Rome".

    For phrases that stand for no entity themselves; the nearest owner only, possessors before of-phrases before
    modifiers.
    """
    found: list[str] = []
    for token in tokens:
        # "tariffs on 20 billion dollars of China's exports"
        counted = (
            prepositional(token, "of") if token.pos_ == "NUM" or token.lemma_.lower() in _nouns()["measure"] else []
        )
        noun = counted[0] if counted else token
        if noun.pos_ != "NOUN" or noun.lemma_.lower() in _nouns()["person"] | _nouns()["newcomer"]:
            continue
        if noun.tag_ == "NN" and described_by(noun).person:  # "the murder of a Maltese writer"
            continue
        if keys_at(reading, noun):
            continue
        for candidates in (
            [t for owner in _owners_not_undergoing(noun) for t in coordinated(owner)],
            [t for clause in children(noun, "acl") for t in _holders(clause)],
            prepositional(noun, *_owning(noun)),
            [
                t
                for t in modifiers(noun, "amod", "compound", "nmod")
                if t.lemma_ not in MEDIA
                if not _is_target(t, noun) and not _names_deal(t, noun, reading)
            ],
            _authors(noun),
        ):
            keys = actors_of(reading, candidates)
            if keys:
                found.extend(keys)
                break
    return list(dict.fromkeys(found))


def _names_deal(name: Token, noun: Token, reading: Reading) -> bool:
    """Whether the name is of the town after which a deal is called, and which made none: "the Oslo accords"."""
    if noun.lemma_.lower() not in noun_classes()["DEAL"]:
        return False
    key = reading.key_at(name)
    place = reading.entities[key].place if key is not None else None
    return place is not None and place.feature == "city"


def _is_target(name: Token, noun: Token) -> bool:
    """Whether a country's name stands before the measure that is laid on it: "the Iran sanctions bill"."""
    if name.tag_ != "NNP" or name.ent_type_ != "GPE" or name.text.isupper() or name.i >= noun.i:
        return False
    between = noun.doc[name.i + 1 : noun.i + 1]
    return any(
        frame.type == "Sanction" for t in between if t.pos_ == "NOUN" for frame in frames("nouns").get(t.lemma_, ())
    )


def _owners_not_undergoing(noun: Token) -> list[Token]:
    """Whose the thing is; not who undergoes what the noun names: "condemned the journalist's arrest"."""
    senses = frames("nouns").get(noun.lemma_.lower(), ())
    done_to = noun.lemma_.lower() in _nouns()["undergone"] or any("poss" in frame.patient for frame in senses)
    return [] if done_to else possessors(noun)


def _holders(clause: Token) -> list[Token]:
    """Whose a participle says that the thing is: "shops owned by Acme", "land belonging to the tribe"."""
    return prepositional(clause, "to") if clause.lemma_ == "belong" else agents_by(clause)


def _owning(noun: Token) -> tuple[str, ...]:
    """The prepositions after which the noun's owner stands: not "of" where that says to whom the deed is done."""
    senses = frames("nouns").get(noun.lemma_.lower(), ())
    done_to = any("of" in (*frame.patient, *frame.place) for frame in senses)
    return ("by", "from") if done_to else ("of", "by", "from") if senses else ("of", "by", "from", "against")


def _authors(noun: Token) -> list[Token]:
    """Who filed, adopted or published the document that ``noun`` names, as far as the verb above it tells."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.lemma_ not in _nouns()["authoring"]:
        return []
    if not _is_document(noun.lemma_.lower()):
        return []
    return agents_by(verb) if noun.dep_ == "nsubjpass" else subjects(verb)


def actors_of(reading: Reading, tokens: Iterable[Token]) -> list[str]:
    """Those of the entities that can act; a prize does not, whatever it was taken for."""
    found = [reading.entities[key] for key in keys_of(reading, tokens)]
    return [one.key for one in found if one.kind.is_actor and one.label.split()[-1].lower() not in _nouns()["prize"]]


def places_of(reading: Reading, tokens: Iterable[Token]) -> list[str]:
    """The places among the phrases, with those that contain them: "in Arica, Chile", "at the camp in Jordan", "at its
    Oslo headquarters", "at the fair held in the town hall of Bergen"."""
    found: list[str] = []
    for token in tokens:
        for noun in _where(reading, token):
            key = reading.key_at(noun) or _told_before(reading, noun)
            if key is not None and reading.entities[key].kind.is_place and reading.entities[key].named:
                found.append(key)
    return list(dict.fromkeys(found))


def _told_before(reading: Reading, noun: Token) -> str | None:
    """The place that "the city", "the state" or "the country" is: the last one of its sort that the article named."""
    sort = PLACE_SORTS.get(noun.lower_)
    if sort is None or children(noun, "amod", "compound", "nmod", "poss", "prep", "relcl", "acl", "nummod"):
        return None
    if not any(child.lower_ in ("the", "this") for child in children(noun, "det")):
        return None
    for index in range(noun.i - 1, max(noun.i - TOLD_WITHIN, -1), -1):
        entity = reading.entities.get(reading.referent.get(index, ""))
        if entity is not None and entity.named and entity.place is not None and entity.place.feature == sort:
            if gazetteer.is_too_large(entity.label, noun.lower_):
                continue
            abroad = sort == "country" and _another_country(reading, noun, index, entity.key)
            return None if abroad or _only_visited(noun.doc[index]) else entity.key
    return None


def _another_country(reading: Reading, noun: Token, last: int, key: str) -> bool:
    """Whether the sentences before tell of another country too, so that "the country" may be that: the last one named
    is meant for sure only in its own sentence."""
    if noun.doc[last].sent.start == noun.sent.start:
        return False
    keys = {reading.referent.get(i, "") for i in range(max(noun.i - TOLD_WITHIN, 0), last)} - {key, ""}
    places = (reading.entities[other].place for other in keys if other in reading.entities)
    return any(place is not None and place.feature == "country" for place in places)


def _only_visited(name: Token) -> bool:
    """Whether somebody's journey names the place, which is then hardly what the article calls "the country"."""
    while name.dep_ in ("compound", "conj") and name.head != name:
        name = name.head
    prep = name.head
    return name.dep_ == "pobj" and prep.lower_ == "to" and prep.head.lemma_ in JOURNEYS


def _where(reading: Reading, token: Token, depth: int = 0) -> list[Token]:
    """The nouns that say where the phrase headed by ``token`` is, itself first."""
    found = [token]
    if depth > 3:
        return found
    for child in children(token, "appos", "npadvmod", "nmod"):
        if child.i > token.i:
            found.extend(_where(reading, child, depth + 1))  # "in Arica, Chile"
    for noun in prepositional(token, "in", "near", "at"):
        found.extend(_where(reading, noun, depth + 1))
    if token.lemma_.lower() in _nouns()["site"] | _nouns()["measure"] or token.i in reading.referent:
        for noun in prepositional(token, "of"):
            found.extend(_where(reading, noun, depth + 1))  # "in the town of Bergen", not "in the interest of Norway"
    if token.pos_ == "NOUN":
        if token.lemma_.lower() in _nouns()["site"]:
            abroad = token.lemma_.lower() in ABROAD  # "in the Chilean capital", not "at a French base"
            found.extend(t for t in modifiers(token) if not (abroad and t.ent_type_ == "NORP"))
        for clause in children(token, "acl"):
            if clause.lemma_ in _nouns()["standing"]:
                for noun in prepositional(clause, "in", "at", "near"):
                    found.extend(_where(reading, noun, depth + 1))  # "at the fair held in Bergen"
    return found


def undergone_nouns() -> frozenset[str]:
    """The nouns whose possessor undergoes what they name."""
    return _nouns()["undergone"]
