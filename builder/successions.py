"""Who held an office before somebody, or holds it after: "was elected mayor, replacing X", "she succeeds X".

In: the holdings that title phrases state. Out: the same office for whoever the holder replaces or is replaced by, as a
verb of succession that names no office says of two people, of whom one was just told to hold one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from newsgraph.builder.holding import Holding
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.reading import Reading
from newsgraph.builder.syntax import children, prepositional
from newsgraph.builder.title import Title
from newsgraph.builder.title_clauses import referent_of, subject_of
from newsgraph.builder.title_words import listed
from newsgraph.builder.token_columns import lemmas

TOLD_BY = frozenset({"appointed", "copula", "as"})  # the rules by which somebody's office is what the sentence is about
UNSURE = frozenset({"may", "might", "could", "would", "should", "can", "not", "n't", "never", "if", "whether"})
AFTER = frozenset({"successor", "replacement"})
BEFORE = frozenset({"predecessor"})
BACK = 2  # sentences back in which somebody may have been appointed
GRADED = frozenset({"deputy", "vice", "assistant", "associate", "then"})
# Before an office that is not what is succeeded to: "succeeding X, now head of the bank", "X, also head of the bank".
BESIDES = frozenset({"now", "currently", "today", "later", "presently", "since", "also"})
COMING = frozenset({"will", "shall", "'ll", "to"})


def successions(reading: Reading, stated: Sequence[Holding]) -> Iterator[Holding]:
    """The offices that a successor takes from, or has from, whom another sentence or clause gives it to."""
    wanted = listed("verbs", "succeed")
    for index, lemma in enumerate(lemmas(reading.doc)):
        if (lemma not in wanted and lemma != "take") or (verb := reading.doc[index]).pos_ != "VERB":
            continue
        if lemma == "take" and not any(child.lower_ == "over" for child in verb.children):
            continue
        if any(child.lower_ == "as" for child in verb.children):
            continue  # the office is told
        words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass", "neg", "mark"}}
        pair = _pair(verb)
        if pair is None or words & UNSURE:
            continue
        new, old = (referent_of(reading, token) for token in pair)
        if new is None or old is None or new == old:
            continue
        if not all(reading.entities[key].kind is Kind.PERSON and reading.entities[key].named for key in (new, old)):
            continue
        source = _office(reading, verb, stated, {new, old})
        joined = verb.head.children if verb.dep_ == "conj" else ()
        coming = not COMING.isdisjoint(words | {child.lower_ for child in joined if child.dep_ == "aux"})
        gone = source is None and not coming and _has_gone(reading, verb, old)
        if source is None and (verb.lemma_ in {"succeed", "take"} or coming or gone) and not _in_body(verb):
            # "Chief executive X will leave. Y succeeds him.", "President X, who succeeded Y in May"
            source = _last_office(reading, verb.i, stated, old)
            if source is None and verb.tag_ in {"VBD", "VBN"} and not coming and not gone:
                source = _last_office(reading, verb.i, stated, new)
                if source is not None and any(reading.doc[index].lower_ in GRADED for index in source.title.words):
                    continue  # "her deputy chief, who succeeded her"
        elif source is not None and source.title.former != (source.holder == old):
            continue  # who is replaced has left the office, who replaces has come to it
        if source is None:
            continue
        other, token = (old, pair[1]) if source.holder == new else (new, pair[0])
        text = " ".join(reading.doc[index].text for index in source.title.words)
        if any(each.holder == other and each.title.lemma == source.title.lemma for each in stated):
            continue
        title = Title(
            verb.i, verb.i, verb.i, text, source.title.group, (verb.i,), of=source.title.of,
            former=other == old and not coming,
            status=Status.PLANNED if coming and other == new else Status.ACTUAL,
        )  # fmt: skip
        if other != title.of:
            yield Holding(title, other, (token.i, token.i), "succession", verb.i)


def _has_gone(reading: Reading, verb: Token, old: str) -> bool:
    """Whether the sentence or the one before says that who is replaced left: "X resigned. Y replaced him."."""
    here = reading.sentence_number[verb.i]
    left, removed = listed("verbs", "leave"), listed("verbs", "remove")
    for index in range(verb.i - 1, -1, -1):
        if reading.sentence_number.get(index, here) < here - 1:
            return False
        token = reading.doc[index]
        if token.pos_ != "VERB" or token.lemma_.lower() not in left | removed:
            continue
        leaves = token.lemma_.lower() in left or children(token, "auxpass")
        whom = subject_of(token) if leaves else next(iter(children(token, "dobj")), None)
        if whom is not None and referent_of(reading, whom) == old:
            return True
    return False


def followed(reading: Reading, stated: Sequence[Holding]) -> Iterator[Holding]:
    """The office of whoever is called the successor, the replacement or the predecessor of somebody who has one."""
    for each in stated:
        if each.title.lemma not in AFTER | BEFORE or each.title.of is None or each.holder == each.title.of:
            continue
        source = _last_office(reading, each.title.head, stated, each.title.of)
        if source is None or any(one.holder == each.holder and one.title.lemma == source.title.lemma for one in stated):
            continue
        text = " ".join(reading.doc[index].text for index in source.title.words)
        head = each.title.head
        title = Title(
            head, head, head, text, source.title.group, (head,), of=source.title.of,
            former=each.title.lemma in BEFORE, status=each.title.status,
        )  # fmt: skip
        if each.holder != title.of:
            yield Holding(title, each.holder, each.by, "succession")


def _last_office(reading: Reading, index: int, stated: Sequence[Holding], holder: str) -> Holding | None:
    """The office that somebody was last told to have, in the sentence of the token or the one before."""
    here = reading.sentence_number[index]
    near = [
        each
        for each in stated
        if each.holder == holder
        and each.rule in TOLD_BY | {"before-name", "after-name"}
        and each.title.group == "office"
        and not each.title.plural
        and each.title.status is Status.ACTUAL
        and reading.sentence_number[each.title.head] in {here - 1, here}
        and BESIDES.isdisjoint(word.lower_ for word in reading.doc[max(each.title.first - 2, 0) : each.title.first])
    ]
    return near[-1] if len({each.title.lemma for each in near}) == 1 else None


def _pair(verb: Token) -> tuple[Token, Token] | None:
    """Who comes and who goes."""
    adverbial = verb.dep_ == "advcl" and (
        verb.tag_ == "VBG" or (verb.tag_ == "VB" and verb.head.lemma_.lower() in listed("verbs", "appoint"))
    )  # "was elected mayor, replacing X", "was named mayor to replace X"
    subject = subject_of(verb.head if adverbial else verb)
    chosen = [child for child in verb.head.children if child.dep_ == "dobj"] if adverbial else []
    if chosen and verb.head.lemma_.lower() in listed("verbs", "appoint") and not children(verb.head, "auxpass"):
        subject = chosen[0]  # "named X chairman, replacing Y"
    target = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if verb.lemma_ == "take":  # "takes over from X"
        target = next(iter(prepositional(verb, "from")), None)
    agents = [child for child in verb.children if child.dep_ == "agent" or (child.lower_ == "by" and child.i > verb.i)]
    agent = next((each for child in agents for each in child.children if each.dep_ == "pobj"), None)
    if subject is None:
        return None
    if any(child.dep_ == "auxpass" for child in verb.children):
        return (agent, subject) if agent is not None else None
    return (subject, target) if target is not None else None


def _in_body(verb: Token) -> bool:
    """Whether somebody is replaced in a body, and not in office: "will replace X on the committee"."""
    places = [each for child in verb.children if child.lower_ in {"on", "in", "at"} for each in child.children]
    return any(each.i > verb.i and each.ent_type_ != "DATE" for each in places)


def _office(reading: Reading, verb: Token, stated: Sequence[Holding], two: set[str]) -> Holding | None:
    """The one office that one of the two was just told to hold, in the verb's sentence or the one before."""
    here = reading.sentence_number[verb.i]
    told = [
        each
        for each in stated
        if each.holder in two
        and each.rule in TOLD_BY
        and (each.title.group == "office" or each.rule == "appointed")
        and not each.title.plural
        and each.title.head < verb.i
        and 0 <= here - reading.sentence_number[each.title.head] <= BACK
    ]
    near = [each for each in told if each.rule == "appointed"]  # not what the new bishop has been before
    near = near or [each for each in told if here - reading.sentence_number[each.title.head] < BACK]
    if not near or len({each.holder for each in near}) > 1:
        return None
    last = near[-1]
    return last if len({each.title.lemma for each in near}) == 1 else None
