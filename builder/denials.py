"""What denies a clause: the words in it, and what is said of it from outside ("it is not true that they left")."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.dependents import children
from newsgraph.builder.model import Status
from newsgraph.builder.moods import denied_in_front, denied_together, in_place_of, not_only, words

MANDATIVE = frozenset({"advisable", "crucial", "desirable", "essential", "imperative", "important", "urgent", "vital"})


def is_negated(token: Token) -> bool:
    """Whether the word's own clause denies it: by "not", by "no" before who or what takes part, in front, in place."""
    for child in token.children:
        if child.lower_ == "longer" and any(inner.lower_ in ("no", "not", "any") for inner in child.children):
            return True  # "no longer wants"
        if (child.dep_ == "neg" and not not_only(child)) or (
            child.dep_ in ("advmod", "det", "preconj") and child.lower_ in ("never", "no", "neither")
        ):
            return True
        nobody = child.lower_ in ("nobody", "none", "neither", "nothing") or any(
            c.dep_ == "neg" or (c.dep_ in ("det", "preconj") and c.lower_ in ("no", "neither")) for c in child.children
        )
        if nobody and child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            return True
    return (
        denied_together(token)
        or (token.dep_ == "pobj" and token.head.lower_ == "without")
        or (token.dep_ == "pcomp" and in_place_of(token.head))
        or denied_in_front(token)
    )


def said_to_be(own: Status, clause: Token) -> Status:
    """What "it is unlikely that", "it is not true that" say of their clause."""
    verb = clause.head
    quality = children(verb, "acomp")[0]
    if quality.lower_ in MANDATIVE and clause.tag_ in ("VB", "VBP") and own is Status.ACTUAL:
        return Status.HYPOTHETICAL  # "it is vital that he leave"
    value = words()["adjectives"].get(quality.lower_)
    value = value if value in (Status.HYPOTHETICAL, Status.NEGATED) else Status.ACTUAL
    certain = quality.lower_ in ("true", "certain", "clear", "sure", "evident", "proven", "known", "likely", "possible")
    if certain and (is_negated(verb) or any(child.lower_ == "far" for child in children(quality, "advmod"))):
        value = Status.HYPOTHETICAL if quality.lower_ in ("certain", "clear", "sure", "known") else Status.NEGATED
    return own if value is Status.ACTUAL or own is Status.NEGATED else value


def denied_under(verb: Token) -> Status:
    """What a denied verb says by its auxiliaries: "must not leave" and "might not leave" leave open whether they do,
    and who "should not have left" has left."""
    modals = {child.lower_ for child in children(verb, "aux")}
    if not modals and verb.tag_ in ("VB", "VBP") and verb.dep_ == "ccomp":
        return Status.HYPOTHETICAL  # "ordered that police not arrest them"
    if "have" in modals and not modals & {"may", "might"}:
        return Status.ACTUAL if modals & {"ought", "should"} else Status.NEGATED
    return Status.HYPOTHETICAL if modals & {"may", "might", "must", "ought", "should"} else Status.NEGATED
