"""What a verb of saying governs: the frame that its complements fill, and the stretches of text that they cover."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Token

from newsgraph.builder.asides import interrupts, parenthetical
from newsgraph.builder.cue_sources import told_beside
from newsgraph.builder.cues import COMPLEMENTIZERS, around, clause, finite, stretch
from newsgraph.builder.model import Span
from newsgraph.builder.reporting import lexicon
from newsgraph.builder.sentence_bounds import sentence_end
from newsgraph.builder.small_words import FINITE, REFLEXIVE, RELATIVE_PRONOUNS
from newsgraph.builder.source_phrases import governed
from newsgraph.builder.token_columns import lowers
from newsgraph.builder.wordlists import words

NO_CONTENT = words("reporting", "contents", "none")
PICTURES = words("reporting", "contents", "pictures")
# What is no saying: assemblies confirm appointments by a vote, states call their envoys back, firms their goods.
DONE = {
    "confirm": frozenset({"appointment", "nomination", "nominee", "appointee"}),
    "recall": words("reporting", "contents", "called_back"),
    "declare": words("reporting", "contents", "declared"),
    "deny": words("reporting", "contents", "withheld"),
    **dict.fromkeys(("pledge", "promise"), words("reporting", "contents", "pledged")),
}
MEANS = words("reporting", "contents", "means")
COMPARING = frozenset({"compare", "equate", "liken"})
# What is called is held, not named: "called an election, the eighth in four years".
HELD = frozenset({"ballot", "election", "halt", "meeting", "poll", "referendum", "session", "strike", "truce", "vote"})
DENYING = frozenset({"contest", "contradict", "deny", "dispute", "echo", "rebut", "refute", "reject", "repeat"})
ADDRESSING = frozenset({"accuse", "assure", "inform", "notify", "reassure", "remind", "warn"})
CRYING = frozenset({"scream", "shout", "yell"})  # "shouted at a man to stop"; nobody says anything by shouting at him
QUOTING = frozenset({"quote", "cite"})
AT_FIGURES = frozenset({"put", "see", "peg"})  # "put the toll at nine", "sees oil at $90"
WEIGHING = frozenset({"consider", "judge"})
TIMES = frozenset({"day", "hour", "minute", "month", "period", "state", "time", "week", "year"})
DIGIT = re.compile(r"\d")  # "Sh85"
TOLD_IN = frozenset({"in", "on", "during", "to", "at"})  # "wrote in a letter that ..."
TOLD_AFTER = frozenset({"after", "before", "by", "from", "through", "with"})  # "announced after a meeting that ..."


def _comes_about(verb: Token, clause_head: Token) -> bool:
    """Whether the clause is what is done by the verb: "declared a state of siege to begin at midnight"."""
    return (
        verb.lemma_ == "declare"
        and any(c.dep_ in {"nsubj", "nsubjpass"} and c.lemma_ in DONE["declare"] for c in clause_head.children)
        and any(c.tag_ == "TO" for c in clause_head.children)
    )


def content_of(
    token: Token, frames: Mapping[str, str], source: Token | None, passive: bool
) -> tuple[str, tuple[Span, ...]]:
    """The frame that the verb's complements fill and their stretches; ``("", ())`` where none is filled."""
    children = [child for child in token.children if source is None or child.i != source.i]
    if token.dep_ == "csubj" and "clause" in frames and not passive and (called := _what_is(token)) is not None:
        return "clause", (called,)
    parts: list[Span] = []
    frame = ""
    for child in children:
        dep = child.dep_
        if dep == "ccomp" and _parted(token, child):
            continue
        if dep == "ccomp" and _takes_clause(child, frames) and not _comes_about(token, child):
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
            related = child.lower_ in RELATIVE_PRONOUNS and token.dep_ == "relcl"
            parts.append(_headed(token.head) if related else stretch(child))
            frame = frame or "passive"
        elif dep == "oprd" and "naming" in frames and (passive or _object_beside(token, child)) and not _held(children):
            parts.append(stretch(child))
            frame = frame or "naming"
    if passive and not parts and _passive_frames(token, frames) and token.dep_ == "acl":
        parts, frame = [_headed(token.head)], "passive"
    objects = [child for child in children if child.dep_ in {"dobj", "attr"}]
    # "accused the firm of theft", where the parser ties the charge to the accused
    tied = {"of"} if token.lemma_ in ADDRESSING else {"to", "with"} if token.lemma_ in COMPARING else set()
    inner = [c for thing in objects for c in thing.rights if c.lower_ in tied]
    if token.lemma_ in AT_FIGURES and "at" in frames:  # "put the number of jobs lost at 900"
        inner = [t for thing in objects for t in thing.subtree if t.lower_ == "at" and t.dep_ == "prep"]
    for child in (*children, *inner):
        if child.dep_ not in {"prep", "dative"} or child.lower_ not in frames or child.i < token.i:
            continue
        goal = next((c for c in child.children if c.dep_ in {"pobj", "pcomp", "amod", "acomp"}), None)
        if (
            goal is not None
            and token.lemma_ in AT_FIGURES
            and "at" in frames
            and not (_figure(goal) and objects and _estimates(token))
        ):
            continue  # a figure is said ("put the toll at nine"), a thing is put somewhere
        dated = goal is not None and goal.ent_type_ == "DATE" and child.lower_ in {"on", "for"}  # "a strike for Friday"
        ordered = any(c.i > child.i and _is_to(c) for c in children)
        unspoken = child.lower_ == "at" and token.lemma_ in CRYING and not ordered
        if goal is not None and not unspoken and not dated and not (child.lower_ == "on" and goal.lemma_ in MEANS):
            parts.extend(stretch(c) for c in objects[:1])
            parts.append(stretch(goal))
            parts.extend(stretch(c) for c in children if c.dep_ in {"xcomp", "advcl"} and c.i > goal.i and _is_to(c))
            frame = frame or child.lower_
    if not parts and "object" in frames and not passive:
        shown = PICTURES if token.lemma_ not in {"paint", "find"} else frozenset()
        shown = DONE.get(token.lemma_, shown)
        voted_in = token.lemma_ == "confirm" and any(c.ent_type_ == "PERSON" for c in objects)
        told = [c for c in objects if c.lower_ not in REFLEXIVE and not voted_in]
        parts = [stretch(c) for c in told if c.lemma_ not in shown and not _day_of(c, shown)]
        frame = "object"
    if not parts and "naming" in frames and not passive:
        parts, frame = _named(objects, token.lemma_ not in WEIGHING), "naming"
    if not parts and "that" in frames and parenthetical(token, source):
        parts, frame = list(around(token)), "parenthesis"
    if not parts and "aside" in frames and interrupts(token):
        whole = token.sent
        behind = next(t for t in token.doc[token.i + 1 :] if t.text == ",").i + 1
        first, last = whole[0], whole[-1]
        parts = [Span(first.idx, token.nbor(-2).idx), Span(token.doc[behind].idx, last.idx + len(last))]
        frame = "parenthesis"
    if not parts and "clause" in frames:
        parts = [stretch(c) for c in children if c.dep_ == "advcl" and _marked(c)]
        frame = "clause"
        aloud = token.lemma_ == "read" and bool(objects)  # "wept as the judge read the sentence"
        if not parts and parenthetical(token, source) and not aloud:
            parts, frame = list(around(token)), "parenthesis"
        if not parts:
            parts, frame = _unparsed(token, objects), "clause"
    if not parts and source is not None and "clause" in frames:
        parts, frame = _around_teller(token, source), "parenthesis"
    if not parts and "clause" in frames and (said := _quoted_as_saying(token)) is not None:
        parts, frame = [said], "parenthesis"
    if not parts and token.tag_[0] == "N" and (last := token.doc[sentence_end(token) - 1]).i > token.i + 2:
        parts, frame = [Span(token.nbor().idx, last.idx + len(last))], "clause"  # "figures show burglaries fell"
    if not parts and "forecast" in frames and not passive:
        ahead = words("reporting", "forecasts", "words")
        present = any(t.tag_ in {"VBP", "VBZ"} for t in (token, *children))
        parts = [stretch(c) for c in objects if c.lemma_.lower() in ahead and present]
        frame = "forecast"
    if not parts and "object" in frames and not passive and _denied(token):
        parts, frame = [_headed(token.head)], "clause"
    return (frame, tuple(sorted(set(parts)))) if parts else ("", ())


