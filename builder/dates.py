"""When things happen: the article's expressions of time, resolved against its publication date and attached to events.

Three dates stay apart: what is found here is when something happens, counted from when the article was published, never
from when it is read. Source of method: a grammar of date phrases (calendar_words), their arithmetic (calendar_dates), and
here the tense of the clause and the dependency parse, which say which way a weekday points and whose date it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from spacy.tokens import Span, Token

from newsgraph.builder import calendar_dates, calendar_words, numerals
from newsgraph.builder.calendar_dates import Period
from newsgraph.builder.calendar_words import Phrase
from newsgraph.builder.model import When
from newsgraph.builder.reading import Reading

NEAR_DAYS = 31  # a date this near to publication is news: of the clause, not only of the noun that it stands by
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
START = frozenset({"since", "from", "starting", "beginning", "as of", "effective"})
END = frozenset({"until", "till", "through", "'til"})
OUTSIDE = frozenset({"before", "after", "prior to", "ahead of", "following", "post", "pre"})
PREFIX = re.compile(
    r"\b(since|from|starting|beginning|effective|as of|until|till|through|before|after|prior to|ahead of|following|by|for"
    r"|between|to|and)(?:\s+(?:at least|early|late|about|around|the|in|on|from))*\s+$",
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


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    tables = {**calendar_words.lexicon()["verbs"], **calendar_words.lexicon()["nouns"]}
    return MappingProxyType({name: frozenset(words.split()) for name, words in tables.items()})


class Times(Mapping[int, When]):
    """The times of one article: a mapping from the index of an expression's head token to the time it names.

    Make one an article and ask it ``when(token)`` for each event.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        published = reading.article.published
        self._published = date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
        self.expressions: tuple[TimeExpression, ...] = tuple(self._read())
        self._resolved = {each.head: each.when for each in self.expressions if each.period is not None}
        self._owned: dict[int, list[tuple[int, TimeExpression]]] = {}
        for expression in self.expressions:
            for rank, owner in self._owners(expression):
                self._owned.setdefault(owner.i, []).append((rank, expression))

    def __getitem__(self, index: int) -> When:
        return self._resolved[index]

    def __iter__(self) -> Iterator[int]:
        return iter(self._resolved)

    def __len__(self) -> int:
        return len(self._resolved)

    def when(self, trigger: Token) -> When:
        """When the event happens that the verb or noun ``trigger`` names; empty if the text does not say."""
        own = self._own(trigger)
        if own is not None:
            return own
        seen = {trigger.i}
        for other in self._lenders(trigger):
            if other.i not in seen:
                seen.add(other.i)
                lent = self._own(other)
                if lent is not None:
                    return lent
        return When()

    # Reading expressions -----------------------------------------------------------------------------------------

    def _read(self) -> Iterator[TimeExpression]:
        """Every expression, sentence by sentence, each resolved with the period named just before it at hand."""
        doc = self._reading.doc
        before: list[tuple[Phrase, Period]] = []
        for sentence in doc.sents:
            here: list[tuple[Phrase, Period]] = []
            offset = sentence.start_char
            text = doc.text[offset : sentence.end_char]
            found: list[tuple[Phrase, TimeExpression]] = []
            for phrase in calendar_words.scan(text):
                span = doc.char_span(offset + phrase.start, offset + phrase.end, alignment_mode="expand")
                if span is None or not self._is_time(phrase, text, span[0], span[-1]):
                    continue
                head = _head(span)
                lean = here or before
                near = lean[-1][1] if lean and self._leans(phrase, here) else None
                future = self._is_future(head, text[: phrase.start])
                period = calendar_dates.resolve(phrase, self._published, future=future, near=near)
                when = _bounded("" if _is_prenominal(head) else text[: phrase.start], period)
                expression = TimeExpression(span[0].i, span[-1].i, head.i, period, when)
                found.append((phrase, expression))
                if period is not None:
                    here.append((phrase, period))
            yield from _ranges(text, found)
            yield from self._shifted(text, offset, found)
            before = here

    def _leans(self, phrase: Phrase, here: list[tuple[Phrase, Period]]) -> bool:
        """Whether the phrase may be counted from the one before: a month only from a year in the same sentence."""
        if phrase.kind in {"day", "month"} and "year" not in phrase.parts:
            return "of_year" in phrase.parts or bool(
                here and here[-1][0].kind == "year" and here[-1][1] != self._this_year()
            )
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
        noun = token.head
        if token.i < noun.i and noun.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"nummod", "compound", "amod", "nmod"}:
            definite = any(
                child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an", "some"} for child in noun.children
            )
            return 1900 <= int(token.text) <= 2100 and (definite or noun.tag_ in {"NN", "NNP"})
        if noun.i < token.i and noun.ent_type_ == "DATE" and noun.i == token.i - 1:
            return True
        return YEAR_BEFORE.search(before) is not None and 1000 <= int(token.text) <= 2100

    def _shifted(self, text: str, offset: int, found: list[tuple[Phrase, TimeExpression]]) -> Iterator[TimeExpression]:
        """ "Two days after 4 July", "the eve of …", "the second anniversary of …": one more expression over a dated one."""
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

    def _is_future(self, head: Token, before: str) -> bool | None:
        """Whether the clause of the expression is about what is still to come; None where no finite verb tells."""
        prefix = PREFIX.search(before)
        word = prefix.group(1).lower() if prefix else ""
        if word in {"until", "till", "ahead of"}:
            return True
        for token in head.ancestors:
            if token.pos_ in VERBAL:
                if _verb_is_future(token):
                    return True
                finite = token.tag_ == "VBD" or any(child.dep_ in {"aux", "auxpass"} for child in token.children)
                return False if finite and not _is_prenominal(head) else None
            if token.pos_ == "ADJ" and token.lower_ in _words()["raising"]:
                return True
        return None

    # Attachment --------------------------------------------------------------------------------------------------

    def _owners(self, expression: TimeExpression) -> Iterator[tuple[int, Token]]:
        """The tokens whose event the expression dates, each with its rank: 0 by the parse, 1 through a noun beside it."""
        doc = self._reading.doc
        token = doc[expression.head]
        prenominal = _is_prenominal(token)
        site = _site(token, expression)
        if site is None:
            return
        if site.lemma_.lower() in {"start", "begin"} and site.tag_ == "VBG" and site.dep_ in {"advcl", "acl", "prep"}:
            site = site.head
            if site.dep_ == "dobj" and site.head.pos_ in VERBAL:
                yield 0, site.head
        yield 0, site
        beside = self._noun_beside(expression)
        if beside is not None and beside.i != site.i:
            yield 1, beside
        rank = hops = 0
        while site.pos_ in NOMINAL and not prenominal:
            named = site.i in self._reading.member_of_name or site.pos_ in {"PROPN", "NUM", "PRON"}
            if not named:
                hops += 1
                if hops > 1 or not self._is_recent(expression):
                    return
                rank = 1
            up = site.head
            while up.pos_ == "ADP" and up.head != up:
                up = up.head
            if up == site or site.dep_ not in {"pobj", "dobj", "attr", "oprd", "npadvmod", "conj", "appos", "compound"}:
                return
            site = up
            yield rank, site
        if site.pos_ == "ADJ" and site.head.lemma_ == "be":
            yield 0, site.head

    def _noun_beside(self, expression: TimeExpression) -> Token | None:
        """The noun right before "in May 2016", whatever the parse hangs the phrase on: only for dates that are not news."""
        doc = self._reading.doc
        index = expression.first - 1
        if (
            index < 1
            or doc[index].lower_ not in {"in", "on", "of"}
            or self._is_recent(expression)
            or expression.period is None
        ):
            return None
        noun = doc[index - 1]
        return noun if noun.pos_ in {"NOUN", "PROPN"} else None

    def _is_recent(self, expression: TimeExpression) -> bool:
        period = expression.period
        if self._published is None or period is None:
            return False
        return abs((period.first - self._published).days) <= NEAR_DAYS and period.precision == "day"

    def _own(self, token: Token) -> When | None:
        """The time that the expressions of ``token`` itself give; None if it has none, empty if unresolved."""
        found = self._owned.get(token.i)
        if not found:
            return None
        best = min(rank for rank, _ in found)
        chosen = [each for rank, each in found if rank == best]
        resolved = [each for each in chosen if each.period is not None and each.when != When()]
        if not resolved:
            return When()
        merged = _merged(resolved)
        if merged is not None:
            return merged
        return min(resolved, key=lambda each: (abs(each.head - token.i), each.head)).when

    def _lenders(self, trigger: Token) -> Iterator[Token]:
        """The tokens whose time is also the trigger's, nearest first."""
        if trigger.pos_ in VERBAL:
            yield from self._verb_lenders(trigger)
        elif trigger.pos_ == "ADJ":
            yield trigger.head
            yield from self._verb_lenders(trigger.head)
        else:
            yield from self._noun_lenders(trigger)

    def _verb_lenders(self, verb: Token) -> Iterator[Token]:
        head = verb.head
        if head == verb:
            yield from self._followers(verb)
            return
        if verb.dep_ in {"xcomp", "ccomp", "acomp", "pcomp"} and head.lemma_.lower() in _words()["raising"]:
            if verb.dep_ != "ccomp":
                yield head
                yield from self._verb_lenders(head)
        elif (
            verb.dep_ == "advcl"
            and verb.tag_ == "VBG"
            and not any(child.dep_ in {"mark", "nsubj"} for child in verb.children)
        ):
            yield head
        elif verb.dep_ == "conj" and head.pos_ in VERBAL:
            own_subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
            fronted = any(each.head < head.i for _, each in self._owned.get(head.i, ()))
            if fronted or (not own_subject and _tense(verb) == _tense(head)):
                yield head
                yield from self._verb_lenders(head)
        elif verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBG", "VBN"} and verb.dep_ == "acl":
            return
        yield from self._followers(verb)

    def _followers(self, verb: Token) -> Iterator[Token]:
        """Verbs joined behind without a subject of their own: a date at the end of all is for all."""
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ in VERBAL and _tense(child) == _tense(verb):
                if not any(each.dep_ in {"nsubj", "nsubjpass"} for each in child.children):
                    yield child
            elif child.dep_ == "xcomp" and verb.lemma_.lower() in _words()["raising"]:
                yield child

    def _noun_lenders(self, noun: Token) -> Iterator[Token]:
        words = _words()
        for child in noun.children:
            if child.dep_ == "acl" and child.lemma_.lower() in words["future"] | words["subject_events"]:
                yield child
            elif child.dep_ == "relcl" and child.lemma_.lower() in words["subject_events"]:
                if any(each.dep_ in {"nsubj", "nsubjpass"} and each.tag_ in {"WDT", "WP"} for each in child.children):
                    yield child
            elif child.dep_ == "amod" and child.lower_ == "due":
                yield child
        head = noun.head
        if noun.dep_ == "conj" and head.pos_ in NOMINAL:
            yield head
            yield from self._noun_lenders(head)
            return
        if noun.dep_ == "appos" and head.pos_ in NOMINAL:
            yield head
            yield from self._noun_lenders(head)
            return
        if noun.dep_ == "compound" and head.lemma_.lower() in words["dates"]:
            yield from self._noun_lenders(head)
            return
        verb = head
        if noun.dep_ == "pobj":
            preposition = head
            verb = preposition.head
            if preposition.lower_ not in {"at", "in", "during", "for"} or verb.pos_ not in VERBAL:
                return
            if preposition.lower_ == "for" and verb.lemma_.lower() not in words["scheduled"]:
                return
            yield verb
            yield from self._verb_lenders(verb)
            return
        lemma = verb.lemma_.lower()
        if verb.pos_ not in VERBAL:
            return
        subject = noun.dep_ in {"nsubj", "nsubjpass"}
        takes = (
            words["subject_events"] | words["object_events"] if noun.dep_ == "nsubjpass" else words["subject_events"]
        )
        if (subject and lemma in takes) or (noun.dep_ in {"dobj", "attr"} and lemma in words["object_events"]):
            yield verb
            yield from self._verb_lenders(verb)
        elif subject and lemma == "be":
            yield verb
        elif subject and lemma in words["raising"]:
            for child in verb.children:
                if child.dep_ == "xcomp" and child.lemma_.lower() in words["subject_events"] | {"be"}:
                    yield child
        elif noun.dep_ == "attr" and lemma == "be":
            yield verb


