"""Expressions of time as the text writes them: where they stand and what they name, before any is resolved."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

LEXICON = Path(__file__).with_name("lexicon")


@lru_cache(maxsize=1)
def lexicon() -> Mapping[str, Any]:
    """The tables of lexicon/dates.toml, by name."""
    with (LEXICON / "dates.toml").open("rb") as file:
        return MappingProxyType(tomllib.load(file))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One expression of time: ``start`` and ``end`` in code points of the scanned text, its ``kind`` (the name of the
    pattern that found it) and the named parts of the pattern, in lower case."""

    start: int
    end: int
    kind: str
    parts: Mapping[str, str] = field(default_factory=dict)


WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?"
MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d)"
YEAR = r"(?:1[0-9]|20)\d\d(?!\d|[.,:]\d|\s*(?i:BC|B\.C))"
OF_YEAR = r"\s+(?:of\s+)?(?P<by_year>last|this|next)\s+year\b(?!')"  # "in May last year"
UNIT = "(?:hour|day|night|week|weekend|fortnight|month|year|decade|century)"
DAY_PART = "morning|afternoon|evening"
NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty)"
)
VAGUE = (
    r"(?:several|some|many|a few|a couple of|a number of|(?:more|less|fewer) than|over|under|almost|nearly|about|around"
    r"|roughly|at least|up to|some|just over|just under)"
)
PART = r"(?:(?P<part>(?i:early|mid|late|earlier|later))[\s-]+(?:in\s+)?)"
PERIOD_PART = (
    r"(?i:(?:the\s+)?(?:very\s+)?(?:end|start|beginning|middle|close|first half|second half|latter half)\s+of)"
)
TIME_OF_DAY = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|midnight|noon|lunchtime))?"

PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"),
    (
        "day",
        rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}),?\s+)?(?:(?i:the)\s+)?(?P<day>{DAY})"
        rf"(?:\s*(?P<link>-|–|—|to|and|or|until)\s*(?P<last>{DAY}))?\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR})|{OF_YEAR})?",
    ),
    (
        "day",
        rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}),?\s+)?(?P<month>{MONTH})\s*(?:(?i:the)\s+)?(?P<day>{DAY})"
        rf"(?:\s*(?P<link>-|–|—|to|and|or|through|until)\s*(?P<last>{DAY}))?(?:,?\s+(?P<year>{YEAR})|{OF_YEAR})?",
    ),
    ("month", rf"{PART}?(?P<month>{MONTH})(?:,?\s+|\s+of\s+|-)(?P<year>{YEAR})"),
    ("this_month", rf"(?:(?i:the)\s+)?(?P<which>(?i:this|last|next|past|coming))\s+(?P<month>{MONTH})(?!\s+\d)"),
    (
        "month",
        rf"(?:{PERIOD_PART}\s+|{PART})?(?P<month>{MONTH})"
        rf"(?:(?P<of_year>\s+(?:of\s+)?(?:that|the same|the)\s+year)|{OF_YEAR})?",
    ),
    (
        "weekday",
        r"(?P<which>(?i:this|last|next|this past|this coming|the following|the previous))\s+"
        rf"(?P<weekday>{WEEKDAY}){TIME_OF_DAY}",
    ),
    (
        "weekday",
        rf"(?:{PART})?(?P<weekday>{WEEKDAY}){TIME_OF_DAY}(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week(?!['’]s))?",
    ),
    ("deictic", r"(?i:the\s+)?(?P<word>(?i:day before yesterday|day after tomorrow))"),
    (
        "deictic",
        r"(?i:(?:earlier|later|early|late)\s+)?(?P<word>(?i:today|yesterday|tomorrow|tonight|last night|"
        r"this\s+(?:morning|afternoon|evening)))(?i:\s+(?:morning|afternoon|evening|night))?",
    ),
    (
        "ago",
        rf"(?P<vague>(?i:{VAGUE})\s+)?(?P<number>(?i:{NUMBER}))?[\s-]*(?P<unit>(?i:{UNIT}))s?\s+"
        r"(?P<which>(?i:ago|earlier|later|before(?=\s*[,.;])|afterwards?|from now|hence|on(?=,)))",
    ),
    ("in_time", rf"(?i:in)\s+(?P<number>(?i:{NUMBER}))\s+(?P<unit>(?i:{UNIT}))s?(?P<certain>(?:'s?)?\s+(?i:time))?"),
    (
        "span",
        rf"(?:(?i:the|these|his|her|its|their)\s+)(?P<which>(?i:past|last|next|coming|following|previous))\s+"
        rf"(?P<number>(?i:{NUMBER}|few|several|couple of))\s+(?P<unit>(?i:{UNIT}))s",
    ),
    (
        "relative",
        rf"(?:(?i:{PERIOD_PART})\s+|(?i:{PART}))?(?:(?i:the)\s+)?(?P<which>(?i:this|last|next|previous|current|coming|past|"
        rf"following|that|same))\s+(?P<unit>(?i:{UNIT}|{DAY_PART}|summer|winter|spring|autumn|fall))(?!s)(?:\s+(?i:of\s+)?(?P<number>{YEAR}))?",
    ),
    (
        "relative",
        r"(?i:over|during|at|on|through)\s+(?i:the)\s+(?P<unit>(?i:weekend))(?!\s+(?i:of|before|after)\b|-|s)",
    ),
    (
        "end_of",
        rf"(?i:(?P<part>{PERIOD_PART})\s+the\s+(?P<unit>year|month|week|decade)|(?P<alone>year-end|year's end))",
    ),
    (
        "quarter",
        rf"(?:(?i:the)\s+)?(?P<ordinal>(?i:first|second|third|fourth|last|final))\s+(?P<unit>(?i:quarter|half))"
        rf"(?:\s+(?i:of|in)\s+(?P<year>{YEAR}|(?i:this year|last year|next year)))",
    ),
    ("season", rf"(?i:summer|winter|spring|autumn|fall)\s+(?i:of\s+)?(?P<year>{YEAR})"),
    ("decade", r"(?:(?i:the)\s+)?(?:(?i:early|mid|late)[\s-]+)?(?P<year>(?:1[0-9]|20)\d0)'?s"),
    (
        "century",
        r"(?:(?i:the)\s+)?(?:(?i:early|mid|late)[\s-]+)?(?P<ordinal>\d\d(?:th|st|nd|rd))[\s-]+(?i:century)(?!\s+B)",
    ),
    ("years", rf"(?P<year>{YEAR})\s*[-–—/]\s*(?P<last>(?:1[0-9]|20)?\d\d)(?!\d|-\d)"),
    ("year", rf"(?:(?i:the\s+)?(?i:{PERIOD_PART})\s+|(?i:{PART}))?(?P<year>{YEAR})"),
    ("named", r"(?P<name>9/11|(?i:sept(?:ember|\.)?\s+11(?:th)?)(?=,?\s+(?i:(?:terror(?:ist)?\s+)?attacks?\b)))"),
    (
        "holiday",
        r"(?P<name>(?i:new year's (?:day|eve)|valentine's day|may day|halloween|armistice day|christmas (?:day|eve)"
        r"|boxing day))",
    ),
)  # fmt: skip

