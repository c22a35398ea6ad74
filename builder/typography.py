"""Marks and white space as the parser should see them: one of each kind, whatever a newsroom's software writes.

A text's characters are replaced one for one, so that every offset stays. White space of its own (line ends, a second
space) is a token; the model is shown each as the plainest of its kind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]
from spacy.language import Language

MARKS = {
    '"': "“”„‟«»″",
    "'": "‘’‚‛‹›′ʼ´",
    "-": "‐‑",
    "—": "―",
    " ": "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
}
PLAIN = str.maketrans({mark: plain for plain, marks in MARKS.items() for mark in marks})
# Letters of a word in odd clothes: what a rule that reads the text's characters takes for the plain ones.
LETTERS = str.maketrans({mark: plain for plain in "-—" for mark in MARKS[plain]} | dict.fromkeys("ʼ´", "'"))
LINE_END, SPACE = "\n\n", " "
SHOWN = (NORM, PREFIX, SUFFIX, SHAPE)  # what the model is shown of a word


def plain(text: str) -> str:
    """The text, of the same length, with straight quotation marks, plain hyphens and plain spaces."""
    return text.translate(PLAIN)


class _Levelled:
    """A word's attribute, which of white space is that of the plainest of its kind."""

    def __init__(self, getter: Callable[[str], str]) -> None:
        self.getter = getter

    def __call__(self, word: str) -> str:
        if word.isspace():
            word = LINE_END if "\n" in word else SPACE
        return self.getter(word)


def level_white_space(nlp: Language) -> None:
    """Let the model see a line's end in one form, however many there are and wherever spaces stand beside them."""
    vocab: Any = nlp.vocab
    getters = vocab.lex_attr_getters
    for attribute in SHOWN:
        if not isinstance(getters[attribute], _Levelled):
            getters[attribute] = _Levelled(getters[attribute])
    for word in vocab:  # those that the model has met come with their own
        if word.is_space:
            word.norm_, word.prefix_ = getters[NORM](word.text), getters[PREFIX](word.text)
            word.suffix_, word.shape_ = getters[SUFFIX](word.text), getters[SHAPE](word.text)
