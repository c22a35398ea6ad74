"""Titles that a verb of leading gives: "X, who heads Y", "a delegation headed by X", "the X-led government"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder.holding import Holding
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.proposals import COMING, asked_to, is_proposed, of_new_body, prospect
from newsgraph.builder.reading import Reading
from newsgraph.builder.title import Title
from newsgraph.builder.title_clauses import referent_of, subject_of
from newsgraph.builder.title_words import HYPHENS, listed, named, run_of_name
from newsgraph.builder.token_columns import lemmas, lowers
from newsgraph.builder.wordlists import table
from newsgraph.builder.wordlists import words as words_of

VERBAL = frozenset({"VERB", "ADJ"})
FOUNDING = {"founded": "founder", "co-founded": "co-founder", "cofounded": "cofounder"}
# Verbs that lead to the body by a particle or a preposition: the word, whether it is past as it stands, and the noun.
PHRASAL = {("set", "up"): "founder", ("preside", "over"): "president", ("teach", "at"): "teacher"}
BOARD_VERBS = {"on": frozenset({"sit", "serve"}), "from": frozenset({"resign", "retire"})}
OTHER_VERBS = frozenset(verb for verb, _ in PHRASAL).union(*BOARD_VERBS.values())
UNTOLD = frozenset(
    {"owner", "co-owner", "founder", "co-founder", "cofounder"}
)  # what "owns the company" does not say of whom
LEADING = frozenset({"head", "leader", "chair", "director", "commander", "co-chair", "co-leader"})
PAST = frozenset({"head", "chair", "editor", "coach", "manager", "director"})  # what "ran Acme" says that somebody was
TERMED = PAST | {"leader"}
IN_COURT = {"prosecuting": "prosecutor", "defending": "defence lawyer", "mitigating": "defence lawyer"}
BOARDS = frozenset({"board", "boards"})
UNSURE = frozenset({"may", "might", "could", "would", "should", "can", "not", "n't", "never", "to"})
BODIES = frozenset({Kind.ORGANIZATION, Kind.GROUP})


def heading(reading: Reading) -> Iterator[Holding]:
    """ "X, who heads Y", "X leads Y", "a delegation headed by X", "the X-led government"."""
    nouns: dict[str, str] = table("roles")["heading"]
    lows = lowers(reading.doc)
    for index, lemma in enumerate(lemmas(reading.doc)):
        if lemma not in nouns and lemma not in OTHER_VERBS and lows[index] not in FOUNDING:
            continue
        verb = reading.doc[index]
        if verb.pos_ not in VERBAL:
            continue
        phrasal = _phrasal(reading, verb)
        if phrasal is not None:
            yield phrasal
            continue
        founding = verb.lower_ in FOUNDING
        if not founding and verb.lemma_.lower() not in nouns:
            continue
        noun = FOUNDING[verb.lower_] if founding else nouns[verb.lemma_.lower()]
        title = Title(verb.i, verb.i, verb.i, noun, "office", (verb.i,))
        agent = next(
            (
                each
                for child in verb.children
                if child.dep_ == "agent"
                for each in child.children
                if each.dep_ == "pobj"
            ),
            None,
        )
        if verb.tag_ == "VBN" and agent is not None:
            yield from _headed(reading, title, verb, agent)
            continue
        present = (
            founding
            or verb.tag_ in {"VBZ", "VBP"}
            or (verb.tag_ == "VBN" and any(child.lower_ in {"has", "have"} for child in verb.children))
        )
        past = verb.tag_ == "VBD" and not founding and noun in PAST and verb.dep_ in {"relcl", "ROOT", "conj"}
        past = past or (noun in TERMED and _was_for_a_time(verb))
        target = next((child for child in verb.children if child.dep_ == "dobj"), None)
        subject = asked_to(verb) or subject_of(verb)
        status: Status | None = Status.ACTUAL
        if target is not None and subject is not None and noun in LEADING and lemma != "run" and not past:
            open_form = verb.tag_ == "VB" or (verb.dep_ == "ccomp" and is_proposed(verb))
            status = prospect(verb) if open_form else Status.ACTUAL
            present = present or open_form
        if not (present or past) or target is None or subject is None or status is None:
            continue
        if any(child.dep_ == "neg" for child in verb.children):
            continue
        if verb.tag_ == "VB" and past:
            subject = subject_of(verb.head) or subject
        who = subject
        clause = verb.head if verb.tag_ == "VB" and past else verb
        if subject.tag_ == "WP" and clause.dep_ == "relcl":
            subject = clause.head
        key, of = referent_of(reading, subject), reading.key_at(target) or _called(reading, target)
        if key is not None and reading.entities[key].kind is not Kind.PERSON:
            key = referent_of(reading, who)  # "X, a Democrat who chairs Y"
        if of is None and key is not None and noun in LEADING and not past and _is_such_a_body(target):
            title = replace(title, last=target.i, status=status)  # whose body that is, the article tells elsewhere
            yield Holding(title, key, (subject.i, subject.i), "heading", verb.i)
        if key is None or of is None or key == of or reading.entities[key].kind is not Kind.PERSON:
            continue
        body = reading.entities[of]
        if (past or status is Status.PLANNED) and (body.kind is not Kind.ORGANIZATION or not body.named):
            continue  # "led a group of men"
        if body.kind in BODIES and (body.named or noun not in UNTOLD):
            former = past and not _in_reported(verb)
            stated = replace(title, of=of, former=former, status=status)
            yield Holding(stated, key, (subject.i, subject.i), "heading", verb.i)


def _is_such_a_body(noun: Token) -> bool:
    """Whether a verb's object is only "the" and a noun for a body: "who leads the club"."""
    alone = [child.lower_ for child in noun.children] == ["the"] and noun.i == noun.head.i + 2
    return alone and noun.lower_ in words_of("office_bodies", "internal", "nouns")


