"""From a store to a graph of actors that can be drawn or computed with: one function, ``actor_graph``.

    from newsgraph.builder.store import open_store
    from newsgraph.service.graphs import actor_graph

    with open_store("newsgraph-store", read_only=True) as store:
        graph = actor_graph(store, actor="Hamas", hops=1, types=["Consult"])

The result is an ordinary networkx MultiDiGraph whose attributes are text, numbers and truth values only, so that every
networkx writer takes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import combinations
from typing import Any, Protocol

import networkx as nx

from newsgraph.builder.errors import QueryError
from newsgraph.ontology.terms import EVENT_TYPES, STATUSES, SYMMETRIC_TYPES
from newsgraph.service.facts import Ask, Fact, Party, batches, describe, fact_iris, load, party, values
from newsgraph.service.naming import LISTING, nearest, quoted
from newsgraph.service.wording import in_words

__all__ = ["Chosen", "Selection", "actor_graph", "nodes_named", "select"]


Chosen = tuple[Sequence[Fact], Mapping[str, str]]
"""Facts, and for each of their participants' nodes the one that stands for it across articles."""


class Queried(Protocol):
    """Whatever answers SPARQL: a store."""

    def query(self, text: str) -> Any:
        """pyoxigraph's results."""
        ...


@dataclass(frozen=True, slots=True)
class Edge:
    """One relationship: ``role`` says how the two stand in the fact; an undirected one runs either way."""

    source: Party
    target: Party
    fact: Fact
    role: str
    directed: bool


