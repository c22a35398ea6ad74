"""Who is judged for a deed, so that it is theirs: "sanctions on Kobo over its raid", "praised Obi for her help"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.syntax import direct_objects, is_passive, prepositional, subjects
from newsgraph.builder.wordlists import words


def judged(token: Token) -> list[Token]:
    """Who is judged for what the possessive ``token`` owns: the words before it that name them, if it is so."""
    prep = token.head.head
    if token.dep_ != "poss" or token.head.dep_ != "pobj" or prep.lower_ not in words("discourse", "judging", "reasons"):
        return []
    governor = prep.head
    while governor.pos_ in ("NOUN", "PROPN") and governor.dep_ in ("dobj", "pobj", "prep", "nsubjpass"):
        governor = governor.head if governor.head.pos_ != "ADP" else governor.head.head
    if governor.pos_ != "VERB":
        return []
    if governor.lemma_.lower() in words("discourse", "judging", "verbs"):
        found = subjects(governor) if is_passive(governor) else direct_objects(governor)
        return [t for t in found if t.i < token.i]
    things = subjects(governor) if is_passive(governor) else direct_objects(governor)
    imposed = [t for t in things if t.lemma_.lower() in words("discourse", "judging", "things")]
    blamed = [t for n in (*imposed, governor) for t in prepositional(n, "on", "against", "of")] if imposed else []
    return [t for t in blamed if t.i < token.i]
