"""Texts come out parsed as spaCy's own parsers parse them."""

from __future__ import annotations

import random

import pytest
import spacy
from sample_facts import sample_paths
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from newsgraph.builder import greedy_parser, language
from newsgraph.builder.greedy_parser import OURS, PARSERS, GreedyParser, quicken

BEFORE = ["tok2vec", "tagger", "newsgraph_line_breaks"]


def parsed(doc: Doc) -> list[tuple[str, int, str, bool | None, str, str]]:
    return [(each.text, each.head.i, each.dep_, each.is_sent_start, each.ent_iob_, each.ent_type_) for each in doc]


@pytest.mark.slow
@pytest.mark.parametrize("name", PARSERS)
def test_the_model_gives_the_same(name: str) -> None:
    nlp = language.load()
    texts = ["Hanna Berg left Oslo.", *(path.read_text("utf-8") for path in sample_paths()), " \n "]
    with nlp.select_pipes(enable=BEFORE):
        docs = list(nlp.pipe(texts))
    theirs = list(nlp.get_pipe(name).pipe(doc.copy() for doc in docs))  # type: ignore[attr-defined]
    ours = list(nlp.get_pipe(OURS + name).pipe(doc.copy() for doc in docs))  # type: ignore[attr-defined]
    assert [parsed(doc) for doc in ours] == [parsed(doc) for doc in theirs]
    assert [parsed(doc) for doc in ours] != [parsed(doc) for doc in docs]


WORDS = ["Berg", "met", "Lund", "in", "Oslo", ",", "who", "left", "early", "."]


def untaught(factory: str = "ner", config: dict[str, object] | None = None) -> Language:
    """A pipeline with one recogniser of names, which knows its labels and nothing else."""
    nlp = spacy.blank("en")
    nlp.add_pipe(factory, "ner", config=config or {})
    doc = Doc(nlp.vocab, WORDS)
    entities = {"entities": [(0, 4, "PERSON"), (9, 13, "PERSON"), (17, 21, "GPE")]}
    nlp.initialize(lambda: [Example.from_dict(doc, entities)])
    for layer in nlp.get_pipe("ner").model.walk():  # type: ignore[attr-defined]
        if layer.has_param("W"):
            chance = layer.ops.xp.random.default_rng(7)
            layer.set_param("W", chance.standard_normal(layer.get_param("W").shape, "f"))
    return nlp


@pytest.mark.parametrize("most", [1, 12, greedy_parser.WORDS])
def test_any_texts_in_any_parts_give_the_same(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(greedy_parser, "WORDS", most)
    chance = random.Random(3)  # noqa: S311 - texts, no secret
    nlp = untaught()
    docs = [Doc(nlp.vocab, chance.choices(WORDS, k=length)) for length in (0, 7, 1, 30, 12, 0, 5)]
    theirs = [parsed(nlp.get_pipe("ner")(doc.copy())) for doc in docs]
    ours = GreedyParser(nlp.get_pipe("ner"))
    assert [parsed(doc) for doc in ours.pipe([doc.copy() for doc in docs], batch_size=3)] == theirs
    assert [parsed(ours(doc.copy())) for doc in docs] == theirs
    assert len({kind for text in theirs for *_, kind in text}) > 1


@pytest.mark.parametrize(
    ("factory", "config"), [("beam_ner", {"beam_width": 4}), ("ner", {"model": {"use_upper": False}})]
)
def test_other_parsers_are_left_as_they_are(factory: str, config: dict[str, object]) -> None:
    nlp = untaught(factory, config)
    quicken(nlp)
    assert nlp.pipe_names == ["ner"]


def test_a_parser_gives_its_place_up() -> None:
    nlp = untaught()
    quicken(nlp)
    assert nlp.pipe_names == [OURS + "ner"]
    quicken(nlp)
    assert nlp.pipe_names == [OURS + "ner"]
    nlp = spacy.blank("en")
    quicken(nlp)
    assert nlp.pipe_names == []
