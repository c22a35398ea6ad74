"""Which shorter writing stands for an organisation's full name: acronym, other order, first or last words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsgraph.builder import gazetteer, namewords, polities, wordlists
from newsgraph.builder.cores import is_core, is_place_name
from newsgraph.builder.forms import SMALL_WORDS, fold, initials
from newsgraph.builder.language import is_common

SCHOOLS = {("university",), ("college",), ("state", "university"), ("academy",)}
PANELS = wordlists.words("organizations", "short_names", "panels")
TEAMS = wordlists.words("organizations", "teams")
PAPERS = wordlists.words("organizations", "papers")
INDUSTRIES = wordlists.words("organizations", "industries")
# What every country or state has one of.
PUBLIC = wordlists.words("organizations", "short_names", "public")
TRUSTS = wordlists.words("organizations", "short_names", "trusts")
SPLIT_OFF = frozenset({"new", "young", "provisional", "continuity"})  # the New National Party left the National Party
WHEN, TITLE = frozenset({"daily", "morning", "evening", "weekly"}), 2  # when a newspaper comes out; words of its name
LONGEST_COUNTRY = 3  # words of a country's name in front of a body's
LONGEST_OWNER = 4  # the same of a body's name in front of that of its part
SPELT: dict[str, str] = wordlists.table("organizations")["short_names"]["spelt"]
SCHOOL_HEADS = wordlists.words("organizations", "whole_bodies", "schools")
FORCES = frozenset({"service", "force", "department", "command", "constabulary"})
TONGUES = frozenset({"english"})
CROWNED = frozenset({"royal", "imperial"})
GROUPS = frozenset({"grupo", "groupe", "gruppo", "konzern", "koninklijke"})
CLINICS = frozenset({"hospital", "clinic", "infirmary"})
SERVING = wordlists.words("organizations", "short_names", "serving")
COLOURS = frozenset(
    word.casefold() for key in ("party_names", "party_colours") for word in wordlists.words("organizations", key)
)
SIDES = frozenset({"united", "rovers", "wanderers", "albion", "athletic"})  # "United", of "Leeds United"
CLIPPED: dict[str, str] = wordlists.table("organizations")["short_names"]["clipped"]
MINISTRIES = frozenset({"ministry", "department", "secretariat"})
CLUBS = wordlists.words("organizations", "short_names", "clubs")
LEAGUES = wordlists.words("organizations", "short_names", "leagues")
# Before "of", "for" or "on", these end a name that may stand alone: the "Harmon Institute for Peace".
INSTITUTES = wordlists.words("organizations", "short_names", "institutes")


def abbreviates(short: str, full: str) -> bool:
    """Whether the letters of the acronym occur in order as letters of the full name, the first one first."""
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    text = re.sub(r"[^a-z0-9]", "", full.casefold())
    if not letters or letters[0] not in {word[0] for word in full.casefold().split() if word}:
        return False
    position = text.find(letters[0])
    for letter in letters[1:]:
        position = text.find(letter, position + 1)
        if position < 0:
            return False
    return len(short) <= len(full) / 2


def has_initials(short: str, full: str) -> bool:
    """Whether the acronym is the initials of the name, or of what a department is of: "VA", of "Veterans Affairs"."""
    letters = short.upper().replace("-", "")
    main, every = initials(full)
    return letters in (main, every) or (full.casefold().startswith("department of") and letters == main[1:])


def has_foreign_initials(short: str, full: str) -> bool:
    """Whether an acronym has the initials in Romance order: "CNE", of a National Elections Council."""
    main, _ = initials(full)
    head = full.rsplit(maxsplit=1)[-1].casefold()
    return (
        len(short) > 2
        and sorted(short) == sorted(main)
        and short[0] == head[0].upper()
        and head in namewords.organization_heads()
    )


def bag(words: Sequence[str]) -> tuple[str, ...]:
    """The words without order, small words and its country's name: "Treasury Department" in any of its forms.

    Spelt in one way: "Ministry of Defence", "Defense Ministry"; what a ministry is for without "affairs"; a body in
    front by its acronym: "African Union Commission", "AU Commission".
    """
    return _bag(tuple(words))


@lru_cache(maxsize=1 << 12)
def _bag(words: tuple[str, ...]) -> tuple[str, ...]:
    _, rest = _country(words)
    rest = _with_acronym(rest)
    told = {SPELT.get(word, word) for word in rest if word not in SMALL_WORDS}
    if rest[:2] == ("university", "of") and len(rest) > 2 and is_part_of_state(" ".join(rest[2:])):
        told.add("of")  # the University of Washington is not Washington University
    if "affairs" in told and len(told) > 2 and told & MINISTRIES:
        told.remove("affairs")
    return tuple(sorted(told))


def _with_acronym(words: Sequence[str]) -> Sequence[str]:
    """The words of a body's name, those of a well-known body in front of them for its acronym."""
    known = namewords.known_organizations()
    for count in range(min(LONGEST_OWNER, len(words) - 1), 1, -1):
        acronym = known.get(" ".join(words[:count]), " ")
        if acronym.isalpha() and has_initials(acronym, " ".join(words[:count]).title()):
            return (acronym, *words[count:])
    return words


