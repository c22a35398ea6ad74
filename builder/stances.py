"""What a modal says of somebody's will: that others must act, that one will not, that one is ready to.

"The minister said the rebels must disarm" is a Request; "the king will not release them" a Reject; "the union is ready
to talk" an Agree (PLOVER codes such statements of intent by what is intended). The deed itself is an event of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from newsgraph.builder.frames import Frame, frames
from newsgraph.builder.model import Kind
from newsgraph.builder.participants import actors_of, owners_of
from newsgraph.builder.reading import Reading
from newsgraph.builder.status import is_saying
from newsgraph.builder.syntax import children, prepositional, subjects
from newsgraph.builder.triggers import Trigger, logical_objects, logical_subjects, slot_tokens
from newsgraph.builder.voice import is_passive

OBLIGATION = frozenset({"must", "should", "ought"})
WILL = frozenset({"will", "would", "wo", "shall"})
GUILT = frozenset({"responsible", "guilty", "complicit", "culpable"})
LINKING = frozenset({"be", "become", "feel", "remain", "sound", "seem", "look", "appear", "get", "stay"})
SEEMING = frozenset({"appear", "look", "seem", "sound"})
# Whose that-clause tells whom somebody takes to have done it.
CONCLUDING = frozenset({"believe", "conclude", "determine", "establish", "find", "suspect", "think"})
READY = frozenset({"willing", "ready", "prepared"})
# What one yields or gives by doing: to say that one will not is to refuse, that one is ready, to agree.
# Who cannot or will not do these refuses.
ALLOWING = frozenset({"accept", "allow", "approve", "condone", "let", "permit", "tolerate"})
CANNOT = frozenset({"can", "ca", "could"})
# What an adjective with its preposition says of somebody's stance: "X was critical of Y", "X is grateful to Y".
ADJECTIVES = {
    "Accuse": ("critical/of dismissive/of scornful/of contemptuous/of disrespectful/to,toward angry/at,with "
               "furious/at,with outraged/at,by upset/at,with frustrated/with,by,at disappointed/in,with,by "
               "disgusted/with,by,at dissatisfied/with unhappy/with displeased/with"),
    "Support": ("supportive/of grateful/to,for thankful/to,for appreciative/of proud/of pleased/with,by happy/with "
                "satisfied/with delighted/with,by impressed/with,by excited/about complimentary/of,about honored/by "
                "honoured/by enthusiastic/about"),
    "Reject": "opposed/to averse/to hostile/to resistant/to",
    "Threaten": "hostile/toward,towards",
}  # fmt: skip
SAYING_THAT_ONE_WILL = frozenset({"announce", "declare", "pledge", "promise", "say", "swear", "vow"})
# What one threatens others with.
FORCE = frozenset({"Assault", "Coerce", "Sanction"})
BACKING = frozenset({"accept", "allow", "approve", "back", "condone", "endorse", "permit", "support", "tolerate"})
YIELDING = frozenset({"Agree", "Aid", "Concede", "Consult", "Cooperate", "Retreat", "Support"})


def _frame(lemma: str, kind: str) -> Frame:
    return Frame(lemma, kind, (), ("subj",), ("obj",), (), -1)


def stances(reading: Reading, found: list[Trigger]) -> Iterator[tuple[Trigger, tuple[str, ...], tuple[str, ...]]]:
    """Each stance as a trigger with its agents and patients (entity keys).

    ``found`` are the triggers of the article: of the deeds, only those are looked at that are events.
    """
    senses = {trigger.token.i: trigger.frame for trigger in found if trigger.is_verb}
    for verb in reading.doc:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        modals = {child.lower_: child for child in children(verb, "aux")}
        yield from _opinions(reading, verb)
        if verb.lemma_ == "be":
            yield from _sides(reading, verb)
        obligation = next((modals[word] for word in OBLIGATION if word in modals), None)
        if obligation is not None and "have" not in modals:  # "must have left" guesses, "should have" blames
            yield from _request(reading, verb, obligation)
        yield from _blame(reading, verb)
        yield from _unless(reading, verb)
        frame = senses.get(verb.i)
        if frame is None and _offers(verb):
            yield from _of_one(reading, verb, verb.head, _frame("willing", "Agree"))
        # "would have attacked, if" tells what did not come
        if frame is not None and frame.type in FORCE and "have" not in modals and _threatens(verb, set(modals)):
            yield from (said for said in _of_one(reading, verb, verb, _frame("conditional", "Threaten")) if said[2])
        if frame is None or frame.type not in YIELDING:
            continue
        refusal = children(verb, "neg")
        if refusal and refuses(verb):
            yield from _of_one(reading, verb, refusal[0], _frame("will not", "Reject"))
        head = verb.head
        if verb.dep_ == "xcomp" and head.pos_ == "ADJ" and head.lower_ in READY and not (refusal or _is_guess(head)):
            negated = children(head.head, "neg") or children(head, "neg")
            yield from _of_one(reading, verb, head, _frame("ready", "Reject" if negated else "Agree"))


@cache
def _adjectives() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for kind, entries in ADJECTIVES.items():
        for entry in entries.split():
            adjective, _, prepositions = entry.partition("/")
            found.update({(adjective, preposition): kind for preposition in prepositions.split(",")})
    return found


def _opinions(reading: Reading, verb: Token) -> Iterator[tuple[Trigger, tuple[str, ...], tuple[str, ...]]]:
    """What a linking verb and an adjective say: "was critical of the ruling party", "were furious at the court"."""
    for word in children(verb, "acomp", "attr", "oprd") if verb.lemma_ in LINKING else [verb]:
        for preposition in children(word, "prep", "agent"):
            kind = _adjectives().get((word.lower_, preposition.lower_))
            if kind is None or (word is verb and verb.tag_ not in ("JJ", "VBN")):
                continue
            agents = actors_of(reading, [t for t in subjects(verb) if t.lower_ != "it"])
            objects = prepositional(word, preposition.lower_)
            patients = actors_of(reading, objects) or owners_of(reading, objects)
            patients = [key for key in patients if key not in agents]
            if agents and patients and not children(verb, "neg"):
                yield Trigger(word, _frame(word.lower_, kind)), tuple(agents), tuple(patients)
                break


def _sides(reading: Reading, verb: Token) -> Iterator[tuple[Trigger, tuple[str, ...], tuple[str, ...]]]:
    """On which side somebody is said to be: "was against the ban", "is in favour of the treaty"."""
    for preposition in children(verb, "prep"):
        objects = children(preposition, "pobj")
        word, kind = preposition, "Reject"
        if preposition.lower_ == "in" and objects and objects[0].lower_ in ("favor", "favour"):
            word, kind = objects[0], "Support"
            objects = prepositional(word, "of")
        elif preposition.lower_ != "against":
            continue
        agents = [key for key in actors_of(reading, subjects(verb)) if reading.entities[key].kind is not Kind.POLITY]
        if agents and objects and not children(verb, "neg"):
            patients = actors_of(reading, objects) or owners_of(reading, objects)
            yield Trigger(word, _frame(word.lower_, kind)), tuple(agents), tuple(k for k in patients if k not in agents)
            return


def refuses(verb: Token) -> bool:
    """Whether the negated verb says that somebody will not do it, or cannot bring himself to allow it."""
    modals = {child.lower_ for child in children(verb, "aux")}
    if not children(verb, "neg") or children(verb, "mark"):
        return False
    return bool(WILL & modals) or (verb.lemma_ in ALLOWING and bool(CANNOT & modals))


def _offers(verb: Token) -> bool:
    """Whether to be ready for the deed is an offer though it is no event itself: "willing to host", "ready to let"."""
    if verb.dep_ != "xcomp" or children(verb.head.head, "neg"):
        return False
    if _is_guess(verb.head):
        return False
    return verb.head.lower_ == "willing" or (verb.head.lower_ in READY and verb.lemma_ in ALLOWING)


def _is_guess(quality: Token) -> bool:
    """Whether others only take somebody to be so: "appeared ready to yield"."""
    return quality.dep_ in ("acomp", "oprd") and quality.head.lemma_ in SEEMING


def _unless(reading: Reading, verb: Token) -> Iterator[tuple[Trigger, tuple[str, ...], tuple[str, ...]]]:
    """Who says that he will do something unless others do theirs: "vowed to close the road unless the state paid"."""
    clauses = [c for c in children(verb, "advcl") if any(m.lower_ == "unless" for m in children(c, "mark"))]
    if not clauses or verb.dep_ not in ("xcomp", "ccomp") or verb.head.lemma_ not in SAYING_THAT_ONE_WILL:
        return
    agents = actors_of(reading, logical_subjects(verb.head))
    patients = actors_of(reading, [t for clause in clauses for t in children(clause, "nsubj", "nsubjpass")])
    patients = [key for key in patients if key not in agents]
    if agents and patients and set(agents) & set(actors_of(reading, logical_subjects(verb))):
        yield Trigger(verb.head, _frame("unless", "Threaten")), tuple(agents), tuple(patients)


def _threatens(verb: Token, modals: set[str]) -> bool:
    """Whether the deed is held out in case others do something: "would kill them if", "will attack unless"; or said to
    be ready for: "is ready to strike"."""
    if children(verb, "neg") or is_passive(verb):
        return False
    if verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ":
        return verb.head.lower_ in READY and not children(verb.head.head, "neg")
    own = {subject.lower_ for subject in subjects(verb)}
    others = [c for c in children(verb, "advcl") if own.isdisjoint({s.lower_ for s in subjects(c)} or own)]
    joined = {mark.lower_ for clause in others for mark in children(clause, "mark")}  # "if I win" threatens nobody
    return bool(WILL & modals) and bool(joined & {"if", "unless"})


def _request(reading: Reading, verb: Token, modal: Token) -> Iterator[tuple[Trigger, tuple[str, ...], tuple[str, ...]]]:
    head = verb.head
    asked = logical_subjects(verb)
    if verb.dep_ != "ccomp" or not is_saying(head) or any(word.lower_ in ("we", "i") for word in asked):
        return  # "We must say this," he told them
    agents = actors_of(reading, logical_subjects(head))
    own = {reading.key_at(token) for token in logical_subjects(head)}  # "the council says it must save"
    patients = [key for key in actors_of(reading, asked) if key not in agents and key not in own]
    if agents and patients:
        yield Trigger(modal, _frame("must", "Request")), tuple(agents), tuple(patients)


def _blame(reading: Reading, verb: Token) -> Iterator[tuple[Trigger, tuple[str, ...], tuple[str, ...]]]:
    """Who is said to have done it: "said the rebels were behind the raid", "that the army was responsible"."""
    if verb.lemma_ != "be" or verb.dep_ != "ccomp" or children(verb, "neg"):
        return
    if not is_saying(verb.head) and verb.head.lemma_ not in CONCLUDING:
        return
    for word in children(verb, "acomp", "attr", "prep", "advmod"):
        if word.lower_ in GUILT or (word.lower_ == "behind" and any(map(_is_deed, children(word, "pobj")))):
            agents = actors_of(reading, logical_subjects(verb.head))
            patients = [key for key in actors_of(reading, subjects(verb)) if key not in agents]
            if agents and patients:
                yield Trigger(word, _frame(word.lower_, "Accuse")), tuple(agents), tuple(patients)
                return


def _is_deed(thing: Token) -> bool:
    """Whether somebody may be behind it: "behind the attack", not "behind bars"."""
    return thing.pos_ == "PRON" or thing.lemma_.lower() in frames("nouns")


def _of_one(
    reading: Reading, verb: Token, word: Token, frame: Frame
) -> Iterator[tuple[Trigger, tuple[str, ...], tuple[str, ...]]]:
    agents = actors_of(reading, logical_subjects(verb))
    if not agents:
        return
    objects = logical_objects(verb)
    toward = [token for slot in ("to", "with", "on", "from") for token in slot_tokens(verb, slot)]
    slots = ("on", "with") if verb.lemma_ in BACKING else ("on", "against", "with")  # "will not back steps against X"
    toward += [token for noun in objects for slot in slots for token in slot_tokens(noun, slot)]
    patients = actors_of(reading, [*objects, *toward]) or owners_of(reading, objects)
    yield Trigger(word, frame), tuple(agents), tuple(key for key in patients if key not in agents)
