"""Names of what neither acts nor is a place: products, works, laws, prizes, vessels, illnesses, numbered papers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from newsgraph.builder import named_things, namewords, polities, wordlists
from newsgraph.builder.descriptions import noun
from newsgraph.builder.forms import fold
from newsgraph.builder.language import is_common
from newsgraph.builder.namewords import Candidate

PRODUCTS = wordlists.words("titles", "things", "products")
TEAMS = wordlists.words("organizations", "teams")
VESSELS = wordlists.words("titles", "things", "vessels")
WORKS = frozenset(fold(name) for name in wordlists.words("titles", "things", "known"))
HEADS = wordlists.words("titles", "things", "heads")
OF_A_THING = wordlists.words("titles", "things", "before")
ARTICLES_OF_TRADE = wordlists.words("titles", "things", "after")
MAKERS = wordlists.words("organizations", "makers")
AWARDS = wordlists.words("organizations", "awards")
NO_BODIES = wordlists.words("organizations", "no_bodies")
LAW_CASE = re.compile(r"\S vs?\.? \S")
DRAW = re.compile(r"^(?:Group|Pool|Stage|Round|Phase|Level|Grade|Section|Part|Chapter) (?:[A-H]|[IVX]+|\d+)$")
NUMBERED = re.compile(r"^[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)? (?:\d{1,3}|\d+(?:\.\d+)+\w*)$")
PAPER = re.compile(
    r"(?:Resolution|Directive|Regulation|Article|Proposition|Amendment|Measure|Order|Protocol|Law|Act|Decree|Bill)"
    r" (?:\d\S*|[A-Z]|[IVX]+)$"
)
MODEL = re.compile(r"^[A-Za-z]{1,4}-?\d+[a-zA-Z]*$")
SUFFIXED = re.compile(r"^\d{1,4}[A-Z]{1,3}$")
ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$")
BODY_NUMBER = re.compile(r"^G-?\d")
NUMBERED_BODIES = wordlists.words("titles", "things", "numbered_bodies")
PAIRS = (["space", "station"], ["space", "telescope"], ["grand", "prix"])
CREED = re.compile(r"^[A-Z][a-z]{3,}ism$")
STRENGTHS = wordlists.words("titles", "things", "strengths")
STORMS = wordlists.words("titles", "things", "storms")
AMOUNT = re.compile(r"^[A-Z]{1,3}\d[\d.,]*(?:bn|mn|m|million|billion|trillion)?$")
OUTCRY = frozenset({"i", "we", "you", "he", "she", "they", "it", "is", "are", "was", "my", "your", "our"})
MARKS = frozenset({'"', "“", "”", "''", "``"})
NAMING = frozenset({"called", "named", "dubbed", "as", "themselves", "itself", "name", "of"})
THING_ENTITIES = frozenset({"PRODUCT", "WORK_OF_ART", "LAW"})
PLANNED = wordlists.words("titles", "things", "planned")
SOMEBODY = wordlists.words("titles", "things", "somebody")
NATIVES = wordlists.words("titles", "things", "natives")
CERTAIN = 8.0


def by_words(name: str, parts: Sequence[str], low: Sequence[str]) -> float:
    """How strongly the words of a name say that it is a thing, before its head word is looked at; 0.0 if not."""
    if low[0] == "the" and len(low) > 1:
        parts, low = parts[1:], low[1:]
    won = low[-1] in AWARDS and not (len(parts) == 1 and name.isupper())
    if (
        LAW_CASE.search(name)
        or DRAW.match(name)
        or won
        or PAPER.search(name)
        or fold(name) in WORKS
        or named_things.is_listed(name)
    ):
        return CERTAIN
    if (AMOUNT.match(name) and any(mark in name for mark in "mbt")) or _is_outcry(name):
        return CERTAIN
    weight = 4.0 if NUMBERED.match(name) and low[0] not in NUMBERED_BODIES else 0.0
    if name in NO_BODIES:
        weight = max(weight, 4.0)
    if len(parts) == 1:
        weight = CERTAIN if (low[0] in VESSELS and parts[0].isupper()) or CREED.match(parts[0]) else weight
        if low[0] in HEADS and parts[0].istitle() and namewords.gender_of(name) is None:
            weight = max(weight, 2.0)
        return weight + _by_shape(parts, low)
    somebody = len(parts) == 2 and (namewords.gender_of(low[0]) or "either") != "either"  # "Brent Hill" is no oil
    somebody = somebody or (len(parts) > 2 and low[-2] == "mac")  # "Brian Mac Giolla" is no computer
    if (
        (not somebody and any(part in PRODUCTS - TEAMS for part in (*low[-2:], low[0])))
        or low[0] in VESSELS
        or low[0] in STORMS
        or "-".join(low[:2]) in VESSELS
        or list(low[-2:]) in PAIRS
        or (low[0] in STRENGTHS and low[1] in STORMS | {"storm", "depression"})
        or "shuttle" in low[:3]
    ):
        return CERTAIN
    if low[-2] in HEADS and polities.named(parts[-1]):
        weight = max(weight, 5.0)  # "Book Fair Canada"
    if len(parts) == 2 and parts[0] == "Storm":
        weight = max(weight, 5.0)  # "Storm Eunice"
    if (low[0] in SOMEBODY and low[1] == "of") or (low[-1] in NATIVES and polities.named(" ".join(parts[:-1]))):
        weight = max(weight, 8.0)  # "Friend of Suspect", "Kenya National" at the head of a story
    return weight + _by_shape(parts, low)


def _is_outcry(name: str) -> bool:
    """Whether words in capitals are a sentence and no name: "WE WIN"."""
    words = name.replace("-", " ").split()
    return len(words) > 1 and name.isupper() and not OUTCRY.isdisjoint(word.casefold() for word in words)


def _by_shape(parts: Sequence[str], low: Sequence[str]) -> float:
    """What an operation's or a model's name looks like: "Operation Dawn", "ZX-81"."""
    model = MODEL.match(parts[-1]) or (len(parts) > 1 and (SUFFIXED.match(parts[-1]) or low[0] == "model"))
    model = model and namewords.facility_heads().isdisjoint(low)
    model = model and not ORDINAL.match(parts[-1]) and not BODY_NUMBER.match(parts[-1])
    products = len(parts) == 1 and low[0] in PRODUCTS - TEAMS
    return (5.0 if low[0] == "operation" or model else 0.0) + (CERTAIN if products else 0.0)


def is_model(doc: Doc, start: int, end: int) -> bool:
    """Whether a maker's name is followed by what it makes: "Honda Civic", not "Honda Motor" or "Ford Foundation"."""
    if end - start < 2 or doc[start].lower_ not in MAKERS or not doc[start].text[:1].isupper():
        return False
    bodies = {"airplanes", "defense", "commercial", "research", "electric", "financial", "motorsport", "racing"}
    bodies |= namewords.known_heads() | wordlists.words("organizations", "suffixes")
    rest = doc[start + 1 : end]
    if any(token.lower_.rstrip(".") in bodies or not token.text[:1].isupper() for token in rest):
        return False
    last = rest[-1]
    return not (polities.named(rest.text) or polities.region(rest.text) or polities.state(last.text)) and not (
        namewords.is_title(rest[0]) or namewords.gender_of(rest[0].text)
    )


