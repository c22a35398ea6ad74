"""When an event happens that only its story dates: the day that the sentences before it are about, or another event.

News names a day once and tells on. Readings of that, each only for what is said to have happened, and only for
events that have no date of their own:

- a clause in the simple past goes on from the last day that was named before it, if that is a day of the week up to
  publication on which a clause in the past happened, and nothing since has named another time (Reichenbach's point of
  reference, kept through a narrative: Hinrichs 1986, "Temporal anaphora in discourses of English"). The day on which
  somebody spoke is that of other words, not of the deeds that they tell of, and the other way round;
- the headline and the first sentence tell what happened on the day that one of the next sentences is the first to name;
- who condemns, thanks or promises in words quoted did so on the day on which they were said;
- who won, scored or was elected did so on the day of the contest, where the article dates one contest only;
- "three days after the bombing", "a day before he was charged", "the night of the attack": counted from the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from newsgraph.builder import calendar_dates, calendar_words, numerals, reporting
from newsgraph.builder.calendar_dates import Period
from newsgraph.builder.datelines import written
from newsgraph.builder.dates import Times
from newsgraph.builder.generalities import HOW_OFTEN
from newsgraph.builder.model import Event, Status, When
from newsgraph.builder.reading import Reading
from newsgraph.builder.tense import VERBAL
from newsgraph.builder.time_expressions import TimeExpression

NEAR_DAYS = 14  # news is of the last days, and of a fortnight where it is slow
LEAD_SENTENCES = 4
REACH = 3  # sentences over which a story goes on without naming its day again
PLUPERFECT = frozenset({"had", "'d", "has", "have", "'ve"})
DISTANCE = re.compile(
    rf"^(?:(?:just|only|exactly)\s+)?(?:(?P<number>{calendar_words.NUMBER})\s+)?"
    r"(?P<unit>minute|hour|day|night|morning|evening|afternoon|week|month|year)s?$",
    re.IGNORECASE,
)
WITHIN_DAY = frozenset({"minute", "hour"})
DAY_PARTS = frozenset({"day", "night", "morning", "evening", "afternoon"})
BLOWS = frozenset({"attack", "hit", "strike", "blast", "slam", "savage", "rip", "bash"})  # deeds as often as words
ELECTING = frozenset({"elect", "reelect", "re-elect", "unseat", "oust", "return", "win", "lose", "defeat", "beat"})
HAPPENING = frozenset({"come", "follow", "happen", "occur", "begin"})
CLAUSES = frozenset({"acl", "advcl", "ccomp", "conj", "parataxis", "relcl"})
EDGES = frozenset({"start", "beginning", "end", "outbreak", "opening", "close", "onset"})


@dataclass(frozen=True, slots=True)
class _Link:
    """That ``event`` happened ``number`` units after ``anchor`` (before it, if negative); both are tokens' indices."""

    event: int
    anchor: int
    number: int
    unit: str


def dated(events: Sequence[Event], reading: Reading, times: Times) -> tuple[Event, ...]:
    """The events, those without a date given the one that the story gives them; the others as they are."""
    published = written(reading.article)
    if published is None or not times.expressions:
        return tuple(events)
    story = _Story(reading, times, published)
    counted = _counted(events, story)
    told = _counted([_told(event, story) for event in counted], story)
    return tuple(_decided(told, story))