@dataclass(frozen=True, slots=True)
class Selection:
    """Which facts are asked for; the fields are the parameters of ``actor_graph``. The default is everything."""

    actor: str | None = None
    hops: int = 1
    start: str | None = None
    end: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.actor or self.start or self.end or self.types or self.statuses)

    def asked(self) -> dict[str, Any]:
        """As keyword parameters of ``actor_graph``."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def actor_graph(
    store: Queried | Ask,
    *,
    actor: str | None = None,
    hops: int = 1,
    start: str | None = None,
    end: str | None = None,
    types: Collection[str] = (),
    statuses: Collection[str] = (),
    merge_identity: bool = True,
    counted: Callable[[str], tuple[int, int]] | None = None,
    chosen: Chosen | None = None,
) -> nx.MultiDiGraph:
    """The actors and what connects them, as a networkx MultiDiGraph.

    ``store`` is a store, or a function from SPARQL text to pyoxigraph results. ``actor`` (a name, in any case, or an
    IRI) keeps only the facts that it takes part in, whole, and, for more ``hops``, those of the actors met there.
    ``start`` and ``end`` (ISO dates, as precise as you like) keep the facts whose own date may lie between them; a fact
    that the text does not date is then left out, because no other date stands in for it. ``types`` (event types) leaves
    roles out; ``statuses`` keeps facts of these statuses. With ``merge_identity`` the nodes that the identity graph
    holds to be one actor are one node. ``counted`` says how often a node is mentioned, and in how many articles, where
    that is known already; else it is counted in the store. ``chosen`` is what ``select`` would look up.

    Nodes are IRIs with ``label``, ``kind``, ``named``, ``mentions`` and ``articles`` (counts) and, where known, ``lat``
    and ``long``. There is an edge for each pair that a fact connects: from agent to patient; between the agents of an
    event that they do together; from a mediator to each side; from the holder of a role to whom it is of. Edges have
    ``kind`` ("event" or "role"), ``type``, ``role`` ("agent-patient", "agent-agent", "mediator", "holder-of"),
    ``directed``, ``status``, ``date`` (where given), ``confidence``, ``rule``, ``words``, ``sentence``, ``article`` and
    ``fact`` (IRIs). Raises QueryError when there is no such actor, type or status.
    """
    ask = _ask(store)
    facts, canonical = chosen or select(
        ask, Selection(actor, hops, start, end, tuple(types), tuple(statuses)), merge_identity=merge_identity
    )
    graph = nx.MultiDiGraph(name=f"newsgraph: {actor}" if actor else "newsgraph")
    found = [edge for fact in facts for edge in edges(fact)]
    members: dict[str, set[str]] = {}
    for edge in found:
        for one in (edge.source, edge.target):
            members.setdefault(canonical.get(one.iri, one.iri), set()).add(one.iri)
    if actor is not None:
        # Whoever is asked for is drawn, even alone.
        for iri in nodes_named(ask, actor):
            members.setdefault(canonical.get(iri, iri), set()).add(iri)
    for iri, merged in canonical.items():
        if merged in members:  # mentions are those of all nodes that are this actor
            members[merged].add(iri)
    for iri, attributes in _nodes(ask, members, counted):
        graph.add_node(iri, **attributes)
    drawn: set[tuple[str, str, str]] = set()
    for edge in found:
        source = canonical.get(edge.source.iri, edge.source.iri)
        target = canonical.get(edge.target.iri, edge.target.iri)
        same = (source, target, edge.fact.iri + edge.role)
        if source != target and same not in drawn:
            graph.add_edge(source, target, key=f"e{len(drawn)}", **_attributes(edge))
            drawn.add(same)
    return graph


def select(ask: Ask, asked: Selection, *, merge_identity: bool = True) -> tuple[list[Fact], dict[str, str]]:
    """The events and role holdings that ``actor_graph`` draws, by IRI, and the canonical node of each merged one.

    Facts that connect nobody are among them.
    """
    wanted = [_known("event type", name, EVENT_TYPES) for name in asked.types]
    stated = [_known("status", name, STATUSES) for name in asked.statuses]

    def kept(fact: Fact) -> bool:
        return (
            (not wanted or (fact.kind == "event" and fact.type in wanted))
            and (not stated or fact.status in stated)
            and ((asked.start is None and asked.end is None) or _between(fact, asked.start or "", asked.end or "9999"))
        )

    if asked.actor is None:
        kinds = ("event",) if wanted else ("event", "role")
        facts = [fact for fact in load(ask, fact_iris(ask, kinds)) if kept(fact)]
        return facts, same_as(ask) if merge_identity else {}
    canonical: dict[str, str] = {}
    chosen: dict[str, Fact] = {}
    seen: set[str] = set()
    frontier = set(nodes_named(ask, asked.actor))
    for _ in range(max(asked.hops, 1)):
        if merge_identity:
            canonical |= same_as(ask, frontier)
            frontier |= {iri for iri, one in canonical.items() if one in {canonical.get(f) for f in frontier}}
        seen |= frontier
        met = load(ask, sorted(set(_facts_of(ask, sorted(frontier))) - chosen.keys()))
        chosen |= {fact.iri: fact for fact in met if kept(fact)}
        frontier = {
            one.iri for fact in met if kept(fact) for edge in edges(fact) for one in (edge.source, edge.target)
        } - seen
        if not frontier:
            break
    if merge_identity and frontier:
        canonical |= same_as(ask, frontier)
    return sorted(chosen.values(), key=lambda fact: fact.iri), canonical


def edges(fact: Fact) -> Iterator[Edge]:
    """Whom the fact connects; nobody, when it has one participant. Places that are not actors take no part."""
    if fact.kind == "role":
        for holder in fact.of("holder"):
            for of in fact.of("of"):
                yield Edge(holder, of, fact, "holder-of", True)
        return
    agents, patients = fact.of("agent"), fact.of("patient")
    for agent in agents:
        for patient in patients:
            yield Edge(agent, patient, fact, "agent-patient", True)
    if fact.type in SYMMETRIC_TYPES or not patients:
        for one, other in combinations(agents, 2):
            yield Edge(one, other, fact, "agent-agent", False)
    for mediator in fact.of("mediator"):
        for side in dict.fromkeys(agents + patients):
            yield Edge(mediator, side, fact, "mediator", True)


def nodes_named(ask: Ask, name: str) -> list[str]:
    """The actors that go by this name (whatever its case), or the one with this IRI; sorted.

    Raises QueryError, with the names nearest to it, when there is none.
    """
    if "://" in name:
        found = {name.strip("<> ")} if list(batches([name.strip("<> ")])) else set()
        if found and describe(ask, found):
            return sorted(found)
    else:
        wanted = quoted(name)
        exact = f"VALUES ?l {{ {wanted} {wanted}@en }} ?a rdfs:label|skos:altLabel ?l . ?a a ng:Actor"
        folded = f"?a a ng:Actor ; rdfs:label|skos:altLabel ?l FILTER(LCASE(STR(?l)) = {quoted(name.lower())})"
        for pattern in (exact, folded):
            found = {row["a"].value for row in ask(f"SELECT DISTINCT ?a {{ {pattern} }}")}
            if found:
                return sorted(found)
    labels = (row["l"].value for row in ask("SELECT DISTINCT ?l { ?a a ng:Actor ; rdfs:label|skos:altLabel ?l }"))
    near = nearest(name, labels)
    hint = f"did you mean {', '.join(near)}?" if near else LISTING
    raise QueryError(f"no actor is called {name!r}", hint=hint)


def same_as(ask: Ask, iris: Iterable[str] | None = None) -> dict[str, str]:
    """Each node that is held to be one with others (of ``iris``, or of all), to the node that stands for them all.

    That is one which is no article's own where there is such, else the first in the order of the alphabet.
    """
    pairs: list[tuple[str, str]] = []
    if iris is None:
        pairs = [(row["a"].value, row["b"].value) for row in ask("SELECT ?a ?b { ?a owl:sameAs ?b }")]
    else:
        seen: set[str] = set()
        frontier = set(iris)
        while frontier:
            seen |= frontier
            met: set[str] = set()
            for batch in batches(sorted(frontier)):
                block = f"VALUES ?x {{ {values(batch)} }}"
                query = f"SELECT ?a ?b {{ {{ {block} ?x owl:sameAs ?b BIND(?x AS ?a) }} UNION {{ {block} ?a owl:sameAs ?x BIND(?x AS ?b) }} }}"  # noqa: E501
                for row in ask(query):
                    pairs.append((row["a"].value, row["b"].value))
                    met |= {row["a"].value, row["b"].value}
            frontier = met - seen
    linked = nx.Graph(pairs)
    canonical: dict[str, str] = {}
    for group in nx.connected_components(linked):
        best = min(group, key=lambda iri: ("/article/" in iri, iri))
        canonical |= dict.fromkeys(group, best)
    return canonical


def _ask(store: Queried | Ask) -> Ask:
    return store if callable(store) else store.query


def _known(what: str, name: str, names: Iterable[str]) -> str:
    folded = {one.casefold(): one for one in names}
    if name.casefold() in folded:
        return folded[name.casefold()]
    near = nearest(name, folded.values(), 1)
    hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(folded.values())}"
    raise QueryError(f"there is no {what} {name!r}", hint=hint)


def _between(fact: Fact, start: str, end: str) -> bool:
    # "2025-10" stands for any of its days: padded to the lowest and the highest text that a day of it could have.
    earliest = fact.start or fact.date or fact.end
    latest = fact.end or fact.date or fact.start
    return bool(earliest) and latest + "~" >= start and earliest <= end + "~"


def _facts_of(ask: Ask, actors: list[str]) -> Iterator[str]:
    for batch in batches(actors):
        block = f"VALUES ?a {{ {values(batch)} }}"
        for row in ask(
            f"SELECT DISTINCT ?f {{ {block} {{ ?f ng:agent|ng:patient|ng:mediator|ng:holder ?a }}"
            f" UNION {{ ?r ng:of ?a . ?f ng:role ?r }} }}"
        ):
            yield row["f"].value


def _nodes(
    ask: Ask, members: dict[str, set[str]], counted: Callable[[str], tuple[int, int]] | None
) -> Iterator[tuple[str, dict[str, Any]]]:
    everyone = sorted(set().union(*members.values(), members)) if members else []
    described = {iri: party(iri, said) for iri, said in describe(ask, everyone).items()}
    mentions, articles = _mentions(ask, [] if counted else everyone)
    for iri in sorted(members):
        group = sorted(members[iri] | {iri})
        known = [described[one] for one in group if one in described]
        if not known:
            continue
        # The canonical node's own label where it has one; else the one that most of the articles use.
        own = [one for one in known if one.iri == iri]
        best = own[0] if own and own[0].label else max(known, key=lambda one: (len(one.label), one.label))
        attributes: dict[str, Any] = {
            "label": plain(best.label),
            "kind": next((one.kind for one in known if one.kind != "Actor"), "Actor"),
            "named": any(one.named for one in known),
            "mentions": sum(mentions[one] for one in group),
            "articles": len(set().union(*(articles.get(one, set()) for one in group))),
        }
        if counted:
            attributes["mentions"], attributes["articles"] = counted(iri)
        placed = next((one for one in known if one.latitude is not None and one.longitude is not None), None)
        if placed:
            attributes |= {"lat": placed.latitude, "long": placed.longitude}
        yield iri, attributes


def _mentions(ask: Ask, iris: list[str]) -> tuple[Counter[str], dict[str, set[str]]]:
    mentions: Counter[str] = Counter()
    articles: dict[str, set[str]] = {}
    for batch in batches(iris):
        for row in ask(f"SELECT ?a ?m {{ VALUES ?a {{ {values(batch)} }} ?m ng:refersTo ?a }}"):
            mentions[row["a"].value] += 1
            articles.setdefault(row["a"].value, set()).add(row["m"].value.partition("#")[0])
    return mentions, articles


def _attributes(edge: Edge) -> dict[str, Any]:
    fact = edge.fact
    attributes: dict[str, Any] = {
        "kind": fact.kind,
        "type": plain(fact.type),
        "role": edge.role,
        "directed": edge.directed,
        "status": fact.status,
        "confidence": fact.confidence,
        "rule": plain(fact.rule),
        "words": plain(in_words(fact)),
        "sentence": plain(fact.sentence),
        "article": fact.article,
        "fact": fact.iri,
    }
    date = fact.date or fact.start or fact.end
    return attributes | ({"date": date} if date else {})


def plain(text: str) -> str:
    """The text on one line, without the control signs that XML cannot hold."""
    return " ".join("".join(sign if sign.isprintable() or sign.isspace() else " " for sign in text).split())
