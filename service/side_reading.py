"""What the side tables take from the store: an article at a time, as plain rows, and what a thing is called.

Reading is most of the work where all tables are made anew, so several processes share in it.
"""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import IO, NamedTuple

import pyoxigraph as ox

from newsgraph.builder import iris
from newsgraph.service.side_tables import SLOTS

__all__ = ["BATCH", "ArticleSaid", "Fact", "Reading", "Thing", "articles_of", "read_in_parts", "write_part"]

NG = "https://w3id.org/newsgraph/ns#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
SCHEMA_ORG = "https://schema.org/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
SAME = "http://www.w3.org/2002/07/owl#sameAs"
KINDS = ("Person", "Organization", "Polity", "Group", "Location")
FACTS = {"Event": "event", "RoleHolding": "role", "Claim": "claim"}
FIGURES = ("killed", "injured", "detained", "released", "displaced")
CLASSES = ("Article", "Actor", *KINDS, *FACTS)
# Most of what an article says is where its mentions stand; that is not asked for.
PROPERTIES = (
    LABEL, ALT_LABEL,
    *(SCHEMA_ORG + name for name in ("identifier", "headline", "datePublished", "publisher", "url")),
    *(NG + name for name in (*SLOTS, *FIGURES)),
    *(NG + name for name in (
        "refersTo", "named", "role", "title", "eventType", "status", "date", "asOf", "startDate", "endDate",
        "sayingVerb", "about",
    )),
)  # fmt: skip
# Numbers stand for the articles, classes and properties, for they come out of the store quicker than IRIs do.
CODES = (*((TYPE, NG + name) for name in CLASSES), *((name, "") for name in PROPERTIES))
SAID = f"""SELECT ?i ?s ?k ?o {{{{ VALUES (?g ?i) {{{{ {{articles}} }}}} GRAPH ?g {{{{
  {{{{ VALUES (?c ?k) {{{{ {" ".join(f"(<{of}> {k})" for k, (_, of) in enumerate(CODES) if of)} }}}} ?s a ?c }}}}
  UNION {{{{ VALUES (?p ?k) {{{{ {" ".join(f"(<{name}> {k})" for k, (name, of) in enumerate(CODES) if not of)} }}}}
    ?s ?p ?o }}}} }}}} }}}}"""
SENTENCES = f"""SELECT ?c ?t {{{{ VALUES ?g {{{{ {{articles}} }}}} GRAPH ?g {{{{
  ?c a <{NG}Claim> . ?c <{NG}evidence> ?e . ?e <{NIF}sentence> ?s . ?s <{NIF}anchorOf> ?t }}}} }}}}"""
OFFSETS = re.compile(r"#char=(\d+),\d+$")
BATCH = 50  # articles
PART = """import os, sys; from newsgraph.service.side_reading import write_part
try: write_part(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.stdout.buffer)
except BrokenPipeError: os._exit(0)"""  # nobody wants to know any more

Said = dict[str, list[str]]  # what an article says of one thing: property → values


class Thing(NamedTuple):
    """What something is called, and of what kind it is."""

    label: str
    names: list[str]
    kind: str
    named: bool


class Fact(NamedTuple):
    """An event, role holding or claim; dates as in the text, ``slots`` the number of each with the node in it."""

    iri: str
    kind: str
    type: str
    status: str
    first: str
    last: str
    figures: str
    slots: list[tuple[int, str]]
    sentences: str


class ArticleSaid(NamedTuple):
    """An article; ``nodes`` are its nodes, each with the thing that it is; ``mentions`` are node, offset and IRI.

    ``things`` describes those that were not described before.
    """

    iri: str
    identifier: str
    headline: str
    published: str
    publisher: str
    url: str
    nodes: list[tuple[str, str]]
    mentions: list[tuple[str, int, str]]
    facts: list[Fact]
    things: dict[str, Thing]


