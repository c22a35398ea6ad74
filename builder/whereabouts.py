"""Where an event happens when its own phrase does not say: a place elsewhere in its clause.

The parser hangs "in Lima" on whatever stands nearest: "delivered aid to families in Lima", "witnessed the attack in
Lima". For a deed done somewhere, a place that stands in its clause under no other event is taken for its own; a phrase
at the head of the sentence belongs to every verb that shares the subject.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from newsgraph.builder.frames import noun_classes
from newsgraph.builder.participants import places_of
from newsgraph.builder.reading import Reading
from newsgraph.builder.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, coordinated

# What is said has no place of its own; a deed does.
BODILY = frozenset({
    "Aid", "Appoint", "Assault", "Coerce", "Compete", "Consult", "Cooperate", "Disaster", "Mobilize", "Move",
    "Prosecute", "Protest", "Release", "Retreat",
})  # fmt: skip
# Who does these is where they are done: "police in Lima arrested", "a fire at a mill in Lima".
WHERE_THE_DOER_IS = frozenset({"Assault", "Coerce", "Disaster", "Prosecute", "Protest"})
LOCATIVES = frozenset({"in", "at", "near", "inside", "across", "throughout", "within", "around", "during"})
# "was shot as he left his home in Lima", "were hurt when a bomb went off in Lima": one thing and its place.
AT_ONCE = frozenset({"when", "as", "while"})
ARGUMENTS = frozenset({"dobj", "obj", "pobj", "nsubjpass", "dative", "prep", "attr", "agent"})
# What stands after these is what the event is about, or who is with whom.
TOPICAL = frozenset({"about", "over", "regarding", "concerning", "for", "with", "like", "as", "including", "from"})
AIMED = frozenset({"Aid", "Assault", "Coerce"})
# "kidnapped the pupils from a school in Lima": where they were taken from is where it was done.
TAKEN = frozenset({"Aid", "Coerce", "Prosecute"})
DEPTH = 4


def elsewhere_in_clause(kind: str, token: Token, others: Mapping[int, str], reading: Reading) -> list[str]:
    """Keys of the places in the clause of the event of type ``kind`` that ``token`` names; ``others`` gives
    the types of the words that name other events by their index; under these nothing is looked for."""
    if kind not in BODILY:
        return []
    found = _below(kind, token, others, reading, 0)
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    if not found and verb is not token and token.dep_ in ("dobj", "nsubj", "nsubjpass") and verb.pos_ == "VERB":
        doing = others.get(verb.i) in BODILY  # "condemned the raid in Kol": it is the raid that has a place
        found = _phrases(verb, reading, after=token.right_edge.i if doing else None)
    if not found and kind in WHERE_THE_DOER_IS and verb is token:
        for subject in children(token, *SUBJECTS, *PASSIVE_SUBJECTS):
            if subject.i not in others:
                found.extend(key for noun in coordinated(subject) for key in _phrases(noun, reading))
    if not found and kind in WHERE_THE_DOER_IS and verb is token:
        found = _meanwhile(kind, verb, reading)
    if not found and verb.pos_ in ("VERB", "AUX"):
        found = _at_the_head(verb, reading)
    return list(dict.fromkeys(found))


def _phrases(head: Token, reading: Reading, after: int | None = None) -> list[str]:
    """The places that stand right under ``head``; with ``after``, only in the phrase that follows that word at once."""
    found: list[str] = []
    for prep in children(head, "prep"):
        if prep.lower_ in LOCATIVES and (after is None or prep.i == after + 1):
            found.extend(places_of(reading, [t for noun in children(prep, "pobj") for t in coordinated(noun)]))
    return found


def _below(kind: str, node: Token, others: Mapping[int, str], reading: Reading, depth: int) -> list[str]:
    found = _phrases(node, reading)
    if depth < DEPTH:
        for child in children(node, *ARGUMENTS):
            topical = child.lower_ in TOPICAL or (child.lower_ in ("on", "against") and kind not in AIMED)
            topical = topical or (kind == "Consult" and child.dep_ in ("dobj", "obj"))  # "discussed the war in Kol"
            topical = topical and not (child.lower_ == "from" and kind in TAKEN and _sites(child))
            if child.i not in others and child.pos_ not in ("VERB", "AUX") and not topical:
                found.extend(_below(kind, child, others, reading, depth + 1))
    return found


def _sites(prep: Token) -> list[Token]:
    return [noun for noun in children(prep, "pobj") if noun.lemma_.lower() in noun_classes()["SITE"]]


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