COMPILED = tuple((kind, re.compile(rf"\b{pattern}(?!\w)")) for kind, pattern in PATTERNS)
# What a text must have for a kind of expression to be in it: a cheap look before the pattern is tried at every word.
# Each kind with the groups of which it needs one word, in the text as it stands or in lower case.
DIGIT = re.compile(r"\d")
MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
    "JAN",
    "FEB",
    "MAR",
    "APR",
    "MAY",
    "JUN",
    "JUL",
    "AUG",
    "SEP",
    "OCT",
    "NOV",
    "DEC",
]
WEEKDAYS = [
    "Mon",
    "Tues",
    "Wednes",
    "Thurs",
    "Fri",
    "Satur",
    "Sun",
    "MON",
    "TUES",
    "WEDNES",
    "THURS",
    "FRI",
    "SATUR",
    "SUN",
]
UNITS = ["hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century"]
SEASONS = ["summer", "winter", "spring", "autumn", "fall"]
NEEDED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("iso", "years", "decade", "century", "year"), ("digit",)),
    "day": ("digit", "months"),
    "season": ("digit", "seasons"),
    **dict.fromkeys(("month", "this_month"), ("months",)),
    "weekday": ("weekdays",),
    "deictic": ("deictic",),
    "ago": ("units", "ago"),
    "in_time": ("units",),
    "span": ("units", "span"),
    "relative": ("units or seasons", "relative"),
    "quarter": ("quarter",),
    "end_of": ("units",),
    "holiday": ("holiday",),
    "named": ("digit",),
}
WRITTEN = {"months": MONTHS, "weekdays": WEEKDAYS}
LOWERED = {
    "units": UNITS,
    "seasons": SEASONS,
    "units or seasons": [*UNITS, *SEASONS, "morning", "afternoon", "evening"],
    "deictic": ["today", "yesterday", "tomorrow", "tonight", "night", "morning", "afternoon", "evening"],
    "ago": ["ago", "earlier", "later", "before", "after", "from now", "hence", "on,"],
    "span": ["past", "last", "next", "coming", "following", "previous"],
    "relative": [
        "this",
        "last",
        "next",
        "previous",
        "current",
        "coming",
        "past",
        "following",
        "that",
        "same",
        "weekend",
    ],
    "quarter": ["quarter", "half"],
    "holiday": ["year's", "day", "halloween", "eve"],
}


def _present(text: str) -> set[str]:
    """The kinds of expressions that may be in the text."""
    low = text.lower()
    groups = {name for name, words in WRITTEN.items() if any(word in text for word in words)}
    groups |= {name for name, words in LOWERED.items() if any(word in low for word in words)}
    if DIGIT.search(text):
        groups.add("digit")
    return {kind for kind, needed in NEEDED.items() if groups.issuperset(needed)}


def scan(text: str) -> Iterator[Phrase]:
    """The expressions of time in ``text``, from left to right; of two that overlap the longer one."""
    found: list[Phrase] = []
    present = _present(text)
    for kind, pattern in COMPILED:
        if kind not in present:
            continue
        for match in pattern.finditer(text):
            parts = {name: value.lower().strip() for name, value in match.groupdict().items() if value}
            found.append(Phrase(match.start(), match.end(), kind, parts))
    found.sort(key=lambda phrase: (phrase.start - phrase.end, phrase.start))
    kept: list[Phrase] = []
    for phrase in found:
        if all(phrase.end <= other.start or other.end <= phrase.start for other in kept):
            kept.append(phrase)
    yield from sorted(kept, key=lambda phrase: phrase.start)
