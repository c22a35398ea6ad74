"""Who has died, is missing, was hurt or stands accused in an article: whom "the dead man" and "the victim" mean.

In: the discourse with its names and pronouns. Out: for each fate the people named of whom the article tells it, and for
a description the fates that it tells. The words are under [fates] in lexicon/identification.toml.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from spacy.tokens import Token

from newsgraph.builder.descriptions import noun
from newsgraph.builder.discourse import Discourse
from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.syntax import children
from newsgraph.builder.wordlists import table


@cache
def _listed() -> dict[str, dict[str, frozenset[str]]]:
    fates = table("identification")["fates"]
    return {fate: {form: frozenset(words.split()) for form, words in forms.items()} for fate, forms in fates.items()}


@cache
def _any(form: str) -> frozenset[str]:
    return frozenset(word for forms in _listed().values() for word in forms.get(form, ()))


def fates_of(described: Token) -> frozenset[str]:
    """The fates that a description tells, of which whoever is meant has one: "the victim", "the missing woman"."""
    lemma = noun(described).lemma
    before = {child.lower_ for child in children(described, "amod", "compound") if child.i < described.i}
    if lemma not in _any("nouns") and not before & _any("marks"):
        return frozenset()
    return frozenset(
        fate
        for fate, forms in _listed().items()
        if lemma in forms["nouns"] or (before & forms["marks"] and noun(described).person)
    )


def fated(discourse: Discourse) -> dict[str, frozenset[str]]:
    """For each fate the keys of the named people of whom the article tells it."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, referent in discourse.referents.items():
        if referent.kind is Kind.PERSON and referent.named:
            for said in referent.said:
                for fate in told_of(discourse.reading.doc[said.index]):
                    found[fate].add(key)
    return {fate: frozenset(keys) for fate, keys in found.items()}


def met(reading: Reading, fate: str) -> frozenset[str]:
    """The keys of the people of whom the article tells the fate, as far as its words are known to mean them."""
    found = {key for index, key in reading.referent.items() if fate in told_of(reading.doc[index])}
    return frozenset(key for key in found if reading.entities[key].kind is Kind.PERSON)


def told_of(token: Token) -> list[str]:
    """The fates that the clause or phrase around a name or pronoun tells of it."""
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    above, dep = token.head, token.dep_
    lemma = above.lemma_.lower()
    told: list[tuple[str, str]] = []  # which list, which word
    if dep == "nsubjpass" or (dep == "dobj" and above.pos_ == "VERB"):
        told.append(("passive", lemma))
    if dep == "nsubj":
        told.append(("active", lemma))
    if dep == "nsubjpass" and lemma in {"see", "hear"} and children(above, "neg", "advmod"):
        told.append(("sought", "search"))  # "was last seen", "has not been seen since"
    if dep in {"nsubj", "nsubjpass"}:
        told += [("state", child.lower_) for child in children(above, "acomp", "oprd", "advcl", "xcomp")]
    if dep == "poss":
        told.append(("happening", lemma))
    if dep == "pobj" and above.lower_ == "of" and not _attempted(above.head):
        told.append(("happening", above.head.lemma_.lower()))
    if dep == "pobj" and above.lower_ == "for":
        told.append(("sought", above.head.lemma_.lower()))
    told += [("passive", child.lemma_.lower()) for child in children(token, "acl") if child.tag_ == "VBN"]
    told += [("state", child.lower_) for child in children(token, "amod") if child.i > token.i]
    told += [("before", child.lower_) for child in children(token, "amod") if child.i < token.i]
    if not told:
        return []
    return [
        fate
        for fate, forms in _listed().items()
        if any(word in forms.get("marks" if form == "before" else form, ()) for form, word in told)
    ]


def _attempted(happening: Token) -> bool:
    return any(child.lower_ in {"attempted", "alleged", "failed"} for child in children(happening, "amod", "compound"))
