"""People and collectives without a name: which noun phrases denote them, and what they are called."""

from __future__ import annotations

import re

from spacy.tokens import Token

from newsgraph.builder.descriptions import counted, noun
from newsgraph.builder.discourse import Discourse
from newsgraph.builder.inversions import is_pointed_out
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import is_title
from newsgraph.builder.predication import phrase
from newsgraph.builder.pronouns import needs_actor
from newsgraph.builder.small_words import DEFINITE
from newsgraph.builder.syntax import children, particle
from newsgraph.builder.wordlists import words

NO_REFERENCE = frozenset({"no", "any", "every", "each", "neither", "either", "whatever", "which", "what"})
PLACES_TAKEN = frozenset(
    {"nsubj", "nsubjpass", "dobj", "obj", "dative", "pobj", "poss", "conj", "attr", "appos", "ROOT", "oprd"}
)
CLOSE = frozenset({"of", "for", "from", "in", "at", "close", "with"})
# Before whom a deed is aimed at, or done together with.
AIMING = frozenset({"against", "at", "with", "to", "on", "upon", "from", "for"})
# What these do "of" something is done to their object, of which the phrase is no part.
OF_WHAT = frozenset({"accuse", "acquit", "convict", "deprive", "inform", "remind", "rob", "strip", "suspect", "warn"})
# The plurals of what is a state.
STATES = frozenset({"countries", "nations", "powers", "states"})
# What stands before an unnamed actor and is no part of what it is called.
LEFT_OUT = frozenset({"the", "this", "that", "these", "those", "both", "all", "whose", "neither", ",", "—", "–"})
LONGEST_MODIFIER = 5
RIVALS = frozenset({"rival", "competitor", "customer", "supplier"})
BODIES = RIVALS | {"regulator", "watchdog"}  # bodies, though people may be called so too


def vague() -> frozenset[str]:
    """Nouns too vague to be anybody, unless something says who: "people", "members"."""
    return words("discourse", "denoting", "vague")


# Who opposes or what is allied, or with one of these behind it that they oppose and are.
WHO_OR_WHAT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("opposition", "resistance"), ("to", "by", "from")),
    **dict.fromkeys(("pact", "alliance", "coalition", "partnership"), ("with", "between")),
}


def determiner(token: Token) -> str:
    """The article or other determiner of the noun phrase, lower case; empty for a bare noun."""
    found = [child.lower_ for child in token.children if child.dep_ in ("det", "predet") and child.i < token.i]
    return found[-1] if found else ""


def is_definite(token: Token) -> bool:
    """Whether the phrase points at something known: "the", "this", "those"."""
    return determiner(token) in DEFINITE


def modifiers(token: Token) -> frozenset[str]:
    """The words before the noun that say which one, without determiners, numbers and names of owners."""
    skipped = {
        "new",
        "former",
        "same",
        "late",
        "latter",
        "own",
        "other",
        "alleged",
        "more",
        "many",
        "several",
        "few",
        "some",
    }
    found = children(token, "amod", "compound", "nmod")
    return frozenset(child.lower_ for child in found if child.i < token.i and child.lower_ not in skipped)


def number(token: Token) -> str:
    """The number in the phrase, as written in lower case; empty when there is none."""
    found = [child.lower_ for child in children(token, "nummod") if child.i < token.i]
    return found[0] if found else ""


def _is_a_things(token: Token) -> bool:
    """Whether the possessor is no person: "its rival"."""
    return any(child.lower_ == "its" for child in children(token, "poss"))


def denotes(token: Token) -> Kind | None:
    """The kind of unnamed actor that the phrase headed by the token denotes in its place; None for none."""
    if (
        token.pos_ not in ("NOUN", "PROPN", "ADJ")
        or token.dep_ not in PLACES_TAKEN
        or token.ent_type_ in ("DATE", "TIME")
    ):
        return None
    if token.pos_ == "ADJ" or token.tag_ in ("JJ", "VBN"):
        return None
    described = noun(token)
    kind = described.kind
    if any(c.lower_ in WHO_OR_WHAT.get(described.lemma, ()) for c in children(token, "prep")):
        return None  # "opposition by two states to the plan", "Peru's pact with Chile"
    if kind is Kind.PERSON and described.lemma in BODIES and (described.lemma not in RIVALS or _is_a_things(token)):
        kind = Kind.ORGANIZATION
    if kind is Kind.PERSON and _is_of_a_name(token):
        return None
    if kind is None and token.lower_ in STATES and token.dep_ == "nsubj" and number(token) and not determiner(token):
        # "twenty states sued the agency", "ten countries signed"; "two countries" may be two that were named
        return Kind.GROUP if number(token) not in ("two", "2") else None
    if kind is None and token.lower_ in STATES and children(token, "amod", "compound"):
        plain = not children(token, "nummod") and determiner(token) in ("", "the", "some", "several")
        return Kind.GROUP if plain else None  # "Western powers", "neighbouring countries"; not "the two countries"
    if kind is None or (determiner(token) in NO_REFERENCE and not _is_one_of_two(token)):
        return None
    if any(c.lower_ == "both" and c.i < token.i for c in token.children) or any(
        c.lower_ == "many" and children(c, "advmod") for c in children(token, "amod")
    ):
        return None  # "both countries" are two that were named; "how many people" asks
    if described.lemma in ("number", "total") and determiner(token) != "a":
        return None  # "the number of deaths" is no crowd; "a number of soldiers" is
    modified = bool(
        children(token, "amod", "nummod", "compound", "nmod", "poss", "relcl", "acl", "prep")
        or determiner(token) not in ("", "the")
    )
    if described.lemma in vague() and not modified and not _victims(token):
        return None
    if (
        described.lemma in words("discourse", "denoting", "inanimate_with_of")
        and any(p.lower_ == "of" for p in children(token, "prep"))
        and counted(token) is not None
    ):
        inner = counted(token)
        if inner is not None and noun(inner).kind is None and inner.ent_type_ == "":
            return None
    told_of = is_pointed_out(token) or any(child.dep_ == "expl" for child in token.head.children)
    if token.dep_ == "attr" and not told_of:
        return None
    office = (
        token.dep_ == "pobj" and token.head.lower_ == "of" and noun(token.head.head).person
    )  # the owner of the club
    if (not office and kind is Kind.ORGANIZATION) or (
        kind is Kind.GROUP and not described.person and not described.group
    ):
        doubtful = described.lemma in words("discourse", "doubtful", "nouns") or not described.organization & words(
            "discourse", "denoting", "acting"
        )
        if doubtful and not needs_actor(token) and token.head.dep_ != "agent" and not _in_a_deed(token):
            return None
        use = words("discourse", "doubtful", "uses")
        if described.lemma in words("discourse", "doubtful", "buildings") and modifiers(token) <= use:
            return None  # "seized a house"; not "raided a publishing house"
    if described.person and not described.plural and not determiner(token) and not children(token, "poss", "nummod"):
        # A bare singular is no phrase of its own: "as president", "chief of staff"; after a demonym it may be.
        return kind if token.dep_ in ("nsubj", "nsubjpass") and modified else None
    return kind


