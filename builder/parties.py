"""Parties and other bodies that are named only by whose office it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsgraph.builder import gazetteer, polities, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.language import is_common
from newsgraph.builder.namewords import (
    Candidate,
    gender_of,
    is_blank,
    is_capital,
    is_given,
    is_listed,
    is_polity_word,
    is_title,
    known_organizations,
    organization_heads,
)
from newsgraph.builder.party_words import party_forms

PARTY_PEOPLE = wordlists.words("organizations", "party_people")
PARTY_COLOURS = wordlists.words("organizations", "party_colours")
PARTY_NAMES = wordlists.words("organizations", "party_names")
PARTY_CREEDS = wordlists.words("organizations", "party_creeds")
PARTY_OFFICES = wordlists.words("organizations", "party_offices")
BETWEEN = wordlists.words("organizations", "between_party_office")
NO_CREED = wordlists.words("organizations", "no_creeds_before")
CHAMBERS = frozenset({"House", "Senate", "Assembly", "Parliament", "Congress", "Opposition", "Commons", "Lords"})
FIELDS = (
    wordlists.words("titles", "portfolios", "words")
    | wordlists.words("titles", "portfolios", "fragments")
    | frozenset(chamber.lower() for chamber in CHAMBERS)
)
STATE_OFFICES = wordlists.words("organizations", "party_and_state_offices")
OF_PERSONS = frozenset(str(wordlists.table("roles")["staff"]["heads"]).split())  # who works for a person, too
CANDIDATES = frozenset({"candidate", "candidates", "nominee", "nominees", "hopeful", "hopefuls", "contender"})
CHAMBER_POSTS = frozenset({"leader", "leaders", "whip", "whips", "majority", "minority", "caucus"})
CREEDS_OF_OTHERS = frozenset({"Democratic", "Republican"})
BLOCS = frozenset(str(wordlists.table("roles")["american"]["others"]).split())
DESCRIBING = wordlists.words("roles", "describers", "last")
NO_OWNERS = wordlists.words("organizations", "no_owners")
REACH = 9  # tokens behind a party's creed within which an office of it stands: "Labour first-term state senator"
BODY_OFFICES = wordlists.words("organizations", "body_offices")
ALL_OFFICES = PARTY_OFFICES | STATE_OFFICES | BODY_OFFICES | {"co", "vice", "general", "national"}
CHAMBER_OFFICES = wordlists.words("organizations", "chamber_offices")
LEANING = wordlists.words("organizations", "leaning")
SEATS = LEANING - OF_PERSONS - {"leader", "candidate", "candidates"}
CREEDS_OF_TWO = frozenset({"Social", "Christian", "Liberal", "Free"})
LONGEST = 3  # words of a party that only its members show to be one
SEATED = frozenset({"mp", "mps", "mep", "meps", "msp", "msps", "td", "tds"})
SEAT_LETTERS = frozenset({"MP", "MSP", "MLA", "MNA", "MPP", "MLC", "TD", "MS"})
QUARTERS = frozenset({"North", "South", "East", "West", "Central", "Northeast", "Northwest", "Southeast", "Southwest"})
KNOWN_PARTIES = wordlists.words("office_bodies", "partisan", "parties")
ENGLISH_PEOPLE = wordlists.words("organizations", "english_people")
SHAPE = re.compile(r"^(?:[A-Z]{2,5}|[A-Z][a-z][A-Z]{1,3})$")
OFFICES = wordlists.words("organizations", "offices")
WHOSE_PARTY = frozenset({"people", "workers", "women", "farmers", "peasants", "citizens", "pensioners"})
PARTIES = frozenset({"Party", "Alliance", "Union", "Front", "Movement", "Congress", "Army"})
SEES = frozenset({"bishop", "archbishop", "mayor", "governor", "dean", "president", "king", "queen"})
OFFICE_OF = 3  # tokens of the shortest "Bishop of Durham"


def of_office(doc: Doc, capitals: list[int]) -> Iterator[Candidate]:
    """Whose office it is, whatever the model makes of it: acronyms ("SPD candidate", "AfD leader") and parties, by
    their people ("Free Democrats", "Greens leader"), their creed ("Conservative leader Ann Hill") or with a small
    letter ("Labour party"); the House of a speaker; a body before an office and a name ("Arsenal manager Tom Hill").
    """
    things = wordlists.words("organizations", "no_bodies")
    for i in capitals:
        token = doc[i]
        if i + 1 >= len(doc):
            continue
        following = doc[i + 1]
        if token.lower_ in WHOSE_PARTY and following.tag_ == "POS" and i + 2 < len(doc) and doc[i + 2].text in PARTIES:
            start = i
            while start and _is_of_name(doc[start - 1]):
                start -= 1
            yield Candidate(start, i + 3, "ORG", "office")
            continue
        if i > 1 and doc[i - 1].text == "-" and fold(doc[i - 2 : i + 1].text) in known_organizations():
            continue  # "N-VA chairman"
        tagged = i > 1 and doc[i - 1].text == "-" and doc[i - 2].text in {"R", "D", "I"}
        if tagged and (polities.state(token.text) or polities.tagged(token.text)):
            yield Candidate(i, i + 1, "GPE", "lexicon")  # "(D-Va.)"
            continue
        if following.text in SEAT_LETTERS and token.text in QUARTERS and (begin := _seat_begins(doc, i)) is not None:
            yield Candidate(begin, i + 1, "GPE", "office")  # "Leeds West MP"
            continue
        if token.text == "English" and following.lower_ in ENGLISH_PEOPLE:
            yield Candidate(i, i + 1, "NORP", "adjective")
        if is_polity_word(token.text):
            continue
        after, people = following.lower_, token.lower_ in PARTY_PEOPLE
        if people and i and doc[i - 1].text in PARTY_COLOURS:
            yield Candidate(i - 1, i + 1, "ORG", "capitals")
        elif i and token.lower_ + "s" in PARTY_PEOPLE and _is_adherents(doc, i):
            yield Candidate(i - 1, i + 1, "ORG", "office")
        elif after in OFFICES and (people or SHAPE.match(token.text)) and token.text not in things:
            if people or not (i and is_capital(doc[i - 1]) and fold(doc[i - 1 : i + 1].text) in known_organizations()):
                yield Candidate(i, i + 1, "ORG", "office" if people else "capitals")  # and no "Real IRA spokesman"
        elif token.is_sent_start and after in BODY_OFFICES and fold(token.text) in known_organizations():
            yield Candidate(i, i + 1, "ORG", "lexicon")
        elif (
            after in PARTY_OFFICES
            and token.lower_ in KNOWN_PARTIES
            and not (
                i and doc[i - 1].text in PARTY_COLOURS  # "Liberal Democrat leader"
            )
        ):
            yield Candidate(i, i + 1, "ORG", "office")
        elif token.text in CREEDS_OF_OTHERS and following.text in BLOCS and token.ent_type_ != "ORG":
            if following.text == "Republic" and i + 2 < len(doc) and doc[i + 2].lower_ == "of":
                continue  # "Democratic Republic of the Congo"
            yield Candidate(i, i + 2, "ORG", "office")  # no Democrats: "Democratic Front"
        elif (people and _goes_before_office(doc, token)) or (SHAPE.match(token.text) and _leads_jointly(doc, i)):
            yield Candidate(i, i + 1, "ORG", "office")  # "Greens parliamentary leader", "SPD co-leader"
        elif following.text in CHAMBERS and token.lower_ in KNOWN_PARTIES and _seeks(doc, i + 2):
            yield Candidate(i, i + 1, "ORG", "office")  # "Republican Senate candidate"
        elif after in PARTY_OFFICES and i and f"{doc[i - 1].lower_}-{token.lower_}" in KNOWN_PARTIES:
            yield Candidate(i - 1, i + 1, "ORG", "office")  # "One Nation senator"
        elif following.text == "party" and token.text in PARTY_NAMES:
            whole = i > 1 and doc[i - 1].lower_ == "and" and fold(doc[i - 2 : i + 1].text) in known_organizations()
            named = i + 2 < len(doc) and doc[i + 2].lower_ in ALL_OFFICES  # "Liberal party boss X"
            yield Candidate(i - 2 if whole else i, i + 2 - whole, "ORG", "office" if named else "capitals")
        elif _is_party(doc, token) and _goes_before(doc, i):
            yield Candidate(i - 1, i + 1, "ORG", "office")
        elif (begin := _unknown_party(doc, i)) is not None:
            yield Candidate(begin, i + 1, "ORG", "office")
        elif _is_party(doc, token) or _is_chamber(doc, token):
            yield Candidate(i, i + 1, "ORG", "office")
        elif after in BODY_OFFICES and _ends_body(doc, i):
            if token.ent_type_ == "":
                yield Candidate(i - 2, i + 1, "ORG", "office")  # "Commission on Elections spokeswoman"
        elif _is_body(doc, token) or (after in LEANING and _is_lone_party(doc, i)):
            yield Candidate(i, i + 1, "ORG", "office")
        elif after in BODY_OFFICES and _is_firm(doc, i):
            yield Candidate(i - 1, i + 1, "ORG", "office")


def _seat_begins(doc: Doc, i: int) -> int | None:
    """Where the name of the seat begins that ends in a quarter of the compass: "Leeds West", "Nakuru Town East"."""
    start = i
    while start and start > i - LONGEST and is_capital(doc[start - 1]) and doc[start - 1].is_alpha:
        before = doc[start - 1]
        party = before.lower_ in KNOWN_PARTIES or before.text in PARTY_CREEDS or before.lower_ in PARTY_PEOPLE
        if party or is_title(before) or before.lower_ == "former" or polities.of_adjective(before.text):
            break
        start -= 1
    return start if start < i else None


def _is_adherents(doc: Doc, i: int) -> bool:
    """Whether two words for an adherent stand before a noun for who is of the party: "two New Democrat staffers"."""
    before, following = doc[i - 1], doc[i + 1]
    if before.text not in PARTY_COLOURS or not doc[i].text.istitle():
        return False
    if before.text in CREEDS_OF_TWO or following.lower_ in SEATED | LEANING:
        return True  # "a Social Democrat", "New Democrat MP"
    return following.tag_ in {"NN", "NNS"} and not before.is_sent_start


def _leads_jointly(doc: Doc, i: int) -> bool:
    """Whether an office that a hyphen grades stands behind the token: "co-leader", "vice-chairman"."""
    graded = doc[i + 1].lower_ in {"co", "vice"} and i + 3 < len(doc) and doc[i + 2].text == "-"
    return graded and doc[i + 3].lower_ in OFFICES and doc[i].text not in wordlists.words("organizations", "no_bodies")


def _seeks(doc: Doc, i: int) -> bool:
    """Whether the token is who stands for a seat in the chamber before it, or leads there."""
    return i < len(doc) and doc[i].lower_ in CANDIDATES | CHAMBER_POSTS


def _is_of_name(token: Token) -> bool:
    """Whether a word before "People's Party" is of the party's name."""
    if not is_capital(token) or not token.is_alpha or is_title(token):
        return False
    return token.pos_ in {"PROPN", "ADJ", "NOUN"} and not token.is_stop


