"""Who holds a title: the links from a title phrase to the person that it is said of, one rule each.

Rules, by where the holder stands: before-name ("Prime Minister X"), after-name ("X, chief negotiator of Y"), copula ("X is
the chairman"), as ("served as"), appointed ("was named"), heading ("who heads Y", "headed by X"), description ("the prime
minister", known to be X), speaker ("a spokesman said"). Each has the confidence that its form deserves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsgraph.builder.model import Kind, Status
from newsgraph.builder.reading import Reading
from newsgraph.builder.titles import HYPHENS, Title, is_stop, listed, run_of_name, singular
from newsgraph.builder.wordlists import table

CONFIDENCE = {
    "before-name": 0.95, "after-name": 0.9, "shared-title": 0.88, "copula": 0.85, "as": 0.85, "appointed": 0.85,
    "heading": 0.75, "description": 0.7, "speaker": 0.7,
}  # fmt: skip
HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady madam hon".split())
COMMAS = frozenset({",", "-", "–", "—", "--"})
CLOSERS = frozenset({",", ".", ";", ":", ")", "-", "–", "—", "--", '"', "'", "``", "''", "?", "!"})


@dataclass(frozen=True, slots=True)
class Holding:
    """One title phrase with one holder: ``holder`` is an entity key, ``by`` the tokens that name the holder."""

    title: Title
    holder: str
    by: tuple[int, int]
    rule: str
    verb: int | None = None


def holdings(reading: Reading, found: Sequence[Title]) -> tuple[Holding, ...]:
    """Every holding that the title phrases state, in the order of the text."""
    linked: dict[int, list[Holding]] = {}
    for number, title in enumerate(found):
        linked[number] = _of_one(reading, title, found, number)
    _share(reading, found, linked)
    heads = {title.head for title in found}
    everything = [each for number in sorted(linked) for each in linked[number]]
    everything += list(_heading(reading, heads))
    return tuple(everything)


def _of_one(reading: Reading, title: Title, found: Sequence[Title], number: int) -> list[Holding]:
    """The holders of one title phrase, by the surest rule that applies."""
    for rule in (_before_name, _after_name, _copula, _verbs):
        holders = list(rule(reading, title))
        if holders:
            return holders
    return list(_described(reading, title))


def _kind_fits(reading: Reading, key: str, title: Title) -> bool:
    """Whether an entity of this kind can hold such a title: persons any but an organisation's, organisations only theirs."""
    entity = reading.entities[key]
    if entity.kind is Kind.PERSON:
        return title.lemma not in {"subsidiary", "parent-company", "holding-company", "manufacturer", "affiliate"}
    organizational = title.group == "organizational" or title.lemma in listed("organizational", "heads")
    return organizational and entity.kind in {Kind.ORGANIZATION, Kind.POLITY}


def _name_starting(reading: Reading, index: int, title: Title) -> tuple[str, int, int] | None:
    """The name that starts at ``index``, past courtesy titles and full stops, if it can hold the title."""
    doc = reading.doc
    end = doc[title.head].sent.end
    while index < end and (doc[index].lower_.rstrip(".") in HONORIFICS) and index not in reading.member_of_name:
        index += 1
    key = reading.member_of_name.get(index) if index < end else None
    if key is None or not _kind_fits(reading, key, title):
        return None
    first, last = run_of_name(reading, index)
    if first < index and first <= title.last < index:
        first = index
    return (key, first, last) if first == index else None


def _coordinated(reading: Reading, last: int, title: Title) -> Iterator[tuple[str, int, int]]:
    """Further names joined to the one that ends at ``last``: "Presidents X and Y"."""
    doc = reading.doc
    index = last + 1
    while index < doc[title.head].sent.end and doc[index].lower_ in {",", "and", "&", "or"}:
        index += 1
        if doc[index - 1].lower_ == "," and index < len(doc) and doc[index].lower_ == "and":
            index += 1
        named = _name_starting(reading, index, title)
        if named is None:
            return
        yield named
        index = named[2] + 1


def _before_name(reading: Reading, title: Title) -> Iterator[Holding]:
    """ "Prime Minister X", "Airbus President, X": the name right behind the title phrase."""
    doc = reading.doc
    index = title.last + 1
    if index < len(doc) and is_stop(doc[index]):
        index += 1
    comma = index < len(doc) and doc[index].text in {",", ":"}
    if comma:
        index += 1
    if title.indefinite and not comma and title.group != "job":
        pass
    named = _name_starting(reading, index, title)
    if named is None:
        return
    key, first, last = named
    if key == title.of:
        return
    if comma and not _is_apposed(reading, title, first, last):
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
    yield Holding(title, key, (first, last), "before-name")
    if title.plural:
        for key, first, last in _coordinated(reading, last, title):
            yield Holding(title, key, (first, last), "before-name")


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


