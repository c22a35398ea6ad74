"""From an expression of time to the days it names, given the day of publication.

A ``Period`` runs from its first to its last day, both included, at a precision of day, month, year or span. Nothing
here knows today's date, and nothing is invented: without a publication date only what has a year of its own resolves.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from newsgraph.builder import numerals
from newsgraph.builder.calendar_words import Phrase, lexicon
from newsgraph.builder.model import When

DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "last night": -1, "day before yesterday": -2,
           "day after tomorrow": 2}  # fmt: skip
BACKWARD = frozenset({"last", "past", "previous", "this past"})
FORWARD = frozenset({"next", "coming", "following", "this coming"})


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``; ``precision`` is "day", "month", "year" or "span"."""

    first: date
    last: date
    precision: str

    def when(self) -> When:
        """The period as ISO dates: one date for a day, month or year; a start and an end for a span."""
        if self.precision == "span":
            return When(start=self.first.isoformat(), end=self.last.isoformat())
        return When(date=self.iso())

    def iso(self, *, end: bool = False) -> str:
        """One ISO date at the period's precision; of a span the first day, or with ``end`` the last."""
        if self.precision == "span":
            return (self.last if end else self.first).isoformat()
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    def within(self, other: Period) -> bool:
        """Whether this period lies inside the other and is not the same."""
        return self != other and other.first <= self.first and self.last <= other.last


def day(value: date) -> Period:
    """The period of one day."""
    return Period(value, value, "day")


def month(year: int, number: int) -> Period:
    """The period of a month; ``number`` may run over the ends of the year (0 is December of the year before)."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def year(number: int) -> Period:
    """The period of a calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def span(first: date, last: date) -> Period:
    """The period between two days, neither more precise nor less."""
    return Period(first, last, "span")


def exact(year_number: int, month_number: int, day_number: int) -> Period | None:
    """The period of a calendar day, or None if there is no such day."""
    try:
        return day(date(year_number, month_number, day_number))
    except ValueError:
        return None


def shift(base: Period, number: int, unit: str) -> Period | None:
    """The period ``number`` units after (before, if negative) the base, as precise as both unit and base are."""
    if unit in {"day", "night", "week", "fortnight"}:
        if base.precision != "day":
            return None
        days = number * {"week": 7, "fortnight": 14}.get(unit, 1)
        return day(base.first + timedelta(days=days))
    if unit == "month":
        if base.precision not in {"day", "month"}:
            return None
        return month(base.first.year, base.first.month + number)
    if unit in {"year", "decade"} and base.precision in {"day", "month", "year"}:
        return year(base.first.year + number * (10 if unit == "decade" else 1))
    return None


def week_of(base: date, offset: int = 0) -> Period:
    """The week, Monday to Sunday, ``offset`` weeks after that of ``base``."""
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=offset)
    return span(monday, monday + timedelta(days=6))


def resolve(
    phrase: Phrase, published: date | None, *, future: bool | None, near: Period | None = None
) -> Period | None:
    """The period that the phrase names, or None if it cannot be told.

    ``future`` says whether what happens then is still to come, None if nothing tells: then a weekday is the last one, a
    day of a month the nearest one. ``near`` is the last period named just before, which
    "the next day", "that year" and a month after a year lean on.
    """
    try:
        period = _absolute(phrase, published, future=future, near=near)
        if period is None and published is not None:
            period = _relative(phrase, published, future=future)
        if period is None and near is not None:
            period = _anaphoric(phrase, near)
    except (ValueError, OverflowError):  # a year before 1 or after 9999
        return None
    return period