class Reading:
    """Reads one snapshot."""

    def __init__(self, store: ox.Store, base: str) -> None:
        self._store = store
        self._identity = ox.NamedNode(iris.identity_graph(base))
        self._described: set[str] = set()

    def articles(self, names: Sequence[str]) -> list[ArticleSaid]:
        """What these articles say; those that the store does not have are left out."""
        said: list[dict[str, Said]] = [{} for _ in names]
        numbered = " ".join(f"(<{iri}> {number})" for number, iri in enumerate(names))
        for place, subject, code, value in self._store.query(SAID.format(articles=numbered)):  # type: ignore[union-attr]
            if isinstance(subject, ox.NamedNode) and not isinstance(value, ox.BlankNode | ox.Triple):
                theirs = said[int(place.value)]
                its = theirs.get(subject.value)
                if its is None:
                    its = theirs[subject.value] = {}
                name, of = CODES[int(code.value)]
                its.setdefault(name, []).append(of or value.value)
        sentences: dict[str, set[str]] = defaultdict(set)
        for claim, text in self._store.query(SENTENCES.format(articles=" ".join(f"<{iri}>" for iri in names))):  # type: ignore[union-attr]
            sentences[claim.value].add(text.value)
        return [
            self._article(iri, its, sentences)
            for iri, its in zip(names, said, strict=True)
            if NG + "Article" in its.get(iri, {}).get(TYPE, ())
        ]

    def _article(self, iri: str, said: dict[str, Said], sentences: dict[str, set[str]]) -> ArticleSaid:
        own = said[iri]
        fields = ("identifier", "headline", "datePublished", "publisher", "url")
        identifier, headline, published, publisher, url = (_one(own, SCHEMA_ORG + name) for name in fields)
        nodes: dict[str, str] = {}
        things: dict[str, Thing] = {}
        facts: list[Fact] = []
        mentions: list[tuple[str, int, str]] = []
        for node in sorted(said):
            its = said[node]
            types = its.get(TYPE, ())
            if LABEL in its and (NG + "Actor" in types or NG + "Location" in types):
                nodes[node] = self._stands_for(node, its, things)
        for one in sorted(said):
            its = said[one]
            for node in its.get(NG + "refersTo", ()):
                if node in nodes:
                    mentions.append((node, self._begin(one), one))
            types = its.get(TYPE, ())
            kind = next((FACTS[name] for name in FACTS if NG + name in types), None)
            if kind is not None:
                facts.append(_fact(one, kind, said, nodes, "\n".join(sorted(sentences.get(one, ())))))
        return ArticleSaid(
            iri, identifier, headline, published, publisher, url, list(nodes.items()), mentions, facts, things
        )

    def _begin(self, mention: str) -> int:
        found = OFFSETS.search(mention)
        if found:
            return int(found[1])
        begin = self._store.quads_for_pattern(ox.NamedNode(mention), ox.NamedNode(NIF + "beginIndex"), None, None)
        return min((int(quad.object.value) for quad in begin if isinstance(quad.object, ox.Literal)), default=0)

    def _stands_for(self, node: str, its: Said, things: dict[str, Thing]) -> str:
        """What a node of an article is across articles; described among ``things`` when it is met first."""
        same = self._store.quads_for_pattern(ox.NamedNode(node), ox.NamedNode(SAME), None, self._identity)
        canonical = min((quad.object.value for quad in same if isinstance(quad.object, ox.NamedNode)), default=node)
        if canonical not in self._described:
            about = self._about(canonical) if canonical != node else {}
            things[canonical] = _thing(about if about.get(LABEL) else its)
            self._described.add(canonical)
        return canonical

    def thing(self, iri: str) -> Thing | None:
        """What identity says of a thing; None where it says nothing."""
        about = self._about(iri)
        return _thing(about) if about.get(LABEL) else None

    def node(self, iri: str) -> tuple[str, dict[str, Thing]] | None:
        """What a node of an article is now, and its description; None where it is gone."""
        about = self._about(iri, ox.DefaultGraph())
        if not about.get(LABEL):
            return None
        things: dict[str, Thing] = {}
        return self._stands_for(iri, about, things), things

    def _about(self, iri: str, graph: ox.NamedNode | ox.DefaultGraph | None = None) -> Said:
        about: Said = defaultdict(list)
        for quad in self._store.quads_for_pattern(ox.NamedNode(iri), None, None, graph or self._identity):
            if not isinstance(quad.object, ox.BlankNode | ox.Triple):
                about[quad.predicate.value].append(quad.object.value)
        return about


