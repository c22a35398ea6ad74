"""Which cues tell what somebody did or means to do, not what was said: an event, of which no words stand."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.cues import FINITE, Attribution
from newsgraph.builder.descriptions import types_of_name
from newsgraph.builder.frames import noun_classes
from newsgraph.builder.model import Entity, Kind
from newsgraph.builder.source_phrases import is_document
from newsgraph.builder.wordlists import words

POLICY = frozenset({("commit", "infinitive"), ("judge", "object"), ("think", "infinitive")})
INTENTS = frozenset(
    [
        "plan",
        "want",
        "refuse",
        "agree",
        "intend",
        "aim",
        "mean",
        "expect",
        "decline",
        "plot",
        "prefer",
        "long",
        "yearn",
        "aspire",
    ]
)
BLOWS = frozenset({"attack", "savage", "rip", "assail", "bash", "blast", "slam", "skewer", "go after"})
# Sides taken, which need no words: Support and Reject events.
STANCES = frozenset(
    ["endorse", "oppose", "embrace", "favor", "favour", "reject", "renounce", "rebuff", "spurn", "shun", "disown"]
)
# What even a state does with nothing but words.
WORDS = frozenset(["blame", "deny", "deplore", "dispute", "hail", "refute", "welcome"])
MISTAKEN = frozenset({"erroneously", "falsely", "incorrectly", "mistakenly", "wrongly"})
# Talks held, steps at law, requests and orders.
MOVES = frozenset(
    [("discuss", "object"), ("rule", "against"), ("appeal", "to"), ("charge", "with"), ("debate", "object")]
)
MOVES |= frozenset((lemma, "for") for lemma in ("ask", "appeal", "apply", "beg", "plead", "press"))
MOVES |= frozenset({("advise", "infinitive"), ("tell", "infinitive"), ("warn", "object"), ("consider", "clause")})
MOVES |= frozenset({("comment", "on")})  # "her comments on the match": that there were any
MOVES |= frozenset({("ask", "about"), ("point out", "object"), ("pray", "for"), ("protest", "against")})
# What a forecast in figures is of: "expects to lose $7 million", not "expects to open 40 shops".
OUTCOMES = words("reporting", "forecasts", "outcomes")
SUPPOSING = frozenset({"may", "might", "could", "would", "can"})
URGING = frozenset({"urge", "call on"})
THINGS = frozenset({"FAC", "LOC", "PRODUCT"})  # a ship, a bridge
ANYBODY = frozenset({"cynic", "people", "reader", "sceptic", "skeptic", "some", "many", "viewer", "visitor"})
UTTERED = frozenset({"appreciative", "complimentary", "critical", "dismissive", "scornful", "supportive"})
PEOPLE = frozenset({"he", "she", "they", "him", "her", "them", "who"})
FELT = frozenset({"of", "with", "to", "at", "by"})  # what somebody is proud, tired or sure of
# Who announces the winner or unveils the plan, acts: no words say what it is. "A new plant" and "the death of" do.
VAGUE = frozenset({"few", "many", "most", "others", "people", "some", "somebody", "someone"})
CAUSES = frozenset({"as", "because", "if", "since", "though", "although", "unless"})
TELLING = frozenset({"announce", "declare", "detail", "disclose", "present", "reveal", "unveil"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})


def _known(cue: Attribution) -> bool:
    """Whether the object of the cue is something that the reader is taken to know, and says nothing by itself."""
    objects = [child for child in cue.cue.children if child.dep_ == "dobj"]
    return bool(objects) and all(
        any(child.lower_ in DEFINITE and child.dep_ in {"det", "poss"} for child in thing.children)
        and not any(child.lower_ == "of" for child in thing.children)
        for thing in objects
    )


def _acts(cue: Attribution) -> bool:
    """Whether a judgement is told as an act: of criticism, of greeting, of dismissing a case or a servant."""
    objects = [child for child in cue.cue.children if child.dep_ == "dobj"]
    things = {child.lemma_.lower() for child in objects}
    if cue.lemma in words("reporting", "deeds", "acts"):
        return True
    if cue.lemma in words("reporting", "deeds", "aimed"):
        return any(child.ent_type_ in {"PERSON", "NORP"} or child.pos_ == "PRON" for child in objects)
    if cue.lemma == "welcome":
        person = any(child.ent_type_ == "PERSON" for child in objects)
        return person or bool(things & words("reporting", "deeds", "guests"))
    if cue.lemma == "dismiss":
        gone = [child for child in cue.cue.children if child.dep_ == "nsubjpass"] + objects
        if gone and all(child.ent_type_ == "PERSON" or child.lower_ in PEOPLE for child in gone):
            return True  # "Lee was dismissed by the council"
        if things & noun_classes()["JOB"]:
            return True  # "dismissed his army chief"
    judged = cue.source is not None and cue.source.lemma_.lower() in words("reporting", "deeds", "courts")
    return cue.lemma in {"dismiss", "reject"} and (bool(things & words("reporting", "deeds", "cases")) or judged)


def _aside(source: Entity, cue: Attribution) -> bool:
    """Whether a thought is told beside the sentence's own matter: "who thought they were safe", "as he felt ill"."""
    verb = cue.cue
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if cue.frame not in {"clause", "that", "object", "infinitive"}:
        return False
    label = source.label.casefold().split()
    if not source.named and 0 < len(label) < 3 and label[0] in VAGUE:
        return True  # "some believe", "few experts think"
    if verb.dep_ == "relcl":
        return not source.named and cue.source is not None and cue.source.i == verb.head.i
    marked = any(child.dep_ == "mark" and child.lower_ in CAUSES for child in verb.children)
    return verb.dep_ == "advcl" and (marked or verb.tag_ == "VBG")


