"""Who stands where in a clause: the arguments of verbs and nouns, read off a dependency parse.

The labels are those of the CLEAR style (nsubj, dobj, prep/pobj, agent, xcomp, relcl …) that spaCy's English models
give. Every function is pure and returns tokens; who they refer to is asked of the Reading.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import accountable, askings
from newsgraph.builder.dependents import children as children  # noqa: PLC0414 (it is asked for here)
from newsgraph.builder.dependents import dependents
from newsgraph.builder.enumerations import (
    companions,
    displaced_subject,
    inside_title,
    is_part_of_them,
    listed_subjects,
    without_parts,
)
from newsgraph.builder.enumerations import coordinated as coordinated  # noqa: PLC0414
from newsgraph.builder.infinitives import is_headline_future, is_urged
from newsgraph.builder.inversions import clefted
from newsgraph.builder.noun_owners import ENTERPRISES, modifiers_that_name, planners, possessors
from newsgraph.builder.passive_agents import agents_by as agents_by  # noqa: PLC0414
from newsgraph.builder.passive_agents import nouns_under
from newsgraph.builder.relatives import WITHIN, behind_place, paid, within
from newsgraph.builder.small_words import RELATIVE_PRONOUNS
from newsgraph.builder.token_answers import once_a_text
from newsgraph.builder.voice import is_passive

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
# Verbs whose infinitive belongs to their object, when they have one: urge X to go (object control).
# Everything else passes its own subject on: promise to go, begin to go (subject control and raising).
# For what one summons an envoy: to do it oneself.
PROTESTING = frozenset({
    "complain", "condemn", "convey", "deliver", "demand", "denounce", "express", "lodge", "object", "protest",
    "register", "relay", "voice", "warn",
})  # fmt: skip
SUBJECT_CONTROL_WITH_OBJECT = frozenset({"promise", "pledge", "vow", "threaten", "use", "take", "spend", "make"})
# Verbs whose infinitive belongs to the one addressed after a preposition.
PREPOSITIONAL_CONTROL = frozenset({"call", "appeal", "plead", "prevail", "shout", "signal", "press"})
# Whoever does these to a plan or a request did not make it.
ANSWERING = frozenset({
    "accept", "answer", "approve", "back", "block", "condemn", "consider", "criticise", "criticize", "deny", "detect",
    "discover", "dismiss", "disrupt", "endorse", "expose", "face", "foil", "frustrate", "grant", "hail", "hear",
    "ignore", "investigate", "oppose", "praise", "prevent", "question", "receive", "refuse", "reject", "slam",
    "support", "thwart", "uncover", "unearth", "veto", "welcome",
})  # fmt: skip
CHOSEN = frozenset({"appointee", "candidate", "choice", "favourite", "favorite", "nominee", "pick", "replacement"})
# Who is helped "in" doing something does it.
HELPING = frozenset({"support", "help", "assist", "aid", "back", "join", "guide", "advise", "train"})
# Before a bare gerund these name what happened, not what the subject did.
AMID = frozenset({"after", "before", "following", "amid", "since", "during", "despite", "over"})
# Before the name of a place: where.
LOCATIVE = frozenset({"in", "at", "near", "on", "of"})
# What somebody says of a deed that is told before: "the breaking of the truce, which the army denied".
DISPUTING = frozenset({"acknowledge", "admit", "confirm", "condemn", "deny", "describe", "dispute", "reject", "call"})
REPORTING = frozenset({"add", "claim", "report", "say", "state", "tell", "write"})
WHERE = frozenset({"at", "in", "near", "on", "to", "from"})
# These govern an infinitive without "to": "helped the farmers repair the dam".
BARE_INFINITIVE = frozenset({"help", "let", "make"})
# Adverbs that go with a verb though the parser may take them for prepositions: "pulled out of the town".
LOOSE_PARTICLES = frozenset({"aside", "back", "down", "out", "over"})
# Who does these to what is told behind them, bare and in "-ing", has not done it.
PERCEIVING = frozenset({"feel", "hear", "notice", "report", "see", "watch", "witness"})
# A place behind these is another one: "unlike in Peru".
COMPARING = frozenset({"unlike", "like", "as", "than", "except", "according", "owing", "due", "prior", "contrary"})
TIMING = frozenset({"while", "when", "after", "before", "since", "upon"})
# One in a row of those who do something, who does it: "became the first to vote for it".
FIRST = frozenset({"first", "second", "third", "last", "latest"})
# To whom it is given may do what follows.
LEAVE = frozenset({"authority", "clearance", "leave", "licence", "license", "permission", "power", "right"})
# Whom something is allowed does what it is for.
LETTING = frozenset({"allow", "permit", "grant", "enable", "facilitate"})


def is_finite_free(verb: Token) -> bool:
    """Whether the verb lacks a subject of its own."""
    return not any(child.dep_ in SUBJECTS | PASSIVE_SUBJECTS for child in dependents(verb))


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause or a participle headed by ``verb`` describes."""
    node = verb
    while node.dep_ == "conj" and node.head.pos_ in ("VERB", "AUX"):
        node = node.head
    if node is not verb and any(child.lower_ == "who" for child in children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)):
        while node.dep_ in ("pcomp", "prep", "xcomp"):  # "a man accused of being a spy and who had fled"
            node = node.head
    if node.dep_ in ("relcl", "acl") and node.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return behind_place(node)
    return clefted(node)


