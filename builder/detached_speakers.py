"""Speakers whom the parser has not tied to their verb: they stand behind it, or beside something else before it.

Each function takes the verb of saying, or what the parser makes its source, and gives the token that speaks, or None.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.cue_sources import is_one_of_them
from newsgraph.builder.descriptions import age_told, noun
from newsgraph.builder.model import Kind
from newsgraph.builder.participants import names_person
from newsgraph.builder.reading import Reading

OBJECTS = frozenset({"dobj", "attr", "npadvmod", "oprd", "dep", "ccomp"})
OBJECTIVE = frozenset({"him", "them", "me", "us"})
LEAST_BEFORE = 5  # tokens before the verb: "whose leader, Lee,"
LONGEST_ASIDE = 30  # tokens from a quotation to the verb behind the speaker's description
TIED_BEFORE = frozenset({"appos", "conj", "dobj"})


def inverted(token: Token) -> Token | None:
    """The speaker behind a verb of saying that the parser took for its object: '..., said Smith.'"""
    before = token.nbor(-1) if token.i else token
    if token.i + 1 >= len(token.doc) or token.nbor().is_punct:
        return before if before.pos_ in {"NOUN", "PROPN"} and before.head.i == token.i else None
    for child in token.rights:
        own = next((c for c in child.children if c.dep_ == "nsubj" and c.left_edge.i == token.i + 1), None)
        if child.dep_ in {"ccomp", "advcl"} and own is not None and before.is_quote:
            return own  # '..." said the man, fearing trouble', read as the clause that is said
        aged = child.lower_ == "old" and bool(age_told(child))  # '"...," fumed the 68-year-old'
        one = aged or is_one_of_them(child) or child.lower_ == "another"
        one = one or (child.pos_ == "NUM" and any(c.lower_ == "of" for c in child.rights))  # "asked one of the men"
        if child.dep_ in OBJECTS and (child.pos_ in {"PROPN", "NOUN", "PRON"} or one):
            return child if child.lower_ not in OBJECTIVE else None
    if token.dep_ == "compound" and token.head.pos_ == "PROPN":  # "Said Smith: ..." read as a name
        return token.head
    return None


def speaker_behind(token: Token) -> Token | None:
    """The speaker whom the parser takes for the object of a verb behind a comma: "It rolled and sank, argued a man"."""
    if token.dep_ not in {"advcl", "conj"} or token.tag_ not in {"VBD", "VBZ"}:
        return None
    if not token.i or token.nbor(-1).text != ",":
        return None
    return next(
        (c for c in token.rights if c.dep_ == "dobj" and c.left_edge.i == token.i + 1 and c.lower_ not in OBJECTIVE),
        None,
    )


def behind_marks(token: Token) -> Token | None:
    """The name right behind a quotation where what it is stands before the verb: '"...," Lee, the mayor, said'."""
    doc, index = token.doc, token.i - 1
    if index < 3 or doc[index].text != ",":
        return None
    while index > max(1, token.i - LONGEST_ASIDE) and not doc[index].is_quote:
        index -= 1
    while index > 1 and doc[index - 1].is_quote:  # '"They said, 'Go,'" Lee, the mayor, said'
        index -= 1
    if not doc[index].is_quote or doc[index - 1].text not in {",", "!", "?"}:
        return None
    name = next((t.nbor(-1) for t in doc[index + 1 : token.i] if t.text == ","), None)
    return name if name is not None and name.i > index and name.pos_ in {"NOUN", "PROPN"} else None


def right_before(reading: Reading, token: Token) -> Token | None:
    """The person whose name stands right before the verb, tied to what is before it: "Jailing Holt, Judge Lee said"."""
    name = token.nbor(-1) if token.i > 1 and token.tag_ in {"VBD", "VBZ"} else None
    if name is not None and name.text == "," and name.nbor(-1).dep_ == "appos":  # "one of them, Lee, said"
        name = name.nbor(-1)
        if name.i > 1 and name.like_num and name.nbor(-1).text == ",":
            name = name.nbor(-2)  # "In a letter to the mayor, Lee, 61, said"
    if name is not None and name.pos_ == "NOUN" and name.dep_ == "appos" and name.left_edge.lower_ == "the":
        return name if noun(name).person else None  # "At a rally in Alba, the veteran leader, 92, said"
    if name is None or not (name.dep_ in {"appos", "conj"} or _set_off(name)):
        return None
    return name if names_person(name, reading) else None


def _set_off(name: Token) -> bool:
    """Whether a comma stands before the name: "... a licence from Redfield, Utah, Elliott said"."""
    first = name.left_edge if name.left_edge.dep_ == "compound" else name
    while first.i and first.nbor(-1).dep_ == "compound" and first.nbor(-1).head == name:
        first = first.nbor(-1)
    return first.i > 0 and first.nbor(-1).text == ","


def apposed(reading: Reading, source: Token, cue: Token) -> Token:
    """The name that ends in a comma before the cue, where the parser has not tied it to the title before it."""
    for child in source.rights if cue.i + 1 < len(cue.doc) and cue.nbor().text == "," else ():
        whole = child.dep_ == "appos" and child.right_edge.i + 1 == cue.i and child.left_edge.nbor(-1).text == ","
        if whole and child.pos_ in {"NOUN", "PROPN"}:
            return child  # "The decision, a report by the board said, was wrong"
    if (source.pos_ != "NOUN" and source.lower_ != "one") or source.i > cue.i or cue.i < 2 or cue.nbor(-1).text != ",":
        return source
    name = cue.nbor(-2)
    if name.dep_ == "appos" and name.head.dep_ == "conj" and name.head.pos_ == "NOUN":
        return name.head.head  # "Their mother, Ann Lee, and their coach, Mark Dunn, said"
    key = reading.member_of_name.get(name.i)
    between = source.doc[source.i + 1 : name.i + 1]
    if any(t.lower_ in {"among", "including", "like"} for t in between):
        return source  # "Others, among them Lee, say"
    if name.dep_ == "appos" and source.i < name.head.i < name.i and noun(name.head).person:
        return source  # "a spokesman for the minister, Lee, said": the minister is Lee
    if key is not None and name.i > source.i and all(t.pos_ not in {"VERB", "AUX"} for t in between):
        if source.tag_ == "NNS":  # "His sisters, Ann and Beth Lee, said": both did
            name = _first_of(name, source)
        return name if reading.entities[key].kind is Kind.PERSON else source
    return source


def _first_of(name: Token, source: Token) -> Token:
    """The first of the names that are joined behind the noun."""
    while name.dep_ == "conj" and name.head.pos_ == "PROPN" and source.i < name.head.i < name.i:
        name = name.head
    return name


def behind_whose(token: Token) -> Token | None:
    """The name between the verb and what it tells of another: "the Hill Front, whose leader, Lee, said"."""
    if token.i < LEAST_BEFORE or token.nbor(-1).text != ",":
        return None
    name = token.nbor(-2)
    whose = name.dep_ == "appos" and name.pos_ == "PROPN" and any(c.tag_ == "WP$" for c in name.head.lefts)
    return name if whose else None


def misjoined(source: Token) -> Token:
    """The first who speak where the parser joins to them the object of a participle before them.

    "A bomb went off, killing at least ten people, hospital officials and doctors said": the dead say nothing.
    """
    first = source.left_edge
    joined = [child for child in source.children if child.dep_ == "conj"]
    if first.i == 0 or source.dep_ != "nsubj" or not joined or source.i + 1 >= len(source.doc):
        return source
    verb = first.nbor(-1)
    bare = verb.tag_ == "VBG" and verb.pos_ == "VERB" and not any(child.dep_ == "dobj" for child in verb.children)
    return joined[0] if bare and source.nbor().text == "," and verb.i and verb.nbor(-1).text == "," else source


def after_opening(verb: Token) -> Token | None:
    """Who stands behind the opening words, and is tied to them: "Asked about the fire, Lee, a cook, said".

    What the parser makes an apposition to the noun before the comma speaks where it reaches as far as the verb.
    """
    if verb.tag_ not in {"VBD", "VBZ"} or verb.dep_ not in {"ROOT", "ccomp", "conj"} or verb.i < LEAST_BEFORE:
        return None
    last = verb.i - 2 if verb.nbor(-1).text == "," else verb.i - 1
    found = None
    for token in verb.doc[max(verb.sent.start, verb.i - LONGEST_ASIDE) : last + 1]:
        if token.dep_ not in TIED_BEFORE or token.pos_ not in {"NOUN", "PROPN"} or token.head.i > token.i:
            continue
        first = token.left_edge
        if first.i <= verb.sent.start + 1 or first.nbor(-1).text != "," or not last <= token.right_edge.i < verb.i:
            continue
        if any(t.dep_ == "nsubj" and t.head.i == verb.i for t in verb.lefts):
            return None
        found = found or token
    return found