def _what_is(token: Token) -> Span | None:
    """What somebody says that something is: "after what the firm admitted was an error"."""
    be = token.head
    if be.lemma_ != "be" or be.i < token.i or token.left_edge.tag_ != "WP" or token.left_edge.head != token:
        return None
    return Span(token.left_edge.idx, be.right_edge.idx + len(be.right_edge))


def _day_of(thing: Token, done: frozenset[str]) -> bool:
    """Whether the object is a time of what is done by the verb: "declared three days of mourning"."""
    return thing.lemma_ in TIMES and (goal := governed(thing, "of")) is not None and goal.lemma_ in done


def _parted(verb: Token, child: Token) -> bool:
    """Whether a semicolon parts the clause from the verb behind it: "One died, she said; the rebels said two had"."""
    marks = lowers(verb.doc)[child.i : verb.i] if child.i < verb.i else ()
    done = verb.lemma_ == "declare" or any(
        c.dep_ == "dobj" for c in verb.rights
    )  # "... by a rule: He would assume office"
    return ";" in marks or (":" in marks and done)


def _denied(token: Token) -> bool:
    """Whether the verb takes up what was said before it: "..., a charge the mayor denies"."""
    own = any(child.dep_ == "nsubj" for child in token.children) and token.lemma_ in DENYING
    return (
        token.dep_ in {"relcl", "acl"} and own and token.head.lemma_.lower() in words("reporting", "deeds", "sayings")
    )