def _absolute(phrase: Phrase, published: date | None, *, future: bool | None, near: Period | None) -> Period | None:
    """What a date with a year, or with a month to be put into a year, names."""
    parts = phrase.parts
    given = int(parts["year"]) if parts.get("year", "").isdigit() else None
    if published is not None and "by_year" in parts:
        given = published.year + {"last": -1, "this": 0, "next": 1}[parts["by_year"]]
    match phrase.kind:
        case "iso":
            return exact(int(parts["year"]), int(parts["month"]), int(parts["day"]))
        case "day":
            number = lexicon()["months"][parts["month"].rstrip(".")]
            first = int(parts["day"].rstrip("stndrh"))
            if given is None:
                given = _year_of(number, first, published, future=future, near=near)
            start = exact(given, number, first) if given is not None else None
            if start is None or given is None or "last" not in parts:
                return start
            stop = exact(given, number, int(parts["last"].rstrip("stndrh")))
            return span(start.first, stop.first) if stop and stop.first > start.first else None
        case "month":
            number = lexicon()["months"][parts["month"].rstrip(".")]
            if given is None and "of_year" in parts:
                given = near.first.year if near else None
            elif given is None:
                given = _year_of(number, None, published, future=future, near=near)
            return month(given, number) if given is not None else None
        case "named":  # days that everybody names without the year
            return exact(2001, 9, 11)
        case "holiday" if published is not None:
            number, first = map(int, lexicon()["holidays"][" ".join(parts["name"].split())].split("-"))
            given = _year_of(number, first, published, future=future, near=near)
            return exact(given, number, first) if given is not None else None
        case "year" if given is not None:
            return year(given)
        case "years" if given is not None:
            tail = parts["last"]
            stop_year = int(tail if len(tail) == 4 else str(given)[: 4 - len(tail)] + tail)
            return span(date(given, 1, 1), date(stop_year, 12, 31)) if stop_year > given else None
        case "season" if given is not None:
            return year(given)
        case "decade" if given is not None:
            return span(date(given, 1, 1), date(given + (99 if given % 100 == 0 and given < 1900 else 9), 12, 31))
        case "century":
            number = numerals.ordinal(parts["ordinal"]) or 0
            return span(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31)) if 10 <= number <= 21 else None
        case "quarter":
            return _quarter(parts, published)
        case _:
            return None


def _year_of(
    number: int, first: int | None, published: date | None, *, future: bool | None, near: Period | None
) -> int | None:
    """The year of a month, or of a day of a month, that stands without one."""
    if near is not None and near.precision == "year":
        return near.first.year
    if published is None:
        return None
    if future is None and first is not None:
        around = [exact(published.year + step, number, first) for step in (-1, 0, 1)]
        gaps = [(abs((each.first - published).days), each.first.year) for each in around if each is not None]
        return min(gaps)[1] if gaps else None
    here = (published.month, published.day if first is not None else 0)
    there = (number, first or 0)
    if future:
        return published.year + (there < here)
    return published.year - (there > here)


