"""The named things of an article: one entity a thing, whatever it is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from newsgraph.builder import (
    body_homes,
    called_bodies,
    campaigns,
    credits,
    gazetteer,
    governments,
    kinds,
    language,
    mentions,
    merging,
    namewords,
    places,
    polities,
    regimes,
    wordlists,
)
from newsgraph.builder.forms import slug
from newsgraph.builder.gathering import Name
from newsgraph.builder.model import Article, Entity, Kind, Mention, Sentence
from newsgraph.builder.namewords import Candidate
from newsgraph.builder.reading import Reading, span_of
from newsgraph.builder.token_columns import sentence_ends, spaces
from newsgraph.builder.town_bodies import weigh_bearers, weigh_surnames, weigh_towns

DESCRIPTORS = wordlists.words("organizations", "descriptors")
FOUND_BY = {
    "model": 0.9, "lexicon": 0.9, "capitals": 0.6, "adjective": 0.9,
    "after-title": 0.85, "before-title": 0.8, "office": 0.75, "government": 0.85,
    "forces": 0.8, "described": 0.85, "campaign": 0.8, "seat": 0.75, "acronym-definition": 0.95, "credit": 0.8,
    "called": 0.75,
}  # fmt: skip


def sentence_numbers(doc: Doc) -> dict[int, int]:
    """The number of its sentence for each token index, as ``language.sentences`` counts them."""
    number: dict[int, int] = {}
    blank, start, index = spaces(doc), 0, 0
    for end in sorted(set(sentence_ends(doc))):
        if not all(blank[start:end]):
            number.update(dict.fromkeys(range(start, end), index))
            index += 1
        start = end
    return number


def read_names(article: Article, doc: Doc) -> Reading:
    """The article's reading with its named entities; pronouns and descriptions are left to coreference.

    ``referent`` maps the syntactic head of each name, and the noun of "the Iraqi government", to the entity.
    """
    sents = language.sentences(article, doc)
    number = sentence_numbers(doc)
    found = credits.without(article.text, doc, mentions.candidates(doc))
    things = merging.merge(_names(doc, found, sents, number), doc)
    things = regimes.add(doc, campaigns.add(doc, governments.add(doc, things), found))
    places.settle_namesakes(doc, things)
    entities: dict[str, Entity] = {}
    referent: dict[int, str] = {}
    inside: dict[int, str] = {}
    taken: Counter[str] = Counter()
    placed = places.resolve(doc, things)
    keys: dict[int, str] = {}
    for order, thing in enumerate(things):
        stem = f"{thing.kind.value.casefold()}/{slug(thing.label)}"
        taken[stem] += 1
        keys[order] = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
    for order, thing in enumerate(things):
        key = keys[order]
        made = []
        for candidate in sorted(thing.mentions, key=lambda c: c.start):
            tokens = [doc[i] for i in range(candidate.start, candidate.end)]
            span = span_of(tokens)
            form = "nominal" if candidate.rule in {"forces", "described"} else "name"
            made.append(Mention(span, form, candidate.rule, FOUND_BY.get(candidate.rule, 0.7)))
            head = doc[candidate.start : candidate.end].root
            if candidate.rule != "credit":  # who made the article is not spoken of in it
                referent[head.i] = key
            if candidate.rule in {"government", "forces"}:
                referent.update((token.i, key) for token in tokens if namewords.is_polity_word(token.text))
            if candidate.rule == "campaign":  # the person's own name in it stays the person's
                inside.update((token.i, key) for token in tokens if token.i not in inside)
            else:
                inside.update((token.i, key) for token in tokens)
        texts = {
            merging.plain_text(" ".join(mention.span.of(article.text).split()))
            for mention in made
            if mention.rule not in {"forces", "described"}
        }
        texts |= {bare for text in texts if (bare := _bare(thing.kind, text))}
        texts |= {word for mention in made if (word := _whose(article.text, mention))}
        place, parent = placed.get(order, (None, None))
        entities[key] = Entity(
            key,
            thing.kind,
            thing.label,
            tuple(sorted(texts - {thing.label})),
            mentions=tuple(made),
            place=place,
            part_of=keys[parent] if parent is not None else None,
            rule=thing.rule,
        )
    return Reading(article, doc, sents, entities, referent, inside, number)


def _whose(text: str, mention: Mention) -> str | None:
    """The polity's adjective or name in "British forces", which are called it by that word."""
    if mention.rule != "forces":
        return None
    words = mention.span.of(text).split()
    return next((" ".join(words[:n]) for n in range(len(words) - 1, 0, -1) if _is_polity(" ".join(words[:n]))), None)


def _is_polity(words: str) -> bool:
    return namewords.is_polity_word(words.removesuffix("'s").removesuffix("’s"))


def _bare(kind: Kind, text: str) -> str | None:
    """The name alone of "Kirov airport" or "Hoy party", None where it is a city's or no such word follows."""
    words = text.split()
    if len(words) < 2 or not words[-1].islower():
        return None
    bare = " ".join(words[:-1])
    if not kind.is_place:
        described = kind is Kind.ORGANIZATION and words[-1] in DESCRIPTORS and words[-2][:1].isupper()
        return bare if described and not _is_polity(bare) else None
    return None if polities.named(bare) or gazetteer.cities(bare) else bare


def _names(doc: Doc, found: Sequence[Candidate], sents: Sequence[Sentence], number: dict[int, int]) -> list[Name]:
    """The candidates gathered by how they are written, each with the evidence of all its mentions."""
    gathered: dict[str, Name] = {}
    homes = body_homes.homes(doc, found)
    for candidate in found:
        text = merging.plain_text(" ".join(doc[candidate.start : candidate.end].text.split()))
        form = merging.form_of(text)
        if len(form) < 2 and candidate.rule != "office":
            continue
        gender = None
        if candidate.end - candidate.start == 1:
            gender = namewords.honorific_gender(doc[candidate.start - 1]) if candidate.start else None
            form += " #people" if namewords.is_people_use(doc, candidate) else f" #{gender}" if gender else ""
        home = homes.get(candidate.start)
        form += f" #{home}" if home else called_bodies.MARK if candidate.rule == called_bodies.RULE else ""
        name = gathered.setdefault(form, Name(form, gender=gender, home=home))
        name.texts[text] += 1
        name.mentions.append(candidate)
        headline = sents[number[candidate.start]].headline if sents else False
        for kind, score in kinds.of_context(doc, candidate, headline).items():
            name.context[kind] += score
    for name in gathered.values():
        count = len(name.mentions)
        for kind, score in name.context.items():
            name.scores[kind] += (
                score if count <= 2 else score * 2.5 / count if score < 0 else min(score, 2.5 * score / count + 1.5)
            )
        for text in name.texts:
            for kind, weight in kinds.of_words(text):
                name.scores[kind] = (
                    max(name.scores[kind], weight)
                    if weight >= kinds.SURE
                    else name.scores[kind] + weight / len(name.texts)
                )
    weigh_towns(gathered.values())
    weigh_bearers(gathered.values())
    weigh_surnames(gathered.values(), doc)
    called_bodies.weigh_called(gathered.values())
    for name in gathered.values():
        name.kind, name.lead = kinds.decide(name.scores)
    return list(gathered.values())