def _is_apposed(reading: Reading, title: Title, first: int, last: int) -> bool:
    """Whether the name behind a comma explains the title: set off again, or so in the parse."""
    doc = reading.doc
    head, name = doc[title.head], doc[first : last + 1].root
    if title.indefinite and title.plural:
        return False
    if name.dep_ == "appos" and (name.head.i == head.i or title.first <= name.head.i <= title.last):
        return True
    if title.plural:
        return False
    if (
        name.dep_ in {"nsubj", "nsubjpass"}
        and head.dep_ in {"pobj", "dobj"}
        and head.head.i < title.first
        and not title.possessed
    ):
        return False
    after = doc[last + 1] if last + 1 < len(doc) else None
    closed = after is None or last + 1 >= head.sent.end or after.text in CLOSERS
    starts = title.first == head.sent.start or doc[title.first - 1].is_punct
    return (
        closed
        or starts
        and after is not None
        and (after.pos_ in {"VERB", "AUX"} or after.lower_ == "and")
        or (title.possessed or title.has_complement)
        and head.dep_ not in {"pobj"}
    )


def _after_name(reading: Reading, title: Title) -> Iterator[Holding]:
    """ "X, 49, a spokesperson for Y,": the name right before the title phrase."""
    doc = reading.doc
    start = doc[title.head].sent.start
    index = title.first - 1
    if index < start:
        return
    opener = doc[index].text
    while index > start and doc[index].lower_ in {
        "then",
        "now",
        "currently",
        "formerly",
        "also",
        "himself",
        "herself",
        "and",
    }:
        index -= 1
    opener = doc[index].text
    if opener not in COMMAS and opener != "(":
        return
    index -= 1
    index = _past_age(reading, index, start)
    key = reading.member_of_name.get(index)
    possessive = key is None and index > start and doc[index].tag_ == "POS"
    if key is None or possessive or key == title.of and title.group != "kinship":
        return
    if not _kind_fits(reading, key, title):
        return
    first, last = run_of_name(reading, index)
    if not _closes(reading, title, opener, first, last):
        return
    if title.plural:
        names = _names_before(reading, first, start)
        if not names:
            return
        for other, begin, stop in names:
            if _kind_fits(reading, other, title):
                yield Holding(title, other, (begin, stop), "after-name")
    yield Holding(title, key, (first, last), "after-name")


def _past_age(reading: Reading, index: int, start: int) -> int:
    """The token before an age or a party in commas: "X, 49," "X (D-NY),"."""
    doc = reading.doc
    if index > start + 1 and doc[index].tag_ == "CD" and doc[index - 1].text in COMMAS | {"("}:
        return index - 2
    if index > start + 2 and doc[index].text == ")":
        opening = index - 1
        while opening > max(start, index - 8) and doc[opening].text != "(":
            opening -= 1
        if doc[opening].text == "(":
            return opening - 1
    return index


def _closes(reading: Reading, title: Title, opener: str, first: int, last: int) -> bool:
    """Whether the title phrase really explains the name before it and does not begin another clause."""
    doc = reading.doc
    head, name = doc[title.head], doc[first : last + 1].root
    end = head.sent.end
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
        return head.dep_ in {"appos", "conj"} or name.dep_ in {"nsubj", "nsubjpass"} and name.head.i == after.i
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


def _referent(reading: Reading, token: Token) -> str | None:
    """Who a noun phrase or pronoun is, a relative pronoun being its antecedent."""
    key = reading.referent.get(token.i) or reading.member_of_name.get(token.i)
    if key is not None:
        return key
    if token.tag_ in {"WP", "WDT"}:
        verb = token.head
        while verb.dep_ not in {"relcl", "ROOT"} and verb.head != verb:
            verb = verb.head
        if verb.dep_ == "relcl":
            return reading.referent.get(verb.head.i) or reading.member_of_name.get(verb.head.i)
    return None


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, that of the verb it is joined to, or of the one that governs it."""
    for depth in range(4):
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return child
        if verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"} and depth < 3:
            verb = verb.head
        else:
            return None
    return None


def _mood(verb: Token) -> tuple[bool, Status]:
    """Whether a clause is in the past, and its status by negation and auxiliaries."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if any(child.dep_ == "neg" for child in verb.children):
        return False, Status.NEGATED
    if auxiliaries & {"may", "might", "could", "would", "should", "can"}:
        return False, Status.HYPOTHETICAL
    if auxiliaries & {"will", "shall", "'ll"} or "to" in auxiliaries:
        return False, Status.PLANNED
    return verb.tag_ == "VBD" or "had" in auxiliaries, Status.ACTUAL


