"""Where things stand in an article: sentences, paragraphs and quotations by position."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from newsgraph.builder.model import Span
from newsgraph.builder.quotations import quotations
from newsgraph.builder.reading import Reading


class Passage:
    """An article's text with its sentences and quotations, looked up by position in code points."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.quotes = quotations(self.text)
        self.quote_starts = [quote.span.start for quote in self.quotes]

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds the position, or of the one before it."""
        return max(0, self.reading.sentence_at(position))

    def quoted(self, position: int) -> int | None:
        """The number of the quotation that holds the position."""
        number = bisect_right(self.quote_starts, position) - 1
        return number if number >= 0 and position < self.quotes[number].span.end else None

    def pieces(self, span: Span) -> Iterator[tuple[int, Span]]:
        """The parts of the stretch that lie in each sentence, leaving out those without words."""
        for index in range(self.sentence(span.start), self.sentence(max(span.start, span.end - 1)) + 1):
            whole = self.reading.sentences[index].span
            piece = Span(max(span.start, whole.start), min(span.end, whole.end))
            if piece.start < piece.end and re.search(r"\w\w", piece.of(self.text)):
                yield index, piece

    def paragraph(self, index: int) -> int:
        """Where the paragraph of the sentence starts."""
        return self.text.rfind("\n", 0, self.reading.sentences[index].span.start) + 1

    def tokens(self, start: int, end: int) -> Sequence[Token]:
        """The tokens of the stretch, also those that it cuts."""
        span = self.reading.doc.char_span(start, end, alignment_mode="expand")
        return list(span) if span is not None else []
