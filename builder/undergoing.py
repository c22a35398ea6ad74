"""Who undergoes, and who does, what a noun names, where the grammar of nouns leaves both to the possessor."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import accountable
from newsgraph.builder.moods import one_of_a_kind
from newsgraph.builder.noun_owners import possessors
from newsgraph.builder.participants import undergone_nouns
from newsgraph.builder.syntax import HELPING, children, prepositional, subjects
from newsgraph.builder.triggers import Trigger, logical_objects
from newsgraph.builder.voice import is_passive

# Nouns of help, whose "for" says who is helped.
HELP = frozenset({"support", "help", "aid", "assistance", "backing", "training", "solidarity"})
# Who does these by or with somebody helps.
BESIDE = frozenset({"stand", "side", "rally"})
# What those do together who come to it; of the rest they only look on.
JOINED_BY_COMING = frozenset({"Consult", "Compete", "Cooperate", "Protest", "Support", "Agree"})
# Who does these to help is to be helped.
SEEKING = frozenset(
    {"accept", "await", "demand", "get", "need", "obtain", "receive", "request", "seek", "solicit", "want", "win"}
)
SEEKING_FOR = frozenset({"appeal", "apply", "ask", "beg", "plead"})
# Of these a state or a group may as well be the doer: only a by-phrase tells that it is not.
DONE_TO_ONE = frozenset({"occupation", "liberation", "annexation", "bombing", "invasion", "destruction", "torture"})


# Who draws these from others is whom they are about; not "prompted air strikes".
DRAWING = frozenset({"attract", "draw", "elicit", "prompt", "provoke", "spark"})
STAYING = frozenset({"be", "remain", "stay", "appear"})
# What one can be under.
UNDERGONE_UNDER = frozenset({"Accuse", "Assault", "Coerce", "Prosecute", "Request", "Sanction", "Threaten"})
PUTTING = frozenset({"bring", "have", "place", "put", "send"})
ANSWERS = frozenset({"Accuse", "Protest", "Reject", "Support", "Threaten"})


# Who does these to what is asked was asked; who does these to a suit was sued.
GRANTING = frozenset({
    "accept", "approve", "decline", "deny", "dismiss", "grant", "ignore", "rebuff", "refuse", "reject", "turn",
})  # fmt: skip
FIGHTING = frozenset({"contest", "defend", "fight", "settle"})
# Of what happens to somebody he is the target; and what is done to whom a lawsuit is brought against.
AIMED_AT = frozenset({"focus", "object", "subject", "target", "victim"})
ENLISTING = frozenset({"enlist", "need", "request", "require", "seek", "win"})
SERVED = frozenset({"hit", "name", "serve", "slap", "threaten"})


def given_by(trigger: Trigger) -> bool:
    """Whether the noun's "of" says who gave it, to whom the clause is about: "won with the support of miners", "left
    at the invitation of the king"."""
    prep = trigger.token.head
    if not trigger.is_verb and trigger.token.dep_ == "dobj" and trigger.frame.type in ("Aid", "Support"):
        by = any(child.lower_ == "by" for child in children(trigger.token, "prep", "agent"))
        return prep.lemma_ in ENLISTING and not by  # "required the help of the state"
    if trigger.is_verb or trigger.token.dep_ != "pobj":
        return False
    if prep.lower_ == "at":
        return trigger.token.lemma_ == "invitation"
    return prep.lower_ == "with" and trigger.frame.type in ("Aid", "Support")


def draws(trigger: Trigger) -> bool:
    """Whether who has the light verb as its deed undergoes what the noun names: "faces trial", "drew criticism"."""
    return trigger.support is None or trigger.support.lemma_ not in DRAWING or trigger.frame.type in ANSWERS


def beneficiaries(trigger: Trigger) -> list[Token]:
    """Whom help is for where its own slots do not say: who seeks it, or who stands behind "for" at the end of a long
    object ("approved a package of aid worth a billion dollars for Peru")."""
    if not trigger.is_verb:
        return seekers(trigger.token)
    found: list[Token] = []
    for noun in children(trigger.token, "dobj"):
        for helping in (*children(noun, "acl", "relcl"), *children(trigger.token, "advcl", "xcomp")):
            if helping.lemma_ in ("help", "assist", "enable") and helping.tag_ == "VB":
                found.extend(logical_objects(helping))  # "approved a loan to help Peru rebuild"
        for prep in noun.subtree:
            if prep.lower_ == "for" and prep.dep_ == "prep" and prep.head.pos_ in ("NOUN", "PROPN", "SYM"):
                found.extend(children(prep, "pobj"))
    return found


