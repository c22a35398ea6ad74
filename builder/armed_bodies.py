"""Whose fighters are meant where only they are spoken of: "the militants" of an armed organisation named before, "the
army" of the one country of which the article tells."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from newsgraph.builder.descriptions import Noun, is_country, noun
from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.forms import fold
from newsgraph.builder.model import Kind
from newsgraph.builder.pairs import is_restricted
from newsgraph.builder.pronouns import Choice
from newsgraph.builder.small_words import BEFORE_NOUN
from newsgraph.builder.syntax import children
from newsgraph.builder.unnamed import determiner, number
from newsgraph.builder.wordlists import words

FIGHTERS = words("discourse", "fighters", "nouns")
OF_ARMS = words("discourse", "fighters", "words")
# Before fighters these leave them their body's: "suspected Taliban gunmen"; "former Taliban fighters" are not.
LEAVING = frozenset({"suspected", "alleged", "armed", "islamist", "militant", "extremist", "jihadist", "rebel"})
GUNMEN = FIGHTERS | {"gunman", "soldier", "commando"}
FORCES = words("discourse", "fighters", "forces")
ARMIES = frozenset({"army", "military", "navy"})


@cache
def _known() -> frozenset[str]:
    return frozenset(fold(name) for name in words("bodies", "armed") | words("discourse", "fighters", "known"))


def armed_body(token: Token, described: Noun, discourse: Discourse) -> Choice | None:
    """The one armed organisation that the last sentences name, whose fighters "the rebels" are; None if not clear."""
    if described.lemma not in FIGHTERS:
        return None
    bodies = [r for r in discourse.in_mind(token) if r.named and r.kind in (Kind.ORGANIZATION, Kind.GROUP)]
    told = [r for r in bodies if _told_to_fight(r, token, discourse)]
    armed = [r for r in bodies if r in told or is_armed(r)]
    others = [r for r in discourse.in_mind(token) if not r.named and r.nouns & FIGHTERS]
    if len(armed) > 1:  # whose gunmen were spoken of
        armed = [r for r in armed if r.nouns & GUNMEN] or told
    if len(armed) != 1 or any(r.belongs_to != {armed[0].key} for r in others):
        return None
    return Choice((armed[0].key,), "description:its fighters", 0.75)


def called_so(token: Token, described: Noun, discourse: Discourse) -> Choice | None:
    """The one organisation whose fighters the article has called by the very noun: "the rebels" after "FARC rebels"."""
    if described.lemma not in FIGHTERS:
        return None
    bodies = [r for r in discourse.referents.values() if r.named and r.kind is Kind.ORGANIZATION]
    bodies = [r for r in bodies if described.lemma in r.nouns and discourse.last_index(r, token) >= 0]
    return Choice((bodies[0].key,), "description:its fighters", 0.75) if len(bodies) == 1 else None


def body_of(some: Referent, described: Noun, discourse: Discourse) -> Choice | None:
    """The armed organisation of which the fighters counted before were some: "the militants" after "a dozen killed"."""
    if described.lemma not in FIGHTERS or not some.number or len(some.belongs_to) != 1:
        return None
    body = discourse.referents[next(iter(some.belongs_to))]
    organized = body.named and body.kind is Kind.ORGANIZATION
    return Choice((body.key,), "description:its fighters", 0.7) if organized else None


def fighters_beside(token: Token, described: Noun, discourse: Discourse) -> Choice | None:
    """The organisation named right before its fighters: "Taliban insurgents", not "six Taliban insurgents"."""
    if not described.plural or described.lemma not in GUNMEN or number(token) or determiner(token) not in ("", "the"):
        return None
    before = [c for c in token.children if c.i < token.i and c.dep_ in ("amod", "compound", "nmod")]
    named = [r for r in map(discourse.referent_at, before) if r is not None]
    others = [c for c in before if discourse.at.get(c.i) is None and c.i not in discourse.reading.member_of_name]
    if len(named) != 1 or not named[0].named or any(c.lower_ not in LEAVING for c in others):
        return None
    if named[0].kind is not Kind.ORGANIZATION or (described.lemma not in FIGHTERS and not is_armed(named[0])):
        return None
    return Choice((named[0].key,), "description:its fighters", 0.8)


def army_meant(token: Token, described: Noun, discourse: Discourse) -> Choice | None:
    """The country whose army "the army" is: the only one whose forces were spoken of, or the only one there is.

    The latter only of an army that does or says something: one to be rebuilt may be that of a home which nobody names.
    """
    doing = token.dep_ in ("nsubj", "nsubjpass") or (
        token.dep_ == "pobj" and (token.head.dep_ == "agent" or token.head.lower_ in ("to", "between"))
    )
    if described.lemma not in FORCES or is_restricted(token):
        return None
    if any(r.kind is not Kind.POLITY and not r.named and described.lemma in r.nouns for r in discourse.in_mind(token)):
        return None  # an army spoken of before, of which it was not clear whose it is
    countries = [r for r in discourse.referents.values() if r.kind is Kind.POLITY and is_country(r.label)]
    countries = [r for r in countries if discourse.last_index(r, token) >= 0]
    known = [r for r in countries if r.nouns & FORCES or _has_forces(r, token, FORCES, discourse)]
    if len(known) > 1:
        alike = frozenset({described.lemma, token.lower_})
        known = [r for r in known if r.nouns & alike or _has_forces(r, token, alike, discourse)]
    if not known and doing and len(countries) == 1 and described.lemma in ARMIES:
        known = [r for r in countries if r in discourse.in_mind(token, 4)]
    return Choice((known[0].key,), "description:its army", 0.75) if len(known) == 1 else None


def _has_forces(referent: Referent, token: Token, nouns: frozenset[str], discourse: Discourse) -> bool:
    """Whether the country stood before its forces: "Israeli warplanes"."""
    doc = discourse.reading.doc
    for said in referent.said:
        word = doc[said.index]
        before = said.index < token.i and word.dep_ in BEFORE_NOUN
        if before and (word.head.lemma_.lower() in nouns or word.head.lower_ in nouns):
            return True
    return False


def _told_to_fight(referent: Referent, token: Token, discourse: Discourse) -> bool:
    """Whether the body was said to fight, beside its name: "Ansar Nour, a militant group linked to others"."""
    doc = discourse.reading.doc
    beside = (c for s in referent.said if s.index < token.i for c in children(doc[s.index], "appos"))
    return any("armed" in noun(c).organization and any(m.lower_ in LEAVING | FIGHTERS for m in c.lefts) for c in beside)


def is_army(lemma: str) -> bool:
    """Whether the noun means a state's forces, which no armed group is."""
    return lemma in ARMIES


def is_armed(referent: Referent) -> bool:
    """Whether the body fights, and is no state's."""
    return (
        fold(referent.label) in _known()
        or bool(referent.nouns & FIGHTERS)
        or not OF_ARMS.isdisjoint(fold(referent.label).split())
    )