def _quarter(parts: Mapping[str, str], published: date | None) -> Period | None:
    """A quarter or half of a year, as a span."""
    words = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
    size = 3 if parts["unit"] == "quarter" else 6
    index = words[parts["ordinal"]] % (12 // size)
    named = parts["year"]
    if named.isdigit():
        of = int(named)
    elif published is None:
        return None
    else:
        of = published.year + {"this": 0, "last": -1, "next": 1}[named.split()[0]]
    return span(month(of, index * size + 1).first, month(of, index * size + size).last)


def _relative(phrase: Phrase, published: date, *, future: bool | None) -> Period | None:
    """What an expression names that leans on the day of publication."""
    parts = phrase.parts
    which = " ".join(parts.get("which", "").split())
    match phrase.kind:
        case "weekday":
            return _weekday(parts, which, published, future=future)
        case "deictic":
            word = " ".join(parts["word"].split())
            return day(published + timedelta(days=DEICTIC.get(word, 0)))
        case "this_month":
            number = lexicon()["months"][parts["month"].rstrip(".")]
            if which == "this":
                return month(published.year, number)
            if which in BACKWARD:
                return month(published.year - (number >= published.month), number)
            return month(published.year + (number <= published.month), number)
        case "ago" if which in {"ago", "from now", "hence"} and "vague" not in parts and "number" in parts:
            number = numerals.value([parts["number"]]) if parts["number"] not in {"a", "an"} else 1
            unit = parts["unit"]
            if number is None or unit in {"decade", "century", "hour", "weekend"}:
                return None
            signed = -number if which == "ago" else number
            if unit == "week":
                return week_of(published, signed)
            return shift(day(published), signed, unit)
        case "in_time" if "certain" in parts or future:  # "in ten days" says how long it took where it is past
            number = numerals.value([parts["number"]]) if parts["number"] not in {"a", "an"} else 1
            unit = parts["unit"]
            if number is None or unit in {"decade", "century", "hour", "weekend"}:
                return None
            return week_of(published, number) if unit == "week" else shift(day(published), number, unit)
        case "span":
            return None if future is False and which in FORWARD else _rolling(parts, which, published)
        case "relative" | "end_of":
            return _unit(parts, which or "this", published, future=future)
        case _:
            return None


def _weekday(parts: Mapping[str, str], which: str, published: date, *, future: bool | None) -> Period | None:
    """The day that a weekday's name means: the latest up to publication, or the first from it on, by tense."""
    wanted = lexicon()["weekdays"][parts["weekday"]]
    if "week" in parts:
        offset = {"last": -1, "this": 0, "next": 1}[parts["week"]]
        return day(week_of(published, offset).first + timedelta(days=wanted))
    back = (published.weekday() - wanted) % 7
    if which in {"the following", "the previous"}:
        return None
    if which == "next":  # later in the same week the word is read both ways
        return day(published + timedelta(days=(-back) % 7 or 7)) if wanted <= published.weekday() else None
    if which in BACKWARD:
        return day(published - timedelta(days=back or 7))
    if future or which == "this coming":
        return day(published + timedelta(days=(-back) % 7))
    return day(published - timedelta(days=back))


def _rolling(parts: Mapping[str, str], which: str, published: date) -> Period | None:
    """ "The past three weeks": the stretch that ends, or "the next two years": that begins, on publication."""
    number = numerals.value([parts["number"]])
    unit = parts["unit"]
    if number is None or unit in {"hour", "night", "weekend", "century"} or which in {"previous", "following"}:
        return None
    sign = 1 if which in FORWARD else -1
    if unit in {"day", "week", "fortnight"}:
        other = published + timedelta(days=sign * number * {"day": 1, "week": 7, "fortnight": 14}[unit])
    else:
        months = sign * number * {"month": 1, "year": 12, "decade": 120}[unit]
        there = month(published.year, published.month + months)
        other = there.first.replace(day=min(published.day, there.last.day))
    return span(min(published, other), max(published, other))


def _unit(parts: Mapping[str, str], which: str, published: date, *, future: bool | None) -> Period | None:
    """ "This week", "last month", "the end of the year"."""
    if which in {"that", "same", "previous", "following"}:
        return None
    offset = -1 if which in BACKWARD else 1 if which in FORWARD else 0
    if "alone" in parts:
        return year(published.year)
    match parts["unit"]:
        case "day" | "night" | "morning" | "afternoon" | "evening":
            return None
        case "week":
            return week_of(published, offset)
        case "weekend":
            saturday = week_of(published, offset).first + timedelta(days=5)
            if which in BACKWARD and published.weekday() >= 5:
                return None
            if offset == 0 and published.weekday() < 5 and future is not True:  # "this weekend" is the one just past
                if future is None or published.weekday() > 2:
                    return None
                saturday -= timedelta(weeks=1)
            return span(saturday, saturday + timedelta(days=1))
        case "month":
            return month(published.year, published.month + offset)
        case "year":
            return year(published.year + offset)
        case "summer" | "spring" | "autumn" | "fall" if offset == 0:
            return year(published.year)
        case _:
            return None


def _anaphoric(phrase: Phrase, near: Period) -> Period | None:
    """ "The next day", "a week later", "that year": counted from the period named just before."""
    parts = phrase.parts
    which = " ".join(parts.get("which", "").split())
    if phrase.kind == "relative":
        unit = parts["unit"]
        unit = "day" if unit in {"night", "morning", "afternoon", "evening"} else unit
        if which in {"that", "same"}:
            if unit == "day":
                return near if near.precision == "day" else None
            if unit == "month":
                return shift(near, 0, "month")
            return shift(near, 0, "year") if unit == "year" else None
        if which in {"next", "following", "previous"} and unit in {"day", "month", "year"}:
            return shift(near, -1 if which == "previous" else 1, unit)
    if phrase.kind == "ago" and which in {"earlier", "later", "before", "after", "afterward", "afterwards", "on"}:
        if "vague" in parts or "number" not in parts:
            return None
        number = 1 if parts["number"] in {"a", "an"} else numerals.value([parts["number"]])
        if number is None or parts["unit"] == "decade":
            return None
        return shift(near, -number if which in {"earlier", "before"} else number, parts["unit"])
    return None
