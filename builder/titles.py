"""Phrases that name an office, function, job, rank or kinship, and of whom: "US secretary of state", "his wife".

A title phrase is found by its head word (lexicon/roles.toml) and grown over the words before and the complement behind.
Whoever holds the title is not looked for here. Source of method: the grammar of English noun phrases and of news titles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from newsgraph.builder.model import Kind, Status
from newsgraph.builder.reading import Reading
from newsgraph.builder.wordlists import table

CLASSES = ("office", "function", "job", "kinship", "rank", "organizational")
PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from", "under"})
INSIDE_NOUN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "VERB", "X"})
TIMES = frozenset({"time", "year", "month", "week", "day", "while", "moment", "years", "months", "weeks", "days"})
HYPHENS = frozenset({"-", "–"})
INTERIM = frozenset({"a.i", "a.i.", "emeritus", "emerita"})


@dataclass(frozen=True, slots=True)
class Title:
    """One title phrase. Indices are of tokens; ``last`` and ``end_of_core`` are included.

    ``first`` to ``last`` is the whole phrase, determiner and complement included; ``words`` are the tokens of the title
    itself, without the names of whom it is of. ``of`` is an entity key. ``group`` is the list that the head is in.
    """

    first: int
    last: int
    head: int
    lemma: str
    group: str
    words: tuple[int, ...]
    of: str | None = None
    possessed: bool = False
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    former: bool = False
    status: Status = Status.ACTUAL
    has_complement: bool = False


@cache
def listed(section: str, name: str = "words") -> frozenset[str]:
    """The words of one list of lexicon/roles.toml."""
    return frozenset(str(table("roles")[section][name]).split())


@cache
def _heads() -> dict[str, str]:
    """Each one-word head with its class; where several list it, the first of CLASSES."""
    found: dict[str, str] = {}
    for group in CLASSES:
        for word in listed(group, "heads"):
            found.setdefault(word, group)
    return found


@cache
def _compounds() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The heads of several words, by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, text in table("roles")["compounds"].items():
        for entry in str(text).split():
            words = tuple(entry.split("-"))
            found.setdefault(words[0], []).append((words, group))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


@cache
def _plurals() -> dict[str, str]:
    return dict(pair.split("=") for pair in str(table("roles")["plurals"]["words"]).split())


def singular(word: str) -> str:
    """The singular of a head word in lower case, without the full stop of an abbreviation."""
    low = word.lower().rstrip(".") or word
    if low in _plurals():
        return _plurals()[low]
    if low not in _heads() and low.endswith("s") and low[:-1] in _heads():
        return low[:-1]
    return low


@dataclass(frozen=True, slots=True)
class _Core:
    """The head of a title: its tokens, their class and lemma."""

    first: int
    last: int
    lemma: str
    group: str
    plural: bool


def in_name(reading: Reading, index: int) -> bool:
    """Whether a token is inside a name, and not a title that the name begins with."""
    key = reading.member_of_name.get(index)
    if key is None:
        return False
    if reading.entities[key].kind is not Kind.PERSON:
        return True
    following = reading.member_of_name.get(index + 1)
    before = reading.member_of_name.get(index - 1)
    opening = reading.doc[index].lower_.rstrip(".")
    return not (following == key and before != key and opening in listed("opening_names"))


def _cores(reading: Reading) -> Iterator[_Core]:
    """The heads of all titles, from left to right."""
    doc = reading.doc
    heads, compounds = _heads(), _compounds()
    index = 0
    while index < len(doc):
        token = doc[index]
        low = token.lower_.rstrip(".") or token.lower_
        core = _compound(reading, index, compounds.get(low, ())) if low in compounds else None
        if core is None:
            word = singular(token.text)
            group = heads.get(word)
            if group is not None and word in listed("rank", "military") and group == "rank" and token.text.islower():
                group = None if token.i + 1 in reading.member_of_name or token.pos_ != "NOUN" else group
            if group is not None and token.pos_ in {"NOUN", "PROPN", "ADJ", "X"} and not in_name(reading, index):
                core = _Core(index, index, word, group, word != low)
        if core is None:
            index += 1
            continue
        yield core
        index = core.last + 1


def _compound(reading: Reading, index: int, options: list[tuple[tuple[str, ...], str]] | tuple[()]) -> _Core | None:
    """The longest head of several words that begins at ``index``; hyphens between the words do not matter."""
    doc = reading.doc
    for words, group in options:
        position, plural = index, False
        for number, word in enumerate(words):
            if number and position < len(doc) and (doc[position].text in HYPHENS or is_stop(doc[position])):
                position += 1
            if position >= len(doc):
                break
            found = doc[position].lower_
            if found != word:
                if singular(found) != word or found == word:
                    break
                plural = True
            position += 1
        else:
            inside = [reading.member_of_name.get(each) for each in range(index, position)]
            key = inside[0]
            if key is not None and reading.entities[key].kind is not Kind.PERSON and in_name(reading, index - 1):
                return None
            return _Core(index, position - 1, "-".join(words), group, plural)
    return None


def run_of_name(reading: Reading, index: int) -> tuple[int, int]:
    """The first and last token of the name that the token at ``index`` is in."""
    key = reading.member_of_name[index]
    first = last = index
    while reading.member_of_name.get(first - 1) == key:
        first -= 1
    while reading.member_of_name.get(last + 1) == key:
        last += 1
    return first, last


def titles(reading: Reading) -> tuple[Title, ...]:
    """Every title phrase of the article, in the order of the text."""
    found: list[Title] = []
    cores = list(_cores(reading))
    floor = -1
    for number, core in enumerate(cores):
        following = cores[number + 1] if number + 1 < len(cores) else None
        if following is not None and following.first <= core.last + 2 and _is_inside(reading, core, following):
            continue
        title = _grown(reading, core, floor)
        found.append(title)
        floor = max(floor, core.last)
    return tuple(found)


def is_stop(token: Token) -> bool:
    """Whether a token is the full stop of an abbreviation, cut off from it."""
    before = token.nbor(-1) if token.i else token
    return (
        token.text == "."
        and token.i > 0
        and not before.whitespace_
        and (before.text[:1].isupper() or "." in before.text)
    )


def _is_inside(reading: Reading, core: _Core, following: _Core) -> bool:
    """Whether one head is only the first part of the next one's title: "chief negotiator", "police commissioner"."""
    doc = reading.doc
    between = range(core.last + 1, following.first)
    if any(doc[index].text not in HYPHENS and not is_stop(doc[index]) for index in between):
        return False
    if core.plural:
        return False
    if between and doc[between[0]].text in HYPHENS and following.first - core.last == 2:  # "singer-songwriter"
        return True
    if core.group == "rank" and following.group == "rank":
        return True
    last_word = doc[core.last].lower_.rstrip(".")
    if last_word in listed("inside") and not (following.group == "rank" and doc[following.first].text[0].isupper()):
        return True
    if (
        last_word in listed("rank", "modifiers")
        and following.lemma in listed("rank", "heads")
        and following.group == "rank"
    ):
        return True
    same_case = doc[core.last].text[0].isupper() == doc[following.first].text[0].isupper()
    return (
        same_case
        and core.group in {"job", "function"}
        and following.group in {"office", "function"}
        and core.lemma != following.lemma
    )


