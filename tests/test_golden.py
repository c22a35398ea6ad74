"""The sample articles: what must be read out of them, what must not, and whether anything has changed.

``expected_facts.py`` says what a reader takes from each article. What the extractor does not get right yet is in
tests/golden/missed.toml with the cause: such a test is expected to fail, and one that holds at last fails loudly until
its line is taken out, so that progress shows. tests/golden/NAME.txt holds all that an article gave when it was last
looked at. ``scripts/golden`` writes these files anew, and takes out of the list what is right by now.
"""

from __future__ import annotations

import difflib

import pytest
from expected_facts import HAS, HAS_NOT, Fact, Happening
from missed_facts import DOES_NOT_SAY, SAYS, missed, named
from sample_facts import GOLDEN, RENEW, extractions, golden_text, sample_paths

MISSED = missed()
NAMES = [path.stem for path in sample_paths()]


def cases(facts: dict[str, tuple[Fact, ...]], verb: str) -> list[object]:
    """The facts as cases for pytest; those that are missed are expected to fail."""
    found: list[object] = []
    for article, each in facts.items():
        for fact in each:
            name = named(article, fact, verb)
            marks = [pytest.mark.xfail(strict=True, reason=MISSED[name])] if name in MISSED else []
            found.append(pytest.param(article, fact, id=name, marks=marks))
    return found


@pytest.mark.parametrize(("article", "fact"), cases(HAS, SAYS))
def test_what_a_reader_takes_from_the_article_is_there(article: str, fact: Fact) -> None:
    assert fact.holds(extractions()[article]), f"not read out of {article}: {fact}"


@pytest.mark.parametrize(("article", "fact"), cases(HAS_NOT, DOES_NOT_SAY))
def test_what_the_article_does_not_say_is_not_there(article: str, fact: Fact) -> None:
    assert not fact.holds(extractions()[article]), f"{article} does not say this: {fact}"


@pytest.mark.parametrize(("article", "kind"), [("dam-1", "Disaster"), ("fish-5", "Agree")])
def test_one_event_told_twice_is_one(article: str, kind: str) -> None:
    found = [event for event in extractions()[article].events if event.type == kind]
    assert len(found) == 1, f"{article} tells of one {kind}, and {len(found)} were found"


def test_what_is_expected_can_fail() -> None:
    empty = extractions()["dam-1"]
    assert not Happening("zzz").holds(empty)
    assert not any(fact.holds(extractions()["ship-3"]) for fact in HAS["fish-1"])


def test_the_list_of_what_is_missed_is_about_what_is_expected() -> None:
    known = {named(article, fact, SAYS) for article, each in HAS.items() for fact in each}
    known |= {named(article, fact, DOES_NOT_SAY) for article, each in HAS_NOT.items() for fact in each}
    assert set(MISSED) <= known, f"no test has these names: {sorted(set(MISSED) - known)}"
    assert all(len(cause) > 10 for cause in MISSED.values())
    assert set(HAS) == set(HAS_NOT) == set(NAMES), "every sample has its facts, and what it does not say"


@pytest.mark.parametrize("article", NAMES)
def test_nothing_has_changed(article: str) -> None:
    path = GOLDEN / f"{article}.txt"
    before = path.read_text("utf-8") if path.is_file() else ""
    now = golden_text(extractions()[article])
    changes = difflib.unified_diff(before.splitlines(), now.splitlines(), "before", "now", n=0, lineterm="")
    told = "\n".join(changes)
    assert now == before, f"{article} is read otherwise than before; if it is better, run {RENEW}\n{told}"
