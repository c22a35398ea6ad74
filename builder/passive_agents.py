"""Who stands after "by" in a passive, also where the parser hangs them on a noun in between.

The subject of "was accused of fraud by a bank" is who committed the fraud, so the bank is who accuses.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.accountable import HOLDING
from newsgraph.builder.dependents import children
from newsgraph.builder.enumerations import coordinated
from newsgraph.builder.frames import frames
from newsgraph.builder.voice import is_passive, shares_passive

# Whoever does these to an attack makes it.
MAKING = frozenset({"carry", "commit", "conduct", "launch", "lay", "mount", "perpetrate", "stage"})
# What stands after these is no part of the deed: "was criticised for a raid by rebels".
BEYOND = frozenset(
    {"after", "amid", "as", "because", "before", "due", "despite", "following", "for", "of", "over", "pending", "since"}
    | {"than", "until"}
)
# What the one of two deeds has for itself: its day, its place.
APART = frozenset({"DATE", "TIME", "GPE"})
# Behind these stands for what somebody is held to account or asked.
CHARGES = frozenset({"for", "of", "over"})
ASKED = frozenset({"ask", "beg", "petition", "lobby", "approach"})


def agents_by(verb: Token) -> list[Token]:
    """Who stands after "by" in a passive."""
    found: list[Token] = []
    for prep in [p for first in children(verb, "agent", "prep") for p in (first, *children(first, "conj"))]:
        if prep.lower_ == "by" and (prep.dep_ in ("agent", "conj") or is_passive(verb)):
            found.extend(nouns_under(prep))
    if not found and (verb.tag_ == "VBN" or shares_passive(verb)):  # "was shot and wounded by his guard"
        others = [other for other in children(verb, "conj") if other.tag_ == "VBN" and not _is_apart(verb, other)]
        found = [t for other in others for t in agents_by(other)]
    if not found and is_passive(verb):  # "were fired at a base by rebels": the parser hangs the rebels on the base
        for prep in children(verb, "prep"):
            nouns = [n for n in children(prep, "pobj") if prep.lower_ not in BEYOND or _is_subjects_own(verb, prep, n)]
            found.extend(
                t for noun in nouns for by in children(noun, "prep") if by.lower_ == "by" for t in nouns_under(by)
            )
            made = [clause for noun in nouns for clause in children(noun, "acl") if clause.lemma_ in MAKING]
            found.extend(t for clause in made for t in agents_by(clause))  # "in an ambush laid by rebels"
    return found


def _is_apart(verb: Token, other: Token) -> bool:
    """Whether what is joined to the verb was another's deed: "was held in May but freed by a judge", "was born in 1950
    and knighted by the queen"."""
    between = verb.doc[verb.i + 1 : other.i]
    return any(token.lower_ in ("but", "yet", "then", "later") or token.ent_type_ in APART for token in between)


def _is_subjects_own(verb: Token, prep: Token, noun: Token) -> bool:
    """Whether the noun is what the subject did, wants or is, and so nobody's behind "by": "was fined for bribery by a
    court", "was asked for time by Peru", "was named as envoy by Peru"; not "was criticised for a raid by rebels"."""
    if prep.lower_ == "as":
        return noun.lemma_.lower() not in frames("nouns")
    if prep.lower_ not in CHARGES or noun.tag_ != "NN" or children(noun, "det", "poss"):
        return False
    if verb.lemma_ in ASKED:
        return noun.lemma_.lower() not in frames("nouns")
    accusing = (frame for frame in frames("verbs").get(verb.lemma_, ()) if not frame.conditions)
    return verb.lemma_ in HOLDING or any(frame.type == "Accuse" for frame in accusing)


def nouns_under(prep: Token) -> list[Token]:
    """The nouns that the preposition governs, with all that is joined to them."""
    return [token for noun in children(prep, "pobj") for token in coordinated(noun)]
