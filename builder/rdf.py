"""From an extraction to the triples of the article's named graph.

The same extraction gives the same triples, whoever builds it and when: no blank nodes, no clock, no order of a set.
Everything stands under the article's IRI (see ``iris``). Nothing is checked here: ``validation`` says what is wrong.

The terms are bound once, below, because looking a term up in its namespace costs more than making the triple.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from newsgraph.builder import iris
from newsgraph.builder.model import (
    Article,
    Claim,
    Count,
    Entity,
    Event,
    Evidence,
    Extraction,
    Kind,
    Mention,
    Place,
    RoleHolding,
    Span,
    Status,
)
from newsgraph.ontology.terms import COUNTS, EVENT_TYPES, GEO, GEONAMES, NG, NIF, PREFIXES, SCHEMA, SKOS

Triple = tuple[URIRef, URIRef, URIRef | Literal]

TYPE: Final = RDF.type
LABEL: Final = RDFS.label
CLASSES: Final[dict[Kind, tuple[URIRef, ...]]] = {
    Kind.PERSON: (NG.Person, NG.Actor),
    Kind.ORGANIZATION: (NG.Organization, NG.Actor),
    Kind.GROUP: (NG.Group, NG.Actor),
    Kind.POLITY: (NG.Polity, NG.Actor, NG.Location),
    Kind.LOCATION: (NG.Location,),
}
FEATURES: Final = {"country": SCHEMA.Country, "state": SCHEMA.State, "city": SCHEMA.City}
EVENT_TYPE: Final = {name: NG[name] for name in EVENT_TYPES}
STATUS: Final = {status: NG[status.value] for status in Status}
COUNT: Final = {name: NG[name] for name in COUNTS}
(BEGIN, END, ANCHOR, CONTEXT, SENTENCE) = (
    NIF[name] for name in ("beginIndex", "endIndex", "anchorOf", "referenceContext", "sentence")
)
(MENTION, REFERS_TO, EVIDENCE, TRIGGER, RULE, CONFIDENCE) = (
    NG.Mention, NG.refersTo, NG.evidence, NG.trigger, NG.rule, NG.confidence,
)  # fmt: skip
PARTICIPANT: Final = NG.participant


@lru_cache(maxsize=8192)
def plain(text: str) -> Literal:
    """A text without language; there is nothing about one to make normal, and looking costs as much as all else."""
    return Literal(text, normalize=False)


@lru_cache(maxsize=65536)
def offset(number: int) -> Literal:
    """A code point offset or a count of people."""
    return Literal(str(number), datatype=XSD.integer, normalize=False)


@lru_cache(maxsize=1024)
def decimal(number: float) -> Literal:
    """A confidence, in hundredths."""
    return Literal(f"{number:.2f}", datatype=XSD.decimal, normalize=False)


@lru_cache(maxsize=4096)
def degrees(number: float) -> Literal:
    """A latitude or longitude, in hundred-thousandths of a degree (about a metre)."""
    return Literal(f"{number:.5f}", datatype=XSD.decimal, normalize=False)


def geonames(place: Place) -> URIRef:
    """The place's IRI at GeoNames."""
    return GEONAMES[f"{place.geonames_id}/"]


