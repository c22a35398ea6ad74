"""What words say of whether something happened: the lexicon of mood, and how one status stands inside another."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from spacy.tokens import Token

from newsgraph.builder import numerals
from newsgraph.builder.dependents import children
from newsgraph.builder.frames import noun_classes
from newsgraph.builder.model import Status

FORESEEING = frozenset({"advocate", "fear", "forecast", "oppose", "predict"})
WINNING = frozenset({"victory", "win", "defeat", "loss"})
SETTLING = frozenset({"accord", "agreement", "deal", "pact", "proposal", "referendum", "vote"})
TO_COME = frozenset({"before", "till", "until"})
# Who does this to a report says that what it tells is not so.
REFUTING = frozenset({"debunk", "deny", "disprove", "rebut", "refute"})
WAVING_OFF = frozenset({"discount", "dismiss", "dispute", "reject", "ridicule"})
TELLINGS = frozenset({"allegation", "assertion", "claim", "idea", "notion", "report", "rumor", "rumour", "suggestion"})
LEAVING = frozenset({"back", "bow", "chicken", "drop", "opt", "pull", "talk"})  # with "out of"
# Of these a clause without "that" tells what was done with them, unless there is none.
CARRIED_OUT = frozenset({"basis", "ground", "mention", "plan", "reason", "record", "report", "talk", "way", "word"})
BARELY = frozenset({"before", "doubt", "only", "since", "sooner", "until"})  # "not until May did he leave": he did
AWAITING = frozenset({"after", "before", "once", "till", "until", "when"})


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, Status]]:
    """The status that each word of each group lends, by group."""
    path = resources.files("newsgraph.builder") / "lexicon" / "status.toml"
    tables = tomllib.loads(path.read_text("utf-8"))
    return {
        group: {word: Status(value) for value, listed in table.items() for word in listed}
        for group, table in tables.items()
        if "verbs" not in table
    }


@lru_cache(maxsize=32)
def verbs_of(group: str) -> frozenset[str]:
    """The words of a group that only lists them."""
    path = resources.files("newsgraph.builder") / "lexicon" / "status.toml"
    return frozenset(tomllib.loads(path.read_text("utf-8"))[group]["verbs"])


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


def is_told_as_fact(verb: Token, teller: Token) -> bool:
    """Whether indirect speech says what is or was: "told them that he left", not "insisted that he leave"."""
    if teller.lemma_.lower() not in verbs_of("telling"):
        return False
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return first.tag_ in ("VBD", "VBZ", "MD") or (first.tag_ == "VBP" and teller.lemma_ != "insist")


def is_presupposed(verb: Token) -> bool:
    """Whether the clause asks of a deed only how, why, when or where it was done: "nobody knows why they left"."""
    asked = any(child.tag_ == "WRB" and child.i < verb.i for child in verb.lefts)
    return asked and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts)


def tells_content(verb: Token, finite: bool) -> bool:
    """Whether the clause tells what its noun is about, with "that" or without: "no sign they left", "the risk they run
    off"; not "the reason they left", "the talks they left"."""
    noun = verb.head
    that = any(child.lower_ == "that" for child in children(verb, "mark"))
    if that or not finite:
        return that
    if noun.lemma_.lower() not in words()["unfounded"] or not children(verb, "nsubj", "nsubjpass"):
        return False
    return noun.lemma_.lower() not in CARRIED_OUT or any(c.lower_ == "no" for c in children(noun, "det"))


def waved_off(noun: Token) -> bool:
    """Whether somebody says that what the noun tells is not so: "denied reports", "dismissed the claim"."""
    answer = noun.head.lemma_
    answered = noun.dep_ in ("dobj", "nsubjpass") and (answer in REFUTING or answer in WAVING_OFF)
    return answered and (answer in REFUTING or noun.lemma_.lower() in TELLINGS)