def _grown(reading: Reading, core: _Core, floor: int) -> Title:
    """The title phrase around a head: its modifiers before it, its complement behind."""
    doc = reading.doc
    head = doc[core.first : core.last + 1].root.i
    words = tuple(range(core.first, core.last + 1))
    title = Title(core.first, core.last, head, core.lemma, core.group, words, plural=core.plural)
    if core.group == "rank" or (core.lemma in listed("rank", "military") and doc[core.first].text[0].isupper()):
        title = _rank(reading, title, floor)
    else:
        title = _left(reading, title, floor)
    title = _elect(reading, title)
    if core.lemma in listed("pending", "hypothetical"):
        title = replace(title, status=Status.HYPOTHETICAL)
    if title.group == "rank":
        return title
    return _right(reading, title)


def _rank(reading: Reading, title: Title, floor: int) -> Title:
    """A rank with the ranks and modifiers right before it: "Lt. Gen.", "retired Brigadier General"."""
    doc = reading.doc
    first = title.first
    while first - 1 > floor and not in_name(reading, first - 1):
        low = doc[first - 1].lower_.rstrip(".")
        if low in listed("rank", "modifiers") or (
            (doc[first - 1].text in HYPHENS or is_stop(doc[first - 1]))
            and doc[first - 2].lower_ in listed("rank", "modifiers")
        ):
            first -= 1
        else:
            break
    former = first > 0 and doc[first - 1].lower_ in listed("former")
    return replace(title, first=first, words=tuple(range(first, title.last + 1)), former=former)


