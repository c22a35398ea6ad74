"""The phrases in a slot of an event word, those of its light verb too: "held talks with X", "made an attack on Y"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.deciders import deciders
from newsgraph.builder.frames import PLACES, frames, verb_groups
from newsgraph.builder.light_verbs import SEEKING, measured, name_of
from newsgraph.builder.mediation import MEDIATING
from newsgraph.builder.noun_owners import possessors
from newsgraph.builder.occasions import shown_by
from newsgraph.builder.occurrence import occurring
from newsgraph.builder.presuppositions import is_cut_short, is_stayed
from newsgraph.builder.syntax import agents_by, children, subjects
from newsgraph.builder.triggers import Trigger, logical_objects, logical_subjects, slot_tokens
from newsgraph.builder.undergoing import given_by, looks_on, on_trial
from newsgraph.builder.voice import is_passive
from newsgraph.builder.whereabouts import POLLS
from newsgraph.builder.wordlists import words

# Prepositions whose phrase the parser may hang on the object though it belongs to the verb.
ATTACHED = frozenset({"to", "with", "against", "from", "in", "at", "near", "on"})
# By these somebody makes his own deed known.
ANNOUNCING = frozenset({"announce", "unveil", "reveal", "confirm"})
CONTESTING = frozenset({"win", "lose", "contest", "fight", "enter", "face", "take", "have", "run"})
HOSTING = frozenset({"hold", "host", "stage", "organise", "organize"})
# Who does these to what others do does not do it: "police stopped a march".
HINDERING = frozenset({"stop", "authorise", "authorize"})
ARRANGING = frozenset({"arrange", "mediate", "negotiate"})
DELAYING = frozenset({"adjourn", "attend", "delay", "postpone", "skip"})
OTHERS_DEEDS = frozenset({"Assault", "Coerce", "Protest"})
# What stands behind these may be hung on who does it, behind "by" or "from".
TAKEN_UP = frozenset({"embroil", "engage", "lock"})
STANCES = frozenset({
    "approve", "back", "block", "cancel", "condemn", "criticise", "criticize", "defend", "end", "halt", "oppose",
    "reject", "resume", "suspend", "veto", "welcome",
})  # fmt: skip
BEHIND_DOER = frozenset({"against", "for", "into", "on", "over", "to"})
# "Discussed the fighting in Aleppo with the envoy": what is behind "with" was talked to.
TALKING_OVER = frozenset({"discuss", "debate", "raise", "review"})


def filling(trigger: Trigger, slot: str) -> list[Token]:
    """The phrases in a slot, the light verb's included: "held talks with X", "launched an attack on Y"."""
    if slot not in trigger.filled:
        trigger.filled[slot] = _filling(trigger, slot)
    return trigger.filled[slot].copy()


