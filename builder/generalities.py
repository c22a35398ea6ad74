"""What a clause only says in general, so that its verb names no event: habits, abilities and what "you" might do.

"Those who sell cars", "the right to strike", "you can disagree with the court" tell of no deed.
"""

from __future__ import annotations

from newsgraph.builder.model import Event, When
from newsgraph.builder.reading import Reading
from newsgraph.builder.syntax import antecedent, children, particle, prepositional
from newsgraph.builder.title_words import heads, singular
from newsgraph.builder.topics import tells_of_attack
from newsgraph.builder.triggers import Trigger, logical_subjects
from newsgraph.builder.voice import is_passive

# Whose infinitive says what could be done: "the ability to travel", "their right to vote".
ABLE = frozenset({
    "ability", "capability", "capacity", "competence", "eligibility", "freedom", "inability", "license", "licence",
    "liberty", "potential", "privilege", "right", "willingness",
})  # fmt: skip
# Anybody at all.
ANYBODY = frozenset({"you", "one", "nobody", "anyone", "anybody", "everyone", "everybody", "whoever"})

# How often, said of what is done again and again.
HOW_OFTEN = frozenset({
    "always", "annually", "commonly", "customarily", "daily", "frequently", "generally", "habitually", "monthly",
    "normally", "often", "rarely", "regularly", "routinely", "seldom", "sometimes", "traditionally", "typically",
    "usually", "weekly", "yearly",
})  # fmt: skip
QUOTES = frozenset({'"', "“", "``", "'", "‘"})
SIDING = frozenset({"favor", "favour", "opposition", "solidarity", "support"})
MEASURING = frozenset({"minute", "minutes", "hour", "hours", "mile", "kilometre", "kilometer", "day", "short", "quick"})
SHARE = frozenset({"many", "most", "few", "fewer", "some", "all"})


def general(event: Event, trigger: Trigger, reading: Reading) -> bool:
    """Whether the clause of the trigger tells of nothing that happened or is to happen at some time."""
    if not trigger.is_verb:
        said_of_another = _phrase(trigger) or _undertaking(trigger) or _for_the_sake(event, trigger)
        return said_of_another or _distance(trigger) or (event.type == "Assault" and _only_called(trigger))
    return (
        _ability(trigger)
        or _anybodys(event, trigger)
        or _habit(event, trigger, reading)
        or _custom(event, trigger)
        or _common_opinion(event, trigger)
        or _names(trigger)
        or _way(event, trigger)
        or (trigger.token.lemma_ == "defend" and not event.patients and event.type == "Support")  # his own doings
    )


def _only_called(trigger: Trigger) -> bool:
    """Whether the blow is only a word for what is no blow: 'called the cuts "an attack on the young"'."""
    noun, verb = trigger.token, trigger.token.head
    called = (
        noun.dep_ in ("oprd", "dobj", "attr")
        and verb.lemma_ in ("call", "brand", "label", "dub")
        and not particle(verb)
    )
    known = any(c.lower_ in ("the", "this", "that") for c in children(noun, "det"))  # "called the shooting a crime"
    return called and not known and not tells_of_attack(noun.doc)


def _phrase(trigger: Trigger) -> bool:
    """Whether the noun only helps a set phrase along: "in order to", "in her case", "law and order"."""
    noun = trigger.token
    if noun.lemma_ == "order" and noun.dep_ == "conj" and noun.head.lower_ == "law":
        return True
    if noun.lemma_ in ("aid", "help", "rescue") and noun.dep_ == "pobj" and noun.head.lower_ == "to":
        return noun.head.head.lemma_ in ("come", "go", "rush")  # "came to the aid of": the verb tells it
    if noun.lemma_ == "game" and noun.dep_ == "pobj" and noun.head.head.lower_ == "top":
        return True  # "at the top of her game"
    if noun.lemma_ == "case" and noun.dep_ == "pobj" and noun.head.lower_ == "in" and prepositional(noun, "of"):
        return True  # "in the case of my sister"
    if noun.dep_ != "pobj" or noun.head.lower_ != "in" or noun.lemma_ not in ("order", "case"):
        return False
    owner = children(noun, "poss")
    return not children(noun, "det") and (owner[0].tag_ == "PRP$" if owner else noun.lemma_ == "order")


