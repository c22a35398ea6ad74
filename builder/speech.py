"""Who speaks in a quotation, for "I" and "we": the nearest reporting verb's subject, and no more.

Attribution proper is the claims' affair; here only a pronoun's antecedent is wanted, so a doubtful speaker is none.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from spacy.tokens import Token

from newsgraph.builder.model import Span
from newsgraph.builder.quotations import quotations
from newsgraph.builder.reading import Reading
from newsgraph.builder.reporting import lexicon
from newsgraph.builder.syntax import agents_by, children, subjects
from newsgraph.builder.token_columns import lemmas, lowers
from newsgraph.builder.voice import is_passive

SAYING = ("say", "ask")


@cache
def _saying() -> frozenset[str]:
    """The verbs of saying and asking that words in quotation marks or a clause go with."""
    return frozenset(
        verb
        for verb, frames in lexicon().verbs.items()
        if any(kind in SAYING for kind in frames.values()) and ("quote" in frames or "clause" in frames)
    )


class Speech:
    """The quotations of an article, each with the head of its speaker's phrase where the text gives it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.spans = [quotation.span for quotation in quotations(reading.article.text)]
        self.starts = [span.start for span in self.spans]
        self.unknown: set[int] = set()  # sentences that report, but do not say clearly whose words
        self.reports = self._reporting()
        self.speakers = self._speakers()
        self.statements = self._statements()

    def quotation_at(self, token: Token) -> int | None:
        """The number of the quotation that the token stands in."""
        number = bisect_right(self.starts, token.idx) - 1
        return number if number >= 0 and token.idx < self.spans[number].end else None

    def speaker(self, token: Token) -> Token | None:
        """The head of the phrase that names who says what the token is part of."""
        number = self.quotation_at(token)
        if number is not None:
            return self.speakers.get(number)
        return self.statements.get(self.reading.sentence_number.get(token.i, -1))

    def _reporting(self) -> dict[int, Token]:
        """By sentence number: the subject of its reporting verb outside quotations (the first such verb's)."""
        found: dict[int, Token] = {}
        verbs, doc = _saying(), self.reading.doc
        lows = lowers(doc)
        for index, lemma in enumerate(lemmas(doc)):
            if lemma not in verbs and lows[index] != "according":
                continue
            token = doc[index]
            speaker: Token | None = None
            if token.pos_ in ("VERB", "AUX") and self.quotation_at(token) is None:
                if lemma in verbs:
                    speaker = self._subject(token)
                    if speaker is None:
                        self.unknown.add(self.reading.sentence_number.get(token.i, -1))
            elif token.lower_ == "according" and self.quotation_at(token) is None:
                nouns = [n for p in token.children if p.dep_ == "prep" for n in p.children if n.dep_ == "pobj"]
                speaker = nouns[0] if nouns else None
            if speaker is not None:
                found.setdefault(self.reading.sentence_number.get(token.i, -1), speaker)
        return found

    def _subject(self, verb: Token) -> Token | None:
        """The one subject of the verb outside quotations; of two side by side ("coach X said") the latter."""
        own = agents_by(verb) if is_passive(verb) else children(verb, "nsubj") or subjects(verb)
        own = [subject for subject in own if self.quotation_at(subject) is None]
        if not own or children(own[-1], "conj") or own[-1].tag_ in ("WP", "WDT") or own[-1].dep_ == "expl":
            return None
        return own[-1]

    def _sentences_of(self, span: Span) -> list[int]:
        return [s.index for s in self.reading.sentences if s.span.overlaps(span)]

    def _speakers(self) -> dict[int, Token]:
        found: dict[int, Token] = {}
        text = self.reading.article.text
        previous_end, previous = -1, None
        for number, span in enumerate(self.spans):
            sentences = self._sentences_of(span)
            speaker = next((self.reports[s] for s in (*sentences[:1], *sentences[-1:]) if s in self.reports), None)
            if speaker is None and sentences:
                before = sentences[0] - 1
                sentence = self.reading.sentences[before] if before >= 0 else None
                if sentence and sentence.span.of(text).rstrip().endswith((":", ",")):
                    speaker = self.reports.get(before)
                after = sentences[-1] + 1
                if speaker is None and text[span.end - 2 : span.end - 1] == "," and after in self.reports:
                    speaker = self.reports[after]
            if speaker is None and previous is not None and "\n" not in text[previous_end : span.start]:
                # "…," said X. "…" goes on with X while the paragraph lasts and nobody else speaks between.
                reporting = {*self.reports, *self.unknown}
                between = [s for s in reporting if previous_end <= self.reading.sentences[s].span.start < span.end]
                speaker = previous if not between else None
            if speaker is not None:
                found[number] = speaker
            previous_end, previous = span.end, speaker
        return found

    def _statements(self) -> dict[int, Token]:
        """Sentences of a statement given without quotation marks after "X said:"."""
        found: dict[int, Token] = {}
        speaker: Token | None = None
        text = self.reading.article.text
        for sentence in self.reading.sentences:
            if sentence.index in self.reports:
                ends = sentence.span.of(text).rstrip().endswith(":")
                speaker = self.reports[sentence.index] if ends else None
            elif speaker is not None:
                found[sentence.index] = speaker
        return found
