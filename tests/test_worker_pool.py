"""The pool of worker processes: who is served next, and by whom, when others are stopped or killed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from small_store import make_store

from newsgraph.service.workers import Busy, Pool, Stopped

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
LITTLE_MEMORY = 600_000_000  # bytes of address space: enough for one that does nothing wasteful with it


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("pool")
    copy = folder / "snapshot"
    ox.Store(str(make_store(folder / "store"))).backup(str(copy))
    return str(copy)


@contextlib.contextmanager
def pool_of(size: int, **settings: Any) -> Iterator[Pool]:
    pool = Pool(size, **{"memory_bytes": 0, "queue": 10, "patience": 10.0, **settings})
    try:
        yield pool
    finally:
        pool.close()


def request(snapshot: str, query: str = "ASK {}") -> dict[str, Any]:
    return {
        "snapshot": snapshot,
        "query": query,
        "result_format": "json",
        "graph_format": None,
        "max_bytes": 1_000_000,
    }


def ask(pool: Pool, what: dict[str, Any], seconds: float = 10.0, cancelled: Callable[[], bool] | None = None) -> bytes:
    body = pool.ask(what, seconds=seconds, cancelled=cancelled).body
    assert body is not None
    return b"".join(body)


def wait_for(condition: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_spare_process_stands_in_for_one_that_was_stopped(snapshot: str) -> None:
    with pool_of(1, spare=1) as pool:
        first = set(pool.pids)
        assert len(first) == 2
        with pytest.raises(Stopped) as stopped:
            ask(pool, request(snapshot, ENDLESS), seconds=0.3)
        assert stopped.value.code == "timeout"
        answer = pool.ask(request(snapshot), seconds=10)
        working = pool._busy.copy()
        assert answer.body is not None
        assert b"true" in b"".join(answer.body)
        assert {worker.pid for worker in working} <= first  # nobody waited for a process to start
        wait_for(lambda: len(pool.pids) == 2)
        assert len(first & set(pool.pids)) == 1


def test_no_more_work_at_a_time_than_they_are_for(snapshot: str) -> None:
    with pool_of(1, spare=2, patience=0.2) as pool:
        held = pool.ask(request(snapshot), seconds=10)
        with pytest.raises(Busy):
            ask(pool, request(snapshot))
        assert held.body is not None
        held.body.close()
        assert b"true" in ask(pool, request(snapshot))


def test_first_come_first_served(snapshot: str) -> None:
    order: list[int] = []
    with pool_of(1) as pool:
        held = pool.ask(request(snapshot), seconds=10)

        def one(number: int) -> None:
            # Whoever looks now and then whether its client is there keeps its place.
            ask(pool, request(snapshot), cancelled=(lambda: False) if number % 2 else None)
            order.append(number)

        threads = [threading.Thread(target=one, args=(number,)) for number in range(6)]
        for number, thread in enumerate(threads):
            thread.start()
            wait_for(lambda number=number: pool.waiting == number + 1)  # type: ignore[misc]
        time.sleep(0.3)
        assert held.body is not None
        b"".join(held.body)
        for thread in threads:
            thread.join()
    assert order == sorted(order)


def test_whoever_went_away_waits_no_more(snapshot: str) -> None:
    with pool_of(1) as pool:
        held = pool.ask(request(snapshot), seconds=10)
        with pytest.raises(Stopped) as stopped:
            ask(pool, request(snapshot), cancelled=lambda: True)
        assert stopped.value.code == "cancelled"
        assert (pool.waiting, pool.busy, pool.killed) == (0, 1, 0)
        assert held.body is not None
        assert b"true" in b"".join(held.body)


def test_who_has_waited_too_long_costs_no_worker(snapshot: str) -> None:
    with pool_of(1) as pool:
        held = pool.ask(request(snapshot), seconds=10)
        threading.Timer(0.3, held.body.close if held.body else print).start()
        with pytest.raises(Busy):
            ask(pool, request(snapshot), seconds=0.1)
        assert pool.killed == 1  # the one whose answer nobody wanted


@pytest.mark.parametrize("write", [False, True])
def test_a_request_that_was_not_begun_is_handed_to_another(snapshot: str, tmp_path: Path, write: bool) -> None:
    store = tmp_path / "store"
    del_me = ox.Store(str(store))
    del del_me
    update = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"
    writing = {"operation": "update", "location": str(store), "path": str(tmp_path / "copy"), "update": update}
    writing |= {"graphs": [], "steps": [update], "unclear": "", "index": "none"}
    with pool_of(1, mode="write" if write else "read") as pool:
        (pid,) = pool.pids
        time.sleep(0.5)
        os.kill(pid, signal.SIGSTOP)  # it takes the request from nobody
        os.waitpid(pid, os.WUNTRACED)  # all its threads stand still, not only the one that was told
        threading.Timer(0.3, os.kill, (pid, signal.SIGKILL)).start()
        if write:
            pool.ask(writing, seconds=10)
            assert len(ox.Store.read_only(str(tmp_path / "copy"))) == 1
        else:
            assert b"true" in ask(pool, request(snapshot))
        assert pid not in pool.pids


def test_a_store_opens_within_little_memory(snapshot: str) -> None:
    """However many threads the engine starts for it: each new process answers."""
    with pool_of(1, memory_bytes=LITTLE_MEMORY) as pool:
        for _ in range(10):
            answer = pool.ask(request(snapshot), seconds=10)
            assert answer.body is not None
            assert b"true" in b"".join(answer.body)
            (pid,) = pool.pids
            os.kill(pid, signal.SIGKILL)


def test_a_spare_process_that_was_killed_is_replaced_before_it_is_needed(snapshot: str) -> None:
    with pool_of(1, spare=2) as pool:
        killed = pool.pids[:2]  # the last is used first
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        wait_for(lambda: all(gone(pid) for pid in killed))
        assert b"true" in ask(pool, request(snapshot))
        wait_for(lambda: len(pool.pids) == 3 and not set(killed) & set(pool.pids))


def test_a_process_that_cannot_start_is_started_again(snapshot: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system has no room for another process for a moment; then there are as many as before."""
    with pool_of(1) as pool:
        start, failures = pool._start, [OSError(11, "Resource temporarily unavailable"), OSError(24, "Too many files")]

        def starting() -> object:
            if failures:
                raise failures.pop()
            return start()

        monkeypatch.setattr(pool, "_start", starting)
        os.kill(pool.pids[0], signal.SIGKILL)
        assert b"true" in ask(pool, request(snapshot))
        assert failures == []