def _is_person(child: Token) -> bool:
    return child.dep_ == "dobj" and (child.lower_ in {"him", "her", "them", "us"} or child.ent_type_ == "PERSON")


def _urges(cue: Attribution) -> bool:
    """Whether somebody is told what to do in words, in a clause of its own: "urged colleagues to vote"."""
    verbs = (cue.cue, *(child for child in cue.cue.lefts if child.dep_ == "aux"))
    finite = any(verb.tag_ in {*FINITE, "VBP"} for verb in verbs)
    return cue.frame == "infinitive" and cue.lemma in URGING and finite


def _is_seen(cue: Attribution) -> bool:
    """Whether a thing that stands there is pointed to: a door, a house, the screen."""
    things = noun_classes()["SITE"] | words("reporting", "deeds", "seen")
    nouns = [noun for child in cue.cue.children if child.lower_ == "to" for noun in child.children]
    return any(noun.dep_ == "pobj" and noun.lemma_.lower() in things for noun in nouns)


def _describes_document(cue: Attribution) -> bool:
    return cue.cue.dep_ == "acl" and cue.cue.tag_ == "VBG" and is_document(cue.cue.head)


def _to_know(child: Token) -> bool:
    """Whether the infinitive makes the cue a question: "demanded to know who paid"."""
    return child.dep_ == "xcomp" and child.lemma_ == "know" and any(c.dep_ == "ccomp" for c in child.children)


def _supposed(cue: Attribution) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in SUPPOSING for child in cue.cue.lefts)


def _foresees(cue: Attribution) -> bool:
    """Whether what is expected is told in figures, as a forecast is: "expects to lose $7 million"."""
    told = [c for c in cue.cue.children if c.dep_ == "xcomp" and c.lemma_.lower() in OUTCOMES]
    return any(token.like_num for child in told for token in child.subtree)


def _is_purpose(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to", be it before a verb that it is joined to."""
    first = verb.head if verb.dep_ == "conj" else verb
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in first.children)


def _fights(source: Entity, cue: Attribution) -> bool:
    """Whether the blow is one of arms: an army's or a militia's, or one at a place or a force."""
    if source.kind is Kind.ORGANIZATION and types_of_name(source.label) & {"armed", "army"}:
        return True
    targets = noun_classes()["SITE"] | noun_classes()["FORCE"]
    objects = [child for child in cue.cue.children if child.dep_ == "dobj"]
    return any(thing.lemma_.lower() in targets or thing.ent_type_ in THINGS for thing in objects)


