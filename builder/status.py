"""Whether an event happened, is planned, is only asked for, or did not happen.

The trigger's own form comes first (modal, negation, condition), then what governs it: an embedding verb, noun or
adjective lends its complement a status (implicative and factive verbs after Karttunen 1971), and what is said of the
governor is passed down, so that "did not agree to withdraw" is Negated and "will begin to withdraw" Planned.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import askings, presuppositions, purposes
from newsgraph.builder.denials import denied_under, is_negated, said_to_be
from newsgraph.builder.frames import noun_classes, verb_groups
from newsgraph.builder.infinitives import is_headline_future
from newsgraph.builder.model import Status
from newsgraph.builder.moods import (
    bare_beside,
    compose,
    fell_through,
    gives_time,
    in_place_of,
    is_asked_about,
    is_awaited,
    is_dated_ahead,
    is_habit,
    is_plain_object,
    is_presupposed,
    is_ranked,
    is_supposed,
    is_to_come,
    is_told_as_fact,
    just_in_case,
    looks_ready,
    not_only,
    of_content,
    on_condition,
    one_of_a_kind,
    rather_than,
    settles,
    supposed,
    tells_content,
    too_much,
    verbs_of,
    waits_for,
    was_missed,
    was_spoken,
    waved_off,
    words,
)
from newsgraph.builder.occurrence import occurring, occurs_in, round_of
from newsgraph.builder.small_words import DEFINITE
from newsgraph.builder.syntax import children, particle, partner

CONDITIONALS, MAX_DEPTH = frozenset({"if", "unless", "lest", "whether", "provided", "should"}), 8
# Who does not do these leaves open whether it happens: "has not ruled out sanctions"; who does not deny it, does not.
OPEN = frozenset({"ban", "decline", "dismiss", "exclude", "forbid", "oppose", "prohibit", "refuse", "reject", "rule"})
BESIDE = frozenset({"before", "after", "by", "since", "despite", "while", "when"})  # what is told at its side
GOING_AHEAD = frozenset({"forge", "go", "press", "proceed", "push"})  # ahead with it
TAKING_PART = frozenset({"be", "engage", "enter", "participate"})
BLOWS, CONTESTS = (noun_classes()[a] | noun_classes()[b] for a, b in (("ASSAULT", "CATASTROPHE"), ("CONTEST", "TALKS")))
LINKING = frozenset({"appear", "be", "look", "remain", "seem"})  # these say what something is like


def _embedding(verb: Token) -> Status | None:
    table, name = verb_groups()["embedding"], verb.lemma_.lower()
    value = table.get(f"{name}_{particle(verb)}" if particle(verb) else name) or table.get(name)
    return Status(value) if value else Status.HYPOTHETICAL if name == "give" and gives_time(verb) else None


def is_saying(verb: Token) -> bool:
    """Whether the verb is one of saying."""
    return verb.lemma_.lower() in verbs_of("saying")


def _auxiliaries(verb: Token) -> list[Token]:
    found, node = children(verb, "aux", "auxpass"), verb
    shares = verb.tag_ in ("VB", "VBN", "VBG") or bare_beside(verb)
    while not found and shares and node.dep_ == "conj" and node.head.pos_ in ("VERB", "AUX"):
        node = node.head
        found = children(node, "aux", "auxpass")
    return found


def _own(verb: Token) -> Status:
    """What the verb's own form says."""
    status, table = Status.ACTUAL, words()["auxiliaries"]
    for aux in _auxiliaries(verb):
        found = table.get(aux.lower_)
        had = aux.lower_ == "'d" and verb.tag_ == "VBN"  # "he'd left"
        if found is None or had or (aux.lower_ in ("would", "'d") and is_habit(verb)):
            continue
        if aux.lower_ in ("would", "'d") and (_told_in_the_past(verb) or is_dated_ahead(verb)):
            found = Status.PLANNED
        if found is Status.PLANNED and on_condition(verb):
            found = Status.HYPOTHETICAL  # "will sue if he leaves"
        status = found
    status = Status.PLANNED if status is Status.ACTUAL and presuppositions.is_under_way(verb) else status
    if any((c.lower_ == "not" or c.dep_ == "neg") and not not_only(c) for c in verb.children) or is_negated(verb):
        return denied_under(verb)
    if is_supposed(verb) or any(child.lower_ in CONDITIONALS for child in children(verb, "mark")):
        return Status.HYPOTHETICAL
    for child in children(verb, "advmod"):
        modifier = words()["modifiers"].get(child.lower_)
        if modifier is not None and child.lower_ not in ("next", "further", "any", "soon"):
            status = compose(status, modifier)
    open_yet = status in (Status.ACTUAL, Status.PLANNED) and (is_asked_about(verb) or just_in_case(verb))
    return Status.HYPOTHETICAL if open_yet else status


