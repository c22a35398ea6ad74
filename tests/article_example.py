"""A small extraction that uses every part of the model, written by hand, for the tests of RDF, shapes and ontology."""

from __future__ import annotations

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

HEADLINE = "Harbour talks open in Callao 🌊"
SENTENCES = (
    "Finance Minister Rosa Quispe met leaders of the Dockers’ Union in Callao on Monday.",
    "She said at least four people had been hurt in a blaze at the port.",
    "The union will strike next month unless Peru frees its chairman.",
)
TEXT = " ".join(SENTENCES)


def at(words: str, after: str = "") -> Span:
    """Where the words stand in the text, the first time or the first after other words."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def sentence(number: int) -> Span:
    """Where a sentence stands."""
    return at(SENTENCES[number])


EXTRACTION = Extraction(
    article=Article(
        "callao-talks.txt",
        TEXT,
        HEADLINE,
        "2025-10-06",
        "https://news.example/callao",
        "The Daily Example",
        ("A. Writer", "B. Writer"),
        "en",
    ),
    sentences=tuple(Sentence(number, sentence(number)) for number in range(3)),
    entities=(
        Entity(
            "person/rosa-quispe",
            Kind.PERSON,
            "Rosa Quispe",
            ("Quispe",),
            mentions=(Mention(at("Rosa Quispe")), Mention(at("She"), "pronoun", "subject of the last sentence", 0.8)),
            rule="one full name",
        ),
        Entity(
            "organization/dockers-union",
            Kind.ORGANIZATION,
            "Dockers’ Union",
            mentions=(Mention(at("Dockers’ Union")), Mention(at("The union"), "nominal", "head noun", 0.9)),
        ),
        Entity(
            "polity/callao",
            Kind.POLITY,
            "Callao",
            mentions=(Mention(at("Callao")),),
            place=Place(3946083, -12.05659, -77.11814, "city", "PE"),
            part_of="polity/peru",
        ),
        Entity("polity/peru", Kind.POLITY, "Peru", mentions=(Mention(at("Peru")),)),
        Entity("location/port", Kind.LOCATION, "the port", named=False, mentions=(Mention(at("the port"), "nominal"),)),
        Entity(
            "person/chairman",
            Kind.PERSON,
            "its chairman",
            named=False,
            mentions=(Mention(at("its chairman"), "nominal"),),
            member_of="organization/dockers-union",
        ),
        Entity(
            "group/people", Kind.GROUP, "four people", named=False, mentions=(Mention(at("four people"), "nominal"),)
        ),
    ),
    holdings=(
        RoleHolding(
            "holding/1",
            "person/rosa-quispe",
            "Finance Minister",
            "polity/peru",
            (Evidence(at("Finance Minister Rosa Quispe"), at("Finance Minister")),),
            as_of="2025-10-06",
            confidence=0.95,
            rule="title before name",
        ),
        RoleHolding(
            "holding/2",
            "person/chairman",
            "finance minister",
            "polity/peru",
            (Evidence(at("its chairman")),),
            status=Status.PLANNED,
            former=True,
            as_of="2025-10-06",
            start="2019",
            end="2025-03",
            rule="kinship",
        ),
    ),
    events=(
        Event(
            "event/1",
            "Consult",
            Status.ACTUAL,
            (Evidence(sentence(0), at("met")),),
            agents=("person/rosa-quispe", "organization/dockers-union"),
            mediators=("polity/peru",),
            places=("polity/callao",),
            when=When("2025-10-06"),
            confidence=0.9,
            rule="verb",
        ),
        Event(
            "event/2",
            "Disaster",
            Status.ACTUAL,
            (Evidence(at("at least four people had been hurt in a blaze at the port"), at("blaze")),),
            label="blaze at the port",
            patients=("group/people",),
            places=("location/port",),
            counts=(Count("injured", 4, "at least"),),
            confidence=0.7,
            rule="noun",
        ),
        Event(
            "event/3",
            "Protest",
            Status.PLANNED,
            (Evidence(sentence(2), at("strike")),),
            agents=("organization/dockers-union",),
            patients=("polity/peru",),
            when=When(start="2025-11", end="2025"),
            rule="verb",
        ),
    ),
    claims=(
        Claim(
            "claim/1",
            "person/rosa-quispe",
            (Evidence(sentence(1), at("said")),),
            about=("event/2", "holding/1"),
            quote="hurt in a blaze",
            saying_verb="said",
            counts=(Count("injured", 4, "at least"),),
            confidence=0.85,
            rule="verb of speech",
        ),
        Claim("claim/2", None, (Evidence(sentence(2)),), rule="free"),
    ),
)
