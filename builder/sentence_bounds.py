"""Where the sentence of a token begins and ends, as token indices.

``token.sent`` of spaCy looks at the whole document each time; these look it up.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.token_columns import sentence_ends, sentence_starts


def sentence_start(token: Token) -> int:
    """The index of the first token of the sentence in which ``token`` stands."""
    return sentence_starts(token.doc)[token.i]


def sentence_end(token: Token) -> int:
    """The index after the last token of the sentence in which ``token`` stands."""
    return sentence_ends(token.doc)[token.i]
