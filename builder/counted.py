"""The nouns whose number a verb tells, and the verbs and totals that tell the numbers of an event noun.

Source of method: the dependency parse says what is object, subject or circumstance of what.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.builder.counting import lexicon
from newsgraph.builder.enumerations import displaced_subject
from newsgraph.builder.voice import is_circumstance

# Whom a force that does these kills besides, it kills in another deed: "repelled the attack and killed six".
DEFENDING = frozenset({"repel", "repulse", "rescue", "free", "foil", "thwart", "resist", "recapture", "evacuate"})
OVER = frozenset({"around", "over", "under"})  # read as prepositions: "displaced over 200 people"
HOMES = frozenset({"home", "homes", "house", "houses"})


def objects(verb: Token) -> Iterator[Token]:
    """What the verb is done to: object, passive subject, or the noun that its participle or clause modifies."""
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    amid = not passive and is_circumstance(verb)  # "a raid, with ten villagers killed"
    for child in verb.children:
        if child.dep_ == ("nsubjpass" if passive else "nsubj" if amid else "dobj"):
            yield from joined(_antecedent(child, verb))
        if child.dep_ == "prep" and child.i == verb.i + 1 and child.lower_ in OVER and not passive:
            yield from (each for each in governed(child) if any(c.dep_ == "nummod" for c in each.children))
    if not passive and verb.tag_ == "VBN" and verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        for child in verb.children:  # "26 people were killed and 41 wounded"
            if child.dep_ == "nsubj" and child.i < verb.i:
                yield from joined(child)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        yield from joined(verb.head)


def subjects(verb: Token) -> Iterator[Token]:
    """Who does it, with those joined to them; the noun itself for its relative pronoun."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            yield from joined(_antecedent(child, verb))


def _antecedent(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token is itself."""
    if token.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return verb.head
    return token


def joined(noun: Token) -> Iterator[Token]:
    """The noun and the nouns joined to it."""
    yield noun
    for child in noun.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "NUM"}:
            yield from joined(child)


def _is_elliptic(verb: Token) -> bool:
    """Whether a participle shares the auxiliary of the one that it is joined to: "26 were killed and 41 wounded"."""
    return verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and verb.lemma_.lower() in lexicon().verbs


def outcomes(verb: Token) -> Iterator[Token]:
    """The verbs that say what came of it: "exploded, killing seven", "attacked and killed 12"."""
    for child in verb.children:
        if (
            child.dep_ == "advcl"
            and child.tag_ == "VBG"
            and not any(each.dep_ in {"mark", "nsubj"} for each in child.children)
        ) or (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and verb.lemma_ not in DEFENDING
            and not displaced_subject(child)  # "the army would leave Kano and the rebels would free ten men"
            and (_is_elliptic(child) or not any(each.dep_ in {"nsubj", "nsubjpass"} for each in child.children))
        ):
            yield child
            yield from outcomes(child)


def verbs_of(noun: Token) -> Iterator[Token]:
    """The verbs that say what the event of a noun did: its own clauses, those it is subject or circumstance of."""
    for child in noun.children:
        inner = list(child.children)
        if child.dep_ == "acl" and child.tag_ in {
            "VBD",
            "VBN",
        }:  # "an attack injured 12 people", read as injured itself
            told = child.tag_ == "VBD" or any(each.dep_ in {"dobj", "nsubj"} for each in inner)
        else:
            told = child.dep_ == "acl" and child.tag_ == "VBG"
        if told or (
            child.dep_ == "relcl" and any(each.dep_ == "nsubj" and each.tag_ in {"WDT", "WP"} for each in inner)
        ):
            yield child
    head = noun.head
    if noun.dep_ == "pobj" and noun.lower_ == "custody" and head.head.pos_ == "VERB":
        yield head.head  # "took 12 people into custody"
    if noun.dep_ == "nsubj" and head.pos_ in {"VERB", "AUX"}:
        yield head
    elif noun.lemma_ in {"strike", "walkout"} and head.lower_ == "during":
        return  # who dies during a strike is not killed by it
    elif noun.dep_ == "pobj" and head.lower_ in {"in", "by", "during", "from"} and head.head.pos_ == "VERB":
        verb = head.head
        while verb.lemma_.lower() in lexicon().verbs or verb.lemma_.lower() in lexicon().intransitive:
            yield verb
            if verb.dep_ != "conj" or verb.head.pos_ != "VERB":
                break
            verb = verb.head


def is_total(noun: Token) -> bool:
    """Whether the noun is of a sum of victims: "toll", "number"."""
    return noun.lower_ in lexicon().totals or noun.lemma_ == "number"


def total_of(noun: Token) -> Token | None:
    """The total that is said to be of the event: "the death toll from the crash", "the number of dead in the crash"."""
    node = noun
    for _ in range(3):
        if node.dep_ != "pobj" or node.head.lower_ not in {"from", "in", "of", "after"}:
            return None
        node = node.head.head
        if node.dep_ == "acl" and node.tag_ == "VBN":  # "the number of those injured in the crash"
            node = node.head
        if is_total(node):
            return node
        if node.pos_ == "VERB":  # "put the death toll | from the crash | at 12"
            return next(
                (child for child in node.children if child.dep_ in {"dobj", "nsubjpass"} and is_total(child)), None
            )
    return None


def governed(preposition: Token) -> list[Token]:
    """The nouns under a preposition, with those joined to them."""
    return [each for child in preposition.children if child.dep_ == "pobj" for each in joined(child)]


def from_home(verb: Token) -> bool:
    """Whether the verb tells that people had to leave where they live: "forced 12 people from their homes"."""
    left = {"from", "of", "flee", "leave", "abandon"}
    return any(
        each.lower_ in HOMES and not left.isdisjoint((each.head.lower_, each.head.lemma_)) for each in verb.subtree
    )


def into_custody(verb: Token) -> bool:
    """Whether those whom the verb takes are held from then on: "took 12 people into custody"."""
    return any(each.lower_ == "custody" and each.nbor(-1).lower_ in {"into", "in"} for each in verb.subtree if each.i)