def _elect(reading: Reading, title: Title) -> Title:
    """ "President-elect", "ambassador-designate": planned, and part of the title."""
    doc = reading.doc
    after = title.last + 1
    if after < len(doc) and doc[after].text in HYPHENS:
        after += 1
    if after < len(doc) and doc[after].lower_ in listed("pending", "planned") and doc[after].i > title.last:
        words = title.words + tuple(range(title.last + 1, after + 1))
        return replace(title, last=after, words=words, status=Status.PLANNED)
    after = title.last + 2 if title.last + 1 < len(doc) and doc[title.last + 1].text == "," else title.last + 1
    if after < len(doc) and doc[after].lower_ in INTERIM:
        after += after + 1 < len(doc) and is_stop(doc[after + 1])
        return replace(title, last=after, words=(*title.words, *range(title.last + 1, after + 1)))
    return title


def _left(reading: Reading, title: Title, floor: int) -> Title:
    """The words before the head: modifiers stay in the title, names and possessors say whom it is of."""
    doc = reading.doc
    start_of_sentence = doc[title.first].sent.start
    words: list[int] = []
    of: str | None = None
    nearest = True
    first = title.first
    index = first - 1
    former = title.former
    status = title.status
    definite = indefinite = possessed = False
    while index >= start_of_sentence and index > floor:
        token = doc[index]
        low = token.lower_
        if low in {"the", "a", "an", "another", "this", "that", "these", "those", "both"}:
            definite, indefinite = low not in {"a", "an", "another"}, low in {"a", "an", "another"}
            first = index
            break
        if token.tag_ in {"PRP$", "WP$"}:
            of = _named(reading, reading.referent.get(index)) or (
                _whose(reading, token) if token.tag_ == "WP$" else None
            )
            definite = possessed = True
            first = index
            break
        if token.tag_ == "POS" or low in {"'s", "'", "’s", "’"}:
            owner = _possessor(reading, doc[index - 1]) if index else None
            definite = possessed = True
            first = _start_of(reading, index - 1)
            of = owner or of
            break
        if index in reading.member_of_name and in_name(reading, index):
            start, stop = run_of_name(reading, index)
            key = reading.member_of_name[index]
            kind = reading.entities[key].kind
            if kind is Kind.PERSON or stop >= title.first:
                break
            if start == stop and low in listed("portfolio") and title.lemma in listed("field", "heads"):
                words.insert(0, index)
            elif nearest and title.group != "kinship" and not (title.group == "job" and kind is not Kind.ORGANIZATION):
                of, nearest = key, False
            first, index = start, start - 1
            definite = True
            continue
        if low.rstrip(".") in listed("former"):
            former = True
        elif low in listed("dropped") or token.tag_ == "CD" or low == "year-old":
            status = Status.PLANNED if low == "incoming" else status
        elif low in HYPHENS or token.text in {"&", "/"}:
            if index - 1 < start_of_sentence:
                break
            if doc[index - 1].lower_ not in listed("former") and not (doc[index + 1].lower_ in {"old"}):
                words.insert(0, index)
        elif (
            token.pos_ in {"ADJ", "NOUN", "PROPN"}
            or token.tag_ in {"VBN", "VBG", "JJ", "RB"}
            and token.dep_ in {"amod", "compound", "advmod"}
        ):
            if token.pos_ == "NOUN" and token.tag_ == "NNS" and singular(low) in _heads():
                break
            if token.tag_ == "RB" and low not in {"newly", "long", "recently", "democratically", "twice"}:
                break
            words.insert(0, index)
        else:
            break
        first = index
        index -= 1
    words = _trimmed(reading, words)
    if of is None and first < title.first:
        of = _common_owner(reading, first, title.first - 1)
        if of is not None:
            words = [each for each in words if doc[each].lower_ not in listed("organization_nouns")]
    return replace(
        title, first=first, words=(*words, *title.words), of=of, possessed=possessed, definite=definite,
        indefinite=indefinite, former=former, status=status,
    )  # fmt: skip


