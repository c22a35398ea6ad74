"""The named things of an article: one entity a thing, whatever it is called."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from newsgraph.builder import language
from newsgraph.builder.model import Article, Entity, Kind, Mention
from newsgraph.builder.reading import Reading, span_of

KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANIZATION, "GPE": Kind.POLITY, "NORP": Kind.GROUP,
         "LOC": Kind.LOCATION, "FAC": Kind.LOCATION}


def read_names(article: Article, doc: Doc) -> Reading:
    """The article's reading with its named entities; pronouns and descriptions are left to coreference."""
    sents = language.sentences(article, doc)
    number: dict[int, int] = {}
    index = 0
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if words:
            number.update((token.i, index) for token in sent)
            index += 1
    mentions: dict[str, list[Mention]] = {}
    labels: dict[str, set[str]] = {}
    kinds: dict[str, Kind] = {}
    referent: dict[int, str] = {}
    inside: dict[int, str] = {}
    for ent in doc.ents:
        if ent.label_ not in KINDS:
            continue
        words = [t for t in ent if not t.is_space and t.lower_ not in {"the", "'s"}]
        if not words:
            continue
        span = span_of(words)
        name = span.of(article.text)
        slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "x"
        key = next((k for k in kinds if k.endswith("/" + slug) or k.endswith("-" + slug)), None)
        if key is None:
            key = f"{KINDS[ent.label_].name.lower()}/{slug}"
            kinds[key] = KINDS[ent.label_]
        mentions.setdefault(key, []).append(Mention(span, "name", "model"))
        labels.setdefault(key, set()).add(name)
        referent[ent.root.i] = key
        inside.update((t.i, key) for t in words)
    entities = {}
    for key, found in mentions.items():
        label = max(labels[key], key=lambda n: (len(n), n))
        entities[key] = Entity(key, kinds[key], label, tuple(sorted(labels[key] - {label})), mentions=tuple(found))
    return Reading(article, doc, sents, entities, referent, inside, number)
