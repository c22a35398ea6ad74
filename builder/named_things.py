"""Names that the lexicon has of things, and what is done to a name that only a thing undergoes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from newsgraph.builder import gazetteer, namewords, polities, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.namewords import Candidate
from newsgraph.builder.token_columns import lowers

LISTS = (
    "medicines", "illnesses", "arms", "vehicles", "programs", "money", "space", "laws",
    "prizes", "programmes", "wares", "ages",
)  # fmt: skip
# Lists whose names are things alone only: "Department of Political Science", "Institute of Public Policy" are bodies.
NAMED_BARE = ("subjects", "tongues", "acronyms", "officers")
PHYSICIANS = wordlists.words("named_things", "physicians")
OF_PHYSICIANS = wordlists.words("named_things", "of_physicians")
PORTIONS = wordlists.words("named_things", "used", "portions")
TREATED = wordlists.words("named_things", "used", "treated")
TESTS = wordlists.words("named_things", "used", "tests")
CONSUMED = wordlists.words("named_things", "used", "consumed")
AFLOAT = wordlists.words("named_things", "used", "afloat")
LISTED = wordlists.words("named_things", "used", "listed")
FIRED = wordlists.words("named_things", "used", "fired")
VESSELS = frozenset({"uss", "hms", "mv", "m/v", "ss", "hmas", "hmcs", "usns", "ins", "rms", "mt", "fv", "f/v", "rv"})
ABOARD = frozenset({"aboard", "onboard"})
MAKERS = wordlists.words("organizations", "makers")
DRIVEN = frozenset({"a", "an", "the", "his", "her", "their", "this", "that", "another", "'s", "’s"})
# The endings that names of medicines are given by their makers and by the World Health Organization.
MEDICINE = re.compile(
    r"(?:tinib|zumab|ximab|lumab|tumab|glutide|statin|sartan|prazole|cillin|mycin|floxacin|azepam|azolam|gliptin|gliflozin"
    r"|triptan|setron|methasone|codone|morphone|barbital|dipine|navir|buvir|ciclovir|oxetine|zodone)$"
)
SHORTEST = 6  # letters of a medicine's name, less one
DONE, ILL, DRIVES = 3.0, 8.0, 7.5
NUMBERED = re.compile(r"^[A-Z]{1,2}-?\d{2,4}$")
MODEL_DIGITS = 5
LONGEST = 5


@cache
def names() -> frozenset[str]:
    """The folded names of all lists."""
    entries = [name for each in (*LISTS, *NAMED_BARE) for name in wordlists.words("named_things", each)]
    return frozenset(fold(name) for name in entries if not (name.isupper() and "-" in name))


@lru_cache(maxsize=8192)
def is_listed(name: str) -> bool:
    """Whether the lists have the name, or its singular; or it ends as medicines are made to."""
    folded = fold(name)
    if len(folded) > SHORTEST and MEDICINE.search(folded) and " " not in folded:
        return namewords.gender_of(name) is None
    return folded in names() or (folded.endswith("s") and folded[:-1] in names() and " " not in folded)


@cache
def _openings() -> dict[str, frozenset[str]]:
    """The first words of the listed names of two words and more, each with what the second begins with, small."""
    found_: dict[str, set[str]] = {}
    for name in (name for each in LISTS for name in wordlists.words("named_things", each) if " " in name):
        first, second = name.casefold().split()[:2]
        found_.setdefault(first.removesuffix("'s"), set()).add("'s" if first.endswith("'s") else second[:2])
    return {first: frozenset(seconds) for first, seconds in found_.items()}


def found(doc: Doc, capitals: list[int]) -> Iterator[Candidate]:
    """The listed names of several words, which the model may take apart: "Bermuda shorts", "Paris agreement"."""
    lows, openings, done = lowers(doc), _openings(), 0
    for i in capitals:
        if i < done:
            continue
        if lows[i] in VESSELS and doc[i].is_upper and i + 1 < len(doc) and namewords.is_capital(doc[i + 1]):
            done = i + 1
            while done < len(doc) and namewords.is_capital(doc[done]) and not doc[done].is_sent_start:
                done += 1
            yield Candidate(i, done, "PRODUCT", "lexicon")  # "MV Lady Perla"
        if _is_numbered_model(doc, i):
            done = i + 2
            yield Candidate(i, done, "PRODUCT", "lexicon")
            continue
        seconds = openings.get(lows[i])
        if seconds is None or i + 1 >= len(doc) or lows[i + 1][:2] not in seconds:
            continue
        for length in range(min(LONGEST, len(doc) - i), 1, -1):
            stretch = doc[i : i + length]
            if any(token.is_sent_start for token in stretch[1:]):
                continue  # "told the Huffington Post. It rained"
            if is_listed(stretch.text) and not _goes_on(doc, i + length):
                yield Candidate(i, i + length, "PRODUCT", "lexicon")
                done = i + length
                break


def _is_numbered_model(doc: Doc, i: int) -> bool:
    """Whether a maker's name and the number behind it name what it made: "a Boeing 737", not "cost Boeing 300 jobs"."""
    if doc[i].lower_ not in MAKERS or not i or i + 1 >= len(doc) or not doc[i].text[:1].isupper():
        return False
    number = doc[i + 1].text.removesuffix("s")
    if not (number.isdigit() and 1 < len(number) < MODEL_DIGITS) and not NUMBERED.match(number):
        return False
    return doc[i - 1].pos_ in {"DET", "ADJ"} or doc[i - 1].tag_ in {"PRP$", "POS", "CD"}