@lru_cache(maxsize=2)
def truth(value: bool) -> Literal:
    """``true`` or ``false``."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


@lru_cache(maxsize=4096)
def date(text: str) -> Literal:
    """An ISO 8601 date, typed by how precise it is: a day, a month, a year, or a moment."""
    if "T" in text:
        kind = XSD.dateTime
    else:
        kind = {4: XSD.gYear, 7: XSD.gYearMonth}.get(len(text), XSD.date)
    return Literal(text, datatype=kind, normalize=False)


class Writer:
    """Collects the triples of one article. A mention is written once, however many facts cite it."""

    def __init__(self, extraction: Extraction, base: str) -> None:
        self.extraction = extraction
        self.article = iris.article_iri(base, extraction.article.identifier)
        self.node = URIRef(self.article)
        self.triples: list[Triple] = []
        self.mentions: dict[Span, URIRef] = {}
        self.nodes: dict[str, URIRef] = {}
        self.doubts: dict[Span, float] = {}
        self.roles: set[URIRef] = set()
        self.labels = {entity.key: entity.label for entity in extraction.entities}
        self.sentence_starts = [sentence.span.start for sentence in extraction.sentences]

    def local(self, key: str) -> URIRef:
        """The node with this key."""
        node = self.nodes.get(key)
        if node is None:
            node = self.nodes[key] = URIRef(iris.local_iri(self.article, key))
        return node

    def add(self, node: URIRef, term: URIRef, value: URIRef | Literal) -> None:
        """One triple."""
        self.triples.append((node, term, value))

    def texts(self, node: URIRef, pairs: Iterable[tuple[URIRef, str | None]]) -> None:
        """Those of the texts that are not empty."""
        self.triples.extend((node, term, plain(text)) for term, text in pairs if text)

    def dates(self, node: URIRef, pairs: Iterable[tuple[URIRef, str | None]]) -> None:
        """Those of the dates that are known."""
        self.triples.extend((node, term, date(text)) for term, text in pairs if text)

    def write(self) -> list[Triple]:
        """All that the extraction says."""
        extraction = self.extraction
        self.about_article(extraction.article)
        for entity in extraction.entities:
            self.about_entity(entity)
        for span, confidence in self.doubts.items():
            self.add(self.mention(span), CONFIDENCE, decimal(confidence))
        for holding in extraction.holdings:
            self.about_holding(holding)
        for event in extraction.events:
            self.about_event(event)
        for claim in extraction.claims:
            self.about_claim(claim)
        return self.triples

    def about_article(self, article: Article) -> None:
        """Its text and what is known of its publication."""
        self.add(self.node, TYPE, NG.Article)
        self.add(self.node, TYPE, SCHEMA.NewsArticle)
        # The text is written even when empty: every offset counts in it.
        self.add(self.node, NG.text, Literal(article.text, normalize=False))
        self.texts(
            self.node,
            [
                (SCHEMA.identifier, article.identifier),
                (SCHEMA.headline, article.headline),
                (LABEL, article.headline or article.identifier),
                (SCHEMA.url, article.url),
                (SCHEMA.publisher, article.publisher),
                (SCHEMA.inLanguage, article.language),
                *((SCHEMA.author, author) for author in article.authors),
            ],
        )
        self.dates(self.node, [(SCHEMA.datePublished, article.published)])

    def mention(self, span: Span) -> URIRef:
        """The mention of a stretch of text, written when it is first asked for, with the sentence it stands in."""
        node = self.mentions.get(span)
        if node is not None:
            return node
        node = self.mentions[span] = URIRef(iris.mention_iri(self.article, span.start, span.end))
        text = span.of(self.extraction.article.text)
        self.triples += [
            (node, TYPE, MENTION),
            (node, CONTEXT, self.node),
            (node, BEGIN, offset(span.start)),
            (node, END, offset(span.end)),
            (node, ANCHOR, plain(text)),
        ]
        number = bisect_right(self.sentence_starts, span.start) - 1
        if number >= 0:
            sentence = self.extraction.sentences[number].span
            if sentence.covers(span):
                self.add(node, SENTENCE, node if sentence == span else self.mention(sentence))
        return node

    def evidence(self, node: URIRef, evidence: tuple[Evidence, ...], rule: str, confidence: float) -> None:
        """Where the text says so, which rule read it, and how sure it is."""
        for item in evidence:
            self.add(node, EVIDENCE, self.mention(item.span))
            if item.trigger is not None:
                self.add(node, TRIGGER, self.mention(item.trigger))
        if rule:
            self.add(node, RULE, plain(rule))
        self.add(node, CONFIDENCE, decimal(confidence))

    def about_entity(self, entity: Entity) -> None:
        """Its classes, names and mentions; for a place, where it is."""
        node = self.local(entity.key)
        for kind in CLASSES[entity.kind]:
            self.add(node, TYPE, kind)
        self.add(node, LABEL, plain(entity.label))
        self.add(node, NG.named, truth(entity.named))
        self.texts(node, [*((SKOS.altLabel, name) for name in entity.alternatives), (RULE, entity.rule)])
        if entity.part_of is not None:
            self.add(node, NG.partOf, self.local(entity.part_of))
        if entity.member_of is not None:
            self.add(node, NG.memberOf, self.local(entity.member_of))
        if entity.place is not None:
            self.add(node, SKOS.exactMatch, geonames(entity.place))
            self.add(node, GEO.lat, degrees(entity.place.latitude))
            self.add(node, GEO.long, degrees(entity.place.longitude))
            if entity.place.feature in FEATURES:
                self.add(node, TYPE, FEATURES[entity.place.feature])
        for mention in entity.mentions:
            self.about_mention(mention, node)

    def about_mention(self, mention: Mention, referent: URIRef) -> None:
        """Whom the stretch of text means, and why; how sure that is comes at the end, once for all it may mean."""
        node = self.mention(mention.span)
        self.add(node, REFERS_TO, referent)
        if mention.rule:
            self.add(node, RULE, plain(mention.rule))
        if mention.confidence < 1:
            self.doubts[mention.span] = min(mention.confidence, self.doubts.get(mention.span, 1))

    def about_holding(self, holding: RoleHolding) -> None:
        """Who holds which role; the role's own node is written with its first holder."""
        node = self.local(holding.key)
        title = " ".join(holding.title.split())
        of = self.labels.get(holding.of) if holding.of is not None else None
        office = f"{title} of {of}" if of else title
        role = URIRef(iris.role_iri(self.article, title, holding.of))
        if role not in self.roles:
            self.roles.add(role)
            self.add(role, TYPE, NG.Role)
            self.texts(role, [(NG.title, title), (LABEL, office)])
            if holding.of is not None:
                self.add(role, NG.of, self.local(holding.of))
        self.add(node, TYPE, NG.RoleHolding)
        self.add(node, LABEL, plain(f"{self.labels.get(holding.holder, holding.holder)}, {office}"))
        self.add(node, NG.holder, self.local(holding.holder))
        self.add(node, NG.role, role)
        if holding.status is not Status.ACTUAL:
            self.add(node, NG.status, STATUS[holding.status])
        if holding.former:
            self.add(node, NG.former, truth(True))
        as_of = (
            holding.as_of[:10] if holding.as_of is not None and len(holding.as_of) >= 10 else None
        )  # a day or nothing
        self.dates(node, [(NG.asOf, as_of), (NG.startDate, holding.start), (NG.endDate, holding.end)])
        self.evidence(node, holding.evidence, holding.rule, holding.confidence)

    def counts(self, node: URIRef, counts: tuple[Count, ...]) -> None:
        """How many people, in the text's own words for how exactly, where these hold of all the figures: one property
        stands beside them all, so "killed seven and injured at least 21" has none."""
        for count in counts:
            self.add(node, COUNT[count.what], offset(count.number))
        qualifiers = {count.qualifier for count in counts}
        if len(qualifiers) == 1:
            self.texts(node, [(NG.countQualifier, qualifiers.pop())])

    def event_label(self, event: Event) -> str:
        """The event's own label, else its type and who takes part: "Consult: Hamas, Israel"."""
        if event.label:
            return event.label
        sides = [", ".join(self.labels.get(key, key) for key in keys) for keys in (event.agents, event.patients)]
        who = " → ".join(side for side in sides if side)
        return f"{event.type}: {who}" if who else event.type

    def about_event(self, event: Event) -> None:
        """What happens, between whom, where, when, whether it did, and how many people it touched."""
        node = self.local(event.key)
        self.add(node, TYPE, NG.Event)
        self.add(node, LABEL, plain(self.event_label(event)))
        self.add(node, NG.eventType, EVENT_TYPE[event.type])
        self.add(node, NG.status, STATUS[event.status])
        for term, keys in ((NG.agent, event.agents), (NG.patient, event.patients), (NG.mediator, event.mediators)):
            for key in keys:
                self.add(node, term, self.local(key))
                self.add(node, PARTICIPANT, self.local(key))
        for key in event.places:
            self.add(node, NG.place, self.local(key))
        self.dates(node, [(NG.date, event.when.date), (NG.startDate, event.when.start), (NG.endDate, event.when.end)])
        self.counts(node, event.counts)
        self.evidence(node, event.evidence, event.rule, event.confidence)

    def about_claim(self, claim: Claim) -> None:
        """Who says what of which events."""
        node = self.local(claim.key)
        self.add(node, TYPE, NG.Claim)
        speaker = None if claim.speaker is None else self.labels.get(claim.speaker, claim.speaker)
        self.add(node, LABEL, plain(f"Said by {speaker}" if speaker else "Said by a source that is not named"))
        if claim.speaker is not None:
            self.add(node, NG.speaker, self.local(claim.speaker))
        for key in claim.about:
            self.add(node, NG.about, self.local(key))
        self.texts(node, [(NG.quote, claim.quote), (NG.sayingVerb, claim.saying_verb)])
        self.counts(node, claim.counts)
        self.evidence(node, claim.evidence, claim.rule, claim.confidence)


def article_triples(extraction: Extraction, base: str) -> list[Triple]:
    """The triples of the article's graph, without a graph; a triple may stand in the list twice."""
    return Writer(extraction, base).write()


def article_graph(extraction: Extraction, base: str) -> Graph:
    """The article's graph; its identifier is the article's IRI. ``base`` is the store's base, ending in a slash.

    It is an RDFLib graph without contexts. Where only the triples are wanted, ``article_triples`` takes a third of the
    time, and ``validation.problems`` and a pyoxigraph store take them as they are or one by one.
    """
    writer = Writer(extraction, base)
    # The plain store has no contexts to keep: half the time of the default one.
    graph = Graph(store="SimpleMemory", identifier=writer.node, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    add = graph.store.add
    for triple in writer.write():
        add(triple, graph)
    return graph
