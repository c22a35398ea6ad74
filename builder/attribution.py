"""Cues that attribute content to a source: verbs, nouns, adjectives and set phrases, with both their ends.

Works on the parse and the lexicon of ``reporting``. An attribution holds the head of the source's phrase (None if
the parse shows none), the cue, and the content as stretches inside the sentence. Content in quotation marks, which may
run over several sentences, is joined to it in ``claims``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from newsgraph.builder.closing_cues import closing_cues
from newsgraph.builder.contents import content_of
from newsgraph.builder.cue_sources import (
    NEVER_SOURCE,
    SUBJECTS,
    asked_first,
    can_speak,
    compounded,
    names_nobody,
    subject,
)
from newsgraph.builder.cues import Attribution, stretch
from newsgraph.builder.descriptions import noun
from newsgraph.builder.detached_speakers import (
    after_opening,
    apposed,
    behind_marks,
    behind_whose,
    inverted,
    misjoined,
    right_before,
    speaker_behind,
)
from newsgraph.builder.echo_cues import echo_cues
from newsgraph.builder.model import Span
from newsgraph.builder.nominal_cues import GOAL_WORDS, adjective_cues, noun_cues, participle_cues, phrase_cues
from newsgraph.builder.reading import Reading
from newsgraph.builder.reporting import Lexicon, lexicon
from newsgraph.builder.sentence_bounds import sentence_end
from newsgraph.builder.small_words import REFLEXIVE
from newsgraph.builder.source_phrases import is_document
from newsgraph.builder.token_columns import lemmas, lowers, tags
from newsgraph.builder.voice import is_passive

LET_US = frozenset({"'s", "’s"})
PLEAS = frozenset({"guilty", "innocent"})
LIES = frozenset({"fib", "joke", "lie", "truth"})
PLAIN = frozenset({"say", "tell", "add"})  # verbs whose subject speaks, whatever noun it is
# Verbs with which a sentence closes, its speaker behind them, and which nobody is the object of.
CLOSING = frozenset(
    {"argue", "assert", "boast", "explain", "estimate", "insist", "lament", "predict", "quip", "reckon"}
)
CLOSING |= frozenset({"joke", "maintain", "recount", "remark", "report", "say", "suggest"})
# The same for verbs that have other objects than people: "It was close, conceded the mayor", not "conceded a goal".
CLOSING_PERSONS = frozenset({"allege", "complain", "concede", "conclude", "confess", "contend", "grumble", "reason"})
CLOSING_PERSONS |= frozenset({"note", "observe", "recall", "remember"})
CITING = frozenset({"quote", "cite"})
SEEMING = frozenset({"seem", "appear"})
SILENT = frozenset({"avoid", "decline", "fail", "forget", "forbear", "neglect", "omit", "refrain", "refuse"})
TOLD = frozenset(
    [
        "allow",
        "ask",
        "challenge",
        "intend",
        "invite",
        "instruct",
        "need",
        "order",
        "permit",
        "plan",
        "require",
        "tell",
        "urge",
    ]
)
NO_WORDS = frozenset({"nothing", "little", "anything", "much"})  # who said nothing said none of the words beside
TELLING = frozenset({"say", "tell", "disclose", "reveal", "specify", "explain", "announce", "clarify", "elaborate"})
LONGEST = 40  # tokens of a quotation without a verb
ABLE = frozenset({"ca", "can", "could"})
OPEN = frozenset({"how", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why"})
ANYTHING = frozenset({"all", "anything", "everything", "much", "nothing", "something"})
SAID = frozenset({"said", "says"})
ECHOING = frozenset({"be", "come"})  # '"No," was his answer'
MARKS = frozenset({'"', "”", "“", "''", "’", "'", "»", "that", "those", "these", "this", "such", "so"})
LINKING = frozenset({"be", "feel", "remain", "become", "grow", "stay"})  # "seems sure" is the narrator's guess
SENTENTIAL = frozenset({"clause", "quote", "parenthesis", "that"})


def attributions(reading: Reading) -> list[Attribution]:
    """Every cue of the article that has a source or content, in the order of the text."""
    words = lexicon()
    found: list[Attribution] = []
    doc, lows = reading.doc, lowers(reading.doc)
    for index, (tag, low, lemma) in enumerate(zip(tags(doc), lows, lemmas(doc), strict=True)):
        if tag[:1] == "V" or low in SAID or (low == "show" and any(c.dep_ == "nsubj" for c in doc[index].lefts)):
            token = doc[index]
            found.extend(_verb(reading, words, token))
            if tag == "VBN":
                found.extend(participle_cues(reading, words, token))
            if lemma in ECHOING and index and lows[index - 1] in MARKS:
                found.extend(echo_cues(reading, words, token))
            if lemma in LINKING and token.lemma_ in LINKING:
                found.extend(adjective_cues(reading, words, token))
        elif tag in {"NN", "NNS"} and lemma in words.nouns:
            said = lemma in words.verbs and _is_verb(doc[index])
            found.extend(_verb(reading, words, doc[index]) if said else noun_cues(reading, words, doc[index]))
        if (tag in {"IN", "RP"} or low == "according") and (low in GOAL_WORDS or low in words.openers):
            found.extend(phrase_cues(reading, words, doc[index]))
    known = frozenset(cue.cue.i for cue in found)
    found.extend(closing_cues(reading, words, known))
    return sorted(found, key=lambda cue: cue.cue.i)


def _verb(reading: Reading, words: Lexicon, token: Token) -> Iterator[Attribution]:
    lemma = token.lemma_.lower()
    if lemma not in words.verbs and f"{lemma}e" in words.verbs and token.lower_.endswith(("ed", "ing")):
        lemma += "e"  # the lemmatizer takes "hoped" for a form of "hop"
    last = token
    for child in token.children if lemma in words.openers else ():
        beside = child.dep_ == "ccomp" and child.i == token.i + 1  # "let slip that", but not "let the ball slip"
        fitting = beside or child.dep_ in {"prt", "advmod", "acomp", "oprd", "dobj"}
        if fitting and f"{lemma} {child.lower_}" in words.verbs:
            lemma, last = f"{lemma} {child.lower_}", child
            break
    frames = words.verbs.get(lemma)
    if lemma == "say" and token.i + 2 < len(token.doc) and token.nbor().tag_ == "TO" and token.nbor(2).tag_ == "VB":
        return  # "a man said to be in hiding was seen"
    if frames is None or _asked(token) or (token.dep_ == "relcl" and token.head.lower_ in ANYTHING and _is_said(token)):
        return
    source = behind_whose(token) or subject(token)
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children) or (
        token.dep_ == "conj" and is_passive(token)  # "was arrested and accused of"
    )
    passive = passive or (
        token.tag_ == "VBN"
        and token.dep_ in {"acl", "advcl", "amod"}
        and not any(child.dep_ in {"aux", "nsubj"} for child in token.children)
    )
    if lemma == "tell" and any(c.dep_ == "dobj" and c.lemma_ in LIES for c in token.children):
        return  # "told so many lies that nobody believed him"
    if lemma == "plead" and any(t.lower_ in PLEAS for t in token.doc[token.i + 1 : token.i + 3]):
        return  # a step of a trial, not words
    if lemma == "ask" and source is not None and _as_participle(token, source):
        return  # "Keller, asked whether she would go, smiled"
    if passive and lemma == "ask" and token.dep_ in {"acl", "advcl"}:
        return  # "asked by reporters whether she would go, she said ...": the claim is hers
    if passive and token.i and ("as", token.lower_, "by") in words.before_source and token.nbor(-1).lower_ == "as":
        return  # "as reported by the paper": a set phrase
    if passive and lemma in CITING:
        return  # "an aide, quoted by the paper, said ...": the claim is the aide's
    if passive and source is None and lemma == "tell":
        frame, content = content_of(token, frames, None, passive=True)
        if any(c.dep_ == "nsubjpass" and c.lemma_.lower() in words.hearings for c in token.children) and content:
            yield _heard(token, frame, content)
        return
    if (passive or lemma in CITING) and (source is None or any(_as_saying(child) for child in token.children)):
        return
    if source is None and lemma in PLAIN and token.tag_ == "VB" and token.dep_ == "ROOT":
        return  # "Tell us that it is not so", "Say the dam breaks"
    if source is not None and source.lower_ in LET_US:
        return  # "Let's say"
    if (lemma in CLOSING or lemma in CLOSING_PERSONS) and (behind := speaker_behind(token)) is not None:
        speaks = noun(behind).person or behind.ent_type_ == "PERSON" or behind.lemma_.lower() in words.speakers
        told = lemma in CLOSING or speaks
        source = behind if told else source
    if source is not None and "quote" in frames and _in_quotation_before(token, source):
        source = inverted(token) or source  # '"Less opinion," wrote one', read as what opinion wrote
    if source is None and (lemma in PLAIN or ("quote" in frames and _behind_quotation(token))):
        source = inverted(token) or behind_marks(token)
    if source is None and "clause" in frames and not passive:
        source = after_opening(token) or right_before(reading, token) or compounded(token) or asked_first(token)
    if source is not None:
        source = misjoined(apposed(reading, source, token))
        if source.lower_ == "one":  # "said one, Professor Iain Beck"
            source = next((c for c in source.children if c.dep_ == "appos" and c.pos_ == "PROPN"), source)
    subjects = [c for c in token.lefts if c.dep_ in SUBJECTS and source is not None and c.i < source.i]
    # '"..." a man said Lee', and "Diaz, her lawyer insists, never saw it"
    fronted = [c for c in subjects if source is None or token.i < source.i or c.right_edge.nbor().text == ","]
    span = Span(min(token.idx, last.idx), max(token.idx + len(token), last.idx + len(last)))
    frame, content = content_of(token, frames, source, passive)
    if source is not None and source.head.lower_ == "asked" and token in {source.head.head, *source.head.rights}:
        content = tuple(span for span in content if not span.start <= source.idx < span.end)
        frame = frame if content else ""
    kind = frames.get({"passive": "object"}.get(frame, frame)) or _kind_of(frames, frame)
    if kind == "document" and (source is None or not is_document(source)):
        return
    joined = (source, token, *((token.head,) if token.dep_ == "conj" else ()))
    neither = any(c.dep_ in {"preconj", "cc"} and c.lower_ == "neither" for t in joined if t for c in t.children)
    if _unsaid(token, kind, frame) or (neither and frame not in SENTENTIAL):
        return
    if frame == "naming" and any(t.lower_ in REFLEXIVE for t in token.doc[token.i + 1 : token.i + 3]):
        return  # "a group calling itself the Hill Army"
    purpose = any(child.tag_ == "TO" for child in token.children)
    if kind == "judge" and purpose and any(c.dep_ == "ccomp" and c.left_edge.lower_ == "what" for c in token.children):
        return  # "met to denounce what Lee called a farce": the words are his
    if frame == "parenthesis" and kind not in {"hear", "say", "show", "think"}:
        return
    if source is not None and names_nobody(source):
        return
    if kind == "hear":
        if source is not None and source.lemma_.lower() in words.hearings:
            yield _heard(token, frame, content)
        return
    if source is not None and source.lemma_.lower() in words.rules and not any(t.is_quote for t in token.subtree):
        return  # "the law says that ..."
    if source is not None and not (
        can_speak(reading, words, source, kind) or (lemma in PLAIN and frame and source.lower_ not in NEVER_SOURCE)
    ):
        return
    if frame and (source is not None or lemma in PLAIN):
        content = tuple(sorted({*content, *(stretch(child) for child in fronted)}))
        yield Attribution(token, span, lemma, source, content, kind, frame)
    elif "quote" in frames and not any(c.dep_ == "dobj" and c.lower_ in NO_WORDS for c in token.children):
        yield Attribution(token, span, lemma, source, (), "say", "quote")


def _is_verb(token: Token) -> bool:
    """Whether the tagger takes a verb for a noun: "Police in Alba claim to have found it"."""
    deps = {child.dep_ for child in token.children}
    if token.dep_ == "ROOT" and token.tag_ == "NNS" and token.i and token.nbor(-1).pos_ == "PROPN" and "ccomp" in deps:
        return "det" not in deps and token.nbor(-1).dep_ == "compound"  # "Lindqvist fears that the dam will burst"
    return token.dep_ == "ROOT" and "nsubj" in deps and not deps.isdisjoint({"xcomp", "ccomp"}) and "cop" not in deps


def _is_said(verb: Token) -> bool:
    """Whether the verb only tells of somebody's words what they are: "everything Lee says is a lie"."""
    return any(c.dep_ == "ccomp" and not any(s.dep_ in SUBJECTS for s in c.children) for c in verb.rights)


