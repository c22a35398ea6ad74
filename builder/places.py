"""Where an article's places are: which place of the gazetteer a name means, and what it lies in."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from newsgraph.builder import gazetteer, polities, wordlists
from newsgraph.builder.forms import fold
from newsgraph.builder.gazetteer import Record
from newsgraph.builder.merging import Thing
from newsgraph.builder.model import Kind, Place

LARGE = 100_000  # people: a city of this size may be meant where nothing else in the article points to its country
VERY_LARGE = 3_000_000  # people: of this size it is meant even if the article speaks of other countries
MUCH_LARGER = 5  # times: how much larger one namesake must be than the next to be meant without other evidence

Resolved = dict[int, tuple[Place | None, int | None]]


def resolve(doc: Doc, things: Sequence[Thing]) -> Resolved:
    """For each place among the things, by its position: the gazetteer's entry and the position of what it lies in."""
    starts = {c.start: order for order, thing in enumerate(things) for c in thing.mentions}
    within = {
        order: _container(doc, thing, starts, things) for order, thing in enumerate(things) if thing.kind.is_place
    }
    codes: dict[str | None, int] = {
        thing.polity.code: order for order, thing in enumerate(things) if thing.polity and thing.polity.code
    }
    territory = {
        fold(thing.polity.name): order for order, thing in enumerate(things) if thing.polity and not thing.polity.code
    }
    states = {
        fold(full): order
        for order, thing in enumerate(things)
        if thing.kind is Kind.POLITY and (full := _state(thing, order in within.values(), things))
    }
    weight: Counter[str] = Counter()
    for thing in things:
        if thing.polity and thing.polity.code:
            weight[thing.polity.code] += len(thing.mentions)
    for territory_key, name in wordlists.table("places")["territories"].items():
        if fold(name) in territory:
            weight[territory_key] += len(things[territory[fold(name)]].mentions)
            weight[territory_key.split(".")[0]] += 1
    if states:
        weight["US"] += len(states)
    resolved: Resolved = {}
    for order, thing in enumerate(things):
        if not thing.kind.is_place:
            continue
        inside = within.get(order)
        if thing.polity is not None:
            place = gazetteer.country(thing.polity.code) if thing.polity.code else None
            resolved[order] = (place, None if inside == order else inside if thing.polity.code is None else None)
        elif order in states.values():
            full = next(name for name, position in states.items() if position == order)
            resolved[order] = (gazetteer.american_state(full), codes.get("US"))
        elif thing.kind is Kind.POLITY:
            record = _choose(thing, inside, things, weight)
            parent = inside if inside is not None else _parent(record, codes, states, territory)
            resolved[order] = (record.place if record else None, parent if parent != order else None)
        else:
            parent = inside if inside is not None else _part(thing, things)
            resolved[order] = (None, parent if parent != order else None)
    return resolved


def settle_namesakes(doc: Doc, things: Sequence[Thing]) -> None:
    """Make "Georgia" the American state where the article is about America; changes the things in place."""
    for thing in things:
        state = polities.state(thing.label) if thing.polity is not None else None
        if (
            state is None
            or thing.polity is None
            or any(polities.of_adjective(text) for name in thing.names for text in name.texts)
        ):
            continue
        code, own = gazetteer.american_states()[fold(state)][0], thing.polity.code
        before = [_before_comma(doc, candidate.start) for candidate in thing.mentions]
        towns = [record for name in before if name for record in gazetteer.cities(name)]
        other = [t for t in things if t is not thing and t.kind is Kind.POLITY]
        abroad = any(
            gazetteer.cities(t.label)[:1] and gazetteer.cities(t.label)[0].country == own
            for t in other
            if t.polity is None
        )
        american = any(
            (t.polity is not None and t.polity.code == "US") or (t.polity is None and polities.state(t.label))
            for t in other
        )
        if any(r.country == "US" and r.division == code for r in towns) or (
            american and not abroad and not _neighbours(other)
        ):
            thing.polity = None


def _neighbours(things: Sequence[Thing]) -> bool:
    """Whether the article speaks of another country than the United States."""
    return any(t.polity is not None and t.polity.code not in {None, "US"} for t in things)


def _before_comma(doc: Doc, start: int) -> str | None:
    """The name before the comma before the token, as the "Savannah" of "Savannah, Georgia"."""
    if start < 2 or doc[start - 1].text != ",":
        return None
    first = start - 2
    while first > 0 and doc[first - 1].text[:1].isupper() and doc[first - 1].is_alpha and start - first < 5:
        first -= 1
    names = [doc[i : start - 1].text for i in range(first, start - 1)]
    return next((name for name in names if gazetteer.cities(name)), None)


def _container(doc: Doc, thing: Thing, starts: dict[int, int], things: Sequence[Thing]) -> int | None:
    """The place that the text says this one lies in: "Paris, Texas", "Al-Mawasi, in southern Gaza", "Homs in Syria"."""
    own = next((order for order, other in enumerate(things) if other is thing), None)
    for candidate in thing.mentions:
        i = candidate.end
        comma = i < len(doc) and doc[i].text == ","
        i += comma
        preposition = i < len(doc) and doc[i].lower_ in {"in", "of"} and (doc[i].lower_ == "in" or comma is False)
        if i < len(doc) and doc[i].lower_ == "of" and thing.kind is not Kind.LOCATION:
            continue
        if preposition:
            i += 1
            while (
                i < len(doc)
                and doc[i].lower_ in wordlists.words("places", "compass") | {"the", "city", "of", "province", "state"}
                and i not in starts
            ):
                i += 1
        elif not comma:
            continue
        order = starts.get(i)
        if order is None or order == own or not things[order].kind.is_place or things[order].mentions == thing.mentions:
            continue
        if comma and not preposition and not _closes(doc, things[order], i):
            continue
        if _listed_together(doc, candidate.start, i, things[order]):
            continue
        return order
    return None


