"""Which graphs an update writes to, read off its text before it runs.

Only what names its graphs by IRI can be told; the rest is said to be unclear, with the reason. A store of articles
takes no unclear update, for its default graph is to stay the union of the others.
"""

from __future__ import annotations

import re

from newsgraph.service.guard import QUOTED

__all__ = ["EVERYTHING", "steps_of", "written_graphs"]

TOKEN = re.compile(
    r"""(?<![?$:@\w])(?P<word>PREFIX|BASE|WITH|USING|DELETE|INSERT|DATA|WHERE|GRAPH|CLEAR|DROP|CREATE|COPY|MOVE|ADD|TO
    |SILENT|DEFAULT|NAMED|ALL|INTO)\b(?!:)|(?P<open>\{)|(?P<close>\})|(?P<stop>;)|(?P<other>[^\s.])""",
    re.IGNORECASE | re.VERBOSE,
)
NAME = re.compile(r"(?:\s|#[^\n]*\n)*(?:<(?P<iri>[^<>\s\"{}|^`\\]*)>|(?P<prefixed>[^\s{}<>?$;,()]*:[^\s{}<>?$;,()]*))")
PREFIX = re.compile(r"\bPREFIX\s+([^\s:]*):\s*<([^<>\s]*)>", re.IGNORECASE)
BARE = re.compile(r"(?<![?$:@\w])(?:COPY|MOVE|ADD|TO)\s+(?:SILENT\s+)?(?!GRAPH\b|DEFAULT\b|SILENT\b)", re.IGNORECASE)
EMPTYING = re.compile(r"\s*(?:CLEAR|DROP)\s+(?:SILENT\s+)?ALL\s*;?\s*", re.IGNORECASE)
EVERYTHING = "*"
WHOLE = frozenset({"DEFAULT", "NAMED", "ALL"})
MANAGEMENT = frozenset({"CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "TO"})


PROLOGUE = re.compile(r"(?:\s*(?:PREFIX\s+[^\s:]*:|BASE)\s*\S+)*", re.IGNORECASE)


class _Unclear(Exception):  # noqa: N818 - a finding, no fault
    """Why the graphs cannot be told."""


def written_graphs(update: str) -> tuple[list[str], str]:
    """The IRIs of the graphs that the update may write to, sorted, and why they cannot be told ("" where they can).

    An update that does nothing but empty the store names none, and is ``EVERYTHING``.
    """
    if EMPTYING.fullmatch(update):
        return [EVERYTHING], ""
    try:
        return sorted(_written(update)), ""
    except _Unclear as found:
        return [], str(found)


def steps_of(update: str) -> list[str]:
    """The operations of an update, each with the prefixes and the base that were declared up to it."""
    text = QUOTED.sub(_filled, update)
    ends, depth = [], 0
    for place, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if sign == ";" and not depth:
            ends.append(place)
    steps: list[str] = []
    declared, start = "", 0
    for end in (*ends, len(update)):
        prologue = PROLOGUE.match(text, start, end)
        first = prologue.end() if prologue else start
        declared += update[start:first] + "\n"
        if text[first:end].strip():
            steps.append(declared + update[first:end])
        start = end + 1
    return steps


def _written(update: str) -> set[str]:
    if "\\u" in update or "\\U" in update:
        raise _Unclear("the update has escapes outside of what can be read here")
    text = QUOTED.sub(_filled, update)
    prefixes: dict[str, str] = {}
    for match in PREFIX.finditer(update):
        name, iri = match.groups()
        if text[match.start()].isalpha() and prefixes.setdefault(name, iri) != iri:
            raise _Unclear(f"the prefix {name}: means two things in the update")
    found: set[str] = set()
    depth = 0
    template = inside = 0  # the depth of the braces of a template, and of a GRAPH in it
    with_graph = managed = False
    expecting = ""
    for match in TOKEN.finditer(text):
        word = (match["word"] or "").upper()
        if match["open"]:
            depth += 1
            if depth == 1 and expecting:
                template, expecting = depth, ""
        elif match["close"]:
            if depth == inside:
                inside = 0
            if depth == template:
                template = 0
            depth -= 1
        elif depth == 0:
            if word == "WITH":
                found.add(_name(update, match.end(), prefixes))
                with_graph = True
            elif word in ("DELETE", "INSERT"):
                expecting = word
            elif word == "WHERE":
                # DELETE WHERE is a template and a pattern in one.
                expecting = expecting if expecting == "DELETE" else ""
            elif word in WHOLE and managed:
                raise _Unclear(f"{word} would change the default graph, or all graphs")
            elif word in MANAGEMENT:
                managed = True
            elif word == "GRAPH" and managed:
                found.add(_name(update, match.end(), prefixes))
            elif match["stop"]:
                with_graph = managed = False
                expecting = ""
        elif template and word == "GRAPH" and not inside:
            found.add(_name(update, match.end(), prefixes))
            inside = depth + 1
        elif template and not inside and not with_graph and depth == template and (match["other"] or word):
            _refuse_default(text, match.start())
    return found | _bare_targets(update, text, prefixes)


def _filled(match: re.Match[str]) -> str:
    """Comments become spaces; strings and IRIs something that is neither space nor word."""
    return (" " if match.group()[0] == "#" else "\x01") * len(match.group())


def _refuse_default(text: str, at: int) -> None:
    # The name after GRAPH is not of the default graph: what stands between GRAPH and its brace is skipped here.
    before = text[:at]
    last = max(before.rfind("{"), before.rfind("}"))
    if re.search(r"\bGRAPH\b[^{}]*$", before[last + 1 :], re.IGNORECASE):
        return
    raise _Unclear("the update writes to the default graph, which is the union of all graphs and no graph of its own")


def _name(update: str, at: int, prefixes: dict[str, str]) -> str:
    match = NAME.match(update, at)
    if match is None:
        raise _Unclear("the update names a graph that it writes to by a variable")
    if match["iri"] is not None:
        if ":" not in match["iri"]:
            raise _Unclear("the update names a graph by a relative IRI")
        return match["iri"]
    prefix, _, local = match["prefixed"].partition(":")
    if prefix not in prefixes or "\\" in local or "%" in local:
        raise _Unclear(f"the prefix {prefix}: of a graph's name is not declared in the update")
    return prefixes[prefix] + local.rstrip(".")


def _bare_targets(update: str, text: str, prefixes: dict[str, str]) -> set[str]:
    """COPY, MOVE and ADD may leave the word GRAPH out."""
    return {_name(update, match.end(), prefixes) for match in BARE.finditer(text)}
