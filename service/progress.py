"""How far a build is: a bar on a terminal, now and then a plain line elsewhere."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from newsgraph.builder.report import Progress

SECONDS_BETWEEN = 10.0


def duration(seconds: float) -> str:
    """Seconds as a person says them: "45 s", "3 min 20 s", "1 h 5 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def line(progress: Progress) -> str:
    """The progress in one line: what is done, how fast, and how long it still takes."""
    total = f" of {progress.total:,}" if progress.total is not None else ""
    words = progress.words / progress.seconds if progress.seconds > 0 else 0
    rate = f"{progress.rate:.1f} articles/s, {words:,.0f} words/s"
    left = f", {duration(progress.remaining)} left" if progress.remaining is not None else ""
    return f"{progress.done:,}{total} articles, {rate}{left}"


class Shown:
    """Shows progress on standard error while it is entered; call it with each Progress."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.last = 0.0
        self.bar = None
        if not quiet and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn
            from rich.progress import Progress as Bar

            # The figures are the build's own, so that the bar, the plain lines and the report say the same.
            self.bar = Bar(
                BarColumn(),
                TextColumn("{task.fields[said]}", markup=False),
                console=Console(stderr=True),
                transient=True,
            )
            self.task = self.bar.add_task("build", total=None, said="loading the language model …")

    def __enter__(self) -> Self:
        """Begin to show."""
        if self.bar is not None:
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.stop()

    def __call__(self, progress: Progress) -> None:
        """Show how far it is."""
        if self.bar is not None:
            self.bar.update(self.task, completed=progress.done, total=progress.total, said=line(progress))
        elif not self.quiet and progress.seconds - self.last >= SECONDS_BETWEEN:
            self.last = progress.seconds
            sys.stderr.write(line(progress) + "\n")
            sys.stderr.flush()
