"""Whom the words before a title say that it is of: "the company's", "his", "whose", "the firm" of a firm executive."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.model import Kind
from newsgraph.builder.party_offices import is_party, is_public
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_start
from newsgraph.builder.small_words import FINITE
from newsgraph.builder.title import Title
from newsgraph.builder.title_words import heads, known, named, run_of_name
from newsgraph.builder.told_bodies import told_before

OF_YEARS = 5  # tokens within which "his wife of 40 years" ends
AGE = 3  # tokens of an age between commas
SAME = 5  # tokens before a name within which its kin's owner stands
HALVES = frozenset({"North", "South", "East", "West"})


def common_owner(reading: Reading, first: int, last: int) -> str | None:
    """Whom a common noun before the head refers to: "company executives"."""
    for index in range(last, first - 1, -1):
        token = reading.doc[index]
        key = reading.referent.get(index)
        if token.i + 1 < len(reading.doc) and token.nbor(1).text == "-":
            continue  # "an army-backed candidate"
        if token.i > sentence_start(token) and token.nbor(-1).pos_ == "NOUN":
            continue  # "a disco club owner": any such club
        if key is not None and token.pos_ == "NOUN" and reading.entities[key].kind in {Kind.ORGANIZATION, Kind.POLITY}:
            return named(reading, key)
    return None


def joined_to(reading: Reading, token: Token, kin: bool = False) -> str | None:
    """Whom "his" or "her" means right behind a person and "and": "Carl Ott, 9, and his sister"; of kin, a comma too."""
    doc, index = reading.doc, token.i - 2
    joint = token.lower_ in {"his", "her"} and index >= 0 and doc[index + 1].lower_
    if joint not in {"and", "with"} and not (kin and joint == "," and not _explains(token)):
        return None
    if joint != "," and doc[index].text == "," and index > AGE:
        index -= AGE if doc[index - 1].is_digit and doc[index - AGE + 1].text == "," else 1
    if doc[index].lower_ in {"he", "she"}:
        key = reading.referent.get(index)
    else:
        key = reading.member_of_name.get(index)
    if key is None or reading.entities[key].kind is not Kind.PERSON or _has_same_owner(reading, index, token):
        return None
    return _whose_kin(reading, index) or key


def _explains(token: Token) -> bool:
    """Whether "his" and a word for kin say who the person before the comma is: "X, his niece, said"."""
    doc, noun = token.doc, token.head
    if noun.dep_ not in {"appos", "conj"} or noun.i < token.i:
        return False
    after = noun.i + 1
    while after < min(len(doc), noun.i + OF_YEARS) and doc[noun.i + 1].lower_ == "of" and not doc[after].is_punct:
        after += 1  # "his wife of 40 years"
    ends = after == len(doc) or doc[after].text in {".", ";", '"', "”"}
    return ends or (doc[after].text == "," and after + 1 < len(doc) and doc[after + 1].pos_ in {"VERB", "AUX"})


def _whose_kin(reading: Reading, index: int) -> str | None:
    """Whose kin the name is told to be that ends at the token: that of "Hill's widow, X, and his father"."""
    first = run_of_name(reading, index)[0] if index in reading.member_of_name else 0
    noun = reading.doc[first - 2] if first > 1 and reading.doc[first - 1].text == "," else None
    if noun is None or heads().get(noun.lower_) != "kinship":
        return None
    owners = (reading.member_of_name.get(child.i) for child in noun.children if child.dep_ == "poss")
    return next((key for key in owners if key is not None and reading.entities[key].kind is Kind.PERSON), None)


def _has_same_owner(reading: Reading, index: int, token: Token) -> bool:
    """Whether the name is of somebody's kin as well: "his wife, Ann, and his father"."""
    if index not in reading.member_of_name:
        return False
    first = run_of_name(reading, index)[0]
    before = reading.doc[max(first - SAME, 0) : first]
    return any(each.lower_ == token.lower_ and each.sent == token.sent for each in before)


def whose(reading: Reading, token: Token, kin: bool = False) -> str | None:
    """The person before a "whose"."""
    index = token.i - 1
    while index > sentence_start(token) and reading.doc[index].text in {",", "-", "–", "—"}:
        index -= 1
    return known(reading, reading.member_of_name.get(index) or reading.referent.get(index), kin)


def possessor(reading: Reading, token: Token, kin: bool = False) -> str | None:
    """Who a possessor is: a name, or a description that refers to somebody known; for kin, who has the given name."""
    key = reading.member_of_name.get(token.i)
    if kin and key is not None and reading.entities[key].kind in {Kind.POLITY, Kind.LOCATION}:
        people = [
            each for each, entity in reading.entities.items()
            if entity.kind is Kind.PERSON and entity.named and entity.label.split()[0] == token.text
        ]  # fmt: skip
        return people[0] if len(people) == 1 else None
    owner = known(reading, reading.member_of_name.get(token.i) or reading.referent.get(token.i), kin)
    owner = owner or (told_before(reading, token) if key is None else None)
    owner = _called_so(reading, token, owner) if owner is not None and key is None else owner
    return owner or (_half(reading, token) if key is None and token.text in HALVES else None)


def _called_so(reading: Reading, token: Token, owner: str) -> str:
    """The body that "the university" or "the bank" means: the one of that name, where the owner has it not."""
    bodies = [
        key
        for key, entity in reading.entities.items()
        if entity.kind is Kind.ORGANIZATION and entity.named and token.lower_ in entity.label.casefold().split()
    ]
    entity = reading.entities[owner]  # with itself among the bodies, it stays
    return bodies[0] if len(bodies) == 1 and entity.kind is Kind.ORGANIZATION and entity.named else owner


def _half(reading: Reading, token: Token) -> str | None:
    """The one country of the article that "the North" is short for, as its name begins so: "the North's leader"."""
    halves = [
        key
        for key, entity in reading.entities.items()
        if entity.kind is Kind.POLITY and entity.label.startswith(token.text + " ")
    ]
    return halves[0] if len(halves) == 1 else None


def start_of(reading: Reading, index: int) -> int:
    """The first token of the possessor that ends at ``index``."""
    doc = reading.doc
    if index in reading.member_of_name:
        index = run_of_name(reading, index)[0]
    else:
        index = max(doc[index].left_edge.i, sentence_start(doc[index]))
    if index > sentence_start(doc[index]) and doc[index - 1].lower_ == "the":
        index -= 1
    return index


def opens_with_place(reading: Reading, title: Title, last: int) -> bool:
    """Whether the name that the title seems to be of only says where the sentence is set: "In Chile Minister X met".

    ``last`` is the last token of the holder's name, behind which the verb stands.
    """
    doc, start = reading.doc, sentence_start(reading.doc[title.head])
    if doc[start].lower_ not in {"in", "across"} or last + 1 >= len(doc) or doc[last + 1].tag_ not in FINITE:
        return False
    return reading.member_of_name.get(start + 1) == title.of and run_of_name(reading, start + 1)[1] < title.head


def has_own(reading: Reading, state: str | None, body: str, title: Title) -> bool:
    """Whether a state's own body stands before the title, whose the title is: "Lara's Foreign Ministry spokesman".

    Of a party it is only if a party has such offices: "Lara's Liberal leader", not "Lara's Liberal mayor".
    """
    if state is None or reading.entities[state].kind is not Kind.POLITY or title.group == "kinship":
        return False
    entity = reading.entities[body]
    whole = entity.kind is Kind.ORGANIZATION and entity.named and title.group in {"office", "function"}
    return whole and not (is_public(title) and is_party(reading, body))
