"""Where an article names something: the model's entities, repaired, and the capitalised words that it missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from newsgraph.builder import polities, wordlists
from newsgraph.builder.forms import fold

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
THING_LABELS = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE"})
PARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "ibn",
        "bin",
        "bint",
        "abu",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "les",
    }
    | {
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "y",
        "e",
        "af",
        "av",
        "zu",
        "zum",
        "bar",
        "ben",
        "ait",
        "ould",
        "ag",
        "ez",
        "ed",
    }
    | {"al-", "el-", "as", "ash", "ar", "ad", "an", "az", "o'"}
)
SPLITTERS = frozenset({";", ":", "(", ")", "[", "]", "{", "}", "|", "—", "--", "•", "*", "...", "…", "/", "="})
MAX_WINDOW = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """The tokens from ``start`` up to but not including ``end`` name something; ``label`` is the model's, "" if none.

    ``rule`` says how the name was found; ``titled`` that a title or an office stood inside or before it.
    """

    start: int
    end: int
    label: str
    rule: str
    titled: bool = False


@cache
def offices() -> frozenset[str]:
    """Lower-case words of offices, ranks and jobs that stand before a person's name, with the honorifics."""
    kinds = [wordlists.words("titles", "honorifics", gender) for gender in ("male", "female", "either")]
    return wordlists.words("titles", "offices", "words").union(*kinds)


def is_title(token: Token) -> bool:
    """Whether the token is a word of an office, rank or honorific."""
    return token.lower_.rstrip(".") in offices()


def is_capital(token: Token) -> bool:
    """Whether the token begins with a capital, or has one inside as brand names do."""
    text = token.text
    return text[:1].isupper() or (len(text) > 2 and text[0].isalpha() and any(letter.isupper() for letter in text[1:3]))


def is_blank(token: Token) -> bool:
    """Whether the token is a capitalised word that names nothing: a weekday, a language, a file format."""
    return token.lower_.rstrip(".") in wordlists.words("titles", "blank", "words")


def opens_sentence(token: Token) -> bool:
    """Whether the token's capital may be only that of a sentence's first word."""
    if token.is_sent_start or token.i == 0:
        return True
    before = token.nbor(-1)
    return before.is_space or before.text in {'"', "'", "``", ":", "(", "[", "-", "--", "—", "–", "•", "*", "...", "…"}


def _keeps_possessive(doc: Doc, start: int, mark: int, end: int) -> bool:
    """Whether "'s" is part of one name: "St. Mary's Hospital", "Women's National Party", "Moody's Corp"."""
    left, last = doc[start:mark].text, doc[end - 1].lower_
    if polities.named(left) or polities.of_seat(left) or fold(left) in known_organizations():
        return False
    return mark - start <= 2 and is_capital(doc[end - 1]) and (last in organization_heads() or last in facility_heads())


@cache
def known_organizations() -> dict[str, str]:
    """Folded names of well-known organisations, each with the one name under which its writings are gathered."""
    index = {fold(name): fold(name) for name in wordlists.words("organizations", "known")}
    for acronym, expansions in wordlists.table("organizations")["acronyms"].items():
        for name in (acronym, *expansions):
            index[fold(name)] = fold(acronym)
    return index


@cache
def organization_heads() -> frozenset[str]:
    """Lower-case head words of organisations' names."""
    return wordlists.words("organizations", "heads")


@cache
def facility_heads() -> frozenset[str]:
    """Lower-case head words of the names of buildings and natural features."""
    return wordlists.words("places", "facilities") | wordlists.words("places", "features")