def _head(span: Span) -> Token:
    """The token by which the words of an expression hang on the sentence: no article, and the last if there are more."""
    outer = [token for token in span if not span.start <= token.head.i < span.end or token.head == token]
    return next((token for token in reversed(outer) if token.pos_ not in {"DET", "PUNCT"}), span.root)


def _is_prenominal(token: Token) -> bool:
    """Whether the expression stands before the noun that it dates: "Monday's attack", "the 2003 invasion"."""
    return token.dep_ in {"poss", "compound", "nmod", "amod", "nummod"} and token.head.i > token.i


def _site(token: Token, expression: TimeExpression) -> Token | None:
    """The word that the whole expression hangs on, past prepositions and its own tokens."""
    site = token
    while True:
        parent: Token = site.head
        if parent == site:
            return site if site.i != token.i and site.pos_ in VERBAL | NOMINAL else None
        inside = expression.first <= parent.i <= expression.last
        if inside or parent.pos_ in {"ADP", "SCONJ", "PART"} or (parent.pos_ == "ADV" and parent.head != parent):
            site = parent
            if parent.head == parent:
                return None
            continue
        if parent.ent_type_ in {"DATE", "TIME"} and parent.pos_ in {"NOUN", "PROPN", "NUM"} and parent.head != parent:
            site = parent
            continue
        return parent


