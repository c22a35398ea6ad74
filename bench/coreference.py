"""Measure coreference on our own passages: who is meant by each pronoun, description and unnamed noun phrase.

Usage: python bench/coreference.py [--half all|developing|heldout] [--names read|given] [--errors]

``coreference_passages.txt`` says how the passages are marked. A decision is one marked phrase that is not the first
name of its chain. It is right when the system's entity for the phrase is the entity of the chain, which is that of the
chain's first name or first phrase. Precision is over all links that the system made at a marked phrase, at an unmarked
pronoun, or from an unmarked phrase to a chain; recall is over all phrases marked with a chain. With ``--names given``
the names of the markup are taken instead of those that ``names.read_names`` finds: only coreference is measured.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Token

from newsgraph.builder import coreference, language, names, roles
from newsgraph.builder.model import Article, Entity, Kind, Mention, Span
from newsgraph.builder.reading import Reading, span_of

PASSAGES = Path(__file__).with_name("coreference_passages.txt")
MARK = re.compile(r"\|(?P<chains>-|[A-Z](?:\+[A-Z])*)(?P<sort>[=~])?(?P<kind>[a-z]*)\]")


@dataclass(frozen=True)
class Marked:
    """A marked phrase: where it stands, the chains it refers to (none: no link), and how it was marked."""

    span: Span
    chains: tuple[str, ...]
    name: bool = False
    kind: Kind | None = None


@dataclass(frozen=True)
class Passage:
    """One passage of the set: its number from 1, its case, its plain text, its marked phrases in order."""

    number: int
    case: str
    text: str
    marked: tuple[Marked, ...]


@dataclass
class Score:
    """Counts of decisions."""

    right: int = 0
    made: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """The part of the links made that is right."""
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """The part of the links wanted that was made and is right."""
        return self.right / self.wanted if self.wanted else 1.0


def unmark(paragraph: str) -> tuple[str, tuple[Marked, ...]]:
    """The plain text of a marked paragraph, and its phrases."""
    plain: list[str] = []
    length = 0
    opened: list[int] = []
    found: list[Marked] = []
    position = 0
    while position < len(paragraph):
        if paragraph[position] == "[":
            opened.append(length)
            position += 1
            continue
        match = MARK.match(paragraph, position)
        if match:
            chains = () if match["chains"] == "-" else tuple(match["chains"].split("+"))
            kind = Kind(match["kind"].capitalize()) if match["kind"] else None
            found.append(Marked(Span(opened.pop(), length), chains, match["sort"] == "=", kind))
            position = match.end()
            continue
        plain.append(paragraph[position])
        length += 1
        position += 1
    if opened:
        raise ValueError(f"unclosed mark: {paragraph}")
    return "".join(plain), tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def read_passages(path: Path = PASSAGES) -> Iterator[Passage]:
    """The passages of the set, in order."""
    case, number = "", 0
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            case = line[3:]
        elif line and not line.startswith("#"):
            number += 1
            text, marked = unmark(line)
            yield Passage(number, case, text, marked)


def given_names(passage: Passage, article: Article, doc: Doc) -> Reading:
    """A reading whose named entities are those of the markup."""
    kinds: dict[str, Kind] = {}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    referent: dict[int, str] = {}
    inside: dict[int, str] = {}
    for phrase in passage.marked:
        if not phrase.name:
            continue
        chain = phrase.chains[0]
        kinds.setdefault(chain, phrase.kind or Kind.PERSON)
        span = doc.char_span(phrase.span.start, phrase.span.end, alignment_mode="expand")
        if span is None:
            raise ValueError(f"no words at {phrase}")
        mentions[chain].append(Mention(phrase.span, "name", "given"))
        referent[span.root.i] = chain
        inside.update((token.i, chain) for token in span)
    keys = {chain: f"{kind.name.lower()}/{chain.lower()}" for chain, kind in kinds.items()}
    entities = {}
    for chain, key in keys.items():
        labels = sorted({m.span.of(article.text) for m in mentions[chain]}, key=lambda n: (-len(n), n))
        entities[key] = Entity(key, kinds[chain], labels[0], tuple(labels[1:]), mentions=tuple(mentions[chain]))
    sentences = language.sentences(article, doc)
    numbers = {
        token.i: sentence.index
        for sentence in sentences
        for token in doc
        if sentence.span.start <= token.idx < sentence.span.end
    }
    return Reading(
        article,
        doc,
        sentences,
        entities,
        {i: keys[chain] for i, chain in referent.items()},
        {i: keys[chain] for i, chain in inside.items()},
        numbers,
    )


def head_in(span: Span, doc: Doc) -> Token | None:
    """The head of the stretch's noun phrase."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return found.root if found is not None else None


