"""Phrases that name an office, function, job, rank or kinship, and of whom: "US secretary of state", "his wife".

A title phrase is found by its head word (lexicon/roles.toml) and grown over the words before and the complement behind.
Whoever holds the title is not looked for here. Source of method: the grammar of English noun phrases and of titles.
"""

from __future__ import annotations

from dataclasses import replace

from newsgraph.builder.model import Kind, Status
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_start
from newsgraph.builder.small_words import DEFINITE, INDEFINITE
from newsgraph.builder.sought_offices import as_sought, candidacy_for, candidacy_of, is_sought, with_designation
from newsgraph.builder.title import Title
from newsgraph.builder.title_chains import chosen_by
from newsgraph.builder.title_complements import with_complement
from newsgraph.builder.title_describers import (
    coordinated,
    describes,
    graded,
    hyphened,
    is_field,
    joins_field,
    party_of,
    takes_stance,
)
from newsgraph.builder.title_modifiers import (
    campaign_of,
    city_of_state,
    ends_phrase,
    governs,
    has_field,
    is_dropped,
    is_local,
    is_profession,
    is_side,
    is_sovereign,
    of_arms,
    plays_for,
    stands_for,
    trimmed,
    unresolved,
)
from newsgraph.builder.title_possessors import common_owner, has_own, joined_to, possessor, start_of, whose
from newsgraph.builder.title_words import (
    HYPHENS,
    PARTISANS,
    Core,
    cores,
    heads,
    in_name,
    is_stop,
    known,
    listed,
    named,
    run_of_name,
    singular,
)
from newsgraph.builder.told_bodies import before_office, end_before

# Ranks that "chief" grades: before another it ends a title of its own, "police chief Gen. X".
CHIEF = frozenset({"petty-officer", "warrant-officer", "master-sergeant", "sergeant", "sgt", "msgt", "airman"})
SEXES = frozenset({"women", "men", "girls", "boys", "ladies"})
CALLED = frozenset({"party", "coalition", "alliance", "movement", "faction", "bloc"})
GRADING = frozenset({"long", "twice"})


def titles(reading: Reading) -> tuple[Title, ...]:
    """Every title phrase of the article, in the order of the text."""
    found: list[Title] = []
    found_cores = list(cores(reading))
    floor = -1
    for number, core in enumerate(found_cores):
        following = found_cores[number + 1] if number + 1 < len(found_cores) else None
        if following is not None and following.first <= core.last + 4 and _is_inside(reading, core, following):
            continue
        title = as_sought(reading, _grown(reading, core, floor))
        whole = candidacy_of(found[-1], title) or candidacy_for(reading, found[-1], title) if found else None
        if whole is not None:
            found[-1] = whole
        else:
            found.append(title)
        floor = max(floor, core.last)
    return tuple(found)


def _is_inside(reading: Reading, core: Core, following: Core) -> bool:
    """Whether one head is only the first part of the next one's title: "chief negotiator", "police commissioner"."""
    doc = reading.doc
    between = range(core.last + 1, following.first)
    if core.plural or is_sought(core, following):
        return False
    if core.lemma == "twin" and following.group == "kinship" and core.last + 1 == following.first:
        return True
    if any(doc[index].text not in HYPHENS and not is_stop(doc[index]) for index in between):
        return _deputizes(reading, core, following)
    if (
        not between
        and doc[core.last].lower_ in listed("portfolio")
        and (following.lemma in listed("field", "heads") or following.lemma in listed("portfolio", "speakers"))
    ):
        return True  # "justice minister"
    if between and doc[between[0]].text in HYPHENS and following.first - core.last == 2:  # "singer-songwriter"
        return True
    if core.group == "rank" and following.group == "rank":
        return True
    last_word = doc[core.last].lower_.rstrip(".")
    if last_word == "chief" and following.lemma in {"petty-officer", "warrant-officer", "master-sergeant"}:
        return True
    if last_word in listed("inside") and not (following.group == "rank" and doc[following.first].text[0].isupper()):
        return True
    if (
        last_word in listed("rank", "modifiers")
        and following.group == "rank"
        and (last_word != "chief" or following.lemma in CHIEF)
    ):
        return True
    same_case = doc[core.last].text[0].isupper() == doc[following.first].text[0].isupper()
    return (
        same_case
        and core.group in {"job", "function"}
        and following.group in {"office", "function"}
        and core.lemma != following.lemma
    )


