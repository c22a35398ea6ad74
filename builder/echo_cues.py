"""Cues behind a quotation that tell whose words it was: '"No," was his answer', '"We won." That is how X puts it'."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.cue_sources import can_speak
from newsgraph.builder.cues import Attribution
from newsgraph.builder.model import Span
from newsgraph.builder.reading import Reading
from newsgraph.builder.reporting import Lexicon
from newsgraph.builder.sentence_bounds import sentence_end
from newsgraph.builder.source_phrases import governed
from newsgraph.builder.syntax import agents_by

POINTING = frozenset({"that", "those", "these", "this", "such", "so"})
WORDS = wordlists.words("reporting", "echoes", "nouns")
OWNERS = frozenset({"his", "her", "their", "its"})
OPENING = 2  # tokens of a sentence before its verb
FROM = ("of", "from", "by", "among")


def echo_cues(reading: Reading, words: Lexicon, verb: Token) -> Iterator[Attribution]:
    """The attribution of the quotation that ends right before the clause of ``verb``, a form of "be" or "come"."""
    if not _behind_marks(verb):
        return
    for token in verb.doc[verb.i + 1 : sentence_end(verb)]:
        if token.lower_ == "how" and token.i == verb.i + 1:
            source = next((t for t in token.doc[token.i : sentence_end(verb)] if t.dep_ == "nsubj"), None)
            cue = source.head if source is not None else token
        elif token.pos_ == "NOUN" and token.lemma_.lower() in WORDS:
            cue, source = token, _owner(token)
        else:
            continue
        if source is not None and (source.lower_ in OWNERS or can_speak(reading, words, source, "say")):
            span = Span(cue.idx, cue.idx + len(cue))
            yield Attribution(cue, span, cue.lemma_.lower(), source, (), "say", "echo")
        return


def _behind_marks(verb: Token) -> bool:
    """Whether a closing mark stands before the verb, or before a word that points back at what was quoted."""
    doc, index = verb.doc, verb.i - 1
    if index > OPENING and doc[index].lower_ in POINTING:
        index -= 1
        while index > OPENING and doc[index].is_space:
            index -= 1
    return index > OPENING and doc[index].is_quote and not doc[index].nbor(-1).is_space


def _owner(noun: Token) -> Token | None:
    """Whose the noun is: "the minister's answer", "the words of the captain"."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    found = [governed(noun, preposition) for preposition in FROM]
    found.extend(agent for child in noun.rights if child.dep_ == "acl" for agent in agents_by(child))
    return owner or next((each for each in found if each is not None), None)