def _is_reported(verb: Token) -> bool:
    """Whether the clause is indirect speech under a past verb, where "was" means "is"."""
    return verb.dep_ == "ccomp" and verb.head.tag_ in {"VBD", "VBN"}


def _copula(reading: Reading, title: Title) -> Iterator[Holding]:
    """ "X is, was, became, remains the chairman of Y"."""
    head = reading.doc[title.head]
    attribute = head
    while attribute.dep_ == "conj" and attribute.head.pos_ in {"NOUN", "PROPN"}:
        attribute = attribute.head
    verb = attribute.head
    if attribute.dep_ not in {"attr", "oprd", "dobj"} or verb.lemma_ not in listed("verbs", "be"):
        return
    if title.plural or verb.i > title.first and verb.lemma_ == "be" and attribute.i > verb.i and not title.definite:
        return
    subject = _subject(verb)
    if subject is None or subject.i == head.i:
        return
    key = _referent(reading, subject)
    if key is None or not _kind_fits(reading, key, title) or key == title.of:
        return
    past, status = _mood(verb)
    if status is Status.NEGATED:
        return
    former = title.former or (verb.lemma_ == "be" and past and not _is_reported(verb))
    status = status if status is not Status.ACTUAL else title.status
    yield Holding(replace(title, former=former, status=status), key, (subject.i, subject.i), "copula", verb.i)


def _verbs(reading: Reading, title: Title) -> Iterator[Holding]:
    """Titles behind "as" and behind verbs of appointing: "serves as", "was named", "resigned as", "replaced X as"."""
    doc = reading.doc
    head = doc[title.head]
    joined = head
    while joined.dep_ == "conj" and joined.head.pos_ in {"NOUN", "PROPN"}:
        joined = joined.head
    above = joined.head
    as_phrase = joined.dep_ == "pobj" and above.lower_ == "as" or above.lower_ == "as" and joined.head == above
    verb = above.head if as_phrase else above
    while as_phrase and verb.pos_ in {"ADV", "ADP", "PART"} and verb.head != verb:
        verb = verb.head
    if as_phrase and verb.pos_ in {"NOUN", "PROPN", "PRON"} and verb.dep_ in {"dobj", "nsubj", "nsubjpass"}:
        verb = verb.head  # "named X as chairman", the phrase hung on X
    if verb.pos_ not in {"VERB", "AUX"} or title.plural:
        return
    lemma = verb.lemma_.lower()
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ == "acl"
    )
    past, status = _mood(verb)
    if status is Status.NEGATED:
        return
    subject = _subject(verb)
    if subject is None and verb.dep_ == "acl":
        subject = verb.head
    named = next(
        (
            child
            for child in verb.children
            if child.dep_ in {"dobj", "nsubj"} and child.i > verb.i and child.i < title.first
        ),
        None,
    )
    if lemma in listed("verbs", "appoint") and (
        as_phrase or joined.dep_ in {"oprd", "attr", "dobj", "ccomp", "appos", "xcomp"}
    ):
        if (
            not as_phrase
            and lemma in {"hire", "install", "confirm", "pick", "choose", "select", "tap", "designate"}
            and joined.dep_ == "dobj"
        ):
            return
        target = subject if passive else named
        pending = Status.HYPOTHETICAL if lemma in listed("verbs", "pending") else title.status
        yield from _held(
            reading,
            title,
            target,
            "appointed",
            verb,
            status if status is not Status.ACTUAL else pending,
            former=title.former,
        )
        return
    if not as_phrase:
        return
    if lemma in listed("verbs", "serve") or lemma in {"continue", "return", "stay", "start", "begin"}:
        former = past and lemma in listed("verbs", "serve") and not _is_reported(verb)
        yield from _held(reading, title, subject, "as", verb, status, former=former or title.former)
    elif lemma in listed("verbs", "leave"):
        planned = status is not Status.ACTUAL
        yield from _held(reading, title, subject, "as", verb, Status.ACTUAL, former=not planned)
    elif lemma in listed("verbs", "succeed"):
        other = next((child for child in verb.children if child.dep_ == "agent"), None)
        agent = next((child for child in other.children if child.dep_ == "pobj"), None) if other is not None else None
        new, old = (agent, subject) if passive else (subject, named)
        yield from _held(reading, title, new, "as", verb, status, former=False)
        if status is Status.ACTUAL:
            yield from _held(reading, title, old, "as", verb, Status.ACTUAL, former=True)
    elif lemma in listed("verbs", "remove"):
        target = subject if passive else named
        yield from _held(reading, title, target, "as", verb, Status.ACTUAL, former=status is Status.ACTUAL)
    elif lemma == "take":
        yield from _held(reading, title, subject, "as", verb, status, former=title.former)