def _was_for_a_time(verb: Token) -> bool:
    """Whether the verb says that somebody led a body once: "used to run it", "who led it from 1990 until 2001"."""
    if verb.tag_ == "VB":
        return verb.dep_ == "xcomp" and verb.head.lower_ == "used"
    told = any(child.lower_ in {"until", "till", "from", "between"} for child in verb.children if child.i > verb.i)
    return verb.tag_ == "VBD" and verb.dep_ in {"relcl", "ROOT", "conj"} and told


def _called(reading: Reading, noun: Token) -> str | None:
    """The body whose name explains the noun: "edits the magazine Gramophone"."""
    names = (child.i for child in noun.children if child.dep_ == "appos" and child.i > noun.i)
    return next((reading.member_of_name[index] for index in names if index in reading.member_of_name), None)


def _headed(reading: Reading, title: Title, verb: Token, agent: Token) -> Iterator[Holding]:
    """ "The panel headed by X", "which is chaired by Judge X", "the firm is run by Ann Hill, a former nurse"."""
    passive = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if verb.dep_ == "acl":
        led = _last_of_list(reading, verb) or verb.head
    elif passive is not None:
        led = verb.head if verb.dep_ == "relcl" and passive.tag_ in {"WDT", "WP"} else passive
    else:
        return
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass", "neg"}}
    if verb.dep_ == "conj" or any(child.dep_ == "conj" for child in agent.children):
        return
    status = _prospect_of_body(verb, led, words)
    if status is None:
        return
    key, of = referent_of(reading, agent), reading.key_at(led)
    if key is None or of is None or key == of:
        return
    if reading.entities[of].kind in BODIES and reading.entities[key].kind is Kind.PERSON:
        former = "was" in words and title.lemma not in FOUNDING.values() and not _in_reported(verb)
        yield Holding(replace(title, of=of, status=status, former=former), key, (agent.i, agent.i), "heading", verb.i)


def _prospect_of_body(verb: Token, led: Token, words: set[str]) -> Status | None:
    """How sure it is that the body is led: "to be led by X" it is planned, and of a new one as sure as that it is."""
    if words & UNSURE:
        if "to" in words and verb.dep_ in {"acl", "relcl"} and not words & {"not", "n't", "never"}:
            return Status.PLANNED
        return Status.HYPOTHETICAL if is_proposed(verb) else None
    return Status.PLANNED if words & COMING else of_new_body(led)


def _last_of_list(reading: Reading, verb: Token) -> Token | None:
    """The body named right before "led by", where the parse takes the verb for one of the first of the list's."""
    index = verb.i - 1
    if index > 0 and reading.doc[index].text in {",", "("}:
        index -= 1
    token = reading.doc[index]
    key = reading.member_of_name.get(index)
    if key is None or reading.entities[key].kind not in BODIES or token.dep_ != "conj":
        return None
    return token


def _in_reported(verb: Token) -> bool:
    """Whether the clause stands in indirect speech, in which "was" means "is"."""
    clause = verb.head if verb.dep_ == "relcl" else verb
    while clause.dep_ not in {"ccomp", "ROOT"} and clause.head != clause:
        clause = clause.head
    return clause.dep_ == "ccomp"


