"""A store of two short made-up articles, written by hand so that tests know every fact in it."""

from __future__ import annotations

from pathlib import Path

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
    Sentence,
    Span,
    Status,
    When,
)
from newsgraph.builder.rdf import article_graph
from newsgraph.builder.store import open_store

BASE = "https://example.org/id/"
TALKS = f"{BASE}article/talks"
STRIKE = f"{BASE}article/strike"

TALKS_TEXT = (
    "Orsinia and Veldland open talks\n\n"
    "Orsinia and Veldland opened talks in Port Meren on Monday, mediated by Tarn.\n"
    "President Ana Ruiz of Orsinia said “we want peace <b>now</b>”.\n"
    "Veldland attacked Orsinia's navy in May, killing at least 12 people."
)
STRIKE_TEXT = "Ana Ruiz is to visit Tarn next month.\nThe Orsinian president will meet the dockers."


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def evidence(text: str, words: str, trigger: str | None = None) -> tuple[Evidence, ...]:
    stretch = span(text, words)
    inner = text.index(trigger, stretch.start) if trigger else 0
    return (Evidence(stretch, Span(inner, inner + len(trigger)) if trigger else None),)


def sentences(text: str) -> tuple[Sentence, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        if line:
            found.append(Sentence(len(found), Span(start, start + len(line))))
        start += len(line) + 1
    return tuple(found)


def talks() -> Extraction:
    text = TALKS_TEXT

    def entity(kind: Kind, key: str, label: str, *names: str, place: Place | None = None) -> Entity:
        mentions = [Mention(span(text, name, 1 if name in ("Orsinia", "Veldland") else 0)) for name in (label, *names)]
        return Entity(key, kind, label, names, mentions=tuple(mentions), place=place)

    return Extraction(
        Article("talks", text, "Orsinia and Veldland open talks", "2031-06-02", publisher="The Meren Post"),
        sentences(text),
        (
            entity(Kind.POLITY, "polity/orsinia", "Orsinia", place=Place(1, 10.5, 20.25, "country")),
            entity(Kind.POLITY, "polity/veldland", "Veldland"),
            entity(Kind.POLITY, "polity/tarn", "Tarn"),
            entity(Kind.LOCATION, "location/port-meren", "Port Meren"),
            entity(Kind.PERSON, "person/ana-ruiz", "Ana Ruiz"),
            entity(Kind.ORGANIZATION, "organization/navy", "Orsinia's navy"),
        ),
        holdings=(
            RoleHolding(
                "holding/1", "person/ana-ruiz", "President", "polity/orsinia",
                evidence(text, "President Ana Ruiz of Orsinia"), as_of="2031-06-02",
                confidence=0.9, rule="title-before-name",
            ),
        ),
        events=(
            Event(
                "event/1", "Consult", Status.ACTUAL,
                evidence(text, "Orsinia and Veldland opened talks in Port Meren on Monday", "talks"),
                agents=("polity/orsinia", "polity/veldland"), mediators=("polity/tarn",),
                places=("location/port-meren",), when=When("2031-06-02"), confidence=0.8, rule="noun-frame",
            ),
            Event(
                "event/2", "Assault", Status.ACTUAL,
                evidence(text, "Veldland attacked Orsinia's navy in May", "attacked"),
                agents=("polity/veldland",), patients=("organization/navy",), when=When("2031-05"),
                counts=(Count("killed", 12, "at least"),), confidence=0.7, rule="verb-frame",
            ),
        ),
        claims=(
            Claim(
                "claim/1", "person/ana-ruiz",
                evidence(text, "President Ana Ruiz of Orsinia said “we want peace <b>now</b>”", "said"),
                quote="we want peace <b>now</b>", saying_verb="said", confidence=0.95, rule="quote",
            ),
        ),
    )  # fmt: skip


def strike() -> Extraction:
    text = STRIKE_TEXT
    return Extraction(
        Article("strike", text, None, "2031-06-20"),
        sentences(text),
        (
            Entity("person/ana-ruiz", Kind.PERSON, "Ana Ruiz", mentions=(Mention(span(text, "Ana Ruiz")),)),
            Entity("polity/tarn", Kind.POLITY, "Tarn", mentions=(Mention(span(text, "Tarn")),)),
            Entity(
                "group/dockers", Kind.GROUP, "the dockers", named=False,
                mentions=(Mention(span(text, "the dockers")),),
            ),
        ),
        events=(
            Event(
                "event/1", "Consult", Status.PLANNED, evidence(text, "Ana Ruiz is to visit Tarn next month", "visit"),
                agents=("person/ana-ruiz", "polity/tarn"), when=When("2031-07"), confidence=0.6, rule="verb-frame",
            ),
            Event(
                "event/2", "Consult", Status.PLANNED,
                evidence(text, "The Orsinian president will meet the dockers", "meet"),
                agents=("person/ana-ruiz", "group/dockers"), confidence=0.5, rule="verb-frame",
            ),
        ),
    )  # fmt: skip


def make_store(folder: Path) -> Path:
    """A new store with both articles; closed."""
    with open_store(folder, base=BASE) as store:
        store.put_articles(
            (iris.article_iri(BASE, one.article.identifier), article_graph(one, BASE)) for one in (talks(), strike())
        )
    return folder
