"""Who did the deed for which somebody is held to account: "was convicted in July of abducting him", "arrested a man on
suspicion of robbing a bank", "sentenced the officer to death for the murder of his client".

The parser hangs the deed on whatever noun stands nearest before it ("in July", "to death"); the verb above says whose
it is. Who is only suspected is named by the grammar alone; that he did it is taken from a verdict only.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.dependents import children

# Those to whom these are done are said, suspected or found to have done what follows.
HOLDING = wordlists.words("event_clauses", "accounts", "held")
# Who is said to have done what these are followed by.
CHARGING = frozenset({"absolve", "accuse", "acquit", "clear", "convict", "exonerate", "suspect"})
# By these a court has found that they did.
FOUND = frozenset({"convict", "execute", "find", "fine", "imprison", "jail", "punish", "sentence"})
OWNING_UP = frozenset({"admit", "confess", "plead"})
# By these only a suspicion is told; and whose words a clause may be that says who did it.
SUSPECTING = frozenset({"accuse", "suspect"})
SAYING = frozenset({"add", "announce", "conclude", "confirm", "find", "hear", "report", "rule", "say", "state"})
REASONS = frozenset({"of", "for", "over", "to", "with", "after", "on"})
STEPS = 4


def held_for(deed: Token) -> Token | None:
    """The verb that holds somebody to account for the deed, which is a gerund or an event noun behind a preposition."""
    prep = deed.head
    if deed.dep_ not in ("pcomp", "pobj") or prep.lower_ not in REASONS:
        return None
    above = prep.head
    for _ in range(STEPS):
        if above.lower_ == "guilty" and above.head.lemma_ in ("find", "plead"):
            return above.head
        if above.pos_ == "VERB":
            return above if above.lemma_ in HOLDING and above.i < prep.i else None
        if above.dep_ not in ("pobj", "prep", "dobj", "npadvmod", "conj", "agent") or above.head == above:
            return None
        above = above.head
    return None


def found_guilty(noun: Token) -> Token | None:
    """The verb of a verdict for the deed that the noun names, or of a plea: "was jailed for the murder of a guard",
    "pleaded guilty to the murder of a guard"."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in OWNING_UP:
        verb: Token | None = noun.head
    elif noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lemma_ in OWNING_UP:
        verb = noun.head.head
    else:
        verb = held_for(noun)
    return verb if verb is not None and verb.lemma_ in FOUND | OWNING_UP and not children(verb, "neg") else None


def answerable(noun: Token) -> Token | None:
    """The verb that says who is responsible for the deed that the noun names: "the cartel is responsible for it"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ != "for" or prep.head.lower_ != "responsible":
        return None
    verb = prep.head.head
    said = verb.dep_ == "ccomp" and verb.head.lemma_ in SAYING and not children(verb, "mark")
    plain = prep.head.dep_ == "acomp" and verb.lemma_ == "be" and (said or verb.dep_ in ("ROOT", "relcl", "conj"))
    unsure = any(child.tag_ == "MD" or child.dep_ == "neg" for child in verb.children)
    return verb if plain and not unsure else None
