"""The shapes' files, read from the installed package."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final

from rdflib import Graph

SETS: Final = ("required", "recommended", "vocabulary")
"""The sets of shapes, the most binding first; each is a file."""


@lru_cache(maxsize=8)
def shapes_graph(name: str) -> Graph:
    """The shapes of one set, read once a process; not to be changed."""
    if name not in SETS:
        raise ValueError(f"no set of shapes is called {name!r}: there are {', '.join(SETS)}")
    text = files("newsgraph.shapes").joinpath(f"{name}.shapes.ttl").read_text(encoding="utf-8")
    return Graph(bind_namespaces="none").parse(data=text, format="turtle")
