"""The reviewing sheet: facts drawn at random, each beside its sentence, for a person to judge right or wrong.

The sheet is an HTML file that works offline, with a JSON file of the same facts beside it. A judged JSON or CSV file
gives the precision of what was drawn, with its interval, by kind of fact, by rule, by event type and by confidence.
"""

from __future__ import annotations

import csv
import json
import math
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from newsgraph.builder.errors import SourceError
from newsgraph.service.exports import page
from newsgraph.service.facts import NG, SCHEMA, Ask, Fact, describe, first, load, local_name
from newsgraph.service.graphs import plain
from newsgraph.service.wording import in_words, names, pieces

__all__ = ["Precision", "draw", "judge", "sheet_data", "sheet_page", "wilson"]

VERDICTS: Final = ("right", "wrong", "skip")
CONTEXT: Final = 320
"""How much of the article is shown before and after the sentence, in code points."""
Z: Final = 1.959963984540054
"""Of the normal distribution, for an interval that holds the truth 95 times of 100."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of a group of judged facts are right; ``low`` and ``high`` bound the 95 % Wilson interval."""

    group: str
    name: str
    right: int
    wrong: int
    skipped: int
    precision: float | None
    low: float
    high: float


def draw(ask: Ask, sample: int, seed: int) -> list[Fact]:
    """``sample`` facts of the store, drawn at random without replacement: the same for the same store and ``seed``.

    Drawn from are the events that have a participant, the role holdings and the claims, each as likely as any other.
    """
    patterns = ("?f a ng:Event ; ng:agent|ng:patient|ng:mediator ?who", "?f a ng:RoleHolding", "?f a ng:Claim")
    found = sorted({row["f"].value for pattern in patterns for row in ask(f"SELECT DISTINCT ?f {{ {pattern} }}")})
    chosen = random.Random(seed).sample(found, min(sample, len(found)))  # noqa: S311 - a draw that can be repeated
    return load(ask, chosen)


def sheet_data(ask: Ask, facts: list[Fact], *, source: str, seed: int) -> dict[str, Any]:
    """The facts as the sheet and its JSON file hold them; ``verdict`` is for the judge to fill in: one of VERDICTS."""
    about = {fact.iri: fact for fact in load(ask, [iri for fact in facts for iri in fact.about])}
    wanted = [NG + "text", *(SCHEMA + name for name in ("headline", "datePublished", "identifier"))]
    articles = describe(ask, [fact.article for fact in facts], wanted)
    return {
        "newsgraph_review": 1,
        "source": source,
        "seed": seed,
        "verdicts": list(VERDICTS),
        "facts": [_entry(fact, about, articles.get(fact.article, {})) for fact in facts],
    }


def _entry(fact: Fact, about: dict[str, Fact], article: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    text = first(article, NG + "text")
    details = [[slot, names(parties)] for slot, parties in fact.parties]
    details += [["status", fact.status.lower()]] if fact.status else []
    details += [[name, value] for name, value in (("date", fact.date), ("from", fact.start), ("to", fact.end)) if value]
    passages = [
        {
            "before": _shortened(text[max(0, one.start - CONTEXT) : one.start], tail=True),
            "pieces": [list(piece) for piece in pieces(one)],
            "after": _shortened(text[one.start + len(one.sentence) :][:CONTEXT], tail=False),
        }
        for one in fact.passages
    ]
    return {
        "fact": fact.iri,
        "kind": fact.kind,
        "type": fact.type,
        "words": in_words(fact, tuple(about[iri] for iri in fact.about if iri in about)),
        "details": details,
        "rule": fact.rule,
        "confidence": fact.confidence,
        "article": first(article, SCHEMA + "headline")
        or first(article, SCHEMA + "identifier")
        or local_name(fact.article),
        "published": first(article, SCHEMA + "datePublished"),
        "sentences": [plain(one.sentence) for one in fact.passages],
        "passages": passages,
        "verdict": None,
        "note": "",
    }


def _shortened(text: str, *, tail: bool) -> str:
    if len(text) < CONTEXT:
        return plain(text)
    return "… " + plain(text.partition(" ")[2]) if tail else plain(text.rpartition(" ")[0]) + " …"


def sheet_page(data: dict[str, Any]) -> bytes:
    """The sheet as a self-contained HTML page."""
    return page("review.html", data)


def wilson(right: int, judged: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a proportion (E. B. Wilson 1927); of nothing it is 0 to 1."""
    if judged == 0:
        return 0.0, 1.0
    share, spread = right / judged, Z * Z / judged
    middle = share + spread / 2
    margin = Z * math.sqrt(share * (1 - share) / judged + spread / (4 * judged))
    # At the ends the bound is the end itself, which rounding would miss by a hair.
    low = (middle - margin) / (1 + spread) if right else 0.0
    high = (middle + margin) / (1 + spread) if right < judged else 1.0
    return low, high


def judged_facts(path: Path) -> list[dict[str, Any]]:
    """The facts of a judged file, .json or .csv, each with its verdict ("" where there is none).

    Raises SourceError where the file is no result of a review, or a verdict is none of VERDICTS.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.lower() == ".csv":
            facts: Any = list(csv.DictReader(text.splitlines()))
        else:
            data = json.loads(text)
            facts = data["facts"] if isinstance(data, dict) else data
        if not isinstance(facts, list) or not all(isinstance(fact, dict) and "verdict" in fact for fact in facts):
            raise KeyError("verdict")
    except OSError as error:
        raise SourceError(f"it cannot be read: {error.strerror}", where=str(path), hint="check the path") from error
    except (ValueError, KeyError, csv.Error) as error:
        hint = "give the .json or .csv file that a reviewing sheet saved"
        raise SourceError("this is no result of a review", where=str(path), hint=hint) from error
    for number, fact in enumerate(facts, 1):
        fact["verdict"] = str(fact["verdict"] or "").strip().lower()
        if fact["verdict"] not in ("", *VERDICTS):
            raise SourceError(
                f"the verdict {fact['verdict']!r} on fact {number} is none",
                where=str(path),
                hint=f"one of {', '.join(VERDICTS)}",
            )
    return facts


def judge(facts: Iterable[dict[str, Any]]) -> list[Precision]:
    """The precision of judged facts: of all, then by kind, event type, rule and band of confidence.

    What was skipped or not judged counts neither way.
    """
    judged = list(facts)
    groups: tuple[tuple[str, Callable[[dict[str, Any]], str]], ...] = (
        ("all", lambda fact: "all"),
        ("kind", lambda fact: str(fact.get("kind", ""))),
        ("event type", lambda fact: str(fact.get("type", "")) if fact.get("kind") == "event" else ""),
        ("rule", lambda fact: str(fact.get("rule", ""))),
        ("confidence", lambda fact: _band(float(fact.get("confidence") or 0))),
    )
    found = []
    for group, key in groups:
        for name in sorted({key(fact) for fact in judged} - {""}):
            verdicts = [fact["verdict"] for fact in judged if key(fact) == name]
            right, wrong = verdicts.count("right"), verdicts.count("wrong")
            low, high = wilson(right, right + wrong)
            share = right / (right + wrong) if right + wrong else None
            found.append(Precision(group, name, right, wrong, len(verdicts) - right - wrong, share, low, high))
    return found


def _band(confidence: float) -> str:
    tenth = min(int(confidence * 10 + 1e-9), 9)
    return f"{tenth / 10:.1f}–{(tenth + 1) / 10:.1f}"
