"""Where the sentence of a token begins and ends, as token indices.

``token.sent`` of spaCy looks at the whole document each time; these look it up.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.builder.small_words import RELATIVE_PRONOUNS
from newsgraph.builder.token_columns import sentence_ends, sentence_starts, texts


def sentence_start(token: Token) -> int:
    """The index of the first token of the sentence in which ``token`` stands."""
    return sentence_starts(token.doc)[token.i]


def sentence_end(token: Token) -> int:
    """The index after the last token of the sentence in which ``token`` stands."""
    return sentence_ends(token.doc)[token.i]


def opens_clause(doc: Doc, i: int) -> bool:
    """Whether a clause begins at the token, which is no part of the name before it."""
    text = texts(doc)[i]
    if not text.islower():
        return False
    if text == "of" and i + 1 < len(doc):
        return doc[i + 1].tag_ == "VBG" and doc[i + 1].text.islower() and doc[i + 1].dep_ == "pcomp"
    # "the National Police | ended"
    return text in RELATIVE_PRONOUNS or (doc[i].dep_ == "ROOT" and doc[i].tag_ in {"VBD", "VBZ"})