def by_context(doc: Doc, candidate: Candidate, root: Token) -> float:
    """How strongly one mention's surroundings say that a thing is named; 0.0 if they do not."""
    start, end = candidate.start, candidate.end
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    weight = 0.0
    weight += named_things.by_use(doc, candidate, root)
    noun_before = before is not None and before.lower_ in OF_A_THING and before.pos_ in {"NOUN", "PROPN", "ADJ"}
    if before is not None and noun_before and not _begins_clause(root, before):
        given = namewords.gender_of(doc[start].text) is not None
        alone = 4.5 if not given and candidate.label in {"ORG", "PRODUCT", ""} else 3.0
        weight += alone if end - start == 1 else 7.0 if given else CERTAIN
    if _is_quoted_title(doc, candidate):
        weight += 2.5 if namewords.gender_of(doc[start].text) in {"male", "female"} else 7.0
    if (
        after is not None
        and after.text in {"v.", "vs.", "v"}
        and end + 1 < len(doc)
        and namewords.is_capital(doc[end + 1])
    ):
        weight += 6.0
    if before is not None and before.text in {"v.", "v"} and start > 1 and namewords.is_capital(doc[start - 2]):
        weight += 6.0
    if before is not None and before.text == "(" and after is not None and after.text == ")":
        weight += 5.0 if _is_spelled_small(doc, start) else 0.0
    if root.dep_ in {"compound", "nmod"} and root.i < root.head.i <= root.i + 2 and root.head.tag_ in {"NN", "NNS"}:
        weight += 3.0 if root.head.lower_ in ARTICLES_OF_TRADE else 0.0
    if candidate.label in {"ORG", "PRODUCT", "WORK_OF_ART", ""} and end - start > 1 and _is_agenda(doc, start, end):
        weight += 3.0
    if candidate.rule == "capitals":
        made = before is not None and before.lower_ in MAKERS and namewords.is_capital(before)
        kind = after is not None and after.ent_type_ in THING_ENTITIES and after.ent_iob_ == "B"
        weight += 5.0 if made or kind else 0.0
    if root.dep_ in {"conj", "appos"} and root.head.ent_type_ in THING_ENTITIES and candidate.label != "PERSON":
        weight += 2.0
    return weight


