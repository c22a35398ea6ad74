"""What the parser hangs on the wrong word: a relative clause on the nearest place ("Bishop X of Lincoln, Ohio, who
..."), a place on the verb whose object it is not ("sent troops deep inside the town")."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.dependents import children
from newsgraph.builder.frames import noun_classes

PLACES = frozenset({"GPE", "LOC", "FAC"})
WITHIN = frozenset({"inside", "outside", "across", "throughout", "around", "within"})
LONGEST = 5  # steps up from the place


def behind_place(clause: Token) -> Token:
    """The noun that the clause describes: its head, but for "who" behind a place the person or people of that place."""
    head = clause.head
    if clause.tag_ == "VBD" and clause.dep_ == "acl" and head.dep_ == "pobj":
        return _led(clause, head)
    if head.ent_type_ not in PLACES or clause.dep_ != "relcl" or head.pos_ != "PROPN":
        return head
    if not any(word.lower_ in ("who", "whom") for word in clause.lefts):
        return head
    node = head
    for _ in range(LONGEST):
        if node.dep_ in ("appos", "conj", "compound") and node.head.ent_type_ in PLACES:
            node = node.head
        elif node.dep_ == "pobj" and node.head.dep_ == "prep":
            node = node.head.head
            if node.pos_ in ("VERB", "AUX"):  # "met Ann Hill from Leeds, who": hung on the verb
                before = [c for c in node.children if c.dep_ in ("dobj", "nsubjpass", "nsubj", "attr") and c.i < head.i]
                node = before[-1] if before else head
        else:
            break
        if node.ent_type_ not in PLACES:
            break
    return node if node.pos_ in ("PROPN", "NOUN") and node.ent_type_ not in PLACES and node.i < head.i else head


def _led(clause: Token, head: Token) -> Token:
    """Who acts, with a participle between: "the union, led by Ann Hill, called for talks": not she who leads it."""
    participle = head.head.head
    led = participle.dep_ == "acl" and participle.tag_ == "VBN" and head.head.dep_ in ("agent", "prep")
    return participle.head if led and clause.i and clause.nbor(-1).text == "," else head


def within(noun: Token) -> str:
    """The preposition before an article that the parser takes for an adjective of the noun: "deep inside the town"."""
    before = [child for child in children(noun, "amod", "advmod") if child.i < noun.i and child.lower_ in WITHIN]
    if not before:
        return ""
    article = next((child for child in children(noun, "det", "poss") if child.i < noun.i), None)
    return before[0].lower_ if article is not None and before[0].i < article.i else ""


def paid(sum_of_money: Token) -> list[Token]:
    """Who pays or gets a sum, whose name the parser makes a part of it: "fined Acme 3 million euros"."""
    amounts = children(sum_of_money, "nummod", "quantmod")
    if not amounts or sum_of_money.lemma_.lower() not in noun_classes()["MONEY"]:
        return []
    names = children(sum_of_money, "nmod", "compound", "poss")
    return [name for name in names if name.i < amounts[0].left_edge.i and name.pos_ in ("PROPN", "NOUN", "PRON")][-1:]


__all__ = ["behind_place", "paid", "within"]
