"""Numbers written in words or digits: "67,160", "two dozen", "1.5 million", "the twenty-first"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

LEXICON = Path(__file__).with_name("lexicon")
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
LINKS = frozenset({"-", "and"})
SCORED = frozenset({"-", "–"})


@lru_cache(maxsize=1)
def lexicon() -> Mapping[str, Any]:
    """The tables of lexicon/numbers.toml, by name."""
    with (LEXICON / "numbers.toml").open("rb") as file:
        return MappingProxyType(tomllib.load(file))


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, int], dict[str, int]]:
    return dict(lexicon()["cardinals"]), dict(lexicon()["multipliers"])


def is_numeral(word: str) -> bool:
    """Whether a word, in any case, can be part of a number: "67,160", "seven", "dozen", "half", not "a", "and", "-"."""
    low = word.lower()
    cardinals, multipliers = _tables()
    return low in cardinals or (low in multipliers and len(low) > 2) or DIGITS.fullmatch(low) is not None


def value(words: Sequence[str]) -> int | None:
    """The number that the words write out, or None if they write no whole number ("1.5", "dozens", "several").

    "a" and "an" count as one before a multiplier only ("a dozen" is 12); "half a million" is 500000.
    """
    cardinals, multipliers = _tables()
    total = group = Fraction(0)
    seen = False
    half = False
    for word in words:
        for part in re.split(r"(?<=[a-z])-(?=[a-z])", word.lower()):
            if part in LINKS or part in {"a", "an"}:
                continue
            if part == "half":
                half = True
            elif part in cardinals:
                group, seen = group + cardinals[part], True
            elif part in multipliers:
                factor = multipliers[part]
                base = Fraction(1, 2) if half else (group if seen and group else Fraction(1))
                if factor >= 1000:
                    total, group = total + base * factor, Fraction(0)
                else:
                    group = base * factor
                seen, half = True, False
            elif DIGITS.fullmatch(part):
                group, seen = group + Fraction(part.replace(",", "")), True
            else:
                return None
    number = total + group
    return int(number) if seen and not half and number.denominator == 1 else None


def ordinal(word: str) -> int | None:
    """The number of an ordinal: "second" and "2nd" are 2, "twenty-first" is 21; None for another word."""
    low = word.lower()
    if match := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", low):
        return int(match.group(1))
    ordinals: dict[str, int] = lexicon()["ordinals"]
    tens, _, unit = low.rpartition("-")
    if unit not in ordinals:
        return None
    return ordinals[unit] + _tables()[0].get(tens, 0)


def figures(text: str) -> set[int]:
    """The whole numbers that the text writes, in digits ("1,219") or in words ("twenty-one")."""
    found = {
        int(digits.replace(",", "")) for digits in re.findall(r"(?<![\d.])\d{1,3}(?:,\d{3})+|(?<![\d.,])\d+", text)
    }
    run: list[str] = []
    for word in [*re.findall(r"[a-z]+|[^a-z\s-]+", text.lower()), ""]:
        if word and is_numeral(word):
            run.append(word)
        elif run:
            number = value(run)
            found |= {number} if number is not None else set()
            run = []
    return found


def sum_begins(words: Sequence[str]) -> int:
    """The place of the first word of a sum of money, or of the score of a match, behind another word; as many as there
    are words where none is.
    """
    signs, units = _currencies()
    if len(words) > 3 and words[-2] in SCORED and words[-3].isdigit() and words[-1].isdigit():
        return len(words) - 3  # "beat Hill United | 2-1"
    for place in range(1, len(words)):
        counted = words[place][:1].isdigit() and place + 1 < len(words) and words[place + 1].lower() in units
        if counted or words[place] in signs:
            return place
    return len(words)


@lru_cache(maxsize=1)
def _currencies() -> tuple[frozenset[str], frozenset[str]]:
    table = lexicon()["currencies"]
    return frozenset(table["signs"].split()), frozenset(table["words"].split())


@lru_cache(maxsize=1)
def ordinals() -> frozenset[str]:
    """The words that count which of several it is: "first", "second"."""
    return frozenset(lexicon()["ordinals"])
