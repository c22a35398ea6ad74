"""Who stands for office, and for which party: lists of candidates, and verbs of standing.

In: the reading. Out: holdings of the title candidate, as the article says it in a list ("the candidates are X of the
Greens, Y (Labour) and Z, an independent") or by a verb ("X is standing for the Greens"). Rules: listed, standing.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.builder.holding import Holding
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.party_offices import is_party
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_end, sentence_start
from newsgraph.builder.syntax import prepositional
from newsgraph.builder.title import Title
from newsgraph.builder.title_clauses import referent_of, subject_of
from newsgraph.builder.title_words import listed, run_of_name, singular
from newsgraph.builder.wordlists import words

LISTING = frozenset({"include", "be", "comprise", "feature"})
LINKS = frozenset({"of", "for", "from", "with"})
GAP = 4  # tokens between the word for candidates and the list, at most: "candidates this year are"
WORK = 5  # tokens before a name in which its bearer's work may stand, the name's first included
JOINTS = frozenset({",", "and", ";", "&", "or", "as", "well", "plus", "while", "also"})
INDEPENDENT = frozenset({"independent", "independents", "unaffiliated"})


def candidacies(reading: Reading) -> Iterator[Holding]:
    """Every candidate of a list and every one who stands for a party."""
    for token in reading.doc:
        if token.tag_ == "NNS" and singular(token.text) in listed("pending", "hypothetical"):
            yield from _listed(reading, token)
        elif token.pos_ == "VERB" and token.lemma_.lower() in words("office_bodies", "candidacy", "verbs"):
            yield from _standing(reading, token)
        elif token.tag_ == "POS":
            yield from _fielded(reading, token)


def _listed(reading: Reading, plural: Token) -> Iterator[Holding]:
    """ "The candidates are X of the Greens, Y (Labour), and Z, an independent": a list behind a verb or a colon."""
    doc, end = reading.doc, sentence_end(plural)
    opening = next(
        (
            i
            for i in range(plural.i + 1, end)
            if doc[i].text == ":" or (doc[i].lemma_.lower() in LISTING and doc[i].head.i <= i + 1) or i > plural.i + 12
        ),
        None,
    )
    if opening is None or opening > plural.i + 12:
        return
    if any(i in reading.member_of_name and _person(reading, i) for i in range(plural.i + 1, opening)):
        return
    title = Title(plural.i, plural.i, plural.i, singular(plural.text), "office", (plural.i,), plural=True)
    common = [key for i, key in reading.member_of_name.items() if i == plural.i - 1 and is_party(reading, key)]
    index, skipped = opening + 1, 0
    found: list[tuple[str, int, int, str | None]] = []
    while index < end:
        key = _person(reading, index)
        if key is None:
            if doc[index].lower_ in JOINTS or doc[index].text in {":", "-"} or (not found and index <= opening + GAP):
                index += 1
                continue
            described = _described(reading, index)
            if described is not None:
                index = described
                continue
            misread = _bracketed(reading, index)
            if misread is None:
                break
            index, skipped = misread, skipped + 1
            continue
        stop = run_of_name(reading, index)[1]
        party, after = _party_behind(reading, stop + 1, end)
        found.append((key, index, stop, party or (common[0] if common else None)))
        index = after
    if not found or len(found) + skipped < 2:
        return
    for key, first, last, party in found:
        one = Title(
            title.first, title.last, title.head, title.lemma, title.group, title.words, party,
            plural=True, status=Status.HYPOTHETICAL, has_complement=True,
        )  # fmt: skip
        yield Holding(one, key, (first, last), "listed")


def _person(reading: Reading, index: int) -> str | None:
    """The person whose name begins at the token."""
    key = reading.member_of_name.get(index)
    if key is None or reading.entities[key].kind is not Kind.PERSON or reading.member_of_name.get(index - 1) == key:
        return None
    return key


def _described(reading: Reading, index: int) -> int | None:
    """Where the name begins before which only its bearer's work stands: "former mayor X", "teacher Y"."""
    for at in range(index, min(index + WORK, sentence_end(reading.doc[index]))):
        if _person(reading, at) is not None:
            return at
        if reading.doc[at].pos_ not in {"NOUN", "ADJ", "DET"} or at in reading.member_of_name:
            return None
    return None


