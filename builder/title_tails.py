"""Whose a title is where that stands behind its holder's name: "Senator X of Lara", "researcher X, of the University".

In: a title phrase and the last token of the name behind it. Out: the title with whom it is of, if the words tell.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from newsgraph.builder import polities
from newsgraph.builder.descriptions import noun
from newsgraph.builder.employers import client_behind
from newsgraph.builder.forms import fold
from newsgraph.builder.model import Kind
from newsgraph.builder.party_offices import is_partisan, is_party
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_end
from newsgraph.builder.spoken_bodies import is_institution
from newsgraph.builder.title import LAWYERS, Title
from newsgraph.builder.title_words import HYPHENS, heads, is_stop, listed, run_of_name, singular
from newsgraph.builder.wordlists import words

PARTISANS = frozenset({"republican", "democrat", "independent"})
PARTY_LETTERS = frozenset({"R", "D", "I"})
JUDGES = frozenset({"judge", "justice"})
LOCAL = frozenset({"prosecutor", "coroner", "sheriff", "chief-of-police"})
NEARBY = frozenset({"nearby", "neighbouring", "neighboring", "suburban"})
POLICE = words("office_bodies", "kind", "force", "names") | {"garda", "gardai"}
BODY_PREPOSITIONS = frozenset({"of", "at", "from", "with"})
RESIDENCES = frozenset({"house", "palace", "hall", "lodge", "castle", "villa", "mansion", "residence", "court"})
LONG = 4  # words of a title between a comma and a name
CLERGY = frozenset({"Father", "Sister", "Brother", "Mother"})
DESCRIBED = 7  # tokens within which a description before a name must end
CLAUSE = 14  # tokens from the verb of a clause behind a title within which the name must follow
ASIDE = 6  # tokens within which the brackets behind a name must close


def owned_by_tail(reading: Reading, title: Title, last: int) -> Title:
    """The title with whom its holder represents, rules or works for, as the words behind the name at ``last`` say."""
    if title.group == "kinship":
        return title
    if title.of is not None:
        seat = _seat(reading, title, last) if is_party(reading, title.of) and not is_partisan(title) else None
        return replace(title, of=seat) if seat is not None else title
    key = _seat(reading, title, last) or _body(reading, title, last)
    key = key or (client_behind(reading, last) if title.lemma in LAWYERS else None)
    return replace(title, of=key) if key is not None else title


def _seat(reading: Reading, title: Title, last: int) -> str | None:
    """The state or town of "Senator X of Lara", "X (R-Lara)", "X, R-Lara,", "X, Republican of Lara"."""
    doc = reading.doc
    if title.lemma not in listed("seat", "heads") | JUDGES and not _is_of_town(reading, title):
        return None
    index = last + 1
    if index + 1 >= len(doc):
        return None
    if doc[index].text == "(":
        for inside in range(index + 1, min(index + ASIDE, len(doc))):
            if doc[inside].text == ")":
                break
            key = reading.member_of_name.get(inside)
            if key is not None and reading.entities[key].kind is Kind.POLITY:
                return key if not _is_of_state(reading, title, key) else None
        return None
    tagged = party_tag(reading, index)
    if tagged is not None:
        return tagged[0] if not _is_of_state(reading, title, tagged[0]) else None
    represented = _represented(reading, index)
    if represented is not None:
        return represented
    of_state = _partisan_of(reading, index)
    if of_state is not None:
        return of_state
    if index + 2 < len(doc) and doc[index].text == "," and doc[index + 1].lower_ in PARTISANS:
        index += 2  # "Senator X, Republican of Lara"
    if index + 1 < len(doc) and doc[index].lower_ in {"of", "from"}:
        index += 2 if doc[index + 1].lower_ == "the" else 1
        index += doc[index].lower_ in NEARBY
        key = reading.member_of_name.get(index)
        wanted = {Kind.ORGANIZATION} if title.lemma in JUDGES else {Kind.POLITY, Kind.LOCATION}
        if key is not None and reading.entities[key].kind in wanted:
            return key
    return None


def _is_of_town(reading: Reading, title: Title) -> bool:
    """Whether the office is in a town's force: "police chief X of Tulsa"."""
    words = {reading.doc[index].lower_ for index in title.words}
    return title.lemma in LOCAL or (title.group == "office" and bool(words & {"police", "fire"}))


def _is_of_state(reading: Reading, title: Title, key: str) -> bool:
    """Whether a member of a state's chamber is told with a town, which is a part of the state: "Del. X (D-Lara)"."""
    state = title.lemma in {"del", "delegate", "assemblyman", "assemblywoman", "assemblymember"}
    state = state or reading.doc[title.first].lower_ == "state"
    return state and polities.state(reading.entities[key].label) is None


