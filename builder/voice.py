"""Active or passive: which of its arguments undergoes what a verb says."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.dependents import children, dependents
from newsgraph.builder.token_answers import once_a_text
from newsgraph.builder.token_columns import lowers

# What is done to somebody even where nothing says to whom: "was chased and then shot".
UNDERGONE = wordlists.words("event_clauses", "passives", "undergone")
# What nobody does without saying to whom, so that with no object it was done to the subject ("Teacher jailed for
# fraud"); of some only with one of these prepositions behind them.
DONE_TO: dict[str, str] = dict.fromkeys(wordlists.words("event_clauses", "passives", "done_to"), "")
DONE_TO |= {
    "accuse": "of", "ban": "from over for", "bar": "from", "blame": "for", "charge": "with", "clear": "of",
    "fine": "for", "hold": "over", "honor": "in at with for", "honour": "in at with for", "sentence": "to for over",
    "stab": "in at by", "suspect": "of", "suspend": "for over from",
}  # fmt: skip
# Nor does anybody do these without saying who is to do it: "Residents told to leave".
COMMANDED = wordlists.words("event_clauses", "passives", "commanded")
CHOSEN = frozenset({"appoint", "crown", "elect", "name", "nominate", "reelect"})
# Who does these as their trade.
ENFORCING = frozenset({"authority", "court", "government", "judge", "jury", "police", "prosecutor"})
REPUTED = frozenset({"believe", "confirm", "fear", "find", "presume", "report", "see", "think"})
# What may stand before a verb with a hyphen.
PREFIXES = frozenset({"re", "co", "de", "mis", "over", "out", "pre"})


@once_a_text
def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive, with or without its auxiliary ("was arrested", "those arrested by")."""
    prefix = _prefix(verb)
    if prefix is not None and prefix != verb and verb.head == prefix and children(prefix, "nsubjpass", "auxpass"):
        return True
    if any(child.dep_ in ("nsubjpass", "auxpass", "agent", "csubjpass") for child in dependents(verb)):
        # "condemned the arrest of two men by rebels": the active has its object
        if verb.tag_ == "VBD" and children(verb, "nsubj") and children(verb, "dobj") and not _marked(verb):
            return False
        # "has stood by them": the perfect without "been" is active, whatever the parser takes "by" for
        perfect = any(child.lemma_ == "have" for child in children(verb, "aux"))
        return not perfect or _marked(verb)
    if (
        verb.tag_ == "VBN" and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "aux", "dobj")
    ):  # "14 were killed and 22 injured"
        return verb.head.tag_ == "VBN" and is_passive(verb.head)
    if (verb.tag_ == "VBD" and shares_passive(verb)) or _shares_auxiliary(verb):
        return True
    if is_circumstance(verb) or is_bare(verb):
        return True
    behind = verb.tag_ == "VBN" and verb.dep_ == "advcl" and verb.i > verb.head.i and bool(children(verb, "dobj"))
    if behind and any(child.lemma_ == "have" for child in children(verb.head, "aux")):
        return False  # "has flown missions, conducted raids and sent troops": all under one "has"
    if verb.tag_ == "VBD" and verb.dep_ in ("acl", "advcl") and not children(verb, "mark", "advmod", "dobj", "nsubj"):
        return True  # a finite clause would have a subject: "was brought in handcuffed"
    said_of = verb.dep_ == "xcomp" and verb.head.lemma_ in REPUTED  # "two feared killed", "was found shot"
    behind = said_of or verb.dep_ in ("acl", "amod", "advcl")
    return verb.tag_ == "VBN" and behind and not children(verb, "aux", "nsubj")