def undergone(trigger: Trigger) -> bool:
    """Whether the possessor of the noun undergoes the deed: "his killing", "the town's occupation by rebels".

    Not where the noun says who else does: "the army's killing of civilians".
    """
    token = trigger.token
    if trigger.is_verb or not possessors(token):
        return False
    if any(t.ent_type_ not in ("DATE", "TIME") for t in prepositional(token, "of", "against", "on")):
        return False
    if prepositional(token, "by") and "by" in trigger.frame.agent:
        return True
    return token.lemma_.lower() in undergone_nouns() - DONE_TO_ONE


def seekers(noun: Token) -> list[Token]:
    """Who asks for or gets the help that the noun names: "seeks 2 billion in loans", "appealed for aid"."""
    node = noun
    while node.dep_ == "pobj" and node.head.lower_ in ("in", "of") and node.head.head.pos_ in ("NOUN", "SYM", "NUM"):
        node = node.head.head
    verb = node.head
    if node.dep_ == "dobj" and verb.lemma_ in SEEKING:
        return subjects(verb)
    if node.dep_ == "pobj" and verb.lower_ == "in" and verb.head.lemma_ in SEEKING and children(verb.head, "dobj"):
        return subjects(verb.head)
    if node.dep_ == "pobj" and verb.lower_ == "for" and verb.head.lemma_ in SEEKING_FOR:
        return subjects(verb.head)
    return []


def under(trigger: Trigger) -> list[Token]:
    """Who is under what the noun names: "under pressure from the bank, the state cut pensions"."""
    prep = trigger.token.head
    if trigger.is_verb or trigger.token.dep_ != "pobj":
        return _asked_or_sued(trigger)
    if trigger.frame.type == "Request" and prep.lower_ == "to" and prep.head.lemma_ in ("agree", "reply", "respond"):
        return subjects(prep.head)  # "did not respond to requests for comment"
    if prep.lower_ == "of" and prep.head.lemma_ in AIMED_AT and prep.head.dep_ in ("attr", "appos"):
        said = prep.head.head  # "she was the target of an attack", "Acme, the subject of an inquiry,"
        return [said] if prep.head.dep_ == "appos" else subjects(said)
    if prep.head.pos_ not in ("VERB", "AUX"):
        return []
    if given_by(trigger) or (prep.lower_ == "at" and trigger.token.lemma_ in ("request", "invitation", "behest")):
        return [] if is_passive(prep.head) else subjects(prep.head)  # "won with the support of miners": she had it
    if trigger.frame.type == "Prosecute" and is_passive(prep.head) and prep.head.lemma_ in SERVED:
        return subjects(prep.head)  # "was hit with a lawsuit", "was named in a lawsuit"
    undergone_so = on_trial(trigger) or (prep.lower_ == "under" and trigger.frame.type in UNDERGONE_UNDER)
    if undergone_so and on_trial(trigger) and prep.head.lemma_ in PUTTING and not is_passive(prep.head):
        return logical_objects(prep.head)  # "whether to put her on trial"
    return (_aside(prep) or subjects(prep.head)) if undergone_so else []


def _asked_or_sued(trigger: Trigger) -> list[Token]:
    """Whom a request was made to, who grants or refuses it, and against whom a suit is brought, who defends it."""
    verb, kind = trigger.token.head, trigger.frame.type
    if trigger.is_verb or trigger.token.dep_ != "dobj" or verb.pos_ != "VERB" or is_passive(verb):
        return []
    asked = kind == "Request" and verb.lemma_ in GRANTING and _possessors_or(trigger.token, "by", "from")
    sued = kind == "Prosecute" and verb.lemma_ in FIGHTING and not prepositional(trigger.token, "against")
    return subjects(verb) if asked or sued else []


def _possessors_or(noun: Token, *prepositions: str) -> bool:
    """Whether the noun has a possessor, or a phrase with one of the prepositions."""
    return bool(possessors(noun)) or any(c.lower_ in prepositions for c in children(noun, "prep", "agent"))


