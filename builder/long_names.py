"""Names of bodies that their grammar holds together, whatever the model makes of them: causes, saints, owners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from newsgraph.builder import polities, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.language import is_common
from newsgraph.builder.namewords import (
    Candidate,
    facility_heads,
    gender_of,
    is_adjective,
    is_blank,
    is_capital,
    is_title,
    known_heads,
    known_organizations,
)
from newsgraph.builder.token_columns import lowers, texts

HEADS = wordlists.words("organizations", "whole_bodies", "with_causes")
CAUSED = HEADS | wordlists.words("organizations", "whole_bodies", "with_aims")
HEADS_TOO = wordlists.words("organizations", "whole_bodies", "causes")
BEFORE_NAMES = frozenset({"the", "'s", "’s", "its", "their", "a"})
ENDS = frozenset({",", "(", ")", ";", ":"})  # of a listed name
LINKS = frozenset({"of", "for", "on", "against"})
CENTERS = frozenset({"center", "centre"})
SITE = frozenset({"X", "X."})  # which the tokenizer leaves with its full stop at a sentence's end
SAINTS = frozenset({"St", "St.", "Saint", "Ss", "SS"})
OWNER_MARKS = frozenset({"'s", "’s", "'", "’"})
LONGEST_CAUSE = 3  # words of one cause
MOST_CAUSES = 5
PARTY = frozenset({"party", "movement", "coalition"})
LONGEST_PARTY = 6  # tokens
LONGEST = 9  # tokens of a saint's body


def found(doc: Doc, capitals: list[int]) -> Iterator[Candidate]:
    """Bodies with several causes ("Union of Rail, Maritime and Transport Workers"), of a saint's name ("St Anne's High
    School"), and of two sorts of members ("Cooks and Waiters' Union")."""
    lows, words = lowers(doc), texts(doc)
    for i in capitals:
        if words[i] in SAINTS:
            end = _end_of_saint(doc, i)
            if end:
                building = lows[end - 1] in facility_heads()
                yield Candidate(i, end, "FAC" if building else "ORG", "capitals")
            elif i + 3 < len(doc) and words[i + 2] in OWNER_MARKS and doc[i + 3].tag_ in {"VBD", "MD"}:
                yield Candidate(i, i + 3, "ORG", "capitals")  # "St Mary's said"
        elif words[i] in SITE and i and lows[i - 1] == "on" and not _is_of_something(doc, i + 1):
            yield Candidate(i, i + 1, "ORG", "office")  # where something is posted
        elif i + 3 < len(doc) and lows[i + 1] == "for" and (end := _end_of_party(doc, i)):
            yield Candidate(i, end, "ORG", "office")
        elif lows[i] in HEADS and i + 3 < len(doc):
            end = _end_of_causes(doc, i + 2) if lows[i + 1] in LINKS else 0
            first = _start_of_causes(doc, i) if not end else None
            if first is not None:
                yield Candidate(first, i + 1, "ORG", "capitals")
            elif end:
                yield Candidate(_start(doc, i), _with_place(doc, end), "ORG", "capitals")
            elif i > 3 and words[i - 1] in OWNER_MARKS and words[i - 2][-1:] == "s":
                start = _of_two_sorts(doc, i - 2)
                if start is not None:
                    yield Candidate(start, _with_place(doc, i + 1), "ORG", "capitals")


def with_cause(doc: Doc, candidate: Candidate) -> Candidate:
    """The body with what it is for, where ordinary words say so: "Nordic Council | for Reindeer Research"."""
    end = candidate.end
    if candidate.label != "ORG" or end + 1 >= len(doc) or doc[end].lower_ not in {"for", "against"}:
        return candidate
    if doc[end - 1].lower_ not in CAUSED or not _is_cause(doc[end + 1]):
        return candidate
    last = _run(doc, end + 1)
    return replace(candidate, end=last) if last > end + 1 else candidate


def is_name_for_date(ent: Span) -> bool:
    """Whether the model's date is a lone name that only begins as a month does: "Sir Ed | Marchbank"."""
    token = ent[0]
    lone = len(ent) == 1 and token.tag_ == "NNP" and token.is_alpha and token.text.istitle()
    return lone and not is_blank(token) and not is_common(token.lower_) and token.dep_ != "npadvmod"


def end_of_stretch(doc: Doc, start: int, most: int) -> int:
    """Where a listed name that begins at the token must have ended: at a mark, a line's end or a new sentence."""
    last = min(start + most, len(doc))
    for j in range(start, last):
        text = doc[j].text
        if text in ENDS or text.isspace() or (j > start and text[0].isupper() and doc[j].is_sent_start is True):
            return j
    return last


def opens_with_people(doc: Doc, start: int, end: int, label: str) -> bool:
    """Whether a country's or people's adjective opens what the model takes for one name: "Kurdish | YPG"."""
    token = doc[start]
    if label == "ORG":
        last = doc[end - 1]
        acronym = end - start == 2 and last.is_upper and last.is_alpha and len(last) > 2
        return acronym and (is_adjective(token) or _is_of_people(token))
    if label != "PERSON":
        return False
    return is_adjective(token) or (end - start > 2 and is_title(doc[start + 1]) and _is_of_people(token))


def _is_of_people(token: Token) -> bool:
    return polities.people_of_adjective(token.text) is not None


