"""Who says a quotation that no cue touches: who signs it, who opens it, of whom the sentence before it tells."""

from __future__ import annotations

import re

from newsgraph.builder import speakers
from newsgraph.builder.cues import Attribution
from newsgraph.builder.draft import Draft
from newsgraph.builder.labels import Labels
from newsgraph.builder.model import Kind
from newsgraph.builder.named_speakers import SPEAKING
from newsgraph.builder.quotations import Quotation
from newsgraph.builder.reading import Reading
from newsgraph.builder.small_words import FINITE

SIGNED = re.compile(r"[\s,]*(?:[—–―]|--|-)\s*(?=[A-Z])|,\s*(?=[A-Z])")
SIGNED_AFTER_COMMA = re.compile(r",?[ \t]+(?=[A-Z])")
BELOW = re.compile(r"\s*\n\s*(?=([A-Z][^\n]{3,100}))")
INTRODUCES = re.compile(r"[,:]\s*$")
NICKNAME = re.compile(r'(?<=[a-z] )["“][A-Z][\w.]+["”](?= [A-Z])')  # 'Marcia "Cia" Price'
NEAR = 160  # code points between a cue or a name and the quotation that it belongs to

WRITINGS = frozenset(
    {"address", "article", "blog", "column", "email", "interview", "letter", "memo", "message", "note"}
)
WRITINGS |= frozenset({"op-ed", "post", "speech", "statement", "thread", "tweet", "video"})
TITLED = frozenset({"read", "write", "sing", "recite", "open", "begin", "end", "call", "play"})  # "read “Hamlet”"


