"""The body that somebody's own party, team or union is: the one that he leads, sits in or speaks for."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.contenders import told_parties
from newsgraph.builder.descriptions import Noun
from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.model import Kind
from newsgraph.builder.pronouns import Choice
from newsgraph.builder.syntax import children
from newsgraph.builder.wordlists import words

__all__ = ["own_body"]

MINISTRIES = frozenset({"ministry", "department"})


def own_body(token: Token, described: Noun, owners: frozenset[str], discourse: Discourse) -> Choice | None:
    """The body of which the noun's owner holds an office, where it is one and may be called so: "her party"."""
    if len(owners) != 1 or not any(child.tag_ == "PRP$" for child in children(token, "poss")):
        return None
    called = described.lemma in words("discourse", "own", "bodies")
    if not called or described.plural or any(child.dep_ in ("amod", "compound", "nmod") for child in token.children):
        return None
    owner = discourse.referents[next(iter(owners))]
    if owner.kind is not Kind.PERSON:
        return None
    keys = owner.belongs_to | (told_parties(discourse.reading, owner.key) if described.lemma == "party" else set())
    bodies = [discourse.referents[key] for key in sorted(keys) if key in discourse.referents]
    fitting = [body for body in bodies if body.kind is Kind.ORGANIZATION and body.named and _fits(described, body)]
    if not fitting and described.lemma in MINISTRIES and owner.titles:  # a minister's, where only one is named
        fitting = [body for body in discourse.referents.values() if body.named and body.types & described.organization]
    return Choice((fitting[0].key,), "description:own body", 0.8) if len(fitting) == 1 else None


def _fits(described: Noun, body: Referent) -> bool:
    general = described.lemma in words("discourse", "own", "general")
    return general or not body.types or bool(body.types & described.organization)
