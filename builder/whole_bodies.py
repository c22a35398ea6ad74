"""Bodies of which only a part was found, made whole: by an owner's mark, "and", a number, a country, a hyphen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from newsgraph.builder import gazetteer, polities, wordlists
from newsgraph.builder.dated_names import is_time
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
    known_heads,
    organization_heads,
)

OWNERS = wordlists.words("organizations", "whole_bodies", "owners")
MEETINGS = wordlists.words("organizations", "whole_bodies", "meetings")
NUMBERED = wordlists.words("organizations", "whole_bodies", "numbered")
COUNCILS = wordlists.words("organizations", "whole_bodies", "councils")
LOCAL = wordlists.words("organizations", "whole_bodies", "local")
STATIONS = wordlists.words("organizations", "media", "stations")
NUMBERS = frozenset({"One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"})
UNITS = wordlists.words("organizations", "whole_bodies", "units")
LONGEST_CHANNEL = 3  # digits, less one
SPORTS = wordlists.words("organizations", "whole_bodies", "sports")
OF_CAMPAIGNS = frozenset({"for"})
OFFICES_RUN_FOR = wordlists.words("organizations", "whole_bodies", "run_for")
CAMPAIGNING = wordlists.words("organizations", "whole_bodies", "campaigning")
PAPERS = wordlists.words("organizations", "papers") | wordlists.words("organizations", "media", "papers")
WEEKLIES = frozenset({"Economist", "Hill", "Intercept", "Spectator", "Independent", "Week"})
REPORTED = wordlists.words("organizations", "media", "reported")
MONTHS = frozenset({"April", "May", "June", "August"})
ALLIED = wordlists.words("organizations", "whole_bodies", "allied")
PAIRS = frozenset(
    tuple(pair.split("-")) for pair in str(wordlists.table("organizations")["whole_bodies"]["pairs"]).split()
)
INSIDE_TOWNS = wordlists.words("places", "town_names", "inside")
LONGEST_TOWN = 6
LONGEST_TAIL = 5
COUNTRY = 1  # tokens of a country's name in front of what a body is for
SCHOOLS = wordlists.words("organizations", "whole_bodies", "schools")
ARTICLES = frozenset({"al", "an", "ar", "as", "ash", "at", "az", "ad", "el", "ul", "ut"})
SECOND_HEADS = wordlists.words("organizations", "whole_bodies", "second_heads")


def of_pairs(doc: Doc, capitals: Sequence[int]) -> Iterator[Candidate]:
    """Bodies for two things: "Kent Fire and Rescue Service"; and towns with a small word inside: "Dar es Salaam"."""
    for i in capitals:
        if i + 2 >= len(doc):
            continue
        following = doc[i + 1].lower_
        month = doc[i].text in MONTHS and doc[i].ent_type_ in {"DATE", ""} and not is_time(doc, i)
        if month and _is_surname(doc, i + 1):
            yield Candidate(i, i + 2, "PERSON", "capitals")
            continue
        if doc[i + 1].text == "May" and doc[i + 1].tag_ == "NNP" and is_given(doc[i]) and not doc[i + 2].like_num:
            yield Candidate(i, i + 2, "PERSON", "capitals")  # a surname, and no month
            continue
        if following in OF_CAMPAIGNS and doc[i + 2].text in OFFICES_RUN_FOR and _is_committee(doc, i):
            yield Candidate(i, i + 3, "ORG", "office")
            continue
        if doc[i].text == "The" and doc[i + 1].tag_ == "NNP" and _is_titled_paper(doc, i + 1):
            yield Candidate(i + 1, i + 2, "ORG", "office")
            continue
        if doc[i].text == "Coalition" and doc[i].is_sent_start and following in ALLIED:
            yield Candidate(i, i + 1, "ORG", "lexicon")
            continue
        if following in {"and", "&"} and is_capital(doc[i + 2]) and (doc[i].lower_, doc[i + 2].lower_) in PAIRS:
            end = i + 3
            while end < len(doc) and is_capital(doc[end]) and end < i + 6 and not doc[end].is_sent_start:
                end += 1
            if end == i + 3 or doc[end - 1].lower_ not in organization_heads():
                continue
            start = i
            while start and is_capital(doc[start - 1]) and doc[start - 1].is_alpha and not is_title(doc[start - 1]):
                start -= 1
            yield Candidate(start, end, "ORG", "capitals")
        elif following in INSIDE_TOWNS or (following == "-" and doc[i + 2].lower_ in INSIDE_TOWNS):
            end = _end_of_town(doc, i)
            if end:
                yield Candidate(i, end, "GPE", "lexicon")


def _is_committee(doc: Doc, i: int) -> bool:
    """Whether a name before "for America" is a campaign's: the name of a person, and no verb's object before it."""
    after = doc[i + 3] if i + 3 < len(doc) else None
    whole = doc[i + 2].text == "America" or (after is not None and after.lower_ in CAMPAIGNING)
    return whole and doc[i].tag_ in {"NNP", "NNPS"} and not is_title(doc[i]) and not is_polity_word(doc[i].text)


def _is_titled_paper(doc: Doc, i: int) -> bool:
    """Whether a newspaper's name stands behind its article with a capital: "a stake in The Economist"."""
    if doc[i].text in PAPERS and _is_paper(doc, i + 1):
        return not _is_told_before(doc, i)
    inside = doc[i - 1].is_sent_start is not True and i > 1 and doc[i - 2].text.islower()
    goes_on = i + 1 < len(doc) and is_capital(doc[i + 1]) and doc[i + 1].is_sent_start is not True
    return inside and not goes_on and doc[i].text in WEEKLIES


