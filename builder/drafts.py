"""Claims in the making: cues, quotation marks, colons and signatures put together, article by article."""

from __future__ import annotations

import re
from dataclasses import replace

from newsgraph.builder import attribution, interviews, speakers
from newsgraph.builder.cues import NONFINITE, Attribution
from newsgraph.builder.deeds import is_deed
from newsgraph.builder.draft import Draft
from newsgraph.builder.model import Span
from newsgraph.builder.quotations import Quotation
from newsgraph.builder.reading import Reading
from newsgraph.builder.signatures import NEAR, NICKNAME, Signatures
from newsgraph.builder.source_phrases import phrase

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
# Verbs behind a full stop in quotation marks.
PLAIN = frozenset({"add", "ask", "explain", "note", "say", "tell", "write"})
TERMINAL = re.compile(r"[.!?…][\"”'’)\]]*\s")
COLON = re.compile(r":[\s\"“”'`]*$")
SUBJECT_COLON = re.compile(r"[^:\n]{2,80}: (?=['‘\"“]).+")
NOTES = re.compile(r"(?i)^(further information|notes? (to|for) editors|background|ends|media enquiries|contact|-+)\b")
REPORTED = frozenset({"say", "judge", "noun", "adjective", "phrase", "ask"})
SENTENTIAL = frozenset({"clause", "quote", "parenthesis", "source", "that"})
CALLING = frozenset({"naming", "as"})  # what the minister called a "stab in the back"
OPENS_NEXT = re.compile(r"[^.!?\"”\n]{0,60}:\s?[\"“'‘]")  # '"When?" She replied: "Never."'
INNER = re.compile(r"[^.!?\"”\n]{0,30}[,:] [‘'](?=\w)")  # behind a verb of saying, an inner quotation
CLAUSE = re.compile(r"(I|You|We|He|She|They|It|There)\b")
SEVERAL = 6
WORD = re.compile(r"\w+")
UNSAID = frozenset({"ask", "commit", "think"})  # what somebody unknown asks for or means to do is no claim


