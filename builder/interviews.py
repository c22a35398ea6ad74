"""Whose answers an interview prints without quotation marks: paragraphs behind questions, or behind "Q" and "A".

A question is a paragraph that ends in its mark and addresses somebody; there must be two, and answers in the first
person. Who answers is the one person whom the sentences before the first question name, or say was spoken to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from newsgraph.builder import speakers
from newsgraph.builder.model import Kind, Span
from newsgraph.builder.passages import Passage

LABEL = re.compile(r"(?:(Q|Question)|(A|Answer))\s*[:.]\s+(?=\S)")
YOU = re.compile(r"(?i)\b(you|your|yours|yourself)\b")
PUT = re.compile(
    r"(?:(?:And|But|So|Yet) (?=[yY]))?[Yy]ou(?:r\b|['’]ve\b| (?:\w+ed|said|wrote|told|were|had|once|grew|have)\b)"
)
LONGEST_PUT = 25  # words
FIRST = re.compile(r"\b(I|I['’]\w+|[Mm]y|me|[Ww]e|[Ww]e['’]\w+|our|us)\b")
QUOTED = re.compile(r"[\"“][^\"“”\n]*[\"”]")
MEETING = frozenset({"speak", "talk", "interview", "ask", "sit", "catch", "chat", "meet", "question"})
TO = frozenset({"to", "with"})
LONGEST_QUESTION = 70  # words
FEWEST = 2  # questions


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    text: str
    question: bool
    answer: bool  # labelled as an answer


def answers(passage: Passage) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Each answer of an interview: who gives it, and the paragraphs that it fills."""
    paragraphs = list(_paragraphs(passage.text))
    if sum(paragraph.question for paragraph in paragraphs) >= FEWEST:
        paragraphs = [
            replace(each, question=True) if _put(paragraphs, i) else each for i, each in enumerate(paragraphs)
        ]
    asked = [number for number, paragraph in enumerate(paragraphs) if paragraph.question]
    if len(asked) < FEWEST:
        return
    found = []
    for number, following in zip(asked, [*asked[1:], len(paragraphs)], strict=True):
        own = list(range(number + 1, following))
        if following == len(paragraphs):  # behind the last answer the article may go on
            own = [i for i in own if i == number + 1 or all(_personal(paragraphs[j]) for j in range(number + 2, i + 1))]
        if own:
            found.append(Span(paragraphs[own[0]].span.start, paragraphs[own[-1]].span.end))
    labelled = any(paragraph.answer for paragraph in paragraphs)
    personal = sum(any(_personal(p) for p in paragraphs if span.covers(p.span)) for span in found)
    if not found or personal * 2 < len(found) or not (labelled or _adjoining(asked) == 0):
        return
    keys = _answering(passage, paragraphs[asked[0]].span.start)
    if keys:
        for span in found:
            yield keys, span


def _put(paragraphs: list[_Paragraph], number: int) -> bool:
    """Whether a paragraph between answers puts something to who answers, without a mark: "Your father was a monk."."""
    words = paragraphs[number].text
    if not 0 < number < len(paragraphs) - 1 or not PUT.match(words) or _personal(paragraphs[number]):
        return False
    beside = (paragraphs[number - 1], paragraphs[number], paragraphs[number + 1])
    return len(words.split()) <= LONGEST_PUT and not any(each.question or each.answer for each in beside)


def _adjoining(asked: list[int]) -> int:
    """How many questions stand right behind another, unanswered, as in a list of them."""
    return sum(later - earlier == 1 for earlier, later in pairwise(asked))


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    labels = len([match for match in re.finditer(r"[^\n]+", text) if LABEL.match(match.group())]) > FEWEST
    for match in re.finditer(r"[^\n]*\w[^\n]*", text):
        words = match.group().strip()
        label = LABEL.match(words) if labels else None
        bare = QUOTED.sub("", words)
        asks = words.endswith("?") and len(words.split()) <= LONGEST_QUESTION
        question = label.group(1) is not None if label else not labels and asks and YOU.search(bare) is not None
        if not labels and asks and not question:  # "What about the dam?" asks nobody by a word, and nobody tells it
            question = FIRST.search(bare) is None and words[:1] not in {'"', "“", "'", "‘"} and len(words.split()) <= 20
        yield _Paragraph(Span(*match.span()), words, question, bool(label and label.group(2)))


def _personal(paragraph: _Paragraph) -> bool:
    return FIRST.search(QUOTED.sub("", paragraph.text)) is not None


def _answering(passage: Passage, end: int) -> tuple[str, ...]:
    """The person named before the first question who was spoken to, or is the only one."""
    reading = passage.reading
    people = [
        key
        for key, entity in reading.entities.items()
        if entity.kind is Kind.PERSON and entity.named and any(mention.span.start < end for mention in entity.mentions)
    ]
    for token in passage.tokens(0, end):
        verb = token.head
        if token.dep_ == "pobj" and token.head.lower_ in TO:
            verb = token.head.head
            met = verb.lemma_.lower() in MEETING or verb.lower_ in {"interview", "conversation"}
        else:
            met = token.dep_ == "dobj" and verb.lemma_.lower() in {"interview", "ask", "question"}
        keys = speakers.keys_of(reading, token) if met else ()
        if keys and set(keys) <= set(people):
            return keys
    return tuple(people) if len(people) == 1 else ()
