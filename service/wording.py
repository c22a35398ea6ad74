"""Facts and their sentences in words that a person reads: one line a fact, and the words of a sentence that matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from newsgraph.service.facts import Fact, Party, Passage

UNSAID: Final = "someone who is not named"
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def names(parties: tuple[Party, ...]) -> str:
    """The labels as a list in words: "A, B and C"."""
    labels = [party.label for party in parties]
    return " and ".join(filter(None, [", ".join(labels[:-1]), *labels[-1:]]))


def day(text: str) -> str:
    """An ISO 8601 date as it is written in English: "6 October 2025", "October 2025", "2025"; else as it stands."""
    parts = text[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        date(*numbers, *[1] * (3 - len(numbers)))
    except (ValueError, TypeError):
        return text
    year, *rest = numbers
    month = f"{MONTHS[rest[0] - 1]} " if rest else ""
    return f"{rest[1]} {month}{year}" if len(rest) > 1 else f"{month}{year}"


def when(fact: Fact) -> str:
    """When it happened, or as of when a role is held: "on 6 October 2025"; nothing when the text does not say."""
    if fact.start and fact.end:
        return f"from {day(fact.start)} to {day(fact.end)}"
    if fact.start or fact.end:
        return f"from {day(fact.start)}" if fact.start else f"until {day(fact.end)}"
    if not fact.date:
        return ""
    preposition = "as of" if fact.kind == "role" else "on" if len(fact.date) >= 10 else "in"
    return f"{preposition} {day(fact.date)}"


def counted(fact: Fact) -> str:
    """The people that it touched: "at least 12 killed, 30 injured"."""
    numbers = ", ".join(f"{number:,} {what}" for what, number in fact.counts)
    return f"{fact.qualifier} {numbers}" if numbers and fact.qualifier else numbers


def in_words(fact: Fact, about: tuple[Fact, ...] = ()) -> str:
    """The fact in one line.

    An event is its type, its status where it is not simply reported, and who with whom, an arrow leading from who
    does it to whom it is done; a role is its holder and the office; a claim is its speaker and what was said.
    ``about`` are the facts that a claim asserts, where they are at hand.
    """
    if fact.kind == "event":
        return _event(fact)
    if fact.kind == "role":
        return _role(fact)
    return _claim(fact, about)


def _event(fact: Fact) -> str:
    agents, patients = names(fact.of("agent")), names(fact.of("patient"))
    who = f"{agents or '?'} → {patients}" if patients else agents
    status = "" if fact.status in ("", "Actual") else f" ({fact.status.lower()})"
    head = f"{fact.type}{status}: {who}" if who else f"{fact.type}{status}"
    places, mediators = names(fact.of("place")), names(fact.of("mediator"))
    rest = [
        f"mediated by {mediators}" if mediators else "",
        f"in {places}" if places else "",
        when(fact),
        counted(fact),
    ]
    return ", ".join([head, *filter(None, rest)])


def _role(fact: Fact) -> str:
    of = names(fact.of("of"))
    office = f"{fact.type} of {of}" if of else fact.type
    verb = "was" if fact.former else "is"
    status = "" if fact.status in ("", "Actual") else f" ({fact.status.lower()})"
    return ", ".join(filter(None, [f"{names(fact.of('holder')) or '?'} {verb} {office}{status}", when(fact)]))


def _claim(fact: Fact, about: tuple[Fact, ...]) -> str:
    verb = fact.type or "says"
    said = f"“{fact.quote}”" if fact.quote else "; ".join(in_words(one) for one in about)
    head = f"{names(fact.of('speaker')) or UNSAID} ({verb})"
    numbers = counted(fact)
    figures = f" [{numbers}]" if said and numbers and numbers not in said else ""
    return ": ".join(filter(None, [head, said or numbers])) + figures


def pieces(passage: Passage) -> Iterator[tuple[str, str]]:
    """The sentence cut up: each stretch with "trigger", "evidence" or "" for plain text, in order.

    White space is made plain (a sentence may run over a line end), which is why this comes last.
    """
    text = passage.sentence
    style = [""] * len(text)
    for name, spans in (("evidence", passage.evidence), ("trigger", passage.triggers)):
        for begin, end in spans:
            style[begin:end] = [name] * len(style[begin:end])
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or style[at] != style[start]:
            stretch = text[start:at]
            for sign in "\r\n\t":
                stretch = stretch.replace(sign, " ")
            yield stretch, style[start]
            start = at
