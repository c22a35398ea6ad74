"""The expressions of time of an article: where they stand, which token each hangs by, and what they resolve to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from spacy.tokens import Span, Token

from newsgraph.builder import calendar_dates, calendar_words, numerals
from newsgraph.builder.calendar_dates import Period
from newsgraph.builder.calendar_words import Phrase
from newsgraph.builder.model import When
from newsgraph.builder.moods import verbs_of
from newsgraph.builder.reading import Reading
from newsgraph.builder.tense import VERBAL, clause_words, is_future

# What is done to something that is then to happen on a day; and to have it later or earlier.
SETTING = frozenset({"announce", "arrange", "book", "call", "fix", "plan", "reschedule", "schedule", "set", "slate"})
PROMISING = frozenset({"pledge", "promise", "propose", "threaten", "vow"})
PUTTING_OFF = frozenset({"adjourn", "defer", "delay", "move", "postpone", "push", "put", "reschedule"})
START = frozenset({"since", "from", "starting", "beginning", "as of", "effective"})
END = frozenset({"until", "till", "through", "'til"})
OUTSIDE = frozenset({"before", "after", "prior to", "ahead of", "following", "post", "pre"})
PREFIX = re.compile(
    r"\b(since|from|starting|beginning|effective|as of|until|till|through|before|after|prior to|ahead of|following|by"
    r"|for|between|to|and)(?:\s+(?:at least|early|late|about|around|the|in|on|from))*\s+$",
    re.IGNORECASE,
)
# "The first visit in ten years", "the worst drought in a decade": how long there was none.
RECORD = re.compile(r"\b(?:first|second|third|only|most|least|last|\w+est|best|worst|record)\b[^.;:]*$", re.IGNORECASE)
# "The first strike since 2003", "the deadliest raid since May": none of its kind between the two.
RAREST = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|tenth|the (?:only|most|least|last)|best|worst|biggest|largest|highest"
    r"|lowest|longest|strongest|\w+iest)\b(?:(?!\b(?:has|have|had|been)\b)[^.,;:])*\bsince\s+$",
    re.IGNORECASE,
)
SHIFT = re.compile(
    rf"(?:(?P<number>{calendar_words.NUMBER})\s+(?P<unit>day|week|month|year)s?|(?:the\s+)?(?P<one>day|eve))\s+"
    r"(?P<way>after|before|of|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
ANNIVERSARY = re.compile(r"\b(?:the\s+)?(?P<ordinal>[\w-]+)\s+anniversary\s+of\s+(?:the\s+)?$", re.IGNORECASE)
NOT_YEAR_BEFORE = re.compile(r"(?:[$£€¥#]|\bno\.?|\bof all|\bpage|\broom|\bresolution|\bflight)\s*$", re.IGNORECASE)
YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|to|through|throughout|during|of|before|after|around|circa|between|and|early|mid|late"
    r"|fiscal|season|year|for|than)[\s-]+$|[(,–—]\s*$",
    re.IGNORECASE,
)
AND_WHEN = re.compile(r"\s*,?\s*when\b")
HAVING = frozenset({"have", "had", "'ve", "'d"})
# What these come back to has happened, and its day with it.
RETURNING = frozenset({"avenge", "commemorate", "mourn"})


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression of time: tokens ``first`` to ``last`` (both included), its ``head`` token and what it resolves to.

    ``when`` is empty and ``period`` None where the text cannot be resolved ("several years ago").
    """

    first: int
    last: int
    head: int
    period: Period | None
    when: When
    aside: bool = False  # of what is told behind it alone: "the first since 2003, when rebels took the town"


