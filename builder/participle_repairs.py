"""Participles that the parser takes for adjectives of the noun behind them, though they govern it.

"Denied sheltering rebels", "accused Peru of arming rebels": sheltering and arming are what is denied. "Met the king on
Friday and visited troops": the troops are visited. Only where the words leave no other reading.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.accountable import CHARGING, HOLDING
from newsgraph.builder.frames import frames

# What follows these as a gerund was done, or said to have been done, by somebody.
DENYING = frozenset({"admit", "deny"})
CHARGED_OF = CHARGING | {"guilty", "capable"}
CHARGED_FOR = HOLDING | {
    "apologise", "apologize", "blame", "condemn", "criticise", "criticize", "denounce", "responsible",
}  # fmt: skip
# Before these as gerunds stands when or how somebody did something.
TIMING = frozenset({"after", "before"})
# What describes the noun behind it rather than what is done to it.
DESCRIBING = frozenset({
    "advance", "alarm", "attack", "change", "come", "compete", "continue", "cripple", "damage", "decline",
    "demonstrate", "disappoint", "emerge", "escalate", "exist", "fail", "fall", "fight", "flee", "follow", "grow",
    "increase", "invade", "lead", "live", "lose", "mislead", "miss", "mount", "neighbor", "neighbour", "oppose",
    "pend", "protest", "remain", "retreat", "rise", "rival", "rule", "slow", "spiral", "strike", "sue", "support",
    "surround", "visit", "war", "win", "withdraw", "work", "worsen",
})  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mend_participle(participle: Token) -> None:
    """Make the participle govern the noun that it is taken to describe, in place."""
    noun = participle.head
    while noun.dep_ == "compound" and noun.head.i > noun.i:  # "heckling President Eva Sand"
        noun = noun.head
    if participle.dep_ != "amod" or not participle.i or noun.i < participle.i or noun.pos_ not in ("NOUN", "PROPN"):
        return
    before = participle.nbor(-1)
    if noun.left_edge.i < participle.i:
        return
    if participle.tag_ == "VBG" and participle.lemma_ not in DESCRIBING:
        _gerund(participle, noun, before)
    elif participle.tag_ in ("VBN", "VBD") and before.dep_ == "cc" and before.lower_ in ("and", "but"):
        _past(participle, noun, before)


def _gerund(gerund: Token, noun: Token, before: Token) -> None:
    if noun.head != before:
        return
    if noun.dep_ == "dobj" and before.lemma_ in DENYING:
        _govern(gerund, noun, before, "xcomp")
    elif noun.dep_ == "pobj" and (_is_charged(before) or _tells_when(gerund, noun, before)):
        _govern(gerund, noun, before, "pcomp")


def _tells_when(gerund: Token, noun: Token, prep: Token) -> bool:
    """ "After freeing hostages", "by freeing hostages", and no passive that advancing rebels did."""
    if prep.lower_ not in TIMING and (prep.lower_ != "by" or prep.dep_ != "prep"):
        return False
    several = noun.tag_ in ("NNS", "NNP", "NNPS")
    return several and any(
        "obj" in frame.patient and frame.type != "-" for frame in frames("verbs").get(gerund.lemma_, ())
    )


def _is_charged(prep: Token) -> bool:
    """Whether the preposition stands before what somebody is said to have done."""
    governor = prep.head
    if prep.lower_ == "of":
        return governor.lemma_ in CHARGED_OF or (governor.dep_ == "dobj" and governor.head.lemma_ in CHARGED_OF)
    return prep.lower_ == "without" or (prep.lower_ == "for" and governor.lemma_ in CHARGED_FOR)


def _past(participle: Token, noun: Token, link: Token) -> None:
    """ "Issued a statement on Friday and deployed troops": a second object behind "and", or troops joined to a day."""
    verb = noun.head
    if noun.dep_ == "conj" and verb.ent_type_ == "DATE" and verb.dep_ == "pobj":
        verb = verb.head.head
    elif noun.dep_ != "dobj" or not any(c.dep_ == "dobj" and c.i < link.i for c in verb.children):
        return
    if verb.tag_ not in FINITE or verb.i > link.i or not any(c.dep_ in SUBJECTS for c in verb.children):
        return
    _govern(participle, noun, verb, "conj")
    participle.tag_ = "VBD"
    link.head = verb


def _govern(participle: Token, noun: Token, head: Token, label: str) -> None:
    participle.dep_, participle.head = label, head
    noun.dep_, noun.head = "dobj", participle
    participle.pos_ = "VERB"


__all__ = ["mend_participle"]
