"""Why the graph says so: for any IRI of a store, what it is, the sentences, the rule and the confidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from newsgraph.builder.errors import QueryError
from newsgraph.builder.store import PREFIXES, Store
from newsgraph.service.facts import (
    LABEL,
    NG,
    NIF,
    RDF_TYPE,
    SCHEMA,
    Ask,
    Described,
    Fact,
    Passage,
    batches,
    describe,
    first,
    load,
    local_name,
    party,
    passages,
    values,
)
from newsgraph.service.graphs import same_as
from newsgraph.service.naming import LISTING, expand, nearest, quoted, shorten
from newsgraph.service.wording import day, in_words, names

__all__ = ["Explanation", "explain", "resolve"]

SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
CALLED: Final = {"event": "event", "role": "role holding", "claim": "claim"}
SLOT_NAMES: Final = {"of": "office of", "place": "where"}
LISTED: Final = 200
"""How many facts of an actor or an article are listed, and how many names are searched for near misses below."""
SEARCHED: Final = 200_000


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one IRI of a store stands for and why.

    ``kind`` says what it is in a word or two, ``title`` in one line. ``details`` are pairs of a heading and a text.
    ``passages`` are the sentences that it rests on. ``rule`` names the extractor's rule, and ``confidence`` runs from
    0 to 1; both are empty for what is no extracted thing. ``facts`` are what is said of an actor or in an article, or
    which claims say the same: pairs of an IRI and the fact in words. ``left_out`` counts those that are not listed.
    """

    iri: str
    kind: str
    title: str
    details: tuple[tuple[str, str], ...] = ()
    passages: tuple[Passage, ...] = ()
    rule: str = ""
    confidence: float | None = None
    facts: tuple[tuple[str, str], ...] = ()
    left_out: int = 0


def explain(store: Store, name: str) -> Explanation:
    """Explain the thing that ``name`` means: an IRI, a shortened one, or what follows the base of the store.

    Raises QueryError, naming what is near, when the store says nothing of it.
    """
    iri = resolve(store, name)
    ask = store.query
    said = describe(ask, [iri])[iri]
    classes = {local_name(one) for one in said.get(RDF_TYPE, ())}
    facts = load(ask, [iri])
    if facts:
        return _fact(ask, facts[0])
    if "Mention" in classes:
        return _mention(ask, iri, said)
    if "Article" in classes:
        return _article(ask, iri, said)
    if classes & {"Actor", "Location"}:
        return _actor(ask, iri, said)
    if "Role" in classes:
        return _role(ask, iri, said)
    kind = ", ".join(sorted(shorten(one, store.base, PREFIXES) for one in said.get(RDF_TYPE, ()))) or "thing"
    title = first(said, SKOS + "prefLabel") or first(said, LABEL) or local_name(iri)
    told = ((word, first(said, SKOS + word)) for word in ("definition", "scopeNote", "example"))
    return Explanation(iri, kind, title, _given(told))


def resolve(store: Store, name: str) -> str:
    """The IRI of the thing in the store that ``name`` means. Raises QueryError when it is unknown or not clear.

    Taken, in this order: an IRI, a prefixed name (``id:`` is the store's base), a path under the base; an article's
    identifier; the end of an IRI (``person/ana-ruiz``); an actor's name.
    """
    ask = store.query
    iri = expand(name, store.base, PREFIXES)
    if list(batches([iri])) and describe(ask, [iri]):
        return iri
    article = store.find_article(name)
    if article is not None:
        return article
    ending = quoted("/" + name.strip("<>/ "))
    found = _subjects(ask, f"?s a ?c FILTER(STRENDS(STR(?s), {ending}))")
    # A role's IRI ends with that of whom it is of ("role/envoy/person/ana-ruiz"): the shortest path is meant.
    shortest = min((iri.count("/") for iri in found), default=0)
    found = [iri for iri in found if iri.count("/") == shortest]
    if not found:
        found = _subjects(ask, f"?m ng:refersTo ?s . ?s rdfs:label|skos:altLabel ?l FILTER(STR(?l) = {quoted(name)})")
    if len(found) == 1:
        return found[0]
    one = same_as(ask, found)
    if found and len({one.get(each, each) for each in found}) == 1:
        return one[found[0]]
    if found:
        shown = [shorten(one, store.base, PREFIXES) for one in found]
        more = f" and {len(shown) - 5} more" if len(shown) > 5 else ""
        raise QueryError(f"{name!r} may be {len(found)} things", hint=f"name one: {', '.join(shown[:5])}{more}")
    known = [shorten(one, store.base, PREFIXES) for one in _subjects(ask, "?s a ?c", SEARCHED)]
    near = nearest(shorten(iri, store.base, PREFIXES), known, 5, whole=True)
    hint = f"did you mean {', '.join(near)}?" if near else LISTING
    raise QueryError(f"the store says nothing of {name!r}", hint=hint)


