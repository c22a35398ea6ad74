"""The OpenAPI document against the service, by schemathesis: ``python bench/openapi_cases.py --st PATH/TO/st``.

Builds the samples, serves them on 127.0.0.1 with a token, and has schemathesis try every route of the document, GET,
POST and DELETE, with all its checks: no answer with a 5xx status, none with a status, type or shape that the document
does not name, nothing valid turned away, nothing invalid let in, no token that is not asked for. Ends with the status
of schemathesis: 0 where it found nothing. schemathesis is no dependency of this project: install it somewhere
(``pip install schemathesis``) and name its command with ``--st``; without it the measure says so and ends with 0.

schemathesis reads this file as its hooks, too, for what no schema can say: texts of the formats ``sparql-query`` and
``sparql-update``, and cursors, of which only those are good that the same list gave.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.request
import zlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

ROOT = Path(__file__).parent.parent
HERE = "NEWSGRAPH_CASES"  # the environment variable with the address that is tried
LINES = ('{"id": "one", "title": "Talks", "text": "Ana Ruiz met Jon Dale."}', '{"id": "two"}\n{"text": 3}\n', "{}")
TEXTS = ("application/sparql-query", "application/sparql-update", "application/x-ndjson")
FROM_NEXT = "from-next"
QUERIES = (
    "ASK {}",
    "SELECT * { ?s ?p ?o } LIMIT 3",
    "PREFIX ng: <https://w3id.org/newsgraph/ns#> SELECT ?t (COUNT(*) AS ?n) { ?e ng:eventType ?t } GROUP BY ?t",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3",
    "DESCRIBE <https://w3id.org/newsgraph/ns#Event>",
    "SELECT * { VALUES ?x { 1 'two' <urn:three> UNDEF } }",
)
UPDATES = (
    "INSERT DATA { GRAPH <urn:x:tried> { <urn:x:a> <urn:x:b> 1 } }",
    "DELETE DATA { GRAPH <urn:x:tried> { <urn:x:a> <urn:x:b> 1 } }",
    "DROP SILENT GRAPH <urn:x:tried>",
)

if HERE in os.environ:  # schemathesis reads its hooks
    import schemathesis  # type: ignore[import-not-found, unused-ignore]
    from hypothesis import strategies

    schemathesis.openapi.format("sparql-query", strategies.sampled_from(QUERIES))
    schemathesis.openapi.format("sparql-update", strategies.sampled_from(UPDATES))
    schemathesis.openapi.format("cursor", strategies.just(FROM_NEXT))
    schemathesis.openapi.format("iri", strategies.sampled_from(("urn:x:a", "https://example.org/graph/%C3%A9")))
    schemathesis.openapi.format("json-lines", strategies.sampled_from(LINES))

    @schemathesis.hook
    def before_call(context: Any, case: Any, **kwargs: Any) -> None:
        """Known things; a cursor of the list that is asked for; graphs only with the query that they are for."""
        path, query, its = case.operation.path, case.query, case.path_parameters or {}
        if case.method == "GET" and its and zlib.crc32(repr(its).encode()) % 2:  # half of them of things that there are
            name = next(iter(its))
            its[name] = quote(_known(path), safe="") or its[name]
        if query and query.get("cursor") == FROM_NEXT:
            del query["cursor"]
            given = {name: value for name, value in query.items() if name != "limit"}
            cursor = _cursor(path, its, given)
            if cursor:
                query["cursor"] = cursor
        if path == "/sparql" and case.method == "GET" and query and "query" not in query:
            for name in ("default-graph-uri", "named-graph-uri"):
                query.pop(name, None)

    def _as_text(context: Any, value: object) -> bytes:
        # What is no text would be written as one, which may be good.
        return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else b"[neither]"

    for media_type in TEXTS:
        schemathesis.serializer(media_type)(_as_text)


def _cursor(path: str, its: dict[str, Any], given: dict[str, Any]) -> str:
    """The cursor of the second page, of one item each; "" where there is none."""
    try:
        path = path.replace("{id}", quote(str(its.get("id", "")), safe=""))
        address = _fetched(f"{path}?{urlencode({**given, 'limit': 1}, doseq=True)}")["next"]
    except (OSError, ValueError, KeyError, TypeError, UnicodeError):
        return ""
    return parse_qs(urlsplit(address).query)["cursor"][0] if address else ""


@cache
def _known(path: str) -> str:
    """The identifier of something that the route can show."""
    kind = path.split("/")[2] if path.startswith("/api/") else "events"
    try:
        return str(_fetched(f"/api/{kind}?limit=1")["items"][0]["id"]) if path.count("{") else ""
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return ""


def _fetched(path: str) -> Any:
    with urllib.request.urlopen(os.environ[HERE] + path, timeout=30) as answer:
        return json.load(answer)


def main() -> int:
    """Run; the status that schemathesis ends with."""
    from newsgraph.builder import pipeline
    from newsgraph.builder.store import open_store
    from newsgraph.service.config import Config, hash_token, new_token
    from newsgraph.service.server import Server

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--st", default=shutil.which("st") or "", help="the command of schemathesis")
    parser.add_argument("--examples", type=int, default=300, help="at most so many cases of a route and phase")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if not given.st or shutil.which(given.st) is None:
        print("schemathesis is not installed here, so nothing was tried; see --help")
        return 0
    hooks = Path(__file__)
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder) / "store") as store:
            pipeline.build(sorted((ROOT / "builder" / "samples").glob("*.json")), store)
        token = new_token()
        server = Server(Config(store=str(Path(folder) / "store"), port=0, token_hash=hash_token(token)))
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            return subprocess.run(
                [
                    given.st, "run", f"{server.url}/openapi.json", "--checks", "all", "--header",
                    f"Authorization: Bearer {token}", "--max-examples", str(given.examples), "--seed", str(given.seed),
                    "--continue-on-failure", "--workers", "2", "--suppress-health-check", "filter_too_much",
                    "--generation-database", "none",
                ],
                env=os.environ | {HERE: server.url, "SCHEMATHESIS_HOOKS": hooks.stem, "PYTHONPATH": str(hooks.parent)},
                cwd=folder,
                check=False,
            ).returncode  # fmt: skip
        finally:
            server.close()
            thread.join()


if __name__ == "__main__":
    sys.exit(main())
