"""Elegant variation: who was just named, called anew by what he is: "Lindqvist scored twice. ... the striker said."

News prose does not repeat a name where a trade, a nationality or an age will do, and so tells in passing what its
speaker is. Such a description of a speaker means the one person in mind; that of an office ("the minister", "the
spokesman") means whoever holds it, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from newsgraph.builder import polities
from newsgraph.builder.aged_leads import name_fated, name_identified, name_lead, name_young
from newsgraph.builder.bare_speakers import name_speakers
from newsgraph.builder.countrymen import other_people
from newsgraph.builder.descriptions import age_told, calls, noun
from newsgraph.builder.discourse import Discourse, Referent, clear_winner
from newsgraph.builder.forms import fold
from newsgraph.builder.gender import Gender, of_noun
from newsgraph.builder.kin import unite_kin
from newsgraph.builder.leads import OTHERS, absorb
from newsgraph.builder.model import Kind, Mention
from newsgraph.builder.nationals import is_one_of_people
from newsgraph.builder.predication import phrase
from newsgraph.builder.reading import span_of
from newsgraph.builder.reporting import lexicon
from newsgraph.builder.speech import SAYING, Speech
from newsgraph.builder.syntax import children
from newsgraph.builder.token_columns import lowers
from newsgraph.builder.unnamed import determiner
from newsgraph.builder.wordlists import words

RULE = "identified:varied"
MARGIN = 1.5  # by how much the one meant must be more in mind than the next
CERTAIN = 2.0  # the same where nothing is said
SUBJECT = 0.85  # the weight of a subject
REACH = 2  # sentences back
APART = frozenset({"from", "at", "in", "of", "for", "on", "with", "behind"})
PARENTS = words("kinship", "kin", "grandparents") | {"father", "mother", "parent"}


def vary(discourse: Discourse, speech: Speech) -> None:
    """Give each description that is a mere variation to the named person who is in mind.

    Where nothing is said, that person must be a subject of the sentence before, and none nearly as much in mind.
    """
    name_lead(discourse)
    name_identified(discourse)
    name_young(discourse)
    name_fated(discourse)
    name_speakers(discourse, speech)
    for token in _subjects(discourse, speech):
        meant = _meant(token, discourse)
        if meant is None:
            continue
        for described in (token, *children(token, "conj")):
            _link(described, meant, discourse)
    unite_kin(discourse)


def _link(token: Token, meant: Referent, discourse: Discourse) -> None:
    """Give the description, and all that was said of the unnamed whom it made, to the one meant."""
    unnamed = discourse.referent_at(token)
    mention = Mention(span_of(phrase(token)), "nominal", RULE, 0.7)
    meant.nouns.add(noun(token).lemma)
    if unnamed is not None and not unnamed.named and unnamed.key not in discourse.reading.entities:
        for said in unnamed.said:
            said.mention = mention if said.index == token.i else said.mention
        absorb(unnamed, meant, discourse)
    elif unnamed is not meant:
        discourse.say(token, meant.key, mention)
        meant.said.sort(key=lambda said: said.index)


def _subjects(discourse: Discourse, speech: Speech) -> Iterator[Token]:
    """The descriptions, in the singular and with "the", that are subjects outside quotations."""
    doc = discourse.reading.doc
    heads = {doc[index].head.i for index, low in enumerate(lowers(doc)) if low == "the"}
    for token in (doc[index] for index in sorted(heads)):
        if token.head.pos_ not in ("VERB", "AUX") or determiner(token) != "the" or not _does(token):
            continue
        if speech.quotation_at(token) is not None or not _is_variation(token, discourse):
            continue
        joined = children(token, "conj")
        if any(children(t, "det", "poss", "conj") or noun(t).plural or not noun(t).person for t in joined):
            continue  # "the miller and the baker" are two, "the miller and father of two" is one
        if not any(noun(t).lemma in PARENTS for t in (token, *joined)) and any(
            p.lower_ in APART for p in children(token, "prep")
        ):
            continue  # "the actor from Bremen" is told apart from the one who was named
        told = [c for c in children(token, "relcl") if c.left_edge.nbor(-1).text != ","]
        if told or children(token, "poss") or any(t.lower_ in OTHERS - {"former", "ex"} for t in token.lefts):
            continue
        referent = discourse.referent_at(token)
        known = referent is not None and (referent.named or any(said.index < token.i for said in referent.said))
        if not known or (_is_people(token) and not is_one_of_people(token)):
            yield token


def _does(token: Token) -> bool:
    """Whether the noun is the verb's subject, also one behind it that the parser takes for its object."""
    verb = token.head
    behind = token.dep_ in ("dobj", "attr") and verb.i > 0 and verb.nbor(-1).is_quote
    return token.dep_ in ("nsubj", "nsubjpass") or (
        behind and token.left_edge.i == verb.i + 1 and not children(verb, "nsubj")
    )


