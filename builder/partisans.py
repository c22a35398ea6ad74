"""One person called by his party: "the Texas Republican said", where the word alone would name the party."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.descriptions import person_nouns
from newsgraph.builder.discourse import Discourse
from newsgraph.builder.model import Kind
from newsgraph.builder.press import is_press
from newsgraph.builder.reporting import lexicon
from newsgraph.builder.unnamed import determiner

POINTING = frozenset({"the", "this", "that"})
NEW = frozenset({"a", "an", "another", "one"})


def is_partisan(token: Token, discourse: Discourse) -> bool:
    """Whether the word names a party, but in its place means one of its people: a singular subject with an article."""
    inside = discourse.reading.member_of_name
    key = inside.get(token.i)
    if key is None or token.tag_ not in ("NN", "NNP") or token.lower_ not in person_nouns():
        return False
    if is_press(token):
        return False  # "The Guardian said"
    if discourse.reading.entities[key].kind not in (Kind.ORGANIZATION, Kind.GROUP):
        return False
    if key in (inside.get(token.i - 1), inside.get(token.i + 1)) or token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    before = determiner(token)
    return before in POINTING or (before in NEW and token.head.lemma_.lower() in lexicon().verbs)
