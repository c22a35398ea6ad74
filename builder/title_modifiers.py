"""The words before the head of a title: which are no part of it, and which are whom it is of under another name."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from newsgraph.builder import polities
from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind
from newsgraph.builder.party_offices import is_party, is_public
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_start
from newsgraph.builder.title import Title
from newsgraph.builder.title_words import HYPHENS, listed, run_of_name, singular
from newsgraph.builder.wordlists import rows
from newsgraph.builder.wordlists import words as words_of

ADJECTIVES = {"polities": 2, "regions": 1}  # the column of adjectives in each list of names
PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
ACRONYM = 3  # the longest that names a field rather than an owner: "TV", "IT"


@cache
def _demonyms() -> frozenset[str]:
    """The adjectives of all countries and regions, in lower case."""
    return frozenset(
        adjective.casefold()
        for name, column in ADJECTIVES.items()
        for row in rows(name)
        if len(row) > column
        for adjective in row[column]
    ) | frozenset(["english", "scottish", "welsh", "northern irish", "catalan", "basque", "kurdish", "palestinian"])


def is_profession(title: Title, before: str = "") -> bool:
    """Whether a place or nationality before the title is only where its holder is from, or works.

    So it is with a nationality, given as the word ``before`` in lower case, of directors: they make films and plays.
    """
    if title.lemma in listed("profession", "serving"):
        return False
    if title.group == "job" or title.lemma in listed("profession", "heads"):
        return True
    return title.lemma in listed("profession", "artists") and before in _demonyms()


def has_field(reading: Reading, title: Title, first: int) -> bool:
    """Whether a department's name at ``first`` is the title's field: behind a party's, of a spokesman's too."""
    if title.lemma in listed("field", "heads"):
        return True
    return title.lemma in listed("voices", "heads") and is_party(reading, reading.member_of_name.get(first - 1))


def governs(reading: Reading, title: Title, state: str, party: str) -> bool:
    """Whether a state's name before a party's says whose office it is: that of a minister, and not of a leader."""
    return is_public(title) and reading.entities[state].kind is Kind.POLITY and is_party(reading, party)


def stands_for(reading: Reading, title: Title, party: str, chamber: str) -> bool:
    """Whether a party's name before a chamber's says whose candidate somebody is: "Republican Senate candidate"."""
    if title.lemma not in listed("pending", "hypothetical") or not is_party(reading, party):
        return False
    return reading.entities[chamber].label.split()[-1].casefold() in listed("chambers")


def is_side(reading: Reading, of: str | None, nearest: bool) -> bool:
    """Whether a body's name stands between a title and a word for its side: "opposition Green Party spokesman"."""
    return of is not None and not nearest and reading.entities[of].kind is Kind.ORGANIZATION


def ends_phrase(token: Token, follows: bool) -> bool:
    """Whether a noun ends what opens the clause before a title: "On Monday afternoon | union leader X"."""
    if token.lower_ in PARTS_OF_DAY:
        return (
            follows
            and token.i > 0
            and (token.nbor(-1).text.endswith("day") or token.nbor(-1).lower_ in {"this", "that", "last"})
        )
    return token.dep_ == "pobj" and token.tag_ in {"NN", "NNS"} and token.head.i < token.i


def plays_for(title: Title, token: Token) -> bool:
    """Whether a country's name before a player is the side: "Spain goalkeeper", not "Spanish goalkeeper"."""
    return title.lemma in listed("sides", "players") and token.tag_ == "NNP" and polities.named(token.text) is not None


def is_local(reading: Reading, title: Title, key: str) -> bool:
    """Whether a place before the title is whose service its holder is in: a town's policeman, a U.S. attorney."""
    entity = reading.entities[key]
    if entity.kind is not Kind.POLITY:
        return False
    beside = reading.member_of_name.get(title.head - 1) == key  # "an assistant U.S. attorney"
    if title.lemma == "attorney" and (reading.doc[title.head].text[0].isupper() or beside):
        return "U.S." in (entity.label, *entity.alternatives) or "US" in (entity.label, *entity.alternatives)
    country = any(polities.named(name) is not None for name in (entity.label, *entity.alternatives))
    county = entity.label.split()[-1].casefold() in listed("local", "areas") and title.lemma in listed(
        "local", "county"
    )
    return (title.lemma in listed("local", "heads") or county) and not country


