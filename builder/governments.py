"""Governments named otherwise: by their seat ("the Kremlin said"), or by a noun at the polity ("Iraqi government")."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Token

from newsgraph.builder import gazetteer, polities, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.merging import Thing
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate
from newsgraph.builder.small_words import BEFORE_NOUN

SIDES = ("pro-", "anti-")
GOVERNMENT = frozenset({"government", "governments", "regime", "administration"})
FORCES = frozenset({"forces", "army", "military", "troops"})
# Nouns for what an organisation is, which may follow its name; before them, what makes it another one; and sites on
# which anybody has a group.
KIND_NOUNS = frozenset({"group", "movement", "militia", "organization", "organisation", "network"}) | wordlists.words(
    "organizations", "firms"
) - frozenset({"agency", "subsidiary", "franchise", "dealership", "daily"})
OTHERS = wordlists.words("organizations", "governments", "others")
PLATFORMS = wordlists.words("organizations", "governments", "platforms")
AIMING = wordlists.words("event_clauses", "moods", "aiming")
DEALINGS = wordlists.words("organizations", "governments", "dealings")
DEALING = wordlists.words("organizations", "governments", "dealing")
POLICY = wordlists.words("organizations", "governments", "policies")


def add(doc: Doc, things: list[Thing]) -> list[Thing]:
    """The things, with the mentions of governments given to their polities."""
    return _with_kind_nouns(doc, _with_nouns(doc, _with_seats(doc, things)))


def _with_seats(doc: Doc, things: list[Thing]) -> list[Thing]:
    """Mentions of a seat of government that acts, moved to the polity; the rest stays the place that it is."""
    polity_thing = {thing.polity: thing for thing in things if thing.polity is not None}
    kept: list[Thing] = []
    for thing in things:
        polity = polities.of_seat(thing.label) if thing.polity is None and thing.kind is not Kind.PERSON else None
        if polity is None:
            kept.append(thing)
            continue
        if fold(thing.label) in _offices():
            sited = all(_is_place(doc, c) for c in thing.mentions)
            thing.kind = Kind.LOCATION if sited else Kind.ORGANIZATION
            kept.append(thing)
            continue
        city = fold(thing.label) not in _palaces() and bool(gazetteer.cities(thing.label))
        known = polity in polity_thing
        acting = [c for c in thing.mentions if (_acts(doc, c, known) if city else not _is_place(doc, c))]
        acting += [c for c in thing.mentions if acting and city and c not in acting and _goes_on(doc, c)]
        staying = [c for c in thing.mentions if c not in acting]
        if acting:
            moved = [Candidate(c.start, c.end, c.label, "seat", c.titled) for c in acting]
            owner = polity_thing.get(polity)
            if owner is None:
                owner = Thing(Kind.POLITY, polity.name, [], [], "seat-of-government", polity)
                polity_thing[polity] = owner
                kept.append(owner)
            owner.mentions = owner.mentions + moved
            owner.rule = owner.rule if "seat" in owner.rule else f"{owner.rule}+seat-of-government"
        if staying:
            kind = Kind.POLITY if city else Kind.LOCATION
            kept.append(Thing(kind, thing.label, thing.names, staying, thing.rule))
    return sorted(kept, key=lambda thing: min(c.start for c in thing.mentions))


@cache
def _palaces() -> frozenset[str]:
    return frozenset(fold(name) for name in wordlists.words("places", "palaces"))


@cache
def _offices() -> frozenset[str]:
    """The houses that are the name of an office with a staff of its own: it speaks, and people work for it."""
    return frozenset(fold(name) for name in wordlists.words("places", "offices"))


def _acts(doc: Doc, candidate: Candidate, known: bool) -> bool:
    """Whether a capital stands where a government does: it says, decides or is dealt with.

    ``known`` says that the article names the capital's country, too: then whatever the capital does to something, the
    government does, but for what cities do.
    """
    root = doc[candidate.start : candidate.end].root
    if re.search(r"\b(?:pro|anti)-$", doc[max(0, root.i - 2) : root.i].text.lower()) or root.lower_.startswith(SIDES):
        return True
    if known and _does(root):
        return True
    subject = root
    while subject.dep_ == "conj" and subject.head.ent_type_ in {"GPE", "LOC"} and subject.head != subject:
        subject = subject.head
    acting = wordlists.words("titles", "acting", "verbs")
    if subject.dep_ == "nsubj" and subject.head.lemma_.casefold() in acting:
        return subject.head.pos_ in {"VERB", "AUX"}
    if known and any(c.dep_ == "relcl" and c.lemma_.casefold() in acting and _is_told(c) for c in root.children):
        return True
    if subject.dep_ == "dobj" and subject.head.lemma_.casefold() in wordlists.words("titles", "acting", "aimed"):
        return True
    if root.dep_ == "poss" and root.head.lower_ in POLICY:
        return True
    if known and root.dep_ == "pobj" and _is_dealt_with(root.head):
        return True
    if root.dep_ in {"conj", "pobj"}:
        first = root.head if root.dep_ == "conj" else root
        pair = (
            first.dep_ == "pobj"
            and first.head.lower_ == "between"
            and (root.dep_ == "conj" or any(c.dep_ == "conj" for c in root.children))
        )
        return pair and first.head.head.lower_ in {
            "talks",
            "relations",
            "ties",
            "tensions",
            "dialogue",
            "agreement",
            "deal",
            "war",
            "conflict",
        }
    return False


def _goes_on(doc: Doc, candidate: Candidate) -> bool:
    """Whether a capital that acts as a government elsewhere does so here too: it does something that no city does."""
    root = doc[candidate.start : candidate.end].root
    verb = root.head
    if root.dep_ != "nsubj" or verb.pos_ not in {"VERB", "AUX"}:
        return False
    return verb.lemma_.casefold() not in wordlists.words("titles", "acting", "civic")


def _is_dealt_with(preposition: Token) -> bool:
    """Whether what stands before the capital says that its government is meant: "according to", "ties with"."""
    before, low = preposition.head, preposition.lower_
    if low == "to":
        return preposition.i > 0 and preposition.nbor(-1).lower_ == "according"
    if low == "with":
        return before.lower_ in DEALINGS or (before.pos_ == "VERB" and before.lemma_.casefold() in DEALING)
    return low in {"from", "on"} and before.lower_ in {"pressure", "sanctions", "approval"}


def _is_told(clause: Token) -> bool:
    """Whether a relative clause says what its noun does: "Lisbon, which denies it"."""
    return any(child.dep_ == "nsubj" and child.lower_ == "which" for child in clause.children)


def _does(root: Token) -> bool:
    """Whether the capital does something to something, or is kept from it, as no city does or is."""
    verb = root.head
    if root.dep_ == "nsubj" and verb.pos_ == "VERB":
        aims = verb.lemma_.casefold() in AIMING
        verb = next((c for c in verb.children if aims and c.dep_ == "xcomp" and c.pos_ == "VERB"), verb)
        objects = any(child.dep_ in {"dobj", "ccomp"} for child in verb.children)
        return objects and verb.lemma_.casefold() not in wordlists.words("titles", "acting", "civic")
    if root.dep_ == "dobj" and verb.lemma_.casefold() in {"keep", "stop", "prevent"}:
        return any(child.dep_ == "prep" and child.lower_ in {"out", "from"} for child in verb.children)
    return False


def _is_place(doc: Doc, candidate: Candidate) -> bool:
    """Whether a palace or a house is meant as a building."""
    root = doc[candidate.start : candidate.end].root
    if root.dep_ == "pobj" and root.head.lower_ in {"in", "at", "near", "outside", "inside", "into", "around", "to"}:
        return root.head.head.lemma_ not in {"appeal", "report", "close", "belong", "accord", "respond"}
    return False


def _with_nouns(doc: Doc, things: list[Thing]) -> list[Thing]:
    """Mentions of "the Iraqi government", "Israel's army", made of the polity's name and the noun after it."""
    taken = {i for thing in things for c in thing.mentions for i in range(c.start, c.end)}
    for thing in things:
        if thing.kind is not Kind.POLITY:
            continue
        wider = []
        for c in thing.mentions:
            start = _noun_before(doc, c, taken)
            if start is not None:
                wider.append(Candidate(start, c.end, c.label, "government"))
                taken.update(range(start, c.end))
                continue
            noun = _noun_after(doc, c, taken)
            if noun is None:
                wider.append(c)
                continue
            rule = "government" if noun.lower_ in GOVERNMENT else "forces"
            wider.append(Candidate(c.start, noun.i + 1, c.label, rule))
            taken.update(range(c.end, noun.i + 1))
        thing.mentions = wider
    return things


