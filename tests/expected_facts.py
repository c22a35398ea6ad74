"""What a careful reader takes from the sample articles, and what nobody may take from them.

Written from reading the articles, never from the output. What the extractor does not get right yet stands by its name
in tests/golden/missed.toml with the cause, so that this file only says what is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsgraph.builder.model import Claim, Entity, Event, Evidence, Extraction, RoleHolding

Texts = str | tuple[str, ...]


def several(texts: Texts) -> tuple[str, ...]:
    """One text or several, as several."""
    return (texts,) if isinstance(texts, str) else texts


def shown(texts: Texts | int, between: str = " and ") -> str:
    """One text, several or a number, to be read."""
    return str(texts) if isinstance(texts, int) else between.join(several(texts))


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the article: its name, one of its kinds, its other names."""

    name: str
    kinds: Texts = ()
    also: Texts = ()

    def __str__(self) -> str:
        known = f", also {shown(self.also)}" if self.also else ""
        return f"{self.name} is {shown(self.kinds, '/') or 'a node'}{known}"

    def holds(self, extraction: Extraction) -> bool:
        """Whether the article has such a node."""
        return any(
            is_called(entity, self.name)
            and (not self.kinds or entity.kind.value in several(self.kinds))
            and set(several(self.also)) <= {entity.label, *entity.alternatives}
            for entity in extraction.entities
        )


@dataclass(frozen=True, slots=True)
class Role:
    """That somebody holds, or held, an office. ``of`` "" is not looked at."""

    holder: str
    title: Texts
    of: str = ""
    former: bool = False

    def __str__(self) -> str:
        of = f" of {self.of}" if self.of else ""
        return f"{self.holder}, {'former ' if self.former else ''}{shown(self.title, '/')}{of}"

    def holds(self, extraction: Extraction) -> bool:
        """Whether the article is read to say so."""
        return any(self.fits(holding, extraction) for holding in extraction.holdings)

    def fits(self, holding: RoleHolding, extraction: Extraction) -> bool:
        """Whether the role holding is this one."""
        return (
            mean((holding.holder,), self.holder, extraction)
            and holding.title.casefold() in {title.casefold() for title in several(self.title)}
            and holding.former is self.former
            and (not self.of or mean((holding.of or "",), self.of, extraction))
        )


@dataclass(frozen=True, slots=True)
class Happening:
    """An event by the words that name it. What is empty is not looked at."""

    words: str
    types: Texts = ()
    status: Texts = "Actual"
    agent: Texts = ()
    patient: Texts = ()
    mediator: Texts = ()
    at: Texts = ()
    on: str = ""
    killed: int = 0
    injured: int = 0
    detained: int = 0
    released: int = 0

    def __str__(self) -> str:
        slots = ("agent", "patient", "mediator", "at", "on", *COUNTED)
        known = [f"{name} {shown(value)}" for name in slots if (value := getattr(self, name))]
        head = f"{shown(self.types, '/') or 'event'} '{self.words}' {shown(self.status, '/')}"
        return ", ".join([head.strip(), *known])

    def holds(self, extraction: Extraction) -> bool:
        """Whether the article is read to say so."""
        return any(self.fits(event, extraction) for event in extraction.events)

    def fits(self, event: Event, extraction: Extraction) -> bool:
        """Whether the event is this one."""
        slots = (
            (event.agents, self.agent),
            (event.patients, self.patient),
            (event.mediators, self.mediator),
            (event.places, self.at),
        )
        numbers = {count.what: count.number for count in event.counts}
        when = event.when.date or f"{event.when.start or ''}/{event.when.end or ''}"
        return (
            any(self.words.casefold() in said.casefold() for said in triggers(extraction, event.evidence))
            and (not self.types or event.type in several(self.types))
            and (not self.status or event.status.value in several(self.status))
            and all(mean(keys, name, extraction) for keys, wanted in slots for name in several(wanted))
            and (not self.on or when.startswith(self.on))
            and all(numbers.get(name) == getattr(self, name) for name in COUNTED if getattr(self, name))
        )


