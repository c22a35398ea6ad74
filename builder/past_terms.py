"""Offices that the words around them tell to be over: a term with its end, a holder long gone, an act of long ago.

In: the holdings of an article, each said as if it were held now. Out: the same, former where "president from 1976 to
2008", "the mayor at the time", "Mayor X, who left office in 2003" or "signed by President X in 1948" says so. Years are
compared with that of publication. Source of method: the grammar of English adverbials of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsgraph.builder.departed import departed
from newsgraph.builder.holding import Holding
from newsgraph.builder.model import Status
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_end, sentence_start
from newsgraph.builder.syntax import clause_verb
from newsgraph.builder.title_words import listed
from newsgraph.builder.token_columns import lowers

BEHIND = 9  # tokens behind a title in which its term is told
ASIDE = 5  # tokens behind "who" in which the verb comes
LONG_AGO = 16  # years after which whoever held a political office is taken to hold it no more
OPENING = frozenset(
    {",", "(", "for", "from", "between", "until", "till", "in", "during", "at", "back", "of", "through"}
)
CLOSED = re.compile(
    r"[,(]? ?(?:for [\w ]+?)?(?:from |between )?.*?"
    r"(?:\b(?:to|until|till|and|through)|-|–) (?:[a-z]+ ){0,4}(\d{4}|\d\d)\b"
)
RANGED = re.compile(r"[,(]? ?(?:for |from |between |until |till |\d{4} ?[-–])")
DATED = re.compile(r"[,(]? ?(?:back )?(?:in|during) (?:\w+ )?(?:the )?(?:early |late |mid ?-? ?)?(\d{4})(s?)\b")
THEN = re.compile(
    r"(?:at (?:the|that) time|of the time|back then|in those days)\b(?! of)"
    r"|[,(]? ?(?:from [\w ]+? )?(?:to|until|till) (?:recently|last|earlier|his|her|their)\b"
)
YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)(s?)")


def ended(reading: Reading, holdings: Sequence[Holding]) -> list[Holding]:
    """The holdings, those former that are told to be over."""
    published = reading.article.published
    year = int(published[:4]) if published and published[:4].isdigit() else None
    done = [_is_open(each) and (_has_ended(reading, each, year) or _has_gone(reading, each, year)) for each in holdings]
    if year is not None and YEAR.search(reading.article.text):
        gone = departed(reading, year)
        done = [over or (each.holder in gone and _is_open(each)) for each, over in zip(holdings, done, strict=True)]
        past = [
            over or (_is_open(each) and _is_of_long_ago(reading, each, year))
            for each, over in zip(holdings, done, strict=True)
        ]
        now = {(each.holder, each.title.lemma) for each, over in zip(holdings, past, strict=True) if not over}
        done = [
            over or (long and (each.holder, each.title.lemma) not in now)
            for each, over, long in zip(holdings, done, past, strict=True)
        ]
    return [
        replace(each, title=replace(each.title, former=True)) if over else each
        for each, over in zip(holdings, done, strict=True)
    ]


def _is_open(each: Holding) -> bool:
    title = each.title
    return not title.former and title.status is Status.ACTUAL and title.group not in {"kinship", "rank"}


def _has_ended(reading: Reading, each: Holding, year: int | None) -> bool:
    """Whether the words behind the title tell a term that is over: "from 1976 to 2008", "in the 1980s"."""
    title, lows = each.title, lowers(reading.doc)
    first = title.last + 1
    if title.first > 1 and lows[title.first - 1] == "as" and lows[title.first - 2] in listed("as_nouns", "past"):
        return True
    head = reading.doc[title.head]
    if each.rule == "before-name" and head.dep_ == "attr" and head.head.tag_ == "VBD" and head.head.dep_ == "advcl":
        return True  # "When he was mayor, X"
    if first >= len(lows) or each.by[0] == first or not (lows[first] in OPENING or lows[first].isdigit()):
        return False
    end = min(first + BEHIND, sentence_end(reading.doc[title.head]))
    told = " ".join(_until_clause(lows[first:end]))
    if THEN.match(told):
        return True
    if year is None:
        return False
    closed = CLOSED.match(told) if RANGED.match(told) else None
    if closed is not None:
        return len(closed[1]) == len("94") or int(closed[1]) < year
    chosen = each.verb is not None or any(
        token.tag_ == "VBN" for token in reading.doc[max(title.first - 1, 0) : title.head]
    )
    dated = None if chosen else DATED.match(told)  # not "became chancellor in 2019", "elected mayor in 2010"
    return dated is not None and int(dated[1]) + (9 if dated[2] else 0) < year


def _until_clause(words: Iterable[str]) -> list[str]:
    """The words up to the comma, bracket or relative pronoun that closes them."""
    found: list[str] = []
    for word in words:
        if found and word in {",", ")", "who", "whose", "."}:
            break
        found.append(word)
    return found


def _has_gone(reading: Reading, each: Holding, year: int | None) -> bool:
    """Whether a clause behind the name says that its bearer left the office, or died years ago."""
    doc, comma = reading.doc, each.by[1] + 1
    if each.rule != "before-name" or comma + 2 >= len(doc) or doc[comma + 1].lower_ != "who" or doc[comma].text != ",":
        return False
    for index in range(comma + 2, min(comma + 2 + ASIDE, len(doc))):
        verb = doc[index]
        if verb.pos_ != "VERB":
            if verb.is_punct or verb.lower_ in {"will", "may", "might", "could", "would", "not", "n't", "to"}:
                return False
            continue
        lemma, behind = verb.lemma_.lower(), [token.lower_ for token in doc[index + 1 : index + 7]]
        if verb.tag_ not in {"VBD", "VBN"}:
            return False
        if lemma in listed("past_terms", "dying"):
            before = [int(word) for word in behind if YEAR.fullmatch(word) and word.isdigit()]
            return year is not None and any(one < year for one in before)
        if lemma == "leave":
            return behind[:1] == ["office"] or behind[:2] == ["the", "job"]
        if lemma == "step":
            return behind[:1] in (["down"], ["aside"]) and behind[1:2] != ["as"]
        if any(child.dep_ == "dobj" for child in verb.children) and lemma in listed("past_terms", "ousting"):
            return False  # "Prime Minister X, who ousted Y"
        return lemma in listed("past_terms", "leaving") and behind[:1] not in (["from"], ["as"], ["to"])
    return False


def _is_of_long_ago(reading: Reading, each: Holding, year: int) -> bool:
    """Whether the office is named for what its holder did long ago: "in 1975, President X nationalised the mines"."""
    title, doc = each.title, reading.doc
    if (
        each.rule != "before-name"
        or title.lemma not in listed("seat", "heads")
        or title.lemma in listed("past_terms", "lasting")
    ):
        return False
    start, end = sentence_start(doc[title.head]), sentence_end(doc[title.head])
    behind = doc[each.by[1] + 1 : each.by[1] + 4]
    if [token.tag_ for token in behind] == [",", "WP", "VBZ"]:
        return False  # "by President X, who is still in power"
    lows = lowers(doc)
    years = [(index, YEAR.fullmatch(lows[index])) for index in range(start, end) if lows[index][:1].isdigit()]
    old = [
        index for index, told in years if told is not None and int(told[1]) + (9 if told[2] else 0) + LONG_AGO <= year
    ]
    if not old:
        return False
    name = doc[each.by[0] : each.by[1] + 1].root
    before = doc[title.first - 1].lower_ if title.first > start else ""
    verb = clause_verb(name)
    if verb is None or verb.tag_ not in {"VBD", "VBN"} or all(clause_verb(doc[index]) != verb for index in old):
        return False
    acts = verb.lemma_.lower() in listed("past_terms", "acts") and (name.dep_ == "nsubj" or before == "by")
    return acts or (before == "under" and name.dep_ == "pobj")
