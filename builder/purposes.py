"""What an infinitive of purpose says of its deed: asked of somebody, met by the main deed itself, or only meant.

"Called on Egypt to free her" asks for the deed though the parser hangs it as a purpose. Who "blocked roads to demand
jobs" has demanded them, who "voted 52-48 to confirm her" has done so, who "beat Norway to win gold" has won it; who
"travelled to free her" only means to.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.frames import noun_classes
from newsgraph.builder.infinitives import is_urged
from newsgraph.builder.moods import verbs_of
from newsgraph.builder.syntax import PREPOSITIONAL_CONTROL, children, prepositional
from newsgraph.builder.voice import is_passive


def is_asked(verb: Token) -> bool:
    """Whether the deed is asked of whom a verb of calling addresses: "called on Egypt to free her", or urges: "pushed
    Egypt to free her"."""
    head = verb.head
    if is_urged(verb):
        return True
    active = head.tag_ == "VBD" or not is_passive(head)  # however the parser reads "the opposition called on"
    asks = head.lemma_ in PREPOSITIONAL_CONTROL and active and not children(head, "auxpass")
    if head.lemma_ == "call" and children(head, "dobj"):
        return False  # "called her on Friday to thank her"
    return asks and bool(prepositional(head, "on", "upon", "to", "with"))


def is_met(verb: Token) -> bool:
    """Whether the main deed is itself the doing of what it is for: words by a deed that shows them, a win by a win."""
    deed, purpose = verb.head.lemma_.lower(), verb.lemma_.lower()
    shown = deed in verbs_of("showing") and purpose in verbs_of("shown")
    if verb.head.tag_ == "VBD" and deed == "be" and purpose in verbs_of("attended"):
        return any((c.dep_ == "prep" and c.lower_ in ("at", "in", "on")) or c.lower_ in ("here", "there", "present")
                   for c in verb.head.children if c.i < verb.i)  # fmt: skip
    return deed == "vote" or shown or (deed in verbs_of("winning") and purpose in verbs_of("won"))


def is_reached(verb: Token) -> bool:
    """Whether the deed was done, as what the main one did or what came of it: "fled to Peru only to be arrested"."""
    only = any(child.lower_ == "only" and child.i < verb.i for child in children(verb, "advmod"))
    return only or is_met(verb)


def is_performed(verb: Token) -> bool:
    """Whether saying that one wants to do it is doing it, as the speaker's own words: "I want to thank the nurses"."""
    wish = verb.head
    if verb.dep_ != "xcomp" or wish.lemma_ not in ("want", "wish", "like") or children(wish, "neg"):
        return False
    return verb.lemma_ in verbs_of("performed") and any(c.lower_ in ("i", "we") for c in children(wish, "nsubj"))


def is_means(verb: Token, deed: Token) -> bool:
    """Whether the verb is a participle that tells how the deed was done: "won the race, beating Kim"."""
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head == deed and not children(verb, "mark", "nsubj")


def is_of(verb: Token, deed: Token) -> bool:
    """Whether the verb is an infinitive that tells what the deed is for."""
    infinitive = verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)
    return infinitive and verb.dep_ == "advcl" and verb.head == deed


def serves(noun: Token) -> Token | None:
    """The verb whose deed the noun's is the aim or the whole of: "met in Oslo for talks", "will host her as part of a
    state visit"; None for any other noun."""
    prep = noun.head
    if noun.dep_ != "pobj":
        return None
    if prep.lower_ == "of" and prep.head.lower_ == "part" and prep.head.head.lower_ == "as":
        return prep.head.head.head
    return prep.head if prep.lower_ == "for" and noun.lemma_.lower() in noun_classes()["TALKS"] else None
