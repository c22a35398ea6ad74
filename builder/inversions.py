"""Who stands behind the verb for emphasis: "it was Chad that sued", "also freed was X", "among those held were two".

Every function is pure and returns tokens.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.dependents import children

RELATIVE_TAGS = frozenset({"WDT", "WP"})
CLAUSES = ("relcl", "ccomp", "advcl")
PLACES_OF_PRONOUN = ("nsubj", "nsubjpass", "dobj", "pobj")


def clefted(clause: Token) -> Token | None:
    """The noun that a clause taken for a complement describes: "it was Chad that sued the firm"; None for others."""
    be = clause.head
    if clause.dep_ not in ("ccomp", "advcl") or be.lemma_ != "be" or be.i > clause.i:
        return None
    if not any(child.tag_ in RELATIVE_TAGS for child in children(clause, *PLACES_OF_PRONOUN)):
        return None
    if not any(child.lower_ == "it" for child in children(be, "nsubj", "expl")):
        return None
    nouns = [noun for noun in children(be, "attr") if be.i < noun.i < clause.i]
    return nouns[-1] if nouns else None


def subject_behind(verb: Token) -> Token | None:
    """The subject of a passive that stands behind its auxiliary: "also freed by Turkey was X"."""
    for auxiliary in children(verb, "auxpass"):
        if auxiliary.i > verb.i:
            nouns = [noun for noun in (*children(auxiliary, "attr"), *children(verb, "attr")) if noun.i > auxiliary.i]
            return nouns[0] if nouns else None
    return None


def is_pointed_out(noun: Token) -> bool:
    """Whether what looks like a predicate says who it is, not what somebody is: "it was rebels who", "among those hurt
    were two guards", "also freed were nine miners"."""
    be = noun.head
    if noun.dep_ != "attr" or be.i > noun.i:
        return False
    if be.dep_ == "auxpass" and be.head.i < be.i:
        return True
    if any(prep.lower_ == "among" and prep.i < be.i for prep in children(be, "prep")):
        return True
    if not any(child.lower_ == "it" for child in children(be, "nsubj", "expl")):
        return False
    clauses = [*children(noun, "relcl"), *(clause for clause in children(be, *CLAUSES) if clefted(clause) == noun)]
    return any(clause.tag_ != "VB" for clause in clauses)


__all__ = ["clefted", "is_pointed_out", "subject_behind"]
