"""Whom the initials of a title mean, as in "the DM said" after "District Magistrate Rao"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading

LONGEST = 4  # letters
JOINING = frozenset({"of", "for", "and", "the"})
HONORIFICS = wordlists.words("titles", "courtesy", "words") | wordlists.words("titles", "courtesy", "styles")


def bearer(reading: Reading, token: Token, known: str | None) -> str | None:
    """The key of the one person before whose name a title with these initials stands, or None.

    ``known`` is what the initials have been taken for; a thing with a name of its own stays that.
    """
    if not (token.is_upper and token.is_alpha and 1 < len(token) <= LONGEST):
        return None
    if not any(child.lower_ == "the" and child.dep_ == "det" for child in token.children):
        return None
    if known is not None and (
        reading.entities[known].alternatives or reading.entities[known].label.split()[-1] != token.text
    ):
        return None
    found: set[str] = set()
    for index, key in reading.member_of_name.items():
        first = index < token.i and index > 1 and reading.member_of_name.get(index - 1) != key
        if (
            first
            and reading.entities[key].kind is Kind.PERSON
            and _initials(token.doc[index], len(token)) == token.text
        ):
            found.add(key)
    return found.pop() if len(found) == 1 else None


def _initials(name: Token, letters: int) -> str:
    """The initials of as many capitalised words before the name as there are letters."""
    initials, index = "", name.i - 1
    while index >= 0 and len(initials) < letters:
        word = name.doc[index]
        bare = word.lower_.rstrip(".")
        if word.is_title and bare not in JOINING | HONORIFICS:
            initials = word.text[0] + initials
        elif bare not in JOINING | HONORIFICS:
            break
        index -= 1
    return initials
