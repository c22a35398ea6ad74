"""The commands that write a store out and check it: export, validate."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from newsgraph.service.cli import PARTLY, OutputFile, examples, store_option

FORMATS = ("nquads", "trig", "turtle", "jsonld", "graphml", "gexf", "cytoscape", "csv", "html")
SHOWN = 100


class Date(click.ParamType[str]):
    """A date as precise as one likes: a year, a month or a day."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date, checked."""
        if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", value):
            self.fail(f"{value!r} is no date: write YYYY-MM-DD, YYYY-MM or YYYY.", param, ctx)
        return value


@click.command(
    short_help="Write the store as RDF or as a drawing.",
    epilog=examples(
        "newsgraph export --format nquads -o news.nq",
        "newsgraph export --format html --actor Iceland --hops 2 -o iceland.html",
        "newsgraph export --format csv --type Consult --from 2025-03 --to 2025-04",
    ),
)
@store_option
@click.option("--format", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option("-o", "--output", type=OutputFile(), metavar="FILE", help="The file to write; else standard output.")
@click.option("--actor", metavar="NAME", help="Only what this actor has to do with; a name or an IRI.")
@click.option(
    "--hops",
    type=click.IntRange(min=1),
    metavar="N",
    help="With --actor: also the relationships of those met on N-1 steps.",
)
@click.option("--from", "start", type=Date(), metavar="DATE", help="Only facts dated on or after DATE.")
@click.option("--to", "end", type=Date(), metavar="DATE", help="Only facts dated on or before DATE.")
@click.option("--type", "types", metavar="EVENTTYPE", multiple=True, help="Only events of this type; may be repeated.")
def export(
    *,
    store: str,
    format: str,
    output: Path | None,
    actor: str | None,
    hops: int | None,
    start: str | None,
    end: str | None,
    types: tuple[str, ...],
) -> None:
    """Write the store, or what is asked for of it, as RDF or as a drawing.

    nquads, trig, turtle and jsonld are RDF with everything that is said, sentences included. graphml, gexf, cytoscape,
    csv and html are drawings of who has to do with whom: an edge for each event or role that connects two actors, with
    its type, status, date, confidence and sentence. html is one file that works offline. The dates asked for are those
    of the facts themselves: what the text does not date is left out.
    """
    if start is not None and end is not None and start > end + "~":
        raise click.UsageError(f"--from {start} is after --to {end}: exchange them.")
    if hops is not None and actor is None:
        raise click.UsageError("--hops counts from an actor: give --actor NAME as well.")
    from newsgraph.builder.store import open_store
    from newsgraph.service.exports import Selection
    from newsgraph.service.exports import export as write

    selection = Selection(actor, hops or 1, start, end, types)
    with open_store(store, read_only=True) as opened:
        if output is None or str(output) == "-":
            found = write(opened, sys.stdout.buffer, format, selection)
            sys.stdout.buffer.flush()
        else:
            # Beside the file and then in its place, so that a failure leaves no half of an export behind.
            partial = output.with_name(f".{output.name}.part")
            try:
                with partial.open("wb") as file:
                    found = write(opened, file, format, selection)
                partial.replace(output)
            finally:
                partial.unlink(missing_ok=True)
            click.echo(f"Wrote {output} ({output.stat().st_size:,} bytes)", err=True)
    if not found:
        click.echo("No fact fits. What the text does not date is left out by --from and --to.", err=True)


@click.command(
    short_help="Check a store or an RDF file against the shapes.",
    epilog=examples("newsgraph validate", "newsgraph validate --store archive", "newsgraph validate news.nq"),
)
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False))
@store_option
@click.option("--required", is_flag=True, help="Only what makes a graph wrong, not what is recommended.")
def validate(file: str | None, store: str, required: bool) -> None:
    """Check a store, or an RDF file, against the shapes; ends with 3 when something is wrong.

    Each finding is a sentence that names the thing and the article. Recommendations and unknown terms are told too, but
    are not wrong.
    """
    from newsgraph.builder.store import open_store
    from newsgraph.service.validating import NamedGraph, file_graphs, findings, store_graphs
    from newsgraph.shapes.loader import SETS
    from newsgraph.shapes.report import Severity

    sets = ("required",) if required else SETS
    counts: Counter[Severity] = Counter()
    shown: Counter[Severity] = Counter()
    checked = 0

    def counted(graphs: Iterable[NamedGraph]) -> Iterator[NamedGraph]:
        nonlocal checked
        for graph in graphs:
            checked += 1
            yield graph

    if file is not None:
        found = findings(counted(file_graphs(Path(file))), sets)
    else:
        opened = open_store(store, read_only=True)
        found = findings(counted(store_graphs(opened)), sets)
    for name, finding in found:
        counts[finding.severity] += 1
        if shown[finding.severity] < SHOWN:
            shown[finding.severity] += 1
            click.echo(f"{finding.severity}: {' '.join(str(finding).split())} [{name}]")
    for severity, number in counts.items():
        if number > SHOWN:
            click.echo(f"… and {number - SHOWN:,} more of {severity}")
    what = "graph" if checked == 1 else "graphs"
    told = ", ".join(
        f"{number:,} {severity}{'' if number == 1 else 's'}" for severity, number in sorted(counts.items())
    )
    click.echo(f"Checked {checked:,} {what} of {file or store}: {told or 'nothing to say against them'}.", err=True)
    if counts[Severity.VIOLATION]:
        sys.exit(PARTLY)