@dataclass(frozen=True, slots=True)
class Saying:
    """That somebody says something in a sentence that holds ``words``; ``about``: words that name an event said of."""

    speaker: str
    words: str
    quote: str = ""
    about: str = ""
    killed: int = 0

    def __str__(self) -> str:
        known = [f"{name} {value}" for name in ("quote", "about", "killed") if (value := getattr(self, name))]
        return ", ".join([f"{self.speaker} says '{self.words}'", *known])

    def holds(self, extraction: Extraction) -> bool:
        """Whether the article is read to say so."""
        return any(self.fits(claim, extraction) for claim in extraction.claims)

    def fits(self, claim: Claim, extraction: Extraction) -> bool:
        """Whether the claim is this one."""
        about = [event for event in extraction.events if event.key in claim.about]
        return (
            (not self.speaker or mean((claim.speaker or "",), self.speaker, extraction))
            and any(self.words in said for said in sentences(extraction, claim.evidence))
            and self.quote in (claim.quote or "")
            and (not self.about or any(self.about in said for e in about for said in triggers(extraction, e.evidence)))
            and (not self.killed or any((c.what, c.number) == ("killed", self.killed) for c in claim.counts))
        )


Fact = Thing | Role | Happening | Saying
COUNTED = ("killed", "injured", "detained", "released")


def is_called(entity: Entity, name: str) -> bool:
    """Whether this is one of the entity's names; for one without a name, whether it is in what it is called."""
    called = [text.casefold() for text in (entity.label, *entity.alternatives)]
    return name.casefold() in called or (not entity.named and name.casefold() in called[0])


def mean(keys: Iterable[str], name: str, extraction: Extraction) -> bool:
    """Whether one of the keys is of an entity with this name."""
    wanted = set(keys)
    return any(entity.key in wanted and is_called(entity, name) for entity in extraction.entities)


def triggers(extraction: Extraction, evidence: Sequence[Evidence]) -> list[str]:
    """The words that name an event."""
    return [(item.trigger or item.span).of(extraction.article.text) for item in evidence]


def sentences(extraction: Extraction, evidence: Sequence[Evidence]) -> list[str]:
    """The sentences that state a fact."""
    text = extraction.article.text
    return [s.span.of(text) for item in evidence for s in extraction.sentences if s.span.covers(item.span)]


AHP = "Alpine Hydro Power"
UNION = "Tyrol Workers' Union"
IFA = "Icelandic Fishing Association"
ICOF = "International Council for Ocean Fisheries"
PEOPLES_KINDS = ("Group", "Organization")

