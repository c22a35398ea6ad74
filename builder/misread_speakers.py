"""Names of speakers that the tagger takes for ordinary words: a surname, the initials of a body."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder.model import Entity, Kind, Mention, Span


def abbreviated(entities: dict[str, Entity], referent: dict[int, str], token: Token) -> None:
    """The organisation that capitals stand for which the tagger takes for a pronoun: "WHO say"."""
    for key, entity in entities.items():
        initials = "".join(word[0] for word in entity.label.split() if word[:1].isupper() and word != "The")
        if entity.kind is Kind.ORGANIZATION and token.text in {initials, entity.label, *entity.alternatives}:
            mention = Mention(Span(token.idx, token.idx + len(token)), "name", "speaker", 0.8)
            entities[key] = replace(entity, mentions=(*entity.mentions, mention))
            referent[token.i] = key
            return


def known_name(entities: dict[str, Entity], referent: dict[int, str], token: Token) -> None:
    """A surname that the parser took for a common noun ("Price said"), if the article names one such person."""
    forms = {token.text, token.text.title()}
    bearers = [
        key
        for key, entity in entities.items()
        if entity.named
        and entity.kind is Kind.PERSON
        and any(forms & set(name.split()[-1:]) for name in (entity.label, *entity.alternatives))
    ]
    if bearers and not any(child.dep_ == "det" for child in token.children):
        # Of several bearers a bare surname means the one of whom the article speaks most.
        key = max(bearers, key=lambda bearer: (len(entities[bearer].mentions), bearer))
        certainty = 0.8 if len(bearers) == 1 else 0.6
        mention = Mention(Span(token.idx, token.idx + len(token)), "name", "speaker", certainty)
        entities[key] = replace(entities[key], mentions=(*entities[key].mentions, mention))
        referent[token.i] = key
