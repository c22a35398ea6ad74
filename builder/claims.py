"""Claims: that someone is said to have said, asked, judged, promised or thought something.

An act of speech is one claim, with an evidence for each sentence over which its content runs: a quotation of three
sentences is one claim with three. Cues come from ``attribution``, quotation marks from ``quotations``, sources from
``speakers``; here they are put together: a quotation goes to the cue that it touches, else to whoever was speaking.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsgraph.builder import attribution, numerals, quantities, speakers
from newsgraph.builder.carried_on import carried_on
from newsgraph.builder.draft import Draft
from newsgraph.builder.drafts import Drafting
from newsgraph.builder.model import Claim, Count, Event, Evidence, RoleHolding, Span
from newsgraph.builder.reading import Reading
from newsgraph.builder.source_labels import labelled

# Precision per rule, right speaker included, on the annotated articles and an open set of attributions, rounded.
UNMEASURED = 0.65
CONFIDENCE = {
    "block": 0.95,
    "signed": 0.95,
    "interview": 0.9,
    "say-clause": 0.9,
    "say-echo": 0.8,
    "say-parenthesis": 0.9,
    "say-quote": 0.9,
    "ask-for": 0.9,
    "ask-infinitive": 0.85,
    "commit-clause": 0.85,
    "commit-object": 0.85,
    "document-object": 0.85,
    "judge-quote": 0.85,
    "judge-to": 0.85,
    "phrase-source": 0.85,
    "say-of": 0.85,
    "show-clause": 0.85,
    "show-object": 0.8,
    "show-that": 0.85,
    "ask-clause": 0.8,
    "label": 0.8,
    "say-about": 0.8,
    "say-as": 0.8,
    "say-infinitive": 0.8,
    "say-naming": 0.8,
    "say-object": 0.8,
    "judge-object": 0.75,
    "ask-object": 0.75,
    "think-clause": 0.7,
    "colon": 0.7,
    "commit-infinitive": 0.6,
    "noun-clause": 0.6,
    "noun-about": 0.6,
    "think-infinitive": 0.5,
    "introduced": 0.5,
    "continued": 0.4,
    "repeated": 0.9,
    "adjective-clause": 0.5,
    "noun-of": 0.4,
    "noun-for": 0.4,
    "noun-on": 0.4,
    "noun-to": 0.4,
}


def with_speakers(reading: Reading) -> Reading:
    """The reading with entities for the sources that coreference has left without one."""
    labels = [head for _, head, _ in Drafting(reading).labels() if head.pos_ != "PROPN" or head.is_upper]
    found = attribution.attributions(reading)
    return labelled(speakers.with_speakers(reading, found, labels), found)


def claims(
    reading: Reading, events: tuple[Event, ...] = (), holdings: tuple[RoleHolding, ...] = ()
) -> tuple[Claim, ...]:
    """The claims of the article in their order, each linked to the events and role holdings that it asserts."""
    found: dict[str, Claim] = {}
    drafts = Drafting(reading).drafts()
    for draft in [*drafts, *carried_on(reading, drafts)]:
        for claim in _finished(reading, draft, events, holdings):
            key, number = claim.key, 1
            while key in found and found[key].speaker != claim.speaker:  # two say the same words
                number += 1
                key = f"{claim.key}-{number}"
            found.setdefault(key, replace(claim, key=key))
    return tuple(sorted(found.values(), key=lambda claim: (claim.evidence[0].span, claim.key)))


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
    counts = _counts(reading, draft, [event for event in events if event.key in about])
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
            confidence=CONFIDENCE.get(name, UNMEASURED) * (1.0 if source is not None else 0.7),
            rule=draft.rule,
        )


def _counts(reading: Reading, draft: Draft, asserted: Sequence[Event]) -> tuple[Count, ...]:
    """The figures of the asserted events that stand in the claim's own words, and the totals and losses told there."""
    figures = numerals.figures(" ".join(span.of(reading.article.text) for span in draft.content))
    found = {
        count for event in asserted for count in event.counts if count.number in figures or len(event.evidence) == 1
    }
    known = {count.what for count in found}
    found.update(count for count in quantities.told(reading, draft.content) if count.what not in known)
    return tuple(sorted(found, key=lambda count: (count.what, count.number)))