HAS: dict[str, tuple[Fact, ...]] = {
    "dam-1": (
        Thing(AHP, "Organization", also="AHP"),
        Thing(UNION, "Organization"),
        Thing("Austrian police", PEOPLES_KINDS),
        Thing("Tyrol", ("Polity", "Location")),
        Role("Claudia Reiter", "chief executive", AHP),
        Role("Stefan Moser", "head", UNION),
        Role("Thomas Brandner", "President", "Austria"),
        Happening("explosion", "Disaster", at="Tyrol", on="2025-03-06", killed=7, injured=21),
        Happening("rescued", "Aid", agent="Firefighters", patient="33 people"),
        Happening("help", "Aid", "Planned", agent=AHP, patient="investigators"),
        Happening("accused", "Accuse", agent=UNION, patient=AHP),
        Happening("asked", "Request", agent=UNION, patient=AHP, on="2024-12"),
        Happening("rejected", "Reject", agent="company spokesman"),
        Happening("investigation", "Accuse", agent="Prosecutors in Innsbruck"),
        Saying("Austrian police", "killed seven workers", about="explosion"),
        Saying("Claudia Reiter", "We do not know yet", quote="We do not know yet what went wrong"),
        Saying("Stefan Moser", "shut down the second turbine"),
    ),
    "dam-2": (
        Role("Lena Hofer", "prosecutor", "Innsbruck"),
        Role("Claudia Reiter", "CEO", AHP),
        Role("Stefan Moser", "leader", UNION),
        Happening("searched", "Coerce", agent="Police", patient=AHP, at="Vienna", on="2025-03-14"),
        Happening("explosion", "Disaster", on="2025-03-06"),
        Happening("seized", "Coerce", agent="investigators"),
        Happening("denied", "Reject", agent="Claudia Reiter"),
        Happening("published", "Release", agent="Alpenbote", on="2025-03-13"),
        Happening("marched", "Protest", agent="Several thousand people", at="Innsbruck", on="2025-03-12"),
        Happening("urged", "Request", agent="Stefan Moser", patient="government"),
        Saying("Lena Hofer", "seized computers", about="seized"),
        Saying("Lena Hofer", "Nobody is charged", quote="Nobody is charged at this point"),
        Saying("Tyrol fire service", "rose to nine", killed=9),
        Saying("Claudia Reiter", "denied that the company"),
    ),
    "dam-3": (
        Thing("Austrian police", PEOPLES_KINDS),
        Role("Claudia Reiter", "chief executive", AHP, former=True),
        Role("Paul Wagner", "lawyer", "Claudia Reiter"),
        Role("Martin Egger", "acting chief executive", AHP),
        Role("Martin Egger", "finance director", AHP),
        Role("Anna Berger", "Economy Minister", "Austria"),
        Happening(
            "arrested", "Prosecute", agent="Austrian police", patient="Claudia Reiter", at="Vienna", on="2025-03-25"
        ),
        Happening("charged", "Prosecute", agent="Prosecutors in Innsbruck", patient="Claudia Reiter"),
        Happening("explosion", "Disaster", on="2025-03-06", killed=9),
        Happening("dismissed", "Appoint", agent=AHP, patient="Claudia Reiter", on="2025-03-17"),
        Happening("named", "Appoint", agent=AHP, patient="Martin Egger"),
        Happening("pay", "Transact", "Planned", agent="Martin Egger"),
        Saying("Paul Wagner", "plead not guilty"),
        Saying("Paul Wagner", "relied on the reports", quote="My client relied on the reports of her engineers"),
        Saying("Anna Berger", "may be closed"),
    ),
    "dam-4": (
        Thing("Rhone Energie", "Organization"),
        Role("Martin Egger", "acting chief executive", AHP),
        Role("Stefan Moser", "head", UNION),
        Role("Claudia Reiter", "head", AHP, former=True),
        Role("Lena Hofer", "Prosecutor"),
        Happening("sell", "Transact", "Planned", agent=AHP, patient="Rhone Energie"),
        Happening("pay", "Transact", ("Planned", "Hypothetical"), agent="Rhone Energie"),
        Happening("opposed", "Reject", agent=UNION),
        Happening("demanded", "Request", agent="Stefan Moser", patient=AHP),
        Happening("died", "Disaster", patient="nine workers", on="2025-03", killed=9),
        Happening("trial", "Prosecute", "Planned", patient="Claudia Reiter", at="Innsbruck", on="2025-09"),
        Happening("released", "Concede", agent="court", patient="Claudia Reiter", on="2025-04-07"),
        Saying("two firms", "plans to sell", about="sell"),
        Saying("Martin Egger", "fresh start", quote="a fresh start"),
        Saying("Stefan Moser", "the widows stay", quote="The owners leave, the widows stay"),
    ),
    "fish-1": (
        Thing(IFA, "Organization", also="IFA"),
        Thing(ICOF, "Organization", also="ICOF"),
        Thing("Norwegian coast guard", PEOPLES_KINDS),
        Role("Sigrun Halvorsdottir", "Fisheries Minister", "Iceland"),
        Happening("talks", "Consult", agent=("Iceland", "Norway"), at="Bergen", on="2025-03-04"),
        Happening("talks", "Consult", mediator=ICOF),
        Happening("met", "Consult", agent=("Sigrun Halvorsdottir", "Erik Solbakken")),
        Happening("exchange", "Cooperate", "Planned", agent=("Iceland", "Norway")),
        Happening("detained", ("Coerce", "Prosecute"), agent="Norwegian coast guard", patient="crew", on="2025-01"),
        Happening("detained", ("Coerce", "Prosecute"), at="Tromso", detained=14),
        Happening("condemned", "Accuse", agent="Iceland"),
        Happening("demanded", "Request", agent=IFA),
        Happening("release", "Concede", "Hypothetical", patient="crew"),
        Happening("talks", "Consult", "Planned", at="Reykjavik", on="2025-03-18"),
        Saying("Sigrun Halvorsdottir", "We came to listen", quote="we will not accept another year without limits"),
        Saying("Erik Solbakken", "agreed to exchange", about="agreed"),
        Saying(ICOF, "warned that herring stocks"),
        Saying(ICOF, "780,000 tonnes"),
    ),
    "fish-2": (
        Thing("Hvitanes Fishing", "Organization"),
        Thing("Tromso", ("Polity", "Location")),
        Role("Jon Arnarson", "Prime Minister"),
        Role("Erik Solbakken", "fisheries minister", "Norway"),
        Role("Bjarni Olafsson", "chairman", IFA),
        Role("Gudrun Stefansdottir", "Captain"),
        Happening("released", "Concede", agent="Norway", patient="fishermen", on="2025-03-12", released=14),
        Happening("seized", "Coerce", on="2025-01"),
        Happening("left", "Move", agent="fishermen", at="Tromso"),
        Happening("thanked", "Support", agent="Jon Arnarson", patient="Norway"),
        Happening("praised", "Support", agent="Jon Arnarson", patient="mediators"),
        Happening("denied", "Reject", agent="Erik Solbakken"),
        Happening("yielded", "Concede", "Negated", agent=("Oslo",)),
        Happening("fined", "Prosecute", agent="court", patient="Hvitanes Fishing"),
        Happening("called", "Request", agent=IFA),
        Happening("accused", "Accuse", agent="Bjarni Olafsson", patient="Norway"),
        Saying("Jon Arnarson", "never have been held", quote="They should never have been held"),
        Saying("Erik Solbakken", "The court in Tromso decided", quote="not the government"),
        Saying("Erik Solbakken", "yielded to pressure", about="yielded"),
        Saying("Gudrun Stefansdottir", "treated well"),
    ),
    "fish-3": (
        Thing(IFA, "Organization", also="IFA"),
        Role("Sigrun Halvorsdottir", "Fisheries Minister"),
        Role("Bjarni Olafsson", ("leader", "head"), IFA),
        Role("Maria Lopes", "Secretary General", "ICOF"),
        Happening("protested", "Protest", agent="fishermen", at="Reykjavik", on="2025-03-19"),
        Happening("talks", "Consult", agent=("Iceland", "Norway")),
        Happening("called", "Request", agent="protesters", patient="Sigrun Halvorsdottir"),
        Happening("resign", "Appoint", "Hypothetical", agent="Sigrun Halvorsdottir"),
        Happening("threatened", "Threaten", agent=IFA),
        Happening("blockade", "Coerce", "Hypothetical", agent=IFA),
        Happening("arrested", "Prosecute", agent="Police", patient="three protesters", detained=3),
        Happening("injured", patient="two officers", injured=2),
        Happening("left", "Move", agent="Norwegian negotiators", at="Reykjavik"),
        Happening("invite", status="Planned", agent="Maria Lopes", patient="ministers", on="2025-04"),
        Saying("Bjarni Olafsson", "given away our fish", quote="She has given away our fish"),
        Saying("spokesperson for the police", "two officers", about="injured"),
        Saying("Maria Lopes", "regretted the outcome"),
    ),
    "fish-4": (
        Role("Sigrun Halvorsdottir", "fisheries minister", "Iceland"),
        Role("Jon Arnarson", "Prime Minister"),
        Role("Einar Palsson", "leader", "Harbour Party"),
        Role("Katrin Magnusdottir", ("ambassador", "ambassador to Norway"), former=True),
        Happening("resigned", "Appoint", agent="Sigrun Halvorsdottir", on="2025-03-27"),
        Happening("appointed", "Appoint", agent="Jon Arnarson", patient="Katrin Magnusdottir"),
        Happening("sworn", "Appoint", patient="Katrin Magnusdottir", on="2025-03-27"),
        Happening("sworn", "Appoint", at="Bessastadir"),
        Happening("welcomed", "Support", agent=IFA),
        Happening("urged", "Request", agent="chairman", patient="Katrin Magnusdottir"),
        Happening("travel", "Move", "Planned", agent="Katrin Magnusdottir", at="Geneva", on="2025-04"),
        Happening("talks", "Consult", "Planned", agent=("Katrin Magnusdottir", "Erik Solbakken")),
        Happening("criticised", "Accuse", agent="Harbour Party", patient="Jon Arnarson"),
        Happening("demand", "Request", "Planned", agent="Harbour Party"),
        Saying("Jon Arnarson", "with courage", quote="Sigrun served this country with courage"),
        Saying("Sigrun Halvorsdottir", "asked to be replaced"),
        Saying("Einar Palsson", "had no plan"),
    ),
    "fish-5": (
        Thing("European Union", "Organization"),
        Role("Katrin Magnusdottir", "Fisheries Minister"),
        Role("Maria Lopes", "secretary general", ICOF),
        Role("Jon Arnarson", "Prime Minister"),
        Happening("agreement", "Agree", agent=("Iceland", "Norway"), at="Geneva", on="2025-04-16"),
        Happening("mediated", "Consult", mediator=ICOF),
        Happening("praised", "Support", agent="Jon Arnarson", patient="Katrin Magnusdottir"),
        Happening("blockade", "Coerce", "Negated", agent=IFA),
        Happening("invited", status="Negated", patient="European Union"),
        Happening("vote", "Compete", "Planned", on="2025-05"),
        Saying("Maria Lopes", "the sea over the quarrel", quote="Today we chose the sea over the quarrel"),
        Saying("Bjarni Olafsson", "better than he had feared"),
        Saying("Bjarni Olafsson", "will not blockade", about="blockade"),
        Saying("European Union", "study the text"),
    ),
    "ship-1": (
        Thing("Thalassa Shipping", "Organization"),
        Thing("Coast Watch Brigade", PEOPLES_KINDS),
        Thing("Filipinos", "Group"),
        Role("Nikos Stavrou", "Foreign Minister", "Greece"),
        Happening("seized", "Coerce", agent="Gunmen", at="Somalia", on="2025-03-08"),
        Happening("took", "Coerce", agent="Gunmen", patient="22 sailors", detained=22),
        Happening("deployed", "Mobilize"),
        Happening("dismissed", "Reject", agent="Thalassa Shipping"),
        Happening("condemned", "Accuse", agent="Nikos Stavrou"),
        Happening("called", "Request", agent="Nikos Stavrou"),
        Happening("release", "Concede", "Hypothetical", patient="sailors"),
        Happening("spoke", "Consult", agent=("Nikos Stavrou", "Amina Warsame")),
        Happening("send", status="Planned", agent="Philippines", at="Mogadishu"),
        Saying("naval mission", "took its 22 sailors hostage", about="seized"),
        Saying("Coast Watch Brigade", "claimed responsibility"),
        Saying("Coast Watch Brigade", "dumped waste"),
        Saying("Nikos Stavrou", "Our first concern", quote="Our first concern is the crew"),
        Saying("Thalassa Shipping", "are Filipinos"),
        Saying("Philippines", "a team to Mogadishu"),
    ),
    "ship-2": (
        Thing("Mudug", ("Polity", "Location")),
        Thing("Hobyo", ("Polity", "Location")),
        Role("Abdi Nur", "governor", "Mudug"),
        Role("Nikos Stavrou", "foreign minister", "Greece"),
        Role("Yusuf Aden", "President", "Somalia"),
        Role("Pablo Ortega", "Rear Admiral"),
        Role("Pablo Ortega", "commander"),
        Happening("seized", "Coerce", agent="gunmen"),
        Happening("demanded", "Request", agent="gunmen"),
        Happening("threatened", "Threaten", agent="Coast Watch Brigade"),
        Happening("sink", ("Assault", "Coerce"), "Hypothetical", agent="Coast Watch Brigade"),
        Happening("met", "Consult", agent=("Elders from Hobyo", "group's leaders"), on="2025-03-16"),
        Happening("free", "Concede", "Hypothetical", patient="sick sailors"),
        Happening("travelled", "Move", agent="Nikos Stavrou", at="Mogadishu", on="2025-03-17"),
        Happening("talks", "Consult", (), agent=("Nikos Stavrou", "Yusuf Aden")),
        Happening("pay", "Transact", "Negated", agent="Greece"),
        Happening("denied", "Reject", agent="Nikos Stavrou"),
        Happening("urged", "Request", agent="Philippines", patient="Thalassa Shipping"),
        Happening("vigil", "Protest", agent="Relatives", at="Manila"),
        Happening("sent", "Mobilize", agent="naval mission"),
        Saying("Somali official", "demanded a ransom", about="demanded"),
        Saying("Abdi Nur", "threatened to sink", about="threatened"),
        Saying("Nikos Stavrou", "Greece will not pay", about="pay"),
        Saying("Rosa Dela Cruz", "our fathers back", quote="We only want our fathers back"),
        Saying("Pablo Ortega", "second warship"),
    ),
    "ship-3": (
        Thing("Kenya Red Cross", "Organization"),
        Role("Amina Warsame", "Foreign Minister", "Somalia"),
        Role("Abdi Nur", "governor", "Mudug"),
        Role("Pablo Ortega", "Rear Admiral"),
        Happening("freed", "Concede", patient="22 sailors", on="2025-04-05", released=22),
        Happening("deal", "Agree"),
        Happening("arrested", "Prosecute", agent="Somalia", patient="six members", detained=6),
        Happening("killed", "Assault", patient="One gunman", killed=1),
        Happening("arrived", "Move", agent="22 sailors", at="Mombasa", on="2025-04-05"),
        Happening("refused", "Reject", agent="Thalassa Shipping"),
        Happening("paid", "Transact", "Negated"),
        Happening("thanked", "Support", agent="Nikos Stavrou", patient="Somalia"),
        Saying("Amina Warsame", "arrested six members", about="arrested"),
        Saying("Amina Warsame", "One gunman was killed", killed=1),
        Saying("Coast Watch Brigade", "lost three fighters", killed=3),
        Saying("Kenya Red Cross", "medical treatment"),
        Saying("Abdi Nur", "no ransom had been paid"),
        Saying("Western diplomat", "changed hands"),
        Saying("Pablo Ortega", "further attacks were likely"),
    ),
}

