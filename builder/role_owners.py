"""Whose a role is where its own phrase leaves that open, or where it is several persons'.

In: the role holdings as their sentences state them. Out: the same, those that the article completes given whom they are
of: the couple of "their daughter", the namesake of "his father", the office that another held before, the client of the
only lawyer, the side that a player plays for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder import fates, wordlists
from newsgraph.builder.kin import known_kin
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.reading import Reading
from newsgraph.builder.scene import country_of
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.syntax import children, prepositional
from newsgraph.builder.title import LAWYERS, UNIONS
from newsgraph.builder.title_words import listed, run_of_name

SIBLINGS = wordlists.words("kinship", "kin", "siblings")
OF_SIBLINGS = SIBLINGS | wordlists.words("kinship", "kin", "elders")
INTERIM = frozenset({"acting", "interim", "caretaker"})
# Several, who are kin of each other: "the couple's son", "the girls' uncle".
TOGETHER = wordlists.words("kinship", "kin", "together")
FAR = 12  # sentences back that "the couple" may have been named
OFFSPRING = wordlists.words("kinship", "kin", "young")
ADULT = 18
COUPLE = 2
PARTED = 6  # tokens from the one parent to the other: "and his late wife"
CHILDREN = frozenset({"son", "daughter", "child"})
LARGE = 4  # how many named together may be brothers and sisters
RECIPROCAL = wordlists.words("kinship", "kin", "reciprocal")


def owned(reading: Reading, stated: Sequence[Stated]) -> list[Stated]:
    """The holdings, each once for each of several whose it is, and kin of whoever bears their name."""
    found: list[Stated] = []
    kin = frozenset(each.found.holder for each in stated if each.found.title.group == "kinship")
    weddings = [each for each in stated if each.found.rule == "marriage"]  # found last, wherever they are told
    for each in stated:
        kinless = each.of is None or reading.entities[each.of].kind is not Kind.PERSON  # "two Korean brothers, X and Y"
        if kinless and each.found.title.plural and each.found.title.lemma in RECIPROCAL:
            found += [replace(each, of=key) for key in _each_other(each, stated)]
        elif each.found.title.group == "kinship":
            before = [*found, *(one for one in weddings if one.found.title.head < each.found.title.head)]
            found += [known_kin(reading, one, stated) for one in _kin(reading, each, before, kin)]
        else:
            found += _theirs(reading, each, found)
    return found


def _theirs(reading: Reading, stated: Stated, before: Sequence[Stated]) -> list[Stated]:
    """The office, once for each of those whose it is: "their lawyer", "the couple's solicitor"."""
    title, doc = stated.found.title, reading.doc
    if stated.of is not None or not title.possessed or title.group not in {"function", "job", "office"}:
        return [stated]
    keys = _persons(reading, (doc[title.head], doc[title.head].head))
    if not keys and any(doc[i].lower_ in TOGETHER | {"their"} for i in range(title.first, title.head)):
        keys = _couple(reading, stated, before)
    shared = [key for key in keys if key != stated.found.holder]
    return [replace(stated, of=key) for key in shared] if len(shared) > 1 else [stated]


def _persons(reading: Reading, words: Sequence[Token]) -> list[str]:
    """The persons who are meant together by a possessor of the words: "their"; none where bodies are meant."""
    owners = [token for word in words for token in children(word, "poss")]
    keys = [key for token in owners for key in reading.referents.get(token.i, ())]
    return keys if all(reading.entities[key].kind is Kind.PERSON for key in keys) else []


def _having(reading: Reading, kin: Token) -> list[str]:
    """The persons who together "have two sons, X and Y"."""
    verb = kin.head
    if kin.dep_ != "dobj" or verb.lemma_.lower() not in {"have", "raise", "share", "adopt", "lose"}:
        return []
    subjects = children(verb, "nsubj")
    keys = [key for token in subjects for key in reading.referents.get(token.i, ())]
    joined = [each for token in subjects for each in (token, *children(token, "conj"))]
    if not keys and len(joined) == COUPLE:  # "X and Y have a son"
        keys = [reading.member_of_name[token.i] for token in joined if token.i in reading.member_of_name]
        keys = keys if len(keys) == COUPLE else []
    return keys if all(reading.entities[key].kind is Kind.PERSON for key in keys) else []


def _each_other(each: Stated, stated: Sequence[Stated]) -> list[str]:
    """Whom somebody is a brother of among brothers who are named together: "the brothers X and Y"."""
    if each.found.title.possessed:
        return []
    others = {other.found.holder: None for other in stated if other.found.title.first == each.found.title.first}
    return [key for key in others if key != each.found.holder] if len(others) <= LARGE else []


def _kin(reading: Reading, stated: Stated, before: Sequence[Stated], kin: frozenset[str]) -> list[Stated]:
    """The kinship, once for each of several whose it is: "their daughter", "son of A and B"."""
    title, doc, holder = stated.found.title, reading.doc, stated.found.holder
    head = doc[title.head]
    their = doc[title.first].lower_ == "their"
    had = _having(reading, head)
    if stated.of is None or had:
        keys = _persons(reading, (head, head.head)) or had
    else:
        owners = prepositional(head, "of") or prepositional(head, "to")
        named = [token for token in owners if token.i in reading.member_of_name]
        keys = [reading.member_of_name[token.i] for token in named]
        joined = len(named) == COUPLE and any(doc[i].lower_ == "and" for i in range(named[0].i, named[1].i))
        keys = keys if joined else _parents(reading, stated, named)
    shared = [key for key in dict.fromkeys(keys) if key != holder]
    if not shared and (title.has_complement if stated.of is None else not reading.entities[stated.of].named):
        shared = _explained(reading, stated)
    if len(shared) > 1 or (shared and not keys):
        return [replace(stated, of=key) for key in shared]
    if their or (title.possessed and any(doc[i].lower_ in TOGETHER for i in range(title.first, title.head))):
        couple = _couple(reading, stated, before) or _children(reading, stated)
        if couple:
            return [replace(stated, of=key) for key in couple]
    elif doc[title.first].tag_ == "PRP$":
        owner = _namesake(reading, stated, kin) or (_subject_behind(reading, stated) if stated.of is None else None)
        if owner is not None:
            return [replace(stated, of=owner)]
    return [stated]


def _explained(reading: Reading, stated: Stated) -> list[str]:
    """Who the unnamed one is whose kin somebody is, behind the kin's name: "X, mother of the victim, Y, wept"."""
    doc, comma = reading.doc, stated.found.title.last + 1
    if stated.found.rule != "after-name" or comma + 2 >= len(doc) or doc[comma].text != ",":
        return []
    key = reading.member_of_name.get(comma + 1)
    if key is None or key == stated.found.holder or reading.entities[key].kind is not Kind.PERSON:
        return []
    behind = run_of_name(reading, comma + 1)[1] + 1
    return [key] if doc[behind : behind + 1].text in {",", ".", ";"} and _is_one(doc[comma - 1]) else []