def _is_told_before(doc: Doc, i: int) -> bool:
    """Whether somebody has been called so before, who is meant again: "an Australian", then "The Australian denied"."""
    word = doc[i].text
    if polities.of_people(word) is None:
        return False
    return any(token.text == word and token.i and token.nbor(-1).lower_ in {"a", "an"} for token in doc[:i])


def _is_paper(doc: Doc, i: int) -> bool:
    """Whether a newspaper's name ends here: an owner's mark or a verb of reporting follows."""
    return i < len(doc) and (doc[i].tag_ == "POS" or doc[i].lower_ in REPORTED)


def _is_surname(doc: Doc, i: int) -> bool:
    """Whether a surname stands behind a month's name that is a given name: "April Summers said"."""
    token = doc[i]
    if not is_capital(token) or not token.is_alpha or token.tag_ not in {"NNP", "NNPS"} or is_blank(token):
        return False
    goes_on = i + 1 < len(doc) and (is_capital(doc[i + 1]) or doc[i + 1].pos_ == "NOUN")
    tied = token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj", "attr", "ROOT"}
    return tied and not goes_on and not is_listed(token.text) and not is_title(token) and doc[i - 1].dep_ == "compound"


def _end_of_town(doc: Doc, i: int) -> int:
    """The end of a listed town's name that begins at the token and has a small word inside, 0 if there is none."""
    for end in range(min(i + LONGEST_TOWN, len(doc)), i + 2, -1):
        if not is_capital(doc[end - 1]) or any(token.is_punct and token.text != "-" for token in doc[i:end]):
            continue
        records = gazetteer.cities(doc[i:end].text)
        if records and records[0].first_name:
            return end
    return 0


