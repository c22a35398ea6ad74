"""Regimes named after their leader: "the Karimi regime" is the country whose ruler that is."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from newsgraph.builder.forms import fold
from newsgraph.builder.merging import Thing
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate, is_capital, is_title
from newsgraph.builder.token_columns import lowers

REGIME = "regime"
WITHIN = frozenset({"in", "inside", "across", "throughout", "over"})
RULERS = frozenset({"president", "leader", "dictator", "ruler", "king", "strongman", "premier", "chancellor"})
LONGEST = 4  # tokens from a ruler's title to the surname


def add(doc: Doc, things: list[Thing]) -> list[Thing]:
    """The things, with the mentions of a leader's regime given to the one country that can be meant, if one can."""
    countries = [thing for thing in things if thing.polity is not None]
    regimes: dict[str, list[Candidate]] = {}
    theirs = {i for country in countries for c in country.mentions for i in range(c.start, c.end)}
    for i, low in enumerate(lowers(doc)):
        if low != REGIME or not i or i - 1 in theirs:
            continue
        if is_capital(doc[i - 1]) and doc[i - 1].head.i == i:
            leader = fold(doc[i - 1].text).rsplit("-", maxsplit=1)[-1]
            regimes.setdefault(leader, []).append(Candidate(_start(things, i), i + 1, "ORG", "government"))
    gone: set[int] = set()
    for leader, found in regimes.items():
        owner = _country(doc, found, countries, leader)
        if owner is not None:
            owner.mentions = sorted([*owner.mentions, *found], key=lambda c: c.start)
            gone.update(c.end for c in found)
    return [thing for thing in things if not (_is_regime(thing) and thing.mentions[0].end in gone)]


def _start(things: list[Thing], i: int) -> int:
    """Where the leader's name begins that ends before the token."""
    return next((c.start for thing in things for c in thing.mentions if c.end in (i, i + 1)), i - 1)


def _is_regime(thing: Thing) -> bool:
    return thing.kind is Kind.ORGANIZATION and fold(thing.label).endswith(" " + REGIME)


def _country(doc: Doc, found: list[Candidate], countries: list[Thing], leader: str) -> Thing | None:
    """Whose regime it is: whose ruler bears the name, who else has a regime, or in what country it acts."""
    sentences = [doc[c.start].sent for c in found]
    for fits in (
        [each for each in countries if _has_ruler(doc, each, leader)],
        [each for each in countries if _has_regime(doc, each)],
        [each for each in countries if _is_scene(doc, each, sentences)],
    ):
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def _has_ruler(doc: Doc, country: Thing, leader: str) -> bool:
    """Whether its ruler is of that name: "Syrian President Bashar Karimi", "Syria's leader, Karimi"."""
    for c in country.mentions:
        for i in range(c.end, min(c.end + 3, len(doc))):
            if doc[i].lower_ in RULERS and is_title(doc[i]):
                after = doc[i + 1 : i + 1 + LONGEST]
                if any(fold(token.text).rsplit("-", maxsplit=1)[-1] == leader for token in after):
                    return True
    return False


def _has_regime(doc: Doc, country: Thing) -> bool:
    """Whether the article speaks of its regime: "the Syrian regime", "pro-Syrian regime forces"."""
    for c in country.mentions:
        words = [token.lower_ for token in doc[c.end : c.end + 4]]
        if REGIME in words[:1] or "pro-regime" in words[:1] or words[:3] == ["pro", "-", REGIME]:
            return True
    return False


def _is_scene(doc: Doc, country: Thing, sentences: list[Span]) -> bool:
    """Whether a sentence that names the regime says what goes on in the country."""
    return any(
        c.start and doc[c.start - 1].lower_ in WITHIN and any(s.start <= c.start < s.end for s in sentences)
        for c in country.mentions
    )
