"""The HTML pages: templates filled with values that are escaped; a policy lets nothing else be loaded or run."""

from __future__ import annotations

from flask import Response, render_template

from newsgraph.service.config import Config

__all__ = ["PAGE_POLICY", "editor_page", "page"]

# Own styles only: no script, no image, no call to anybody. Forms go to this service.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

EDITOR_POLICY = f"{PAGE_POLICY}; script-src 'self'; connect-src 'self'"  # our own script, which asks this service

EXAMPLES = (
    (
        "Who holds which office?",
        """SELECT ?who ?title ?of ?sentence WHERE {
  ?holding a ng:RoleHolding ; ng:holder/rdfs:label ?who ; ng:role ?role .
  ?holding ng:evidence/nif:sentence/nif:anchorOf ?sentence .
  ?role ng:title ?title .
  OPTIONAL { ?role ng:of/rdfs:label ?of }
} LIMIT 20""",
    ),
    (
        "Who met whom?",
        """SELECT ?event ?who ?sentence WHERE {
  ?event ng:eventType ng:Consult ; ng:status ng:Actual ; ng:agent/rdfs:label ?who ;
         ng:evidence/nif:sentence/nif:anchorOf ?sentence .
} ORDER BY ?event LIMIT 50""",
    ),
    (
        "How many events of each type?",
        """SELECT ?type (COUNT(?event) AS ?events) WHERE {
  ?event ng:eventType/skos:prefLabel ?type .
} GROUP BY ?type ORDER BY DESC(?events)""",
    ),
    (
        "Everything that is said of one event",
        """DESCRIBE ?event WHERE { ?event a ng:Event } LIMIT 1""",
    ),
)


def page(template: str, **values: object) -> Response:
    """A page of ``templates/``; every value is escaped there."""
    response = Response(render_template(template, **values), content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = PAGE_POLICY
    return response


def editor_page(config: Config, base: str) -> Response:
    """The page to write a query in; ``base`` begins the IRIs that have pages here."""
    response = page("editor.html", examples=EXAMPLES, seconds=config.query_seconds, base=base)
    response.headers["Content-Security-Policy"] = EDITOR_POLICY
    return response
