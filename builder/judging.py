"""Who is judged for a deed, so that it is theirs: "sanctions on Kobo over its raid", "praised Obi for her help".

And who is not: whoever speaks in court for the accused, or against him; and who is named in one's own words.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.discourse import Discourse
from newsgraph.builder.syntax import children, direct_objects, prepositional, subjects
from newsgraph.builder.voice import is_passive
from newsgraph.builder.wordlists import words

# What is done to the accused; and what a court does to him and to others.
TRYING = frozenset({"remand", "jail", "sentence", "convict", "acquit", "fine", "imprison", "arraign", "bail", "arrest"})
TELLING = frozenset({"warn", "tell", "order"})
BENCH = frozenset({"judge", "magistrate", "recorder", "sheriff", "justice"})
ANSWERS = frozenset({"response", "reaction", "retaliation", "reply"})
ARGUING = frozenset({"defend", "prosecute", "mitigate"})
ALLEGATIONS = frozenset({"accusation", "allegation", "charge", "claim", "report", "suspicion"})
COUNSEL = frozenset({"lawyer", "attorney", "barrister", "solicitor", "prosecutor", "advocate", "counsel"})


def counsel(token: Token, discourse: Discourse) -> set[str]:
    """The keys of those who speak in court, where the pronoun is the object of what is done to the accused."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lemma_ not in TRYING | TELLING:
        return set()
    if verb.lemma_ in TELLING and not any(t.lemma_.lower() in BENCH for t in subjects(verb)):
        return set()
    doc = discourse.reading.doc
    return {
        referent.key
        for referent in discourse.in_mind(token)
        if referent.nouns & COUNSEL
        or any(child.lemma_ in ARGUING for said in referent.said for child in children(doc[said.index], "acl"))
    }


def named_below(token: Token, discourse: Discourse) -> set[str]:
    """The keys of those whom the clause that depends on the pronoun's verb names: "he said that Lee had left" is not
    Lee's saying (principle C of binding theory)."""
    if token.dep_ != "nsubj" or token.lower_ not in ("he", "she"):
        return set()
    members = discourse.reading.member_of_name
    inside = (word.i for clause in children(token.head, "ccomp") if clause.i > token.i for word in clause.subtree)
    return {members[index] for index in inside if index in members}


def _alleged(token: Token) -> Token | None:
    """What says that somebody did it, with the pronoun for him: the allegations of "over allegations that he lied"."""
    clause = token.head
    told = token.dep_ == "nsubj" and clause.dep_ in ("acl", "ccomp", "relcl") and clause.head.lemma_ in ALLEGATIONS
    return clause.head if told else None


def answerers(token: Token, discourse: Discourse) -> set[str]:
    """The keys of those who answer what the possessive ``token`` asks: "the firm rejected its demands", the union's."""
    asked, verb = token.head, token.head.head
    if token.dep_ != "poss":
        return set()
    if asked.lemma_.lower() in words("discourse", "judging", "suffered") and verb.lower_ in ("to", "with", "of", "for"):
        return _accused(asked.head, discourse)  # "the man pleaded not guilty to his murder": another's
    if asked.lemma_.lower() not in words("discourse", "judging", "asked"):
        return set()
    if asked.dep_ != "dobj" or verb.lemma_.lower() not in words("discourse", "judging", "answering"):
        return set()
    return {key for key in map(discourse.key_at, subjects(verb)) if key is not None}


def _accused(prep: Token, discourse: Discourse) -> set[str]:
    """The keys of those who are charged with, tried for or guilty of what stands behind the preposition."""
    node = prep.head
    while (
        node.pos_ in ("ADJ", "NOUN")
        and node.head != node
        and node.dep_ in ("acomp", "oprd", "attr", "pobj", "dobj", "prep")
    ):
        node = node.head
    if node.lemma_.lower() not in words("discourse", "judging", "trying"):
        return set()
    return {key for key in map(discourse.key_at, [*subjects(node), *direct_objects(node)]) if key is not None}


def judged(token: Token) -> list[Token]:
    """Who is judged for what the possessive ``token`` owns, or is alleged to have done: the words that name them."""
    deed = token.head if token.dep_ == "poss" else _alleged(token)
    if deed is None or deed.dep_ != "pobj":
        return []
    prep = deed.head
    if prep.lower_ in ("of", "to") and prep.head.lower_ in ("because", "due"):
        prep = prep.head
    answering = prep.lower_ == "to" and prep.head.lemma_ in ANSWERS  # "in response to its raid"
    if not answering and prep.lower_ not in words("discourse", "judging", "reasons"):
        return []
    governor = prep.head
    while governor.pos_ in ("NOUN", "PROPN") and governor.dep_ in ("dobj", "pobj", "prep", "nsubjpass"):
        governor = governor.head if governor.head.pos_ != "ADP" else governor.head.head
    if governor.pos_ != "VERB":
        return []
    if governor.lemma_.lower() in words("discourse", "judging", "verbs"):
        found = subjects(governor) if is_passive(governor) else direct_objects(governor)
        return [t for t in found if t.i < token.i]
    things = subjects(governor) if is_passive(governor) else direct_objects(governor)
    imposed = [t for t in things if t.lemma_.lower() in words("discourse", "judging", "things")]
    blamed = [t for n in (*imposed, governor) for t in prepositional(n, "on", "against", "of")] if imposed else []
    return [t for t in blamed if t.i < token.i]