def _closes(doc: Doc, container: Thing, start: int) -> bool:
    """Whether the second name ends the apposition, so that "Homs, Syria," is one and "Homs, Hama, Idlib" three."""
    end = next((c.end for c in container.mentions if c.start == start), start + 1)
    if end >= len(doc):
        return True
    after = doc[end]
    if container.polity is None and polities.state(container.label) is None and not _division(container):
        return False
    follows = doc[end + 1] if end + 1 < len(doc) else after
    return not (after.lower_ == "and" or (after.text == "," and (follows.lower_ in {"and", "or"})))


def _division(thing: Thing) -> bool:
    return fold(thing.label).split()[-1:] != [] and fold(thing.label).split()[-1] in wordlists.words(
        "places", "divisions"
    )


def _listed_together(doc: Doc, first: int, second: int, container: Thing) -> bool:
    """Whether two names stand side by side in a list: "Iraq, Syria and Jordan"."""
    name = doc[first].text
    return bool(polities.named(name)) and container.polity is not None and container.polity.code is not None


def _state(thing: Thing, holds: bool, things: Sequence[Thing]) -> str | None:
    """The American state that the thing is: not Washington the city, not Georgia the country."""
    return polities.state(thing.label) if thing.polity is None and not _is_city_first(thing, holds, things) else None


def _is_city_first(thing: Thing, holds: bool, things: Sequence[Thing]) -> bool:
    """Whether "Washington" or "New York" is the city: nothing lies in it, and no city bears its name in full."""
    if fold(thing.label) not in {"washington", "new york"}:
        return False
    abbreviated = any(text in wordlists.table("places")["abbreviations"] for name in thing.names for text in name.texts)
    city = any(fold(other.label) in {"new york city", "washington dc"} for other in things)
    return not (holds or abbreviated or (city and fold(thing.label) == "new york"))


def _choose(thing: Thing, inside: int | None, things: Sequence[Thing], weight: Counter[str]) -> Record | None:
    """The gazetteer's place that the name means here, None when the article does not make it clear."""
    records: list[Record] = []
    if len(thing.label.split()) > 1 and _division(thing) and not fold(thing.label).endswith(" city"):
        return None  # a province often has its capital's name, but is not the city
    for name in dict.fromkeys((thing.label, *(text for n in thing.names for text in n.texts))):
        words = name.split()
        if len(words) > 1 and words[-1].casefold() in wordlists.words("places", "divisions") - {"city"}:
            continue  # a province has its capital's name, but is not the city
        records += [record for record in gazetteer.cities(name) if record not in records]
    if not records:
        return None
    container = things[inside] if inside is not None else None
    if container is not None:
        if container.polity is not None and container.polity.code:
            return next((record for record in records if record.country == container.polity.code), None)
        state = polities.state(container.label)
        if state:
            code = gazetteer.american_states()[fold(state)][0]
            return next((record for record in records if record.country == "US" and record.division == code), None)
        division = next(
            (
                key
                for key, name in wordlists.table("places")["territories"].items()
                if fold(name) == fold(container.label)
            ),
            None,
        )
        if division:
            return next((record for record in records if f"{record.country}.{record.division}" == division), None)
    ranked = sorted(records, key=lambda record: -_likelihood(record, weight))
    best = ranked[0]
    if weight[best.country]:
        return best
    if not best.first_name and len(records) > 1:
        return None
    second = ranked[1].population if len(ranked) > 1 else 0
    if best.population >= LARGE and best.population >= MUCH_LARGER * second:
        return best
    if sum(weight.values()) == 0 and len({record.country for record in records}) == 1:
        return best
    return best if best.population >= VERY_LARGE else None


def _likelihood(record: Record, weight: Counter[str]) -> float:
    """How likely a namesake is meant: by its size, its country's part in the article, and whose first name it is."""
    score = math.log10(max(record.population, 1)) + (0.0 if record.first_name else -0.7)
    if weight[record.country]:
        score += 0.8 + 0.1 * math.log2(weight[record.country])
    return score + (0.8 if weight[f"{record.country}.{record.division}"] else 0.0)


def _parent(
    record: Record | None, codes: dict[str | None, int], states: dict[str, int], territory: dict[str, int]
) -> int | None:
    """The country, state or territory of the article in which the gazetteer has the place."""
    if record is None:
        return None
    listed = wordlists.table("places")["territories"].get(f"{record.country}.{record.division}")
    if listed and fold(listed) in territory:
        return territory[fold(listed)]
    if record.country == "US":
        name = next((name for name, (code, _) in gazetteer.american_states().items() if code == record.division), None)
        if name in states:
            return states[name]
    return codes.get(record.country)


def _part(thing: Thing, things: Sequence[Thing]) -> int | None:
    """The polity of which "Eastern Ukraine" is a part by its very name."""
    words = thing.label.split(" ", 1)
    if len(words) == 2 and words[0].casefold() in wordlists.words("places", "compass"):
        for order, other in enumerate(things):
            if other is not thing and other.kind is Kind.POLITY and fold(other.label) == fold(words[1]):
                return order
    return None
