"""Which place or state a description means: "the country", "the capital", "the Kenyan government", "the camp"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import gazetteer, gender, polities
from newsgraph.builder.armed_bodies import army_meant
from newsgraph.builder.descriptions import Noun, is_country
from newsgraph.builder.discourse import Discourse, Referent, Unclear, clear_winner
from newsgraph.builder.model import Kind
from newsgraph.builder.pairs import is_restricted
from newsgraph.builder.pronouns import ACTOR_MARGIN, PERSON_MARGIN, Choice
from newsgraph.builder.syntax import children
from newsgraph.builder.unnamed import is_definite, number, owners_of, plain_modifiers
from newsgraph.builder.wordlists import table, words


def place_meant(token: Token, described: Noun, discourse: Discourse) -> Choice | None:
    """A polity or place: "the country", "the city", "the camp"."""
    if described.plural or not (described.polity or described.location):
        return None
    if described.lemma == "capital":
        return _capital(token, discourse)
    if token.lower_ == "government" and any(c.ent_type_ == "NORP" for c in children(token, "amod")):
        return None  # "the Palestinian government", of a people that is no country named
    apart = _subjects_above(token, discourse) if "country" in described.polity else frozenset()
    scores, named = [], []
    modified = bool(plain_modifiers(token, discourse))  # "the communal state" is no country
    for referent in discourse.in_mind(token):
        if referent.kind not in (Kind.POLITY, Kind.LOCATION) and not (
            referent.kind is Kind.ORGANIZATION and described.location
        ):
            continue
        same = described.lemma in gender.folded(referent.label).split() or described.lemma in referent.nouns
        if same:
            named.append(referent)
        elif referent.kind is Kind.ORGANIZATION or not _is_such_place(referent, described, modified):
            continue
        if token.lower_ == "government" and _only_locates(referent, discourse):
            continue
        scores.append((discourse.salience(referent, token), referent.key))
    here = discourse.sentence(token)
    others = [s for s in scores if s[1] not in apart and _told_in(here, discourse.referents[s[1]], discourse)]
    if apart and others:
        scores = others
    if len(named) == 1:
        return Choice((named[0].key,), "description:place", 0.85)
    winner = clear_winner(scores, ACTOR_MARGIN)
    if winner is None and scores:
        raise Unclear
    return Choice((winner,), "description:place", 0.75) if winner else None


def _told_in(sentence: int, referent: Referent, discourse: Discourse) -> bool:
    doc = discourse.reading.doc
    return any(discourse.sentence(doc[said.index]) == sentence for said in referent.said)


def _subjects_above(token: Token, discourse: Discourse) -> frozenset[str]:
    """Who is the subject of the clauses to which that of the noun is an adverb, and would be "it" there: "Chile has
    recognised Peru, after the country left the union"."""
    verb = token.head
    found: set[str] = set()
    if token.dep_ not in ("nsubj", "nsubjpass") or verb.dep_ != "advcl":
        return frozenset()
    above = verb.head
    for clause in (above, *children(above, "ccomp")):  # "gave Peru an ultimatum: If the country leaves, it will pay"
        if clause is not verb and (clause is above or clause.i < verb.i):
            keys = (discourse.key_at(noun) for noun in children(clause, "nsubj", "nsubjpass"))
            found.update(key for key in keys if key is not None)
    return frozenset(found)


def _capital(token: Token, discourse: Discourse) -> Choice | None:
    """The one seat of a government that the article has named: "the capital" after "in Nairobi"."""
    if plain_modifiers(token, discourse):
        return None
    owners = {discourse.referents[key].label for key in owners_of(token, discourse)}
    found = []
    for referent in discourse.referents.values():
        seat_of = polities.of_seat(referent.label) if referent.kind is Kind.POLITY else None
        if seat_of is None or is_country(referent.label) or discourse.last_index(referent, token) < 0:
            continue
        if not owners or owners & {*seat_of.names, *seat_of.adjectives}:
            found.append(referent)
    return Choice((found[0].key,), "description:capital", 0.85) if len(found) == 1 else None


def _is_such_place(referent: Referent, described: Noun, modified: bool) -> bool:
    if described.lemma in table("discourse")["known"]:
        known = words("discourse", "known", described.lemma)
        return gender.folded(referent.label).removeprefix("the ") in known
    country = is_country(referent.label) and not (described.lemma == "state" and modified)
    if "country" in described.polity and country:
        return True
    if "city" in described.polity and referent.kind is Kind.POLITY and not country:
        return not gazetteer.is_too_large(referent.label, described.lemma)
    return "region" in described.polity and not country and described.lemma not in ("state", "republic")


def state_meant(token: Token, described: Noun, discourse: Discourse) -> Choice | None:
    """A country's government or army is the country: "Israeli troops", "the Kenyan government", "the government"."""
    if token.lower_ not in words("discourse", "state", "nouns") or number(token):
        return None
    before = [c for c in children(token, "amod", "compound", "nmod", "poss") if c.i < token.i]
    polities = [r for r in map(discourse.referent_at, before) if r is not None and r.kind is Kind.POLITY]
    if len(polities) == 1 and len(before) == 1:
        return Choice((polities[0].key,), "description:state", 0.85)
    leaders = [r for r in map(discourse.referent_at, before) if r is not None and r.kind is Kind.PERSON]
    if len(leaders) == 1 and token.lower_ in ("administration", "government", "regime"):
        led = [key for key in sorted(leaders[0].belongs_to) if discourse.referents[key].kind is Kind.POLITY]
        return Choice((led[0],), "description:state", 0.8) if len(led) == 1 else None
    if not is_definite(token) or any(c.lower_ not in ("security", "armed") for c in before):
        return None
    army = army_meant(token, described, discourse)
    if army is not None or before or is_restricted(token):
        return army
    if described.plural or described.group:
        known = [r for r in discourse.in_mind(token) if r.kind is Kind.POLITY and described.lemma in r.nouns]
        return Choice((known[0].key,), "description:state", 0.75) if len(known) == 1 else None
    if token.lower_ != "government":
        return None
    countries = [r for r in discourse.in_mind(token) if r.kind is Kind.POLITY and is_country(r.label)]
    countries = [r for r in countries if not _only_locates(r, discourse)]
    winner = clear_winner([(discourse.salience(r, token), r.key) for r in countries], PERSON_MARGIN)
    return Choice((winner,), "description:state", 0.7) if winner else None


def _only_locates(referent: Referent, discourse: Discourse) -> bool:
    """Whether the country is named but once, for where somebody's office is: "an economist at Calder in Singapore"."""
    if len(referent.said) != 1:
        return False
    name = discourse.reading.doc[referent.said[0].index]
    above = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "in" else None
    if above is not None and above.dep_ == "appos":
        above = above.head
    beside = discourse.referent_at(above) if above is not None else None
    return beside is not None and beside.named and beside.kind in (Kind.ORGANIZATION, Kind.PERSON)