def _told_in_the_past(verb: Token) -> bool:
    node = verb
    while node.dep_ in ("conj", "xcomp", "ccomp") and node.head != node:
        head = node.head
        if node.dep_ == "ccomp" and head.lemma_.lower() in verbs_of("saying"):
            return head.tag_ in ("VBD", "VBN")
        node = head
    return False


def status_of(token: Token, depth: int = 0) -> Status:
    """The status of the event that ``token`` (a verb or an event noun) names."""
    if depth > MAX_DEPTH:
        return Status.ACTUAL
    return (_of_verb if token.pos_ in ("VERB", "AUX") else _of_noun)(token, depth)


def _of_verb(verb: Token, depth: int) -> Status:
    own = _own(verb)
    head = verb.head
    infinitive = any(aux.tag_ == "TO" for aux in _auxiliaries(verb))
    node = verb
    finite = not infinitive and (verb.tag_ != "VBG" or bool(children(verb, "aux")))
    if finite and verb.dep_ == "ccomp" and verb.i < head.i:
        return own  # what stands beside: "the party is rolling out a message: it does not matter"
    if finite and verb.dep_ in ("acl", "relcl") and head.lower_ in ("event", "case") and head.head.lower_ == "in":
        return Status.HYPOTHETICAL  # "in the event he leaves"
    goes = head.lemma_ == "go" and verb.dep_ in ("xcomp", "advcl")
    if goes and (verb.tag_ == "VBG" or (infinitive and particle(head) == "on")):
        return compose(status_of(head, depth + 1), own)  # "goes around killing", "went on to kill"
    if infinitive is False and children(head, "acomp") and verb.dep_ == "ccomp" and head.lemma_ == "be":
        return said_to_be(own, verb)
    if verb.dep_ in ("acl", "ccomp", "relcl") and head.pos_ == "NOUN" and tells_content(verb, finite):
        return of_content(own, head)
    if verb.dep_ == "relcl" and own is Status.ACTUAL and any(m.lower_ == "if" for m in children(head.head, "mark")):
        return Status.HYPOTHETICAL  # "if there were a state that bombed others"
    if verb.dep_ == "csubj" and own is Status.ACTUAL:  # "to bomb the port would be folly"
        return Status.HYPOTHETICAL if infinitive or _own(head) is not Status.ACTUAL else own
    if verb.dep_ in ("advcl", "conj") and rather_than(verb):
        return Status.NEGATED
    if verb.dep_ == "conj" and any(child.lower_ in CONDITIONALS for child in children(head, "mark")):
        return compose(Status.HYPOTHETICAL, own)
    while node.dep_ == "conj" and node.head.pos_ in ("VERB", "AUX") and node.head != node:
        shares = infinitive or verb.tag_ in ("VB", "VBG") or not children(node, "nsubj", "nsubjpass", "aux", "auxpass")
        first = partner(node)
        if not shares or (verb.tag_ in ("VBD", "VBZ", "VBP") and first.tag_ not in ("VBD", "VBZ", "VBP")):
            break
        node, head = first, first.head
    if node == head:  # the root: "to meet" alone is a headline's future
        return compose(Status.PLANNED, own) if infinitive and own is Status.ACTUAL else own
    label = node.dep_
    whether = own is Status.HYPOTHETICAL and any(child.lower_ == "whether" for child in children(verb, "mark"))
    if whether or purposes.is_performed(node):  # "has not decided whether to leave"; "we want to thank them"
        return own
    if not infinitive and label in ("ccomp", "xcomp") and head.lemma_ in verbs_of("presupposed"):
        return own  # "does not regret leaving", "did not know that he left"
    if finite and label == "ccomp" and (is_told_as_fact(verb, head) or is_presupposed(verb)):
        return own
    if infinitive and (askings.asked(verb) or askings.is_faced(verb)):  # "put pressure on them to leave"
        return Status.HYPOTHETICAL
    if presuppositions.holds_of(node):
        return _taken_for_granted(own, node, depth)
    if label in ("xcomp", "ccomp", "acomp", "oprd") and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return _embedded(own, head, not finite, depth)
    if label == "pcomp" and head.dep_ in ("prep", "agent"):
        governor = head.head
        if head.lower_ == "to" and governor.lower_ in ("close", "near", "view"):  # "came close to calling a strike"
            return compose(Status.HYPOTHETICAL, own)
        if in_place_of(head):
            return Status.NEGATED
        if governor.pos_ == "NOUN" and any(child.lower_ == "no" for child in children(governor, "det")):
            denied = words()["unfounded"].get(governor.lemma_.lower())
            return compose(denied, own) if denied is not None else own  # "no intention of leaving"
        name, table = f"{governor.lemma_.lower()}_{head.lower_}", verb_groups()["embedding"]
        shaped = table.get(name) or table.get(f"{name}_doing")  # "talked of leaving", but "of the war"
        if head.lower_ in ("by", "before") and governor.pos_ == "VERB":  # "will raise money by selling shares"
            return own if (outer := status_of(governor, depth + 1)) is Status.NEGATED else compose(outer, own)
        if shaped is not None:  # "cleared of killing"
            return compose(status_of(governor, depth + 1), compose(Status(shaped), own))
        beside = head.lower_ in BESIDE or (head.lower_ == "with" and bool(children(verb, "nsubj", "nsubjpass")))
        if beside or governor.pos_ not in ("VERB", "NOUN", "ADJ"):
            return own
        if head.lower_ == "for" and governor.pos_ != "NOUN" and governor.lemma_ not in ("call", "ask", "push", "plan"):
            return own  # praised for, arrested for: what was done
        return _embedded(own, governor, True, depth)
    if label in ("acl", "relcl") and infinitive and head.pos_ in ("NOUN", "PROPN", "PRON"):
        if any(child.lower_ == "no" for child in head.children):
            return Status.NEGATED  # "had no plans to visit"
        other = (
            Status.PLANNED if is_headline_future(verb) else Status.ACTUAL if is_ranked(head) else Status.HYPOTHETICAL
        )
        value = words()["nouns"].get(head.lemma_.lower(), other)
        return compose(value if value is Status.HYPOTHETICAL else compose(_context(head), value), own)
    called = label == "advcl" and infinitive and _embedding(head) is Status.HYPOTHETICAL
    if called and (head.lemma_ == "give" or children(verb, "nsubj", "mark")):  # "was given a day to leave"
        return compose(Status.HYPOTHETICAL, own)  # calls for them to disarm
    if label == "advcl" and infinitive and any(too_much(quality) for quality in children(head, "acomp")):
        return Status.NEGATED  # "it is too early for them to leave"
    if label == "advcl" and infinitive and purposes.is_asked(verb):
        return _embedded(own, head, True, depth)
    if label == "advcl" and infinitive:
        # a purpose is not said to be reached; it shares the fate of the deed it serves
        outer = status_of(head, depth + 1) if head.pos_ in ("VERB", "AUX") else Status.ACTUAL
        if purposes.is_reached(verb):
            return compose(outer, own)
        return compose(compose(outer, Status.HYPOTHETICAL if outer is Status.HYPOTHETICAL else Status.PLANNED), own)
    if label in ("advcl", "conj") and own is Status.ACTUAL and is_awaited(node):  # "will stay until a leader is chosen"
        outer = status_of(head if head.pos_ == "VERB" else head.head, depth + 1)  # "as soon as a leader is chosen"
        if outer is not Status.ACTUAL or is_to_come(verb):
            return Status.PLANNED if outer is Status.PLANNED and not waits_for(node) else Status.HYPOTHETICAL
    bare = verb.tag_ == "VBG" and not children(verb, "mark") and own is Status.ACTUAL
    if label == "advcl" and bare and head.pos_ == "VERB":
        outer = status_of(head, depth + 1)
        return outer if outer is not Status.NEGATED else own
    return own


