"""Which words of an article name events, and in which sense: the frame whose conditions hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from newsgraph.builder.askings import leaned_on
from newsgraph.builder.enumerations import told_of
from newsgraph.builder.frames import Condition, Frame, frames, noun_classes, verb_groups
from newsgraph.builder.infinitives import is_urged
from newsgraph.builder.light_verbs import PARTS, is_compound, seekers_of, support_of
from newsgraph.builder.model import Kind
from newsgraph.builder.moods import is_subjunctive
from newsgraph.builder.nature import is_natural, storm_names
from newsgraph.builder.noun_owners import possessors
from newsgraph.builder.occasions import occasion_of
from newsgraph.builder.participants import keys_at, modifiers, names_person, owners_of
from newsgraph.builder.reading import Reading
from newsgraph.builder.small_words import DEFINITE
from newsgraph.builder.syntax import (
    agents_by,
    antecedent,
    children,
    coordinated,
    direct_objects,
    doers,
    loose_particle,
    particle,
    prepositional,
    subjects,
)
from newsgraph.builder.token_answers import once_a_text
from newsgraph.builder.topics import tells_of_attack, tells_of_politics, topic
from newsgraph.builder.voice import is_passive

# Participles before a noun name events of their own only where something was done to somebody.
PARTICIPLE_TYPES = frozenset({"Assault", "Coerce", "Prosecute", "Appoint"})
# Of these a participle of the present before a noun tells what those are doing: "the suing states".
DOING = frozenset({
    "advance", "attack", "boycott", "demonstrate", "flee", "invade", "protest", "retreat", "riot", "strike", "sue",
    "surrender", "war", "withdraw",
})  # fmt: skip
VOWING = frozenset({"pledge", "promise", "swear", "vow"})
# These need somebody's will: an overt subject that is a thing ("the update will allow", "policies that support")
# is no agent, and the verb no event.
WILFUL = frozenset({
    "Accuse", "Agree", "Aid", "Appoint", "Coerce", "Concede", "Consult", "Cooperate", "Mobilize", "Prosecute",
    "Protest", "Reject", "Request", "Sanction", "Support", "Threaten", "Transact",
})  # fmt: skip
# The type of senses that the lexicon lists only to say that they are no events: to meet a demand.
NO_EVENT = "-"
# Where one can go, for verbs that move only when a place is named ("return to Paris", not "return to work").
WAYS = (
    "to", "into", "onto", "toward", "towards", "from", "for", "through", "across", "via", "in", "at", "obj", "adverb",
)  # fmt: skip
AMOUNTS = frozenset({
    "all", "bulk", "dozen", "one", "half", "handful", "hundred", "many", "million", "most", "number", "part", "rest",
    "score", "several", "some", "ten", "thousand", "ton", "tonne",
})  # fmt: skip
MASSING = frozenset({"demonstrate", "gather", "march", "protest", "rally", "riot", "strike", "take", "walk"})
# Prepositions whose phrase the parser may hang on the object though it belongs to the verb.
MISPLACED = frozenset({"under", "in", "on", "to", "with", "from", "for", "of", "as"})
ABOVE = frozenset({"advcl", "xcomp", "dobj", "nsubjpass"})
QUESTIONING = frozenset({"if", "whether", "how", "why", "what", "where", "when", "who"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
KIND_TESTS = {
    **{kind.value.lower(): {kind} for kind in Kind},
    "place": {Kind.LOCATION, Kind.POLITY},
    "actor": {Kind.PERSON, Kind.ORGANIZATION, Kind.POLITY, Kind.GROUP},
    "any": set(Kind),
}


@dataclass(frozen=True)
class Trigger:
    """A word that names an event, in the sense that its clause decides. ``support`` is a light verb that lends it
    participants, with the slot that the light verb's subject fills; ``filled`` keeps what was found in each slot."""

    token: Token
    frame: Frame
    support: Token | None = None
    support_slot: str = ""
    filled: dict[str, list[Token]] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def is_verb(self) -> bool:
        """Whether the trigger is a verb."""
        return self.token.pos_ == "VERB"


def logical_subjects(verb: Token) -> list[Token]:
    """Who does it: the subject, or who stands after "by" in a passive, or whom a participle describes."""
    if verb.dep_ == "amod" and verb.tag_ == "VBG":
        return [verb.head]
    return doers(verb)


