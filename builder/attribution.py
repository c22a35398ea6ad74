"""Cues that attribute content to a source: verbs, nouns, adjectives and set phrases, with both their ends.

Works on the parse and the lexicon of ``reporting``. An attribution holds the head of the source's phrase (None if
the parse shows none), the cue, and the content as stretches inside the sentence. Content in quotation marks, which may
run over several sentences, is joined to it in ``claims``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from newsgraph.builder.cue_sources import (
    NEVER_SOURCE,
    RELATIVE,
    SUBJECTS,
    apposed,
    behind_marks,
    can_speak,
    inverted,
    misjoined,
    names_nobody,
    right_before,
    subject,
)
from newsgraph.builder.cues import COMPLEMENTIZERS, Attribution, around, clause, finite, stretch
from newsgraph.builder.model import Span
from newsgraph.builder.nominal_cues import adjective_cues, noun_cues, phrase_cues
from newsgraph.builder.reading import Reading
from newsgraph.builder.reporting import Lexicon, lexicon
from newsgraph.builder.sentence_bounds import sentence_end

REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
NO_CONTENT = frozenset(
    ["anything", "something", "nothing", "so", "prayer", "prayers", "goodbye", "hello", "word", "words"]
)
PLEAS = frozenset({"guilty", "innocent"})
PICTURES = frozenset({"photo", "photograph", "picture", "image", "link", "selfie"})
PLAIN = frozenset({"say", "tell", "add"})  # verbs whose subject speaks, whatever noun it is
CITING = frozenset({"quote", "cite"})
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
TELLING = frozenset({"say", "tell", "disclose", "reveal", "specify", "explain", "announce", "clarify", "elaborate"})
OPEN = frozenset({"how", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why"})
LINKING = frozenset({"be", "feel", "remain", "become", "grow", "stay"})  # "seems sure" is the narrator's guess
ADDRESSING = frozenset({"accuse", "assure", "inform", "notify", "reassure", "remind", "warn"})
SENTENTIAL = frozenset({"clause", "quote", "parenthesis", "that"})
AS_CUE = frozenset({"as", "like"})


def attributions(reading: Reading) -> list[Attribution]:
    """Every cue of the article that has a source or content, in the order of the text."""
    words = lexicon()
    found: list[Attribution] = []
    for token in reading.doc:
        tag = token.tag_
        if tag.startswith("V") or token.lower_ in {"said", "says"}:
            found.extend(_verb(reading, words, token))
            if token.lemma_ in LINKING:
                found.extend(adjective_cues(reading, words, token))
        elif tag in {"NN", "NNS"}:
            found.extend(noun_cues(reading, words, token))
        if tag in {"IN", "RP"} or token.lower_ == "according":
            found.extend(phrase_cues(reading, words, token))
    return found


def _verb(reading: Reading, words: Lexicon, token: Token) -> Iterator[Attribution]:
    lemma = token.lemma_.lower()
    if lemma not in words.verbs and f"{lemma}e" in words.verbs and token.lower_.endswith(("ed", "ing")):
        lemma += "e"  # the lemmatizer takes "hoped" for a form of "hop"
    last = token
    for child in token.children:
        if (
            child.dep_ in {"prt", "advmod", "acomp", "oprd", "dobj", "ccomp"}
            and f"{lemma} {child.lower_}" in words.verbs
        ):
            lemma, last = f"{lemma} {child.lower_}", child
            break
    frames = words.verbs.get(lemma)
    if frames is None or _asked(token):
        return
    source = subject(token)
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children) or (
        token.tag_ == "VBN"
        and token.dep_ in {"acl", "advcl", "amod"}
        and not any(child.dep_ == "aux" for child in token.children)
    )
    if lemma == "plead" and any(t.lower_ in PLEAS for t in token.doc[token.i + 1 : token.i + 3]):
        return  # a step of a trial, not words
    if passive and lemma == "ask" and token.dep_ == "advcl":
        return  # "asked by reporters whether she would go, she said ...": the claim is hers
    if passive and lemma in CITING:
        return  # "an aide, quoted by the paper, said ...": the claim is the aide's
    if (passive or lemma in CITING) and (source is None or any(_as_saying(child) for child in token.children)):
        return
    if source is None and (lemma in PLAIN or ("quote" in frames and _behind_quotation(token))):
        source = inverted(token) or behind_marks(token) or right_before(reading, token)
    if source is not None:
        source = misjoined(apposed(reading, source, token))
    fronted = [c for c in token.children if c.dep_ in SUBJECTS and source is not None and c.i < token.i < source.i]
    span = Span(min(token.idx, last.idx), max(token.idx + len(token), last.idx + len(last)))
    frame, content = _content(token, frames, source, passive)
    kind = frames.get({"passive": "object"}.get(frame, frame)) or _kind_of(frames, frame)
    if kind == "document" and (source is None or words.speakers.get(source.lemma_.lower()) != "document"):
        return
    joined = (source, token, *((token.head,) if token.dep_ == "conj" else ()))
    neither = any(c.dep_ in {"preconj", "cc"} and c.lower_ == "neither" for t in joined if t for c in t.children)
    if _unsaid(token, kind, frame) or (neither and frame not in SENTENTIAL):
        return
    if frame == "parenthesis" and kind not in {"say", "show", "think"}:
        return
    if source is not None and names_nobody(source):
        return
    if kind == "hear":  # "the inquest heard that": somebody said so there
        if source is None or source.lemma_.lower() not in words.hearings:
            return
        yield Attribution(token, span, lemma, None, content, "say", frame)
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
    elif "quote" in frames:
        yield Attribution(token, span, lemma, source, (), "say", "quote")


def _behind_quotation(token: Token) -> bool:
    """Whether the verb stands right behind the mark that closes a quotation: '"...," read a note from Lee'."""
    return token.i > 1 and token.nbor(-1).is_quote and token.nbor(-2).text in {",", "!", "?"}


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


def _unsaid(token: Token, kind: str, frame: str) -> bool:
    """Whether the sentence says that nothing was said, or was done: "did not respond to", "declined to say whether"."""
    above = token.head if token.dep_ != "conj" else token.head.head
    preposition = token.head
    if token.dep_ == "pcomp" and preposition.lower_ == "against" and preposition.head.lemma_ in {"decide", "choose"}:
        return True  # "decided against recommending charges"
    joined = token.dep_ == "xcomp" or (token.dep_ == "conj" and token.head.dep_ == "xcomp")
    if joined and above.lemma_.lower() in TOLD:
        return True  # "states were asked to indicate what they need"
    if joined and above.lemma_.lower() in SILENT and kind in {"say", "ask", "commit"}:
        return True
    if not any(child.dep_ == "neg" for child in token.children):
        return False
    if frame == "clause" and kind == "say" and token.lemma_ in TELLING:  # "would not say how many had left"
        clauses = [child for child in token.children if child.dep_ == "ccomp" and child.i > token.i]
        return any(t.lower_ in OPEN for c in clauses for t in c.doc[c.left_edge.i : c.left_edge.i + 2])
    return frame not in SENTENTIAL and kind in {"say", "ask", "commit"}


def _content(
    token: Token, frames: Mapping[str, str], source: Token | None, passive: bool
) -> tuple[str, tuple[Span, ...]]:
    """The frame that the verb's complements fill and their stretches; ``("", ())`` where none is filled."""
    children = [child for child in token.children if source is None or child.i != source.i]
    parts: list[Span] = []
    frame = ""
    for child in children:
        dep = child.dep_
        if dep == "ccomp" and _takes_clause(child, frames):
            parts.append(clause(child))
            frame = next(name for name in ("clause", "quote", "naming", "that") if name in frames)
        elif dep == "xcomp" and "clause" in frames and token.dep_ == "relcl" and _inflected(child):
            parts.append(clause(child))  # "the man, who police say fired first"
            frame = "clause"
        elif dep in {"advcl", "ccomp"} and "for" in frames and _for(child):
            parts.append(stretch(child))  # "called for the minister to go"
            frame = frame or "for"
        elif dep == "ccomp" and "forecast" in frames and _forecast(token, child):
            parts.append(stretch(child))
            frame = "forecast"
        elif dep == "xcomp" and _untensed(child) in frames:
            target = next((c for c in children if c.dep_ in {"dobj", "dative"} and c.i < child.i), None)
            parts.extend(stretch(c) for c in (target, child) if c is not None)
            frame = frame or "infinitive"
        elif dep == "nsubjpass" and passive and _passive_frames(token, frames):
            related = child.lower_ in RELATIVE and token.dep_ == "relcl"
            parts.append(_headed(token.head) if related else stretch(child))
            frame = frame or "passive"
        elif dep == "oprd" and "naming" in frames:
            parts.append(stretch(child))
            frame = frame or "naming"
    if passive and not parts and _passive_frames(token, frames) and token.dep_ == "acl":
        parts, frame = [_headed(token.head)], "passive"
    objects = [child for child in children if child.dep_ in {"dobj", "attr"}]
    # "accused the firm of theft", where the parser ties the charge to the accused
    inner = [c for thing in objects for c in thing.rights if c.lower_ == "of"] if token.lemma_ in ADDRESSING else []
    for child in (*children, *inner):
        if child.dep_ not in {"prep", "dative"} or child.lower_ not in frames or child.i < token.i:
            continue
        goal = next((c for c in child.children if c.dep_ in {"pobj", "pcomp", "amod", "acomp"}), None)
        if goal is not None and token.lemma_ == "put" and not (_figure(goal) and objects):
            continue  # a figure is said ("put the toll at nine"), a thing is put somewhere
        if goal is not None and not (child.lower_ == "on" and goal.ent_type_ == "DATE"):
            parts.extend(stretch(c) for c in objects[:1])
            parts.append(stretch(goal))
            parts.extend(stretch(c) for c in children if c.dep_ in {"xcomp", "advcl"} and c.i > goal.i and _is_to(c))
            frame = frame or child.lower_
    if not parts and "object" in frames and not passive:
        parts = [stretch(c) for c in objects if c.lower_ not in REFLEXIVE and c.lemma_ not in PICTURES]
        frame = "object"
    if not parts and "naming" in frames and not passive:
        parts, frame = _named(objects), "naming"
    if not parts and "that" in frames and _parenthetical(token):
        parts, frame = list(around(token)), "parenthesis"
    if not parts and "clause" in frames:
        parts = [stretch(c) for c in children if c.dep_ == "advcl" and _marked(c)]
        frame = "clause"
        if not parts and _parenthetical(token):
            parts, frame = list(around(token)), "parenthesis"
        if not parts:
            parts, frame = _unparsed(token, objects), "clause"
    return (frame, tuple(sorted(set(parts)))) if parts else ("", ())


