"""Facts read back from a store: events, role holdings and claims, each with the sentences that state it.

Everything here asks a *query function*: SPARQL text in, pyoxigraph results out (``Store.query`` of any store). Large
sets are asked for in batches: small enough that no query text is long, and that none is answered by a scan of the
whole store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

Ask: TypeAlias = Callable[[str], Any]
"""A query function: SPARQL 1.1 text in, pyoxigraph's results out; the prefixes of ``builder.store`` are declared."""

Described: TypeAlias = Mapping[str, tuple[str, ...]]
"""What is said of one thing: the IRI of each property, to its values as text, sorted."""

BATCH: Final = 100
NG: Final = "https://w3id.org/newsgraph/ns#"
NIF: Final = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
SCHEMA: Final = "https://schema.org/"
GEO: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#"

CLASSES: Final = {"event": "Event", "role": "RoleHolding", "claim": "Claim"}
"""Each kind of fact, and its class."""

KINDS: Final = ("Polity", "Person", "Organization", "Group", "Location", "Actor")
"""What a thing is called when it is of several classes: the first of these."""

SLOTS: Final = ("agent", "patient", "mediator", "place", "holder", "speaker")
COUNTS: Final = ("killed", "injured", "detained", "released", "displaced")


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what takes part in a fact. ``kind`` is the local name of a class; degrees are decimal (WGS84)."""

    iri: str
    label: str
    kind: str
    named: bool = True
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence that states a fact. ``start`` is where it begins in the article's text, in code points.

    ``evidence`` are the stretches that state the fact and ``triggers`` the words that gave it away, both as offsets
    inside ``sentence``, the end exclusive.
    """

    iri: str
    sentence: str
    start: int
    evidence: tuple[tuple[int, int], ...] = ()
    triggers: tuple[tuple[int, int], ...] = ()

    @property
    def article(self) -> str:
        """The IRI of the article that the sentence stands in."""
        return self.iri.partition("#")[0]


@dataclass(frozen=True, slots=True)
class Fact:
    """An event, a role holding or a claim, with everything that a reader needs to judge it.

    ``kind`` is "event", "role" or "claim"; ``type`` the event type, the title held, or the saying verb. ``parties``
    maps each slot that is filled (agent, patient, mediator, place, holder, of, speaker) to who fills it. ``date`` is
    the event's or, for a role, the date as of which it is held; a span has ``start`` and ``end``. All dates are as
    precise as the text, and empty where it does not say. ``confidence`` runs from 0 to 1.
    """

    iri: str
    kind: str
    type: str
    label: str = ""
    status: str = ""
    parties: tuple[tuple[str, tuple[Party, ...]], ...] = ()
    date: str = ""
    start: str = ""
    end: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    qualifier: str = ""
    quote: str = ""
    former: bool = False
    about: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 0.0
    article: str = ""
    passages: tuple[Passage, ...] = ()

    def of(self, slot: str) -> tuple[Party, ...]:
        """Who fills the slot; nobody gives ()."""
        return next((parties for name, parties in self.parties if name == slot), ())

    @property
    def sentence(self) -> str:
        """The first sentence that states it."""
        return self.passages[0].sentence if self.passages else ""


def local_name(iri: str) -> str:
    """What follows the last ``#`` or ``/``."""
    return iri.replace("#", "/").rpartition("/")[2]


def batches(iris: Iterable[str]) -> Iterator[list[str]]:
    """The IRIs in lists of at most BATCH, without those that could not stand in a query."""
    batch: list[str] = []
    for iri in iris:
        if iri and not any(sign in iri for sign in '<>"{}|^`\\ \n\r\t'):
            batch.append(iri)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def values(iris: Iterable[str]) -> str:
    """The IRIs as they stand in a VALUES block."""
    return " ".join(f"<{iri}>" for iri in iris)


def describe(ask: Ask, iris: Iterable[str], properties: Iterable[str] = ()) -> dict[str, dict[str, tuple[str, ...]]]:
    """What the store says of each thing; of ``properties`` alone where those are given."""
    narrowed = f"VALUES ?p {{ {values(properties)} }}" if properties else ""
    found: dict[str, dict[str, list[str]]] = {}
    for batch in batches(dict.fromkeys(iris)):
        for row in ask(f"SELECT ?s ?p ?o {{ VALUES ?s {{ {values(batch)} }} {narrowed} ?s ?p ?o }}"):
            found.setdefault(row["s"].value, {}).setdefault(row["p"].value, []).append(row["o"].value)
    return {iri: {term: tuple(sorted(set(items))) for term, items in said.items()} for iri, said in found.items()}


def fact_iris(ask: Ask, kinds: Iterable[str] = ("event", "role", "claim")) -> list[str]:
    """The IRIs of all facts of these kinds, sorted."""
    found: set[str] = set()
    for kind in kinds:
        found.update(row["f"].value for row in ask(f"SELECT ?f {{ ?f a ng:{CLASSES[kind]} }}"))
    return sorted(found)


