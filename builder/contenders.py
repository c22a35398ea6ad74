"""Whom "the Republican nominee" means where the article calls nobody so: who plainly stands for office, and is in mind.

In: the head of the description and the discourse so far. Out: the one person of the sentences just before whom the
article shows to be standing, by a campaign, rallies or voters of theirs, by a rival, or by a verb of standing; or of
whom it speaks most, without another title; and who is of no other party than the one named. The words are under
[candidacy] in lexicon/office_bodies.toml.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from newsgraph.builder import title_words, wordlists
from newsgraph.builder.descriptions import Noun
from newsgraph.builder.discourse import Discourse, Referent, clear_winner
from newsgraph.builder.model import Kind
from newsgraph.builder.party_offices import is_party
from newsgraph.builder.pronouns import PERSON_MARGIN, Choice
from newsgraph.builder.reading import Reading
from newsgraph.builder.syntax import children, subjects

NEAR = 2  # sentences back within which who is meant was last spoken of
OFTEN = 3  # how often whoever is meant must have been spoken of, where nothing else shows that they stand
LETTERS = {"R": "Republican", "D": "Democrat"}
LESSER = frozenset({"vice", "deputy"})
UNSPECIFIC = frozenset({"presumptive", "official"})  # words of a contest that do not tell which office
SHARE = 0.3  # and how often at least, of whom the article speaks most


def contender(
    token: Token, described: Noun, owners: frozenset[str], plain: frozenset[str], discourse: Discourse
) -> Choice | None:
    """Who is meant; None where nobody who stands is in mind, or several are.

    ``owners`` are the keys of whose candidate it is, ``plain`` the other modifiers, in lower case.
    """
    reading = discourse.reading
    if described.plural or described.lemma not in _listed("heads") or plain - _listed("contests"):
        return None
    if not all(is_party(reading, key) for key in owners):
        return None
    known = _standing(reading)
    others = _above(token, discourse)
    everyone = [
        referent
        for referent in discourse.referents.values()
        if referent.kind is Kind.PERSON
        and referent.named
        and referent.key not in others
        and discourse.last_index(referent, token) >= 0
        and not _of_another_party(reading, referent, owners)
        and not _of_another_contest(referent, plain)
    ]
    near = discourse.in_mind(token, NEAR)
    people = [each for each in everyone if each in near]
    standing = [each for each in people if each.key in known or each.nouns & _listed("heads")]
    if owners and len(standing) > 1:  # of several who stand, who is told to be of the party; who leads is no matter
        mates = [each for each in standing if each.belongs_to & owners or told_parties(reading, each.key) & owners]
        return Choice((mates[0].key,), "description:candidate", 0.7) if len(mates) == 1 else None
    if owners and not standing and _are_opposed(reading, near, owners):
        mates = [each for each in people if told_parties(reading, each.key) & owners and not _has_office(each)]
        if len(mates) == 1:
            return Choice((mates[0].key,), "description:candidate", 0.7)
    often = _much_spoken_of(discourse, owners)
    untitled = [each for each in everyone if often == {each.key}]
    if not standing and len(untitled) == 1:
        return Choice((untitled[0].key,), "description:candidate", 0.7)
    winner = clear_winner([(discourse.salience(each, token), each.key) for each in standing], PERSON_MARGIN)
    return Choice((winner,), "description:candidate", 0.7) if winner else None


def _much_spoken_of(discourse: Discourse, owners: frozenset[str]) -> set[str]:
    """The keys of the people without an office, no one's kin and of no other party, of whom the article speaks most."""
    reading = discourse.reading
    told = {
        each.key: len(reading.entities[each.key].mentions)
        for each in discourse.referents.values()
        if each.kind is Kind.PERSON and each.named
    }
    enough = max(OFTEN, max(told.values(), default=0) * SHARE)
    return {
        key
        for key, number in told.items()
        if number >= enough
        and not _has_office(discourse.referents[key])
        and not _of_another_party(reading, discourse.referents[key], owners)
    }


def _has_office(referent: Referent) -> bool:
    """Whether somebody is known by an office, function or rank of their own, or as kin."""
    words = {word.rstrip(".") for title in referent.titles for word in title} | referent.nouns
    words -= _listed("heads")
    return any(title_words.heads().get(word) in {"office", "function", "rank", "kinship"} for word in words)


