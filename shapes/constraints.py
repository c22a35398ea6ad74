"""The SHACL Core constraints that our shapes use, each compiled to a function of a node's values.

A compiled constraint takes the index, the focus node and its values and gives what is wrong: each offending value, or
None where values are too few or too many. A constraint that is not known here raises when the shapes are compiled, so
that none is ever skipped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from rdflib import SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from newsgraph.shapes.index import Index

Values = Sequence[Node]
Constraint = Callable[[Index, str, Values], Sequence[Node | None]]
ValueTest = Callable[[Index, Node], bool]
Number = int | Decimal
NONE: Final = ()

BOUNDS: Final[dict[URIRef, Callable[[Number, Number], bool]]] = {
    SH.minInclusive: lambda value, bound: value >= bound,
    SH.maxInclusive: lambda value, bound: value <= bound,
}
NOT_CONSTRAINTS: Final = frozenset(
    {SH.path, SH.name, SH.description, SH.message, SH.severity, SH.property, SH.sparql, SH.order, SH.group}
    | {SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf, SH.targetNode}
    | {URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")}
)


def number(node: Node) -> Number | None:
    """The number that a literal stands for, if it stands for one."""
    value = node.value if isinstance(node, Literal) else None
    if isinstance(value, float):
        return Decimal(value)
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def of_datatype(datatype: Node) -> ValueTest:
    """Whether a value is a well-formed literal of the datatype; a plain literal is an xsd:string."""
    is_string = datatype == XSD.string

    def test(_index: Index, node: Node) -> bool:
        if not isinstance(node, Literal):
            return False
        kind = node.datatype
        if kind is None:
            return is_string and node.language is None
        return kind == datatype and not node.ill_typed

    return test


def of_class(kind: Node) -> ValueTest:
    """Whether a value is a node of the class."""
    name = str(kind)

    def test(index: Index, node: Node) -> bool:
        if isinstance(node, Literal):
            return False
        kinds = index.types.get(str(node))
        return kinds is not None and name in kinds

    return test


def one_of(members: frozenset[Node]) -> ValueTest:
    """Whether a value is one of the list."""
    return lambda _index, node: node in members


def within(predicate: URIRef, bound: Node) -> ValueTest:
    """Whether a value is a number on the right side of the bound."""
    limit = number(bound)
    if limit is None:
        raise ValueError(f"{predicate.n3()} takes a number, not {bound.n3()}")
    compare = BOUNDS[predicate]

    def test(_index: Index, node: Node) -> bool:
        value = number(node)
        return value is not None and compare(value, limit)

    return test


def at_least_long(length: Node) -> ValueTest:
    """Whether a value has at least so many characters; a blank node has none."""
    least = int(str(length))
    return lambda _index, node: not isinstance(node, BNode) and len(node) >= least  # type: ignore[arg-type]


def matching(pattern: Node) -> ValueTest:
    """Whether a value's text holds a match of the regular expression; a blank node has none."""
    expression = re.compile(str(pattern))
    return lambda _index, node: not isinstance(node, BNode) and expression.search(str(node)) is not None


def any_of(tests: Sequence[Sequence[ValueTest]]) -> ValueTest:
    """Whether a value passes all the tests of at least one alternative."""
    return lambda index, node: any(all(test(index, node) for test in each) for each in tests)


def each_value(test: ValueTest) -> Constraint:
    """The constraint that every value passes the test."""

    def constraint(index: Index, _focus: str, values: Values) -> Sequence[Node | None]:
        for value in values:
            if not test(index, value):
                return [each for each in values if not test(index, each)]
        return NONE

    return constraint


def at_least(count: Node) -> Constraint:
    """The constraint that there are at least so many values."""
    least = int(str(count))
    return lambda _index, _focus, values: NONE if len(values) >= least else (None,)


def at_most(count: Node) -> Constraint:
    """The constraint that there are at most so many values."""
    most = int(str(count))
    return lambda _index, _focus, values: NONE if len(values) <= most else (None,)


def less_than(predicate: Node) -> Constraint:
    """The constraint that every value is a number below every value of another property of the focus node."""
    other = str(predicate)

    def constraint(index: Index, focus: str, values: Values) -> Sequence[Node | None]:
        limits = [number(limit) for limit in index.values(focus, other)]
        return [value for value in values if not _below(number(value), limits)]

    return constraint


def _below(value: Number | None, limits: Sequence[Number | None]) -> bool:
    return all(value is not None and limit is not None and value < limit for limit in limits)


VALUE_TESTS: Final[dict[Node, Callable[[Graph, Node], ValueTest]]] = {
    SH.datatype: lambda _shapes, value: of_datatype(value),
    SH["class"]: lambda _shapes, value: of_class(value),
    SH["in"]: lambda shapes, value: one_of(frozenset(Collection(shapes, value))),
    SH.minInclusive: lambda _shapes, value: within(SH.minInclusive, value),
    SH.maxInclusive: lambda _shapes, value: within(SH.maxInclusive, value),
    SH.minLength: lambda _shapes, value: at_least_long(value),
    SH.pattern: lambda _shapes, value: matching(value),
    SH["or"]: lambda shapes, value: any_of([value_tests(shapes, each) for each in Collection(shapes, value)]),
}
CONSTRAINTS: Final[dict[Node, Callable[[Node], Constraint]]] = {
    SH.minCount: at_least,
    SH.maxCount: at_most,
    SH.lessThan: less_than,
}


def value_tests(shapes: Graph, shape: Node) -> list[ValueTest]:
    """The tests that a shape puts to each value."""
    tests = []
    for predicate, value in sorted(shapes.predicate_objects(shape)):
        if predicate in VALUE_TESTS:
            tests.append(VALUE_TESTS[predicate](shapes, value))
        elif predicate not in CONSTRAINTS and predicate not in NOT_CONSTRAINTS:
            raise ValueError(f"{shape.n3()}: {predicate.n3()} is not a constraint that can be compiled")
    return tests


def constraints_of(shapes: Graph, shape: Node) -> list[Constraint]:
    """All that a property shape asks, compiled."""
    found = [each_value(test) for test in value_tests(shapes, shape)]
    for predicate, compiled in CONSTRAINTS.items():
        found += [compiled(value) for value in shapes.objects(shape, predicate)]
    return found
