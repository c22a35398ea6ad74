"""Cues that are no verbs: nouns of saying, adjectives of opinion, and set phrases such as "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.cue_sources import can_speak, subject
from newsgraph.builder.cues import COMPLEMENTIZERS, Attribution, finite, stretch
from newsgraph.builder.model import Span
from newsgraph.builder.reading import Reading
from newsgraph.builder.reporting import Lexicon
from newsgraph.builder.source_phrases import owner_of

PERSUADED = frozenset({"concerned", "convinced", "persuaded", "satisfied", "unconvinced", "worried"})
CLAUSES = frozenset({"acl", "ccomp", "relcl"})
HELD = frozenset({"belief", "conviction", "opinion", "view"})
RECKONINGS = frozenset({"account", "count", "estimate", "reckoning", "tally"})
COUNTED = frozenset({"many", "most", "one", "several", "some"})  # "by one count", "by some accounts"
POLLS = frozenset({"poll", "survey", "ballot", "census", "study", "questionnaire"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
GOAL_WORDS = frozenset({"in", "by", "to"})  # "in X's view", "by X's account"
BINDING = wordlists.words("reporting", "binding", "words")
ANSWERING = frozenset(
    {"answer", "begin", "close", "conclude", "counter", "end", "follow", "open", "persist", "react", "reply", "respond"}
)
REASONS = frozenset({"because", "since", "after", "when", "while", "until", "although", "though", "if", "before"})


def noun_cues(reading: Reading, words: Lexicon, token: Token) -> Iterator[Attribution]:
    """The attribution of a noun of saying, "X's claim that ...", "a warning by X of", "X voiced fears about"."""
    lemma = token.lemma_.lower()
    frames = words.nouns.get(lemma)
    if frames is None:
        return
    source: Token | None = None
    possessed = False
    parts: list[Span] = []
    frame = ""
    for child in token.children:
        dep = child.dep_
        if dep == "poss":
            source, possessed = child, True
        elif dep in {"acl", "ccomp", "relcl"}:
            mark = next(
                (c.lower_ for c in child.children if c.i < child.i and c.lower_ in {*COMPLEMENTIZERS, "to"}), ""
            )
            if mark == "to" and child.tag_ == "VB" and "infinitive" in frames:
                parts.append(stretch(child))
                frame = frame or "infinitive"
            elif dep != "relcl" and mark in {"that", "whether", "if"} and "clause" in frames:
                parts.append(stretch(child))
                frame = frame or "clause"
        elif dep == "advcl" and "infinitive" in frames and child.i > token.i and _for_whom(child):
            parts.append(stretch(child))
            frame = frame or "infinitive"
        elif dep == "prep" and child.lower_ in frames and child.i > token.i:
            goal = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
            if goal is not None:
                parts.append(stretch(goal))
                frame = frame or child.lower_
        elif dep == "prep" and child.lower_ in {"by", "from"} and source is None:
            source = next((c for c in child.children if c.dep_ == "pobj"), None)
    if "clause" in frames and not possessed and (held := _held(token)) is not None:
        source, possessed, parts, frame = held[0], True, [stretch(held[1])], "clause"
    if not parts and "clause" in frames:
        parts = _predicated(token) if possessed else _behind_source(source)
        frame = "clause"
    if not parts and "infinitive" in frames and _lent(words, token):
        parts = [stretch(c) for c in token.head.children if c.dep_ == "advcl" and c.i > token.i and _for_whom(c)]
        frame = "infinitive"
    if not parts:
        return
    if not possessed:
        if lemma in words.needs_possessor and not _lent(words, token) and not _answered(token):
            return
        if source is None and _lent(words, token):
            source = subject(token.head)
        if source is None and frame == "clause" and _answered(token):
            source = subject(token.head.head)
    if source is None or not can_speak(reading, words, source, "noun"):
        return
    span = Span(token.idx, token.idx + len(token))
    if not possessed and _lent(words, token):
        span = Span(min(token.head.idx, token.idx), token.idx + len(token))
    yield Attribution(token, span, lemma, source, tuple(sorted(set(parts))), "noun", frame)


def _for_whom(verb: Token) -> bool:
    """Whether the infinitive says who is to do what: "a call for the guards to leave"."""
    return verb.tag_ == "VB" and {"for", "to"} <= {c.lower_ for c in verb.children if c.dep_ in {"mark", "aux"}}


def _predicated(token: Token) -> list[Span]:
    """What the possessor's noun is said to be: "the mayor's view is that the toll works"."""
    if token.dep_ != "nsubj" or token.head.lemma_ != "be":
        return []
    return [stretch(c) for c in token.head.children if c.dep_ == "ccomp" and c.i > token.head.i and _that(c)]