def load(ask: Ask, iris: Iterable[str]) -> list[Fact]:
    """The facts with these IRIs, in the order given; what is no fact is left out."""
    wanted = list(dict.fromkeys(iris))
    facts: list[Fact] = []
    for start in range(0, len(wanted), BATCH):
        facts.extend(_load(ask, wanted[start : start + BATCH]))
    return facts


def _load(ask: Ask, iris: list[str]) -> Iterator[Fact]:
    said = describe(ask, iris)
    roles = describe(ask, (role for one in said.values() for role in one.get(NG + "role", ())))
    things = {iri for one in said.values() for slot in SLOTS for iri in one.get(NG + slot, ())}
    things.update(iri for role in roles.values() for iri in role.get(NG + "of", ()))
    parties = {iri: party(iri, one) for iri, one in describe(ask, sorted(things)).items()}
    cited = {iri for one in said.values() for slot in ("evidence", "trigger") for iri in one.get(NG + slot, ())}
    mentions = describe(ask, sorted(cited))
    sentences = {iri for one in mentions.values() for iri in one.get(NIF + "sentence", ())}
    mentions |= describe(ask, sorted(sentences - mentions.keys()))
    for iri in iris:
        one = said.get(iri, {})
        kind = next((kind for kind, name in CLASSES.items() if NG + name in one.get(RDF_TYPE, ())), "")
        if kind:
            yield _fact(iri, kind, said=one, roles=roles, parties=parties, mentions=mentions)


def first(said: Described, iri: str) -> str:
    """The first value of the property, or nothing."""
    return said.get(iri, ("",))[0]


def party(iri: str, said: Described) -> Party:
    """The participant that is described; a thing without a label goes by the end of its IRI."""
    classes = {local_name(one) for one in said.get(RDF_TYPE, ())}
    latitude, longitude = first(said, GEO + "lat"), first(said, GEO + "long")
    return Party(
        iri,
        first(said, LABEL) or local_name(iri),
        next((kind for kind in KINDS if kind in classes), "Actor"),
        first(said, NG + "named") not in ("false", "0"),
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
    )


def _fact(
    iri: str,
    kind: str,
    *,
    said: Described,
    roles: Mapping[str, Described],
    parties: Mapping[str, Party],
    mentions: Mapping[str, Described],
) -> Fact:
    role = roles.get(first(said, NG + "role"), {})
    filled = {slot: said.get(NG + slot, ()) for slot in SLOTS} | {"of": role.get(NG + "of", ())}
    cited = passages(said, mentions)
    type_ = {
        "event": local_name(first(said, NG + "eventType")),
        "role": first(role, NG + "title") or first(role, LABEL),
        "claim": first(said, NG + "sayingVerb"),
    }[kind]
    return Fact(
        iri=iri,
        kind=kind,
        type=type_,
        label=first(said, LABEL),
        # A role holding says its status only where it is not Actual; a claim has none.
        status=local_name(first(said, NG + "status")) or ("Actual" if kind == "role" else ""),
        parties=tuple(
            (slot, tuple(parties.get(one) or Party(one, local_name(one), "Actor") for one in sorted(who)))
            for slot, who in filled.items()
            if who
        ),
        date=first(said, NG + "date") or first(said, NG + "asOf"),
        start=first(said, NG + "startDate"),
        end=first(said, NG + "endDate"),
        counts=tuple((what, int(number)) for what in COUNTS for number in said.get(NG + what, ())),
        qualifier=first(said, NG + "countQualifier"),
        quote=first(said, NG + "quote"),
        former=first(said, NG + "former") in ("true", "1"),
        about=said.get(NG + "about", ()),
        rule=first(said, NG + "rule"),
        confidence=float(first(said, NG + "confidence") or 0),
        article=cited[0].article if cited else iri.partition("#")[0],
        passages=cited,
    )


def passages(said: Described, mentions: Mapping[str, Described]) -> tuple[Passage, ...]:
    """The sentences that the evidence stands in, in the order of the text, with the stretches that state the fact."""
    marked: dict[str, dict[str, set[tuple[int, int]]]] = {}
    for slot in ("evidence", "trigger"):
        for iri in said.get(NG + slot, ()):
            mention = mentions.get(iri, {})
            begin, end = first(mention, NIF + "beginIndex"), first(mention, NIF + "endIndex")
            if begin and end:
                sentence = first(mention, NIF + "sentence") or iri
                marked.setdefault(sentence, {}).setdefault(slot, set()).add((int(begin), int(end)))
    found = []
    for iri, slots in marked.items():
        if "evidence" in slots:
            text = first(mentions.get(iri, {}), NIF + "anchorOf")
            start = int(first(mentions.get(iri, {}), NIF + "beginIndex") or 0)
            evidence, triggers = (
                tuple(
                    (begin - start, end - start)
                    for begin, end in sorted(slots.get(slot, ()))
                    if start <= begin < end <= start + len(text)
                )
                for slot in ("evidence", "trigger")
            )
            found.append(Passage(iri, text, start, evidence, triggers))
    return tuple(sorted(found, key=lambda passage: (passage.article, passage.start)))