def _heard(verb: Token, frame: str, content: tuple[Span, ...]) -> Attribution:
    """What somebody whom the article does not name says before others: "the inquest heard", "jurors were told"."""
    span = Span(verb.idx, verb.idx + len(verb))
    return Attribution(verb, span, verb.lemma_.lower(), None, content, "say", frame)


def _as_participle(token: Token, source: Token) -> bool:
    """Whether "asked" is a participle set off behind the subject, with the sentence's own verb behind it."""
    first = source
    while first.i and first.nbor(-1).dep_ == "compound" and first.nbor(-1).head == source:
        first = first.nbor(-1)
    if source.i != token.i - 2 or token.nbor(-1).text != "," or (first.i and first.nbor(-1).text == ","):
        return False
    rest = token.doc[token.i + 1 : sentence_end(token)]
    return any(t.nbor(-1).text == "," and (t.tag_ in {"VBD", "VBZ"} or t.lower_.endswith("ed")) for t in rest)


def _behind_quotation(token: Token) -> bool:
    """Whether the verb stands right behind the mark that closes a quotation: '"...," read a note from Lee'."""
    return token.i > 1 and token.nbor(-1).is_quote and token.nbor(-2).text in {",", "!", "?"}


def _in_quotation_before(token: Token, subject_head: Token) -> bool:
    """Whether the subject stands in the quotation that closes right before the verb."""
    if not _behind_quotation(token) or subject_head.i > token.i:
        return False
    opening = next((t.i for t in reversed(token.doc[max(0, token.i - LONGEST) : token.i - 1]) if t.is_quote), token.i)
    return opening < subject_head.i


