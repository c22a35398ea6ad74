"""Cues that close a sentence behind a comma, read off its surface where the parser takes them for something else.

"The mill was unsafe, papers seen by the club show." and "Council broke the law, watchdog rules" have one shape, and the
words in it are often taken for nouns: what is said, a comma, who says it, and the verb as the last word.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.builder.cue_sources import can_speak
from newsgraph.builder.cues import Attribution
from newsgraph.builder.model import Span
from newsgraph.builder.reading import Reading
from newsgraph.builder.reporting import Lexicon
from newsgraph.builder.token_columns import sentence_ends, sentence_starts
from newsgraph.builder.wordlists import words as wordlist

LONGEST_SOURCE = 9  # tokens between the comma and the verb
VERBS = frozenset({"VERB", "AUX"})
SHORTEST_SAID = 3  # tokens before the comma


def closing_cues(reading: Reading, words: Lexicon, known: frozenset[int]) -> Iterator[Attribution]:
    """The attribution of each sentence that such a cue closes, but for the cues at the token indexes ``known``."""
    forms = wordlist("reporting", "closing", "forms")
    last: dict[int, Token] = {}
    doc = reading.doc
    for end in sorted(set(sentence_ends(doc))):
        index = end - 1
        opening = sentence_starts(doc)[index]
        while index >= opening and (doc[index].is_punct or doc[index].is_space):
            index -= 1
        if index >= opening:
            last[reading.sentence_number.get(index, 0)] = doc[index]
    for number, verb in last.items():
        if verb.lower_ not in forms or verb.i in known or verb.i < SHORTEST_SAID + 2:
            continue
        comma = _comma(verb)
        sentence = reading.sentences[number].span
        if comma is None or comma.idx <= sentence.start:
            continue
        said = reading.doc[: comma.i]
        first = next((t for t in said if t.idx >= sentence.start), comma)
        if comma.i - first.i < SHORTEST_SAID:
            continue
        if any(first.i <= index < verb.i for index in known):
            continue
        source = _source(verb, comma)
        if source is None or not can_speak(reading, words, source, "show"):
            continue
        told = {source.lemma_.lower(), source.lower_} & words.speakers.keys()
        if not told and not any(t.pos_ in VERBS for t in said[first.i :]):
            continue
        content = Span(first.idx, comma.nbor(-1).idx + len(comma.nbor(-1)))
        span = Span(verb.idx, verb.idx + len(verb))
        yield Attribution(verb, span, verb.lemma_.lower(), source, (content,), "say", "clause")


def _comma(verb: Token) -> Token | None:
    """The comma behind which nothing but the source and the verb stand."""
    for token in reversed(verb.doc[max(1, verb.i - LONGEST_SOURCE) : verb.i]):
        if token.text == ",":
            return token if token.i < verb.i - 1 else None
        if token.is_punct and token.text not in {"'", "’", "-"}:
            return None
        if token.is_space or token.lower_ in {"and", "but", "or", "which", "who", "that", "as"}:
            return None
    return None


def _source(verb: Token, comma: Token) -> Token | None:
    """The head of the phrase between the comma and the verb: the last noun before what restricts it."""
    head: Token | None = None
    for token in verb.doc[comma.i + 1 : verb.i]:
        if head is not None and (token.tag_ in {"VBN", "VBG", "IN"} or token.pos_ == "ADP"):
            break
        if token.pos_ in {"NOUN", "PROPN"}:
            head = token
        elif token.tag_ == "POS" and token.i + 1 == verb.i:
            return None  # "..., per the party's rules"
        elif token.pos_ in {"VERB", "AUX", "PRON"} and token.tag_ not in {"VBN", "VBG", "PRP$"}:
            return None
    return head
