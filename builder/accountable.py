"""Who did the deed for which somebody is held to account: "was convicted in July of abducting him", "arrested a man on
suspicion of robbing a bank", "sentenced the officer to death for the murder of his client".

The parser hangs the deed on whatever noun stands nearest before it ("in July", "to death"); the verb above says whose
it is. Who is only suspected is named by the grammar alone; that he did it is taken from a verdict only.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.dependents import children

# Those to whom these are done are said, suspected or found to have done what follows.
HOLDING = frozenset({
    "accuse", "acquit", "arrest", "ban", "charge", "clear", "convict", "deport", "detain", "discipline", "dismiss",
    "execute", "expel", "extradite", "fine", "fire", "hold", "imprison", "indict", "interrogate", "investigate", "jail",
    "praise", "prosecute", "punish", "question", "reprimand", "sack", "sanction", "sentence", "sue", "suspect",
    "suspend", "thank", "try", "wanted",
})  # fmt: skip
# By these a court has found that they did.
FOUND = frozenset({"convict", "execute", "fine", "imprison", "jail", "punish", "sentence"})
REASONS = frozenset({"of", "for", "over", "with", "after", "on"})
STEPS = 4


def held_for(deed: Token) -> Token | None:
    """The verb that holds somebody to account for the deed, which is a gerund or an event noun behind a preposition."""
    prep = deed.head
    if deed.dep_ not in ("pcomp", "pobj") or prep.lower_ not in REASONS:
        return None
    above = prep.head
    for _ in range(STEPS):
        if above.pos_ == "VERB":
            return above if above.lemma_ in HOLDING and above.i < prep.i else None
        if above.dep_ not in ("pobj", "prep", "dobj", "npadvmod", "conj", "agent") or above.head == above:
            return None
        above = above.head
    return None


def found_guilty(noun: Token) -> Token | None:
    """The verb of a verdict for the deed that the noun names: "was jailed for the murder of a guard"."""
    verb = held_for(noun) if noun.head.lower_ in ("of", "for") else None
    while verb is None and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
        verb = held_for(noun)
    return verb if verb is not None and verb.lemma_ in FOUND and not children(verb, "neg") else None
