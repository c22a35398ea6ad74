"""Who names a successor, and is not who is succeeded: "dismissed his minister and named Sand to replace him"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.discourse import Discourse
from newsgraph.builder.syntax import children, subjects

FOLLOWING = frozenset({"replace", "succeed"})
FOLLOWERS = frozenset({"replacement", "successor"})
STEADS = frozenset({"place", "stead"})
NAMING = frozenset({
    "announce", "appoint", "choose", "designate", "elect", "install", "name", "nominate", "pick", "promote", "select",
    "tap",
})  # fmt: skip
OBJECT, POSSESSIVE = "dobj", "poss"


def appointers(pronoun: Token, discourse: Discourse) -> set[str]:
    """The keys of those who name whoever follows the one that the pronoun means."""
    above = pronoun.head
    if pronoun.dep_ == OBJECT:
        if above.lemma_ not in FOLLOWING or above.dep_ == "ROOT":
            return set()
    elif pronoun.dep_ != POSSESSIVE or above.lower_ not in STEADS | FOLLOWERS:
        return set()
    governor = above.head
    while governor.pos_ not in ("VERB", "AUX") and governor.head != governor:
        governor = governor.head
    if governor.lemma_ not in NAMING or not (children(governor, "dobj", "oprd") or above.lower_ in FOLLOWERS):
        return set()
    return {key for key in (discourse.key_at(token) for token in subjects(governor)) if key is not None}