def _bracketed(reading: Reading, index: int) -> int | None:
    """The token behind the brackets of a name in the list that is taken for no person's: it ends no list."""
    if index not in reading.member_of_name or index >= sentence_end(reading.doc[index]):
        return None
    after = run_of_name(reading, index)[1] + 1
    if after >= len(reading.doc) or reading.doc[after].text != "(":
        return None
    closing = next((i for i in range(after, sentence_end(reading.doc[index])) if reading.doc[i].text == ")"), None)
    return None if closing is None else closing + 1


def _party_behind(reading: Reading, index: int, end: int) -> tuple[str | None, int]:
    """The party that stands behind a name in a list, in brackets, behind "of" or a comma; and the token after that."""
    doc = reading.doc
    if index < end and doc[index].text == "(":
        inside = index + 1
        party = None
        while inside < end and doc[inside].text != ")":
            key = reading.member_of_name.get(inside)
            party = party or (key if key is not None and reading.entities[key].kind is Kind.ORGANIZATION else None)
            inside += 1
        return party, inside + 1
    start = index
    while start < end and doc[start].text in {",", "-", "–", "—"}:
        start += 1
    comma = start > index
    link = start < end and doc[start].lower_ in LINKS
    start += link
    while start < end and doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    key = reading.member_of_name.get(start) if start < end else None
    if key is not None and (link or comma) and reading.entities[key].kind is Kind.ORGANIZATION:
        last = run_of_name(reading, start)[1] + 1
        while last < end and doc[last].lower_ in {"party", "candidate"}:
            last += 1
        return key, last
    if start < end and doc[start].lower_ in INDEPENDENT:
        return None, start + 1 + (start + 1 < end and doc[start + 1].lower_ in {"candidate", "politician"})
    return None, index


def _standing(reading: Reading, verb: Token) -> Iterator[Holding]:
    """ "X is standing for the Greens", "X contested the seat for Labour", "X will represent the Greens in Y"."""
    lemma = verb.lemma_.lower()
    if any(child.dep_ in {"neg", "auxpass"} for child in verb.children):
        return
    subject = subject_of(verb)
    if subject is None:
        return
    if subject.tag_ == "WP" and verb.dep_ == "relcl":
        subject = verb.head
    key = referent_of(reading, subject)
    if key is None or reading.entities[key].kind is not Kind.PERSON or not reading.entities[key].named:
        return
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if lemma in words("office_bodies", "candidacy", "representing"):
        owners = [token for token in objects if _is_running(reading, verb)]
    else:
        nouns = [verb, *objects, *(child for child in verb.children if child.dep_ in {"prep", "xcomp"})]
        owners = [token for noun in nouns for token in prepositional(noun, "for") if _party(reading, token) is not None]
    for token in owners[:1]:
        party = _party(reading, token)
        if party is not None and party != key:
            title = Title(
                verb.i, verb.i, verb.i, "candidate", "office", (verb.i,), party,
                status=Status.HYPOTHETICAL, has_complement=True,
            )  # fmt: skip
            by = (min(subject.i, token.i), max(subject.i, token.i))
            yield Holding(title, key, by, "standing", None)


def _fielded(reading: Reading, mark: Token) -> Iterator[Holding]:
    """ "Labour candidate Y and the Greens' X": another party's candidate, in a sentence that speaks of candidates."""
    party = reading.member_of_name.get(mark.i - 1)
    key = _person(reading, mark.i + 1) if mark.i + 1 < len(reading.doc) else None
    if key is None or not is_party(reading, party):
        return
    first, last = sentence_start(mark), sentence_end(mark)
    pending = listed("pending", "hypothetical")
    word = next((i for i in range(first, last) if singular(reading.doc[i].text) in pending), None)
    if word is None:
        return
    stop = run_of_name(reading, mark.i + 1)[1]
    title = Title(
        word, word, word, singular(reading.doc[word].text), "office", (word,), party,
        plural=reading.doc[word].tag_ == "NNS", status=Status.HYPOTHETICAL, has_complement=True,
    )  # fmt: skip
    yield Holding(title, key, (mark.i + 1, stop), "listed")


def _party(reading: Reading, token: Token) -> str | None:
    key = reading.member_of_name.get(token.i) or reading.referent.get(token.i)
    return key if is_party(reading, key) else None


def _is_running(reading: Reading, verb: Token) -> bool:
    """Whether the sentence speaks of an election, so that who represents a party stands for it."""
    first, last = sentence_start(verb), sentence_end(verb)
    contest = words("office_bodies", "candidacy", "contest")
    return any(reading.doc[i].lower_ in contest for i in range(first, last))
