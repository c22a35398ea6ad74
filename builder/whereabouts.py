"""Where an event happens when its own phrase does not say: a place elsewhere in its clause.

The parser hangs "in Lima" on whatever stands nearest: "delivered aid to families in Lima", "witnessed the attack in
Lima". For a deed done somewhere, a place that stands in its clause under no other event is taken for its own; a phrase
at the head of the sentence belongs to every verb that shares the subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.descriptions import is_country
from newsgraph.builder.frames import noun_classes
from newsgraph.builder.model import Kind
from newsgraph.builder.participants import places_of
from newsgraph.builder.reading import Reading
from newsgraph.builder.syntax import PASSIVE_SUBJECTS, SUBJECTS, TIMING, children, coordinated, prepositional

# What is said has no place of its own; a deed does.
BODILY = frozenset({
    "Aid", "Appoint", "Assault", "Coerce", "Compete", "Consult", "Cooperate", "Disaster", "Mobilize", "Move",
    "Prosecute", "Protest", "Release", "Retreat",
})  # fmt: skip
# Who does these is where they are done: "police in Lima arrested", "a fire at a mill in Lima".
WHERE_THE_DOER_IS = frozenset({"Assault", "Coerce", "Disaster", "Prosecute", "Protest"})
LOCATIVES = frozenset(
    {"in", "at", "near", "inside", "across", "throughout", "within", "around", "during", "along", "off"}
)
# "was shot as he left his home in Lima", "were hurt when a bomb went off in Lima": one thing and its place.
AT_ONCE = frozenset({"when", "as", "while"})
ARGUMENTS = frozenset({"dobj", "obj", "pobj", "nsubjpass", "dative", "prep", "attr", "agent"})
# "On the outskirts of Lima", "on the banks of the Rimac".
EDGES = wordlists.words("places", "edges")
TRIPS = frozenset({"journey", "stay", "stop", "stopover", "tour", "trip", "visit"})
# What stands after these is what the event is about, or who is with whom.
TOPICAL = frozenset({"about", "over", "regarding", "concerning", "for", "with", "like", "as", "including", "from"})
AIMED = frozenset({"Aid", "Assault", "Coerce"})
ARMS = wordlists.words("event_clauses", "means", "arms")
CARRYING = frozenset({"bring", "carry", "ferry", "take", "transport"})
# "kidnapped the pupils from a school in Lima": where they were taken from is where it was done.
TAKEN = frozenset({"Aid", "Coerce", "Prosecute"})
DEPTH = 4
# With which an attack is made: a state's name before it is whose it is.
MEANS = frozenset({"air", "artillery", "drone", "military", "missile", "rocket"})
# Before these a place's name says where, not who: "the Paris attacks", "the Madrid protests"; not "US strikes".
PLACED_TYPES = frozenset({"Assault", "Disaster", "Protest", "Compete"})
# "the Gaza war", "the Syrian crisis", "the Paris attacks": what stands before the noun is where, not who.
LOCATED_NOUNS = frozenset({"war", "conflict", "crisis", "violence", "unrest", "uprising", "earthquake", "massacre"})
POLLS = frozenset({
    "off",  # of "run-off"
    "ballot", "by-election", "byelection", "caucus", "election", "poll", "primary", "referendum", "runoff", "vote",
})  # fmt: skip


def is_where(trigger_type: str, token: Token, modifier: Token, reading: Reading) -> bool:
    """Whether ``modifier`` before the noun ``token``, which names an event, says where it is, not who does it."""
    if token.lemma_.lower() in POLLS:
        return True
    key = reading.key_at(modifier)
    armed = any(child.lower_ in MEANS for child in children(token, "amod", "compound", "nmod"))
    if armed and key is not None and reading.entities[key].place is not None and trigger_type == "Assault":
        return reading.entities[key].kind is not Kind.POLITY  # "a Chad air strike"
    if key is None or not reading.entities[key].kind.is_place or _is_one_side(modifier):
        return False
    entity = reading.entities[key]
    if (
        modifier.dep_ == "compound"
        and trigger_type in PLACED_TYPES
        and not modifier.text.isupper()
        and "." not in modifier.text
        and modifier.lower_ in entity.label.lower().split()  # not "the Ugandan attack"
    ):
        return True
    city = entity.place is not None and entity.place.feature != "country"
    located = token.lemma_ in LOCATED_NOUNS and not is_done_to(token)
    return located or entity.kind is Kind.LOCATION or (city and modifier.dep_ == "compound")


def is_done_to(noun: Token) -> bool:
    """Whether the phrase says who underwent the massacre, so that a country before it did it."""
    return noun.lemma_ == "massacre" and bool(prepositional(noun, "of"))


def _is_one_side(modifier: Token) -> bool:
    """Whether the name is one of two joined by a stroke, who are the sides: "the Chile-Peru war"."""
    around = modifier.doc[max(modifier.i - 1, 0) : modifier.i + 2]
    return any(token.text in ("-", "–") for token in around)


def tells_where(clause: Token) -> bool:
    """Whether a relative clause is one of place: "where", "in which"."""
    return any(
        child.lower_ == "where"
        or (child.lower_ in ("in", "at") and any(inner.lower_ == "which" for inner in child.children))
        for child in clause.children
    )


def elsewhere_in_clause(kind: str, token: Token, others: Mapping[int, str], reading: Reading) -> list[str]:
    """Keys of the places in the clause of the event of type ``kind`` that ``token`` names; ``others`` gives
    the types of the words that name other events by their index; under these nothing is looked for."""
    if kind not in BODILY:
        return []
    found = _below(kind, token, others, reading, 0)
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    if not found and verb is not token and token.dep_ in ("dobj", "nsubj", "nsubjpass") and verb.pos_ == "VERB":
        doing = verb.i in others  # "condemned the raid in Kol": it is the raid that has a place
        found = _phrases(verb, reading, after=token.right_edge.i if doing else None)
    if not found and kind in ("Assault", "Protest") and verb is not token:  # "a march against Acme in Lima"
        beside = prepositional(token, "against", "for", "with")
        found = [key for noun in beside for key in _phrases(noun, reading)]
    if not found and kind in WHERE_THE_DOER_IS and verb is token:
        for subject in children(token, *SUBJECTS, *PASSIVE_SUBJECTS):
            if subject.i not in others:
                found.extend(key for noun in coordinated(subject) for key in _phrases(noun, reading))
    if not found and kind in WHERE_THE_DOER_IS and verb is token:
        found = _meanwhile(kind, verb, reading)
    if not found and verb is token and kind in WHERE_THE_DOER_IS:
        found = _around(kind, verb, others, reading)
    if not found and verb.pos_ in ("VERB", "AUX"):
        found = _at_the_head(verb, reading)
    return list(dict.fromkeys(found))


def _around(kind: str, verb: Token, others: Mapping[int, str], reading: Reading) -> list[str]:
    """The place of the deed in the course of which this one is done ("arrested in a raid on a house in Lima") or that
    the same people do first ("stormed a flat in Lima and arrested him")."""
    found: list[str] = []
    for prep in children(verb, "prep"):
        if prep.lower_ in ("in", "during"):
            deeds = [noun for noun in children(prep, "pobj") if others.get(noun.i) in WHERE_THE_DOER_IS]
            found.extend(key for noun in deeds for key in _below(others[noun.i], noun, others, reading, 0))
    first = verb.head
    shared = verb.dep_ == "conj" and first.pos_ == "VERB" and not children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if not found and shared and others.get(first.i) in WHERE_THE_DOER_IS:
        found = _below(kind, first, others, reading, 0)
    return found


def towns(keys: Iterable[str], reading: Reading) -> list[str]:
    """Those of the entities that are towns and regions, which are where something happens more than who does it."""
    entities = [reading.entities[key] for key in keys]
    return [one.key for one in entities if one.kind is Kind.POLITY and one.named and not is_country(one.label)]


def _phrases(head: Token, reading: Reading, after: int | None = None, *, apart: bool = False) -> list[str]:
    """The places that stand right under ``head``; with ``after``, only in the phrase that follows that word at once,
    and ``apart``, only behind a comma."""
    found: list[str] = []
    for prep in children(head, "prep"):
        if apart and (not prep.i or prep.nbor(-1).text != ","):
            continue
        if prep.lower_ in LOCATIVES and (after is None or prep.i == after + 1):
            found.extend(places_of(reading, [t for noun in children(prep, "pobj") for t in coordinated(noun)]))
        elif prep.lower_ == "on" and after is None:  # "died on Mount Sorata", not "sanctions on Peru"
            keys = [reading.key_at(noun) for noun in children(prep, "pobj")]
            found.extend(key for key in keys if key is not None and reading.entities[key].kind is Kind.LOCATION)
            edges = [noun for noun in children(prep, "pobj") if noun.lemma_.lower() in EDGES or noun.lower_ in EDGES]
            found.extend(places_of(reading, [t for noun in edges for t in (noun, *prepositional(noun, "of"))]))
        if prep.lower_ in ("on", "during") and after is None:  # "on a visit to Lima", "during his trip to Peru"
            trips = [noun for noun in children(prep, "pobj") if noun.lemma_.lower() in TRIPS]
            found.extend(places_of(reading, [t for noun in trips for t in prepositional(noun, "to", "of")]))
    return found


def _below(kind: str, node: Token, others: Mapping[int, str], reading: Reading, depth: int) -> list[str]:
    found = _phrases(node, reading)
    if depth < DEPTH:
        joined = children(node, "conj") if node.dep_ == "pobj" and node.head.lower_ == "between" else []
        for child in [*children(node, *ARGUMENTS), *joined]:
            topical = child.lower_ in TOPICAL or (child.lower_ in ("on", "against") and kind not in AIMED)
            topical = topical or (kind == "Consult" and child.dep_ in ("dobj", "obj"))  # "discussed the war in Kol"
            topical = topical and not (child.lower_ == "from" and kind in TAKEN and _sites(child))
            topical = topical and not (child.lower_ == "from" and kind == "Assault" and _people(child, reading))
            by_means = child.lower_ == "with" and (
                kind == "Disaster" or _is_armed(child)
            )  # "fought with tanks in Lima"
            topical = topical and not by_means
            if kind == "Consult" and topical:  # "talks with Eva Sand in Lima": hung on her
                found.extend(key for name in _persons(child, reading) for key in _phrases(name, reading))
            if child.lower_ == "including":  # "killed three, including a nurse, near Lima": the parser hangs it there
                found.extend(key for noun in children(child, "pobj") for key in _phrases(noun, reading, apart=True))
            if child.i not in others and child.pos_ not in ("VERB", "AUX") and not topical:
                found.extend(_below(kind, child, others, reading, depth + 1))
        for clause in children(node, "acl"):  # "fired on a bus carrying miners near Lima"
            if clause.lemma_ in CARRYING and clause.tag_ == "VBG" and kind in WHERE_THE_DOER_IS:
                found.extend(_below(kind, clause, others, reading, depth + 1))
    return found


def _persons(node: Token, reading: Reading) -> list[Token]:
    """The persons by name who are met: "met Eva Sand", "talks with Eva Sand and Ola Berg"."""
    heads = children(node, "pobj") if node.lower_ == "with" else [node] if node.dep_ in ("dobj", "obj") else []
    names = [name for head in heads for name in coordinated(head) if name.pos_ == "PROPN"]
    keys = {name: reading.key_at(name) for name in names}
    return [name for name, key in keys.items() if key is not None and reading.entities[key].kind is Kind.PERSON]


def _people(prep: Token, reading: Reading) -> bool:
    """Whether who acts stands behind the preposition: "took fire from rebels near Lima"."""
    keys = [key for noun in children(prep, "pobj") if (key := reading.key_at(noun)) is not None]
    return any(not reading.entities[key].kind.is_place for key in keys)


def _is_armed(prep: Token) -> bool:
    """Whether weapons stand behind the preposition."""
    arms = noun_classes()["WEAPON"] | ARMS
    return any(noun.lemma_.lower() in arms for noun in children(prep, "pobj"))


def _sites(prep: Token) -> list[Token]:
    sites = noun_classes()["SITE"] | noun_classes()["TRANSPORT"]
    nouns = [
        t for noun in children(prep, "pobj") for t in (noun, *prepositional(noun, "of"))
    ]  # "the rubble of a hotel"
    return [noun for noun in nouns if noun.lemma_.lower() in sites]


def _meanwhile(kind: str, verb: Token, reading: Reading) -> list[str]:
    """The place in the clause that says what went on at the same time, after the verb."""
    found: list[str] = []
    for clause in children(verb, "advcl"):
        joined = {child.lower_ for child in children(clause, "mark", "advmod")}
        if clause.i > verb.i and clause.pos_ == "VERB" and joined & AT_ONCE:
            found.extend(_below(kind, clause, {}, reading, 0))
    return found


def _at_the_head(verb: Token, reading: Reading) -> list[str]:
    """The place with which the sentence opens, for a verb that shares the subject of the main one."""
    node = verb
    if node.dep_ == "pcomp" and node.head.lower_ in TIMING and node.head.head.i < node.i:
        node = node.head.head  # "In Lima, a man stabbed a guard before being shot"
    while node.dep_ in ("xcomp", "conj") and node.head.pos_ in ("VERB", "AUX") and node.head != node:
        if children(node, *SUBJECTS, *PASSIVE_SUBJECTS):
            return []
        node = node.head
    subject = next(iter(children(node, *SUBJECTS, *PASSIVE_SUBJECTS)), None)
    if subject is None:
        return []
    found: list[str] = []
    for prep in children(node, "prep"):
        if prep.lower_ in LOCATIVES and prep.i < subject.left_edge.i:
            found.extend(places_of(reading, [t for noun in children(prep, "pobj") for t in coordinated(noun)]))
    return found
