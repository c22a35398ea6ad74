"""Offices told by letters behind a person's name: "Ann Hill MP" sits in parliament, "Tom Lowe, QC," is a barrister.

In: the reading. Out: a holding for the letters that stand for an office or a profession; honours and degrees are none.
Rule: after-name. The letters are under [post_nominals] in lexicon/titles.toml.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.builder.holding import Holding
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import is_post_nominal
from newsgraph.builder.reading import Reading
from newsgraph.builder.title import Title
from newsgraph.builder.title_words import run_of_name
from newsgraph.builder.token_columns import texts
from newsgraph.builder.wordlists import words


def letters_behind(reading: Reading) -> Iterator[Holding]:
    """The offices that letters behind a name tell of."""
    doc, offices = reading.doc, words("titles", "post_nominals", "offices")
    for index, text in enumerate(texts(doc)):
        if text not in offices or not index or index in reading.member_of_name:
            continue
        before = index - 1
        while before > 0 and (doc[before].text == "," or is_post_nominal(doc[before])):
            before -= 1
        key = reading.member_of_name.get(before)
        # "Hill, MP for Luton," is read as an apposition.
        if key is None or reading.entities[key].kind is not Kind.PERSON or _goes_on(doc[index]):
            continue
        group = "job" if doc[index].text in words("titles", "post_nominals", "jobs") else "office"
        title = Title(index, index, index, doc[index].lower_, group, (index,), indefinite=True)
        yield Holding(title, key, run_of_name(reading, before), "after-name")


def _goes_on(letters: Token) -> bool:
    behind = letters.nbor() if letters.i + 1 < len(letters.doc) else letters
    return behind.lower_ in {"for", "of"}