def _is_one(token: Token) -> bool:
    return token.tag_ == "NN" or token.lower_ in {"accused", "deceased"}


def _parents(reading: Reading, stated: Stated, named: Sequence[Token]) -> list[str]:
    """Both parents of "son of A and the late B", where the parse joins the second to the child."""
    doc = reading.doc
    if len(named) != 1 or stated.found.title.lemma not in CHILDREN or stated.found.title.plural:
        return []
    at = named[0].i + 2
    if at >= len(doc) or doc[at - 1].lower_ != "and":
        return []
    while at < len(doc) and (doc[at].lower_ in {"the", "his", "her"} or doc[at].pos_ in {"ADJ", "NOUN"}):
        at += 1
    key = reading.member_of_name.get(at)
    person = key is not None and reading.entities[key].kind is Kind.PERSON and at - named[0].i <= PARTED
    closed = person and doc[run_of_name(reading, at)[1] + 1 :][:1].text in {",", ".", ";", ""}
    return [reading.member_of_name[named[0].i], key] if closed and key is not None else []


def _couple(reading: Reading, stated: Stated, before: Sequence[Stated]) -> list[str]:
    """The couple that "their" means: "lives with his wife, X, and their daughters, Y and Z"."""
    number = reading.sentence_number[stated.found.title.head]
    their = reading.doc[stated.found.title.first].lower_ == "their"
    for other in reversed(before):
        if number - reading.sentence_number[other.found.title.head] > (1 if their else FAR):
            break
        siblings = other.found.title.lemma in SIBLINGS and stated.found.title.lemma in OF_SIBLINGS
        if (siblings or other.found.title.lemma in UNIONS) and other.of is not None:
            together = [other.of]
            if other.found.title.plural:  # "her half-brothers, X and Y, ... their mother"
                together = [one.found.holder for one in before if one.found.title.first == other.found.title.first]
            together = list(dict.fromkeys(together if len(together) > 1 else [other.of, other.found.holder]))
            return [key for key in together if key != stated.found.holder]
    return []


