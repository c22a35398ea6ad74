"""What a name of one word may be: the noun for a body, a firm, a spoken acronym, a listed or a shortened name."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.builder import namewords, wordlists
from newsgraph.builder.acronyms import is_drawn_from
from newsgraph.builder.gathering import Name
from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate

OFFICES = wordlists.words("organizations", "body_offices")
CLUB_HEADS = frozenset({"united", "city", "county", "town"})


def fronts_office(doc: Doc, mention: Candidate) -> bool:
    """Whether a lone name stands before an office of it: "Mirando director Ann Hill"."""
    after = doc[mention.end] if mention.end < len(doc) else None
    return after is not None and after.text in OFFICES and after.text.islower()


def ends_in_head(full: Name) -> bool:
    """Whether a body's name of two words ends in the noun for what it is: "Mirando Institute"."""
    two = len(full.words) == 2 and full.kind is Kind.ORGANIZATION
    return two and full.words[1] in namewords.organization_heads() - CLUB_HEADS


def is_bare_head(name: Name) -> bool:
    """Whether a lone word is no more than the noun for a body whose name the article does not give: "the Office"."""
    if len(name.words) != 1 or not name.text.istitle() or len(name.mentions) > 2 or known_organization(name):
        return False
    own = wordlists.words("organizations", "alone") | wordlists.words("organizations", "papers")
    plain = namewords.organization_heads() - wordlists.words("organizations", "teams")
    return name.text not in own and name.words[0] in plain and not name.text.endswith("s") and is_common(name.words[0])


def may_be_firm(name: Name, bearers: set[str]) -> bool:
    """Whether a lone word taken for a person may be a firm's: no title, no given name, and nobody of that name."""
    if len(name.words) != 1 or name.words[0] in bearers or name.gender or any(c.titled for c in name.mentions):
        return False
    return namewords.gender_of(name.words[0]) is None


def is_spoken_acronym(short: str, full: Name) -> bool:
    """Whether more than the initials of a body's name make its acronym a word to be spoken: "LARTA"."""
    return full.kind is Kind.ORGANIZATION and any(is_drawn_from(short, text) for text in full.texts)


def known_organization(name: Name) -> str | None:
    """What a well-known organisation is gathered under, with or without its legal form."""
    known, words = namewords.known_organizations(), list(name.words)
    while words and " ".join(words) not in known and words[-1] in wordlists.words("organizations", "suffixes"):
        words.pop()
    return known.get(" ".join(words)) if words else None
