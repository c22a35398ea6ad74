"""What the words above a clause or an event noun take for granted of it: who stops doing it was doing it, who makes
sure of it has it done, and what something depends on is still open."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.dependents import children
from newsgraph.builder.frames import noun_classes, verb_groups
from newsgraph.builder.model import Status
from newsgraph.builder.moods import verbs_of
from newsgraph.builder.purposes import is_met

__all__ = [
    "amount_of",
    "averted",
    "holds_of",
    "is_ceased",
    "is_cut_short",
    "is_escaped",
    "is_one_more",
    "is_under_way",
    "is_upcoming",
    "left_open",
    "maker_sure",
    "timed_by",
]

CEASING = frozenset({"cease", "discontinue", "quit", "stop"})
ASSURING = frozenset({"assure", "ensure", "guarantee"})
SURE = frozenset({"certain", "sure"})
DEPENDING = frozenset({"depend", "hang", "hinge"})
CONTINGENT = frozenset({"conditional", "conditioned", "contingent", "dependent", "predicated"})
SUBJECTS = ("nsubj", "nsubjpass")
# Who opens or shuts these leaves open what lies behind, or rules it out: "opened the door to talks".
WAYS = frozenset({"door", "gate", "ground", "groundwork", "path", "plug", "road", "stage", "way"})
OPENING = frozenset({"clear", "lay", "leave", "offer", "open", "pave", "prepare", "set", "smooth"})
SHUTTING = frozenset({"bar", "block", "bolt", "close", "pull", "shut", "slam"})
# What one says that one was doing when one says that one will: "he said he was taking them to Oslo".
GOING = frozenset({"bring", "come", "drive", "fly", "go", "move", "return", "sail", "send", "take", "travel"})
TELLING = frozenset({"add", "announce", "confirm", "say", "tweet", "write"})
TIMING = frozenset({"after", "before", "when", "while"})
# Behind these "further" things have happened; behind others they may.
TOLD_OF = frozenset({"after", "amid", "by", "despite", "during", "following", "in", "including", "with"})
ORDERED = frozenset({"deportation", "eviction", "execution", "expulsion", "extradition", "hanging"})
STAYING = frozenset({"block", "halt", "stay", "stop", "suspend"})
ESCAPING = frozenset({"avoid", "dodge", "duck", "elude", "escape", "evade", "sidestep"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def holds_of(verb: Token) -> bool:
    """Whether the clause tells what is ceased, hindered or made sure of."""
    return is_ceased(verb) or _is_hindered(verb) or maker_sure(verb) is not None


def is_ceased(verb: Token) -> bool:
    """Whether the verb tells what goes on and is, or is to be, ended: "must stop killing civilians"."""
    gerund = verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "ccomp") and not children(verb, *SUBJECTS)
    return gerund and verb.head.lemma_ in CEASING and not children(verb.head, "dobj")


def _is_hindered(verb: Token) -> bool:
    """Whether somebody keeps others from doing it, though no "from" says so: "stopped Peru building a dam"."""
    gerund = verb.tag_ == "VBG" and verb.dep_ in ("ccomp", "xcomp")
    if not gerund or verb.head.lemma_ not in ("prevent", "stop"):
        return False
    return bool(children(verb, *SUBJECTS) or any(noun.i < verb.i for noun in children(verb.head, "dobj")))


def maker_sure(verb: Token) -> Token | None:
    """The verb by which somebody sees to what the clause tells: "made sure that they left", "see to it that"."""
    head = verb.head
    if verb.dep_ != "ccomp":
        return None
    if head.lemma_.lower() in SURE and head.head.lemma_ in ("make", "be"):
        return head.head
    seen = head.lemma_ == "see" and any(prep.lower_ == "to" for prep in children(head, "prep"))
    return head if seen or head.lemma_ in ASSURING else None


def _is_condition(noun: Token) -> bool:
    """Whether something depends on the event that the noun names: "hinges on Peru's withdrawal"; what one lives on
    ("depends on aid"), or what is known ("depends on the talks"), is there."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in ("on", "upon"):
        return False
    governor, lemma = prep.head, noun.lemma_.lower()
    qualities = {each.lower_ for each in (governor, *children(governor, "acomp"))}
    if governor.lemma_.lower() not in DEPENDING and not qualities & CONTINGENT:
        return False
    classes = noun_classes()
    if lemma in classes["HELP"]:
        return False
    lasting = lemma in classes["TALKS"] | classes["CONTEST"] | classes["ASSAULT"]
    return not (lasting and any(child.lower_ in DEFINITE for child in children(noun, "det", "poss")))


