"""Where a name begins and ends: the model's entities cut where two were joined, trimmed of titles, grown where cut short."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from newsgraph.builder import polities, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.namewords import (
    PARTICLES,
    Candidate,
    facility_heads,
    is_blank,
    is_capital,
    is_given,
    is_listed,
    is_title,
    known_organizations,
    opens_sentence,
    organization_heads,
)

SPLITTERS = frozenset({";", ":", "(", ")", "[", "]", "{", "}", "|", "—", "--", "•", "*", "...", "…", "/", "="})


def _keeps_possessive(doc: Doc, start: int, mark: int, end: int) -> bool:
    """Whether "'s" is part of one name: "St. Mary's Hospital", "Women's National Party", "Moody's Corp"."""
    left, last = doc[start:mark].text, doc[end - 1].lower_
    if polities.named(left) or polities.of_seat(left) or fold(left) in known_organizations():
        return False
    return mark - start <= 2 and is_capital(doc[end - 1]) and (last in organization_heads() or last in facility_heads())


def cut(doc: Doc, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
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


def trim(doc: Doc, start: int, end: int, label: str) -> Iterator[Candidate]:
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
            (
                token.is_space
                or token.text in {"'s", "'", ",", '"', "-", "–", "’s", "&", "(", ")"}
                or token.lower_ in {"and", "of", "the", "for"}
            )
            or token.text == "."
            or (label == "PERSON" and (token.like_num or token.text[0].isdigit()))
            or (end - start > 1 and label == "PERSON" and not is_capital(token))
            or (
                end - start > 1
                and is_title(token)
                and doc[end - 2].lower_ not in {"the", "of", "for", "-"}
                and label in {"ORG", "GPE", "NORP"}
            )
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
        if is_given(doc[after]) or (after - start >= 1 and all(is_title(t) for t in doc[start:end])):
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
    return is_given(doc[i])


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a word that may be a title begins a person's name: "Dean Acheson", "King Hussein" is not."""
    return (
        end - start == 2
        and doc[start].lower_ in {"dean", "guy", "earl", "major", "king"}
        and doc[start].lower_ in given_names()
    )


def extend(doc: Doc, found: Candidate, taken: set[int]) -> Candidate:
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
            and (not opens_sentence(token) or is_given(token) or token.lower_ in PARTICLES)
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
    if end < len(doc) and end not in taken and doc[end].text.islower() and not is_listed(doc[start:end].text):
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