def _goes_on(doc: Doc, end: int) -> bool:
    """Whether a body's head with a capital follows: "Hubble Institute", "Cold War Museum"."""
    return end < len(doc) and doc[end].text[:1].isupper() and doc[end].lower_ in namewords.known_heads()


def by_use(doc: Doc, candidate: Candidate, root: Token) -> float:
    """How surely one mention is a thing's, told by what is done to it: "a dose of X", "wore Xs", "aboard the X"."""
    start, end = candidate.start, candidate.end
    if end - start == 1 and doc[start].text in PHYSICIANS and _is_illness(doc, end):
        return ILL
    if end - start == 1 and _is_driven(doc, start, root):
        return DRIVES
    if candidate.rule in {"lexicon", "office"} or candidate.titled or candidate.label == "NORP" or end - start > 2:
        return 0.0
    person = candidate.label == "PERSON" and (end - start > 1 or namewords.gender_of(root.text) is not None)
    head, dep = root.head, root.dep_
    if dep == "conj" and root.head.i < root.i:
        while dep == "conj" and head.i < root.i and head.dep_ == "conj":
            head = head.head
        dep, head = head.dep_, head.head
    if dep == "pobj":
        if head.lower_ in ABOARD:
            return DONE + 1.0
        word = head.head
        if person or _is_known_place(doc, candidate):
            return 0.0
        of = head.lower_ == "of" and word.lower_ in PORTIONS
        treated = head.lower_ in {"with", "against"} and word.lemma_.casefold() in TREATED
        tested = head.lower_ in {"for", "against"} and (word.lower_ in TESTS or word.lemma_.casefold() in LISTED)
        on = head.lower_ == "on" and word.lower_ in {"patient", "patients"}
        to = head.lower_ == "to" and word.lower_ in {"update", "updates", "upgrade", "upgraded"}
        if of or treated or tested or on or to:
            return DONE
    if person or candidate.label not in {"ORG", "PRODUCT", "PERSON", ""} or not root.text[:1].isupper():
        return 0.0
    lemma = head.lemma_.casefold()
    if dep == "dobj" and lemma in CONSUMED and candidate.label != "PERSON":
        return DONE
    if dep in {"nsubj", "nsubjpass"} and (lemma in AFLOAT or _is_awarded(root, head, dep)):
        return DONE
    if end - start == 1 and root.tag_ in {"NNPS", "NNS"} and dep == "dobj" and lemma in FIRED:
        counted = any(child.dep_ == "nummod" for child in root.head.children) or any(
            child.dep_ == "nummod" for child in root.children
        )
        return DONE if counted else 0.0
    return DONE + 1.0 if _is_one_of_many(doc, candidate, root, dep) else 0.0


def _is_driven(doc: Doc, i: int, root: Token) -> bool:
    """Whether a maker's name with an article, and nothing behind it, is that of a car or plane: "stopped the Audi"."""
    if doc[i].lower_ not in MAKERS or doc[i].text.isupper() or not i:
        return False
    j = i - 1
    while j > i - 3 and j and doc[j].pos_ == "ADJ" and doc[j].text.islower():
        j -= 1
    if doc[j].lower_ not in DRIVEN or (i + 1 < len(doc) and doc[i + 1].pos_ in {"NOUN", "PROPN", "PART", "NUM"}):
        return False
    return root.i == i and root.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass", "conj", "attr"}


def _is_awarded(root: Token, verb: Token, dep: str) -> bool:
    """Whether somebody is given what the name names, with "the" before it: "The Orwell went to Ann Hill"."""
    given = (dep == "nsubj" and verb.lemma_ == "go") or (dep == "nsubjpass" and verb.lemma_ in {"award", "present"})
    if not given or not any(child.lower_ == "the" for child in root.lefts):
        return False
    to = [child for child in verb.children if child.dep_ in {"prep", "dative"} and child.lower_ == "to"]
    return any(inner.dep_ == "pobj" and inner.ent_type_ == "PERSON" for prep in to for inner in prep.children)


def _is_illness(doc: Doc, end: int) -> bool:
    """Whether "'s" ends what follows a physician's name, or stands before "disease" and the like."""
    if end >= len(doc) or doc[end].text not in {"'s", "’s"}:
        return False
    after = doc[end + 1] if end + 1 < len(doc) else None
    return after is None or after.lower_ in OF_PHYSICIANS or after.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"}


def _is_known_place(doc: Doc, candidate: Candidate) -> bool:
    text = doc[candidate.start : candidate.end].text
    return bool(polities.named(text) or polities.state(text) or polities.region(text)) or (
        candidate.label == "GPE" and bool(gazetteer.cities(text))
    )


def _is_one_of_many(doc: Doc, candidate: Candidate, root: Token, dep: str) -> bool:
    """Whether the name has an indefinite article and so is that of a make: "a Glock", "in a white Hilux"."""
    if (
        candidate.label not in {"ORG", "PRODUCT", ""}
        or candidate.end - candidate.start > 1
        or dep not in {"dobj", "pobj"}
    ):
        return False
    if candidate.start < 1 or (candidate.end < len(doc) and doc[candidate.end].pos_ in {"NOUN", "PROPN", "PART"}):
        return False
    i = candidate.start - 1
    while i > candidate.start - 3 and i and doc[i].pos_ == "ADJ" and doc[i].text.islower():
        i -= 1
    return doc[i].lower_ in {"a", "an"}
