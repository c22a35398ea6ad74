"""From one record of a source to an Article: which field means what, and what is wrong with it.

The fields are newsgraph's own (``id, title, date, text, url, publisher, author, language``), schema.org's
(``headline, articleBody, datePublished, inLanguage`` and so on) and ninjs's (``uri, body_text, versioncreated, byline``
and so on). Other fields are ignored.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote

import pyoxigraph as ox

from newsgraph.builder import cleaning
from newsgraph.builder.errors import SourceError
from newsgraph.builder.model import Article

LONGEST_TEXT = 1_000_000  # code points; the parser takes no more, and no article is so long
IDENTIFIER = ("id", "identifier", "guid", "uri", "@id")
HEADLINE = ("title", "headline", "name")
PUBLISHED = ("date", "datePublished", "published", "pubDate", "versioncreated", "firstcreated", "versionCreated")
TEXT = ("text", "articleBody", "body_text", "body", "content")
URL = ("url", "link", "canonicalUrl")
PUBLISHER = ("publisher", "provider", "copyrightholder")
AUTHORS = ("author", "authors", "byline", "by", "creator")
LANGUAGE = ("language", "inLanguage", "lang")
LISTS = ("articles", "items", "@graph")  # an object that holds articles holds them under one of these
DATE_FORMATS = ("%Y%m%d", "%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y")
ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:$|[T ]\d{2}:\d{2})")
UNSAFE_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


def iso_date(text: str) -> str | None:
    """The calendar date that ``text`` begins with or names, as YYYY-MM-DD; None when it is none.

    The day is the one that is written: a time and its zone are left out of account.
    """
    text = " ".join(text.split())
    found = ISO_DATE.match(text)
    try:
        if found:
            return date.fromisoformat(found[1]).isoformat()
        for date_format in DATE_FORMATS:
            try:
                return datetime.strptime(text, date_format).date().isoformat()
            except ValueError:
                continue
        return parsedate_to_datetime(text).date().isoformat()  # as in RSS
    except (ValueError, IndexError, OverflowError):
        return None


def content_identifier(headline: str | None, text: str) -> str:
    """An identifier for an article that came without one: sixteen hexadecimal digits of its content's SHA-256."""
    content = f"{headline or ''}\n{text}".encode()
    return hashlib.sha256(content).hexdigest()[:16]


def from_page(text: str, *, where: str, published: str | None) -> Article:
    """The article on a page of plain text, whose first line is the headline."""
    _check_length(text, where)
    headline, kept = cleaning.page(text)
    if not kept:
        raise SourceError("there is no text in it", where=where, hint="write the headline, then the body")
    return Article(content_identifier(headline, kept), kept, headline, published)


def articles_in(value: object) -> list[object] | None:
    """The records in a parsed JSON document: the items of a list, or of an object that holds one; else None."""
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping) and not any(_given(value, name) for name in TEXT):
        for name in LISTS:
            held = value.get(name)
            if isinstance(held, list):
                return held
    return None


def from_mapping(record: object, *, where: str, published: str | None) -> Article:
    """The article in a JSON object. ``published`` stands in where the record has no date of its own."""
    if not isinstance(record, Mapping):
        raise SourceError(
            f"an article must be a JSON object, and this is {_kind(record)}",
            where=where,
            hint='write {"title": ..., "date": ..., "text": ...}',
        )
    text = _text_of(record, where)
    _check_length(text, where)
    text = cleaning.body(text)
    if not text.strip():
        raise SourceError("its text is empty", where=where, hint="give the article's body in the field text")
    headline = _line(record, HEADLINE, where) or _part(record, "headlines", where)
    identifier = _line(record, IDENTIFIER, where) or content_identifier(headline, text)
    authors = tuple(dict.fromkeys(_names(record, AUTHORS, where)))
    return Article(
        identifier=identifier,
        text=text,
        headline=headline,
        published=_date_of(record, where) or published,
        url=_url(_line(record, URL, where)),
        publisher=next(iter(_names(record, PUBLISHER, where)), None),
        authors=authors,
        language=_line(record, LANGUAGE, where),
    )


