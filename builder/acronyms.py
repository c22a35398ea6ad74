"""Which acronym or word drawn from a name's letters is that name's: "(KRG)", ", or HDP,", "known as Cosatu"."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Doc

from newsgraph.builder import namewords, polities
from newsgraph.builder.forms import SMALL_WORDS, fold
from newsgraph.builder.gathering import Name
from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind
from newsgraph.builder.shortening import abbreviates
from newsgraph.builder.token_columns import lowers

ACRONYM = re.compile(r"^(?:[A-Z][A-Za-z]?\.?&?){2,7}$|^[A-Z0-9][A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*$")
SAID = (["known", "as"], ["known", "by", "its", "acronym"], ["abbreviated", "as"], ["known", "locally", "as"])
FEWEST = 3  # main words of a name from which a word is drawn


def stands_for(short: str, full: Name, acronym: Name) -> bool:
    """Whether an acronym in parentheses is the name's before it, if only by two letters of its own language's name."""
    if abbreviates(short, full.text):
        return True
    if full.kind is not Kind.ORGANIZATION or acronym.kind is Kind.PERSON:
        return False
    if " ".join(acronym.words) in namewords.known_organizations():
        return False
    letters = Counter(word[0].upper() for word in full.words if word not in SMALL_WORDS)
    return len(short) > 2 and (Counter(short.upper()) & letters).total() * 2 > len(short)


def is_coined(name: Name) -> bool:
    """Whether a lone word may be an acronym that is written as a word: "Cosatu", no given name and no common word."""
    text = name.text
    if len(name.words) != 1 or not text.istitle() or not 4 <= len(text) <= 8 or name.gender or is_common(name.words[0]):
        return False
    return namewords.gender_of(text) is None and not any(c.titled for c in name.mentions) and not polities.named(text)


def is_drawn_from(short: str, full: str) -> bool:
    """Whether a word has the initials of the name's main words in order, the rest being letters of it: "Balpa"."""
    words = [word for word in re.split(r"[\s-]+", fold(full)) if word]
    main = [word[0] for word in words if word not in SMALL_WORDS]
    letters = fold(short)
    if len(main) < FEWEST or letters[0] != main[0] or len(letters) > len(words) + 2:
        return False
    rest = iter(letters)
    return letters == "".join(word[0] for word in words) or (
        all(initial in rest for initial in main) and abbreviates(short, full)
    )


def other_name(doc: Doc, end: int) -> int:
    """Where the acronym would begin that a text gives for the name ending here: ", or HDP", "known as HDP"; else -1."""
    words = lowers(doc)[end : end + 6]
    if words[:2] == [",", "or"] and len(words) > 3 and words[3] in {",", ")", "."}:
        return end + 2
    for skipped in (0, 1):
        for said in SAID:
            if words[skipped : skipped + len(said)] == said:
                start = end + skipped + len(said)
                return start + (start < len(doc) and doc[start].lower_ == "the")
    return -1
