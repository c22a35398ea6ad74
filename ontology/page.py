"""The vocabulary's documentation, made from the ontology: Markdown for the repository, HTML for the service."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

from rdflib import DCTERMS, OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.term import Node

from newsgraph.ontology.loader import ontology_graph
from newsgraph.ontology.terms import EVENT_TYPES, NG, ONTOLOGY, PLOVER, PREFIXES, SCHEMA, SKOS, STATUSES

ALIGNMENTS: Final = {
    RDFS.subClassOf: "under",
    RDFS.subPropertyOf: "under",
    SKOS.exactMatch: "same as",
    SKOS.closeMatch: "close to",
}
SHORT: Final = {**PREFIXES, "plover": str(PLOVER)}
HOW_TO: Final = (
    "Prefix `ng:` stands for `https://w3id.org/newsgraph/ns#`. A term's IRI is the prefix and its name. "
    "The JSON-LD context is `ontology/context.jsonld`, the ontology `ontology/newsgraph.ttl`, "
    "the event types `ontology/event-types.ttl`."
)


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, what the columns are called, and the rows; a cell is Markdown with backticks and no other mark-up."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def short(node: Node) -> str:
    """An IRI with a prefix, in backticks: ``ng:Actor``."""
    text = str(node)
    for prefix, namespace in SHORT.items():
        if text.startswith(namespace):
            return f"`{prefix}:{text[len(namespace) :]}`"
    return f"`{text}`"


def shorts(nodes: Iterable[Node]) -> str:
    """Several IRIs, in the order of their texts."""
    return ", ".join(sorted(short(node) for node in nodes))


def text(graph: Graph, term: URIRef, predicate: URIRef) -> str:
    """The term's texts for a property, one after the other."""
    return " / ".join(sorted(str(value) for value in graph.objects(term, predicate) if isinstance(value, Literal)))


def alignment(graph: Graph, term: URIRef) -> str:
    """What the term stands under or beside in this vocabulary and in others."""
    found = []
    for predicate, words in ALIGNMENTS.items():
        others = shorts(graph.objects(term, predicate))
        if others:
            found.append(f"{words} {others}")
    return "; ".join(found)


def either(graph: Graph, term: URIRef, strict: URIRef, loose: URIRef) -> str:
    """The domain or range of a property: the one that it implies, else those that it is used with."""
    return shorts(graph.objects(term, strict)) or shorts(graph.objects(term, loose)) or "text"


def of_type(graph: Graph, *kinds: URIRef) -> list[URIRef]:
    """The newsgraph terms of these OWL types, by name."""
    found = {term for kind in kinds for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef)}
    return sorted(term for term in found if str(term).startswith(str(NG._NS)))


def tables() -> tuple[Table, ...]:
    """The classes, the properties, the statuses and the event types."""
    graph = ontology_graph()

    def described(term: URIRef) -> tuple[str, str]:
        return text(graph, term, SKOS.definition), text(graph, term, SKOS.example)

    return (
        Table(
            "Classes",
            ("Class", "What it is", "Example", "Alignment"),
            tuple((short(term), *described(term), alignment(graph, term)) for term in of_type(graph, OWL.Class)),
        ),
        Table(
            "Properties",
            ("Property", "Of", "Value", "What it says", "Example", "Alignment"),
            tuple(
                (
                    short(term),
                    either(graph, term, RDFS.domain, SCHEMA.domainIncludes),
                    either(graph, term, RDFS.range, SCHEMA.rangeIncludes),
                    *described(term),
                    alignment(graph, term),
                )
                for term in of_type(graph, OWL.ObjectProperty, OWL.DatatypeProperty)
            ),
        ),
        Table(
            "Statuses",
            ("Status", "Meaning", "Example"),
            tuple((short(NG[name]), *described(NG[name])) for name in STATUSES),
        ),
        Table(
            "Event types",
            ("Type", "Happens when", "Scope", "Example", "Alignment"),
            tuple(
                (
                    short(NG[name]),
                    text(graph, NG[name], SKOS.definition),
                    text(graph, NG[name], SKOS.scopeNote),
                    text(graph, NG[name], SKOS.example),
                    alignment(graph, NG[name]),
                )
                for name in EVENT_TYPES
            ),
        ),
    )


def opening() -> tuple[str, str]:
    """The title and the description of the ontology."""
    graph = ontology_graph()
    return str(graph.value(ONTOLOGY, DCTERMS.title)), str(graph.value(ONTOLOGY, DCTERMS.description))


def markdown() -> str:
    """The page as Markdown, ending in a line end."""
    title, description = opening()
    lines = [
        "<!-- Generated from the ontology by scripts/docs: change ontology/*.ttl, not this file. -->",
        f"# {title}",
        "",
        description,
        "",
        HOW_TO,
    ]
    for table in tables():
        lines += ["", f"## {table.heading}", ""]
        for row in (table.columns, ("---",) * len(table.columns), *table.rows):
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |")
    return "\n".join(lines) + "\n"


def html_cell(cell: str) -> str:
    """A cell as HTML: escaped, and code where the backticks are."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(cell))


def html() -> str:
    """The page's body as HTML, without head or style; each term's row has the term's name as its id."""
    title, description = opening()
    parts = [f"<h1>{escape(title)}</h1>", f"<p>{escape(description)}</p>", f"<p>{html_cell(HOW_TO)}</p>"]
    for table in tables():
        head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
        parts.append(f"<h2>{escape(table.heading)}</h2><table><thead><tr>{head}</tr></thead><tbody>")
        for row in table.rows:
            name = row[0].strip("`").partition(":")[2]
            cells = "".join(f"<td>{html_cell(cell)}</td>" for cell in row)
            parts.append(f'<tr id="{escape(name)}">{cells}</tr>')
        parts.append("</tbody></table>")
    return "\n".join(parts) + "\n"
