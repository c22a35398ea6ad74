"""What workers need, loaded once: imported by the process that the workers of a build are forked from.

That process is fresh and has one thread, unlike the one that builds, which has an open store. What it has loaded its
forks share, so that a build starts in the time of one start and in the memory of little more than one worker. It reads
an article or two of its own, since most lexicons and tables are made when they are first asked for.
"""

from __future__ import annotations

import gc
import itertools
import logging
from importlib import resources

from newsgraph.builder import iris, pipeline, sources
from newsgraph.builder.extraction import RuleExtractor
from newsgraph.builder.model import Article

ENOUGH = 2  # articles: a third one asks for next to nothing that these have not

log = logging.getLogger(__name__)


def _read() -> None:
    with resources.as_file(resources.files("newsgraph.builder") / "samples") as folder:
        first = itertools.islice(sources.read_placed([folder], date=None, stdin=None), ENOUGH)
        places = [(where, article) for where, article in first if isinstance(article, Article)]
    pipeline.process(places, RuleExtractor(), iris.DEFAULT_BASE, pipeline.ARTICLE_SECONDS)


try:
    _read()
except Exception as error:
    log.debug("the model is left for each worker to load", exc_info=error)
gc.collect()
gc.freeze()  # no search for garbage touches what is shared, which would copy it