def _inflected(child: Token) -> bool:
    return child.tag_ in {"VBD", "VBN", "VBZ", "VBP"} and not any(c.tag_ == "TO" for c in child.children)


def _for(child: Token) -> bool:
    """Whether the clause is what somebody is asked or wished to do: "for the minister to go"."""
    return child.tag_ == "VB" and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children)


def _forecast(verb: Token, child: Token) -> bool:
    """Whether the verb tells what somebody thinks will be: "economists see prices falling", not "saw a man falling"."""
    present = any(t.tag_ in {"VBP", "VBZ", "VBG"} for t in (verb, *verb.children)) or verb.lemma_ != "see"
    return present and child.tag_ in {"VBG", "VB"} and any(c.dep_ == "nsubj" for c in child.children)


def _figure(noun: Token) -> bool:
    return noun.like_num or noun.text in {"%"} or any(child.dep_ == "nummod" for child in noun.children)


def _untensed(verb: Token) -> str:
    """Whether the verb is an infinitive or a gerund, also a perfect one: "to have hit", "having seen"."""
    if any(child.tag_ == "TO" for child in verb.children) or verb.tag_ == "VB":
        return "infinitive" if not any(child.tag_ == "MD" for child in verb.children) else ""
    perfect = any(child.dep_ in {"aux", "auxpass"} and child.tag_ == "VBG" for child in verb.children)
    mistagged = verb.tag_ == "NN" and verb.lower_.endswith("ing")  # "reported hearing shots"
    return "gerund" if perfect or mistagged or verb.tag_ == "VBG" else ""


