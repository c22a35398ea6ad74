"""Kinship told from the other side: of whose daughter somebody is, he is the father.

The words are in lexicon/kinship.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.gender import Gender, of_noun, of_person
from newsgraph.builder.holding import Holding
from newsgraph.builder.leads import absorb
from newsgraph.builder.model import Kind, RoleHolding
from newsgraph.builder.reading import Reading
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.syntax import children
from newsgraph.builder.title import Title
from newsgraph.builder.title_clauses import referent_of, subject_of
from newsgraph.builder.title_words import heads, run_of_name, singular
from newsgraph.builder.token_columns import lowers
from newsgraph.builder.unnamed import owners_of
from newsgraph.builder.wordlists import table, words

SIBLINGS = words("kinship", "kin", "siblings")
PARENTS = words("kinship", "kin", "parents")
SAME: dict[str, str] = table("kinship")["same"]
SOLE = PARENTS | words("kinship", "kin", "married") | words("kinship", "kin", "widowed")
ONLY = SOLE | words("kinship", "kin", "partners")
PAST = frozenset({"former", "ex", "first", "second", "third", "late", "future", "new", "then", "estranged", "previous"})
UNITING = frozenset({"married", "wed", "marry", "marries", "weds", "engaged", "divorced", "divorces"})
NEAR = 4  # tokens behind "husband and wife" in which the first name begins: "team of"
OF_OTHERS = words("kinship", "kin", "of_others")  # not those whose they are


@cache
def inverse(lemma: str) -> tuple[str, ...]:
    """What somebody may be to whoever is the kin of theirs that the word says: to a son, father or mother."""
    return tuple(str(table("kinship")["inverse"].get(lemma, "")).split())


def enter_kin(discourse: Discourse, holdings: Iterable[RoleHolding]) -> None:
    """Note what those are whose kin the article names: "her father" may be who has her for a daughter."""
    for holding in holdings:
        of = discourse.referents.get(holding.of) if holding.of is not None else None
        if of is None or of.kind is not Kind.PERSON or holding.former:
            continue
        word = singular(holding.title.split()[-1])
        holder = discourse.referents.get(holding.holder)
        if holder is not None and heads().get(word) == "kinship":
            holder.kin_of |= {(each, of.key) for each in (word, *SAME.get(word, "").split())}
        words = inverse(word)
        fitting = {word for word in words if Gender.UNKNOWN in (of.gender, of_noun(word)) or of_noun(word) is of.gender}
        if fitting:
            of.nouns |= fitting
            of.kin_of |= {(word, holding.holder) for word in fitting}
            of.belongs_to.add(holding.holder)


def unite_kin(discourse: Discourse) -> None:
    """Make one of "her boyfriend" and of who the article names as that: nobody has two of them at once."""
    pairs: dict[tuple[str, str], set[str]] = {}
    for referent in discourse.referents.values():
        for pair in (*referent.kin_of, *_called_kin(referent, discourse)) if referent.named else ():
            pairs.setdefault(pair, set()).add(referent.key)
    for unnamed in [r for r in discourse.referents.values() if not r.named and r.kind is Kind.PERSON] if pairs else ():
        owners = {key for key in unnamed.belongs_to if key in discourse.referents}
        found = {key for noun in unnamed.nouns & ONLY for owner in owners for key in pairs.get((noun, owner), ())}
        if len(owners) == len(found) == 1 and not unnamed.modifiers & PAST and not set(unnamed.label.split()) & PAST:
            absorb(unnamed, discourse.referents[found.pop()], discourse)


def _called_kin(referent: Referent, discourse: Discourse) -> Iterator[tuple[str, str]]:
    """What the article calls somebody whom it names beside the word: "Her boyfriend, Tom Hill,"."""
    if referent.kind is Kind.PERSON and referent.nouns & ONLY:
        for said in referent.said:
            token = discourse.reading.doc[said.index]
            if token.lemma_.lower() in ONLY and not {child.lower_ for child in token.lefts} & PAST:
                owners = owners_of(token, discourse)
                yield from ((token.lemma_.lower(), owner) for owner in owners)


def marriages(reading: Reading) -> Iterator[Holding]:
    """Who is whose wife or husband: "X is married to Y", "X, who married Y"."""
    lows = lowers(reading.doc)
    for index, low in enumerate(lows):
        if low == "husband" and lows[index + 1 : index + 3] == ["and", "wife"]:
            yield from _spouses(reading, index)
        if low not in UNITING:
            continue
        verb = reading.doc[index]
        to = [each for prep in children(verb, "prep") if prep.lower_ == "to" for each in children(prep, "pobj")]
        others = to or (children(verb, "dobj") if verb.tag_ in {"VBD", "VBN", "VBZ"} else [])
        if low == "engaged" and not to:
            continue
        subject = subject_of(verb if verb.pos_ == "VERB" else verb.head)
        subject = verb.head if subject is None and verb.dep_ == "acl" else subject
        if subject is None or len(others) != 1 or children(verb, "neg"):
            continue
        one, other = (referent_of(reading, each) for each in (subject, others[0]))
        if one is None or other is None or one == other:
            continue
        people = [reading.entities[key] for key in (one, other)]
        if any(each.kind is not Kind.PERSON or not each.named for each in people):
            continue
        genders = [_gender(reading, key) for key in (one, other)]
        female = genders[0] is Gender.FEMININE or genders[1] is Gender.MASCULINE
        male = genders[0] is Gender.MASCULINE or genders[1] is Gender.FEMININE
        if female is male:
            continue
        behind = others[0].i + 1
        over = behind < len(reading.doc) and reading.doc[behind].lower_ in {"until", "till"}
        over = over or low.startswith("divorc") or (index > 0 and lows[index - 1] in {"formerly", "once", "previously"})
        word = "wife" if female else "husband"
        if low == "engaged":
            word = "fiancée" if female else "fiancé"
        title = Title(verb.i, verb.i, verb.i, word, "kinship", (verb.i,), of=other, former=over)
        yield Holding(title, one, (subject.i, subject.i), "marriage", verb.i)


def _spouses(reading: Reading, husband: int) -> Iterator[Holding]:
    """ "Husband and wife X and Y", "the husband-and-wife team of X and Y": each is the other's."""
    doc, wife = reading.doc, husband + 2
    first = next((i for i in range(wife + 1, min(wife + NEAR, len(doc))) if i in reading.member_of_name), None)
    if first is None or any(doc[i].text in {",", "."} for i in range(wife, first)):
        return
    last = run_of_name(reading, first)[1]
    other = last + 2
    if other >= len(doc) or doc[last + 1].lower_ not in {"and", "&"} or other not in reading.member_of_name:
        return
    keys = [reading.member_of_name[first], reading.member_of_name[other]]
    if keys[0] == keys[1] or any(reading.entities[key].kind is not Kind.PERSON for key in keys):
        return
    spans = [(first, last), (other, run_of_name(reading, other)[1])]
    if _gender(reading, keys[0]) is Gender.FEMININE or _gender(reading, keys[1]) is Gender.MASCULINE:
        keys, spans = keys[::-1], spans[::-1]
    for at, number in ((husband, 0), (wife, 1)):
        title = Title(at, at, at, doc[at].lower_, "kinship", (at,), of=keys[1 - number])
        yield Holding(title, keys[number], spans[number], "before-name")


