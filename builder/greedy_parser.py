"""spaCy's parsers, of syntax and of names, with the same outcome in half the time.

A parser of spaCy walks through a text by transitions: the model scores those that are possible in a state, the best one
is made. spaCy does so in compiled code that has let go of Python's global lock, yet takes it and gives it back many
times for each word, which costs more than the walk itself. Here the same compiled functions are called one step at a
time from Python, which has the lock and keeps it, and for all texts of a batch at once. Scores and choices are the
same to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

PARSERS = ("parser", "ner")  # spaCy's names for them
OURS = "newsgraph_"  # begins the names of those that take their place
WORDS = 20_000  # so many are read at once at most, since the model makes some kilobytes for each


class GreedyParser:
    """A pipeline component that does what ``parser``, one of spaCy's ``fits`` says yes to, does."""

    def __init__(self, parser: Any) -> None:
        """Take the parser, which keeps its model and writes what is found into the texts."""
        self._parser = parser

    @staticmethod
    def fits(parser: Any) -> bool:
        """Whether it is a parser that always takes the one best transition, by a model with a layer for the scores."""
        model = parser.model
        greedy = getattr(parser, "cfg", {}).get("beam_width") == 1 and hasattr(parser, "transition_states")
        plain = model.attrs.get("has_upper") and not model.attrs.get("unseen_classes")
        return bool(greedy and plain and model.ops.device_type == "cpu")

    def __call__(self, doc: Doc) -> Doc:
        """The text with its parse."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """The texts with their parses, in their order."""
        waiting = iter(docs)
        while texts := list(islice(waiting, batch_size)):
            for part in _parts(texts):
                self._parser.set_annotations(part, self._walk(part))
            yield from texts

    def _walk(self, docs: list[Doc]) -> list[Any]:
        """The final state of each text."""
        parser = self._parser
        parser._ensure_labels_are_added(docs)
        states: list[Any] = parser.moves.init_batch(docs)
        walking = [state for state in states if not state.is_final()]
        if walking:
            step = parser.model.predict(docs)
            features, hidden, scores = step.get_token_ids, step.state2vec.predict, step.vec2scores.predict
            while walking:
                walking = parser.transition_states(walking, scores(hidden(features(walking))))
            step.clear_memory()
        return states


def _parts(docs: list[Doc]) -> Iterator[list[Doc]]:
    """The texts in parts of WORDS at most; those of a length together, so that they come to their end together."""
    part: list[Doc] = []
    words = 0
    for doc in sorted(docs, key=len):
        if part and words + len(doc) > WORDS:
            yield part
            part, words = [], 0
        part.append(doc)
        words += len(doc)
    if part:
        yield part


@Language.factory("newsgraph_greedy_parser")
def made(nlp: Language, name: str) -> GreedyParser:
    """The component for a pipeline, named after the parser whose place it is to take."""
    return GreedyParser(nlp.get_pipe(name.removeprefix(OURS)))


def quicken(nlp: Language) -> None:
    """Let the pipeline do without its own parsers, where it has such as we do the work of."""
    for name in PARSERS:
        if name in nlp.pipe_names and GreedyParser.fits(nlp.get_pipe(name)):
            nlp.add_pipe("newsgraph_greedy_parser", OURS + name, after=name)
            nlp.disable_pipe(name)
