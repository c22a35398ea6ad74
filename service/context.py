"""What the names in the JSON of the routes mean: their JSON-LD context, at /api/context.jsonld."""

from __future__ import annotations

import json

from flask import Blueprint, Response

from newsgraph.builder.store import PREFIXES
from newsgraph.ontology.terms import EVENT_TYPES, STATUSES

__all__ = ["CONTEXT_PATH", "blueprint", "context"]

CONTEXT_PATH = "/api/context.jsonld"
CLASSES = ("Person", "Organization", "Polity", "Group", "Location", "Actor")
SLOTS = ("agent", "patient", "mediator", "place", "holder", "speaker")
FIGURES = ("killed", "injured", "detained", "released", "displaced")
BY_NAME = ("quote", "rule", "former", "startDate", "endDate", "date", "countQualifier", "confidence", "named", "text")

blueprint = Blueprint("context", __name__)


def context() -> dict[str, object]:
    """The context. What it does not name (addresses, pages, counts of items) says nothing of the graph."""
    terms: dict[str, object] = {name: PREFIXES[name] for name in ("ng", "nif", "schema", "rdfs", "skos", "xsd")}
    terms |= {"iri": "@id", "items": "@graph", "kind": "@type", "label": "rdfs:label", "names": "skos:altLabel"}
    terms |= {"event": "ng:Event", "role": "ng:RoleHolding", "claim": "ng:Claim"}
    terms |= {name: f"ng:{name}" for name in (*CLASSES, *EVENT_TYPES, *STATUSES, *BY_NAME)}
    terms |= {f"{slot}s": {"@id": f"ng:{slot}", "@type": "@id"} for slot in SLOTS}
    terms |= {name: {"@id": f"ng:{name}", "@type": "xsd:integer", "@nest": "counts"} for name in FIGURES}
    terms |= {name: {"@id": f"ng:{name}", "@type": "@vocab"} for name in ("status", "eventType")}
    terms |= {
        "counts": "@nest",
        "evidence": "ng:evidence",
        "sentence": "nif:anchorOf",
        "start": "nif:beginIndex",
        "end": "nif:endIndex",
        "article": {"@id": "nif:referenceContext", "@type": "@id"},
        "identifier": "schema:identifier",
        "headline": "schema:headline",
        "datePublished": "schema:datePublished",
        "publisher": "schema:publisher",
        "sourceUrl": {"@id": "schema:url", "@type": "@id"},
        "exactMatch": {"@id": "skos:exactMatch", "@type": "@id"},
        "confidence": {"@id": "ng:confidence", "@type": "xsd:decimal"},
    }
    return {"@context": {"@version": 1.1, **terms}}


@blueprint.get(CONTEXT_PATH)
def show() -> Response:
    """The context."""
    response = Response(json.dumps(context(), indent=2) + "\n", content_type="application/ld+json")
    response.headers["Cache-Control"] = "max-age=86400"
    return response
