"""REST: actors and places across articles, and whom they have to do with."""

from __future__ import annotations

from flask import Blueprint, Response, current_app

from newsgraph.service.api_facts import events_asked, fact_list
from newsgraph.service.backend import Backend
from newsgraph.service.directory import SORTS, Entry, Filter
from newsgraph.service.paging import (
    Key,
    answer_json,
    arguments,
    cursor_key,
    kept_answer,
    limit_of,
    next_page,
    page_of,
    unchanged,
)
from newsgraph.service.problems import Problem
from newsgraph.service.relationships import Chosen, relationships_page
from newsgraph.service.requests import Parameters
from newsgraph.service.selecting import Asked, counted, found_page, known_status, known_type
from newsgraph.service.side_tables import date_number
from newsgraph.service.views import View, date_bounds

__all__ = ["blueprint"]

SHOWN_ROLES = 50
SHOWN_MEMBERS = 200
ACTOR_KINDS = ("Person", "Organization", "Polity", "Group")
KEY_KINDS: dict[str, tuple[type, ...]] = {
    "mentions": (int, str),
    "relationships": (int, str),
    "recency": (int, int, str),
    "pagerank": (float, str),
    "name": (str, str),
}

blueprint = Blueprint("actors", __name__, url_prefix="/api")


def _backend() -> Backend:
    backend: Backend = current_app.extensions["newsgraph"]
    return backend


def _choice(parameters: Parameters, name: str, known: tuple[str, ...], default: str | None = None) -> str | None:
    text = parameters.one(name)
    if text is None:
        return default
    for one in known:
        if one.lower() == text.lower():
            return one
    raise Problem(400, f"bad-{name}", f"{name} cannot be {text[:60]!r}", hint=f"one of {', '.join(known)}")


def _listing(view: View, parameters: Parameters, filter_: Filter) -> Response:
    words = parameters.one("q")
    sort = _choice(parameters, "sort", (*SORTS, "relevance"), "relevance" if words else "mentions") or "mentions"
    if words is None or not words.strip():
        sort = "mentions" if sort == "relevance" else sort
        limit = limit_of(parameters)
        after = cursor_key(parameters, KEY_KINDS[sort])
        found, total = view.directory.listed(filter_, sort, after, limit + 1)
        following = next_page(parameters, found[limit - 1].key) if len(found) > limit else None
        items = [view.actor(entry) for entry in found[:limit]]
        return answer_json(view.backend, {"items": items, "next": following, "total": total}, following)
    scored = view.directory.search(words, filter_)
    scores = {entry.iri: score for score, entry in scored}

    def key(entry: Entry) -> Key:
        by = {
            "relevance": (-scores[entry.iri], -entry.mentions),
            "mentions": (-entry.mentions,),
            "relationships": (-entry.relationships,),
            "recency": (-date_number(entry.last), -entry.mentions),
            "pagerank": (-entry.rank,),
            "name": (entry.label.casefold(),),
        }
        return (*by[sort], entry.iri)

    entries = sorted((entry for _, entry in scored), key=key)
    chosen, following = page_of(entries, key, parameters)
    items = [view.actor(entry) for entry in chosen]
    return answer_json(view.backend, {"items": items, "next": following, "total": len(entries)}, following)


@blueprint.get("/actors")
def actors() -> Response:
    """Actors by name (its beginning, a word of it, misspelt), kind and role."""
    backend = _backend()
    parameters = arguments("q", "kind", "role", "sort", "unnamed", lists=True)
    kind = _choice(parameters, "kind", ACTOR_KINDS)
    unnamed = _choice(parameters, "unnamed", ("true", "false"), "false") == "true"
    role = (parameters.one("role") or "").casefold()
    filter_ = Filter(kind=kind, named=not unnamed, role=role)
    return unchanged(backend) or _listing(View(backend), parameters, filter_)


@blueprint.get("/locations")
def locations() -> Response:
    """Places by name; countries and cities are actors too, and listed here as well."""
    backend = _backend()
    parameters = arguments("q", "sort", lists=True)
    return unchanged(backend) or _listing(View(backend), parameters, Filter(actors=False))


@blueprint.get("/actors/<path:identifier>")
@blueprint.get("/locations/<path:identifier>")
def actor(identifier: str) -> Response:
    """One actor or place: its names, its roles over time, how much is known of it."""
    backend = _backend()
    arguments()
    view = View(backend)
    entry = view.actor_named(identifier)
    same = unchanged(backend)
    if same is not None:
        return same
    shown = view.actor(entry)
    roles = Asked("role", [("holder", [entry])])
    counts = {
        "events": counted(view, Asked("event", [("participant" if entry.is_actor else "place", [entry])])),
        "roles": counted(view, roles),
        "claims": counted(view, Asked("claim", [("speaker", [entry])])),
        "mentions": entry.mentions,
        "articles": entry.articles,
    }
    shown["counts"] = counts
    newest, _, _ = found_page(view, roles, Parameters({"limit": [str(SHOWN_ROLES)]}))
    shown["rolesOverTime"] = view.facts(reversed(newest))
    shown["members"] = view.directory.members(entry, SHOWN_MEMBERS)
    shown["exactMatch"] = view.reader.texts(f"SELECT DISTINCT ?o {{ <{entry.iri}> skos:exactMatch ?o }}", "o")
    shown["links"] = {
        name: f"/api/actors/{entry.id}/{name}" for name in ("relationships", "events", "roles", "claims", "mentions")
    }
    return answer_json(backend, shown)


