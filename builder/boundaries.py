"""Where a name begins and ends: joined entities cut, titles trimmed, names grown that were cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from newsgraph.builder import gazetteer, numerals, polities, wordlists
from newsgraph.builder.dated_names import is_time
from newsgraph.builder.forms import fold
from newsgraph.builder.fronted_places import end_of_place
from newsgraph.builder.language import is_common
from newsgraph.builder.long_names import opens_with_people
from newsgraph.builder.namewords import (
    PARTICLES,
    Candidate,
    ends_office,
    gender_of,
    given_names,
    is_capital,
    is_given,
    is_listed,
    is_polity_word,
    is_post_nominal,
    is_title,
    known_heads,
    known_organizations,
    opens_sentence,
    organization_heads,
)
from newsgraph.builder.opening_nouns import after_kind, behind_opening_noun
from newsgraph.builder.sentence_bounds import opens_clause
from newsgraph.builder.small_words import DASHES
from newsgraph.builder.things import MODEL, is_model
from newsgraph.builder.whole_bodies import OWNERS, is_department, is_second_head

SPLITTERS = frozenset({";", ":", "(", ")", "[", "]", "{", "}", "|", "—", "--", "•", "*", "...", "…", "/", "="})
STROKED = frozenset({"A/S", "S/A", "K/S", "I/S", "P/S"})  # forms of firms

LEGAL_FORMS = wordlists.words("organizations", "legal")
DOTTED_FORMS = frozenset({"corp.", "inc.", "ltd.", "co."})
LEADING_JUNK = frozenset(
    {"the", "a", "an", "'s", "'", "of", "and", ",", ".", '"', "-", "–", "&", "by", "in", "from", "for", "near"}
    | {"outside", "ex"}
)  # fmt: skip
TRAILING_JUNK = frozenset(
    {
        "'s",
        "'",
        ",",
        '"',
        "-",
        "–",
        "’s",
        "&",
        "(",
        ")",
        "and",
        "of",
        "the",
        "for",
        ".",
        "in",
        "on",
        "to",
        "image",
        "images",
        "photo",
        "photos",
        "video",
        "file",
        "caption",
    }
)
SCHOOLS = frozenset({"university", "college", "school", "academy"})
PAPERS = wordlists.words("organizations", "papers")
SAYING = frozenset({"said", "says", "added", "adds", "wrote", "writes", "tweeted", "asked"})
OFFICERS = wordlists.words("named_things", "officers") | wordlists.words("named_things", "detectives") | {"SP"}
ORDINAL_UNIT = re.compile(r"\d+(?:st|nd|rd|th)\b")


def entities(doc: Doc) -> Iterator[Span]:
    """The model's entities, an organisation put together that it took apart: "Hill Memorial | Baptist Church"."""
    pending: Span | None = None
    for ent in doc.ents:
        if (
            pending is not None
            and pending.label_ == ent.label_ == "ORG"
            and pending.end == ent.start
            and ent[-1].lower_ in organization_heads()
            and pending[-1].dep_ == "compound"
            and pending[-1].head == ent[-1]
            and pending[-1].lower_ not in organization_heads()
        ):
            pending = Span(doc, pending.start, ent.end, label="ORG")
            continue
        if pending is not None:
            yield pending
        pending = ent
    if pending is not None:
        yield pending


def _keeps_possessive(doc: Doc, start: int, mark: int, end: int) -> bool:
    """Whether "'s" is part of one name: "St. Mary's Hospital", "Women's National Party", "Moody's Corp"."""
    left, last = doc[start:mark].text, doc[end - 1].lower_
    if polities.named(left) or polities.of_seat(left) or fold(left) in known_organizations():
        return False
    if polities.named(doc[mark - 1 : end].text):
        return True
    few = mark - start <= 2 or doc[mark - 1].lower_ in OWNERS  # "Elm Falls County Sheriff's Department"
    return few and is_capital(doc[end - 1]) and bool({last, doc[mark + 1].lower_} & known_heads())