def _as_saying(child: Token) -> bool:
    """Whether a verb of quoting leaves the claim to the one below it: "was quoted by the agency as saying ..."."""
    return child.lower_ == "as" and any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in child.children)


def _kind_of(frames: Mapping[str, str], frame: str) -> str:
    """The class of a frame that the lexicon does not list: a clause in brackets is one of the verb's clauses."""
    if frame == "parenthesis":
        return frames.get("clause") or frames.get("that", "say")
    return "say"


def _asked(token: Token) -> bool:
    """Whether the verb itself is what a question asks about: "Why did she want to go?"."""
    inverted_aux = [
        child
        for child in token.children
        if child.dep_ in {"aux", "auxpass"} and any(s.dep_ in SUBJECTS and s.i > child.i for s in token.children)
    ]
    if not inverted_aux:
        return False
    after = token.doc[token.i : sentence_end(token)]
    return any(t.text == "?" for t in after)


def _unreal(verb: Token) -> bool:
    """Whether the saying is only supposed or wished: "if he says so", "should say", "want her to say"."""
    marked = any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in verb.children)
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    supposed = bool(auxiliaries & {"should", "must", "ought"}) or ("have" in auxiliaries and "could" in auxiliaries)
    first = verb.left_edge
    inverted_had = verb.dep_ in {"advcl", "ccomp"} and first.lower_ in {"had", "should"} and first.head == verb
    wished = verb.tag_ == "VB" and verb.dep_ == "ccomp" and verb.head.lemma_ in {"expect", "want", "wish"}
    wished = wished or (verb.dep_ == "ccomp" and verb.head.lemma_ in {"hope", "pray"})
    unheld = verb.tag_ == "VB" and verb.dep_ == "xcomp" and verb.head.lower_ in {"reluctant", "unable", "unwilling"}
    return (marked and verb.dep_ == "advcl") or supposed or inverted_had or wished or unheld


