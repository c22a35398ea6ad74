"""Offices that somebody only stands for: "Liberal candidate for mayor X" makes X a candidate, and no mayor."""

from __future__ import annotations

from dataclasses import replace

from newsgraph.builder.model import Kind, Status
from newsgraph.builder.reading import Reading
from newsgraph.builder.title import Title
from newsgraph.builder.title_words import HYPHENS, Core, is_stop, listed
from newsgraph.builder.token_columns import lowers

LINKS = frozenset({"for", "as", "to"})
CHOICES = frozenset(
    {"pick", "choice", "selection", "candidacy", "bid", "nomination", "race", "preference", "shortlist"}
)
BECOMING = frozenset({"be", "become"})
RESIDENCE = frozenset({"in", "at", "-", "residence", "large", "chief", "training", "arms"})  # "playwright-in-residence"
INTERIM = frozenset({"a.i", "a.i.", "emeritus", "emerita"})
LONGEST = 6  # tokens from the word for who stands to that for the office: "candidate for the next lieutenant governor"


def candidacy_for(reading: Reading, before: Title, office: Title) -> Title | None:
    """The title of who stands, with the office that they stand for; None where the two are not of one phrase.

    ``before`` is the title phrase before that of the ``office``.
    """
    if before.lemma not in listed("pending", "hypothetical") or office.group == "kinship" or office.possessed:
        return None
    doc = reading.doc
    between = doc[before.head + 1 : office.words[0]]
    if not 0 < len(between) <= LONGEST or between[0].lower_ not in LINKS:
        return None
    if any(token.is_punct or (token.pos_ == "VERB" and token.lower_ not in BECOMING) for token in between):
        return None
    inside = {reading.member_of_name.get(token.i) for token in between} - {None}
    if any(key is not None and reading.entities[key].kind is Kind.PERSON for key in inside):
        return None
    words = (*(index for index in before.words if index <= before.head), *range(before.head + 1, office.head + 1))
    return replace(
        before, last=max(office.last, office.head), words=words, of=before.of or office.of, has_complement=True
    )


def is_sought(core: Core, following: Core) -> bool:
    """Whether an office stands right before the word for who stands for it: "Attorney General | candidate"."""
    return (
        core.last + 1 == following.first
        and core.group == "office"
        and following.lemma in listed("pending", "hypothetical")
        and core.lemma not in listed("pending", "hypothetical")
    )


def candidacy_of(before: Title, title: Title) -> Title | None:
    """The title of who stands, with the office right before it; None where the two are apart.

    ``before`` is the title phrase before ``title``.
    """
    pending = listed("pending", "hypothetical")
    if title.lemma not in pending or before.lemma in pending or before.group != "office":
        return None
    if before.words[-1] + 1 != title.words[0]:
        return None
    return replace(
        title, first=before.first, words=(*before.words, *title.words), of=title.of or before.of,
        definite=before.definite, indefinite=before.indefinite, possessed=before.possessed,
    )  # fmt: skip


def as_sought(reading: Reading, title: Title) -> Title:
    """The title with how sure it is: planned for whoever is elected, hypothetical for who would be it, or is only
    somebody's choice for it: "her pick for justice minister, X".
    """
    doc = reading.doc
    if title.lemma.endswith("-elect"):
        return replace(title, status=Status.PLANNED)
    before = min(title.first, title.words[0]) - 1
    if before > 1 and doc[before].lower_ == "be" and doc[before - 1].text == "-" and doc[before - 2].lower_ == "would":
        return replace(title, status=Status.HYPOTHETICAL)
    if before < 1 or doc[before].lower_ not in LINKS or doc[before - 1].lower_ not in CHOICES:
        return title
    if doc[before].lower_ == "to" and title.last + 1 in reading.member_of_name:
        return title  # "sent the nomination to President X"
    return replace(title, status=Status.HYPOTHETICAL)


def with_designation(reading: Reading, title: Title) -> Title:
    """ "President-elect", "ambassador-designate": planned, and part of the title."""
    doc, lows = reading.doc, lowers(reading.doc)
    after = title.last + 1
    hyphen = after < len(doc) and lows[after] in HYPHENS
    after += hyphen
    if after < len(doc) and lows[after] in listed("pending", "planned"):
        words = title.words + tuple(range(title.last + 1, after + 1))
        return replace(title, last=after, words=words, status=Status.PLANNED)
    while hyphen and after + 1 < len(doc) and lows[after] in RESIDENCE:
        after += 1
    if after - 1 > title.last and lows[after - 1] in RESIDENCE - {"in", "at", "-"}:
        return replace(title, last=after - 1, words=(*title.words, *range(title.last + 1, after)))
    after = title.last + 2 if title.last + 1 < len(doc) and lows[title.last + 1] == "," else title.last + 1
    if after < len(doc) and lows[after] in INTERIM:
        after += after + 1 < len(doc) and is_stop(doc[after + 1])
        return replace(title, last=after, words=(*title.words, *range(title.last + 1, after + 1)))
    return title
