"""The text as the parser sees it: the same length, headlines in running case, sentences where the lines say."""

from __future__ import annotations

import pytest

from newsgraph.builder import casing, language
from newsgraph.builder.model import Article

BODY = "\n\nKenya and Somalia began talks in Cairo on Monday, said officials. The talks were short.\n"


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Kenya And Somalia Begin Talks In Cairo", "Kenya and Somalia begin talks in Cairo"),
        ("KENYA AND SOMALIA BEGIN TALKS IN CAIRO", "Kenya and Somalia begin talks in Cairo"),
        ("kenya and somalia begin talks in cairo", "Kenya and Somalia begin talks in Cairo"),
        ("Kenya, Somalia begin talks in Cairo", "Kenya, Somalia begin talks in Cairo"),
        ("U.N. Chief Urges Kenya To Agree", "U.N. chief urges Kenya to agree"),
        ("NATO AND THE UN WELCOME TALKS", "NATO and the UN welcome talks"),
        ("Thousands March Against Cuts In Paris", "Thousands march against cuts in Paris"),
        ("Trump's Aide Meets Mexico's President", "Trump's aide meets Mexico's president"),
    ],
)
def test_headline_in_running_case(headline: str, expected: str) -> None:
    assert language.parsed_text(headline + BODY).splitlines()[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "“Quoted” ‘text’ — and ``old'' quotes",
        "GENEVA (Reuters) — Talks ended.",
        "\u0130STANBUL VE ANKARA G\u00d6R\u00dc\u015eMES\u0130",
        "STRASSE UND STRAßE IN KÖLN",
        "A note[12] with a mark.",
        "",
    ],
)
def test_length_is_kept(text: str) -> None:
    assert len(language.parsed_text(text)) == len(text)


def test_dateline_is_a_name() -> None:
    assert language.parsed_text("PORT LOUIS, Mauritius (AP) — It rained.").startswith("Port Louis, Mauritius (AP)")


def test_running_text_is_left_alone() -> None:
    text = "Foreign Minister Ana Silva said:\nThe Bank of England and the Supreme Court agreed to wait."
    assert language.parsed_text(text) == text


@pytest.mark.parametrize(
    ("line", "case"),
    [
        ("Rebels Take The Town", "title"),
        ("REBELS TAKE TOWN NOW", "upper"),
        ("rebels take the town", "lower"),
        ("Rebels take the town", "plain"),
        ("Rebels Take", "plain"),
    ],
)
def test_case_of_a_line(line: str, case: str) -> None:
    assert casing.case_of(line) == case


def sentences_of(text: str, headline: str | None = None) -> list[tuple[str, bool]]:
    ((article, doc),) = language.parse([Article("test", text, headline)])
    return [(sentence.span.of(text), sentence.headline) for sentence in language.sentences(article, doc)]


def test_lines_end_sentences() -> None:
    text = "Rebels take town\nBy Ana Silva\n\nThe rebels took the town. They left."
    assert [sentence for sentence, _ in sentences_of(text)] == [
        "Rebels take town", "By Ana Silva", "The rebels took the town.", "They left.",
    ]  # fmt: skip


def test_wrapped_lines_do_not_end_sentences() -> None:
    text = (
        "The rebels took the town on Monday after two days of fighting, said\n"
        "Ana Silva, who speaks for the army, and then left it again when the\n"
        "Red Cross asked for a truce that both sides said they would respect\n"
        "for at least a week. The town has no water and no power at present."
    )
    assert len(sentences_of(text)) == 2


def test_first_line_is_the_headline_if_the_article_says_so() -> None:
    text = "Rebels take town\n\nThe rebels took the town."
    assert sentences_of(text, "Rebels take town") == [("Rebels take town", True), ("The rebels took the town.", False)]
    assert not any(headline for _, headline in sentences_of(text))


def test_the_model_is_loaded_once() -> None:
    assert language.load() is language.load(language.DEFAULT_MODEL)


@pytest.mark.parametrize(("word", "common"), [("talks", True), ("unveiled", True), ("zelenko", False)])
def test_dictionary(word: str, common: bool) -> None:
    assert language.is_common(word) is common


def test_an_infinitive_behind_another_keeps_its_form() -> None:
    text = "Renault will close its plant in Douai and lay off 1,200 workers by 2018."
    ((_, doc),) = language.parse([Article("test", text, None, "2016-09-28")])
    assert [(token.tag_, token.lemma_) for token in doc if token.text == "lay"] == [("VB", "lay")]