def _check_length(text: str, where: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise SourceError(
            f"the text has {len(text):,} characters, and an article may have {LONGEST_TEXT:,}",
            where=where,
            hint="split it into its articles, one a file or one a JSON line",
        )


def _given(record: Mapping[object, object], name: str) -> bool:
    return record.get(name) not in (None, "", [], {})


def _text_of(record: Mapping[object, object], where: str) -> str:
    for name in TEXT:
        if _given(record, name):
            value = record[name]
            if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
                return "\n\n".join(value)  # paragraphs
            if not isinstance(value, str):
                raise SourceError(
                    f"the field {name} must be text, and it is {_kind(value)}", where=where, hint="write it in quotes"
                )
            return value
    ninjs = _part(record, "bodies", where, lines=True)
    if ninjs is None:
        if any(isinstance(record.get(name), str) for name in TEXT):
            return ""
        fields = ", ".join(sorted(str(name) for name in record)[:12]) or "none"
        raise SourceError(
            f"it has no text (its fields: {fields})", where=where, hint="give the article's body in the field text"
        )
    return ninjs


def _part(record: Mapping[object, object], name: str, where: str, *, lines: bool = False) -> str | None:
    """The value of the main part of a ninjs 2 list (headlines, bodies): role "main" first, plain text only."""
    parts = [part for part in _items(record.get(name)) if isinstance(part, Mapping) and _given(part, "value")]
    parts = [part for part in parts if str(part.get("contentType", "text/plain")).startswith("text/plain")]
    parts.sort(key=lambda part: part.get("role") != "main")
    for part in parts:
        if not isinstance(part["value"], str):
            raise SourceError(f"the field {name} must hold text", where=where, hint="write its values in quotes")
        return part["value"] if lines else cleaning.one_line(part["value"])
    return None


def _line(record: Mapping[object, object], names: Iterable[str], where: str) -> str | None:
    """The first of the fields that is given, as one line. Numbers count as text, as in ids."""
    for name in names:
        if not _given(record, name):
            continue
        value = record[name]
        if isinstance(value, Mapping):
            value = value.get("@value", value.get("@id", value.get("name")))
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise SourceError(
                f"the field {name} must be text, and it is {_kind(value)}", where=where, hint="write it in quotes"
            )
        line = cleaning.one_line(str(value))
        if line:
            return line
    return None


def _items(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _names(record: Mapping[object, object], fields: Iterable[str], where: str) -> list[str]:
    """The names in the first of the fields that is given: text, an object with a name, or a list of these."""
    for field in fields:
        found = []
        for item in _items(record.get(field)):
            name = item.get("name") if isinstance(item, Mapping) else item
            if name is None:
                continue
            if not isinstance(name, str):
                raise SourceError(
                    f"the field {field} must hold names, and it holds {_kind(name)}",
                    where=where,
                    hint="write names in quotes",
                )
            if cleaning.one_line(name):
                found.append(cleaning.one_line(name))
        if found:
            return found
    return []


def _date_of(record: Mapping[object, object], where: str) -> str | None:
    for name in PUBLISHED:
        if not _given(record, name):
            continue
        written = _line(record, (name,), where)
        if written is None:
            continue
        found = iso_date(written)
        if found is None:
            raise SourceError(
                f"the field {name} is no date: {written[:60]}",
                where=where,
                hint="write it as YYYY-MM-DD, or leave it out",
            )
        return found
    return None


def _url(written: str | None) -> str | None:
    """The address with the signs escaped that no IRI may hold; None when it is no absolute address."""
    if written is None or not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]", written):
        return None
    escaped = UNSAFE_IN_IRI.sub(lambda sign: quote(sign[0]), written)
    try:
        return ox.NamedNode(escaped).value
    except ValueError:
        return None


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "null")
