"""From paths to a store: read, extract, write as RDF, validate, put, and at last identity across articles.

An article goes in whole or not at all, and what goes wrong with one never touches another: it is rejected with its
reason and the build goes on. The graph of an article depends on nothing but the article, so the order in which articles
come and the number of worker processes change nothing in what the store holds at the end.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import multiprocessing
import os
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import BinaryIO

from newsgraph.builder import datelines, identity, iris, rdf, report, sources, validation
from newsgraph.builder.errors import NewsgraphError, RejectedError, SourceError
from newsgraph.builder.extraction import Extractor, RuleExtractor
from newsgraph.builder.garbage import collector_paused
from newsgraph.builder.identity_index import IdentityIndex
from newsgraph.builder.model import Article, Extraction
from newsgraph.builder.quads import Statements
from newsgraph.builder.report import BuildReport, Progress, Rejection, Sample
from newsgraph.builder.store import Store
from newsgraph.builder.time_limit import time_limit

log = logging.getLogger(__name__)

BATCH = 16  # articles parsed together
TOGETHER = 128  # articles put into the store together
TOGETHER_SECONDS = 2.0  # or as many as there are after so long: this is what a killed build loses
SETTLED = 1_000  # articles after which identity is brought up to them
ARTICLE_SECONDS = 60.0  # so long one article may take, and longer by its length:
CHARACTERS_A_SECOND = 1_000  # far fewer than a slow machine reads
WAITING = 4  # batches for each worker, so that none is idle while the store is written and memory stays bounded
PRELOADED = "newsgraph.builder.preloaded"  # what workers are forked with, where a system can fork
MOST_WORKERS = 4  # so many are chosen at most: they keep the one process that writes busy
ALONE = 100_000  # characters that are read before workers would be ready: so few articles need none

Place = tuple[str, Article]


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one article: its graph, or why it is rejected.

    ``nodes`` are its named actors and places; ``undated`` is 1 where nobody says when it was written.
    """

    iri: str
    graph: Statements | None = None
    rejection: Rejection | None = None
    words: int = 0
    undated: int = 0
    nodes: tuple[identity.Node, ...] = ()
    holdings: int = 0
    events: int = 0
    claims: int = 0
    samples: tuple[Sample, ...] = ()


def build(
    paths: Sequence[str | Path],
    store: Store,
    *,
    date: str | None = None,
    workers: int | None = 1,
    extractor: Extractor | None = None,
    progress: Callable[[Progress], None] | None = None,
    stdin: BinaryIO | None = None,
    seconds: float = ARTICLE_SECONDS,
) -> BuildReport:
    """Put the articles of ``paths`` into ``store`` and say what was done.

    ``date`` (YYYY-MM-DD) is the publication date of articles that have none. With ``workers`` above 1, extraction runs
    in so many processes (``extractor`` must then pickle, and a script that calls this must not do so when it is
    imported); None chooses by the processors that there are and by how much there is to read. ``progress`` is called
    after each batch. An article that takes more than ``seconds``, and more the longer it is, is rejected. Raises
    SourceError for a wrong ``date`` and StoreError when the store cannot be written; all else is reported.
    """
    started = time.monotonic()
    outcomes = sources.read_placed(paths, date=date, stdin=stdin)
    total = sources.estimate(paths) if progress else None
    extractor = extractor or RuleExtractor()
    rejected: list[Rejection] = []
    counts: Counter[str] = Counter()
    actors: set[str] = set()
    shown: list[Sample] = []

    def articles() -> Iterator[Place]:
        for where, outcome in outcomes:
            if isinstance(outcome, SourceError):
                rejected.append(Rejection.of(outcome, where))
                counts["done"] += 1
            else:
                yield where, outcome

    batches = _batched(articles(), BATCH)
    if workers is None:
        workers, batches = _chosen(batches)
    results = (
        _in_processes(batches, extractor, store.base, workers, seconds)
        if workers > 1
        else (process(batch, extractor, store.base, seconds) for batch in batches)
    )
    with _settled(store) as index:
        for batch in _gathered(results):
            good = [(built.iri, built.graph) for built in batch if built.graph is not None]
            if good:
                index.note(iri for iri, _ in good)
                counts.update(store.put_articles(good))
            for built in batch:
                counts["done"] += 1
                if built.rejection is not None:
                    rejected.append(built.rejection)
                    continue
                for name in ("words", "undated", "holdings", "events", "claims"):
                    counts[name] += getattr(built, name)
                counts["articles"] += 1
                index.know(built.iri, built.nodes)
                actors.update(node.iri for node in built.nodes if node.kind.is_actor)
                shown = list(report.choose([*shown, *built.samples]))
            if index.known >= SETTLED:
                index.settle()
            if progress:
                so_far = None if total is None else max(total, counts["done"])
                progress(Progress(counts["done"], so_far, counts["words"], time.monotonic() - started))
    canonical = identity.canonical(store, actors)
    return BuildReport(
        articles=counts["articles"],
        added=counts["added"],
        replaced=counts["replaced"],
        unchanged=counts["unchanged"],
        rejected=tuple(rejected),
        undated=counts["undated"],
        actors=len({canonical.get(actor, actor) for actor in actors}),
        holdings=counts["holdings"],
        events=counts["events"],
        claims=counts["claims"],
        words=counts["words"],
        seconds=time.monotonic() - started,
        samples=tuple(shown),
    )


