"""The commands that change a store: build, retract."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from newsgraph.service.cli import MISUSED, PARTLY, examples, store_option

if TYPE_CHECKING:
    from newsgraph.builder.extraction import Extractor
    from newsgraph.builder.report import BuildReport

RULES = "rules"
LISTING = "newsgraph query 'SELECT ?article ?title { ?article a ng:Article ; rdfs:label ?title }' lists them"


def extractor_named(name: str) -> Extractor:
    """The extractor that --extractor names: ``rules``, or ``rules:MODEL`` for another installed spaCy model."""
    kind, _, model = name.partition(":")
    if kind != RULES:
        raise click.BadParameter(
            f"there is no extractor {name!r}: there is {RULES!r}, or '{RULES}:MODEL' with an installed spaCy model",
            param_hint="--extractor",
        )
    from newsgraph.builder.extraction import RuleExtractor

    if not model:
        return RuleExtractor()
    from importlib.util import find_spec

    if find_spec(model.replace("-", "_").partition(".")[0]) is None:
        raise click.BadParameter(
            f"the spaCy model {model!r} is not installed: install it first, or leave --extractor out",
            param_hint="--extractor",
        )
    return RuleExtractor(model)


def report_as_data(report: BuildReport) -> dict[str, object]:
    """The report as JSON holds it."""
    from dataclasses import asdict

    return asdict(report)


def show_report(report: BuildReport, location: str) -> None:
    """The counts, a few facts each with its sentence, and what was rejected and why."""
    from newsgraph.service import tables

    console = tables.console()
    console.print(tables.build_report(report, location))


@click.command(
    short_help="Read articles into the store.",
    epilog=examples(
        "newsgraph build articles/ --store news",
        "newsgraph build 'archive/2025-*.jsonl.gz' --workers 4",
        "newsgraph build talks.txt --date 2025-10-06",
        "curl -s https://example.org/feed.jsonl | newsgraph build -",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@store_option
@click.option("--date", metavar="YYYY-MM-DD", help="The publication date of articles that have none of their own.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Extract in so many processes. Left out: one for each processor, at most 4, and 1 for a few articles.",
)
@click.option(
    "--extractor", metavar="NAME", default=RULES, show_default=True, help="How to read: rules, or rules:SPACY_MODEL."
)
@click.option("--base", metavar="IRI", help="What the IRIs of a new store begin with; it is kept in the store.")
@click.option("--quiet", "-q", is_flag=True, help="Show neither progress nor report; only what was rejected.")
@click.option("--json", "as_json", is_flag=True, help="Write the report as JSON.")
def build(
    *,
    paths: tuple[str, ...],
    store: str,
    date: str | None,
    workers: int | None,
    extractor: str,
    base: str | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read articles, extract what they say, check it, and put it into the store.

    PATH is a file, a folder (with all that is in it), a glob in quotation marks, or - for standard input. Building an
    article again changes nothing; a changed article replaces what it said before. Ends with 3 when some articles were
    rejected, each with its reason in the report.
    """
    chosen = extractor_named(extractor)
    from newsgraph.builder import pipeline
    from newsgraph.builder.store import open_store
    from newsgraph.service.progress import Shown

    with open_store(store, base=base) as opened, Shown(quiet=quiet or as_json) as shown:
        report = pipeline.build(
            paths,
            opened,
            date=date,
            workers=workers,
            extractor=chosen,
            progress=None if quiet or as_json else shown,
            stdin=sys.stdin.buffer if "-" in paths else None,
        )
    if as_json:
        import json

        click.echo(json.dumps(report_as_data(report), indent=2, ensure_ascii=False))
    elif quiet:
        for rejection in report.rejected:
            click.echo(f"Rejected: {' '.join(str(rejection).split())}", err=True)
    else:
        show_report(report, store)
    if report.exit_status:
        sys.exit(report.exit_status)


@click.command(
    short_help="Take articles out of the store, whole.",
    epilog=examples("newsgraph retract fish-1", "newsgraph retract id:article/dam-1 id:article/dam-2"),
)
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@store_option
def retract(articles: tuple[str, ...], store: str) -> None:
    """Take articles out of the store, whole: what only they say is gone, what others say too stays.

    ARTICLE is an article's identifier or its IRI, which may be shortened. Ends with 3 when some were not in the store.
    """
    from newsgraph.builder import pipeline
    from newsgraph.builder.store import PREFIXES, open_store
    from newsgraph.service.naming import expand, nearest, shorten

    with open_store(store, read_only=True) as opened:  # a store that is not there is an error, not a new store
        base, known = opened.base, [iri.rpartition("/")[2] for iri in opened.article_iris()]
    with open_store(store) as opened:
        full = [name if opened.find_article(name) else expand(name, base, PREFIXES) for name in dict.fromkeys(articles)]
        gone, missing = pipeline.retract(full, opened)
    for iri in gone:
        click.echo(f"Retracted {shorten(iri, base, PREFIXES)}")
    for rejection in missing:
        near = nearest(rejection.where.rpartition("/")[2], known, whole=True)
        hint = f"did you mean {', '.join(near)}?" if near else LISTING
        click.echo(
            f"Error: {shorten(rejection.where, base, PREFIXES)}: no such article in the store ({hint})", err=True
        )
    if missing:
        sys.exit(PARTLY if gone else MISUSED)
