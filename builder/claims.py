"""Claims: that someone is said to have said, asked, judged, promised or thought something.

An act of speech is one claim, with an evidence for each sentence over which its content runs: a quotation of three
sentences is one claim with three. Cues come from ``attribution``, quotation marks from ``quotations``, sources from
``speakers``; here they are put together: a quotation goes to the cue that it touches, else to whoever was speaking.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from newsgraph.builder import attribution, speakers
from newsgraph.builder.attribution import Attribution
from newsgraph.builder.model import Claim, Count, Event, Evidence, Kind, RoleHolding, Span
from newsgraph.builder.quotations import Quotation, quotations
from newsgraph.builder.reading import Reading

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
TERMINAL = re.compile(r"[.!?…][\"”'’)\]]*\s")
COLON = re.compile(r":[\s\"“”'`]*$")
LABEL = re.compile(r"([^:\n]{2,60}):\s+(?=\S)")
SIGNED = re.compile(r"[\s,]*(?:[—–―]|--|-)\s*(?=[A-Z])|,\s*(?=[A-Z])")
SIGNED_AFTER_COMMA = re.compile(r",?[ \t]+(?=[A-Z])")
NOTES = re.compile(r"(?i)^(further information|notes? (to|for) editors|background|ends|media enquiries|contact|-+)\b")
REPORTED = frozenset({"say", "judge", "noun", "adjective", "phrase", "ask"})
SENTENTIAL = frozenset({"clause", "quote", "parenthesis", "source"})
DEEDS = frozenset({("commit", "infinitive"), ("judge", "object"), ("think", "infinitive")})
NEAR = 160  # code points between a cue and the quotation that it introduces
# Precision per frame on the annotated articles, rounded; see ``bench``.
CONFIDENCE = {
    "say-quote": 0.95,
    "say-clause": 0.95,
    "show-clause": 0.85,
    "phrase-source": 0.95,
    "continued": 0.9,
    "block": 0.9,
    "label": 0.85,
    "signed": 0.85,
    "say-object": 0.75,
    "think-clause": 0.8,
}


@dataclass
class Draft:
    """A claim in the making: who speaks, where in each sentence, and what is inside the content."""

    sources: tuple[str, ...]
    rule: str
    cue: Attribution | None = None
    spans: dict[int, list[Span]] = field(default_factory=dict)
    content: list[Span] = field(default_factory=list)
    quotes: list[Quotation] = field(default_factory=list)

    def end(self) -> int:
        """Where the last of the draft's stretches ends."""
        return max((span.end for spans in self.spans.values() for span in spans), default=-1)


def with_speakers(reading: Reading) -> Reading:
    """The reading with unnamed entities for the sources that coreference has left without one."""
    return speakers.with_speakers(reading, attribution.attributions(reading))


def claims(
    reading: Reading, events: tuple[Event, ...] = (), holdings: tuple[RoleHolding, ...] = ()
) -> tuple[Claim, ...]:
    """The claims of the article in their order, each linked to the events and role holdings that it asserts."""
    maker = _Maker(reading)
    drafts = maker.drafts()
    found: dict[str, Claim] = {}
    for draft in drafts:
        for claim in _finished(reading, draft, events, holdings):
            found.setdefault(claim.key, claim)
    return tuple(sorted(found.values(), key=lambda claim: (claim.evidence[0].span, claim.key)))