def _unsaid(token: Token, kind: str, frame: str) -> bool:
    """Whether the sentence says that nothing was said, or was done: "did not respond to", "declined to say whether"."""
    above = token.head if token.dep_ != "conj" else token.head.head
    preposition = token.head
    if token.dep_ == "pcomp" and preposition.lower_ == "against" and preposition.head.lemma_ in {"decide", "choose"}:
        return True  # "decided against recommending charges"
    if token.dep_ == "pcomp" and (preposition.lower_ == "without" or preposition.head.lower_ in {"instead", "short"}):
        return True  # "stopped short of saying"
    if kind == "say" and frame == "clause" and _unreal(token):
        return True
    joined = token.dep_ == "xcomp" or (token.dep_ == "conj" and token.head.dep_ == "xcomp")
    if joined and kind == "think" and above.lemma_ in SEEMING:
        return True  # "seems to think"
    if joined and above.lemma_.lower() in TOLD:
        return True  # "states were asked to indicate what they need"
    if joined and above.lemma_.lower() in SILENT and kind in {"say", "ask", "commit"}:
        return True
    if not any(child.dep_ == "neg" for child in token.lefts):
        return False
    if kind == "judge" and any(child.dep_ == "aux" and child.lower_ in ABLE for child in token.children):
        return True  # "cannot blame the weather"
    if token.lemma_ == "confirm":
        return True  # "would not confirm that it was hers"
    if frame == "clause" and kind == "say" and token.lemma_ in TELLING:  # "would not say how many had left"
        clauses = [c for c in token.children if c.dep_ == "ccomp" or (c.i < token.i and c.dep_ in {"advcl", "csubj"})]
        return any(t.lower_ in OPEN for c in clauses for t in c.doc[c.left_edge.i : c.left_edge.i + 2])
    return frame not in SENTENTIAL and kind in {"say", "ask", "commit"}