class TimeReader:
    """Reads the expressions of one article."""

    def __init__(self, reading: Reading, published: date | None) -> None:
        self._reading = reading
        self._published = published

    def read(self) -> Iterator[TimeExpression]:
        """Every expression, sentence by sentence, each resolved with the period named just before it at hand."""
        doc = self._reading.doc
        body = doc.text  # made anew at each access
        before: list[tuple[Phrase, Period, Token]] = []
        for sentence in doc.sents:
            here: list[tuple[Phrase, Period, Token]] = []
            offset = sentence.start_char
            text = body[offset : sentence.end_char]
            found: list[tuple[Phrase, TimeExpression]] = []
            for phrase in calendar_words.scan(text):
                span = doc.char_span(offset + phrase.start, offset + phrase.end, alignment_mode="expand")
                if span is None or not self._is_time(phrase, text, span[0], span[-1]):
                    continue
                head = _head(span)
                lean = here or before
                near = lean[-1][1] if lean and self._leans(phrase, head, here) else None
                future = self._is_future(head, text[: phrase.start], phrase.kind)
                period = calendar_dates.resolve(phrase, self._published, future=future, near=near)
                if phrase.kind == "in_time" and (period is None or _is_record(phrase, text)):
                    continue  # how long something took, not when
                rarest = _is_rarest(phrase, text)
                if rarest and not AND_WHEN.match(text, phrase.end):
                    continue
                when = _bounded(
                    "" if rarest or is_prenominal(head) else text[: phrase.start], period, ranged="last" in phrase.parts
                )
                expression = TimeExpression(span[0].i, span[-1].i, head.i, period, when, rarest)
                found.append((phrase, expression))
                if period is not None:
                    here.append((phrase, period, head))
            yield from _ranges(text, found)
            yield from self._shifted(text, offset, found)
            before = here

    def _leans(self, phrase: Phrase, head: Token, here: list[tuple[Phrase, Period, Token]]) -> bool:
        """Whether the phrase may be counted from the one before: a month only from a year in the same sentence, and
        from none told aside: "the firm, founded in 1998, opened a shop in March"."""
        if phrase.kind in {"day", "month"} and "year" not in phrase.parts:
            if "of_year" in phrase.parts or not here:
                return "of_year" in phrase.parts
            year, period, told = here[-1]
            return year.kind == "year" and period != self._this_year() and not _is_aside(told, head)
        return phrase.kind in {"ago", "relative"}

    def _this_year(self) -> Period | None:
        return calendar_dates.year(self._published.year) if self._published else None

    def _is_time(self, phrase: Phrase, text: str, first: Token, last: Token) -> bool:
        """Whether the words really are an expression of time: not "may" the verb, not "2000 soldiers"."""
        if any(token.i in self._reading.member_of_name for token in (first, last)):
            kinds = {"iso", "day", "year", "month", "weekday", "years"}
            if phrase.kind not in kinds or first.i == last.i:
                names = self._reading.entities
                inside = self._reading.member_of_name.get(last.i)
                if inside is not None and not names[inside].label[-4:].isdigit():
                    return False
        if phrase.kind == "month" and first.i == last.i and first.lower_ in {"may", "march", "mar"}:
            return first.tag_ in {"NNP", "NN"} and (first.dep_ == "pobj" or first.ent_type_ == "DATE")
        if phrase.kind == "month" and first.i == last.i and first.lower_ in {"april", "june", "august", "jan"}:
            return first.ent_type_ != "PERSON" and first.dep_ != "nsubj"
        if phrase.kind == "year" and first.i == last.i:
            return self._is_year(first, text[: phrase.start], text[phrase.end :])
        return True

    def _is_year(self, token: Token, before: str, after: str) -> bool:
        """Whether four digits are a year: after a preposition of time, or before the noun of a definite phrase."""
        if NOT_YEAR_BEFORE.search(before) or re.match(
            r"\s*(?:%|percent|per cent|[-\w]*[$€£]|[ap]\.?m\b|GMT|hours)", after
        ):
            return False
        digits = re.search(r"\d{4}$", token.text)  # also at the end of a word: "by mid-2021"
        if digits is None:
            return False
        year, noun = int(digits.group()), token.head
        if token.i < noun.i and noun.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"nummod", "compound", "amod", "nmod"}:
            definite = any(
                child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an", "some"} for child in noun.children
            )
            return 1900 <= year <= 2100 and (definite or noun.tag_ in {"NN", "NNP"})
        if noun.i < token.i and noun.ent_type_ == "DATE" and noun.i == token.i - 1:
            return True
        return YEAR_BEFORE.search(before) is not None and 1000 <= year <= 2100

    def _shifted(self, text: str, offset: int, found: list[tuple[Phrase, TimeExpression]]) -> Iterator[TimeExpression]:
        """ "Two days after 4 July", "the eve of …", "the second anniversary of …": one more over a dated one."""
        for phrase, expression in found:
            base = expression.period
            if base is None:
                continue
            period: Period | None = None
            if match := SHIFT.search(text, 0, phrase.start):
                if match["one"]:
                    back = match["one"].lower() == "eve" or match["way"].lower() == "before"
                    plain = match["way"].lower() == "of"
                    number = 0 if plain and match["one"].lower() == "day" else -1 if back else 1
                    period = calendar_dates.shift(base, number, "day")
                else:
                    count = numerals.value([match["number"]]) if match["number"].lower() not in {"a", "an"} else 1
                    back = match["way"].lower() == "before"
                    if count is not None and match["way"].lower() != "of":
                        period = calendar_dates.shift(base, -count if back else count, match["unit"].lower())
            elif match := ANNIVERSARY.search(text, 0, phrase.start):
                years = numerals.ordinal(match["ordinal"])
                if years is not None and base.precision in {"day", "year"}:
                    moved = calendar_dates.exact(base.first.year + years, base.first.month, base.first.day)
                    period = moved if base.precision == "day" else calendar_dates.shift(base, years, "year")
            if match is None or period is None:
                continue
            span = self._reading.doc.char_span(offset + match.start(), offset + match.end(), alignment_mode="expand")
            if span is not None:
                yield TimeExpression(
                    span[0].i, span[-1].i, span.root.i, period, _bounded(text[: match.start()], period)
                )

    # Tense -------------------------------------------------------------------------------------------------------

    def _is_future(self, head: Token, before: str, kind: str) -> bool | None:
        """Whether the clause of the expression is about what is still to come; None where no finite verb tells."""
        prefix = PREFIX.search(before)
        word = prefix.group(1).lower() if prefix else ""
        weekday = head.pos_ == "PROPN" and head.lower_.endswith("day")
        if word in {"until", "till", "ahead of"} or (word == "for" and weekday and head.dep_ == "pobj"):
            return True  # "called a strike for Thursday"
        if word in {"for", "to"} and kind in {"day", "month"} and _is_set_for(head):
            return True  # "called an election for 3 May", "put off the launch to May"
        named = False
        if is_prenominal(head) and head.head.lemma_.lower() in clause_words()["blows"] | clause_words()["unplanned"]:
            return False
        if kind == "span" and _of_then(head):
            return False
        for token in head.ancestors:
            if token.pos_ in VERBAL:
                if kind in {"day", "month"} and _is_decided(token):
                    return None
                lemma = token.lemma_.lower()
                if kind in {"day", "month"} and lemma in SETTING | PROMISING and _is_perfect(token):
                    return True  # "has threatened a strike in May": the perfect takes no time of the past
                known = lemma in RETURNING or (named and lemma in verbs_of("presupposing"))
                if is_future(token) and not known:
                    return True  # but not "to avenge the killing in May"
                finite = token.tag_ == "VBD" or any(child.dep_ in {"aux", "auxpass"} for child in token.children)
                return False if finite and not is_prenominal(head) else None
            named = named or token.pos_ == "NOUN"
            if token.pos_ == "ADJ" and token.lower_ in clause_words()["raising"]:
                return True
        return None