def is_deed(source: Entity, cue: Attribution) -> bool:
    """Whether the cue with that source tells a deed, if it quotes no words.

    What a company plans or a country supports is its policy; who endorses somebody takes a side; who asks, invites or
    orders acts by it; and only of a person that the article names does "attacked" mean words.
    """
    if cue.frame == "infinitive" and any(_to_know(child) for child in cue.cue.children):
        return False
    if cue.kind == "think" and any(child.lower_ in MISTAKEN for child in cue.cue.children):
        return True  # "wrongly believed that it was loaded": the narrator tells of an error
    if cue.frame == "object" and cue.kind == "say" and _describes_document(cue):
        return True  # "a report documenting abuses": what it is about
    if (cue.kind, cue.frame) in {("ask", "infinitive"), ("ask", "object")}:
        return not _urges(cue)
    if cue.lemma == "order" and cue.frame == "clause":  # "ordered him held"
        return any(child.dep_ == "ccomp" and child.tag_ == "VBN" for child in cue.cue.children)
    if cue.frame == "infinitive" and cue.lemma == "expect" and _foresees(cue):
        return False
    if cue.frame == "infinitive" and cue.lemma in INTENTS:  # to "expect it to rise" is to foresee it
        return cue.lemma != "expect" or not any(child.dep_ == "dobj" for child in cue.cue.children)
    purpose = _is_purpose(cue.cue)
    if purpose and cue.kind == "say" and cue.frame in {"object", "about", "of", "on", "for", "to"}:
        return True  # "a law to disclose donors", "met to talk about tolls": what is to be said
    if (cue.lemma, cue.frame) in MOVES or (cue.kind, cue.frame) == ("noun", "for"):
        return True
    if cue.kind == "adjective" and cue.frame == "infinitive":
        return True  # "is determined to stay"
    if cue.source is not None and cue.source.lemma_.lower() in ANYBODY and _supposed(cue):
        return True  # "the reader may wonder", "some would call it theft"
    if cue.kind == "adjective" and cue.frame in FELT:
        return cue.lemma not in UTTERED or any(t.ent_type_ == "PERSON" for t in cue.cue.subtree)
    if (cue.lemma, cue.frame) == ("recall", "object") and source.kind is Kind.ORGANIZATION:
        return True  # a maker its goods, a state its envoy
    if (cue.lemma, cue.frame) == ("point", "to") and _is_seen(cue):
        return True  # "pointed to the table"
    if (cue.lemma, cue.frame) == ("talk", "about") and source.kind is Kind.GROUP:
        return True  # with one another
    if cue.frame == "object" and cue.lemma in TELLING and _known(cue):
        return True
    if cue.frame == "object" and cue.lemma in STANCES:
        # Who rejects what is said of them says that it is not so.
        sayings = words("reporting", "deeds", "sayings") | {"that", "this"}
        return not any(child.dep_ == "dobj" and child.lemma_.lower() in sayings for child in cue.cue.children)
    if cue.kind == "judge" and cue.lemma in BLOWS:
        return not source.named or source.kind is Kind.POLITY or _fights(source, cue)
    if cue.lemma == "learn":  # a newspaper that has learned something reports it
        fronted = all(span.end <= cue.cue.idx for span in cue.content)
        return source.kind is not Kind.ORGANIZATION and not fronted
    if (cue.frame == "object" or (cue.frame == "passive" and cue.lemma == "dismiss")) and _acts(cue):
        return True
    if cue.kind == "think" and cue.frame == "object" and any(_is_person(child) for child in cue.cue.children):
        return True  # "players feared her"
    if cue.lemma == "contradict" and cue.cue.tag_ == "VBG" and cue.cue.dep_ == "advcl":
        return True  # what happened contradicts it
    if cue.kind == "think" and _aside(source, cue):
        return True
    if cue.kind == "judge" and cue.lemma in WORDS:
        return False
    if cue.lemma in {"pledge", "promise", "threaten", "vow"} and cue.cue.dep_ != "relcl":
        return False
    body = source.kind is Kind.POLITY or (source.kind is Kind.ORGANIZATION and cue.frame == "infinitive")
    return (cue.kind, cue.frame) in POLICY and body
