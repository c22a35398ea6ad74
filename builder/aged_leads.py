"""Who the lead of a local story means: "A teacher has been jailed. Ian Croft, 55, of Hull, ...".

The lead gives what somebody is, the next sentences the name, with the age behind it. Nobody else may be brought in by
the lead, or be named in between, and nothing beside the name may say that it is another's.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.descriptions import calls, noun
from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.fates import told_of
from newsgraph.builder.gender import Gender, of_noun
from newsgraph.builder.leads import ONE_MORE, absorb, is_anybody, is_hidden, is_his
from newsgraph.builder.model import Kind, Mention
from newsgraph.builder.namings import identified
from newsgraph.builder.predication import phrase
from newsgraph.builder.reading import span_of
from newsgraph.builder.syntax import children
from newsgraph.builder.title_words import heads
from newsgraph.builder.token_columns import lowers
from newsgraph.builder.unnamed import determiner
from newsgraph.builder.wordlists import table

RULE = "identified:aged"
LEAD = 2  # the last sentence, a headline before it included, that may be the lead
WAIT = 2  # sentences from the lead to the name
DEATH_WAIT = 4  # sentences from a death in the lead to the name of the dead
# The fates, in lexicon/identification.toml, and what those are called whom they befell.
FATES = {"dead": frozenset({"victim", "deceased"}), "accused": frozenset({"accused", "suspect", "defendant"})}
AGES = range(5, 111)
HOME = frozenset({"of", "from"})
# What they do who only tell of it.
WITNESSING = frozenset(
    {"live", "see", "hear", "witness", "run", "own", "know", "find", "watch", "call", "help", "work"}
)
AGED = re.compile(r"(\w+)[- ]year[- ]old\b", re.IGNORECASE)
YOUNG = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
YEAR = re.compile(r"\b(?:years? (?:ago|before|earlier)|last year|(?:19|20)\d\d)\b")
COURTESY = wordlists.words("titles", "courtesy", "words")


def name_lead(discourse: Discourse) -> None:
    """Give the unnamed person of the lead to the first who is named below it with an age."""
    people = [r for r in discourse.referents.values() if r.kind is Kind.PERSON and r.said]
    for unnamed in people:
        if unnamed.named or unnamed.key in discourse.reading.entities:
            continue
        first = min(unnamed.said, key=lambda said: said.index)
        head = discourse.reading.doc[first.index]
        if first.sentence > LEAD or not _may_open(head, discourse):
            continue
        beside = [r for r in people if r is not unnamed and any(said.sentence == first.sentence for said in r.said)]
        if is_anybody(head) or children(head, "conj"):
            continue
        named = _named_below(first.sentence, people, discourse)
        if (
            named is None
            or not _may_be(head, unnamed, named)
            or not all(_is_other(r, named, discourse) for r in beside)
            or {said.sentence for said in unnamed.said} & {min(said.sentence for said in named.said)}
        ):
            continue
        for said in unnamed.said:
            if said.index == first.index:
                said.mention = Mention(span_of(phrase(head)), "nominal", RULE, 0.75)
        absorb(unnamed, named, discourse)
        return


def _may_open(head: Token, discourse: Discourse) -> bool:
    """Whether the noun is who the lead tells of: its subject, "a teacher" or "the mayor of Arica", or whom a body or
    several have arrested."""
    verb, told = head.head, determiner(head)
    if verb.dep_ == "conj" or not _opens(verb):
        return False
    if head.dep_ in ("nsubj", "nsubjpass"):
        return told in ("a", "an") or (told == "the" and bool(children(head, "prep", "compound")))
    doers = [discourse.referent_at(token) for token in children(verb, "nsubj")] if head.dep_ == "dobj" else []
    return told in ("a", "an") and bool(doers) and all(r is not None and r.kind is not Kind.PERSON for r in doers)


def _opens(verb: Token) -> bool:
    """Whether the verb is that of the lead, whoever tells it: "a man was robbed, a court heard"."""
    return verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and verb.i < verb.head.i)


def _is_other(beside: Referent, named: Referent, discourse: Discourse) -> bool:
    """Whether whom the lead tells of besides is told apart from the named one, by gender or as kin: "her aunt"."""
    if beside.named:
        return False
    token = discourse.reading.doc[beside.said[0].index]
    if token.dep_ == "nsubj" and any(clause.i < token.i for clause in children(token.head, "ccomp")):
        return True  # who tells it: "a man was robbed, an officer said"
    told = {beside.gender, *(of_noun(noun) for noun in beside.nouns)} - {Gender.UNKNOWN}
    if named.gender is not Gender.UNKNOWN and told and named.gender not in told:
        return True
    return bool(children(discourse.reading.doc[beside.said[0].index], "poss"))


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
    aged = aged or _lives(token, discourse)
    near = 0 < discourse.sentence(token) - lead <= WAIT
    subject = token.dep_ in ("nsubj", "nsubjpass") and not children(token, "conj", "poss")
    if any(clause.lemma_ in WITNESSING for clause in children(token, "relcl")):
        return None  # "Ian Croft, 55, who lives next door, said"
    called = {word for word in named.nouns - COURTESY if heads().get(word) != "kinship"}
    return named if aged and near and subject and not called - FATES["dead"] else None


def _lives(token: Token, discourse: Discourse) -> bool:
    """Whether the town or street in which the named one lives stands behind the name: "Ian Croft, of Hull, ..."."""
    for prep in children(token, "prep"):
        if prep.lower_ in HOME and prep.i == token.i + 2 and prep.nbor(-1).text == ",":
            home = [discourse.referent_at(noun) for noun in children(prep, "pobj")]
            return any(r is not None and r.kind in (Kind.POLITY, Kind.LOCATION) for r in home)
    return False


def name_identified(discourse: Discourse) -> None:
    """Make one of whom a sentence identifies and the name behind "as", where the description was understood late."""
    doc = discourse.reading.doc
    for index in (i for i, low in enumerate(lowers(doc)) if low == "as"):
        for token in children(doc[index], "pobj"):
            unnamed, named = identified(token, discourse), discourse.referent_at(token)
            if unnamed is not None and named is not None:
                absorb(unnamed, named, discourse)


def name_young(discourse: Discourse) -> None:
    """Make one of the only one of the lead who is called by an age, and the first named below with such an age.

    "The parents of a toddler want answers. Two-year-old Ann Croft drowned."
    """
    ages = table("identification")["ages"]
    people = [r for r in discourse.referents.values() if r.kind is Kind.PERSON and r.said]
    young = [
        r
        for r in people
        if not r.named
        and r.said[0].sentence <= LEAD
        and r.key not in discourse.reading.entities
        and r.nouns & set(ages)
    ]
    if len(young) != 1:
        return
    lead = young[0].said[0].sentence
    head = discourse.reading.doc[young[0].said[0].index]
    named = [r for r in people if r.named]
    if determiner(head) not in ("a", "an") or not named or any(r.said[0].sentence <= lead for r in named):
        return
    first = min(named, key=lambda r: r.said[0].index)
    name = discourse.reading.doc[first.said[0].index]
    told = AGED.search(name.doc[name.left_edge.i : name.i].text)
    if told is None or not 0 < first.said[0].sentence - lead <= WAIT or is_hidden(lead, discourse):
        return
    age = told.group(1).casefold()
    years = int(age) if age.isdigit() else YOUNG.index(age) if age in YOUNG else -1
    low, high = ages[next(iter(young[0].nouns & set(ages)))]
    if low <= years <= high and name.dep_ in ("nsubj", "nsubjpass") and _may_be(head, young[0], first):
        absorb(young[0], first, discourse)


def name_fated(discourse: Discourse) -> None:
    """Make one of the only dead of the lead, who has no name, and the only dead who is named below; so of the accused.

    "A 17-year-old boy has been stabbed to death. Ian Croft died on Saturday."
    """
    for fate, called in FATES.items():
        _name_fated(discourse, fate, called)


def _name_fated(discourse: Discourse, fate: str, called: frozenset[str]) -> None:
    people = [r for r in discourse.referents.values() if r.kind is Kind.PERSON and r.said]
    doc = discourse.reading.doc
    dead: list[tuple[Referent, list[int]]] = []
    for referent in people:
        at = [said.sentence for said in referent.said if fate in told_of(doc[said.index])]
        if at:
            dead.append((referent, at))
        elif referent.named and referent.nouns & called:
            dead.append((referent, [min(said.sentence for said in referent.said)]))
    named = [(r, at) for r, at in dead if r.named]
    unnamed = [(r, at) for r, at in dead if not r.named]
    if len(named) != 1 or len(unnamed) != 1:
        return
    (one, first), (other, later) = unnamed[0], named[0]
    lead, below = first[0], min(said.sentence for said in other.said)
    if lead > LEAD or not lead < below or min(later) > lead + DEATH_WAIT or one.key in discourse.reading.entities:
        return
    head = doc[min(said.index for said in one.said)]
    name = doc[min(said.index for said in other.said)]
    if determiner(head) not in ("a", "an") or children(head, "conj") or any(t.lower_ in ONE_MORE for t in head.lefts):
        return
    if is_his(name) or _own_kin(name) or is_hidden(lead, discourse):
        return
    if not _is_apart(min(later), lead, discourse) and _may_be(head, one, other) and _ages_agree(one, other):
        absorb(one, other, discourse)


def _own_kin(name: Token) -> bool:
    """Whether the name stands beside what tells of another: "His brother, Ian Croft", "a colleague, Ian Croft"."""
    beside = name.head if name.dep_ == "appos" else name
    return determiner(beside) in ("a", "an") or bool(children(beside, "poss"))


def _is_apart(sentence: int, lead: int, discourse: Discourse) -> bool:
    """Whether the sentence tells of another year than the lead: a death before."""
    text = discourse.reading.article.text
    below, above = (discourse.reading.sentences[i].span.of(text) for i in (sentence, lead))
    return bool(set(YEAR.findall(below)) - set(YEAR.findall(above)))


def _ages_agree(unnamed: Referent, named: Referent) -> bool:
    return not unnamed.ages or not named.ages or bool(unnamed.ages & named.ages)


def _may_be(head: Token, unnamed: Referent, named: Referent) -> bool:
    lemma = noun(head).lemma
    told = {of_noun(lemma), unnamed.gender} - {Gender.UNKNOWN}
    if named.gender is not Gender.UNKNOWN and told - {named.gender}:
        return False
    ages = table("identification")["ages"].get(lemma)
    known = [int(age) for age in named.ages if age.isdigit()]
    if ages is not None and known and not any(ages[0] <= age <= ages[1] for age in known):
        return False
    return not unnamed.ages or not named.ages or bool(unnamed.ages & named.ages) or calls(lemma, named.nouns)