def _passive_frames(token: Token, frames: Mapping[str, str]) -> bool:
    """Whether the subject of the passive verb is what is said: "was denied by", "was hailed by ... as"."""
    linked = "as" in frames and any(child.lower_ == "as" for child in token.children)
    named = "naming" in frames and any(child.dep_ == "oprd" or child.is_quote for child in token.children)
    return linked or named or "object" in frames


def _named(objects: list[Token]) -> list[Span]:
    """What something is called, where the parser sees objects: 'called it "a mistake"', 'called it illegal'."""
    parts = [stretch(child) for child in objects]
    quoted = any(t.is_quote for child in objects for t in child.subtree)
    if len(objects) == 1 and (last := objects[0].right_edge).i + 2 < len(last.doc) and last.nbor().is_quote:
        behind = last.nbor(2)
        while behind.head.i > last.i and behind.head != behind:
            behind = behind.head
        if behind.head == objects[0].head:  # 'called it "a costly way to look"', read as a phrase of time
            return [*parts, stretch(behind)]
    predicated = any(
        c.dep_ in {"acl", "amod"} and c.tag_ == "JJ" and c.i > child.i for child in objects for c in child.children
    )
    apposed = any(_unmarked_name(c) for child in objects for thing in (child, *child.conjuncts) for c in thing.children)
    return parts if len(objects) > 1 or quoted or predicated or apposed else []


def _unmarked_name(child: Token) -> bool:
    """Whether the parser takes what something is called for an apposition: "called the vote and the fee a farce"."""
    first = child.left_edge
    return child.dep_ == "appos" and first.lower_ in {"a", "an"} and not first.nbor(-1).is_punct