def of_content(own: Status, noun: Token) -> Status:
    """What a noun says of its that-clause: "fears that", "no evidence that", "denied a report that"."""
    lemma = noun.lemma_.lower()
    if own is Status.ACTUAL and waved_off(noun):
        return Status.NEGATED
    before = {child.lower_ for child in children(noun, "det", "amod")}
    if lemma == "doubt" and before & {"no", "little"}:
        return own  # "there is no doubt that they left"
    if before & {"no", "little", "any"}:
        value = words()["unfounded"].get(lemma)
        if value is not None:
            return Status.HYPOTHETICAL if own is Status.NEGATED else value
    value = words()["nouns"].get(lemma)
    return compose(value, own) if value is Status.HYPOTHETICAL else own


def is_awaited(verb: Token) -> bool:
    """Whether a clause in the present tells of a time to come: "until a leader is chosen and a king is crowned"."""
    if verb.dep_ == "conj" and verb.head.dep_ == "advcl":
        return is_awaited(verb.head)
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    opened = any(c.lower_ in AWAITING for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i)
    if opens_condition(verb):
        return True
    past = first.tag_ == "VBD" and any(c.lower_ == "would" for c in children(verb.head, "aux"))
    return opened and (first.tag_ in ("VBZ", "VBP") or past)  # "said they would stay until one was chosen"


def gives_time(verb: Token) -> bool:
    """Whether somebody is given time to do what follows: "gave them 15 days to leave"."""
    given = children(verb, "npadvmod", "dobj")
    return any(noun.lemma_.lower() in ("day", "deadline", "hour", "month", "time", "week", "year") for noun in given)


def opens_condition(verb: Token) -> bool:
    """Whether the clause tells with "as soon as", "as long as" when or on what condition the other deed is done."""
    return verb.head.lower_ in ("soon", "long") and any(c.lower_ == "as" for c in children(verb, "mark"))


def is_to_come(verb: Token) -> bool:
    """Whether a clause in the present tells what is still to come: "ruled out a truce before the rebels disarm"."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return first.tag_ in ("VBZ", "VBP") and any(c.lower_ in TO_COME for c in children(verb, "mark"))


def waits_for(verb: Token) -> bool:
    """Whether the clause tells a condition: "until Peru frees them", not "until they leave in May"."""
    if verb.dep_ == "conj" and verb.head.dep_ == "advcl":
        return waits_for(verb.head)
    opened = any(child.lower_ in ("till", "until") for child in children(verb, "mark"))
    return opened and not any(word.ent_type_ == "DATE" for word in verb.subtree)


def settles(governor: Token, noun: Token) -> bool:
    """Whether what the governor says of its content holds of the noun: "a plan for a raid", "the agreement on the
    release of prisoners"; not "talks on the war", which is on already."""
    preposition, lemma = noun.head.lower_, noun.lemma_.lower()
    known = lemma in noun_classes()["ASSAULT"] or lemma in noun_classes()["CATASTROPHE"]
    return preposition in ("for", "of") or (preposition == "on" and governor.lemma_ in SETTLING and not known)


def was_held(verb: Token, noun: Token) -> bool:
    """Whether what somebody organised has been: "the march was organised by nurses", not "will be organised"; the same
    of a blow that was ordered."""
    if verb.lemma_ == "order" and noun.lemma_.lower() in noun_classes()["ASSAULT"]:
        return True
    past = verb.lemma_ in ("organise", "organize") and verb.tag_ in ("VBD", "VBN")
    return past and not any(c.tag_ in ("MD", "TO") for c in children(verb, "aux"))


def not_only(word: Token) -> bool:
    """Whether the word denies nothing: "not only visited Oslo"."""
    return word.i + 1 < len(word.doc) and word.nbor().lower_ in ("only", "just", "merely", "simply")


