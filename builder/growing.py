"""Names that the model cut short, grown by the words on either side that belong to them."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from newsgraph.builder import gazetteer, polities, wordlists
from newsgraph.builder.dated_names import is_time
from newsgraph.builder.forms import fold
from newsgraph.builder.language import is_common
from newsgraph.builder.namewords import (
    PARTICLES,
    Candidate,
    ends_office,
    is_blank,
    is_capital,
    is_given,
    is_listed,
    is_polity_word,
    is_post_nominal,
    is_title,
    known_heads,
    listed_bodies,
    opens_sentence,
    organization_heads,
)
from newsgraph.builder.small_words import DASHES
from newsgraph.builder.things import HEADS, PRODUCTS, is_model

THINGS = HEADS | PRODUCTS
NUMBERED_PART = re.compile(r"^[A-Z][a-z]+-\d{1,3}[A-Z]?$")  # "Processing Hall-2"
ROADS = wordlists.words("places", "site_names", "roads")
# "Nalufenya police station": the two words for what a place is, behind its name.
OF_SITES = wordlists.words("places", "site_names", "before")
SITES = wordlists.words("places", "site_names", "heads")
STREETS = wordlists.words("places", "site_names", "streets")


def extend(doc: Doc, found: Candidate, taken: set[int]) -> Candidate:
    """The candidate with the capitalised words that belong to it on either side, and a kind word after it."""
    start, end = found.start, found.end
    if end + 1 < len(doc) and doc[end].text == "," and fold(doc[end + 1].text) == "dc":
        end += 2
    elif end < len(doc) and fold(doc[end].text) == "dc":
        end += 1
    if _month_surname(doc, found):
        end += 1
    if end < len(doc) and doc[end].text == "'s" and doc[start : end + 1].text in listed_bodies():
        end += 1
    if found.label == "PERSON" and end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].text.islower():
        apart = doc[end - 1].whitespace_ or doc[end].whitespace_
        end += (
            2
            if not apart
            and doc[end + 1].text not in (wordlists.words("organizations", "participles") | {"elect", "era", "like"})
            else 0
        )
    if end < len(doc) and doc[end].text == ")" and "(" in doc[end - 1].text:
        end += 1  # "JD(U)"
    whole = _is_maker(doc, start, end) or _names_thing(doc, start, end)
    while end < len(doc) and end not in taken and not whole:
        token = doc[end]
        after_particle = doc[end - 1].lower_ in PARTICLES and found.label == "PERSON"
        spelled = token.is_alpha or bool(NUMBERED_PART.match(token.text))
        joins = is_capital(token) and spelled and not token.is_sent_start
        joins = joins and (token.tag_ in {"NNP", "NNPS"} or after_particle)
        joins = joins and not (len(token) == 1 and end + 1 < len(doc) and doc[end + 1].text == "-")
        if (
            not joins
            or is_title(token)
            or is_blank(token)
            or (found.label == "PERSON" and (end - start > 1 or token.is_upper) and is_post_nominal(token))
            or polities.of_adjective(token.text)
            or polities.named(token.text)
        ):
            break
        if polities.named(doc[start:end].text) and token.lower_ not in known_heads():
            break
        if found.label == "NORP" and token.lower_ not in known_heads():
            break
        end += 1
    start = with_head_before(doc, start, taken)
    while start > 0 and start - 1 not in taken and found.label != "NORP":
        token = doc[start - 1]
        if ends_office(doc, start - 1) or _is_byname(doc, start - 1, found) or is_time(doc, start - 1):
            break
        joins = (
            is_capital(token)
            and token.is_alpha
            and (token.tag_ == "NNP" or _is_given_verb(doc, start - 1, found))
            and (not opens_sentence(token) or is_given(token) or token.lower_ in PARTICLES)
        )
        if (
            not joins
            or is_title(token)
            or is_blank(token)
            or doc[start].is_sent_start
            or polities.named(doc[start:end].text)
            or _opens_dateline(doc, start, end)
        ):
            break
        start -= 1
    end = _with_purpose(doc, start, end)
    if start and doc[start - 1].lower_ in STREETS and is_capital(doc[start - 1]):
        return Candidate(start - 1, end, "FAC", found.rule)
    if (
        end + 1 < len(doc)
        and end not in taken
        and doc[end].text == "-"
        and not doc[end - 1].whitespace_
        and not doc[end].whitespace_
    ):
        other = doc[end + 1]
        if (
            end + 1 not in taken
            and is_capital(other)
            and not is_polity_word(doc[start:end].text)
            and not is_polity_word(other.text)
        ):
            end += 2
    if end < len(doc) and end not in taken and doc[end].text.islower():
        end = _with_kind_word(doc, start, end, found)
    return (
        Candidate(start, end, found.label, found.rule, found.titled)
        if (start, end) != (found.start, found.end)
        else found
    )


def with_road(doc: Doc, piece: Candidate) -> Candidate:
    """The candidate with the lower-case word for a road behind a name of two words: "Victor Hale street"."""
    end = piece.end
    if end >= len(doc) or end - piece.start < 2 or piece.label in {"GPE", "NORP"} or doc[end].text not in ROADS:
        return piece
    if doc[end - 1].dep_ != "compound" or doc[end].dep_ == "ROOT" or doc[end - 1].text.islower():
        return piece
    return Candidate(piece.start, end + 1, "FAC", piece.rule)


def _names_thing(doc: Doc, start: int, end: int) -> bool:
    """Whether a listed name is followed by what is only named after it: "Wikipedia | Dashboard", "NATO | Summit"."""
    following = end < len(doc) and is_capital(doc[end]) and doc[end].lower_ in THINGS
    return following and is_listed(doc[start:end].text)


def _is_maker(doc: Doc, start: int, end: int) -> bool:
    """Whether a lone maker's name is followed by that of what it makes: "Honda | Civic"."""
    last = end
    while last < len(doc) and is_capital(doc[last]) and doc[last].tag_ in {"NNP", "NNPS"}:
        last += 1
    return end - start == 1 and is_model(doc, start, last)