def _deputizes(reading: Reading, core: Core, following: Core) -> bool:
    """Whether a head only grades the one behind, over the field between them: "deputy foreign minister"."""
    doc = reading.doc
    head = doc[core.last]
    graded = head.head.head if core.last < head.head.i < following.first else head.head  # "Deputy Senate President"
    return (
        core.first == core.last
        and head.lower_ in listed("grading")
        and head.dep_ in {"amod", "compound", "nmod"}
        and following.first <= graded.i <= following.last
        and all(
            doc[index].pos_ in {"NOUN", "PROPN", "ADJ"}
            and doc[index].text not in {","}
            and graded in (doc[index].head, doc[index].head.head)
            for index in range(core.last + 1, following.first)
        )
    )


def _grown(reading: Reading, core: Core, floor: int) -> Title:
    """The title phrase around a head: its modifiers before it, its complement behind."""
    doc = reading.doc
    head = core.last if doc[core.first].lower_ == "ex" else doc[core.first : core.last + 1].root.i
    words = tuple(range(core.first, core.last + 1))
    title = Title(core.first, core.last, head, core.lemma, core.group, words, plural=core.plural)
    fire = core.lemma == "marshal" and core.first > 0 and doc[core.first - 1].lower_ == "fire"
    military = core.lemma in listed("rank", "military") and doc[core.first].text[0].isupper()
    if not fire and (core.group == "rank" or military):
        common = core.lemma in listed("rank", "military") and doc[core.first].text.islower()
        beside = core.last + 1 in reading.member_of_name  # "army colonel X"
        title = _left(reading, title, floor) if common and not beside else _rank(reading, title, floor)
        title = replace(title, of=None) if title.of is not None and not title.possessed else title
    else:
        title = of_arms(reading, _left(reading, title, floor))
        if title.of is None and core.lemma.endswith(PARTISANS) and core.last - 1 in reading.member_of_name:
            kept = tuple(index for index in title.words if index != core.last - 1)  # "the top | Senate | Democrat"
            title = replace(title, words=kept, of=reading.member_of_name[core.last - 1])
    title = with_designation(reading, title)
    if core.lemma in listed("pending", "hypothetical"):
        title = replace(title, status=Status.HYPOTHETICAL)
    if title.group == "rank":
        return title
    return with_complement(reading, title)


def _rank(reading: Reading, title: Title, floor: int) -> Title:
    """A rank with the ranks and modifiers right before it: "Lt. Gen.", "retired Brigadier General"."""
    doc = reading.doc
    first = title.first
    while first - 1 > floor and not in_name(reading, first - 1):
        low = doc[first - 1].lower_.rstrip(".")
        if (low in listed("rank", "modifiers") and (low != "chief" or title.lemma in CHIEF)) or (
            (doc[first - 1].text in HYPHENS or is_stop(doc[first - 1]))
            and doc[first - 2].lower_ in listed("rank", "modifiers")
        ):
            first -= 1
        else:
            break
    last = title.last
    if last + 2 < len(doc) and is_stop(doc[last + 1]) and not doc[last + 2].is_sent_start:
        last += 1
    former = first > 0 and doc[first - 1].lower_ in listed("former")
    return replace(title, first=first, last=last, words=tuple(range(first, last + 1)), former=former)


