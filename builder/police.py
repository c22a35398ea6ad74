"""Which unnamed bodies are one: "the Milton police" and the "Milton Police Department", "French police" and "police".

In: the discourse of a whole article. A force is one with another where the words of the one stand in the name of the
other; "police" alone are the one force of the article, if it has one only and is at home in one town.
"""

from __future__ import annotations

from newsgraph.builder import gazetteer, polities
from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.forms import fold
from newsgraph.builder.leads import absorb
from newsgraph.builder.model import Kind

POLICE = "police"
BARE = frozenset({"the police", "police", "police officials"})
MORE = frozenset({"more", "the", "additional", "many", "some"})


def unite_forces(discourse: Discourse) -> None:
    """Make one of a police force that is named or told whose it is, and of what is called "police" alone."""
    _by_last_words(discourse)
    _by_only_word(discourse)
    told = [r for r in discourse.referents.values() if _is_force(r) and not _is_bare(r)]
    for one in list(told):
        homes = [other for other in told if other is not one and _includes(other, one)]
        if len(homes) == 1 and not one.named:
            absorb(one, homes[0], discourse)
            told.remove(one)
    bare = [r for r in discourse.referents.values() if not r.named and _is_force(r) and _is_bare(r)]
    for other in bare[1:]:
        absorb(other, bare[0], discourse)
    if bare and len(told) == 1 and _is_home(told[0], bare[0], discourse):
        absorb(bare[0], told[0], discourse)


def _by_last_words(discourse: Discourse) -> None:
    """Make one of a body and what is called by the last words of its name: "the security services", of a country's."""
    for one in [r for r in discourse.referents.values() if not r.named and r.kind is Kind.GROUP]:
        words = _words(one)
        if len(words) < 2 or one.number or one.label[:1].isupper():
            continue
        named = [
            r
            for r in discourse.referents.values()
            if r.named and r.kind in (Kind.ORGANIZATION, Kind.GROUP) and len(_words(r)) > len(words)
        ]
        fits = [r for r in named if _words(r)[-len(words) :] == words]
        if len(fits) == 1:
            absorb(one, fits[0], discourse)


def _by_only_word(discourse: Discourse) -> None:
    """Make one of a body named by one word and a description that ends in it: "Coalition", "the joint coalition"."""
    bodies = [r for r in discourse.referents.values() if r.kind is Kind.ORGANIZATION]
    named = {_words(r): r for r in bodies if r.named and len(_words(r)) == 1}
    for one in [r for r in bodies if not r.named and len(_words(r)) > 1 and r.singular]:
        home = named.get(_words(one)[-1:]) if "other" not in _words(one) else None
        if home is not None and not one.belongs_to and one.rule == "unnamed" and _is_definite(one, discourse):
            absorb(one, home, discourse)


def _is_definite(referent: Referent, discourse: Discourse) -> bool:
    """Whether it is "the ..." wherever the article speaks of it by a description."""
    text = discourse.reading.article.text
    spans = [said.mention.span for said in referent.said if said.mention is not None and said.mention.form == "nominal"]
    return all(
        span.of(text).casefold().startswith("the ") or text[: span.start].rstrip().casefold().endswith(" the")
        for span in spans
    )


def _words(referent: Referent) -> tuple[str, ...]:
    return tuple(word for word in fold(referent.label).split() if word not in MORE)


def _is_force(referent: Referent) -> bool:
    if referent.kind not in (Kind.ORGANIZATION, Kind.GROUP):
        return False
    if not referent.named:
        return referent.nouns == {POLICE} and not referent.number
    return POLICE in _words(referent)


def _is_bare(referent: Referent) -> bool:
    return not referent.named and not referent.belongs_to and _words(referent) == (POLICE,)


def _includes(full: Referent, short: Referent) -> bool:
    """Whether the words that tell whose the force is stand in the name or description of the other."""
    rest = set(_words(short)) - {POLICE}
    return bool(rest) and rest < set(_words(full)) | ({POLICE} if full.named else set())


def _is_home(force: Referent, bare: Referent, discourse: Discourse) -> bool:
    """Whether no other country is named if the force is a country's, and else no other town right before "police"."""
    whose = set(_words(force))
    country = any(polities.named(word) or polities.of_adjective(word) for word in whose)
    towns = []
    for other in discourse.referents.values():
        if other.kind is not Kind.POLITY or not other.named or whose & set(_words(other)):
            continue
        if other.key in force.belongs_to or polities.state(other.label) is not None:
            continue
        if polities.named(other.label) and country:
            return False
        if not polities.named(other.label) and gazetteer.cities(other.label):
            towns.append(other.key)
    return country or not any(_last_town(said.index, discourse) in towns for said in bare.said)


def _last_town(index: int, discourse: Discourse) -> str | None:
    """The key of the town or state that was named last before the token."""
    named = [
        i
        for i, key in discourse.reading.member_of_name.items()
        if i < index
        and (found := discourse.referents.get(key)) is not None
        and found.kind is Kind.POLITY
        and not polities.named(found.label)
        and polities.state(found.label) is None
    ]
    return discourse.reading.member_of_name[max(named)] if named else None