def _held(
    reading: Reading, title: Title, token: Token | None, rule: str, verb: Token, status: Status, *, former: bool
) -> Iterator[Holding]:
    """One holding by the token's referent, if that can hold the title."""
    key = _referent(reading, token) if token is not None else None
    if token is None or key is None or key == title.of or not _kind_fits(reading, key, title):
        return
    yield Holding(replace(title, former=former, status=status), key, (token.i, token.i), rule, verb.i)


def _described(reading: Reading, title: Title) -> Iterator[Holding]:
    """A description known to be somebody ("the prime minister"), and an unnamed holder who speaks ("a spokesman said")."""
    head = reading.doc[title.head]
    key = reading.referent.get(title.head)
    if key is None or key == title.of:
        return
    entity = reading.entities[key]
    if entity.named:
        if (
            title.definite
            and not title.plural
            and entity.kind is Kind.PERSON
            and title.head not in reading.member_of_name
        ):
            yield Holding(title, key, (title.first, title.last), "description")
    elif entity.kind in {Kind.PERSON, Kind.GROUP} and _speaks(head) and title.group not in {"kinship"}:
        yield Holding(title, key, (title.first, title.last), "speaker")


def _speaks(head: Token) -> bool:
    """Whether the noun is the subject of a verb of speech or the source of "according to"."""
    noun = head
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    if noun.dep_ == "nsubj":
        return noun.head.lemma_.lower() in listed("speech")
    return noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ in {"according", "accord"}


def _share(reading: Reading, found: Sequence[Title], linked: dict[int, list[Holding]]) -> None:
    """Titles in a row have one holder: "president and chief executive X", "military chief General X", "X, founder and CEO"."""
    for number in range(len(found) - 2, -1, -1):  # leftwards from a title before its name
        following = linked[number + 1]
        if linked[number] and linked[number][0].rule not in {"description", "speaker"} or not following:
            continue
        if following[0].rule in {"description", "speaker"}:
            continue
        if _adjoin(reading, found[number], found[number + 1]) and following[0].by[0] > found[number + 1].last:
            title = found[number]
            if title.of is None and title.group not in {"rank", "job"} and found[number + 1].has_complement:
                title = replace(title, of=found[number + 1].of)
            linked[number] = [
                Holding(title, each.holder, each.by, "shared-title") for each in following if each.holder != title.of
            ]
            first = found[number + 1]
            if (
                first.of is None
                and first.group not in {"rank", "job"}
                and title.of is not None
                and title.last + 2 == first.first
            ):
                linked[number + 1] = [
                    replace(each, title=replace(each.title, of=title.of))
                    for each in following
                    if each.holder != title.of
                ]
    for number in range(1, len(found)):  # rightwards from a title behind its name
        before = linked[number - 1]
        if not before or linked[number] and linked[number][0].rule not in {"description", "speaker"}:
            title = found[number]
            if linked[number] and before and title.of is None and title.group == "kinship":
                _inherit_possessor(reading, found, linked, number)
            continue
        if (
            _adjoin(reading, found[number - 1], found[number])
            and before[0].by[1] < found[number - 1].first
            or (before[0].verb is not None and _adjoin(reading, found[number - 1], found[number]))
        ):
            title = found[number]
            if title.of is None and title.group not in {"rank", "job"} and not title.indefinite:
                title = replace(title, of=before[0].title.of)
            title = replace(
                title,
                former=title.former or before[0].verb is not None and before[0].title.former,
                status=before[0].title.status,
            )
            linked[number] = [
                Holding(title, each.holder, each.by, "shared-title", each.verb)
                for each in before
                if each.holder != title.of and _kind_fits(reading, each.holder, title)
            ]
        elif (
            before[0].verb is None
            and before[0].by[1] < found[number - 1].first
            and _continues(reading, found[number - 1], found[number], before[0])
        ):
            title = found[number]
            linked[number] = [
                Holding(title, each.holder, each.by, "shared-title") for each in before if each.holder != title.of
            ]


