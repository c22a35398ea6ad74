"""What the words above a clause or an event noun take for granted of it: who stops doing it was doing it, who makes
sure of it has it done, and what something depends on is still open."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.dependents import children
from newsgraph.builder.frames import noun_classes
from newsgraph.builder.model import Status

__all__ = ["is_ceased", "is_condition", "is_hindered", "left_open", "maker_sure"]

CEASING = frozenset({"cease", "discontinue", "quit", "stop"})
ASSURING = frozenset({"assure", "ensure", "guarantee"})
SURE = frozenset({"certain", "sure"})
DEPENDING = frozenset({"depend", "hang", "hinge"})
CONTINGENT = frozenset({"conditional", "conditioned", "contingent", "dependent", "predicated"})
SUBJECTS = ("nsubj", "nsubjpass")
# Who opens or shuts these leaves open what lies behind, or rules it out: "opened the door to talks".
WAYS = frozenset({"door", "gate", "ground", "groundwork", "path", "road", "stage", "way"})
OPENING = frozenset({"clear", "lay", "leave", "offer", "open", "pave", "prepare", "set", "smooth"})
SHUTTING = frozenset({"bar", "block", "bolt", "close", "shut", "slam"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def is_ceased(verb: Token) -> bool:
    """Whether the verb tells what goes on and is, or is to be, ended: "must stop killing civilians"."""
    gerund = verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "ccomp") and not children(verb, *SUBJECTS)
    return gerund and verb.head.lemma_ in CEASING and not children(verb.head, "dobj")


def is_hindered(verb: Token) -> bool:
    """Whether somebody keeps others from doing it, though no "from" says so: "stopped Peru building a dam"."""
    gerund = verb.tag_ == "VBG" and verb.dep_ in ("ccomp", "xcomp")
    if not gerund or verb.head.lemma_ not in ("prevent", "stop"):
        return False
    return bool(children(verb, *SUBJECTS) or any(noun.i < verb.i for noun in children(verb.head, "dobj")))


def maker_sure(verb: Token) -> Token | None:
    """The verb by which somebody sees to what the clause tells: "made sure that they left", "see to it that"."""
    head = verb.head
    if verb.dep_ != "ccomp":
        return None
    if head.lemma_.lower() in SURE and head.head.lemma_ in ("make", "be"):
        return head.head
    seen = head.lemma_ == "see" and any(prep.lower_ == "to" for prep in children(head, "prep"))
    return head if seen or head.lemma_ in ASSURING else None


def is_condition(noun: Token) -> bool:
    """Whether something depends on the event that the noun names: "hinges on Peru's withdrawal"; what one lives on
    ("depends on aid"), or what is known ("depends on the talks"), is there."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in ("on", "upon"):
        return False
    governor, lemma = prep.head, noun.lemma_.lower()
    qualities = {each.lower_ for each in (governor, *children(governor, "acomp"))}
    if governor.lemma_.lower() not in DEPENDING and not qualities & CONTINGENT:
        return False
    classes = noun_classes()
    if lemma in classes["HELP"]:
        return False
    lasting = lemma in classes["TALKS"] | classes["CONTEST"] | classes["ASSAULT"]
    return not (lasting and any(child.lower_ in DEFINITE for child in children(noun, "det", "poss")))


def left_open(noun: Token) -> Status | None:
    """What a way that is opened or shut says of the event it leads to: "opened the door to talks", "closed the door on
    a deal"; None for any other noun."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in ("for", "on", "to"):
        return None
    beside = children(prep.head, "dobj", "nsubjpass") if prep.head.pos_ == "VERB" else [prep.head]
    for way in beside:
        verb = way.head
        if way.lemma_.lower() in WAYS and way.dep_ in ("dobj", "nsubjpass") and verb.pos_ == "VERB":
            if verb.lemma_ in SHUTTING:
                return Status.NEGATED
            return Status.HYPOTHETICAL if verb.lemma_ in OPENING else None
    return None