def _trimmed(reading: Reading, words: list[int]) -> list[int]:
    """The modifiers without what remains of dropped words: hyphens at an end, "year old", "company"."""
    doc = reading.doc
    while words and (
        doc[words[0]].text in HYPHENS or doc[words[0]].lower_ in {"year", "old", "newly", "long", "time", "&", "/"}
    ):
        words = words[1:]
    if words and doc[words[0]].lower_ in listed("organization_nouns") - {"government", "party", "team", "union"}:
        words = words[1:]
    return words


def _common_owner(reading: Reading, first: int, last: int) -> str | None:
    """Whom a common noun before the head refers to: "company executives"."""
    for index in range(last, first - 1, -1):
        token = reading.doc[index]
        key = reading.referent.get(index)
        if key is not None and token.pos_ == "NOUN" and reading.entities[key].kind in {Kind.ORGANIZATION, Kind.POLITY}:
            return _named(reading, key)
    return None


def _named(reading: Reading, key: str | None) -> str | None:
    """The key, if it is of something that the article names: a title of nobody known is of nobody."""
    return key if key is not None and reading.entities[key].named else None


def _whose(reading: Reading, token: Token) -> str | None:
    """The person before a "whose"."""
    index = token.i - 1
    while index > token.sent.start and reading.doc[index].text in {",", "-", "–", "—"}:
        index -= 1
    return _named(reading, reading.member_of_name.get(index) or reading.referent.get(index))


def _possessor(reading: Reading, token: Token) -> str | None:
    """Who a possessor is: a name, or a description that refers to somebody known."""
    return _named(reading, reading.member_of_name.get(token.i) or reading.referent.get(token.i))


def _start_of(reading: Reading, index: int) -> int:
    """The first token of the possessor that ends at ``index``."""
    doc = reading.doc
    if index in reading.member_of_name:
        index = run_of_name(reading, index)[0]
    else:
        index = max(doc[index].left_edge.i, doc[index].sent.start)
    if index > doc[index].sent.start and doc[index - 1].lower_ == "the":
        index -= 1
    return index


def _right(reading: Reading, title: Title) -> Title:
    """The complement behind the head: "of Y", "for the Middle East", "to the king"; and so on while there are more."""
    doc = reading.doc
    words = list(title.words)
    last, of, complement = title.last, title.of, False
    end = doc[title.first].sent.end
    while last + 2 < end and doc[last + 1].lower_ in PREPOSITIONS and doc[last + 1].pos_ in {"ADP", "PART", "SCONJ"}:
        preposition = doc[last + 1].lower_
        stop, inside = _noun_phrase(reading, last + 2, end)
        if stop < last + 2 or doc[stop].ent_type_ in {"DATE", "TIME"} or doc[stop].lower_ in TIMES:
            break
        if preposition == "on" and title.lemma not in listed("field", "heads") | listed("principal", "heads") | {
            "expert"
        }:
            break
        owner = _owner(reading, last + 2, stop, inside)
        is_field = title.lemma in listed("field", "heads")
        people = preposition in {"in", "on", "under"}
        if preposition == "to" and title.lemma not in listed("principal", "heads") and not is_field:
            break
        if (
            preposition == "for"
            and is_field
            and owner is not None
            and reading.entities[owner].kind is Kind.ORGANIZATION
        ):
            is_field = False
        if preposition in {"with", "from", "at"} and owner is None:
            break
        if preposition == "from" and title.group == "kinship":
            break
        kept = owner is None or (is_field and preposition in {"for", "to", "on"})
        if people and owner is not None and preposition != "on":
            if of is not None or title.group == "kinship" or preposition == "under":
                break
            kept = False
            if title.group in {"job", "rank", "function"}:
                break
        if owner is not None and not kept:
            if of is not None and of != owner:
                if title.possessed or complement or title.group == "kinship":
                    break
            of = owner
        elif kept:
            if preposition in {"in", "with", "from", "at", "under"}:
                break
            words.extend(range(last + 1, stop + 1))
        last, complement = stop, True
        if stop + 1 < end and singular(doc[stop + 1].text) in _heads() and doc[stop + 1].pos_ == "NOUN" and not inside:
            break
    if (
        not complement
        and of is None
        and last + 2 < end
        and doc[last + 1].text == ","
        and doc[max(title.first - 1, 0)].text == ","
    ):
        key = reading.member_of_name.get(last + 2)
        if key is not None and reading.entities[key].kind is Kind.ORGANIZATION:
            stop = run_of_name(reading, last + 2)[1]
            if stop + 1 >= end or doc[stop + 1].is_punct:  # "X, commander, Third Fleet,"
                return replace(title, last=stop, of=key, has_complement=True)
    return replace(title, last=last, words=tuple(words), of=of, has_complement=complement)


