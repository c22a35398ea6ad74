"""Articles built in and taken out while the store is served: in a process of their own, which has the model at hand.

Started as ``python -m newsgraph.service.ingesting build MEMORY_BYTES`` by ``newsgraph.service.workers``. It opens the
store for each request and lets go of it again, so that ``newsgraph build`` can take its turn. Reading goes on from the
snapshot that there is; what was written is seen with the next, which is there before the answer.
"""

from __future__ import annotations

import io
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from newsgraph.builder import pipeline
from newsgraph.builder.errors import NewsgraphError
from newsgraph.builder.extraction import RuleExtractor
from newsgraph.builder.model import Article
from newsgraph.builder.store import open_store
from newsgraph.service.changes import note_changes
from newsgraph.service.worker import Refusal, Request, serve, unseen_without_copy

__all__ = ["Ingester"]

WARM_UP = Article("warm-up", "The ministers of two towns met in the harbour on Monday.", "Talks", "2025-01-01")


class Ingester:
    """Builds articles in and takes them out."""

    def __init__(self) -> None:
        """Load what reading needs, by reading something."""
        self._extractor = RuleExtractor()
        list(self._extractor.extract([WARM_UP]))

    def answer(self, request: Request) -> dict[str, object]:
        """Carry out one request, and leave a snapshot at its ``path``.

        {"operation": "build", "articles": JSON lines} or {"operation": "retract", "article": IRI}, with the
        ``location`` of the store.
        """
        try:
            with open_store(request["location"]) as store:
                if request["operation"] == "retract":
                    gone, _ = pipeline.retract([request["article"]], store)
                    answer: dict[str, Any] = {"retracted": gone}
                else:
                    stdin = io.BytesIO(request["articles"].encode())
                    answer = asdict(pipeline.build(["-"], store, stdin=stdin, extractor=self._extractor))
                with unseen_without_copy(written=True):
                    store.snapshot(Path(request["path"]))
                    note_changes(str(Path(request["location"]) / request["index"]), request["path"])
                return answer
        except NewsgraphError as error:
            raise Refusal("locked" if "in use" in error.message else error.code, str(error)) from error


if __name__ == "__main__":
    serve(lambda descriptor: Ingester().answer, int(sys.argv[2]))