def _is_party(doc: Doc, token: Token) -> bool:
    """Whether a creed stands for its party before an office of it."""
    following = doc[token.i + 1]
    if following.lower_ == "group" and token.i + 2 < len(doc) and doc[token.i + 2].lower_ in PARTY_OFFICES:
        return token.text in PARTY_CREEDS  # "Conservative group leader"
    if token.text not in PARTY_CREEDS or following.text.istitle():
        return False
    if following.lower_ not in PARTY_OFFICES:
        return _goes_before_office(doc, token)
    seated = following.lower_ in SEATED and following.text.isupper()
    return not token.is_sent_start or seated or (token.i + 2 < len(doc) and is_capital(doc[token.i + 2]))


def _goes_before_office(doc: Doc, token: Token) -> bool:
    """Whether only words for the holder or the field part a creed from an office: "Tory first-term MP"."""
    at = token.i + 1
    if doc[at].lower_ in NO_CREED:
        return False
    offices = PARTY_OFFICES | STATE_OFFICES
    while at + 1 < min(len(doc), token.i + REACH) and doc[at].lower_ not in offices:
        word = doc[at]
        told = word.lower_ in BETWEEN or word.pos_ in {"ADJ", "NUM"} or (word.dep_ == "amod" and word.pos_ == "VERB")
        ends = doc[at - 1].text == "-" and (word.lower_ in DESCRIBING or word.lower_.endswith("ed"))  # "two-term"
        told = told or ends or word.text == "-" or doc[at + 1].text == "-"
        if word.text != word.lower_ or not told or word.is_sent_start:
            return False
        at += 1
    if doc[at].lower_ not in offices or at == token.i + 1 or doc[at].text.istitle() or at + 1 >= len(doc):
        return False
    behind = at + 2 if doc[at + 1].text == "," else at + 1
    opens = behind < len(doc) and is_capital(doc[behind])
    return opens or (not token.is_sent_start and doc[at].head.i <= at)


