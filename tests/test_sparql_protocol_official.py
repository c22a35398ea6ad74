"""The official protocol tests. NEWSGRAPH_W3C names the folder sparql11 of a copy of w3c/rdf-tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, RDFS, Namespace
from rdflib.collection import Collection
from rdflib.term import Node
from service_running import TOKEN, Reply, Running, running

from newsgraph.builder.store import open_store

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")

SUITE = Path(os.environ["NEWSGRAPH_W3C"]) / "protocol" if "NEWSGRAPH_W3C" in os.environ else None
MANIFEST = rdflib.Graph().parse(SUITE / "manifest.ttl") if SUITE else rdflib.Graph()
ENTRIES = [one for head in MANIFEST.objects(None, MF.entries) for one in Collection(MANIFEST, head)]
RESULTS = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
GRAPHS = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"}
FORMATS = {"boolean": RESULTS, "tabular": RESULTS, "RDF": GRAPHS}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("store") / "store"
    open_store(folder).close()
    with running(folder, writable=True) as service:
        yield service


def body_of(node: Node) -> bytes | None:
    body = MANIFEST.value(node, HT.body)
    if body is None:
        return None
    encoding = str(MANIFEST.value(body, CNT.characterEncoding) or "UTF-8")
    return str(MANIFEST.value(body, CNT.chars)).encode(encoding)


def headers_of(node: Node) -> dict[str, str]:
    found = MANIFEST.value(node, HT.headers)
    each = Collection(MANIFEST, found) if found is not None else []
    return {str(MANIFEST.value(one, HT.fieldName)): str(MANIFEST.value(one, HT.fieldValue)) for one in each}


def exchange(service: Running, request: Node, *, updating: bool) -> Reply:
    headers = headers_of(request)
    kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    path = str(MANIFEST.value(request, HT.absolutePath))
    if updating and not kind.startswith("application/sparql-query"):
        path = path.replace("/sparql/", "/update/", 1)
        headers["Authorization"] = f"Bearer {TOKEN}"
    return service.request(str(MANIFEST.value(request, HT.methodName)), path, headers=headers, body=body_of(request))


@pytest.mark.skipif(not ENTRIES, reason="NEWSGRAPH_W3C names no folder of the official suite")
@pytest.mark.parametrize("entry", ENTRIES or [None], ids=lambda entry: str(entry).rpartition("#")[2])
def test_official(service: Running, entry: Node) -> None:
    assert SUITE is not None
    for data in MANIFEST.objects(entry, UT.graphData):
        file = SUITE / str(MANIFEST.value(data, UT.graph)).rpartition("/")[2]
        triples = rdflib.Graph().parse(file).serialize(format="nt")
        name = MANIFEST.value(data, RDFS.label)
        assert service.update(f"INSERT DATA {{ GRAPH <{name}> {{ {triples} }} }}").status == 204
    action = MANIFEST.value(entry, MF.action)
    updating = "update" in str(entry)
    requests = MANIFEST.value(action, HT.requests)
    assert (entry, RDF.type, MF.ProtocolTest) in MANIFEST
    assert requests is not None
    for request in Collection(MANIFEST, requests):
        reply = exchange(service, request, updating=updating)
        response = MANIFEST.value(request, HT.resp)
        allowed = {str(one).rpartition("StatusCode")[2][:1] for one in MANIFEST.objects(response, MF.expectedStatus)}
        assert str(reply.status)[0] in allowed, reply.text
        wanted = MANIFEST.value(response, MF.expectedFormat)
        assert wanted is None or reply.media_type in FORMATS[str(wanted)]
        truth = MANIFEST.value(response, MF.expectedBoolean)
        assert truth is None or reply.json["boolean"] is truth.toPython()  # type: ignore[attr-defined]
