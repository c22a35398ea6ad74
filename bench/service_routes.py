"""How long each REST route takes: ``python bench/service_routes.py STORE [TIMES]``.

Serves the store on 127.0.0.1 and asks every route for things that were not asked for before, one request after
another: of TIMES (20) things drawn by chance, then of the three best known actors (events, places), for which there is
most to count. Prints the medians, the slowest, and how much of this machine others had meanwhile (1.0: nothing). STORE
is only read; the side tables are made first where they are not there (see bench/synthetic.py for stores).
"""

from __future__ import annotations

import http.client
import json
import random
import statistics
import sys
import threading
import time
from collections.abc import Callable
from urllib.parse import quote

from newsgraph.service.config import Config
from newsgraph.service.server import Server

Draw = Callable[[str], str]
ROUTES: dict[str, Callable[[Draw], str]] = {
    "/": lambda draw: f"/?q={quote(draw('label')[:5])}",
    "/api/actors?q=": lambda draw: f"/api/actors?q={quote(draw('label')[:4])}",
    "/api/actors?q= misspelt": lambda draw: f"/api/actors?q={quote(draw('label')[:3] + 'x' + draw('label')[4:])}",
    "/api/actors?kind=&sort=": lambda draw: f"/api/actors?kind=Person&sort=pagerank&limit={draw('number')}",
    "/api/actors?role=": lambda draw: f"/api/actors?role=minister&limit={draw('number')}",
    "/api/actors/{id}": lambda draw: f"/api/actors/{draw('id')}",
    "…/relationships": lambda draw: f"/api/actors/{draw('id')}/relationships",
    "…/relationships?type=": lambda draw: f"/api/actors/{draw('id')}/relationships?type=Consult",
    "…/relationships?with=": lambda draw: f"/api/actors/{draw('id')}/relationships?with={draw('other')}",
    "…/relationships?from=&to=": lambda draw: f"/api/actors/{draw('id')}/relationships?from=2020-03&to=2021",
    "…/events": lambda draw: f"/api/actors/{draw('id')}/events",
    "…/events?type=&from=": lambda draw: f"/api/actors/{draw('id')}/events?type=Consult&from=2020",
    "…/roles": lambda draw: f"/api/actors/{draw('id')}/roles",
    "…/claims": lambda draw: f"/api/actors/{draw('id')}/claims",
    "…/mentions": lambda draw: f"/api/actors/{draw('id')}/mentions",
    "/api/locations?q=": lambda draw: f"/api/locations?q={quote(draw('place label')[:4])}",
    "/api/locations/{id}": lambda draw: f"/api/locations/{draw('place')}",
    "/api/events?type=&status=": lambda draw: f"/api/events?type=Aid&status=Actual&limit={draw('number')}",
    "/api/events?agent=&patient=": lambda draw: f"/api/events?agent={draw('id')}&patient={draw('other')}",
    "/api/events?place=": lambda draw: f"/api/events?place={draw('place')}",
    "/api/events/{id}": lambda draw: f"/api/events/{draw('event')}",
    "/api/roles?holder=": lambda draw: f"/api/roles?holder={draw('id')}",
    "/api/claims?speaker=": lambda draw: f"/api/claims?speaker={draw('id')}",
    "/api/claims?q=": lambda draw: f"/api/claims?q={quote(draw('label'))}",
    "/api/articles?from=": lambda draw: f"/api/articles?from=20{10 + int(draw('number')) % 15}-0{draw('digit')}",
    "/api/articles?q=": lambda draw: f"/api/articles?q={quote(draw('label'))}",
    "/api/articles/{id}": lambda draw: f"/api/articles/{draw('article')}",
    "/api/paths": lambda draw: f"/api/paths?from={draw('id')}&to={draw('other')}",
    "/api/graph": lambda draw: f"/api/graph?actor={draw('id')}",
    "/api/graph?format=turtle": lambda draw: f"/api/graph?actor={draw('id')}&format=turtle",
    "/page/ of an actor": lambda draw: f"/page/actor/{draw('id')}",
    "/page/ of an event": lambda draw: f"/page/{draw('event page')}",
    "/data/ of an actor": lambda draw: f"/data/actor/{draw('id')}",
}
BUSIEST = 3


def main(location: str, times: int = 20) -> None:
    """Run."""
    server = Server(Config(store=location, port=0, rest_seconds=120.0))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        measure(server.port, times)
    finally:
        server.close()
        thread.join()


def measure(port: int, times: int) -> None:
    """Ask, and say how long it took."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)

    def ask(path: str) -> tuple[int, bytes, float]:
        started = time.perf_counter()
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        return response.status, body, time.perf_counter() - started

    def items(path: str) -> list[dict[str, object]]:
        while True:
            status, body, _ = ask(path)
            if status == 200:
                return list(json.loads(body)["items"])
            time.sleep(1)

    source = random.Random(7)  # noqa: S311 - a measure, no secret
    known = items("/api/actors?limit=200")
    some = [one for words in "abdegiklmnoprstuv" for one in items(f"/api/actors?q={words}&limit=200&sort=name")]
    some = some if len(some) > 1 else known
    places = items("/api/locations?limit=200")
    events = items("/api/events?limit=200")
    articles = items("/api/articles?limit=200")

    def drawn(busiest: int | None, number: int) -> Draw:
        one, other = (
            source.sample(some, 2)
            if busiest is None
            else (known[busiest % len(known)], known[(busiest + 1) % len(known)])
        )
        place, event, article = (
            source.choice(them) if busiest is None else them[busiest % len(them)] for them in (places, events, articles)
        )
        told = {
            "id": one["id"], "label": one["label"], "other": other["id"], "number": 10 + number, "place": place["id"],
            "digit": 1 + number % 9, "place label": place["label"], "event": event["id"],
            "event page": f"article/{str(event['id']).removeprefix('article/')}", "article": article["id"],
        }  # fmt: skip
        return lambda name: str(told[name])

    print(f"{'route':30} {'median':>8} {'slowest':>8}   busiest: median, slowest (ms)")
    for name, address in ROUTES.items():
        taken: list[list[float]] = [[], []]
        wrong = 0
        for group, how_many in ((0, times), (1, BUSIEST)):
            for number in range(how_many):
                path = address(drawn(number if group else None, number + 30 * group))
                status, _, seconds = ask(path)
                taken[group].append(1000 * seconds)
                wrong += status not in (200, 404)
        figures = [f"{statistics.median(them):8.1f} {max(them):8.1f}" for them in taken]
        print(f"{name:30} {figures[0]}  {figures[1]}{f'   {wrong} errors' if wrong else ''}", flush=True)
    print(f"slowed by others: {slowness():.1f}")


def slowness() -> float:
    """How much longer work takes here than it would without what others compute on this machine meanwhile."""
    started, worked = time.monotonic(), time.process_time()
    while time.process_time() - worked < 1:
        pass
    return time.monotonic() - started


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