def _with_kind_nouns(doc: Doc, things: list[Thing]) -> list[Thing]:
    """Mentions of organisations with the noun for what they are: "the Hamas militant group"."""
    taken = {i for thing in things for c in thing.mentions for i in range(c.start, c.end)}
    for thing in things:
        if thing.kind is not Kind.ORGANIZATION or fold(thing.label) in PLATFORMS:
            continue
        wider = []
        for c in thing.mentions:
            noun = _kind_noun(doc, c, taken)
            wider.append(c if noun is None else Candidate(c.start, noun.i + 1, c.label, "described"))
            taken.update(() if noun is None else range(c.end, noun.i + 1))
        thing.mentions = wider
    return things


def _kind_noun(doc: Doc, candidate: Candidate, taken: set[int]) -> Token | None:
    """The noun after a definite name that only says what it is: not "a Hamas group", "the Harmon parent firm"."""
    root = doc[candidate.start : candidate.end].root
    noun = root.head
    if noun.dep_ == "compound" and noun.head.lower_ in KIND_NOUNS:
        noun = noun.head  # the parser hangs "Harmon" on "newspaper" in "the Harmon newspaper chain"
    if root.dep_ not in {"compound", "nmod", "amod"} or noun.lower_ not in KIND_NOUNS or noun.i in taken:
        return None
    if not any(child.lower_ == "the" and child.i < candidate.start for child in noun.lefts):
        return None
    between = [doc[i] for i in range(candidate.end, noun.i)]
    plain = all(t.text.islower() and t.pos_ in {"NOUN", "ADJ"} and t.lower_ not in OTHERS for t in between)
    return noun if plain and len(between) <= 2 and not {t.i for t in between} & taken else None


def _noun_before(doc: Doc, candidate: Candidate, taken: set[int]) -> int | None:
    """Where "the government of Kenya" begins, without its article."""
    of = candidate.start - 1
    if of > 0 and doc[of].lower_ == "the":
        of -= 1
    if of < 1 or doc[of].lower_ != "of" or doc[of - 1].lower_ not in GOVERNMENT or of - 1 in taken:
        return None
    return of - 1


def _noun_after(doc: Doc, candidate: Candidate, taken: set[int]) -> Token | None:
    root = doc[candidate.start : candidate.end].root
    noun = root.head
    if root.dep_ not in BEFORE_NOUN or noun.lower_ not in GOVERNMENT | FORCES:
        return None
    between = [doc[i] for i in range(candidate.end, noun.i)]
    if noun.i in taken or not 0 <= len(between) <= 2 or any(t.i in taken for t in between):
        return None
    allowed = {"'s", "'", "security", "armed", "military", "government", "federal", "central", "national"}
    return noun if all(token.lower_ in allowed for token in between) else None