def campaign_of(reading: Reading, title: Title, last: int) -> str | None:
    """The campaign, where the article speaks of it as a body, of "Hill campaign spokesman"; ``last`` ends the name."""
    doc = reading.doc
    if title.lemma not in listed("voices", "heads") or doc[last + 1].lower_ != "campaign":
        return None
    label = f"{doc[last].text} campaign".casefold()
    found = [
        key
        for key, entity in reading.entities.items()
        if entity.kind is Kind.ORGANIZATION
        and label in {name.casefold() for name in (entity.label, *entity.alternatives)}
    ]
    return found[0] if len(found) == 1 else None


def city_of_state(reading: Reading, comma: int) -> tuple[str, int] | None:
    """The key of the town in "Tulsa, Okla., police chief", where the comma is the second, and its first token."""
    doc = reading.doc
    if comma < len(("Tulsa", ",", "Okla.")) or comma - 1 not in reading.member_of_name:
        return None
    between = run_of_name(reading, comma - 1)[0] - 1
    key = reading.member_of_name.get(between - 1)
    if between < 1 or doc[between].text != "," or key is None or reading.entities[key].kind is not Kind.POLITY:
        return None
    state = reading.entities[reading.member_of_name[comma - 1]]
    known = any(polities.state(name) is not None for name in (state.label, *state.alternatives))
    return (key, run_of_name(reading, between - 1)[0]) if known else None


def is_dropped(reading: Reading, title: Title, index: int) -> bool:
    """Whether an adjective before a title is no part of it: "longtime", but "foreign" only before a student."""
    low = reading.doc[index].lower_
    if low in listed("portfolio_adjectives"):
        following = singular(reading.doc[index + 1].text)
        return following not in listed("portfolio_adjectives", "before") and following not in HYPHENS
    return low in listed("dropped")


def is_sovereign(reading: Reading, title: Title) -> bool:
    """Whether the title is a capitalised office before which no common noun belongs: "President", "Senator"."""
    head = reading.doc[title.head]
    return head.text[:1].isupper() and title.lemma in listed("seat", "heads") and not head.text.isupper()


def unresolved(reading: Reading, title: Title, words: list[int]) -> tuple[list[int], str | None]:
    """The modifiers without capitalised ones before a title in lower case, and whom these name, if that is known.

    They are names or adjectives of whom the title is of, and so no part of it: "Ruiz campaign manager".
    """
    doc = reading.doc
    capitals = doc[title.head].text.isupper()  # "Wentworth MP", where nobody knows Wentworth
    if not doc[title.head].text[:1].islower() and not capitals:
        return words, None
    start = sentence_start(doc[title.first])
    foreign = [
        each
        for each in words
        if doc[each].text[:1].isupper()
        and not (doc[each].text.isupper() and (capitals or len(doc[each].text) <= ACRONYM))
        and not (capitals and (is_common(doc[each].lower_) or doc[each].lower_ in listed("former")))
    ]
    if all(doc[each].lower_ in words_of("organizations", "no_owners") - listed("services") for each in foreign):
        return words, None  # "Opposition leader X"
    text = " ".join(doc[each].text for each in foreign)
    staff = title.lemma in listed("staff", "heads")
    owners = {
        key
        for key, entity in reading.entities.items()
        if entity.named
        and (entity.kind is Kind.ORGANIZATION or (entity.kind is Kind.PERSON and staff))
        and text in {entity.label, *entity.alternatives, entity.label.split()[-1] if staff else ""}
    }
    opens = foreign[0] == start and (is_common(doc[start].lower_) or start + 1 not in reading.member_of_name)
    if not owners and opens and text.lower() not in _demonyms():  # a sentence begins with a capital anyway
        foreign = foreign[1:]
    rest = [each for each in words if each not in foreign]
    if len(owners) > 1 and all(reading.entities[key].kind is Kind.PERSON for key in owners):
        return rest, min(owners, key=lambda key: min((m.span.start for m in reading.entities[key].mentions), default=0))
    return rest, owners.pop() if len(owners) == 1 else None


def trimmed(reading: Reading, words: list[int]) -> list[int]:
    """The modifiers without what remains of dropped words: hyphens at an end, "year old", "company"."""
    doc = reading.doc
    while words and (
        doc[words[0]].text in HYPHENS or doc[words[0]].lower_ in {"year", "old", "newly", "times", "&", "/"}
    ):
        words = words[1:]
    if words and doc[words[0]].lower_ in listed("organization_nouns") - {"government", "party", "team", "union"}:
        words = words[1:]
    return words


def of_arms(reading: Reading, title: Title) -> Title:
    """A rank that some body may have too ("captain of Y") is of nobody in the forces: "a Navy captain"."""
    arms = title.of is not None and title.lemma in listed("rank", "military") and not title.possessed
    if arms and reading.entities[title.of or ""].label.casefold().split()[-1] in listed("services"):
        return replace(title, of=None)
    return title
