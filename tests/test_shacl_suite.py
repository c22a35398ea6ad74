"""W3C's SHACL test suite, run through pySHACL, the engine behind ``check_with_pyshacl``.

The suite is not part of the project. Where the environment's NEWSGRAPH_W3C names a folder that has it as
``shacl/tests``, each of its tests is one here; elsewhere they are skipped.
"""

from __future__ import annotations

import os
import warnings
from collections import Counter
from pathlib import Path

import pytest
from rdflib import RDF, SH, BNode, Graph, Literal, Namespace
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")

SUITE = Path(os.environ["NEWSGRAPH_W3C"]) / "shacl" / "tests" if "NEWSGRAPH_W3C" in os.environ else None
FILES = sorted(SUITE.glob("*/**/*.ttl")) if SUITE is not None else []

KNOWN_FAILURES = {
    "core/property/uniqueLang-002": "RDFLib reads the boolean 1 as true; the test wants only true itself to count",
    "sparql/pre-binding/shapesGraph-001": "pySHACL does not bind $shapesGraph, which SHACL leaves optional",
}


def parsed(path: Path) -> Graph:
    """A file's graph. The suite's odd literals make RDFLib warn; as errors, warnings change what it reads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Graph().parse(path, format="turtle", publicID=path.as_uri())


def cases() -> list[object]:
    """Each test of the suite: its name, the graph that states it, and the test's node there."""
    assert SUITE is not None
    found: list[object] = []
    for path in FILES:
        graph = parsed(path)
        for test in sorted(graph.subjects(RDF.type, SHT.Validate), key=str):
            name = path.relative_to(SUITE).with_suffix("").as_posix()
            marks = [pytest.mark.xfail(reason=KNOWN_FAILURES[name], strict=True)] if name in KNOWN_FAILURES else []
            found.append(pytest.param(graph, test, id=name, marks=marks))
    return found


def text(graph: Graph, node: Node | None) -> str:
    """A node as a text that two graphs can be compared by; a blank node by what it says in SHACL's terms."""
    if node is None:
        return ""
    if isinstance(node, BNode):
        said = [
            f"{predicate} {text(graph, value)}"
            for predicate, value in graph.predicate_objects(node)
            if str(predicate).startswith(str(SH)) or predicate in (RDF.first, RDF.rest)
        ]
        return f"[{'; '.join(sorted(said))}]"
    if isinstance(node, Literal):
        return f"{str(node)!r} {node.language or node.datatype or ''}".replace(
            "http://www.w3.org/2001/XMLSchema#string", ""
        )
    return str(node)


def outcome(graph: Graph, report: Node | None) -> tuple[bool, Counter[tuple[str, ...]]]:
    """Whether a report says that all is well, and its results; blank values and shapes count as alike."""
    results: Counter[tuple[str, ...]] = Counter()
    for result in graph.objects(report, SH.result):
        path, severity, component = (
            text(graph, graph.value(result, term))
            for term in (SH.resultPath, SH.resultSeverity, SH.sourceConstraintComponent)
        )
        focus, value, shape = (
            "[]" if isinstance(node := graph.value(result, term), BNode) else text(graph, node)
            for term in (SH.focusNode, SH.value, SH.sourceShape)
        )
        results[(focus, path, severity, component, value, shape)] += 1
    return text(graph, graph.value(report, SH.conforms)).startswith(("'true'", "'1'")), results


@pytest.mark.slow
@pytest.mark.skipif(SUITE is None, reason="NEWSGRAPH_W3C names no folder with W3C's test suites")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("manifest,test", cases() if SUITE is not None else [])
def test_w3c(manifest: Graph, test: Node) -> None:
    from pyshacl import validate

    action, expected = manifest.value(test, MF.action), manifest.value(test, MF.result)
    data, shapes = (
        parsed(Path(str(manifest.value(action, term)).removeprefix("file://")))
        for term in (SHT.dataGraph, SHT.shapesGraph)
    )
    _conforms, report, said = validate(data, shacl_graph=shapes, inference="none", do_owl_imports=False)
    if expected == SHT.Failure:
        assert not isinstance(report, Graph), "a failure was expected"
        return
    assert isinstance(report, Graph), said
    assert outcome(report, report.value(None, RDF.type, SH.ValidationReport)) == outcome(manifest, expected)


def test_the_suite_is_whole_where_it_is_named() -> None:
    if SUITE is None:
        pytest.skip("NEWSGRAPH_W3C names no folder with W3C's test suites")
    assert len(cases()) >= 100
