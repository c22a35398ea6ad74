"""The reading of one article that every extractor shares: the parse, the sentences, and who each word refers to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from newsgraph.builder.model import Article, Entity, Sentence, Span


def span_of(tokens: Iterable[Token]) -> Span:
    """The stretch from the first to the last of the tokens, in code points."""
    chosen = sorted(tokens, key=lambda token: token.i)
    last = chosen[-1]
    return Span(chosen[0].idx, last.idx + len(last.text))


@dataclass(frozen=True)
class Reading:
    """A parsed article with its entities.

    ``entities`` maps each key to its entity. ``referent`` maps a token index to the key of the entity that the phrase
    headed by this token refers to: names, pronouns, and descriptions alike ("Netanyahu", "he", "the prime minister").
    ``member_of_name`` maps every token inside a name to the key, so that a name is never read as words.
    ``sentence_number`` maps a token index to its Sentence's index. ``referents`` maps the index of a word that refers
    to several entities together ("they", "both countries", after "France and Germany") to their keys.
    """

    article: Article
    doc: Doc
    sentences: tuple[Sentence, ...]
    entities: dict[str, Entity] = field(default_factory=dict)
    referent: dict[int, str] = field(default_factory=dict)
    member_of_name: dict[int, str] = field(default_factory=dict)
    sentence_number: dict[int, int] = field(default_factory=dict)
    referents: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def entity_at(self, token: Token) -> Entity | None:
        """The entity that the phrase headed by ``token`` refers to, if that is known."""
        key = self.referent.get(token.i)
        return self.entities[key] if key is not None else None

    def key_at(self, token: Token) -> str | None:
        """The key of what ``token`` refers to, or of the name that it stands in."""
        return self.referent.get(token.i) or self.member_of_name.get(token.i)

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds the position in code points, or of the last before it; -1 for none."""
        return bisect_right(self.sentences, position, key=lambda sentence: sentence.span.start) - 1

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence in which ``token`` stands."""
        return self.sentences[self.sentence_number[token.i]]
