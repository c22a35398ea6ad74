"""Bodies named in full elsewhere, by some of their words right before an office: "Bloc leader X" of the "Bloc Citoyen".

In: the parse and the names found so far. Out: the same with those short names, also where ordinary words make them that
neither the model nor the tags show to be names ("Progress leader X", "Justice and Development lawmaker X"). Which body
is meant is decided in ``merging``.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from newsgraph.builder import wordlists
from newsgraph.builder.forms import SMALL_WORDS, fold
from newsgraph.builder.gathering import Name
from newsgraph.builder.lone_names import CLUB_HEADS, known_organization
from newsgraph.builder.namewords import (
    Candidate,
    gender_of,
    is_capital,
    is_polity_word,
    is_title,
    known_heads,
    organization_heads,
)
from newsgraph.builder.shortening import is_another
from newsgraph.builder.token_columns import texts

OFFICES = (
    wordlists.words("organizations", "body_offices")
    | wordlists.words("organizations", "party_offices")
    | wordlists.words("organizations", "leaning")
)
PARTY = frozenset({"party", "movement", "newspaper"})
INSIDE = frozenset({"and", "for", "of", "the"})
CALLED = wordlists.words("organizations", "papers") | wordlists.words("organizations", "media", "papers")
LONGEST = 5  # tokens of a short name
STANDING = frozenset({"bloc", "alternative"})  # nouns for bodies that are seldom said of any but one called so


def found(doc: Doc, capitals: Sequence[int], pieces: list[Candidate]) -> list[Candidate]:
    """The names, with the short ones of bodies that stand before an office and are not of another name."""
    words = texts(doc)
    before = [i for i in capitals if i + 1 < len(words) and words[i + 1] in OFFICES]
    if not before:
        return pieces
    bodies = [piece for piece in pieces if _is_full(doc, piece)]
    if not bodies:
        return pieces
    new = [short for i in before if (short := _short(doc, i, bodies, pieces)) is not None]
    within = {i for short in new for i in range(short.start, short.end)}
    return [piece for piece in pieces if piece.start not in within] + new if new else pieces


def _is_full(doc: Doc, piece: Candidate) -> bool:
    several = piece.end - piece.start > 1 or (piece.end < len(doc) and doc[piece.end].text in PARTY)
    return several and piece.label in {"ORG", ""} and piece.rule != "adjective"


def _short(doc: Doc, i: int, bodies: Sequence[Candidate], pieces: Sequence[Candidate]) -> Candidate | None:
    """The name of a body that ends at the token, none where no body of the article is called so in full."""
    covering = next((piece for piece in pieces if piece.start <= i < piece.end), None)
    if covering is not None and (covering.label not in {"ORG", ""} or covering.end - covering.start > 1):
        return None
    for start in range(max(0, i + 1 - LONGEST), i + 1):
        words = [token.text for token in doc[start : i + 1]]
        if not is_capital(doc[start]) or any(token.is_sent_start for token in doc[start + 1 : i + 1]):
            continue
        if any(not is_capital(token) and token.lower_ not in INSIDE for token in doc[start : i + 1]):
            continue
        if start == i and not _may_stand_alone(doc, i):
            return None
        hosts = {fold(doc[body.start : body.end].text) for body in bodies if _opens(doc, body, words, start)}
        if len(hosts) == 1 and (start < i or covering is None or not covering.label):
            return Candidate(start, i + 1, "ORG", "office")
    return None


def _opens(doc: Doc, body: Candidate, words: Sequence[str], start: int) -> bool:
    """Whether a body's name, longer than the words and, for a lone word, met before them, begins or ends with them."""
    full = [token.text for token in doc[body.start : body.end]]
    if len(full) <= len(words) or (body.start > start and len(words) == 1) or body.start <= start < body.end:
        return False
    if len(words) == 1 and full[-2] in INSIDE and full[0] != words[0]:
        return False
    return full[: len(words)] == words or full[-len(words) :] == words


def _may_stand_alone(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.lower_ in organization_heads() | known_heads() and token.is_sent_start:
        return token.lower_ in STANDING or token.text in CALLED
    if i and is_capital(doc[i - 1]) and not token.is_sent_start:
        return False
    return not (is_title(token) or gender_of(token.text) or is_polity_word(token.text))


def is_echo(doc: Doc, name: Name) -> bool:
    """Whether the name stands before an office wherever it is met, and is neither well known nor a mere noun."""
    if any(c.end >= len(doc) or doc[c.end].text not in OFFICES for c in name.mentions):
        return False
    if name.words[0] in STANDING or len(name.words) > 1:
        return name.words[0] in STANDING or known_organization(name) is None
    return known_organization(name) is None and name.words[0] not in organization_heads() | CLUB_HEADS | PARTY


def echoed(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether all words of a short name are the full one's, its first or last among them."""
    told = [word for word in full if word not in SMALL_WORDS]
    mine = [word for word in short if word not in SMALL_WORDS]
    if len(mine) == 1 and full[full.index(mine[0]) - 1 if mine[0] in full else 0] in INSIDE:
        return False  # what a body is for is no name of it: "Trust for Nature"
    if tuple(full[-len(short) :]) == tuple(short) and is_another(tuple(short), tuple(full[: -len(short)])):
        return False  # the Syrian Army, and the Free Syrian Army
    return 0 < len(mine) < len(told) and set(mine) <= set(told) and (mine[0] == told[0] or mine[-1] == told[-1])
