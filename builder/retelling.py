"""Whether two sentences tell of one deed, as a headline and the sentences below it do."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.voice import is_passive
from newsgraph.builder.wordlists import table

SPEECH_VERBS = frozenset({"say", "tell", "be", "have", "do", "get", "make"})


def deed(token: Token) -> tuple[str, bool] | None:
    """The verb that the phrase is subject or object of, and whether it is what the deed is done to."""
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    verb = token.head
    if token.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX"):
        told = verb.lemma_.lower(), token.dep_ == "nsubjpass" or is_passive(verb)
    elif token.dep_ == "dobj":
        told = verb.lemma_.lower(), True
    elif token.dep_ == "pobj" and verb.dep_ == "agent":
        told = verb.head.lemma_.lower(), False
    else:
        participles = [c for c in token.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")]
        if not participles:
            return None
        told = participles[0].lemma_.lower(), True
    return None if told[0] in SPEECH_VERBS else told


def is_clipped(token: Token) -> bool:
    """Whether a headline may have left out the auxiliary of a passive: "Man arrested over fire"."""
    verb = token.head
    return verb.tag_ in ("VBN", "VBD") and not any(t.dep_ in ("aux", "auxpass", "dobj", "ccomp") for t in verb.children)


def alike(one: str, other: str) -> bool:
    """Whether two verbs may tell of one deed."""
    if one == other:
        return True
    groups = [set(group.split()) for group in table("identification")["deeds"]["groups"]]
    return any(one in group and other in group for group in groups)