def _unparsed(token: Token, objects: list[Token]) -> list[Span]:
    """The rest of the clause after "says that", or what the parser made an object of "say", which takes none."""
    if token.i + 1 >= len(token.doc):
        return []
    following = token.nbor()
    if following.lower_ == "that" and following.tag_ == "IN" and token.right_edge.i > following.i + 1:
        return [Span(following.idx, token.right_edge.idx + len(token.right_edge))]
    told = [c for child in objects for c in child.children if c.dep_ == "relcl" and _marked(c) and c.i > child.i]
    for child in token.rights:  # "wrote in a letter that the dam was full"
        if child.dep_ == "prep" and child.lower_ in {"in", "on", "during", "to", "at"}:
            behind = (c for c in child.subtree if c.dep_ in {"acl", "relcl", "ccomp"})
            told.extend(c for c in behind if _marked(c) or (c.left_edge.lower_ == "that" and c.left_edge.tag_ == "IN"))
    if told:  # "told reporters that the dam was full", read as a relative clause
        return [stretch(c) for c in told]
    if token.lemma_ == "say" and _closes(token):
        first = token.sent[0]
        last = token.doc[min(child.left_edge.i for child in token.children if child.dep_ == "nsubj") - 2]
        return [Span(first.idx, last.idx + len(last))] if last.i > first.i + 1 else []
    if token.lemma_ == "say":
        return [
            stretch(child)
            for child in objects
            if child.lower_ not in NO_CONTENT and child.right_edge.i - child.left_edge.i > 1
        ]
    return []


def _closes(token: Token) -> bool:
    """Whether a subject and the verb close the sentence behind a comma: "No word on fares, experts say."."""
    own = [child for child in token.children if child.dep_ == "nsubj"]
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    if len(own) != 1 or own[0].i > token.i or not (after.is_space or after.text in {".", ","} or after == token):
        return False
    first = own[0].left_edge
    told = any(t.pos_ == "VERB" for t in token.doc[token.sent.start : first.i])
    if after.text == "," and not told:  # "..., officials said, in the worst raid this year"
        return False
    return first.i > 1 and not first.is_sent_start and first.nbor(-1).text == ","


def _takes_clause(child: Token, frames: Mapping[str, str]) -> bool:
    if "clause" in frames:
        return True
    if "naming" in frames and child.pos_ not in {"VERB"}:
        return True
    return ("that" in frames and (_marked(child) or _stated(child, frames))) or ("quote" in frames and finite(child))


def _stated(child: Token, frames: Mapping[str, str]) -> bool:
    """A clause without "that": a finding, "they found prices had fallen", or one put first, "..., we have learned"."""
    if child.head.lemma_ == "find" and any(c.dep_ == "prep" and c.i < child.i for c in child.head.children):
        return False  # "found in the shed tools believed to be hers"
    own = any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ not in REFLEXIVE for c in child.children)
    tensed = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in (child, *child.children))
    fronted = child.i < child.head.i and child.right_edge.nbor(1).text == ","
    return own and tensed and (fronted or frames["that"] == "show")


def _is_to(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)


def _marked(child: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in COMPLEMENTIZERS for c in child.children)


def _headed(token: Token) -> Span:
    return Span(token.left_edge.idx, token.idx + len(token))


def _parenthetical(token: Token) -> bool:
    """Whether the verb stands beside the clause that it reports: "..., he said, ..." or "as he put it, ..."."""
    if token.dep_ in {"parataxis", "dep"} or (token.dep_ == "conj" and _closing(token)):
        return True
    if token.dep_ == "advcl":
        return any(child.lower_ in AS_CUE and child.dep_ in {"mark", "advmod"} for child in token.children)
    return token.dep_ == "ccomp" and token.head.pos_ in {"VERB", "AUX"} and _set_off(token)


def _closing(token: Token) -> bool:
    """Whether the verb and its subject behind it close a sentence: "The roof will fall, predicts Lee"."""
    after = [child for child in token.children if child.dep_ == "nsubj" and child.left_edge.i == token.i + 1]
    before = token.nbor(-1) if token.i else token
    return bool(after) and before.text == "," and token.head.pos_ in {"VERB", "AUX"} and token.head.i < token.i


def _set_off(token: Token) -> bool:
    before, after = token.left_edge, token.right_edge
    comma_before = (
        before.i > 1 and not before.nbor(-1).is_sent_start and before.nbor(-1).text in {",", '"', "—", "--", "-"}
    )
    comma_after = after.i + 1 < len(token.doc) and after.nbor(1).text in {",", ".", "—", "--"}
    return comma_before and comma_after and after.i - before.i < 8