class _Story:
    """The days of one article, sentence by sentence."""

    def __init__(self, reading: Reading, times: Times, published: date) -> None:
        self.doc = reading.doc
        self.reading = reading
        self.sentences = list(self.doc.sents)
        self.text = reading.article.text
        self.published = published
        self.times = times
        self.start_of = {token.idx: token for token in self.doc}
        self.sentence_of = {token.i: number for number, sent in enumerate(self.doc.sents) for token in sent}
        self.named: dict[int, list[TimeExpression]] = {}
        for expression in times.expressions:
            self.named.setdefault(self.sentence_of[expression.head], []).append(expression)
        self.title = self._title_sentences(reading)

    def goes_on(self, event: Event, trigger: Token) -> bool:
        """Whether the narrative goes on with those whose day it was: a named doer of whom the sentence with the day
        says nothing, nor of whom it is done to or where, is of another story."""
        home = self.sentence_of[trigger.i]
        doers = {key for key in event.agents if self.reading.entities[key].named}
        number = next((n for n in range(home, max(-1, home - 1 - REACH), -1) if n in self.named), home)
        contest = event.type == "Compete" or trigger.lemma_.lower() in ELECTING
        if not doers or number == home or contest:
            return True
        told = {self.reading.key_at(token) for n in range(number, home) for token in self.sentences[n]} - {None}
        beside = map(self.reading.key_at, _clause(trigger))
        return not told.isdisjoint((*doers, *event.patients, *event.places, *beside))

    def _title_sentences(self, reading: Reading) -> int:
        """How many sentences the headline takes at the start of the text."""
        headline = (reading.article.headline or "").strip()
        if headline and self.text.startswith(headline):
            return sum(1 for sent in self.doc.sents if sent.start_char < len(headline))
        first = next(iter(self.doc.sents), None)
        return 1 if first is not None and "\n" in self.text[first.start_char : first.end_char + 2] else 0

    def day_before(self, trigger: Token) -> Period | None:
        """The day that the narrative is at where the clause of the trigger stands."""
        home = self.sentence_of[trigger.i]
        if home in self.named:  # "On Monday X won; Y lost": what opens the sentence is for all of it
            opens = all(each.last < trigger.i for each in self.named[home])
            return self._news_day(self.named[home], {_speaks(trigger)}, fronted=True) if opens else None
        for number in range(home - 1, max(-1, home - 1 - REACH), -1):
            named = self.named.get(number, [])
            if any(each.when == When() or each.when.date for each in named):  # "since 1958" moves no story on
                return self._news_day(named, {_speaks(trigger)})
        return None

    def lead_day(self, trigger: Token) -> Period | None:
        """The day of what the headline and the first sentence tell, named only after them."""
        home = self.sentence_of[trigger.i]
        if home > self.title or trigger.head != trigger:
            return None
        if any(number in self.named for number in range(self.title + 1)):
            return None
        for number in range(self.title + 1, self.title + 1 + LEAD_SENTENCES):
            if number in self.named:
                return self._news_day(self.named[number], {_speaks(trigger), False})
        return None

    def _news_day(
        self, expressions: list[TimeExpression], speech: set[bool], *, fronted: bool = False
    ) -> Period | None:
        """The one day that a sentence names, if a clause in the past happened on it in the last week.

        ``speech`` says whether that clause may tell of words, of deeds, or of both.
        """
        days = [each for each in expressions if each.period is None or each.period.precision != "year"]
        if len(days) != 1:  # a year beside it is mostly part of what something is called: "the 2018 finals"
            return None
        period = days[0].period
        if period is None or period.precision != "day" or not 0 <= (self.published - period.first).days <= NEAR_DAYS:
            return None
        head = self.doc[days[0].head]
        verb = next((token for token in head.ancestors if token.pos_ in VERBAL), None)
        if (
            verb is None
            or verb.tag_ not in {"VBD", "VBN"}
            or _speaks(verb) not in speech
            or (fronted and verb.i < head.i)
        ):
            return None
        told = (
            verb.head if verb.dep_ == "ccomp" and _speaks(verb.head) else verb
        )  # "police said he was killed on Friday"
        return period if _is_main(told) else None

    def links(self, triggers: set[int]) -> Iterator[_Link]:
        """Distances in time between two events: "three days after the bombing", "the night of the attack"."""
        for token in self.doc:
            if token.lower_ not in {"after", "before", "of"}:
                continue
            distance = self._distance(token)
            if distance is None:
                continue
            number, unit, measure = distance
            anchor = self._anchor(token, triggers)
            event = self._measured(token, measure, triggers)
            if anchor is None or event is None or anchor == event:
                continue
            yield _Link(event, anchor, -number if token.lower_ == "before" else number, unit)

    def _distance(self, word: Token) -> tuple[int, str, Token] | None:
        """The number and unit before "after", "before" or "of", with the noun of the unit."""
        measure = word.nbor(-1) if word.i else None
        if measure is None or measure.pos_ != "NOUN":
            return None
        first = measure.i
        while (
            first
            and self.doc[first - 1].dep_ in {"nummod", "det", "advmod", "amod"}
            and (self.doc[first - 1].head.i in range(first - 1, measure.i + 1))
        ):
            first -= 1
        if first and self.doc[first - 1].lower_ in {"for", "to"}:
            return None  # "was jailed for three years after he fled"
        words = self.doc[first : measure.i + 1].text
        whole = re.sub(r"^the\s+(?=\w+$)", "", words, flags=re.IGNORECASE)
        match = DISTANCE.match(whole)
        if match is None:
            return None
        unit, given = match["unit"].lower(), match["number"]
        if word.lower_ == "of":
            return (0, "day", measure) if unit in DAY_PARTS and given is None else None
        if unit in WITHIN_DAY:
            return 0, "day", measure
        if given is None:
            return (1, "day", measure) if unit in DAY_PARTS and words.lower().startswith("the ") else None
        number = 1 if given.lower() in {"a", "an"} else numerals.value([given])
        if number is None or unit not in {"day", "week", "month", "year"}:
            return None
        return number, unit, measure

    def _anchor(self, word: Token, triggers: set[int]) -> int | None:
        """The event from which is counted: the noun under the preposition, or the verb of the clause it opens."""
        if word.dep_ == "mark":
            return word.head.i if word.head.i in triggers else None
        for child in word.children:
            if child.dep_ in {"pobj", "pcomp"}:
                node = child
                if node.lemma_.lower() in EDGES:
                    node = next((noun for of in node.children if of.lower_ == "of" for noun in of.children), node)
                if node.i in triggers:
                    return node.i
        return None

    def _measured(self, word: Token, measure: Token, triggers: set[int]) -> int | None:
        """The event whose time is told by the distance: the verb on which the whole phrase hangs."""
        node = word.head.head if word.dep_ == "mark" else word.head
        if node == measure:
            node = measure.head
        if node.lemma_ in HAPPENING:  # "the attack came a day after he left"
            for subject in node.children:
                if subject.dep_ == "nsubj" and subject.i in triggers:
                    return subject.i
        steps = 0
        while node.pos_ not in VERBAL and node.head != node and steps < 3:
            node, steps = node.head, steps + 1
        return node.i if node.i in triggers else None


