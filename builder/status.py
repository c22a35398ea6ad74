"""Whether an event happened, is planned, is only asked for, or did not happen.

The trigger's own form comes first (modal, negation, condition), then what governs it: an embedding verb, noun or
adjective lends its complement a status (implicative and factive verbs after Karttunen 1971), and what is said of the
governor is passed down, so that "did not agree to withdraw" is Negated and "will begin to withdraw" Planned.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from spacy.tokens import Token

from newsgraph.builder.frames import verb_groups
from newsgraph.builder.model import Status
from newsgraph.builder.syntax import children, particle

CONDITIONALS = frozenset({"if", "unless", "lest", "whether", "provided", "should"})
MAX_DEPTH = 8


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, Status]]:
    path = resources.files("newsgraph.builder") / "lexicon" / "status.toml"
    tables = tomllib.loads(path.read_text("utf-8"))
    return {
        group: {word: Status(value) for value, words in table.items() for word in words}
        for group, table in tables.items()
        if "verbs" not in table
    }


@lru_cache(maxsize=32)
def _verbs(group: str) -> frozenset[str]:
    path = resources.files("newsgraph.builder") / "lexicon" / "status.toml"
    return frozenset(tomllib.loads(path.read_text("utf-8"))[group]["verbs"])


def _embedding(verb: Token) -> Status | None:
    table = verb_groups()["embedding"]
    name = verb.lemma_.lower()
    phrasal = f"{name}_{particle(verb)}" if particle(verb) else name
    value = table.get(phrasal) or table.get(name)
    return Status(value) if value else None


def is_saying(verb: Token) -> bool:
    """Whether the verb is one of saying."""
    return verb.lemma_.lower() in _verbs("saying")


def occurs_in(verb: Token) -> bool:
    """Whether the verb says of its subject that it happens, goes on, ends or is put off."""
    lemma = verb.lemma_.lower()
    name = f"{lemma}_{particle(verb)}" if particle(verb) else lemma
    return name in _words()["occurrence"] or lemma in _words()["occurrence"]


def compose(outer: Status, inner: Status) -> Status:
    """The status of something embedded with status ``inner`` under something that has status ``outer``."""
    if outer is Status.ACTUAL:
        return inner
    if inner is Status.ACTUAL:
        return outer
    if outer is Status.NEGATED:
        # what is not planned, asked for or ruled out did not happen, as far as the text says
        return Status.HYPOTHETICAL if inner is Status.NEGATED else Status.NEGATED
    return (
        inner if inner is Status.NEGATED else (Status.HYPOTHETICAL if Status.HYPOTHETICAL in (outer, inner) else outer)
    )


def _negated(token: Token) -> bool:
    for child in token.children:
        if child.lower_ == "longer" and any(inner.lower_ in ("no", "not", "any") for inner in child.children):
            return True  # "no longer wants"
        if child.dep_ == "neg" or (
            child.dep_ in ("advmod", "det", "preconj") and child.lower_ in ("never", "no", "neither")
        ):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and any(
            (c.dep_ == "det" and c.lower_ == "no") or c.dep_ == "neg" for c in child.children
        ):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in ("nobody", "none", "neither", "nothing"):
            return True
    return (token.dep_ == "pobj" and token.head.lower_ == "without") or (
        token.dep_ == "pcomp" and token.head.lower_ in ("without", "instead", "of") and _instead(token.head)
    )


def _instead(prep: Token) -> bool:
    return prep.lower_ == "without" or prep.head.lower_ in ("instead", "short")


def _auxiliaries(verb: Token) -> list[Token]:
    found = children(verb, "aux", "auxpass")
    node = verb
    while not found and node.dep_ == "conj" and node.head.pos_ in ("VERB", "AUX") and verb.tag_ in ("VB", "VBN", "VBG"):
        node = node.head
        found = children(node, "aux", "auxpass")
    return found


def _own(verb: Token) -> Status:
    """What the verb's own form says."""
    status = Status.ACTUAL
    table = _words()["auxiliaries"]
    for aux in _auxiliaries(verb):
        found = table.get(aux.lower_)
        if found is None:
            continue
        if aux.lower_ in ("would", "'d") and _told_in_the_past(verb):
            found = Status.PLANNED
        status = found
    if any(c.lower_ == "not" or c.dep_ == "neg" for c in verb.children) or _negated(verb):
        return Status.NEGATED
    for child in children(verb, "mark"):
        if child.lower_ in CONDITIONALS:
            return Status.HYPOTHETICAL
    for child in children(verb, "advmod"):
        modifier = _words()["modifiers"].get(child.lower_)
        if modifier is not None and child.lower_ not in ("next", "further", "any", "soon"):
            status = compose(status, modifier)
    return status