def has_field(doc: Doc, name: Candidate, end: int) -> bool:
    """Whether the name is a party's and the capitals behind it, to ``end``, the field of an office that follows."""
    return (
        end < len(doc)
        and doc[end].lower_ in PARTY_OFFICES
        and fold(doc[name.start : name.end].text) in party_forms()
        and all(token.lower_ in FIELDS for token in doc[name.end : end])
    )


def _goes_before(doc: Doc, i: int) -> bool:
    """Whether the word before a creed is of the party's name: "Ulster Unionist", not "Scottish Liberal"."""
    word = doc[i - 1] if i else doc[0]
    if i and fold(f"{word.text} {doc[i].text}") in known_organizations():
        return True
    name = i > 0 and is_capital(word) and word.pos_ in {"PROPN", "NOUN"} and not word.is_sent_start
    return (
        name
        and (doc[i].text == "Unionist" or not is_polity_word(word.text))
        and not is_title(word)
        and not is_blank(word)
    )


def _unknown_party(doc: Doc, i: int) -> int | None:
    """Where the name of a party of several words begins that ends at ``i`` before one of its members: "Move Forward
    leader Pita Obi", "a Green Left MP"; words that the model makes no person or place of.
    """
    if doc[i + 1].lower_ not in LEANING or doc[i].ent_type_ in {"PERSON", "GPE", "NORP", "DATE"}:
        return None
    if doc[i].text in CHAMBERS:  # "Liberal House leader"
        return None
    start = i
    while start and doc[start - 1].text.istitle() and doc[start - 1].is_alpha and not doc[start].is_sent_start:
        start -= 1
    words = doc[start : i + 1]
    if not 2 <= len(words) <= LONGEST or doc[start].lower_ in {"the", "a", "an", "former"}:
        return None
    plain = not any(is_title(word) or is_blank(word) or is_given(word) or is_polity_word(word.text) for word in words)
    known = any(word.ent_type_ in {"PERSON", "GPE", "NORP", "LOC", "FAC"} for word in words)
    return start if plain and not known and all(word.text.istitle() for word in words) else None


