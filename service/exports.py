"""A store, or what is asked for of it, written out: RDF with everything said, or a drawing of who has to do with whom.

RDF formats give the store's own statements: the whole store, or the chosen facts with their participants, evidence and
articles. Drawings give the graph of actors (see ``graphs``) in a form that other programs open.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from typing import Any, BinaryIO, Final

import networkx as nx
import pyoxigraph as ox

from newsgraph.builder.store import PREFIXES, Store
from newsgraph.service.facts import NG, NIF, Ask, batches, values
from newsgraph.service.graphs import Selection, actor_graph, select

__all__ = ["DRAWING_FORMATS", "FORMATS", "RDF_FORMATS", "Selection", "cytoscape", "export", "write_drawing"]

RDF_FORMATS: Final = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}
CSV_COLUMNS: Final = (
    "source", "source_label", "source_kind", "target", "target_label", "target_kind", "kind", "type", "role",
    "directed", "status", "date", "confidence", "words", "sentence", "article", "fact",
)  # fmt: skip
FOLLOWED: Final = (
    *(NG + name for name in ("agent", "patient", "mediator", "place", "holder", "role", "of", "speaker", "partOf")),
    *(NG + name for name in ("memberOf", "evidence", "trigger")),
    "http://www.w3.org/2002/07/owl#sameAs",
    NIF + "sentence",
    NIF + "referenceContext",
)
"""Where a fact leads to what must be said with it: who takes part, and the text that it rests on."""


def export(store: Store, output: BinaryIO, format: str, selection: Selection | None = None) -> bool:
    """Write the store, or the selected facts of it, to ``output`` in one of FORMATS; False when no fact fits."""
    chosen = selection or Selection()
    if format not in RDF_FORMATS:
        graph = actor_graph(store, **chosen.asked())
        write_drawing(graph, output, format)
        return chosen.everything or graph.number_of_edges() > 0
    if not chosen.everything:
        quads = selected_quads(store.query, chosen)
        write_quads(quads, output, format)
        return bool(quads)
    if format == "jsonld":
        write_quads(all_quads(store.query), output, format)
    else:
        store.dump(output, format)
    return True


# RDF


def write_quads(quads: Iterable[ox.Quad], output: BinaryIO, format: str) -> None:
    """Write quads; Turtle has no graphs, so there each triple stands once."""
    rdf = RDF_FORMATS[format]
    if rdf.supports_datasets:
        ox.serialize(quads, output, rdf, prefixes=PREFIXES)
    else:
        ox.serialize(dict.fromkeys(quad.triple for quad in quads), output, rdf, prefixes=PREFIXES)


def all_quads(ask: Ask) -> Iterator[ox.Quad]:
    """Every statement of every named graph, sorted by graph; the default graph holds nothing that these do not."""
    graphs = sorted(row["g"].value for row in ask("SELECT DISTINCT ?g { GRAPH ?g { } }"))
    for graph in graphs:
        for row in ask(f"SELECT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"):
            yield ox.Quad(row["s"], row["p"], row["o"], ox.NamedNode(graph))


def selected_quads(ask: Ask, selection: Selection) -> list[ox.Quad]:
    """What the store says of the selected facts, see ``quads_of_facts``."""
    facts, _ = select(ask, selection)
    return quads_of_facts(ask, (fact.iri for fact in facts))


def quads_of_facts(ask: Ask, iris: Iterable[str]) -> list[ox.Quad]:
    """What the store says of these facts and of all that they lead to, each in its own graph.

    Claims about the facts come with them; of whoever is asked for by name, all claims do.
    """
    frontier = set(iris)
    for batch in batches(sorted(frontier)):
        frontier |= {row["c"].value for row in ask(f"SELECT ?c {{ VALUES ?f {{ {values(batch)} }} ?c ng:about ?f }}")}
    seen: set[str] = set()
    quads: set[ox.Quad] = set()
    while frontier:
        seen |= frontier
        met: set[str] = set()
        for batch in batches(sorted(frontier)):
            for row in ask(f"SELECT ?g ?s ?p ?o {{ VALUES ?s {{ {values(batch)} }} GRAPH ?g {{ ?s ?p ?o }} }}"):
                quads.add(ox.Quad(row["s"], row["p"], row["o"], row["g"]))
                if row["p"].value in FOLLOWED and isinstance(row["o"], ox.NamedNode):
                    met.add(row["o"].value)
        frontier = met - seen
    return sorted(quads, key=str)


# Drawings


def write_drawing(graph: nx.MultiDiGraph, output: BinaryIO, format: str) -> None:
    """Write a graph that ``actor_graph`` made, in one of DRAWING_FORMATS."""
    WRITERS[format](graph, output)


def _graphml(graph: nx.MultiDiGraph, output: BinaryIO) -> None:
    nx.write_graphml(graph, output)


def _gexf(graph: nx.MultiDiGraph, output: BinaryIO) -> None:
    # GEXF keeps "type" and "kind" of an edge for itself, and shows "label".
    renamed = nx.MultiDiGraph(**graph.graph)
    renamed.add_nodes_from(graph.nodes(data=True))
    for source, target, key, data in graph.edges(keys=True, data=True):
        others = {name: value for name, value in data.items() if name not in ("type", "kind")}
        named = {"id": key, "label": data["type"], "relation": data["kind"], "relation_type": data["type"]}
        renamed.add_edge(source, target, key=key, **named, **others)
    nx.write_gexf(renamed, output)


def cytoscape(graph: nx.MultiDiGraph) -> dict[str, Any]:
    """The graph in the JSON form of Cytoscape and Cytoscape.js: ``elements`` with ``nodes`` and ``edges``.

    Cytoscape shows ``name`` and ``interaction``. networkx's cytoscape_graph goes by ``directed``, ``multigraph``, the
    ``value`` of a node and the ``key`` of an edge, and gives the same graph again.
    """
    return {
        "format_version": "1.0",
        "generated_by": "newsgraph",
        "directed": graph.is_directed(),
        "multigraph": graph.is_multigraph(),
        "data": {"name": "newsgraph", **graph.graph},
        "elements": {
            "nodes": [
                {"data": {"id": node, "value": node, "name": data["label"], **data}}
                for node, data in graph.nodes(data=True)
            ],
            "edges": [
                {
                    "data": {
                        "id": key,
                        "key": key,
                        "source": source,
                        "target": target,
                        "interaction": data["type"],
                        **data,
                    }
                }
                for source, target, key, data in graph.edges(keys=True, data=True)
            ],
        },
    }


def _cytoscape(graph: nx.MultiDiGraph, output: BinaryIO) -> None:
    output.write(json.dumps(cytoscape(graph), ensure_ascii=False, indent=1).encode())


def csv_rows(graph: nx.MultiDiGraph) -> Iterator[list[Any]]:
    """The edges as rows of a table, the header first."""
    yield list(CSV_COLUMNS)
    for source, target, data in graph.edges(data=True):
        ends = {
            f"{name}{suffix}": value
            for name, node in (("source", source), ("target", target))
            for suffix, value in (
                ("", node),
                ("_label", graph.nodes[node]["label"]),
                ("_kind", graph.nodes[node]["kind"]),
            )
        }
        row = {**ends, **data, "directed": str(data["directed"]).lower()}
        yield [row.get(column, "") for column in CSV_COLUMNS]


def _csv(graph: nx.MultiDiGraph, output: BinaryIO) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(csv_rows(graph))
    output.write(text.getvalue().encode())


def in_script(data: object) -> str:
    """The data as JSON that can stand inside an HTML script element, whatever text is in it."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    # "</script>" and "<!--" would end or change the element; these escapes mean the same inside a JSON string.
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def page(template: str, data: object) -> bytes:
    """A self-contained HTML page: the packaged template with the data in it."""
    text = (resources.files("newsgraph.service") / "templates" / template).read_text(encoding="utf-8")
    return text.replace("/*DATA*/null", in_script(data)).encode()


def _html(graph: nx.MultiDiGraph, output: BinaryIO) -> None:
    output.write(page("drawing.html", cytoscape(graph)))


WRITERS: Final[dict[str, Callable[[nx.MultiDiGraph, BinaryIO], None]]] = {
    "graphml": _graphml,
    "gexf": _gexf,
    "cytoscape": _cytoscape,
    "csv": _csv,
    "html": _html,
}
DRAWING_FORMATS: Final = tuple(WRITERS)
FORMATS: Final = (*RDF_FORMATS, *DRAWING_FORMATS)
"""Every format that ``export`` writes."""
