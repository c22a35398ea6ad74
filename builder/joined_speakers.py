"""Who speaks as "both", and whose deed "it" does in what a party to a case says.

In: the reading and the token that speaks. Out: the two who were named together last ("both said"), or "it" given to the
party whose word it stands in ("the defence said it would appeal"), which has no name by which it had been met before.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder.descriptions import noun
from newsgraph.builder.model import Kind, Mention, Span
from newsgraph.builder.participants import names_person
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_start
from newsgraph.builder.syntax import children

PHRASE = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM"})
LONGEST = 5  # tokens from "and" to the head behind it
PARTIES = frozenset({"defence", "defense", "prosecution"})
DEEDS = frozenset(
    ["appeal", "ask", "call", "challenge", "consider", "contest", "fight", "file", "lodge", "request", "seek", "study"]
)
WHO = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP, Kind.POLITY})
PAIR = 2


def two_speak(reading: Reading, token: Token) -> bool:
    """Enter the two whom "both" or "both lawyers" means, where nobody is entered yet; whether no more is to be done.

    "Both" alone makes nobody of its own, even where the article does not tell which two it means.
    """
    alone = token.lower_ == "both" and not list(token.children)
    described = token.tag_ == "NNS" and token.left_edge.lower_ == "both" and token.left_edge.i + 1 == token.i
    if not (alone or described) or reading.key_at(token) is not None or token.i in reading.referents:
        return False
    two = _named_together(reading, token)
    if two:
        reading.referents[token.i] = two
    return alone or bool(two)


def _named_together(reading: Reading, token: Token) -> tuple[str, ...]:
    """The only pair that is joined in the sentence of "both" or the one before, or the two of a "both" there."""
    doc = reading.doc
    start = sentence_start(doc[max(sentence_start(token) - 1, 0)])
    pairs: dict[int, tuple[str, ...]] = {}
    for index in range(start, token.i):
        other = doc[index]
        if other.lower_ == "both" and len(same := reading.referents.get(index, ())) == PAIR:
            return same
        if other.dep_ != "conj" or other.pos_ not in {"NOUN", "PROPN"} or other.head.i < start:
            continue
        first, second = reading.key_at(other.head), reading.key_at(other)
        if first is None or second is None or first == second:
            continue
        kind = reading.entities[first].kind
        if kind in WHO and kind is reading.entities[second].kind:  # not "the mayor of Elm Bay, Lee"
            pairs[other.head.i] = (*pairs.get(other.head.i, (first,)), second)
    found = next(iter(pairs.values()), ())
    return found if len(pairs) == 1 and len(found) == PAIR else ()


def own_deed(reading: Reading, token: Token, key: str) -> None:
    """Give "it" in the words of a party to a case to that party, where what it does is a step in the case."""
    if token.lower_ not in PARTIES or token.dep_ != "nsubj":
        return
    for told in children(token.head, "ccomp"):
        deed = next((t for t in (told, *children(told, "xcomp")) if t.lemma_ in DEEDS), None)
        own = next((t for t in children(told, "nsubj") if t.lower_ == "it"), None)
        if deed is None or own is None or own.i < token.i:
            continue
        span = Span(own.idx, own.idx + len(own))
        entities = reading.entities
        before = reading.referent.get(own.i)
        if before is not None:
            kept = tuple(mention for mention in entities[before].mentions if mention.span != span)
            entities[before] = replace(entities[before], mentions=kept)
        mentions = (*entities[key].mentions, Mention(span, "pronoun", "speaker", 0.6))
        entities[key] = replace(entities[key], mentions=tuple(sorted(mentions, key=lambda each: each.span)))
        reading.referent[own.i] = key


def joined_before(source: Token) -> Token | None:
    """Who speaks with the source before "and", where the parser ties them elsewhere: "..., Lee and Park said"."""
    index = source.i - 1
    if source.i < 2 or source.dep_ != "nsubj" or source.head.i != source.i + 1:
        return None
    while index > max(1, source.i - LONGEST) and source.doc[index].pos_ in PHRASE:
        index -= 1
    last = source.doc[index - 1]
    if source.doc[index].lower_ != "and" or last.pos_ not in {"NOUN", "PROPN"}:
        return None
    while last.head.i == last.i + 1 and last.head.i < index:
        last = last.head
    first = last.left_edge
    set_off = first.i > 0 and (first.nbor(-1).text == "," or first.nbor(-1).is_quote)
    return last if set_off and (last.ent_type_ in {"PERSON", "ORG"} or noun(last).person) else None


def listed_behind(reading: Reading, source: Token) -> list[Token]:
    """Those behind the first of three who speak, read as one apposition: "Lee, Park and Hill said"."""
    if not names_person(source, reading):
        return []
    for child in source.rights:
        if child.dep_ == "appos" and names_person(child, reading):
            others = [c for c in child.conjuncts if c.i > child.i and names_person(c, reading)]
            return [child, *others] if others else []
    return []
