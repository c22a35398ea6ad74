"""What the command line shows: tables, facts with their sentences, explanations. Every text is shown as text.

Nothing that came from an article is ever read as markup or as a terminal's control sequence.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsgraph.builder.report import BuildReport
from newsgraph.ontology.terms import STATUSES
from newsgraph.service.counting import Counts
from newsgraph.service.explaining import Explanation
from newsgraph.service.facts import Passage
from newsgraph.service.naming import shorten
from newsgraph.service.review import Precision
from newsgraph.service.wording import pieces

WIDTH = 110
"""Columns where the output is no terminal and COLUMNS does not say."""
STYLES = {"trigger": "bold underline", "evidence": "underline", "": ""}
SENTENCES = 10
REJECTIONS = 50


def console(file: TextIO | None = None) -> Console:
    """A console on ``file`` (standard output); on what is no terminal, plain text of a width that does not vary."""
    out = file or sys.stdout
    width = None if out.isatty() else shutil.get_terminal_size((WIDTH, 24)).columns
    return Console(file=out, width=width, highlight=False, markup=False, emoji=False)


def safe(text: object, style: str = "") -> Text:
    """The text with whatever could steer a terminal made visible."""
    shown = "".join(
        sign if sign.isprintable() or sign in "\n" else " " if sign.isspace() else "�" for sign in str(text)
    )
    return Text(shown, style=style)


def plain_table(*headings: str) -> Table:
    """An empty table in the one look that all have."""
    from rich import box

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(safe(heading), overflow="fold")
    return table


def solutions(body: bytes, base: str, prefixes: dict[str, str]) -> RenderableType:
    """A table of SPARQL JSON results: IRIs shortened, texts whole; a yes or no for ASK."""
    data: dict[str, Any] = json.loads(body)
    if "boolean" in data:
        return safe("yes" if data["boolean"] else "no")
    table = plain_table(*data["head"]["vars"])
    rows = data["results"]["bindings"]
    for row in rows:
        table.add_row(*(_term(row.get(name), base, prefixes) for name in data["head"]["vars"]))
    return Group(table, safe(f"{len(rows):,} row{'' if len(rows) == 1 else 's'}", "dim"))


def _term(term: dict[str, Any] | None, base: str, prefixes: dict[str, str]) -> Text:
    if term is None:
        return Text("")
    if term["type"] == "uri":
        return safe(shorten(term["value"], base, prefixes), "cyan")
    return safe(f"_:{term['value']}" if term["type"] == "bnode" else str(term.get("value", "")))


def counts(rows: Iterable[tuple[str, object]]) -> Table:
    """Headings and numbers; a number stands to the right, with its thousands parted."""
    table = plain_table("", "")
    table.show_header = False
    table.columns[1].justify = "right"
    for heading, value in rows:
        table.add_row(safe(heading), safe(f"{value:,}" if isinstance(value, int) else value))
    return table


def statistics(counted: Counts) -> RenderableType:
    """The counts of a store."""
    rows: list[tuple[str, object]] = [
        ("articles", counted.articles),
        ("actors", sum(counted.actors.values())),
        *((f"  {kind.lower()}", number) for kind, number in counted.actors.items()),
        ("unnamed actors", counted.unnamed),
        ("places", counted.places),
        ("roles", counted.roles),
        ("role holdings", counted.holdings),
        ("events", sum(sum(one.values()) for one in counted.events.values())),
        ("claims", counted.claims),
        ("mentions", counted.mentions),
        ("published", " to ".join(dict.fromkeys(filter(None, counted.published))) or "no dates"),
        ("events dated", " to ".join(dict.fromkeys(filter(None, counted.happened))) or "no dates"),
        ("size", f"{counted.bytes / 1e6:,.1f} MB"),
    ]
    parts: list[RenderableType] = [safe(counted.location, "bold"), counts(rows)]
    if counted.events:
        table = plain_table("event type", *STATUSES, "all")
        for column in table.columns[1:]:
            column.justify = "right"
        for name, by in counted.events.items():
            cells = [str(by[status]) if status in by else "" for status in STATUSES]
            table.add_row(safe(name), *map(safe, cells), safe(sum(by.values())))
        parts.append(table)
    return Group(*parts)


def sentence(passage: Passage, *, brackets: bool = False) -> Text:
    """The sentence, with the evidence underlined and the words that triggered it in bold.

    ``brackets`` marks those words for where there is no bold: [so].
    """
    text = Text("“")
    for stretch, name in pieces(passage):
        shown = f"[{stretch}]" if brackets and (name == "trigger" or (name and not passage.triggers)) else stretch
        text.append_text(safe(shown, STYLES[name]))
    return text.append("”")


def build_report(report: BuildReport, location: str) -> RenderableType:
    """What a build did: counts, a few facts each with its sentence, and at the end what was rejected and why."""
    changed = [f"{number} {name}" for name in ("added", "replaced", "unchanged") if (number := getattr(report, name))]
    rows: list[tuple[str, object]] = [
        ("articles", report.articles),
        ("actors", report.actors),
        ("role holdings", report.holdings),
        ("events", report.events),
        ("claims", report.claims),
        ("rejected", len(report.rejected)),
    ]
    rate = report.words / report.seconds if report.seconds > 0 else 0
    parts: list[RenderableType] = [safe(location, "bold"), counts(rows)]
    if changed:
        parts.append(safe(f"Articles: {', '.join(changed)}.", "dim"))
    parts.append(safe(f"{report.words:,} words in {report.seconds:,.1f} s ({rate:,.0f} words/s).", "dim"))
    if report.undated:
        parts.append(safe(_undated(report)))
    if report.samples:
        parts += [Text(""), safe("Some of what they say", "bold")]
        for sample in report.samples:
            parts.append(Text("• ").append_text(safe(sample.fact)))
            parts.append(Padding(safe(f"“{sample.sentence}”", "italic dim"), (0, 0, 0, 2)))
    if report.rejected:
        parts += [Text(""), safe(f"Rejected: {len(report.rejected)}", "bold red")]
        parts += [safe(f"• {' '.join(str(one).split())}") for one in report.rejected[:REJECTIONS]]
        if len(report.rejected) > REJECTIONS:
            parts.append(safe(f"  … and {len(report.rejected) - REJECTIONS:,} more (--json lists them all)", "dim"))
    return Group(*parts)


def _undated(report: BuildReport) -> str:
    number, every = report.undated, report.articles
    if number == every:
        have = "The article has no" if every == 1 else "No article has a"
    else:
        have = f"{number:,} of {every:,} articles {'has' if number == 1 else 'have'} no"
    those = ("its", "it") if number == 1 else ("their", "them")
    return (
        f"{have} date of publication, so {those[0]} “on Monday” is no date. "
        f"To give {those[1]} one, build {those[1]} again with --date YYYY-MM-DD."
    )


def precision(found: Iterable[Precision]) -> RenderableType:
    """A table of precisions, with their intervals."""
    table = plain_table("", "", "right", "wrong", "skipped", "precision", "95 % interval")
    for column in table.columns[2:]:
        column.justify = "right"
    last = ""
    for one in found:
        share = f"{one.precision:.3f}" if one.precision is not None else "–"
        heading = one.group if one.group != last else ""
        cells = (one.name, one.right, one.wrong, one.skipped, share, f"{one.low:.3f}–{one.high:.3f}")
        if heading and last:
            table.add_section()
        table.add_row(safe(heading, "dim"), *map(safe, cells))
        last = one.group
    return table


def explanation(one: Explanation, base: str, prefixes: dict[str, str], *, brackets: bool = False) -> RenderableType:
    """An explanation as a page of text."""
    parts: list[RenderableType] = [
        safe(one.title, "bold").append_text(safe(f"  ({one.kind})", "not bold dim")),
        safe(one.iri, "cyan"),
        Text(""),
    ]
    table = plain_table("", "")
    table.show_header = False
    for heading, text in one.details:
        table.add_row(safe(heading, "dim"), safe(text))
    if one.rule:
        table.add_row(safe("rule", "dim"), safe(one.rule))
    if one.confidence is not None:
        table.add_row(safe("confidence", "dim"), safe(f"{one.confidence:.2f}"))
    parts.append(table)
    if one.passages:
        parts.append(safe("The text says", "bold"))
        for passage in one.passages[:SENTENCES]:
            end = passage.start + len(passage.sentence)
            where = safe(f"{shorten(passage.article, base, prefixes)}, code points {passage.start}–{end}", "dim")
            parts.append(Padding(Group(sentence(passage, brackets=brackets), where), (0, 0, 0, 2)))
        if len(one.passages) > SENTENCES:
            parts.append(safe(f"  … and {len(one.passages) - SENTENCES} more sentences", "dim"))
        parts.append(Text(""))
    if one.facts:
        parts.append(safe("Facts", "bold"))
        for iri, words in one.facts:
            line = (
                Text("  • ").append_text(safe(words)).append_text(safe(f"  {shorten(iri, base, prefixes)}", "cyan dim"))
            )
            parts.append(line)
        if one.left_out:
            parts.append(safe(f"  … and {one.left_out} more", "dim"))
    return Group(*parts)
