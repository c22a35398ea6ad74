"""Who is said to hold which office, function, job, rank or kinship, and of whom.

In: the reading of an article, with names alone or with all its referents. Out: role holdings, each with its evidence in
one sentence. Title phrases come from ``titles``, their holders from ``holdings``; here holdings of one holder are put
together, and what the article says of a role elsewhere ("Israeli Prime Minister") completes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from newsgraph.builder import (
    dates,
    implied_bodies,
    owning_bodies,
    retinues,
    role_owners,
    title_words,
    titles,
    wordlists,
)
from newsgraph.builder.blocs import of_their_side, whole_words
from newsgraph.builder.body_offices import in_chamber
from newsgraph.builder.elected_bodies import standing_for, stated_once
from newsgraph.builder.holding import CONFIDENCE, Holding
from newsgraph.builder.holdings import holdings
from newsgraph.builder.home_states import firm_of
from newsgraph.builder.implied import Surroundings, cities, government
from newsgraph.builder.model import Evidence, Kind, RoleHolding, Span, Status
from newsgraph.builder.party_members import of_cabinet, of_councils, of_parties, with_parties
from newsgraph.builder.party_offices import is_executive, is_partisan, is_party, is_partys
from newsgraph.builder.possessing_bodies import has_unknown_name
from newsgraph.builder.reading import Reading
from newsgraph.builder.scene import Scene
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.title import Title
from newsgraph.builder.wordlists import table

PARENTS = (
    wordlists.words("kinship", "kin", "parents")
    | wordlists.words("kinship", "kin", "grandparents")
    | wordlists.words("kinship", "kin", "widowed")
)
UNNAMED = frozenset({"speaker", "kin"})  # the rules that find holders without a name
# Whose descriptions tell where they are from, not what they head.
PRIVATE = frozenset({"executive", "boss", "manager", "tycoon", "banker", "businessman", "player", "worker", "chairman"})
SEVERAL = 2
KIN_REACH = 6  # tokens from "of" on within which a name would say whose kin somebody is


def role_holdings(reading: Reading) -> tuple[RoleHolding, ...]:
    """Every role holding that the article states, in the order in which it is first stated."""
    found = holdings(reading, titles.titles(reading))
    told = [each for each in (_stated(reading, one) for one in found) if each is not None]
    stated = role_owners.owned(reading, [in_chamber(reading, each) for each in told])
    kept = [
        each
        for each in stated
        if _is_whole(reading, each) and (reading.entities[each.found.holder].named or each.found.rule in UNNAMED)
    ]
    completed = role_owners.completed(reading, kept)
    implied = [standing_for(reading, of_their_side(reading, each)) for each in _implied(reading, completed)]
    complete = owning_bodies.given(reading, role_owners.completed(reading, implied))
    complete = retinues.of_their_bodies(reading, of_cabinet(reading, complete))
    complete = of_parties(reading, of_councils(reading, complete))
    complete = stated_once(with_parties(reading, complete))
    return tuple(_merged(reading, [each for each in complete if _is_told(each, complete)]))


def _is_whole(reading: Reading, stated: Stated) -> bool:
    """Whether the role can stand: kinship needs somebody that it is of, and nobody is their own."""
    title = stated.found.title
    bereaved = title.lemma in {"widow", "widower"} and not title.possessed and stated.found.rule == "before-name"
    needs_owner = (title.group in {"kinship", "organizational"} and not bereaved) or (
        stated.found.rule == "speaker" and title.plural and title.group != "office"
    )
    if title.lemma == "member" and stated.of is None and not _is_seated(reading, stated):
        return False
    if title.lemma == "critic" and (
        len(title.words) == 1
        if stated.of is None
        else reading.entities[stated.of].kind is not Kind.ORGANIZATION or reading.doc[title.head + 1].lower_ == "of"
    ):
        return False  # a critic of somebody has no office, a film critic has
    if title.lemma == "defender" and title.has_complement:
        return False
    behind = [token.lower_ for token in reading.doc[title.words[-1] + 1 : title.words[-1] + 3]]
    if title.lemma == "author" and behind in (["of", "that"], ["of", "this"], ["of", "those"], ["of", "these"]):
        return False  # of words that were quoted
    if title.group == "kinship" and stated.of is not None and reading.entities[stated.of].kind is not Kind.PERSON:
        return False
    if needs_owner and stated.of is None and _has_unnamed_kin(reading, title):
        hyphened = reading.doc[title.words[-1] + 1].text == "-"  # "mother-of-two X"
        aside = stated.found.rule == "before-name" and stated.found.by[0] > title.last + 1  # "the son of a miner, X"
        return (aside or stated.found.rule in {"after-name", "copula", "shared-title"} or hyphened) and not title.plural
    return not (needs_owner and stated.of is None) and stated.of != stated.found.holder


def _is_seated(reading: Reading, stated: Stated) -> bool:
    """Whether the word before "member" says what somebody is elected to, which has no name: "council member X"."""
    title, before = stated.found.title, stated.found.title.head - 1
    told = before in title.words and reading.doc[before].lower_ in title_words.listed("seated", "bodies")
    return told and not title.plural and stated.found.rule in {"before-name", "after-name", "copula"}


def _has_unnamed_kin(reading: Reading, title: Title) -> bool:
    """Whether the words say of somebody unnamed whose kin the holder is: "a mother of three", "the son of a miner"."""
    doc, after = reading.doc, title.words[-1] + 1
    if title.group != "kinship" or title.possessed or after >= len(doc):
        return False
    if doc[after].text == "-" and after + 1 < len(doc) and doc[after + 1].lower_ == "of":
        return True  # "mother-of-two X"
    if doc[after].lower_ != "of":
        return title.indefinite and title.lemma in PARENTS and doc[after].lower_ not in {"to", "for", "with"}
    kin = takewhile(lambda token: token.pos_ not in {"VERB", "AUX", "PUNCT"}, doc[after : after + KIN_REACH])
    kin = takewhile(lambda token: token.lower_ not in {"from", "in", "at", "who", "to"}, kin)
    return not any(token.tag_ in {"PRP$", "PRP", "WP$"} or token.i in reading.member_of_name for token in kin)


def _is_told(stated: Stated, everything: Sequence[Stated]) -> bool:
    """Whether a description says a role of its own: it says whose, or nothing else is said of its holder."""
    title = stated.found.title
    if stated.found.form == "description" and title.lemma in PRIVATE and (stated.of or "").startswith("polity/"):
        return False  # "the Portuguese executive" heads nothing of Portugal
    if stated.found.form == "heading" and stated.of is None and title.last > title.head:
        return False  # "leads the club", and which club is not known
    if stated.found.form != "description" or stated.of is not None or title.has_complement:
        return True
    if title.lemma in title_words.listed("vague", "heads"):
        return False
    others = [each for each in everything if each.found.holder == stated.found.holder and each is not stated]
    offices = [each for each in others if each.found.form != "description"]
    return not offices or any(stated.words <= each.words for each in offices)


def _stated(reading: Reading, found: Holding) -> Stated | None:
    """The holding with its title as the article writes it and the stretch that says so."""
    doc, text = reading.doc, reading.article.text
    title = found.title
    if found.rule in {"heading", "standing", "succession", "marriage"}:
        written = title.lemma
    else:
        pieces: list[list[int]] = []
        words, inside = whole_words(reading, title.words)
        title = replace(title, of=None) if title.of in inside else title
        for index in words:
            if pieces and index == pieces[-1][-1] + 1:
                pieces[-1].append(index)
            else:
                pieces.append([index])
        spans = [Span(doc[piece[0]].idx, doc[piece[-1]].idx + len(doc[piece[-1]].text)) for piece in pieces]
        written = " ".join(" ".join(span.of(text).split()) for span in spans)
    if found.rule not in {"speaker", "description", "kin"} and (
        title.plural or doc[title.head].tag_ == "NNS"  # "one of the lawyers, X"
    ):
        head = doc[title.head].text if title.head != title.words[-1] else ""
        if head and head in written.split()[:-1]:
            written = written.replace(head, _one(head), 1)  # "ministers of health X and Y"
        else:
            written = written[: -len(written.split()[-1])] + _one(written.split()[-1])
    indices = [title.first, title.last, *found.by, *([found.verb] if found.verb is not None else [])]
    sentence = reading.sentence_of(doc[title.head])
    first, last = doc[min(indices)], doc[max(indices)]
    span = Span(max(first.idx, sentence.span.start), min(last.idx + len(last.text), sentence.span.end))
    trigger = Span(doc[title.words[0]].idx, doc[title.words[-1]].idx + len(doc[title.words[-1]].text))
    if not written or not span.covers(trigger):
        return None
    return Stated(found, written, title.of, Evidence(span, trigger))


def _one(word: str) -> str:
    """The singular of a title's last word, in the case of the text."""
    single = title_words.singular(word)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word.lower(), single, strict=False)))
    return word[:shared] + single[shared:]


