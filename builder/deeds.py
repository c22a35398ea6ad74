"""Which cues tell what somebody did or means to do, not what was said: an event, of which no words stand."""

from __future__ import annotations

from newsgraph.builder.cues import Attribution
from newsgraph.builder.model import Entity, Kind

POLICY = frozenset({("commit", "infinitive"), ("judge", "object"), ("think", "infinitive")})
INTENTS = frozenset(
    [
        "plan",
        "want",
        "refuse",
        "agree",
        "intend",
        "aim",
        "mean",
        "expect",
        "decline",
        "plot",
        "prefer",
        "long",
        "yearn",
        "aspire",
    ]
)
BLOWS = frozenset({"attack", "savage", "rip", "assail", "bash", "blast", "slam", "skewer", "go after"})
# Sides taken, which need no words: Support and Reject events.
STANCES = frozenset(
    ["endorse", "oppose", "embrace", "favor", "favour", "reject", "renounce", "rebuff", "spurn", "shun", "disown"]
)
# What even a state does with nothing but words.
WORDS = frozenset(["criticise", "criticize", "deny", "deplore", "dispute", "hail", "refute", "welcome"])
SAYINGS = frozenset(
    [
        "accusation",
        "allegation",
        "assertion",
        "claim",
        "criticism",
        "insinuation",
        "notion",
        "rumor",
        "rumour",
        "suggestion",
    ]
)
# Talks held and steps at law.
MOVES = frozenset(
    [("discuss", "object"), ("rule", "against"), ("appeal", "to"), ("charge", "with"), ("debate", "object")]
)
# Who announces the winner or unveils the plan, acts: no words say what it is. "A new plant" and "the death of" do.
TELLING = frozenset({"announce", "declare", "detail", "disclose", "present", "reveal", "unveil"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})


def _known(cue: Attribution) -> bool:
    """Whether the object of the cue is something that the reader is taken to know, and says nothing by itself."""
    objects = [child for child in cue.cue.children if child.dep_ == "dobj"]
    return bool(objects) and all(
        any(child.lower_ in DEFINITE and child.dep_ in {"det", "poss"} for child in thing.children)
        and not any(child.lower_ == "of" for child in thing.children)
        for thing in objects
    )


def is_deed(source: Entity, cue: Attribution) -> bool:
    """Whether the cue with that source tells a deed, if it quotes no words.

    What a company plans or a country supports is its policy; who endorses somebody takes a side; who asks, invites or
    orders acts by it; and only of a person that the article names does "attacked" mean words.
    """
    if (cue.kind, cue.frame) == ("ask", "infinitive"):
        return True
    if cue.lemma == "order" and cue.frame == "clause":  # "ordered him held"
        return any(child.dep_ == "ccomp" and child.tag_ == "VBN" for child in cue.cue.children)
    if cue.frame == "infinitive" and cue.lemma in INTENTS:
        return True
    purpose = cue.cue.tag_ == "VB" and any(child.tag_ == "TO" for child in cue.cue.children)
    if purpose and cue.kind == "say" and cue.frame in {"object", "about", "of", "on", "for"}:
        return True  # "a law to disclose donors", "met to talk about tolls": what is to be said
    if (cue.lemma, cue.frame) in MOVES:
        return True
    if cue.frame == "object" and cue.lemma in TELLING and _known(cue):
        return True
    if cue.frame == "object" and cue.lemma in STANCES:
        # Who rejects what is said of them says that it is not so.
        return not any(child.dep_ == "dobj" and child.lemma_.lower() in SAYINGS for child in cue.cue.children)
    if cue.kind == "judge" and cue.lemma in BLOWS:
        return not source.named or source.kind is Kind.POLITY
    if cue.kind == "judge" and cue.lemma in WORDS:
        return False
    body = source.kind is Kind.POLITY or (source.kind is Kind.ORGANIZATION and cue.frame == "infinitive")
    return (cue.kind, cue.frame) in POLICY and body
