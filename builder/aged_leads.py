"""Who the lead of a local story means: "A teacher has been jailed. Ian Croft, 55, of Hull, ...".

The lead gives what somebody is, the next sentences the name, with the age behind it. Nobody else may be brought in by
the lead, or be named in between, and nothing beside the name may say that it is another's.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.descriptions import calls, noun
from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.gender import Gender, of_noun
from newsgraph.builder.leads import absorb, is_anybody
from newsgraph.builder.model import Kind, Mention
from newsgraph.builder.predication import phrase
from newsgraph.builder.reading import span_of
from newsgraph.builder.syntax import children
from newsgraph.builder.unnamed import determiner
from newsgraph.builder.wordlists import table

RULE = "identified:aged"
LEAD = 2  # the last sentence, a headline before it included, that may be the lead
WAIT = 2  # sentences from the lead to the name
AGES = range(5, 111)
COURTESY = wordlists.words("titles", "courtesy", "words")


def name_lead(discourse: Discourse) -> None:
    """Give the unnamed person of the lead to the first who is named below it with an age."""
    people = [r for r in discourse.referents.values() if r.kind is Kind.PERSON and r.said]
    for unnamed in people:
        if unnamed.named or unnamed.key in discourse.reading.entities:
            continue
        first = min(unnamed.said, key=lambda said: said.index)
        head = discourse.reading.doc[first.index]
        if first.sentence > LEAD or head.dep_ not in ("nsubj", "nsubjpass") or determiner(head) not in ("a", "an"):
            continue
        beside = [r for r in people if r is not unnamed and any(said.sentence == first.sentence for said in r.said)]
        if head.head.dep_ != "ROOT" or beside or is_anybody(head) or children(head, "conj"):
            continue
        named = _named_below(first.sentence, people, discourse)
        if named is None or not _may_be(head, unnamed, named):
            continue
        for said in unnamed.said:
            if said.index == first.index:
                said.mention = Mention(span_of(phrase(head)), "nominal", RULE, 0.75)
        absorb(unnamed, named, discourse)
        return


def _named_below(lead: int, people: list[Referent], discourse: Discourse) -> Referent | None:
    """The first person named in the sentences below, if the name is a subject and has an age behind it."""
    inside = discourse.reading.member_of_name
    found = []
    for referent in people:
        at = [said for said in referent.said if inside.get(said.index) == referent.key]
        if referent.named and at and min(at, key=lambda said: said.index).sentence > lead:
            found.append((min(said.index for said in at), referent))
    if not found:
        return None
    index, named = min(found, key=lambda entry: entry[0])
    token = discourse.reading.doc[index]
    behind = [t.text for t in token.doc[index + 1 : index + 4]]
    aged = len(behind) == 3 and behind[0] == behind[2] == "," and behind[1].isdigit() and int(behind[1]) in AGES
    near = 0 < discourse.sentence(token) - lead <= WAIT
    subject = token.dep_ in ("nsubj", "nsubjpass") and not children(token, "conj", "poss")
    return named if aged and near and subject and not (named.nouns - COURTESY) else None


def _may_be(head: Token, unnamed: Referent, named: Referent) -> bool:
    lemma = noun(head).lemma
    told = {of_noun(lemma), unnamed.gender} - {Gender.UNKNOWN}
    if named.gender is not Gender.UNKNOWN and told - {named.gender}:
        return False
    ages = table("identification")["ages"].get(lemma)
    if ages is not None and named.ages and not any(ages[0] <= int(a) <= ages[1] for a in named.ages if a.isdigit()):
        return False
    return not unnamed.ages or not named.ages or bool(unnamed.ages & named.ages) or calls(lemma, named.nouns)