def _children(reading: Reading, stated: Stated) -> list[str]:
    """The children whom one sentence before names with their ages: "Max, 8, and Leo, 5 ... The boys' stepfather"."""
    title, doc = stated.found.title, reading.doc
    if not any(doc[i].lower_ in OFFSPRING for i in range(title.first, title.head)):
        return []
    told: dict[int, dict[str, None]] = {}
    for index, key in reading.member_of_name.items():
        if index + 2 < title.first and doc[index + 1].text == "," and reading.entities[key].kind is Kind.PERSON:
            age = doc[index + 2].text
            if age.isdecimal() and int(age) < ADULT and key != stated.found.holder:
                told.setdefault(reading.sentence_number[index], {})[key] = None
    several = [keys for number, keys in sorted(told.items()) if COUPLE <= len(keys) <= LARGE]
    return list(several[-1]) if several else []


def _subject_behind(reading: Reading, stated: Stated) -> str | None:
    """Whose kin "with his wife, X," is where the sentence begins so: the subject that follows."""
    title, doc = stated.found.title, reading.doc
    token = doc[title.head]
    while token.head != token:
        token = token.head
        for child in token.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i > max(title.last, stated.found.by[1]):
                key = reading.member_of_name.get(child.i)
                known = key is not None and reading.entities[key].kind is Kind.PERSON and key != stated.found.holder
                return key if known and token.i > child.i else None
    return None


def _namesake(reading: Reading, stated: Stated, kin: frozenset[str]) -> str | None:
    """Whose kin "his father X Hill" is: of the one other Hill of the article who is nobody's kin themselves, unless the
    pronoun's Hill is known.
    """
    holder = reading.entities[stated.found.holder].label.split()
    if len(holder) < 2:
        return None
    if stated.of is not None and reading.entities[stated.of].label.split()[-1] == holder[-1]:
        return None
    bearers = [
        key
        for key, entity in reading.entities.items()
        if entity.kind is Kind.PERSON
        and entity.named
        and key != stated.found.holder
        and len(entity.label.split()) > 1
        and entity.label.split()[-1] == holder[-1]
    ]
    if len(bearers) > 1:
        bearers = [key for key in bearers if key not in kin]
    if len(bearers) != 1:
        return None
    head = stated.found.title.head
    number = reading.sentence_number[head]
    near = any(
        key == bearers[0] and index < head and number - 3 <= reading.sentence_number.get(index, -9)
        for index, key in reading.referent.items()
    )
    return bearers[0] if near else None


def completed(reading: Reading, stated: Sequence[Stated]) -> list[Stated]:
    """The holdings, those without an "of" given the one that the article states elsewhere."""
    complete = [_restated(each, stated) for each in stated]
    complete = [_succession(reading, each, complete) for each in complete]
    return _defended(reading, _playing(reading, complete))