def _above(token: Token, discourse: Discourse) -> frozenset[str]:
    """The keys of the subjects of the clauses of the description: who speaks of a nominee is somebody else.

    So is whoever the description, or what has it as possessor, stands beside: "X, the nominee's daughter".
    """
    whole = token.head if token.dep_ == "poss" else token
    found = {key for key in [discourse.key_at(whole.head)] if key is not None and whole.dep_ == "appos"}
    node = token
    while node.head != node and node.dep_ != "relcl":
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            found |= {key for key in (discourse.key_at(each) for each in subjects(node)) if key is not None}
    return frozenset(found)


def _of_another_party(reading: Reading, referent: Referent, owners: frozenset[str]) -> bool:
    parties = {key for key in referent.belongs_to if is_party(reading, key)} if owners else set()
    parties |= told_parties(reading, referent.key) if owners else set()
    return bool(owners and parties and not parties & owners)


def _are_opposed(reading: Reading, near: Sequence[Referent], owners: frozenset[str]) -> bool:
    """Whether somebody without an office is told to be of another party: "X, a Republican, and Y, a Democrat"."""
    return any(told_parties(reading, each.key) - owners and not _has_office(each) for each in near if each.named)


def told_parties(reading: Reading, person: str) -> frozenset[str]:
    """The parties that stand beside the person's name: "Republican X", "Labour's X", "X, a Democrat"."""
    doc, inside = reading.doc, reading.member_of_name
    found = set()
    for index, key in inside.items():
        if key != person:
            continue
        beside = []
        if inside.get(index - 1) != key:
            beside = [index - 2 if index > 1 and doc[index - 1].tag_ == "POS" else index - 1]
        if inside.get(index + 1) != key and index + 3 < len(doc) and doc[index + 1].text == ",":
            beside.append(index + 3 if doc[index + 2].lower_ in {"a", "an", "the"} else index + 2)
        if index + 2 < len(doc) and doc[index + 1].text == "(" and doc[index + 2].text in LETTERS:
            party = LETTERS[doc[index + 2].text]
            found |= {key for key, entity in reading.entities.items() if entity.label.startswith(party)}
        found |= {inside[at] for at in beside if at in inside and is_party(reading, inside[at])}
    return frozenset(found)


def _of_another_contest(referent: Referent, plain: frozenset[str]) -> bool:
    """Whether somebody is told to stand for another office: for vice president, or for governor, not for president."""
    for title in referent.titles:
        if title & _listed("heads"):
            contests = title & _listed("contests") - UNSPECIFIC
            asked = plain - UNSPECIFIC
            if title & LESSER or (contests and asked and not contests & asked):
                return True
    return False


def _listed(name: str) -> frozenset[str]:
    return wordlists.words("office_bodies", "candidacy", name)


def _standing(reading: Reading) -> frozenset[str]:
    """The keys of the people whom the article shows to be standing for an office."""
    found: set[str] = set()
    for index, key in reading.member_of_name.items():
        if reading.entities[key].kind is not Kind.PERSON or reading.member_of_name.get(index + 1) == key:
            continue
        if _stands(reading.doc[index]):
            found.add(key)
    return frozenset(found)


def _stands(name: Token) -> bool:
    """Whether the words beside the last word of a name show its bearer to be standing."""
    while name.dep_ == "conj" and name.head.pos_ == "PROPN":
        name = name.head  # "X and Y are running"
    head = name.head
    if name.dep_ in ("poss", "compound", "nmod") and head.i > name.i and head.lower_ in _listed("followings"):
        return True
    if any(each.lower_ in _listed("rivalry") and each.i < name.i for each in children(name, "compound", "nmod")):
        return True
    if name.dep_ == "pobj" and head.lower_ in ("for", "against") and head.head.lemma_.lower() in _listed("votes"):
        return True
    if name.dep_ == "dobj" and head.lemma_.lower() in _listed("choosing"):
        return True
    if name.dep_ != "nsubj":
        return False
    lemma = head.lemma_.lower()
    runs = lemma in _listed("verbs") and any(
        each.lower_ in _listed("offices") for prep in children(head, "prep") for each in children(prep, "pobj")
    )
    objects = children(head, "dobj")
    return runs or (lemma in ("win", "accept", "clinch", "seek") and any(o.lower_ in _listed("won") for o in objects))
