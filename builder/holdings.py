"""Who holds a title: the links from a title phrase to the person that it is said of, one rule each.

Rules, by where the holder stands: before-name ("Prime Minister X"), after-name ("X, chief negotiator of Y"), copula
("X is the chairman"), as ("served as"), appointed ("was named"), heading ("who heads Y", "headed by X"), description
("the prime minister", known to be X), speaker ("a spokesman said"), kin ("her mother", unnamed, who acts),
listed ("the candidates are X and Y"), standing ("X is standing for Y"). Each has the confidence that its form deserves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder.appositions import after_name, before_name, is_second
from newsgraph.builder.candidacies import candidacies
from newsgraph.builder.fronted_titles import fronted, inverted
from newsgraph.builder.headships import heading, in_court, led_by
from newsgraph.builder.holding import Holding, kind_fits
from newsgraph.builder.joint_titles import joint_copula
from newsgraph.builder.kin import marriages
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.party_offices import is_party, is_public
from newsgraph.builder.past_terms import ended
from newsgraph.builder.post_nominals import letters_behind
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_start
from newsgraph.builder.successions import followed, successions
from newsgraph.builder.title import Title
from newsgraph.builder.title_adverbs import without_times
from newsgraph.builder.title_clauses import appointed, copula
from newsgraph.builder.title_tails import closes_report
from newsgraph.builder.title_words import is_nested, listed

WORKS = frozenset({"author", "writer", "director", "editor", "creator", "presenter", "host"})  # of works with a title
# Whoever sits for a place has no other office there: "MP for Leeds and shadow health minister".
SEATED = frozenset(
    {"mp", "msp", "mla", "mna", "td", "senator", "sen", "congressman", "congresswoman", "representative", "rep"}
)
WORK = 12  # tokens within which such a title ends


def holdings(reading: Reading, found: Sequence[Title]) -> tuple[Holding, ...]:
    """Every holding that the title phrases state, in the order of the text."""
    linked: dict[int, list[Holding]] = {}
    for number, title in enumerate(found):
        linked[number] = _of_one(reading, title, found, number)
    _share(reading, found, linked)
    everything = [each for number in sorted(linked) for each in linked[number]]
    everything += [*heading(reading), *led_by(reading), *in_court(reading), *candidacies(reading), *marriages(reading)]
    everything += letters_behind(reading)
    everything += [*successions(reading, everything), *followed(reading, everything)]
    everything = ended(reading, everything)
    # Whom the article calls a former governor is not whom it means by "the governor".
    former = {(each.holder, each.title.lemma) for each in everything if each.title.former}
    return tuple(
        each
        for each in everything
        if each.rule != "description" or each.title.former or (each.holder, each.title.lemma) not in former
    )


def _of_one(reading: Reading, title: Title, found: Sequence[Title], number: int) -> list[Holding]:
    """The holders of one title phrase, by the surest rule that applies."""
    for rule in (before_name, after_name, copula, joint_copula, appointed, fronted, inverted):
        holders = [each for each in rule(reading, title) if reading.entities[each.holder].named]
        apart = holders and rule is before_name and holders[0].by[0] > title.last + 1 and not _has_determiner(title)
        if apart and not is_second(reading, title, holders[0].by[1]):
            # "X, wife of Y, Z": without an article the title explains the name before it
            holders = [each for each in after_name(reading, title) if reading.entities[each.holder].named] or holders
        if holders:
            return holders
    return [*_apposed_to_speaker(reading, title)] or list(_described(reading, title))


def _apposed_to_speaker(reading: Reading, title: Title) -> Iterator[Holding]:
    """What an unnamed speaker is said to be besides: "her father, a retired teacher, said"."""
    if title.plural or title.possessed or not title.indefinite or title.group not in {"office", "function", "job"}:
        return
    for each in after_name(reading, title):
        if reading.entities[each.holder].kind is Kind.PERSON and _speaks(reading.doc[each.by[0]]):
            yield replace(each, rule="speaker")


def _has_determiner(title: Title) -> bool:
    return title.definite or title.indefinite or title.possessed


def _described(reading: Reading, title: Title) -> Iterator[Holding]:
    """A description known to be somebody ("the prime minister"), or an unnamed holder who speaks."""
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
    elif entity.kind in {Kind.PERSON, Kind.GROUP} and title.group == "kinship":
        theirs = title.possessed and reading.doc[title.first].lower_ in {"their", "the"}  # known to roles alone
        if (title.of is not None or theirs) and title.status is Status.ACTUAL:
            yield Holding(title, key, (title.first, title.last), "speaker" if _speaks(head) else "kin")
    elif entity.kind in {Kind.PERSON, Kind.GROUP} and _speaks(head) and _tells(reading, title):
        yield Holding(title, key, (title.first, title.last), "speaker")


def _tells(reading: Reading, title: Title) -> bool:
    """Whether an unnamed speaker's title says enough of who speaks, and is not that of somebody named elsewhere."""
    if title.group == "rank" or title.status is not Status.ACTUAL or title.former:
        return False
    if not title.indefinite and not title.plural:  # "the senator says", and in headlines "Senator says"
        if title.of is None:
            return False
        told = title.possessed or title.has_complement  # "the governor of Y", and not "the Y governor"
        return told or reading.entities[title.of].kind in {Kind.ORGANIZATION, Kind.PERSON}
    if title.of is not None:
        return True
    doc = reading.doc
    after = title.last + 1
    if title.plural and after < len(doc) and doc[after].lower_ in {"from", "at", "with"}:
        return title.group in {"office", "function"}  # "executives from several firms"
    told = any(
        doc[index].pos_ in ({"NOUN", "PROPN"} if title.plural else {"NOUN", "PROPN", "ADJ"})
        and doc[index].lower_ not in listed("dropped")
        for index in range(title.first, title.head)
    )
    return (told or title.has_complement) and (
        title.lemma not in listed("vague", "heads")
        or (title.plural and title.lemma in {"official", "officer", "executive"})
    )