def _represented(reading: Reading, index: int) -> str | None:
    """The seat of ", who represents Lara," that begins with the comma at ``index``."""
    doc = reading.doc
    if index + 3 >= len(doc) or doc[index].text != "," or doc[index + 1].lower_ not in {"who", "representing"}:
        return None
    at = index + 2
    if doc[index + 1].lower_ == "who":
        at += doc[at].lower_ in {"has", "had"}
        if doc[at].lemma_.lower() not in {"represent", "sit"}:
            return None
        at += 1
    at += doc[at].lower_ == "for"
    at += at < len(doc) and doc[at].lower_ == "the"
    key = reading.member_of_name.get(at)
    return key if key is not None and reading.entities[key].kind in {Kind.POLITY, Kind.LOCATION} else None


def _partisan_of(reading: Reading, index: int) -> str | None:
    """The state of ", a Lara Republican" and ", the Lara Democrat" that begins with the comma at ``index``."""
    doc = reading.doc
    if index + 3 >= len(doc) or doc[index].text != "," or doc[index + 1].lower_ not in {"a", "an", "the"}:
        return None
    if doc[index + 2].lower_ in PARTISANS and doc[index + 3].lower_ in {"of", "from"}:
        key = reading.member_of_name.get(index + 4)  # ", a Republican from Lara"
        return key if key is not None and reading.entities[key].kind is Kind.POLITY else None
    key = reading.member_of_name.get(index + 2)
    if key is None or reading.entities[key].kind is not Kind.POLITY:
        return None
    behind = run_of_name(reading, index + 2)[1] + 1
    return key if behind < len(doc) and doc[behind].lower_ in PARTISANS else None


def party_tag(reading: Reading, index: int) -> tuple[str, int] | None:
    """The state in ", R-Lara" that begins with the comma at ``index``, and the token behind the tag."""
    doc = reading.doc
    if index + 3 >= len(doc) or doc[index].text != "," or doc[index + 1].text not in PARTY_LETTERS:
        return None
    key = reading.member_of_name.get(index + 3)
    if doc[index + 2].text not in HYPHENS or key is None or reading.entities[key].kind is not Kind.POLITY:
        return None
    return key, run_of_name(reading, index + 3)[1] + 1


def _body(reading: Reading, title: Title, last: int) -> str | None:
    """The organisation of "analyst X of Acme", "researcher X, at the University of Lara"."""
    doc = reading.doc
    rank = title.group == "rank" and title.lemma not in listed("clergy", "heads")
    end = sentence_end(doc[title.head])
    index = last + 1
    index += index < end and doc[index].is_space  # where the number of a note stood: "X[7], of Acme"
    comma = index < end and doc[index].text == ","
    index += comma
    if comma and not rank and index in reading.member_of_name:
        return _beside(reading, index, end)
    if index + 1 >= end or doc[index].lower_ not in BODY_PREPOSITIONS:
        return None
    if doc[index].lower_ != "of" and doc[index].head.pos_ in {"VERB", "AUX"} and not comma:
        return None  # "met analyst X at the Treasury"
    index = past_description(reading, index + 1, end)
    key = reading.member_of_name.get(index)
    if key is None or run_of_name(reading, index)[0] != index:
        return None
    entity = reading.entities[key]
    if doc[index - 1].lower_ == "at" and entity.label.split()[-1].lower() in RESIDENCES:
        return None  # "met President X at State House"
    if rank and not POLICE & set(fold(entity.label).split()):
        return None  # ranks of arms are of nobody, those of the police of their force
    return key if entity.named and (entity.kind is Kind.ORGANIZATION or is_institution(entity)) else None


def past_description(reading: Reading, index: int, end: int) -> int:
    """The token at which a name may begin behind what its bearer is: "of the Oslo-based haulage firm | Swiftline"."""
    doc = reading.doc
    index += index < end and doc[index].lower_ in {"the", "a", "an"}
    first = index
    if index + 2 < end and doc[index + 1].text in HYPHENS and doc[index + 2].lower_ == "based":
        index += 3
    while index < min(first + DESCRIBED, end) and index not in reading.member_of_name and doc[index].text.islower():
        index += 1
    before = doc[index - 1]
    people = before.tag_ == "NNS" and noun(before).person  # "of auditors Hart & Webb"
    only_told = all(doc[i].pos_ == "ADJ" for i in range(first, index))  # "of nearby Hill School"
    if not only_told and before.lower_ != "based" and not people and not noun(before).organization:
        return first
    return index