def _implied(reading: Reading, stated: Sequence[Stated]) -> list[Stated]:
    """The holdings, those whose office is unmistakably of one state or organisation given it."""
    around: Surroundings | None = None
    scene: Scene | None = None
    complete = []
    bare: dict[str, set[str]] = {}
    for each in stated:
        if each.of is None and not each.found.title.former:
            bare.setdefault(each.title.lower(), set()).add(each.found.holder)
    rivals = {title for title, holders in bare.items() if len(holders) > 1}  # "President X met President Y"
    governing = [
        replace(each, of=of)
        for each, of in ((each, government(reading, each.found.title)) for each in stated if each.of is None)
        if of is not None
    ]
    for each in stated:
        title = each.found.title
        partisan = is_party(reading, each.of) and not is_partisan(title)
        if (
            (each.of is None or partisan)
            and title.status is Status.ACTUAL
            and each.found.rule not in {"description", "succession"}
            and not (each.found.rule == "copula" and title.indefinite)
            and title.group in {"office", "function"}
            and not (each.found.rule == "speaker" and title.group == "office" and not _bare(reading, each))
        ):
            around = around or Surroundings.of(reading)
            scene = scene or Scene.of(reading)
            of = None if partisan else government(reading, title) or firm_of(reading, scene, each)
            of = of or implied_bodies.owner(reading, scene, each, [*governing, *stated], partisan)
            if of is None and not partisan and not title.possessed and each.found.rule != "copula":
                of = _around(reading, around, each, stated, each.title.lower() in rivals)
            if of is not None and of != each.found.holder:
                each = replace(each, of=of, found=replace(each.found, rule=each.found.rule + " (implied)"))
            elif partisan and is_executive(title) and not is_partys(title):
                each = replace(each, of=None)
        elif title.possessed and retinues.is_ministers(reading, each):
            scene = scene or Scene.of(reading)
            state = implied_bodies.state_of(reading, scene, each, [*governing, *stated])
            each = each if state is None else replace(each, of=state)
        complete.append(each)
    return [
        replace(each, of=_succeeded(each, complete)) if each.found.rule == "succession" else each for each in complete
    ]


