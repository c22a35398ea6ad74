"""What the shapes find in a graph.

``check`` is what newsgraph runs: our own shapes, compiled. ``check_with_pyshacl`` runs any SHACL shapes, ours included,
in a general engine: slowly, with the same findings for ours.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, SH, Graph, URIRef

from newsgraph.shapes.checker import SEVERITIES, checker, order, path_text
from newsgraph.shapes.finding import Finding, Severity
from newsgraph.shapes.index import Index, Triple

__all__ = ["Finding", "Severity", "check", "check_with_pyshacl"]


def check(triples: Iterable[Triple], shapes: str = "required") -> tuple[Finding, ...]:
    """What one set of our shapes finds in a graph, or in its triples as a list.

    ``shapes`` is "required", "recommended" or "vocabulary". The findings come sorted; there are none when all is well.
    """
    return checker(shapes).check(triples)


def check_with_pyshacl(graph: Graph, shapes: Graph) -> tuple[Finding, ...]:
    """What any SHACL shapes find in a graph, by pySHACL: no inference, no advanced features, the graph left as it is.

    Where a shape has no IRI, the finding's ``shape`` is the IRI of the constraint that was broken.
    """
    from pyshacl import validate  # slow to load, and only wanted here

    data = Graph(bind_namespaces="none")  # pySHACL needs a store that knows contexts
    for triple in graph:
        data.add(triple)
    _conforms, report, _text = validate(data, shacl_graph=shapes, inplace=True, inference="none", advanced=False)
    index = Index(data)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = str(report.value(result, SH.focusNode))
        path = report.value(result, SH.resultPath)
        value = report.value(result, SH.value)
        shape = report.value(result, SH.sourceShape)
        source = shape if isinstance(shape, URIRef) else report.value(result, SH.sourceConstraintComponent)
        messages = sorted(map(str, report.objects(result, SH.resultMessage)))
        found.add(
            Finding(
                SEVERITIES[URIRef(str(report.value(result, SH.resultSeverity)))],
                focus,
                path_text(report, path),
                None if value is None else str(value),
                " ".join(messages),
                str(source),
                index.name(focus),
            )
        )
    return tuple(sorted(found, key=order))
