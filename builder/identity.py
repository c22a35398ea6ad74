"""Which nodes of different articles are one thing: the identity graph, made from the articles' graphs alone.

Each named actor and location of an article has, in the identity graph, ``owl:sameAs`` to one canonical node, whose IRI
is ``BASE/actor/NAME-HASH`` or ``BASE/location/NAME-HASH``. The hash is of what the thing is recognised by, so it
stays when articles come and go that say the same; the name before it is for people, and may change. The articles' own
graphs are never rewritten. Two nodes are one thing only if they are of one kind and

- have the same GeoNames id; or, where neither has one, places have the same name;
- persons have the same full name, a name of two words or more without titles; a person known by a family name alone is
  the one person of that family name in the store, if there is exactly one;
- organisations and peoples have the same name, without article and legal form; an organisation known by an acronym
  alone is the one that gives this acronym beside its full name, if there is exactly one;
- a place without a GeoNames id is the one place of its kind and name that has one, if there is exactly one.

Case, accents and typography make no difference. Unnamed things ("a source") are never one with another article's. The
result is the same in whatever order the articles come; every step is linear in the number of nodes.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox
import rdflib
from rdflib import OWL, RDF, RDFS, XSD, Literal, URIRef

from newsgraph.builder import iris, rdf, wordlists
from newsgraph.builder.model import Entity, Extraction, Kind
from newsgraph.builder.quads import kept
from newsgraph.builder.store import Store
from newsgraph.ontology.terms import GEO, NG, SKOS

# A polity is typed as an actor and as a location too, so the order of asking matters.
KINDS = (Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP, Kind.POLITY, Kind.LOCATION)
CLASS_ORDER = tuple((str(NG[kind.value]), kind) for kind in KINDS)
NOT_IN_NAMES = re.compile(r"[^\w\s&+-]|_")
DASHES = re.compile(r"[‐‑‒–—]")
GENDERS = ("male", "female", "either")
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}|[A-Z][A-Za-z]?[A-Z]{1,6}")

# What a node says, in an article's own graph or, with an empty WHERE, in any.
NODES = f"""
SELECT ?node ?property ?value {{ WHERE {{
  ?node <{NG.named}> true .
  VALUES ?property {{ <{RDF.type}> <{RDFS.label}> <{SKOS.altLabel}> <{SKOS.exactMatch}> <{GEO.lat}> <{GEO.long}> }}
  ?node ?property ?value
}} }}
"""

Key = tuple[str, ...]
Name = TypeVar("Name", bound=Hashable)


@dataclass(slots=True)
class Node:
    """A named actor or location of one article, as its graph has it; or one that stands for ``count`` alike."""

    iri: str
    kind: Kind
    label: str
    alternatives: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    geonames: str | None = None
    position: tuple[str, str] | None = None
    count: int = 1


@dataclass(slots=True)
class Cluster:
    """Nodes that are one thing. ``key`` is what it is recognised by; ``strong`` are the nodes that have that key."""

    key: Key
    kind: Kind
    strong: list[Node] = field(default_factory=list)
    weak: list[Node] = field(default_factory=list)

    @property
    def members(self) -> list[Node]:
        """All nodes, by IRI."""
        return sorted(self.strong + self.weak, key=lambda node: node.iri)

    @property
    def label(self) -> str:
        """The name that most articles give it, the longer of two as common."""
        names: Counter[str] = Counter()
        for node in self.strong:
            names[node.label] += node.count
        return max(names, key=lambda name: (not ACRONYM.fullmatch(name), names[name], len(name), name))

    def iri(self, base: str) -> str:
        """The canonical IRI."""
        digest = hashlib.sha256("\n".join((self.kind.value, *self.key)).encode()).hexdigest()[:10]
        room = "actor" if self.kind.is_actor else "location"
        return f"{base}{room}/{iris.slug(folded(self.label))}-{digest}"


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """A name without case, accents, points and typography, its words one space apart."""
    plain = unicodedata.normalize("NFKD", DASHES.sub("-", name).replace("’", "'")).casefold()
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(NOT_IN_NAMES.sub("", plain).split())


@lru_cache(maxsize=1 << 16)
def person_name(name: str) -> tuple[str, ...]:
    """The words of a person's name, folded, without the titles before it."""
    words = folded(name).split()
    titles = _titles()
    while len(words) > 1 and words[0] in titles:
        words.pop(0)
    return tuple(words)