def _succeeded(each: Stated, everything: Sequence[Stated]) -> str | None:
    """Whose the office is that a successor takes: that of whoever else is said to hold it."""
    others = [one for one in everything if one.words == each.words and one.found.rule != "succession"]
    owners = {one.of for one in others if one.found.holder != each.found.holder}
    return each.of or (next(iter(owners)) if len(owners) == 1 else None)


def _around(
    reading: Reading, around: Surroundings, each: Stated, stated: Sequence[Stated], rivalled: bool
) -> str | None:
    """The state, organisation or city that what stands around the title implies."""
    title = each.found.title
    number = reading.sentence_number[title.head]
    taken = frozenset(
        other.of
        for other in stated
        if other.of and other.found.holder != each.found.holder and other.words == each.words
    )
    public = bool(each.words & wordlists.words("office_bodies", "state", "speaking_for"))  # "government spokesman"
    known, whole = not has_unknown_name(reading, each), not title.has_complement
    return (
        (around.state(each.title, taken, number) if not rivalled else None)
        or (
            around.organization(title.lemma, each.title)
            if not title.has_complement
            and not public
            and (each.found.rule == "speaker" or not owning_bodies.is_open(reading, each))
            else None
        )
        or (_town(reading, around, title) if title.lemma == "mayor" and whole and known else None)
    )


