"""Measure what building costs: the time of the whole build over the time that spaCy alone takes for the same texts.

Usage: python bench/build.py [PATH...] [--words N] [--repeat N]

Without PATH the packaged samples are read again and again, under other names, until there are some 30,000 words. The
same process runs both: spaCy's own pipeline as its package has it on the bare texts, and ``pipeline.build`` from the
files to a new store on disk, with everything: reading, parsing, extraction, RDF, validation, the store, identity.
Times are processor time, so that what else the machine does counts little; each is run several times, the lowest and
the median are printed. A table says where the time goes, stage by stage, in parts of spaCy's own time.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from newsgraph.builder import (
    claims,
    coreference,
    events,
    extraction,
    iris,
    language,
    names,
    pipeline,
    rdf,
    roles,
    sources,
    validation,
)
from newsgraph.builder.identity_index import IdentityIndex
from newsgraph.builder.model import Article, Extraction
from newsgraph.builder.quads import Statements
from newsgraph.builder.store import open_store

WORDS = 30_000
BATCH = pipeline.BATCH


@dataclass(frozen=True)
class Stage:
    """One stage of the build: its name and the processor time that it took, in seconds."""

    name: str
    seconds: float


def samples() -> list[Article]:
    """The packaged sample articles."""
    folder = resources.files("newsgraph.builder") / "samples"
    with resources.as_file(folder) as path:
        return articles([path])


def articles(paths: Iterable[Path]) -> list[Article]:
    """The articles of files and folders; what is none is left out."""
    read = sources.read_placed(list(paths), date=None, stdin=None)
    return [article for _, article in read if isinstance(article, Article)]


def words(found: Iterable[Article]) -> int:
    """How many words the texts have."""
    return sum(len(article.text.split()) for article in found)


def repeated(found: list[Article], wanted: int) -> list[Article]:
    """The articles again and again, each time under other identifiers, until they have so many words."""
    if not words(found):
        raise SystemExit("there is no article to measure on")
    every: list[Article] = []
    turn = 0
    while words(every) < wanted:
        every += [replace(article, identifier=f"{article.identifier}-{turn}") for article in found]
        turn += 1
    return every


def timed(work: Callable[[], object]) -> float:
    """The processor time that the work takes, in seconds; garbage that lay about before is not its own."""
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def spacy_alone(found: list[Article]) -> None:
    """What spaCy itself does with the texts, without our own components."""
    nlp = language.load()
    own = [name for name in nlp.pipe_names if name.startswith("newsgraph_")]
    with nlp.select_pipes(disable=own):
        for _ in nlp.pipe((article.text for article in found), batch_size=BATCH):
            pass


def whole_build(source: Path, count: int) -> None:
    """The build as the command does it, into a new store."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store") as store:
        report = pipeline.build([source], store)
    if report.articles != count:
        raise SystemExit(f"{len(report.rejected)} articles were rejected, the first: {report.rejected[0]}")


def stages(source: Path) -> list[Stage]:
    """Each stage of the build by itself, on all articles, in the order of the build."""
    found: list[Stage] = []

    def stage(name: str, work: Callable[[], object]) -> None:
        found.append(Stage(name, timed(work)))

    read: list[Article] = []
    stage("read the sources", lambda: read.extend(articles([source])))
    parsed = []
    stage("parse (spaCy, with our line breaks)", lambda: parsed.extend(language.parse(read)))
    named = []
    stage("names", lambda: named.extend(names.read_names(*pair) for pair in parsed))
    first = []
    stage("roles, from names alone", lambda: first.extend(roles.role_holdings(each) for each in named))
    known = []
    stage(
        "who is meant",
        lambda: known.extend(coreference.resolve(each, held) for each, held in zip(named, first, strict=True)),
    )
    readings = []
    stage("speakers", lambda: readings.extend(claims.with_speakers(each) for each in known))
    holdings = []
    stage("roles", lambda: holdings.extend(roles.role_holdings(each) for each in readings))
    happened = []
    stage("events", lambda: happened.extend(events.events(each) for each in readings))
    stage(
        "claims",
        lambda: [claims.claims(*each) for each in zip(readings, happened, holdings, strict=True)],
    )
    extractions: list[Extraction] = [extraction.read(*pair) for pair in parsed]
    base = iris.DEFAULT_BASE
    triples = []
    stage("write as triples", lambda: triples.extend(rdf.article_triples(each, base) for each in extractions))
    stage("validate", lambda: [validation.problems(each) for each in triples])
    statements: list[tuple[str, Statements]] = []

    def state() -> None:
        for each, said in zip(extractions, triples, strict=True):
            iri = iris.article_iri(base, each.article.identifier)
            statements.append((iri, Statements.of(said, iri)))

    stage("make quads", state)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "store", base=base) as store,
        IdentityIndex(store) as index,
    ):
        index.rebuild()
        index.note(iri for iri, _ in statements)
        batches = [statements[at : at + BATCH] for at in range(0, len(statements), BATCH)]
        stage("put into the store", lambda: [store.put_articles(batch) for batch in batches])
        stage("identity across articles", index.settle)
    return found


def table(found: list[Stage], alone: float, whole: float) -> str:
    """The stages as lines: seconds, and parts of spaCy's own time."""
    rest = whole - sum(stage.seconds for stage in found)
    every = [*found, Stage("the rest (opening, closing, reporting)", rest), Stage("whole build", whole)]
    lines = [f"{'stage':42}{'seconds':>9}{'of spaCy':>10}"]
    lines += [f"{stage.name:42}{stage.seconds:9.2f}{stage.seconds / alone:10.3f}" for stage in every]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path)
    parser.add_argument("--words", type=int, default=WORDS, help="repeat the samples up to so many words")
    parser.add_argument("--repeat", type=int, default=3, help="run each so often")
    options = parser.parse_args(arguments)
    found = articles(options.paths) if options.paths else repeated(samples(), options.words)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        fields = ("identifier", "headline", "published", "text")
        lines = [{name: value for name in fields if (value := getattr(article, name))} for article in found]
        renamed = [json.dumps({"id": line.pop("identifier"), **line}) for line in lines]
        source.write_text("\n".join(renamed), "utf-8")
        whole_build(source, len(found))  # what is loaded once a process is not measured
        spacy_alone(found)
        alone, whole = [], []
        for _ in range(max(1, options.repeat)):  # in turns, so that a slow minute of the machine hits both
            alone.append(timed(lambda: spacy_alone(found)))
            whole.append(timed(lambda: whole_build(source, len(found))))
        shares = stages(source)
    count = words(found)
    middle, middle_alone = statistics.median(whole), statistics.median(alone)
    ratios = sorted(each / own for each, own in zip(whole, alone, strict=True))
    print(f"{len(found)} articles, {count:,} words, {len(whole)} runs, processor time")
    print(f"spaCy alone  lowest {min(alone):.2f} s, median {middle_alone:.2f} s, {count / middle_alone:,.0f} words/s")
    print(f"whole build  lowest {min(whole):.2f} s, median {middle:.2f} s, {count / middle:,.0f} words/s")
    print(f"ratio        lowest {ratios[0]:.2f}, median {statistics.median(ratios):.2f}")
    print()
    print(table(shares, min(alone), min(whole)))


if __name__ == "__main__":
    main()