def _is_one_of_two(token: Token) -> bool:
    """Whether "neither" belongs to what is joined: "neither rebels nor troops fired", not "neither side fired"."""
    return determiner(token) == "neither" and any(c.lower_ == "nor" for c in children(token, "cc"))


def _is_of_a_name(token: Token) -> bool:
    """Whether the noun ends a name in capitals that names a thing: "Internet Explorer", "the Comeback Kid"."""
    if token.tag_ != "NNP" or not token.text.istitle() or not token.i:
        return False
    before = token.nbor(-1)
    placed = before.ent_type_ == "GPE" and token.ent_type_ != "GPE"  # "the Texas Republican"
    inside = before.tag_ == "NNP" and before.dep_ == "compound" and before.head == token and not placed
    return inside and not is_title(token)


def _in_a_deed(token: Token) -> bool:
    """Whether the noun stands where only who can act does or undergoes a deed: "banned a church", "rallied against the
    newspaper"."""
    head = token.head
    names = {head.lemma_.lower(), f"{head.lemma_.lower()}_{particle(head)}"}
    if token.dep_ == "nsubj":
        return bool(names & words("discourse", "denoting", "doing"))
    if token.dep_ in ("dobj", "nsubjpass"):
        return bool(names & words("discourse", "denoting", "undergoing"))
    if token.dep_ == "pobj" and head.lower_ in AIMING:
        return head.head.lemma_.lower() in words("discourse", "denoting", "aimed")
    return False


def _victims(token: Token) -> bool:
    """Whether the bare plural ("people", "women") is of those to whom a deed of violence is done."""
    plural = (token.tag_ == "NNS" or determiner(token) == "the") and token.dep_ in ("dobj", "nsubjpass")
    return plural and token.head.lemma_.lower() in words("discourse", "denoting", "harming")


def label(token: Token, discourse: Discourse) -> str:
    """What an unnamed actor is called: the noun with the words before it and one short modifier after it."""
    parts = phrase(token)
    while len(parts) > 1 and parts[0].lower_ in LEFT_OUT:
        parts = parts[1:]
    last = token
    for child in children(token, "prep", "amod", "advmod", "acl"):
        if child.i <= token.i or child.lower_ not in CLOSE:
            continue
        if child.lower_ == "of" and token.dep_ == "dobj" and token.head.lemma_ in OF_WHAT:
            break  # "accused the government of torture"
        if child.lower_ == "of" and token.head.dep_ == "agent" and token.head.head.lemma_ in OF_WHAT:
            break  # "was accused by a bank of fraud"
        inner = [t for t in child.subtree if not t.is_space]
        clause = next((t for t in inner if t.dep_ in ("relcl", "acl")), None)
        if clause is not None:  # "head of the company that built it"
            inner = [t for t in inner if t.i < clause.left_edge.i]
        clean = all(t.pos_ not in ("VERB", "AUX", "PUNCT") and (t.pos_ != "PRON" or t.tag_ == "PRP$") for t in inner)
        if child.i == token.i + 1 and clean and len(inner) <= LONGEST_MODIFIER:
            last = inner[-1]
        break
    text = discourse.reading.article.text
    return re.sub(r"\s+", " ", text[parts[0].idx : last.idx + len(last.text)])


def owners_of(token: Token, discourse: Discourse) -> frozenset[str]:
    """The keys of whose minister, party or house it is: "Belgium's", "French", "of the club"."""
    found = children(token, "poss", "amod", "compound", "nmod")
    for prep in children(token, "prep"):
        if prep.lower_ in ("of", "for"):
            found += children(prep, "pobj")
    return frozenset(key for key in map(discourse.key_at, found) if key is not None)


def plain_modifiers(token: Token, discourse: Discourse) -> frozenset[str]:
    """The modifiers that are no names and no nationalities."""
    named = {c.lower_ for c in children(token, "amod", "compound", "nmod") if discourse.key_at(c) is not None}
    return modifiers(token) - named