def _cut_at(doc: Doc, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    """The stretch, cut where two names were joined."""
    begin = start
    for i in range(start, end):
        token = doc[i]
        if token.is_space or token.text in SPLITTERS or (token.text == '"' and label != "PERSON"):
            cut = True
        elif token.text == ",":
            cut = not _comma_inside(doc, begin, i, end, label)
        elif token.text in {"'s", "'"} and token.tag_ == "POS" and i + 1 < end:
            cut = label == "PERSON" or not _keeps_possessive(doc, begin, i, end)
        elif token.lower_ in {"and", "or"} and begin < i < end - 1:
            cut = not _and_inside(doc, begin, i, end, label)
        elif token.text in {"-", "–"} and begin < i < end - 1:
            cut = bool(doc[i - 1].whitespace_) and (label != "ORG" or _is_dateline(doc, begin, i))
        else:
            cut = False
        if cut:
            yield begin, i
            begin = i + 1
    yield begin, end


def _is_dateline(doc: Doc, start: int, dash: int) -> bool:
    """Whether the tokens before a dash are the place at the head of a story."""
    return (
        opens_sentence(doc[start])
        and dash - start <= 3
        and not any(t.lower_ in organization_heads() for t in doc[start:dash])
    )


def _comma_inside(doc: Doc, start: int, comma: int, end: int, label: str) -> bool:
    if comma + 1 < end and fold(doc[comma + 1].text) in {"inc", "ltd", "llc", "jr", "sr", "plc", "dc"}:
        return True
    rest = [token.lower_ for token in doc[comma + 1 : end]]
    return (
        label == "ORG"
        and "and" in rest
        and (doc[end - 1].lower_ in organization_heads() or _has_of_head(doc, start, comma))
    )


def _has_of_head(doc: Doc, start: int, end: int) -> bool:
    """Whether the stretch has an organisation's head word followed by "of", "for" or "on"."""
    return any(
        doc[i].lower_ in organization_heads() and doc[i + 1].lower_ in {"of", "for", "on"}
        for i in range(start, end - 1)
    )


def _and_inside(doc: Doc, start: int, conjunction: int, end: int, label: str) -> bool:
    """Whether "and" belongs to one name: "Foreign and Commonwealth Office", "Trinidad and Tobago"."""
    whole = doc[start:end].text
    if polities.named(whole) or fold(whole) in known_organizations():
        return True
    left, right = doc[start:conjunction].text, doc[conjunction + 1 : end].text
    if label != "ORG" or fold(left) in known_organizations() or fold(right) in known_organizations():
        return False
    if polities.named(left) or polities.named(right) or (left.isupper() and right.isupper()):
        return False
    return _has_of_head(doc, start, conjunction) or (
        doc[end - 1].lower_ in organization_heads() | wordlists.words("titles", "things", "heads")
        and doc[conjunction - 1].lower_ not in organization_heads()
    )


def _trim(doc: Doc, start: int, end: int, label: str) -> Iterator[Candidate]:
    """The name inside the stretch: without articles, titles, ages and what a model drags along."""
    titled = False
    while start < end:
        token = doc[start]
        low = token.lower_
        if low in {"the", "a", "an", "'s", "'", "of", "and", ",", ".", '"', "-", "–", "&"} or token.is_space:
            start += 1
        elif (
            label == "PERSON"
            and end - start > 1
            and (is_title(token) or low == "then")
            and not _is_name(doc, start, end)
        ):
            titled, start = True, start + 1
        elif (
            label == "PERSON"
            and end - start > 1
            and polities.of_adjective(token.text)
            and not polities.named(token.text)
        ):
            yield Candidate(start, start + 1, "NORP", "adjective")
            start += 1
        elif not is_capital(token) and low not in PARTICLES and not token.text[0].isdigit() and end - start > 1:
            start += 1
        else:
            break
    while end > start:
        token = doc[end - 1]
        if (
            token.is_space
            or token.text in {"'s", "'", ",", '"', "-", "–", "’s", "&", "(", ")"}
            or token.lower_ in {"and", "of", "the", "for"}
        ):
            end -= 1
        elif token.text == "." or (label == "PERSON" and (token.like_num or token.text[0].isdigit())):
            end -= 1
        elif end - start > 1 and label == "PERSON" and not is_capital(token):
            end -= 1
        elif (
            end - start > 1
            and is_title(token)
            and doc[end - 2].lower_ not in {"the", "of", "for", "-"}
            and label in {"ORG", "GPE", "NORP"}
        ):
            end -= 1
        else:
            break
    if start >= end:
        return
    middle = next((i for i in range(start + 1, end - 1) if is_title(doc[i]) and is_title_run(doc, i, end)), None)
    if middle is not None and label in {"ORG", "PERSON", "GPE"} and doc[middle - 1].lower_ not in {"of", "the", "for"}:
        after = middle
        while after < end - 1 and is_title(doc[after]):
            after += 1
        if label != "PERSON" or doc[start].lower_ in organization_heads() or polities.of_adjective(doc[start].text):
            yield Candidate(start, middle, "ORG" if label == "PERSON" else label, "before-title")
            yield Candidate(after, end, "PERSON", "after-title", titled=True)
            return
    if label != "PERSON" and end - start > 1 and is_title(doc[start]):
        after = start
        while after < end - 1 and is_title(doc[after]):
            after += 1
        if _given(doc[after]) or (after - start >= 1 and all(is_title(t) for t in doc[start:end])):
            if not all(is_title(t) for t in doc[after:end]):
                yield Candidate(after, end, "PERSON", "after-title", titled=True)
            return
    if all(is_title(token) for token in doc[start:end]) and not (label == "PERSON" and titled):
        return
    yield Candidate(start, end, label, "model", titled)


def is_title_run(doc: Doc, i: int, end: int) -> bool:
    """Whether a title that stands inside a name leads to a given name or an initial."""
    while i < end - 1 and is_title(doc[i]):
        i += 1
    return _given(doc[i])


def _given(token: Token) -> bool:
    low = token.lower_
    return low in given_names() or bool(re.fullmatch(r"[A-Z]\.", token.text))


@cache
def given_names() -> dict[str, str]:
    """Lower-case given names, each with the gender it marks: "male", "female" or "either"."""
    found = {name: "either" for name in wordlists.words("given_names", "either")}
    for gender in ("female", "male"):
        for name in wordlists.words("given_names", gender):
            found[name] = "either" if name in found and found[name] != gender else gender
    return found


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a word that may be a title begins a person's name: "Dean Acheson", "King Hussein" is not."""
    return (
        end - start == 2
        and doc[start].lower_ in {"dean", "guy", "earl", "major", "king"}
        and doc[start].lower_ in given_names()
    )


def _extend(doc: Doc, found: Candidate, taken: set[int]) -> Candidate:
    """The candidate with the capitalised words that belong to it on either side, and a lower-case kind word after it."""
    start, end = found.start, found.end
    while end < len(doc) and end not in taken:
        token = doc[end]
        joins = is_capital(token) and token.is_alpha and token.tag_ in {"NNP", "NNPS"} and not token.is_sent_start
        if (
            not joins
            or is_title(token)
            or is_blank(token)
            or polities.of_adjective(token.text)
            or polities.named(token.text)
        ):
            break
        if polities.named(doc[start:end].text) and token.lower_ not in organization_heads() | facility_heads():
            break
        if found.label == "NORP" and token.lower_ not in organization_heads() | facility_heads():
            break
        end += 1
    while start > 0 and start - 1 not in taken and found.label != "NORP":
        token = doc[start - 1]
        joins = (
            is_capital(token)
            and token.is_alpha
            and token.tag_ == "NNP"
            and (not opens_sentence(token) or _given(token) or token.lower_ in PARTICLES)
        )
        if (
            not joins
            or is_title(token)
            or is_blank(token)
            or doc[start].is_sent_start
            or polities.named(doc[start:end].text)
        ):
            break
        start -= 1
    if end < len(doc) and end not in taken and doc[end].text.islower() and not _listed(doc[start:end].text):
        low = doc[end].lower_
        kind_words = wordlists.words("places", "divisions") | wordlists.words("places", "facilities")
        if (
            found.label in {"GPE", "LOC", "FAC", "PERSON", "ORG"}
            and low in kind_words
            and doc[end].dep_ != "ROOT"
            and doc[end - 1].dep_ == "compound"
        ):
            end += 1
            if end < len(doc) and doc[end].lower_ == "complex" and doc[end - 1].dep_ == "compound":
                end += 1
    return (
        Candidate(start, end, found.label, found.rule, found.titled)
        if (start, end) != (found.start, found.end)
        else found
    )


def _listed(name: str) -> bool:
    """Whether the name is a known polity, region, people or organisation, to which no kind word is added."""
    return bool(
        polities.named(name)
        or polities.of_adjective(name)
        or polities.region(name)
        or polities.region_of_adjective(name)
        or polities.people_of_adjective(name)
        or polities.of_people(name)
        or fold(name) in known_organizations()
    )


def _lexical(doc: Doc, taken: set[int]) -> Iterator[Candidate]:
    """Names of countries, regions, peoples and well-known organisations that the model passed over."""
    i = 0
    while i < len(doc):
        if i in taken or not is_capital(doc[i]) or not doc[i].text[0].isalpha():
            i += 1
            continue
        for length in range(min(MAX_WINDOW, len(doc) - i), 0, -1):
            window = doc[i : i + length]
            if any(token.i in taken or token.is_space for token in window) or not is_capital(window[-1]):
                continue
            label = lexical_label(window)
            if label:
                yield Candidate(i, i + length, label, "lexicon")
                i += length - 1
                break
        i += 1


def lexical_label(window: Span) -> str:
    """The label that the lexicons give to exactly these words, "" if they do not have them."""
    name = window.text
    if len(window) == 1 and (len(name) < 2 or is_blank(window[0]) or name in {"US", "Us"} and window[0].tag_ == "PRP"):
        return ""
    if polities.named(name):
        return "GPE"
    if (
        polities.of_adjective(name)
        or polities.of_people(name)
        or polities.people(name)
        or polities.people_of_adjective(name)
    ):
        return "NORP"
    if polities.region(name) or polities.region_of_adjective(name):
        return "LOC"
    if fold(name) in known_organizations() and not (
        len(window) == 1 and opens_sentence(window[0]) and window[0].tag_ != "NNP"
    ):
        return "ORG"
    return ""


def _runs(doc: Doc, taken: set[int]) -> Iterator[Candidate]:
    """Sequences of capitalised words that nothing else covers."""
    i = 0
    while i < len(doc):
        token = doc[i]
        if i in taken or not _may_name(token):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and end not in taken:
            if _may_name(doc[end], inside=True) or (
                doc[end].text == "-" and end + 1 < len(doc) and is_capital(doc[end + 1])
            ):
                end += 1
            elif (
                doc[end].lower_ in {"of", "for"} and doc[end - 1].lower_ in organization_heads() and end + 1 < len(doc)
            ):
                end += 2 if is_capital(doc[end + 1]) and end + 1 not in taken else 0
                if end - 2 >= 0 and doc[end - 1].lower_ not in {"of", "for"} and not is_capital(doc[end - 1]):
                    break
                if doc[min(end, len(doc) - 1)].lower_ in {"of", "for"}:
                    break
            else:
                break
        start = i
        while start < end and (is_title(doc[start]) or (is_blank(doc[start]) and end - start > 1)):
            start += 1
        while end > start and doc[end - 1].text in {"-", "of", "for"}:
            end -= 1
        if start < end and not all(is_blank(part) for part in doc[start:end]):
            yield Candidate(start, end, "", "capitals", titled=start > i)
        i = max(end, i + 1)


def _may_name(token: Token, inside: bool = False) -> bool:
    if not is_capital(token) or not any(letter.isalpha() for letter in token.text) or token.is_stop:
        return False
    if inside and token.is_sent_start:
        return False
    if token.tag_ in {"NNP", "NNPS"}:
        return True
    return not opens_sentence(token) and token.pos_ in {"PROPN", "NOUN", "ADJ"} and not is_blank(token)


def candidates(doc: Doc) -> list[Candidate]:
    """Every stretch of the parsed text that may name something, in order, none overlapping another."""
    pieces: list[Candidate] = []
    for ent in doc.ents:
        if ent.label_ in NAME_LABELS:
            for start, end in _cut_at(doc, ent.start, ent.end, ent.label_):
                pieces += [piece for piece in _trim(doc, start, end, ent.label_) if piece.start < piece.end]
        elif ent.label_ in THING_LABELS:
            pieces.append(Candidate(ent.start, ent.end, ent.label_, "model"))
    taken = {i for piece in pieces for i in range(piece.start, piece.end)}
    other = {
        i
        for ent in doc.ents
        if ent.label_ in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"}
        for i in range(ent.start, ent.end)
    }
    grown: list[Candidate] = []
    for piece in pieces:
        wider = _extend(doc, piece, taken | other) if piece.label in NAME_LABELS else piece
        taken.update(range(wider.start, wider.end))
        grown.append(wider)
    for source in (_lexical, _runs):
        new = list(source(doc, taken | other))
        taken.update(i for piece in new for i in range(piece.start, piece.end))
        grown += new
    last = -1
    kept = []
    for piece in sorted(grown, key=lambda piece: (piece.start, -piece.end)):
        if piece.start >= last:
            kept.append(piece)
            last = piece.end
    return kept
