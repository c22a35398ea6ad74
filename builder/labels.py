"""Who a label before or behind a colon makes speak: headlines, transcripts, captions."""

from __future__ import annotations

import re

from spacy.tokens import Token

from newsgraph.builder import speakers, wordlists
from newsgraph.builder.cue_sources import is_surname
from newsgraph.builder.forms import fold
from newsgraph.builder.model import Kind, Span
from newsgraph.builder.passages import Passage
from newsgraph.builder.reporting import lexicon

LABEL = re.compile(r"([^:\n]{2,60}):\s+(?=\S)")
ADDRESSED = frozenset({"dear", "to"})
GENRES = wordlists.words("reporting", "labels", "genres")


SEATS = frozenset({"united nations"})  # bodies by which a dateline calls the place


class Labels(Passage):
    """The labels of an article and the entities that speak under them."""

    def labels(self) -> list[tuple[int, Token, Span]]:
        """Headlines and transcripts: "Minister: no deal", "No deal: minister", "SMITH: Good evening."

        Each with the number of its sentence, the head of the label, and the stretch with what is said.
        """
        found = []
        for index, sentence in enumerate(self.reading.sentences):
            if self.text[self.paragraph(index) : sentence.span.start].strip(' "“`'):
                continue
            match = LABEL.match(self.text, sentence.span.start)
            if match is None or match.end() >= len(self.text):
                continue
            if self.quoted(match.end(1)) not in {None, self.quoted(sentence.span.start)}:
                continue  # the colon of a title that the sentence names
            end = self.text.find("\n", match.end())
            # A label that the parser took for a sentence of its own is no part of what is said.
            start = match.start() if self.sentence(match.end()) == index else match.end()
            whole = Span(start, len(self.text) if end < 0 else end)
            ends = [(match.start(1), match.end(1))]
            if self.is_headline(index):
                ends.append((self.text.rindex(":", match.start(), whole.end) + 1, whole.end))
            heads = [head for start, stop in ends if (head := self._label(start, stop)) is not None]
            if heads:
                found.append((index, heads[0], whole))
        return found

    def is_headline(self, index: int) -> bool:
        """Whether the sentence is a headline."""
        return index == 0 or self.reading.sentences[index].headline

    def _label(self, start: int, end: int) -> Token | None:
        """The head of a label of a few words without a verb: a name, or a common noun that can speak."""
        tokens = [t for t in self.tokens(start, end) if not t.is_punct and not t.is_space]
        if tokens and tokens[0].lower_ in ADDRESSED:
            return None  # "To the editor: Your columnist is wrong"
        if not tokens or len(tokens) > 6 or any(t.tag_.startswith(("V", "MD")) and t.pos_ != "PROPN" for t in tokens):
            return None
        topic = next((n for n, t in enumerate(tokens) if n and t.lower_ == "on"), len(tokens))
        head = tokens[topic - 1]
        if head.lower_ in GENRES and topic == 1:
            return None
        named = head.i in self.reading.member_of_name or (len(tokens) == 1 and head.is_upper)
        named = named or (len(tokens) == 1 and head.text[:1].isupper() and is_surname(self.reading, head))
        return head if named or head.lower_ in lexicon().speakers else None

    def labelled(self, head: Token, headline: bool) -> tuple[str, ...]:
        """Who speaks under the label: a person, in a headline also a body."""
        keys = speakers.keys_of(self.reading, head)
        if not keys and head.is_upper:
            keys = tuple(
                key
                for key, entity in self.reading.entities.items()
                if entity.kind is Kind.PERSON and entity.label.casefold().split()[-1:] == [head.lower_]
            )[:1]
        if not keys:
            return ()
        if headline and fold(self.reading.entities[keys[0]].label) in SEATS:
            return ()  # "UNITED NATIONS: Peru has left"
        # A country before a colon is a topic ("Norway: two held"), a body in running text a heading.
        kind = self.reading.entities[keys[0]].kind
        return keys if kind is Kind.PERSON or (headline and kind is not Kind.POLITY) else ()