def _beside(reading: Reading, index: int, end: int) -> str | None:
    """The organisation between commas behind a name: "Special Agent X, FBI, said"; none where more names follow."""
    doc, key = reading.doc, reading.member_of_name[index]
    after = run_of_name(reading, index)[1] + 1
    if reading.entities[key].kind is not Kind.ORGANIZATION or run_of_name(reading, index)[0] != index:
        return None
    if after < end and doc[after].text not in {",", ")", ".", ";"}:
        return None
    return None if after + 1 < end and doc[after + 1].lower_ in {"and", "or", "&"} else key


def past_clause(reading: Reading, title: Title) -> int | None:
    """The token behind the clause and comma before names: "two brothers who had fled, X and Y", "the officer who led
    it, Capt. X,".
    """
    kin = title.group == "kinship" and title.plural
    office = title.group in {"office", "function", "job"} and title.definite and not title.plural
    if not (kin or office) or title.possessed:
        return None
    doc = reading.doc
    for child in doc[title.head].children:
        if child.dep_ == "relcl" and child.i > title.last:
            end = min(sentence_end(child), child.i + CLAUSE)
            after = next((i for i in range(child.i, end) if doc[i].text == ","), None)
            if after is None or kin:
                return after + 1 if after is not None else None
            name = after + 1
            while name < end and (heads().get(singular(doc[name].text)) == "rank" or is_stop(doc[name])):
                name += 1
            return name if name in reading.member_of_name else None
    return None


STYLES = frozenset({"Right", "Most", "Very", "Reverend", "Rev", "Honourable", "Hon", "Rt", "Venerable", "Ven", "Canon"})


def past_title(reading: Reading, index: int) -> int:
    """The token behind a second title before a name: "its chair, retired judge X", "a son, the poet X"; ``index``
    itself where none is.
    """
    doc, behind = reading.doc, index
    if index + 1 < len(doc) and doc[index].lower_ == "the":
        land = reading.member_of_name.get(index + 1)
        born = land is not None and reading.entities[land].kind is Kind.POLITY and doc[index + 1].tag_ == "JJ"
        behind = past_title(reading, index + 1 + born)  # "the German engineer X"
        return behind if behind > index + 1 + born else index
    while behind < min(index + LONG, len(doc)) and behind not in reading.member_of_name:
        token = doc[behind]
        word = token.text.rstrip(".")
        rank = heads().get(singular(word)) == "rank" or word in CLERGY | STYLES or is_stop(token)
        plain = token.text.islower() and (token.pos_ in {"NOUN", "ADJ", "PROPN"} or token.tag_ in {"VBN", "VBG"})
        if not (rank or plain):
            return index
        behind += 1
    named = index < behind < len(doc) and behind in reading.member_of_name
    last = behind - 2 if is_stop(doc[behind - 1]) else behind - 1
    return behind if named and singular(doc[last].text.rstrip(".")) in heads() else index


def closes_report(doc: Doc, head: int, last: int) -> bool:
    """Whether the title whose noun is ``head`` ends what the name that ends at ``last``, behind a comma, reports:
    "they freed the bank's director, lawyer X said"."""
    title, said = doc[head], last + 1
    if (
        said >= len(doc)
        or doc[said].lemma_.lower() not in listed("speech")
        or doc[said].tag_ not in {"VBD", "VBZ", "VBP"}
    ):
        return False
    return title.head.i < head and "," in (token.text for token in doc[head + 1 : last])


def past_people(reading: Reading, index: int) -> int:
    """The token behind the noun for a people before the name of one of them: "its conductor, Briton X"."""
    key, behind = reading.member_of_name.get(index), reading.member_of_name.get(index + 1)
    if key is None or behind is None or reading.entities[behind].kind is not Kind.PERSON:
        return index
    people = reading.entities[key].kind in {Kind.GROUP, Kind.POLITY} and run_of_name(reading, index)[1] == index
    return index + 1 if people and reading.doc[index].tag_ in {"NNP", "NN", "JJ"} else index


def past_party(reading: Reading, index: int) -> int:
    """The token behind the party of a name that begins there: "the town's MP, the Liberal Democrat X"."""
    article = index + 2 < len(reading.doc) and reading.doc[index].lower_ in {"the", "a"}
    if article and is_party(reading, reading.member_of_name.get(index + 1)):
        return run_of_name(reading, index + 1)[1] + 1
    return index