def retract(names: Sequence[str], store: Store) -> tuple[list[str], list[Rejection]]:
    """Take out the articles that ``names`` mean (IRIs or identifiers): the IRIs taken out, and the names not found."""
    gone: list[str] = []
    unknown: list[Rejection] = []
    with _settled(store) as index:
        for name in names:
            iri = store.find_article(name)
            if iri is None:
                reason = "no article in the store has this name"
                unknown.append(Rejection(name, reason, "give its IRI or its identifier"))
                continue
            index.note([iri])
            if store.retract(iri):
                gone.append(iri)
    return gone, unknown


@contextlib.contextmanager
def _settled(store: Store) -> Iterator[IdentityIndex]:
    """The identity index for changing articles, which are noted in it; in the end, identity is up to them.

    What a build that was killed has left undone is done first.
    """
    with IdentityIndex(store) as index:
        if not index.fits():
            index.rebuild()
        elif index.noted:
            index.settle()
        yield index
        if index.noted:
            index.settle()


def process(batch: Sequence[Place], extractor: Extractor, base: str, seconds: float) -> list[Built]:
    """What becomes of each article of the batch, in order. A pure function; it also runs in worker processes."""
    with collector_paused():  # a batch makes many objects and few cycles, and looking for them costs a tenth
        return _processed(batch, extractor, base, seconds)


def _processed(batch: Sequence[Place], extractor: Extractor, base: str, seconds: float) -> list[Built]:
    built = []
    for (where, article), extraction in zip(batch, _extractions(batch, extractor, seconds), strict=True):
        try:
            if isinstance(extraction, Exception):
                raise extraction
            built.append(_built(extraction, base))
        except NewsgraphError as error:
            built.append(Built(article.identifier, rejection=Rejection.of(error, where)))
        except Exception as error:
            log.debug("%s", where, exc_info=error)
            reason = f"reading it failed: {type(error).__name__}: {error}"
            hint = "this is a fault of newsgraph: report it with the article"
            built.append(Built(article.identifier, rejection=Rejection(where, reason, hint, RejectedError.code)))
    return built


def _extractions(batch: Sequence[Place], extractor: Extractor, seconds: float) -> list[Extraction | Exception]:
    """The extraction of each article; if the batch fails, each is tried alone to find the one that does it."""
    articles = [article for _, article in batch]
    try:
        found: list[Extraction | Exception] = []
        with time_limit(seconds + sum(len(article.text) for article in articles) / CHARACTERS_A_SECOND) as start:
            for extraction in extractor.extract(articles):
                found.append(extraction)
                start()
        if len(found) == len(articles):
            return found
        failure: Exception = RuntimeError(f"{extractor.name} gave {len(found)} extractions of {len(articles)} articles")
    except Exception as error:
        failure = error
    if len(articles) == 1:
        return [failure]
    return [_extractions([place], extractor, seconds)[0] for place in batch]


