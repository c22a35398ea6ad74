"""spaCy's attribute ruler, with the same outcome in a fraction of the time.

The ruler sets part of speech, morphology and some lemmas from the tag, and puts each of its some 180 patterns to each
word anew, which costs a tenth of a whole parse. All but a few patterns look at one word's tag, lower-case form and
dependency alone, so what they come to is kept for each such triple, where a form that no pattern names counts like any
other such; the few other patterns are matched as ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, MorphAnalysis, Token

RULER = "attribute_ruler"
KEPT_BY = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})  # what a pattern may ask
SET = frozenset({POS, LEMMA, MORPH, DEP})  # what a pattern may set
MOST_KEPT = 1 << 17

Match = tuple[int, int, int, int]
"""A pattern's number, its key in the strings, and the tokens that it matches, from one up to another."""


class Set(NamedTuple):
    """What the patterns of one word come to: the attributes that are set, and the patterns' numbers and keys."""

    pos: int | None
    lemma: int | None
    morph: MorphAnalysis | None
    dep: int | None
    patterns: tuple[tuple[int, int], ...]


class WordAttributes:
    """A pipeline component that does what ``ruler`` does."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Sort the ruler's patterns into those that look at one word alone and the others."""
        self._ruler: Any = ruler
        self._number: dict[int, int] = {}
        self._alone = Matcher(ruler.vocab)
        self._others = Matcher(ruler.vocab)
        self._named: set[str] = set()
        self._like: list[re.Pattern[str]] = []
        self._form: dict[int, int] = {}
        self._kept: dict[tuple[int, int, int], Set] = {}
        for number, rule in enumerate(ruler.patterns):
            key = ruler.vocab.strings.add(str(number))
            self._number[key] = number
            simple = ruler.indices[number] in (0, -1) and ruler.attrs[number].keys() <= SET
            for pattern in cast("list[list[dict[str, Any]]]", rule["patterns"]):
                one = len(pattern) == 1 and pattern[0].keys() <= KEPT_BY
                alone = simple and one and self._knows(pattern[0].get("LOWER", ""))
                (self._alone if alone else self._others).add(key, [pattern])

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of the document's words."""
        others: list[Match] = [
            (self._number[key], key, start, end) for key, start, end in self._others(doc, allow_missing=True)
        ]
        apart = {place for _, _, start, end in others for place in range(start, end)}
        kept, forms = self._kept, self._form
        # All is matched before anything is set, as the ruler does.
        chosen = []
        for token, (tag, lower, dep) in zip(doc, doc.to_array([TAG, LOWER, DEP]).tolist(), strict=True):
            form = forms.get(lower)
            if form is None:
                form = self._form_of(token)
            found = kept.get(asked := (tag, form, dep))
            if found is None:
                if len(kept) >= MOST_KEPT:
                    kept.clear()
                found = kept[asked] = self._found(doc, token.i)
            chosen.append(found)
        for token, (pos, lemma, morph, dep, patterns) in zip(doc, chosen, strict=True):
            if token.i in apart:
                others += [(number, key, token.i, token.i + 1) for number, key in patterns]
                continue
            if pos is not None:
                token.pos = pos
            if morph is not None:
                token.morph = morph
            if lemma is not None:
                token.lemma = lemma
            if dep is not None:
                token.dep = dep
        if others:
            self._ruler.set_annotations(doc, sorted(others))  # by number: later patterns have precedence
        return doc

    def _knows(self, asked: str | Mapping[str, object]) -> bool:
        """Take up the lower-case forms that a pattern names; False when it asks for them in another way."""
        if isinstance(asked, str):
            self._named.add(asked)
            return True
        for how, what in asked.items():
            if how == "IN" and isinstance(what, list):
                self._named.update(what)
            elif how == "REGEX" and isinstance(what, str):
                self._like.append(re.compile(what))
            else:
                return False
        return True

    def _form_of(self, token: Token) -> int:
        """The word's lower-case form if a pattern may tell it from others, else 0; kept."""
        told = token.is_space or token.lower_ in self._named or any(each.search(token.lower_) for each in self._like)
        if len(self._form) >= MOST_KEPT:
            self._form.clear()
        form = self._form[token.lower] = token.lower if told else 0
        return form

    def _found(self, doc: Doc, place: int) -> Set:
        """What the patterns of one word come to for the one at this place."""
        keys = [key for key, _, _ in self._alone(doc[place : place + 1], allow_missing=True)]
        patterns = sorted((self._number[key], key) for key in keys)
        values: dict[int, int] = {}
        for number, _ in patterns:
            values |= self._ruler.attrs[number]
        morph = MorphAnalysis(doc.vocab, doc.vocab.strings[values[MORPH]]) if MORPH in values else None
        return Set(values.get(POS), values.get(LEMMA), morph, values.get(DEP), tuple(patterns))


@Language.factory("newsgraph_word_attributes")
def made(nlp: Language, name: str) -> WordAttributes:
    """The component for a pipeline whose ruler it is to take the place of."""
    return WordAttributes(cast("AttributeRuler", nlp.get_pipe(RULER)))


def quicken(nlp: Language) -> None:
    """Let the pipeline do without its attribute ruler, if it has one."""
    if RULER in nlp.pipe_names:
        nlp.add_pipe("newsgraph_word_attributes", after=RULER)
        nlp.disable_pipe(RULER)
