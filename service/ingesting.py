"""Articles built in and taken out while the store is served: in a process of their own, which ends with the work.

Started as ``python -m newsgraph.service.ingesting``; it reads one request from its standard input and answers on its
standard output. Reading goes on from the snapshot that there is; what was written is seen with the next.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from newsgraph.builder.errors import NewsgraphError
from newsgraph.service.workers import Stopped, WorkerFailure

__all__ = ["run"]


def run(request: Mapping[str, object], *, seconds: float) -> dict[str, Any]:
    """Carry out a request: {"operation": "build", "articles": JSON lines} or {"operation": "retract", "article": IRI}.

    ``location`` is the store and ``path`` where a snapshot is left. Raises Stopped after so many seconds, and
    WorkerFailure with the reason where nothing was written.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "newsgraph.service.ingesting"],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Stopped("timeout", "building took longer than it may") from error
    if done.returncode:
        raise Stopped("died", f"the process that built ended with status {done.returncode}")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "code" in answer:
        raise WorkerFailure(answer["code"], answer["message"])
    return answer


def _answer(request: Mapping[str, Any]) -> dict[str, Any]:
    from newsgraph.builder import pipeline
    from newsgraph.builder.store import open_store

    try:
        with open_store(request["location"]) as store:
            if request["operation"] == "retract":
                gone, _ = pipeline.retract([request["article"]], store)
                answer: dict[str, Any] = {"retracted": gone}
            else:
                report = pipeline.build(["-"], store, stdin=io.BytesIO(request["articles"].encode()))
                answer = asdict(report)
            store.snapshot(Path(request["path"]))
            return answer
    except NewsgraphError as error:
        code = "locked" if "in use" in error.message else error.code
        return {"code": code, "message": str(error)}


def _main() -> None:
    output = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever prints, prints to the log and not into the answer
    json.dump(_answer(json.load(sys.stdin)), output)
    output.close()


if __name__ == "__main__":
    _main()
