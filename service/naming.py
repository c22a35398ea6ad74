"""Names that people type: shortened IRIs and what they stand for, near misses, and text quoted for SPARQL."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

OWN: Final = "id"
"""The prefix of the store's own base: ``id:article/…``."""

SHORTENED: Final = re.compile(r"([A-Za-z][\w-]*):(?!//)(.*)")


LISTING: Final = "newsgraph query 'SELECT DISTINCT ?name { ?x a ng:Actor ; rdfs:label ?name }' lists the actors"
"""What to do where a name is not known, nor any that is near it."""


def shorten(iri: str, base: str, prefixes: dict[str, str]) -> str:
    """The IRI by its longest fitting prefix (``ng:Assault``, ``id:article/seed``); as it stands where none fits."""
    fitting = [(name, start) for name, start in {**prefixes, OWN: base}.items() if iri.startswith(start) and start]
    if not fitting:
        return iri
    name, start = max(fitting, key=lambda pair: len(pair[1]))
    return f"{name}:{iri.removeprefix(start)}" if iri != start else iri


def expand(name: str, base: str, prefixes: dict[str, str]) -> str:
    """The IRI that a person may have shortened: ``<IRI>``, a prefixed name, or a path under the store's base."""
    name = name.strip().strip("<>")
    match = SHORTENED.fullmatch(name)
    known = {**prefixes, OWN: base}
    if match and match[1] in known:
        return known[match[1]] + match[2]
    if "://" in name or name.startswith(("urn:", "mailto:")):
        return name
    return base + name.removeprefix("/id/").lstrip("/")


def nearest(name: str, names: Iterable[str], limit: int = 3, *, whole: bool = False) -> list[str]:
    """The names nearest to ``name`` by spelling, best first; none that is far from it.

    With ``whole`` the texts are compared from end to end; else a name that is a part of another is near it.
    """
    from rapidfuzz import fuzz, process, utils

    scorer, least = (fuzz.ratio, 60) if whole else (fuzz.WRatio, 70)
    choices = list(dict.fromkeys(names))
    found = process.extract(
        name, choices, scorer=scorer, processor=utils.default_process, limit=limit, score_cutoff=least
    )
    return [one for one, _, _ in found]


def quoted(text: str) -> str:
    """The text as a SPARQL string literal."""
    escaped = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(escaped.get(sign, sign) for sign in text) + '"'