def _subjects(ask: Ask, pattern: str, limit: int = 1000) -> list[str]:
    return sorted(row["s"].value for row in ask(f"SELECT DISTINCT ?s {{ {pattern} }} LIMIT {limit}"))


def _given(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((heading, text) for heading, text in pairs if text)


def _source(ask: Ask, article: str) -> str:
    said = describe(
        ask, [article], [SCHEMA + name for name in ("headline", "publisher", "datePublished", "identifier")]
    )
    one = said.get(article, {})
    date = first(one, SCHEMA + "datePublished")
    title = first(one, SCHEMA + "headline") or first(one, SCHEMA + "identifier") or local_name(article)
    return ", ".join(filter(None, [f"“{title}”", first(one, SCHEMA + "publisher"), day(date) if date else ""]))


def _words(ask: Ask, iris: Iterable[str]) -> list[tuple[str, str]]:
    """Facts in words, events first, a claim with what it is about."""
    facts = load(ask, iris)
    about = {fact.iri: fact for fact in load(ask, (iri for fact in facts for iri in fact.about))}
    order = list(CALLED)
    facts.sort(key=lambda fact: (order.index(fact.kind), fact.date or fact.start or "9999", fact.iri))
    return [(fact.iri, in_words(fact, tuple(about[iri] for iri in fact.about if iri in about))) for fact in facts]


def _fact(ask: Ask, fact: Fact) -> Explanation:
    about = load(ask, fact.about)
    claims = _words(ask, _subjects(ask, f"?s ng:about <{fact.iri}>"))
    definition = ""
    if fact.kind == "event":
        said = describe(ask, [NG + fact.type]).get(NG + fact.type, {})
        definition = first(said, SKOS + "definition") or first(said, SKOS + "scopeNote")
    who = ((SLOT_NAMES.get(slot, slot), names(parties)) for slot, parties in fact.parties)
    details = [
        ("type", f"{fact.type}: {definition}" if definition else fact.type),
        ("status", fact.status.lower()),
        *who,
        ("quote", fact.quote),
        ("from", _source(ask, fact.article)),
    ]
    listed = [(one.iri, in_words(one)) for one in about] + claims
    return Explanation(
        fact.iri,
        CALLED[fact.kind],
        in_words(fact, tuple(about)),
        _given(details),
        fact.passages,
        fact.rule,
        fact.confidence,
        tuple(listed),
    )


def _marked(ask: Ask, mentions: Mapping[str, Described]) -> tuple[Passage, ...]:
    """The sentences in which the mentions stand, each sentence once, with the mentions marked as triggers."""
    sentences = {first(said, NIF + "sentence") or iri for iri, said in mentions.items()}
    known: dict[str, Any] = {**describe(ask, sorted(sentences)), **mentions}
    cited = passages({NG + "evidence": tuple(mentions)}, known)
    return tuple(replace(one, evidence=(), triggers=one.evidence) for one in cited)


def _mention(ask: Ask, iri: str, said: Described) -> Explanation:
    referents = said.get(NG + "refersTo", ())
    meant = [f"{party(one, about).label} ({party(one, about).kind})" for one, about in describe(ask, referents).items()]
    begin, end = first(said, NIF + "beginIndex"), first(said, NIF + "endIndex")
    citing = _subjects(ask, f"?s ng:evidence|ng:trigger <{iri}>")
    confidence = first(said, NG + "confidence")
    return Explanation(
        iri,
        "mention",
        f"“{first(said, NIF + 'anchorOf')}”",
        _given(
            [
                ("refers to", ", ".join(meant)),
                ("stands at", f"code points {begin} to {end} of the article's text"),
                ("from", _source(ask, iri.partition("#")[0])),
            ]
        ),
        _marked(ask, {iri: said}),
        first(said, NG + "rule"),
        float(confidence) if confidence else (1.0 if referents else None),
        tuple(_words(ask, citing)),
    )


def _actor(ask: Ask, iri: str, said: Described) -> Explanation:
    one = party(iri, said)
    # Of a node that stands for those of many articles, all that these say.
    nodes = [iri, *_subjects(ask, f"?s owl:sameAs <{iri}>", SEARCHED)]
    mentions: dict[str, dict[str, tuple[str, ...]]] = {}
    found: set[str] = set()
    for batch in batches(nodes):
        block = f"VALUES ?x {{ {values(batch)} }}"
        mentions |= describe(ask, _subjects(ask, f"{block} ?s ng:refersTo ?x", SEARCHED))
        found.update(
            _subjects(ask, f"{block} ?s ng:agent|ng:patient|ng:mediator|ng:place|ng:holder|ng:speaker ?x", SEARCHED)
        )
        found.update(_subjects(ask, f"{block} ?r ng:of ?x . ?s ng:role ?r", SEARCHED))
    facts = sorted(found)
    same = _subjects(ask, f"{{ ?s owl:sameAs <{iri}> }} UNION {{ <{iri}> owl:sameAs ?s }}")
    related = describe(ask, [*said.get(NG + "partOf", ()), *said.get(NG + "memberOf", ())], [LABEL])
    coordinates = f"{one.latitude}, {one.longitude}" if one.latitude is not None else ""
    articles = sorted({mention.partition("#")[0] for mention in mentions})
    source = _source(ask, articles[0]) if len(articles) == 1 else f"{len(articles)} articles" if articles else ""
    rules = sorted({rule for mention in mentions.values() for rule in mention.get(NG + "rule", ())})
    details = [
        ("also called", ", ".join(said.get(SKOS + "altLabel", ()))),
        ("part of", ", ".join(first(related.get(iri, {}), LABEL) for iri in said.get(NG + "partOf", ()))),
        ("member of", ", ".join(first(related.get(iri, {}), LABEL) for iri in said.get(NG + "memberOf", ()))),
        ("coordinates", coordinates),
        ("gazetteer", ", ".join(said.get(SKOS + "exactMatch", ()))),
        ("same as", ", ".join(same)),
        ("mentions", str(len(mentions))),
        ("mentions found by", ", ".join(rules)),
        ("from", source),
    ]
    kind = one.kind.lower() if one.named else f"{one.kind.lower()}, unnamed"
    listed = _words(ask, facts[:LISTED])
    return Explanation(
        iri,
        kind,
        one.label,
        _given(details),
        _marked(ask, mentions),
        first(said, NG + "rule"),
        None,
        tuple(listed),
        len(facts) - len(listed),
    )


def _article(ask: Ask, iri: str, said: Described) -> Explanation:
    pattern = f"GRAPH <{iri}> {{ ?s a ?c VALUES ?c {{ ng:Event ng:RoleHolding ng:Claim }} }}"
    facts = _subjects(ask, pattern, SEARCHED)
    actors = next(iter(ask(f"SELECT (COUNT(DISTINCT ?a) AS ?n) {{ GRAPH <{iri}> {{ ?a a ng:Actor }} }}")))["n"].value
    details = [
        ("identifier", first(said, SCHEMA + "identifier")),
        ("published", day(first(said, SCHEMA + "datePublished")) if SCHEMA + "datePublished" in said else ""),
        ("publisher", first(said, SCHEMA + "publisher")),
        ("by", ", ".join(said.get(SCHEMA + "author", ()))),
        ("address", first(said, SCHEMA + "url")),
        ("actors", actors),
        ("facts", str(len(facts))),
    ]
    listed = _words(ask, facts[:LISTED])
    title = first(said, SCHEMA + "headline") or first(said, SCHEMA + "identifier") or local_name(iri)
    return Explanation(iri, "article", title, _given(details), facts=tuple(listed), left_out=len(facts) - len(listed))


def _role(ask: Ask, iri: str, said: Described) -> Explanation:
    holdings = load(ask, _subjects(ask, f"?s ng:role <{iri}>"))
    of = [party(one, about).label for one, about in describe(ask, said.get(NG + "of", ())).items()]
    found = tuple(passage for holding in holdings for passage in holding.passages)
    return Explanation(
        iri,
        "role",
        first(said, LABEL) or first(said, NG + "title"),
        _given([("title", first(said, NG + "title")), ("of", ", ".join(of))]),
        found,
        facts=tuple((holding.iri, in_words(holding)) for holding in holdings),
    )