def country(words: Sequence[str]) -> str | None:
    """The country whose body a name's first words tell it to be: the Philippines, of the "Philippine Coast Guard"."""
    return _country(words)[0]


def _country(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """The country in front of a body's name, and the rest of the name."""
    last = words[-1] if words else ""
    whole = last in wordlists.words("organizations", "suffixes") and last != "party"
    for count in range(0 if whole else min(LONGEST_COUNTRY, len(words) - 2), 0, -1):
        first = " ".join(words[:count])
        polity = polities.named(first) or polities.of_adjective(first)
        if polity and not (last == "party" and is_part_of_state(first)):
            return polity.name, words[count:]
    for count in range(min(LONGEST_COUNTRY, len(words) - 3), 0, -1):
        if words[-count - 1] == "of" and (polity := polities.named(" ".join(words[-count:]))) is not None:
            if is_part_of_state(polity.name):
                break
            return polity.name, words[: -count - 1]
    return None, words


def is_part_of_state(place: str) -> bool:
    """Whether a name or an adjective is that of a part of a country: "Ohio", "Scottish", "Ontario"."""
    polity = polities.named(place) or polities.of_adjective(place)
    if polity is not None:
        return polity.code is None
    return polities.state(place) is not None or polities.province(place.title()) is not None


def is_of_creed(words: Sequence[str], creed: set[str], short: Sequence[str]) -> bool:
    """Whether a party's name is that of the creed, and of no part of the party: no "Green Party Youth", no state's.

    What is itself called a party is none of another colour: "Radical | Communist Party".
    """
    if short[-1] == "party" and words[-1] == "party" and not COLOURS.isdisjoint(words[: -len(short)]):
        return False
    if not creed <= set(words):
        return False
    last = max(i for i, word in enumerate(words) if word in creed)
    first = min(i for i, word in enumerate(words) if word in creed)
    whole = last == len(words) - 1 or words[last + 1] in SMALL_WORDS
    whole = whole and last - first < len(creed)  # "Liberal Democratic Party"
    return whole and not (first and is_part_of_state(" ".join(words[:first])))


def shortened(text: str, short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether an organisation's name is the short form of a fuller one."""
    short, full = tuple(short), tuple(full)
    legal = wordlists.words("organizations", "legal")
    incorporated = full[-1] in legal
    while len(full) > 2 and (full[-1] in legal or (incorporated and full[-1] == "public")):
        full = full[:-1]  # "Acme Steel Public Co"
    if full == short and len(short) > 1:
        return True  # but for the legal form: "Ferrovías del Sur SA"
    count = len(short)
    if not short or count >= len(full) or polities.state(text) is not None:
        return False  # a state is not what a body in it is called for short: "Texas", "Texas A&M"
    if count > 2 and short[-1] in PANELS | LEAGUES and set(short) < set(full) and short != full[:count]:
        return True  # "Counter Piracy Coalition", of a "Global Coalition to Counter Piracy"
    if count == 1 and full[0] == short[0] and text.isupper() and text.isalpha() and len(text) > 2:
        firm = full[-1] in namewords.organization_heads() | wordlists.words("organizations", "suffixes")
        if firm and fold(text) not in namewords.known_organizations() and not polities.named(text):
            return True  # "HRB", of "HRB Fuel Systems"
    if count < 3 and short[-1].endswith("s") and (*short[:-1], short[-1].removesuffix("s")) == full[:count]:
        return "party" in full  # "the Greens", of the "Green Party of Ruritania"
    if count < 3 and short[-1] == "democrats" and (*short[:-1], "democratic") == full[:count]:
        return "party" in full
    if count == 1 and short[0].endswith("s") and short[0] in full[1:-2] and text.istitle() and len(short[0]) > 4:
        return full[full.index(short[0]) + 1] == "of" and not is_place_name(text)  # "the Tigers", of a name with "of"
    owner = (*short[:-1], short[-1] + "s") if text.endswith(("'s", "’s")) else short  # "St Mary's", of its hospital
    if count > 1 and short[-1] in CLINICS and short[-1] == full[-1] and full[: count - 1] == short[:-1]:
        return set(full[count - 1 : -1]) <= SERVING  # "Mulago | National Referral | Hospital"
    if count > 1 and full[:count] in (short, owner) and set(full[count:]) <= TRUSTS and not is_place_name(text):
        return True  # "Calder Vale", of the "Calder Vale NHS Foundation Trust"
    suffixes = wordlists.words("organizations", "suffixes")
    if count == 1 and len(full) == 2 and full[0] in CLUBS and full[1] == short[0] and not gazetteer.cities(text):
        return True  # "Betis", of "Real Betis"
    if count == 1 and full[0] in GROUPS and full[1:] == short:
        return True  # "Grupo | Volara"
    if count == 1 and (short[0] in TEAMS or (short[0] in SIDES and text.istitle())):
        return full[-1] == short[0]
    if count == 1 and (clipped := CLIPPED.get(text)) is not None:
        return full[0] == clipped and (full[-1] in namewords.organization_heads() or len(full) == TITLE)
    if count == 1 and full[-2:] == ("of", short[0]) and len(full) > 3 and short[0].endswith("s") and text.istitle():
        return full[-3] == "brotherhood"  # "the Teamsters"
    if count == 1 and (text in PAPERS or (len(full) == TITLE and full[0] in WHEN)):
        return full[-1] == short[0]  # "the Lantern", of the "Daily Lantern"
    if count == 1 and text in wordlists.words("organizations", "alone"):
        before = next((full[i] for i in range(1, len(full) - 1) if full[i + 1] in {"of", "for"}), "")
        return short[0] in {full[-1], before} or (full[0] == short[0] and full[-1] not in PANELS)
    if (full[0].startswith(short[0]) and _is_without_tail(text, short, full)) or is_core(text, short, full):
        return True
    if full[:count] == short:
        if count == 1 and incorporated and len(text) > 3 and not (is_place_name(text) or is_common(short[0])):
            adjective = polities.of_adjective(text) or polities.region(text) or polities.region_of_adjective(text)
            if not adjective and short[0] not in namewords.given_names():
                return True  # "Volara", of "Volara Electronics Co."
        if count > 1 and full[count] in {"of", "for", "on"} and short[-1] in INSTITUTES:
            return True
        if count > 1 and full[count] == "of" and short[-1] in namewords.organization_heads() - PUBLIC:
            return is_place_name(" ".join(full[count + 1 :]))
        if count == 1 and full[1:] in SCHOOLS and not gazetteer.cities(text):
            return not polities.named(text) and short[0] not in namewords.given_names()
        rest = [word for word in full[count:] if word not in SMALL_WORDS]
        if all(
            word in suffixes
            or word in wordlists.words("organizations", "descriptors")
            or word in {"programme", "program", "project"}
            for word in rest
        ):
            return not polities.named(text) and not polities.of_adjective(text)
        plain = namewords.known_heads() | wordlists.words("places", "compass")
        return (
            count == 1
            and len(rest) == 1
            and (rest[0] not in plain or rest[0] in INDUSTRIES)
            and short[0] not in plain
            and not polities.named(text)
            and short[0] not in namewords.given_names()
            and fold(text) not in namewords.known_organizations()
            and not polities.of_adjective(text)
            and len(short[0]) > 3
        )
    if 1 < count < len(full) - 1 and short[-1] == full[-1] and short[-1] in PANELS:
        rest_of = iter(full)
        return all(word in rest_of for word in short)
    if full[-count:] == short:
        if count == 1 or not SPLIT_OFF.isdisjoint(full[:-count]) or is_another(short, full[:-count]):
            return False
        return short[-1] in namewords.organization_heads() or any(
            word in namewords.organization_heads() for word in short
        )
    return False


def _is_without_tail(text: str, short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the fuller name only says besides where the body is, or which service, tongue or firm it is.

    "Imperial College | London", "Metropolitan Police | Service", "Al Jazeera | English", "Toyota | of Japan".
    """
    count, known = len(short), namewords.known_organizations()
    rest = full[count:]
    if full[:count] != short:
        owned = text.endswith(("'s", "’s")) and full[:count] == (*short[:-1], short[-1] + "s")
        return owned and set(rest) <= wordlists.words("organizations", "suffixes")  # "McDonald's", "Land's End Inc."
    place = " ".join(rest[1:] if rest[0] == "of" else rest)
    if rest[0] == "of":
        return count == 1 and fold(text) in known and polities.named(place) is not None
    if count > 1 and short[-1] in SCHOOL_HEADS:
        return is_place_name(place)
    if count > 1 and short[-1] == "police":
        return set(rest) <= FORCES
    return set(rest) <= TONGUES and fold(text) in known


def is_branch(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the fuller name is that of a body's branch in a country: "Save the Children | UK"."""
    count = len(short)
    several = 1 < count < len(full) and tuple(full[:count]) == tuple(short) and full[count] not in SMALL_WORDS
    return several and polities.named(" ".join(full[count:])) is not None


def is_another(short: tuple[str, ...], front: tuple[str, ...]) -> bool:
    """Whether what stands in front tells another body from the one of the short name, a part of it or its enemy.

    "Ohio | Democratic Party", "Free | Syrian Army".
    """
    if short[:2] == ("bank", "of"):
        return True  # "Development | Bank of Japan"
    if short[-1] == "party":
        return is_part_of_state(" ".join(front)) or not COLOURS.isdisjoint(front)  # "Socialist | Workers' Party"
    if short[-1] not in PUBLIC or set(front) <= CROWNED:
        return False
    return polities.of_adjective(short[0]) is not None or polities.named(short[0]) is not None
