"""Two who are meant together: "both countries", "the two men", "the pair"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Token

from newsgraph.builder import gender
from newsgraph.builder.descriptions import Noun, is_country
from newsgraph.builder.discourse import Discourse, Together
from newsgraph.builder.frames import noun_classes
from newsgraph.builder.gender import Gender
from newsgraph.builder.model import Kind
from newsgraph.builder.pronouns import Choice
from newsgraph.builder.syntax import children
from newsgraph.builder.unnamed import OF_WHAT, is_definite
from newsgraph.builder.wordlists import words

# What these do is done "for" something, which is no part of their object.
FOR_WHAT = frozenset(
    {"blame", "criticise", "criticize", "praise", "thank", "sue", "fine", "condemn", "prosecute", "punish", "applaud"}
)
PAIR = 2
TWO = frozenset({"two", "both", "pair", "couple", "duo", "2"})


def is_restricted(token: Token) -> bool:
    """Whether what follows the noun says which one is meant, so that it need not have been spoken of."""
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ == "relcl" and child.doc[child.left_edge.i - 1].text != ",":
            return True
        if child.dep_ == "acl" and child.left_edge.i == token.i + 1 and not _is_pictured(token):
            return True
        if (
            child.dep_ == "prep"
            and child.i == token.i + 1
            and child.lower_ in ("of", "for", "behind", "in", "at", "that", "from")
            and not _is_of_verb(child, token)
        ):
            return True
    return False


def _is_pictured(token: Token) -> bool:
    """Whether the participle behind the noun tells what a picture shows, and not which one is meant: "photos of the boy
    wearing a cap"."""
    picture = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    return picture is not None and picture.lemma_.lower() in words("discourse", "general", "pictures")


def _is_of_verb(prep: Token, token: Token) -> bool:
    """Whether the phrase behind the noun tells when or what for, and not which: "banned the group in 2013"."""
    inner = next((child for child in prep.children if child.dep_ == "pobj"), None)
    if prep.lower_ in ("in", "at", "from", "for") and inner is not None and inner.ent_type_ in ("DATE", "TIME"):
        return True
    if token.dep_ != "dobj":
        return False
    verb = token.head.lemma_
    return (prep.lower_ == "of" and verb in OF_WHAT) or (prep.lower_ == "for" and verb in FOR_WHAT)


def counts_two(token: Token) -> bool:
    """Whether the phrase counts two who are known: "both men", "the two sides", "the pair"."""
    lower = token.lower_
    if lower in ("pair", "couple", "duo"):
        return is_definite(token) and not is_restricted(token)
    if lower not in words("discourse", "several", "nouns"):
        return False
    counting = {c.lower_ for c in children(token, "nummod", "det", "predet")}
    if lower in words("discourse", "several", "joined") and counting == {"the"}:
        return not children(token, "amod", "compound", "poss", "nmod") and not is_restricted(token)
    return bool(counting & {"both"}) or ("the" in counting and bool(counting & TWO))


def both(token: Token, described: Noun, discourse: Discourse) -> Choice | None:
    """The two that were named together, or the only two of the kind in the last sentences."""
    here = discourse.sentence(token)
    kinds = _kinds_of_two(token, described)
    if token.lower_ == "sides":
        return _sides(token, kinds, discourse)
    for together in reversed(discourse.together):
        if here - together.sentence > 1:
            break
        near_by = together.index < token.i and len(together.keys) == 2 and not _asking(token, together.keys, discourse)
        both = [discourse.referents[key] for key in together.keys]
        if near_by and all(r.kind in kinds and (r.named or r.kind is not Kind.GROUP) for r in both):
            return Choice(together.keys, "description:both", 0.85)
    if not any(child.lower_ in TWO for child in token.children):
        return None  # "the companies", which nobody has named together
    told = gender.of_noun(described.lemma)
    near = [r for r in discourse.in_mind(token, 1) if r.kind in kinds and r.singular and r.named]
    near = [r for r in near if Gender.UNKNOWN in (told, r.gender) or r.gender is told]
    here_too = [r for r in near if any(said.sentence == here and said.index < token.i for said in r.said)]
    near = [r for r in near if not _asking(token, (r.key,), discourse)]
    here_too = [r for r in here_too if r in near]
    if described.polity and all(k is Kind.POLITY for k in kinds):  # the towns where they met are no countries
        near, here_too = ([r for r in each if is_country(r.label)] for each in (near, here_too))
    near = here_too if len(near) > 2 else near
    if len(near) == 2:
        return Choice(tuple(r.key for r in near), "description:both", 0.75)
    return None