def _taken_for_granted(own: Status, verb: Token, depth: int) -> Status:
    """The status of what is stopped, hindered or made sure of."""
    if presuppositions.is_ceased(verb):
        return own
    outer = status_of((maker := presuppositions.maker_sure(verb)) or verb.head, depth + 1)
    if maker is None:  # "stopped Peru building a dam"
        return presuppositions.averted(outer, own)
    if own is Status.NEGATED:  # "wants to make sure they do not leave"
        return Status.HYPOTHETICAL if outer is Status.HYPOTHETICAL or maker.dep_ == "advcl" else own
    return own if outer is Status.ACTUAL and verb.tag_ == "VBD" else compose(outer, compose(Status.PLANNED, own))


def _context(noun: Token) -> Status:
    """What is said of a noun such as "plan" or "call" is passed to what it governs, unless it is merely mentioned."""
    known = noun.dep_ in ("dobj", "nsubjpass") and noun.head.pos_ == "VERB"
    return Status.NEGATED if known and _embedding(noun.head) is Status.NEGATED else Status.ACTUAL


def _embedded(own: Status, head: Token, bare: bool, depth: int) -> Status:
    """The status of a clause under ``head``; ``bare`` when it is an infinitive or a gerund."""
    if head.pos_ in ("VERB", "AUX"):
        if head.lemma_ == "be" and bare:
            return compose(status_of(head, depth + 1), compose(Status.PLANNED, own))
        if bare and head.lemma_ == "have" and head.tag_ in ("VB", "VBP", "VBZ"):
            return compose(Status.HYPOTHETICAL, own)  # "we have to stop them"; who had to stop them did
        value = _embedding(head)
        if not bare and head.lemma_.lower() in verbs_of("saying") and value in (None, Status.PLANNED, Status.ACTUAL):
            return own
        if value is None:
            return own if not bare else compose(status_of(head, depth + 1), own)
        outer = status_of(head, depth + 1)
        if value is Status.NEGATED and outer is Status.NEGATED:
            return compose(Status.HYPOTHETICAL, own) if head.lemma_ in OPEN else own
        if value is Status.ACTUAL:
            return compose(outer, own)
        if head.lemma_ == "doubt" and outer is Status.NEGATED:
            return own  # "nobody doubts that he left"
        if bare and value is Status.HYPOTHETICAL and own is Status.NEGATED and outer is not Status.NEGATED:
            return value  # "urged them not to leave"
        if value is Status.PLANNED and outer is Status.HYPOTHETICAL:
            return compose(Status.HYPOTHETICAL, own)
        return compose(value, own) if outer is not Status.NEGATED else compose(Status.NEGATED, own)
    if head.pos_ == "ADJ":
        if too_much(head):
            return Status.NEGATED  # "too early to leave"
        value = Status.HYPOTHETICAL if looks_ready(head) else words()["adjectives"].get(head.lower_)
        verb = head.head if head.dep_ in ("acomp", "oprd") else None
        outer = status_of(verb, depth + 1) if verb is not None and verb.pos_ in ("VERB", "AUX") else Status.ACTUAL
        return compose(outer, compose(value or Status.ACTUAL, own))
    value = words()["nouns"].get(head.lemma_.lower(), Status.ACTUAL)
    return compose(compose(_context(head), value), own)


