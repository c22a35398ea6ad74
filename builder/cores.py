"""The core of a long name, by which the article calls it afterwards: without the country in front and what stands
behind "of", or behind the word for a realm or a creed.

"Indian | Supreme Court | of Justice", "Church of | Scientology", "Principality of | Sealand".
"""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.builder import family_names, gazetteer, namewords, polities, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.gathering import Groups, Name
from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind

CREEDS = wordlists.words("organizations", "short_names", "creeds")
# What a court or an audit office is of, which tells no other one.
MATTERS = wordlists.words("organizations", "short_names", "matters")
REALMS = wordlists.words("places", "realms")
HOLY = frozenset({"christ", "god", "jesus"})
HEADS = frozenset({"collective", "foundation", "initiative", "institute", "museum", "observatory", "project", "trust"})
SHORT = 3  # letters of a word that is too short to be told from others
LONGEST_FRONT = 2  # words of a country's name in front of a body's
LEAST = 3  # words of a name that has a core: a realm or a creed, "of", and what it is of


def is_core(text: str, short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether ``text``, of the folded words ``short``, is the core of the body's name of the words ``full``."""
    count = len(short)
    if count == 1 and len(full) == LEAST - 1:  # "Tūhono", of the "Tūhono Institute"
        coined = full[0] == short[0] and full[1] in HEADS and text.istitle() and len(text) > SHORT
        return coined and not (_is_common(text) or is_place_name(text))
    if count == 1:
        creed = len(full) == LEAST and full[0] in CREEDS and full[1:] == ("of", short[0])
        return (
            creed
            and text.istitle()
            and short[0] not in HOLY
            and not is_place_name(text)
            and short[0] not in namewords.given_names()
        )
    if count == 0 or short[-1] not in namewords.organization_heads():
        return False
    for front in range(LONGEST_FRONT + 1):
        rest = full[front + count :]
        if full[front : front + count] != short or rest[:1] != ("of",) or len(rest) < LEAST - 1:
            continue
        country = polities.named(" ".join(full[:front])) or polities.of_adjective(" ".join(full[:front]))
        if front and country is None and polities.province(" ".join(full[:front]).title()) is None:
            continue
        if rest[1] in MATTERS or (front and is_place_name(" ".join(rest[1:]))):
            return True
    return False


def join_realms(names: Sequence[Name], groups: Groups) -> None:
    """Join "Sealand" to the "Principality of Sealand": a state that no list has, whatever its name alone looks like."""
    realms = [i for i, name in enumerate(names) if len(name.words) >= LEAST and name.words[0] in REALMS]
    for i in realms:
        if names[i].words[1] != "of":
            continue
        alone = next((j for j, name in enumerate(names) if name.words == names[i].words[2:]), None)
        if alone is not None and groups.root(alone) != groups.root(i) and polities.named(names[alone].form) is None:
            groups.join(i, alone, "realm")
            names[alone].scores.pop(Kind.PERSON, None)
            names[alone].scores.pop(Kind.ORGANIZATION, None)


def _is_common(text: str) -> bool:
    """Whether the word is one of the language, somebody's name or another body's."""
    word = fold(text)
    someone = word in namewords.given_names() or family_names.is_family_name(text)
    return is_common(word) or someone or word in namewords.known_organizations()


def is_place_name(text: str) -> bool:
    """Whether the words are a country's, a state's or a city's name."""
    return bool(polities.named(text) or polities.state(text) or gazetteer.cities(text))