@once_a_text
def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The understood subject of the verb, active or passive: its own, its antecedent's, its controller's.

    For a passive verb this is the surface subject, which is the patient.
    """
    own = [child for child in dependents(verb) if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    if own:
        # "again the candidate, she was arrested": of two before the verb, the nearer one is the subject
        before = [child for child in own if child.i < verb.i and child.dep_ not in ("csubj", "csubjpass")]
        own = listed_subjects(before) or without_parts(before)[-1:] or own
        found: list[Token] = []
        for subject in own:
            of_it = subject.lower_ in RELATIVE_PRONOUNS or (verb.dep_ == "relcl" and is_part_of_them(subject))
            noun = antecedent(verb) if of_it else None
            found.extend(coordinated(noun if noun is not None else subject))
        return found + (companions(own[-1]) if own[-1].i + 1 < verb.i and own[-1].pos_ != "PRON" else [])
    if depth > 6:
        return []
    if displaced := displaced_subject(verb) or askings.asked(verb):
        return displaced
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX") and head != verb:
        # A shared subject keeps its voice: "was arrested and taken away"; "arrested him and left".
        return subjects(partner(verb), depth + 1)
    if verb.pos_ == "ADJ" and verb.dep_ in ("acomp", "oprd", "attr"):
        return subjects(head, depth + 1)
    if verb.dep_ in ("acl", "relcl"):
        return _of_postmodifier(verb, depth)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        # "media reported that amid protests, rebels ... took it": whoever did, the media did not
        unread = verb.dep_ == "ccomp" and verb.tag_ == "VBD" and head.lemma_ in REPORTING and head.i + 2 < verb.i
        if verb.tag_ == "VBG" and head.lemma_ in PERCEIVING and not children(head, *OBJECTS):
            return []  # "residents heard shelling": they did not shell
        if head.lemma_ == "summon" and verb.lemma_ in PROTESTING:
            return logical_subject_of_main(head, depth) if not is_passive(head) else agents_by(head)
        return [] if unread and verb.nbor(-1).dep_ != "mark" else controllers(head, depth)
    if verb.dep_ in ("xcomp", "ccomp", "acomp") and head.pos_ == "NOUN":
        return nominal_subjects(head, depth)
    if verb.dep_ == "advcl" and (planning := planners(verb)):
        return planning
    if verb.dep_ == "advcl" and is_headline_future(verb):
        return coordinated(head)
    if is_urged(verb):
        return direct_objects(head)
    if verb.dep_ in ("advcl", "prep") and head.pos_ in ("VERB", "AUX"):
        phoned = head.lemma_ == "call" and children(head, *OBJECTS)  # "called her to thank her"
        if verb.tag_ == "VB" and head.lemma_ in PREPOSITIONAL_CONTROL and not phoned:
            return controllers(head, depth)  # "called on Egypt to free her", hung as a purpose
        if verb.tag_ == "VB":
            # "allowed access of nurses to treat them", hung as a purpose
            things = children(head, "dobj") if head.lemma_ in LETTING else []
            if asked := [t for thing in things for t in prepositional(thing, "of", "for", "by")]:
                return asked
        if verb.tag_ == "VB" and head.lemma_ == "give" and (given := _given_time(head)):
            return given
        told = [child for child in children(head, "ccomp") if child.i < head.i]
        if told and verb.i > head.i and not children(verb, "mark"):
            # "rebels took the town, officials said, killing ten": the rebels did
            return logical_subject_of_main(told[-1], depth)
        return logical_subject_of_main(head, depth)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        governor = head.head
        if head.lower_ in AMID and verb.tag_ == "VBG" and not dependents(verb):
            return []  # "calm returned after shooting": a noun in all but its tag
        if governor.pos_ in ("VERB", "AUX"):
            # "accused Iran of building": the object acts; "began by building": the subject does.
            # "helped Iraq in defeating them": the one who is helped does
            patient_acts = head.lower_ in ("of", "from", "for", "with", "into", "against") or (
                head.lower_ == "in" and governor.lemma_ in HELPING
            )
            patient_acts = patient_acts or (head.lower_ == "on" and governor.lemma_ in ("congratulate", "compliment"))
            undergoing = subjects(governor, depth + 1) if is_passive(governor) else direct_objects(governor)
            objects = undergoing if patient_acts else []
            if governor.lemma_ == "join" and objects:  # "Chile joined Peru in condemning it": both do
                return [*logical_subject_of_main(governor, depth), *objects]
            found = objects or logical_subject_of_main(governor, depth)
            mine = {child.lower_ for child in children(verb, "dobj") if child.tag_ == "PRP"}
            if mine & {token.lower_ for token in found} and governor.dep_ in ("xcomp", "advcl", "acl", "relcl"):
                # "told him to leave after accusing him": whoever told him did
                above = governor.head if governor.head.pos_ == "VERB" else governor.head.head
                return logical_subject_of_main(above, depth) if above.pos_ == "VERB" else []
            return found
        if governor.pos_ == "ADJ":
            return subjects(governor, depth + 1)  # committed to working, capable of striking
        if head.lower_ == "of" and governor.dep_ == "dobj" and governor.head.lemma_ in accountable.CHARGING:
            return coordinated(governor)  # "acquitted the general of killing": hung on the general
        held = accountable.held_for(verb) if governor.pos_ in ("NOUN", "PROPN", "NUM") else None
        if held is not None:  # "arrested him on suspicion of robbing a bank", "convicted in July of robbing it"
            return subjects(held, depth + 1) if is_passive(held) else direct_objects(held)
        if governor.pos_ == "NOUN":
            # "a mechanism for exchanging prisoners" does not say who exchanges, "their plan for leaving" does
            owners = [token for owner in possessors(governor) for token in coordinated(owner)]
            return owners if head.lower_ == "for" else nominal_subjects(governor, depth)
    return []


def doers(verb: Token) -> list[Token]:
    """Who does what the clause tells: the subject, or who stands after "by" in a passive."""
    return agents_by(verb) if is_passive(verb) else subjects(verb)


def _given_time(verb: Token) -> list[Token]:
    """Who is given something, or time, to do what follows: "gave the state until May to pass a law"."""
    given = [child for child in children(verb, "dative") if child.pos_ != "ADP"]
    if not given and prepositional(verb, "until", "till"):
        given = children(verb, *OBJECTS)
    return [token for child in given for token in coordinated(child)]


def partner(verb: Token) -> Token:
    """The verb with which ``verb`` is coordinated: "asked them to stay and left" joins the two finite verbs, "will stay
    until Peru frees him and lifts the curfew" those behind "until"."""
    partner = verb.head
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or children(verb, "aux", "auxpass"):
        return partner
    if partner.tag_ == "VB" and children(partner, "aux") and not children(verb, "nsubj", "nsubjpass"):
        governed = [partner, *children(partner, "xcomp", "ccomp")]
        finite = [c for v in governed for c in children(v, "advcl") if c.i < verb.i and c.tag_ == verb.tag_]
        if finite:  # no finite verb is joined to one under a modal
            return finite[-1]
    node = partner
    while node.pos_ in ("VERB", "AUX") and any(child.tag_ == "TO" for child in children(node, "aux")):
        if node.dep_ not in ("xcomp", "ccomp", "advcl", "conj") or node.head == node:
            return partner
        node = node.head
    return node if node.pos_ in ("VERB", "AUX") else partner


