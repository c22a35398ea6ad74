"""Whose occasion an event noun is, where somebody only says or does something there: "said in an interview"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.frames import noun_classes
from newsgraph.builder.noun_owners import possessors
from newsgraph.builder.small_words import DEFINITE
from newsgraph.builder.syntax import children, coordinated, doers, prepositional, subjects
from newsgraph.builder.voice import is_passive

# Before what one does or says on an occasion.
OCCASION = frozenset({"in", "at", "during", "on"})
# And before what one did first or does next.
AROUND = frozenset({"after", "before", "following"})
# Where some take part and others look on; and what only those who take part do there.
ARENAS = frozenset({"debate"})
TAKING_PART = frozenset({
    "accuse", "admit", "answer", "appear", "argue", "ask", "attack", "blame", "clash", "contend", "criticise",
    "criticize", "debate", "declare", "defend", "deny", "dismiss", "insist", "interrupt", "perform", "pledge", "praise",
    "promise", "refuse", "reject", "repeat", "reply", "respond", "say", "spar", "speak", "state", "tell", "urge", "vow",
    "warn",
})  # fmt: skip
# What somebody says something in, and what one does there.
SPOKEN = frozenset({
    "address", "briefing", "call", "ceremony", "conference", "convention", "debate", "forum", "hearing", "interview",
    "lecture", "meeting", "rally", "sermon", "speech", "testimony",
})  # fmt: skip
SPEAKING = frozenset({
    "acknowledge", "address", "admit", "announce", "argue", "blame", "call", "cite", "claim", "condemn", "confirm",
    "criticise", "criticize", "declare", "defend", "deny", "describe", "discuss", "dismiss", "explain", "make",
    "mention", "note", "offer", "outline", "praise", "propose", "question", "quote", "raise", "reject", "repeat",
    "reveal", "say", "state", "stress", "suggest", "tell", "unveil", "use", "voice", "vow", "warn",
})  # fmt: skip
# What one is on while one says something; and what is said about it.
GONE_ON = frozenset({"journey", "mission", "outing", "stop", "tour", "trip", "visit", "voyage"})
ABOUT = frozenset({"agree", "comment", "decide", "elaborate", "focus", "insist", "reflect", "remark", "report"})
# In which one does what one does.
NEARLY = frozenset({"close", "near", "closer", "nearer"})
SHOWN = frozenset({"protest", "retaliation", "solidarity", "support"})
JOURNEYS = frozenset({"tour", "inspection"})
UPCOMING = frozenset({"upcoming", "coming", "next", "future", "forthcoming", "final"})


def occasion_of(noun: Token) -> list[Token]:
    """Whose occasion the event noun is, where its phrase only says on what occasion something was said or done:
    "the mayor said in an interview". Empty where the phrase names its own people."""
    prep = noun.head
    # "left after talks with the ministry": what is done with one other party is done by who goes on
    joined = bool(prepositional(noun, "with"))
    talked = joined or noun.lemma_ in ("talk", "meeting", "negotiation", "discussion")
    known = any(child.lower_ in DEFINITE for child in children(noun, "det"))
    before_it = prep.lower_ in AROUND and talked and (joined or not known)
    if prep.lower_ == "on" and noun.lemma_.lower() not in GONE_ON | {"call"}:
        return []  # "on a visit", but "commented on the meeting"
    if prep.lower_ == "on" and known and prep.head.lemma_ in ABOUT:
        return []  # "commented on the visit"
    owned = any(owner.ent_type_ not in ("DATE", "TIME") for owner in possessors(noun))  # "in Thursday's debate"
    if noun.dep_ != "pobj" or prep.dep_ != "prep" or owned or not (prep.lower_ in OCCASION or before_it):
        return []
    if prep.lower_ == "during" and noun.lemma_.lower() in noun_classes()["CONTEST"]:
        return []  # "will strike during the championship"
    if any(child.lower_ in UPCOMING for child in children(noun, "amod")):
        return []  # "spoke on Friday about the upcoming debate"
    told = {"between", "by", "among"} if noun.lemma_ in JOURNEYS else {"between", "by", "of", "among"}
    if any(child.lower_ in told for child in children(noun, "prep")):
        return []  # but "said on a tour of Peru"
    verb = prep.head
    if prep.lower_ == "on" and verb.dep_ == "nsubj" and prep.i and prep.nbor(-1).text == ",":
        return coordinated(verb)  # "the minister, on a visit to Oslo, thanked"
    if verb.dep_ == "dobj" and verb.pos_ == "NOUN" and noun.lemma_.lower() in SPOKEN and verb.head.lemma_ in SPEAKING:
        verb = verb.head  # "defended the plan in an interview": the parser hangs the occasion on the plan
    if noun.lemma_.lower() in ARENAS and verb.lemma_ not in TAKING_PART:
        return []  # "voters learned during the debate"
    if before_it and not joined and len(subjects(verb)) < 2:
        return []  # "the two issued a statement after talks": with each other
    if noun.lemma_ == "interview" and verb.lemma_ == "tell" and not is_passive(verb):
        return [*subjects(verb), *(t for told in children(verb, "dobj", "dative") for t in coordinated(told))]
    if verb.pos_ != "VERB" or (is_passive(verb) and verb.lemma_ not in SPEAKING):
        return []
    return doers(verb)


def shown_by(noun: Token) -> list[Token]:
    """Who does what the clause tells in protest, in support or the like: "shopkeepers shut their stores in protest"; or
    is close to it: "the sides are close to a deal"."""
    verb = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "to" and verb.lower_ in NEARLY and verb.dep_ == "acomp":
        return subjects(verb.head)
    if noun.dep_ != "pobj" or noun.head.lower_ != "in" or noun.lemma_ not in SHOWN or verb.pos_ != "VERB":
        return []
    return doers(verb)