@lru_cache(maxsize=1 << 16)
def thing_name(name: str) -> str:
    """The name of an organisation, people or place, folded, without article and legal form."""
    words = folded(name).split()
    if len(words) > 1 and words[0] == "the":
        words.pop(0)
    full = len(words)
    while len(words) > 1 and (words[-1] in _legal_forms() or (words[-1] == "public" and len(words) < full)):
        words.pop()  # "Acme Public Co"
    return " ".join(words)


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    honorifics = (wordlists.words("titles", "honorifics", gender) for gender in GENDERS)
    offices = wordlists.words("titles", "offices", "words")
    every = frozenset().union(*honorifics, offices, wordlists.words("identity", "before_person"))
    given = frozenset().union(*(wordlists.words("given_names", gender) for gender in ("male", "female")))
    # "Pope Francis" is known by both words, and "Dean" may be a given name.
    return frozenset(folded(word) for word in every - given - wordlists.words("identity", "with_given_name"))


@lru_cache(maxsize=1)
def _legal_forms() -> frozenset[str]:
    return wordlists.words("identity", "legal_forms")


def has_full_name(words: tuple[str, ...]) -> bool:
    """Whether a person's name has a given name and a family name, as far as its words show."""
    return len(words) > 1 and words[0] not in wordlists.words("identity", "particles")


def keys(node: Node) -> list[Key]:
    """What the node is recognised by, the surest first; empty when its name alone is not enough."""
    kind = node.kind.value
    if node.geonames is not None:
        return [(kind, "geonames", node.geonames)]
    if node.kind is Kind.PERSON:
        full = person_name(node.label)
        if not has_full_name(full):
            return []
        # Another full name counts if it ends in the same family name: "Donald J. Trump", met as "Donald Trump".
        others = (person_name(name) for name in node.alternatives)
        same_family = (name for name in others if has_full_name(name) and name[-1] == full[-1])
        return [(kind, "name", " ".join(name)) for name in dict.fromkeys((full, *same_family))]
    name = thing_name(node.label)
    return [(kind, "name", name)] if name else []


def clusters(nodes: Iterable[Node]) -> list[Cluster]:
    """The nodes in clusters, each node in exactly one; sorted by key."""
    every = sorted(nodes, key=lambda node: node.iri)
    known = _by_keys(every)
    placed = {node.iri for cluster in known for node in cluster.strong}
    found = _joined(known)
    families = _index((family, cluster) for cluster in found for family in _families(cluster))
    for node in every:
        if node.iri in placed:
            continue
        bearers = families.get(" ".join(person_name(node.label)), []) if node.kind is Kind.PERSON else []
        if len(bearers) == 1:
            bearers[0].weak.append(node)
        else:
            found.append(Cluster((node.kind.value, "only", node.iri), node.kind, [node]))
    return sorted(found, key=lambda cluster: cluster.key)