def described(verb: Token) -> list[Token]:
    """The nouns that a relative clause may be about: its antecedent and, where that may be the name of a place that
    only says where another noun is, that noun too ("the attacks in the town of Kol, which killed ten")."""
    noun = antecedent(verb)
    found: list[Token] = []
    while noun is not None:
        found.append(noun)
        prep = noun.head
        inside = noun.dep_ == "pobj" and prep.lower_ in LOCATIVE and prep.head.pos_ == "NOUN"
        noun = prep.head if inside else None
    return found


def _of_postmodifier(verb: Token, depth: int) -> list[Token]:
    noun = antecedent(verb)
    if noun is None:
        return []
    bare = verb.dep_ == "relcl" and children(verb, *OBJECTS) == [] and verb.tag_ != "VBG" and not is_passive(verb)
    if bare and noun.lemma_ not in FIRST | askings.ASKING and not is_headline_future(verb):
        return []
    if verb.tag_ == "VB" or any(child.dep_ == "aux" and child.tag_ == "TO" for child in dependents(verb)):
        if noun.lemma_.lower() in askings.LYING_ON and (asked := askings.addressed(noun)):
            return asked
        if noun.lemma_.lower() in askings.ASKING and not (noun.lower_ == "order" and noun.head.lower_ == "in"):
            facing = askings.faced(noun)  # whoever files a motion asks others to act
            return subjects(facing, depth + 1) if facing is not None else []
        if noun.lemma_.lower() in CHOSEN:
            return [noun]  # "her nominee to lead the bank"
        # "a plan to leave": who plans; "the first to leave", "troops to guard": the noun itself if it can act
        return [] if noun.head.lower_ == "against" else nominal_subjects(noun, depth) or [noun]
    return coordinated(noun)


