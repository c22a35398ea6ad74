"""The commands that ask a store: query, stats, explain."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newsgraph.service.cli import examples, store_option

SOLUTION_FORMATS = ("json", "csv", "tsv", "xml")
GRAPH_FORMATS = ("turtle", "nt")


def query_text(argument: str) -> str:
    """The query that the argument is or names: itself, ``@FILE``, or ``-`` for standard input."""
    from newsgraph.builder.errors import QueryError

    if argument == "-":
        source, data = "standard input", sys.stdin.buffer.read()
    elif argument.startswith("@"):
        source = argument[1:]
        try:
            data = Path(source).read_bytes()
        except OSError as error:
            raise QueryError(
                f"the query cannot be read: {error.strerror}", where=source, hint="after @ comes the path of a file"
            ) from error
    else:
        return argument
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(
            f"the query is not UTF-8: byte {error.start}", where=source, hint="save the file as UTF-8"
        ) from error


@click.command(
    short_help="Ask the store a SPARQL query.",
    epilog=examples(
        "newsgraph query 'SELECT ?name { ?a a ng:Person ; rdfs:label ?name }'",
        "newsgraph query --format csv @questions/meetings.rq > meetings.csv",
        "echo 'ASK { ?e ng:eventType ng:Assault }' | newsgraph query -",
    ),
)
@click.argument("query", metavar="QUERY | @FILE | -")
@store_option
@click.option(
    "--format",
    type=click.Choice(["table", *SOLUTION_FORMATS, *GRAPH_FORMATS]),
    help="How to write the answer: table (the default), json, csv, tsv or xml for SELECT and ASK; turtle (the default)"
    " or nt for CONSTRUCT and DESCRIBE.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=60.0,
    show_default=True,
    help="Stop it after so many seconds.",
)
def query(query: str, store: str, format: str | None, timeout: float) -> None:
    """Ask the store a SPARQL 1.1 query.

    The prefixes ng, schema, rdf, rdfs, owl, xsd, skos, nif, itsrdf, geo, sem, org, prov and void are declared already.
    A query without GRAPH sees what all articles say together.
    """
    from newsgraph.service.asking import answer

    text = query_text(query)
    solutions = format if format in SOLUTION_FORMATS else "json"
    graph = format if format in GRAPH_FORMATS else "turtle"
    found = answer(store, text, solutions=solutions, graph=graph, seconds=timeout)
    if found.kind == "graph" and format in SOLUTION_FORMATS:
        raise click.UsageError(f"CONSTRUCT and DESCRIBE give a graph, not {format}: use --format turtle or nt.")
    if found.kind != "graph" and format in GRAPH_FORMATS:
        raise click.UsageError(f"SELECT and ASK give a table, not {format}: use --format json, csv, tsv or xml.")
    if found.kind == "graph" or format in SOLUTION_FORMATS:
        click.echo(found.body, nl=not found.body.endswith(b"\n"))
        return
    from newsgraph.builder.store import PREFIXES, open_store
    from newsgraph.service import tables

    with open_store(store, read_only=True) as opened:
        base = opened.base
    tables.console().print(tables.solutions(found.body, base, PREFIXES))


@click.command(
    short_help="Count what is in the store.",
    epilog=examples("newsgraph stats", "newsgraph stats --store archive --json"),
)
@store_option
@click.option("--json", "as_json", is_flag=True, help="Write the counts as JSON.")
def stats(store: str, as_json: bool) -> None:
    """Count what is in the store: articles, actors, roles, events by type and status, claims, dates, size."""
    import json

    from newsgraph.builder.store import open_store
    from newsgraph.service.counting import count

    with open_store(store, read_only=True) as opened:
        counted = count(opened)
    if as_json:
        click.echo(json.dumps(counted.as_data(), indent=2, ensure_ascii=False))
        return
    from newsgraph.service import tables

    tables.console().print(tables.statistics(counted))


@click.command(
    short_help="Say why the graph says so.",
    epilog=examples(
        "newsgraph explain 'Claudia Reiter'",
        "newsgraph explain id:article/fish-1/event/consult-25",
        "newsgraph explain 'id:article/fish-1#char=157,177'",
    ),
)
@click.argument("iri")
@store_option
def explain(iri: str, store: str) -> None:
    """Say why the graph says so: what IRI is, the sentences with the words marked, the rule and the confidence.

    IRI may be that of an event, a role holding, a claim, an actor, a place, a mention or an article. It may be
    shortened: id: stands for the base of the store, and the end of an IRI or an actor's name will do where it is clear.
    """
    from newsgraph.builder.store import PREFIXES, open_store
    from newsgraph.service import tables
    from newsgraph.service.explaining import explain as explain_iri

    with open_store(store, read_only=True) as opened:
        found = explain_iri(opened, iri)
        base = opened.base
    console = tables.console()
    console.print(tables.explanation(found, base, PREFIXES, brackets=not console.is_terminal))
