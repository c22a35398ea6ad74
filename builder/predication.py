"""What a text says that something is: appositions, copulas and the words before a name."""

from __future__ import annotations

import re

from spacy.tokens import Token

from newsgraph.builder.descriptions import age_told, noun
from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.enumerations import apposed
from newsgraph.builder.model import Kind, Mention
from newsgraph.builder.reading import span_of
from newsgraph.builder.syntax import children
from newsgraph.builder.title_words import is_nested
from newsgraph.builder.wordlists import words

BECOMING = frozenset({"be", "become", "remain"})
NAMING = frozenset({"name", "appoint", "elect", "make", "choose", "nominate", "crown"})
AGE = re.compile(r"\d{1,3}")
BEFORE = ("compound", "nmod", "amod", "appos")
# What a firm runs, so that "the company" may be it: "the social network X".
ONLINE = frozenset({
    "booking", "dating", "internet", "messaging", "online", "payment", "sharing", "social", "streaming", "video",
})  # fmt: skip


KNOWN = frozenset({"call", "dub", "know", "name"})


def fits(description: Token, referent: Referent) -> bool:
    """Whether the common noun can be said of the referent, by kind and number."""
    described = noun(description)
    if described.plural:
        return False
    match referent.kind:
        case Kind.PERSON:
            return described.person
        case Kind.ORGANIZATION:
            return bool(described.organization)
        case Kind.POLITY:
            return bool(described.polity)
        case Kind.LOCATION:
            return bool(described.location or described.polity)
        case Kind.GROUP:
            return bool(described.organization or described.group)
        case None:
            return False


def take_note(discourse: Discourse, referent: Referent, description: Token, *, link: bool, rule: str) -> None:
    """Note that the referent was called this; with ``link``, that the phrase refers to it."""
    described = noun(description)
    referent.nouns.add(described.lemma)
    referent.ages.update(age for age in (age_told(description),) if age)
    title = {t.lower_ for t in children(description, "compound", "amod", "nmod") if t.i not in discourse.at}
    run = frozenset({"company"}) if "site" in described.organization and title & ONLINE else frozenset()
    referent.types = referent.types or described.organization | run
    referent.titles.append(frozenset(title | {described.lemma}))
    owners = children(description, "poss", "compound", "amod", "nmod")
    for prep in children(description, "prep"):
        if prep.lower_ in ("of", "for", "at", "with", "from"):
            owners += children(prep, "pobj")
    for owner in owners:
        key = discourse.key_at(owner)
        if key is not None and key != referent.key:
            referent.belongs_to.add(key)
    if link and description.i not in discourse.at:
        mention = Mention(span_of(phrase(description)), "nominal", rule, 0.9)
        discourse.say(description, referent.key, mention)


def _apposed(name: Token, referent: Referent) -> Token:
    """The noun that the name explains: "talks with the operator, Volta Holdings, failed" though hung on the talks."""
    head, comma = apposed(name), name.left_edge.i - 1
    if comma < 1 or name.doc[comma].text != "," or fits(head, referent):
        return head
    before = name.doc[comma - 1]
    definite = any(child.lower_ == "the" for child in children(before, "det")) or bool(children(before, "poss"))
    under = before.pos_ == "NOUN" and before.dep_ in ("dobj", "pobj") and head.is_ancestor(before)
    return before if under and definite and fits(before, referent) else head


def _known_as(name: Token) -> Token | None:
    """The noun for what the name is of: "the tax agency, known as X", "a group called X"."""
    verb = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "as" else name.head
    if verb.tag_ != "VBN" or verb.lemma_ not in KNOWN or name.i < verb.i or verb.dep_ not in ("acl", "relcl"):
        return None
    if any(
        child.dep_ in ("nsubj", "agent") or child.lower_ in ("once", "formerly", "previously")
        for child in verb.children
    ):
        return None  # "the man, known by friends as X", "the firm, once known as X": other names
    return verb.head if verb.head.pos_ == "NOUN" and verb.head.i < verb.i else None


def _named_by_type(referent: Referent, name: Token) -> None:
    """Note what a body is that stands before the noun for it: "the Volta union" is one, and no company."""
    head = name.head
    if referent.kind is not Kind.ORGANIZATION or referent.types or name.dep_ not in ("compound", "nmod"):
        return
    if head.i == name.i + 1 and head.lemma_ in words("discourse", "named", "nouns") and head.lemma_ != "agency":
        referent.types = noun(head).organization


def phrase(head: Token) -> list[Token]:
    """The tokens of the noun phrase from its first modifier up to its head."""
    first = head
    for child in head.children:
        if child.i < head.i and child.dep_ in (
            "det",
            "amod",
            "compound",
            "nmod",
            "poss",
            "nummod",
            "quantmod",
            "advmod",
        ):
            edge = child.left_edge
            first = edge if edge.i < first.i else first
    return [token for token in head.doc[first.i : head.i + 1] if not token.is_space]


