"""Descriptions in the singular that have found nobody in passing, and what marks out the one whom they mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.builder.descriptions import noun
from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.leads import OTHERS
from newsgraph.builder.model import Kind
from newsgraph.builder.profiles import plain
from newsgraph.builder.small_words import BEFORE_NOUN
from newsgraph.builder.speech import Speech
from newsgraph.builder.syntax import children
from newsgraph.builder.unnamed import determiner
from newsgraph.builder.wordlists import table, words

LEAD = 3  # the last sentence in which a description may wait for its name
PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "ROOT", "dative", "conj"})
BEHIND = frozenset({"of", "from", "for", "in", "at"})
DEFINITE = frozenset({"the", "this", "that"})
THE, OWNED, BARE, NEW = "the", "whose", "", "a"  # how a description begins


@dataclass(frozen=True)
class Description:
    """A phrase that says what somebody is: its head, the unnamed referent it made if any, and what marks him out.

    Each mark holds the words and the keys of which one must be told of whoever is meant.
    """

    head: Token
    referent: Referent | None
    lemma: str
    person: bool
    body: bool
    form: str
    sentence: int
    marks: tuple[frozenset[str], ...]
    party: bool = False


def waiting(discourse: Discourse, speech: Speech) -> Iterator[Description]:
    """The descriptions in the singular that have found nobody, in the order of the text."""
    inside = discourse.reading.member_of_name
    unnamed = {
        min(said.index for said in r.said): r
        for r in discourse.referents.values()
        if not r.named and r.kind in (Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP) and r.said
    }
    for token in discourse.reading.doc:
        referent = unnamed.get(token.i)
        if (
            (token.i in inside and referent is None)
            or token.pos_ not in ("NOUN", "PROPN")
            or not (token.dep_ in PLACES or (token.dep_ == "npadvmod" and discourse.sentence(token) == 0 == token.i))
        ):
            continue
        if referent is None and token.i in discourse.at:
            continue
        first = next((c for c in children(token, "nmod") if c.i == token.left_edge.i), None)
        if (
            first is not None
            and first.nbor(1).lower_ == "of"
            and noun(first).person
            and discourse.sentence(token) <= LEAD
        ):
            # "Member of House panel", of which the parser makes a panel
            told = list(_marks(token, discourse, {first.i}))
            told.append(_forms(token, discourse))
            lemma = noun(first).lemma
            yield Description(token, referent, lemma, True, False, BARE, discourse.sentence(token), tuple(told))
            continue
        described = noun(token)
        body = bool(described.organization) and (
            not described.group or described.lemma in table("identification")["bodies"]
        )
        if described.plural or not (described.person or body):
            continue
        if speech.quotation_at(token) is not None or (token.dep_ == "conj" and referent is None):
            continue
        before = determiner(token)
        if before not in ("", "a", "an", *DEFINITE) or any(t.lower_ in OTHERS - {"former", "ex"} for t in token.lefts):
            continue
        sentence = discourse.sentence(token)
        owned = described.person and any(discourse.key_at(t) is not None for t in children(token, "poss"))
        form = OWNED if owned else THE if before in DEFINITE else BARE if not before else NEW
        if form in (BARE, NEW) and sentence > LEAD:
            continue
        marks = tuple(_marks(token, discourse))
        party = token.i in inside  # "the Texas Republican", where the word alone names the party
        yield Description(token, referent, described.lemma, described.person, body, form, sentence, marks, party)


def _marks(token: Token, discourse: Discourse, but: Collection[int] = ()) -> Iterator[frozenset[str]]:
    """What marks out the one who is meant: nationalities, places, bodies, fields, before the noun and behind it."""
    found: list[Token] = []
    for child in children(token, *BEFORE_NOUN):
        if child.i < token.i:
            found.extend(child.subtree)
    for child in token.children:
        if child.i > token.i and child.dep_ == "prep" and child.lower_ in BEHIND:
            found.extend(t for t in child.subtree if t.dep_ != "prep")
        elif child.i == token.i + 1 and child.dep_ == "acl" and child.tag_ == "VBG":
            found.extend(t for t in child.subtree if t.i > child.i)
    neutral = words("identification", "neutral", "words")
    seen: set[str] = set()
    for mark in found:
        key = discourse.key_at(mark)
        if mark.i in but or (mark.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB") and key is None):
            continue
        if mark.lower_ in neutral or mark.like_num or (key is not None and key in seen):
            continue
        seen.update([key] if key is not None else [])
        yield _forms(mark, discourse)


def _forms(mark: Token, discourse: Discourse) -> frozenset[str]:
    """In what words and by what keys the mark may be told: a committee for a panel."""
    key = discourse.key_at(mark)
    kinds = str(table("identification")["bodies"].get(mark.lemma_.lower(), "")).split()
    return frozenset({plain(mark.text), plain(mark.lemma_), *map(plain, kinds), *([key] if key is not None else [])})
