"""The body that somebody works for or joins, as the words of the verb say: "works for Acme", "will join Acme"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.title import LAWYERS, Title
from newsgraph.builder.title_words import listed

CLIENTS = frozenset({"represent", "defend"})


def employer(reading: Reading, verb: Token) -> str | None:
    """The body that somebody works for or at: "works for Acme as an engineer"."""
    for child in verb.children:
        for each in child.children if child.lower_ in {"for", "at"} else ():
            key = reading.member_of_name.get(each.i) if each.dep_ == "pobj" else None
            if key is not None and reading.entities[key].kind is Kind.ORGANIZATION:
                return key
    return None


def joined_body(reading: Reading, verb: Token) -> str | None:
    """The organisation that somebody joins, or moves to, as its officer: "will join Acme as treasurer"."""
    bodies = [child for child in verb.children if child.dep_ == "dobj"]
    bodies += [
        each for child in verb.children if child.lower_ == "to" for each in child.children if each.dep_ == "pobj"
    ]
    for child in bodies:
        key = reading.member_of_name.get(child.i)
        if key is not None and reading.entities[key].kind is Kind.ORGANIZATION:
            return key
    return None


def told_behind(reading: Reading, title: Title) -> str | None:
    """Whose a title is by the clause behind it: "an analyst covering oil at Acme", "a lawyer who represents X"."""
    doc, at = reading.doc, title.last + 1
    if at + 2 >= len(doc) or not (doc[at].tag_ == "VBG" or doc[at].tag_ == "WP"):
        return None
    verbs = [child for child in doc[title.head].children if child.dep_ in {"acl", "relcl"} and child.i >= at]
    if not verbs or verbs[0].i > at + 2 or any(child.dep_ == "neg" for child in verbs[0].children):
        return None
    verb = verbs[0]
    lemma = verb.lemma_.lower()
    if title.lemma in LAWYERS and lemma in CLIENTS:
        clients = [child for child in verb.children if child.dep_ == "dobj"]
        key = reading.member_of_name.get(clients[0].i) if clients else None
        return key if key is not None and reading.entities[key].kind in {Kind.PERSON, Kind.ORGANIZATION} else None
    if title.group not in {"job", "function"} or lemma not in listed("verbs", "employed"):
        return None
    above = (verb, *(child for child in verb.children if child.dep_ in {"dobj", "prep"}))
    above = (*above, *(each for child in above[1:] for each in child.children if each.dep_ == "pobj"))
    for token in above:
        for child in token.children:
            body = (
                next((each for each in child.children if each.dep_ == "pobj"), None) if child.dep_ == "prep" else None
            )
            key = reading.member_of_name.get(body.i) if body is not None and child.lower_ in {"at", "for"} else None
            if key is not None and reading.entities[key].kind is Kind.ORGANIZATION:
                return key
    return None


def client_behind(reading: Reading, last: int) -> str | None:
    """Whom the lawyer whose name ends at ``last`` acts for: "lawyer X, who represents Y,"."""
    doc, at = reading.doc, last + 1
    if at + 3 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ not in {"who", "representing", "defending"}:
        return None
    verb = at + 1 if doc[at + 1].lower_ != "who" else at + 2
    verb += doc[verb].pos_ == "AUX"
    if doc[verb].lemma_.lower() not in CLIENTS or verb + 1 >= len(doc):
        return None
    key = reading.member_of_name.get(verb + 1)
    return key if key is not None and reading.entities[key].kind in {Kind.PERSON, Kind.ORGANIZATION} else None