def _behind_source(source: Token | None) -> list[Span]:
    """The clause that the parser ties to the source: "a claim by a teacher that she was robbed"."""
    return [stretch(c) for c in source.rights if c.dep_ in CLAUSES and _that(c)] if source is not None else []


def _held(token: Token) -> tuple[Token, Token] | None:
    """Who is of an opinion, and the clause for it: "the mayor is of the view that the toll works"."""
    verb = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ != "of" or verb.lemma_ != "be" or token.lemma_ not in HELD:
        return None
    holder = subject(verb)
    told = next((c for c in (*token.children, *verb.children) if c.dep_ in {"acl", "ccomp"} and _that(c)), None)
    return (holder, told) if holder is not None and told is not None else None


def _that(clause: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _answered(token: Token) -> bool:
    """Whether somebody speaks with the noun: "responded with claims that ...", "persisted in arguments that ..."."""
    preposition = token.head
    return (
        token.dep_ == "pobj"
        and preposition.lower_ in {"with", "in"}
        and preposition.head.pos_ == "VERB"
        and preposition.head.lemma_.lower() in ANSWERING
    )


def _lent(words: Lexicon, token: Token) -> bool:
    return token.dep_ == "dobj" and token.head.lemma_.lower() in words.light_verbs


def participle_cues(reading: Reading, words: Lexicon, verb: Token) -> Iterator[Attribution]:
    """The attribution of a participle of opinion that the parser reads as a passive: "X is convinced that ..."."""
    if verb.lower_ == "believed" and (cue := _if_believed(reading, words, verb)) is not None:
        yield cue
        return
    frames = words.adjectives.get(verb.lower_)
    if frames is None or verb.lower_ not in PERSUADED or any(child.dep_ == "agent" for child in verb.children):
        return
    source = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    told = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    if any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.lefts):
        return  # "only if he can be convinced that it pays"
    if source is None or told is None or source.lower_ == "it" or not can_speak(reading, words, source, "think"):
        return
    span = Span(verb.idx, verb.idx + len(verb))
    yield Attribution(verb, span, verb.lower_, source, (stretch(told),), "adjective", "clause")


def _if_believed(reading: Reading, words: Lexicon, verb: Token) -> Attribution | None:
    """The attribution of a claim that is left open: "the truce is dead, if the general is to be believed"."""
    copula = verb.head
    if verb.dep_ != "xcomp" or copula.lemma_ != "be" or copula.dep_ != "advcl":
        return None
    marked = any(child.dep_ == "mark" and child.lower_ == "if" for child in copula.children)
    source = next((child for child in copula.children if child.dep_ == "nsubj"), None)
    if not marked or source is None or not can_speak(reading, words, source, "show"):
        return None
    return _set_phrase(copula, Span(copula.idx, verb.idx + len(verb)), "if X believed", source)


def _is_reason(clause: Token) -> bool:
    """Whether the clause says why or when somebody was so minded, not what he thinks: "was angry because ..."."""
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ in REASONS for child in clause.lefts)


def adjective_cues(reading: Reading, words: Lexicon, verb: Token) -> Iterator[Attribution]:
    """The attributions of adjectives of opinion beside a linking verb: "X is sure that ...", "X was wary of ..."."""
    for adjective in verb.children:
        if adjective.dep_ not in {"acomp", "attr", "oprd"}:
            continue
        frames = words.adjectives.get(adjective.lower_)
        if frames is None:
            continue
        if verb.dep_ == "xcomp" and any(child.dep_ == "auxpass" for child in verb.head.children):
            continue  # "are believed to be concerned"
        source = subject(verb)
        if source is None or source.lower_ == "it" or not can_speak(reading, words, source, "think"):
            continue
        for child in (*adjective.children, *verb.children):
            frame = ""
            if child.i < adjective.i:
                continue
            if child.dep_ in {"ccomp", "advcl"} and "clause" in frames and finite(child) and not _is_reason(child):
                frame = "clause"
            elif child.dep_ == "xcomp" and "infinitive" in frames and not _found_out(child):
                frame = "infinitive"
            elif child.dep_ == "prep" and child.lower_ in frames:
                frame = child.lower_
            if frame:
                span = Span(verb.idx, adjective.idx + len(adjective))
                yield Attribution(adjective, span, adjective.lower_, source, (stretch(child),), "adjective", frame)
                break


def _found_out(infinitive: Token) -> bool:
    """Whether the infinitive tells what was established, not what is willed: "was determined to have fled"."""
    return any(child.dep_ == "aux" and child.lower_ == "have" for child in infinitive.children)