def _told_in_the_past(verb: Token) -> bool:
    node = verb
    while node.dep_ in ("conj", "xcomp", "ccomp") and node.head != node:
        head = node.head
        if node.dep_ == "ccomp" and head.lemma_.lower() in _verbs("saying"):
            return head.tag_ in ("VBD", "VBN")
        node = head
    return False


def status_of(token: Token, depth: int = 0) -> Status:
    """The status of the event that ``token`` (a verb or an event noun) names."""
    if depth > MAX_DEPTH:
        return Status.ACTUAL
    if token.pos_ in ("VERB", "AUX"):
        return _of_verb(token, depth)
    return _of_noun(token, depth)


def _of_verb(verb: Token, depth: int) -> Status:
    own = _own(verb)
    head = verb.head
    infinitive = any(aux.tag_ == "TO" for aux in _auxiliaries(verb))
    node = verb
    if verb.dep_ == "conj" and any(child.lower_ in CONDITIONALS for child in children(head, "mark")):
        return compose(Status.HYPOTHETICAL, own)
    while node.dep_ == "conj" and node.head.pos_ in ("VERB", "AUX") and node.head != node:
        shares = infinitive or verb.tag_ in ("VB", "VBG") or not children(node, "nsubj", "nsubjpass", "aux", "auxpass")
        if not shares or (verb.tag_ in ("VBD", "VBZ", "VBP") and node.head.tag_ not in ("VBD", "VBZ", "VBP")):
            break
        node = node.head
        head = node.head
    if node == head:  # the root: "to meet" alone is a headline's future
        return compose(Status.PLANNED, own) if infinitive and own is Status.ACTUAL else own
    label = node.dep_
    if label in ("xcomp", "ccomp", "acomp", "oprd") and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return _embedded(own, head, infinitive or verb.tag_ == "VBG", depth)
    if label == "pcomp" and head.dep_ == "prep":
        governor = head.head
        if head.lower_ in ("without",):
            return Status.NEGATED
        if head.lower_ in ("before", "after", "by", "since", "despite", "while", "when") or governor.pos_ not in (
            "VERB", "NOUN", "ADJ",
        ):  # fmt: skip
            return own
        if head.lower_ == "for" and governor.pos_ != "NOUN" and governor.lemma_ not in ("call", "ask", "push", "plan"):
            return own  # praised for, arrested for: what was done
        return _embedded(own, governor, True, depth)
    if label in ("acl", "relcl") and infinitive and head.pos_ in ("NOUN", "PROPN", "PRON"):
        lemma = head.lemma_.lower()
        if any(child.lower_ == "no" for child in head.children):
            return Status.NEGATED  # "had no plans to visit"
        value = _words()["nouns"].get(lemma, Status.HYPOTHETICAL)
        if lemma in _words()["nouns"] and _words()["nouns"][lemma] is not Status.HYPOTHETICAL:
            return compose(compose(_context(head, depth), value), own)
        return compose(value, own)
    if label == "advcl" and infinitive and _embedding(head) is Status.HYPOTHETICAL and children(verb, "nsubj", "mark"):
        return compose(Status.HYPOTHETICAL, own)  # calls for them to disarm
    if label == "advcl" and infinitive and any(_too_much(quality) for quality in children(head, "acomp")):
        return Status.NEGATED  # "it is too early for them to leave"
    if label == "advcl" and infinitive:
        # a purpose is not said to be reached; it shares the fate of the deed it serves
        outer = status_of(head, depth + 1) if head.pos_ in ("VERB", "AUX") else Status.ACTUAL
        return compose(compose(outer, Status.HYPOTHETICAL if outer is Status.HYPOTHETICAL else Status.PLANNED), own)
    if (
        label == "advcl"
        and verb.tag_ == "VBG"
        and not children(verb, "mark")
        and head.pos_ == "VERB"
        and own is Status.ACTUAL
    ):
        outer = status_of(head, depth + 1)
        return outer if outer is not Status.NEGATED else own
    return own


def _context(noun: Token, depth: int) -> Status:
    """What is said of a noun such as "plan" or "call" is passed to what it governs, unless it is merely mentioned."""
    head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
        value = _embedding(head)
        if value is Status.NEGATED:
            return Status.NEGATED
    return Status.ACTUAL


