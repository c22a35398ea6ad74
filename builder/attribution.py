"""Cues that attribute content to a source: verbs, nouns, adjectives and set phrases, with both their ends.

Works on the parse and the lexicon of ``reporting``. An attribution holds the head of the source's phrase (None in a
hearsay without one), the cue, and the content as stretches inside the sentence. Content in quotation marks, which may
run over several sentences, is joined to it in ``claims``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.builder.model import Kind, Span
from newsgraph.builder.reading import Reading
from newsgraph.builder.reporting import Lexicon, lexicon

SUBJECTS = frozenset({"nsubj", "csubj"})
NEVER_SOURCE = frozenset(
    "this that there these those what something nothing everything anything you one which whatever".split()
)
PERSONAL = frozenset("he she they we i who it him her them me us himself herself themselves".split())
RELATIVE = frozenset({"who", "which", "that", "whom"})
HUMAN_ENDINGS = ("ist", "ists", "ian", "ians", "man", "men", "woman", "women", "person", "people", "ers", "ors")
COMPLEMENTIZERS = frozenset({"that", "whether", "if"})
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
NONFINITE = frozenset({"VB", "VBG"})
NO_CONTENT = frozenset("anything something nothing so prayer prayers goodbye hello word words".split())
PLAIN = frozenset({"say", "tell", "add"})  # verbs whose subject speaks, whatever noun it is
LINKING = frozenset({"be", "feel", "remain", "seem", "sound", "become", "look", "appear", "grow", "stay"})
AS_CUE = frozenset({"as", "like"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source and content. ``content`` is empty where only quotation marks around the cue can tell."""

    cue: Token
    cue_span: Span
    lemma: str
    source: Token | None
    content: tuple[Span, ...]
    kind: str  # the class of the lexicon, or "noun", "adjective", "phrase"
    frame: str

    @property
    def rule(self) -> str:
        """The name of the rule, for the graph."""
        return f"claim/{self.kind}-{self.frame}"


def attributions(reading: Reading) -> list[Attribution]:
    """Every cue of the article that has a source or content, in the order of the text."""
    words = lexicon()
    found: list[Attribution] = []
    for token in reading.doc:
        tag = token.tag_
        if tag.startswith("V") or token.lower_ in {"said", "says"}:
            found.extend(_verb(reading, words, token))
            if token.lemma_ in LINKING:
                found.extend(_adjective(reading, words, token))
        elif tag in {"NN", "NNS"}:
            found.extend(_noun(reading, words, token))
        if tag in {"IN", "RP"} or token.lower_ == "according":
            found.extend(_phrase(reading, words, token))
    return found


# Sources


def subject(token: Token, depth: int = 0) -> Token | None:
    """Who does what the verb says, also across infinitives, participles, coordination and relative clauses."""
    if depth > 6:
        return None
    passive = False
    own: Token | None = None
    for child in token.children:
        if child.dep_ in SUBJECTS:
            # Of two subjects ("the carmaker General Motors said") the name beside the verb is the better one.
            if own is None or (child.i < token.i and child.pos_ == "PROPN"):
                own = child
        passive = passive or child.dep_ == "auxpass"
    if own is not None:
        return token.head if own.lower_ in RELATIVE and token.dep_ == "relcl" else own
    for child in token.children:
        if child.dep_ == "agent":
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    if passive or any(child.dep_ == "nsubjpass" for child in token.children):
        return None
    dep, head = token.dep_, token.head
    if dep == "conj" and head.pos_ in {"VERB", "AUX"}:
        return subject_or_passive(head, depth)
    if dep == "xcomp" or (dep == "ccomp" and token.tag_ in {"VB", "VBG"}):
        controller = next((child for child in head.children if child.dep_ in {"dobj", "dative"}), None)
        return controller if controller is not None and controller.pos_ != "NOUN" else subject_or_passive(head, depth)
    if dep in {"advcl", "dep", "parataxis"} and token.tag_ in {"VBG", "VB"}:
        return subject_or_passive(head, depth)
    if dep == "acl" and token.tag_ in {"VBG", "VB"}:
        owner = next((child for child in head.children if child.dep_ == "poss"), None)
        return owner if owner is not None and token.tag_ == "VB" else head
    if dep == "relcl":
        return head if not any(child.dep_ == "nsubjpass" for child in token.children) else None
    if dep == "pcomp":
        outer = head.head
        if outer.pos_ in {"VERB", "AUX"}:
            return subject_or_passive(outer, depth)
    return None


