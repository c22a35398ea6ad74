"""Titles that a verb of leading gives: "X, who heads Y", "a delegation headed by X", "the X-led government"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsgraph.builder.holding import Holding
from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.title import Title
from newsgraph.builder.title_clauses import referent_of, subject_of
from newsgraph.builder.title_words import HYPHENS, run_of_name
from newsgraph.builder.wordlists import table

VERBAL = frozenset({"VERB", "ADJ"})
FOUNDING = {"founded": "founder", "co-founded": "co-founder", "cofounded": "cofounder"}


def heading(reading: Reading) -> Iterator[Holding]:
    """ "X, who heads Y", "X leads Y", "a delegation headed by X", "the X-led government"."""
    nouns: dict[str, str] = table("roles")["heading"]
    kinds = {Kind.ORGANIZATION, Kind.GROUP}
    for verb in reading.doc:
        if verb.pos_ not in VERBAL:
            continue
        founding = verb.lower_ in FOUNDING
        if not founding and verb.lemma_.lower() not in nouns:
            continue
        noun = FOUNDING[verb.lower_] if founding else nouns[verb.lemma_.lower()]
        title = Title(verb.i, verb.i, verb.i, noun, "office", (verb.i,))
        agent = next(
            (
                each
                for child in verb.children
                if child.dep_ == "agent"
                for each in child.children
                if each.dep_ == "pobj"
            ),
            None,
        )
        if verb.tag_ == "VBN" and verb.dep_ == "acl" and agent is not None:
            key, of = referent_of(reading, agent), reading.referent.get(verb.head.i)
            if (
                key is not None
                and of is not None
                and reading.entities[of].kind in kinds
                and reading.entities[key].kind is Kind.PERSON
            ):
                yield Holding(replace(title, of=of), key, (agent.i, agent.i), "heading", verb.i)
            continue
        present = (
            founding
            or verb.tag_ in {"VBZ", "VBP"}
            or (verb.tag_ == "VBN" and any(child.lower_ in {"has", "have"} for child in verb.children))
        )
        target = next((child for child in verb.children if child.dep_ == "dobj"), None)
        subject = subject_of(verb)
        if not present or target is None or subject is None or any(child.dep_ == "neg" for child in verb.children):
            continue
        who = subject
        if subject.tag_ == "WP" and verb.dep_ == "relcl":
            subject = verb.head
        key, of = referent_of(reading, subject), reading.referent.get(target.i) or reading.member_of_name.get(target.i)
        if key is not None and reading.entities[key].kind is not Kind.PERSON:
            key = referent_of(reading, who)  # "X, a Democrat who chairs Y"
        if key is None or of is None or key == of or reading.entities[key].kind is not Kind.PERSON:
            continue
        if reading.entities[of].kind in kinds and (reading.entities[of].named or noun != "owner"):
            yield Holding(replace(title, of=of), key, (subject.i, subject.i), "heading", verb.i)


def led_by(reading: Reading) -> Iterator[Holding]:
    """ "The X-led government": X is its leader."""
    doc = reading.doc
    if "-led" not in reading.article.text:
        return
    for token in doc:
        if token.lower_ != "led" or token.i < 2 or doc[token.i - 1].text not in HYPHENS or token.i + 1 >= len(doc):
            continue
        key = reading.member_of_name.get(token.i - 2)
        of = next(
            (reading.referent[i] for i in range(token.i + 1, min(token.i + 4, len(doc))) if i in reading.referent), None
        )
        if key is None or of is None or key == of or reading.entities[key].kind is not Kind.PERSON:
            continue
        if reading.entities[of].kind in {Kind.ORGANIZATION, Kind.GROUP}:
            title = Title(token.i, token.i, token.i, "leader", "office", (token.i,), of=of)
            yield Holding(title, key, run_of_name(reading, token.i - 2), "heading", token.i)