def _inflected(child: Token) -> bool:
    return child.tag_ in {"VBD", "VBN", "VBZ", "VBP"} and not any(c.tag_ == "TO" for c in child.children)


def _for(child: Token) -> bool:
    """Whether the clause is what somebody is asked or wished to do: "for the minister to go"."""
    bare = child.tag_ == "VB" or any(c.tag_ == "TO" for c in child.children)
    return bare and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children)


def _forecast(verb: Token, child: Token) -> bool:
    """Whether the verb tells what somebody thinks will be: "economists see prices falling", not "saw a man falling"."""
    present = any(t.tag_ in {"VBP", "VBZ", "VBG"} and t.dep_ != "advcl" for t in (verb, *verb.children))
    present = present or verb.lemma_ != "see"
    return present and child.tag_ in {"VBG", "VB"} and any(c.dep_ == "nsubj" for c in child.children)


def _estimates(verb: Token) -> bool:
    """Whether the verb with a figure is an estimate: one "sees oil at $90", but "first saw it at nineteen"."""
    return verb.lemma_ != "see" or verb.tag_ in {"VBZ", "VBP"}


def _figure(noun: Token) -> bool:
    return any(t.like_num or DIGIT.search(t.text) or t.text == "%" for t in (noun, *noun.children))


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


def _named(objects: list[Token], by_quote: bool) -> list[Span]:
    """What something is called, where the parser sees objects: 'called it "a mistake"', 'called it illegal'.

    ``by_quote``: whether a word in quotation marks is what something is called; 'weighed the "options"' tells none.
    """
    parts = [stretch(child) for child in objects]
    quoted = by_quote and any(t.is_quote for child in objects for t in child.subtree)
    if len(objects) == 1 and (last := objects[0].right_edge).i + 2 < len(last.doc) and last.nbor().is_quote:
        behind = last.nbor(2)
        while behind.head.i > last.i and behind.head != behind:
            behind = behind.head
        if behind.head == objects[0].head:  # 'called it "a costly way to look"', read as a phrase of time
            return [*parts, stretch(behind)]
    predicated = any(
        c.dep_ in {"acl", "amod"} and c.tag_ == "JJ" and c.i > child.i for child in objects for c in child.children
    )
    if len(objects) == 1 and (behind := objects[0].right_edge).i + 1 < len(behind.doc):
        measured = behind.nbor()  # "called the raids a moment like the war", read as a measure
        head = measured.head if measured.lower_ in {"a", "an"} else measured
        if head.dep_ == "npadvmod" and head.head == objects[0].head and head.ent_type_ not in {"DATE", "TIME"}:
            return [*parts, stretch(head)]
    apposed = any(_unmarked_name(c) for child in objects for thing in (child, *child.conjuncts) for c in thing.children)
    return parts if len(objects) > 1 or quoted or predicated or apposed else []


