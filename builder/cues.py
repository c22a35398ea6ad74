"""What a cue is: the words that attribute content to a source, and the stretches of text that they govern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.model import Span
from newsgraph.builder.quotations import Quotation

COMPLEMENTIZERS = frozenset({"that", "whether", "if"})
FINITE = frozenset({"VBD", "VBZ"})
REACH = 160  # code points between a cue and the quotation that it goes with
SPEAKING = wordlists.words("event_clauses", "clauses", "speaking")
STOP = re.compile(r"[.!?…\n]\s")
COLON = re.compile(r"[^.!?\n]{0,60}:")
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


def idle(cue: Attribution, quotes: Iterable[Quotation], text: str) -> bool:
    """Whether the cue governs no words: "posted", "begged" and the like tell a deed where nothing is quoted beside."""
    if cue.content or cue.frame != "quote" or cue.lemma in SPEAKING or COLON.match(text, cue.cue_span.end):
        return False
    for quote in quotes:
        start, end = sorted((quote.span, cue.cue_span))
        between = text[start.end : end.start]
        if start.end > end.start or (len(between) < REACH and not STOP.search(between)):
            return False
    return True


def stretch(token: Token) -> Span:
    """The text of the token's subtree, without punctuation at its ends."""
    first, last = token.left_edge, token.right_edge
    while last.i > first.i and (last.is_space or (last.is_punct and not last.is_quote)):
        last = last.nbor(-1)
    while first.i < last.i and (first.is_space or (first.is_punct and not first.is_quote)):
        first = first.nbor(1)
    return Span(first.idx, last.idx + len(last))


def tenses(verb: Token) -> set[str]:
    """The tags that carry the tense of the verb: its own, or its auxiliaries'."""
    return {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"})}


def clause(verb: Token) -> Span:
    """The text of a reported clause, without a verb joined to it that has the tense of the one that reports.

    In "she said the mill would close and added ..." the parser joins "added" to "close".
    """
    whole = stretch(verb)
    for child in verb.children:
        joined = child.dep_ == "conj" and child.tag_ in FINITE and child.tag_ == verb.head.tag_
        if joined and child.tag_ not in tenses(verb) and not any(c.dep_ == "nsubj" for c in child.children):
            before = child.left_edge.i - 1
            while before > verb.i and verb.doc[before].dep_ in {"cc", "punct"}:
                before -= 1
            last = verb.doc[before]
            return Span(whole.start, min(whole.end, last.idx + len(last)))
    return whole


def around(token: Token) -> tuple[Span, ...]:
    """The clause into which the cue is put in brackets ("the deal, he said, is off"), less the cue's own words."""
    clause = stretch(token.head)
    own = stretch(token)
    parts = [Span(clause.start, max(clause.start, own.start)), Span(min(clause.end, own.end), clause.end)]
    return tuple(part for part in parts if part.end - part.start > 3)


def finite(verb: Token) -> bool:
    """Whether the verb carries tense or a modal, so that its clause states something."""
    return verb.tag_ not in NONFINITE or any(child.tag_ == "MD" for child in verb.children)