def _town(reading: Reading, around: Surroundings, title: Title) -> str | None:
    """The city that the article is about, unless all that names it is one word behind the title."""
    towns = cities(reading)
    key = around.city(towns)
    passing = key is not None and towns[key] > reading.doc[title.head].idx and around.mentions_of.get(key, 0) < SEVERAL
    return None if passing else key


def _bare(reading: Reading, stated: Stated) -> bool:
    """Whether only a word for an organisation stands by the title: "company executives"."""
    title = stated.found.title
    opening = reading.doc[title.first].lower_
    return not title.has_complement and len(stated.words) == 1 and opening in title_words.listed("organization_nouns")


def _merged(reading: Reading, stated: Iterable[Stated]) -> Iterable[RoleHolding]:
    """One holding for each holder, title and "of", with all its evidence; a shorter title goes into a longer one."""
    groups: list[list[Stated]] = []
    for each in stated:
        for group in groups:
            one = group[0]
            if (
                one.found.holder == each.found.holder
                and one.of == each.of
                and one.found.title.former == each.found.title.former
            ) and any(each.words <= other.words or other.words <= each.words for other in group):
                group.append(each)
                break
        else:
            groups.append([each])
    times = None
    keys: dict[str, int] = {}
    for group in groups:
        best = max(
            group,
            key=lambda each: (
                each.found.form not in {"description", "speaker"},
                len(each.words),
                not title_words.in_full().keys() & set(re.findall(r"\w+", each.title.lower())),
                -each.evidence.span.start,
            ),
        )
        verb = next((each.found.verb for each in group if each.found.verb is not None), None)
        start = end = None
        if verb is not None:
            times = times or dates.times(reading)
            start, end = _term(reading, times, verb, group)
        title = best.found.title
        slug = re.sub(
            r"\W+",
            "-",
            f"{best.found.holder.rpartition('/')[2]} {best.title} {(best.of or '').rpartition('/')[2]}".lower(),
        ).strip("-")
        key = f"holding/{slug}" + ("-former" if title.former else "")
        keys[key] = keys.get(key, 0) + 1
        if keys[key] > 1:
            key = f"{key}-{keys[key]}"
        evidence: list[Evidence] = []
        for each in group:
            if each.evidence not in evidence:
                evidence.append(each.evidence)
        actual = any(each.found.title.status is Status.ACTUAL for each in group)
        yield RoleHolding(
            key,
            best.found.holder,
            best.title,
            best.of,
            tuple(evidence),
            status=Status.ACTUAL if actual else title.status,
            former=title.former,
            as_of=reading.article.published,
            start=start,
            end=end,
            confidence=max(_confidence(each.found.rule) for each in group),
            rule=best.found.rule,
        )


def _confidence(rule: str) -> float:
    """How sure a rule is; whom an office is of is less sure where it is implied."""
    form, _, implied = rule.partition(" ")
    return CONFIDENCE[form] if not implied else round(CONFIDENCE[form] * 0.75, 3)


def _term(reading: Reading, times: dates.Times, verb: int, group: Sequence[Stated]) -> tuple[str | None, str | None]:
    """When the holding began and ended, where its verb has a time: a span as it is, a date by what the verb does."""
    token = reading.doc[verb]
    when = times.when(token)
    if when.date is None:
        return when.start, when.end
    lists: dict[str, str] = table("roles")["verbs"]
    lemma = token.lemma_.lower()
    if lemma in set((lists["leave"] + " " + lists["remove"]).split()):
        return None, when.date
    if (
        lemma in set((lists["appoint"] + " " + lists["succeed"] + " become take").split())
        and not group[0].found.title.former
    ):
        return when.date, None
    return None, None


__all__ = ["role_holdings"]
