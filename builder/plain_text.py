"""The article as the rules read it, and the way back to the text that was given.

What a reader does not see, or sees as nothing but a space, makes no difference to the rules: second spaces, tabs and
fixed spaces, indented lines, lines broken at a fixed width, hyphens that show only at a line's end, spaces of no width,
the ligatures of print and the numbers of footnotes. They are left out here, and the offsets of all that was found are
turned back into those of the article's text, which stays as it was given. A wide space that stands for the end of a
headline becomes a line end, and so does the space before an item of a list. Three habits of papers that the parser does
not know are made the common ones: dashes without spaces, ranks cut short without a full stop ("Gov Ana Silva") and "per
cent".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsgraph.builder import typography, wrapping
from newsgraph.builder.casing import FUNCTION_WORDS, GIVEN_NAMES
from newsgraph.builder.model import Article, Evidence, Extraction, Span

FOOTNOTE = r"\[\d{1,4}\]"
# The soft hyphen, spaces and joiners of no width, marks of writing direction.
UNSEEN = "\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
LIGATURES = "\ufb00-\ufb06"
SPACES = " " + typography.MARKS[" "]
GAP = rf"(?:[{SPACES}{UNSEEN}]|{FOOTNOTE})"
RANK = r"\b(?:Gov|Sen|Rep|Gen|Lt|Col|Sgt|Capt|Maj|Prof)(?= [A-Z][a-z])"  # as British papers write them
# A dash between words without spaces, which may also stand for a range of figures.
DASH = r"(?<=[\w.,)”\"'’])(?:—|--)(?=[A-Za-z“‘(])|(?<=[A-Za-z.,)”\"'’])(?:—|--)(?=\d)"
ITEM = re.compile(r"\*\w|• ")
ODD = re.compile(
    rf"[{SPACES}{UNSEEN}]{GAP}+|[{SPACES[1:]}{UNSEEN}]|{FOOTNOTE}{GAP}*|^ | $|[{LIGATURES}]"
    rf"|{RANK}|{DASH}|(?<=\bper) (?=cent\b)| (?={ITEM.pattern})|(?<=«) | (?=»)",
    re.MULTILINE,
)
WORD = re.compile(r"[^\W\d_]+")
WORD_BEFORE = re.compile(r"([^\W\d_]+),? $")
ARTICLES = frozenset({"a", "an", "the"})
# What is looked for first, for it costs less: without any of these nothing is odd.
HINT = re.compile(
    rf"[{SPACES[1:]}{UNSEEN}{LIGATURES}—•«\[]|  | \n|\n |--|per cent| \*"
    r"|(?:Gov|Sen|Rep|Gen|Lt|Col|Sgt|Capt|Maj|Prof) [A-Z]"
)
LETTER = re.compile("[" + "".join(map(chr, typography.LETTERS)) + "]")
CAPITAL = re.compile(r"[A-Z][a-z]+\b")
ENDS = frozenset(""".!?…,;:"'”’)]""")


@dataclass(frozen=True, slots=True)
class PlainText:
    """``article`` with the plain text; ``places``: where each of its code points stands in the text given."""

    article: Article
    places: Sequence[int] | None = None  # None: where they stand here


def plain_text(article: Article) -> PlainText:
    """The article as the rules read it."""
    text, places = _plain(wrapping.joined(article.text))
    headline = article.headline and _plain(article.headline)[0]
    if text == article.text and headline == article.headline:
        return PlainText(article)
    return PlainText(replace(article, text=text, headline=headline), places)


def _plain(text: str) -> tuple[str, list[int] | None]:
    """The text without what is odd, and where its characters stood if they have moved."""
    text = text.translate(typography.LETTERS) if LETTER.search(text) else text
    if HINT.search(text) is None and text.strip(" ") == text:
        return text, None
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for odd in ODD.finditer(text):
        start, end = odd.span()
        if (instead := _instead(odd)) == odd.group():
            continue
        parts.append(text[done:start])
        places.extend(range(done, start))
        parts.append(instead)
        places.extend(min(start + number, end - 1) for number in range(len(instead)))
        done = end
    if not done:
        return text, None
    parts.append(text[done:])
    places.extend(range(done, len(text)))
    return "".join(parts), places


def _instead(odd: re.Match[str]) -> str:
    """What the rules read where the text has this."""
    text, (start, end) = odd.string, odd.span()
    if "\ufb00" <= odd.group()[0] <= "\ufb06":
        return unicodedata.normalize("NFKC", odd.group())
    if odd.group() in ("—", "--"):
        return f" {odd.group()} "
    if odd.group()[0].isalpha():
        return odd.group() + "." if _of_a_name(text, start, end) else odd.group()
    if text[max(0, start - 3) : end + 4] == "per cent":
        return ""
    if text[start - 1 : start] == "«" or text[end : end + 1] == "»":
        return ""
    line_starts = start == 0 or text[start - 1] == "\n"
    line_ends = end == len(text) or text[end] == "\n"
    spaced = sum(character in SPACES for character in odd.group())
    if not spaced or line_starts or line_ends:
        return ""
    wide = spaced > 1 and text[start - 1] not in ENDS and _begins(text, end)
    return "\n" if wide or ITEM.match(text, end) else " "


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins there: a word of grammar with a capital."""
    word = CAPITAL.match(text, place)
    return word is not None and word.group().casefold() in FUNCTION_WORDS


def _of_a_name(text: str, start: int, end: int) -> bool:
    """Whether a rank that is cut short stands before the name of its holder."""
    follows = WORD.match(text, end + 1)
    if follows is None or follows.group().casefold() in FUNCTION_WORDS:
        return False
    before = WORD_BEFORE.search(text, max(0, start - 30), start)
    free = before is None or (before.group(1).islower() and before.group(1) not in ARTICLES)
    return free or follows.group().casefold() in GIVEN_NAMES


def restored(found: Extraction, article: Article, places: Sequence[int] | None) -> Extraction:
    """What was found in the plain text, with the offsets of the article as it was given."""
    if found.article is article:
        return found
    if places is None:
        return replace(found, article=article)

    def there(span: Span) -> Span:
        return Span(places[span.start], places[span.end - 1] + 1)

    def shown(all_evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        return tuple(Evidence(there(each.span), each.trigger and there(each.trigger)) for each in all_evidence)

    return replace(
        found,
        article=article,
        sentences=tuple(replace(each, span=there(each.span)) for each in found.sentences),
        entities=tuple(
            replace(each, mentions=tuple(replace(mention, span=there(mention.span)) for mention in each.mentions))
            for each in found.entities
        ),
        holdings=tuple(replace(each, evidence=shown(each.evidence)) for each in found.holdings),
        events=tuple(replace(each, evidence=shown(each.evidence)) for each in found.events),
        claims=tuple(replace(each, evidence=shown(each.evidence)) for each in found.claims),
    )
