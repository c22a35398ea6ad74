"""Clauses that the parser hangs on the word nearest to them, hung on the one that they are about.

"Tweeted that she was a fraud and urged them to go": who tweeted urged. "Urged states to adopt it, drawing criticism":
the urging drew it. "Senator Eva Sand of the Green Party, who voted": the senator did. "Called Eva Sand an enemy": an
enemy is what she was called. "Announced a strike beginning on Monday": the strike is announced.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import wordlists

# Deeds in words, which are sooner coordinated with words than with what somebody is.
SPEECH_ACTS = wordlists.words("event_clauses", "clauses", "speech_acts")
SPEECH = wordlists.words("event_clauses", "clauses", "speech")
# What a whole deed does, not those whom it asks to act.
RESULTING = wordlists.words("event_clauses", "clauses", "resulting")
# What a thing that is told of does, so that it describes it.
LASTING = wordlists.words("event_clauses", "clauses", "lasting")
BELONGING = frozenset({"at", "for", "from", "of", "with"})
CALLING = frozenset({"brand", "call", "dub", "label"})

PHONING = frozenset({"call", "phone", "ring", "telephone"})
# What one rings somebody up for, and does not ask of him.
RUNG_FOR = frozenset(
    {"apologise", "apologize", "complain", "congratulate", "express", "inform", "offer", "thank", "warn"}
)
APPOINTING = frozenset({"appoint", "name"})


def mend_clause(verb: Token) -> None:
    """Hang the clause of the verb, or what it calls its object, where it belongs, in place."""
    if verb.dep_ == "conj":
        _in_words_too(verb)
        _said_too(verb)
    elif verb.tag_ == "VBG" and verb.dep_ == "ccomp":
        _described(verb)
    elif verb.tag_ == "VBG":
        _outcome(verb)
    elif verb.dep_ == "relcl":
        _who(verb)
    elif verb.dep_ == "xcomp":
        _phoned(verb)
    if verb.lemma_ in CALLING:
        _called(verb)
    elif verb.lemma_ in APPOINTING:
        _appointed(verb)


def _in_words_too(verb: Token) -> None:
    """ "Said it was late and urged Chad to act", "said prices had risen and urged Chad to act": who says so, urges."""
    first = verb.head
    if verb.lemma_ not in SPEECH_ACTS or first.dep_ != "ccomp" or first.head.i > first.i:
        return
    speech, earlier = first.head, _has_risen(first)
    if first.pos_ != "AUX" and not earlier:
        return
    own = any(child.dep_ in ("nsubj", "nsubjpass", "mark", "aux") for child in verb.children)
    alike = speech.tag_ == verb.tag_ and verb.tag_ in ("VBD", "VBZ", "VBP")
    if speech.lemma_ in SPEECH and not own and (alike or (earlier and verb.tag_ == "VBN" and speech.tag_ == "VBD")):
        verb.head = speech
        if earlier:
            verb.tag_ = "VBD"
            for link in [child for child in first.children if child.dep_ == "cc" and first.i < child.i < verb.i]:
                link.head = speech


def _has_risen(verb: Token) -> bool:
    """Whether the verb is of the perfect, and no deed in words: "had risen"."""
    having = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    return having and verb.tag_ == "VBN" and verb.lemma_ not in SPEECH_ACTS


def _said_too(verb: Token) -> None:
    """ "Said Mali must free him and called on Chad to act": a verb in the past is no partner of one behind "must"."""
    first = verb.head
    if verb.tag_ != "VBD" or first.tag_ != "VB" or first.dep_ != "ccomp" or first.head.i > first.i:
        return
    own = any(child.dep_ in ("nsubj", "nsubjpass", "mark", "aux", "auxpass") for child in verb.children)
    if not own and first.head.lemma_ in SPEECH and first.head.tag_ == "VBD" and _has_modal(first):
        verb.head = first.head
        for link in [child for child in first.children if child.dep_ == "cc" and first.i < child.i < verb.i]:
            link.head = first.head


def _has_modal(verb: Token) -> bool:
    return any(child.tag_ == "MD" for child in verb.children)


def _described(verb: Token) -> None:
    """ "Announced a strike beginning on Monday": the strike is announced, and its beginning describes it."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or verb.lemma_ not in LASTING or verb.head.pos_ != "VERB" or subject.pos_ != "NOUN":
        return
    if any(child.dep_ in ("aux", "mark") for child in verb.children) or verb.head.i > subject.i:
        return
    subject.dep_, subject.head = "dobj", verb.head
    verb.dep_, verb.head = "acl", subject


def _outcome(verb: Token) -> None:
    if verb.dep_ not in ("xcomp", "advcl") or not verb.i or verb.nbor(-1).text != ",":
        return
    if verb.lemma_ == "give" and verb.dep_ == "advcl":
        _ordered(verb)
    if verb.lemma_ not in RESULTING or verb.dep_ not in ("xcomp", "advcl"):
        return
    verb.dep_ = "advcl"
    head = verb.head
    while head.tag_ == "VB" and head.dep_ in ("xcomp", "advcl") and any(c.tag_ == "TO" for c in head.children):
        head = head.head
    if head.pos_ in ("VERB", "AUX") and head.i < verb.i:
        verb.head = head


def _ordered(verb: Token) -> None:
    """ "Said the firm must repay it, giving the company two weeks": who said so gave them."""
    demand = verb.head
    if demand.dep_ != "ccomp" or demand.tag_ != "VB" or demand.head.lemma_ not in SPEECH or demand.head.i > demand.i:
        return
    given = [child for child in verb.children if child.dep_ == "dative"]
    if any(child.lower_ == "must" for child in demand.children) and given:
        verb.head = demand.head


def _who(verb: Token) -> None:
    noun = verb.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in BELONGING or not any(c.lower_ == "who" for c in verb.children):
        return
    owner = noun.head.head
    if (
        owner.pos_ == "VERB" and noun.head.i and noun.head.nbor(-1).pos_ == "NOUN"
    ):  # "told the nominee for president, who"
        owner = noun.head.nbor(-1)
    body = noun.ent_type_ == "ORG" and owner.ent_type_ == "PERSON"
    office = noun.tag_ == "NN" and owner.pos_ == "NOUN" and not any(c.dep_ in ("det", "poss") for c in noun.children)
    if body or office:
        verb.head = owner


def _phoned(verb: Token) -> None:
    """ "Called her to thank her": who called thanks her."""
    if verb.lemma_ in RUNG_FOR and verb.head.lemma_ in PHONING and any(c.dep_ == "dobj" for c in verb.head.children):
        verb.dep_ = "advcl"


def _appointed(verb: Token) -> None:
    """ "Named her deputy, Lena Sand, as director": the deputy is whom she named, not what."""
    found = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "oprd")]
    if len(found) != 1 or found[0].dep_ != "oprd" or not any(child.lower_ == "as" for child in verb.children):
        return
    if any(child.dep_ == "appos" and child.ent_type_ == "PERSON" for child in found[0].children):
        found[0].dep_ = "dobj"


def _called(verb: Token) -> None:
    for somebody in [child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i]:
        for name in [child for child in somebody.children if child.dep_ == "appos"]:
            first = name.left_edge
            if first.lower_ in ("a", "an", "the") and first.nbor(-1).text != ",":
                name.dep_, name.head = "oprd", verb


__all__ = ["mend_clause"]
