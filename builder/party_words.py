"""Parties named by one word of theirs: "the Greens", "Ann Obi (Liberal)", "the Conservative Ann Obi".

In: the parse and its capitalised words. Out: the words that name a party, as candidates for names; and which words mean
the same party. The words are under [party_forms] in lexicon/organizations.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from newsgraph.builder import wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.namewords import Candidate, is_capital, is_given, is_title

COLOURS = wordlists.words("organizations", "party_colours")
PEOPLE = wordlists.words("organizations", "party_people")
LONE = wordlists.words("organizations", "party_people_alone")
CREEDS = wordlists.words("organizations", "party_adherents")
LONGEST = 3  # words of a party in brackets, at most


@cache
def party_forms() -> dict[str, str]:
    """Folded words that mean a party ("lib dems"), each with the one under which they are gathered."""
    rows = wordlists.table("organizations")["party_forms"].items()
    return {fold(word): fold(first) for first, others in rows for word in (first, *others)}


def of_party(noun: Token) -> set[str]:
    """The words before the noun by which it is some party's: "green" of "the Green group"."""
    before = (child for child in noun.lefts if child.text.istitle() and not child.is_sent_start)
    return {child.lower_ for child in before if child.lower_ in LONE or fold(child.text) in party_forms()}


def in_politics(doc: Doc, capitals: list[int]) -> Iterator[Candidate]:
    """The words that name parties: in brackets behind a name, in the plural behind "the", before an adherent's name."""
    for i in capitals:
        token = doc[i]
        if i and doc[i - 1].text == "(" and i > 1 and is_capital(doc[i - 2]):
            end = _bracketed(doc, i)
            if end is not None:
                yield Candidate(i, end, "ORG", "office")
        elif (
            i and doc[i - 1].lower_ == "the" and token.lower_ in LONE and token.text.istitle() and _ends(doc, i + 1)
        ) or (token.lower_ in LONE and token.is_sent_start and i + 1 < len(doc) and doc[i + 1].lower_ == "leader"):
            yield Candidate(i, i + 1, "ORG", "office")
        elif token.text in CREEDS and i + 1 < len(doc) and _is_adherent(doc, i):
            two = i > 0 and doc[i - 1].text in COLOURS and token.lower_ + "s" in PEOPLE
            yield Candidate(i - two, i + 1, "ORG", "office")


def _bracketed(doc: Doc, i: int) -> int | None:
    """The token behind a party's word that begins brackets behind a name: "(Lib Dem)", "(Green, 412 votes)"."""
    for end in range(min(i + LONGEST, len(doc) - 1), i, -1):
        words = all(token.is_alpha for token in doc[i:end])
        if words and doc[end].text in {")", ",", ";", "-", ":"} and fold(doc[i:end].text) in party_forms():
            return end
    return None


def _ends(doc: Doc, i: int) -> bool:
    """Whether no capitalised word follows that may be of the same name."""
    return i >= len(doc) or not is_capital(doc[i]) or bool(doc[i].is_sent_start)


def _is_adherent(doc: Doc, i: int) -> bool:
    """Whether a name follows that is an adherent's: "the Conservative Ann Obi", no firm's or place's."""
    after = doc[i + 1]
    if not is_capital(after) or not is_given(after) or is_title(after):
        return False
    beside = i + 2 < len(doc) and is_capital(doc[i + 2]) and doc[i + 2].tag_ == "NNP"
    before = doc[i - 1] if i else None
    return bool(beside) and bool(
        before is None
        or before.lower_ in {"the", ",", "and", "by", "to", "with"}
        or doc[i].is_sent_start
        or before.text in COLOURS
    )
