"""Who speaks in a document that says no more whose it is: "the statement noted", "the study found", "said the ruling".

The article tells it where it brought the document in: "in a statement, the union said", "a survey by the institute",
"researchers published a study", "the court ruled".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from newsgraph.builder.reading import Reading
from newsgraph.builder.reporting import lexicon
from newsgraph.builder.source_phrases import governed, is_document, owner_of
from newsgraph.builder.syntax import agents_by, children, subjects
from newsgraph.builder.voice import is_passive
from newsgraph.builder.wordlists import table

REACH = 8  # sentences back to where the document came in
LEAD = 2  # the last sentence in which a document is brought in before it is said whose it is
AHEAD = 3  # sentences on to where that is said
ANY = "document"  # which may be any that has been spoken of
KNOWN = frozenset({"the", "this", "that"})


@cache
def _kinds() -> dict[str, int]:
    """The nouns for one and the same document have one number."""
    groups = table("identification")["documents"]["groups"]
    return {noun: number for number, group in enumerate(groups) for noun in group.split()}


@cache
def _deeds(noun: str) -> frozenset[str]:
    """The verbs for what is done in such a document."""
    return frozenset(str(table("identification")["documents"]["deeds"].get(noun, "")).split())


@cache
def _issuing() -> frozenset[str]:
    return frozenset(str(table("identification")["documents"]["issuing"]).split())


def issuer_of(reading: Reading, token: Token) -> Token | None:
    """The head of the phrase that tells who issued the document, or None where the article does not tell.

    The document must be one spoken of before, as its article says; the nearest of its kind before it counts.
    """
    if token.tag_ != "NN":
        return None
    if any(child.dep_ == "det" and child.lower_ in ("a", "an") for child in token.children):
        # "a letter calling for her return was signed by 40 doctors"
        signed = _direct(token) if token.dep_ == "nsubjpass" else None
        return signed or _told_later(reading, token)
    if not any(child.dep_ == "det" and child.lower_ in KNOWN for child in token.children):
        return None
    here = _direct(token)
    if here is not None:
        return here
    kind, noun = _kinds().get(token.lemma_.lower()), token.lemma_.lower()
    deeds = _deeds(noun)
    sentence = reading.sentence_number.get(token.i, 0)
    doc = reading.doc
    for index in range(token.i - 1, -1, -1):
        other = doc[index]
        if reading.sentence_number.get(index, sentence) < sentence - REACH:
            return None
        lemma = other.lemma_.lower()
        if other.pos_ == "VERB" and lemma in deeds and not is_passive(other) and _told(other):
            found = [t for t in subjects(other) if not is_document(t)]
            if len(found) == 1:
                return found[0]
        known = noun == ANY or (kind is not None and _kinds().get(lemma) == kind)
        if other.tag_ != "NN" or not (lemma == noun or known):
            continue
        if not is_document(other):
            continue
        found_here = _direct(other)
        if found_here is not None:
            return found_here
        if any(child.dep_ == "det" and child.lower_ in ("a", "an", "another") for child in other.children):
            return None  # brought in, and nobody's
    return None


def _told_later(reading: Reading, token: Token) -> Token | None:
    """Whose the document of a lead is: "..., a review has found. The 90-page report by Keller was published in May"."""
    kind, noun = _kinds().get(token.lemma_.lower()), token.lemma_.lower()
    near = _kinds().get("study"), _kinds().get("report")
    sentence = reading.sentence_number.get(token.i, 0)
    if sentence > LEAD or _direct(token) is not None:
        return None
    for other in token.doc[token.i + 1 :]:
        if reading.sentence_number.get(other.i, sentence) > sentence + AHEAD:
            return None
        lemma = other.lemma_.lower()
        other_kind = _kinds().get(lemma)
        same = lemma == noun or (kind is not None and (other_kind == kind or {kind, other_kind} == {*near}))
        if not same or other.tag_ != "NN" or other.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if any(child.dep_ == "det" and child.lower_ in KNOWN for child in other.children):
            return owner_of(other)
    return None


def document_meant(reading: Reading, token: Token, spoke: Sequence[Token]) -> Token | None:
    """The document that "it" means as a speaker: the last to speak or to be told of, not before the last sentence."""
    if token.lower_ != "it":
        return None
    number = reading.sentence_number.get(token.i, 0)
    before = reading.sentences[number - 1].span if number else None
    for other in reversed(token.doc[: token.i]):
        if before is None or other.idx < before.start:
            break
        main = other.dep_ in ("nsubj", "nsubjpass") and other.head.dep_ == "ROOT"
        if main and other.tag_ == "NN" and is_document(other):
            return other  # "The report by Lee was published in May. It concludes ..."
        issued = other.dep_ in {"dobj", "pobj"} and other.tag_ == "NN" and is_document(other)
        if issued and other.dep_ == "dobj" and "judge" in lexicon().verbs.get(other.head.lemma_.lower(), {}).values():
            continue  # "X disputes Y's account. It said ..."
        if issued and (issuer := _direct(other)) is not None:
            return issuer  # "The bishops issued a statement. ... it said."
    if not spoke:
        return None
    last = spoke[-1]
    apart = number - reading.sentence_number.get(last.i, 0)
    singular = last.tag_ == "NN" and is_document(last)
    return last if apart in (0, 1) and (singular or last.lower_ == "it") else None


def _told(verb: Token) -> bool:
    """Whether the verb tells what happened: "the court ruled", not "the court may rule"."""
    return not any(child.tag_ in ("MD", "TO") or child.dep_ == "neg" for child in verb.children)


def _direct(document: Token) -> Token | None:
    """Who issued the document, by the sentence in which it stands."""
    owner = owner_of(document)
    if owner is not None:
        return owner
    for child in children(document, "acl", "relcl"):
        if child.lemma_.lower() in _issuing():
            authors = agents_by(child)
            if len(authors) == 1:
                return authors[0]
        inside = any(t.dep_ == "prep" and t.lower_ == "in" and t.right_edge.lower_ == "which" for t in child.lefts)
        if child.dep_ == "relcl" and inside:  # "the paper published a letter in which she promised"
            return _one(subjects(child), document)
    head = document.head
    if document.dep_ == "dobj" and head.lemma_.lower() in _issuing():
        return _one(subjects(head), document)
    if document.dep_ == "nsubjpass" and head.lemma_.lower() in _issuing():
        return _one(agents_by(head), document)
    if document.dep_ == "pobj" and head.lower_ == "in" and head.head.pos_ == "VERB":
        told = governed(document, "to")
        return _one([t for t in subjects(head.head) if t != told], document)
    return None


def _one(found: list[Token], document: Token) -> Token | None:
    """The only one, if it is no document itself."""
    people = [token for token in found if token != document and not is_document(token)]
    return people[0] if len(people) == 1 else None
