"""Whether an article's graph may enter the store."""

from __future__ import annotations

from collections.abc import Iterable

from newsgraph.shapes.index import Triple
from newsgraph.shapes.report import check


def problems(graph: Iterable[Triple]) -> tuple[str, ...]:
    """What is wrong with the graph of an article by the required shapes, a line each; empty when it may be stored.

    ``graph`` is an RDFLib graph or the list of its triples, which is faster (``rdf.article_triples``).
    """
    return tuple(str(finding) for finding in check(graph, "required"))