def logical_objects(verb: Token) -> list[Token]:
    """Whom it is done to: the object, or the subject of a passive, or the noun that a participle describes."""
    if verb.dep_ == "amod" and verb.tag_ == "VBN":
        return [verb.head]
    if is_passive(verb):
        borne = subjects(run_on(verb)) or filter(None, (antecedent(verb),))
        return [t for noun in borne for t in told_of(noun)]
    return direct_objects(verb)


def run_on(verb: Token) -> Token:
    """The passive that participles behind who did it go on, hung on the doer: "were seized by rebels, beaten and shot";
    else the verb itself."""
    node = verb
    while node.dep_ == "conj" and node.tag_ == "VBN" and node.head.tag_ == "VBN":
        node = node.head
    doer = node.head
    if node.dep_ != "acl" or node.tag_ != "VBN" or doer.dep_ != "pobj" or doer.head.dep_ != "agent":
        return verb
    joined = any(child.dep_ == "conj" and child.tag_ == "VBN" for child in node.children)
    by = any(child.dep_ in ("agent", "prep") for each in (node, *node.children) for child in each.children)
    return doer.head.head if joined and not by and node.nbor(-1).text == "," else verb


@once_a_text
def slot_tokens(trigger: Token, slot: str) -> list[Token]:
    """The heads of the phrases in one slot of the trigger (see ``frames``)."""
    outer, _, inner = slot.partition(".")
    verb = trigger.pos_ in ("VERB", "AUX")
    if not verb and is_compound(trigger):
        # "Kenya's rescue effort for Uganda": what goes with the first noun hangs on the second
        return [] if slot in ("subj", "clause") else [t for t in slot_tokens(trigger.head, slot) if t != trigger]
    if outer == "subj":
        if verb:
            found = logical_subjects(trigger)
        else:
            support, role = support_of(trigger)
            found = logical_subjects(support) if support is not None and role == "agent" else []
    elif outer == "obj":
        found = logical_objects(trigger) if verb else []
    elif outer == "poss":
        found = [token for owner in possessors(trigger) for token in coordinated(owner)]
    elif outer == "mod":
        found = modifiers(trigger, "amod", "compound", "nmod")
    elif outer == "clause":
        found = occasion_of(trigger)
    elif outer == "seeker":
        found = seekers_of(trigger)
    elif outer == "xcomp":
        found = children(trigger, "xcomp", "ccomp")
        if trigger.lemma_ in VOWING:  # "vowed not to attack" is no threat
            found = [clause for clause in found if not children(clause, "neg")]
    elif outer == "dative":
        found = [t for t in children(trigger, "dative") if t.pos_ != "ADP"] + prepositional(trigger, "to", "for")
    elif outer in ("oprd", "attr", "acomp"):
        found = children(trigger, "oprd", "attr", "acomp")
    elif outer == "adjective":
        found = children(trigger, "acomp", "oprd", "advmod", "ccomp", "amod")
    elif outer == "above":  # "the bus crashed, killing ten"; "lost support"
        found = [trigger.head] if trigger.dep_ in ABOVE and trigger.head.pos_ == "VERB" else []
        if trigger.dep_ == "relcl" and trigger.tag_ == "VB" and trigger.head.head.lower_ == "as":
            found = [trigger.head.head.head]  # "named her as head of state to replace him"
    elif outer == "doing":  # "a fire broke out"
        found = [trigger.head] if trigger.dep_ == "nsubj" else []
    elif outer == "det":
        found = children(trigger, "det")
    elif outer == "wished":  # "called for a strike"
        found = [trigger.head.head] if trigger.dep_ == "pobj" and trigger.head.lower_ == "for" else []
    elif outer == "governed":  # "was hurt when the bus crashed"
        found = [clause for clause in children(trigger, "advcl") if clause.pos_ == "VERB"]
    elif outer == "adverb":
        found = children(trigger, "advmod", "prt", "npadvmod", "oprd", "acomp", "dobj")
    elif outer == "controlled":
        clauses = children(trigger, "xcomp", "ccomp")
        if inner == "obj":
            return [token for clause in clauses for token in logical_objects(clause)]
        return [token for clause in clauses for token in children(clause, "nsubj", "nsubjpass")]
    else:
        found, table = prepositional(trigger, outer), frames("nouns")
        if outer == "by" and not found and not verb:  # "the killing of a judge by rebels": hung on the judge
            done_to = [n for n in prepositional(trigger, "of", "on", "against") if n.lemma_ not in table]
            found = [t for n in done_to for t in prepositional(n, "by")]
        if outer == "by" and not found and not verb:  # "a raid carried out by rebels"
            lending = verb_groups()["support"]
            for clause in children(trigger, "acl", "relcl"):
                names = (clause.lemma_.lower(), f"{clause.lemma_.lower()}_{particle(clause)}")
                lends = any(name in lending or name == "claim" for name in names)
                if lends and clause.lemma_ not in ("broker", "mediate"):
                    found = found + agents_by(clause)
    if inner:  # "laid some of the harshest sanctions on Peru": what is some of them is them
        whole = [t for noun in found for t in (prepositional(noun, "of") if noun.lower_ in PARTS else [noun])]
        return [token for noun in whole for token in slot_tokens(noun, inner)]
    return found


