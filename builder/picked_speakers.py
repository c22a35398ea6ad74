"""Who speaks as "one", "another" or "the first": one of those whom the sentences before speak of in the plural.

In: the token that picks one, and the article's reading. Out: what he is called ("one of the neighbours"), and of which
kind he is. Each such word means somebody new.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.cue_sources import is_one_of_them
from newsgraph.builder.descriptions import noun
from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading

REACH = 2  # sentences back to those of whom one is picked
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PRONOUNS = frozenset({"them", "those", "these"})
PLURALS = frozenset({"NNS", "NNPS"})


def picks(token: Token) -> bool:
    """Whether the word picks one of those spoken of before."""
    if token.lower_ != "another" and not is_one_of_them(token):
        return False
    inner = [c for child in token.children if child.dep_ == "prep" for c in child.children if c.dep_ == "pobj"]
    return all(each.lower_ in PRONOUNS for each in inner)


def called(reading: Reading, token: Token) -> tuple[str, Kind] | None:
    """What one of them is called, and of which kind he is; None where the article tells of nobody in the plural."""
    here = reading.sentence_number.get(token.i, 0)
    found: Token | None = None
    for other in reversed(token.doc[: token.i]):
        number = reading.sentence_number.get(other.i, here)
        of_another = found is not None and reading.sentence_number.get(found.i, here) != number
        if here - number > REACH or (of_another and found is not None and found.dep_ in SUBJECTS):
            break
        if other.tag_ not in PLURALS or other.i in reading.member_of_name:
            continue
        described = noun(other)
        if not (described.person or described.group or described.organization) or described.lemma == "people":
            continue
        if other.dep_ in SUBJECTS or found is None:  # the first subject of the nearest sentence that has one
            found = other
    if found is None:
        return None
    the = "the " if token.lower_ not in {"one", "another"} else ""
    kind = Kind.PERSON if noun(found).person or noun(found).group else Kind.ORGANIZATION
    return f"{the}{token.lower_} of the {found.lower_}", kind
