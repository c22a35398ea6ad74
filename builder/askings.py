"""Who is to do what a noun of asking asks for: "put pressure on Egypt to free her", "faced calls to resign".

The parser hangs the infinitive on the noun or on the verb; whoever presses, or makes the appeal, is not who does it.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.dependents import children
from newsgraph.builder.enumerations import coordinated
from newsgraph.builder.passive_agents import nouns_under
from newsgraph.builder.wordlists import words

# What such a noun's infinitive says, others are to do.
ASKING = words("event_clauses", "asked", "asking")
# The same, where the noun says on whom it lies; and who has these done to him, or does these to them, is asked.
LYING_ON = ASKING | words("event_clauses", "asked", "burdens")
FACING = words("event_clauses", "asked", "facing")
YIELDING = words("event_clauses", "asked", "yielding")
# What is made, and so addressed to somebody: "made an appeal to Peru", not "took the appeal to Peru".
MAKING = frozenset({"address", "deliver", "direct", "give", "issue", "make", "reiterate", "renew", "repeat", "send"})
# Who does these on, to or for somebody wants him to do what follows.
LEANING = {"lean": ("on", "upon"), "count": ("on", "upon"), "rely": ("on", "upon"), "bank": ("on", "upon"),
           "look": ("to",)}  # fmt: skip
UPON = ("on", "upon")
PUTTING = frozenset({"bring", "keep", "place", "put"})


def addressed(noun: Token) -> list[Token]:
    """To whom what the noun names is addressed: "pressure from Oslo on Peru", "put pressure on Peru"."""
    under = noun.head
    if noun.dep_ == "pobj" and under.lower_ == "under" and under.head.lemma_ in PUTTING:
        return [t for child in children(under.head, "dobj") for t in coordinated(child)]  # "put Peru under pressure"
    preps = children(noun, "prep")
    preps += [inner for prep in preps for inside in children(prep, "pobj") for inner in children(inside, "prep")]
    found = [t for prep in preps if prep.lower_ in ("on", "upon", "to") for t in nouns_under(prep)]
    verb = noun.head
    if found or noun.dep_ not in ("dobj", "nsubj", "nsubjpass", "attr") or verb.pos_ not in ("VERB", "AUX"):
        return found
    after = [prep for prep in children(verb, "prep", "dative") if prep.i > noun.i]
    words_ = (*UPON, "to") if verb.lemma_ in MAKING else UPON
    return [t for prep in after if prep.lower_ in words_ for t in nouns_under(prep)]


def faced(noun: Token) -> Token | None:
    """The verb whose subject is asked: "faced calls to resign", "came under pressure to go", "bowed to demands to"."""
    if noun.dep_ == "dobj":
        return noun.head if noun.head.lemma_ in FACING else None
    prep = noun.head
    if noun.dep_ != "pobj" or prep.head.pos_ not in ("VERB", "AUX"):
        return None
    yields = prep.lower_ == "to" and prep.head.lemma_ in YIELDING
    return prep.head if prep.lower_ == "under" or yields else None


def is_faced(clause: Token) -> bool:
    """Whether the infinitive that the parser takes for a purpose is what those asked face: "faces pressure to go"."""
    if clause.dep_ != "advcl" or clause.tag_ != "VB" or clause.head.lemma_ not in FACING:
        return False
    return any(noun.lemma_.lower() in ASKING and noun.i < clause.i for noun in children(clause.head, "dobj"))


def leaned_on(clause: Token) -> list[Token]:
    """Who is wanted, without a noun, to do what the infinitive says: "leaned on Peru to act", "it is up to Peru to"."""
    verb = clause.head
    if clause.tag_ != "VB" or clause.dep_ not in ("advcl", "xcomp") or not any(
        aux.tag_ == "TO" for aux in children(clause, "aux")
    ):  # fmt: skip
        return []
    if verb.lemma_ in LEANING:
        return [t for p in children(verb, "prep") if p.lower_ in LEANING[verb.lemma_] for t in nouns_under(p)]
    if verb.lemma_ == "be":
        ups = [p for p in children(verb, "prep", "advmod", "acomp") if p.lower_ in ("up", "down")]
        return [t for up in ups for p in children(up, "prep") if p.lower_ == "to" for t in nouns_under(p)]
    return []


def asked(clause: Token) -> list[Token]:
    """Who is to do what the infinitive says, where a noun beside it or the verb above tells whom it is asked of."""
    if clause.tag_ != "VB" or clause.dep_ not in ("advcl", "xcomp"):
        return []
    head = clause.head
    if head.pos_ == "NOUN":
        return addressed(head) if head.lemma_.lower() in ASKING else []
    if head.pos_ not in ("VERB", "AUX") or not any(aux.tag_ == "TO" for aux in children(clause, "aux")):
        return []
    nouns = (
        n
        for n in children(head, "dobj", "nsubj", "nsubjpass", "attr")
        if n.lemma_.lower() in LYING_ON and n.i < clause.i
    )
    return next(filter(None, map(addressed, nouns)), []) or leaned_on(clause)


__all__ = ["ASKING", "LYING_ON", "addressed", "asked", "faced", "is_faced", "leaned_on"]
