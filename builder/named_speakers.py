"""Who is named beside a description that speaks: behind titles, set off by a comma, or by what it is called.

In: the reading and the head of the description. Out: the key of the one whose name it is, None where there is no name.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.descriptions import noun
from newsgraph.builder.model import Entity, Kind, Span
from newsgraph.builder.reading import Reading
from newsgraph.builder.small_words import REFLEXIVE
from newsgraph.builder.source_phrases import CALLED, governed

SPEAKING = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.POLITY, Kind.GROUP})
ASKED = frozenset({"for", "on", "upon"})
LONGEST_TELLING = 14  # tokens from "asked to be identified" to "her first name"
NEAR_NAME = 5  # tokens from the verb to the name that it gives


def titled(reading: Reading, token: Token) -> str | None:
    """The person whose name ends the phrase after titles: "the owner and manager of the mill John Smith"."""
    last = token.right_edge
    if token.pos_ != "NOUN" or last.i == token.i or any(t.text == ":" for t in token.doc[token.i : last.i]):
        return None
    key = reading.member_of_name.get(last.i)
    if key is None or reading.entities[key].kind is not Kind.PERSON:
        return None
    first = last
    while first.i > token.i and reading.member_of_name.get(first.i - 1) == key:
        first = first.nbor(-1)
    before = first.nbor(-1)
    known = reading.referent.get(token.i)
    if known is not None:  # "the head and owner of Volta Mills John Smith": the body's name ends before the person's
        body = reading.entities.get(reading.member_of_name.get(before.i, ""))
        person = reading.entities[known].kind is Kind.PERSON and not reading.entities[known].named
        return key if person and body is not None and body.kind is Kind.ORGANIZATION else None
    return key if before.pos_ in {"PROPN", "NOUN"} or before.i == token.i else None


def set_beside(reading: Reading, token: Token) -> str | None:
    """The key of the one named who is set off behind a description without a name: "its owner, Tarn Lines"."""
    if token.tag_ != "NN" or any(child.dep_ == "conj" for child in token.children):
        return None
    goals = [governed(token, prep) for prep in ("for", "of", "at")] if noun(token).person else []
    beside = [t for goal in goals if goal is not None and not noun(goal).person for t in goal.children]
    for child in (*token.children, *beside):  # "a spokeswoman for the mill, Ann Lee"
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.nbor(-1).text == ",":
            key = reading.member_of_name.get(child.i)
            kinds = {Kind.PERSON} if child in beside else SPEAKING
            if key is not None and reading.entities[key].named and reading.entities[key].kind in kinds:
                return key
    return None


def called_by(reading: Reading, token: Token) -> str | None:
    """The key of the one named by what a description is called: "a group calling itself the Hill Army"; "a cook, who
    gave his name as Lee".
    """
    for child in token.rights:
        if child.dep_ in {"acl", "relcl"} and (key := _name_told(reading, child)) is not None:
            return key
        given = child.lemma_.lower() == "give" and any(c.lemma_ == "name" for c in child.rights)
        if child.dep_ not in {"acl", "relcl"} or (child.lemma_.lower() not in CALLED and not given):
            continue
        if any(c.i == child.i + 1 and c.lower_ in ASKED for c in child.subtree):
            continue  # "a petition calling for Lee to go"
        if child.dep_ == "relcl" and not given and not any(c.lower_ in REFLEXIVE for c in child.rights):
            continue  # "an officer who identified Lee"
        for name in child.subtree:
            key = reading.member_of_name.get(name.i)
            if name.i > child.i and key is not None:
                fitting = reading.entities[key].named and reading.entities[key].kind in SPEAKING - {Kind.POLITY}
                return key if fitting and name.i - child.i < NEAR_NAME + 2 * given else None
    return None


def _name_told(reading: Reading, verb: Token) -> str | None:
    """Whose name somebody tells of himself behind "name": "who gave his name only as Lee", "by her first name, Ann"."""
    for word in verb.doc[verb.i + 1 : verb.i + LONGEST_TELLING]:
        if word.is_sent_start:
            return None
        if word.lower_ not in {"name", "surname"} or word.i + 3 >= len(word.doc):
            continue
        if not any(c.tag_ == "PRP$" for c in word.lefts):
            continue  # "who knew the firm's name, Volta"
        before = word.nbor() if word.nbor().lower_ != "only" else word.nbor(2)
        key = reading.member_of_name.get(before.i + 1) if before.text in {"as", ","} else None
        kind = reading.entities[key].kind if key is not None else None
        return key if kind is Kind.PERSON else None
    return None


def bears(entity: Entity, name: Token) -> bool:
    """Whether the token stands in a name of the entity."""
    span = Span(name.idx, name.idx + len(name))
    return any(mention.span.covers(span) for mention in entity.mentions if mention.form == "name")
