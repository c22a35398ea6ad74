"""The article as the rules read it, and the way back to the text that was given.

What a reader does not see, or sees as nothing but a space, makes no difference to the rules: second spaces, tabs and
fixed spaces, indented lines, lines broken at a fixed width, hyphens that show only at a line's end, spaces of no width,
the ligatures of print and the numbers of footnotes. They are left out here (a wide space that stands for the end of a
headline becomes one), and the offsets of all that was found are turned back into those of the article's text, which
stays as it was given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsgraph.builder import typography, wrapping
from newsgraph.builder.casing import FUNCTION_WORDS
from newsgraph.builder.model import Article, Evidence, Extraction, Span

FOOTNOTE = r"\[\d{1,4}\]"
# The soft hyphen, spaces and joiners of no width, marks of writing direction.
UNSEEN = "\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
LIGATURES = "\ufb00-\ufb06"
SPACES = " " + typography.MARKS[" "]
GAP = rf"(?:[{SPACES}]|{FOOTNOTE}|[{UNSEEN}])"
ODD = re.compile(rf"{GAP}{{2,}}|(?:(?! )[{SPACES}])|{FOOTNOTE}|[{UNSEEN}]|^{GAP}|{GAP}$|[{LIGATURES}]", re.MULTILINE)
CAPITAL = re.compile(r"[A-Z][a-z]+\b")
ENDS = frozenset(""".!?…,;:"'”’)]""")


@dataclass(frozen=True, slots=True)
class PlainText:
    """``article`` with the plain text; ``places``: where each of its code points stands in the text given."""

    article: Article
    places: Sequence[int] | None = None  # None: where they stood


def plain_text(article: Article) -> PlainText:
    """The article as the rules read it."""
    text = wrapping.joined(article.text).translate(typography.LETTERS)
    headline = article.headline and _plain(article.headline)[0]
    if ODD.search(text) is None:
        if text == article.text and headline == article.headline:
            return PlainText(article)
        return PlainText(replace(article, text=text, headline=headline))
    plain, places = _plain(text)
    return PlainText(replace(article, text=plain, headline=headline), places)


def _plain(text: str) -> tuple[str, list[int]]:
    text = text.translate(typography.LETTERS)
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for odd in ODD.finditer(text):
        start, end = odd.span()
        parts.append(text[done:start])
        places.extend(range(done, start))
        instead = _instead(odd)
        parts.append(instead)
        places.extend([start] * len(instead))
        done = end
    parts.append(text[done:])
    places.extend(range(done, len(text)))
    return "".join(parts), places


def _instead(odd: re.Match[str]) -> str:
    """What the rules read where the text has this."""
    text, (start, end) = odd.string, odd.span()
    if "\ufb00" <= odd.group()[0] <= "\ufb06":
        return unicodedata.normalize("NFKC", odd.group())
    line_starts = start == 0 or text[start - 1] == "\n"
    line_ends = end == len(text) or text[end] == "\n"
    spaced = any(character in SPACES for character in odd.group())
    if not spaced or line_starts or line_ends:
        return ""
    return "\n" if end - start > 1 and text[start - 1] not in ENDS and _begins(text, end) else " "


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins there: a word of grammar with a capital."""
    word = CAPITAL.match(text, place)
    return word is not None and word.group().casefold() in FUNCTION_WORDS


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
