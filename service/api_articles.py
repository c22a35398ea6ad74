"""REST: the articles, and what each says."""

from __future__ import annotations

import json

from flask import Blueprint, Response, current_app, request

from newsgraph.builder.sources import STANDARD_INPUT
from newsgraph.service.backend import Backend
from newsgraph.service.directory import ArticleEntry
from newsgraph.service.paging import answer_json, arguments, cursor_key, limit_of, next_page, unchanged
from newsgraph.service.problems import Problem
from newsgraph.service.requests import read_text
from newsgraph.service.tokens import require_token
from newsgraph.service.views import View, date_bounds

__all__ = ["blueprint", "find_article"]

LINES_TYPES = ("application/x-ndjson", "application/jsonl", "application/json-lines")

blueprint = Blueprint("articles", __name__, url_prefix="/api")


def _backend() -> Backend:
    backend: Backend = current_app.extensions["newsgraph"]
    return backend


def find_article(view: View, identifier: str) -> ArticleEntry:
    """The article that the end of its IRI, its IRI or its own identifier means; raises Problem where there is none."""
    known = view.directory
    found = known.article(f"{known.base}article/{identifier}") or known.article(identifier)
    found = found or known.article_called(identifier)
    if found is None:
        raise Problem(404, "unknown", f"there is no article {identifier[:100]!r}", hint="/api/articles lists them")
    return found


@blueprint.get("/articles")
def articles() -> Response:
    """The articles, newest first, by words of the headline, publisher and date of publication."""
    backend = _backend()
    parameters = arguments("q", "publisher", "from", "to", lists=True)
    start, end = parameters.one("from"), parameters.one("to")
    bounds = date_bounds(start, end)
    words = "".join(sign if sign.isalnum() else " " for sign in parameters.one("q") or "").split()
    publisher = parameters.one("publisher")
    limit = limit_of(parameters)
    after = cursor_key(parameters, (int, str))
    view = View(backend)
    same = unchanged(backend)
    if same is not None:
        return same
    parts, values = ["1"], list[object]()
    if words:
        parts.append("id IN (SELECT rowid FROM heading WHERE headline MATCH ?)")
        values.append(" AND ".join(f'"{word}"*' for word in words))
    if publisher is not None:
        parts.append("publisher = ? COLLATE NOCASE")
        values.append(publisher)
    if bounds is not None:
        parts.append("day < 0 AND day >= ? AND day <= ?")
        values += [-bounds[1], -bounds[0]]
    where = " AND ".join(parts)
    total = view.directory.count(f"SELECT COUNT(*) FROM article WHERE {where}", values)  # noqa: S608
    if after is not None:
        where += " AND (day, iri) > (?, ?)"
        values += after
    rows = view.directory.db.execute(
        f"SELECT * FROM article WHERE {where} ORDER BY day, iri LIMIT ?",  # noqa: S608 - our own words
        (*values, limit + 1),
    ).fetchall()
    following = next_page(parameters, (rows[limit - 1]["day"], rows[limit - 1]["iri"])) if len(rows) > limit else None
    items = [view.article(view.directory.article_entry(row)) for row in rows[:limit]]
    return answer_json(backend, {"items": items, "next": following, "total": total}, following)


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
        if not all(isinstance(one, dict) for one in articles):
            raise Problem(400, "malformed", "an article is a JSON object", hint="send one object, or a list of them")
        text = "\n".join(json.dumps(one) for one in articles)
    if not text.strip():
        raise Problem(400, "no-article", "there is no article in the body", hint="send one object, or JSON lines")
    if not text.lstrip().startswith("{"):  # it would be read as an article's text
        raise Problem(400, "malformed", "the first line is not a JSON object", hint="send an object a line")
    report = backend.ingest("build", {"articles": text + "\n"})
    report.pop("resident", None)
    for rejection in report["rejected"]:
        rejection["where"] = rejection["where"].replace(STANDARD_INPUT, "the body", 1)
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
