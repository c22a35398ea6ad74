"""The dependents of each token of a text, found once: the rules ask for them some hundreds of times a sentence."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

__all__ = ["children", "dependents"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})


# Texts are read one after the other, so the tables of one are enough; its parse is finished before anything is asked.
@lru_cache(maxsize=1)
def _table(doc: Doc) -> list[list[tuple[str, Token]]]:
    table: list[list[tuple[str, Token]]] = [[] for _ in range(len(doc))]
    for token in doc:
        head = token.head.i
        if head != token.i:
            if token.dep_ in SUBJECTS and token.head.dep_ in AUXILIARIES:
                head = token.head.head.i  # "the state is committed to ...": hung on "is"
            table[head].append((token.dep_, token))
    return table


def dependents(token: Token) -> list[Token]:
    """The token's dependents, in the order of the text."""
    return [child for _, child in _table(token.doc)[token.i]]


def children(token: Token, *labels: str) -> list[Token]:
    """The token's dependents with one of the labels, in the order of the text."""
    row = _table(token.doc)[token.i]
    return [child for label, child in row if label in labels] if row else []
