"""Measure what a confidence is worth: the precision of events, role holdings and claims by confidence and by rule.

Usage: python bench/confidence.py GOLD_DIR [--least N]

An event is right when a gold event of its type has a trigger in a sentence of its evidence; a role holding when the
gold has its holder and organisation with a title that shares half its words; a claim when the gold has its speaker in
its sentence. ``bench/gold.py`` says what a gold folder is.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gold import Annotated, annotated, words

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
KINDS = ("event", "role", "claim")


@dataclass(frozen=True)
class Judged:
    """One fact: its kind, its confidence, its rules and whether the gold has it."""

    kind: str
    confidence: float
    rules: tuple[str, ...]
    right: bool


def events(one: Annotated) -> Iterator[Judged]:
    """The article's events."""
    known = {(trigger["s"], event["type"]) for event in one.gold["events"] for trigger in event["triggers"]}
    for event in one.read.events:
        right = any((number, event.type) in known for number in one.sentences(event.evidence))
        first = event.rule.split("; ")[0]
        rules = (first.partition(" ")[0], f"type {event.type}", first)
        yield Judged("event", event.confidence, rules, right)


def roles(one: Annotated) -> Iterator[Judged]:
    """The article's role holdings."""
    known = [(role["holder"], set(words(role["title"])), role.get("of")) for role in one.gold["roles"]]
    for holding in one.read.holdings:
        mine = set(words(holding.title))
        right = any(
            holder == one.of(holding.holder) and of == one.of(holding.of) and 2 * len(mine & title) >= len(mine | title)
            for holder, title, of in known
            if mine & title
        )
        yield Judged("role", holding.confidence, (holding.rule,), right)


def claims(one: Annotated) -> Iterator[Judged]:
    """The article's claims."""
    known = {(claim["s"], claim.get("speaker")) for claim in one.gold["claims"]}
    for claim in one.read.claims:
        speaker = one.of(claim.speaker)
        right = any((number, speaker) in known for number in one.sentences(claim.evidence))
        yield Judged("claim", claim.confidence, (claim.rule,), right)


def judged(every: Iterable[Annotated]) -> list[Judged]:
    """All facts of the articles."""
    return [fact for one in every for kind in (events, roles, claims) for fact in kind(one)]


def band(confidence: float) -> str:
    """The band that the confidence is in: from its number up to the next."""
    low = max(each for each in BANDS if each <= round(confidence, 4))
    return f"{low:.1f}–{next((each for each in BANDS if each > low), 1.0):.1f}"


def counted(pairs: Iterable[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    """For each name how many are right, and how many there are."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, right in pairs:
        found[name][0] += right
        found[name][1] += 1
    return {name: (right, every) for name, (right, every) in found.items()}


def falls(bands: dict[str, tuple[int, int]]) -> list[str]:
    """The bands whose precision is below that of a lower band, where both hold ten facts or more."""
    best, found = 0.0, []
    for name, (right, every) in sorted(bands.items()):
        if every >= 10:
            if right / every < best:
                found.append(name)
            best = max(best, right / every)
    return found


def line(name: str, right: int, every: int) -> str:
    """One line of a table."""
    return f"{name:42}{right:5}/{every:<5} {right / every:.2f}"


def report(facts: list[Judged], least: int) -> str:
    """The tables: by band, then by rule where a rule has made so many facts."""
    lines = []
    for kind in KINDS:
        mine = [fact for fact in facts if fact.kind == kind]
        bands = counted((band(fact.confidence), fact.right) for fact in mine)
        lines.append(f"{kind}s: {len(mine)}, {sum(fact.right for fact in mine)} right")
        lines += [
            f"  {name:40} {right:5}/{every:<5} {right / every:.2f}" for name, (right, every) in sorted(bands.items())
        ]
        if falls(bands):
            lines.append(f"  not monotone: {', '.join(falls(bands))}")
        rules = counted((rule, fact.right) for fact in mine for rule in dict.fromkeys(fact.rules))
        often = sorted(rules, key=lambda name: (-rules[name][1], name))
        lines += [line(f"    {name}", *rules[name]) for name in often if rules[name][1] >= least]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", metavar="GOLD_DIR", type=Path)
    parser.add_argument("--least", type=int, default=5, help="show the rules that made so many facts")
    options = parser.parse_args(arguments)
    print(report(judged(annotated(options.gold)), options.least))


if __name__ == "__main__":
    main()
