"""Where a found name begins or ends by the small word, mark or office right beside it, and what is no name for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from newsgraph.builder import gazetteer, polities, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.language import is_common
from newsgraph.builder.namewords import (
    Candidate,
    is_capital,
    is_given,
    is_listed,
    is_polity_word,
    is_title,
    known_organizations,
    organization_heads,
)
from newsgraph.builder.nationals import is_before_name, is_of_town, is_one_of_people
from newsgraph.builder.token_columns import texts

PARTY_PEOPLE = wordlists.words("organizations", "party_people")
TEAMS = wordlists.words("organizations", "teams")
LINKS = frozenset({"e", "i", "ul", "ud", "us", "un", "ur", "o"})
SIDES = frozenset({"pro", "anti"})
PARTICIPLES = wordlists.words("organizations", "participles") | {"elect", "era", "like", "style", "type"}
PRACTITIONERS = wordlists.words("titles", "post_nominals", "jobs")
FIELDS = wordlists.words("titles", "portfolios", "words") | wordlists.words("titles", "portfolios", "fragments")
FAMILY_FIRST = wordlists.words("given_names", "family_first")
SEATED = frozenset({"MP", "MPs", "MSP", "TD", "AM"})
OF_FIELDS = frozenset({"Minister", "Ministers", "Secretary", "Commissioner"})
CAUSES = frozenset({"for", "against", "without", "with", "of", "to"})
CHARITIES = frozenset({"charity", "group", "campaign", "organisation", "organization", "ngo", "nonprofit"})
OF_STATES = frozenset({"unit", "president", "chief", "secretary", "general", "executive", "committee", "in-charge"})
CHAMBERS = frozenset({"Senate", "House"})
LONGEST_FIELD = 4
PANEL_FIELDS = wordlists.words("organizations", "whole_bodies", "panel_fields")
OF_PANELS = frozenset(
    {"chairman", "chairwoman", "chair", "chairperson", "hearing", "hearings", "panel", "member", "members", "vice"}
)
OF_SEATS = frozenset({"seat", "constituency", "segment", "bypoll"})
BODIES = frozenset({"ORG", ""})

OF_THE_PRESS = frozenset({"Secretary", "Secretaries", "Officer", "Attaché", "Attache", "Adviser", "Advisor"})


def at_edges(doc: Doc, pieces: Iterable[Candidate | None]) -> Iterator[Candidate]:
    """The candidates that name somebody, each from its first word to its last, as what stands beside it tells."""
    held: Candidate | None = None
    whole = list(_in_syllables(doc))
    inside = {i for piece in whole for i in range(piece.start, piece.end)}
    yield from whole
    for piece in pieces:
        if piece is not None and (piece.start in inside or piece.end - 1 in inside):
            continue
        if piece is None or (piece.end - piece.start == 1 and _is_somebody(doc, piece)):
            continue
        if held is not None and (_is_their_colour(doc, held, piece) or _is_of_town(doc, held, piece)):
            held = replace(piece, start=held.start, label="ORG", rule="capitals")
            continue
        if held is not None and _is_linked(doc, held, piece):
            held = Candidate(held.start, piece.end, "ORG", "capitals")
            continue
        if held is not None:
            yield from _edged(doc, held)
        held = piece
    if held is not None:
        yield from _edged(doc, held)


def _is_their_colour(doc: Doc, colour: Candidate, people: Candidate) -> bool:
    """Whether a word with a capital tells one party's people from another's: "the Neighbourhood | Democrats"."""
    if colour.end != people.start or people.rule != "lexicon" or doc[people.start].lower_ not in PARTY_PEOPLE:
        return False
    single = colour.end - colour.start == 1 and people.end - people.start == 1
    word = doc[colour.start]
    told = single and colour.rule == "capitals" and colour.start > 0 and word.nbor(-1).lower_ == "the"
    return bool(told) and not is_listed(word.text) and polities.state(word.text) is None


def _is_of_town(doc: Doc, town: Candidate, team: Candidate) -> bool:
    """Whether a team's by-name stands behind its town: "Toronto | Raptors"."""
    if town.end != team.start or team.end - team.start > 1 or doc[team.start].lower_ not in TEAMS:
        return False
    return town.label == "GPE" and doc[team.start].text.istitle() and doc[team.start].is_sent_start is not True