def _speaks(head: Token) -> bool:
    """Whether the noun is the subject of a verb of speech or the source of "according to"."""
    noun = head
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    if noun.dep_ == "nsubj":
        verbs = [noun.head, *(child for child in noun.head.children if child.dep_ == "conj")]
        return any(verb.lemma_.lower() in listed("speech") for verb in verbs)
    return noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ in {"according", "accord"}


def _share(reading: Reading, found: Sequence[Title], linked: dict[int, list[Holding]]) -> None:
    """Titles in a row have one holder: "president and chief executive X", "X, founder and CEO"."""
    for number in range(len(found) - 2, -1, -1):  # leftwards from a title before its name
        following = linked[number + 1]
        if (linked[number] and linked[number][0].rule not in {"description", "speaker"}) or not following:
            continue
        if following[0].rule in {"description", "speaker"}:
            continue
        if closes_report(reading.doc, found[number].head, following[0].by[1]):
            continue
        if _adjoin(reading, found[number], found[number + 1]) and following[0].by[0] > found[number + 1].last:
            title = found[number]
            if title.of is None and title.group not in {"rank", "job"} and found[number + 1].has_complement:
                title = replace(title, of=found[number + 1].of)
            linked[number] = [
                Holding(title, each.holder, each.by, "shared-title") for each in following if each.holder != title.of
            ]
            first = found[number + 1]
            told = not _has_determiner(first) and title.last + 2 == first.first
            if title.former and not first.former and told and reading.doc[first.first - 1].text != ",":
                linked[number + 1] = following = [
                    replace(each, title=replace(each.title, former=True)) for each in following
                ]
            if (
                first.of is None
                and first.group not in {"rank", "job"}
                and title.of is not None
                and (reading.entities[title.of].kind is not Kind.PERSON or _serves_kin(title, first))
                and title.last + 2 == first.first
                and reading.doc[title.last + 1].text != ","  # "the Labour candidate, union organiser X"
            ):
                linked[number + 1] = [
                    replace(each, title=replace(each.title, of=title.of))
                    for each in following
                    if each.holder != title.of
                ]
    for number in range(1, len(found)):  # rightwards from a title behind its name
        before = linked[number - 1]
        if not before or (linked[number] and linked[number][0].rule not in {"description", "speaker"}):
            title = found[number]
            one = found[number - 1]
            if (
                before
                and linked[number]
                and before[0].holder == linked[number][0].holder
                and _lends(reading, one, title)
            ):
                linked[number - 1] = [replace(each, title=replace(each.title, of=title.of)) for each in before]
            if linked[number] and before and title.of is None and _may_share_possessor(title):
                _inherit_possessor(reading, found, linked, number)
            continue
        if _explains_another(reading, found[number], before[0]):
            continue
        if (_adjoin(reading, found[number - 1], found[number]) and before[0].by[1] < found[number - 1].first) or (
            before[0].verb is not None and _adjoin(reading, found[number - 1], found[number])
        ):
            title = found[number]
            if (
                title.of is None
                and title.group not in {"rank", "job"}
                and not title.indefinite
                and not title.has_complement
                and not (title.lemma in listed("pending", "hypothetical") and title.first < title.head)
                and not (is_public(title) and is_party(reading, before[0].title.of))
                and before[0].title.lemma not in SEATED
                and not _has_body(reading, title)
            ):
                title = replace(title, of=before[0].title.of)
            title = replace(
                title,
                former=title.former
                or (before[0].title.former and _shares_former(reading, found[number - 1], title, before)),
                status=before[0].title.status if before[0].verb is not None else title.status,
            )
            if _lends(reading, found[number - 1], title):
                linked[number - 1] = [replace(each, title=replace(each.title, of=title.of)) for each in before]
            linked[number] = [
                Holding(title, each.holder, each.by, "shared-title", each.verb)
                for each in before
                if each.holder != title.of and kind_fits(reading, each.holder, title)
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


def _serves_kin(kin: Title, title: Title) -> bool:
    """Whether somebody's kin is also what works for a person: "X's uncle and coach, Y"."""
    return kin.group == "kinship" and kin.possessed and title.lemma in listed("staff", "heads") | {"coach", "trainer"}


def _has_body(reading: Reading, title: Title) -> bool:
    """Whether a body's noun says that the office is of another: "a Labour peer and former union leader"."""
    noun = reading.doc[title.head - 1].lower_ if len(title.words) > 1 else ""
    return noun in listed("organization_nouns") - {"party", "group", "team"}


def _explains_another(reading: Reading, title: Title, before: Holding) -> bool:
    """Whether the title explains a name other than the holder's: "the envoy of Norway, a member of the council"."""
    head = reading.doc[title.head]
    if head.dep_ in {"nsubj", "nsubjpass"} and head.head.i > title.last and title.definite and before.verb is not None:
        return True  # "X was named envoy, the candidate is Y"
    key = reading.member_of_name.get(head.head.i) if head.dep_ == "appos" else None
    beside = reading.member_of_name.get(title.first - 2) if reading.doc[title.first - 1].text == "," else None
    if title.lemma == "member" and beside is not None and reading.entities[beside].kind is Kind.POLITY:
        return True
    return key is not None and key != before.holder and key == before.title.of and title.indefinite


def _shares_former(reading: Reading, one: Title, other: Title, before: Sequence[Holding]) -> bool:
    """Whether "former" before the first title is said of the second too: "a former governor and envoy"."""
    if any(reading.doc[index].lower_ == "since" for index in range(one.last + 1, other.first)):
        return False
    joined = other.first == one.last + 2 and reading.doc[one.last + 1].lower_ in {"and", "&"}
    told = not _has_determiner(other) or not one.former  # "a former governor and envoy", "was a nurse and a poet"
    shared = joined and told and one.group != "rank"  # not "a retired colonel and analyst"
    return before[0].verb is not None or shared


def _lends(reading: Reading, one: Title, other: Title) -> bool:
    """Whether the second title's complement is the first one's too: "founder and chairman of Y"."""
    bare = one.of is None and not one.has_complement and not one.indefinite and one.group not in {"rank", "job"}
    joined = other.first == one.last + 2 and reading.doc[one.last + 1].lower_ in {"and", "&"}
    return bare and joined and other.has_complement and other.of is not None and not _has_determiner(other)


def _may_share_possessor(title: Title) -> bool:
    """Whether the possessor before another title may be this one's too: "the firm's chairman, X, and treasurer Y"."""
    return title.group in {"kinship", "office", "function"} and not _has_determiner(title) and not title.has_complement


def _inherit_possessor(reading: Reading, found: Sequence[Title], linked: dict[int, list[Holding]], number: int) -> None:
    """ "X's envoy Y and son-in-law Z": the second title has the first one's possessor."""
    before, title = linked[number - 1][0], found[number]
    between = range(max(before.by[1], before.title.last) + 1, title.first)
    words = [reading.doc[index].lower_ for index in between]
    of = before.title.of
    kinds = {Kind.ORGANIZATION}
    if words == [",", "and"] and linked[number][0].by[0] == title.last + 2:
        kinds |= {Kind.POLITY}  # "Y's health minister, X, and trade minister, Z,"
    if title.group != "kinship" and (of is None or reading.entities[of].kind not in kinds):
        return
    if before.title.possessed and of is not None and words in (["and"], [",", "and"], [","], ["along", "with"]):
        linked[number] = [replace(each, title=replace(each.title, of=of)) for each in linked[number]]


def _adjoin(reading: Reading, one: Title, other: Title) -> bool:
    """Whether two title phrases stand in a row, joined by nothing, "and", a comma, or a slash."""
    doc = reading.doc
    if sentence_start(doc[one.head]) != sentence_start(doc[other.head]) or one.plural != other.plural:
        return False
    if other.first <= one.last or (other.possessed and doc[other.first].tag_ in {"PRP$", "WP$"}):
        return False  # "the late sultan, and his bride, X", "the envoy, whose successor"
    if other.group == "kinship" and other.possessed and _has_determiner(one) and doc[one.last + 1].lower_ == "and":
        return False  # "the council chief and Lena's father, X"
    if one.lemma in {"predecessor", "successor"} and doc[other.first - 1].lower_ == "as":
        return other.first == one.last + 2  # "X's predecessor as mayor, Y"
    if doc[one.last + 1].text == "," and is_nested(doc[one.head]):
        return False  # "the brother of the king, Prince X"
    if other.group == "rank" and all(_is_body(reading, index) for index in range(one.last + 1, other.first)):
        return True  # "coalition spokesman US Army Col. X"
    if (
        other.definite
        and doc[other.last + 1 : other.last + 2].text in {"said", "says"}
        and doc[other.first - 1].text == ","
    ):
        return False  # "Hill was the leader, the judge said"
    if other.definite and _has_determiner(one) and doc[one.last + 1].lower_ == "and" and other.first == one.last + 2:
        return False  # "his finance minister and the army chief, X"
    between = without_times([doc[index].lower_ for index in range(one.last + 1, other.first)])
    if between and {one.lemma, other.lemma} <= listed("exclusive"):
        return False  # "the Prime Minister and President X"
    if not between:
        return other.group == "rank" or one.group == "rank" or doc[other.first].text[:1].isupper()
    return between in (
        ["and"],
        ["&"],
        ["/"],
        [","],
        [",", "and"],
        ["-"],
        ["-", "turned"],
        ["-", "turned", "-"],
        ["turned"],
        ["as", "well", "as"],
        ["and", "also"],
        ["and", "then"],
        [",", "then"],
    )


def _is_body(reading: Reading, index: int) -> bool:
    """Whether a token is in the name of a state or an organisation."""
    key = reading.member_of_name.get(index)
    return key is not None and reading.entities[key].kind in {Kind.ORGANIZATION, Kind.POLITY}


def _continues(reading: Reading, one: Title, other: Title, holding: Holding) -> bool:
    """Whether the parse joins the second title to the first one or to the holder, over other words between."""
    head = reading.doc[other.head]
    if one.plural != other.plural or sentence_start(head) != sentence_start(reading.doc[one.head]):
        return False
    if one.lemma in WORKS and head.dep_ == "conj" and other.indefinite and 0 < head.head.i - one.head < WORK:
        return True  # "author of "The Long War" and a fellow at Y"
    return head.dep_ in {"conj", "appos"} and (head.head.i == one.head or holding.by[0] <= head.head.i <= holding.by[1])