def read_predications(discourse: Discourse) -> None:
    """Note everything that is said of a name by apposition, by a copula and before it."""
    doc = discourse.reading.doc
    for index in range(len(doc)):
        referent = discourse.referents.get(discourse.at.get(index, ""))
        if referent is None:
            continue
        token = doc[index]
        for child in token.children:
            common = child.pos_ == "NOUN" or (child.pos_ == "PROPN" and child.i not in discourse.at)  # "X, an MP"
            if child.dep_ == "appos" and (common or age_told(child)) and fits(child, referent):
                take_note(discourse, referent, child, link=True, rule="apposition")
                _also(discourse, referent, child, "apposition")
            elif child.dep_ in ("appos", "amod", "nummod", "advmod", "npadvmod") and AGE.fullmatch(child.text):
                referent.ages.add(child.text)
            elif (
                child.dep_ in BEFORE
                and child.i < token.i
                and child.pos_ in ("NOUN", "PROPN")
                and _free(discourse, child)
                and fits(child, referent)
            ):
                take_note(discourse, referent, child, link=False, rule="")
        _words_before(discourse, referent, token)
        head = _apposed(token, referent) if token.dep_ == "appos" else token.head
        _named_by_type(referent, token)
        if (
            token.dep_ == "appos"
            and head.pos_ == "NOUN"
            and _free(discourse, head)
            and fits(head, referent)
            and not (head.i < token.i and is_nested(head))
        ):
            take_note(discourse, referent, head, link=True, rule="apposition")
            if head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_ in BECOMING | NAMING:
                _complement(discourse, referent, head.head)
        called = _known_as(token) if referent.kind is not Kind.PERSON else None
        if called is not None and _free(discourse, called) and fits(called, referent):
            take_note(discourse, referent, called, link=True, rule="apposition")
        if token.dep_ in ("nsubj", "nsubjpass") and head.lemma_ in BECOMING | NAMING:
            _complement(discourse, referent, head)


def _free(discourse: Discourse, token: Token) -> bool:
    return discourse.key_at(token) is None


def _words_before(discourse: Discourse, referent: Referent, token: Token) -> None:
    """Titles that the names took into the name, and ages that stand loose after it ("X, 34, said")."""
    doc, key = token.doc, referent.key
    inside = [t for t in token.subtree if discourse.reading.member_of_name.get(t.i) == key]
    if not inside or referent.kind is not Kind.PERSON:
        return
    first, last = inside[0], inside[-1]
    for word in inside[:-1]:
        if noun(word).person and not noun(word).plural:
            referent.nouns.add(noun(word).lemma)
    if first.i > 0:
        before = doc[first.i - 1]
        if before.pos_ in ("NOUN", "PROPN") and _free(discourse, before) and fits(before, referent):
            start = before.i
            while start > 0 and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ") and doc[start - 1].dep_ != "nsubj":
                start -= 1
            words = doc[start : before.i + 1]
            referent.nouns.add(noun(before).lemma)
            referent.ages.update(age for age in map(age_told, words) if age)
            title = {t.lower_ for t in words[:-1] if discourse.key_at(t) is None} | {noun(before).lemma}
            referent.titles.append(frozenset(title))
            keys = [discourse.key_at(t) for t in words]
            referent.belongs_to.update(k for k in keys if k is not None and k != key)
        elif age := age_told(before):  # "34-year-old X"
            referent.ages.add(age)
        elif before.tag_ == "NNP" and _free(discourse, before):
            referent.nouns.add(before.lower_.rstrip("."))
    if last.i + 2 < len(doc) and doc[last.i + 1].text == "," and AGE.fullmatch(doc[last.i + 2].text):
        after = doc[last.i + 3] if last.i + 3 < len(doc) else None
        if after is None or after.is_punct or after.lower_ in ("and", "from"):
            referent.ages.add(doc[last.i + 2].text)


def _complement(discourse: Discourse, referent: Referent, verb: Token) -> None:
    """ "X is a nurse", "X was named defence minister"."""
    if any(child.dep_ == "neg" for child in verb.children) or children(verb, "expl"):
        return
    copula = verb.lemma_ in BECOMING
    modal = any(child.tag_ == "MD" for child in verb.children) or verb.tag_ == "VB"
    for child in children(verb, "attr", "oprd", "acomp"):
        if (
            (child.pos_ not in ("NOUN", "PROPN") and not age_told(child))
            or not _free(discourse, child)
            or not fits(child, referent)
        ):
            continue
        if child.lower_ in ("one", "part", "member") and copula:
            continue
        take_note(discourse, referent, child, link=copula and not modal, rule="copula")
        if copula and not modal:
            _also(discourse, referent, child, "copula")


def _also(discourse: Discourse, referent: Referent, description: Token, rule: str) -> None:
    """What else somebody is said to be: "X is a judge, a novelist and a mother", "X, a lawyer and poet who"."""
    if referent.kind is not Kind.PERSON or description.tag_ != "NN":
        return
    for other in children(description, "conj", "appos"):
        link = other.left_edge.i - 1
        if other.tag_ != "NN" or other.i < description.i or children(other, "nummod") or link < description.i:
            continue
        if any(child.pos_ == "PROPN" for child in children(other, "appos")) or not _free(discourse, other):
            continue
        before = other.doc[link]
        # "Eva Sand, a lawyer, and a nurse were hurt": two people
        apart = before.dep_ == "cc" and before.nbor(-1).text == "," and description.head.pos_ == "PROPN"
        bare = before.dep_ == "cc" and not children(other, "det", "poss")
        if (apart and rule == "apposition") or not (bare or other.left_edge.lower_ in ("a", "an", "the")):
            continue
        if noun(other).person and fits(other, referent):
            take_note(discourse, referent, other, link=True, rule=rule)
            _also(discourse, referent, other, rule)
