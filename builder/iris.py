"""How things are named: pure functions from identifiers and keys to IRIs.

Everything that an article says is named under the article, ``BASE/article/SLUG``; its mentions are fragments of it
(``#char=START,END``, RFC 5147, code points of ``ng:text``, the end exclusive). Names use only characters that need no
escaping in a URL, so that the address which a browser sends is the IRI itself.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Final

from newsgraph.ontology import terms

DEFAULT_BASE: Final = "https://w3id.org/newsgraph/id/"
"""The base of a store that was made without ``--base``."""

ONTOLOGY_GRAPH: Final = str(terms.ONTOLOGY)
"""The graph that holds the ontology and the event types; it does not depend on the base."""

LONGEST: Final = 80
SAFE: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")


@lru_cache(maxsize=65536)
def segment(text: str) -> str:
    """One path segment for ``text``, another for every other text.

    Text that is safe as it stands (ASCII letters, digits, ``. _ -``, at most 80 of them) is its own segment. Other text
    keeps what can be read of it and gets ``~`` and twelve digits of its SHA-256; as no safe text holds a ``~``, the two
    kinds never meet.
    """
    if len(text) <= LONGEST and SAFE.fullmatch(text):
        return text
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    readable = UNSAFE.sub("-", plain).strip("-._")[: LONGEST - 20].rstrip("-._")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{readable}~{digest}"


def slug(words: str) -> str:
    """A segment for a phrase that case, spaces and hyphens do not tell apart ("Vice-President", "vice president")."""
    plain = " ".join(re.sub(r"[\s-]+", " ", words.casefold()).split())
    return segment(plain.replace(" ", "-"))


def article_iri(base: str, identifier: str) -> str:
    """The IRI of the article and of its named graph."""
    return f"{base}article/{segment(identifier)}"


def local_iri(article: str, key: str) -> str:
    """The IRI of an entity, event, role holding or claim from its key (``person/benjamin-netanyahu``).

    ``article`` is the article's IRI. Each part of the key between slashes is made safe by itself.
    """
    return f"{article}/{'/'.join(segment(part) for part in key.split('/'))}"


def role_iri(article: str, title: str, of: str | None) -> str:
    """The IRI of the office ``title`` of the entity with the key ``of``: one for each pair in an article."""
    key = f"role/{slug(title)}"
    return local_iri(article, f"{key}/{of}" if of else key)


def mention_iri(article: str, start: int, end: int) -> str:
    """The IRI of the stretch of the article's text from code point ``start`` up to ``end``."""
    return f"{article}#char={start},{end}"


def identity_graph(base: str) -> str:
    """The graph of what is learned across articles: which names are one actor, which events are one."""
    return f"{base}graph/identity"