class _Maker:
    """The state of one article's assembly."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.starts = [sentence.span.start for sentence in reading.sentences]
        self.quotes = quotations(self.text)
        self.quote_starts = [quote.span.start for quote in self.quotes]
        self.by_sentence: dict[int, list[Draft]] = {}
        self.made: list[Draft] = []
        self.owner: dict[int, Draft] = {}  # quotation number → its draft

    def drafts(self) -> list[Draft]:
        """Every draft of the article."""
        for cue in attribution.attributions(self.reading):
            self._cue(cue)
        self._labels()
        for number in range(len(self.quotes)):
            self._introduced(number)
        for number in range(len(self.quotes)):
            if number not in self.owner and self._direct(self.quotes[number]):
                self._continued(number)
        self._blocks()
        kept = [draft for draft in self.made if draft.spans and (draft.content or draft.quotes)]
        return [draft for draft in kept if not self._repeated(draft, kept)]

    # Positions

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds the position, or of the one before it."""
        return max(0, bisect_right(self.starts, position) - 1)

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

    # Drafts

    def add(self, draft: Draft, span: Span, *, content: bool = True) -> None:
        """Put a stretch into the draft, sentence by sentence."""
        for index, piece in self.pieces(span):
            draft.spans.setdefault(index, []).append(piece)
            if content:
                draft.content.append(piece)
            known = self.by_sentence.setdefault(index, [])
            if draft not in known:
                known.append(draft)

    def _cue(self, cue: Attribution) -> None:
        sources: tuple[str, ...] = ()
        if cue.source is not None:
            if cue.source.lower_ in FIRST_PERSON:
                return
            sources = speakers.keys_of(self.reading, cue.source)
            if not sources and cue.source.lower_ == "it":
                return
            # What a company plans or a country supports is its policy, a fact; of a person it is an attitude.
            if (cue.kind, cue.frame) in DEEDS and sources and self._is_body(sources[0], cue):
                return
        draft = Draft(sources, cue.rule, cue)
        home = self.sentence(cue.cue.idx)
        self.made.append(draft)
        self.by_sentence.setdefault(home, []).append(draft)
        if cue.content:
            self.add(draft, cue.cue_span, content=False)
            if cue.source is not None and self.sentence(cue.source.idx) == home:
                self.add(draft, speakers.phrase(cue.source), content=False)
            for span in cue.content:
                self.add(draft, span)

    def _is_body(self, key: str, cue: Attribution) -> bool:
        kind = self.reading.entities[key].kind
        return kind is Kind.POLITY or (kind is Kind.ORGANIZATION and cue.frame == "infinitive")

    def _introduced(self, number: int) -> None:
        """Give the quotation to the cue whose content it is in, or that stands beside it."""
        quote = self.quotes[number]
        first, last = self.sentence(quote.inner.start), self.sentence(max(quote.inner.start, quote.inner.end - 1))
        direct = self._direct(quote)
        best: tuple[int, int, Draft] | None = None
        for index in range(first - 1, last + 2):
            for draft in self.by_sentence.get(index, ()):
                cue = draft.cue
                if cue is None or self.quoted(cue.cue.idx) is not None:
                    continue
                inside = any(span.start < quote.inner.end and quote.inner.start < span.end for span in cue.content)
                if inside and first <= self.sentence(cue.cue.idx) <= last:
                    size = sum(span.end - span.start for span in cue.content)
                    rank = (0, size, draft)
                elif direct and (gap := self._gap(cue, quote)) is not None and self._says(cue):
                    rank = (1, gap, draft)
                else:
                    continue
                if best is None or rank[:2] < best[:2]:
                    best = rank
        if best is None:
            return
        draft = best[2]
        cue = draft.cue
        assert cue is not None
        if not draft.spans:
            home = self.reading.sentences[self.sentence(cue.cue.idx)].span
            if not COLON.search(home.of(self.text)) or home.end > quote.inner.start:
                self.add(draft, cue.cue_span, content=False)
                if cue.source is not None:
                    self.add(draft, speakers.phrase(cue.source), content=False)
        self._take(draft, number)

    def _take(self, draft: Draft, number: int) -> None:
        self.owner[number] = draft
        draft.quotes.append(self.quotes[number])
        self.add(draft, self.quotes[number].span)

    @staticmethod
    def _says(cue: Attribution) -> bool:
        return cue.kind == "say" or (
            cue.kind in {"ask", "judge", "commit", "think"} and cue.frame in {"quote", "clause"}
        )

    def _gap(self, cue: Attribution, quote: Quotation) -> int | None:
        """How far the cue stands from the quotation, if nothing but its own clause lies between."""
        if cue.cue_span.end <= quote.span.start:
            between = self.text[cue.cue_span.end : quote.span.start]
        elif quote.span.end <= cue.cue_span.start:
            between = self.text[quote.span.end : cue.cue_span.start]
            ends = quote.inner.of(self.text).rstrip()[-1:]
            if ends in {".", "…"} and not between.lstrip()[:1].islower() and cue.content:
                return None
        else:
            return None
        if len(between) > NEAR or TERMINAL.search(between) or between.count("\n\n") > 1 or '"' in between:
            return None
        if "\n" in between and ":" not in between:
            return None
        return len(between)

    def _direct(self, quote: Quotation) -> bool:
        """Whether the quotation is speech of its own, not a name, a title or words picked from a sentence."""
        inner = quote.inner.of(self.text)
        words = len(inner.split())
        before = self.text[max(0, quote.span.start - 3) : quote.span.start].rstrip(" ")
        opens = not before or before[-1:] in {"\n", ".", "!", "?", ",", ":", "”", '"', "―", "—"}
        if not quote.closed or "\n" in inner:
            return words > 2
        if self.text[quote.span.start] in "'‘":
            return False
        after = self.text[quote.span.end : quote.span.end + 1]
        ends = inner[-1:] in {",", ".", "!", "?", "…", "-", "—"} or after in {",", ".", "\n", ""}
        return opens and ends and (words > 2 or inner[-1:] in {",", "!", "?", "."})

    def _continued(self, number: int) -> None:
        """A quotation that no cue touches: signed, introduced with a colon, or going on from what was said before."""
        quote = self.quotes[number]
        first = self.sentence(quote.inner.start)
        signer = self._signer(quote)
        if signer:
            self._new("signed", signer, number)
            return
        previous = first - 1
        before = self.reading.sentences[previous].span.of(self.text) if first else ""
        start_of_paragraph = not self.text[self.paragraph(first) : quote.span.start].strip()
        if (
            first
            and COLON.search(before)
            and not self.text[self.reading.sentences[previous].span.end : quote.span.start].strip(' \n"“:')
        ):
            keys = self._introducer(previous)
            if keys:
                self._new("colon", keys, number)
                return
        for index in (first, previous):
            if index < 0:
                continue
            for draft in reversed(self.by_sentence.get(index, ())):
                if not draft.quotes or max(q.span.end for q in draft.quotes) > quote.span.start:
                    continue
                if not start_of_paragraph or draft.rule != "claim/say-object":
                    draft.rule = draft.rule if index == first else draft.rule
                    self._take(draft, number)
                    return
        following = self.owner.get(number + 1)
        if following is not None and number + 1 < len(self.quotes):
            nearby = self.sentence(self.quotes[number + 1].inner.start) - self.sentence(quote.inner.end) <= 1
            if nearby and self.paragraph(first) == self.paragraph(self.sentence(self.quotes[number + 1].inner.start)):
                self._take(following, number)
                return
        if not start_of_paragraph:
            return
        for index in range(first - 1, max(-1, first - 4), -1):
            named = [d for d in self.by_sentence.get(index, ()) if d.sources and (d.content or d.quotes)]
            if named:
                self._new("continued", named[-1].sources, number)
                return

    def _new(self, rule: str, sources: tuple[str, ...], number: int) -> None:
        draft = Draft(sources, f"claim/{rule}")
        self.made.append(draft)
        self._take(draft, number)

    def _signer(self, quote: Quotation) -> tuple[str, ...]:
        """Who stands behind the quotation without a verb: "...", A. Name, an analyst. / "..." — A. Name"""
        match = (SIGNED_AFTER_COMMA if quote.inner.of(self.text).endswith(",") else SIGNED).match(
            self.text, quote.span.end
        )
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
        if not match.group().strip(" ,") and any(
            t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in self._tokens(match.end(), sentence.end)
        ):
            return ()
        return (key,) if len(rest) < NEAR else ()

    def _tokens(self, start: int, end: int) -> Sequence[Token]:
        span = self.reading.doc.char_span(start, end, alignment_mode="expand")
        return list(span) if span is not None else []

    def _introducer(self, index: int) -> tuple[str, ...]:
        """Whose words a sentence announces that ends in a colon: the source of its last cue, else its subject."""
        for draft in reversed(self.by_sentence.get(index, ())):
            if draft.sources and draft.cue is not None:
                return draft.sources
        span = self.reading.sentences[index].span
        for token in self._tokens(span.start, span.end):
            if token.dep_ in {"nsubj", "poss"} and (keys := speakers.keys_of(self.reading, token)):
                return keys
        return ()

    def _labels(self) -> None:
        """Headlines and transcripts: "Minister: no deal in sight", "No deal in sight: minister", "SMITH: Good evening."."""
        for index, sentence in enumerate(self.reading.sentences):
            start = self.paragraph(index)
            if self.text[start : sentence.span.start].strip(' "“`'):
                continue
            match = LABEL.match(self.text, sentence.span.start)
            headline = sentence.headline or index == 0
            if match is None or match.end() >= len(self.text):
                continue
            keys = self._named_by(match.start(1), match.end(1), headline)
            told = any(d.cue is not None and d.cue.kind == "say" for d in self.by_sentence.get(index, ()))
            if not keys and headline and not told and self.text[match.end()] in "'‘\"“":
                keys = self._introducer(index)
            if not keys:
                continue
            draft = Draft(keys, "claim/label")
            self.made.append(draft)
            end = self.text.find("\n", match.end())
            self.add(draft, Span(match.start(), len(self.text) if end < 0 else end))
            for number, quote in enumerate(self.quotes):
                if quote.span.start <= match.end() < quote.span.end:
                    self.owner[number] = draft

    def _named_by(self, start: int, end: int, headline: bool) -> tuple[str, ...]:
        tokens = [t for t in self._tokens(start, end) if not t.is_punct and not t.is_space]
        if not tokens or len(tokens) > 6 or any(t.tag_.startswith(("V", "MD")) and t.pos_ != "PROPN" for t in tokens):
            return ()
        topic = next((n for n, t in enumerate(tokens) if n and t.lower_ == "on"), len(tokens))
        last = tokens[topic - 1]
        keys = speakers.keys_of(self.reading, last)
        if not keys and len(tokens) == 1 and last.is_upper:
            keys = tuple(
                key
                for key, entity in self.reading.entities.items()
                if entity.kind is Kind.PERSON and entity.label.casefold().split()[-1] == last.lower_
            )[:1]
        if not keys:
            return ()
        kind = self.reading.entities[keys[0]].kind
        return keys if headline or kind is Kind.PERSON else ()

    def _blocks(self) -> None:
        """After "The minister said:" at the end of a paragraph the next ones are his words, though no mark says so."""
        sentences = self.reading.sentences
        for draft in list(self.made):
            cue = draft.cue
            if cue is None or draft.quotes or not draft.sources or cue.kind != "say":
                continue
            home = self.sentence(cue.cue.idx)
            body = sentences[home].span
            if home + 1 >= len(sentences) or not COLON.search(body.of(self.text)):
                continue
            if body.end - cue.cue_span.end > 60 or any(span.start > cue.cue_span.end for span in cue.content):
                continue
            if "\n" not in self.text[body.end - 1 : sentences[home + 1].span.start]:
                continue
            covered = self._block(home + 1, draft)
            draft.spans.clear()
            draft.content.clear()
            draft.rule = "claim/block"
            for index in covered:
                self.add(draft, sentences[index].span)

    def _block(self, start: int, draft: Draft) -> list[int]:
        sentences = self.reading.sentences
        assert draft.cue is not None and draft.cue.source is not None
        title = re.sub(r"^(the|a|an)\s+", "", speakers.phrase(draft.cue.source).of(self.text).casefold())
        first_paragraph = self.paragraph(start)
        covered: list[int] = []
        personal = False
        for index in range(start, len(sentences)):
            span = sentences[index].span
            words = span.of(self.text)
            tokens = self._tokens(span.start, span.end)
            own = {self.reading.referent.get(t.i) for t in tokens if t.lower_ not in FIRST_PERSON}
            if index > start and (title in words.casefold() or own & set(draft.sources) or NOTES.match(words)):
                break
            if self.paragraph(index) != first_paragraph and words[:1] in {'"', "“", "`"}:
                break
            personal = personal or any(t.lower_ in FIRST_PERSON for t in tokens)
            covered.append(index)
        if not personal:
            covered = [index for index in covered if self.paragraph(index) == first_paragraph]
        return covered

    def _repeated(self, draft: Draft, kept: list[Draft]) -> bool:
        """Whether the draft only colours another claim in whose content it stands: "X said that he believes Y".

        What a source says of another's words stays ("X said the ministry had announced Y"), what it says of another's
        feelings and plans does not: that is X's claim alone.
        """
        cue = draft.cue
        if cue is None:
            return False
        reported = bool(draft.sources) and cue.kind in REPORTED and cue.frame in SENTENTIAL
        for other in kept:
            if other is draft or (other.cue is not None and other.cue.frame not in SENTENTIAL):
                continue
            if any(span.start <= cue.cue_span.start and cue.cue_span.end <= span.end for span in other.content):
                if not reported or set(draft.sources) <= set(other.sources):
                    return True
        return False