def _told_of(noun: Token, verb: Token) -> bool:
    """Whether the noun names a blow that is known, and the verb what somebody does about it, not that it happens."""
    past = any(c.dep_ in ("relcl", "acl") and c.tag_ == "VBD" for c in noun.children)
    if was_missed(verb) or (past and verb.lemma_.lower() in verbs_of("answering")):
        return True  # who rejects the accord that they signed undoes none
    known = noun.lemma_.lower() in BLOWS and _embedding(verb) is None
    definite = any(c.lower_ in DEFINITE for c in children(noun, "det"))
    return known and definite and verb.lemma_.lower() not in verb_groups()["support"] and not occurs_in(verb)


def _of_noun(noun: Token, depth: int) -> Status:
    status = Status.ACTUAL
    for child in noun.children:
        if child.dep_ in ("amod", "det", "advmod", "neg", "preconj") and noun.tag_ != "CD":
            found = words()["modifiers"].get(child.lower_)
            if found is not None and not (child.lower_ == "further" and presuppositions.is_one_more(noun)):
                status = compose(status, found)
    head = noun.head
    if (whole := round_of(noun)) != noun or (whole := presuppositions.amount_of(noun)) != noun:
        return compose(_of_noun(whole, depth), status)  # "a round of talks is expected to take place"
    node = noun
    backed_out = head.lower_ == "of" and head.i > 0 and head.nbor(-1).lower_ == "out"  # a deal was, that one leaves
    if presuppositions.is_upcoming(noun):
        return compose(Status.PLANNED, status)
    replaced = noun.dep_ == "pobj" and in_place_of(head) and not backed_out
    if replaced or (noun.dep_ == "conj" and rather_than(noun)):  # "instead of a raid"; but a deal was, that one leaves
        return Status.NEGATED
    while node.dep_ == "conj" and node.head.pos_ in ("NOUN", "PROPN"):
        node = node.head
        head = node.head
    if presuppositions.is_escaped(node):
        left = Status.PLANNED if presuppositions.is_stayed(node) else status  # "refused to halt his execution"
        return presuppositions.averted(status_of(head, depth + 1), left)
    if node.dep_ in ("dobj", "nsubjpass") and head.lemma_.lower() in verbs_of(
        "obeying" if noun.lemma_.lower() in verbs_of("rulings") else "presupposing"
    ):
        return status  # who is to halt a campaign has begun it
    if node.dep_ == "dobj" and head.lemma_ == "offer" and node.lemma_.lower() in verbs_of("given_in_words"):
        return compose(_own(head), status)
    if node.dep_ in ("dobj", "nsubjpass") and (_told_of(node, head) or was_spoken(node, head)):
        return status  # "has not condemned the attack": it has happened; a request that is rejected has been made
    if node.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and head.pos_ in ("VERB", "AUX"):
        outer = status_of(head, depth + 1)
        if head.lemma_ == "face" and head.tag_ != "VBD" and outer is Status.ACTUAL and noun.lemma_.lower() in CONTESTS:
            return compose(Status.PLANNED, status)  # "the party faces an election in May"
        value = None if is_plain_object(noun, head) else _embedding(head)
        if head.lemma_ == "call" and not children(head, "prt"):  # "called a strike", but "called the strike a mistake"
            value = Status.PLANNED if one_of_a_kind(noun) else None
        if status is Status.NEGATED and outer is Status.NEGATED and not children(head, "neg"):
            return status  # "no deal was reached": one negation
        if value is not None and value is not Status.ACTUAL:
            if value is Status.NEGATED and outer is Status.NEGATED:
                return compose(Status.HYPOTHETICAL, status) if head.lemma_ in OPEN else status
            inner = compose(value, status)
            return inner if outer is Status.ACTUAL else compose(outer, inner)
        if any(c.dep_ == "expl" for c in head.children) or node.dep_ != "attr":
            return compose(outer, status)
        return status
    if node.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX"):
        if fell_through(head):
            return compose(status_of(head, depth + 1), Status.NEGATED)
        if occurs_in(head):
            quality = children(head, "acomp", "attr") if head.lemma_ in LINKING else []
            value = words()["adjectives"].get(quality[0].lower_) if quality else None
            if value is not None:
                status = compose(value, status)  # "a deal is unlikely"
            elif quality:  # "our support is not abstract"
                return compose(Status.HYPOTHETICAL, status) if supposed(noun, head) else status
            last = [head, *occurring(node)][-1] if head.lemma_ == "be" else head  # "is to be held"
            outer = status_of(last, depth + 1)
            if status is outer is Status.NEGATED and not children(head, "neg"):
                return status  # "no talks took place"
            return compose(outer, status)
        return compose(Status.HYPOTHETICAL, status) if supposed(noun, head) else status
    if node.dep_ == "pobj" and head.dep_ in ("prep", "agent", "dative"):
        if status is Status.ACTUAL and (way := presuppositions.left_open(noun)) is not None:
            return way
        served, preposition = purposes.serves(noun), head.lower_
        governor = served or head.head
        if status is Status.ACTUAL and preposition in ("of", "about", "for", "over", "to", "against", "with"):
            feared = bool({governor.lemma_.lower(), governor.lower_} & verbs_of("apprehensive"))
            feared = feared and (governor.pos_ != "VERB" or preposition not in ("to", "with"))  # "spoke to a meeting"
            if governor.pos_ == "VERB" and not feared and preposition in ("to", "for", "with"):
                feared = _own(governor) is Status.HYPOTHETICAL and (noun.tag_ == "NN" or preposition == "with")
            if feared and one_of_a_kind(noun):
                return Status.HYPOTHETICAL
            value = words()["adjectives"].get(governor.lower_) if governor.pos_ == "ADJ" else None
            if value is not None and governor.lower_ != "due" and one_of_a_kind(noun):
                return value  # "is open to talks", "close to a deal"
            denied = governor.pos_ == "NOUN" and any(child.lower_ == "no" for child in children(governor, "det"))
            if denied and (value := words()["unfounded"].get(governor.lemma_.lower())) is not None:
                return value  # "no reports of protests"
        if governor.pos_ == "VERB":
            name = f"{governor.lemma_.lower()}_{preposition}"
            shaped = verb_groups()["embedding"].get(name)
            value = Status(shaped) if shaped else None
            if value is None and preposition in ("for", "to", "on", "from") and governor.lemma_ != "depend":
                plain = _embedding(governor)
                if plain in (Status.PLANNED, Status.HYPOTHETICAL) or (
                    plain is Status.NEGATED and preposition == "from"
                ):
                    value = plain
            if value is not None:
                return compose(value, status)
            within = served or preposition in ("in", "at", "during", "into", "on")
            outer = status_of(governor, depth + 1) if within else status
            ahead = preposition == "with" and governor.lemma_ in GOING_AHEAD
            if ahead or (preposition == "of" and governor.lemma_ == "come"):  # "nothing came of the raid"
                return compose(status_of(governor, depth + 1), status)
            if governor.lemma_ in TAKING_PART or (outer is Status.PLANNED and noun.lemma_.lower() in CONTESTS):
                return compose(outer, status)
            return status
        if governor.pos_ == "NOUN" and preposition in ("for", "of", "to", "on", "against"):
            if waved_off(governor) and status is Status.ACTUAL:
                return Status.NEGATED  # "denied reports of a raid"
            value = words()["nouns"].get(governor.lemma_.lower())
            if value is not None and (settles(governor, noun) or value is Status.NEGATED):
                return compose(_context(governor), compose(value, status))  # "dropped plans for a raid"
    return status