def referents_at(token: Token, reading: Reading) -> tuple[str, ...]:
    """The keys of what the phrase headed by ``token`` refers to."""
    if token.i in reading.referents:
        return reading.referents[token.i]
    key = reading.referent.get(token.i)
    return (key,) if key is not None else ()


def names_in(span: Span, reading: Reading) -> tuple[str, ...]:
    """The key of the name that stands in the stretch."""
    found = Counter(
        reading.member_of_name[token.i]
        for token in reading.doc
        if span.start <= token.idx < span.end and token.i in reading.member_of_name
    )
    return (found.most_common(1)[0][0],) if found else ()


def score(passage: Passage, reading: Reading) -> tuple[Score, list[str]]:
    """What the reading got right of the passage, and the errors in words."""
    result, errors = Score(), []
    doc = reading.doc
    chain_key: dict[str, str] = {}
    heads: set[int] = set()
    for phrase in passage.marked:
        token = head_in(phrase.span, doc)
        if token is None:
            continue
        heads.add(token.i)
        text = phrase.span.of(passage.text)
        got = names_in(phrase.span, reading) if phrase.name else referents_at(token, reading)
        if phrase.name and phrase.kind:  # the name that opens a chain is no decision
            if got:
                chain_key.setdefault(phrase.chains[0], got[0])
            continue
        want = tuple(chain_key.get(chain, f"?{chain}") for chain in phrase.chains)
        opens = len(phrase.chains) == 1 and phrase.chains[0] not in chain_key
        if opens and phrase.kind and got and got[0] not in chain_key.values():
            entity = reading.entities[got[0]]
            if entity.kind is phrase.kind and not entity.named:
                want = got
            chain_key[phrase.chains[0]] = got[0]
        elif opens and not phrase.kind:  # a forward reference: the name comes later
            later = next((m for m in passage.marked if m.kind and m.chains == phrase.chains), None)
            opener = head_in(later.span, doc) if later is not None else None
            if later is not None and opener is not None:
                want = (names_in(later.span, reading) if later.name else referents_at(opener, reading)) or want
        result.wanted += bool(phrase.chains)
        result.made += bool(got)
        if phrase.chains and set(got) == set(want):
            result.right += 1
        elif got or phrase.chains:
            errors.append(f"{'wrong' if got else 'missed'}: {text!r} is {got or '-'}, not {want or '-'}")
    for token in doc:
        if token.i in heads or token.i in reading.member_of_name:
            continue
        got = referents_at(token, reading)
        pronoun = token.tag_ in ("PRP", "PRP$", "WP", "WP$", "WDT")
        if got and (pronoun or set(got) & set(chain_key.values())):
            phrase_text = span_of([token]).of(passage.text)
            if not any(
                m.span.start <= token.idx < m.span.end and set(got) == {chain_key.get(c) for c in m.chains}
                for m in passage.marked
            ):
                result.made += 1
                errors.append(f"wrong: unmarked {phrase_text!r} is {got}")
    return result, errors


def measure(half: str = "all", given: bool = False) -> Iterator[tuple[Passage, Score, list[str]]]:
    """Each passage of the half ("all", "developing", "heldout") with its score and errors."""
    wanted = [p for p in read_passages() if half == "all" or (p.number % 2 == 0) == (half == "heldout")]
    articles = [Article(str(p.number), p.text, published="2024-05-14") for p in wanted]
    for passage, (article, doc) in zip(wanted, language.parse(articles), strict=True):
        reading = given_names(passage, article, doc) if given else names.read_names(article, doc)
        resolved = coreference.resolve(reading, roles.role_holdings(reading))
        yield passage, *score(passage, resolved)


def main() -> int:
    """Print precision and recall, by case and in all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--half", choices=("all", "developing", "heldout"), default="all")
    parser.add_argument("--names", choices=("read", "given"), default="read")
    parser.add_argument("--errors", action="store_true", help="list the errors")
    arguments = parser.parse_args()
    total: Score = Score()
    by_case: dict[str, Score] = defaultdict(Score)
    count = 0
    for passage, result, errors in measure(arguments.half, arguments.names == "given"):
        count += 1
        for tally in (total, by_case[passage.case]):
            tally.right += result.right
            tally.made += result.made
            tally.wanted += result.wanted
        if arguments.errors and errors:
            print(f"{passage.number} ({passage.case}) {passage.text}", *errors, sep="\n    ")
    print(f"{'case':36} {'P':>6} {'R':>6}  right/made/wanted")
    for case, tally in [*by_case.items(), (f"all {count} passages", total)]:
        print(f"{case:36} {tally.precision:6.3f} {tally.recall:6.3f}  {tally.right}/{tally.made}/{tally.wanted}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