def is_noun(token: Token) -> bool:
    """Whether the token may be an event noun: a common noun, or the last word of an event's own name ("Accords")."""
    if token.pos_ == "PROPN":  # "the March on Rome", and no month
        return token.ent_type_ != "DATE" and token.lower_.removesuffix("s") in noun_classes()["NAMED"]
    return token.pos_ == "NOUN"


def _presence(trigger: Token, test: str) -> bool:
    if test == "somewhere":
        return any(
            token.ent_type_ in PLACE_LABELS or token.lemma_.lower() in noun_classes()["SITE"]
            for slot in WAYS
            for token in slot_tokens(trigger, slot)
        )
    if test == "plural":
        return trigger.tag_ == "NNS"
    if test == "adverbial":
        return trigger.dep_ == "advcl" and trigger.tag_ == "VBN" and not subjects_of_its_own(trigger)
    if test == "question":
        return any(
            child.lower_ in QUESTIONING and child.i < clause.i
            for clause in children(trigger, "ccomp", "advcl")
            for child in clause.subtree
            if child.i > trigger.i
        )
    if test in ("attack", "politics"):
        return (tells_of_attack if test == "attack" else tells_of_politics)(trigger.doc)
    if test == "no-obj":
        return not logical_objects(trigger)
    if test in ("passive", "no-passive"):
        return is_passive(trigger) is (test == "passive")
    if test == "subjunctive":
        return any(is_subjunctive(clause) for clause in children(trigger, "ccomp", "xcomp"))
    if test in ("clause", "no-clause"):
        said = children(trigger, "ccomp") or [
            clause for clause in children(trigger, "acl") if any(c.lower_ == "that" for c in children(clause, "mark"))
        ]
        return bool(said) is (test == "clause")
    if test in ("infinitive", "no-infinitive"):
        governed = children(trigger, "xcomp", "ccomp")
        told = children(trigger, "advcl")
        governed += [
            c for c in told if is_urged(c) or leaned_on(c) or any(m.lower_ == "for" for m in children(c, "mark"))
        ]
        found = any(c.tag_ == "TO" for clause in governed for c in children(clause, "aux"))
        return found is (test == "infinitive")
    return bool(slot_tokens(trigger, test))


