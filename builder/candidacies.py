"""Who stands for office, and for which party: lists of candidates, and verbs of standing.

In: the reading. Out: holdings of the title candidate, as the article says it in a list ("the candidates are X of the
Greens, Y (Labour) and Z, an independent", "the race pits X against Y"), by a verb ("X is standing for the Greens",
"the Greens nominated X") or by a party beside a name where the sentence is about an election ("she faces Y of the
Greens"). Rules: listed, standing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder.candidate_lists import Listed, listed_from, name_ahead, person_at, told_behind
from newsgraph.builder.contests import contends, election_words, is_contested, is_result, is_running
from newsgraph.builder.holding import Holding
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.party_offices import is_party, may_be_party
from newsgraph.builder.reading import Reading
from newsgraph.builder.sentence_bounds import sentence_end, sentence_start
from newsgraph.builder.syntax import prepositional
from newsgraph.builder.title import Title
from newsgraph.builder.title_clauses import referent_of, subject_of
from newsgraph.builder.title_words import heads, listed, run_of_name, singular
from newsgraph.builder.token_columns import lemmas, lowers, tags
from newsgraph.builder.wordlists import words

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
OPENERS = frozenset({":", "is", "are", "was", "were", "include", "includes", "included"})  # of a list behind who runs
BESIDES = frozenset({"among", "also", "others", "other", "those"})  # what opens a list of who runs, too
LISTING = frozenset({"include", "be", "comprise", "feature"})
REACH = 12  # tokens between the word for candidates and the list, at most: "candidates in the riding this year are"
NEAR = 9  # tokens behind a verb of standing within which the party may be told, for whatever seat
SHARED = 3  # tokens before that word in which the party of them all may be named
ADHERENTS = words("organizations", "party_adherents") | {"Dem"}  # "Lib Dem X"
POSTS = frozenset({"job", "post", "role", "position", "vacancy", "award", "prize", "chair"})
AS = frozenset({"candidate", "nominee", "standard-bearer", "contender", "flagbearer"})


def candidacies(reading: Reading) -> Iterator[Holding]:
    """Every candidate of a list and every one who stands for a party."""
    pending, fields, people = listed("pending", "hypothetical"), election_words("fields"), reading.member_of_name
    verbs = words("office_bodies", "candidacy", "verbs")
    contested, naming = election_words("contested"), election_words("nominating") | election_words("naming")
    doc = reading.doc
    for index, (tag, low, lemma) in enumerate(zip(tags(doc), lowers(doc), lemmas(doc), strict=True)):
        if tag == "NNS" and singular(doc[index].text) in pending:
            yield from _listed(reading, doc[index])
        elif tag in NOUNS:
            if lemma in fields:
                yield from _field(reading, doc[index])
        elif tag == ":" or low in OPENERS:
            yield from _running(reading, doc[index])
        elif tag == "POS":
            yield from _fielded(reading, doc[index])
        elif tag[:2] == "VB" and (lemma in verbs or lemma in contested or lemma in naming):
            token = doc[index]
            if lemma in verbs:
                yield from _standing(reading, token)
            elif lemma in contested:
                yield from _rivals(reading, token)
            if lemma in naming:
                yield from _nominated(reading, token)
    sentences: dict[int, bool] = {}
    for index in sorted(people):
        if person_at(reading, index) is None or not _has_party_beside(reading, index):
            continue
        number = reading.sentence_number[index]
        if number not in sentences:
            sentences[number] = is_contested(reading, reading.doc[index])
        if sentences[number]:
            yield from _beside_party(reading, reading.doc[index])


def _has_party_beside(reading: Reading, index: int) -> bool:
    """Whether brackets, a comma, "of", "for" or "as" follow a name, or another name or a possessive goes before it."""
    last = run_of_name(reading, index)[1] + 1
    behind = last < len(reading.doc) and reading.doc[last].lower_ in {"(", ",", "of", "for", "as"}
    return behind or index - 1 in reading.member_of_name or (index > 0 and reading.doc[index - 1].tag_ == "POS")


def _opening(reading: Reading, plural: Token, end: int) -> int | None:
    """The first token of the list behind a plural: behind a verb or a colon, or right behind it."""
    doc = reading.doc
    for index in range(plural.i + 1, min(plural.i + REACH + 1, end)):
        if doc[index].text == ":" or (doc[index].lemma_.lower() in LISTING and doc[index].head.i <= index + 1):
            return index + 1
        if index in reading.member_of_name and person_at(reading, index) is not None and index > plural.i + 1:
            break
    return None


def _listed(reading: Reading, plural: Token) -> Iterator[Holding]:
    """ "The candidates are X of the Greens, Y (Labour), and Z, an independent", "hopefuls Senator X and Mayor Y"."""
    doc, end = reading.doc, sentence_end(plural)
    start = _opening(reading, plural, end)
    behind = start is not None
    if start is None:
        start = plural.i + 1
        if start >= end or name_ahead(reading, start, end)[0] is None:
            return
    elif any(person_at(reading, i) is not None for i in range(plural.i + 1, start)):
        return
    while behind and start < end and name_ahead(reading, start, end)[0] is None and start < plural.i + REACH:
        if doc[start].pos_ in {"VERB", "PRON", "SCONJ"} or start in reading.member_of_name:
            break
        start += 1
    found = listed_from(reading, start, end)
    if len(found) < 2:
        return
    common = _common(reading, plural.i)
    if any(doc[index].lower_ in POSTS for index in range(plural.i, start)):  # "candidates for the job are X of Acme"
        found = [each if is_party(reading, each.party) else replace(each, party=None) for each in found]
    partisan = any(each.party for each in found)
    for each in found:
        yield from _candidate(reading, plural.i, each, common, lemma=singular(plural.text), partisan=partisan)


def _common(reading: Reading, index: int) -> str | None:
    """The party of all candidates, named before the word for them: "the Republican presidential candidates"."""
    for at in range(index - 1, max(index - 1 - SHARED, -1), -1):
        key = reading.member_of_name.get(at)
        if key is not None:
            return key if is_party(reading, key) else None
        if reading.doc[at].pos_ not in {"ADJ", "NOUN", "NUM", "PROPN"} or not reading.doc[at].is_alpha:
            return None
    return None


def _candidate(
    reading: Reading,
    at: int,
    each: Listed,
    common: str | None,
    *,
    lemma: str = "candidate",
    rule: str = "listed",
    partisan: bool = False,
) -> Iterator[Holding]:
    """The candidacy of one of a list; ``at`` is the token that says so.

    ``partisan`` says that others of the list are of parties, so that one of none is of nobody.
    """
    party = each.party or common
    if each.skipped or party == each.key or not reading.entities[each.key].named:
        return
    title = Title(
        at, at, at, lemma, "office", (at,), party, possessed=partisan and party is None,
        plural=reading.doc[at].tag_ == "NNS", status=Status.HYPOTHETICAL, has_complement=True,
    )  # fmt: skip
    yield Holding(title, each.key, (each.first, each.last), rule)


def _field(reading: Reading, noun: Token) -> Iterator[Holding]:
    """ "The Republican field includes X and Y", "the contest pits X (Greens) against Y"."""
    doc, end = reading.doc, sentence_end(noun)
    verb = next((i for i in range(noun.i + 1, min(noun.i + REACH, end)) if doc[i].pos_ in {"VERB", "AUX"}), None)
    if verb is None or doc[verb].lemma_.lower() not in election_words("holding"):
        return
    if any(person_at(reading, i) is not None for i in range(noun.i + 1, verb)):
        return
    first = verb + 1
    while first < end and first <= verb + 3 and name_ahead(reading, first, end)[0] is None:
        first += 1
    found = listed_from(reading, first, end)
    if doc[verb].lemma_.lower() == "pit":
        against = next((i for i in range(verb, end) if doc[i].lower_ == "against"), None)
        found += listed_from(reading, against + 1, end) if against is not None else []
    common = _common(reading, noun.i)
    political = common is not None or any(each.party and is_party(reading, each.party) for each in found)
    if found and (political or is_contested(reading, noun, election_words("fields"))) and (len(found) > 1 or common):
        partisan = any(each.party for each in found)
        for each in found:
            yield from _candidate(reading, noun.i, each, common, rule="standing", partisan=partisan)


def _running(reading: Reading, token: Token) -> Iterator[Holding]:
    """ "Among the Greens seeking the nomination are X and Y", "four people are running: X (Greens), Y and Z"."""
    doc, first, end = reading.doc, sentence_start(token), sentence_end(token)
    before = doc[first : token.i]
    if token.text == ":" and len(before) and singular(before[-1].text) in heads():
        yield from _fought_for(reading, token)
        return
    if token.text != ":" and (len(before) == 0 or before[0].lower_ not in BESIDES | election_words("running")):
        return
    run = next((each for each in before if each.lower_ in election_words("running")), None)
    if run is None and any(each.lower_ in election_words("placed") for each in before):
        run = next((each for each in before if each.lower_ in election_words("people")), None)
    if run is None or any(person_at(reading, each.i) is not None for each in before):
        return
    if token.text == ":" and not any(each.lower_ in election_words("people") for each in before):
        return
    if token.text != ":" and not (run.lower_ != "running" or run.i < token.i):
        return
    found = listed_from(reading, token.i + 1, end)
    keys = [reading.member_of_name.get(each.i) for each in before]
    parties = {key for key in keys if is_party(reading, key)}
    common = parties.pop() if len(parties) == 1 else None
    if len(found) > 1 or (found and token.text != ":" and (common or found[0].party)):
        partisan = any(each.party for each in found)
        for each in found:
            yield from _candidate(reading, run.i, each, common, rule="standing", partisan=partisan)


def _fought_for(reading: Reading, colon: Token) -> Iterator[Holding]:
    """ "Governor: X (Labour) beat Y (Greens)": who stood for the office before the colon."""
    first = colon.i + 1
    if first >= len(reading.doc) or person_at(reading, first) is None:
        return
    if is_result(reading, colon.i, run_of_name(reading, first)[1]):
        for each in listed_from(reading, first, sentence_end(colon)):
            if each.party is not None:
                yield from _candidate(reading, colon.i - 1, each, None, rule="standing")


def _standing(reading: Reading, verb: Token) -> Iterator[Holding]:
    """ "X is standing for the Greens", "X contested the seat for Labour", "X will represent the Greens in Y"."""
    lemma = verb.lemma_.lower()
    if any(child.dep_ in {"neg", "auxpass"} for child in verb.children):
        return
    if lemma not in words("office_bodies", "candidacy", "representing"):
        yield from _rivals(reading, verb)
    subject = subject_of(verb) or _named_before(reading, verb)
    if subject is None:
        return
    if subject.tag_ == "WP" and verb.dep_ == "relcl":
        subject = verb.head
    key = referent_of(reading, subject)
    if key is None or reading.entities[key].kind is not Kind.PERSON or not reading.entities[key].named:
        return
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if lemma == "run" and any(thing.lemma_.lower() not in {"race", "campaign"} for thing in objects):
        return  # who ran the city for a party governed it
    if lemma in words("office_bodies", "candidacy", "representing"):
        owners = [token for token in objects if is_running(reading, verb)]
    else:
        nouns = [verb, *objects, *(child for child in verb.children if child.dep_ in {"prep", "xcomp"})]
        owners = [token for noun in nouns for token in prepositional(noun, "for") if _party(reading, token) is not None]
        owners = owners or _for_party(reading, verb)
    if not owners:
        tickets = [token for token in prepositional(verb, "on") if token.lower_ in {"ticket", "list", "slate", "line"}]
        owners = [child for token in tickets for child in token.children if _party(reading, child) is not None]
    for token in owners[:1]:
        party = _party(reading, token)
        if party is not None and party != key:
            title = Title(
                verb.i, verb.i, verb.i, "candidate", "office", (verb.i,), party,
                status=Status.HYPOTHETICAL, has_complement=True,
            )  # fmt: skip
            by = (min(subject.i, token.i), max(subject.i, token.i))
            yield Holding(title, key, by, "standing", None)


def _named_before(reading: Reading, verb: Token) -> Token | None:
    """The last person named before a verb that the parse gives no subject, no other verb between them."""
    for index in range(verb.i - 1, max(verb.i - REACH, sentence_start(verb)) - 1, -1):
        token = reading.doc[index]
        key = reading.member_of_name.get(index)
        if key is not None:
            return token if reading.entities[key].kind is Kind.PERSON else None
        if token.pos_ == "VERB" or token.lower_ in {";", "and"}:
            return None
    return None


def _for_party(reading: Reading, verb: Token) -> list[Token]:
    """The party of "running in Upper Lara for the Greens", whatever the parse joins "for" to."""
    doc = reading.doc
    for index in range(verb.i + 1, min(verb.i + NEAR, sentence_end(verb) - 1)):
        if doc[index].lower_ == "against" or person_at(reading, index) is not None:
            break
        behind = index + 1 + (doc[index + 1].lower_ == "the")
        if doc[index].lower_ == "for" and is_party(reading, reading.member_of_name.get(behind)):
            after = run_of_name(reading, behind)[1] + 1  # "ran for Labour", not "for Labour nominee X"
            return [doc[behind]] if after >= len(doc) or doc[after].pos_ not in {"NOUN", "PROPN", "ADJ"} else []
    return []


def _rivals(reading: Reading, verb: Token) -> Iterator[Holding]:
    """Those whom a candidate stands against, where a party is told for one of them at least."""
    doc, end = reading.doc, sentence_end(verb)
    against = next((i for i in range(verb.i + 1, end) if doc[i].lower_ == "against"), None)
    if verb.lemma_.lower() in election_words("contested"):
        against = verb.i
    if against is None or not (is_contested(reading, verb) or verb.i != against):
        return
    found = listed_from(reading, against + 1, end)
    if any(may_be_party(reading, each.party) for each in found):
        for each in found:
            yield from _candidate(reading, against, each, None, rule="standing", partisan=True)


def _nominated(reading: Reading, verb: Token) -> Iterator[Holding]:
    """ "The Greens nominated X", "Labour is fielding teacher X", "X was selected by the Greens for the seat"."""
    lemma = verb.lemma_.lower()
    subject = subject_of(verb)
    if subject is None or any(child.dep_ == "neg" for child in verb.children):
        return
    office = [each for child in verb.children if child.lower_ == "as" for each in child.subtree if each.pos_ == "NOUN"]
    if office and not any(singular(each.text) in AS for each in office):
        return
    if lemma in election_words("naming") and not office and not is_contested(reading, verb):
        if lemma in {"endorse", "run", "tap", "adopt"} and not (lemma == "run" and verb.tag_ == "VBG"):
            return
        if not (lemma == "run" or _all_parties(reading, verb)):
            return
    end = sentence_end(verb)
    if any(child.dep_ == "auxpass" for child in verb.children):
        agents = [each for child in verb.children if child.lower_ == "by" for each in child.children]
        party = next((found for found in (_party(reading, each) for each in agents) if found is not None), None)
        key = referent_of(reading, subject)
        if party is not None and key is not None and reading.entities[key].kind is Kind.PERSON and party != key:
            yield from _candidate(reading, verb.i, Listed(key, subject.i, subject.i, party), None, rule="standing")
        return
    party = _party(reading, subject)
    if party is None or (lemma == "endorse" and not office):
        return
    found = listed_from(reading, verb.i + 1, end)
    for each in found:
        if each.party is None or each.party == party:
            yield from _candidate(
                reading, verb.i, Listed(each.key, each.first, each.last, party, each.skipped), None, rule="standing"
            )


def _all_parties(reading: Reading, verb: Token) -> bool:
    """Whether other parties do the like in the sentence: "the Greens chose X, while Labour chose Y"."""
    span = range(sentence_start(verb), sentence_end(verb))
    return len({key for i in span if is_party(reading, key := reading.member_of_name.get(i))}) > 1


def _fielded(reading: Reading, mark: Token) -> Iterator[Holding]:
    """ "Labour candidate Y and the Greens' X": another party's candidate, in a sentence that speaks of candidates."""
    party = reading.member_of_name.get(mark.i - 1)
    key = person_at(reading, mark.i + 1) if mark.i + 1 < len(reading.doc) else None
    if key is None or not is_party(reading, party):
        return
    first, last = sentence_start(mark), sentence_end(mark)
    pending = listed("pending", "hypothetical")
    word = next((i for i in range(first, last) if singular(reading.doc[i].text) in pending), None)
    if word is None:
        return
    stop = run_of_name(reading, mark.i + 1)[1]
    title = Title(
        word, word, word, singular(reading.doc[word].text), "office", (word,), party,
        plural=reading.doc[word].tag_ == "NNS", status=Status.HYPOTHETICAL, has_complement=True,
    )  # fmt: skip
    yield Holding(title, key, (mark.i + 1, stop), "listed")


