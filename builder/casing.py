"""Headlines in title case or capitals, written as running text so that the parser reads words as words.

Every replacement keeps the length, so that offsets stay those of the article's text. A word's case is decided by how
the body writes it in mid-sentence; what the body does not say, by lists of names and of common words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from newsgraph.builder import wordlists

WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\.?(?<=[\w.])")
SENTENCE_OPENER = re.compile(r"(?:^|[.!?:;|\"“”‘(\[—–-]|(?:^|\s)')$")
SENTENCE_END = re.compile(r"[,;]$")
ABBREVIATION = re.compile(r"(?:\b[A-Z]\.)+$")
LONGEST_HEADLINE = 180
FUNCTION_WORDS = wordlists.words("casing", "function")
GIVEN_NAMES = wordlists.words("given_names", "male") | wordlists.words("given_names", "female")


@cache
def _names() -> frozenset[str]:
    """Lower-case words that are more often a name than a word, whatever a dictionary lists."""
    found: set[str] = set()
    for names, adjectives, people, seats in (row[1:] + ((),) * (5 - len(row)) for row in wordlists.rows("polities")):
        for name in (*names, *adjectives, *people, *seats):
            found.update(part for part in name.casefold().split())
    for row in (*wordlists.rows("regions"), *wordlists.rows("peoples")):
        for cell in row:
            for name in cell:
                found.update(name.casefold().split())
    for gender in ("male", "female"):
        found.update(wordlists.words("given_names", gender))
    found.update(word.casefold() for word in wordlists.words("organizations", "known"))
    found.update(word.casefold() for word in wordlists.table("organizations")["acronyms"])
    found.update(wordlists.words("casing", "names"))
    return frozenset(found) - wordlists.words("casing", "ordinary") - FUNCTION_WORDS


def case_of(line: str) -> str:
    """How a line is written: "title", "upper", "lower" or "plain". Only a short line that is no sentence is "title"."""
    words = [word for word in WORD.findall(line) if word[0].isalpha()]
    if len(words) < 3:
        return "plain"
    letters = [character for character in line if character.isalpha()]
    if not any(character.islower() for character in letters):
        return "upper"
    if len(line) > LONGEST_HEADLINE:
        return "plain"
    if not any(character.isupper() for character in letters):
        return "lower"
    if SENTENCE_END.search(line.rstrip()) and not line.rstrip().endswith("..."):
        return "plain"
    if line.rstrip().endswith(":"):
        return "plain"
    content = [word for word in words if word.casefold() not in FUNCTION_WORDS]
    small = sum(word.islower() for word in content)
    if line.rstrip().endswith("."):
        return "title" if len(content) >= 5 and not small else "plain"
    return "title" if len(content) >= 3 and small <= len(content) // 9 else "plain"


def _evidence(lines: list[tuple[str, str]]) -> tuple[Counter[str], Counter[str], dict[str, str]]:
    """How often the plain lines write each word in mid-sentence with a capital, and how often without."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    written: dict[str, str] = {}
    for line, case in lines:
        if case != "plain":
            continue
        for match in WORD.finditer(line):
            word = match.group().rstrip(".")
            if word.islower():
                small[word.casefold()] += 1
            elif not SENTENCE_OPENER.search(line[: match.start()].rstrip()):
                capital[word.casefold()] += 1
            if not word.islower():
                written.setdefault(word.casefold(), word)
    return capital, small, written


@dataclass(frozen=True)
class _Casing:
    """What decides a word's case: the body's own use of it, and whether a dictionary has it."""

    capital: Counter[str]
    small: Counter[str]
    written: dict[str, str]
    common: Callable[[str], bool]

    def named(self, folded: str) -> bool:
        """Whether the word, in small letters here, is written with a capital in running text."""
        if folded in FUNCTION_WORDS:
            return False
        if self.capital[folded] or self.small[folded]:
            return self.capital[folded] >= self.small[folded]
        if folded in self.written and not self.common(folded):
            return True
        return folded in _names() or not self.common(folded)

    def rewrite(self, word: str, case: str) -> str:
        """The word of a line of that case as running text writes it."""
        bare = word.rstrip(".")
        folded = re.sub(r"['’]s$", "", bare.casefold())
        if any(character.isdigit() for character in bare) or ("." in bare and len(bare) <= 6):
            return word
        if case == "title" and any(character.isupper() for character in bare[1:]):
            return word
        if case == "lower":
            known = self.capital[folded] or folded in _names()
            shown = self.written.get(folded, word[:1].upper() + word[1:])
            return shown + word[len(shown) :] if (known or folded in self.written) and self.named(folded) else word
        if case == "upper" and folded.upper() in wordlists.table("organizations")["acronyms"]:
            return word
        shown = word if case == "title" else _capitalized(bare) + word[len(bare) :]
        if case == "upper" and folded in self.written:
            shown = self.written[folded] + shown[len(self.written[folded]) :]
        return shown if self.named(folded) else word.lower()


def _capitalized(word: str) -> str:
    return re.sub(
        r"(?<!['’])[^\W\d_]+(?:['’](?:[sS]|[tT])\b)?", lambda part: part.group()[:1] + part.group()[1:].lower(), word
    )


def running_case(text: str, common: Callable[[str], bool]) -> str:
    """The text with its title-case, capital and (if first) lower-case lines written like running text; the same length.

    ``common`` says of a lower-case word whether a dictionary has it.
    """
    parts = text.splitlines(keepends=True)
    lines = [(part, case_of(part)) for part in parts]
    first_line = next((number for number, part in enumerate(parts) if part.strip()), 0)
    if not any(
        case in ("title", "upper") or (case == "lower" and number == first_line)
        for number, (_, case) in enumerate(lines)
    ):
        return text
    casing = _Casing(*_evidence(lines), common)
    written = []
    for number, (line, case) in enumerate(lines):
        if case == "plain" or (case == "lower" and number != first_line):
            written.append(line)
            continue
        pieces, position, after_given_name = [], 0, False
        for match in WORD.finditer(line):
            word = match.group()
            small = word.casefold()
            if case == "title" and after_given_name and small not in FUNCTION_WORDS:
                changed = word  # a surname may be a word of the language: "Sarah Fields"
            else:
                changed = casing.rewrite(word, case)
            before = line[: match.start()].rstrip()
            if SENTENCE_OPENER.search(before) and not ABBREVIATION.search(before) and changed[:1].islower():
                changed = changed[:1].upper() + changed[1:]
            after_given_name = small in GIVEN_NAMES and not after_given_name
            pieces += [line[position : match.start()], changed if len(changed) == len(word) else word]
            position = match.end()
        written.append("".join([*pieces, line[position:]]))
    return "".join(written)