def _is_set_for(head: Token) -> bool:
    """Whether something is set for, or put off to, the date."""
    if head.dep_ != "pobj":
        return False
    governor = head.head.head
    if governor.pos_ == "NOUN" and governor.dep_ in {"dobj", "nsubjpass"}:
        governor = governor.head
    return governor.lemma_.lower() in (SETTING if head.head.lower_ == "for" else PUTTING_OFF)


def _of_then(head: Token) -> bool:
    """Whether a stretch of time is counted from a day that is past: "could have spared him taxes for two years"."""
    for token in head.ancestors:
        if any(child.dep_ == "aux" and child.lower_ in HAVING for child in token.children):
            return True
        if token.dep_ == "ccomp" and token.tag_ != "VB":
            return False
    return False


def _is_perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in {"has", "have", "'ve"} for child in verb.children)


def _is_decided(verb: Token) -> bool:
    """Whether the infinitive says what a decision or attempt was about, which may have come about since."""
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    return infinitive and verb.dep_ == "acl" and verb.head.lemma_.lower() in clause_words()["decided"]


def _is_record(phrase: Phrase, text: str) -> bool:
    """Whether "in ten years" says since when there was nothing like it."""
    return "certain" not in phrase.parts and RECORD.search(text[: phrase.start]) is not None


