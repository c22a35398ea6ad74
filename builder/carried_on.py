"""Indirect speech that goes on without a cue: "The fare would rise, the minister said. Pupils would still ride free."

Free indirect speech (Leech and Short 1981, "Style in Fiction", ch. 10): behind a sentence that reports somebody's words
in the past tense, "would" in the main clause of the next is the future of what was said, shifted back with it. The
paper itself speaks so of bills and plans, and of what it supposes, mostly in a paragraph of its own or behind the
present tense.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from newsgraph.builder import reporting
from newsgraph.builder.cues import tenses
from newsgraph.builder.draft import Draft
from newsgraph.builder.model import Span
from newsgraph.builder.reading import Reading
from newsgraph.builder.wordlists import words

WOULD = frozenset({"would", "'d", "’d"})
# With these "would" tells what came later, or what was done again and again.
TELLING_ON = words("reporting", "carried_on", "telling_on")
PROPOSALS = words("reporting", "carried_on", "proposals")
LEADING_ON = frozenset({"go", "become", "prove", "turn", "take"})


def carried_on(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The claims of sentences that only carry on what the one before reports, by the same speakers."""
    last: dict[int, Draft] = {}
    for draft in drafts:
        for index in draft.spans:
            last[index] = draft if index not in last or _reports(draft) else last[index]
    found: list[Draft] = []
    starts_at = [sentence.span.start for sentence in reading.sentences]
    starts = {start: index for index, start in enumerate(starts_at)}
    for sent in reading.doc.sents:
        here = starts.get(sent.start_char, 0)
        before = last.get(here - 1)
        if here in last or before is None or not before.sources or not (_reports(before) or before.rule == RULE):
            continue
        if "\n" in reading.article.text[starts_at[here - 1] : sent.start_char].strip(" ") or not _would(sent.root):
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
    told = cue.cue
    while told.dep_ == "conj" and told.head.pos_ == "VERB":
        told = told.head
    if told.dep_ in {"advcl", "relcl", "acl", "pcomp"} and cue.frame != "parenthesis":
        return False  # "... after Lee said that ..."
    present = cue.frame != "parenthesis" and any(
        child.dep_ == "ccomp" and tenses(child) & {"VBZ", "VBP"} for child in cue.cue.children
    )
    return cue.cue.tag_ == "VBD" and not draft.quotes and not present and not _perfect(cue.cue)


def _perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in verb.children)


def _would(root: Token) -> bool:
    joined = [child for child in root.children if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}]
    past = [root, *joined] if "VBD" in tenses(root) else [root]
    if not any(child.dep_ == "aux" and child.lower_ in WOULD for verb in past for child in verb.children):
        return False
    if any(child.dep_ == "nsubj" and child.lemma_.lower() in PROPOSALS for child in root.children):
        return False  # "The bill would also ..."
    if root.lemma_.lower() in reporting.lexicon().verbs:
        return False  # "the firm would not comment"
    if root.lemma_.lower() in LEADING_ON and any(child.dep_ == "xcomp" for child in root.children):
        return False  # "would go on to win"
    return not any(child.lower_ in TELLING_ON for child in root.children)
