"""What is told as a fact but dated after the article: it is still to come ("the show opens on October 22")."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.frames import noun_classes
from newsgraph.builder.model import Status, When
from newsgraph.builder.moods import one_of_a_kind
from newsgraph.builder.time_expressions import PUTTING_OFF, SETTING

PAST = frozenset({"VBD", "VBN"})
# Before these an event is only sought, or planned.
SOUGHT = frozenset({"bid", "negotiation", "proposal", "request", "talk", "talks", "threat"})
# Who is doing these to a deal has not made it.
MAKING = frozenset(
    {"broker", "craft", "draft", "draw", "finalise", "finalize", "hammer", "hash", "negotiate", "thrash"}
)
TALKS = frozenset({"conversation", "discussion", "negotiation", "talk", "talks"})
DEALS = frozenset({"Agree", "Retreat", "Transact"})
PLANNED = frozenset({"plan", "scheme"})
WEIGHING = frozenset({"consider", "contemplate", "weigh"})
PLANNING = frozenset({"plan", "plot"})
HELD_OUT = frozenset({"Aid", "Transact", "Mobilize"})  # what is offered of these is still to be taken


def in_the_making(trigger: Token) -> bool:
    """Whether a deal is not made yet: "are hammering out a deal", "talks on a truce"; not "negotiated a deal"."""
    verb = trigger.head if trigger.dep_ == "dobj" else trigger
    if verb.tag_ == "VBG" and verb.lemma_ in MAKING and verb.dep_ != "amod":
        return True
    if trigger.pos_ != "NOUN" or trigger.lemma_.lower() not in noun_classes()["DEAL"] or not one_of_a_kind(trigger):
        return False
    if trigger.dep_ == "dobj":
        return trigger.head.lemma_ == "discuss"
    prep = trigger.head
    talks = prep.head.lemma_.lower() in TALKS
    return trigger.dep_ == "pobj" and prep.lower_ in ("about", "on", "over", "toward", "towards") and talks


def ahead(status: Status, when: When, trigger: Token, published: str | None) -> Status:
    """The status, Planned instead of Actual where the day is past the article's own (an ISO date) and no past tense
    tells of it."""
    day = when.date or when.start
    if status is not Status.ACTUAL or published is None or day is None or day <= published[: len(day)]:
        return status
    verb = trigger
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    told = {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass"))}
    to_be = verb.lemma_ in SETTING | PUTTING_OFF  # "called an election for 30 November"
    return status if told & PAST and not to_be else Status.PLANNED


def offered(status: Status, trigger: Token, kind: str) -> Status:
    """The status, Hypothetical for a deal that is still being made and for help or goods that the trigger says are only
    offered, Planned for what it says is planned."""
    if status is not Status.ACTUAL:
        return status
    if kind in DEALS and in_the_making(trigger):
        return Status.HYPOTHETICAL
    if trigger.pos_ == "VERB" and trigger.lemma_ in PLANNING:
        return Status.PLANNED
    if trigger.dep_ in ("compound", "nmod"):  # "merger talks", "a rescue plan"
        over = trigger.head.lemma_
        return Status.HYPOTHETICAL if over in SOUGHT else Status.PLANNED if over in PLANNED else status
    if trigger.dep_ == "dobj" and trigger.lemma_ in ("lawsuit", "suit"):
        return Status.HYPOTHETICAL if trigger.head.lemma_ in WEIGHING else status  # "is considering a lawsuit"
    return Status.HYPOTHETICAL if trigger.lemma_ == "offer" and kind in HELD_OUT else status


__all__ = ["ahead", "in_the_making", "offered"]
