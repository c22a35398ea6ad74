"""Titles beside the name of their holder: before it ("Prime Minister X") or behind it ("X, chief negotiator of Y")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsgraph.builder import numerals, title_tails, wordlists
from newsgraph.builder.contests import is_result
from newsgraph.builder.holding import Holding, kind_fits
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import is_post_nominal
from newsgraph.builder.reading import Reading
from newsgraph.builder.respective_owners import respectively
from newsgraph.builder.seats import past_seat
from newsgraph.builder.sentence_bounds import sentence_end, sentence_start
from newsgraph.builder.title import Title, lapses
from newsgraph.builder.title_adverbs import PAST, before_adverbs
from newsgraph.builder.title_asides import COMMAS, past_aside, past_asides
from newsgraph.builder.title_clauses import subject_of
from newsgraph.builder.title_possessors import opens_with_place
from newsgraph.builder.title_tails import owned_by_tail, party_tag, past_clause, past_party, past_people, past_title
from newsgraph.builder.title_words import heads, is_nested, is_stop, listed, run_of_name, singular

HONORIFICS = wordlists.words("titles", "courtesy", "before_names")
CLOSERS = frozenset({",", ".", ";", ":", ")", "-", "–", "—", "--", '"', "'", "``", "''", "?", "!"})


def _name_starting(reading: Reading, index: int, title: Title) -> tuple[str, int, int] | None:
    """The name that starts at ``index``, past courtesy titles and full stops, if it can hold the title."""
    doc = reading.doc
    end = sentence_end(doc[title.head])
    while index < end and index not in reading.member_of_name:
        if doc[index].lower_.rstrip(".") not in HONORIFICS and not (index > title.last + 1 and is_stop(doc[index])):
            break
        index += 1
    key = reading.member_of_name.get(index) if index < end else None
    if key is None or not kind_fits(reading, key, title):
        return None
    first, last = run_of_name(reading, index)
    if first < index and (first <= title.last < index or all(is_stop(each) for each in doc[first:index])):
        first = index
    return (key, first, last) if first == index else None


def _is_one_of(reading: Reading, title: Title) -> bool:
    """Whether the plural names one: "one of the family's lawyers, X,"."""
    doc = reading.doc
    return title.first > 1 and doc[title.first - 1].lower_ == "of" and doc[title.first - 2].lower_ == "one"


def _tagged(reading: Reading, last: int, title: Title) -> Iterator[tuple[str, int, int]]:
    """Further members who share a singular title, each with party and state: "Senator X, R-Lara, and Y, D-Lara"."""
    doc = reading.doc
    while title.lemma in listed("seat", "heads"):
        tag = party_tag(reading, last + 1)
        if tag is None:
            return
        index = tag[1]
        while index < len(doc) and doc[index].lower_ in {",", "and"}:
            index += 1
        named = _name_starting(reading, index, title)
        if named is None or party_tag(reading, named[2] + 1) is None:
            return
        yield named
        last = named[2]


def _coordinated(reading: Reading, last: int, title: Title) -> Iterator[tuple[str, int, int]]:
    """Further names joined to the one that ends at ``last``: "Presidents X and Y"."""
    doc = reading.doc
    index = past_aside(reading, past_seat(reading, last + 1), title)
    while index < sentence_end(doc[title.head]) and doc[index].lower_ in {",", "and", "&", "or"}:
        index += 1
        if doc[index - 1].lower_ == "," and index < len(doc) and doc[index].lower_ == "and":
            index += 1
        named = _name_starting(reading, index, title)
        if named is None:
            return
        yield named
        index = past_aside(reading, past_seat(reading, named[2] + 1), title)


def before_name(reading: Reading, title: Title) -> Iterator[Holding]:
    """ "Prime Minister X", "Airbus President, X": the name right behind the title phrase."""
    doc = reading.doc
    index = title.last + 1
    if index < len(doc) and is_stop(doc[index]):
        index += 1
    if index + 3 < len(doc) and doc[index].text == "(" and doc[index + 2].text == ")":
        index += 3  # "Superintendent (Rural) X"
    if [token.lower_ for token in doc[index : index + 3]] == ["at", "the", "time"]:
        title, index = replace(title, former=True), index + 3  # "his campaign manager at the time, X,"
    comma, colon = index < len(doc) and doc[index].text in {",", ":"}, index
    if comma:
        double = title.possessed or title.definite or (title.group == "kinship" and title.indefinite)
        index = past_title(reading, index + 1) if double else index + 1
        index = past_people(reading, past_party(reading, index))
    elif index not in reading.member_of_name:
        behind = past_clause(reading, title)
        comma, index = (True, behind) if behind is not None else (comma, index)
    named = _name_starting(reading, index, title)
    if named is None:
        return
    key, first, last = named
    if key == title.of or (comma and doc[colon].text == ":" and is_result(reading, colon, last)):
        return
    if comma and title.plural and _is_one_of(reading, title):
        title = replace(title, plural=False)
    kin = title.plural and title.group == "kinship" and not title.possessed
    if (
        comma
        and not kin
        and (
            _is_said(reading, title, first)
            or is_nested(doc[title.head])
            or title_tails.closes_report(doc, title.head, last)
            or not _is_apposed(reading, title, first, last)
        )
    ):
        return
    if (
        not comma
        and not title.plural
        and reading.entities[key].kind is not Kind.PERSON
        and title.group != "organizational"
    ):
        return
    if not comma and _is_object_relative(reading, title, first, last):
        return
    title = _of_kin(reading, title, key, first, last)
    if not comma and title.of is not None and opens_with_place(reading, title, last):
        title = replace(title, of=None)
    others = list(_coordinated(reading, last, title)) if title.plural else list(_tagged(reading, last, title))
    if comma and title.plural and not others:
        return
    counted = comma and title.plural and not kin and doc[title.first].tag_ == "CD"
    if counted and numerals.value([doc[title.first].lower_]) != len(others) + 1:
        return  # of the "three directors of Y" two are named
    final = others[-1][2] if others else last
    shared = owned_by_tail(reading, title, final) if title.plural else title
    if shared.of is not None and reading.entities[shared.of].kind is not Kind.ORGANIZATION and title.of is None:
        shared = title
    row = respectively(reading, title, len(others) + 1)
    for number, (holder, begin, stop) in enumerate([(key, first, last), *others]):
        if row:
            yield Holding(replace(title, of=row[number]), holder, (begin, stop), "before-name")
            continue
        owned = title if comma and title.has_complement else owned_by_tail(reading, title, stop)
        yield Holding(owned if owned.of is not None else shared, holder, (begin, stop), "before-name")


def _of_kin(reading: Reading, title: Title, holder: str, first: int, last: int) -> Title:
    """Kinship without a possessor is of whoever the clause is about: "she visited daughter X", "X and wife Y"."""
    doc = reading.doc
    if title.group != "kinship" or title.of is not None:
        return title
    left = _survived(reading, title, holder)
    if left is not None:
        return replace(title, of=left)
    if title.possessed or title.definite or title.indefinite:
        return title
    before = title.first - 1
    if before > 0 and doc[before].lower_ in {"and", "with", ","}:
        key = reading.member_of_name.get(before - 1) or reading.member_of_name.get(before - 2)
        if key is not None and _can_be_kin(reading, key, holder) and not _is_kin_himself(reading, before - 1):
            return replace(title, of=key)
    token = doc[first : last + 1].root
    while token.head != token:
        token = token.head
        if title.first <= token.i <= title.last:
            continue
        if token.pos_ in {"NOUN", "PROPN"}:
            owners = [child for child in token.children if child.dep_ == "poss" and child.i < title.first]
        elif token.pos_ in {"VERB", "AUX"}:
            subject = subject_of(token)
            owners = [subject] if subject is not None and subject.i < title.first else []
        else:
            continue
        for owner in owners:
            key = reading.member_of_name.get(owner.i) or reading.referent.get(owner.i)
            if key is not None and _can_be_kin(reading, key, holder):
                return replace(title, of=key)
        if token.pos_ in {"VERB", "AUX"}:
            break
    return title


def _is_kin_himself(reading: Reading, index: int) -> bool:
    """Whether the name that ends at the token stands behind a word of kinship: "flanked by wife X and daughters Y"."""
    if index not in reading.member_of_name:
        return False
    first = run_of_name(reading, index)[0]
    return first > 0 and heads().get(singular(reading.doc[first - 1].text)) == "kinship"


def _survived(reading: Reading, title: Title, holder: str) -> str | None:
    """Whose kin somebody is who outlives them: "X is survived by a sister, Y", "leaves a wife, Y, and two sons"."""
    token = reading.doc[title.head]
    while token.dep_ in {"conj", "appos"} and token.head != token:
        token = token.head
    verb = token.head
    while token.dep_ == "pobj" and verb.lower_ == "by" and verb.head != verb:
        verb = verb.head  # "by two sons and by a daughter"
    having = verb.lemma_.lower() in {"leave", "have", "raise", "lose"} and not (title.possessed or title.definite)
    if verb.lemma_.lower() not in {"survive", "predecease"} and not (having and token.dep_ == "dobj"):
        return None
    subject = subject_of(verb)
    key = None if subject is None else reading.member_of_name.get(subject.i) or reading.referent.get(subject.i)
    return key if key is not None and _can_be_kin(reading, key, holder) else None


def _can_be_kin(reading: Reading, key: str, holder: str) -> bool:
    return key != holder and reading.entities[key].kind is Kind.PERSON and reading.entities[key].named


def _is_object_relative(reading: Reading, title: Title, first: int, last: int) -> bool:
    """ "The minister Smith criticised": a definite common noun whose name begins a relative clause."""
    doc = reading.doc
    head = doc[title.head]
    return (
        title.definite
        and not title.possessed
        and head.text[0].islower()
        and any(child.dep_ == "relcl" and child.left_edge.i == first for child in head.children)
    )


def _is_said(reading: Reading, title: Title, name: int) -> bool:
    """Whether the title explains the name before it and not the one behind: "the child of X, the party's leader, Y"."""
    head = reading.doc[title.head]
    key = reading.member_of_name.get(head.head.i) if head.dep_ == "appos" and head.head.i < title.first else None
    return (
        key is not None
        and title.definite
        and reading.doc[title.first - 1].text == ","
        and reading.member_of_name.get(title.first - 2) == key
        and reading.doc[sentence_start(head) : title.first].root.pos_ == "NOUN"
        and reading.entities[key].kind is Kind.PERSON
        and reading.member_of_name.get(name) != key
    )


def _is_apposed(reading: Reading, title: Title, first: int, last: int) -> bool:
    """Whether the name behind a comma explains the title: set off again, or so in the parse."""
    doc = reading.doc
    head, name = doc[title.head], doc[first : last + 1].root
    if title.indefinite and title.plural:
        return False
    if last + 2 < len(doc) and is_post_nominal(doc[last + 1]):  # "the judge, Ann Hill QC, said"
        last += 1
        name = doc[last] if doc[last].dep_ == "appos" else name
    if name.dep_ == "appos" and (name.head.i == head.i or title.first <= name.head.i <= title.last):
        return True
    if title.plural:
        return title.possessed or (title.has_complement and (title.definite or doc[title.first].tag_ == "CD"))
    if is_second(reading, title, last):
        return True
    if (
        name.dep_ in {"nsubj", "nsubjpass"}
        and head.dep_ in {"pobj", "dobj"}
        and head.head.i < title.first
        and not title.possessed
    ):
        return False
    after = doc[last + 1] if last + 1 < len(doc) else None
    closed = after is None or last + 1 >= sentence_end(head) or after.text in CLOSERS
    starts = title.first == sentence_start(head) or doc[title.first - 1].is_punct
    return (
        closed
        or (starts and after is not None and (after.pos_ in {"VERB", "AUX"} or after.lower_ == "and"))
        or ((title.possessed or title.has_complement) and head.dep_ not in {"pobj"})
    )


def is_second(reading: Reading, title: Title, last: int) -> bool:
    """Whether another title and its name stand before "and" in the same way: "Y's chairman, X, and treasurer, Z,"."""
    doc, joint = reading.doc, title.first - 1
    if title.definite or title.indefinite or joint < 3 or doc[joint].lower_ != "and" or doc[joint - 1].text != ",":
        return False
    key, after = reading.member_of_name.get(joint - 2), last + 1
    if key is None or reading.entities[key].kind is not Kind.PERSON:
        return False
    opens = doc[run_of_name(reading, joint - 2)[0] - 1].text == ","
    return opens and (after >= len(doc) or doc[after].text in CLOSERS)


def after_name(reading: Reading, title: Title) -> Iterator[Holding]:
    """ "X, 49, a spokesperson for Y,": the name right before the title phrase."""
    doc = reading.doc
    start = sentence_start(doc[title.head])
    if title.plural and _is_one_of(reading, title):
        title = replace(title, first=title.first - 2, plural=False)  # "X, one of the directors of Y,"
    index = title.first - 1
    if index < start:
        return
    if (joined := _joined_apposition(reading, title)) is not None:
        yield Holding(title, joined[0], joined[1:], "after-name")
        return
    index = before_adverbs(reading, index, start)
    if any(doc[each].lower_ in PAST for each in range(index + 1, title.first)):
        title = replace(title, former=True)
    opener = doc[index].text
    if opener not in COMMAS and opener != "(":
        return
    index -= 1
    index = past_asides(reading, index, start)
    key = reading.member_of_name.get(index)
    possessive = key is None and index > start and doc[index].tag_ == "POS"
    described = key is None
    if described and doc[title.head].dep_ == "appos" and doc[title.head].head.i == index:
        key = reading.referent.get(index)  # "The 27-year-old, a father of two,"
    if key is None or possessive or (key == title.of and title.group != "kinship"):
        return
    if not kind_fits(reading, key, title):
        return
    first, last = (index, index) if described else run_of_name(reading, index)
    if described and doc[index].dep_ == "attr" and doc[index].head.tag_ == "VBD" and lapses(title):
        title = replace(title, former=True)  # "was a nurse, a magistrate"
    if _is_of_next(reading, title, first, last) or not _closes(reading, title, opener, first, last):
        return
    if title.plural:
        if not (names := _names_before(reading, first, start)):
            return
        for other, begin, stop in names:
            if kind_fits(reading, other, title):
                yield Holding(title, other, (begin, stop), "after-name")
    yield Holding(title, key, (first, last), "after-name")


def _is_of_next(reading: Reading, title: Title, first: int, last: int) -> bool:
    """Whether the name is another title's, and this one's holder comes next: "its chair, X, and the owner of Y, Z"."""
    name = reading.doc[first : last + 1].root
    joined = title.definite and reading.doc[title.first - 1].lower_ == "and"
    return joined and name.dep_ == "appos" and name.head.i < first and name.head.pos_ != "PROPN"


def _joined_apposition(reading: Reading, title: Title) -> tuple[str, int, int] | None:
    """The name before an apposition that the title is joined to: "X, the richest man of Y and owner of Z"."""
    doc = reading.doc
    other = doc[title.head].head
    if doc[title.head].dep_ != "conj" or title.plural or other.dep_ != "appos" or other.pos_ != "NOUN":
        return None
    if singular(other.text) in heads():  # a title itself, which shares its holder
        return None
    name = other.head.i
    key = reading.member_of_name.get(name)
    if key is None or name > other.i or not kind_fits(reading, key, title) or key == title.of:
        return None
    first, last = run_of_name(reading, name)
    between = {reading.member_of_name.get(index) for index in range(last + 1, title.first)} - {None, key}
    people = any(reading.entities[each].kind is Kind.PERSON for each in between if each is not None)
    return None if people else (key, first, last)


def _closes(reading: Reading, title: Title, opener: str, first: int, last: int) -> bool:
    """Whether the title phrase really explains the name before it and does not begin another clause."""
    doc = reading.doc
    head, name = doc[title.head], doc[first : last + 1].root
    end = sentence_end(head)
    after = doc[title.last + 1] if title.last + 1 < end else None
    if head.dep_ == "appos" and first <= head.head.i <= last:
        return True
    if opener == "(":
        return after is None or after.text in {")", ",", ";"}
    if (
        after is not None
        and after.i in reading.member_of_name
        and reading.entities[reading.member_of_name[after.i]].kind is Kind.PERSON
    ):
        return False  # "met X, President Y": the title is Y's
    informative = (
        title.has_complement or title.of is not None or title.definite or title.indefinite or title.group != "job"
    )
    if after is None or after.text in CLOSERS or after.lower_ in {"and", "who", "whose", "as", "at", "in", "but"}:
        if head.dep_ in {"nsubj", "nsubjpass"} and after is not None and after.text not in {",", ")"}:
            return False
        fronted = name.dep_ == "pobj" and head.dep_ in {"nsubj", "nsubjpass"} and head.head == name.head.head
        return informative and not fronted
    if after.pos_ in {"VERB", "AUX"} and informative:
        return head.dep_ in {"appos", "conj"} or (name.dep_ in {"nsubj", "nsubjpass"} and name.head.i == after.i)
    return False


def _names_before(reading: Reading, first: int, start: int) -> list[tuple[str, int, int]]:
    """The names joined before the one that begins at ``first``: "X and Y, the leaders of Z"."""
    doc = reading.doc
    names: list[tuple[str, int, int]] = []
    index = first - 1
    while index > start and doc[index].lower_ in {"and", ","}:
        while index > start and doc[index].lower_ in {"and", ","}:
            index -= 1
        key = reading.member_of_name.get(index)
        if key is None:
            break
        begin, stop = run_of_name(reading, index)
        names.append((key, begin, stop))
        index = begin - 1
    return names
