"""Whose deed an event noun names that stands under somebody's decision or beside somebody's act, and names no doer.

"The council is considering sanctions on Peru": the sanctions would be the council's. "Rejected a deal with Peru",
"opened its ports under a treaty with Peru": one side is told with the noun, the other is who decides or acts. "Took
over after a victory over Leeds": who went on has won.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.light_verbs import name_of
from newsgraph.builder.noun_owners import possessors
from newsgraph.builder.syntax import children, coordinated, doers, prepositional, subjects
from newsgraph.builder.voice import is_passive
from newsgraph.builder.wordlists import words

# Of what these types name each side is a doer.
OF_SIDES = frozenset({"Agree", "Compete", "Consult", "Cooperate", "Retreat"})
# Before a deed of two sides, of which one is who acts in the clause.
BESIDE = frozenset({"after", "amid", "before", "despite", "during", "following", "under", "without"})
NAMED_DOER = frozenset({"between", "by", "from"})
DOERS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
# Of these "from" says where they begin, not who does them.
AWAY = frozenset({"Compete", "Move", "Retreat"})
# What is asked of somebody is his to do: "asked Peru for a loan".
GIVEN = frozenset({"Aid", "Concede", "Support"})
YIELDING = frozenset({"Concede", "Retreat", "Transact"})  # "agreed to the release of two men"
# What may be a side without a name.
ABLE_TO_DEAL = frozenset({
    "airline", "army", "bank", "carmaker", "club", "company", "country", "federation", "firm", "government", "group",
    "militia", "rebel", "side", "state", "team", "union",
})  # fmt: skip
OUT_OF = frozenset({"drop", "force", "bow", "pull", "knock", "step", "stay", "push", "withdraw", "drive", "get"})
SPEAKING_TO = frozenset({"speak", "talk", "address", "lecture", "appeal", "preach"})


def deciders(noun: Token, kind: str) -> list[Token]:
    """Who does what the noun names, an event of the type ``kind``, where only the clause above says so."""
    if _has_doer(noun, kind):
        return []
    node = noun
    while node.dep_ == "conj" and node.head.pos_ == "NOUN":
        node = node.head
    head = node.head
    if node.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
        return _sides(doers(head), kind) if _decides(head, noun, kind) else []
    if node.dep_ != "pobj" or head.dep_ not in ("prep", "dative"):
        return []
    governor, before = head.head, head.lower_
    if governor.lower_ == "full" and governor.dep_ == "acomp":
        return subjects(governor.head)  # "was full of praise for her"
    if governor.lower_ == "out" and before == "of" and kind == "Compete" and governor.head.lemma_ in OUT_OF:
        verb = governor.head  # "was forced out of the race", "forced her out of the race"
        forced = [t for thing in children(verb, "dobj") for t in coordinated(thing)]
        return subjects(verb) if is_passive(verb) else forced or subjects(verb)
    name = f"{name_of(governor)}_{before}"
    if governor.lower_ == "out" and governor.head.pos_ == "VERB":  # "walked out of talks with Peru"
        governor, name = governor.head, f"{governor.head.lemma_.lower()}_out_{before}"
    if governor.pos_ != "VERB":
        return []
    if before == "for" and kind in GIVEN and governor.lemma_ in ("ask", "beg", "press", "petition", "approach"):
        return [t for asked in children(governor, "dobj", "dative") for t in coordinated(asked)]
    if kind == "Consult" and before == "to" and governor.lemma_ in SPEAKING_TO:
        return doers(governor)
    if kind == "Prosecute" and before == "in" and prepositional(noun, "against"):
        return doers(governor)  # "asked for damages in a suit against Acme"
    if kind in YIELDING and before == "to" and governor.lemma_ in ("agree", "commit", "consent"):
        return doers(governor)  # "agreed to the release of two men"
    sides = kind in OF_SIDES and bool(_others(noun, kind))
    wished = name in words("event_clauses", "deciding", "wished_for")
    if not sides or not (wished or before in BESIDE or (before == "in" and kind == "Compete")):
        return []
    who = _sides(doers(governor), kind)
    person = {t.ent_type_ == "PERSON" for t in (*who, *_others(noun, kind))}
    return who if wished or len(person) == 1 else []  # a minister who left after a deal with Peru is no side of it


def _sides(who: list[Token], kind: str) -> list[Token]:
    """Those of them who can be a side: of a deal not the lawmakers who reject it, of a match not its fans."""
    if kind not in OF_SIDES or kind == "Consult":
        return who
    return [token for token in who if token.pos_ in ("PROPN", "PRON") or token.lemma_ in ABLE_TO_DEAL]


def _has_doer(noun: Token, kind: str) -> bool:
    """Whether the noun's own phrase tells who does it."""
    kind_before = NAMED_DOER - {"from"} if kind in AWAY else NAMED_DOER
    named = any(t.ent_type_ in DOERS and t.dep_ in ("amod", "compound", "nmod") for t in noun.children)
    owned = any(owner.ent_type_ not in ("DATE", "TIME") for owner in possessors(noun))
    return named or owned or any(prep.lower_ in kind_before for prep in children(noun, "prep", "agent"))


def _others(noun: Token, kind: str) -> list[Token]:
    """The other side, told with the noun."""
    beaten = ("against", "over", "by") if kind == "Compete" else ()
    return prepositional(noun, "with", *beaten, *(("to",) if noun.lemma_ in ("defeat", "loss") else ()))


def _decides(verb: Token, noun: Token, kind: str) -> bool:
    name = name_of(verb)
    if name in words("event_clauses", "deciding", "own"):
        return kind != "Prosecute" or noun.lemma_ in ("lawsuit", "suit")  # "a spokesman did not rule out arrests"
    if kind == "Consult" and name in ("tell", "address", "brief"):  # "told a meeting"
        return True
    if noun.lemma_ == "pressure" and name in ("put", "exert", "heap", "pile"):
        return True
    if kind == "Aid" and name in ("approve", "authorise", "authorize"):
        return True
    if kind == "Prosecute" and name in ("win", "lose", "drop", "withdraw"):
        return bool(prepositional(noun, "against"))
    named = name in words("event_clauses", "deciding", "with_others")
    named = named or (kind == "Consult" and name in words("event_clauses", "deciding", "of_talks"))
    return named and kind in OF_SIDES and bool(_others(noun, kind))
