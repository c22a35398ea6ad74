"""Who is named when: "The man, named locally as X", "Police identified the victim as X", "has been named as X".

In: the discourse of an article, as far as it is read. The person whom the verb names or identifies is one with the
name behind "as"; where "the accused" or "the victim" is nobody known yet, the name is noted to be so called.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.gender import Gender, of_noun
from newsgraph.builder.model import Kind
from newsgraph.builder.syntax import children

IDENTIFYING = frozenset({"name", "identify"})
CALLED = frozenset({"accused", "suspect", "victim", "deceased", "defendant", "convict"})
FIRST = frozenset({"first", "wrongly", "falsely", "mistakenly", "incorrectly", "not", "never"})


def identified(token: Token, discourse: Discourse) -> Referent | None:
    """The unnamed person whom the clause identifies by the name at the token; None for none."""
    verb = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ != "as" or verb.lemma_ not in IDENTIFYING:
        return None
    named = discourse.referent_at(token)
    if (
        named is None
        or not named.named
        or named.kind is not Kind.PERSON
        or any(t.lower_ in FIRST for t in verb.children)
    ):
        return None
    unnamed = _identified(verb, discourse)
    if verb.dep_ == "acl" and verb.head.lower_ in CALLED:
        named.nouns.add(verb.head.lower_)
    return unnamed if unnamed is not None and _may_be(unnamed, named) else None


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
