"""Roles read from plain text, all stages together: passages of our own, and how much of them is found and right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from newsgraph.builder import claims, coreference, language, names, roles, title_words
from newsgraph.builder.forms import fold
from newsgraph.builder.model import Article, RoleHolding, Status
from newsgraph.builder.reading import Reading

PASSAGES = Path(__file__).parent / "data" / "role_passages.txt"
LEAST_PRECISION = 0.93
LEAST_RECALL = 0.88
SHARED = 0.5  # of the words of two titles that must be the same, as when titles are scored
DROPPED = frozenset({"the", "a", "an", "of", "for", "in", "at", "and", "to", "its", "his", "her", "their"})
# Passages whose every role must be right, whatever the rest does: one a field.
SURE = (
    "Democratic candidate",
    "The Greens' lead candidate",
    "CDU leader",
    "Labour MP",
    "Jens Petersen",
    "Former Green Party",
    "Anders Holm",
    "Ann's mother",
    "David Kerrigan",
    "Rosa Blum",
    "Sen. Russ Kettler",
    "House Speaker",
    "President-elect",
    "Nina Saito",
    "Arsenal manager",
    "The suspect",
    "The victims",
    "Kristalina Popova",
    "Voters like",
    "Former chancellor",
    "Republican candidate for governor",
)


@dataclass(frozen=True)
class Expected:
    """One role that a passage states: ``needed`` if it must be found, ``of`` with every name that will do."""

    needed: bool
    holder: str
    title: str
    of: tuple[str, ...]
    status: tuple[str, ...]


@dataclass(frozen=True)
class Read:
    """What was made of one passage: the roles found that were expected, those missing, those that are wrong."""

    text: str
    found: tuple[tuple[Expected, RoleHolding], ...]
    missing: tuple[Expected, ...]
    wrong: tuple[str, ...]


def _passages() -> list[tuple[str, list[Expected]]]:
    blocks = PASSAGES.read_text("utf-8").strip().split("\n\n")
    passages = []
    for block in blocks[1:]:
        text, *lines = block.split("\n")
        expected = []
        for line in lines:
            cells = [cell.strip() for cell in line[1:].split("|")]
            status = tuple(cells[3].split("/")) if len(cells) > 3 else ("Actual",)
            expected.append(Expected(line[0] == "=", cells[0], cells[1], tuple(cells[2].split("/")), status))
        passages.append((text, expected))
    return passages


def _words(title: str) -> frozenset[str]:
    low = "".join(letter if letter.isalnum() or letter == "-" else " " for letter in title.lower())
    return frozenset(title_words.singular(word) for word in low.split()) - DROPPED


def _names(reading: Reading, key: str) -> set[str]:
    entity = reading.entities[key]
    written = [mention.span.of(reading.article.text) for mention in entity.mentions]
    return {fold(name).removeprefix("the ") for name in (entity.label, *entity.alternatives, *written)}


def _is(reading: Reading, holding: RoleHolding, expected: Expected) -> bool:
    holders = _names(reading, holding.holder)
    wanted = fold(expected.holder)
    if not any(wanted == name or name.endswith(" " + wanted) or wanted in name.split() for name in holders):
        return False
    mine, theirs = _words(holding.title), _words(expected.title)
    if len(mine & theirs) < SHARED * len(mine | theirs):
        return False
    if holding.of is None:
        return "None" in expected.of
    owners = _names(reading, holding.of)
    return any(fold(name) in owners or any(each.endswith(" " + fold(name)) for each in owners) for name in expected.of)


@cache
def _results() -> tuple[Read, ...]:
    passages = _passages()
    articles = [Article(f"passage-{n}", text, published="2024-03-05") for n, (text, _) in enumerate(passages)]
    results = []
    for (article, doc), (text, expected) in zip(language.parse(articles), passages, strict=True):
        named = names.read_names(article, doc)
        reading = claims.with_speakers(coreference.resolve(named, roles.role_holdings(named)))
        left = list(roles.role_holdings(reading))
        found: list[tuple[Expected, RoleHolding]] = []
        missing: list[Expected] = []
        for each in expected:
            hit = next((holding for holding in left if _is(reading, holding, each)), None)
            if hit is not None:
                left.remove(hit)
                found.append((each, hit))
            elif each.needed:
                missing.append(each)
        wrong = tuple(f"{holding.holder} | {holding.title} | {holding.of} ({holding.rule})" for holding in left)
        results.append(Read(text, tuple(found), tuple(missing), wrong))
    return tuple(results)


def test_most_roles_are_found_and_most_of_what_is_found_is_right() -> None:
    results = _results()
    right = sum(1 for result in results for each, _ in result.found if each.needed)
    wrong = sum(len(result.wrong) for result in results)
    missing = sum(len(result.missing) for result in results)
    told = "\n".join(f"{each.text}\n  missing {each.missing}\n  wrong {each.wrong}" for each in results if each.wrong)
    assert right / (right + wrong) >= LEAST_PRECISION, told
    assert right / (right + missing) >= LEAST_RECALL, told


def test_the_roles_found_are_former_planned_or_hypothetical_as_the_passage_says() -> None:
    pairs = [pair for result in _results() for pair in result.found if pair[0].needed]
    right = 0
    for expected, holding in pairs:
        status = "former" if holding.former else holding.status.value
        right += status in expected.status or (status == Status.ACTUAL.value and expected.status == ("former",))
    assert right / len(pairs) >= 0.95


@pytest.mark.parametrize("opening", SURE)
def test_a_sure_passage_gives_its_roles_and_no_other(opening: str) -> None:
    chosen = [result for result in _results() if result.text.startswith(opening)]
    assert chosen
    for result in chosen:
        assert not result.missing, result
        assert not result.wrong, result


def test_a_trap_gives_no_role() -> None:
    traps = [text for text, expected in _passages() if not expected]
    silent = [result.text for result in _results() if result.text in traps and not result.wrong]
    assert len(traps) >= 12
    assert len(silent) >= 0.8 * len(traps), set(traps) - set(silent)
