"""Measure where events and their participants are lost, by cause.

Usage: python bench/extraction.py GOLD_DIR [--show CAUSE]

Each pair of a gold sentence and event type that the builder does not find has one cause, the first that holds of:
sentence (its text is not found in the article), word (the annotated trigger word is not found in the sentence), name
(the word is part of a name), parse (the parser takes the word for neither verb nor noun, and the lexicon knows it),
lexicon (no sense of the word is in the lexicon), type (it is, but not of this type), rule (senses of this type, but the
conditions of none hold), participant (the sense holds, but no participant or place of the event is known).
Each gold participant that no event of the
type has, has the cause: event (no event of the type in its sentences), entity (the builder has no such entity),
slot (it has it, in another slot of such an event), coreference (the sentence speaks of it, but not by a name that
we took for it), rule (all else). ``bench/gold.py`` says what a gold folder is.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gold import SLOTS, Annotated, annotated
from spacy.tokens import Token

from newsgraph.builder.frames import Frame, frames
from newsgraph.builder.model import Event
from newsgraph.builder.syntax import particle

SHOWN = 40


@dataclass(frozen=True)
class Loss:
    """Something that the gold has and we have not: "event" or "participant", its cause, and what it is in words."""

    kind: str
    cause: str
    what: str


@dataclass(frozen=True)
class Result:
    """What was wanted and found, and each loss."""

    wanted: Counter[str]
    found: Counter[str]
    losses: list[Loss]


def senses(token: Token) -> list[Frame]:
    """The senses that the lexicon has for the word, whatever their conditions."""
    lemma = token.lemma_.lower()
    names = {lemma, token.lower_, f"{lemma}_{particle(token)}"}
    return [frame for table in ("verbs", "nouns") for name in sorted(names) for frame in frames(table).get(name, ())]


def tokens(one: Annotated, number: int, word: str) -> list[Token]:
    """The tokens of a gold sentence that write the word."""
    place = one.places[number]
    head = word.casefold().split()[0]
    return [
        token
        for token in one.doc
        if place.start <= token.idx < place.end
        and (head in (token.lower_, token.lemma_.lower()) or one.article.text[token.idx :].casefold().startswith(head))
    ]


def in_name(one: Annotated, token: Token) -> bool:
    """Whether the token stands inside a name that we found."""
    return any(
        mention.form == "name" and mention.span.start <= token.idx < mention.span.end
        for entity in one.read.entities
        for mention in entity.mentions
    )


def cause_of_event(one: Annotated, number: int, type_: str, wanted: list[str]) -> str:
    """Why we have no event of the type in the sentence."""
    if number not in one.places:
        return "sentence"
    met = [token for word in wanted for token in tokens(one, number, word)]
    if not met:
        return "word"
    if all(in_name(one, token) for token in met):
        return "name"
    known = [(token, frame) for token in met for frame in senses(token)]
    if not known:
        return "lexicon"
    if not any(token.pos_ in ("VERB", "NOUN") for token, _ in known):
        return "parse"
    if not any(frame.type == type_ for _, frame in known):
        return "type"
    place = one.places[number]
    told = {evidence.trigger.start for event in one.read.events for evidence in event.evidence if evidence.trigger}
    if any(token.idx in told for token in met):
        return "rule"  # it is an event of another type here
    conditional = all(frame.conditions for token, frame in known if frame.type == type_)
    someone = any(
        place.start <= mention.span.start < place.end
        for entity in one.read.entities
        if entity.key in one.aligned
        for mention in entity.mentions
    )
    return "rule" if conditional and someone else "participant"


def cause_of_participant(one: Annotated, event: dict[str, Any], slot: str, who: str, alike: list[Event]) -> str:
    """Why no event of ours has the participant in its slot."""
    if not alike:
        return "event"
    keys = {key for key, gold in one.aligned.items() if gold == who}
    if not keys:
        return "entity"
    if any(keys.intersection(getattr(each, other)) for each in alike for other in SLOTS.values()):
        return "slot"
    numbers = {trigger["s"] for trigger in event["triggers"]}
    spoken = any(
        place.start <= mention.span.start < place.end
        for entity in one.read.entities
        if entity.key in keys
        for mention in entity.mentions
        for number, place in one.places.items()
        if number in numbers
    )
    return "rule" if spoken else "coreference"


def result(every: Iterable[Annotated]) -> Result:
    """All losses of the articles."""
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    losses: list[Loss] = []
    for one in every:
        for kind, lost in [*_events(one), *_participants(one)]:
            wanted[kind] += 1
            if lost is None:
                found[kind] += 1
            else:
                losses.append(lost)
    return Result(wanted, found, losses)


def _events(one: Annotated) -> Iterator[tuple[str, Loss | None]]:
    have = {(number, event.type) for event in one.read.events for number in one.sentences(event.evidence)}
    pairs: dict[tuple[int, str], list[str]] = defaultdict(list)
    for event in one.gold["events"]:
        for trigger in event["triggers"]:
            pairs[trigger["s"], event["type"]].append(trigger["word"])
    for (number, type_), wanted in sorted(pairs.items()):
        if (number, type_) in have:
            yield "event", None
        else:
            what = f"{one.article.identifier}, sentence {number}: {type_} ({', '.join(wanted)})"
            yield "event", Loss("event", cause_of_event(one, number, type_, wanted), what)


def _participants(one: Annotated) -> Iterator[tuple[str, Loss | None]]:
    names = {entity["id"]: entity["name"] for entity in one.gold["entities"]}
    done = set()
    for event in one.gold["events"]:
        numbers = {trigger["s"] for trigger in event["triggers"]}
        same = [each for each in one.read.events if each.type == event["type"]]
        alike = [each for each in same if numbers & one.sentences(each.evidence)]
        for slot, attribute in SLOTS.items():
            for who in event.get(slot) or ():
                if (event["type"], slot, who) in done:
                    continue
                done.add((event["type"], slot, who))
                if any(one.of(key) == who for each in same for key in getattr(each, attribute)):
                    yield "participant", None
                    continue
                what = f"{one.article.identifier}, {event['type']} {slot}: {names.get(who, who)}"
                yield "participant", Loss("participant", cause_of_participant(one, event, slot, who, alike), what)


def report(outcome: Result, show: str | None) -> str:
    """The table of causes; with ``show``, the losses of that cause too."""
    lines = []
    for kind in ("event", "participant"):
        wanted, found = outcome.wanted[kind], outcome.found[kind]
        lines.append(f"{kind}s: {found} of {wanted} found" + (f" ({found / wanted:.2f})" if wanted else ""))
        causes = Counter(loss.cause for loss in outcome.losses if loss.kind == kind)
        lines += [f"  {cause:12} {count:5} {count / wanted:6.1%}" for cause, count in causes.most_common()]
    if show:
        lines += [f"    {loss.kind}: {loss.what}" for loss in outcome.losses if loss.cause == show][:SHOWN]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", metavar="GOLD_DIR", type=Path)
    parser.add_argument("--show", metavar="CAUSE", help=f"list up to {SHOWN} losses of this cause")
    options = parser.parse_args(arguments)
    print(report(result(annotated(options.gold)), options.show))


if __name__ == "__main__":
    main()
