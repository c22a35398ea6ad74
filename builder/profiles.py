"""What an article tells of those whom it names: by what nouns, near what words, of which bodies, places and ages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from newsgraph.builder import polities
from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.forms import fold
from newsgraph.builder.model import Kind, RoleHolding
from newsgraph.builder.syntax import children
from newsgraph.builder.wordlists import table, words

LONGEST_BEFORE, LONGEST_BEHIND = 10, 25  # tokens of a description on either side of a name
IN_TITLES = ("NOUN", "PROPN", "ADJ", "PART", "ADP", "NUM")
LETTERED = 4  # tokens of a comma, a party's letter, a hyphen and a state
PARTY_LETTERS = {"D": "democratic", "R": "republican", "I": "independent"}
CONTENT = ("NOUN", "PROPN", "ADJ", "VERB")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is told of somebody: nouns in full, words about them in their plain forms, keys of whom they belong to."""

    nouns: frozenset[str]
    words: frozenset[str]
    keys: frozenset[str]
    ages: frozenset[int]


@cache
def _groups() -> dict[str, str]:
    return {word: group.split()[0] for group in table("identification")["same"]["groups"] for word in group.split()}


@cache
def plain(word: str) -> str:
    """One form for all words that tell the same: "Swedish" and "Swedes" are "sweden", "GOP" is "republican"."""
    folded = fold(word).strip(".,’'").removesuffix("'s").removesuffix("’s")
    if folded in _groups():
        return _groups()[folded]
    polity = (
        polities.named(folded)
        or polities.of_adjective(folded)
        or polities.of_people(folded)
        or (polities.of_seat(folded) if word[:1].isupper() else None)
    )
    if polity is not None:
        return fold(polity.name)
    return folded[:-1] if len(folded) > 3 and folded.endswith("s") and not folded.endswith("ss") else folded


def profile(referent: Referent, discourse: Discourse, holdings: Iterable[RoleHolding]) -> Profile:
    """What the whole article tells of the named referent, before and after any word."""
    told: list[Token] = []
    for index in _named_at(referent, discourse):
        told.extend(_beside(discourse.reading.doc[index], referent, discourse))
    near = {plain(part) for token in told for part in _parts(token)}
    keys = {key for token in told for key in [discourse.key_at(token)] if key is not None} | referent.belongs_to
    nouns = {noun.rstrip(".") for noun in referent.nouns}
    for holding in holdings:
        if holding.holder == referent.key:
            titles = holding.title.casefold().split()
            near.update(plain(word) for word in titles)
            nouns.update(title.rstrip(".") for title in titles)
            if holding.of is not None and holding.of in discourse.referents:
                near.update(plain(word) for word in discourse.referents[holding.of].label.split())
    if referent.kind is not Kind.PERSON:
        entity = discourse.reading.entities[referent.key]
        near.update(plain(word) for name in (entity.label, *entity.alternatives) for word in name.split())
        nouns.update(fold(word) for name in (entity.label, *entity.alternatives) for word in name.split())
    in_full = table("identification")["in_full"]
    nouns |= {full for noun in nouns for full in str(in_full.get(noun, "")).split()}
    ages = frozenset(int(age) for age in referent.ages if age.isdecimal())
    return Profile(frozenset(nouns), frozenset(near), frozenset(keys - {referent.key}), ages)


def _named_at(referent: Referent, discourse: Discourse) -> list[int]:
    inside = discourse.reading.member_of_name
    return [said.index for said in referent.said if inside.get(said.index) == referent.key]


def _parts(token: Token) -> Iterator[str]:
    """The words in a token: "D-Calif." has two."""
    if token.pos_ in CONTENT or token.ent_type_:
        yield token.text
        if "-" in token.text:
            for part in token.text.split("-"):
                yield PARTY_LETTERS.get(part, part)
        elif token.text in PARTY_LETTERS and token.i and token.nbor(-1).text in ("(", ","):
            yield PARTY_LETTERS[token.text]


def _beside(name: Token, referent: Referent, discourse: Discourse) -> Iterator[Token]:
    """The words that say who the named one is: before the name, in apposition, in brackets, by copula."""
    doc, inside = name.doc, discourse.reading.member_of_name
    first = last = name.i
    while first and inside.get(first - 1) == referent.key:
        first -= 1
    while last + 1 < len(doc) and inside.get(last + 1) == referent.key:
        last += 1
    yield from doc[first : last + 1] if referent.kind is not Kind.PERSON else ()
    for index in range(first - 1, max(-1, first - 1 - LONGEST_BEFORE), -1):
        token = doc[index]
        linked = token.text == "-" or token.lower_ in ("of", "the", "for", "'s", "’s", "and")
        if not linked and (token.pos_ not in IN_TITLES or token.tag_ == "IN"):
            break
        yield token
    for child in name.children:
        own = discourse.at.get(child.i) in (None, referent.key)
        described = child.dep_ == "appos" and bool(children(child, "det"))  # "the top Democrat on the committee"
        if child.dep_ in ("appos", "amod", "relcl", "acl", "nmod", "compound") and (own or described):
            yield from list(child.subtree)[:LONGEST_BEHIND]
        elif child.dep_ == "prep" and child.lower_ in ("of", "from") and child.i == last + 1:
            yield from child.subtree
    if last + 1 < len(doc) and doc[last + 1].text == "(":
        for token in doc[last + 2 : last + 10]:
            if token.text == ")":
                break
            yield token
    party = doc[last + 1 : last + 5]  # ", R-Texas"
    if len(party) == LETTERED and party[0].text == "," and party[1].text in PARTY_LETTERS and party[2].text == "-":
        yield from (party[1], party[3])
    head = name.head
    if name.dep_ == "appos" and head.pos_ == "NOUN" and discourse.key_at(head) in (None, referent.key):
        yield head
        for child in head.children:
            if child.i < name.i and child.dep_ in ("amod", "compound", "nmod", "poss", "prep"):
                yield from child.subtree
    if name.dep_ in ("nsubj", "nsubjpass") and head.lemma_ in ("be", "become", "remain"):
        for child in children(head, "attr"):
            yield from list(child.subtree)[:LONGEST_BEHIND]


def covers(noun: str, profile_: Profile, *, person: bool) -> bool:
    """Whether somebody of that profile may be called by the noun."""
    if noun in profile_.nouns:
        return True
    kinds = table("identification")["people" if person else "bodies"]
    return bool(set(str(kinds.get(noun, "")).split()) & profile_.nouns)


def is_general(noun: str, *, person: bool) -> bool:
    """Whether almost anybody, or any company, may be called by the noun."""
    return noun in words("identification", "general", "people" if person else "bodies")