class Drafting(Signatures):
    """The assembly of one article's claims."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.owner: dict[int, Draft] = {}  # quotation number → its draft

    def drafts(self) -> list[Draft]:
        """Every draft of the article."""
        before: Attribution | None = None
        for cue in attribution.attributions(self.reading):
            if self._misread(cue):
                source = before.source if before is not None and cue.cue.tag_ in NONFINITE else None
                if source is None or source.sent != cue.cue.sent:
                    continue
                cue = replace(cue, source=source)
            elif cue.source is not None and self.quoted(cue.cue.idx) is None:
                before = cue
            self._cue(cue)
        self._labels()
        for number in range(len(self.quotes)):
            self._introduced(number)
        for number in range(len(self.quotes)):
            if number not in self.owner and self._direct(self.quotes[number]):
                self._continued(number)
        self._blocks()
        for keys, span in interviews.answers(self):
            self.made.append(draft := Draft(keys, "claim/interview"))
            self.add(draft, span)
        self._pulled()
        kept = [draft for draft in self.made if draft.spans and (draft.content or draft.quotes)]
        kept = [draft for draft in kept if not self._within_quotation(draft)]
        return [draft for draft in kept if not self._repeated(draft, kept)]

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
            nobody = not sources and cue.source.pos_ != "PRON"
            if nobody and cue.frame not in SENTENTIAL and not self._quotes_words(cue):
                return
            if not sources and (cue.kind in UNSAID or cue.frame == "object") and not self._quotes_words(cue):
                return
            if sources and is_deed(self.reading.entities[sources[0]], cue) and not self._quotes_words(cue):
                return
        draft = Draft(sources, cue.rule, cue)
        home = self.sentence(cue.cue.idx)
        self.made.append(draft)
        self.by_sentence.setdefault(home, []).append(draft)
        if cue.content:
            self.add(draft, cue.cue_span, content=False)
            if cue.source is not None and self.sentence(cue.source.idx) == home:
                self.add(draft, phrase(cue.source), content=False)
            for span in cue.content:
                self.add(draft, span)

    def _misread(self, cue: Attribution) -> bool:
        """Whether the source stands in words that the cue, outside them, cannot have: '..., he said. "The men are"'."""
        number = self.quoted(cue.source.idx) if cue.source is not None else None
        if number is None or number == self.quoted(cue.cue.idx):
            return False
        quote = self.quotes[number]
        behind = quote.span.start > cue.cue.idx and len(quote.inner.of(self.text).split()) > 4
        return behind or self._direct(quote)

    def _within_quotation(self, draft: Draft) -> bool:
        """Whether somebody else's direct speech brings the cue: what she says that he said is her claim alone.

        A statement of several paragraphs, which opens its marks anew in each, may report others like an article.
        """
        number = self.quoted(draft.cue.cue.idx) if draft.cue is not None else None
        owner = self.owner.get(number) if number is not None else None
        if number is None or owner is None or owner is draft or not owner.sources or not self.quotes[number].closed:
            return False
        if draft.sources and draft.cue is not None and INNER.match(self.text, draft.cue.cue_span.end):
            return False  # "He told me, 'Go home,'" she said: both speak
        return self._direct(self.quotes[number])

    def _pulled(self) -> None:
        """Sentences of a quotation that stand once more by themselves, as between paragraphs: the same speaker's."""
        said: dict[str, Draft] = {}
        for number, draft in self.owner.items():
            for _, piece in self.pieces(self.quotes[number].inner):
                words = WORD.findall(piece.of(self.text).casefold())
                if len(words) > 5 and draft.sources:
                    said.setdefault(" ".join(words), draft)
        for index, sentence in enumerate(self.reading.sentences):
            if any(draft.content or draft.quotes for draft in self.by_sentence.get(index, ())):
                continue
            found = said.get(" ".join(WORD.findall(sentence.span.of(self.text).casefold())))
            if found is not None:
                draft = Draft(found.sources, "claim/repeated")
                self.made.append(draft)
                self.add(draft, sentence.span)

    def _quotes_words(self, cue: Attribution) -> bool:
        return any(quote.span.overlaps(span) for quote in self.quotes for span in cue.content)

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
                inside = any(span.overlaps(quote.inner) for span in cue.content)
                if inside and first <= self.sentence(cue.cue.idx) <= last:
                    size = sum(span.end - span.start for span in cue.content)
                    rank = (0, size, draft)
                elif (
                    (direct or self._cried(cue, quote))
                    and not self._governed(draft, quote)
                    and (gap := self._gap(cue, quote)) is not None
                    and self._says(cue)
                ):
                    rank = (1, gap, draft)
                else:
                    continue
                if best is None or rank[:2] < best[:2]:
                    best = rank
        if best is None:
            return
        draft = best[2]
        cue = draft.cue
        if cue is not None and not draft.spans:
            home = self.reading.sentences[self.sentence(cue.cue.idx)].span
            if not COLON.search(home.of(self.text)) or home.end > quote.inner.start:
                self.add(draft, cue.cue_span, content=False)
                if cue.source is not None:
                    self.add(draft, phrase(cue.source), content=False)
        self._take(draft, number)

    def _take(self, draft: Draft, number: int) -> None:
        self.owner[number] = draft
        draft.quotes.append(self.quotes[number])
        self.add(draft, self.quotes[number].span)

    def _gap(self, cue: Attribution, quote: Quotation) -> int | None:
        """How far the cue stands from the quotation, if nothing but its own clause lies between."""
        if cue.cue_span.end <= quote.span.start:
            between = self.text[cue.cue_span.end : quote.span.start]
        elif quote.span.end <= cue.cue_span.start:
            between = self.text[quote.span.end : cue.cue_span.start]
            ends = quote.inner.of(self.text).rstrip()[-1:]
            apart = ends in {".", "…"} and not between.lstrip()[:1].islower() and cue.frame != "echo"
            next_one = ends in {"?", "!"} and OPENS_NEXT.match(self.text, cue.cue_span.end)
            if next_one or (apart and (cue.content or cue.lemma not in PLAIN)):
                return None
        else:
            return None
        between = NICKNAME.sub("", between)
        if len(between) > NEAR or TERMINAL.search(between) or between.count("\n\n") > 1 or '"' in between:
            return None
        if "\n" in between and ":" not in between:
            return None
        return len(between)

    def _direct(self, quote: Quotation) -> bool:
        """Whether the quotation is speech of its own, not a name, a title or words picked from a sentence."""
        inner = quote.inner.of(self.text).rstrip("'’")  # an inner quotation may end with it
        words = len(inner.split())
        before = self.text[max(0, quote.span.start - 3) : quote.span.start].rstrip(" ")
        opens = not before or before[-1:] in {"\n", ".", "!", "?", ",", ":", "”", '"', "―", "—"}
        if not quote.closed or "\n" in inner:
            return words > 2
        single = self.text[quote.span.start] in "'‘" and quote.inner.start - quote.span.start == 1
        others = single and any(self.text[other.span.start] not in "'‘" for other in self.quotes)
        if single and (others or inner[-1:] not in {",", ".", "!", "?"}):
            return False  # single marks pick out words, unless the article has no others
        after = self.text[quote.span.end : quote.span.end + 1]
        ends = inner[-1:] in {",", ".", "!", "?", "…", "-", "—"} or after in {",", ".", "\n", ""}
        if opens and before[-1:] != "," and words > SEVERAL and CLAUSE.match(inner):
            return True  # "You took the money of thousands" of people.
        return opens and ends and (words > 2 or inner[-1:] in {",", "!", "?", "."})

    def _continued(self, number: int) -> None:
        """A quotation that no cue touches: signed, introduced with a colon, or going on from what was said before."""
        quote = self.quotes[number]
        first = self.sentence(quote.inner.start)
        signer = self._signer(quote)
        if signer:
            self._new("signed", signer, number)
            return
        keys = self._opener(quote, first)
        if keys:
            self._new("introduced", keys, number)
            return
        previous = first - 1
        while previous > 0 and not WORD.search(self.reading.sentences[previous].span.of(self.text)):
            previous -= 1  # a mark that the parser took for a sentence
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
                self._take(self._outermost(draft), number)
                return
        following = self.owner.get(number + 1)
        if following is not None and number + 1 < len(self.quotes):
            nearby = self.sentence(self.quotes[number + 1].inner.start) - self.sentence(quote.inner.end) <= 1
            if nearby and self.paragraph(first) == self.paragraph(self.sentence(self.quotes[number + 1].inner.start)):
                self._take(following, number)
                return
        if not start_of_paragraph:
            # '..., she said. "..."': who has just been named as the speaker goes on.
            for draft in self.by_sentence.get(previous, ()):
                cue = draft.cue
                if (
                    cue is not None
                    and cue.kind == "say"
                    and draft.sources
                    and before.rstrip().endswith(self._tail(cue))
                ):
                    self._new("continued", draft.sources, number)
                    return
            if first and not self.text[self.reading.sentences[previous].span.end : quote.span.start].strip():
                keys = self._reported(previous) or self._introducing(previous)
                if keys:
                    self._new("introduced", keys, number)
                elif first > 1 and self._going_on(previous):
                    keys = self._reported(first - 2)
                    if keys:
                        self._new("continued", keys, number)
            return
        rule, keys = self._in_paragraphs_before(first, previous)
        if keys:
            self._new(rule, keys, number)

    def _outermost(self, draft: Draft) -> Draft:
        """Who says that the draft's source says something, and so goes on: "a statement said that Lee denied ..."."""
        cue = draft.cue
        for other in self.made if cue is not None else ():
            outer = other.cue if other.sources else None
            if outer is None or cue is None or outer.kind != "say" or outer.frame not in SENTENTIAL:
                continue
            said = self.quoted(outer.cue.idx) is None and outer.cue.i < cue.cue.i
            if said and any(span.covers(cue.cue_span) for span in other.content):
                return other
        return draft

    def _new(self, rule: str, sources: tuple[str, ...], number: int) -> None:
        draft = Draft(sources, f"claim/{rule}")
        self.made.append(draft)
        self._take(draft, number)

    def _labels(self) -> None:
        labelled = {index: (head, whole) for index, head, whole in self.labels()}
        for index, sentence in enumerate(self.reading.sentences):
            if index in labelled:
                head, whole = labelled[index]
                keys = self.labelled(head, self.is_headline(index))
            elif self.is_headline(index) and (match := SUBJECT_COLON.match(self.text, sentence.span.start)):
                # "Mayor hammers builders: 'You must go'": the subject of the headline speaks.
                told = any(d.cue is not None and d.cue.kind == "say" for d in self.by_sentence.get(index, ()))
                whole = Span(match.start(), match.end())
                keys = () if told or ":" not in sentence.span.of(self.text) else self._introducer(index)
            else:
                continue
            if not keys:
                continue
            draft = Draft(keys, "claim/label")
            self.made.append(draft)
            self.add(draft, whole)
            for number, quote in enumerate(self.quotes):
                if whole.overlaps(quote.span):
                    self.owner[number] = draft
                    draft.quotes.append(quote)

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
        source = draft.cue.source if draft.cue is not None else None
        if source is None:
            return []
        title = re.sub(r"^(the|a|an)\s+", "", phrase(source).of(self.text).casefold())
        first_paragraph = self.paragraph(start)
        covered: list[int] = []
        personal = False
        for index in range(start, len(sentences)):
            span = sentences[index].span
            words = span.of(self.text)
            tokens = self.tokens(span.start, span.end)
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
        reported = bool(draft.sources) and cue.kind in REPORTED
        called = cue.frame in CALLING and (self._quotes_words(cue) or any(t.tag_ == "WP" for t in cue.cue.lefts))
        reported = reported and (cue.frame in SENTENTIAL or called)
        for other in kept:
            if other is draft or (other.cue is not None and other.cue.frame not in SENTENTIAL):
                continue
            inside = any(span.covers(cue.cue_span) for span in other.content)
            if inside and (not reported or set(draft.sources) <= set(other.sources)):
                return True
        return False
