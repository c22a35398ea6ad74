"""Bodies called by one part of their name that is a place's or an ordinary word: "Madrid won", of "Real Madrid".

In: the parse and the names found. Out: the same, the place's name taken for the body's where it does what clubs do or
stands before a player, a coach or a professor ("Leeds beat Hull", "Leeds professor Ann Hill", of the "University of
Leeds"), and a carrier's first word ("Southwest said", of "Southwest Airlines"). Where nothing in the article is in or
near the place, and it does so once, every mention of it is the body's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from newsgraph.builder import gazetteer, polities, wordlists
from newsgraph.builder.gathering import Groups, Name
from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate, is_capital
from newsgraph.builder.token_columns import lowers, texts

RULE = "called"
MARK = " #called"  # parts the body from the place of the same name
SURE = 6.0
CLUBS = wordlists.words("organizations", "short_names", "clubs")
SIDES = wordlists.words("organizations", "teams") | wordlists.words("organizations", "called", "sides")
PLAYING = wordlists.words("organizations", "called", "playing")
BEATING = wordlists.words("organizations", "called", "beating")
PLAYERS = wordlists.words("organizations", "called", "players")
MATCHES = wordlists.words("organizations", "called", "matches")
SCHOLARS = wordlists.words("organizations", "called", "scholars")
SCHOOLS = frozenset({"university", "college"})
CARRIERS = (("airlines",), ("airways",), ("air", "lines"))
AT_PLACE = frozenset({"in", "near", "from", "to", "outside", "around", "across", "the", "through", "into", "toward"})


def found(doc: Doc, pieces: list[Candidate]) -> list[Candidate]:
    """The names, with those of places and ordinary words that a body of the article is called by made the body's."""
    hosts: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    first: dict[str, int] = {}
    trades: dict[str, frozenset[str]] = {}
    for piece in pieces:
        if piece.end - piece.start > 1:
            words = [token.text for token in doc[piece.start : piece.end] if token.text != "."]
            called, trade = _called(words)
            if called:
                hosts[called].add(tuple(word.casefold() for word in words))
                first[called] = min(first.get(called, piece.start), piece.start)
                trades[called] = trade
    if not hosts:
        return pieces
    at: dict[tuple[int, int], str] = {}
    for called, names in hosts.items():
        if len(names) == 1:
            stretches = list(_stretches(doc, called, pieces))
            at.update(dict.fromkeys(_of_body(doc, stretches, trades[called], first[called]), called))
    if not at:
        return pieces
    rest = [piece for piece in pieces if (piece.start, piece.end) not in at]
    return rest + [Candidate(start, end, "ORG", RULE) for start, end in at]


def _called(words: Sequence[str]) -> tuple[str, frozenset[str]]:
    """What a body may be called by alone, and whose words before a name show it: a club's, a school's, a carrier's."""
    low = tuple(word.casefold() for word in words)
    for tail in CARRIERS:
        front = words[0]
        if low[1:] == tail and is_common(low[0]) and not polities.named(front) and not polities.state(front):
            return front, frozenset()
    if low[0] in CLUBS and gazetteer.cities(" ".join(words[1:])):
        return " ".join(words[1:]), PLAYERS
    if low[-1] in SIDES and gazetteer.cities(" ".join(words[:-1])):
        return " ".join(words[:-1]), PLAYERS
    if low[:2] == ("university", "of") and gazetteer.cities(" ".join(words[2:])):
        return " ".join(words[2:]), SCHOLARS
    if low[-1] in SCHOOLS and gazetteer.cities(" ".join(words[:-1])):
        return " ".join(words[:-1]), SCHOLARS
    return "", frozenset()


def _stretches(doc: Doc, called: str, pieces: Sequence[Candidate]) -> Iterable[tuple[int, int]]:
    """Where the words stand alone: a name of their own, or in none."""
    words, written = called.split(), texts(doc)
    inside = {i: piece for piece in pieces for i in range(piece.start, piece.end)}
    for i, text in enumerate(written):
        if text != words[0] or written[i : i + len(words)] != words:
            continue
        end, piece = i + len(words), inside.get(i)
        if piece is not None and (piece.start, piece.end) != (i, end):
            continue
        if end < len(doc) and (is_capital(doc[end]) or written[end] == "-" or (i and written[i - 1] == "-")):
            continue
        yield i, end


def _of_body(
    doc: Doc, stretches: Sequence[tuple[int, int]], trade: frozenset[str], first: int
) -> list[tuple[int, int]]:
    """The stretches that are the body's name, none before it is named in full."""
    low = lowers(doc)
    behind = [(start, end) for start, end in stretches if start > first]
    away = [pair for pair in stretches if pair[0] and low[pair[0] - 1] in AT_PLACE]
    if not trade:
        return [pair for pair in behind if pair not in away]
    shown = [pair for pair in behind if pair not in away and _shows(doc, pair, trade)]
    return behind if shown and not away and trade is PLAYERS else shown


def _shows(doc: Doc, stretch: tuple[int, int], trade: frozenset[str]) -> bool:
    """Whether the words around a name show it to be a club's, or a school's."""
    start, end = stretch
    low = lowers(doc)
    after = end + 1 if end < len(doc) and doc[end].tag_ == "POS" else end
    if any(word in trade for word in low[after : after + (3 if after > end else 1)]):
        return True
    root = doc[start:end].root
    if trade is not PLAYERS:
        return False
    if root.dep_ in {"nsubj", "nsubjpass"}:
        return root.head.lemma_ in PLAYING | BEATING
    if root.dep_ == "dobj":
        return root.head.lemma_ in BEATING
    return root.dep_ == "pobj" and root.head.lower_ in {"against", "over", "with"} and root.head.head.lemma_ in MATCHES


def weigh_called(names: Iterable[Name]) -> None:
    """Leave no doubt that what is called so is a body."""
    for name in names:
        if name.form.endswith(MARK):
            name.scores.clear()
            name.scores[Kind.ORGANIZATION] = SURE


def join_called(names: Sequence[Name], longer: Sequence[int], candidates: Sequence[int], groups: Groups) -> None:
    """Join each such name to that of its body; and "Harlow's" to "Harlow's Mills"."""
    owners = {text.partition("'s ")[0]: i for i in longer for text in names[i].texts if "'s " in text}
    for j in candidates:
        name = names[j]
        if name.form.endswith(MARK):
            host = groups.unique(
                i for i in longer if name.text in {_called(text.split())[0] for text in names[i].texts}
            )
        elif owners and name.text in owners and name.kind is names[owners[name.text]].kind is Kind.ORGANIZATION:
            host = owners[name.text]
        else:
            continue
        if host is not None:
            groups.join(host, j, "shortened-name")
