"""Counts: the number that quantifies a noun, and the casualties of an event."""

from __future__ import annotations

import pytest
from marked_text import read

from newsgraph.builder import numerals, quantities
from newsgraph.builder.model import Span

# A sentence, the counted word in it, and its number and bound.
COUNTS: list[tuple[str, str, tuple[int, str | None] | None]] = [
    ("At least 67,160 people died.", "people", (67160, "at least")),
    ("More than a dozen soldiers died.", "soldiers", (12, "more than")),
    ("Some 80 miners were trapped.", "miners", (80, "about")),
    ("About 1.5 million people fled.", "people", (1500000, "about")),
    ("Two dozen miners were trapped.", "miners", (24, None)),
    ("Twenty-five miners were trapped.", "miners", (25, None)),
    ("Up to 300 miners were trapped.", "miners", (300, "up to")),
    ("As many as 40 miners were trapped.", "miners", (40, "up to")),
    ("No fewer than 40 miners were trapped.", "miners", (40, "at least")),
    ("Nearly 40 miners were trapped.", "miners", (40, "about")),
    ("Over 40 miners were trapped.", "miners", (40, "more than")),
    ("An estimated 3,000 civilians fled.", "civilians", (3000, "about")),
    ("No civilians were hurt.", "civilians", (0, None)),
    ("Nobody was hurt.", "Nobody", (0, None)),
    ("Hundreds of miners were trapped.", "miners", None),
    ("Several miners were trapped.", "miners", None),
    ("Between 20 and 30 miners were trapped.", "miners", None),
    ("A miner was trapped.", "miner", None),
    ("No fewer than 18 miners were trapped.", "miners", (18, "at least")),
    ("One hundred and five miners were trapped.", "miners", (105, None)),
    ("A hundred and twenty-two miners were trapped.", "miners", (122, None)),
    ("The army paid $40 million.", "million", None),
]  # fmt: skip

# A sentence, the trigger in it, and what it counts.
CASUALTIES: list[tuple[str, str, set[tuple[str, int, str | None]]]] = [
    ("The strike killed at least 12 civilians.", "killed", {("killed", 12, "at least")}),
    ("The strike killed 12 civilians and wounded some 30 others.", "strike",
     {("killed", 12, None), ("injured", 30, "about")}),
    ("Troops repelled the attack and killed 15 rebels.", "repelled", set()),
    ("The flood claimed the lives of at least 12 villagers.", "flood", {("killed", 12, "at least")}),
    ("The death toll from the flood in Kalu has risen to 12.", "flood", {("killed", 12, None)}),
    ("The number of dead in the flood has risen to 12.", "flood", {("killed", 12, None)}),
    ("Officials put the death toll from a fire in Kalu at 12.", "fire", {("killed", 12, None)}),
    ("The flood forced 40 villagers from their homes.", "flood", {("displaced", 40, None)}),
    ("Police took 40 miners into custody.", "custody", {("detained", 40, None)}),
    ("Rebels killed two men and a woman.", "killed", {("killed", 3, None)}),
    ("A woman and four others were killed.", "killed", {("killed", 5, None)}),
    ("Rebels killed two guards and several monks.", "killed", {("killed", 2, "at least")}),
    ("A family of five was killed.", "killed", {("killed", 5, None)}),
    ("A dozen miners suffered burns in the fire.", "suffered", {("injured", 12, None)}),
    ("Troops killed 11 rebels and freed 13 hostages.", "killed", {("killed", 11, None)}),
    ("Officials said dozens of houses collapsed and 40 people were displaced.", "collapsed", set()),
    ("Twelve people were killed in the attack.", "attack", {("killed", 12, None)}),
    ("Four people were killed and 13 others were wounded in the attack.", "attack",
     {("killed", 4, None), ("injured", 13, None)}),
    ("A bomb exploded in the market, killing at least seven people.", "exploded", {("killed", 7, "at least")}),
    ("The blast left 12 dead and 30 injured.", "blast", {("killed", 12, None), ("injured", 30, None)}),
    ("The crash left at least five people dead.", "left", {("killed", 5, "at least")}),
    ("The death toll rose to 40.", "toll", {("killed", 40, None)}),
    ("Officials put the death toll at 52.", "toll", {("killed", 52, None)}),
    ("The earthquake claimed 40 lives.", "earthquake", {("killed", 40, None)}),
    ("Three people drowned off the coast.", "drowned", {("killed", 3, None)}),
    ("The flood drowned three people.", "drowned", {("killed", 3, None)}),
    ("Twelve people lost their lives in the fire.", "lost", {("killed", 12, None)}),
    ("The deaths of three people shocked the town.", "deaths", {("killed", 3, None)}),
    ("Police arrested 25 protesters.", "arrested", {("detained", 25, None)}),
    ("The arrest of up to 12 students caused anger.", "arrest", {("detained", 12, "up to")}),
    ("Gunmen took 30 tourists hostage.", "took", {("detained", 30, None)}),
    ("The rebels will release 48 hostages.", "release", {("released", 48, None)}),
    ("The release of 48 hostages was delayed.", "release", {("released", 48, None)}),
    ("More than 100,000 people have fled their homes.", "fled", {("displaced", 100000, "more than")}),
    ("The floods displaced 2,000 residents.", "floods", {("displaced", 2000, None)}),
    ("Nobody was hurt in the crash.", "hurt", {("injured", 0, None)}),
    ("One of the hostages died.", "died", {("killed", 1, None)}),
    ("At least 26 people were killed and 41 wounded on Monday.", "killed",
     {("killed", 26, "at least"), ("injured", 41, None)}),
    ("Gunmen killed three soldiers and two civilians.", "killed", {("killed", 5, None)}),
    ("Gunmen killed 20 soldiers and policemen.", "killed", {("killed", 20, None)}),
    ("Gunmen killed the mayor and four others.", "killed", set()),
    ("The bombing left at least 30 dead and more than 40 others wounded.", "left",
     {("killed", 30, "at least"), ("injured", 40, "more than")}),
    ("The studio released 20 films.", "released", set()),
    ("The 13 February death of Judge Ana Silva shocked the town.", "death", set()),
    ("The drought killed 200 cattle.", "killed", set()),
    ("The strike killed hundreds of civilians.", "killed", set()),
    ("The flood displaced 300 families.", "displaced", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), COUNTS)