def _unmarked_name(child: Token) -> bool:
    """Whether the parser takes what something is called for an apposition: "called the vote and the fee a farce"."""
    first = child.left_edge
    return child.dep_ == "appos" and first.i > 0 and first.lower_ in {"a", "an"} and not first.nbor(-1).is_punct


def _unparsed(token: Token, objects: list[Token]) -> list[Span]:
    """The rest of the clause after "says that", or what the parser made an object of "say", which takes none."""
    if token.i + 1 >= len(token.doc):
        return []
    following = token.nbor()
    if following.lower_ == "that" and following.tag_ == "IN" and token.right_edge.i > following.i + 1:
        return [Span(following.idx, token.right_edge.idx + len(token.right_edge))]
    tied = {"relcl", "acl"} if token.lemma_ == "tell" else {"relcl"}  # "told a briefing that the dam was full"
    told = [c for child in objects for c in child.children if c.dep_ in tied and _marked(c) and c.i > child.i]
    for child in token.rights:  # "wrote in a letter that the dam was full"
        if child.dep_ == "prep" and child.lower_ in TOLD_IN:
            behind = (c for c in child.subtree if c.dep_ in {"acl", "relcl", "ccomp"})
            told.extend(c for c in behind if _marked(c) or (c.left_edge.lower_ == "that" and c.left_edge.tag_ == "IN"))
        elif child.dep_ == "prep" and child.lower_ in TOLD_AFTER:  # but not "after the claim that the dam was full"
            behind = (c for c in child.subtree if c.dep_ in {"acl", "relcl"} and _marked(c))
            told.extend(c for c in behind if c.head.lemma_.lower() not in lexicon().nouns)
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


def _around_teller(token: Token, source: Token) -> list[Span]:
    """What stands around who tells it in the midst of its clause: "One of them, a guard told the Post, had fled"."""
    first = next((c for c in token.lefts if c.dep_ == "nsubj" and c.i < source.i), None)
    if first is None or not told_beside(token, first, source):
        return []
    opening, last = token.sent[0], source.left_edge.nbor(-2)
    parts = [Span(opening.idx, last.idx + len(last))]
    end = next((t for t in token.doc[token.i + 1 : token.sent.end] if t.text == ","), None)
    rest = token.doc[end.i + 1 : token.sent.end] if end is not None else ()
    if rest:
        parts.append(Span(rest[0].idx, rest[-1].idx + len(rest[-1])))
    return parts


def _quoted_as_saying(token: Token) -> Span | None:
    """What stands before a comma, and before who "was quoted as saying" it, where nothing stands behind."""
    verb = token.head.head
    if token.dep_ != "pcomp" or token.head.lower_ != "as" or verb.lemma_ not in QUOTING:
        return None
    source = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if source is None or source.left_edge.i < 3 or source.left_edge.nbor(-1).text != ",":
        return None
    first, last = token.sent[0], source.left_edge.nbor(-2)
    return Span(first.idx, last.idx + len(last)) if last.i > first.i + 1 else None


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
    tensed = any(t.tag_ in FINITE for t in (child, *child.children))
    fronted = child.i < child.head.i and child.right_edge.nbor(1).text == ","
    return own and tensed and (fronted or frames["that"] in {"show", "hear"})


def _is_to(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)


def _marked(child: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in COMPLEMENTIZERS for c in child.children)


def _held(children: list[Token]) -> bool:
    """Whether what is called is held: "called an early election"."""
    return any(c.dep_ == "dobj" and c.lemma_ in HELD and c.left_edge.lower_ in {"a", "an"} for c in children)


def _headed(token: Token) -> Span:
    return Span(token.left_edge.idx, token.idx + len(token))


def _object_beside(verb: Token, predicate: Token) -> bool:
    """Whether something is called what the predicate says, and nobody just called: "called Lee's to get a price"."""
    before = predicate.left_edge.i > 0 and predicate.left_edge.nbor(-1).is_quote
    quoted = before or any(t.is_quote for t in predicate.subtree)
    beside = any(c.dep_ in {"nsubj", "ccomp"} and verb.i < c.i < predicate.i for c in verb.children)
    pointed = predicate.left_edge.lower_ in {"that", "this"}  # "calls that misleading"
    return beside or quoted or pointed or any(c.dep_ == "dobj" or c.tag_ in {"WP", "WDT"} for c in verb.children)
