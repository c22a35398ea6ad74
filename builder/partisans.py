"""One person called by his party: "the Texas Republican said", where the word alone would name the party."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.descriptions import person_nouns
from newsgraph.builder.discourse import Discourse
from newsgraph.builder.model import Kind
from newsgraph.builder.press import is_press
from newsgraph.builder.reporting import lexicon
from newsgraph.builder.small_words import INDEFINITE
from newsgraph.builder.token_columns import tags
from newsgraph.builder.unnamed import determiner

POINTING = frozenset({"the", "this", "that"})


def is_partisan(token: Token, discourse: Discourse) -> bool:
    """Whether the word names a party, but in its place means one of its people: singular, with an article."""
    inside = discourse.reading.member_of_name
    key = inside.get(token.i)
    if key is None or token.tag_ not in ("NN", "NNP") or token.lower_ not in person_nouns():
        return False
    if is_press(token):
        return False  # "The Guardian said"
    if discourse.reading.entities[key].kind not in (Kind.ORGANIZATION, Kind.GROUP):
        return False
    if key in (inside.get(token.i - 1), inside.get(token.i + 1)):
        return False
    before = determiner(token)
    if token.dep_ in ("dobj", "pobj"):  # "attacked the Republican for backing the deal"
        return before in POINTING
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return before in POINTING or (before in INDEFINITE and token.head.lemma_.lower() in lexicon().verbs)


def give_to_adherents(discourse: Discourse) -> None:
    """Give what an adherent does, who is named behind the word for his party, to him: "the Conservative, Ann Obi,"."""
    reading = discourse.reading
    for name, key in list(reading.referent.items()):
        token = reading.doc[name]
        party = token.head
        if token.dep_ != "appos" or party.tag_ not in ("NN", "NNP") or party.i >= token.left_edge.i:
            continue
        told = discourse.referents.get(key), discourse.referents.get(reading.member_of_name.get(party.i, ""))
        if told[0] is None or told[1] is None or told[0].kind is not Kind.PERSON:
            continue
        named = told[1].named and told[1].kind in (Kind.ORGANIZATION, Kind.GROUP)
        if named and party.lower_ in person_nouns() and determiner(party) in POINTING | INDEFINITE:
            discourse.at[party.i] = key
    kinds = tags(reading.doc)
    for index, key in reading.member_of_name.items():
        if kinds[index] not in ("NN", "NNP"):
            continue
        party = reading.doc[index]
        if party.dep_ != "appos" or not any(c.dep_ == "relcl" for c in party.rights):
            continue
        holder = discourse.referents.get(reading.member_of_name.get(party.head.i, ""))
        body = reading.entities[key].kind in (Kind.ORGANIZATION, Kind.GROUP)
        if body and holder is not None and holder.kind is Kind.PERSON and determiner(party) in INDEFINITE | POINTING:
            discourse.at[party.i] = holder.key  # "Eva Sand, a Liberal who was arrested": she was
