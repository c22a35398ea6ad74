"""Titles that a clause gives several at once: "X and Y are cousins", "both are members of Z", "they were lawyers"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder.clause_moods import is_reported, mood
from newsgraph.builder.holding import Holding, kind_fits
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_start
from newsgraph.builder.syntax import children
from newsgraph.builder.title import Title, lapses
from newsgraph.builder.title_words import listed

TWO = frozenset({"two", "both", "pair", "duo"})
PAIR = 2
MOST = 4  # who are named one by one


def joint_copula(reading: Reading, title: Title) -> Iterator[Holding]:
    """What several named persons are said to be, each of them."""
    head = reading.doc[title.head]
    verb = head.head
    if not title.plural or head.dep_ != "attr" or verb.lemma_ not in {"be", "become"}:
        return
    subjects = children(verb, "nsubj")
    keys = _meant(reading, subjects[0]) if len(subjects) == 1 else []
    job = title.group in {"kinship", "job"} or title.lemma in listed("profession", "heads")
    told = title.of is not None or title.has_complement or job
    past, status = mood(verb)
    if not told or status is not Status.ACTUAL or not 1 < len(keys) <= MOST:
        return
    if any(not kind_fits(reading, key, title) or not reading.entities[key].named for key in keys):
        return
    former = title.former or (verb.lemma_ == "be" and past and lapses(title) and not is_reported(verb))
    for key in keys:
        if key != title.of and (title.of is not None or title.lemma not in listed("vague", "heads")):
            by = (subjects[0].i, subjects[0].i)
            yield Holding(replace(title, former=former), key, by, "copula", verb.i)


def _meant(reading: Reading, subject: Token) -> list[str]:
    """The persons that a subject means: names that are joined, or those of "they" and "both"."""
    together = reading.referents.get(subject.i)
    if together is None and subject.lower_ in TWO:
        together = _joined_before(reading, subject)
    elif together is None:
        names = [subject]
        for token in names:
            names += children(token, "conj")
        found = [reading.member_of_name.get(token.i) for token in names]
        together = tuple(key for key in found if key is not None) if None not in found else ()
    keys = list(dict.fromkeys(together))
    return keys if all(reading.entities[key].kind is Kind.PERSON for key in keys) else []


def _joined_before(reading: Reading, subject: Token) -> tuple[str, ...]:
    """The only two persons that are named together before "the two" or "both", a sentence back at most."""
    doc = reading.doc
    start = sentence_start(doc[max(sentence_start(subject) - 1, 0)])
    pairs: dict[int, tuple[str, ...]] = {}
    for index in range(start, subject.i):
        token, key = doc[index], reading.member_of_name.get(index)
        first = reading.member_of_name.get(token.head.i) if key is not None and token.dep_ == "conj" else None
        if key is not None and first is not None and first != key:
            pairs[token.head.i] = (*pairs.get(token.head.i, (first,)), key)
    return next(iter(pairs.values())) if len(pairs) == 1 and len(next(iter(pairs.values()))) == PAIR else ()
