"""Word attributes come out as spaCy's own ruler sets them."""

from __future__ import annotations

import pytest
import spacy
from sample_facts import sample_paths
from spacy.language import Language
from spacy.tokens import Doc

from newsgraph.builder import language, word_attributes
from newsgraph.builder.word_attributes import WordAttributes, quicken

SPOKEN = (
    "I have got ta go. Let 's c'm on. Y' all are gon na see there is nothin' left. It ain't so, and there 's more. "
    "What did you do? You did that, which I did not. This is the one that he'd have had. \n\n Won't you?"
)


def attributes(doc: Doc) -> list[tuple[str, str, str, str, str]]:
    return [(word.text, word.pos_, str(word.morph), word.lemma_, word.dep_) for word in doc]


def both(nlp: Language, doc: Doc) -> tuple[Doc, Doc]:
    """The document as the ruler leaves it, and as ours does."""
    ruler = nlp.get_pipe("attribute_ruler")
    return ruler(doc.copy()), WordAttributes(ruler)(doc.copy())


@pytest.mark.slow
def test_the_model_gives_the_same() -> None:
    nlp = language.load()
    texts = [SPOKEN, SPOKEN.upper(), *(path.read_text("utf-8") for path in sample_paths())]
    with nlp.select_pipes(enable=["tok2vec", "tagger", "newsgraph_line_breaks", "newsgraph_parser"]):
        docs = list(nlp.pipe(texts))
    ours = WordAttributes(nlp.get_pipe("attribute_ruler"))
    for doc in docs:
        wanted = attributes(nlp.get_pipe("attribute_ruler")(doc.copy()))
        assert attributes(ours(doc.copy())) == wanted
        assert attributes(ours(doc.copy())) == wanted, "the second time, from what is kept"


RULES: list[dict[str, object]] = [
    {"patterns": [[{"TAG": "N"}]], "attrs": {"POS": "NOUN", "MORPH": "Number=Sing"}},
    {"patterns": [[{"TAG": "N", "LOWER": "talks"}], [{"LOWER": {"REGEX": "^tal"}}]], "attrs": {"MORPH": "Number=Plur"}},
    {"patterns": [[{"LOWER": {"NOT_IN": ["talks"]}, "DEP": "dobj"}]], "attrs": {"LEMMA": "other"}},
    {"patterns": [[{"LOWER": "held"}, {"LOWER": "talks"}]], "attrs": {"LEMMA": "talk"}, "index": 1},
    {"patterns": [[{"TAG": "V", "OP": "+"}]], "attrs": {"POS": "VERB"}},
    {"patterns": [[{"LOWER": {"IN": ["they", "talk"]}}]], "attrs": {"POS": "PRON", "LEMMA": "they"}, "index": -1},
    {"patterns": [[{"IS_SPACE": True}]], "attrs": {"DEP": "dep", "POS": "SPACE"}},
    {"patterns": [[{"TAG": "N", "LOWER": "talks"}]], "attrs": {"POS": "X"}},
]


def ruled(rules: list[dict[str, object]]) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add_patterns(rules)  # type: ignore[attr-defined]
    return nlp


@pytest.mark.parametrize("left_out", [None, *range(len(RULES))])
def test_any_rules_give_the_same(left_out: int | None) -> None:
    nlp = ruled([rule for number, rule in enumerate(RULES) if number != left_out])
    words = ["They", "held", "talks", "\n", "Talk", "TALKS", "tales", "held", "ships"]
    tags = ["P", "V", "N", "_SP", "N", "N", "", "V", "N"]
    deps = ["nsubj", "ROOT", "dobj", "", "dobj", "dobj", "dobj", "acl", ""]
    doc = Doc(nlp.vocab, words, tags=tags, deps=deps, heads=[1] * 9)
    wanted, found = both(nlp, doc)
    assert attributes(found) == attributes(wanted)
    assert attributes(found) != attributes(doc)


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_attributes, "MOST_KEPT", 3)
    nlp = ruled(RULES)
    component = WordAttributes(nlp.get_pipe("attribute_ruler"))
    for word in ("one", "two", "three", "four", "five", "six", "seven"):
        doc = Doc(nlp.vocab, [word, "talks"], tags=["N", "N"], deps=["dobj", "ROOT"], heads=[1, 1])
        assert [each.pos_ for each in component(doc)] == ["NOUN", "X"]
    assert len(component._form) <= 3
    assert len(component._kept) <= 3


def test_a_pipeline_without_a_ruler_is_left_as_it_is() -> None:
    nlp = spacy.blank("en")
    quicken(nlp)
    assert nlp.pipe_names == []
    nlp = ruled(RULES)
    quicken(nlp)
    assert nlp.pipe_names == ["newsgraph_word_attributes"]