def _phrasal(reading: Reading, verb: Token) -> Holding | None:
    """ "X, who set up Y", "X presides over Y", "X teaches at Y"."""
    for child in verb.children:
        if child.dep_ == "prep" and verb.lemma_.lower() in BOARD_VERBS.get(child.lower_, ()):
            return _on_board(reading, verb, child, left=child.lower_ == "from")
        noun = PHRASAL.get((verb.lemma_.lower(), child.lower_)) if child.dep_ in {"prep", "prt"} else None
        if noun is None:
            continue
        target = next((each for each in (*child.children, *verb.children) if each.dep_ in {"pobj", "dobj"}), None)
        subject = subject_of(verb)
        words = {each.lower_ for each in verb.children if each.dep_ in {"aux", "auxpass", "neg", "mark"}}
        if target is None or subject is None or words - {"has", "have"}:
            return None
        founding = noun == "founder"
        if (founding and verb.dep_ == "xcomp") or verb.tag_ not in {"VBD", "VBN", "VBZ", "VBP"}:
            return None
        if verb.tag_ == "VBP" and founding:
            return None
        key = referent_of(reading, subject)
        of = reading.key_at(target)
        if key is None or of is None or reading.entities[key].kind is not Kind.PERSON:
            return None
        if reading.entities[of].kind is not Kind.ORGANIZATION or named(reading, of) is None:
            return None
        group = "job" if noun == "teacher" else "office"
        past = verb.tag_ == "VBD" and not founding
        title = Title(verb.i, verb.i, verb.i, noun, group, (verb.i,), of=of, former=past)
        return Holding(title, key, (subject.i, subject.i), "heading", verb.i)
    return None


def _on_board(reading: Reading, verb: Token, preposition: Token, left: bool) -> Holding | None:
    """ "X sits on the board of Y", "who serves on the committee"; with ``left``, "X resigned from the board of Y"."""
    board = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    subject = subject_of(verb)
    words = {each.lower_ for each in verb.children if each.dep_ in {"aux", "auxpass", "neg", "mark"}}
    if board is None or subject is None or words - {"has", "have"} or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    key, noun = referent_of(reading, subject), "member"
    of = reading.member_of_name.get(board.i) or reading.referent.get(board.i)
    if board.lower_ in BOARDS and board.i not in reading.member_of_name:
        owners = [each for word in board.children if word.lower_ == "of" for each in word.children]
        owners += [each for each in board.children if each.dep_ in {"poss", "compound", "nmod"}]
        bodies = [reading.member_of_name.get(each.i) or reading.referent.get(each.i) for each in owners]
        noun, of = "board member", next((each for each in bodies if each is not None), None)
    if key is None or of is None or reading.entities[key].kind is not Kind.PERSON or (left and noun == "member"):
        return None
    if reading.entities[of].kind is not Kind.ORGANIZATION or named(reading, of) is None:
        return None
    past = left or (verb.tag_ == "VBD" and not _in_reported(verb))
    title = Title(verb.i, verb.i, verb.i, noun, "office", (verb.i,), of=of, former=past)
    return Holding(title, key, (subject.i, subject.i), "heading", verb.i)


def in_court(reading: Reading) -> Iterator[Holding]:
    """Who speaks for which side in court: "X, prosecuting, said", "Defending, X told the court"."""
    doc = reading.doc
    for index, low in enumerate(lowers(doc)):
        if low not in IN_COURT or index + 2 >= len(doc) or doc[index + 1].text != ",":
            continue
        opening = doc[index].is_sent_start
        at = index + 2 if opening else index - 2
        key = reading.member_of_name.get(at)
        if key is None or reading.entities[key].kind is not Kind.PERSON or not (opening or doc[index - 1].text == ","):
            continue
        first, last = run_of_name(reading, at)
        verb = doc[first : last + 1].root.head
        verb = verb.head if verb.i == index else verb  # "Prosecuting, X said", read as a noun
        if verb.lemma_.lower() in listed("speech") | {"tell"}:
            yield Holding(Title(index, index, index, IN_COURT[low], "job", (index,)), key, (first, last), "heading")


def led_by(reading: Reading) -> Iterator[Holding]:
    """ "The X-led government": X is its leader."""
    doc = reading.doc
    if "-led" not in reading.article.text:
        return
    for token in doc:
        if token.lower_ != "led" or token.i < 2 or doc[token.i - 1].text not in HYPHENS or token.i + 1 >= len(doc):
            continue
        key = reading.member_of_name.get(token.i - 2)
        of = next(
            (reading.referent[i] for i in range(token.i + 1, min(token.i + 4, len(doc))) if i in reading.referent), None
        )
        if key is None or of is None or key == of or reading.entities[key].kind is not Kind.PERSON:
            continue
        if reading.entities[of].kind in {Kind.ORGANIZATION, Kind.GROUP}:
            title = Title(token.i, token.i, token.i, "leader", "office", (token.i,), of=of)
            yield Holding(title, key, run_of_name(reading, token.i - 2), "heading", token.i)