def controllers(head: Token, depth: int = 0) -> list[Token]:
    """Who is understood as the subject of an infinitive or gerund that ``head`` governs."""
    objects = direct_objects(head)
    if objects and head.lemma_ not in SUBJECT_CONTROL_WITH_OBJECT:
        return objects
    if head.lemma_ in PREPOSITIONAL_CONTROL and not is_passive(head):
        # "called on the minister to resign", "appealed to both sides to talk"
        addressed = prepositional(head, "on", "upon", "to", "with")
        if addressed:
            return addressed
    return subjects(head, depth + 1)


def logical_subject_of_main(verb: Token, depth: int) -> list[Token]:
    """Who a subjectless adverbial clause is about: the main clause's doer, or its subject where nobody is named."""
    return agents_by(verb) or subjects(verb, depth + 1)


def nominal_subjects(noun: Token, depth: int = 0) -> list[Token]:
    """Who has the plan, offer or right that ``noun`` names: its possessor, or the subject of its support verb."""
    owners = possessors(noun)
    if owners:
        return [token for owner in owners for token in coordinated(owner)]
    for prep in children(noun, "prep"):
        if prep.lower_ in ("by", "for", "from"):  # "a request from the king to cross"
            objects = children(prep, "pobj")
            if objects:
                return coordinated(objects[0])
    if noun.dep_ == "dobj" and noun.lemma_.lower() in LEAVE and (allowed := _given(noun)):
        return allowed  # "granted the firm permission to build"
    if noun.lemma_.lower() in ENTERPRISES and (names := modifiers_that_name(noun)):
        return names  # "the Iraqi operation to retake it"
    head = noun.head
    if noun.dep_ == "dobj" and head.lemma_ in ANSWERING:
        return modifiers_that_name(noun)
    if noun.dep_ in ("dobj", "attr") and head.pos_ in ("VERB", "AUX") and depth <= 6:
        return agents_by(head) or subjects(head, depth + 1)
    if noun.dep_ == "pobj" and head.head.pos_ in ("VERB", "AUX") and depth <= 6:
        return subjects(head.head, depth + 1)
    return []


def _given(noun: Token) -> list[Token]:
    """To whom it is given: "granted the firm permission", where the parser may make one phrase of the two."""
    found = [t for child in children(noun.head, "dative") if child.pos_ != "ADP" for t in coordinated(child)]
    return found or prepositional(noun.head, "to") or children(noun, "compound", "nmod")