def _by_keys(nodes: Iterable[Node]) -> list[Cluster]:
    """Clusters of nodes that have a key in common, directly or by way of others; nodes without keys are left out."""
    parent: dict[Key, Key] = {}

    def root(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    keyed = [(node, keys(node)) for node in nodes]
    for _, theirs in keyed:
        for key in theirs[1:]:
            one, other = sorted((root(theirs[0]), root(key)))
            parent[other] = one  # the smaller key is the root, whatever the order
    found: dict[Key, Cluster] = {}
    for node, theirs in keyed:
        if theirs:
            key = root(theirs[0])
            found.setdefault(key, Cluster(key, node.kind)).strong.append(node)
    return list(found.values())


def _joined(known: list[Cluster]) -> list[Cluster]:
    """The clusters after those with a lesser name have joined the cluster that gives this name, if exactly one does."""
    acronyms = _index(
        (thing_name(name), cluster)
        for cluster in known
        if cluster.kind is Kind.ORGANIZATION and not _only_acronym(cluster)
        for name in _names(cluster)
        if ACRONYM.fullmatch(name)
    )
    places = _index(
        ((cluster.kind, thing_name(name)), cluster)
        for cluster in known
        if cluster.key[1] == "geonames"
        for name in _names(cluster)
    )
    kept = []
    for cluster in known:
        hosts: list[Cluster] = []
        if cluster.kind is Kind.ORGANIZATION and _only_acronym(cluster):
            hosts = acronyms.get(cluster.key[2], [])
        elif cluster.kind.is_place and cluster.key[1] == "name":
            hosts = places.get((cluster.kind, cluster.key[2]), [])
        if len(hosts) == 1:
            hosts[0].weak += cluster.strong
        else:
            kept.append(cluster)
    return kept


def _index(pairs: Iterable[tuple[Name, Cluster]]) -> dict[Name, list[Cluster]]:
    """For each name the clusters that it means, each once."""
    found: dict[Name, dict[Key, Cluster]] = defaultdict(dict)
    for name, cluster in pairs:
        found[name][cluster.key] = cluster
    return {name: list(those.values()) for name, those in found.items()}


def _names(cluster: Cluster) -> set[str]:
    return {name for node in cluster.strong for name in (node.label, *node.alternatives)}


def _only_acronym(cluster: Cluster) -> bool:
    return all(ACRONYM.fullmatch(node.label) for node in cluster.strong)


def _families(cluster: Cluster) -> set[str]:
    """What a person of the cluster may be called for short: the family name, with and without its particles."""
    if cluster.kind is not Kind.PERSON:
        return set()
    found: set[str] = set()
    for name in _names(cluster):
        words = person_name(name)
        if not has_full_name(words):
            found.add(" ".join(words))  # an article that gives the full name calls the person so
            continue
        particle = next((place for place, word in enumerate(words) if place and not has_full_name(words[place:])), -1)
        found |= {words[-1], " ".join(words[particle:])}
    return found


def tokens(node: Node) -> set[str]:
    """What the node may meet others by: two nodes that share none, not even by way of others, never make one thing."""
    names = (node.label, *node.alternatives)
    found = {"\n".join(key) for key in keys(node)}
    if node.kind is Kind.PERSON:
        short = " ".join(person_name(node.label))
        families = _families(Cluster((), node.kind, [node])) if found else {short}
        found |= {f"family\n{name}" for name in families}
    elif node.kind is Kind.ORGANIZATION:
        found |= {f"acronym\n{thing_name(name)}" for name in names if ACRONYM.fullmatch(name)}
    elif node.kind.is_place:
        found |= {f"place\n{node.kind.value}\n{thing_name(name)}" for name in names}
    return found


def nodes(store: Store, article: str | None = None) -> Iterator[Node]:
    """The named actors and locations of the store's articles, or of the one with this IRI."""
    answer = store.query(NODES.replace("WHERE", "" if article is None else f"GRAPH <{article}>"))
    assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - NODES is a SELECT
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for node, property_, value in answer:
        values[node.value][property_.value].append(value.value)
    for iri, its in values.items():
        classes = frozenset(its[str(RDF.type)])
        kind = next((kind for name, kind in CLASS_ORDER if name in classes), None)
        if kind is None or not its[str(RDFS.label)]:
            continue
        places = sorted(match for match in its[str(SKOS.exactMatch)] if "geonames.org" in match)
        latitudes, longitudes = sorted(its[str(GEO.lat)]), sorted(its[str(GEO.long)])
        yield Node(
            iri,
            kind,
            min(its[str(RDFS.label)]),
            tuple(sorted(its[str(SKOS.altLabel)])),
            classes,
            places[0] if places else None,
            (latitudes[0], longitudes[0]) if latitudes and longitudes else None,
        )


def nodes_of(extraction: Extraction, article: str) -> tuple[Node, ...]:
    """What ``nodes`` finds in the graph of the article with this IRI, without asking the store for it."""
    return tuple(
        _node_of(entity, iris.local_iri(article, entity.key)) for entity in extraction.entities if entity.named
    )


def _node_of(entity: Entity, iri: str) -> Node:
    place = entity.place
    classes = {str(term) for term in rdf.CLASSES[entity.kind]}
    if place is not None and place.feature in rdf.FEATURES:
        classes.add(str(rdf.FEATURES[place.feature]))
    return Node(
        iri,
        entity.kind,
        entity.label,
        tuple(sorted({name for name in entity.alternatives if name})),
        frozenset(classes),
        str(rdf.geonames(place)) if place is not None else None,
        (_degrees(place.latitude), _degrees(place.longitude)) if place is not None else None,
    )


def _degrees(number: float) -> str:
    literal = rdf.degrees(number)
    return kept(str(literal), str(literal.datatype)).value


def graph_of(found: Iterable[Cluster], base: str) -> rdflib.Graph:
    """The identity graph of the clusters: each canonical node with its classes and names, and its members."""
    graph = rdflib.Graph(store="SimpleMemory", bind_namespaces="none")
    add = graph.store.add
    for cluster in found:
        node = URIRef(cluster.iri(base))
        for property_, value in description(cluster):
            add((node, property_, value), graph)
        for member in cluster.members:
            add((URIRef(member.iri), OWL.sameAs, node), graph)
    return graph


def description(cluster: Cluster) -> list[tuple[URIRef, URIRef | Literal]]:
    """What the identity graph says of a canonical node: its classes, its names, where it lies."""
    members = cluster.members
    label = cluster.label
    others = {name for member in members for name in (member.label, *member.alternatives)} - {label}
    classes = {name for member in members for name in member.classes}
    values: list[tuple[URIRef, URIRef | Literal]] = [
        *((RDF.type, URIRef(name)) for name in classes),
        (RDFS.label, Literal(label)),
        *((SKOS.altLabel, Literal(name)) for name in others),
    ]
    placed = next((member for member in members if member.geonames is not None), None)
    if placed is not None and placed.geonames is not None:
        values.append((SKOS.exactMatch, URIRef(placed.geonames)))
        if placed.position is not None:
            latitude, longitude = placed.position
            values.append((GEO.lat, Literal(latitude, datatype=XSD.decimal, normalize=False)))
            values.append((GEO.long, Literal(longitude, datatype=XSD.decimal, normalize=False)))
    return values


def identity_graph(store: Store) -> rdflib.Graph:
    """The identity graph of all articles that the store holds now; put it under ``iris.identity_graph(store.base)``."""
    return graph_of(clusters(nodes(store)), store.base)


def canonical(store: Store, members: Iterable[str]) -> dict[str, str]:
    """The canonical IRI of each of these nodes that has one, as the store's identity graph has it."""
    graph = iris.identity_graph(store.base)
    found: dict[str, str] = {}
    waiting = iter(sorted(set(members)))
    while part := list(islice(waiting, 200)):
        block = " ".join(f"<{iri}>" for iri in part)
        answer = store.query(
            f"SELECT ?node ?same {{ VALUES ?node {{ {block} }} GRAPH <{graph}> {{ ?node <{OWL.sameAs}> ?same }} }}"
        )
        assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - a SELECT
        found.update((node.value, same.value) for node, same in answer)
    return found