def rather_than(word: Token) -> bool:
    """Whether the deed is what was not done: "rather than arrest them, police left", "talks rather than war"."""
    if word.dep_ == "conj":
        before = [child for child in word.head.children if child.i < word.i]
        rather = any(child.lower_ == "rather" for child in before)  # "would rather resign than sign"
        return any(
            child.lower_ == "than" and (rather or (child.i and child.nbor(-1).lower_ == "rather")) for child in before
        )
    return word.tag_ in ("VB", "VBG") and any(
        child.lower_ == "than" and child.i and child.nbor(-1).lower_ == "rather" for child in word.lefts
    )


def in_place_of(prep: Token) -> bool:
    """Whether what the preposition governs is not done: "without leaving", "instead of", "short of", "backed out of"
    it."""
    if prep.lower_ == "without":
        return True
    before = prep.nbor(-1) if prep.i else prep
    if prep.lower_ != "of" or before.lower_ not in ("instead", "short", "out"):
        return False
    return before.lower_ != "out" or before.head.lemma_ in LEAVING


def denied_in_front(verb: Token) -> bool:
    """Whether a denial stands in front and turns the clause: "nor did they leave", "at no time has he paid"."""
    first = next((child for child in verb.lefts if child.dep_ in ("aux", "auxpass")), None)
    if first is None or not any(child.i > first.i for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")):
        return False
    before = {word.lower_ for child in verb.lefts if child.i < first.i for word in child.subtree}
    return not before.isdisjoint(("no", "nor", "not", "neither", "never")) and before.isdisjoint(BARELY)


def just_in_case(verb: Token) -> bool:
    """Whether the clause tells what others provide for, however it is read: "stood by in case rebels attacked"."""
    start = verb.left_edge
    if start.lower_ == "in" and start.i < verb.i:
        return start.nbor().lower_ == "case"
    return start.i > 1 and start.nbor(-1).lower_ == "case" and start.nbor(-2).lower_ == "in"


def on_condition(verb: Token) -> bool:
    """Whether the clause holds only under a condition: "will sue if he leaves"."""
    return any(
        mark.lower_ in ("if", "unless") for clause in children(verb, "advcl") for mark in children(clause, "mark")
    )


def is_asked_about(verb: Token) -> bool:
    """Whether the verb is asked about: "Did the army shoot him?"; what "why" and "when" ask about has happened."""
    first = next((child for child in verb.lefts if child.dep_ == "aux"), None)
    if (
        first is None
        or first.lemma_ not in ("do", "have", "be", "will")
        or first.head.dep_ not in ("ROOT", "conj", "ccomp")
    ):
        return False
    between = any(first.i < child.i < verb.i for child in children(verb, "nsubj", "nsubjpass"))
    asked = between and any(child.lower_ == "?" for child in verb.rights)
    return asked and not any(child.tag_ in ("WRB", "WP") and child.i < first.i for child in verb.subtree)


def is_subjunctive(verb: Token) -> bool:
    """Whether the clause tells what is to be, not what is: "insisted that he leave", "insists the troops must go"."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    if first.tag_ in ("VB", "TO") or first.lower_ in ("should", "must"):
        return True
    several = any(c.tag_ in ("NNS", "NNPS") or c.lower_ in ("they", "we") for c in children(verb, "nsubj", "nsubjpass"))
    return first is verb and verb.tag_ == "VBP" and verb.lemma_ != "be" and (not several or verb.head.tag_ == "VBD")


def is_habit(verb: Token) -> bool:
    """Whether "would" tells what was done time and again: "they would sometimes march"."""
    return any(child.lower_ in verbs_of("often") for child in children(verb, "advmod")) and not on_condition(verb)


def is_dated_ahead(verb: Token) -> bool:
    """Whether a day to come stands beside the verb: "would hold talks next month"."""
    days = [day for each in (verb, *children(verb, "conj")) for day in children(each, "npadvmod")]
    return any(d.lower_ == "tomorrow" or any(c.lower_ == "next" for c in children(d, "amod")) for d in days)


def is_supposed(verb: Token) -> bool:
    """Whether the order of the words makes a condition: "had he won", "should she lose"."""
    first = next(iter(verb.lefts), None)
    inverted = first is not None and first.dep_ == "aux" and first.lower_ in ("had", "should", "were")
    clause = verb.dep_ in ("advcl", "ccomp") or not any(child.lower_ == "?" for child in verb.rights)
    return inverted and clause and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)


def is_ranked(noun: Token) -> bool:
    """Whether the noun is one in a row of those who did it: "the third minister to be ousted", no first to be."""
    counted = any(c.lower_ in numerals.ordinals() or c.lower_ in ("latest", "last") for c in children(noun, "amod"))
    return counted and not children(noun.head, "aux")


def was_spoken(noun: Token, verb: Token) -> bool:
    """Whether the noun names what somebody said ("request") and the verb how it was answered ("rejected")."""
    if noun.lemma_.lower() not in verbs_of("spoken") or verb.lemma_.lower() not in verbs_of("answering"):
        return False
    owned = children(noun, "poss", "compound", "nmod", "acl", "prep")
    return bool(owned) or any(child.lower_ in ("the", "this", "these", "those") for child in children(noun, "det"))


def was_missed(verb: Token) -> bool:
    """Whether somebody stayed away from what took place all the same: "did not attend the debate"."""
    return verb.lemma_ == "attend" and bool(children(verb, "neg"))


def bare_beside(verb: Token) -> bool:
    """Whether what looks like a present stands beside an infinitive and is one: "could change or decline to"."""
    beside = verb.tag_ == "VBP" and verb.dep_ == "conj" and verb.head.tag_ == "VB"
    return beside and not children(verb, "nsubj", "nsubjpass")


def too_much(quality: Token) -> bool:
    """Whether what has too much of the quality is not done: "too early to leave"."""
    return any(child.lower_ == "too" for child in children(quality, "advmod"))


def one_of_a_kind(noun: Token) -> bool:
    """Whether the noun stands for any event of its kind: "an attack", "attacks", not "the attack"."""
    given = children(noun, "det", "poss", "nummod")
    return all(child.lower_ in ("a", "an", "any", "another", "some") for child in given)


def denied_together(verb: Token) -> bool:
    """Whether the "not" before another verb is for both: "did not stop and help them", not "did not go but stayed"."""
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VB" or first.tag_ != "VB" or not children(first, "neg"):
        return False
    own = children(verb, "aux", "auxpass", "nsubj", "neg")
    joined = [child for child in children(first, "cc") if child.i < verb.i]
    return not own and bool(joined) and joined[-1].lower_ in ("and", "or", "nor")


def looks_ready(quality: Token) -> bool:
    """Whether others only take somebody to be willing: "appeared ready to yield"."""
    return quality.lower_ in ("ready", "prepared") and quality.head.lemma_ in ("appear", "look", "seem", "sound")


def fell_through(verb: Token) -> bool:
    """Whether the verb says of its subject that nothing came of it: "the deal fell through"."""
    return verb.lemma_ == "fall" and any(c.lower_ == "through" and not children(c, "pobj") for c in verb.children)


def is_plain_object(noun: Token, verb: Token) -> bool:
    """Whether the verb leaves open nothing of the event that is its object: nor does what something amounts to that has
    happened ("this means another defeat for them")."""
    if verb.lemma_ in FORESEEING and one_of_a_kind(noun):
        return False  # "fear an attack"
    if verb.lemma_ == "mean" and verb.tag_ != "VB" and noun.lemma_.lower() in WINNING:
        return True
    return verb.lemma_.lower() in verbs_of("plain_objects") or was_held(verb, noun)


def supposed(noun: Token, verb: Token) -> bool:
    """Whether the clause says what would come of it: "a strike would close the port", "her victory would help"."""
    modals = {child.lower_ for child in children(verb, "aux")} & {"would", "could", "might"}
    told = any(child.dep_ in ("relcl", "acl") or child.ent_type_ == "DATE" for child in noun.children)
    return bool(modals) and not told and (noun.lemma_.lower() in WINNING or one_of_a_kind(noun))