def _is_cause(token: Token) -> bool:
    """Whether the word may be what a body is for: ordinary, with a capital, and no title, place or given name."""
    if not is_capital(token) or not token.is_alpha or not is_common(token.lower_) or is_blank(token):
        return False
    listed = (
        polities.named(token.text)
        or polities.state(token.text)
        or (fold(token.text) in known_organizations() and token.lower_ not in HEADS_TOO)
    )
    return not is_title(token) and gender_of(token.text) is None and not listed


def _run(doc: Doc, start: int) -> int:
    """Where the run of ordinary capitalised words ends that begins at the token."""
    last = start
    while last < min(start + LONGEST_CAUSE, len(doc)) and _is_cause(doc[last]) and not doc[last].is_sent_start:
        last += 1
    return last


def _end_of_party(doc: Doc, i: int) -> int:
    """Where a party's name ends that tells what it is for, 0 if there is none: "the Forum for Lara | party"."""
    end = i + 2
    while end < len(doc) and end < i + LONGEST_PARTY and is_capital(doc[end]):
        end += 1
    called = i + 2 < end < len(doc) and doc[end].text in PARTY and i > 0 and doc[i - 1].lower_ in BEFORE_NAMES
    whole = end + (called and doc[end].ent_iob_ == "I")  # as far as the model's own name goes
    return whole if called and is_common(doc[i].lower_) and not is_title(doc[i]) else 0


def _end_of_causes(doc: Doc, start: int) -> int:
    """Where a list of causes ends whose last is joined by "and"; 0 if none begins here, or one of them is a body."""
    end, count = _run(doc, start), 1
    if end == start:
        return 0
    heads = known_heads()
    while end + 1 < len(doc) and count < MOST_CAUSES:
        comma = doc[end].text == ","
        joined = doc[end + comma].lower_ in {"and", "&"} if end + comma < len(doc) else False
        if not (comma or joined):
            return 0
        first = end + comma + joined
        if joined and doc[start - 2].lower_ in CENTERS and doc[first].lower_ == "the":
            first += 1  # "Center on Education and the Workforce"
        last = _run(doc, first)
        if last == first or (doc[last - 1].lower_ in heads and doc[last - 1].lower_ not in HEADS_TOO):
            return 0  # "... and Parliament", "... and Ohio University"
        if joined:
            goes_on = last < len(doc) and is_capital(doc[last]) and not doc[last].is_sent_start
            return 0 if goes_on and not is_title(doc[last]) else last
        end, count = last, count + 1
    return 0


def _start_of_causes(doc: Doc, head: int) -> int | None:
    """Where a list of causes begins that stands before the head: "Foreign, Commonwealth and Development | Office"."""
    j, joined = head - 1, False
    while j > 0:
        k = j
        while k >= 0 and j - k < LONGEST_CAUSE and (_is_cause(doc[k]) or (doc[k].text == "-" and k < j)):
            k -= 1
        if k == j:
            return None
        if k < 0:
            return None
        if not joined and k and doc[k].lower_ in {"and", "&"}:
            joined, j = True, k - 1 - (doc[k - 1].text == ",")
        elif joined and doc[k].text == ",":
            j = k - 1
        else:
            return k + 1 if joined and doc[k].lower_ in BEFORE_NAMES else None
    return None


def _start(doc: Doc, head: int) -> int:
    """Where the capitalised words begin that stand before the head: "National Union of ..."."""
    start = head
    while start and is_capital(doc[start - 1]) and doc[start - 1].is_alpha and not doc[start - 1].is_stop:
        if is_title(doc[start - 1]) or is_blank(doc[start - 1]):
            break
        start -= 1
    return start


def _is_of_something(doc: Doc, i: int) -> bool:
    """Whether a word follows that the letter before it belongs to: "on X chromosomes", "on X-rays"."""
    return i < len(doc) and (doc[i].pos_ in {"NOUN", "PROPN", "NUM"} or doc[i].text in {"-", "–", "%"})


def _end_of_saint(doc: Doc, i: int) -> int:
    """Where a body called after a saint ends, 0 if the words are no body's: "St Anne's Girls' High School"."""
    j, last, owned = i + 1, 0, False
    while j < min(i + LONGEST, len(doc)):
        token = doc[j]
        if token.text in OWNER_MARKS and j > i + 1:
            owned = True
        elif token.text == "." and j == i + 1:
            pass
        elif is_capital(token) and not token.is_sent_start:
            if owned and token.lower_ in known_heads():
                last = j + 1
        else:
            break
        j += 1
    return last


def _of_two_sorts(doc: Doc, i: int) -> int | None:
    """Where a body begins that two sorts of people own: "Harbour and Dockers' Union"; None where it does not."""
    if i < 2 or doc[i - 1].lower_ not in {"and", "&"} or not is_capital(doc[i]) or not is_capital(doc[i - 2]):
        return None
    if not is_common(doc[i].lower_) or not is_common(doc[i - 2].lower_) or doc[i - 2].is_stop:
        return None
    return _start(doc, i - 2)


def _with_place(doc: Doc, end: int) -> int:
    """The end with the place that the body is of: "... Union of Port Elise"."""
    if end + 1 >= len(doc) or doc[end].lower_ != "of" or not is_capital(doc[end + 1]):
        return end
    last = end + 1
    while last < min(end + 1 + LONGEST_CAUSE, len(doc)) and is_capital(doc[last]) and doc[last].is_alpha:
        last += 1
    return last
