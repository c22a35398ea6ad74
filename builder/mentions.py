"""Where an article names something: the model's entities, repaired, and the capitalised words that it missed."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsgraph.builder.boundaries import cut, extend, trim
from newsgraph.builder.namewords import (
    Candidate,
    is_blank,
    is_capital,
    is_title,
    lexical_label,
    opens_sentence,
    organization_heads,
)

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
THING_LABELS = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE"})
MAX_WINDOW = 5


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
            for start, end in cut(doc, ent.start, ent.end, ent.label_):
                pieces += [piece for piece in trim(doc, start, end, ent.label_) if piece.start < piece.end]
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
        wider = extend(doc, piece, taken | other) if piece.label in NAME_LABELS else piece
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