def _sides(token: Token, kinds: tuple[Kind, ...], discourse: Discourse) -> Choice | None:
    """Who is at odds in the article: the two that were named together most often; the last if no two were twice."""
    pairs = [
        frozenset(together.keys)
        for together in discourse.together
        if together.index < token.i
        and len(set(together.keys)) == 2
        and all(
            r.kind in kinds and (r.named or r.kind is not Kind.GROUP)
            for r in (discourse.referents[key] for key in together.keys)
        )
        and not _only_where(token.doc[together.index])
    ]
    pairs = [pair for pair in pairs if not _asking(token, pair, discourse)]
    if not pairs:
        bodies = {
            r.key
            for r in discourse.referents.values()
            if r.named and r.kind is Kind.ORGANIZATION
            for said in r.said
            if said.index < token.i and said.sentence == discourse.sentence(token)
        }
        two = len(bodies) == PAIR and token.dep_ == "nsubj"  # "X settled with Y, the two sides said"
        return Choice(tuple(sorted(bodies)), "description:both", 0.7) if two else None
    ranked = Counter(pairs).most_common(2)
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        if ranked[0][1] > 1:
            return None
        chosen = pairs[-1]
    else:
        chosen = ranked[0][0]
    return Choice(tuple(sorted(chosen)), "description:both", 0.8)


def _only_where(last: Token) -> bool:
    """Whether the list that ends with the name only tells where something is: "a strike in Cusco and Puno"."""
    first = last
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    return first.dep_ == "pobj" and first.head.lower_ in ("in", "at", "near", "from", "to", "around")


def _asking(token: Token, keys: Iterable[str], discourse: Discourse) -> bool:
    """Whether one of them does something to the two: "Norway urged both countries", "envoys of Norway invited them"."""
    if token.dep_ not in ("dobj", "nsubj"):
        return False
    verb = token.head if token.dep_ == "dobj" else token.head.head
    if token.dep_ == "nsubj" and token.head.dep_ != "ccomp":
        return False
    saying = token.dep_ == "nsubj" and not any(c.lower_ == "to" and c.dep_ == "aux" for c in token.head.children)
    if saying:
        return False  # "Norway said that both sides", of which it may be one
    doers = {t.i for subject in children(verb, "nsubj") for t in subject.subtree}
    return any(said.index in doers for key in keys for said in discourse.referents[key].said)


def _kinds_of_two(token: Token, described: Noun) -> tuple[Kind, ...]:
    if token.lower_ in ("sides", "rivals", "allies", "foes", "neighbours", "neighbors", "authorities"):
        return (Kind.POLITY, Kind.ORGANIZATION, Kind.GROUP)
    if described.polity:
        return (Kind.POLITY,)
    if described.organization:
        return (Kind.ORGANIZATION,)
    return (Kind.PERSON,)


def meetings(tokens: list[Token], discourse: Discourse) -> None:
    """Note who met whom: the two can be meant together afterwards, not a speaker and those who only hear him."""
    for verb in tokens:
        if verb.lemma_ not in words("discourse", "reciprocal", "verbs") or verb.pos_ != "VERB":
            continue
        others = children(verb, "dobj")
        for prep in children(verb, "prep"):
            if prep.lower_ in ("with", "to"):
                heard = noun_classes()["AUDIENCE"] if prep.lower_ == "to" else ()  # "spoke to reporters"
                others += [other for other in children(prep, "pobj") if other.lemma_ not in heard]
        for subject in children(verb, "nsubj"):
            for other in others:
                one, two = discourse.referent_at(subject), discourse.referent_at(other)
                if one and two and one.kind is two.kind and one.kind is not None and one.key != two.key:
                    keys = (one.key, two.key)
                    discourse.together.append(Together(keys, other.i, discourse.sentence(verb), 0.9))
