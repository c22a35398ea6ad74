"""The dataset of an update that its request names: written into the update as USING, where Oxigraph looks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsgraph.service.guard import blank
from newsgraph.service.problems import Problem

__all__ = ["with_dataset"]

WORD = re.compile(r"(?<![?$:@\w])(?:USING|WITH|WHERE|DELETE|INSERT)\b(?!:)|[{}]", re.IGNORECASE)


def with_dataset(update: str, default_graphs: Sequence[str], named_graphs: Sequence[str]) -> str:
    """The update with these graphs as the dataset of every WHERE.

    Raises Problem when the update has USING or WITH of its own: SPARQL 1.1 Protocol, section 2.2.3, forbids both.
    """
    clauses = [f"USING <{iri}>" for iri in default_graphs] + [f"USING NAMED <{iri}>" for iri in named_graphs]
    using = " " + " ".join(clauses) + " "
    pieces: list[str] = []
    done = depth = 0
    previous = ""  # the last word or bracket outside of braces
    bare = False  # in the braces of a DELETE WHERE
    opened = 0
    for match in WORD.finditer(blank(update)):
        word = match.group().upper()
        if word == "{":
            opened = match.start() if depth == 0 else opened
            depth += 1
        elif word == "}":
            depth -= 1
            if depth == 0 and bare:
                # DELETE WHERE { P } takes no USING; DELETE { P } USING ... WHERE { P } is the same.
                pattern = update[opened : match.end()]
                pieces += [update[done:opened], pattern, using, "WHERE ", pattern]
                done, bare = match.end(), False
        elif depth == 0 and word in ("USING", "WITH"):
            raise Problem(
                400,
                "two-datasets",
                f"the request names a dataset, and so does the update, by {word}",
                hint="leave out one of them",
            )
        elif depth == 0 and word == "WHERE":
            bare = previous == "DELETE"
            pieces.append(update[done : match.start()])
            done = match.end() if bare else match.start()
            if not bare:
                pieces.append(using)
        if depth == 0:
            previous = word
    pieces.append(update[done:])
    return "".join(pieces)