def _is_rarest(phrase: Phrase, text: str) -> bool:
    """Whether "since" before the phrase says since when there was none like it, not how long it has lasted."""
    before = text[: phrase.start]
    return before[-6:].lower() == "since " and RAREST.search(before) is not None


def _head(span: Span) -> Token:
    """The token by which an expression hangs on the sentence: no article, and the last if there are more."""
    outer = [token for token in span if not span.start <= token.head.i < span.end or token.head == token]
    return next((token for token in reversed(outer) if token.pos_ not in {"DET", "PUNCT"}), span.root)


def is_prenominal(token: Token) -> bool:
    """Whether the expression stands before the noun that it dates: "Monday's attack", "the 2003 invasion"."""
    return token.dep_ in {"poss", "compound", "nmod", "amod", "nummod"} and token.head.i > token.i


def _bounded(before: str, period: Period | None, *, ranged: bool = False) -> When:
    """The time of a period with the word before it: since starts a span, until ends one, before says none.

    ``ranged`` says that the expression itself names both ends."""
    if period is None:
        return When()
    match = PREFIX.search(before)
    word = " ".join(match.group(1).lower().split()) if match else ""
    if word in START:  # "from 4 to 6 March"
        return When(start=period.iso(), end=period.iso(end=True) if ranged else None)
    if word in END:
        return When(end=period.iso(end=True))
    if word in OUTSIDE:
        return When()
    return period.when()


def _is_aside(told: Token, other: Token) -> bool:
    """Whether the first expression stands in a clause that only describes a noun, and the other outside of it."""
    clause = next((t for t in (told, *told.ancestors) if t.dep_ in {"acl", "relcl", "appos"}), None)
    return clause is not None and clause != other and not clause.is_ancestor(other)


def _ranges(text: str, found: list[tuple[Phrase, TimeExpression]]) -> Iterator[TimeExpression]:
    """The expressions, two that are the ends of a range ("from 2003 to 2006") joined: both then name the span."""
    joined: dict[int, When] = {}
    for (phrase, one), (following, other) in pairwise(found):
        between = text[phrase.end : following.start].strip().lower()
        opener = PREFIX.search(text[: phrase.start])
        word = opener.group(1).lower() if opener else ""
        if one.period is None or other.period is None:
            continue
        if one.period.first > other.period.first and "year" not in phrase.parts and one.period.precision != "span":
            sooner = calendar_dates.shift(one.period, -12, "month")
            exact = calendar_dates.exact(one.period.first.year - 1, one.period.first.month, one.period.first.day)
            moved = exact if one.period.precision == "day" else sooner
            if moved is not None:  # "from 23 January through 9 March": the first is the nearer one before the second
                one = replace(one, period=moved)
        if one.period is None:
            continue
        closes = (word == "from" and between in {"to", "until", "till", "through"}) or (
            word == "between" and between == "and"
        )
        if closes and one.period.first <= other.period.first:
            when = When(start=one.period.iso(), end=other.period.iso(end=True))
            joined[one.head] = joined[other.head] = when
    for _, expression in found:
        if expression.head in joined:
            yield TimeExpression(
                expression.first, expression.last, expression.head, expression.period, joined[expression.head]
            )
        else:
            yield expression