@blueprint.get("/actors/<path:identifier>/events")
def actor_events(identifier: str) -> Response:
    """The events that the actor takes part in, by type, the others, place, date and status."""
    backend = _backend()
    parameters = arguments("type", "agent", "patient", "participant", "place", "from", "to", "status", lists=True)
    view = View(backend)
    entry = view.actor_named(identifier)
    asked = events_asked(view, parameters)
    asked.slots.append(("participant" if entry.is_actor else "place", [entry]))
    return unchanged(backend) or fact_list(view, asked, parameters)


@blueprint.get("/actors/<path:identifier>/roles")
def actor_roles(identifier: str) -> Response:
    """The roles that the actor is said to hold."""
    return _of_actor(identifier, "role", "holder")


@blueprint.get("/actors/<path:identifier>/claims")
def actor_claims(identifier: str) -> Response:
    """What the actor is said to have said."""
    return _of_actor(identifier, "claim", "speaker")


def _of_actor(identifier: str, kind: str, slot: str) -> Response:
    backend = _backend()
    parameters = arguments(lists=True)
    view = View(backend)
    asked = Asked(kind, [(slot, [view.actor_named(identifier)])])
    return unchanged(backend) or fact_list(view, asked, parameters)


@blueprint.get("/actors/<path:identifier>/mentions")
def actor_mentions(identifier: str) -> Response:
    """Every stretch of text that means the actor, with its sentence."""
    backend = _backend()
    parameters = arguments(lists=True)
    view = View(backend)
    entry = view.actor_named(identifier)
    same = unchanged(backend)
    if same is not None:
        return same
    limit = limit_of(parameters)
    after = cursor_key(parameters, (int, int, str))
    beyond, values = ("AND (article, begin, iri) > (?, ?, ?)", after) if after is not None else ("", [])
    rows = view.directory.db.execute(
        f"SELECT article, begin, iri FROM mention WHERE entry = ? {beyond} ORDER BY article, begin, iri LIMIT ?",  # noqa: S608
        (entry.number, *values, limit + 1),
    ).fetchall()
    following = next_page(parameters, tuple(rows[limit - 1])) if len(rows) > limit else None
    said = described_mentions(view, [row["iri"] for row in rows[:limit]])
    items = [
        {
            "iri": iri,
            "text": its["text"],
            "start": int(its["begin"]),
            "end": int(its["end"]),
            "sentence": its.get("sentence"),
            "article": view.article_of(iri),
        }
        for row in rows[:limit]
        if (its := said.get(iri := row["iri"])) is not None
    ]
    return answer_json(backend, {"items": items, "next": following, "total": entry.mentions}, following)


def described_mentions(view: View, iris: list[str]) -> dict[str, dict[str, str]]:
    """What the store says of these mentions."""
    rows = view.reader.rows(
        f"""SELECT ?m ?begin ?end ?text ?sentence {{ VALUES ?m {{ {" ".join(f"<{iri}>" for iri in iris)} }}
        ?m nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?text .
        OPTIONAL {{ ?m nif:sentence/nif:anchorOf ?sentence }} }}"""
    )
    return {row["m"]: row for row in rows}


@blueprint.get("/actors/<path:identifier>/relationships")
def actor_relationships(identifier: str) -> Response:
    """Whom the actor has to do with: how, how often, when, and the sentences that say so."""
    backend = _backend()
    parameters = arguments("with", "type", "from", "to", "status", lists=True)
    view = View(backend)
    entry = view.actor_named(identifier)
    other = parameters.one("with")
    others = view.meant(other, "actor") if other is not None else None
    type_, status = known_type(parameters.one("type")), known_status(parameters.one("status"))
    start, end = parameters.one("from"), parameters.one("to")
    bounds = date_bounds(start, end)
    same = unchanged(backend)
    if same is not None:
        return same

    def make() -> Response:
        chosen, following, total = relationships_page(
            view, entry, parameters, others=others, chosen=Chosen(type_, status, bounds)
        )
        facts = view.loaded(iri for one in chosen for iri in one.shown)
        items = [one.as_data(facts) for one in chosen]
        data = {"actor": view.actor(entry), "items": items, "next": following, "total": total}
        return answer_json(backend, data, following)

    return kept_answer(backend, make)