def _embedded(own: Status, head: Token, bare: bool, depth: int) -> Status:
    """The status of a clause under ``head``; ``bare`` when it is an infinitive or a gerund."""
    if head.pos_ in ("VERB", "AUX"):
        if head.lemma_ == "be" and bare:
            return compose(status_of(head, depth + 1), compose(Status.PLANNED, own))
        value = _embedding(head)
        if not bare and head.lemma_.lower() in _verbs("saying") and value in (None, Status.PLANNED, Status.ACTUAL):
            return own
        if value is None:
            return own if not bare else compose(status_of(head, depth + 1), own)
        outer = status_of(head, depth + 1)
        if value is Status.NEGATED and outer is Status.NEGATED:
            return Status.ACTUAL if own is Status.ACTUAL else own
        if value is Status.ACTUAL:
            return compose(outer, own)
        if value is Status.PLANNED and outer is Status.HYPOTHETICAL:
            return compose(Status.HYPOTHETICAL, own)
        return compose(value, own) if outer is not Status.NEGATED else compose(Status.NEGATED, own)
    if head.pos_ == "ADJ":
        if _too_much(head):
            return Status.NEGATED  # "too early to leave"
        value = _words()["adjectives"].get(head.lower_)
        verb = head.head if head.dep_ in ("acomp", "oprd") else None
        outer = status_of(verb, depth + 1) if verb is not None and verb.pos_ in ("VERB", "AUX") else Status.ACTUAL
        return compose(outer, compose(value or Status.ACTUAL, own))
    value = _words()["nouns"].get(head.lemma_.lower(), Status.ACTUAL)
    return compose(compose(_context(head, depth), value), own)


def _too_much(quality: Token) -> bool:
    return any(child.lower_ == "too" for child in children(quality, "advmod"))


def _was_spoken(noun: Token, verb: Token) -> bool:
    """Whether the noun names what somebody said ("request") and the verb how it was answered ("rejected")."""
    if noun.lemma_.lower() not in _verbs("spoken") or verb.lemma_.lower() not in _verbs("answering"):
        return False
    owned = children(noun, "poss", "compound", "nmod", "acl", "prep")
    return bool(owned) or any(child.lower_ in ("the", "this", "these", "those") for child in children(noun, "det"))


def _of_noun(noun: Token, depth: int) -> Status:
    status = Status.ACTUAL
    for child in noun.children:
        if child.dep_ in ("amod", "det", "advmod", "neg", "preconj"):
            found = _words()["modifiers"].get(child.lower_)
            if found is not None and not (
                child.lower_ in ("further", "next", "any", "coming", "future")
                and child.dep_ == "amod"
                and noun.tag_ == "NN"
                and child.lower_ == "further"
            ):
                status = compose(status, found)
    head = noun.head
    node = noun
    while node.dep_ == "conj" and node.head.pos_ in ("NOUN", "PROPN"):
        node = node.head
        head = node.head
    if node.dep_ in ("dobj", "nsubjpass") and head.lemma_.lower() in _verbs("presupposing"):
        return status  # who is to halt a campaign has begun it
    if node.dep_ in ("dobj", "nsubjpass") and _was_spoken(node, head):
        return status  # a request that is rejected has been made
    if node.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and head.pos_ in ("VERB", "AUX"):
        outer = status_of(head, depth + 1)
        value = None if head.lemma_.lower() in _verbs("plain_objects") else _embedding(head)
        if value is not None and value is not Status.ACTUAL:
            if value is Status.NEGATED and outer is Status.NEGATED:
                return status
            inner = compose(value, status)
            return inner if outer is Status.ACTUAL else compose(outer, inner)
        if any(c.dep_ == "expl" for c in head.children) or node.dep_ != "attr":
            return compose(outer, status)
        return status
    if node.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX"):
        if occurs_in(head):
            return compose(status_of(head, depth + 1), status)
        return status
    if node.dep_ == "pobj" and head.dep_ in ("prep", "agent", "dative"):
        governor = head.head
        preposition = head.lower_
        if preposition == "without":
            return Status.NEGATED
        if governor.pos_ == "VERB":
            name = f"{governor.lemma_.lower()}_{preposition}"
            shaped = verb_groups()["embedding"].get(name)
            value = Status(shaped) if shaped else None
            if value is None and preposition in ("for", "to", "on", "from"):
                plain = _embedding(governor)
                if plain in (Status.PLANNED, Status.HYPOTHETICAL) or (
                    plain is Status.NEGATED and preposition == "from"
                ):
                    value = plain
            if value is not None:
                return compose(value, status)
            if preposition in ("in", "at", "during", "into", "on") and governor.lemma_ in (
                "be",
                "engage",
                "participate",
                "enter",
            ):
                return compose(status_of(governor, depth + 1), status)
            return status
        if governor.pos_ == "NOUN" and preposition in ("for", "of", "to", "on", "against"):
            value = _words()["nouns"].get(governor.lemma_.lower())
            if value is not None and (preposition in ("for", "of") or value is Status.NEGATED):
                return compose(value, status)
    return status
