"""The OpenAPI 3.1 document of the routes, and the page that shows it. A test holds it equal to the routes there are."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from flask import Blueprint, Response, current_app, jsonify

from newsgraph.ontology.terms import EVENT_TYPES, STATUSES
from newsgraph.service.backend import Backend
from newsgraph.service.negotiation import GRAPH_TYPES, RESULT_TYPES
from newsgraph.service.pages import page
from newsgraph.service.paging import DEFAULT_LIMIT, MAX_LIMIT
from newsgraph.service.problems import PROBLEM_TYPE

__all__ = ["blueprint", "document"]

blueprint = Blueprint("openapi", __name__)

Schema = dict[str, Any]

DATE: Schema = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
TEXT: Schema = {"type": "string"}
WORDS: Schema = {"type": "string", "pattern": "^[^\\u0000]*$"}  # what a client writes
NAME: Schema = {**WORDS, "minLength": 1}
CURSOR: Schema = {"type": "string", "format": "cursor", "minLength": 1}
QUERY: Schema = {"type": "string", "format": "sparql-query", "minLength": 1}
UPDATE: Schema = {"type": "string", "format": "sparql-update", "minLength": 1}
LINES: Schema = {"type": "string", "format": "json-lines", "minLength": 1}
IRIS: Schema = {"type": "array", "items": {"type": "string", "format": "iri"}}
PARAMETERS: dict[str, tuple[str, Schema]] = {
    "q": ("Words to search for.", WORDS),
    "kind": ("The kind of actor.", {"type": "string", "enum": ["Person", "Organization", "Polity", "Group"]}),
    "role": ("Part of a title that the actor holds.", WORDS),
    "sort": (
        "The order of the list; relevance only with q.",
        {"type": "string", "enum": ["relevance", "mentions", "relationships", "recency", "pagerank", "name"]},
    ),
    "unnamed": ("Whether to list actors without a name, too.", {"type": "string", "enum": ["true", "false"]}),
    "limit": ("Items on a page.", {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT}),
    "cursor": ("Where the page begins, as next of this very list gave it.", CURSOR),
    "with": ("Only the relationship with this actor, by id or name.", WORDS),
    "type": ("The type of event.", {"type": "string", "enum": list(EVENT_TYPES)}),
    "from": ("Not before this date.", DATE),
    "to": ("Not after this date.", DATE),
    "status": ("Whether it happened.", {"type": "string", "enum": list(STATUSES)}),
    **{
        slot: (f"The {slot}, by id or name.", WORDS)
        for slot in ("agent", "patient", "participant", "mediator", "place", "holder", "speaker")
    },
    "of": ("Whom the role is of, by id or name.", WORDS),
    "title": ("Part of the title.", WORDS),
    "publisher": ("Who published the article.", WORDS),
    "actor": ("The actor in the middle, by id or name.", NAME),
    "hops": ("How many steps around the actor.", {"type": "integer", "minimum": 1, "maximum": 3, "default": 1}),
    "facts": (
        "At most so many facts, the newest; complete, and the header X-Complete, say whether there are no more.",
        {"type": "integer", "minimum": 1, "maximum": 2000, "default": 100},
    ),
    "max": ("The longest path.", {"type": "integer", "minimum": 1, "maximum": 5, "default": 3}),
    "format": (
        "How the graph is written.",
        {"type": "string", "enum": ["json", "graphml", "gexf", "csv", "jsonld", "turtle"]},
    ),
    "query": ("The query.", QUERY),
    "default-graph-uri": ("A graph of the query's default graph; only with query.", IRIS),
    "named-graph-uri": ("A graph that the query may name; only with query.", IRIS),
}
LIST = ("limit", "cursor")
FILTERS = ("type", "agent", "patient", "participant", "mediator", "place", "from", "to", "status")
JSON = "application/json"
HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Route:
    """One route: what it gives, its parameters, the media types of its answers, and the statuses when it has none."""

    path: str
    summary: str
    parameters: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    media_types: tuple[str, ...] = (JSON,)
    problems: tuple[int, ...] = (400,)
    schema: str = ""


GRAPHS = tuple(kind for kind in GRAPH_TYPES if kind not in (JSON, "text/plain"))
ROUTES = (
    Route("/", "The front page: search for an actor", ("q",), media_types=(HTML,)),
    Route(
        "/sparql",
        "A SPARQL 1.1 query; without one, the Service Description or the editor",
        ("query", "default-graph-uri", "named-graph-uri"),
        media_types=tuple(dict.fromkeys((*RESULT_TYPES, *GRAPH_TYPES, HTML))),
        problems=(400, 403, 406, 413, 422, 503, 504),
    ),
    Route(
        "/api/actors", "Actors by name, kind and role", ("q", "kind", "role", "sort", "unnamed", *LIST), schema="Actors"
    ),
    Route("/api/actors/{id}", "One actor: names, roles over time, counts", problems=(400, 404), schema="Actor"),
    Route(
        "/api/actors/{id}/relationships",
        "Whom the actor has to do with, and the sentences that say so",
        ("with", "type", "from", "to", "status", *LIST),
        problems=(400, 404),
        schema="Relationships",
    ),
    Route(
        "/api/actors/{id}/events",
        "The events that the actor takes part in",
        (*(name for name in FILTERS if name != "mediator"), *LIST),
        problems=(400, 404),
        schema="Facts",
    ),
    Route(
        "/api/actors/{id}/roles", "The roles that the actor is said to hold", LIST, problems=(400, 404), schema="Facts"
    ),
    Route("/api/actors/{id}/claims", "What the actor is said to have said", LIST, problems=(400, 404), schema="Facts"),
    Route("/api/actors/{id}/mentions", "The stretches of text that mean the actor", LIST, problems=(400, 404)),
    Route("/api/locations", "Places by name", ("q", "sort", *LIST), schema="Actors"),
    Route("/api/locations/{id}", "One place", problems=(400, 404), schema="Actor"),
    Route("/api/events", "Events, by filters that combine", (*FILTERS, *LIST), problems=(400, 404), schema="Facts"),
    Route("/api/events/{id}", "One event", problems=(400, 404), schema="Fact"),
    Route(
        "/api/roles",
        "Who is said to hold which role",
        ("holder", "of", "title", "status", "from", "to", *LIST),
        problems=(400, 404),
        schema="Facts",
    ),
    Route("/api/claims", "Who is said to have said what", ("speaker", "q", *LIST), problems=(400, 404), schema="Facts"),
    Route("/api/articles", "The articles, newest first", ("q", "publisher", "from", "to", *LIST)),
    Route("/api/articles/{id}", "One article: its text and every fact that it states", problems=(400, 404)),
    Route(
        "/api/graph",
        "What is around an actor, to draw",
        ("actor", "hops", "type", "from", "to", "format", "facts"),
        required=("actor",),
        media_types=(
            JSON,
            "application/graphml+xml",
            "application/gexf+xml",
            "text/csv",
            "application/ld+json",
            "text/turtle",
        ),
        problems=(400, 404),
    ),
    Route(
        "/api/paths",
        "The shortest chains of relationships between two actors",
        ("from", "to", "max"),
        required=("from", "to"),
        problems=(400, 404),
    ),
    Route("/api/context.jsonld", "What the names in the JSON mean", media_types=("application/ld+json",), problems=()),
    Route("/data/{path}", "What is said of a thing, as RDF", media_types=GRAPHS, problems=(400, 404, 406)),
    Route("/page/{path}", "The page of a thing", media_types=(HTML,), problems=(400, 404)),
    Route("/.well-known/void", "What is in the store, as VoID", media_types=tuple(GRAPH_TYPES), problems=(406,)),
    Route("/openapi.json", "This document", problems=()),
    Route("/docs", "Every route, to read", media_types=(HTML,), problems=()),
    Route("/health", "The service is there", problems=()),
    Route("/ready", "A query is answered just now", problems=()),
    Route("/metrics", "Counters, for Prometheus", media_types=("text/plain",), problems=()),
)

NULLABLE: Schema = {"type": ["string", "null"]}
SCHEMAS: dict[str, Schema] = {
    "Problem": {
        "description": "RFC 9457 problem details; hint says what to do.",
        "type": "object",
        "required": ["type", "title", "status", "code", "detail", "hint"],
        "properties": {
            **dict.fromkeys(("type", "title", "code", "detail", "hint"), TEXT),
            "status": {"type": "integer"},
        },
    },
    "Actor": {
        "type": "object",
        "required": ["id", "iri", "label", "kind", "mentions", "facts", "articles"],
        "properties": {
            **dict.fromkeys(("id", "iri", "label", "kind", "url"), TEXT),
            **{name: {"type": "integer"} for name in ("mentions", "facts", "articles", "relationships")},
            **{name: {"type": "array", "items": TEXT} for name in ("names", "roles")},
            **dict.fromkeys(("firstPublished", "lastPublished"), NULLABLE),
            "named": {"type": "boolean"},
            "pagerank": {"type": "number"},
        },
    },
    "Evidence": {
        "description": "One sentence that states a fact; offsets count code points of the article's text.",
        "type": "object",
        "required": ["article", "sentence", "start", "end", "stretches", "triggers", "confidence"],
        "properties": {
            "article": {"type": "object"},
            "sentence": TEXT,
            "start": {"type": "integer"},
            "end": {"type": "integer"},
            "stretches": {"type": "array", "items": {"type": "object"}},
            "triggers": {"type": "array", "items": {"type": "object"}},
            "confidence": {"type": "number"},
        },
    },
    "Fact": {
        "type": "object",
        "required": ["id", "iri", "kind", "text", "confidence", "evidence"],
        "properties": {
            **dict.fromkeys(("id", "iri", "label", "text"), TEXT),
            "kind": {"type": "string", "enum": ["event", "role", "claim"]},
            **dict.fromkeys(("type", "status", "date", "startDate", "endDate", "rule"), NULLABLE),
            "confidence": {"type": "number"},
            "evidence": {"type": "array", "items": {"$ref": "#/components/schemas/Evidence"}},
        },
    },
    "Relationship": {
        "type": "object",
        "required": ["with", "facts", "types", "relations"],
        "properties": {
            "with": {"$ref": "#/components/schemas/Actor"},
            "facts": {"type": "integer"},
            "types": {"type": "object", "additionalProperties": {"type": "integer"}},
            "firstDate": NULLABLE,
            "lastDate": NULLABLE,
            "relations": {"type": "array", "items": {"type": "object"}},
            "contradictions": {
                "description": "What the articles say differently of events of one type, direction and date.",
                "type": "array",
                "items": {"type": "object"},
            },
        },
    },
}


def _list_of(name: str) -> Schema:
    return {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}},
            "next": NULLABLE,
            "total": {"description": "null where there are too many to count them all", "type": ["integer", "null"]},
            "totalAtLeast": {"type": "integer"},
        },
    }


SCHEMAS |= {"Actors": _list_of("Actor"), "Facts": _list_of("Fact"), "Relationships": _list_of("Relationship")}


def _operation(route: Route) -> Schema:
    parameters: list[Schema] = [
        {"name": name.strip("{}"), "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in ("{id}", "{path}")
        if name in route.path
    ]
    for name in route.parameters:
        description, schema = PARAMETERS[name]
        if route.path == "/api/paths" and name in ("from", "to"):
            description, schema = f"The actor that the path goes {name}, by id or name.", NAME
        required = name in route.required
        parameters.append(
            {"name": name, "in": "query", "required": required, "description": description, "schema": schema}
        )
    schema = {"$ref": f"#/components/schemas/{route.schema}"} if route.schema else {}
    content = {kind: {"schema": schema} if kind == JSON and schema else {} for kind in route.media_types}
    responses: dict[str, Schema] = {
        "200": {"description": route.summary, "content": content},
        "304": {"description": "As it was, by If-None-Match"},
    }
    for status in sorted({*route.problems, 429, 503}):
        responses[str(status)] = {"$ref": "#/components/responses/Problem"}
    return {"summary": route.summary, "parameters": parameters, "responses": responses}


def _post_query() -> Schema:
    operation = _operation(next(route for route in ROUTES if route.path == "/sparql"))
    operation["parameters"] = [one for one in operation["parameters"] if one["name"] != "query"]
    operation["summary"] = "A SPARQL 1.1 query in the body"
    form = {"type": "object", "required": ["query"], "properties": {"query": QUERY}}
    operation["requestBody"] = {
        "required": True,
        "content": {
            "application/sparql-query": {"schema": QUERY},
            "application/x-www-form-urlencoded": {"schema": form},
        },
    }
    operation["responses"]["415"] = {"$ref": "#/components/responses/Problem"}
    return operation


def _post_update() -> Schema:
    form = {"type": "object", "required": ["update"], "properties": {"update": UPDATE}}
    answers = {
        str(status): {"$ref": "#/components/responses/Problem"}
        for status in (400, 401, 403, 413, 415, 422, 429, 503, 504)
    }
    return {
        "summary": "A SPARQL 1.1 update in the body; only with the token",
        "security": [{"token": []}],
        "requestBody": {
            "required": True,
            "content": {
                "application/sparql-update": {"schema": UPDATE},
                "application/x-www-form-urlencoded": {"schema": form},
            },
        },
        "responses": {"204": {"description": "Done; the next query sees it"}, **answers},
    }


def _problems(*statuses: int) -> Schema:
    return {str(status): {"$ref": "#/components/responses/Problem"} for status in statuses}


def _post_article() -> Schema:
    one = {"type": "object", "description": "id, title, date, text, url, publisher, author, language"}
    article = {"oneOf": [one, {"type": "array", "minItems": 1, "items": one}]}
    return {
        "summary": "Build articles in: as JSON, or many as JSON lines; only with the token",
        "security": [{"token": []}],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": article}, "application/x-ndjson": {"schema": LINES}},
        },
        "responses": {
            "200": {"description": "What was found, and what was rejected and why", "content": {JSON: {}}},
            **_problems(400, 401, 403, 413, 415, 422, 429, 503, 504),
        },
    }


def _delete_article() -> Schema:
    return {
        "summary": "Take an article out, whole; only with the token",
        "security": [{"token": []}],
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}],
        "responses": {"204": {"description": "Done"}, **_problems(400, 401, 403, 404, 422, 429, 503, 504)},
    }


def document(server: str) -> Schema:
    """The OpenAPI document of the service at this address."""
    try:
        release = version("newsgraph")
    except PackageNotFoundError:
        release = "0"
    paths: dict[str, Schema] = {route.path: {"get": _operation(route)} for route in ROUTES}
    paths["/sparql"]["post"] = _post_query()
    paths["/update"] = {"post": _post_update()}
    paths["/api/articles"]["post"] = _post_article()
    paths["/api/articles/{id}"]["delete"] = _delete_article()
    redirect = {"description": "To the page, or to the RDF", "headers": {"Location": {"schema": TEXT}}}
    identify = _operation(Route("/id/{path}", "The page of a thing, or its RDF, by Accept", problems=(404, 406)))
    identify["responses"] = {
        **{k: v for k, v in identify["responses"].items() if k not in ("200", "304")},
        "303": redirect,
    }
    paths["/id/{path}"] = {"get": identify}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "newsgraph",
            "version": release,
            "summary": "Who did what to whom, where, when, in which role, and who says so.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {
            "schemas": SCHEMAS,
            "responses": {
                "Problem": {
                    "description": "What is wrong, and what to do about it",
                    "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}, HTML: {}},
                }
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The OpenAPI document."""
    backend: Backend = current_app.extensions["newsgraph"]
    return jsonify(document(backend.config.public_url.rstrip("/") or "/"))


@blueprint.get("/docs")
def docs() -> Response:
    """Every route, to read."""
    return page("docs.html", paths=document("/")["paths"])
