"""Names of speakers that the model misreads: a surname and a body's initials as ordinary words, a name as a work."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.model import Entity, Kind, Mention, Span

SPEAKING = wordlists.words("titles", "acting", "speaking")


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


def is_speaker(ent: TokenSpan) -> bool:
    """Whether the model's work says what is quoted before it, and so is somebody: "It was," Dame Ellen Pryor said."""
    marked = ent.start > 0 and ent.doc[ent.start - 1].tag_ in {"''", "``"}
    speaks = marked and ent.root.dep_ == "nsubj" and ent.root.head.lemma_ in SPEAKING
    return speaks and all(token.text.istitle() or token.text == "-" for token in ent)
