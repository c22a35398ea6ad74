"""The day that an article's own text says it was written on: what its "yesterday" is counted from.

The date of publication that comes with an article is often that of the page, a day off from the day on which the
reporter wrote; a dateline in the text ("Tuesday, June 19, 2018", "OSLO, Sept. 26 (UPI)") is the reporter's own.
"""

from __future__ import annotations

import re
from datetime import date

from newsgraph.builder import calendar_dates, calendar_words
from newsgraph.builder.model import Article

REACH = 400  # code points at the start of the text in which a dateline stands
NEAR_DAYS = 3  # a date further from publication is about something else
ALONE = re.compile(
    rf"^\s*(?:(?:{calendar_words.WEEKDAY}),?\s+)?"
    rf"(?:{calendar_words.MONTH}\s+{calendar_words.DAY},?\s+{calendar_words.YEAR}"
    rf"|{calendar_words.DAY}\s+{calendar_words.MONTH},?\s+{calendar_words.YEAR})\s*\.?\s*$",
    re.MULTILINE,
)
BEFORE_AGENCY = re.compile(
    rf"^[A-Z][^\n.!?]{{1,60}},\s+(?P<date>{calendar_words.MONTH}\s+{calendar_words.DAY}(?:,\s+{calendar_words.YEAR})?)"
    r"\s*(?:\([A-Z][\w ]{1,20}\)\s*)?(?:-{1,2}|[–—])\s",
    re.MULTILINE,
)


def written(article: Article) -> date | None:
    """The day from which the article counts: that of its dateline, else of its publication; None if it has neither.

    A dateline counts when it is within three days of the publication, or when it has a year and there is no date of
    publication.
    """
    published = article.published
    given = date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
    head = article.text[:REACH]
    alone, opening = ALONE.search(head), BEFORE_AGENCY.search(head)
    stretch = alone.group() if alone else opening["date"] if opening else ""
    for phrase in calendar_words.scan(stretch):
        if phrase.kind != "day" or (given is None and "year" not in phrase.parts):
            continue
        period = calendar_dates.resolve(phrase, given, future=None)
        if period is not None and (given is None or abs((period.first - given).days) <= NEAR_DAYS):
            return period.first
    return given
