"""What nobody sees in a text changes nothing that is found in it, and offsets stay those of the text given."""

from __future__ import annotations

import pytest

from newsgraph.builder import plain_text, typography, wrapping
from newsgraph.builder.extraction import RuleExtractor
from newsgraph.builder.model import Article, Extraction

TEXT = (
    "Foreign Minister Inés Duarte flew to Porto Novo on Tuesday for talks with Benin's government.\n\n"
    "“We offered a ceasefire,” Duarte said. The official rebel office in Brussels rejected the offer.\n"
)


def read(text: str) -> Extraction:
    (found,) = RuleExtractor().extract([Article("a", text, published="2024-05-14")])
    return found


def told(found: Extraction) -> tuple[set[str], set[tuple[str, tuple[str, ...]]], list[str | None]]:
    return (
        {entity.label for entity in found.entities},
        {(event.type, event.agents) for event in found.events},
        [claim.speaker for claim in found.claims],
    )


@pytest.fixture(scope="module")
def plainly() -> Extraction:
    return read(TEXT)


@pytest.mark.parametrize(
    ("mark", "instead"),
    [
        (" ", "  "),
        (" ", "\u2009"),
        (" ", "\u00a0"),
        (" to ", "\tto\t"),
        ("\n", " \n   "),
        ("i", "i\u00ad"),
        (" ", " \u200b"),
        ("ffi", "\ufb03"),
        ("’s", "\u00b4s"),
        (" flew", "[12] flew"),
        ("“", "„"),
    ],
)
def test_what_is_not_seen_changes_nothing(mark: str, instead: str, plainly: Extraction) -> None:
    found = read(TEXT.replace(mark, instead))
    assert told(found) == told(plainly)
    (minister,) = [entity for entity in found.entities if entity.label == "Inés Duarte"]
    shown = [mention.span.of(found.article.text).replace("\u00ad", "") for mention in minister.mentions]
    assert "Duarte" in shown
    assert all(text.strip() == text for text in shown)


def test_the_article_stays_as_it_was_given() -> None:
    text = TEXT.replace(" ", "  ")
    assert read(text).article.text == text


def test_nothing_is_copied_where_nothing_is_odd() -> None:
    article = Article("a", TEXT)
    assert plain_text.plain_text(article).article is article


def test_a_wide_space_that_ends_a_headline() -> None:
    found = read("Storm warning lifted    The mayor of Faro left for Lisbon on Monday.")
    assert [sentence.span.of(found.article.text) for sentence in found.sentences] == [
        "Storm warning lifted",
        "The mayor of Faro left for Lisbon on Monday.",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "The governor of the province told reporters in Ayacucho on Monday\n"
            "that he would not sign the bill, which the\nparliament in Lima had passed.\n\nHe left.",
            3,
        ),
        ("The ministry named three towns:\nPuno\nTacna\nIca\n", 5),
        ("Rebels take the town of Sena after a week of fighting\nThe rebels entered the town.", 2),
        (
            "The rebels took the town on Monday after two days of fighting, said\n"
            "Ana Silva, who speaks for the army, and then left it again when the\n"
            "Red Cross asked for a truce that both sides said they would respect\n"
            "for at least a week.\nThe town has no water and no power at present.",
            2,
        ),
    ],
)
def test_wrapped_lines_are_one(text: str, lines: int) -> None:
    joined = wrapping.joined(text)
    assert len(joined) == len(text)
    assert len(joined.split("\n")) == lines


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Iowa Gov Ruth Lane met Gen Okafor.", "Iowa Gov. Ruth Lane met Gen. Okafor."),
        ("It is Gen Z that Hun Sen Fears, the Col Andes says.", "It is Gen Z that Hun Sen Fears, the Col Andes says."),
        ("The rebels—12 men—left.", "The rebels — 12 men — left."),
        ("the years 1990—1995 --and so on", "the years 1990—1995 --and so on"),
        ("Killed: *Ana Silva, nurse *Rui Dias, clerk", "Killed:\n*Ana Silva, nurse\n*Rui Dias, clerk"),
        ("« No, » he said. «\u00a0Yes.\u00a0» He left.", "«No,» he said. «Yes.» He left."),
        ("Some 19 per cent said so.", "Some 19 percent said so."),
    ],
)
def test_habits_of_papers(text: str, plain: str) -> None:
    assert plain_text.plain_text(Article("a", text)).article.text == plain


def test_plain_marks_keep_the_length() -> None:
    text = "„Ja“ «oui» ‹si›\u2009it´s – ―"
    assert len(typography.plain(text)) == len(text)
    assert typography.plain(text) == '"Ja" "oui" \'si\' it\'s – —'