def _one(its: Said | dict[str, list[str]], name: str) -> str:
    return min(its.get(name, ()), default="")


def _thing(its: Said) -> Thing:
    label = min(its[LABEL])
    kind = next((kind for kind in KINDS if NG + kind in its.get(TYPE, ())), "Actor")
    names = sorted(set(its.get(ALT_LABEL, ())) - {label})
    return Thing(label, names, kind, "false" not in its.get(NG + "named", ()))


def _fact(iri: str, kind: str, said: dict[str, Said], nodes: dict[str, str], sentences: str) -> Fact:
    its = said[iri]
    role: Said = said.get(_one(its, NG + "role"), {})
    date, start, end = (_one(its, NG + name) for name in ("date", "startDate", "endDate"))
    date = date or _one(its, NG + "asOf")
    if kind == "event":
        type_ = _one(its, NG + "eventType").removeprefix(NG)
    else:
        type_ = _one(role, NG + "title") if kind == "role" else _one(its, NG + "sayingVerb")
    status = _one(its, NG + "status").removeprefix(NG) or ("Actual" if kind == "role" else "")
    slots = [
        (number, node)
        for slot, number in SLOTS.items()
        for node in (role if slot == "of" else its).get(NG + slot, ())
        if node in nodes
    ]
    first, last, figures = date or start or end, date or end or start, _figures(iri, its, said)
    return Fact(iri, kind, type_, status, first, last, figures, slots, sentences if kind == "claim" else "")


def _figures(iri: str, its: Said, said: dict[str, Said]) -> str:
    """The counts that the text gives of an event, its own and those of claims about it, as JSON; "" for none."""
    telling = [its, *(other for other in said.values() if iri in other.get(NG + "about", ()))]
    found = {name: sorted({int(n) for one in telling for n in one.get(NG + name, ())}) for name in FIGURES}
    found = {name: numbers for name, numbers in found.items() if numbers}
    return json.dumps(found) if found else ""


def articles_of(store: ox.Store) -> list[str]:
    """The IRIs of all articles, sorted."""
    found = store.quads_for_pattern(None, ox.NamedNode(TYPE), ox.NamedNode(NG + "Article"), ox.DefaultGraph())
    return sorted(quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode))


def read_in_parts(snapshot: str, base: str, parts: int) -> Iterator[list[ArticleSaid]]:
    """All articles of a snapshot in batches, read by so many processes; in the same order whenever they are read."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    readers = [
        subprocess.Popen(  # noqa: S603 (our own interpreter, our own module)
            [sys.executable, "-P", "-c", PART, snapshot, base, str(part), str(parts)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            env=environment,
        )
        for part in range(parts)
    ]
    try:
        waiting = [reader.stdout for reader in readers if reader.stdout is not None]
        while waiting:
            for output in list(waiting):
                batch = pickle.load(output)  # noqa: S301 - of our own process
                if batch is None:
                    waiting.remove(output)
                else:
                    yield batch
    finally:
        for reader in readers:
            reader.kill()
            reader.communicate()


def write_part(snapshot: str, base: str, part: int, parts: int, output: IO[bytes]) -> None:
    """Write what every so-many-th batch of articles says to the output, in the end None."""
    store = ox.Store.read_only(snapshot)
    reading = Reading(store, base)
    articles = articles_of(store)
    for start in range(part * BATCH, len(articles), parts * BATCH):
        pickle.dump(reading.articles(articles[start : start + BATCH]), output, protocol=5)
        output.flush()
    pickle.dump(None, output)
    output.flush()
