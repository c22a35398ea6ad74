"""The command that has a person judge drawn facts: review."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from newsgraph.service.cli import OutputFile, examples

if TYPE_CHECKING:
    from newsgraph.builder.store import Store

STORE_FILE = "CURRENT"  # every store's folder has it


@contextmanager
def store_of(path: Path, date: str | None) -> Iterator[Store]:
    """The store at ``path``; of articles, a store of them that lasts as long as the review is made."""
    from newsgraph.builder.store import open_store

    if (path / STORE_FILE).exists():
        with open_store(path, read_only=True) as opened:
            yield opened
        return
    from newsgraph.builder import pipeline
    from newsgraph.service.progress import Shown

    with TemporaryDirectory() as folder, open_store(Path(folder) / "store") as opened, Shown() as shown:
        report = pipeline.build([path], opened, date=date, workers=None, progress=shown)
        for rejection in report.rejected:
            click.echo(f"Rejected: {' '.join(str(rejection).split())}", err=True)
        yield opened


@click.command(
    short_help="Draw facts to judge right or wrong.",
    epilog=examples(
        "newsgraph review newsgraph-store --sample 120 --seed 7",
        "newsgraph review articles/ --sample 50 -o sheet.html",
        "newsgraph review --judge review-result.json",
    ),
)
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--sample", type=click.IntRange(min=1), metavar="N", default=100, show_default=True, help="Draw so many facts."
)
@click.option("--seed", type=int, metavar="S", default=1, show_default=True, help="Another seed draws other facts.")
@click.option("--date", metavar="YYYY-MM-DD", help="The publication date of articles that have none of their own.")
@click.option(
    "-o", "--output", type=OutputFile(), metavar="FILE", default="review.html", show_default=True,
    help="The sheet to write; the facts as JSON go beside it.",
)  # fmt: skip
@click.option(
    "--judge", "judged", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="RESULT",
    help="Print the precision of a judged .json or .csv file instead.",
)  # fmt: skip
def review(*, path: Path | None, sample: int, seed: int, date: str | None, output: Path, judged: Path | None) -> None:
    """Write a sheet of facts drawn at random, each beside its sentence, to judge right or wrong by keyboard.

    PATH is a store, or an article, or a folder of articles. In the sheet press r (right), w (wrong) or s (skip), and
    save the result; --judge prints its precision with the 95 % Wilson interval by kind of fact, event type, rule and
    confidence. The same facts stand in a .json file beside the sheet: fill in each "verdict" there if you prefer.
    """
    from newsgraph.service.review import draw, judge, judged_facts, sheet_data, sheet_page

    if judged is not None:
        if path is not None:
            raise click.UsageError("give either a PATH to draw from or --judge, not both.")
        from newsgraph.service import tables

        found = judge(judged_facts(judged))
        tables.console().print(tables.precision(found))
        if not any(one.right or one.wrong for one in found):
            click.echo("Nothing is judged in it yet: open the sheet, press r or w, and save the result.", err=True)
        return
    if path is None:
        raise click.UsageError("Missing PATH: a store, an article or a folder of articles; or --judge RESULT.")
    import json

    with store_of(path, date) as opened:
        facts = draw(opened.query, sample, seed)
        data = sheet_data(opened.query, facts, source=str(path), seed=seed)
    if not facts:
        click.echo(f"Error: {path}: there are no facts to draw from (build articles that have some)", err=True)
        sys.exit(1)
    beside = output.with_suffix(".json")
    output.write_bytes(sheet_page(data))
    beside.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    click.echo(f"Wrote {len(facts)} facts to {output} (open it in a browser) and {beside}.")