def _is_linked(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Whether a small word between hyphens joins two words of one body's name: "Tehreek-e-Insaf"."""
    if right.start != left.end + len("-e-") or doc[left.end].text != "-" or doc[left.end + 2].text != "-":
        return False
    return doc[left.end + 1].text in LINKS and not doc[left.end].whitespace_ and not doc[left.end + 2].whitespace_


def _links_on(doc: Doc, hyphen: int) -> bool:
    """Whether a small word between hyphens and another word with a capital go on with the name."""
    if hyphen + 3 >= len(doc) or doc[hyphen + 2].text != "-" or doc[hyphen + 1].text not in LINKS:
        return False
    return is_capital(doc[hyphen + 3]) and not doc[hyphen].whitespace_ and not doc[hyphen - 1].whitespace_


def _in_syllables(doc: Doc) -> Iterator[Candidate]:
    """Names whose family name stands first and whose given name a hyphen parts, small words though they seem."""
    for i, text in enumerate(texts(doc)):
        if text == "-" and i > 1 and doc[i - 2].lower_ in FAMILY_FIRST and doc[i - 2].text.istitle():
            given = doc[i - 1]
            if given.text.istitle() and given.ent_type_ == "" and _is_second_syllable(doc, i):
                plain = is_common(given.lower_) and is_common(doc[i + 1].lower_)
                if not plain and given.whitespace_ == "":
                    yield Candidate(i - 2, i + 2, "PERSON", "capitals", titled=True)


def _is_somebody(doc: Doc, piece: Candidate) -> bool:
    """Whether the word is for one of a people or of a trade, and no name: "the Dutchman", "Lobsterman"."""
    token = doc[piece.start]
    if is_one_of_people(token) or (piece.end - piece.start == 1 and (is_before_name(token) or is_of_town(token))):
        return True
    if token.text == "State" and piece.end < len(doc) and is_capital(doc[piece.end]) and is_title(doc[piece.end]):
        return True  # "State | Coroner"
    trade = piece.label == "NORP" and token.is_sent_start is True and token.lower_.endswith(("man", "woman"))
    return trade and not is_listed(token.text)


def _edged(doc: Doc, piece: Candidate) -> Iterator[Candidate]:
    start, end, label, words = piece.start, piece.end, piece.label, texts(doc)
    after = doc[end] if end < len(doc) else None
    if end - start > 1 and words[end - 1] == "Press" and after is not None and after.text in OF_THE_PRESS:
        yield replace(piece, end=end - 1, label="ORG")  # "Pentagon | Press Secretary"
        return
    if end - start == 2 and words[start] == "State" and is_title(doc[end - 1]) and label in BODIES:
        return  # "State Coroner"
    town = _town_called_so(doc, piece) if start and end - start < 3 and label in {"PERSON", "GPE", "ORG", ""} else None
    if town is not None:
        yield town
    elif start > 1 and words[start - 1] == "-" and doc[start - 2].lower_ in SIDES and end - start > 1:
        yield from _behind_side(doc, piece)
    elif label in BODIES and _is_practitioner(doc, piece):
        yield replace(piece, end=end - 1, label="PERSON", titled=True)
    elif after is None:
        yield piece
    elif after.text == "-" and label != "PERSON" and _links_on(doc, end):
        yield Candidate(start, end + 4, "ORG", "capitals")
    elif label == "PERSON" and after.text == "-":
        yield replace(piece, end=end + 2) if _is_second_syllable(doc, end) else piece
    elif after.text == "-" and end - start == 1 and _is_family_first(doc, start) and _is_second_syllable(doc, end):
        yield Candidate(start - 1, end + 2, "PERSON", "capitals", True)
    elif after.text in OF_FIELDS and end - start > 1 and _is_states_field(doc, piece):
        yield replace(piece, end=end - 1, label="NORP")  # "Russian | Energy Minister"
    elif label in BODIES and after.text in OF_FIELDS and _is_field(doc, piece):
        if end - start > 2 and doc[end - 2].lower_ in organization_heads() | {"house"}:
            yield replace(piece, end=end - 1)  # "White House | Press Secretary"
        return
    elif label in BODIES and start and _lacks_digit(doc, start):
        yield replace(piece, start=start - 1)
    elif end - start == 2 and doc[end - 1].text == "State" and doc[start].is_upper and after.lower_ in OF_STATES:
        yield Candidate(start, end - 1, "ORG", "office")
    elif end - start == 2 and doc[end - 1].text == "Assembly" and after.lower_ in OF_SEATS and _is_seat(doc, start):
        yield Candidate(start, end - 1, "GPE", "office")
    elif words[start] in CHAMBERS and (panel := _end_of_panel(doc, start + 1)):
        yield Candidate(start, panel, "ORG", "office")
    elif label in BODIES and after.lower_ in CAUSES:
        yield _with_rest(doc, piece)
    else:
        yield piece


def _behind_side(doc: Doc, piece: Candidate) -> Iterator[Candidate]:
    """The place that a body is for or against, and the body: "pro-Ghent | Harbour Alliance"."""
    first = doc[piece.start].text
    known = polities.named(first) or polities.of_adjective(first) or polities.people_of_adjective(first)
    whole = doc[piece.start : piece.end].text
    if is_listed(whole) or not (known or gazetteer.cities(first)) or not is_capital(doc[piece.start + 1]):
        yield piece
        return
    adjective = polities.of_adjective(first) or polities.people_of_adjective(first)
    yield Candidate(piece.start, piece.start + 1, "NORP" if adjective else "GPE", "lexicon")
    yield replace(piece, start=piece.start + 1)


def _town_called_so(doc: Doc, piece: Candidate) -> Candidate | None:
    """The town whose name begins with a title or an owner's: "Bishop | Auckland MP", "King's | Lynn"."""
    start = piece.start
    before = doc[start - 1]
    if before.tag_ == "POS" and start > 1 and is_capital(doc[start - 2]) and is_title(doc[start - 2]):
        first = start - 2
    elif is_title(before) and is_capital(before):
        seat = doc[piece.end - 1].text if piece.end - start > 1 else doc[start + 1].text if start + 1 < len(doc) else ""
        within = start > 1 and doc[start - 2].lower_ in {"in", "near", "at"}
        if seat not in SEATED and not within:
            return None
        first = start - 1
    else:
        return None
    named = gazetteer.cities(doc[first : start + 1].text)
    return Candidate(first, start + 1, "GPE", "lexicon") if named and named[0].first_name else None


def _is_practitioner(doc: Doc, piece: Candidate) -> bool:
    """Whether a barrister's letters end what is taken for a body: "Ann Hill QC"."""
    if not 3 <= piece.end - piece.start <= 4 or doc[piece.end - 1].text not in PRACTITIONERS:
        return False
    heads = organization_heads()
    names = doc[piece.start : piece.end - 1]
    return all(word.text.istitle() and word.is_alpha and word.lower_ not in heads for word in names)


def _is_second_syllable(doc: Doc, hyphen: int) -> bool:
    """Whether a given name goes on in small letters behind the hyphen: "Chi | -fai"."""
    if hyphen + 1 >= len(doc) or doc[hyphen - 1].whitespace_ or doc[hyphen].whitespace_:
        return False
    rest = doc[hyphen + 1]
    return rest.text.islower() and rest.is_alpha and rest.text not in PARTICIPLES and len(rest) < 7


def _is_states_field(doc: Doc, piece: Candidate) -> bool:
    """Whether a state's adjective stands before the field of its minister: "South African Energy | Minister"."""
    return doc[piece.end - 1].lower_ in FIELDS and is_polity_word(doc[piece.start : piece.end - 1].text)


def _is_family_first(doc: Doc, i: int) -> bool:
    """Whether a family name stands before the token, which the model may take for a small word: "An | Chong"."""
    before = doc[i - 1] if i else None
    return before is not None and before.text.istitle() and not before.is_sent_start and before.lower_ in FAMILY_FIRST


def _is_field(doc: Doc, piece: Candidate) -> bool:
    """Whether ordinary words are the field of the minister behind them, not a body: "Higher Education | Minister"."""
    words = doc[piece.start : piece.end]
    if words[-1].lower_ not in FIELDS or len(words) < 2 or fold(words.text) in known_organizations():
        return False
    return all(word.text == "and" or (word.text.istitle() and is_common(word.lower_)) for word in words)


def _lacks_digit(doc: Doc, start: int) -> bool:
    """Whether the digit of a name was parted from its letter: "3 | G Capital"."""
    before = texts(doc)[start - 1]
    return len(before) == 1 and before.isdigit() and not doc[start - 1].whitespace_ and len(doc[start]) == 1


def _end_of_panel(doc: Doc, i: int) -> int:
    """Where a chamber's committee ends that is named by its field alone, before an office or a sitting of it; else 0.

    "Senate Appropriations chairman", "House Ways and Means hearing".
    """
    last = i
    while last + 1 < len(doc) and last < i + LONGEST_FIELD and doc[last].lower_ in PANEL_FIELDS:
        last += 1
    return last if last > i and doc[last].lower_ in OF_PANELS and is_capital(doc[i]) else 0


def _is_seat(doc: Doc, i: int) -> bool:
    """Whether the word is the town that a seat in an assembly is for."""
    return not is_common(doc[i].lower_) and not is_listed(doc[i].text)


def _longest(doc: Doc, start: int, known: Callable[[str], object]) -> int:
    """How many tokens from ``start``, at most three, the longest name has that is known; 0 without one."""
    ends = (n for n in (3, 2, 1) if start + n <= len(doc) and is_capital(doc[start + n - 1]))
    return next((n for n in ends if known(doc[start : start + n].text)), 0)


def _with_rest(doc: Doc, piece: Candidate) -> Candidate:
    """The body with the country that it is of, or with its cause, where a noun before it says what it is.

    "National Union of Teachers | of Ghana", "the charity Water | for All".
    """
    start, end = piece.start, piece.end
    if end + 1 >= len(doc) or doc[end - 1].is_punct:
        return piece
    last = end + 1 + (doc[end + 1].lower_ == "the")
    if doc[end].text == "of" and doc[end - 1].text == "Bank" and end - start > 1:
        town = _longest(doc, last, gazetteer.cities)
        return replace(piece, end=last + town, rule="model") if town else piece  # "Federal Reserve Bank of New York"
    if doc[end].lower_ == "of" and any(doc[i].lower_ == "of" for i in range(start + 1, end - 1)):
        country = _longest(doc, last, polities.named)
        heads = any(doc[i].lower_ in organization_heads() for i in range(start, end))
        if country and heads and not is_title(doc[end - 1]):
            return replace(piece, end=last + country, rule="model" if piece.rule == "lexicon" else piece.rule)
        return piece
    if not start or doc[start - 1].lower_ not in CHARITIES or piece.rule == "lexicon":
        return piece
    if not is_common(doc[end - 1].lower_) or is_given(doc[start]):
        return piece
    while last < len(doc) and is_capital(doc[last]) and doc[last].is_alpha and not doc[last].is_sent_start:
        last += 1
    grown = last > end + 1 + (doc[end + 1].lower_ == "the")
    return replace(piece, end=last, label="ORG") if grown else piece
