"""Who bears a title that stands beside what was just read: letters behind a name, a second office of one holder."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.descriptions import noun
from newsgraph.builder.discourse import Discourse
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import is_post_nominal
from newsgraph.builder.pronouns import Choice
from newsgraph.builder.syntax import children
from newsgraph.builder.unnamed import determiner

TIMES = frozenset({"current", "former", "onetime", "then", "longtime", "future", "aspiring", "ex", "present"})


def bearer_of(token: Token, discourse: Discourse) -> Choice | None:
    """Behind whose name the word is letters: "Ann Hill MP"."""
    if not token.i or not is_post_nominal(token):
        return None
    key = discourse.reading.member_of_name.get(token.i - 1)
    if key is None or discourse.reading.entities[key].kind is not Kind.PERSON:
        return None
    return Choice((key,), "description:letters behind the name", 0.9)


def same_holder(token: Token, discourse: Discourse) -> Choice | None:
    """Who holds the office before "and", too: "the former mayor and current nominee"."""
    head = token.head
    if token.dep_ != "conj" or determiner(token) or not determiner(head) or noun(token).plural or noun(head).plural:
        return None
    if not (noun(token).person and noun(head).person) or not any(c.lower_ in TIMES for c in children(token, "amod")):
        return None
    key = discourse.key_at(head)
    return Choice((key,), "description:same holder", 0.85) if key is not None else None