def _told(event: Event, story: _Story) -> Event:
    """The event, dated by the narrative if it has no date and is told as a fact in the past."""
    if event.when != When() or event.status is not Status.ACTUAL or _is_one_of_several(event, story):
        return event
    for token in _triggers(event, story):
        said = story.times.when(token.head) if _is_deed_of_words(token) else When()
        if said != When():
            return replace(event, when=said, rule=f"{event.rule}; dated by its story")
        period = None
        if _narrative(token):
            period = story.day_before(token)
            if period is not None and not story.goes_on(event, token):
                period = None
        if period is None and _reported(token):
            period = story.lead_day(token)
        if period is not None:
            return _given(event, period)
    return event


def _is_deed_of_words(token: Token) -> bool:
    """Whether who is quoted does it by saying it: "We condemn the attack," he said on Monday (Austin 1962)."""
    if token.dep_ != "ccomp" or token.tag_ != "VBP" or not _speaks(token.head) or _auxiliaries(token):
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in {"i", "we"} for child in token.children)


def _decided(events: Sequence[Event], story: _Story) -> list[Event]:
    """The events, the outcomes of the one contest that has a date dated by it."""
    days = {event.when.date for event in events if event.type == "Compete" and _is_day(event.when.date)}
    if len(days) != 1:
        return list(events)
    day = calendar_dates.day(date.fromisoformat(days.pop() or ""))
    if not 0 <= (story.published - day.first).days <= NEAR_DAYS:
        return list(events)
    return [_given(event, day) if _is_outcome(event, story) else event for event in events]


def _is_one_of_several(event: Event, story: _Story) -> bool:
    """Whether an ordinal tells it from others of its kind: "won the second match", not on the day of the first."""
    nouns = [child for token in _triggers(event, story) for child in (token, *token.children) if child.pos_ == "NOUN"]
    later = numerals.ordinals() - {"first"}  # most that is a first is no one of several: "its first meeting since May"
    return any(child.lower_ in later for noun in nouns for child in noun.children)


