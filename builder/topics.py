"""What an article is about, where one word names different events in war, in a contest and in an accident."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import lru_cache
from importlib import resources

from spacy.tokens import Doc

from newsgraph.builder.frames import noun_classes

# So many words of politics in a thousand make an article one about politics.
POLITICAL = 8
# So many words of violence make an article one about an attack.
VIOLENT = 2


@lru_cache(maxsize=1)
def _topics() -> dict[str, frozenset[str]]:
    path = resources.files("newsgraph.builder") / "lexicon" / "topics.toml"
    return {name: frozenset(words) for name, words in tomllib.loads(path.read_text("utf-8")).items()}


def topic(doc: Doc) -> str:
    """What the article is about as far as its words tell: "war", "science" ... or "" (as much of two)."""
    found: str | None = doc.user_data.get("newsgraph_topic")
    if found is None:
        lemmas = Counter(token.lemma_.lower() for token in doc)  # once for all topics
        counts = {name: sum(lemmas[word] for word in words) for name, words in _topics().items()}
        best = max(counts, key=lambda name: counts[name])
        others = [counts[name] for name in counts if name != best]
        found = best if counts[best] > max(others, default=0) and counts[best] * 300 >= len(doc) else ""
        doc.user_data["newsgraph_topic"] = found
    return found


def tells_of_attack(doc: Doc) -> bool:
    """Whether the article tells of a deed of violence, so that its explosion or its injured are no accident's."""
    found: bool | None = doc.user_data.get("newsgraph_attack")
    if found is None:
        words = noun_classes()["VIOLENCE"]
        found = sum(token.lemma_.lower() in words for token in doc) >= VIOLENT
        doc.user_data["newsgraph_attack"] = found
    return found


def tells_of_politics(doc: Doc) -> bool:
    """Whether the article is about those who hold office or run for it, so that their attacks are words."""
    found: bool | None = doc.user_data.get("newsgraph_politics")
    if found is None:
        words = noun_classes()["POLITICS"]
        found = sum(token.lemma_.lower() in words for token in doc) * 1000 >= POLITICAL * len(doc)
        doc.user_data["newsgraph_politics"] = found
    return found