@once_a_text
def direct_objects(verb: Token) -> list[Token]:
    """The objects of an active verb, its gap in a relative clause included ("the man that police arrested")."""
    if named := inside_title(verb):
        return [named]
    found: list[Token] = []
    for child in children(verb, *OBJECTS, "dative"):
        if (child.dep_ == "dative" and child.pos_ == "ADP") or within(child):
            continue
        noun = antecedent(verb) if child.lower_ in RELATIVE_PRONOUNS else None
        if noun is not None and verb.lemma_ in DISPUTING and noun.dep_ == "pobj" and noun.head.lower_ in WHERE:
            return []  # "of breaking the truce in Arauca, which the army denied": the breaking, not Arauca
        found.extend(coordinated(noun if noun is not None else child))
    found.extend(token for child in children(verb, "dobj") for noun in paid(child) for token in coordinated(noun))
    for part in children(verb, "prt"):  # "called on the donors": the parser takes the preposition for a particle
        found.extend(token for noun in children(part, "pobj") for token in coordinated(noun))
    if found:
        return found
    if verb.dep_ == "relcl" and not is_passive(verb):
        own = [child for child in dependents(verb) if child.dep_ in SUBJECTS]
        gap = own and all(child.lower_ not in RELATIVE_PRONOUNS for child in own)
        stranded = any(child.dep_ == "prep" and not dependents(child) for child in dependents(verb))
        if gap and not stranded and not children(verb, "ccomp", "xcomp"):
            noun = antecedent(verb)
            return [noun] if noun is not None else []
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        # A shared object stands after the last verb: "kidnapped and killed a man".
        return []
    shared = [c for c in children(verb, "conj") if c.pos_ == "VERB" and c.i > verb.i and partner(c) == verb]
    if children(verb, "xcomp", "ccomp"):
        shared = []  # "agreed to go but set terms"
    if shared and is_finite_free(shared[0]) and not any(c.dep_ in ("prep", "prt") for c in dependents(verb)):
        return direct_objects(shared[0])
    # "urged Israel to halt": the parser often makes the object the infinitive's subject
    for clause in children(verb, "ccomp", "xcomp"):
        bare = clause.tag_ in ("VB", "VBP") and verb.lemma_ in BARE_INFINITIVE
        small = clause.pos_ == "ADJ" and not children(clause, "mark", "aux")  # "freed the crew unharmed"
        if bare or small or any(child.dep_ == "aux" and child.tag_ == "TO" for child in dependents(clause)):
            return [token for s in children(clause, "nsubj") for token in coordinated(s)]
    return []


def prepositional(head: Token, *prepositions: str) -> list[Token]:
    """The nouns governed by these prepositions under ``head``, chains such as "out of" and "on to" included."""
    found = [token for prep in _prepositions(head) if prep.lower_ in prepositions for token in nouns_under(prep)]
    if not found and prepositions[0] in WITHIN and head.pos_ == "VERB":
        found = [noun for noun in children(head, *OBJECTS) if within(noun) in prepositions]
    return found


@once_a_text
def _prepositions(head: Token) -> list[Token]:
    found: list[Token] = []
    for prep in children(head, "prep", "agent", "dative", "prt"):
        if prep.pos_ not in ("ADP", "SCONJ", "VERB", "ADV"):
            continue
        found.append(prep)
        if prep.lower_ not in COMPARING:
            found.extend(children(prep, "prep"))
        found.extend(joined for joined in children(prep, "conj") if joined.pos_ == "ADP")
    return found


def particle(verb: Token) -> str:
    """The verb's particle ("off" in "call off"), or an empty string."""
    for child in dependents(verb):
        if child.dep_ == "prt":
            return child.lower_
    return ""


def loose_particle(verb: Token) -> str:
    """What the parser takes for a preposition or adverb though it has no noun: "out" in "pulled out of it"."""
    if verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "free":
        return "free"  # "set free a group of nuns"
    for child in dependents(verb):
        loose = child.dep_ in ("prep", "advmod") and child.lower_ in LOOSE_PARTICLES and child.i > verb.i
        if loose and not children(child, "pobj"):
            return child.lower_
    return ""


def clause_verb(token: Token) -> Token | None:
    """The nearest verb above the token, the token itself included."""
    node = token
    while True:
        if node.pos_ in ("VERB", "AUX"):
            return node
        if node.head == node:
            return None
        node = node.head
