"""Whom "the Dutchman" means: who was called so, or the only person in mind of whom no other nationality is told."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import polities
from newsgraph.builder.discourse import Discourse, Referent, Unclear
from newsgraph.builder.gender import Gender
from newsgraph.builder.model import Kind
from newsgraph.builder.nationals import is_one_of_people
from newsgraph.builder.pronouns import Choice
from newsgraph.builder.syntax import children
from newsgraph.builder.unnamed import is_definite

NEAR = 2  # sentences back
TWO = 2  # tokens: "of Denmark"
LONGEST = 8  # tokens from a nationality to the name behind it
BEFORE_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PUNCT"})


def countryman(token: Token, lemma: str, people: list[Referent], discourse: Discourse) -> Choice | None:
    """Who of the people is meant by the word for one of a people, which ``lemma`` tells; None for somebody new."""
    if not is_definite(token):
        return None
    called = [r for r in people if lemma in r.nouns]
    if len(called) == 1:
        return Choice((called[0].key,), "description:role", 0.9)
    fellow = [r for r in people if r.named and _is_fellow(lemma, r, discourse)] if not called else []
    if len(fellow) == 1:
        return Choice((fellow[0].key,), "description:role", 0.85)
    called = called or fellow
    if not called and token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    told = _gender(lemma)
    near = [r for r in discourse.in_mind(token, NEAR) if r in people and r.singular]
    near = [r for r in near if Gender.UNKNOWN in (told, r.gender) or r.gender is told]
    if called or len(near) > 1:
        raise Unclear
    if not near or other_people(lemma, near[0]):
        return None
    return Choice((near[0].key,), "description:human", 0.7)


def named_countryman(token: Token, discourse: Discourse) -> Choice | None:
    """Who is named right behind the word for one of a people: "An Iraqi, Hussein A., 21,"."""
    for name in children(token, "appos") if is_one_of_people(token) else ():
        referent = discourse.referent_at(name)
        if referent is not None and referent.named and referent.kind is Kind.PERSON and name.i > token.i:
            return Choice((referent.key,), "description:beside its name", 0.9)
    return None


def other_people(lemma: str, referent: Referent) -> bool:
    """Whether another nationality than the word's is told of somebody."""
    peoples = {found.name for noun in referent.nouns if (found := polities.of_people(noun)) is not None}
    own = polities.of_people(lemma)
    return bool(peoples) and (own is None or own.name not in peoples)


def _is_fellow(lemma: str, referent: Referent, discourse: Discourse) -> bool:
    """Whether the nationality of the word is told beside the name: "Danish striker X", "the Dane X", "X of Denmark"."""
    own = polities.of_people(lemma)
    doc, inside = discourse.reading.doc, discourse.reading.member_of_name
    if own is None:
        return False
    for said in referent.said:
        if inside.get(said.index) != referent.key:
            continue
        behind = doc[said.index + 1 : said.index + 3]
        if len(behind) == TWO and behind[0].lower_ in {"of", "from"} and polities.named(behind[1].text) == own:
            return True
        for index in range(said.index - 1, max(-1, said.index - LONGEST), -1):
            token = doc[index]
            told = polities.of_adjective(token.text) if token.text[:1].isupper() else None
            if told is not None and inside.get(index) != referent.key:
                if told.name == own.name:
                    return True
                break
            if token.pos_ not in BEFORE_NAMES:
                break
    return False


def _gender(lemma: str) -> Gender:
    """What the ending of the word tells: "Frenchwoman"."""
    if lemma.endswith("woman"):
        return Gender.FEMININE
    return Gender.MASCULINE if lemma.endswith("man") and polities.of_adjective(lemma) is None else Gender.UNKNOWN
