"""The complement behind the head of a title: whom it is of ("of Y", "at Y"), or its field ("for trade")."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from newsgraph.builder import polities, wordlists
from newsgraph.builder.employers import told_behind
from newsgraph.builder.inner_parts import inside_of
from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.respective_owners import past_row
from newsgraph.builder.sentence_bounds import sentence_end
from newsgraph.builder.title import Title
from newsgraph.builder.title_words import HYPHENS, heads, in_name, known, listed, run_of_name, singular

BODIES = frozenset({Kind.ORGANIZATION})
OCCASIONS = frozenset({
    "tour", "match", "game", "series", "tournament", "season", "trip", "visit", "opener", "qualifier",
    "qualifiers", "final", "friendly",
})  # fmt: skip
SHOWS = frozenset({"exhibition", "exhibit", "show", "festival", "fair", "retrospective", "concert"})
PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from", "under"})
DEFINITE = frozenset({"the", "this", "that"})  # "a cousin of the victim"
UNIONS = frozenset({"marriage", "relationship", "union", "partner", "wife", "husband"})
CONTESTS = wordlists.words("office_bodies", "candidacy", "contest")
ENSEMBLES = frozenset({"band", "orchestra", "choir", "trio", "quartet", "duo", "ensemble", "group"})
LONG_FIELD = 4  # tokens of what somebody knows about: "early modern Irish history"
SHORT = 2  # the longest capitals that are a field ("HR", "IT") and not the initials of an organisation
REGIONS = frozenset(
    {"state", "province", "region", "city", "town", "district", "county", "republic", "island", "kingdom"}
)
SEATS = frozenset({"district", "seat", "riding", "constituency", "electorate", "division", "state", "ward", "region"})
COURTESY = wordlists.words("titles", "courtesy", "before_names")
CALLED = frozenset({"called", "named", "dubbed"})
TIMES = frozenset(
    {"time", "year", "month", "week", "day", "while", "moment", "years", "months", "weeks", "days", "term", "terms"}
) | {"decade", "decades"}


def with_complement(reading: Reading, title: Title) -> Title:
    """The complement behind the head: "of Y", "for the Middle East", "to the king"; and so on while there are more."""
    doc = reading.doc
    words = list(title.words)
    last, of, complement, unknown = title.last, title.of, False, False
    if title.group == "kinship" and _is_of_so_many(doc, last):
        return replace(title, last=last + 4, has_complement=True)
    if title.group == "kinship":
        last = _past_marriage(doc, last)
    end = sentence_end(doc[title.first])
    while last + 2 < end and doc[last + 1].lower_ in PREPOSITIONS and doc[last + 1].pos_ in {"ADP", "PART", "SCONJ"}:
        preposition = doc[last + 1].lower_
        brood = _counted(doc, last + 2, end) if title.group == "kinship" and preposition == "of" else None
        if brood is not None:
            last, complement = brood, True
            break
        stop, inside = _noun_phrase(reading, last + 2, end, title.group == "kinship")
        stop = _before_time(reading, stop, last + 2) if inside else stop
        if stop < last + 2 or doc[stop].ent_type_ in {"DATE", "TIME"} or doc[stop].lower_ in TIMES:
            break
        if preposition == "for" and any(doc[i].lower_ in OCCASIONS for i in range(last + 2, stop + 1)):
            break  # "named coach for the tour of Peru"
        seat = preposition == "on" and title.lemma in listed("committee", "heads")
        if (
            preposition == "on"
            and title.lemma not in listed("field", "heads") | listed("principal", "heads") | {"expert"}
            and not (seat and inside)
        ):
            break
        owner = _owner(reading, last + 2, stop, inside, title.personal)
        if preposition == "of" and doc[stop].lower_ in listed("sides", "called") and stop + 1 in reading.member_of_name:
            side, stop = reading.member_of_name[stop + 1], run_of_name(reading, stop + 1)[1]  # "of Kenyan giants Y"
            person = reading.entities[side].kind is Kind.PERSON  # a side's name that was taken for somebody's
            owner, unknown = (None, True) if person else (side, unknown)
        if owner is None and (called := _called(reading, stop)) is not None:
            owner, stop = called
        seat = seat and owner is not None and reading.entities[owner].kind is Kind.ORGANIZATION
        is_field = title.lemma in listed("field", "heads")
        people = preposition in {"in", "on", "under"}
        kin_to = title.group == "kinship" and owner is not None and reading.entities[owner].kind is Kind.PERSON
        if preposition == "to" and title.lemma not in listed("principal", "heads") and not is_field and not kin_to:
            break
        if (
            preposition == "for"
            and is_field
            and owner is not None
            and reading.entities[owner].kind is Kind.ORGANIZATION
        ):
            is_field = title.lemma in listed("pending", "hypothetical") and (of is not None or _is_chamber(doc[stop]))
        area = owner is not None and reading.entities[owner].kind is Kind.LOCATION
        if preposition == "for" and owner is not None and area and polities.region(reading.entities[owner].label):
            is_field = True  # "managing director for Africa"
        if preposition in {"with", "from", "at"} and (owner is None or (complement and doc[last].lower_ in SHOWS)):
            break  # "curator of the exhibition at Y"
        if preposition == "from" and title.group == "kinship":
            break
        where = owner is not None and reading.entities[owner].kind in {Kind.POLITY, Kind.LOCATION}
        serving = preposition == "in" and owner is not None and reading.entities[owner].kind is Kind.ORGANIZATION
        playing = preposition == "in" and any(doc[i].lower_ in ENSEMBLES for i in range(last + 2, stop))
        if (preposition in {"from", "in"} and not playing and not serving) and (
            title.group == "job" or (where and title.lemma in listed("profession", "heads"))
        ):  # where somebody is from is no role
            break
        if preposition == "from" and where and title.lemma not in listed("seat", "heads"):
            break
        kept = owner is None or (preposition == "on" and not seat) or (is_field and preposition in {"for", "to"})
        if preposition == "in" and owner is not None and reading.entities[owner].kind is Kind.PERSON:
            break
        if preposition == "in" and title.possessed and where and title.lemma in listed("agents"):
            break  # "the agency's representative in Athens"
        if people and owner is not None and preposition != "on" and not playing and not serving:
            if of is not None or unknown or title.group == "kinship" or preposition == "under":
                break
            kept = False
            if title.group in {"job", "rank", "function"}:
                break
        if (
            preposition in {"of", "for"}
            and doc[stop].lower_ in listed("parts", "branches")
            and _of_body(reading, stop + 1, end)
        ):
            words.extend(range(last + 1, stop + 1))  # "director of the Oslo branch of Y"
            last, complement = stop, True
            continue
        if preposition == "of" and doc[last].lower_ in SEATS and title.lemma in listed("pending", "hypothetical"):
            words.extend(range(last + 1, stop + 1))  # "candidate for the district of Y"
            last, complement = stop, True
            continue
        told = stop in reading.member_of_name or reading.referent.get(stop) != owner  # no entity itself
        open_part = owner is not None and not kept and told
        part_of = inside_of(reading, title, last + 2, stop) if open_part else None
        if part_of is not None:
            owner, part = part_of
            if part and owner is not None:
                words.extend([last + 1, *part])  # "head of Y's | Oslo office": of Y
            unknown = unknown or owner is None
        if owner is not None and not kept:
            taken = of is not None and of != owner
            if taken and (title.possessed or complement or title.group == "kinship"):
                break
            of, stop = owner, past_row(reading, title, stop)
        elif kept and preposition == "of" and doc[stop].lower_ in REGIONS and doc[stop + 1].lower_ == "of":
            last, complement = stop, True  # "governor of the state of Y": of Y
            continue
        elif kept:
            if preposition == "in" and _is_studied(reading, title, last + 2, stop):
                words.extend(range(last + 1, stop + 1))  # "a reader in law at Y"
                last, complement = stop, True
                continue
            if preposition in {"in", "with", "from", "at", "under"}:
                break
            if title.group == "kinship":
                unknown = True  # "father of two girls"
            elif title.lemma in listed("pending", "hypothetical") and (
                doc[stop].lower_ in CONTESTS or (owner is not None and stop in reading.member_of_name and where)
            ):
                pass  # "candidate for the old Lara seat", "Greens candidate for Lara"
            elif owner is not None or is_field or _is_field(reading, title, preposition, last + 2, stop):
                words.extend(range(last + 1, stop + 1))
            else:
                unknown = True
        last, complement = stop, True
        if title.group == "kinship" and unknown:
            break  # "the sister of the Duchess of Lara"
        if stop + 1 < end and singular(doc[stop + 1].text) in heads() and doc[stop + 1].pos_ == "NOUN" and not inside:
            break
    if (
        not complement
        and of is None
        and last + 2 < end
        and doc[last + 1].text == ","
        and doc[max(title.first - 1, 0)].text in {",", "("}
    ):
        key = reading.member_of_name.get(last + 2)
        office = doc[max(title.first - 1, 0)].text == "(" and title.group == "office"  # "X (mayor, Lara)"
        if key is not None and reading.entities[key].kind in ({*BODIES, Kind.POLITY} if office else BODIES):
            stop = run_of_name(reading, last + 2)[1]
            if stop + 1 >= end or doc[stop + 1].is_punct:  # "X, commander, Third Fleet,"
                return replace(title, last=stop, of=key, has_complement=True)
    whole = replace(title, last=last, words=tuple(words), of=of, has_complement=complement)
    return whole if of is not None or unknown else replace(whole, of=told_behind(reading, whole))


def _before_time(reading: Reading, stop: int, start: int) -> int:
    """The last token of a name that a word for when stands behind: "manager of Y | last week"; else ``stop``."""
    index = stop
    while index > start and reading.doc[index].ent_type_ in {"DATE", "TIME"} and index not in reading.member_of_name:
        index -= 1
    return index if index in reading.member_of_name else stop


def _of_body(reading: Reading, index: int, end: int) -> bool:
    """Whether "of" and the name of an organisation stand at the index: "of the Sierra Club"."""
    doc = reading.doc
    if index + 1 >= end or doc[index].lower_ != "of":
        return False
    index += 2 if doc[index + 1].lower_ == "the" else 1
    key = reading.member_of_name.get(index)
    return key is not None and reading.entities[key].kind is Kind.ORGANIZATION


def _is_studied(reading: Reading, title: Title, start: int, stop: int) -> bool:
    """Whether what stands behind "in" is what somebody knows, and where he works follows: "reader in law at Y"."""
    doc = reading.doc
    if title.lemma not in listed("profession", "heads") or stop + 2 >= len(doc) or stop - start >= LONG_FIELD:
        return False
    if doc[stop + 1].lower_ not in {"at", "with", "from", "for"} or not doc[start].text.islower():
        return False
    return doc[stop].pos_ == "NOUN" and doc[start].tag_ not in {"DT", "PRP$", "CD"} and stop not in reading.referent


def _called(reading: Reading, stop: int) -> tuple[str, int] | None:
    """The body that "a firm called Y" names, and its last token; ``stop`` is the noun."""
    doc = reading.doc
    if stop + 2 >= len(doc) or doc[stop + 1].lower_ not in CALLED:
        return None
    key = reading.member_of_name.get(stop + 2)
    if key is None or reading.entities[key].kind is not Kind.ORGANIZATION:
        return None
    return key, run_of_name(reading, stop + 2)[1]


def _counted(doc: Doc, start: int, end: int) -> int | None:
    """The last token of how many kin somebody has: "three", "at least two young children"; None where no number is."""
    index = start
    if start + 1 < end and doc[start + 1].text in HYPHENS and doc[start].tag_ == "CD":
        return None  # "of 16-year-old X"
    while index < end and (doc[index].pos_ in {"NUM", "ADJ", "NOUN", "ADV"} or doc[index].lower_ in {"at", "least"}):
        index += 1
    return index - 1 if any(doc[i].tag_ == "CD" for i in range(start, min(index, start + 3))) else None


def _past_marriage(doc: Doc, last: int) -> int:
    """The last token of which marriage a child is from: "her daughter from her first marriage"; else ``last``."""
    behind = [token.lower_ for token in doc[last + 1 : last + 7]]
    if behind[:1] not in (["from"], ["by"]):
        return last
    ends = [number for number, word in enumerate(behind) if word in UNIONS]
    return last + 1 + ends[0] if ends and not {",", "."} & set(behind[: ends[0]]) else last


def _is_of_so_many(doc: Doc, last: int) -> bool:
    """Whether hyphens tie how many children somebody has to the word that ends at ``last``: "mother-of-three"."""
    behind = [token.lower_ for token in doc[last + 1 : last + 4]]
    return last + 4 < len(doc) and behind[:1] == ["-"] and behind[1:] == ["of", "-"] and doc[last + 4].pos_ == "NUM"


def _is_chamber(token: Token) -> bool:
    """Whether candidates stand for it: a parliament, a court, a council."""
    return token.lower_ in listed("chambers")


def _is_field(reading: Reading, title: Title, preposition: str, start: int, stop: int) -> bool:
    """Whether an unresolved complement tells the field of the office, and not an organisation or a thing."""
    doc = reading.doc
    head, opening = doc[stop], doc[start]
    if head.lower_ in REGIONS:
        return False
    if head.lower_ in listed("unit") or preposition == "on":
        return True
    if opening.lower_ in {"a", "an", "another", "his", "her", "its", "their", "our", "my", "your", "that", "this"}:
        return False
    if preposition == "for" and title.lemma in listed("staff", "heads") and head.tag_ in {"NNS", "NNP", "NNPS"}:
        return False
    if opening.lower_ == "the" or any(doc[index].tag_ == "POS" for index in range(start, stop)):
        return False
    if any(character.isdigit() for character in head.text) or (head.text.isupper() and len(head.text) > SHORT):
        return False
    capitalised = sum(1 for index in range(start, stop + 1) if doc[index].text[:1].isupper())
    return capitalised < 2 and stop not in reading.member_of_name


def _noun_phrase(reading: Reading, start: int, end: int, kin: bool) -> tuple[int, list[str]]:
    """Where the noun phrase that begins at ``start`` ends, and the names in it; it stops before a person's name.

    Before that of whose ``kin`` somebody is it does not: "brother of suspect X".
    """
    doc = reading.doc
    index, names = start, []
    while index < end:
        token = doc[index]
        if index in reading.member_of_name and in_name(reading, index):
            key = reading.member_of_name[index]
            stop = run_of_name(reading, index)[1]
            if reading.entities[key].kind is Kind.PERSON and (index > start and not kin and not _opens(doc[index - 1])):
                break
            if stop + 2 < end and doc[stop + 1].text in HYPHENS and doc[stop + 2].lower_ == "based":
                index = stop + 3  # "president of the Miami-based club"
                continue
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
            singular(token.text) in heads() and token.text[:1].isupper() and names
        ):
            index += 1
            continue
        told = (
            token.tag_ in {"VBN", "VBG"} and token.dep_ == "amod"
        )  # "an aunt of the missing girl", "governing council"
        told = told and (kin or token.head.lower_ in listed("told_bodies"))
        tied = index > start and doc[index - 1].text in HYPHENS and token.tag_ in {"VBG", "VBN"}  # "road-marking"
        told = told or (not names and _describes_name(reading, token))
        if told or tied or (token.tag_ == "VBG" and index == start and token.text.islower()):  # "head of marketing"
            index += 1
            continue
        if (
            token.lower_ == "and"
            and index > start
            and index + 1 < end
            and doc[index + 1].pos_ in {"NOUN", "PROPN", "ADJ"}
        ):
            after = index + 1
            if after not in reading.member_of_name and singular(doc[after].text) not in heads() and not names:
                last = after
                while last + 1 < end and doc[last + 1].pos_ in {"NOUN", "PROPN"} and doc[last].pos_ != "PUNCT":
                    last += 1
                if last > after and singular(doc[last].text) in heads() and doc[last].text.islower():
                    break  # "the MP for the district and shadow health minister"
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


def _describes_name(reading: Reading, token: Token) -> bool:
    """Whether a participle or an adverb is of an adjective before a name: "the ruling Y party", "the far-right Y"."""
    if token.dep_ not in {"amod", "advmod"} or token.head.i < token.i:
        return False
    head = token.head if token.dep_ == "amod" else token.head.head
    return head.i > token.i and (head.i in reading.member_of_name or head.i - 1 in reading.member_of_name)


def _opens(token: Token) -> bool:
    courtesy = token.lower_.rstrip(".") in COURTESY
    return token.tag_ in {"DT", "PRP$", "IN"} or courtesy or singular(token.text) in heads()


def _owner(reading: Reading, start: int, stop: int, names: list[str], kin: bool) -> str | None:
    """Whom the complement names: the last name of it, or the one known by its head noun."""
    doc = reading.doc
    for index in range(stop, start - 1, -1):
        if index in reading.referent and index not in reading.member_of_name:
            if doc[index].lower_ in listed("told_bodies", "inside") and doc[start - 1].lower_ == "of":
                break
            told = doc[start].lower_ in DEFINITE or doc[start].tag_ == "PRP$"
            if known(reading, reading.referent[index], kin and told):
                return reading.referent[index]
            break
        if doc[index].pos_ in {"NOUN", "PROPN"} and index not in reading.member_of_name:
            break
    possessed = any(doc[index].tag_ in {"POS", "PRP$"} for index in range(start, stop))
    head = doc[stop]
    if names and not possessed and stop not in reading.member_of_name:
        kind = reading.entities[names[-1]].kind
        if kind is Kind.PERSON:
            return None  # "an adviser to the Hill family"
        if kind is not Kind.ORGANIZATION and head.lower_ not in listed("bodies") | REGIONS:
            return None  # "a broker of the Oslo agreement"
    elif names and possessed and stop not in reading.member_of_name and head.lower_ not in REGIONS:
        names = _without_places(reading, start, stop, names)  # "head of the union's Oslo branch"
    actors = [key for key in names if reading.entities[key].kind is not Kind.LOCATION]
    owners = actors or names
    if not owners or (possessed and _is_thing_of_person(reading, stop, owners[-1])):
        return None  # "the treasurer of Ms Hall's campaign"
    return owners[-1]


def _without_places(reading: Reading, start: int, stop: int, names: list[str]) -> list[str]:
    """The names of a complement that ends in a common noun, without places that only tell which of several it is."""
    owning = {reading.member_of_name.get(i - 1) for i in range(start, stop) if reading.doc[i].tag_ == "POS"}
    places = {Kind.POLITY, Kind.LOCATION}
    return [key for key in names if key in owning or reading.entities[key].kind not in places]


def _is_thing_of_person(reading: Reading, stop: int, owner: str) -> bool:
    """Whether the complement ends in a common noun for what a person has or runs."""
    common = stop not in reading.member_of_name and reading.doc[stop].pos_ == "NOUN"
    if reading.doc[stop].lower_ in {"family", "estate"}:
        return False
    return common and reading.entities[owner].kind is Kind.PERSON