def may_be_kin(referent: Referent, token: Token, lemma: str, owners: Iterable[str]) -> bool:
    """Whether somebody named may be the kin that the noun says of one of the owners: the wife of one is the mother of
    another. Whoever has no name, and whatever is no kinship, may.
    """
    law = [each.lower_ for each in token.doc[token.i + 1 : token.i + 5]] == ["-", "in", "-", "law"]
    if not referent.named or heads().get(lemma) != "kinship":
        return True
    said = lemma + "-in-law" if law else lemma
    return any((said, owner) in referent.kin_of for owner in owners)


def _contradicted(key: str, lemma: str, everything: Sequence[Stated]) -> bool:
    """Whether the person is called by a word of kin of the other gender: no brother whose sister the article names."""
    told = of_noun(lemma)
    called = {of_noun(other.found.title.lemma) for other in everything if other.found.holder == key}
    return told is not Gender.UNKNOWN and bool(called - {told, Gender.UNKNOWN})


def kin_of_subject(token: Token, lemma: str, discourse: Discourse) -> str | None:
    """Whom "her daughter" means where two women may be "her": the one known daughter of her who does or says it; so
    with "his client" where his lawyer speaks."""
    pronoun = next((child.lower_ for child in children(token, "poss") if child.tag_ == "PRP$"), "")
    if pronoun not in ("his", "her", "my"):
        return None
    wrong = {"her": Gender.MASCULINE, "his": Gender.FEMININE}.get(pronoun)
    doers = {discourse.key_at(child) for verb in token.ancestors for child in children(verb, "nsubj", "nsubjpass")}
    pairs = {(lemma, key) for key in doers if key is not None and discourse.referents[key].gender is not wrong}
    found = {one.key for one in discourse.referents.values() if one.named and pairs & one.kin_of}
    return found.pop() if len(found) == 1 else None


def _gender(reading: Reading, key: str) -> Gender:
    return of_person((reading.entities[key].label,), ())


def known_kin(reading: Reading, stated: Stated, everything: Sequence[Stated]) -> Stated:
    """The holding of somebody's unnamed kin, given to whom the article names as that: "my wife" to who married him."""
    title = stated.found.title
    if stated.of is None or title.plural or reading.entities[stated.found.holder].named:
        return stated
    found = set()
    for other in everything:
        lemma = other.found.title.lemma
        if other.found.holder == stated.of and other.of is not None and title.lemma in inverse(lemma):
            found.add(other.of)
        elif other.of == stated.of and lemma == title.lemma and title.lemma in SOLE:
            found.add(other.found.holder)
    if not found and title.lemma in PARENTS:
        kin = {(other.found.holder, other.of) for other in everything if other.found.title.lemma in SIBLINGS}
        owners = {key for pair in kin if stated.of in pair for key in pair if key is not None}
        found = {
            other.of
            for other in everything
            if other.found.holder in owners and other.of is not None and title.lemma in inverse(other.found.title.lemma)
        }
        found = {key for key in found if _gender(reading, key) is of_noun(title.lemma)}
    found = {key for key in found if reading.entities[key].named and not _contradicted(key, title.lemma, everything)}
    if len(found) != 1:
        return stated
    return replace(stated, found=replace(stated.found, holder=found.pop(), rule="description"))