def _distance(trigger: Trigger) -> bool:
    """Whether the journey only tells how far something is: "the camp is a short walk from the border"."""
    noun = trigger.token
    if trigger.frame.type != "Move" or noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return False
    return any(word.lower_ in MEASURING for word in noun.lefts) and not children(noun, "poss")


def _undertaking(trigger: Trigger) -> bool:
    """Whether the study is what somebody leads or works on, and not what is published: "director of the Oslo study"."""
    noun = trigger.token
    of = noun.head
    if trigger.frame.type != "Release" or noun.dep_ != "pobj" or of.lower_ not in ("of", "on", "in"):
        return False
    return of.head.pos_ in ("NOUN", "PROPN") and singular(of.head.text) in heads()


def _for_the_sake(event: Event, trigger: Trigger) -> bool:
    """Whether the noun only says what another event is for: "a rally in support of the families"."""
    noun = trigger.token
    phrase = noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.pos_ == "NOUN"
    return phrase and not event.agents and noun.lemma_ in SIDING


def _names(trigger: Trigger) -> bool:
    """Whether the verb only says what something is called: 'called the vote "a gift"'."""
    named = [child for child in children(trigger.token, "dobj") if child.i > trigger.token.i]
    behind = [i for child in named for i in (child.i + 1, child.right_edge.i + 1) if i < len(child.doc)]
    return trigger.token.lemma_ == "call" and any(trigger.token.doc[i].text in QUOTES for i in behind)


def _ability(trigger: Trigger) -> bool:
    verb = trigger.token
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    infinitive = any(child.tag_ == "TO" for child in children(verb, "aux"))
    return infinitive and verb.head.pos_ == "NOUN" and verb.head.lemma_.lower() in ABLE


def _way(event: Event, trigger: Trigger) -> bool:
    """Whether the verb tells how something can be done, by nobody named: "queues can be avoided by walking"."""
    verb, by = trigger.token, trigger.token.head
    if event.agents or verb.dep_ != "pcomp" or by.lower_ != "by":
        return False
    return any(child.lower_ in ("can", "could", "may", "might") for child in children(by.head, "aux"))


def _anybodys(event: Event, trigger: Trigger) -> bool:
    if event.agents or is_passive(trigger.token):
        return False
    subjects = logical_subjects(trigger.token)
    anybody = [s for s in subjects if s.lower_ in ANYBODY and not children(s, "appos", "prep")]  # "one of them died"
    return bool(subjects) and len(anybody) == len(subjects)


def _habit(event: Event, trigger: Trigger, reading: Reading) -> bool:
    """Whether the clause only says what kind of people are meant: "those who sell cars", "people who attack others"."""
    verb = trigger.token
    noun = antecedent(verb) if verb.tag_ == "VBP" and not children(verb, "aux", "neg") else None
    if noun is None or noun.tag_ != "NNS" or children(noun, "det", "nummod", "poss", "amod"):
        return noun is not None and noun.lower_ in ("those", "anyone", "everyone") and not _somebody(event, reading)
    return not _somebody(event, reading)


def _custom(event: Event, trigger: Trigger) -> bool:
    """Whether the clause says how often such a thing happens, not that it did: "they often meet", "flock there every
    summer"."""
    verb = trigger.token
    if verb.tag_ not in ("VBP", "VBZ") or event.when != When():
        return False
    if any(child.lower_ in HOW_OFTEN for child in children(verb, "advmod")):
        return True
    spans = children(verb, "npadvmod")
    return any(child.lower_ in ("every", "each") for span in spans for child in children(span, "det"))


def _common_opinion(event: Event, trigger: Trigger) -> bool:
    """Whether the clause says what a share of many people think: "most Germans support it", "many oppose the tax"."""
    verb = trigger.token
    if event.type not in ("Support", "Reject") or verb.tag_ != "VBP":
        return False
    subjects = logical_subjects(verb)
    return bool(subjects) and all(
        subject.tag_ in ("NNS", "NNPS", "JJS", "JJ")
        and (subject.lower_ in SHARE or any(c.lower_ in SHARE for c in children(subject, "amod", "det")))
        for subject in subjects
    )


def _somebody(event: Event, reading: Reading) -> bool:
    keys = (*event.agents, *event.patients, *event.places)
    return any(reading.entities[key].named for key in keys) or event.when != When()
