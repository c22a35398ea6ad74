"""The names of the vocabulary in Python, and of the vocabularies beside it.

``NG`` holds every term of ``newsgraph.ttl`` and ``event-types.ttl``, no more and no less (a test compares them);
asking it for another name raises AttributeError, so that a misspelt term fails where it is written.
"""

# ruff: noqa: N815 (the terms' names are the vocabulary's)

from __future__ import annotations

from typing import Final

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

ONTOLOGY: Final = URIRef("https://w3id.org/newsgraph/ns")
"""The ontology's own IRI; also the name of the graph that holds the ontology in a store, whatever the store's base."""


class NG(DefinedNamespace):
    """The newsgraph vocabulary. What each term means is said in ``newsgraph.ttl`` and ``event-types.ttl``."""

    _fail = True
    _NS = Namespace("https://w3id.org/newsgraph/ns#")

    # classes
    Article: URIRef
    Actor: URIRef
    Person: URIRef
    Organization: URIRef
    Group: URIRef
    Location: URIRef
    Polity: URIRef
    Event: URIRef
    EventType: URIRef
    Status: URIRef
    Role: URIRef
    RoleHolding: URIRef
    Claim: URIRef
    Mention: URIRef

    # of articles
    text: URIRef

    # of actors and locations
    named: URIRef
    partOf: URIRef
    memberOf: URIRef

    # of events
    eventType: URIRef
    participant: URIRef
    agent: URIRef
    patient: URIRef
    mediator: URIRef
    place: URIRef
    date: URIRef
    startDate: URIRef
    endDate: URIRef
    status: URIRef

    # of events and claims
    killed: URIRef
    injured: URIRef
    detained: URIRef
    released: URIRef
    displaced: URIRef
    countQualifier: URIRef

    # of roles and role holdings
    title: URIRef
    of: URIRef
    holder: URIRef
    role: URIRef
    asOf: URIRef
    former: URIRef

    # of claims
    speaker: URIRef
    about: URIRef
    quote: URIRef
    sayingVerb: URIRef

    # of every fact, and of mentions
    evidence: URIRef
    trigger: URIRef
    rule: URIRef
    confidence: URIRef
    refersTo: URIRef

    # statuses
    Actual: URIRef
    Planned: URIRef
    Hypothetical: URIRef
    Negated: URIRef

    # event types, and their scheme
    EventTypes: URIRef
    Agree: URIRef
    Consult: URIRef
    Support: URIRef
    Cooperate: URIRef
    Aid: URIRef
    Concede: URIRef
    Retreat: URIRef
    Request: URIRef
    Accuse: URIRef
    Reject: URIRef
    Threaten: URIRef
    Protest: URIRef
    Sanction: URIRef
    Mobilize: URIRef
    Coerce: URIRef
    Assault: URIRef
    Appoint: URIRef
    Prosecute: URIRef
    Move: URIRef
    Transact: URIRef
    Disaster: URIRef
    Release: URIRef
    Compete: URIRef


SCHEMA: Final = Namespace("https://schema.org/")
SEM: Final = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
ORG: Final = Namespace("http://www.w3.org/ns/org#")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
NIF: Final = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
ITSRDF: Final = Namespace("http://www.w3.org/2005/11/its/rdf#")
GEO: Final = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
GEONAMES: Final = Namespace("https://sws.geonames.org/")
PLOVER: Final = Namespace("https://github.com/openeventdata/PLOVER#")

STATUSES: Final = ("Actual", "Planned", "Hypothetical", "Negated")
"""Whether an event happened: the local names."""

EVENT_TYPES: Final = (
    "Agree",
    "Consult",
    "Support",
    "Cooperate",
    "Aid",
    "Concede",
    "Retreat",
    "Request",
    "Accuse",
    "Reject",
    "Threaten",
    "Protest",
    "Sanction",
    "Mobilize",
    "Coerce",
    "Assault",
    "Appoint",
    "Prosecute",
    "Move",
    "Transact",
    "Disaster",
    "Release",
    "Compete",
)
"""The local names of the event types: PLOVER's sixteen, then the seven for the rest of the news."""

SYMMETRIC_TYPES: Final = frozenset({"Agree", "Consult", "Cooperate"})
"""Event types whose sides do the same thing to each other, so that all of them are agents."""

NAMES: Final = frozenset(NG.__annotations__)
"""The local name of every term."""

PROPERTIES: Final = frozenset(name for name in NAMES if name[0].islower())
"""The local names of the properties, which alone begin with a small letter."""

CLASSES: Final = NAMES - PROPERTIES - {*STATUSES, *EVENT_TYPES, "EventTypes"}
"""The local names of the classes."""

COUNTS: Final = ("killed", "injured", "detained", "released", "displaced")
"""The local names of the properties that count people."""

PREFIXES: Final[dict[str, str]] = {
    "ng": str(NG._NS),
    "schema": str(SCHEMA),
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": str(SKOS),
    "nif": str(NIF),
    "itsrdf": str(ITSRDF),
    "geo": str(GEO),
    "sem": str(SEM),
    "org": str(ORG),
    "prov": str(PROV),
}
"""Prefix to namespace: what queries may use without declaring it, and what serialisations declare."""