def test_closing_ends_all(snapshot: str) -> None:
    pool = Pool(2, memory_bytes=0, queue=10, patience=10.0, spare=1)
    with pytest.raises(Stopped):
        ask(pool, request(snapshot, ENDLESS), seconds=0.2)
    pids = pool.pids
    pool.close()
    with pytest.raises(Busy):
        ask(pool, request(snapshot))
    wait_for(lambda: not pool.pids or all(gone(pid) for pid in (*pids, *pool.pids)))


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_a_process_that_hangs_holds_nobody_up(snapshot: str) -> None:
    with pool_of(1) as pool:
        (worker,) = pool.pids
        ask(pool, request(snapshot))
        os.kill(worker, signal.SIGSTOP)  # it neither takes the request nor ends
        with pytest.raises(Stopped) as stopped:
            ask(pool, request(snapshot, "ASK {} #" + "x" * 1_000_000), seconds=0.5)
        assert stopped.value.code == "timeout"
        assert b"true" in ask(pool, request(snapshot))


def test_a_process_that_is_never_ready_is_replaced(snapshot: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsgraph.service.workers.START_SECONDS", 5.0)
    monkeypatch.setattr("newsgraph.service.workers.AGAIN_SECONDS", 0.1)
    with pool_of(1) as pool:
        (first,) = pool.pids
        start, hanging = pool._start, []

        def hang() -> Any:
            worker = start()
            if not hanging:
                hanging.append(worker.pid)
                os.kill(worker.pid, signal.SIGSTOP)
            return worker

        monkeypatch.setattr(pool, "_start", hang)
        ask(pool, request(snapshot))
        os.kill(first, signal.SIGKILL)
        wait_for(lambda: not Path(f"/proc/{first}/stat").exists() or " Z " in Path(f"/proc/{first}/stat").read_text())
        assert b"true" in ask(pool, request(snapshot))
        assert hanging
        wait_for(lambda: hanging[0] not in pool.pids)


def test_a_worker_whose_service_is_gone_ends_without_a_word() -> None:
    path = os.pathsep.join(part for part in sys.path if part)
    process = subprocess.Popen(
        [sys.executable, "-m", "newsgraph.service.worker", "read", "0"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, b"")