def _left(reading: Reading, title: Title, floor: int) -> Title:
    """The words before the head: modifiers stay in the title, names and possessors say whom it is of."""
    doc = reading.doc
    start_of_sentence = sentence_start(doc[title.first])
    words: list[int] = []
    where: list[int] = []
    behind: list[int] = []
    of: str | None = None
    nearest = True
    first, index = title.first, title.first - 1
    former, status = title.former, title.status
    definite = indefinite = possessed = closed = False
    floor = max(floor, start_of_sentence - 1)
    while index > floor:
        token = doc[index]
        low = token.lower_
        other = low.endswith("day") and token.ent_type_ == "DATE"  # "On Monday | Chief X"
        other = other or (
            token.tag_ == "VBD" and token.dep_ not in {"amod", "compound"}
        )  # "Leeds | suspended chairman X"
        if other or "=" in low or "|" in low or token.is_space:  # what is left of mark-up
            break
        begin = hyphened(doc, index, floor)
        stance = begin is not None and (takes_stance(title, of) or is_side(reading, of, nearest))
        if (
            begin is not None and (aside := describes(reading, begin, index, stance)) is not None
        ):  # "two-term", "Leeds-born", "pro-life"
            former, status = former or aside.former, aside.status or status
            first, index, closed = aside.first, aside.first - 1, True
            continue
        if begin is not None and not closed and is_field(reading, begin, index):  # "long-haul driver"
            words[:0] = range(begin, index + 1)
            first, index = begin, begin - 1
            continue
        if low == "and" and joins_field(doc, title.head, index, floor):
            words[:0] = [index - 1, index]  # "foreign and defence minister"
            first, index = index - 1, index - 2
            continue
        if (begin := coordinated(doc, title.head, index, floor, index + 1 in words)) is not None:
            words = [each for each in words if each != index + 1]  # "the burly, bearded mayor"
            first, index, closed = begin, begin - 1, True
            continue
        if low == "both" or low in DEFINITE | INDEFINITE:
            indefinite = low in INDEFINITE
            definite = not indefinite
            first = index
            break
        if token.tag_ in {"PRP$", "WP$"}:
            of = (
                joined_to(reading, token, title.group == "kinship")
                or known(reading, reading.referent.get(index), title.personal)
                or (whose(reading, token, title.personal) if token.tag_ == "WP$" else None)
            )
            definite = possessed = True
            first = index
            break
        if (
            token.tag_ == "POS"
            and index > start_of_sentence
            and doc[index - 1].lower_ in SEXES
            and title.group != "kinship"
        ):
            words[:0] = [index - 1, index]  # "England women's captain"
            first, index = index - 1, index - 2
            continue
        if token.tag_ == "POS" or low in {"'s", "'", "’s", "’"}:
            owner = possessor(reading, doc[index - 1], title.personal) if index else None
            definite = possessed = True
            first = start_of(reading, max(index - 1, 0))  # nobody stands before a text
            if owner is not None and where and owner != of:  # "Oxfam's Middle East director"
                words, behind = where + words, where
            inner = of if of is not None and has_own(reading, owner, of, title) else None
            born = owner is None and where and doc[where[-1]].tag_ == "JJ" and low in {"'s", "’s"}
            of = inner or owner or (None if born and not doc[index - 1].ent_type_ else of)  # "the side's Irish manager"
            break
        if index in reading.member_of_name and in_name(reading, index):
            start, stop = run_of_name(reading, index)
            key, start = party_of(reading, reading.member_of_name[index], start)
            kind = reading.entities[key].kind
            if index + 1 < title.first and doc[index + 1].text in HYPHENS:  # "a Miami-based developer"
                words = [each for each in words if each > index + 2]
                first, index = start, start - 1
                continue
            aide = title.lemma in listed("staff", "heads") and nearest and doc[title.head].text.islower()
            if stop >= title.first or (kind is Kind.PERSON and not (aide and stop == first - 1)):
                break
            if of is not None and not nearest and possessed:
                break
            if kind is Kind.PERSON and start and chosen_by(reading, start) is not None:
                break  # "named X central bank chief", "named X chairman and Y secretary"
            if kind is Kind.PERSON:  # "Ruiz spokesman X", "a senior Ruiz aide"
                of, nearest, possessed = key, False, True
                words = trimmed(reading, words)
                staff = campaign_of(reading, title, stop)
                of, words = (staff, [each for each in words if each > stop + 1]) if staff is not None else (of, words)
                first, index = start, start - 1
                definite = True
                continue
            if start == stop and low in listed("portfolio") and has_field(reading, title, start):
                words.insert(0, index)
            elif (
                nearest
                and title.group != "kinship"
                and not (
                    is_profession(title, low)
                    and kind is not Kind.ORGANIZATION
                    and not plays_for(title, token)
                    and not is_local(reading, title, key)
                )
            ):
                of, nearest = key, False
                if kind is Kind.ORGANIZATION and words[:1] == [stop + 1] and doc[stop + 1].lower_ in CALLED:
                    words = words[1:]  # "MDC party spokesman"
                where = list(range(start, stop + 1)) if kind in {Kind.LOCATION, Kind.POLITY} else []
            elif not nearest and of is not None and governs(reading, title, key, of):
                of = key  # "the Dutch Labour party finance minister"
            elif not nearest and of is not None and stands_for(reading, title, key, of):
                words, of = [*range(stop + 1, words[0] if words else title.first), *words], key
            elif (
                where
                and kind is Kind.ORGANIZATION
                and index == where[0] - 1
                and title.lemma not in listed("seat", "heads")
            ):  # "BBC Cairo correspondent"
                words, of, behind, where = where + words, key, where, []
            first, index = start, start - 1
            definite = True
            continue
        if ends_phrase(doc[index], index > start_of_sentence):
            break
        if low == "turned" and doc[index - 1].text in HYPHENS:  # "actor-turned-politician"
            break
        if low == "," and nearest and (place := city_of_state(reading, index)) is not None:
            of = of if of is not None or (is_profession(title) and not is_local(reading, title, place[0])) else place[0]
            first = place[1]
            break
        if low.rstrip(".") in listed("former"):
            former = closed = True
        elif low in listed("pending", "adjectives"):
            status = Status.HYPOTHETICAL
        elif title.lemma in {"sen", "rep"} and token.pos_ == "NOUN" and low != "state":
            break
        elif low in listed("describers", "of_bodies") and is_side(reading, of, nearest):
            pass  # "opposition Green Party spokesman"
        elif is_dropped(reading, title, index) or token.tag_ == "CD" or low == "year-old":
            status = Status.PLANNED if low == "incoming" else status
            closed = closed or token.tag_ != "CD"
        elif (
            closed and low not in HYPHENS and low != "year" and token.pos_ in {"NOUN", "PROPN"}
        ):  # "its inquiry former minister X"
            break
        elif low != "state" and token.text.islower() and token.pos_ == "NOUN" and is_sovereign(reading, title):
            break  # "the network President X founded"
        elif low in HYPHENS or token.text in {"&", "/"}:
            if index - 1 < start_of_sentence:
                break
            if doc[index - 1].lower_ not in listed("former") and doc[index + 1].lower_ not in {"old"}:
                words.insert(0, index)
        elif token.pos_ in {"ADJ", "NOUN", "PROPN"} or (
            token.tag_ in {"VBN", "VBG", "JJ", "RB"} and token.dep_ in {"amod", "compound", "advmod"}
        ):
            if token.pos_ == "NOUN" and token.tag_ == "NNS" and singular(low) in heads():
                break
            if token.tag_ == "RB" and low not in GRADING:
                if not graded(token, title.first):
                    break
                words = [each for each in words if each != token.head.i]  # "a widely respected judge"
            else:
                words.insert(0, index)
        else:
            break
        first = index
        index -= 1
    end = end_before(doc, title.first)
    told = before_office(doc[end]) if title.first else ()
    body = named(reading, reading.referent.get(end)) if told and end in words else None
    if body is not None:
        of, words, behind = body, [each for each in words if each not in told], []
    fields = [each for each in words if each in set(behind)]
    words, owner = unresolved(reading, title, trimmed(reading, [each for each in words if each not in fields]))
    words = sorted([*words, *fields])
    of = of or owner
    if of is None and first < title.first:
        of = common_owner(reading, first, title.first - 1)
        if of is not None:
            words = [each for each in words if doc[each].lower_ not in listed("organization_nouns")]
    return replace(
        title, first=first, words=(*words, *title.words), of=of, possessed=possessed, definite=definite,
        indefinite=indefinite, former=former, status=status,
    )  # fmt: skip
