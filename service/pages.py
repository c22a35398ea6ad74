"""The HTML pages: templates filled with values that are escaped, under a policy that lets nothing be loaded or run."""

from __future__ import annotations

from flask import Response, render_template

from newsgraph.service.config import Config

__all__ = ["PAGE_POLICY", "editor_page", "page"]

# Own styles only: no script, no image, no call to anybody. Forms go to this service.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

EXAMPLE = """SELECT ?who ?title ?of ?sentence WHERE {
  ?holding a ng:RoleHolding ; ng:holder/rdfs:label ?who ; ng:role ?role .
  ?holding ng:evidence/nif:sentence/nif:anchorOf ?sentence .
  ?role ng:title ?title .
  OPTIONAL { ?role ng:of/rdfs:label ?of }
} LIMIT 20"""


def page(template: str, **values: object) -> Response:
    """A page of ``templates/``; every value is escaped there."""
    response = Response(render_template(template, **values), content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = PAGE_POLICY
    return response


def editor_page(config: Config) -> Response:
    """The page to write a query in."""
    return page("editor.html", query=EXAMPLE, seconds=config.query_seconds)
