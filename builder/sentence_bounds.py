"""Where the sentence of a token begins and ends, as token indices.

``token.sent`` of spaCy looks at the whole document each time; these look at one sentence.
"""

from __future__ import annotations

from spacy.tokens import Token


def sentence_start(token: Token) -> int:
    """The index of the first token of the sentence in which ``token`` stands."""
    doc, index = token.doc, token.i
    while index > 0 and not doc[index].is_sent_start:
        index -= 1
    return index


def sentence_end(token: Token) -> int:
    """The index after the last token of the sentence in which ``token`` stands."""
    doc, index = token.doc, token.i + 1
    while index < len(doc) and not doc[index].is_sent_start:
        index += 1
    return index
