"""Our shapes, compiled to Python, so that checking an article costs a few milliseconds.

The shapes' files are the only place where a rule is written: they are standard SHACL, and any engine can run them. An
engine that is general takes some 150 ms for an article (and 2.8 s with the SPARQL constraint on quoted text), more than
all the rest of building it; what is compiled here from the same files takes about a fiftieth. Tests hold the two equal:
on every shape's examples, and on graphs that are broken at random.

The few SPARQL constraints have a twin in Python, found by the IRI of their shape.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rdflib import SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from newsgraph.shapes.constraints import NONE, Constraint, constraints_of
from newsgraph.shapes.finding import Finding, Severity
from newsgraph.shapes.index import NOTHING, Index, Triple
from newsgraph.shapes.loader import shapes_graph
from newsgraph.shapes.twins import TWINS, Twin

SEVERITIES: Final = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a shape says when it does not hold: its IRI, how bad it is, and the message."""

    shape: str
    severity: Severity
    message: str

    def finding(self, index: Index, focus: str, path: str | None, value: str | None) -> Finding:
        """That the rule does not hold of the focus node."""
        return Finding(self.severity, focus, path, value, self.message, self.shape, index.name(focus))


@dataclass(frozen=True, slots=True)
class PropertyShape:
    """A property shape: its path as a text, the properties that make it up, and what it asks of their values.

    A path is ``simple`` when it is one property, followed forward.
    """

    rule: Rule
    path: str
    properties: tuple[str, ...]
    inverse: bool
    simple: bool
    constraints: tuple[Constraint, ...]

    def values(self, index: Index, focus: str) -> list[Node]:
        """The value nodes of a focus node."""
        if self.inverse:
            return [URIRef(node) for path in self.properties for node in index.subjects(path).get(focus, ())]
        known = index.out.get(focus, NOTHING)
        return list({value for path in self.properties for value in known.get(path, ())})


@dataclass(frozen=True, slots=True)
class NodeShape:
    """A node shape: which nodes it is about, and its property shapes."""

    classes: tuple[str, ...]
    objects_of: tuple[str, ...]
    properties: tuple[PropertyShape, ...]

    def foci(self, index: Index) -> set[str]:
        """The nodes that the shape is about."""
        found = {node for kind in self.classes for node in index.instances.get(kind, ())}
        for predicate in self.objects_of:
            found.update(index.objects(predicate))
        return found


def severity_of(shapes: Graph, shape: Node) -> Severity:
    """How bad a breach of the shape is: a violation, unless it says otherwise."""
    stated = shapes.value(shape, SH.severity)
    return Severity.VIOLATION if stated is None else SEVERITIES[URIRef(str(stated))]


def path_text(shapes: Graph, path: Node | None) -> str | None:
    """A path as a text: an IRI, ``^`` and an IRI, or IRIs with ``|`` between."""
    if path is None or isinstance(path, URIRef):
        return None if path is None else str(path)
    inverse = shapes.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{inverse}"
    alternatives = shapes.value(path, SH.alternativePath)
    if alternatives is None:
        raise ValueError(f"{path.n3()} is neither a property, nor an inverse or alternative path")
    return "|".join(str(each) for each in Collection(shapes, alternatives))


def compile_property(shapes: Graph, shape: Node) -> PropertyShape:
    """A property shape from its triples."""
    path = path_text(shapes, shapes.value(shape, SH.path))
    if path is None:
        raise ValueError(f"{shape.n3()} has no path")
    return PropertyShape(
        Rule(str(shape), severity_of(shapes, shape), str(shapes.value(shape, SH.message))),
        path,
        tuple(path.removeprefix("^").split("|")),
        path.startswith("^"),
        not path.startswith("^") and "|" not in path,
        tuple(constraints_of(shapes, shape)),
    )


class Checker:
    """A set of shapes, compiled once, that checks any number of graphs."""

    def __init__(self, shapes: Graph) -> None:
        self.shapes: list[NodeShape] = []
        self.twins: list[tuple[Twin, Rule]] = []
        targets = (SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf)
        roots = {shape for target in targets for shape in shapes.subjects(target, None)}
        for shape in sorted(roots, key=str):
            for query in shapes.objects(shape, SH.sparql):
                if str(shape) not in TWINS:
                    raise ValueError(f"{shape.n3()} has a SPARQL constraint without a twin in Python")
                message = str(shapes.value(query, SH.message))
                self.twins.append((TWINS[str(shape)], Rule(str(shape), severity_of(shapes, shape), message)))
            if constraints_of(shapes, shape):
                raise ValueError(f"{shape.n3()} constrains the node itself, which is not compiled")
            properties = sorted(shapes.objects(shape, SH.property), key=str)
            self.shapes.append(
                NodeShape(
                    tuple(map(str, shapes.objects(shape, SH.targetClass))),
                    tuple(map(str, shapes.objects(shape, SH.targetObjectsOf))),
                    tuple(compile_property(shapes, each) for each in properties),
                )
            )

    def check(self, triples: Iterable[Triple]) -> tuple[Finding, ...]:
        """All that is wrong with a graph, or with its triples as a list, sorted; empty when nothing is."""
        index = Index(triples)
        found: set[Finding] = set()

        for node_shape in self.shapes:
            for focus in node_shape.foci(index):
                known = index.out.get(focus, NOTHING)
                for shape in node_shape.properties:
                    # What is most shapes' way is written out here: a call each would cost as much as the constraints.
                    values = known.get(shape.path, NONE) if shape.simple else shape.values(index, focus)
                    for constraint in shape.constraints:
                        for value in constraint(index, focus, values):
                            text = None if value is None else str(value)
                            found.add(shape.rule.finding(index, focus, shape.path, text))
        for twin, rule in self.twins:
            found.update(rule.finding(index, *each) for each in twin(index))
        return tuple(sorted(found, key=order))


def order(finding: Finding) -> tuple[str, ...]:
    """A key to sort findings by, the same on every machine."""
    return (
        finding.severity,
        finding.focus,
        finding.shape,
        finding.path or "",
        "" if finding.value is None else f"={finding.value}",
    )


@lru_cache(maxsize=8)
def checker(name: str) -> Checker:
    """The checker of one set of shapes ("required", "recommended" or "vocabulary"), compiled once a process."""
    return Checker(shapes_graph(name))