def _inherit_possessor(reading: Reading, found: Sequence[Title], linked: dict[int, list[Holding]], number: int) -> None:
    """ "X's envoy Y and son-in-law Z": the second title has the first one's possessor."""
    before, title = linked[number - 1][0], found[number]
    between = range(max(before.by[1], before.title.last) + 1, title.first)
    words = [reading.doc[index].lower_ for index in between]
    if (
        before.title.possessed
        and before.title.of is not None
        and words in (["and"], [",", "and"], [","], ["along", "with"])
    ):
        linked[number] = [replace(each, title=replace(each.title, of=before.title.of)) for each in linked[number]]


def _adjoin(reading: Reading, one: Title, other: Title) -> bool:
    """Whether two title phrases stand in a row, joined by nothing, "and", a comma, or a slash."""
    doc = reading.doc
    if doc[one.head].sent.start != doc[other.head].sent.start or one.plural != other.plural:
        return False
    between = [doc[index].lower_ for index in range(one.last + 1, other.first)]
    if not between:
        return other.group == "rank" or one.group == "rank" or doc[other.first].text[:1].isupper()
    joined = between in (
        ["and"],
        ["&"],
        ["/"],
        [","],
        [",", "and"],
        ["-"],
        ["as", "well", "as"],
        ["and", "also"],
        ["and", "then"],
        [",", "then"],
    )
    return joined


def _continues(reading: Reading, one: Title, other: Title, holding: Holding) -> bool:
    """Whether the parse joins the second title to the first one or to the holder, over other words between."""
    head = reading.doc[other.head]
    if one.plural != other.plural or head.sent.start != reading.doc[one.head].sent.start:
        return False
    return head.dep_ in {"conj", "appos"} and (head.head.i == one.head or holding.by[0] <= head.head.i <= holding.by[1])


def _heading(reading: Reading, heads: set[int]) -> Iterator[Holding]:
    """ "X, who heads Y", "X leads Y", "a delegation headed by X", "the X-led government"."""
    nouns: dict[str, str] = table("roles")["heading"]
    kinds = {Kind.ORGANIZATION, Kind.GROUP}
    for verb in reading.doc:
        if verb.pos_ not in {"VERB", "ADJ"} or verb.lemma_.lower() not in nouns:
            continue
        noun = nouns[verb.lemma_.lower()]
        title = Title(verb.i, verb.i, verb.i, noun, "office", (verb.i,))
        agent = next(
            (
                each
                for child in verb.children
                if child.dep_ == "agent"
                for each in child.children
                if each.dep_ == "pobj"
            ),
            None,
        )
        if verb.tag_ == "VBN" and verb.dep_ == "acl" and agent is not None:
            key, of = _referent(reading, agent), reading.referent.get(verb.head.i)
            if (
                key is not None
                and of is not None
                and reading.entities[of].kind in kinds
                and reading.entities[key].kind is Kind.PERSON
            ):
                yield Holding(replace(title, of=of), key, (agent.i, agent.i), "heading", verb.i)
            continue
        present = verb.tag_ in {"VBZ", "VBP"} or (
            verb.tag_ == "VBN" and any(child.lower_ in {"has", "have"} for child in verb.children)
        )
        target = next((child for child in verb.children if child.dep_ == "dobj"), None)
        subject = _subject(verb)
        if not present or target is None or subject is None or any(child.dep_ == "neg" for child in verb.children):
            continue
        if subject.tag_ == "WP" and verb.dep_ == "relcl":
            subject = verb.head
        key, of = _referent(reading, subject), reading.referent.get(target.i) or reading.member_of_name.get(target.i)
        if key is None or of is None or key == of or reading.entities[key].kind is not Kind.PERSON:
            continue
        if reading.entities[of].kind in kinds:
            yield Holding(replace(title, of=of), key, (subject.i, subject.i), "heading", verb.i)


def led_by(reading: Reading) -> Iterator[Holding]:
    """ "The X-led government": X is its leader."""
    doc = reading.doc
    for token in doc:
        if token.lower_ != "led" or token.i < 2 or doc[token.i - 1].text not in HYPHENS or token.i + 1 >= len(doc):
            continue
        key = reading.member_of_name.get(token.i - 2)
        of = next(
            (reading.referent[i] for i in range(token.i + 1, min(token.i + 4, len(doc))) if i in reading.referent), None
        )
        if key is None or of is None or key == of or reading.entities[key].kind is not Kind.PERSON:
            continue
        if reading.entities[of].kind in {Kind.ORGANIZATION, Kind.GROUP}:
            title = Title(token.i, token.i, token.i, "leader", "office", (token.i,), of=of)
            yield Holding(title, key, run_of_name(reading, token.i - 2), "heading", token.i)


__all__ = ["CONFIDENCE", "Holding", "holdings", "led_by", "singular"]
