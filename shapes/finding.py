"""One thing that a shape found, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is. A violation keeps an article out of the store; the others do not."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """That a shape does not hold of a node.

    ``focus``, ``path`` and ``shape`` are IRIs, ``value`` the offending value as text (None where a value is missing);
    ``name`` is what a person would call the node: its label, or the words that a mention quotes.
    """

    severity: Severity
    focus: str
    path: str | None
    value: str | None
    message: str
    shape: str
    name: str = ""

    def __str__(self) -> str:
        """The finding as one line: the node, what must hold, and what was found instead."""
        head = f"“{self.name}” ({self.focus})" if self.name else self.focus
        tail = f" Found: {shortened(self.value)}" if self.value is not None else ""
        return f"{head}: {self.message}{tail}"


def shortened(text: str, longest: int = 80) -> str:
    """The text on one line, cut to ``longest`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