def _inverted(token: Token) -> Token | None:
    """The speaker behind a verb of saying that the parser took for its object: '..., said Smith.'"""
    before = token.nbor(-1) if token.i else token
    if token.i + 1 >= len(token.doc) or token.nbor().is_punct:
        return before if before.pos_ in {"NOUN", "PROPN"} and before.head.i == token.i else None
    for child in token.rights:
        if child.dep_ in {"dobj", "attr", "npadvmod", "oprd", "dep", "ccomp"} and child.pos_ in {
            "PROPN",
            "NOUN",
            "PRON",
        }:
            return child
    if token.dep_ == "compound" and token.head.pos_ == "PROPN":  # "Said Smith: ..." read as a name
        return token.head
    return None


def _apposed(reading: Reading, source: Token, cue: Token) -> Token:
    """The name that ends in a comma before the cue, where the parser has not tied it to the title before it."""
    if source.pos_ != "NOUN" or source.i > cue.i or cue.i < 2 or cue.nbor(-1).text != ",":
        return source
    name = cue.nbor(-2)
    key = reading.member_of_name.get(name.i)
    if key is not None and name.i > source.i and reading.entities[key].kind is Kind.PERSON:
        return name
    return source


def subject_or_passive(token: Token, depth: int) -> Token | None:
    """The subject of a governing verb, be it active or passive ("was quoted as saying", "is expected to say")."""
    for child in token.children:
        if child.dep_ == "nsubjpass":
            return token.head if child.lower_ in RELATIVE and token.dep_ == "relcl" else child
    return subject(token, depth + 1)


def can_speak(reading: Reading, words: Lexicon, token: Token, kind: str) -> bool:
    """Whether the phrase can be a source: a person, a body, a document; a finding only for verbs that show."""
    lower = token.lower_
    if lower in NEVER_SOURCE and not (lower == "one" and any(child.lower_ == "of" for child in token.children)):
        return False
    if lower in PERSONAL or token.pos_ == "PROPN":
        return True
    known = reading.referent.get(token.i) or reading.member_of_name.get(token.i)
    if known is not None and reading.entities[known].kind.is_actor:
        return True
    lemma = token.lemma_.lower()
    if lemma in words.speakers or lower in words.speakers:
        return words.speakers.get(lemma, words.speakers.get(lower)) != "document" or kind not in {
            "ask",
            "commit",
            "think",
        }
    if lower in words.quantity or lemma in words.quantity:
        return True
    return token.pos_ == "NOUN" and lower.endswith(HUMAN_ENDINGS) and kind != "show"


# Content


def stretch(token: Token) -> Span:
    """The text of the token's subtree, without punctuation at its ends."""
    first, last = token.left_edge, token.right_edge
    while last.i > first.i and (last.is_space or (last.is_punct and not last.is_quote)):
        last = last.nbor(-1)
    while first.i < last.i and (first.is_space or (first.is_punct and not first.is_quote)):
        first = first.nbor(1)
    return Span(first.idx, last.idx + len(last))


def around(token: Token) -> tuple[Span, ...]:
    """The clause into which the cue is put in brackets ("the deal, he said, is off"), less the cue's own words."""
    clause = stretch(token.head)
    own = stretch(token)
    parts = [Span(clause.start, max(clause.start, own.start)), Span(min(clause.end, own.end), clause.end)]
    return tuple(part for part in parts if part.end - part.start > 3)


