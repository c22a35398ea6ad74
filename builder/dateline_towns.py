"""The town at the head of a story, of which the model makes an organisation, two things or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from newsgraph.builder import gazetteer, polities
from newsgraph.builder.forms import fold
from newsgraph.builder.language import is_common
from newsgraph.builder.namewords import Candidate, known_organizations

REACH = 140  # tokens at the start of the text in which a dateline stands
WORD = r"[^\W\d_a-z][^\W\d_a-z'’.]+"
DATELINE = re.compile(
    rf"^(?P<town>{WORD}(?:[ -]{WORD}){{0,3}})"
    r"(?:,\s+[A-Z][\w. ]{1,24}){0,2}\s*(?:\([A-Z][\w /]{1,24}\)\s*)?\.?\s*(?P<mark>-{1,2}|[–—:])\s",
    re.MULTILINE,
)
# As language.py leaves most of them: written small, with a full stop for the dash.
REWRITTEN = re.compile(
    r"^(?P<town>[^\W\d_a-z][\w'’.]+(?:[ -][^\W\d_][\w'’.]+){0,3})"
    r"(?:,\s+[A-Z][\w. ]{1,24}?){0,2}\s*(?:\([A-Z][\w /]{1,24}\)\s*)?(?P<mark> )\.\s",
    re.MULTILINE,
)
MARK = re.compile(r"\s(?:-{1,2}|[–—]|\.)\s|[A-Z]{3}(?:--|[–—:])\s|\.-\s")


def found(doc: Doc) -> Iterator[Candidate]:
    """The town of the first dateline, "ELM HEIGHTS, Md. — ...", where its words name no body and are not all plain."""
    head = doc[:REACH].text
    if not MARK.search(head):
        return
    match = DATELINE.search(head)
    if match is None or not match["town"].isupper():
        match = REWRITTEN.search(head)
    if match is None or fold(match["town"]) in known_organizations():
        return
    town, listed = match["town"], bool(gazetteer.cities(match["town"]))
    if polities.named(town) or not (listed or (match["mark"] != ":" and _is_strange(town))):
        return
    if match["mark"] == ":" and re.search(rf"\b[A-Z][\w'’.-]+ {re.escape(town.title())}\b", doc.text):
        return  # "KELLER: The road is closed", where Anna Keller speaks
    span = doc.char_span(match.start("town"), match.end("town"))
    if span is not None:
        yield Candidate(span.start, span.end, "GPE", "dateline")


def _is_strange(town: str) -> bool:
    """Whether a word of the name is no ordinary one, so that it is no heading; an acronym alone is no town's either."""
    words = town.casefold().replace("-", " ").split()
    return max(map(len, words)) > 4 and any(not is_common(word.strip("'’.")) for word in words)