def test_a_number_counts_its_noun(text: str, word: str, expected: tuple[int, str | None] | None) -> None:
    reading = read(text)
    found = quantities.count(reading, next(token for token in reading.doc if token.text == word))
    assert (None if found is None else (found.number, found.qualifier)) == expected


@pytest.mark.parametrize(("text", "word", "expected"), CASUALTIES)
def test_an_event_has_its_casualties(text: str, word: str, expected: set[tuple[str, int, str | None]]) -> None:
    reading = read(text)
    found = quantities.casualties(reading, next(token for token in reading.doc if token.text == word))
    assert {(count.what, count.number, count.qualifier) for count in found} == expected


TOLD = [
    ("The death toll rose to 14 on Friday.", {("killed", 14, None)}),
    ("The number of the dead has risen to nine.", {("killed", 9, None)}),
    ("The number of people killed has climbed to at least 31.", {("killed", 31, "at least")}),
    ("The number of injured rose to 340.", {("injured", 340, None)}),
    ("The group lost three fighters.", {("killed", 3, None)}),
    ("The club lost three strikers.", set()),
    ("The number of voters rose to 340.", set()),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_stretch_tells_of_totals_and_losses(text: str, expected: set[tuple[str, int, str | None]]) -> None:
    reading = read(text)
    found = quantities.told(reading, [Span(0, len(text))])
    assert {(each.what, each.number, each.qualifier) for each in found} == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [("one hundred and five", 105), ("two hundred thousand", 200000), ("a dozen", 12), ("half a million", 500000),
     ("1.5 million", 1500000), ("67,160", 67160), ("three and a bit", None), ("1.5", None)],
)  # fmt: skip
def test_words_write_numbers(text: str, number: int | None) -> None:
    assert numerals.value(text.split()) == number


def test_ordinals() -> None:
    assert [numerals.ordinal(word) for word in ("second", "22nd", "twenty-first", "table")] == [2, 22, 21, None]
