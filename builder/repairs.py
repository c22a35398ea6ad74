"""Arcs that the parser plainly hangs wrong, put right where the words leave no other reading.

"Said on Tuesday it would buy": the day is that of the words. "Freed two men held hostage": who is freed is no subject
of a clause. "Took three guards hostage": the guards are taken. "The 68-year-old fumed": who is so old did.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.clause_repairs import mend_clause
from newsgraph.builder.frames import frames
from newsgraph.builder.participle_repairs import mend_participle
from newsgraph.builder.subject_repairs import mend_subject

# What is done to somebody, of which no clause can be the object: "freed two men (who were) held since May".
DONE_TO_SOMEBODY = wordlists.words("event_clauses", "clauses", "done_to_somebody")
HOLDING = frozenset({"hold", "keep", "take"})
CAPTIVES = frozenset({"captive", "hostage", "prisoner"})
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
# What may hang on a noun.
OF_NOUNS = frozenset({"amod", "compound", "conj", "cc", "det", "nmod", "nummod", "poss", "prep", "punct"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def mend(verb: Token) -> None:
    """Put right what the parser hung wrong on or about the verb, in place."""
    mend_clause(verb)
    mend_subject(verb)
    if verb.dep_ == "amod":
        mend_participle(verb)
    elif verb.dep_ in SUBJECTS:
        _deed_as_subject(verb)
    if verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" and verb.head.i < verb.i:
        _day_of_the_words(verb)
        _describing(verb)
    if verb.i and (verb.nbor(-1).lower_ == "old" or verb.nbor(-1).is_quote):
        _aged(verb)
    if verb.lemma_ in HOLDING:
        _taken_captive(verb)
    elif verb.lower_ == "won" and verb.i and verb.nbor(-1).pos_ == "NUM":  # "fined the firm 17 billion won"
        verb.pos_, verb.tag_, verb.lemma_ = "NOUN", "NN", "won"


def _deed_as_subject(verb: Token) -> None:
    """Make a noun of what is taken for a verb: "Fighting between A and B killed ten", "Aid from Chile arrived"."""
    own = [child for child in verb.children if child.dep_ == "nsubj" and child.i == verb.i - 1 and child.pos_ == "NOUN"]
    if verb.tag_ == "VBN" or any(child.dep_ not in OF_NOUNS and child not in own for child in verb.children):
        return
    if not any(child.dep_ == "prep" and child.i == verb.i + 1 for child in verb.children):
        return
    noun = verb.lower_ if verb.tag_ == "VBG" else verb.lemma_.lower()
    if noun in frames("nouns"):
        verb.pos_, verb.tag_, verb.lemma_ = "NOUN", "NNS" if verb.tag_ == "VBZ" else "NN", noun
        for child in own:
            child.dep_ = "compound"  # "the ceasefire talks between A and B collapsed"


def mend_adjective(word: Token) -> None:
    """Make a noun, in place, of what is taken for an adjective: "after her acquittal", "the final between A and B"."""
    if word.dep_ not in ARGUMENTS or word.lower_ not in frames("nouns"):
        return
    if any(child.dep_ in ("det", "poss") for child in word.children):
        word.pos_, word.tag_, word.lemma_ = "NOUN", "NN", word.lower_


def _day_of_the_words(verb: Token) -> None:
    """Hang on the verb of speech the day right behind it: "said on Tuesday it would buy", "said Monday rebels left"."""
    speech, doc = verb.head, verb.doc
    first = doc[speech.i + 1]
    if first.head != verb or first.dep_ not in ("prep", "npadvmod"):
        return
    day = next((child for child in first.children if child.dep_ == "pobj"), None) if first.dep_ == "prep" else first
    if day is None or day.ent_type_ != "DATE":
        return
    if any(child.dep_ in SUBJECTS and child.left_edge.i > day.right_edge.i for child in verb.children):
        first.head = speech


def _aged(verb: Token) -> None:
    """Make a subject of the age that is taken to describe the verb: "the 68-year-old fumed", or its object."""
    if verb.tag_ not in ("VBD", "VBN", "VBZ") or any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.children):
        return
    old = verb.nbor(-1)
    if old.is_quote:  # '"It is theft," fumed the 68-year-old'
        for child in verb.rights:
            if child.lower_ == "old" and child.dep_ == "dobj" and child.left_edge.i == verb.i + 1:
                child.dep_ = "nsubj"
        return
    article = old.left_edge.nbor(-1) if old.left_edge.i else old
    if old.head == verb and old.dep_ == "amod" and article.head == verb and article.dep_ == "det":
        old.dep_, article.head = "nsubj", old


def _describing(verb: Token) -> None:
    """Make a participle of what is taken for a clause: "released two engineers held hostage"."""
    head = verb.head
    if head.lemma_ not in DONE_TO_SOMEBODY or verb.tag_ not in ("VBD", "VBN"):
        return
    own = [child for child in verb.children if child.i < verb.i]
    if len(own) != 1 or own[0].dep_ != "nsubj" or own[0].i + 1 != verb.i or own[0].left_edge.i != head.i + 1:
        return
    noun = own[0]
    noun.dep_, noun.head = "dobj", head
    verb.dep_, verb.tag_, verb.head = "acl", "VBN", noun


def _taken_captive(verb: Token) -> None:
    """Make those who are taken hostage the object: "took three guards hostage"."""
    for role in verb.children:
        if role.dep_ != "dobj" or role.lower_ not in CAPTIVES or role.i == verb.i + 1:
            continue
        taken = role.nbor(-1)
        if taken.head != role or taken.dep_ != "compound" or taken.tag_ not in ("NNS", "NNPS"):
            return
        for child in list(role.lefts):
            if child != taken:
                child.head = taken
        taken.dep_, taken.head = "dobj", verb
        role.dep_ = "oprd"
        return