def _verb(reading: Reading, words: Lexicon, token: Token) -> Iterator[Attribution]:
    lemma = token.lemma_.lower()
    last = token
    for child in token.children:
        if (
            child.dep_ in {"prt", "advmod", "acomp", "oprd", "dobj", "ccomp"}
            and f"{lemma} {child.lower_}" in words.verbs
        ):
            lemma, last = f"{lemma} {child.lower_}", child
            break
    frames = words.verbs.get(lemma)
    if frames is None:
        return
    source = subject(token)
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children) or (
        token.tag_ == "VBN"
        and token.dep_ in {"acl", "advcl", "amod"}
        and not any(child.dep_ == "aux" for child in token.children)
    )
    if source is None and passive:
        return
    if source is None and lemma in PLAIN:
        source = _inverted(token)
    if source is not None:
        source = _apposed(reading, source, token)
    span = Span(min(token.idx, last.idx), max(token.idx + len(token), last.idx + len(last)))
    frame, content = _content(token, frames, source, passive)
    kind = frames.get({"parenthesis": "clause", "passive": "object"}.get(frame, frame), "say")
    if kind == "document" and (source is None or words.speakers.get(source.lemma_.lower()) != "document"):
        return
    if frame == "parenthesis" and kind not in {"say", "show", "think"}:
        return
    if source is not None and not (
        can_speak(reading, words, source, kind) or (lemma in PLAIN and frame and source.lower_ not in NEVER_SOURCE)
    ):
        return
    if frame and (source is not None or lemma in PLAIN):
        yield Attribution(token, span, lemma, source, content, kind, frame)
    elif "quote" in frames:
        yield Attribution(token, span, lemma, source, (), "say", "quote")


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
            parts.append(stretch(child))
            frame = next(name for name in ("clause", "quote", "naming", "that") if name in frames)
        elif (
            dep == "xcomp" and ("infinitive" if child.tag_ == "VB" else "clause") in frames and child.tag_ in NONFINITE
        ):
            target = next((c for c in children if c.dep_ in {"dobj", "dative"} and c.i < child.i), None)
            parts.extend(stretch(c) for c in (target, child) if c is not None)
            frame = frame or "infinitive"
        elif dep == "nsubjpass" and passive and frames.keys() & {"object", "naming", "as", "clause"}:
            related = child.lower_ in RELATIVE and token.dep_ == "relcl"
            parts.append(_headed(token.head) if related else stretch(child))
            frame = frame or "passive"
        elif dep == "oprd" and "naming" in frames:
            parts.append(stretch(child))
            frame = frame or "naming"
    if passive and not parts and frames.keys() & {"object", "naming", "as"} and token.dep_ == "acl":
        parts, frame = [_headed(token.head)], "passive"
    objects = [child for child in children if child.dep_ in {"dobj", "attr"}]
    for child in children:
        if child.dep_ not in {"prep", "dative"} or child.lower_ not in frames:
            continue
        goal = next((c for c in child.children if c.dep_ in {"pobj", "pcomp", "amod", "acomp"}), None)
        if goal is not None and goal.ent_type_ not in {"DATE", "TIME"}:
            parts.extend(stretch(c) for c in objects[:1])
            parts.append(stretch(goal))
            parts.extend(stretch(c) for c in children if c.dep_ in {"xcomp", "advcl"} and c.i > goal.i and _is_to(c))
            frame = frame or child.lower_
    if not parts and "object" in frames and not passive:
        parts = [stretch(c) for c in objects if c.pos_ != "PRON" or c.lower_ not in REFLEXIVE]
        frame = "object"
    if not parts and "naming" in frames and not passive:
        parts, frame = _named(objects), "naming"
    if not parts and "clause" in frames:
        parts = [stretch(c) for c in children if c.dep_ == "advcl" and _marked(c)]
        frame = "clause"
        if not parts and _parenthetical(token):
            parts, frame = list(around(token)), "parenthesis"
        if not parts:
            parts, frame = _unparsed(token, objects), "clause"
    return (frame, tuple(sorted(set(parts)))) if parts else ("", ())


def _named(objects: list[Token]) -> list[Span]:
    """What something is called, where the parser sees two objects or one: 'called it "a mistake"', 'called it illegal'."""
    parts = [stretch(child) for child in objects]
    quoted = any(t.is_quote for child in objects for t in child.subtree)
    predicated = any(
        c.dep_ in {"acl", "amod"} and c.tag_ == "JJ" and c.i > child.i for child in objects for c in child.children
    )
    return parts if len(objects) > 1 or quoted or predicated else []


def _unparsed(token: Token, objects: list[Token]) -> list[Span]:
    """The rest of the clause after "says that", or what the parser made an object of "say", which takes none."""
    if token.i + 1 >= len(token.doc):
        return []
    following = token.nbor()
    if following.lower_ == "that" and token.right_edge.i > following.i + 1:
        return [Span(following.idx, token.right_edge.idx + len(token.right_edge))]
    if token.lemma_ == "say":
        return [
            stretch(child)
            for child in objects
            if child.lower_ not in NO_CONTENT and child.right_edge.i - child.left_edge.i > 1
        ]
    return []


def _takes_clause(child: Token, frames: Mapping[str, str]) -> bool:
    if "clause" in frames:
        return True
    if "naming" in frames and child.pos_ not in {"VERB"}:
        return True
    return ("that" in frames and _marked(child)) or ("quote" in frames and _finite(child))


def _is_to(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)


def _finite(verb: Token) -> bool:
    return verb.tag_ not in NONFINITE or any(child.tag_ == "MD" for child in verb.children)


def _marked(child: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in COMPLEMENTIZERS for c in child.children)


def _headed(token: Token) -> Span:
    return Span(token.left_edge.idx, token.idx + len(token))


def _parenthetical(token: Token) -> bool:
    """Whether the verb stands beside the clause that it reports: "..., he said, ..." or "as he put it, ..."."""
    if token.dep_ in {"parataxis", "dep"}:
        return True
    if token.dep_ == "advcl":
        return any(child.lower_ in AS_CUE and child.dep_ in {"mark", "advmod"} for child in token.children)
    return token.dep_ == "ccomp" and token.head.pos_ in {"VERB", "AUX"} and _set_off(token)


