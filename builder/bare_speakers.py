"""Whose name it is that a speaker has whom nothing introduces: "The coach was angry. 'We were robbed,' Vidal said."

News prose says of everybody whom it names who he is. A name that comes without that, beside somebody's words, is that
of the office or the trade of which the sentences before it speak, if they speak of nobody else.
"""

from __future__ import annotations

from newsgraph.builder import wordlists
from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.gender import Gender
from newsgraph.builder.leads import absorb
from newsgraph.builder.model import Kind
from newsgraph.builder.reporters import tells
from newsgraph.builder.speech import Speech
from newsgraph.builder.syntax import children
from newsgraph.builder.unnamed import determiner

RULE = "identified:bare"
REACH = 2  # sentences back to the office
SUBJECT = 0.85  # the weight of a subject
COURTESY = wordlists.words("titles", "courtesy", "words") | frozenset(
    word + "." for word in wordlists.words("titles", "courtesy", "words")
)


def name_speakers(discourse: Discourse, speech: Speech) -> None:
    """Give the office before it to each name that first comes, bare, beside words."""
    people = [r for r in discourse.referents.values() if r.kind is Kind.PERSON and r.said]
    for named in people:
        if not named.named or named.nouns - COURTESY or named.ages:
            continue
        first = min(named.said, key=lambda said: said.index)
        token = discourse.reading.doc[first.index]
        bare = token.dep_ == "nsubj" and tells(token) and not children(token, "appos", "conj", "relcl", "poss", "prep")
        if not bare or speech.quotation_at(token) is not None or token.doc[token.i + 1 : token.i + 2].text == ",":
            continue
        here = first.sentence
        before = [
            r
            for r in people
            if r.key in discourse.referents
            and r is not named
            and any(said.index < token.i and here - said.sentence <= REACH for said in r.said)
        ]
        if len(before) == 1 and _office(before[0], named, here, discourse):
            for said in before[0].said:
                if said.mention is not None and said.mention.form == "nominal":
                    said.mention = type(said.mention)(said.mention.span, "nominal", RULE, 0.7)
            absorb(before[0], named, discourse)


def _office(unnamed: Referent, named: Referent, here: int, discourse: Discourse) -> bool:
    """Whether the description is a definite one, a subject before the name, and of nobody of another gender."""
    if unnamed.named or unnamed.key in discourse.reading.entities:
        return False
    first = min(unnamed.said, key=lambda said: said.index)
    head = discourse.reading.doc[first.index]
    definite = determiner(head) == "the" or bool(children(head, "poss"))
    subject = any(said.weight >= SUBJECT and 0 < here - said.sentence <= REACH for said in unnamed.said)
    genders = {unnamed.gender, named.gender} - {Gender.UNKNOWN}
    return definite and subject and len(genders) < 2