HAS_NOT: dict[str, tuple[Fact, ...]] = {
    "dam-1": (
        Thing("Union"),
        Thing("Kaltenbach", ("Person", "Organization")),
        Happening("help", status="Actual"),
        Happening("shut", status="Actual"),
        Happening("explosion", "Assault"),
        Happening("killed", "Assault"),
        Role("Stefan Moser", "head", AHP),
    ),
    "dam-2": (
        Happening("charged", "Prosecute", "Actual"),
        Happening("arrests", "Prosecute", "Actual"),
        Happening("rule", "Reject", "Actual"),
        Happening("injured", "Assault", ()),
        Happening("close", status="Actual"),
        Happening("warned", "Threaten", (), agent="Alpenbote"),
        Happening("explosion", "Disaster", (), on="2025-03-14"),
        Saying("Claudia Reiter", "warned of cracks"),
    ),
    "dam-3": (
        Thing("VIENNA - Austrian police"),
        Thing("Alpine Hydro", "Person"),
        Role("Claudia Reiter", "chief executive", AHP),
        Role("Martin Egger", "chief executive", AHP, former=True),
        Happening("pay", "Transact", "Actual"),
        Happening("closed", status="Actual"),
        Saying(AHP, "dismissed Reiter"),
    ),
    "dam-4": (
        Happening("trial", "Prosecute", "Actual"),
        Happening("sell", "Transact", "Actual"),
        Happening("approval", "Support", "Actual"),
        Happening("heads", "Move", ()),
        Happening("released", "Release", ()),
        Role("Claudia Reiter", "head", AHP),
    ),
    "fish-1": (
        Thing("Norwegian coast guard", "Person"),
        Thing("Hvitanes", ("Organization", "Person")),
        Happening("talks", "Consult", "Actual", at="Reykjavik"),
        Happening("release", "Concede", "Actual"),
        Happening("exchange", "Cooperate", "Actual"),
        Happening("release", "Release", ()),
        Role("Erik Solbakken", "Fisheries Minister", "Iceland"),
    ),
    "fish-2": (
        Thing("coast guard", "Person"),
        Happening("released", "Concede", (), agent="Tromso"),
        Happening("released", "Release", ()),
        Happening("yielded", "Concede", "Actual"),
        Happening("treated", "Aid", ()),
        Role("Bjarni Olafsson", "chairman", "Norway"),
        Role("Jon Arnarson", "Prime Minister", "Norway"),
        Saying("Jon Arnarson", "The court in Tromso decided"),
    ),
    "fish-3": (
        Thing("Jan Mayen", "Person"),
        Role("spokesperson for the police", ("spokesperson", "spokesperson for the police"), IFA),
        Happening("deal", "Agree", "Actual"),
        Happening("resign", "Appoint", "Actual"),
        Happening("resign", "Appoint", (), patient="protesters"),
        Happening("blockade", "Coerce", "Actual"),
        Happening("ruled", "Reject", "Actual"),
        Happening("left", "Move", (), agent="Norway"),
        Happening("talks", "Consult", (), at="Geneva"),
    ),
    "fish-4": (
        Happening("urged", "Request", (), patient="Sigrun Halvorsdottir"),
        Happening("travel", "Move", "Actual"),
        Happening("demand", "Request", "Actual"),
        Happening("expected", "Request", ()),
        Happening("replaced", "Appoint", "Actual", patient="Katrin Magnusdottir"),
        Role("Katrin Magnusdottir", ("ambassador", "ambassador to Norway")),
        Role("Jon Arnarson", "leader", "Harbour Party"),
        Role("Jon Arnarson", "Prime Minister", "Norway"),
    ),
    "fish-5": (
        Thing("Jan Mayen", "Person"),
        Happening("blockade", "Coerce", "Actual"),
        Happening("vote", "Compete", "Actual"),
        Happening("agreement", "Agree", ("Planned", "Hypothetical", "Negated")),
        Role("Sigrun Halvorsdottir", "Fisheries Minister"),
        Saying("European Union", "mediated the talks"),
    ),
    "ship-1": (
        Thing("Thalassa Shipping", "Person"),
        Thing("Aegean Star", ("Person", "Organization")),
        Happening("release", "Concede", "Actual"),
        Happening("call", "Request", (), agent="Aegean Star"),
        Happening("spoke", "Consult", (), agent="Thalassa Shipping"),
        Role("Amina Warsame", "Foreign Minister", "Greece"),
        Saying("Nikos Stavrou", "dumped waste"),
    ),
    "ship-2": (
        Thing("Mudug", ("Group", "Organization", "Person")),
        Thing("Hobyo", ("Organization", "Person")),
        Happening("sink", "Disaster", (), patient="Coast Watch Brigade"),
        Happening("sink", status="Actual"),
        Happening("pay", "Transact", "Actual"),
        Happening("offered", status="Actual", agent="Thalassa Shipping"),
        Happening("free", "Concede", "Actual"),
        Saying("Thalassa Shipping", "offered the gunmen"),
    ),
    "ship-3": (
        Thing("Hobyo", ("Organization", "Person")),
        Happening("freed", "Concede", (), patient="Mogadishu"),
        Happening("paid", "Transact", "Actual"),
        Happening("paid", "Transact", (), agent="Kenya Red Cross"),
        Happening("killed", "Assault", (), killed=3),
        Saying("Thalassa Shipping", "no ransom had been paid"),
    ),
}