def made_whole(doc: Doc, pieces: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, bodies of which the rest stands right beside them made whole; what is inside them is left out."""
    by_start = {piece.start: piece for piece in pieces}
    whole = []
    done = 0
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if piece.start < done:
            continue
        wider = _joined(doc, piece, by_start)
        for grow in (
            _owned,
            _hyphened,
            _numbered,
            _of_country,
            _of_sport,
            _at_campus,
            _of_officer,
            _of_council,
            _of_police,
        ):
            wider = grow(doc, wider)
        done = wider.end if wider is not piece else done
        whole.append(wider)
    return whole


def _joined(doc: Doc, piece: Candidate, by_start: dict[int, Candidate]) -> Candidate:
    """Two places of one body: "Devon and Cornwall Police"."""
    right = by_start.get(piece.end + 1)
    if right is None or doc[piece.end].lower_ != "and" or piece.end - piece.start > 2 or right.end - right.start < 2:
        return piece
    left = doc[piece.start : piece.end].text
    if _is_of_two(doc, piece, right):
        return replace(right, start=piece.start, label="ORG")
    if doc[right.end - 1].lower_ not in LOCAL or polities.named(left) or right.label not in {"ORG", ""}:
        return piece
    head = doc[right.end - 1]
    county = head.lower_ in {"police", "constabulary", "council"} and piece.end - piece.start == 1
    if piece.label not in {"GPE", "LOC"} and not gazetteer.cities(left) and not county:
        return piece
    several = head.dep_ == "nsubj" and head.head.tag_ == "VBP"
    return piece if several and head.lower_ != "police" else replace(right, start=piece.start, label="ORG")


def _is_of_two(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Whether a body is of two countries, as "the" before the first shows: "the Chile and Peru Trade Council"."""
    name = doc[left.start : left.end].text
    opened = left.start > 0 and doc[left.start - 1].lower_ == "the" and not name.endswith("s") and " " not in name
    first, last = doc[right.start], doc[right.end - 1]
    return (
        opened
        and right.end - right.start > COUNTRY
        and polities.named(name) is not None
        and polities.named(first.text) is not None
        and last.lower_ in organization_heads()
        and last.tag_ in {"NN", "NNP"}
    )


def _owned(doc: Doc, piece: Candidate) -> Candidate:
    """What belongs to those whom the name ends with: "Hill Supporters' | Trust", "Truro Coroner's | Court"."""
    end = piece.end
    if end + 1 >= len(doc) or doc[end].tag_ != "POS" or not is_capital(doc[end + 1]) or piece.end - piece.start < 2:
        return piece
    owner = doc[end - 1]
    several = owner.lower_.endswith("s") and is_common(owner.lower_) and doc[end].text in {"'", "’"}
    if not (owner.lower_ in OWNERS or several) or gender_of(owner.text) is not None:
        return piece
    last = _tail(doc, end + 1)
    if doc[last - 1].lower_ not in known_heads() | MEETINGS:
        return piece
    return Candidate(piece.start, last, "ORG", piece.rule)


def _tail(doc: Doc, start: int) -> int:
    """Where the run of capitalised words ends that begins at the token."""
    last = start
    while last < min(start + LONGEST_TAIL, len(doc)) and is_capital(doc[last]) and doc[last].is_alpha:
        if doc[last].is_sent_start or is_blank(doc[last]):
            break
        last += 1
    return max(last, start + 1)


def _hyphened(doc: Doc, piece: Candidate) -> Candidate:
    """The rest of "Co-operative" and of the name that goes on behind it; and what an Arabic article joins to a name."""
    end = piece.end
    if end + 2 < len(doc) and doc[end + 1].text == "-" and doc[end].text in ARTICLES and piece.label in {"ORG", ""}:
        joined = not doc[end].whitespace_ and not doc[end + 1].whitespace_ and is_capital(doc[end + 2])
        return replace(piece, end=end + 3) if joined else piece  # "Ahrar | ash-Sham"
    if end + 1 >= len(doc) or doc[end - 1].text != "Co" or doc[end].text != "-":
        return piece
    if not doc[end + 1].lower_.startswith("op"):
        return piece
    last = end + 2
    if last < len(doc) and is_capital(doc[last]) and doc[last].lower_ in organization_heads():
        last = _tail(doc, last)
    return Candidate(piece.start, last, "ORG", piece.rule)


def _numbered(doc: Doc, piece: Candidate) -> Candidate:
    """The number of a branch: "United Packers Local | 88"."""
    end = piece.end
    if end >= len(doc) or not doc[end - 1].whitespace_:
        return piece
    last, several = doc[end - 1], piece.end - piece.start > 1
    if several and doc[end].text in NUMBERS and last.lower_ in UNITS:
        return Candidate(piece.start, end + 1, "ORG", piece.rule)
    if not doc[end].is_digit:
        return piece
    branch = several and (last.lower_ in NUMBERED or doc[piece.start : end].text == "Task Force")
    branch = branch or (piece.end - piece.start == 1 and last.text in STATIONS and len(doc[end]) < LONGEST_CHANNEL)
    return Candidate(piece.start, end + 1, "ORG", piece.rule) if branch else piece


def _of_country(doc: Doc, piece: Candidate) -> Candidate:
    """The country or state that ends a body's name: "Clean Roads | Louisiana", "Highways | England"."""
    end = piece.end
    if piece.label not in {"ORG", ""} or end >= len(doc) or piece.rule == "office" or not doc[end - 1].whitespace_:
        return piece
    head, before = doc[end], doc[end - 1]
    tied = before.dep_ == "compound" and before.head == head
    branch = piece.rule == "lexicon" and end - piece.start > 1 and before.lower_ not in organization_heads()
    if not (tied or branch) or not is_capital(head) or head.is_sent_start:
        return piece
    after = doc[end + 1] if end + 1 < len(doc) else None
    if after is not None and (is_capital(after) or after.tag_ == "POS" or after.pos_ == "NOUN"):
        return piece
    if not (polities.named(head.text) or polities.state(head.text)) or is_polity_word(doc[piece.start : end].text):
        return piece
    if is_title(before) or before.is_upper or (piece.end - piece.start == 1 and not is_common(before.lower_)):
        return piece
    # in the list stands the body that has branches, not this one of them: "Amnesty International | Kenya"
    return Candidate(piece.start, end + 1, "ORG", "model" if piece.rule == "lexicon" else piece.rule)


def _of_sport(doc: Doc, piece: Candidate) -> Candidate:
    """The sport that a country's body is for: "New Zealand | Football", "Athletics | Kenya"."""
    end = piece.end
    if piece.start and doc[piece.start - 1].text in SPORTS and polities.named(doc[piece.start : end].text):
        behind = piece.start > 1 and (is_capital(doc[piece.start - 2]) or doc[piece.start - 2].text == "'s")
        return piece if behind else Candidate(piece.start - 1, end, "ORG", "capitals")
    if end >= len(doc) or doc[end].text not in SPORTS or not polities.named(doc[piece.start : end].text):
        return piece
    goes_on = end + 1 < len(doc) and (is_capital(doc[end + 1]) or is_listed(doc[end + 1].text))
    return piece if goes_on else Candidate(piece.start, end + 1, "ORG", "capitals")


def _at_campus(doc: Doc, piece: Candidate) -> Candidate:
    """Where a university of several places is: "University of Texas | at Austin, | , Austin"."""
    end = piece.end
    if end + 1 >= len(doc) or doc[end].lower_ not in {"at", ",", "-"}:
        return piece
    words = [token.lower_ for token in doc[piece.start : end]]
    if "university" not in words or "of" not in words:
        return piece
    if doc[end].text != "at":
        campus = _end_of_campus(doc, piece.start, end)
        return replace(piece, end=campus, label="ORG") if campus else piece
    last = end + 1
    while last < len(doc) and is_capital(doc[last]) and doc[last].is_alpha and last < end + 4:
        last += 1
    return replace(piece, end=last) if last > end + 1 else piece


def _end_of_campus(doc: Doc, start: int, end: int) -> int:
    """The end of the town behind a state's university and a comma or hyphen, 0 where a list or the state goes on."""
    of = next(i for i in range(start, end) if doc[i].lower_ == "of")
    if polities.state(doc[of + 1 : end].text) is None:
        return 0
    lengths = (n for n in (end + 4, end + 3, end + 2) if n <= len(doc) and is_capital(doc[n - 1]))
    last = next((n for n in lengths if gazetteer.cities(doc[end + 1 : n].text)), 0)
    if not last or last + 1 >= len(doc):
        return last
    listed = doc[last].lower_ in {"and", "or"} or (doc[last].text == "," and is_capital(doc[last + 1]))
    return 0 if listed or is_capital(doc[last]) else last


def is_seat_of(name: Span, place: int) -> bool:
    """Whether the rest of a body's name, from the token on, is where its branch is: "Save the Children | Spain"."""
    rest = name.doc[place : name.end].text
    return bool(polities.named(rest)) or (name.doc[place - 1].lower_ in SCHOOLS and bool(gazetteer.cities(rest)))


def _of_police(doc: Doc, piece: Candidate) -> Candidate:
    """The force of the place that the name is: "West Midlands | Police"."""
    end = piece.end
    if piece.label not in {"GPE", "LOC"} or end >= len(doc) or doc[end].text != "Police" or doc[end].is_sent_start:
        return piece
    goes_on = end + 1 < len(doc) and (is_capital(doc[end + 1]) or is_title(doc[end + 1]))
    return piece if goes_on else Candidate(piece.start, end + 1, "ORG", "capitals")


def _of_council(doc: Doc, piece: Candidate) -> Candidate:
    """The council, in small letters, of the place that the name is: "Leeds | city council", "Kent county | council"."""
    end = piece.end
    if end >= len(doc) or not (doc[end].text == "council" or doc[end].text in COUNCILS) or piece.label == "NORP":
        return piece
    if doc[end].text == "council" and end + 1 < len(doc) and not doc[end - 1].text.islower():  # "Leeds council"
        follows = doc[end + 1].pos_ in {"NOUN", "PROPN", "ADJ"} and not is_title(doc[end + 1])
        town = piece.label == "GPE" and not polities.named(doc[piece.start : end].text)
        return Candidate(piece.start, end + 1, "ORG", "office") if town and not follows else piece
    end -= doc[end].text == "council"
    whole = piece.start < end and end + 1 < len(doc) and doc[end].text in COUNCILS and doc[end + 1].text == "council"
    if not whole or polities.named(doc[piece.start : end].text):
        return piece
    return Candidate(piece.start, end + 2, "ORG", "office")


def _of_officer(doc: Doc, piece: Candidate) -> Candidate:
    """Whose office it is: "White House Office | of the Press Secretary", and "Office of the Press | Secretary"."""
    end = piece.end
    if (
        end < len(doc)
        and end - piece.start > 2
        and is_title(doc[end])
        and is_capital(doc[end])
        and "Office of the" in doc[piece.start : end].text
    ):
        return Candidate(piece.start, _tail(doc, end), "ORG", piece.rule)
    if doc[end - 1].text != "Office" or doc[end : end + 2].text.casefold() != "of the" or end + 2 >= len(doc):
        return piece
    last = _tail(doc, end + 2)
    return Candidate(piece.start, last, "ORG", piece.rule) if is_title(doc[last - 1]) else piece


def is_department(doc: Doc, start: int, conjunction: int, end: int) -> bool:
    """Whether a country ends the name of a department of two fields: "Fisheries and Oceans Canada"."""
    fields = [token for token in doc[start : end - 1] if token.is_alpha and token.i != conjunction]
    if end - conjunction < 3 or not polities.named(doc[end - 1].text):
        return False
    return all(is_capital(token) and is_common(token.lower_) and not is_polity_word(token.text) for token in fields)


def is_second_head(doc: Doc, conjunction: int, end: int) -> bool:
    """Whether a lone noun behind "and" is the second head of a name: "Medical College and Hospital"."""
    return end - conjunction == 2 and doc[end - 1].text in SECOND_HEADS and is_capital(doc[conjunction - 1])