def _filling(trigger: Trigger, slot: str) -> list[Token]:
    token, is_verb = trigger.token, trigger.is_verb
    if slot == "subj" and not is_verb:
        lending = trigger.support.lemma_ if trigger.support is not None else ""
        if token.lemma_.lower() in POLLS and lending and lending not in CONTESTING | HOSTING:
            return []  # who delays an election contests none
        if lending in HINDERING and trigger.frame.type in OTHERS_DEEDS and not possessors(token):
            return []
        if lending in ARRANGING and trigger.frame.type == "Concede":
            return []  # "negotiated the release of two men"
        if is_stayed(token) or (lending in DELAYING and trigger.frame.type == "Prosecute"):
            return []  # "the minister asked to postpone the hearing"
        if lending in MEDIATING or on_trial(trigger):
            return []  # "brokered a ceasefire between A and B"
        if trigger.support is None or trigger.support_slot != "agent" or looks_on(trigger):
            return shown_by(token) or deciders(token, trigger.frame.type) if trigger.support is None else []
        if trigger.support.lemma_ in TAKEN_UP and trigger.support.dep_ != "acl" and is_passive(trigger.support):
            return subjects(trigger.support)  # "are engaged in a war"
        return logical_subjects(trigger.support)
    if slot in ("to", "into") and is_verb and trigger.frame.type == "Move" and is_cut_short(token):
        return []
    tokens = slot_tokens(token, slot)
    if slot in ("of", "by") and given_by(trigger):
        return slot_tokens(token, "of") if slot == "by" else []  # "won with the support of miners": they gave it
    if slot == "of" and not is_verb:  # "flights out of Chile" are not Chile's
        tokens = [t for t in tokens if t.head.head.lower_ not in ("ahead", "instead", "out")]
    if not tokens and not is_verb and slot in ("by", "from") and token.dep_ == "pobj" and token.head.lower_ == "under":
        return slot_tokens(token.head.head, slot)  # "came under attack by rebels"
    if slot == "by" and not tokens and not is_verb and token.dep_ == "dobj" and not is_passive(token.head):
        return agents_by(token.head)  # "condemned the arrest of two men by rebels": hung on the verb
    if slot == "with" and not tokens and token.dep_ == "xcomp" and token.head.lemma_ == "agree":
        return slot_tokens(token.head, slot)  # "agreed with Rome to exchange envoys"
    if slot == "with" and (partners := talked_to(token if is_verb else token.head)):
        return partners if is_verb else [t for t in tokens if t not in partners]
    if not tokens and not is_verb and slot in ("by", "on", "against") and measured(token):
        return slot_tokens(token.head.head, slot)  # "a series of raids by rebels"
    if slot == "from" and not tokens and not is_verb and token.dep_ == "dobj" and token.head.lemma_ in SEEKING:
        return slot_tokens(token.head, slot)  # "won approval from the court": hung on the verb
    if not tokens and not is_verb and slot in ("from", "to") and trigger.frame.type == "Move":
        return [t for n in slot_tokens(token, "of") for t in slot_tokens(n, slot)]
    if not tokens and not is_verb and slot in BEHIND_DOER:
        tokens = _behind_doer(token, slot)
    if slot == "between" and not tokens and not is_verb and (verbs := occurring(token)):
        return [t for verb in verbs for t in slot_tokens(verb, slot)]  # "fighting broke out between A and B"
    source = slot == "from" and trigger.frame.type == "Request"  # "asked for help from Oslo"
    if not tokens and is_verb and slot in ATTACHED and (source or not _event_objects(trigger)):
        tokens = slot_tokens(token, f"obj.{slot}")  # the parser hangs "sold the plant to X" on the plant
    announced = trigger.support is not None and trigger.support.lemma_ in ANNOUNCING and slot in PLACES
    if trigger.support is not None and not announced and slot not in ("subj", "obj", "poss", "mod", "by", "of"):
        tokens = tokens + slot_tokens(trigger.support, slot)
        given = slot == "with" and trigger.support.lemma_ == "offer"  # "offered the rebels talks"
        if given or slot == "to":  # "gave the rebels an ultimatum"
            tokens = tokens + [t for t in children(trigger.support, "dative") if t.pos_ != "ADP"]
            if token.dep_ == "dobj" and is_passive(trigger.support):  # "they were given an ultimatum"
                tokens = tokens + subjects(trigger.support)
    return tokens


def _behind_doer(noun: Token, slot: str) -> list[Token]:
    """What the parser hangs on who does it: "a suit by miners against Acme", "a raid made by rebels on a mill"."""
    doers = [
        t for prep in children(noun, "prep", "agent") if prep.lower_ in ("by", "from") for t in children(prep, "pobj")
    ]
    fit = ("NNP", "NNPS") if slot == "to" else ("NNP", "NNPS", "NNS")  # "lobbying by envoys to Peru"
    found = [t for doer in doers if doer.tag_ in fit for t in slot_tokens(doer, slot)]
    if not found and slot == "to" and _next_to(noun) and _takes_sides(noun.head):
        found = slot_tokens(noun.head, slot)  # "ruled out a loan to Peru": hung on the verb
    if not found:
        lending = verb_groups()["support"]
        made = [clause for clause in children(noun, "acl") if lending.get(name_of(clause)) == "agent"]
        found = [t for clause in made for t in slot_tokens(clause, slot)]
    return found


def _takes_sides(verb: Token) -> bool:
    """Whether the verb says what somebody thinks of a deed or does about it, to nobody: "opposed a loan to Peru"."""
    return verb.lemma_ in STANCES or name_of(verb) in words("event_clauses", "deciding", "own")


def _next_to(noun: Token) -> bool:
    """Whether a phrase with "to" that hangs on the verb of which the noun is the object stands right behind it."""
    behind = noun.i + 1
    if noun.dep_ != "dobj" or noun.head.pos_ != "VERB" or behind >= len(noun.doc):
        return False
    return noun.doc[behind].lower_ == "to" and noun.doc[behind].dep_ == "prep" and noun.doc[behind].head == noun.head


def _event_objects(trigger: Trigger) -> bool:
    """Whether the verb's object names an event itself, to which what follows belongs: "condemned attacks in Paris"."""
    return any(token.lemma_.lower() in frames("nouns") for token in logical_objects(trigger.token))


def talked_to(verb: Token) -> list[Token]:
    """With whom something is talked over, where the parser hangs them on what it is: "discussed the fighting in Aleppo
    with Lavrov". Not "discussed the war with Iran", where nothing stands between."""
    if verb.lemma_ not in TALKING_OVER or verb.pos_ != "VERB":
        return []
    for noun in children(verb, "dobj"):
        for prep in noun.subtree:
            if prep.lower_ == "with" and prep.dep_ == "prep" and prep.i > noun.i + 1:
                return [t for t in children(prep, "pobj") if t.pos_ in ("NOUN", "PROPN", "PRON")]
    return []