def _shares_auxiliary(verb: Token) -> bool:
    """Whether the verb goes on a passive and nobody is told it: "was convicted and ordered to pay", "and fined $30"."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBN") or not children(verb.head, "auxpass"):
        return False
    if children(verb, "nsubj", "aux", "mark"):
        return False
    fined = verb.lemma_ == "fine" and any(children(thing, "nummod") for thing in children(verb, "dobj"))
    return fined or (verb.lemma_ in COMMANDED and _is_told_to(verb))


def _marked(verb: Token) -> bool:
    """Whether more than a phrase with "by" tells that the verb is passive."""
    return bool(children(verb, "nsubjpass", "auxpass", "csubjpass"))


def _prefix(verb: Token) -> Token | None:
    """The prefix that the tokenizer splits off the verb: "re" in "re-elected"."""
    if verb.i < 2 or lowers(verb.doc)[verb.i - 1] != "-" or verb.nbor(-2).lower_ not in PREFIXES:
        return None
    return verb.nbor(-2)


def is_bare(verb: Token) -> bool:
    """Whether the auxiliary is left out, as in headlines: "Teacher jailed for fraud", "Eva Sand elected president"."""
    lemma = verb.lemma_.lower()
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ in ("relcl", "amod"):
        return False
    if lemma not in DONE_TO and lemma not in CHOSEN and lemma not in COMMANDED:
        return False
    own = children(verb, "nsubj")
    if not own or own[-1].i > verb.i or own[-1].lemma_.lower() in ENFORCING or own[-1].pos_ == "PRON":
        return False
    if children(verb, "aux", "auxpass", "ccomp", "prt") or any(children(c, "dobj") for c in children(verb, "conj")):
        return False
    objects = children(verb, "dobj", "oprd")
    if lemma in COMMANDED:
        return _is_told_to(verb)
    if lemma in CHOSEN:
        bare = [thing for thing in objects if thing.tag_ == "NN" and not children(thing, "det", "poss", "appos")]
        offices = [thing for thing in bare if all(word.pos_ != "PROPN" for word in thing.lefts)]
        return own[-1].ent_type_ == "PERSON" and bool(offices) and len(offices) == len(objects)
    behind = {child.lower_ for child in children(verb, "prep", "agent", "dative")}
    return not objects and (not DONE_TO[lemma] or not behind.isdisjoint(DONE_TO[lemma].split()))


def _is_told_to(verb: Token) -> bool:
    """Whether the verb says what is to be done and not by whom: "ordered to pay", not "ordered him to pay"."""
    told = (child.tag_ == "TO" for done in children(verb, "xcomp") for child in children(done, "aux"))
    return not children(verb, "dobj", "oprd") and any(told)


def is_circumstance(verb: Token) -> bool:
    """Whether the participle and the noun before it tell the circumstances: "a raid, with ten villagers killed"."""
    if verb.tag_ not in ("VBN", "VBD") or children(verb, "aux", "auxpass", "dobj", "ccomp"):
        return False
    own = children(verb, "nsubj")
    if not own or own[-1].i > verb.i:
        return False
    if verb.dep_ == "conj":  # "with two killed and six wounded", the first taken for what describes the two
        return is_circumstance(verb.head) or any(map(stands_amid, children(verb.head, "acl")))
    if verb.dep_ == "pcomp":
        return verb.head.lower_ == "with"
    return verb.dep_ == "advcl" and any(child.lower_ == "with" for child in children(verb, "mark"))


def stands_amid(participle: Token) -> bool:
    """Whether the participle describes a noun behind ", with": "the bomb went off, with nine guards killed"."""
    prep = participle.head.head
    behind = participle.tag_ == "VBN" and participle.head.dep_ == "pobj" and prep.lower_ == "with" and prep.i > 0
    return behind and prep.nbor(-1).text == ","


def shares_passive(verb: Token) -> bool:
    """Whether what looks like a past tense stands beside a participle: "shot and killed by guards", "was hit and then
    shot"."""
    convicted = verb.lemma_ == "find" and any(c.lower_ in {"guilty", "liable"} for c in children(verb, "oprd", "acomp"))
    if not (convicted or verb.lemma_ in UNDERGONE) or children(verb, "dobj", "aux", "mark", "prt"):
        return False
    if any(c.tag_ == "VBN" and children(c, "agent") and not children(c, "dobj", "aux") for c in children(verb, "conj")):
        return True
    head = verb.head
    return (
        verb.dep_ == "conj" and not children(verb, "nsubj") and head.tag_ == "VBN" and bool(children(head, "auxpass"))
    )
