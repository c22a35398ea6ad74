"""What a cue is: the words that attribute content to a source, and the stretches of text that they govern."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.builder.model import Span

COMPLEMENTIZERS = frozenset({"that", "whether", "if"})
NONFINITE = frozenset({"VB", "VBG"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source and content. ``content`` is empty where only quotation marks around the cue can tell."""

    cue: Token
    cue_span: Span
    lemma: str
    source: Token | None
    content: tuple[Span, ...]
    kind: str  # the class of the lexicon, or "noun", "adjective", "phrase"
    frame: str

    @property
    def rule(self) -> str:
        """The name of the rule, for the graph."""
        return f"claim/{self.kind}-{self.frame}"


def stretch(token: Token) -> Span:
    """The text of the token's subtree, without punctuation at its ends."""
    first, last = token.left_edge, token.right_edge
    while last.i > first.i and (last.is_space or (last.is_punct and not last.is_quote)):
        last = last.nbor(-1)
    while first.i < last.i and (first.is_space or (first.is_punct and not first.is_quote)):
        first = first.nbor(1)
    return Span(first.idx, last.idx + len(last))


def around(token: Token) -> tuple[Span, ...]:
    """The clause into which the cue is put in brackets ("the deal, he said, is off"), less the cue's own words."""
    clause = stretch(token.head)
    own = stretch(token)
    parts = [Span(clause.start, max(clause.start, own.start)), Span(min(clause.end, own.end), clause.end)]
    return tuple(part for part in parts if part.end - part.start > 3)


def finite(verb: Token) -> bool:
    """Whether the verb carries tense or a modal, so that its clause states something."""
    return verb.tag_ not in NONFINITE or any(child.tag_ == "MD" for child in verb.children)
