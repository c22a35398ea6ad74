"""The verb that lends an event noun its subject: "held talks", "came under attack", "took part in the march"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.frames import noun_classes, verb_groups
from newsgraph.builder.lasting import is_ended
from newsgraph.builder.moods import was_missed
from newsgraph.builder.occurrence import occurring
from newsgraph.builder.syntax import children, direct_objects, doers, particle, prepositional, subjects
from newsgraph.builder.voice import is_passive

# Who does these for talks is a side of them: "travelled to Oslo for talks with the king".
GOING = frozenset({
    "arrive", "come", "fly", "gather", "go", "head", "host", "leave", "meet", "return", "travel", "visit",
})  # fmt: skip
# The verbs of getting and wanting, whose subject the help is for.
SEEKING = frozenset({
    "accept", "await", "court", "demand", "earn", "gain", "get", "need", "obtain", "receive", "request", "secure",
    "seek", "want", "win",
})  # fmt: skip
# Who says that the responsibility is his has done it.
OWNING = frozenset({"accept", "acknowledge", "admit", "assume", "claim", "take"})
# Of which an event noun may be what is measured or shown: "a round of talks", "sent a message of support".
MEASURES = frozenset({
    "round", "series", "wave", "string", "number", "state", "spate", "set", "kind", "campaign", "act", "message",
    "word", "show", "gesture", "expression", "week", "day", "month",
})  # fmt: skip
# How much of what the plural behind "of" names: "one of the worst attacks".
PARTS = frozenset({"all", "any", "both", "half", "many", "most", "one", "several", "some", "two", "three"})


def is_compound(noun: Token) -> bool:
    """Whether the event noun stands before a noun that only says what comes of it: "rescue effort", "vote count"."""
    classes = noun_classes()
    return (
        noun.dep_ in ("compound", "nmod")
        and noun.lemma_.lower() in classes["BEFORE"]
        and noun.head.lemma_.lower() in classes["SHELL"]
    )


def name_of(verb: Token) -> str:
    """How the lexicon calls the verb, with its particle: "carry_out"."""
    return f"{verb.lemma_.lower()}_{particle(verb)}" if particle(verb) else verb.lemma_.lower()


def seekers_of(noun: Token) -> list[Token]:
    """Who seeks, needs or gets what the noun names: "the firm asked the state for aid", "they need help"."""
    head = noun.head
    given = head.lemma_ in ("have", "enjoy", "lose") and bool(prepositional(noun, "of", "from"))
    if noun.dep_ == "pobj" and head.lower_ in ("on", "upon") and head.head.lemma_ in ("depend", "rely"):
        return subjects(head.head)  # "depends on aid from Peru"
    if noun.dep_ == "dobj" and (given or head.lemma_ in SEEKING):
        return doers(head)
    if prepositional(noun, "for"):
        return []  # "asked for aid for Peru"
    if noun.dep_ == "pobj" and head.lower_ == "for" and head.head.lemma_ in ("ask", "appeal", "beg", "plead", "wait"):
        return subjects(head.head)
    return []


def measured(noun: Token) -> bool:
    """Whether the noun is what a measure measures: "a new round of talks", "some of the worst attacks"."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ != "of":
        return False
    if prep.head.lower_ in PARTS:
        return noun.tag_ in ("NNS", "NNPS")
    return prep.head.pos_ == "NOUN" and prep.head.lemma_.lower() in MEASURES


def support_of(noun: Token) -> tuple[Token | None, str]:
    """The light verb whose object, passive subject or complement the event noun is, and what its subject is to it."""
    groups = verb_groups()["support"]
    node = noun.head if is_compound(noun) else noun  # "launched a rescue effort"
    head = node.head
    while (node.dep_ == "conj" and node.head.pos_ == "NOUN") or measured(node):
        node = node.head if node.dep_ == "conj" else node.head.head
        head = node.head
    if node.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
        name = name_of(head)
        judged = name == "call" and any(c.lower_ == "the" for c in children(node, "det"))  # "called the deal bad"
        if name in groups and not (judged or was_missed(head) or is_ended(noun, head)):
            return head, groups[name]
    for verb in occurring(node)[1:]:  # "is due to be held"
        if is_passive(verb) and name_of(verb) in groups and not is_ended(noun, verb):
            return verb, groups[name_of(verb)]
    if node.dep_ == "pobj" and head.head.pos_ in ("VERB", "AUX"):
        governor = head.head
        name = f"{governor.lemma_.lower()}_{head.lower_}"
        if name in groups:
            return governor, groups[name]
        if (
            name == "take_in"
            and governor.dep_ != "pcomp"
            and any(thing.lemma_ == "part" for thing in children(governor, "dobj"))
        ):
            return governor, "agent"
        owned = children(governor, "dobj") if head.lower_ == "for" and governor.lemma_ in OWNING else []
        if any(thing.lemma_ == "responsibility" for thing in owned):
            return governor, "agent"
        meeting = governor.lemma_ in GOING if head.lower_ == "for" else name in ("agree_to", "agree_on")
        if meeting and noun.lemma_.lower() in noun_classes()["TALKS"] | noun_classes()["TRUCE"]:
            return governor, "agent"
        if governor.lemma_ in ("be", "remain") and head.lower_ in ("in", "at", "on", "under"):
            return governor, "patient" if head.lower_ == "under" else "agent"
    if node.dep_ == "pobj" and head.lower_ == "for" and head.head.lemma_ == "responsibility":
        governor = head.head.head  # "claimed responsibility for the raid"
        if head.head.dep_ == "dobj" and governor.lemma_ in OWNING:
            return governor, "agent"
    for clause in _relatives(noun):  # "the curfew that the city imposed"
        if groups.get(name_of(clause)) == "agent" and not is_passive(clause):
            return clause, "agent"
    return None, ""


def _relatives(noun: Token) -> list[Token]:
    """The relative clauses of which the noun is the object, those too that the parser hangs on the end of its phrase:
    "the raid on the mill, which rebels launched"."""
    found = [clause for clause in children(noun, "relcl") if noun in direct_objects(clause)]
    for prep in children(noun, "prep"):
        for inner in children(prep, "pobj"):
            for clause in children(inner, "relcl"):
                which = any(child.lower_ == "which" and child.dep_ == "dobj" for child in clause.children)
                if which and clause.left_edge.nbor(-1).text == ",":
                    found.append(clause)
    return found