def _is_variation(token: Token, discourse: Discourse) -> bool:
    """Whether the noun tells what anybody may be, a trade, a nationality or an age, and not an office."""
    if _is_people(token):
        return True
    if token.i in discourse.reading.member_of_name:
        return False  # "the Texas Republican", of whom more is told
    described = noun(token)
    lemma = described.lemma
    trade = lemma in words("identification", "varied", "trades") and token.tag_ == "NN"
    if described.plural or not (described.person or trade):
        return False
    if any(noun(t).lemma in PARENTS and not children(t, "det", "poss") for t in children(token, "conj")):
        return True  # "the prosecutor and mother of two"
    if lemma in words("identification", "varied", "offices"):
        return any(t.lower_ == "former" for t in token.lefts)
    if trade or lemma.endswith("ologist") or age_told(token):
        return True
    if lemma in PARENTS:
        return any(p.lower_ == "of" and any(t.like_num for t in p.children) for p in children(token, "prep"))
    if lemma in words("identification", "many", "unnamed"):
        return False  # "the Hennepin County medical examiner"
    before = [t for t in children(token, "amod", "compound", "nmod") if t.i < token.i]
    return any(t.lower_ == "former" or _is_home(t, discourse) for t in before)


def _is_home(token: Token, discourse: Discourse) -> bool:
    """Whether the word before the noun tells where somebody is from."""
    referent = discourse.referent_at(token)
    return token.text[:1].isupper() and (
        (referent is not None and referent.kind is Kind.POLITY) or polities.of_adjective(fold(token.text)) is not None
    )


@cache
def _people(word: str) -> bool:
    return polities.of_people(word) is not None or polities.of_adjective(word) is not None


def _is_people(token: Token) -> bool:
    """Whether the word is that of a people, said of one: "the Italian said"."""
    one = token.tag_ in ("NN", "NNP", "JJ") and token.text[:1].isupper() and not children(token, "compound", "nmod")
    return one and _people(fold(token.text)) and polities.named(fold(token.text)) is None


def _meant(token: Token, discourse: Discourse) -> Referent | None:
    """The person in mind of whom nothing in the sentence speaks besides, and whom nothing forbids to call so."""
    described = noun(token)
    here = discourse.sentence(token)
    own = discourse.referent_at(token)
    people = [r for r in discourse.referents.values() if r.kind is Kind.PERSON and r is not own and not r.plural]
    called = [r for r in people if calls(described.lemma, r.nouns) and discourse.last_index(r, token) >= 0]
    if called and not _is_people(token):
        one = called[0] if len(called) == 1 and called[0].named else None
        return one if one is not None and one in discourse.in_mind(token, REACH) else None
    if called:
        return called[0] if len(called) == 1 and called[0].named else None
    if any(t.lower_ == token.lower_ for t in token.doc[: token.i]) and not _is_people(token):
        return None  # somebody brought in before by the same word
    told = {of_noun(described.lemma), own.gender if own is not None else Gender.UNKNOWN} - {Gender.UNKNOWN}
    age = age_told(token)
    scores: list[tuple[float, str]] = []
    for referent in discourse.in_mind(token, REACH):
        if _is_people(token) and other_people(described.lemma, referent):
            continue
        if referent not in people or (referent.gender is not Gender.UNKNOWN and told - {referent.gender}):
            continue
        if any(said.sentence == here for said in referent.said):
            continue
        if age and referent.ages and age not in referent.ages:
            continue
        scores.append((discourse.salience(referent, token), referent.key))
    start = discourse.reading.article.text.rfind("\n", 0, token.idx)
    doc = token.doc
    near = [(s, k) for s, k in scores if doc[discourse.last_index(discourse.referents[k], token)].idx > start]
    says = _says(token.head)
    winner = near[0][1] if len(near) == 1 and says else clear_winner(near or scores, MARGIN if says else CERTAIN)
    meant = discourse.referents[winner] if winner is not None else None
    if meant is None or not meant.named:
        return None
    topic = any(said.weight >= SUBJECT and here - said.sentence == 1 and said.index < token.i for said in meant.said)
    return meant if says or topic else None


def _says(verb: Token) -> bool:
    frames = lexicon().verbs.get(verb.lemma_.lower(), {})
    return any(kind in SAYING for kind in frames.values()) and ("quote" in frames or "clause" in frames)
