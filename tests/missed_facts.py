"""The facts of ``expected_facts`` that the extractor does not get right yet: tests/golden/missed.toml.

``python tests/missed_facts.py`` (or ``scripts/golden``) takes out of the file what holds by now. It never puts anything
in: that is for whoever knows the cause.
"""

from __future__ import annotations

import tomllib

from expected_facts import HAS, HAS_NOT, Fact
from sample_facts import GOLDEN, extractions

LIST = GOLDEN / "missed.toml"
SAYS, DOES_NOT_SAY = "says", "does not say"


def named(article: str, fact: Fact, verb: str) -> str:
    """The name by which a fact stands in the list, and in the tests."""
    return f"{article} {verb}: {fact}"


def missed() -> dict[str, str]:
    """What is missed, by name, with its cause."""
    return {str(name): str(cause) for name, cause in tomllib.loads(LIST.read_text("utf-8")).items()}


def holding() -> set[str]:
    """The names of the facts that hold now: read out of the article, or rightly not."""
    found = set()
    for verb, facts, wanted in ((SAYS, HAS, True), (DOES_NOT_SAY, HAS_NOT, False)):
        for article, each in facts.items():
            extraction = extractions()[article]
            found |= {named(article, fact, verb) for fact in each if fact.holds(extraction) is wanted}
    return found


def renew() -> None:
    """Take out what holds by now, and say what is missed without standing in the list."""
    held = holding()
    lines = LIST.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not any(name in held for name in tomllib.loads(line))]
    LIST.write_text("".join(kept), encoding="utf-8")
    listed = missed()
    for verb, facts in ((SAYS, HAS), (DOES_NOT_SAY, HAS_NOT)):
        for article, each in facts.items():
            for fact in each:
                name = named(article, fact, verb)
                if name not in held and name not in listed:
                    print(f"missed, and not in {LIST.name}: {name}")
    print(f"{len(lines) - len(kept)} facts are right now that were missed; {len(listed)} are still missed")


if __name__ == "__main__":
    renew()
