"""What the builder knows of an article, as small frozen dataclasses.

Offsets everywhere count Unicode code points of ``Article.text`` from 0, the end exclusive (RFC 5147), so that
``article.text[span.start:span.end]`` is the quoted text. Dates are ISO 8601 strings as precise as the text allows:
``2025-10-06``, ``2025-10`` or ``2025``.

Data flows one way: Article → (Sentence, Entity) → RoleHolding, Event, Claim → Extraction → RDF.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What an entity is; the value is the local name of its class in the ontology."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    POLITY = "Polity"
    GROUP = "Group"
    LOCATION = "Location"

    @property
    def is_actor(self) -> bool:
        """Whether a thing of this kind can act, speak or hold a role."""
        return self is not Kind.LOCATION

    @property
    def is_place(self) -> bool:
        """Whether a thing of this kind can be where an event happens."""
        return self in (Kind.LOCATION, Kind.POLITY)


class Status(StrEnum):
    """Whether an event happened; the value is the local name in the ontology."""

    ACTUAL = "Actual"
    PLANNED = "Planned"
    HYPOTHETICAL = "Hypothetical"
    NEGATED = "Negated"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: code points, from ``start`` up to but not including ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share any of the text."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read. ``text`` is what every offset counts in; ``published`` is an ISO date or None."""

    identifier: str
    text: str
    headline: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number in the article from 0, where it stands, and whether it is the headline."""

    index: int
    span: Span
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What the gazetteer says of a location: a GeoNames id, coordinates in decimal degrees (WGS84), its kind."""

    geonames_id: int
    latitude: float
    longitude: float
    feature: str  # "country", "state" or "city"
    country: str | None = None  # ISO 3166-1 alpha-2


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that refers to an entity. ``form``: "name", "nominal" or "pronoun"."""

    span: Span
    form: str = "name"
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, polity, group or location of one article.

    ``key`` is unique in the article and becomes the end of the IRI (``person/benjamin-netanyahu``). ``label`` is the
    fullest name met, ``alternatives`` the other names met (no pronouns). ``named`` is False for "the hostages",
    "a Palestinian source". ``part_of`` and ``member_of`` are keys of other entities of the article. ``rule`` says why
    the mentions were taken to be one thing.
    """

    key: str
    kind: Kind
    label: str
    alternatives: tuple[str, ...] = ()
    named: bool = True
    mentions: tuple[Mention, ...] = ()
    place: Place | None = None
    part_of: str | None = None
    member_of: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the text says so: the stretch that states the fact, and inside it the words that triggered it."""

    span: Span
    trigger: Span | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people: ``what`` is killed, injured, detained, released or displaced."""

    what: str
    number: int
    qualifier: str | None = None  # "at least", "about", "up to", "more than"


@dataclass(frozen=True, slots=True)
class When:
    """When something happens: a date, or a span with one end or both. None: the text does not say."""

    date: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class RoleHolding:
    """That ``holder`` has the office ``title`` of ``of``; both are entity keys."""

    key: str
    holder: str
    title: str
    of: str | None
    evidence: tuple[Evidence, ...]
    status: Status = Status.ACTUAL
    former: bool = False
    as_of: str | None = None
    start: str | None = None
    end: str | None = None
    confidence: float = 0.5
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens, is planned, asked for or denied. Participants and places are entity keys."""

    key: str
    type: str  # one of the 23 names of the contract
    status: Status
    evidence: tuple[Evidence, ...]
    label: str = ""
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    when: When = field(default_factory=When)
    counts: tuple[Count, ...] = ()
    confidence: float = 0.5
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """That ``speaker`` (an entity key, None when the text gives no source) is said to have said something.

    ``about`` holds the keys of the events and role holdings that the claim asserts.
    """

    key: str
    speaker: str | None
    evidence: tuple[Evidence, ...]
    about: tuple[str, ...] = ()
    quote: str | None = None
    saying_verb: str | None = None
    counts: tuple[Count, ...] = ()
    confidence: float = 0.5
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article says."""

    article: Article
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    holdings: tuple[RoleHolding, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