def _aside(prep: Token) -> list[Token]:
    """Whom a phrase between commas is about: "met the party's former head, now on trial for treason"."""
    first = prep.i - 1
    while first > 0 and prep.doc[first].lower_ in ("now", "currently", "still", "himself", "herself"):
        first -= 1
    if first < 1 or prep.doc[first].text != "," or prep.i < prep.head.i:
        return []
    noun = prep.doc[first - 1]
    while noun.dep_ in ("pobj", "prep", "appos", "punct") and noun.head.i < noun.i and noun.head.pos_ != "VERB":
        noun = noun.head
    return [noun] if noun.pos_ in ("NOUN", "PROPN") and noun.i > prep.head.i else []


def on_trial(trigger: Trigger) -> bool:
    """Whether who goes "on trial" is tried, and tries nobody; nor does who is "in custody" hold anybody."""
    prep = trigger.token.head
    if trigger.token.lemma_ == "custody":
        return prep.lower_ == "in" and prep.head.lemma_ in STAYING
    return trigger.token.lemma_ == "trial" and prep.lower_ == "on" and not children(trigger.token, "det")


def died_in(noun: Token) -> bool:
    """Whether the noun names the fight in which somebody underwent what the passive verb above it says."""
    prep = noun.head
    fell = prep.head.lemma_ in ("die", "perish")
    return noun.dep_ == "pobj" and prep.lower_ in ("in", "during") and (fell or is_passive(prep.head))


def is_mutual(verb: Token) -> bool:
    """Whether each of the doers does it to the others: "accused each other", "fired at one another"."""
    objects = [*children(verb, "dobj"), *prepositional(verb, "at", "on", "against")]
    return any(
        (noun.lower_, child.lower_) in {("other", "each"), ("another", "one")}
        for noun in objects
        for child in noun.children
    )


def helped(noun: Token) -> list[Token]:
    """Whoever is helped in a deed does it: "support for Peru in the fight", "helped the police in the search"."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ != "in" or noun.lemma_ in HELP:
        return []
    governor = prep.head
    if governor.dep_ == "pobj" and governor.head.lower_ in ("for", "to", "of") and governor.head.head.lemma_ in HELP:
        return [governor]
    if governor.pos_ == "NOUN" and governor.lemma_ in HELP:
        return prepositional(governor, "for", "to", "of")
    if governor.pos_ == "VERB" and governor.lemma_ in HELPING:
        return logical_objects(governor)
    if governor.lemma_ in BESIDE:  # "stands by Mali in its war"
        return prepositional(governor, "by", "with", "behind", "alongside")
    if governor.pos_ == "VERB":
        return [t for n in children(governor, "dobj") if n.lemma_ in HELP for t in prepositional(n, "for", "to", "of")]
    return []


def is_theirs(noun: Token) -> bool:
    """Whether the noun's owner is told by a pronoun only: "their fight"."""
    return any(child.tag_ == "PRP$" for child in children(noun, "poss"))


def looks_on(trigger: Trigger) -> bool:
    """Whether who attends what the noun names does not do it: "attended the opening of the museum"."""
    attends = trigger.support is not None and trigger.support.lemma_ == "attend"
    return attends and trigger.frame.type not in JOINED_BY_COMING


def targeted(noun: Token) -> list[Token]:
    """Whom sanctions are laid on whose noun a country's name stands before: "Iran sanctions", "the Cuba embargo"; by
    its adjective or its letters a country lays them itself ("French sanctions", "US sanctions").
    """
    before = children(noun, "compound", "nmod")
    before = [*before, *(inner for word in before for inner in children(word, "compound", "nmod"))]
    return [
        t for t in before if t.tag_ == "NNP" and t.ent_type_ == "GPE" and not t.text.isupper() and "." not in t.text
    ]


def convicted(noun: Token) -> list[Token]:
    """Who was found guilty of what the noun names, or owned up to it: "sentenced the officer to death for the murder
    of his client", "is responsible for the killings"."""
    if (verb := accountable.answerable(noun)) is not None:
        return subjects(verb)
    held = accountable.held_for(noun)
    if held is not None and held.lemma_ in accountable.SUSPECTING and one_of_a_kind(noun):
        return logical_objects(held)  # "was accused of an attack on the mill"
    verdict = accountable.found_guilty(noun) if possessors(noun) or prepositional(noun, "of", "on", "against") else None
    if verdict is None:
        return []
    return subjects(verdict) if verdict.lemma_ in accountable.OWNING_UP else logical_objects(verdict)