def phrase_cues(reading: Reading, words: Lexicon, token: Token) -> Iterator[Attribution]:
    """The attribution of a set phrase that starts at the token: "according to X", "in X's view"."""
    following = [token.lower_]
    doc = token.doc
    for offset in range(1, 4):
        if token.i + offset < len(doc):
            following.append(doc[token.i + offset].lower_)
    for phrase in words.before_source:
        size = len(phrase)
        if phrase[0] != following[0] or tuple(following[:size]) != phrase:
            continue
        last = doc[token.i + size - 1]
        source = next((c for c in last.children if c.dep_ == "pobj"), None) or _misread_source(last)
        if source is None or not can_speak(reading, words, source, "show"):
            return
        if phrase[0] == "according" and source.lemma_.lower() in BINDING:
            return  # "according to the rules": nobody says it
        if phrase == ("per",) and (token.i in reading.member_of_name or not _named_or_told(words, token, source)):
            return
        yield _set_phrase(token, Span(token.idx, last.idx + len(last)), " ".join(phrase), source)
        return
    if token.lower_ not in GOAL_WORDS:
        return
    goal = next((c for c in token.children if c.dep_ == "pobj"), None)
    if goal is None:
        return
    if token.lower_ == "in" and goal.lemma_.lower() in POLLS and not _says(words, token.head):
        counted = any(child.dep_ in SUBJECTS and _counted(child) for child in token.head.children)
        pollster = owner_of(goal)
        if counted and pollster is not None and pollster.dep_ != "poss":
            yield _set_phrase(token, Span(token.idx, goal.idx + len(goal)), f"in {goal.lemma_.lower()}", pollster)
            return
    if token.lower_ == "by" and goal.lemma_.lower() in RECKONINGS and goal.left_edge.lower_ in COUNTED:
        yield _set_phrase(
            token, Span(token.idx, goal.idx + len(goal)), f"by {goal.left_edge.lower_} {goal.lower_}", goal
        )
        return
    owner = next((c for c in goal.children if c.dep_ == "poss"), None)
    own = any(c.lower_ == "own" for c in goal.children)
    shape = (token.lower_, "X", "own", goal.lower_) if own else (token.lower_, "X", goal.lower_)
    if owner is not None and (shape in words.possessed or (token.lower_, "X", goal.lower_) in words.possessed):
        yield _set_phrase(token, Span(token.idx, goal.idx + len(goal)), " ".join(shape), owner)


def _misread_source(preposition: Token) -> Token | None:
    """The source whose first word the parser takes for a verb: "according to show insiders"."""
    if preposition.dep_ != "aux" or preposition.lower_ != "to" or preposition.head.i != preposition.i + 1:
        return None
    return next(
        (c for c in preposition.head.rights if c.dep_ == "dobj" and c.left_edge.i == c.i == preposition.i + 2), None
    )


def _named_or_told(words: Lexicon, token: Token, source: Token) -> bool:
    """Whether "per" is followed by who tells it: "per Reuters", "..., per the electoral commission"; not "per year"."""
    if source.pos_ == "PROPN":
        return True
    lemma = source.lemma_.lower()
    known = lemma in words.speakers and lemma not in words.rules and lemma not in BINDING
    return known and source.left_edge.lower_ in {"the", "a", "an"} and token.i > 0 and token.nbor(-1).text == ","


def _says(words: Lexicon, verb: Token) -> bool:
    """Whether those asked are told to say something, so that the claim is theirs: "most firms said they would hire"."""
    return bool({"clause", "quote", "that"} & set(words.verbs.get(verb.lemma_.lower(), ())))


def _counted(subject_head: Token) -> bool:
    """Whether the subject is a part of those asked: "52 percent of voters", "two in five"."""
    words = (subject_head, *subject_head.children)
    return any(t.like_num or t.lower_ in {"percent", "%", "cent", "majority", "most", "half"} for t in words)


def _set_phrase(token: Token, span: Span, lemma: str, source: Token) -> Attribution:
    top = token
    while top.head.i != top.i and (top.pos_ not in {"VERB", "AUX"} or top.i == token.i):
        top = top.head
    own = Span(token.left_edge.idx, token.right_edge.idx + len(token.right_edge))
    if lemma.startswith("as ") and top.tag_ == "VBN" and top.dep_ == "advcl":  # "as stated in the report, ..."
        own, top = stretch(top), top.head
    clause = stretch(top)
    parts = tuple(
        part
        for part in (Span(clause.start, max(clause.start, own.start)), Span(min(own.end, clause.end), clause.end))
        if part.end - part.start > 3
    )
    if not parts and lemma == "according to" and (rest := _behind_comma(source)) is not None:
        parts = (rest,)
    return Attribution(token, span, lemma, source, parts, "phrase", "source")


def _behind_comma(source: Token) -> Span | None:
    """The rest of the sentence behind the source, where the parser takes it for an apposition."""
    if source.i + 2 >= len(source.doc) or source.nbor().text != ",":
        return None
    last = source.right_edge
    first = source.nbor(2)
    return Span(first.idx, last.idx + len(last)) if last.i > first.i + 1 else None
