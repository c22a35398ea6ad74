"""Indirect speech that goes on without a cue: "The fare would rise, the minister said. Pupils would still ride free."

Free indirect speech (Leech and Short 1981, "Style in Fiction", ch. 10): behind a sentence that reports somebody's words
in the past tense, "would" in the main clause of the next is the future of what was said, shifted back with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from newsgraph.builder import reporting
from newsgraph.builder.draft import Draft
from newsgraph.builder.model import Span
from newsgraph.builder.reading import Reading
from newsgraph.builder.wordlists import words

WOULD = frozenset({"would", "'d", "’d"})
# With these "would" tells what came later, or what was done again and again.
TELLING_ON = words("reporting", "carried_on", "telling_on")
LEADING_ON = frozenset({"go", "become", "prove", "turn", "take"})


def carried_on(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The claims of sentences that only carry on what the one before reports, by the same speakers."""
    last: dict[int, Draft] = {}
    for draft in drafts:
        for index in draft.spans:
            last[index] = draft if index not in last or _reports(draft) else last[index]
    found: list[Draft] = []
    starts = {sentence.span.start: index for index, sentence in enumerate(reading.sentences)}
    for sent in reading.doc.sents:
        here = starts.get(sent.start_char, 0)
        if not here or here in last or not _would(sent.root):
            continue
        before = last.get(here - 1)
        if before is None or not before.sources or not (_reports(before) or before.rule == RULE):
            continue
        span = Span(sent.start_char, sent.end_char)
        last[here] = Draft(before.sources, RULE, None, {here: [span]}, [span])
        found.append(last[here])
    return found


RULE = "claim/carried-on"


def _reports(draft: Draft) -> bool:
    """Whether the claim is told in indirect speech, by a verb in the past."""
    cue = draft.cue
    if cue is None or cue.kind != "say" or cue.frame not in {"clause", "that", "parenthesis"}:
        return False
    return cue.cue.tag_ == "VBD" and not draft.quotes


def _would(root: Token) -> bool:
    if not any(child.dep_ == "aux" and child.lower_ in WOULD for child in root.children):
        return False
    if root.lemma_.lower() in reporting.lexicon().verbs:
        return False  # "the firm would not comment"
    if root.lemma_.lower() in LEADING_ON and any(child.dep_ == "xcomp" for child in root.children):
        return False  # "would go on to win"
    return not any(child.lower_ in TELLING_ON for child in root.children)