def left_open(noun: Token) -> Status | None:
    """What a way that is opened or shut says of the event it leads to: "opened the door to talks", "closed the door on
    a deal", or what depends on the event: "hinges on her release"; None for any other noun."""
    prep = noun.head
    if _is_condition(noun):
        return Status.HYPOTHETICAL
    if noun.dep_ != "pobj" or prep.lower_ not in ("for", "on", "to"):
        return None
    beside = children(prep.head, "dobj", "nsubjpass") if prep.head.pos_ == "VERB" else [prep.head]
    for way in beside:
        verb = way.head
        if way.lemma_.lower() in WAYS and way.dep_ in ("dobj", "nsubjpass") and verb.pos_ == "VERB":
            if verb.lemma_ in SHUTTING:
                return Status.NEGATED
            return Status.HYPOTHETICAL if verb.lemma_ in OPENING else None
    return None


def is_one_more(noun: Token) -> bool:
    """Whether "further" before the noun says only that there were others before: "made further arrests", not "warned of
    further attacks"."""
    if noun.tag_ == "NN":
        return True
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in TOLD_OF:
        return True
    shaped = verb_groups()["embedding"].get(verb.lemma_.lower(), Status.ACTUAL.value)
    if noun.dep_ not in ("dobj", "nsubj", "nsubjpass") or shaped != Status.ACTUAL.value:
        return False
    return verb.tag_ in ("VBD", "VBN") and not any(child.tag_ in ("MD", "TO") for child in children(verb, "aux"))


def is_under_way(verb: Token) -> bool:
    """Whether somebody says in the past that he was about to go or bring: "she said she was flying to Oslo"."""
    if verb.tag_ != "VBG" or verb.dep_ != "ccomp" or verb.lemma_ not in GOING:
        return False
    teller = verb.head
    was = any(child.lower_ in ("was", "were") for child in children(verb, "aux"))
    if not was or teller.tag_ != "VBD" or teller.lemma_ not in TELLING:
        return False
    own = any(child.lower_ in ("he", "she", "they", "it") for child in children(verb, "nsubj"))
    timed = any(child.lower_ in TIMING for clause in children(verb, "advcl") for child in clause.children)
    return own and not timed and bool(children(verb, "prep", "advmod"))


def amount_of(noun: Token) -> Token:
    """The sum in whose stead the noun says what it is for, which the clause is about: "seeks $5 billion | in aid"; else
    the noun itself."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ != "in":
        return noun
    sums = [prep.head] if prep.head.pos_ != "VERB" else [n for n in children(prep.head, "dobj") if n.i < prep.i]
    return next((one for one in sums if one.tag_ == "CD" or one.lemma_.lower() in noun_classes()["MONEY"]), noun)


def is_escaped(noun: Token) -> bool:
    """Whether somebody gets away without what the noun names: "escaped charges", not "escaped the attack"; or is kept
    from it: "halted his execution"."""
    named = noun.dep_ == "dobj" and noun.head.lemma_ in ESCAPING and noun.lemma_.lower() in verbs_of("escaped")
    return is_stayed(noun) or (named and not any(child.lower_ in DEFINITE for child in children(noun, "det")))


def is_stayed(noun: Token) -> bool:
    """Whether what was ordered for one person is kept from being done: "halted his execution"; not what went on till
    then, as in "halted executions"."""
    ordered = noun.dep_ in ("dobj", "nsubjpass") and noun.lemma_ in ORDERED and noun.tag_ == "NN"
    return ordered and noun.head.lemma_ in STAYING


def is_upcoming(noun: Token) -> bool:
    """Whether something is done ahead of the event that the noun names, no year of which is told."""
    of = noun.head
    ahead = noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ == "ahead"
    return ahead and not any(word.tag_ == "CD" and len(word) == len("2014") for word in noun.sent)


def averted(outer: Status, inner: Status) -> Status:
    """The status of what is kept from happening by what has the ``outer`` status."""
    if outer is Status.ACTUAL:
        return Status.NEGATED
    return inner if outer is Status.NEGATED else Status.HYPOTHETICAL


def timed_by(verb: Token) -> Token:
    """The verb whose time is the deed's too: "voted | on Thursday to reject it", "stopped shelling it | on Friday"."""
    if verb.dep_ in ("advcl", "xcomp") and is_met(verb):
        return verb.head
    return next((clause for clause in children(verb, "xcomp") if is_ceased(clause)), verb)


def is_cut_short(verb: Token) -> bool:
    """Whether something befell those who were under way, so that they are not said to have come where they were going:
    "was flying to Oslo when the plane crashed"."""
    if verb.tag_ != "VBG" or not any(child.lower_ in ("was", "were") for child in children(verb, "aux")):
        return False
    later = [clause for clause in children(verb, "advcl") if clause.i > verb.i and clause.tag_ in ("VBD", "VBN")]
    return any(child.lower_ == "when" for clause in later for child in clause.children)
