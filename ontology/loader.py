"""The ontology's files, read from the installed package."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from rdflib import Graph

from newsgraph.ontology.terms import PREFIXES

FILES: Final = ("newsgraph.ttl", "event-types.ttl")


@lru_cache(maxsize=1)
def ontology_graph() -> Graph:
    """The classes, the properties, the statuses and the event types, read once a process; not to be changed."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for name in FILES:
        graph.parse(data=files("newsgraph.ontology").joinpath(name).read_text(encoding="utf-8"), format="turtle")
    return graph


@lru_cache(maxsize=1)
def _context() -> str:
    return files("newsgraph.ontology").joinpath("context.jsonld").read_text(encoding="utf-8")


def context() -> dict[str, Any]:
    """The JSON-LD context: a document whose one key is ``@context``; a fresh copy at each call."""
    document: dict[str, Any] = json.loads(_context())
    return document
