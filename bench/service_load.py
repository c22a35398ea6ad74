"""How the service bears load: ``python bench/service_load.py STORE [SECONDS] [CLIENTS]``.

So many clients ask REST routes and SPARQL at once while articles come in, one a second, on 127.0.0.1 and nowhere else.
Prints requests a second, errors, the median and the 99th percentile of each kind of request, how long an article takes
to be acknowledged, and how a point query over HTTP compares with the same in this process. STORE is changed: give a
copy (see bench/synthetic.py).
"""

from __future__ import annotations

import http.client
import json
import random
import statistics
import sys
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import quote

from newsgraph.builder.store import open_store
from newsgraph.service.config import Config, hash_token, new_token
from newsgraph.service.server import Server

POINT = "SELECT ?p ?o {{ <{}> ?p ?o }}"
ARTICLE = (
    "President Ana Ruiz of Orsinia met Prime Minister Jon Dale in Tarn on Monday. Ruiz said the talks were useful. "
    "Police in Kaunos arrested {} dockers after a strike."
)


class Client:
    """One connection that is kept."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method: str, path: str, body: str | None = None, **headers: str) -> tuple[int, bytes]:
        """Status and body."""
        try:
            self._connection.request(method, path, body, {name.replace("_", "-"): one for name, one in headers.items()})
            response = self._connection.getresponse()
            return response.status, response.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
            raise


def requests(actors: list[str], iris: list[str], source: random.Random) -> tuple[str, str]:
    """A kind of request, and its path."""
    actor, iri = source.choice(actors), source.choice(iris)
    kinds = {
        "search": f"/api/actors?q={quote(actor[:4])}",
        "actor": f"/api/actors/{actor}",
        "events": f"/api/actors/{actor}/events?limit=5",
        "relationships": f"/api/actors/{actor}/relationships?limit=3",
        "latest events": "/api/events?limit=5&type=" + source.choice(("Consult", "Aid", "Assault")),
        "article": f"/api/articles/s{source.randrange(1000)}",
        "point query": "/sparql?query=" + quote(POINT.format(iri)),
        "join": "/sparql?query="
        + quote(f"SELECT ?t {{ ?n owl:sameAs <{iri}> . ?e ng:agent ?n ; ng:eventType ?t }} LIMIT 20"),
    }
    kind = source.choice(list(kinds))
    return kind, kinds[kind]


def main(location: str, seconds: float = 120, clients: int = 100) -> None:
    """Run."""
    token = new_token()
    server = Server(Config(store=location, port=0, token_hash=hash_token(token)))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        measure(server.port, token, seconds, clients)
    finally:
        server.close()
        thread.join()
    compare(location)


def measure(port: int, token: str, seconds: float, clients: int) -> None:
    """Let the clients loose, and say what came of it."""
    first = Client(port)
    while first.ask("GET", "/ready")[0] != 200:  # the side tables may have to be made
        time.sleep(1)
    found = json.loads(first.ask("GET", "/api/actors?limit=200")[1])["items"][5:]  # without those in every article
    actors, iris = [one["id"] for one in found], [one["iri"] for one in found]
    # The model is there before the clock starts, as in a service that has run for a while.
    post(first, token, 0)
    while b"load-0" not in first.ask("GET", "/api/articles?q=Talks%200&from=2031")[1]:  # identity may have to be made
        time.sleep(1)
    times: dict[str, list[float]] = defaultdict(list)
    wrong: Counter[str] = Counter()
    end = time.monotonic() + seconds

    def ask(seed: int) -> None:
        source = random.Random(seed)  # noqa: S311 - a load, no secret
        client = Client(port)
        while time.monotonic() < end:
            kind, path = requests(actors, iris, source)
            started = time.monotonic()
            try:
                status, _ = client.ask("GET", path)
                if status != 200:
                    wrong[f"{kind}: {status}"] += 1
            except (OSError, http.client.HTTPException) as error:
                wrong[f"{kind}: {error!r}"] += 1
            times[kind].append(time.monotonic() - started)

    def write() -> None:
        client, number = Client(port), 0
        while time.monotonic() < end:
            number += 1
            started = time.monotonic()
            status, body = post(client, token, number)
            times["article in"].append(time.monotonic() - started)
            if status != 200:
                wrong[f"article in: {status} {body[:200]!r}"] += 1
            seen = json.loads(client.ask("GET", f"/api/articles?q={quote(f'Talks {number}')}&from=2031")[1])
            if not any(one["identifier"] == f"load-{number}" for one in seen["items"]):
                wrong["acknowledged, but not seen"] += 1
            time.sleep(1)

    threads = [threading.Thread(target=ask, args=(seed,)) for seed in range(clients)]
    threads.append(threading.Thread(target=write))
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    every = [one for kind, its in times.items() if kind != "article in" for one in its]
    print(f"{clients} clients, {seconds:.0f} s: {len(every)} requests, {len(every) / seconds:.0f} a second")
    print(f"errors: {sum(wrong.values())} {dict(wrong.most_common(5))}")
    for kind, its in [("all", every), *sorted(times.items())]:
        cut = statistics.quantiles(its, n=100)
        print(f"  {kind:16} p50 {1000 * cut[49]:7.0f} ms  p99 {1000 * cut[98]:7.0f} ms  ({len(its)})")


def post(client: Client, token: str, number: int) -> tuple[int, bytes]:
    """Send an article."""
    article = {
        "id": f"load-{number}",
        "title": f"Talks {number}",
        "date": "2031-07-02",
        "text": ARTICLE.format(20 + number),
    }
    return client.ask(
        "POST", "/api/articles", json.dumps(article), Content_Type="application/json", Authorization=f"Bearer {token}"
    )


def compare(location: str) -> None:
    """A point query over HTTP and in this process, one after another."""
    server = Server(Config(store=location, port=0))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        client = Client(server.port)
        iri = json.loads(client.ask("GET", "/api/actors?limit=9")[1])["items"][-1]["iri"]
        query = POINT.format(iri)

        def over_http() -> None:
            client.ask("GET", "/sparql?query=" + quote(query), Accept="application/sparql-results+json")

        over = timed(over_http)
    finally:
        server.close()
        thread.join()
    with open_store(Path(location), read_only=True) as store:
        inside = timed(lambda: list(store.query(query)))  # type: ignore[arg-type]
    print(
        f"a point query: {1000 * over:.2f} ms over HTTP, {1000 * inside:.2f} ms in process, ratio {over / inside:.1f}"
    )


def timed(work: object, times: int = 500) -> float:
    """The median time, in seconds."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()  # type: ignore[operator]
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


if __name__ == "__main__":
    main(sys.argv[1], *(float(one) if at == 0 else int(one) for at, one in enumerate(sys.argv[2:])))  # type: ignore[arg-type]
