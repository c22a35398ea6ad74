"""Bodies named after the office of their head: "the Attorney General's office", "the Clay County Sheriff's Office"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsgraph.builder import wordlists
from newsgraph.builder.namewords import Candidate, is_blank, is_capital, is_title, opens_sentence
from newsgraph.builder.token_columns import tags

HEADS = wordlists.words("organizations", "heads_of_offices")
LONGEST = 7  # tokens before the possessive


def of_head(doc: Doc) -> Iterator[Candidate]:
    """The names that end in a head's title, its possessive and "office", from the first capital on."""
    for i, tag in enumerate(tags(doc)):
        if tag != "POS" or i == 0 or i + 1 >= len(doc) or doc[i + 1].lower_ != "office" or not _is_head(doc[i - 1]):
            continue
        start = i - 1
        while start > max(0, i - LONGEST) and _goes_on(doc, start - 1):
            start -= 1
        alone = i - start == 1 and (opens_sentence(doc[start]) or doc[i + 1].text.islower())
        if not alone and not (i + 2 < len(doc) and doc[i + 2].tag_ in {"NNP", "NNPS"}):
            yield Candidate(start, i + 2, "ORG", "office")


def _is_head(token: Token) -> bool:
    return is_capital(token) and (is_title(token) or token.lower_ in HEADS)


def _goes_on(doc: Doc, i: int) -> bool:
    """Whether the word is of the name too, or "of" between two capitals: "the Ministry of Justice's ..." is none."""
    token = doc[i]
    if token.is_space or token.is_punct or not is_capital(token) or is_blank(token) or token.lower_ == "the":
        return False
    return not (opens_sentence(token) and token.is_stop)
