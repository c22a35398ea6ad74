"""Titles that open a clause and are said of its subject: "A former nurse, she ran twice", "As mayor, he opened it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder.holding import Holding, kind_fits
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_end, sentence_start
from newsgraph.builder.title import Title, lapses
from newsgraph.builder.title_words import heads, listed, run_of_name, singular

ADVERBS = frozenset(
    {"again", "once", "now", "formerly", "originally", "also", "currently", "then", "himself", "herself"}
)
PAST = frozenset({"once", "formerly", "originally", "then"})
CALLINGS = frozenset({"trade", "profession", "training", "vocation", "occupation", "background"})
TERMS = frozenset({"since", "for", "until", "till", "from", "between"})
TERM = 7  # tokens in which a comma closes "since the end of last year"
ASIDE = 20  # tokens within which the subject must follow, over what explains a name
UNREAL = frozenset({"may", "might", "could", "would", "should"})


def fronted(reading: Reading, title: Title) -> Iterator[Holding]:
    """The subject right behind a title that a comma closes, if the title begins the clause or follows an "as" there."""
    doc = reading.doc
    start, end = sentence_start(doc[title.head]), sentence_end(doc[title.head])
    if title.plural or title.last + 2 >= end:
        return
    if title.group == "kinship":
        yield from _of_kin(reading, title, start, end)
        return
    chosen = title.first <= start + 1 and _is_chosen(doc[start])
    after, over = _past_term(reading, title, end) if title.first == start else (title.last + 1, False)
    if chosen:
        after = next((i for i in range(after, min(after + TERM, end)) if doc[i].text == ","), after)
    if after + 1 >= end or doc[after].text != ",":
        return
    title = replace(title, former=title.former or over)
    if doc[title.first].lower_ in {"this", "that"}:
        return
    subject = _subject(doc[after + 1])
    if subject is None:
        return
    opening = start - 1 if chosen else title.first - 1
    words: set[str] = set()
    while opening >= start and doc[opening].lower_ in ADVERBS:
        words.add(doc[opening].lower_)
        opening -= 1
    as_phrase = opening >= start and doc[opening].lower_ in {"as", "while"}
    opening -= as_phrase
    if opening >= start and (doc[opening].text not in {",", '"', "(", "-"} or _is_listing(reading, start, opening)):
        return
    if not as_phrase and doc[title.head].dep_ in {"pobj", "dobj", "conj"}:
        return
    key = reading.member_of_name.get(subject.i) or reading.referent.get(subject.i)
    if key is None or key == title.of or not kind_fits(reading, key, title) or not reading.entities[key].named:
        return
    if chosen:
        pending = doc[start].lemma_.lower() in listed("verbs", "pending")
        status = Status.HYPOTHETICAL if pending else title.status
        yield Holding(replace(title, status=status), key, (subject.i, subject.i), "appointed", start)
        return
    verb = subject.head
    if any(child.lower_ in UNREAL for child in verb.children) or (
        as_phrase and verb.tag_ == "VB" and not _has_aux(verb)
    ):
        return
    if as_phrase and title.indefinite and title.lemma in listed("vague", "heads"):
        return
    past = as_phrase and verb.tag_ == "VBD" and verb.lemma_.lower() not in listed("speech") and not title.definite
    former = title.former or bool(words & PAST) or (past and title.status is Status.ACTUAL)
    yield Holding(replace(title, former=former), key, (subject.i, subject.i), "as" if as_phrase else "after-name")


def inverted(reading: Reading, title: Title) -> Iterator[Holding]:
    """ "The new finance minister is X", "whose agent is X": the name behind the verb holds what stands before."""
    head = reading.doc[title.head]
    verb = head.head
    if head.dep_ != "nsubj" or verb.lemma_ not in {"be", "remain"} or title.plural or not title.definite:
        return
    told = title.of is not None or title.has_complement
    if title.lemma in listed("vague", "heads") and not told:
        return
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "neg", "mark"}}
    name = next((child for child in verb.children if child.dep_ == "attr" and child.i > verb.i), None)
    key = None if name is None else reading.member_of_name.get(name.i)
    if name is not None and key is None and title.possessed and singular(name.text) in heads():
        named = _behind(reading, name.i + 1)  # "her partner is the novelist X"
        name, key = (reading.doc[named], reading.member_of_name[named]) if named is not None else (None, None)
    if name is None or key is None or key == title.of or words - {"will", "has", "have", "that"}:
        return
    if reading.entities[key].kind is not Kind.PERSON or any(child.dep_ == "conj" for child in name.children):
        return
    former = title.former or (verb.tag_ == "VBD" and verb.dep_ != "ccomp" and lapses(title))
    status = Status.PLANNED if "will" in words else title.status
    yield Holding(replace(title, former=former, status=status), key, (name.i, name.i), "copula", verb.i)


def _is_chosen(token: Token) -> bool:
    """Whether the token opens "Elected mayor in 2010, X ..."."""
    return token.tag_ == "VBN" and token.lemma_.lower() in listed("verbs", "appoint")


def _past_term(reading: Reading, title: Title, end: int) -> tuple[int, bool]:
    """The token behind what says how, or since when, somebody is something, and whether that is over: "a baker by
    trade", "head of the army since 2011", "mayor until last year".
    """
    doc, index = reading.doc, title.last + 1
    opening = doc[index].lower_
    if opening == "by" and doc[index + 1].lower_ in CALLINGS:
        return index + 2, False
    if opening not in TERMS:
        return index, False
    over = opening in {"until", "till"}
    for behind in range(index + 1, min(index + TERM, end)):
        if doc[behind].text == ",":
            return behind, over
        over = over or (doc[behind].lower_ in {"to", "until"} and opening == "from")
        if doc[behind].tag_ != "CD" and doc[behind].lower_ not in listed("times") | TERMS | {"to", "and"}:
            break
    return index, False


def _behind(reading: Reading, index: int) -> int | None:
    """Where the name of a person begins behind one more title at most: "actress | and presenter X"."""
    doc = reading.doc
    for at in range(index, min(index + ASIDE, len(doc))):
        key = reading.member_of_name.get(at)
        if key is not None:
            return at if reading.entities[key].kind is Kind.PERSON else None
        if doc[at].lower_ != "and" and singular(doc[at].text) not in heads():
            return None
    return None


def _of_kin(reading: Reading, title: Title, start: int, end: int) -> Iterator[Holding]:
    """ "The son of X, the painter, Y joined the army": the subject of the sentence that kinship opens."""
    doc = reading.doc
    if title.first != start or not title.has_complement:
        return
    for comma in range(title.last + 1, min(end - 1, title.last + ASIDE)):
        subject = _subject(doc[comma + 1]) if doc[comma].text == "," else None
        if doc[comma].text == "," and subject is None:
            subject = _shared_subject(reading, title, comma + 1, end)
        elif subject is None or subject.head.dep_ != "ROOT":
            continue
        if subject is None:
            continue
        key = reading.member_of_name.get(subject.i) or reading.referent.get(subject.i)
        if key is not None and key != title.of and kind_fits(reading, key, title) and reading.entities[key].named:
            yield Holding(title, key, (subject.i, subject.i), "after-name")
        return


def _shared_subject(reading: Reading, title: Title, first: int, end: int) -> Token | None:
    """The last word of the name that begins at ``first`` right before the verb whose subject the parse takes the title
    for.
    """
    doc, verb = reading.doc, reading.doc[title.head].head
    key = reading.member_of_name.get(first)
    if key is None or doc[title.head].dep_ not in {"nsubj", "nsubjpass"} or verb.dep_ != "ROOT":
        return None
    last = run_of_name(reading, first)[1]
    behind = last + 1
    while behind < min(verb.i, end) and (doc[behind].text == "," or doc[behind].dep_ in {"aux", "auxpass", "advmod"}):
        behind += 1
    return doc[last] if behind == verb.i else None


def _subject(token: Token) -> Token | None:
    """The subject of which the token is the first word: a pronoun or the head of a name."""
    head = token
    while head.dep_ in {"compound", "amod", "nmod"} and head.head.i > head.i:
        head = head.head
    if head.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    return head if head.pos_ == "PROPN" or head.lower_ in {"he", "she"} else None


def _has_aux(verb: Token) -> bool:
    return any(child.dep_ == "aux" for child in verb.children)


def _is_listing(reading: Reading, start: int, comma: int) -> bool:
    """Whether what stands before the comma names somebody, so that the title explains that name."""
    return any(index in reading.member_of_name for index in range(max(start, comma - 1), comma))
