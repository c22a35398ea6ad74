"""What workers need, loaded once: imported by the process that the workers of a build are forked from.

That process is fresh and has one thread, unlike the one that builds, which has an open store. What it has loaded its
forks share, so that a build starts in the time of one start and in the memory of little more than one worker.
"""

from __future__ import annotations

import gc
import logging

from newsgraph.builder import language, pipeline

log = logging.getLogger(__name__)
log.debug("workers come with %s", pipeline.__name__)
try:
    language.load()
except Exception as error:
    log.debug("the model is left for each worker to load", exc_info=error)
gc.collect()
gc.freeze()  # no search for garbage touches what is shared, which would copy it