def _beside_party(reading: Reading, name: Token) -> Iterator[Holding]:
    """ "She faces Y of the Greens", "the Liberal X beat Y (Labour)", "the Greens' Z", where an election is told of."""
    doc, first, key = reading.doc, name.i, reading.member_of_name[name.i]
    last, end = run_of_name(reading, first)[1], sentence_end(name)
    party = at = None
    if last + 1 < end and (doc[last + 1].text == "(" or doc[last + 1].lower_ in {"of", "for"}):
        told, _ = told_behind(reading, last + 1, end)
        if may_be_party(reading, told):
            party, at = told, last + 1
    if last + 3 < end and [doc[last + 1].lower_, doc[last + 3].lower_] == ["as", "independent"]:
        yield from _candidate(reading, last + 3, Listed(key, first, last), None, rule="standing", partisan=True)
        return
    if party is None and last + 1 < end and doc[last + 1].text == ",":
        for index in range(last + 3, min(last + NEAR, end - 2)):
            behind = index + 2 + (doc[index + 2].lower_ == "the")
            told = reading.member_of_name.get(behind)
            if doc[index].text == "," and doc[index + 1].lower_ == "for" and is_party(reading, told):
                party, at = told, index + 1
                break
            if person_at(reading, index) is not None:
                break
    before = first - 1
    if party is None and before >= sentence_start(name):
        mark = doc[before].tag_ == "POS"
        told = reading.member_of_name.get(before - mark)
        article = run_of_name(reading, before - mark)[0] - 1 if told is not None else -1
        article = article if not mark and article >= sentence_start(name) else before
        adherent = not mark and doc[before].text in ADHERENTS
        if is_party(reading, told) and (mark or adherent or doc[article].lower_ == "the"):
            party, at = told, before - mark
    if party is None or at is None or party == key or not contends(reading, first, last):
        return
    yield from _candidate(reading, at, Listed(key, first, last, party), None, rule="standing")


def _party(reading: Reading, token: Token) -> str | None:
    key = reading.member_of_name.get(token.i) or reading.referent.get(token.i)
    return key if may_be_party(reading, key) else None
