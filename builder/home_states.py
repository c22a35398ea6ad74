"""The state that an article is at home in, whose president it calls "President X" without saying of what.

In: what the article is about, and who holds which office. Out: the one state whose own institutions several sentences
name ("the White House", "the Kremlin"), and the states whose officers a sentence speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsgraph.builder.reading import Reading
from newsgraph.builder.scene import Scene
from newsgraph.builder.stated_role import Stated

AT_HOME = 3  # sentences that name a state's institutions where an article is at home
SHARE = 0.5  # of how much the article speaks of any other state


def home_of(reading: Reading, scene: Scene, stated: Stated, everything: Sequence[Stated], able: set[str]) -> str | None:
    """The code of the state that the office is of as the article is at home there; none beside another's officers."""
    seats = Counter(code for codes in scene.seated.values() for code in codes)
    homes = [code for code, count in seats.items() if count >= AT_HOME]
    if len(homes) != 1 or homes[0] not in able:
        return None
    home = homes[0]
    number = reading.sentence_number[stated.found.title.head]
    acting = scene.acting.get(number, frozenset()) & able
    told = scene.strength[home] >= SHARE * max(scene.strength[code] for code in able)
    if not told or (acting and home not in acting):
        return None
    return None if _companions(reading, scene, stated, everything, number) - {home} else home


def _companions(
    reading: Reading, scene: Scene, stated: Stated, everything: Sequence[Stated], number: int
) -> frozenset[str]:
    """The codes of the states whose offices others hold of whom the sentence speaks."""
    codes = {key: code for code, key in scene.key.items()}
    here = {key for index, key in reading.referent.items() if reading.sentence_number.get(index) == number}
    return frozenset(
        codes[other.of]
        for other in everything
        if other.of in codes and other.found.holder in here and other.found.holder != stated.found.holder
    )


__all__ = ["home_of"]