def _opens_dateline(doc: Doc, start: int, end: int) -> bool:
    """Whether the name is the place in capitals at the head of a story, into which the headline runs."""
    if not doc[start].is_upper or doc[start - 1].is_upper or len(doc[start]) < len("ROME") or end >= len(doc):
        return False
    return doc[end].text in DASHES


def _is_byname(doc: Doc, i: int, found: Candidate) -> bool:
    """Whether the word before a given name is an ordinary one that somebody is called: "Honest Anna Miller"."""
    if found.label != "PERSON" or not is_given(doc[i + 1]) or is_given(doc[i]):
        return False
    return is_common(doc[i].lower_) and doc[i].lower_ not in PARTICLES


def _is_given_verb(doc: Doc, i: int, found: Candidate) -> bool:
    """Whether a word taken for a verb is the given name before a surname: "edited by Will | Hasan"."""
    alone = found.label == "PERSON" and found.end - found.start == 1
    return alone and is_given(doc[i]) and not opens_sentence(doc[i]) and doc[i].text.istitle()


def _with_purpose(doc: Doc, start: int, end: int) -> int:
    """The end of an organisation's name with what it is for: "Foundation for the Arts", "Appeals for the ..."."""
    if not (
        end + 2 < len(doc) and doc[end].lower_ == "for" and doc[end + 1].lower_ == "the" and is_capital(doc[end + 2])
    ):
        return end
    if doc[end - 1].lower_ not in organization_heads() and not any(t.lower_ == "court" for t in doc[start:end]):
        return end
    last = end + 2
    while last < len(doc) and (
        (is_capital(doc[last]) and doc[last].is_alpha and not doc[last].is_sent_start)
        or (doc[last].lower_ == "of" and last + 1 < len(doc) and is_capital(doc[last + 1]))
    ):
        last += 1
    if polities.named(doc[end + 2 : last].text):
        return end
    return last


def with_head_before(doc: Doc, start: int, taken: set[int]) -> int:
    """The start of "University of Ghana" where only "Ghana" was found."""
    of = start - 2 if start > 2 and doc[start - 1].lower_ == "the" else start - 1
    if of < 1 or doc[of].lower_ not in {"of", "for"}:
        return start
    head = of - 1
    if (
        head in taken
        or not is_capital(doc[head])
        or is_title(doc[head])
        or doc[head].lower_ not in organization_heads() - {"government"}
    ):
        return start
    if doc[head].is_sent_start:
        return start
    while (
        head > 0
        and head - 1 not in taken
        and is_capital(doc[head - 1])
        and doc[head - 1].is_alpha
        and not opens_sentence(doc[head - 1])
    ):
        head -= 1
    return head


def _with_kind_word(doc: Doc, start: int, end: int, found: Candidate) -> int:
    """The end with the lower-case word that says what the named thing is: "Idlib province", "Iraqi people"."""
    text, low = doc[start:end].text, doc[end].lower_
    if (
        low == "people"
        and (is_polity_word(text) or polities.people_of_adjective(text))
        and doc[end - 1].head == doc[end]
    ):
        return end + 1
    if (
        doc[end].dep_ == "ROOT"
        or doc[end - 1].dep_ != "compound"
        or (
            found.label not in {"GPE", "LOC", "FAC", "PERSON", "ORG"}
            and low not in OF_SITES
            and (low not in ROADS or end - start < 2)
        )
    ):
        return end
    if is_listed(text) or doc[end - 1].lower_ in organization_heads():
        return end
    divisions = wordlists.words("places", "divisions") - {"city", "town", "village", "state", "federation", "territory"}
    cities = gazetteer.cities(text) if low == "district" else ()
    if cities and cities[0].population >= 500_000:
        return end
    if low in OF_SITES and end + 1 < len(doc) and doc[end + 1].lower_ in SITES and not gazetteer.cities(text):
        return end + 2
    if low in divisions or low in {
        "neighborhood",
        "neighbourhood",
        "river",
        "airport",
        "airbase",
        "airfield",
        "island",
        "valley",
        "mosque",
    }:
        return end + 1
    if (
        low in wordlists.words("places", "facilities")
        and ((low in ROADS and end - start > 1) or not gazetteer.cities(text))
        and low not in {"headquarters", "port", "plant"}
    ):
        end += 1
        return end + 1 if end < len(doc) and doc[end].lower_ == "complex" and doc[end - 1].dep_ == "compound" else end
    return end


def _month_surname(doc: Doc, found: Candidate) -> bool:
    """Whether a month's name after a lone given name is the surname: "Theresa May said", not "Ivan May 5"."""
    if found.end - found.start != 1 or found.label != "PERSON" or found.end >= len(doc):
        return False
    month = doc[found.end]
    after = doc[found.end + 1] if found.end + 1 < len(doc) else None
    return (
        month.text in {"May", "March", "June", "August"}
        and is_given(doc[found.start])
        and not (after is not None and after.like_num)
    )