def cut(doc: Doc, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    """The stretch, cut where two names were joined."""
    begin = start = after_kind(doc, start, end, label)
    for i in range(start, end):
        token = doc[i]
        state = label == "GPE" and token.text.endswith(".") and polities.state(token.text) is not None
        if i > begin and (_opens_dateline(doc, i) or (state and i == end - 1 and doc[i - 1].text != ",")):
            yield begin, i
            begin = i
        formed = label == "ORG" and i > begin and doc[i - 1].lower_ in DOTTED_FORMS and is_capital(token)
        if formed and token.lower_.rstrip(".") not in LEGAL_FORMS:
            yield begin, i  # "will buy Kurosawa Corp. | Hanil's shares"
            begin = i
        if token.text == "/" and doc[i - 1 : i + 2].text.rstrip(".") in STROKED:
            cut = False
        elif token.is_space or token.text in SPLITTERS or (token.text == '"' and label != "PERSON"):
            cut = True
        elif token.text == ",":
            cut = not _comma_inside(doc, begin, i, end, label)
        elif token.text in {"'s", "'"} and token.tag_ == "POS" and i + 1 < end:
            cut = label == "PERSON" or not _keeps_possessive(doc, begin, i, end)
        elif token.lower_ in {"and", "or"} and begin < i < end - 1:
            cut = not _and_inside(doc, begin, i, end, label)
        elif token.text in {"-", "–"} and begin < i < end - 1 and not doc[i - 1].whitespace_:
            left, right = doc[begin:i].text, doc[i + 1 : end].text
            cut = (is_polity_word(left) and is_polity_word(right)) or (_is_medium(left) and _is_medium(right))
        elif token.lower_ in {"in", "on"} and label == "ORG" and begin < i < end - 1:
            cut = doc[i - 1].lower_ in SCHOOLS
        elif token.text in {"-", "–"} and begin < i < end - 1:
            cut = bool(doc[i - 1].whitespace_) and (label != "ORG" or _is_dateline(doc, begin, i))
        elif token.text == "to" and label == "ORG" and begin < i < end - 1:
            cut = not is_common(doc[i - 1].lower_) and fold(doc[begin:end].text) not in known_organizations()
        elif begin < i and opens_clause(doc, i):
            yield begin, i  # "the Court | that Exhibit 4 was forged", "the Times | of ignoring them"
            return
        elif token.lower_ == "at" and label in {"ORG", "FAC"} and begin < i < end - 1:
            cut = not any(t.lower_ in SCHOOLS for t in doc[begin:i])
        else:
            cut = False
        if cut:
            yield begin, i
            begin = i + 1
    yield begin, end


def _is_medium(name: str) -> bool:
    """Whether the name is a newspaper's or broadcaster's, of which two may share a poll: "Post-ABC News"."""
    return fold(name) in known_organizations() or name.rsplit(maxsplit=1)[-1] in wordlists.words(
        "organizations", "papers"
    )


def _opens_dateline(doc: Doc, i: int) -> bool:
    """Whether a word in capitals before a dash is the place of a story, which the headline runs into."""
    token = doc[i]
    if not (token.is_upper and token.is_alpha and len(token) > 3) or doc[i - 1].is_upper or i + 1 >= len(doc):
        return False
    return doc[i + 1].text in DASHES and bool(token.whitespace_)


def _is_dateline(doc: Doc, start: int, dash: int) -> bool:
    """Whether the tokens before a dash are the place at the head of a story."""
    return (
        opens_sentence(doc[start])
        and dash - start <= 3
        and not any(t.lower_ in organization_heads() for t in doc[start:dash])
    )


def _comma_inside(doc: Doc, start: int, comma: int, end: int, label: str) -> bool:
    if comma + 1 < end and fold(doc[comma + 1].text) in {"inc", "ltd", "llc", "jr", "sr", "plc", "dc"}:
        return True
    rest = [token.lower_ for token in doc[comma + 1 : end]]
    return (
        label == "ORG"
        and "and" in rest
        and (doc[end - 1].lower_ in organization_heads() or _has_of_head(doc, start, comma))
    )


def _has_of_head(doc: Doc, start: int, end: int) -> bool:
    """Whether the stretch has an organisation's head word followed by "of", "for" or "on"."""
    return any(
        doc[i].lower_ in organization_heads() and doc[i + 1].lower_ in {"of", "for", "on"}
        for i in range(start, end - 1)
    )


def _and_inside(doc: Doc, start: int, conjunction: int, end: int, label: str) -> bool:
    """Whether "and" belongs to one name: "Foreign and Commonwealth Office", "Trinidad and Tobago"."""
    whole = doc[start:end].text
    if polities.named(whole) or fold(whole) in known_organizations():
        return True
    left, right = doc[start:conjunction].text, doc[conjunction + 1 : end].text
    if label not in {"ORG", "FAC"} or fold(left) in known_organizations() or fold(right) in known_organizations():
        return False
    if polities.named(left) or polities.named(right) or (left.isupper() and right.isupper()):
        return False
    if label == "ORG" and (is_department(doc, start, conjunction, end) or is_second_head(doc, conjunction, end)):
        return True
    return _has_of_head(doc, start, conjunction) or (
        doc[end - 1].lower_ in known_heads() | wordlists.words("titles", "things", "heads")
        and doc[conjunction - 1].lower_ not in known_heads()
    )


def trim(doc: Doc, start: int, end: int, label: str) -> Iterator[Candidate]:
    """The name inside the stretch: without articles, titles, ages and what a model drags along."""
    titled, label = False, "ORG" if doc[max(end - 3, start) : end].text.rstrip(".") in STROKED else label
    if (place := end_of_place(doc, start, end, label)) > start:
        yield Candidate(start, place, "GPE", "model")
        start, label = place, label if is_given(doc[place]) or label != "PERSON" else ""
    start, label = behind_opening_noun(doc, start, end, label)
    if end - start > 1 and _is_saint_town(doc, start, end):
        yield Candidate(start, end, label, "model")
        return
    while start < end:
        token = doc[start]
        low = token.lower_
        number = token.is_digit and len(token) < 3 and label in {"GPE", "PERSON", "NORP"} and end - start > 1
        if (
            number
            or (label == "PERSON" and end - start > 1 and _drags_along(doc, start, end))
            or low in LEADING_JUNK
            or (token.is_sent_start and low in wordlists.words("titles", "relations", "words"))
            or (token.is_space or is_time(doc, start))
            or (token.text[0] in "$€£#@" and end - start > 1)
            or (token.text == "NGO" and end - start > 1)
        ):
            start += 1
        elif end - start > 1 and doc[start + 1].text == "'s" and start + 2 < end:
            break
        elif (end - start > 1 and (is_title(token) or low == "then") and _title_goes(doc, start, end, label)) or (
            end - start > 1 and ends_office(doc, start)
        ):
            titled, start = True, start + 1
        elif low == "ex" and end - start > 3 and doc[start + 1].text == "-" and is_given(doc[start + 3]):
            titled, start = True, start + 3  # "Ex-Marine Cody Brandt"
        elif end - start > 1 and token.text in OFFICERS and _is_officer(doc, start, end, label):
            titled, start = True, start + 1  # "DGP Ann Hill"
        elif end - start > 1 and opens_with_people(doc, start, end, label):
            yield Candidate(start, start + 1, "NORP", "adjective")
            start += 1
        elif not is_capital(token) and low not in PARTICLES and not token.text[0].isdigit() and end - start > 1:
            start += 1
        else:
            break
    end = _trimmed_end(doc, start, end, label)
    if start >= end or (
        end - start == 1 and doc[start].is_stop and doc[start].text != "Front" and not doc[start].is_upper
    ):
        return
    if all(is_title(token) for token in doc[start:end]) and not (titled and is_given(doc[end - 1])):
        return
    middle = next((i for i in range(start + 1, end - 1) if is_title(doc[i]) and is_title_run(doc, i, end)), None)
    if middle is not None and label in {"ORG", "PERSON", "GPE"} and doc[middle - 1].lower_ not in {"of", "the", "for"}:
        after = next(i for i in range(middle, end) if i == end - 1 or not is_title(doc[i]))
        if label != "PERSON" or doc[start].lower_ in organization_heads():
            press = doc[middle - 1].lower_ == "press" and middle - start > 1  # "White House Press Secretary"
            yield Candidate(start, middle - press, "ORG" if label == "PERSON" else label, "before-title")
            yield Candidate(after, end, "PERSON", "after-title", titled=True)
            return
    yield Candidate(start, _without_thing(doc, start, end, label), label, "after-title" if titled else "model", titled)


def _is_officer(doc: Doc, start: int, end: int, label: str) -> bool:
    """Whether a rank's letters stand before a person's name: "DGP Ann Hill", "DS Hill", not "TD Ameritrade"."""
    return is_given(doc[start + 1]) if end - start > 2 else label == "PERSON"


def _is_saint_town(doc: Doc, start: int, end: int) -> bool:
    """Whether the stretch is a town that is called after a saint: "St. Louis", "Port St. Lucie"."""
    saintly = any(doc[i].lower_.rstrip(".") in {"st", "saint"} for i in range(start, end - 1))
    return saintly and bool(gazetteer.cities(doc[start:end].text))


def _drags_along(doc: Doc, start: int, end: int) -> bool:
    """Whether the first word of a person's name is no part of it: "Said Miller:", "Crooked Anna Miller"."""
    token = doc[start]
    if token.lower_ in SAYING and token.is_sent_start:
        return end < len(doc) and doc[end].text in {":", ",", '"', "“"}
    return (
        end - start > 2
        and is_given(doc[start + 1])
        and (len(doc[start + 1]) > 2 and (doc[start + 2].text != "-" or end - start > 4))  # "Park Jun-ho"
        and gender_of(token.text) is None
        and token.lower_ not in PARTICLES
        and not is_title(token)
        and is_common(token.lower_)
    )


def _title_goes(doc: Doc, start: int, end: int, label: str) -> bool:
    """Whether a title that opens an entity stands before a person's name, not inside an organisation's or a place's."""
    if label == "PERSON":
        return not _is_name(doc, start, end)
    rest = next((i for i in range(start, end) if not is_title(doc[i])), end)
    if rest == end:
        return False
    if rest == end - 1 > start + 1 and label == "ORG" and doc[start].lower_ == "crown":
        return True  # "Crown Prince Hasan"
    if is_given(doc[rest]):
        return doc[end - 1].lower_ not in known_heads()
    royal = wordlists.words("titles", "honorifics", "male") | wordlists.words("titles", "honorifics", "female")
    low = doc[start].lower_.rstrip(".")
    ends_as_name = doc[end - 1].lower_ not in known_heads() | wordlists.words("places", "divisions")
    return low in royal and low not in {"st", "don", "lady", "baron"} and end - rest <= 3 and ends_as_name


def _trimmed_end(doc: Doc, start: int, end: int, label: str) -> int:
    end = start + numerals.sum_begins([token.text for token in doc[start:end]])  # "fined Google | 2.4 billion euros"
    while end > start:
        token = doc[end - 1]
        several = end - start > 1
        junk = token.is_space or token.lower_ in TRAILING_JUNK
        number = (
            (label == "PERSON" or is_given(doc[start]))
            and (token.like_num or token.text[0].isdigit())
            and not token.text[0].isalpha()
        )
        letter = several and len(token) == 1 and end < len(doc) and doc[end].text == "-" and not token.whitespace_
        hyphened = several and doc[end - 2].text == "-" and not doc[end - 2].whitespace_
        word = several and label == "PERSON" and not is_capital(token) and not hyphened
        street = token.lower_.rstrip(".") == "st" and label in {"FAC", "ORG", "LOC", "GPE"}
        office = several and is_title(token) and not street and doc[end - 2].lower_ not in {"the", "of", "for", "-"}
        office = office and not _ends_purpose(doc, start, end)
        if (
            junk
            or number
            or letter
            or word
            or (several and label == "PERSON" and is_post_nominal(token) and (end - start > 2 or token.is_upper))
            or (office and label in {"ORG", "GPE", "NORP"} and token.lower_ not in organization_heads())
        ):
            end -= 1 + (office and end - start > 2 and doc[end - 2].lower_ == "press")
        else:
            break
    return end


def _ends_purpose(doc: Doc, start: int, end: int) -> bool:
    """Whether an office's word ends what a body is for, and no name follows: "Citizens for Tax Justice"."""
    if end < len(doc) and is_capital(doc[end]):
        return False
    cause = doc[end - 1].lower_ in wordlists.words("titles", "portfolios", "words")
    return any(token.lower_ == "for" or (cause and token.lower_ == "of") for token in doc[start:end])


def _without_thing(doc: Doc, start: int, end: int, label: str) -> int:
    """The end of an organisation's or polity's name before the resolution, summit or product that is named after it."""
    if label not in {"ORG", "GPE", "EVENT", "LAW", "PRODUCT", "FAC", "NORP"} or end - start < 2:
        return end
    if is_model(doc, start, end):
        return start + 1
    things = wordlists.words("titles", "things", "heads")
    for i in range(start + 1, end):
        rest = doc[i:end]
        named = is_listed(doc[start:i].text) or doc[i - 1].lower_ in organization_heads()
        if not named or doc[i - 1].lower_ in things or doc[i].is_punct:
            continue
        product = all(any(c.isdigit() for c in t.text) or (t.text.isupper() and len(t.text) > 2) for t in rest)
        plain = not any(t.lower_ in organization_heads() or t.lower_ in {"of", "for", "and"} for t in rest)
        thing = any(t.lower_ in things or t.lower_ in wordlists.words("titles", "things", "products") for t in rest)
        model = MODEL.match(rest[0].text) is not None and any(c.isdigit() for c in rest[0].text)
        if (product and not ORDINAL_UNIT.search(rest.text)) or (thing and plain) or (model and plain):
            return i
    return end


def is_title_run(doc: Doc, i: int, end: int) -> bool:
    """Whether a title that stands inside a name leads to a given name or an initial."""
    while i < end - 1 and is_title(doc[i]):
        i += 1
    return is_given(doc[i])


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a word that may be a title begins a person's name: "Dean Acheson", "Gov. Earl Ray Hill"."""
    if doc[start].lower_ not in given_names():
        return False
    if end - start == 2:
        return doc[start].lower_ in {"dean", "guy", "earl", "major", "king", "don"}
    titled = start > 0 and is_title(doc[start - 1])
    return titled and end - start == 3 and doc[start].lower_ in {"dean", "guy", "earl", "don"}
