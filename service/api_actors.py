"""REST: actors and places across articles, and whom they have to do with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, current_app

from newsgraph.service.api_facts import event_patterns, fact_list
from newsgraph.service.backend import Backend
from newsgraph.service.directory import Entry
from newsgraph.service.paging import Key, answer_json, arguments, page_of, unchanged
from newsgraph.service.problems import Problem
from newsgraph.service.relationships import relationships_of
from newsgraph.service.requests import Parameters
from newsgraph.service.selecting import facts_found, known_status, known_type, of_members
from newsgraph.service.views import View, date_bounds, date_number

__all__ = ["blueprint"]

ACTOR_KINDS = ("Person", "Organization", "Polity", "Group")
SORTS: dict[str, Callable[[Entry], Key]] = {
    "mentions": lambda entry: (-entry.mentions, entry.iri),
    "relationships": lambda entry: (-entry.facts, entry.iri),
    "recency": lambda entry: (-date_number(entry.last), -entry.mentions, entry.iri),
    "name": lambda entry: (entry.label.casefold(), entry.iri),
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


def _listing(view: View, parameters: Parameters, accept: Callable[[Entry], bool]) -> Response:
    words = parameters.one("q")
    sort = _choice(parameters, "sort", (*SORTS, "relevance"), "relevance" if words else "mentions") or "mentions"
    if words is None or not words.strip():
        key = SORTS["mentions" if sort == "relevance" else sort]
        found = sorted((entry for entry in view.directory.entries.values() if accept(entry)), key=key)
    elif sort == "relevance":
        scored = view.directory.search(words, accept)
        scores = {entry.iri: score for score, entry in scored}

        def key(entry: Entry) -> Key:
            return (-scores[entry.iri], -entry.mentions, entry.iri)

        found = sorted((entry for _, entry in scored), key=key)
    else:
        key = SORTS[sort]
        found = sorted((entry for _, entry in view.directory.search(words, accept)), key=key)
    chosen, following = page_of(found, key, parameters)
    items = [view.actor(entry) for entry in chosen]
    return answer_json(view.backend, {"items": items, "next": following, "total": len(found)}, following)


@blueprint.get("/actors")
def actors() -> Response:
    """Actors by name (its beginning, a word of it, misspelt), kind and role."""
    backend = _backend()
    parameters = arguments("q", "kind", "role", "sort", "unnamed", lists=True)
    kind = _choice(parameters, "kind", ACTOR_KINDS)
    unnamed = _choice(parameters, "unnamed", ("true", "false"), "false") == "true"
    role = (parameters.one("role") or "").casefold()
    view = View(backend)

    def accept(entry: Entry) -> bool:
        return (
            entry.is_actor
            and (kind is None or entry.kind == kind)
            and (entry.named or unnamed)
            and (not role or any(role in title.casefold() for title in entry.titles))
        )

    return unchanged(backend) or _listing(view, parameters, accept)


@blueprint.get("/locations")
def locations() -> Response:
    """Places by name; countries and cities are actors too, and listed here as well."""
    backend = _backend()
    parameters = arguments("q", "sort", lists=True)
    view = View(backend)
    return unchanged(backend) or _listing(view, parameters, lambda entry: entry.is_place and entry.named)


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
    nothing = Parameters()
    roles = facts_found(view, "role", [f"{of_members([entry], 'holder')} ?f ng:holder ?holder ."], nothing)
    counts = {
        "events": len(_events(view, entry, [])),
        "roles": len(roles),
        "claims": len(facts_found(view, "claim", [f"{of_members([entry], 'who')} ?f ng:speaker ?who ."], nothing)),
        "mentions": entry.mentions,
        "articles": entry.articles,
    }
    shown["counts"] = counts
    shown["rolesOverTime"] = view.facts(one.iri for one in reversed(roles[:50]))
    shown["members"] = entry.members[:200]
    shown["exactMatch"] = view.reader.texts(f"SELECT DISTINCT ?o {{ <{entry.iri}> skos:exactMatch ?o }}", "o")
    shown["links"] = {
        name: f"/api/actors/{entry.id}/{name}" for name in ("relationships", "events", "roles", "claims", "mentions")
    }
    return answer_json(backend, shown)


def _events(view: View, entry: Entry, patterns: list[str]) -> list[Any]:
    slot = "place" if not entry.is_actor else "participant"
    own = f"{of_members([entry], 'who')} ?f ng:{slot} ?who ."
    return list(facts_found(view, "event", [own, *patterns], Parameters()))


@blueprint.get("/actors/<path:identifier>/events")
def actor_events(identifier: str) -> Response:
    """The events that the actor takes part in, by type, the others, place, date and status."""
    backend = _backend()
    parameters = arguments("type", "agent", "patient", "participant", "place", "from", "to", "status", lists=True)
    view = View(backend)
    entry = view.actor_named(identifier)
    slot = "ng:participant" if entry.is_actor else "ng:place"
    patterns = [f"{of_members([entry], 'who')} ?f {slot} ?who .", *event_patterns(view, parameters)]
    return unchanged(backend) or fact_list(view, "event", patterns, parameters)


@blueprint.get("/actors/<path:identifier>/roles")
def actor_roles(identifier: str) -> Response:
    """The roles that the actor is said to hold."""
    return _of_actor(identifier, "role", "ng:holder")


@blueprint.get("/actors/<path:identifier>/claims")
def actor_claims(identifier: str) -> Response:
    """What the actor is said to have said."""
    return _of_actor(identifier, "claim", "ng:speaker")


def _of_actor(identifier: str, kind: str, slot: str) -> Response:
    backend = _backend()
    parameters = arguments(lists=True)
    view = View(backend)
    patterns = [f"{of_members([view.actor_named(identifier)], 'who')} ?f {slot} ?who ."]
    return unchanged(backend) or fact_list(view, kind, patterns, parameters)


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
    rows = view.reader.rows(
        f"""SELECT DISTINCT ?m ?begin ?end ?text ?sentence {{ {of_members([entry], "who")} ?m ng:refersTo ?who ;
        nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?text .
        OPTIONAL {{ ?m nif:sentence/nif:anchorOf ?sentence }} }}"""
    )
    rows.sort(key=lambda row: (view.directory.article_of(row["m"]), int(row["begin"]), row["m"]))
    chosen, following = page_of(
        rows, lambda row: (view.directory.article_of(row["m"]), int(row["begin"]), row["m"]), parameters
    )
    items = [
        {
            "iri": row["m"],
            "text": row["text"],
            "start": int(row["begin"]),
            "end": int(row["end"]),
            "sentence": row.get("sentence"),
            "article": view.article_of(row["m"]),
        }
        for row in chosen
    ]
    return answer_json(backend, {"items": items, "next": following, "total": len(rows)}, following)


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
    found = relationships_of(view, entry, others=others, type_=type_, status=status, bounds=bounds)
    chosen, following = page_of(found, lambda one: one.key, parameters)
    facts = view.loaded(iri for one in chosen for iri in one.shown)
    items = [one.as_data(view, entry, facts) for one in chosen]
    data = {"actor": view.actor(entry), "items": items, "next": following, "total": len(found)}
    return answer_json(backend, data, following)
