"""A store of made-up articles in the contract's vocabulary, to measure with: ``python bench/synthetic.py N FOLDER``.

The articles are written straight to N-Quads and loaded in bulk, so nothing is read and nothing extracted; each has 5
actors and a place, 4 events, a role, a claim, and mentions in 4 sentences, about 150 quads. Few actors are in many
articles and many in few (a Pareto distribution), as in the news. The identity graph is the one that the builder would
make. The same N gives the same store.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from newsgraph.builder import iris
from newsgraph.builder.identity import Cluster, Node, keys
from newsgraph.builder.model import Kind
from newsgraph.builder.store import PREFIXES, open_store
from newsgraph.ontology.terms import EVENT_TYPES, STATUSES

BASE = "https://example.org/id/"
NG, NIF, SCHEMA = PREFIXES["ng"], PREFIXES["nif"], PREFIXES["schema"]
RDFS, XSD, OWL = PREFIXES["rdfs"], PREFIXES["xsd"], PREFIXES["owl"]
A = f"<{PREFIXES['rdf']}type>"
GIVEN = ("Ana", "Ben", "Dan", "Eva", "Finn", "Gita", "Hugo", "Ines", "Jan", "Kira", "Leo", "Mona", "Nils", "Olga")
TITLES = ("Minister", "Spokesman", "Director", "Envoy", "President")
VERBS = ("met", "warned", "praised", "sued", "paid", "visited", "blamed")
CLASSES = {
    Kind.PERSON: ("Actor", "Person"),
    Kind.ORGANIZATION: ("Actor", "Organization"),
    Kind.POLITY: ("Actor", "Location", "Polity"),
    Kind.LOCATION: ("Location",),
}


def invented(source: random.Random, number: int) -> str:
    """A word that nobody bears, another for every number."""
    sounds = "".join(source.choice("bdgklmnprstv") + source.choice("aeiou") for _ in range(2))
    tail, rest = "", number
    while True:
        tail = "bdgklmnprstv"[rest % 12] + "aeiou"[rest // 12 % 5] + tail
        rest //= 60
        if not rest:
            return (sounds + tail).title()


def cast(source: random.Random, size: int) -> list[Node]:
    """The actors and places of all articles, the busiest first."""
    found = []
    for number in range(size):
        word = invented(source, number)
        kind = (Kind.PERSON, Kind.PERSON, Kind.PERSON, Kind.ORGANIZATION, Kind.POLITY, Kind.LOCATION)[number % 6]
        name = {Kind.PERSON: f"{GIVEN[number % len(GIVEN)]} {word}", Kind.ORGANIZATION: f"{word} Union"}.get(kind, word)
        one = Node(f"{kind.value.lower()}/{iris.slug(name)}", kind, name)
        if keys(one):  # a name of a particle is none
            found.append(one)
    return found


def text_of(value: str) -> str:
    """A text as N-Quads has it."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def article(source: random.Random, number: int, everyone: list[Node], canonical: dict[str, str]) -> Iterator[str]:
    """The triples of one article, and after a blank line those of identity."""
    iri = f"{BASE}article/s{number}"
    published = f"20{source.randint(10, 25)}-{source.randint(1, 12):02}-{source.randint(1, 28):02}"

    def pick(wanted: tuple[Kind, ...]) -> Node:
        while True:
            one = everyone[min(len(everyone), int(source.paretovariate(0.6))) - 1]
            if one.kind in wanted:
                return one

    actors = list(
        {one.iri: one for one in (pick((Kind.PERSON, Kind.ORGANIZATION, Kind.POLITY)) for _ in range(5))}.values()
    )
    place = pick((Kind.LOCATION, Kind.POLITY))
    lines: list[str] = []
    text, mentions, sentences = "", [], []
    for turn in range(4):
        one, other = actors[turn % len(actors)], actors[(turn + 1) % len(actors)]
        start = len(text)
        verb = VERBS[(number + turn) % len(VERBS)]
        text += f"{one.label} {verb} {other.label} in {place.label} over harvest {number % 997}.\n"
        sentences.append((start, len(text) - 1, one, other))
        mentions.append((start, start + len(one.label), one, start, len(text) - 1))
        begin = start + len(one.label) + len(verb) + 2
        mentions.append((begin, begin + len(other.label), other, start, len(text) - 1))

    def add(subject: str, predicate: str, value: str) -> None:
        lines.append(f"<{subject}> {predicate if predicate.startswith('<') else f'<{predicate}>'} {value} ")

    add(iri, A, f"<{NG}Article>")
    add(iri, SCHEMA + "identifier", f'"s{number}"')
    add(iri, SCHEMA + "headline", text_of(text.partition("\n")[0]))
    add(iri, SCHEMA + "datePublished", f'"{published}"^^<{XSD}date>')
    add(iri, SCHEMA + "publisher", f'"The {GIVEN[number % len(GIVEN)]} Post"')
    add(iri, NG + "text", text_of(text))
    for one in {each.iri: each for each in (*actors, place)}.values():
        node = f"{iri}/{one.iri}"
        for name in CLASSES[one.kind]:
            add(node, A, f"<{NG}{name}>")
        add(node, RDFS + "label", text_of(one.label))
        add(node, NG + "named", f'"true"^^<{XSD}boolean>')

    def mention(begin: int, end: int, sentence: tuple[int, int]) -> str:
        node = f"{iri}#char={begin},{end}"
        add(node, A, f"<{NG}Mention>")
        add(node, NIF + "beginIndex", f'"{begin}"^^<{XSD}integer>')
        add(node, NIF + "endIndex", f'"{end}"^^<{XSD}integer>')
        add(node, NIF + "anchorOf", text_of(text[begin:end]))
        add(node, NIF + "referenceContext", f"<{iri}>")
        add(node, NIF + "sentence", f"<{iri}#char={sentence[0]},{sentence[1]}>")
        return node

    for begin, end, one, start, stop in mentions:
        add(mention(begin, end, (start, stop)), NG + "refersTo", f"<{iri}/{one.iri}>")
    for turn, (start, stop, one, other) in enumerate(sentences):
        evidence = mention(start, stop, (start, stop))
        node = f"{iri}/event/{turn}"
        day = f"20{source.randint(10, 25)}-{source.randint(1, 12):02}-{source.randint(1, 28):02}"
        type_ = EVENT_TYPES[int(source.random() ** 2 * len(EVENT_TYPES))]
        add(node, A, f"<{NG}Event>")
        add(node, RDFS + "label", text_of(f"{type_}: {one.label}, {other.label}"))
        add(node, NG + "eventType", f"<{NG}{type_}>")
        for slot, who in (("agent", one), ("patient", other), ("participant", one), ("participant", other)):
            add(node, NG + slot, f"<{iri}/{who.iri}>")
        if turn == 0:
            add(node, NG + "place", f"<{iri}/{place.iri}>")
        add(node, NG + "status", f"<{NG}{STATUSES[min(3, int(source.paretovariate(1.5)) - 1)]}>")
        add(node, NG + "date", f'"{day}"^^<{XSD}date>')
        add(node, NG + "evidence", f"<{evidence}>")
        add(node, NG + "confidence", f'"0.7"^^<{XSD}decimal>')
        add(node, NG + "rule", '"synthetic"')
    start, stop, one, other = sentences[0]
    title = TITLES[number % len(TITLES)]
    role, holding, claim = (f"{iri}/{name}" for name in (f"role/{title.lower()}", "holding/0", "claim/0"))
    for subject, predicate, value in (
        (role, A, f"<{NG}Role>"),
        (role, NG + "title", f'"{title}"'),
        (role, NG + "of", f"<{iri}/{other.iri}>"),
        (holding, A, f"<{NG}RoleHolding>"),
        (holding, NG + "holder", f"<{iri}/{one.iri}>"),
        (holding, NG + "role", f"<{role}>"),
        (holding, NG + "asOf", f'"{published}"^^<{XSD}date>'),
        (claim, A, f"<{NG}Claim>"),
        (claim, NG + "speaker", f"<{iri}/{one.iri}>"),
        (claim, NG + "about", f"<{iri}/event/0>"),
        (claim, NG + "sayingVerb", '"said"'),
    ):
        add(subject, predicate, value)
    for fact in (holding, claim):
        add(fact, NG + "evidence", f"<{iri}#char={start},{stop}>")
        add(fact, NG + "confidence", f'"0.8"^^<{XSD}decimal>')
    lines = list(dict.fromkeys(lines))
    yield from (line + f"<{iri}> .\n{line}.\n" for line in lines)
    name = f"<{iris.identity_graph(BASE)}>"
    for one in {each.iri: each for each in (*actors, place)}.values():
        line = f"<{iri}/{one.iri}> <{OWL}sameAs> <{canonical[one.iri]}> "
        yield line + f"{name} .\n{line}.\n"


