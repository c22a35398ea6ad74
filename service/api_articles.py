"""REST: the articles, and what each says."""

from __future__ import annotations

import json

from flask import Blueprint, Response, current_app, request

from newsgraph.service.backend import Backend
from newsgraph.service.directory import ArticleEntry
from newsgraph.service.paging import Key, answer_json, arguments, page_of, unchanged
from newsgraph.service.problems import Problem
from newsgraph.service.requests import read_text
from newsgraph.service.selecting import lies_within
from newsgraph.service.tokens import require_token
from newsgraph.service.views import View, date_bounds, date_number

__all__ = ["blueprint", "find_article"]

LINES_TYPES = ("application/x-ndjson", "application/jsonl", "application/json-lines")

blueprint = Blueprint("articles", __name__, url_prefix="/api")


def _backend() -> Backend:
    backend: Backend = current_app.extensions["newsgraph"]
    return backend


def find_article(view: View, identifier: str) -> ArticleEntry:
    """The article that the end of its IRI, its IRI or its own identifier means; raises Problem where there is none."""
    articles = view.directory.articles
    found = articles.get(f"{view.directory.base}article/{identifier}") or articles.get(identifier)
    if found is None:
        found = next((entry for entry in articles.values() if entry.identifier == identifier), None)
    if found is None:
        raise Problem(404, "unknown", f"there is no article {identifier[:100]!r}", hint="/api/articles lists them")
    return found


def _key(entry: ArticleEntry) -> Key:
    return (-date_number(entry.published), entry.iri)


@blueprint.get("/articles")
def articles() -> Response:
    """The articles, newest first, by words of the headline, publisher and date of publication."""
    backend = _backend()
    parameters = arguments("q", "publisher", "from", "to", lists=True)
    start, end = parameters.one("from"), parameters.one("to")
    bounds = date_bounds(start, end)
    words = (parameters.one("q") or "").casefold().split()
    publisher = parameters.one("publisher")
    view = View(backend)

    def accept(entry: ArticleEntry) -> bool:
        if bounds is not None and not (entry.published and lies_within(entry.published, entry.published, bounds)):
            return False
        if publisher is not None and entry.publisher.casefold() != publisher.casefold():
            return False
        return all(word in entry.headline.casefold() for word in words)

    same = unchanged(backend)
    if same is not None:
        return same
    found = sorted((entry for entry in view.directory.articles.values() if accept(entry)), key=_key)
    chosen, following = page_of(found, _key, parameters)
    items = [view.article(entry) for entry in chosen]
    return answer_json(backend, {"items": items, "next": following, "total": len(found)}, following)


@blueprint.get("/articles/<path:identifier>")
def article(identifier: str) -> Response:
    """One article: its text, and every fact that it states."""
    backend = _backend()
    arguments()
    view = View(backend)
    entry = find_article(view, identifier)
    same = unchanged(backend)
    if same is not None:
        return same
    graph = f"GRAPH <{entry.iri}>"
    text = view.reader.texts(f"SELECT ?t {{ {graph} {{ <{entry.iri}> ng:text ?t }} }}", "t")
    iris = view.reader.texts(
        f"SELECT ?f {{ {graph} {{ VALUES ?c {{ ng:Event ng:RoleHolding ng:Claim }} ?f a ?c }} }} ORDER BY ?f", "f"
    )
    actors = view.reader.texts(f"SELECT DISTINCT ?a {{ {graph} {{ ?a a ng:Actor }} }} ORDER BY ?a", "a")
    entries = {found.iri: found for node in actors if (found := view.directory.entry(node))}
    data = {
        **view.article(entry),
        "text": text[0] if text else "",
        "actors": [view.actor(one) for one in entries.values()],
        "facts": view.facts(iris),
    }
    return answer_json(backend, data)


# Writing


@blueprint.post("/articles")
def build() -> Response:
    """Build articles in: one as JSON, or many as JSON lines. Says what was found, and what was rejected and why."""
    backend = _backend()
    require_token(backend.config, request)
    arguments()
    if request.mimetype not in ("application/json", *LINES_TYPES):
        raise Problem(
            415,
            "media-type",
            f"an article is not {request.mimetype or 'without a type'}",
            hint=f"application/json for one, {LINES_TYPES[0]} for many, a line each",
        )
    text = read_text(request, backend.config.max_update_bytes)
    if request.mimetype == "application/json":
        try:
            given = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise Problem(400, "malformed", f"the body is not JSON: {error}", hint="send one object") from error
        articles = given if isinstance(given, list) else [given]
        text = "\n".join(json.dumps(one) for one in articles)
    if not text.strip():
        raise Problem(400, "no-article", "there is no article in the body", hint="send one object, or JSON lines")
    report = backend.ingest("build", {"articles": text + "\n"})
    report.pop("resident", None)
    return Response(json.dumps(report, ensure_ascii=False) + "\n", content_type="application/json")


@blueprint.delete("/articles/<path:identifier>")
def retract(identifier: str) -> Response:
    """Take an article out, whole."""
    backend = _backend()
    require_token(backend.config, request)
    arguments()
    entry = find_article(View(backend), identifier)
    backend.ingest("retract", {"article": entry.iri})
    return Response(status=204)
