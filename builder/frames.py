"""The event lexicon: which words name which events, and where their participants stand.

Read from ``lexicon/event_verbs.tsv`` and ``lexicon/event_nouns.tsv``; one line a sense, or several lemmas of one sense
joined by ``|``. Columns: lemma, type, when, agent, patient, place. A phrasal verb is written ``call_off``.

``when`` lists conditions, all of which must hold; the sense with the most conditions wins, then the first in the file:
    obj=WORDS     the object's head is one of WORDS (a|b) or of a class (@WEAPON of noun_classes.toml)
    obj:KIND      the object refers to an entity: actor, person, organization, polity, group, place, any
    subj=, subj:  the same of the subject; mod= of a noun's modifiers; of=, of: of its of-phrase
    to=, with:    the same of any preposition; prep=on asks only that it is there
    no-obj        there is no object; passive; clause: a clause is governed; infinitive: an infinitive is governed
    subjunctive   a clause is governed that says what is to be ("that he leave")
    somewhere     a place that one can go to is governed
    plural; adverbial: a participle without a subject ("asked about it, she …"); question: an indirect question is
                  governed; topic=: what the article is about; det=: the article; doing=: the verb of which it is the
                  subject; wished=: the verb before "for" ("called for her release"); attack, politics: the article
                  tells of an attack, of politics
Slots (agent, patient, place) name where participants stand, joined by commas: ``subj``, ``obj``, a preposition,
``obj.of`` (the of-phrase of the object), ``poss``, ``mod`` (a nationality or a name before the noun), ``controlled``
(the subject of the governed clause), ``clause`` (whose occasion a noun is: "X said in an interview"), ``seeker`` (who
seeks what a noun names: "X asked for aid"); ``-`` is nobody. Empty: the default of the part of speech. A noun sense
with ``-`` in all three only takes up an event of its name that is told elsewhere.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

VERB_AGENT, VERB_PATIENT = ("subj",), ("obj",)
NOUN_AGENT, NOUN_PATIENT = ("by", "poss", "mod", "between", "subj"), ("of", "against", "on")
PLACES = ("in", "at", "near", "inside", "across", "throughout", "within", "around", "outside of", "off")


@dataclass(frozen=True, slots=True)
class Condition:
    """One test on what a trigger governs: ``slot``, ``relation`` ("=", ":" or "" for presence), and the values."""

    slot: str
    relation: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of a word: the event type it names and where its participants stand."""

    lemma: str
    type: str
    conditions: tuple[Condition, ...]
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    place: tuple[str, ...]
    order: int

    @property
    def name(self) -> str:
        """How a rule names the sense: ``release(obj=@CAPTIVE)``."""
        tests = ",".join(f"{c.slot}{c.relation}{'|'.join(sorted(c.values))}" for c in self.conditions)
        return f"{self.lemma}({tests})" if tests else self.lemma


def parse_condition(text: str) -> Condition:
    """Read one condition; ValueError when it is not of the grammar above."""
    for relation in ("=", ":"):
        slot, found, values = text.partition(relation)
        if found:
            if not slot or not values:
                raise ValueError(f"condition {text!r} lacks a side")
            return Condition(slot, relation, frozenset(values.split("|")))
    return Condition(text, "", frozenset())


def _slots(text: str, default: tuple[str, ...]) -> tuple[str, ...]:
    if text == "-":
        return ()
    return tuple(part.strip() for part in text.split(",")) if text else default


@lru_cache(maxsize=4)
def frames(part: str) -> dict[str, tuple[Frame, ...]]:
    """The senses of each lemma, best first. ``part`` is "verbs" or "nouns"."""
    agent, patient = (VERB_AGENT, VERB_PATIENT) if part == "verbs" else (NOUN_AGENT, NOUN_PATIENT)
    found: dict[str, list[Frame]] = {}
    path = resources.files("newsgraph.builder") / "lexicon" / f"event_{part}.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#"))
        for order, row in enumerate(rows):
            if row[0] == "lemma":
                continue
            cells = [cell.strip() for cell in row] + [""] * (6 - len(row))
            conditions = tuple(parse_condition(part) for part in cells[2].replace(" ", "").split(",") if part)
            for lemma in cells[0].split("|"):
                frame = Frame(
                    lemma.strip(), cells[1], conditions,
                    _slots(cells[3], agent), _slots(cells[4], patient), _slots(cells[5], PLACES), order,
                )  # fmt: skip
                found.setdefault(frame.lemma, []).append(frame)
    return {
        lemma: tuple(sorted(senses, key=lambda f: (-len(f.conditions), f.order))) for lemma, senses in found.items()
    }


@lru_cache(maxsize=1)
def noun_classes() -> dict[str, frozenset[str]]:
    """The words of each class that a condition may name with ``@``."""
    path = resources.files("newsgraph.builder") / "lexicon" / "noun_classes.toml"
    return {name: frozenset(words) for name, words in tomllib.loads(path.read_text("utf-8")).items()}


@lru_cache(maxsize=1)
def verb_groups() -> dict[str, dict[str, str]]:
    """The verbs that shape other events: ``support``, ``embedding`` and the like, each lemma with its value."""
    path = resources.files("newsgraph.builder") / "lexicon" / "event_shapers.toml"
    return {
        group: {lemma: value for value, lemmas in table.items() for lemma in lemmas}
        for group, table in tomllib.loads(path.read_text("utf-8")).items()
    }
