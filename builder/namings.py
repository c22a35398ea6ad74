"""Who is named when: "The man, named locally as X", "Police identified the victim as X", "has been named as X".

In: the discourse of a whole article. The person whom the verb names or identifies is one with the name behind "as".
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.gender import Gender, of_noun
from newsgraph.builder.leads import absorb
from newsgraph.builder.model import Kind
from newsgraph.builder.syntax import children
from newsgraph.builder.token_columns import lowers

IDENTIFYING = frozenset({"name", "identify"})
FIRST = frozenset({"first", "wrongly", "falsely", "mistakenly", "incorrectly", "not", "never"})


def unite_identified(discourse: Discourse) -> None:
    """Make one of an unnamed person and the name by which a sentence identifies him."""
    doc = discourse.reading.doc
    for index, low in enumerate(lowers(doc)):
        if low != "as" or doc[index].head.lemma_ not in IDENTIFYING:
            continue
        verb = doc[index].head
        named = [r for r in map(discourse.referent_at, children(doc[index], "pobj")) if r is not None and r.named]
        if len(named) != 1 or named[0].kind is not Kind.PERSON or any(t.lower_ in FIRST for t in verb.children):
            continue
        unnamed = _identified(verb, discourse)
        if unnamed is not None and _may_be(unnamed, named[0]):
            absorb(unnamed, named[0], discourse)


def _identified(verb: Token, discourse: Discourse) -> Referent | None:
    """The unnamed person whom the verb names: its object, its passive subject or the noun that it follows."""
    if any(child.dep_ == "auxpass" for child in verb.children):
        tokens = children(verb, "nsubjpass")
    elif verb.dep_ == "acl":
        tokens = [verb.head]
    else:
        tokens = children(verb, "dobj")
    found = discourse.referent_at(tokens[0]) if len(tokens) == 1 and not children(tokens[0], "conj") else None
    if found is None or found.named or found.kind is not Kind.PERSON or found.key in discourse.reading.entities:
        return None
    return found


def _may_be(unnamed: Referent, named: Referent) -> bool:
    """Whether age and gender do not tell them apart."""
    told = {unnamed.gender, *(of_noun(noun) for noun in unnamed.nouns)} - {Gender.UNKNOWN}
    if named.gender is not Gender.UNKNOWN and told - {named.gender}:
        return False
    return not unnamed.ages or not named.ages or bool(unnamed.ages & named.ages)
