"""What is refused before it runs: texts that would fetch, in every disguise, and texts too large or too deep."""

from __future__ import annotations

import pytest

from newsgraph.service.guard import blank, check_query, check_update
from newsgraph.service.problems import Problem
from newsgraph.service.using import with_dataset

BOUNDS = {"max_bytes": 100_000, "max_depth": 200}

FETCHING_QUERIES = [
    "SELECT * { SERVICE <http://x.example/> {} }",
    "SELECT * { service <http://x.example/> {} }",
    "SELECT * { SERVICE SILENT <http://x.example/> {} }",
    "SELECT * {SERVICE<http://x.example/>{}}",
    "SELECT * { SERVICE\n#comment\n<http://x.example/> {} }",
    "SELECT * { ?s ?p 1SERVICE <http://x.example/> {} }",
    "SELECT * { ?s ?p trueSERVICE <http://x.example/> {} }",
    "SELECT * { ?s ?p 'x'SERVICE <http://x.example/> {} }",
    "PREFIX s: <http://x.example/> SELECT * { services:q {} }",
    "PREFIX : <http://x.example/> SELECT * { SERVICE:q {} }",
    "SELECT * { BIND(<http://x.example/> AS ?e) SERVICE ?e {} }",
    "SELECT * { BIND(<http://x.example/> AS ?e)SERVICE?e{} }",
    "SELECT * { \\u0053ERVICE <http://x.example/> {} }",
    "SELECT * { S\\U00000045RVICE <http://x.example/> {} }",
    # An escaped quotation mark: the end of a string to one reader, a character in it to another.
    'SELECT * { BIND("a\\u0022 AS ?x) SERVICE <http://x.example/> {} BIND("b" AS ?y) }',
    'SELECT * { BIND("a\\u0022" AS ?x) \\u0053ERVICE <http://x.example/> {} BIND(" " AS ?y) }',
    # "<" as "less than": what follows is no IRI, and the comment or string in it is real.
    "SELECT * { FILTER(?a<?b)SERVICE?v#>\n{} }",
    "PREFIX ex: <http://x.example/> SELECT * { FILTER(?a<ex:b#>'''\n) SERVICE <http://x.example/> {} #'''\n }",
    "SELECT * { FILTER(1<'#'>2) SERVICE <http://x.example/> {} #'\n }",
    # An escaped character of a name is no quotation mark.
    "PREFIX ex: <http://x.example/> SELECT * { ?s ?p ex:a\\' SERVICE <http://x.example/> {} #'\n }",
    "PREFIX ex: <http://x.example/> SELECT * { ?s ?p ex:a\\# . SERVICE <http://x.example/> {} }",
    "SELECT * { { SELECT * { SERVICE <http://x.example/> {} } } }",
    "ASK { FILTER EXISTS { SERVICE <http://x.example/> {} } }",
    "CONSTRUCT {} WHERE { OPTIONAL { SERVICE <file:///etc/passwd> {} } }",
    "SELECT * { ''' ''' SERVICE <http://x.example/> {} ''' ''' }",
    "SELECT * { '\\'' SERVICE <http://x.example/> {} '\\'' }",
]

HARMLESS_QUERIES = [
    "ASK { ?s ?p 'SERVICE <http://x.example/> {}' }",
    'ASK { ?s ?p """one "quoted" SERVICE word""" }',
    "ASK { ?s ?p ?o } # SERVICE",
    "ASK { ?service ?p $LOAD }",
    "ASK { ?s <http://x.example/service> <http://x.example/services#load> }",
    "PREFIX ex: <http://x.example/> ASK { ?s ex:service ex:load_service }",
    "PREFIX payload: <http://x.example/> ASK { ?s payload:x ?o }",
    "ASK { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
    "ASK { ?s ?p 'x'@en-service }",
    "SELECT * { ?s ?p <http://x.example/#a> . ?s ?q 'self-service' }",
]

FETCHING_UPDATES = [
    "LOAD <http://x.example/a.ttl>",
    "load silent <file:///etc/passwd>",
    "INSERT DATA { <urn:a> <urn:b> 'x' } ; LOAD <http://x.example/>",
    "INSERT DATA { <urn:a> <urn:b> 'x' };LOAD<http://x.example/>INTO GRAPH<urn:g>",
    "L\\u004FAD <http://x.example/>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <http://x.example/> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", FETCHING_QUERIES)
def test_a_query_that_would_fetch_is_refused(query: str) -> None:
    with pytest.raises(Problem) as caught:
        check_query(query, **BOUNDS)
    assert (caught.value.status, caught.value.code) == (403, "service-refused")


@pytest.mark.parametrize("query", HARMLESS_QUERIES)
def test_a_query_that_only_has_the_letters_is_not_refused(query: str) -> None:
    check_query(query, **BOUNDS)


@pytest.mark.parametrize("update", FETCHING_UPDATES)
def test_an_update_that_would_fetch_is_refused(update: str) -> None:
    with pytest.raises(Problem) as caught:
        check_update(update, **BOUNDS)
    assert caught.value.status == 403


@pytest.mark.parametrize("opening", ["{", "(", "["])
def test_deep_nesting_is_refused(opening: str) -> None:
    with pytest.raises(Problem, match="deep"):
        check_query("SELECT * {" + opening * 201, **BOUNDS)
    check_query("ASK { ?s ?p '" + opening * 500 + "' }", **BOUNDS)


def test_size_counts_bytes() -> None:
    with pytest.raises(Problem) as caught:
        check_query("ASK { ?s ?p '" + "é" * 50_000 + "' }", **BOUNDS)
    assert caught.value.status == 413


def test_blanking_keeps_offsets() -> None:
    text = "ASK { <urn:a> ?p 'b' } # c"
    assert blank(text) == "ASK {         ?p     }    "


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        (
            "INSERT { ?s a <urn:x> } WHERE { ?s ?p ?o }",
            "INSERT { ?s a <urn:x> }  USING <urn:g> USING NAMED <urn:n> WHERE { ?s ?p ?o }",
        ),
        (
            "DELETE WHERE { ?s ?p 'WHERE {' }",
            "DELETE { ?s ?p 'WHERE {' } USING <urn:g> USING NAMED <urn:n> WHERE { ?s ?p 'WHERE {' }",
        ),
        ("INSERT DATA { <urn:a> <urn:b> 'WHERE' }", "INSERT DATA { <urn:a> <urn:b> 'WHERE' }"),
    ],
)
def test_the_dataset_is_written_into_the_update(update: str, expected: str) -> None:
    found = with_dataset(update, ["urn:g"], ["urn:n"])
    assert " ".join(found.split()) == " ".join(expected.split())


@pytest.mark.parametrize(
    "update",
    ["WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "DELETE { ?s ?p ?o } USING <urn:g> WHERE { ?s ?p ?o }"],
)
def test_two_datasets_are_refused(update: str) -> None:
    with pytest.raises(Problem, match="dataset"):
        with_dataset(update, ["urn:h"], [])
