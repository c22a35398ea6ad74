"""kill -9 in the middle of a build: the store opens again, holds whole articles only, and all that it said is in."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from newsgraph.builder.store import Store, open_store

HERE = Path(__file__).parent

# Builds version after version of the same articles, and a new one with each, so that a kill meets additions and
# replacements alike; says after each put which version is in.
BUILDER = """
import sys
from newsgraph.builder import oxigraph, rdf
from newsgraph.builder.model import Article
from newsgraph.builder.store import open_store
from small_extractor import one

oxigraph.BULK_QUADS = int(sys.argv[2])
store = open_store(sys.argv[1])
print("ready", flush=True)
version = 0
while True:
    version += 1
    for name in (*(f"a{number}" for number in range(8)), f"new-{version}"):
        words = " ".join(f"Ada Moss met Ida Reed on day {version} of {line}." for line in range(60))
        graph = rdf.article_graph(one(Article(name, words, f"Version {version}", "2025-10-06")), store.base)
        store.put_article(str(graph.identifier), graph)
        print(name, version, flush=True)
"""


def versions(store: Store) -> dict[str, int]:
    """The version of each article, after checking that the article is whole: every quad is of that one version."""
    answer = store.query("SELECT ?a ?h ?t { GRAPH ?a { ?a schema:headline ?h ; ng:text ?t } }")
    assert isinstance(answer, ox.QuerySolutions)
    found = {}
    for article, headline, text in answer:
        version = int(headline.value.split()[1])
        assert text.value.count(f"day {version} of") == 60
        events = store.query(
            f"SELECT ?e {{ GRAPH <{article.value}> {{ ?e a ng:Event ; ng:evidence/nif:anchorOf ?x }} }}"
        )
        assert isinstance(events, ox.QuerySolutions)
        assert len(list(events)) == 60
        days = store.query(
            f"SELECT ?x {{ GRAPH <{article.value}> {{ ?m nif:anchorOf ?x FILTER(CONTAINS(?x, 'day')) }} }}"
        )
        assert isinstance(days, ox.QuerySolutions)
        assert {row["x"].value.split(" of ")[0].split("day ")[1] for row in days} == {str(version)}
        found[article.value.rsplit("/")[-1]] = version
    return found


def assert_default_graph_is_the_union(store: Store) -> None:
    output = io.BytesIO()
    store.dump(output, "nquads")
    raw = ox.Store()
    raw.load(output.getvalue(), format=ox.RdfFormat.N_QUADS)
    default = {quad.triple for quad in raw.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert default == {quad.triple for quad in raw if quad.graph_name != ox.DefaultGraph()}


def start(*command: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([*sys.path, str(HERE)])
    return subprocess.Popen(
        [sys.executable, *command],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path, "PYTHONUNBUFFERED": "1"},
    )


@pytest.mark.parametrize("bulk", [1, 1_000_000], ids=["files", "log"])
@pytest.mark.parametrize("seed", range(3))
def test_kill_while_articles_go_in(tmp_path: Path, seed: int, bulk: int) -> None:
    """``bulk``: from so many statements on, new articles go in as files of their own, not by the log."""
    with start("-c", BUILDER, str(tmp_path / "s"), str(bulk)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        first = process.stdout.readline()
        time.sleep(0.3 + random.Random(seed).random())  # noqa: S311 - a moment, no secret
        process.send_signal(signal.SIGKILL)
        lines = (first + process.stdout.read()).decode().splitlines()
        said = [line.split() for line in lines if len(line.split()) == 2]
    assert said
    acknowledged = {name: int(version) for name, version in said}
    with open_store(tmp_path / "s") as store:
        held = versions(store)
        assert_default_graph_is_the_union(store)
    # What was said is there; at most the one put that was under way may be there beyond it.
    assert all(held[name] >= version for name, version in acknowledged.items())
    beyond = {name: version for name, version in held.items() if version != acknowledged.get(name)}
    assert set(beyond.values()) <= {max(acknowledged.values()), max(acknowledged.values()) + 1}
    assert len(beyond) <= 1


BUILD = """
import sys
from newsgraph.builder import pipeline
from newsgraph.builder.pipeline import build
from newsgraph.builder.store import open_store
from small_extractor import SmallExtractor

def say(progress):
    print(progress.done, flush=True)

pipeline.TOGETHER = 16
with open_store(sys.argv[1]) as store:
    build(sys.argv[2:], store, extractor=SmallExtractor(), progress=say)
"""


def test_a_killed_build_is_finished_by_the_next(tmp_path: Path) -> None:
    folder, script = tmp_path / "in", tmp_path / "build.py"
    folder.mkdir()
    script.write_text(BUILD)
    for number in range(48):
        text = f"Ada Moss met Ida Reed on pier {number}. SLOW"
        (folder / f"{number:03}.json").write_text(json.dumps({"id": f"a{number}", "text": text}))
    with start(str(script), str(tmp_path / "s"), str(folder)) as process:
        assert process.stdout is not None
        first = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
    with open_store(tmp_path / "s") as store:
        held = len(store.article_iris())
        assert first <= held < 48
        assert_default_graph_is_the_union(store)
    outputs = []
    for place in ("s", "fresh"):
        with start(str(script), str(tmp_path / place), str(folder)) as process:
            process.communicate()
            assert process.returncode == 0
        with open_store(tmp_path / place) as store:
            output = io.BytesIO()
            store.dump(output, "nquads")
            outputs.append(sorted(output.getvalue().splitlines()))
    assert outputs[0] == outputs[1]


BUILD_WITH_WORKERS = """
import multiprocessing
import sys
from newsgraph.builder.pipeline import build
from newsgraph.builder.store import open_store
from small_extractor import SmallExtractor

def say(progress):
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)

if __name__ == "__main__":
    with open_store(sys.argv[1]) as store:
        build(sys.argv[2:], store, workers=2, extractor=SmallExtractor(), progress=say)
"""


def is_running(process: int) -> bool:
    """Whether there is a process of this number that has not ended."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks the processes' state of /proc")
def test_the_workers_of_a_killed_build_end(tmp_path: Path) -> None:
    folder, script = tmp_path / "in", tmp_path / "build.py"
    folder.mkdir()
    script.write_text(BUILD_WITH_WORKERS)
    for number in range(160):
        text = f"Ada Moss met Ida Reed on pier {number}. SLOW"
        (folder / f"{number:03}.json").write_text(json.dumps({"id": f"a{number}", "text": text}))
    with start(str(script), str(tmp_path / "s"), str(folder)) as process:
        assert process.stdout is not None
        workers = [int(word) for word in process.stdout.readline().split()]
        assert len(workers) == 2
        assert all(map(is_running, workers))
        process.send_signal(signal.SIGKILL)
    ends = time.monotonic() + 20
    while any(map(is_running, workers)):
        assert time.monotonic() < ends, "the workers go on without the process that they work for"
        time.sleep(0.05)