def _is_agenda(doc: Doc, start: int, end: int) -> bool:
    """Whether ordinary words are the name of what somebody plans or takes part in: "his Better Way agenda"."""
    if end >= len(doc) or doc[end].lower_ not in PLANNED or not doc[end].text.islower():
        return False
    heads = namewords.organization_heads()
    return all(is_common(token.lower_) and token.lower_ not in heads for token in doc[start:end])


def _begins_clause(root: Token, before: Token) -> bool:
    """Whether the name is the subject of a clause on the noun before it: "the book Jane Hill wrote"."""
    return root.dep_ in {"nsubj", "nsubjpass"} and root.head.dep_ in {"relcl", "acl"} and root.head.head == before


def _is_spelled_small(doc: Doc, i: int) -> bool:
    """Whether an acronym in parentheses stands for common nouns: "attention deficit disorder (ADD)", no body's name."""
    letters = doc[i].text
    if not letters.isupper() or not letters.isalpha() or not 2 <= len(letters) <= 6:
        return False
    words = [token for token in doc[max(i - 2 - 2 * len(letters), 0) : i - 1] if token.text != "-"][-len(letters) :]
    if len(words) < len(letters) or words[-1].lower_ in namewords.organization_heads():
        return False
    return all(
        token.text.islower() and token.text[0] == letter for token, letter in zip(words, letters.lower(), strict=True)
    )


def _is_quoted_title(doc: Doc, candidate: Candidate) -> bool:
    """Whether a name of several words fills a pair of quotation marks, as a show's, a song's or a book's does."""
    if candidate.end - candidate.start < 2 or not candidate.start or candidate.end >= len(doc):
        return False
    before, after = doc[candidate.start - 1], doc[candidate.end]
    if after.text in {",", ".", "!", "?"} and candidate.end + 1 < len(doc):
        after = doc[candidate.end + 1]
    opening = candidate.start - 1
    while opening > max(candidate.start - 3, 0) and (before.lower_ == "the" or before.text.istitle()):
        opening -= 1
        before = doc[opening]
    named = opening > 0 and (doc[opening - 1].lower_ in NAMING or noun(doc[opening - 1]).person)
    if named or candidate.label == "PERSON" or candidate.rule == "lexicon":
        return False
    return _is_mark(before) and _is_mark(after)


def _is_mark(token: Token) -> bool:
    """Whether the token is a quotation mark, double or single, and no apostrophe."""
    return token.text in MARKS or (token.text in {"'", "‘", "’"} and token.tag_ in {"``", "''"})