def make(number: int, folder: Path) -> None:
    """Make the store; the folder is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    open_store(folder, base=BASE).close()
    source = random.Random(number)  # noqa: S311 - articles, no secret
    everyone = cast(source, max(60, number // 4))
    canonical: dict[str, str] = {}
    graph = f"<{iris.identity_graph(BASE)}>"
    used: set[str] = set()
    started = time.monotonic()
    with tempfile.NamedTemporaryFile("w", suffix=".nq", dir=folder.parent, encoding="utf-8") as file:
        for one in everyone:
            canonical[one.iri] = Cluster(keys(one)[0], one.kind, [one]).iri(BASE)
        for at in range(number):
            for line in article(source, at, everyone, canonical):
                file.write(line)
                if "sameAs" in line:
                    used.add(line.partition("sameAs> <")[2].partition(">")[0])
        for one in everyone:
            node = canonical[one.iri]
            if node in used:
                said = [f"{A} <{NG}{name}>" for name in CLASSES[one.kind]]
                for rest in (*said, f"<{RDFS}label> {text_of(one.label)}"):
                    file.write(f"<{node}> {rest} {graph} .\n<{node}> {rest} .\n")
        file.flush()
        print(
            f"written in {time.monotonic() - started:.0f} s, {Path(file.name).stat().st_size / 1e6:.0f} MB", flush=True
        )
        store = ox.Store(str(folder))
        store.bulk_load(path=file.name, format=ox.RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
        print(f"{len(store):,} quads loaded after {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