def _is_chamber(doc: Doc, token: Token) -> bool:
    """Whether "House" is the House of Representatives, before one of its offices."""
    behind = token.i + 1 + (doc[token.i + 1].text in {"Republican", "Democratic", "GOP"})
    if token.text == "House" and doc[token.i + 1].text in {"Democrat", "Republican"}:
        return True
    if token.text != "House" or behind >= len(doc) or doc[behind].lower_ not in CHAMBER_OFFICES:
        return False
    return not (token.i and doc[token.i - 1].text in {"White", "Opera"})


def _is_body(doc: Doc, token: Token) -> bool:
    """Whether a lone word is whose office somebody holds: "Arsenal manager Tom Hill", "Harvard law professor X"."""
    i = token.i
    last = i + 1
    while last < min(i + 3, len(doc) - 1) and _leads_to_office(doc, last):
        last += 1
    behind = last + 1
    while behind + 1 < len(doc) and is_capital(doc[behind]) and is_title(doc[behind]):
        behind += 1 + (doc[behind + 1].text == ".")  # "Hawks spokeswoman Lt. Ann Hill"
    if doc[last].lower_ not in BODY_OFFICES or behind >= len(doc) or not _opens_name(doc, behind):
        return False
    if not is_capital(doc[behind]) or doc[behind].text.endswith(".") or (i and is_capital(doc[i - 1])):
        return False
    if token.tag_ not in {"NNP", "NNPS"} or is_title(token) or is_blank(token) or is_listed(token.text):
        return False
    if gender_of(token.text) or gazetteer.cities(token.text) or (is_common(token.lower_) and token.is_sent_start):
        return False
    if token.lower_ in NO_OWNERS:
        return False
    surnames = {ent[-1].text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    return token.text not in surnames and not (i and doc[i - 1].text in {"-", ".", "'s"})


def _is_lone_party(doc: Doc, i: int) -> bool:
    """Whether a word that names nobody known is whose member a lawmaker is: "Akbayan senator Ann Hill"."""
    token = doc[i]
    label = "" if token.ent_type_ == "PERSON" and doc[i + 1].lower_ in SEATS else token.ent_type_  # nobody's lawmaker
    if token.tag_ not in {"NNP", "NNPS"} or label not in {"ORG", ""} or is_title(token) or is_blank(token):
        return False
    if (i and (is_capital(doc[i - 1]) or doc[i - 1].text in {"-", "'s"})) or is_listed(token.text):
        return False
    named = i + 2 < len(doc) and is_capital(doc[i + 2]) and _opens_name(doc, i + 2)
    return named and not (is_common(token.lower_) or gazetteer.cities(token.text) or gender_of(token.text))


def _is_firm(doc: Doc, i: int) -> bool:
    """Whether two words that may be a person's name are whose office another has: "Kaplan Ross analyst Ann Hill"."""
    whole = i > 0 and doc[i].ent_type_ in {"PERSON", "ORG"} and doc[i].ent_iob_ == "I" and doc[i - 1].ent_iob_ == "B"
    if not whole:
        return False
    if doc[i + 1].lower_ in OF_PERSONS or doc[i + 1].ent_type_ or i + 2 >= len(doc) or is_given(doc[i - 1]):
        return False
    return doc[i + 2].ent_type_ == "PERSON" and not is_title(doc[i - 1]) and _opens_name(doc, i + 2)


def _ends_body(doc: Doc, i: int) -> bool:
    """Whether the word ends the longer name of a body: "National Union of Teachers", "Commission on Elections"."""
    token = doc[i]
    if token.ent_type_ == "ORG" and token.ent_iob_ == "I":
        return any(doc[at].lower_ in {"of", "for", "on"} for at in range(max(i - 2, 0), i))
    joined = i > 1 and doc[i - 1].lower_ in {"of", "for", "on"} and token.ent_type_ == ""
    return joined and is_capital(doc[i - 2]) and doc[i - 2].lower_ in organization_heads()


def _opens_name(doc: Doc, i: int) -> bool:
    """Whether a person's name begins at the token: with a given name, or two capitalised words that are one's."""
    if is_given(doc[i]):
        return True
    two = i + 1 < len(doc) and all(each.tag_ == "NNP" and is_capital(each) for each in doc[i : i + 2])
    return two and not is_title(doc[i]) and doc[i].ent_type_ in {"PERSON", ""}


def _leads_to_office(doc: Doc, i: int) -> bool:
    """Whether a word between a body and its office is of the office: "law professor", "Executive Director"."""
    token = doc[i]
    if token.text.islower():
        return token.lower_ not in BODY_OFFICES or doc[i + 1].lower_ in BODY_OFFICES  # "head coach"
    return is_title(token) and is_title(doc[i + 1])


def without_office(doc: Doc, piece: Candidate) -> Candidate:
    """The name without what belongs to an office beside it: "Queens | Borough President", "Bishop of | Durham"."""
    start, end, label = piece.start, piece.end, piece.label
    before = wordlists.table("titles")["before_office"]
    while (
        end - start > 1
        and end < len(doc)
        and doc[end - 2].lower_ not in {"of", "the"}
        and doc[end].lower_ in str(before.get(doc[end - 1].lower_, "")).split()
        and not (doc[end - 1].lower_ == "city" and gazetteer.cities(doc[start:end].text))
    ):
        end -= 1
    if (
        label in {"ORG", "FAC"}
        and end - start >= OFFICE_OF
        and doc[start].lower_ in SEES
        and doc[start + 1].text == "of"
    ):
        start += 2 + (doc[start + 2].lower_ == "the" and end - start > OFFICE_OF)
        label = "ORG" if any(part.lower_ in organization_heads() for part in doc[start:end]) else "GPE"
    if (start, end) == (piece.start, piece.end):
        return piece
    if end - start == 1 and is_polity_word(doc[start].text):
        label = "NORP" if doc[start].pos_ == "ADJ" else "GPE"
    return Candidate(start, end, label, piece.rule, piece.titled)


def is_generic(doc: Doc, piece: Candidate) -> bool:
    """Whether the piece is an office, or a common noun before one at the head of a sentence.

    "The Commissioner of Police" and "Party leader Tom Hill" name no body.
    """
    token = doc[piece.start]
    if doc[piece.end - 1].text == "Police" and piece.end > 2 and doc[piece.end - 2].lower_ == "of":
        return is_title(doc[piece.end - 3])
    return bool(
        piece.end - piece.start == 1
        and token.is_sent_start
        and token.text.istitle()
        and token.lower_ in organization_heads() - PARTY_PEOPLE
        and fold(token.text) not in known_organizations()
        and piece.end < len(doc)
        and doc[piece.end].text in OFFICES
    )
