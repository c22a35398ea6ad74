"""Where an article names something: the model's entities, repaired, and the capitalised words that it missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from newsgraph.builder import dateline_towns, echoed_bodies, long_names, named_things, polities, wordlists
from newsgraph.builder.boundaries import cut, entities, trim
from newsgraph.builder.called_bodies import RULE as CALLED
from newsgraph.builder.called_bodies import found as with_called
from newsgraph.builder.dated_names import is_time, times
from newsgraph.builder.echoes import echoes
from newsgraph.builder.forms import fold, initials
from newsgraph.builder.fragments import is_portfolio, of_name
from newsgraph.builder.growing import extend, with_head_before, with_road
from newsgraph.builder.joining import coordinated, in_capitals, with_front, with_nicknames, with_panel, with_particles
from newsgraph.builder.language import is_common
from newsgraph.builder.misread_speakers import is_speaker
from newsgraph.builder.name_edges import at_edges
from newsgraph.builder.namewords import (
    Candidate,
    first_words,
    gender_of,
    is_blank,
    is_capital,
    is_polity_word,
    is_post_nominal,
    is_title,
    known_heads,
    known_organizations,
    lexical_label,
    opens_sentence,
    organization_heads,
    starts_name,
)
from newsgraph.builder.office_names import of_head
from newsgraph.builder.parted_names import end_of_surname, made_one
from newsgraph.builder.parties import has_field, is_generic, of_office, without_office
from newsgraph.builder.party_words import in_politics
from newsgraph.builder.token_columns import lowers, texts
from newsgraph.builder.whole_bodies import is_seat_of, made_whole, of_pairs

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
THING_LABELS = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE"})
QUANTITY_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
LEGAL_FORMS = wordlists.words("organizations", "legal")
PARTY_AND_STATE = re.compile(r"^[DRI]-[A-Z]")
SITE_NAME = re.compile(r"^[A-Z][A-Za-z0-9-]+\.(?:com|net|org|tv|info|biz|io)$")
GENERATION = frozenset({"jr", "sr", "ii", "iii"})
BUILDINGS = wordlists.words("places", "facilities") - organization_heads()
UNITED = frozenset({"un", "u.n.", "united"})  # of whose bodies the news speaks in small letters: "UN refugee agency"
SERVICES = frozenset({"Authority", "Council", "Department", "Force", "Police", "Service"})
LOOSE_ENDS = frozenset({"on", "in", "at", "for", "of", "and", "the", "to", "by", "with", "from", "as"})
ARTICLES = frozenset({"a", "an", "the"})
MAX_WINDOW = 5
MAX_NAME = 8


def _lexical(doc: Doc, capitals: list[int], taken: set[int]) -> Iterator[Candidate]:
    """Names of countries, regions, peoples and well-known organisations that the model passed over."""
    done = 0
    for i in capitals:
        if i < done or i in taken or doc[i].lower_ == "the":
            continue
        longest = MAX_WINDOW if doc[i].lower_ in first_words() else 1
        for length in range(min(longest, len(doc) - i), 0, -1):
            window = doc[i : i + length]
            if any(token.i in taken or token.is_space for token in window) or not is_capital(window[-1]):
                continue
            label = lexical_label(window)
            if label:
                yield Candidate(i, i + length, label, "lexicon")
                done = i + length
                break


def _runs(doc: Doc, capitals: list[int], taken: set[int]) -> Iterator[Candidate]:
    """Sequences of capitalised words that nothing else covers."""
    done = 0
    for i in capitals:
        if i < done or i in taken or not _may_name(doc[i]):
            continue
        end = i + 1
        while end < len(doc) and end not in taken:
            following = end + 1 < len(doc) and end + 1 not in taken and is_capital(doc[end + 1])
            if _may_name(doc[end], inside=True):
                end += 1
            elif following and (
                doc[end].text == "-"
                or (doc[end].lower_ in {"of", "for"} and doc[end - 1].lower_ in organization_heads())
            ):
                end += 2
            else:
                break
        start = i
        while start < end and (is_title(doc[start]) or (is_blank(doc[start]) and end - start > 1)):
            start += 1
        while end - start > 1 and end in taken and is_title(doc[end - 1]):
            end -= 1  # "SBP | Governor Ann Hill"
        if start < end and not all(is_blank(part) for part in doc[start:end]):
            surname = end_of_surname(doc, start, end, taken)
            yield Candidate(start, surname, "PERSON" if surname > end else "", "capitals", titled=start > i)
            end = surname
        done = end


def _may_name(token: Token, inside: bool = False) -> bool:
    if not is_capital(token) or not any(letter.isalpha() for letter in token.text) or token.is_stop:
        return False
    if is_time(token.doc, token.i):
        return False
    if _is_address(token) or (token.i and token.nbor(-1).tag_ == "NNP" and is_post_nominal(token)):
        return False
    if inside and token.is_sent_start:
        return False
    if token.tag_ in {"NNP", "NNPS"}:
        return True
    if gender_of(token.text) in {"male", "female"} and token.i + 1 < len(token.doc) and is_capital(token.nbor(1)):
        return True
    return not opens_sentence(token) and token.pos_ in {"PROPN", "NOUN", "ADJ"} and not is_blank(token)


def _defined(doc: Doc, capitals: list[int]) -> Iterator[Candidate]:
    """Names with their acronym in parentheses after them."""
    for i in capitals:
        opening = i - 1
        if i < 2 or i + 1 >= len(doc) or doc[opening].text != "(" or doc[i + 1].text != ")":
            continue
        acronym = doc[i].text
        if not (2 <= len(acronym) <= 8 and sum(map(str.isupper, acronym)) >= 2):
            continue
        letters = acronym.upper().replace(".", "").replace("-", "")
        for start in range(opening - 2, max(opening - len(letters) - 6, -1), -1):
            stretch = doc[start:opening]
            if any(_ends_stretch(token) or (token.is_sent_start and token.i > start) for token in stretch):
                break
            if is_capital(stretch[0]) and letters in initials(stretch.text) and not is_title(stretch[0]):
                yield Candidate(start, opening, "ORG", "acronym-definition")
                break


def _ends_stretch(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in {"-", "&", "'", ","})


def _hyphened(doc: Doc, capitals: list[int]) -> Iterator[Candidate]:
    """Two acronyms joined by a hyphen, which the model takes apart: a task force and its operation."""
    for i in capitals:
        if i + 2 >= len(doc) or doc[i + 1].text != "-" or doc[i].whitespace_ or doc[i + 1].whitespace_:
            continue
        before, after = doc[i], doc[i + 2]
        acronyms = before.is_upper and after.is_upper and min(len(before), len(after)) > 1
        acronyms = acronyms and gender_of(before.text) is None and (not i or gender_of(doc[i - 1].text) is None)
        if acronyms and not is_polity_word(before.text) and not is_polity_word(after.text):
            yield Candidate(i, i + 3, "ORG", "capitals")


def _several_words(doc: Doc, capitals: list[int]) -> Iterator[Candidate]:
    """Well-known names of two words and more, which the model may cut or join."""
    done = 0
    lows, words, first = lowers(doc), texts(doc), first_words()
    for i in capitals:
        low = lows[i]
        if (
            i < done
            or low not in first
            or i + 1 >= len(doc)
            or (low in ARTICLES and lows[i + 1] not in {"hague", "garda"})
        ):
            continue
        end = long_names.end_of_stretch(doc, i, MAX_NAME)
        for length in range(end - i, 1, -1):
            last = i + length - 1
            small = words[last].isalpha() and (low in UNITED or lows[last] in {"magazine", "newspaper"})
            if not (small or starts_name(words[last])):
                continue
            text = doc[i : i + length].text
            label = "ORG" if fold(text) in known_organizations() else "GPE" if polities.named(text) else ""
            people = polities.of_adjective(text) or polities.people(text) or polities.people_of_adjective(text)
            label = label or ("NORP" if people else "")
            if label and "'s" not in text[-3:]:
                while label == "ORG" and i + length < len(doc) and _is_legal_form(doc[i + length]):
                    length += 1
                if label == "ORG" and i + length < len(doc) and doc[i + length].text in {"International", "Worldwide"}:
                    length += 1
                if label == "ORG" and i + length < len(doc) and _is_building(doc[i + length]):
                    label, length = "FAC", length + 1
                department = i > 1 and doc[i - 1].lower_ == "of" and doc[i - 2].text in {"Department", "Ministry"}
                yield Candidate(i - 2 if department and label == "ORG" else i, i + length, label, "lexicon")
                done = i + length
                break


def _is_legal_form(token: Token) -> bool:
    return is_capital(token) and token.lower_.rstrip(".") in LEGAL_FORMS


def _is_building(token: Token) -> bool:
    """Whether a building's noun with a capital follows a body's name: "Bank of America Stadium"."""
    return is_capital(token) and not token.is_sent_start and token.lower_ in BUILDINGS


def _fixed(doc: Doc, capitals: list[int]) -> list[Candidate]:
    """The names found by their words alone, unless part of a longer entity of the model with a head of its own."""
    chosen: list[Candidate] = []
    taken: set[int] = set()
    inside = {i: ent for ent in doc.ents for i in range(ent.start, ent.end)}
    for candidate in (
        *dateline_towns.found(doc),
        *_defined(doc, capitals),
        *_hyphened(doc, capitals),
        *of_head(doc),
        *long_names.found(doc, capitals),
        *of_office(doc, capitals),
        *in_politics(doc, capitals),
        *of_pairs(doc, capitals),
        *named_things.found(doc, capitals),
        *_several_words(doc, capitals),
    ):
        tokens = range(candidate.start, candidate.end)
        first, last = inside.get(candidate.start), inside.get(candidate.end - 1)
        if (
            last is not None
            and last.end > candidate.end
            and (last.label_ in {"ORG", "FAC"} or last[-1].text in SERVICES)
            and not has_field(doc, candidate, last.end)
            and (
                any(token.lower_ in organization_heads() for token in doc[candidate.end : last.end])
                or (candidate.label == "ORG" and is_seat_of(doc[candidate.start : last.end], candidate.end))
            )
        ):
            continue
        if (
            first is not None
            and first.start + (doc[first.start].lower_ == "the") < candidate.start
            and first.label_ in {"ORG", "FAC"}
            and candidate.rule == "lexicon"
            and (first.end - (doc[first.end - 1].tag_ == "POS") == candidate.end or doc[candidate.end].lower_ == "of")
        ):
            continue
        if _inside_name(doc, candidate, first, last):
            continue
        candidate = long_names.with_cause(doc, candidate)
        tokens = range(candidate.start, candidate.end)
        if not taken.intersection(tokens):
            chosen.append(candidate)
            taken.update(tokens)
    return chosen


def _inside_name(doc: Doc, candidate: Candidate, first: Span | None, last: Span | None) -> bool:
    """Whether the words stand within what a body is for: "Museum of | Irish American | History"."""
    if first is None or last is None or first.start != last.start or candidate.label != "NORP":
        return False
    if first.label_ not in {"ORG", "FAC"} or not first.start < candidate.start or candidate.end >= last.end:
        return False
    heads = known_heads()
    return any(
        doc[i].lower_ in heads and doc[i + 1].lower_ in {"of", "for"} for i in range(first.start, candidate.start - 1)
    )


def candidates(doc: Doc) -> list[Candidate]:
    """Every stretch of the parsed text that may name something, in order, none overlapping another."""
    capitals = [index for index, text in enumerate(texts(doc)) if starts_name(text)]
    pieces = _fixed(doc, capitals)
    fixed = {i for piece in pieces for i in range(piece.start, piece.end)}
    for ent in entities(doc):
        if ent.label_ not in NAME_LABELS | THING_LABELS:
            continue
        for start, end in _outside(ent.start, ent.end, fixed):
            if end - start == 1 and doc[start].lower_ in ARTICLES:
                continue
            label = "PERSON" if ent.label_ == "WORK_OF_ART" and is_speaker(ent) else ent.label_
            if label in NAME_LABELS:
                for cut_start, cut_end in cut(doc, start, end, label):
                    pieces += list(trim(doc, cut_start, cut_end, label))
            else:
                while end - start > 1 and doc[end - 1].lower_ in LOOSE_ENDS:
                    end -= 1
                if first := _listed_start(doc, start, end):
                    pieces.append(first)
                after = start + is_time(doc, start)  # "since April | Plan International"
                label = ent.label_ if after == start else ""
                pieces.append(Candidate(first.end if first else min(after, end - 1), end, label, "model"))
    pieces = with_particles(doc, [piece for piece in pieces if not is_portfolio(doc, piece)])
    pieces = coordinated(doc, with_nicknames(doc, made_one(doc, pieces)), fixed)
    pieces = [_without_party(doc, piece) for piece in pieces if not any(map(_is_address, doc[piece.start : piece.end]))]
    taken = {i for piece in pieces for i in range(piece.start, piece.end)}
    quantities = [ent for ent in doc.ents if ent.label_ in QUANTITY_LABELS and not long_names.is_name_for_date(ent)]
    other = {i for ent in quantities for i in times(ent)}
    grown: list[Candidate] = []
    for piece in pieces:
        wider = piece if piece.label not in NAME_LABELS or piece.start in fixed else extend(doc, piece, taken | other)
        wider = with_front(doc, _without_party(doc, with_panel(doc, wider)), taken)
        taken.update(range(wider.start, wider.end))
        grown.append(wider)
    for source in (_lexical, _runs):
        new = [piece for piece in source(doc, capitals, taken | other) if not is_portfolio(doc, piece)]
        new = [with_front(doc, _with_head(doc, piece, taken), taken) for piece in new]
        taken.update(i for piece in new for i in range(piece.start, piece.end))
        grown += new
    grown = in_capitals(doc, grown)
    grown += echoes(doc, capitals, grown, taken | other)
    last, kept = -1, []
    whole = at_edges(doc, (of_name(doc, piece) for piece in made_whole(doc, grown)))
    grown = [with_road(doc, without_office(doc, piece)) for piece in whole if not is_generic(doc, piece)]
    grown = with_called(doc, echoed_bodies.found(doc, capitals, grown))
    for piece in sorted(grown, key=lambda piece: (piece.start, -piece.end)):
        if (
            piece.start >= last
            and (piece.end - piece.start > 1 or len(doc[piece.start]) > 1 or piece.rule == "office")
            and any(is_capital(token) for token in doc[piece.start : piece.end])
            and not all(_is_legal_form(token) for token in doc[piece.start : piece.end])
            and not any(mark in doc[piece.start].text for mark in "[]")
            and not _is_prefixed(doc, piece)
            and not _is_common_phrase(doc, piece)
            and not (piece.end - piece.start == 1 and fold(doc[piece.start].text) in GENERATION)
            and not (
                piece.end - piece.start == 1
                and is_blank(doc[piece.start])
                and piece.label != "PERSON"
                and piece.rule not in {"adjective", CALLED}
            )
        ):
            kept.append(piece)
            last = piece.end
    return kept


def _with_head(doc: Doc, piece: Candidate, taken: set[int]) -> Candidate:
    return replace(piece, start=with_head_before(doc, piece.start, taken)) if piece.label == "GPE" else piece


def _without_party(doc: Doc, piece: Candidate) -> Candidate:
    """The state alone of "R-Utah"."""
    if (
        piece.end - piece.start > 2
        and doc[piece.start + 1].text == "-"
        and PARTY_AND_STATE.match(doc[piece.start : piece.end].text)
    ):
        return replace(piece, start=piece.start + 2, label="GPE")
    return piece


def _is_common_phrase(doc: Doc, piece: Candidate) -> bool:
    """Whether ordinary words open a sentence, only the first with a capital: "Volunteer organisation"."""
    words = doc[piece.start : piece.end]
    if len(words) < 2 or piece.label == "PERSON" or piece.rule in {"lexicon", "office"} or not opens_sentence(words[0]):
        return False
    return is_common(words[0].lower_) and all(token.text.islower() and token.tag_ == "NN" for token in words[1:])


def _is_prefixed(doc: Doc, piece: Candidate) -> bool:
    """Whether an adjective only lends itself to a word: "pseudo-Roman", "anti-American"."""
    prefix = doc[piece.start]
    if piece.start > 1 and doc[piece.start - 1].text == "-" and not doc[piece.start - 1].whitespace_:
        prefix = doc[piece.start - 2]
    elif piece.end - piece.start < 3 or doc[piece.start + 1].text != "-":
        return False
    return prefix.lower_ in {"pseudo", "quasi", "neo", "anti", "un", "post"}


def _is_address(token: Token) -> bool:
    """Whether the token is a handle, a web address, or a party and a state: "@user", "R-Texas"."""
    if SITE_NAME.match(token.text) and (token.ent_type_ == "ORG" or token.dep_ == "nsubj"):
        return False  # a firm that is called by its address: "Netwatch.com said"
    return (
        "@" in token.text or token.like_url or token.text.startswith("http") or bool(PARTY_AND_STATE.match(token.text))
    )


def _listed_start(doc: Doc, start: int, end: int) -> Candidate | None:
    """The listed organisation or polity at the head of what the model calls a product, a law or an event."""
    start += doc[start].lower_ == "the"
    for length in range(end - start - 1, 0, -1):
        label = lexical_label(doc[start : start + length])
        if label in {"ORG", "GPE"} and doc[start + length].text not in {"of", "and", "&"}:
            return Candidate(start, start + length, label, "lexicon")
    return None


def _outside(start: int, end: int, fixed: set[int]) -> Iterator[tuple[int, int]]:
    """The parts of a stretch that no fixed name covers."""
    begin = start
    for i in range(start, end + 1):
        if i == end or i in fixed:
            if begin < i:
                yield begin, i
            begin = i + 1