class Signatures(Labels):
    """The people whom an article names beside its quotations without a verb of saying."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.by_sentence: dict[int, list[Draft]] = {}
        self.made: list[Draft] = []

    def _signer(self, quote: Quotation) -> tuple[str, ...]:
        """Who stands behind the quotation without a verb: "...", A. Name, an analyst. / "..." — A. Name"""
        match = (SIGNED_AFTER_COMMA if quote.inner.of(self.text).endswith(",") else SIGNED).match(
            self.text, quote.span.end
        )
        match = match or self._below(quote)
        if match is None:
            return ()
        span = self.reading.doc.char_span(match.end(), match.end() + 1, alignment_mode="expand")
        if span is None:
            return ()
        token = span[0]
        key = self.reading.member_of_name.get(token.i)
        if key is None or self.reading.entities[key].kind is not Kind.PERSON:
            return ()
        sentence = self.reading.sentences[self.sentence(match.end())].span
        rest = self.text[match.end() : sentence.end]
        if not match.group().strip(" ,") and any(t.tag_ in FINITE for t in self.tokens(match.end(), sentence.end)):
            return ()
        return (key,) if len(rest) < NEAR else ()

    def _below(self, quote: Quotation) -> re.Match[str] | None:
        """Where a line without a verb follows on a quotation that is a paragraph of its own: "Anna Keller, miller"."""
        match = BELOW.match(self.text, quote.span.end)
        if match is None or self.text[: quote.span.start].rstrip(" ")[-1:] not in {"", "\n"}:
            return None
        verbs = any(t.pos_ in {"VERB", "AUX"} for t in self.tokens(match.end(), match.end(1)))
        return None if verbs or self.text[match.end(1) - 1] in '.:?!"”' else match

    def _opener(self, quote: Quotation, index: int) -> tuple[str, ...]:
        """Who opens the quotation with a verb of its own sentence, whichever verb that is: 'Lee grinned, "..."'."""
        start = self.reading.sentences[index].span.start
        if not INTRODUCES.search(self.text[start : quote.span.start]):
            return ()
        for token in self.tokens(start, quote.span.start):
            if token.dep_ == "nsubj" and token.head.idx < quote.span.start and token.head.tag_ in {"VBD", "VBZ", "VBP"}:
                keys = speakers.keys_of(self.reading, token)
                if keys and self.reading.entities[keys[0]].kind in SPEAKING:
                    return keys
        return ()

    def _introducing(self, index: int) -> tuple[str, ...]:
        """The person of whom the sentence tells, where the paragraph goes on with bare words in quotation marks."""
        span = self.reading.sentences[index].span
        for token in self.tokens(span.start, span.end):
            if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and self.quoted(token.idx) is None:
                keys = speakers.keys_of(self.reading, token)
                person = len(keys) == 1 and self.reading.entities[keys[0]].kind is Kind.PERSON
                return keys if person and self.reading.entities[keys[0]].named else ()
        return ()

    def _writing(self, index: int) -> tuple[str, ...]:
        """The person of whom the sentence tells that he speaks or writes: "Lee was blunt in a letter to residents"."""
        span = self.reading.sentences[index].span
        for token in self.tokens(span.start, span.end):
            if token.dep_ == "pobj" and token.head.lower_ in {"in", "on"} and token.lemma_.lower() in WRITINGS:
                return self._introducing(index)
        return ()

    def _in_paragraphs_before(self, first: int, previous: int) -> tuple[str, tuple[str, ...]]:
        """Who says a quotation that opens a paragraph: who writes in the sentence before, or the last to speak."""
        told = any(draft.content or draft.quotes for draft in self.by_sentence.get(previous, ()))
        if first and not told and (keys := self._writing(previous)):
            return "introduced", keys
        for index in range(first - 1, max(-1, first - 4), -1):
            named = [d for d in self.by_sentence.get(index, ()) if d.sources and (d.content or d.quotes)]
            if named:
                return "continued", named[-1].sources
        return "continued", ()

    def _tail(self, cue: Attribution) -> str:
        """The cue with its source as they end a sentence: "she said."."""
        start, end = cue.cue_span.start, cue.cue_span.end
        if cue.source is not None:
            start, end = min(start, cue.source.idx), max(end, cue.source.idx + len(cue.source))
        return self.text[start:end] + "."

    def _reported(self, index: int) -> tuple[str, ...]:
        """Who alone is said to have spoken in the sentence, outside quotations of others: "As Lee told us, ..."."""
        found = {
            draft.sources
            for draft in self.by_sentence.get(index, ())
            if draft.cue is not None and draft.content and self.quoted(draft.cue.cue.idx) is None
            if draft.cue.kind in {"say", "judge"}
            if not any(o is not draft and any(span.covers(draft.cue.cue_span) for span in o.content) for o in self.made)
        }
        keys = next(iter(found)) if len(found) == 1 else ()
        return keys if all(self.reading.entities[key].kind is Kind.PERSON for key in keys) else ()

    def _going_on(self, index: int) -> bool:
        """Whether the sentence goes on about the speaker before it as "he" or "she", and names nobody."""
        span = self.reading.sentences[index].span
        tokens = self.tokens(span.start, span.end)
        subject = any(t.dep_ == "nsubj" and t.head.dep_ == "ROOT" and t.lower_ in {"he", "she"} for t in tokens)
        return subject and not any(t.pos_ == "PROPN" and t.i in self.reading.member_of_name for t in tokens)

    def _introducer(self, index: int) -> tuple[str, ...]:
        """Whose words a sentence announces that ends in a colon: the source of its last cue, else its subject."""
        for draft in reversed(self.by_sentence.get(index, ())):
            if draft.sources and draft.cue is not None:
                return draft.sources
        span = self.reading.sentences[index].span
        for token in self.tokens(span.start, span.end):
            if token.dep_ in {"nsubj", "poss"} and (keys := speakers.keys_of(self.reading, token)):
                return keys
        return ()

    def _governed(self, draft: Draft, quote: Quotation) -> bool:
        """Whether the cue stands in what another reports beside the quotation: '"No." He said he had written twice.'"""
        cue = draft.cue
        if cue is None or cue.content:
            return False
        home = self.by_sentence.get(self.sentence(cue.cue.idx), ())
        above = [o for o in home if o is not draft and any(span.covers(cue.cue_span) for span in o.content)]
        return any(not span.overlaps(quote.span) for o in above for span in o.content if span.covers(cue.cue_span))

    @staticmethod
    def _says(cue: Attribution) -> bool:
        return cue.kind == "say" or (
            cue.kind in {"ask", "judge", "commit", "think"} and cue.frame in {"quote", "clause"}
        )

    @staticmethod
    def _cried(cue: Attribution, quote: Quotation) -> bool:
        """Whether nothing stands between the cue and the quotation: 'chanted "Shame on you"'."""
        return cue.cue_span.end + 1 == quote.span.start and not cue.content and cue.lemma not in TITLED