def _tense(verb: Token) -> tuple[bool, bool]:
    """Whether the verb is of the future, and whether it is an infinitive."""
    return _verb_is_future(verb), verb.tag_ == "VB"


def _verb_is_future(verb: Token) -> bool:
    """Whether what the verb says is still to come, by its auxiliaries and what governs it."""
    words = _words()
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    lemma = verb.lemma_.lower()
    if auxiliaries & {"will", "shall", "'ll", "would", "wo", "may", "might", "could", "can", "should", "must"}:
        return "have" not in auxiliaries
    if auxiliaries & {"has", "had", "have", "'ve", "did"}:
        return lemma in words["future"] and verb.tag_ == "VBN" and bool(auxiliaries & {"been"})
    if verb.tag_ == "VBN" and lemma in {"schedule", "plan", "set", "expect", "slate", "due", "intend", "project"}:
        return not auxiliaries & {"was", "were"} or True
    if "to" in auxiliaries:
        governor = verb.head
        if governor == verb:
            return True
        if governor.pos_ in VERBAL and governor.lemma_.lower() in words["implicative"] - {"be"}:
            return _verb_is_future(governor)
        return True
    if verb.tag_ == "VBG":
        if auxiliaries & {"is", "are", "am", "'re", "'s"}:
            return True
        return verb.head != verb and verb.head.pos_ in VERBAL and _verb_is_future(verb.head)
    if verb.tag_ in {"VBZ", "VBP"}:
        if lemma in words["future"] or lemma in {
            "begin",
            "start",
            "open",
            "end",
            "arrive",
            "leave",
            "meet",
            "vote",
            "be",
        }:
            return True
        return False
    if verb.tag_ == "VB" and verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        return _verb_is_future(verb.head)
    if verb.tag_ in {"VBD", "VBN"}:
        return lemma in {"schedule", "slate"}
    return False