def _built(extraction: Extraction, base: str) -> Built:
    article = extraction.article
    iri = iris.article_iri(base, article.identifier)
    triples = rdf.article_triples(extraction, base)
    problems = validation.problems(triples)
    if problems:
        more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
        raise RejectedError(
            "its graph breaks the required shapes: " + " ".join(problems[:3]) + more,
            hint="this is a fault of newsgraph: report it with the article",
        )
    return Built(
        iri,
        Statements.of(triples, iri),
        words=len(article.text.split()),
        undated=int(datelines.written(article) is None),
        nodes=identity.nodes_of(extraction, iri),
        holdings=len(extraction.holdings),
        events=len(extraction.events),
        claims=len(extraction.claims),
        samples=report.samples(extraction, iri),
    )


def _gathered(results: Iterable[list[Built]]) -> Iterator[list[Built]]:
    """What is built, in parts to be put into the store together: many at once cost it less, but none waits long."""
    gathered: list[Built] = []
    began = time.monotonic()
    for batch in results:
        gathered += batch
        if len(gathered) >= TOGETHER or time.monotonic() - began >= TOGETHER_SECONDS:
            yield gathered
            gathered = []
            began = time.monotonic()
    if gathered:
        yield gathered


def _batched(places: Iterable[Place], size: int) -> Iterator[list[Place]]:
    iterator = iter(places)
    while batch := list(itertools.islice(iterator, size)):
        yield batch


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _chosen(batches: Iterator[list[Place]]) -> tuple[int, Iterator[list[Place]]]:
    """How many workers the batches are worth, and the batches."""
    most = min(processors(), MOST_WORKERS)
    first: list[list[Place]] = []
    characters = 0
    while most > 1 and characters <= ALONE:
        batch = next(batches, None)
        if batch is None:
            most = 1
            break
        first.append(batch)
        characters += sum(len(article.text) for _, article in batch)
    return most, itertools.chain(first, batches)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Never forked from this process: forking one that has threads, as an open store has, may hang.
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    context.set_forkserver_preload([PRELOADED])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker)


def _begin_worker() -> None:
    """Leave it to the process that builds to stop at Ctrl-C, and end when it is gone, even by kill -9."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _in_processes(
    batches: Iterable[list[Place]], extractor: Extractor, base: str, workers: int, seconds: float
) -> Iterator[list[Built]]:
    """The batches as ``process`` gives them, in their order, from so many processes.

    A process that dies (out of memory, a crash of a library) takes the pool with it. The batches under way are then
    done again in a new pool, the first of them article by article, so that only the article that does it is rejected.
    """
    pool = _pool(workers)
    waiting: deque[tuple[list[Place], Future[list[Built]]]] = deque()
    source = iter(batches)
    try:
        while True:
            while len(waiting) < WAITING * workers and (batch := next(source, None)) is not None:
                waiting.append((batch, pool.submit(process, batch, extractor, base, seconds)))
            if not waiting:
                return
            batch, future = waiting[0]
            try:
                done = future.result()
            except BrokenProcessPool:
                pool.shutdown()
                done = _one_by_one(batch, extractor, base, seconds)
                pool = _pool(workers)
                again = [each for each, _ in waiting]
                waiting = deque((each, pool.submit(process, each, extractor, base, seconds)) for each in again[1:])
            else:
                waiting.popleft()
            yield done
    finally:
        pool.shutdown(cancel_futures=True)


def _one_by_one(batch: Sequence[Place], extractor: Extractor, base: str, seconds: float) -> list[Built]:
    """The batch, each article by itself in a process that may die."""
    built: list[Built] = []
    pool = _pool(1)
    try:
        for where, article in batch:
            try:
                built += pool.submit(process, [(where, article)], extractor, base, seconds).result()
            except BrokenProcessPool:
                pool.shutdown()
                pool = _pool(1)
                reason = "the process that read it died, perhaps for want of memory"
                rejection = Rejection(where, reason, "build with fewer --workers", RejectedError.code)
                built.append(Built(article.identifier, rejection=rejection))
    finally:
        pool.shutdown()
    return built
