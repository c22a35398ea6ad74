"""The SPARQL constraints of our shapes' files, each with its twin in Python: the same nodes, much faster.

``TWINS`` finds a twin by the IRI of its shape. Tests hold each equal to its query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from newsgraph.ontology import terms
from newsgraph.ontology.terms import NG, NIF
from newsgraph.shapes.index import TYPE, Index

Found = tuple[str, str | None, str]
"""A focus node, the path where there is one, and the offending value, all as text."""
Twin = Callable[[Index], Iterator[Found]]

SHAPE: Final = "https://w3id.org/newsgraph/shapes#"
(ANCHOR, BEGIN, END, CONTEXT) = (str(NIF[name]) for name in ("anchorOf", "beginIndex", "endIndex", "referenceContext"))
TEXT: Final = str(NG.text)
MENTION: Final = str(NG.Mention)
OURS: Final = str(NG._NS)
OLD_SCHEMA: Final = "http://schema.org/"
PROPERTIES: Final = frozenset(OURS + name for name in terms.PROPERTIES)
CLASSES: Final = frozenset(OURS + name for name in terms.CLASSES)


def misquoted(index: Index) -> Iterator[Found]:
    """Mentions whose quoted text is not the article's at their offsets; offsets that are no numbers are for others."""
    texts: dict[str, list[str]] = {}
    for focus in index.instances.get(MENTION, ()):
        known = index.out[focus]
        for article in known.get(CONTEXT, ()):
            if (name := str(article)) not in texts:
                texts[name] = [str(text) for text in index.values(name, TEXT)]
            for text in texts[name]:
                for begin in known.get(BEGIN, ()):
                    for end in known.get(END, ()):
                        start, stop = getattr(begin, "value", None), getattr(end, "value", None)
                        if not isinstance(start, int) or not isinstance(stop, int):
                            continue
                        quoted = text[start:stop] if 0 <= start < stop else ""
                        for anchor in known.get(ANCHOR, ()):
                            if str(anchor) != quoted:
                                yield focus, None, str(anchor)


def unknown_properties(index: Index) -> Iterator[Found]:
    """Properties in our namespace that the ontology does not have."""
    return properties(index, lambda path: path.startswith(OURS) and path not in PROPERTIES)


def old_schema(index: Index) -> Iterator[Found]:
    """Properties of schema.org written with http://."""
    return properties(index, lambda path: path.startswith(OLD_SCHEMA))


def properties(index: Index, wrong: Callable[[str], bool]) -> Iterator[Found]:
    """Every use of a wrong property by a node that has a type."""
    for focus, known in index.out.items():
        if TYPE in known:
            for path, values in known.items():
                if wrong(path):
                    yield from ((focus, path, str(value)) for value in values)


def unknown_classes(index: Index) -> Iterator[Found]:
    """Classes in our namespace that the ontology does not have."""
    for focus, known in index.out.items():
        for kind in known.get(TYPE, ()):
            if (name := str(kind)).startswith(OURS) and name not in CLASSES:
                yield focus, None, name


TWINS: Final[dict[str, Twin]] = {
    f"{SHAPE}AnchorText": misquoted,
    f"{SHAPE}KnownProperty": unknown_properties,
    f"{SHAPE}KnownClass": unknown_classes,
    f"{SHAPE}SecureSchema": old_schema,
}