def _bounded(before: str, period: Period | None) -> When:
    """The time that a period is with the word before it: since starts a span, until ends one, before and after say none."""
    if period is None:
        return When()
    match = PREFIX.search(before)
    word = " ".join(match.group(1).lower().split()) if match else ""
    if word in START:
        return When(start=period.iso())
    if word in END:
        return When(end=period.iso(end=True))
    if word in OUTSIDE:
        return When()
    return period.when()


def _ranges(text: str, found: list[tuple[Phrase, TimeExpression]]) -> Iterator[TimeExpression]:
    """The expressions, two that are the ends of a range ("from 2003 to 2006") joined: both then name the span."""
    joined: dict[int, When] = {}
    for (phrase, one), (following, other) in zip(found, found[1:], strict=False):
        between = text[phrase.end : following.start].strip().lower()
        opener = PREFIX.search(text[: phrase.start])
        word = opener.group(1).lower() if opener else ""
        if one.period is None or other.period is None:
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


def _merged(found: list[TimeExpression]) -> When | None:
    """The one time that several expressions of one word agree on: the most precise, if it lies within all the others."""
    finest = min(found, key=lambda each: (each.period.last - each.period.first) if each.period else date.max - date.min)
    for each in found:
        if each is finest or each.when == finest.when:
            continue
        if each.period is None or finest.period is None or not finest.period.within(each.period):
            return None
    return finest.when


def times(reading: Reading) -> Times:
    """Every expression of time of the article, resolved as far as the text allows, and whose event each dates."""
    return Times(reading)


def when(reading: Reading, token: Token) -> When:
    """When the event of the trigger ``token`` happens. For many tokens of one article call ``times`` once instead."""
    return Times(reading).when(token)
