"""From the characters of a page to the text of an article: pure functions.

Inside a text no character is added or taken away, apart from the carriage return of a Windows line end and the
composing of letters with combining accents, so that offsets into the text that was given go on being right.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

# Characters that XML and most viewers cannot show, halves of surrogate pairs and non-characters.
LINE_ENDS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"})
WINDOWS_SIGNS = {code: bytes([code]).decode("cp1252", "ignore") or " " for code in range(0x80, 0xA0)}
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
IMPOSSIBLE = re.compile(r"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
NUMBER = re.compile(r"\d[\d.,]*")
EDGE = re.compile(r"^[\s\W]+|[\s\W]+$")
SPACES = re.compile(r"\s+")
SENTENCE_END = re.compile(r"[.!?]['\")\]]*$")
PLAIN_QUOTES = str.maketrans("‘’‛“”‟", "'''\"\"\"")
TITLE_SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+")
WIDGET_WORDS = 14  # a line of a widget (another article's headline) has at most so many words
HEADLINE_WORDS = 40  # a first line with more words is a paragraph, not a headline


@dataclass(frozen=True, slots=True)
class Furniture:
    """The phrases of page furniture; see ``lexicon/furniture.toml`` for what each list means."""

    lines: frozenset[str]
    beginnings: tuple[str, ...]
    containing: tuple[str, ...]
    openers: frozenset[str]
    anywhere: frozenset[str]


@lru_cache(maxsize=1)
def furniture() -> Furniture:
    """The lexicon, read once."""
    source = files("newsgraph.builder").joinpath("lexicon", "furniture.toml")
    lists: dict[str, list[str]] = tomllib.loads(source.read_text(encoding="utf-8"))
    return Furniture(
        lines=frozenset(map(comparable, lists["lines"])),
        beginnings=tuple(comparable(phrase, edges=False) for phrase in lists["beginnings"]),
        containing=tuple(comparable(phrase) for phrase in lists["containing"]),
        openers=frozenset(map(comparable, lists["openers"])),
        anywhere=frozenset(map(comparable, lists["anywhere"])),
    )


def comparable(line: str, *, edges: bool = True) -> str:
    """The form in which lines and the lexicon's phrases are compared; ``edges``: punctuation at both ends goes."""
    plain = SPACES.sub(" ", line.translate(PLAIN_QUOTES)).strip().casefold()
    plain = NUMBER.sub("n", plain)
    return EDGE.sub("", plain) if edges else plain.lstrip("•·*>»→▶-–—| ")


def characters(text: str) -> str:
    """The text with line ends as ``\\n``, accents composed (NFC), and a space or U+FFFD for what no reader can see.

    A control character from 0x80 to 0x9F is what is left of a Windows-1252 sign read as Latin-1, and becomes that sign.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").translate(LINE_ENDS | WINDOWS_SIGNS)
    text = IMPOSSIBLE.sub("\ufffd", UNPRINTABLE.sub(" ", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """A title, a name: on one line, without white space around it."""
    return SPACES.sub(" ", characters(text)).strip()


def is_label(line: str) -> bool:
    """Whether the whole line is furniture, at whichever end of a page it stands; so is a line without a letter."""
    plain = comparable(line)
    return not any(character.isalpha() for character in plain) or plain in furniture().lines


def is_foot(line: str) -> bool:
    """Whether a line at the end of a page is no part of the article."""
    known = furniture()
    plain = comparable(line)
    if is_label(line) or plain in known.openers:
        return True
    if len(plain.split()) > 2 * WIDGET_WORDS:
        return False
    return comparable(line, edges=False).startswith(known.beginnings) or any(part in plain for part in known.containing)


def without_foot(text: str) -> str:
    """The text up to the furniture at its end: sharing, comments, reactions, newsletters, related articles, rights."""
    lines = text.split("\n")
    end = _widget_start(lines)
    while end > 0 and is_foot(lines[end - 1]):
        end -= 1
    # A page of furniture only is left as it is: better odd words than none.
    return "\n".join(lines[:end]).rstrip() if end else text.rstrip()


def _widget_start(lines: list[str]) -> int:
    """Where a widget begins that reaches to the last line; the number of lines if there is none."""
    openers = furniture().openers
    start = len(lines)
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number].strip()
        if comparable(line) in openers:
            start = number
        elif len(line.split()) > WIDGET_WORDS or SENTENCE_END.search(line.translate(PLAIN_QUOTES)):
            break
    return start


def same_title(line: str, other: str) -> bool:
    """Whether two lines are one headline, in whatever case and typography."""
    return comparable(line) == comparable(other) != ""


def _without_site(line: str, other: str) -> bool:
    """Whether ``line`` is the headline ``other`` with the name of a site or a section set off after it."""
    return any(
        same_title(line[: found.start()], other) and len(line[found.end() :].split()) <= 6
        for found in TITLE_SEPARATOR.finditer(line)
    )


def page(text: str) -> tuple[str | None, str]:
    """The headline of a page of plain text and its text: the headline, a blank line, the body without furniture.

    The first line that is no furniture is the headline; a second copy of it near the top is dropped, and so is the
    site's name after it ("Headline | Site") if the copy shows where the headline ends. A page whose first line is a
    paragraph has no headline.
    """
    known = furniture()
    lines = [line.rstrip() for line in characters(text).split("\n")]
    while lines and is_label(lines[0]):
        lines.pop(0)
    lines = [line for line in lines if comparable(line) not in known.anywhere]
    if not lines:
        return None, ""
    headline = one_line(lines[0])
    if len(headline.split()) > HEADLINE_WORDS:
        return None, without_foot("\n".join(lines))
    rest = lines[1:]
    while True:
        while rest and is_label(rest[0]):
            rest.pop(0)
        if rest and (same_title(rest[0], headline) or _without_site(rest[0], headline)):
            rest.pop(0)
        elif rest and _without_site(headline, rest[0]):
            headline = one_line(rest.pop(0))
        else:
            break
    body = without_foot("\n".join(rest)) if rest else ""
    return headline, f"{headline}\n\n{body}" if body else headline


def body(text: str) -> str:
    """The text of an article that came as a field of its own: only the furniture at its end is dropped."""
    return without_foot(characters(text))