def _set_off(token: Token) -> bool:
    before, after = token.left_edge, token.right_edge
    comma_before = before.i > 0 and before.nbor(-1).text in {",", '"', "—", "--", "-"}
    comma_after = after.i + 1 < len(token.doc) and after.nbor(1).text in {",", ".", "—", "--"}
    return comma_before and comma_after and after.i - before.i < 8


def _noun(reading: Reading, words: Lexicon, token: Token) -> Iterator[Attribution]:
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
        elif dep == "prep" and child.lower_ in frames and child.i > token.i:
            goal = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
            if goal is not None:
                parts.append(stretch(goal))
                frame = frame or child.lower_
        elif dep == "prep" and child.lower_ in {"by", "from"} and source is None:
            source = next((c for c in child.children if c.dep_ == "pobj"), None)
    if not parts:
        return
    if not possessed:
        if lemma in words.needs_possessor and not _lent(words, token):
            return
        if source is None and _lent(words, token):
            source = subject(token.head)
    if source is None or not can_speak(reading, words, source, "noun"):
        return
    span = Span(token.idx, token.idx + len(token))
    if not possessed and _lent(words, token):
        span = Span(min(token.head.idx, token.idx), token.idx + len(token))
    yield Attribution(token, span, lemma, source, tuple(sorted(set(parts))), "noun", frame)


def _lent(words: Lexicon, token: Token) -> bool:
    return token.dep_ == "dobj" and token.head.lemma_.lower() in words.light_verbs


def _adjective(reading: Reading, words: Lexicon, verb: Token) -> Iterator[Attribution]:
    for adjective in verb.children:
        if adjective.dep_ not in {"acomp", "attr", "oprd"}:
            continue
        frames = words.adjectives.get(adjective.lower_)
        if frames is None:
            continue
        source = subject(verb)
        if source is None or source.lower_ == "it" or not can_speak(reading, words, source, "think"):
            continue
        for child in (*adjective.children, *verb.children):
            frame = ""
            if child.i < adjective.i:
                continue
            if child.dep_ in {"ccomp", "advcl"} and "clause" in frames and _finite(child):
                frame = "clause"
            elif child.dep_ == "xcomp" and "infinitive" in frames:
                frame = "infinitive"
            elif child.dep_ == "prep" and child.lower_ in frames:
                frame = child.lower_
            if frame:
                span = Span(verb.idx, adjective.idx + len(adjective))
                yield Attribution(adjective, span, adjective.lower_, source, (stretch(child),), "adjective", frame)
                break


def _phrase(reading: Reading, words: Lexicon, token: Token) -> Iterator[Attribution]:
    following = [token.lower_]
    doc = token.doc
    for offset in range(1, 4):
        if token.i + offset < len(doc):
            following.append(doc[token.i + offset].lower_)
    for phrase in words.before_source:
        size = len(phrase)
        if tuple(following[:size]) != phrase:
            continue
        last = doc[token.i + size - 1]
        source = next((c for c in last.children if c.dep_ == "pobj"), None)
        if source is None or not can_speak(reading, words, source, "show"):
            return
        if phrase == ("per",) and source.pos_ != "PROPN":
            return
        yield _set_phrase(token, Span(token.idx, last.idx + len(last)), " ".join(phrase), source)
        return
    if token.lower_ not in {"in", "by", "to"}:
        return
    goal = next((c for c in token.children if c.dep_ == "pobj"), None)
    if goal is None:
        return
    owner = next((c for c in goal.children if c.dep_ == "poss"), None)
    own = any(c.lower_ == "own" for c in goal.children)
    shape = (token.lower_, "X", "own", goal.lower_) if own else (token.lower_, "X", goal.lower_)
    if owner is not None and (shape in words.possessed or (token.lower_, "X", goal.lower_) in words.possessed):
        yield _set_phrase(token, Span(token.idx, goal.idx + len(goal)), " ".join(shape), owner)


def _set_phrase(token: Token, span: Span, lemma: str, source: Token) -> Attribution:
    top = token
    while top.head.i != top.i and (top.pos_ not in {"VERB", "AUX"} or top.i == token.i):
        top = top.head
    own = Span(token.left_edge.idx, token.right_edge.idx + len(token.right_edge))
    clause = stretch(top)
    parts = tuple(
        part
        for part in (Span(clause.start, max(clause.start, own.start)), Span(min(own.end, clause.end), clause.end))
        if part.end - part.start > 3
    )
    return Attribution(token, span, lemma, source, parts, "phrase", "source")
