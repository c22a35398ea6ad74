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

SELVES = frozenset({"himself", "herself", "themselves"})
LEAST, LONGEST = 3, 5  # tokens before the noun's phrase, and in it
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
    told = _told_of_self(token, discourse)
    if told is not None:
        return Choice((told,), "description:same holder", 0.9)
    head = token.head
    if token.dep_ != "conj" or determiner(token) or not determiner(head) or noun(token).plural or noun(head).plural:
        return None
    if not (noun(token).person and noun(head).person) or not any(c.lower_ in TIMES for c in children(token, "amod")):
        return None
    key = discourse.key_at(head)
    return Choice((key,), "description:same holder", 0.85) if key is not None else None


def _told_of_self(token: Token, discourse: Discourse) -> str | None:
    """Of whom the noun is told behind a name and "himself": "Ann Hill, herself a former mayor,"."""
    opening = token.left_edge
    if opening.i < LEAST or token.i - opening.i > LONGEST or not noun(token).person:
        return None
    reflexive = opening if opening.lower_ in SELVES else opening.nbor(-1)
    if reflexive.lower_ not in SELVES or reflexive.i < 2 or reflexive.nbor(-1).text != ",":
        return None
    return discourse.reading.member_of_name.get(reflexive.i - 2)
