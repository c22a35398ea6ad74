"""Family names that stand alone: what tells "Lavrov has said" from a firm that says something."""

from __future__ import annotations

import re
from functools import lru_cache

from newsgraph.builder import gazetteer, namewords, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind

ENDINGS = tuple(wordlists.words("surnames", "endings"))
SLAVIC_ENDINGS = tuple(wordlists.words("surnames", "slavic_endings"))
LISTED = frozenset().union(
    *(wordlists.words("surnames", key) for key in ("english", "romance", "germanic", "eastern", "slavic"))
)
IRISH = re.compile(r"(?:O['’]|Mc|Fitz)[A-Z][a-z]{2,}$")
OF_PERSONS = frozenset({"van", "von", "della", "bin", "ibn", "ten", "ter", "mac", "af"})  # particles in no body's name
LETTERS = 6  # the shortest name that an ending may tell
LARGE_CITY = 100_000
SMALL_CITY = 15_000
WEIGHT = 1.6  # more than the model's label alone, less than what the words around say
WEIGHT_OF_TOWN = 0.9  # a town bears the name too ("Ferguson police"): less than the model's label


@lru_cache(maxsize=8192)
def is_family_name(word: str) -> bool:
    """Whether a capitalised word is a listed family name, or has an ending that only family names have.

    A large city's name is none ("Medina"), nor is a firm's or a party's; by its ending alone neither is a town's
    ("Kiev") or a word of the language.
    """
    low = fold(word)
    if not word[:1].isupper() or (word.isupper() and len(word) < LETTERS) or low in namewords.known_organizations():
        return False
    listed = low in LISTED or bool(IRISH.match(word))
    if not listed and (len(low) < LETTERS or not low.endswith(ENDINGS + SLAVIC_ENDINGS) or is_common(low)):
        return False
    records = gazetteer.cities(word)
    return not records or records[0].population < (LARGE_CITY if listed else SMALL_CITY)


def evidence(parts: list[str], known: bool) -> tuple[tuple[Kind | None, float], ...]:
    """What a name's words say if the last is a family name: ``known`` is whether its words have said something else."""
    if not known and 2 < len(parts) < 5 and parts[-2].casefold() in OF_PERSONS and parts[-1][:1].isupper():
        return ((Kind.PERSON, WEIGHT),)  # "Rush van Damme"
    if known or len(parts) > 2 or not is_family_name(parts[-1]):
        return ()
    if len(parts) == 1:
        records = gazetteer.cities(parts[0])
        town = bool(records) and records[0].population >= SMALL_CITY
        return ((Kind.PERSON, WEIGHT_OF_TOWN if town else WEIGHT),)
    return ((Kind.PERSON, WEIGHT),) if parts[0][:1].isupper() and parts[0][1:].islower() else ()