def subjects_of_its_own(verb: Token) -> list[Token]:
    """The subjects that hang on the verb itself."""
    return children(verb, "nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def _in_words(token: Token, values: frozenset[str]) -> bool:
    classes = noun_classes()
    for value in values:
        words = classes.get(value[1:], frozenset()) if value.startswith("@") else (value,)
        if token.lemma_.lower() in words or token.lower_ in words:
            return True
        if value == "@HAZARD" and token.pos_ == "PROPN" and token.lower_ in storm_names(token.doc):
            return True  # "Hurricane Irma", and "Irma" after that
    return False


def holds(condition: Condition, trigger: Token, reading: Reading) -> bool:
    """Whether one condition of a frame holds of the trigger in its clause."""
    if not condition.relation:
        return _presence(trigger, condition.slot)
    if condition.slot == "topic":
        return topic(trigger.doc) in condition.values
    if condition.slot == "prep":
        return any(p.lower_ in condition.values for p in children(trigger, "prep", "agent", "dative", "prt"))
    tokens = slot_tokens(trigger, condition.slot)
    if not tokens and condition.relation == "=" and condition.slot in MISPLACED and trigger.pos_ == "VERB":
        tokens = slot_tokens(trigger, f"obj.{condition.slot}")  # "put two men under arrest": hung on the men
    # "freed dozens of prisoners", "some of its troops"
    tokens = tokens + [t for n in tokens if n.lemma_.lower() in AMOUNTS for t in prepositional(n, "of")]
    if condition.relation == "=":
        return any(_in_words(token, condition.values) for token in tokens if not names_person(token, reading))
    kinds = set().union(*(KIND_TESTS[value] for value in condition.values))
    return any(reading.entities[key].kind in kinds for token in tokens for key in keys_at(reading, token))


def has_will(verb: Token, reading: Reading) -> bool:
    """Whether the verb's overt subject, if it has one, can act: a name, a pronoun, a known actor or its document."""
    speaking = noun_classes()["DOCUMENT"]
    if is_passive(verb):
        return True
    for subject in [noun for noun in logical_subjects(verb) if not is_natural(noun)]:
        if subject.pos_ not in ("NOUN", "VERB") or keys_at(reading, subject):
            return True
        if subject.lemma_.lower() in AMOUNTS and verb.lemma_ in MASSING:
            return True  # "tens of thousands took to the streets"
        support, _ = support_of(subject)
        if support is not None and any(keys_at(reading, holder) for holder in logical_subjects(support)):
            return True  # "held a ceremony honouring"
        if subject.lemma_.lower() in speaking | noun_classes()["VESSEL"] and owners_of(reading, [subject]):
            return True
    return not logical_subjects(verb)


def sense(trigger: Token, reading: Reading) -> Frame | None:
    """The frame that fits best, or None when the word names no event here."""
    if trigger.pos_ == "VERB":
        preposition = particle(trigger)
        lemma = trigger.lemma_.lower()
        table = frames("verbs")
        candidates = table.get(f"{lemma}_{preposition}", ()) if preposition else table.get(lemma, ())
        loose = loose_particle(trigger) if not preposition else ""
        if loose:
            candidates = (*table.get(f"{lemma}_{loose}", ()), *candidates)
    else:
        candidates = _noun_senses(trigger)
    for frame in candidates:
        if all(holds(condition, trigger, reading) for condition in frame.conditions):
            if frame.type == NO_EVENT:
                return None
            wilful = trigger.pos_ != "VERB" or frame.type not in WILFUL or has_will(trigger, reading)
            return frame if wilful else None
    return None


def _noun_senses(noun: Token) -> tuple[Frame, ...]:
    """The senses of a noun; one written with a hyphen ("cease-fire", three tokens) is looked up whole first."""
    table = frames("nouns")
    lemma = noun.lemma_.lower()
    if noun.i >= 2 and noun.nbor(-1).text == "-" and (whole := table.get(f"{noun.nbor(-2).lower_}-{lemma}")):
        return whole
    return table.get(lemma, ()) or table.get(noun.lower_, ()) or table.get(noun.lower_.removesuffix("s"), ())


def triggers(reading: Reading) -> Iterator[Trigger]:
    """The words of the article that name events, in the order of the text."""
    told: dict[str, Frame] = {}
    for token in reading.doc:
        if token.i in reading.member_of_name or token.is_space or token.is_punct:
            continue
        if token.pos_ == "VERB":
            frame = sense(token, reading)
            if frame is None or (token.dep_ == "amod" and not _participle_counts(token, frame)):
                continue
            told[token.lemma_.lower()] = frame
            yield Trigger(token, frame)
        elif is_noun(token) and (token.dep_ not in ("compound", "nmod", "npadvmod") or is_compound(token)):
            if reading.referent.get(token.i) is not None:
                continue
            frame = _told_before(token, told) or sense(token, reading)
            if frame is not None:
                told[token.lemma_.lower()] = frame
                yield Trigger(token, frame, *support_of(token))


def _told_before(noun: Token, told: dict[str, Frame]) -> Frame | None:
    """The sense in which the word was used before, where "the strike" or "this release" only takes it up again."""
    before = told.get(noun.lemma_.lower())
    days = [child for child in children(noun, "poss") if child.ent_type_ == "DATE"] if before is not None else []
    if before is None or not (days or any(child.lower_ in DEFINITE for child in children(noun, "det"))):
        return None
    if any(child.dep_ not in ("det", "punct") and child not in days for child in noun.children):
        return None
    return next((frame for frame in _noun_senses(noun) if frame.type == before.type), None)


def _participle_counts(token: Token, frame: Frame) -> bool:
    if token.tag_ == "VBG":
        return token.lemma_ in DOING and token.head.tag_ in ("NNS", "NNPS")
    if token.tag_ == "VBD":
        return bool(subjects_of_its_own(token))  # "Leeds sacked coach Jon Moe": taken for "the sacked coach"
    return token.tag_ == "VBN" and frame.type in PARTICIPLE_TYPES