def _restated(each: Stated, stated: Sequence[Stated]) -> Stated:
    """The holding with the "of" that is stated for the same holder and title."""
    if each.of is not None or each.found.title.group in {"rank", "job"}:
        return each
    same = {
        other.of
        for other in stated
        if other.of is not None
        and other.found.holder == each.found.holder
        and (other.found.title.former == each.found.title.former or each.words == other.words)
        and (each.words <= other.words or (_is_lawyer(each) and _is_lawyer(other)))
    }
    return replace(each, of=same.pop()) if len(same) == 1 else each


def _succession(reading: Reading, each: Stated, stated: Sequence[Stated]) -> Stated:
    """The holding with the "of" of who holds the same office nearby: one came after the other."""
    title = each.found.title
    if each.of is not None or title.group not in {"office", "function"} or title.possessed or title.has_complement:
        return each
    number = reading.sentence_number[title.head]
    past = each.found.verb is not None or title.former
    same = {
        other.of
        for other in stated
        if other.of is not None
        and other.found.holder != each.found.holder
        and other.words - INTERIM == each.words - INTERIM
        and (other.found.title.former or other.found.title.status is not Status.ACTUAL or past)
        and 0 <= number - reading.sentence_number[other.found.title.head] <= 1
        and not (title.former and each.found.verb is None and _is_guest(reading, other.of))
    }
    return replace(each, of=same.pop()) if len(same) == 1 else each


def _is_guest(reading: Reading, state: str) -> bool:
    """Whether the article speaks as much of another state: who is named after a guest need not be of his."""
    if reading.entities[state].kind is not Kind.POLITY:
        return False
    spoken = {key: len(each.mentions) for key, each in reading.entities.items() if country_of(reading, key) is not None}
    return any(count >= spoken.get(state, 0) for key, count in spoken.items() if key != state)


def _playing(reading: Reading, stated: list[Stated]) -> list[Stated]:
    """The holdings, players given their country's side, where the article speaks of its captain, coach or keeper."""
    sides = {
        each.of
        for each in stated
        if each.of is not None
        and each.found.title.lemma in listed("sides", "heads")
        and reading.entities[each.of].kind is Kind.POLITY
    }
    if not sides:
        return stated
    complete = []
    for each in stated:
        title = each.found.title
        if each.of is None and title.group == "job" and title.lemma in listed("sides", "players"):
            before = {reading.member_of_name.get(index) for index in range(title.first, title.head)} - {None}
            if len(before) == 1 and before <= sides:
                each = replace(each, of=before.pop())
        complete.append(each)
    return complete


def _defended(reading: Reading, stated: list[Stated]) -> list[Stated]:
    """The holdings, the article's only lawyer given the client of "his attorney", which is no other lawyer.

    A defence lawyer is that of the only one who stands accused.
    """
    if any(_defends(each) for each in stated):
        accused = {key for key in fates.met(reading, "accused") if reading.entities[key].named}
        if len(accused) == 1:
            client = next(iter(accused))
            stated = [
                replace(each, of=client) if _defends(each) and each.found.holder != client else each for each in stated
            ]
    unnamed = [each for each in stated if _is_lawyer(each) and not reading.entities[each.found.holder].named]
    clients = Counter(each.of for each in unnamed if each.of is not None and each.found.title.possessed)
    lawyers = {each.found.holder for each in stated if _is_lawyer(each) and reading.entities[each.found.holder].named}
    if len(clients) != 1 or len(lawyers) != 1:
        return stated
    client, lawyer = next(iter(clients)), lawyers.pop()
    if any(each.of is not None for each in stated if each.found.holder == lawyer and _is_lawyer(each)):
        return stated
    return [
        replace(each, of=client) if each.found.holder == lawyer and _is_lawyer(each) else each
        for each in stated
        if each not in unnamed or not each.found.title.possessed
    ]


def _defends(stated: Stated) -> bool:
    return stated.of is None and _is_lawyer(stated) and bool(stated.words & {"defense", "defence"})


def _is_lawyer(stated: Stated) -> bool:
    return stated.found.title.lemma in LAWYERS and not stated.found.title.plural