def _is_outcome(event: Event, story: _Story) -> bool:
    """Whether the event is told as the result of a contest, in the simple past and without a time of its own."""
    if event.when != When() or event.status is not Status.ACTUAL or _is_one_of_several(event, story):
        return False
    return any(
        (event.type == "Compete" or token.lemma_.lower() in ELECTING)
        and token.tag_ in {"VBD", "VBN", "VBZ"}
        and not _auxiliaries(token) & PLUPERFECT
        and story.sentence_of[token.i] not in story.named
        for token in _triggers(event, story)
    )


def _is_day(given: str | None) -> bool:
    return given is not None and len(given) == 10


def _given(event: Event, period: Period) -> Event:
    return replace(event, when=period.when(), rule=f"{event.rule}; dated by its story")


def _triggers(event: Event, story: _Story) -> Iterator[Token]:
    for evidence in event.evidence:
        if evidence.trigger is not None and evidence.trigger.start in story.start_of:
            yield story.start_of[evidence.trigger.start]


def _narrative(token: Token) -> bool:
    """Whether the word tells what happened next: the main verb in the simple past, or a participle beside it."""
    if token.pos_ != "VERB" or any(child.lower_ in HOW_OFTEN for child in token.children):
        return False
    if token.tag_ == "VBG":
        governor = token.head
        return token.dep_ == "advcl" and _narrative(governor)
    if not _is_main(token) or (token.dep_ == "conj" and "had" in _auxiliaries(token.head)):
        return False
    auxiliaries = _auxiliaries(token)
    if token.tag_ == "VBD":
        return not auxiliaries
    return token.tag_ == "VBN" and bool(auxiliaries & {"was", "were"}) and not auxiliaries & (PLUPERFECT | {"been"})


def _clause(verb: Token) -> Iterator[Token]:
    """The words of the verb's own clause: "appointed him as her successor", without the clauses inside it."""
    for child in verb.children:
        if child.dep_ not in CLAUSES:
            yield child
            yield from _clause(child)


def _is_main(verb: Token) -> bool:
    """Whether the verb heads its sentence, or is joined to the one that does: no relative, no reported clause."""
    while verb.head.pos_ in VERBAL and verb.head != verb:
        beside = verb.dep_ == "ccomp" and not _speaks(verb.head) and all(c.dep_ != "mark" for c in verb.children)
        if verb.dep_ != "conj" and not beside:  # clauses that only a semicolon joins hang as complements
            return False
        verb = verb.head
    return verb.head == verb


def _reported(token: Token) -> bool:
    """Whether a headline or a lead tells it as the news: present, perfect or past, not a state."""
    return token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and not _auxiliaries(token) & {"had"}


def _speaks(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in reporting.lexicon().verbs and lemma not in BLOWS


def _auxiliaries(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}


def _counted(events: Sequence[Event], story: _Story) -> list[Event]:
    """The events, those dated that the text measures from a dated one."""
    by_trigger = {token.i: number for number, event in enumerate(events) for token in _triggers(event, story)}
    found = list(events)
    for link in story.links(set(by_trigger)):
        mine, other = by_trigger[link.event], by_trigger[link.anchor]
        if mine == other:
            continue
        if found[mine].when == When() and found[mine].status is Status.ACTUAL:
            period = _moved(found[other].when, link.number, link.unit)
            if period is not None:
                found[mine] = _given(found[mine], period)
        elif found[other].when == When() and found[other].status is Status.ACTUAL:
            period = _moved(found[mine].when, -link.number, link.unit)
            if period is not None:
                found[other] = _given(found[other], period)
    return found


def _moved(when: When, number: int, unit: str) -> Period | None:
    if when.date is None:
        return None
    if not _is_day(when.date):
        known = when.date.split("-")
        base = calendar_dates.year(int(known[0])) if len(known) == 1 else calendar_dates.month(*map(int, known))
        return calendar_dates.shift(base, number, unit) if number else None
    base = calendar_dates.day(date.fromisoformat(when.date))
    return base if number == 0 else calendar_dates.shift(base, number, unit)