def _noun_phrase(reading: Reading, start: int, end: int) -> tuple[int, list[str]]:
    """Where the noun phrase that begins at ``start`` ends, and the names in it; it stops before a person's name."""
    doc = reading.doc
    index, names = start, []
    while index < end:
        token = doc[index]
        if index in reading.member_of_name and in_name(reading, index):
            key = reading.member_of_name[index]
            stop = run_of_name(reading, index)[1]
            if reading.entities[key].kind is Kind.PERSON and (index > start and not _opens(doc[index - 1])):
                break
            names.append(key)
            index = stop + 1
            if reading.entities[key].kind is Kind.PERSON and not (index < end and doc[index].tag_ == "POS"):
                break
            continue
        if token.tag_ in {"POS", "PRP$", "DT", "CD"} or token.text in HYPHENS or token.text == "&":
            if token.tag_ in {"DT", "PRP$"} and index > start and doc[index - 1].tag_ not in {"CC", "IN"}:
                break
            index += 1
            continue
        if token.pos_ in {"NOUN", "PROPN", "ADJ"} and not (
            singular(token.text) in _heads() and token.text[:1].isupper() and names
        ):
            index += 1
            continue
        if token.tag_ == "VBG" and index == start and token.text.islower():  # "head of marketing"
            index += 1
            continue
        if (
            token.lower_ == "and"
            and index > start
            and index + 1 < end
            and doc[index + 1].pos_ in {"NOUN", "PROPN", "ADJ"}
        ):
            after = index + 1
            if after not in reading.member_of_name and singular(doc[after].text) not in _heads() and not names:
                same = doc[after].text[:1].isupper() == doc[index - 1].text[:1].isupper()
                if same and doc[after].head.i <= doc[index - 1].i + 3:
                    index += 1
                    continue
        break
    while (
        index > start
        and (doc[index - 1].tag_ in {"DT", "POS", "CC", "CD"} or doc[index - 1].text in HYPHENS)
        and (index - 1) not in reading.member_of_name
    ):
        index -= 1
    return index - 1, names


def _opens(token: Token) -> bool:
    return token.tag_ in {"DT", "PRP$", "IN"} or token.lower_ in {"mr.", "mr"} or singular(token.text) in _heads()


def _owner(reading: Reading, start: int, stop: int, names: list[str]) -> str | None:
    """Whom the complement names: the last name of it, or the one known by its head noun."""
    doc = reading.doc
    for index in range(stop, start - 1, -1):
        if index in reading.referent and index not in reading.member_of_name:
            if _named(reading, reading.referent[index]):
                return reading.referent[index]
            break
        if doc[index].pos_ in {"NOUN", "PROPN"} and index not in reading.member_of_name:
            break
    actors = [key for key in names if reading.entities[key].kind is not Kind.LOCATION]
    return (actors or names or [None])[-1]