def _finished(
    reading: Reading, draft: Draft, events: tuple[Event, ...], holdings: tuple[RoleHolding, ...]
) -> Iterator[Claim]:
    text = reading.article.text
    trigger = draft.cue.cue_span if draft.cue is not None else None
    evidence = []
    for _, spans in sorted(draft.spans.items()):
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        evidence.append(Evidence(whole, trigger if trigger is not None and whole.covers(trigger) else None))
    start, end = evidence[0].span.start, evidence[-1].span.end
    about = [
        event.key
        for event in events
        if any(any(span.covers(e.trigger or e.span) for span in draft.content) for e in event.evidence)
    ]
    counts = _counts(text, draft, [event for event in events if event.key in about])
    about.extend(h.key for h in holdings if any(any(span.covers(e.span) for span in draft.content) for e in h.evidence))
    inner = sorted({quote.inner for quote in draft.quotes})
    quote = " […] ".join(span.of(text) for span in inner) or None
    name = draft.rule.removeprefix("claim/")
    for number, source in enumerate(draft.sources or (None,)):
        yield Claim(
            key=f"claim/{start}-{end}" + (f"-{number + 1}" if number else ""),
            speaker=source,
            evidence=tuple(evidence),
            about=tuple(about),
            quote=quote,
            saying_verb=draft.cue.lemma if draft.cue is not None else None,
            counts=counts,
            confidence=CONFIDENCE.get(name, 0.65) * (1.0 if source is not None else 0.7),
            rule=draft.rule,
        )


def _counts(text: str, draft: Draft, asserted: Sequence[Event]) -> tuple[Count, ...]:
    """The figures of the asserted events that stand in the claim's own words."""
    said = " ".join(span.of(text) for span in draft.content).casefold().replace(",", "")
    found = {
        count
        for event in asserted
        for count in event.counts
        if re.search(rf"(?<!\d){count.number}(?!\d)", said) or len(event.evidence) == 1
    }
    return tuple(sorted(found, key=lambda count: (count.what, count.number)))
