"""Ordinary words with a capital that name nobody: opening a sentence, in headings and captions, for emphasis."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from newsgraph.builder import gazetteer, namewords, wordlists
from newsgraph.builder.descriptions import noun
from newsgraph.builder.forms import fold
from newsgraph.builder.language import is_common
from newsgraph.builder.namewords import Candidate

NO_NOUNS = frozenset({"IN", "CC", "RB", "UH", "MD", "PRP", "WP", "WRB", "WDT", "VBZ", "VBD", "VBP"})
LOOSE = frozenset({"compound", "amod", "nmod", "ROOT", "advmod", "intj", "npadvmod", "dep"})
LOST_HYPHEN = re.compile(r"^[A-Z][a-z]+(?:controlled|backed|owned|dominated|funded|led|sponsored)$")
STAFF = wordlists.words("titles", "acting", "behind_names")
SPEAKING = wordlists.words("titles", "acting", "speaking")
DEGREES = frozenset({"BA"})  # and an airline: "took a BA at Leeds", "a BA flight"
HAVING = frozenset({"a", "his", "her", "my", "their"})


def is_plain_word(doc: Doc, candidate: Candidate, root: Token) -> bool:
    """Whether a lone word is rather an ordinary one that stands in front of a noun or alone, as in a caption."""
    if candidate.label not in {"ORG", "PERSON", ""} or not root.text.istitle():
        return False
    if candidate.end - candidate.start > 1:
        return candidate.label != "PERSON" and _is_heading(doc, candidate, root)
    if root.tag_ in NO_NOUNS and is_common(root.lower_):
        return True
    if candidate.rule in {"lexicon", "office"}:
        return False
    if candidate.rule == "capitals" and root.dep_ in {"oprd", "acomp"} and root.tag_ == "JJ":
        return is_common(root.lower_)  # "rated the school Inadequate"
    if root.text in wordlists.words("organizations", "alone") or root.lower_ in namewords.given_names():
        return False
    if not is_common(root.lower_):
        return False
    speaks = root.dep_ == "nsubj" and root.head.lemma_ in SPEAKING
    indefinite = any(child.lower_ in {"a", "an", "any", "every", "each"} for child in root.lefts)
    acts = candidate.label == "ORG" and root.tag_ == "NNP" and root.dep_ in {"nsubj", "poss"}
    acts = acts and not noun(root).describes  # "Carmaker recalls vans"
    plural = root.tag_ in {"NNPS", "NNS"} or root.lower_.endswith("ing")  # "Supporters' union", "Quoting ..."
    opening = namewords.opens_sentence(root) and (candidate.label != "PERSON" or plural) and not speaks and not acts
    staffed = (
        candidate.label == "PERSON" and root.tag_ == "NNP" and root.dep_ == "compound" and root.head.lower_ in STAFF
    )
    return indefinite or opening or (root.dep_ in LOOSE and not (staffed and not namewords.opens_sentence(root)))


def _is_heading(doc: Doc, candidate: Candidate, root: Token) -> bool:
    """Whether ordinary words stand alone as a paragraph's heading does: "Gender Equality. The gap ..."."""
    words = doc[candidate.start : candidate.end]
    if candidate.rule not in {"model", "capitals"} or root.dep_ != "ROOT" or not namewords.opens_sentence(words[0]):
        return False
    heads = namewords.organization_heads() | wordlists.words("organizations", "suffixes")
    return all(is_common(word.lower_) and word.lower_ not in heads for word in words)


def is_heading_alone(doc: Doc, candidate: Candidate) -> bool:
    """Whether an organisation's name in capitals is all that its line says, as over a column: "FACEBOOK."."""
    token = doc[candidate.start]
    if len(token) < 5 or not token.is_upper or not namewords.opens_sentence(token) or candidate.label == "GPE":
        return False
    known = fold(token.text) in namewords.known_organizations()
    words = [t for t in token.sent if not t.is_space and not t.is_punct]
    return known and len(words) == 1


def is_coined(candidate: Candidate, token: Token) -> bool:
    """Whether an unlisted adjective with a capital only tells what a noun is like: "a Partycontrolled house"."""
    if LOST_HYPHEN.search(token.text) and not is_listed(token.text):
        return True
    if candidate.rule != "capitals" or token.dep_ != "amod" or token.tag_ not in {"JJ", "VBN", "VBD", "VBG"}:
        return False
    return token.text.istitle() and not is_listed(token.text)


def is_shouted(token: Token) -> bool:
    """Whether an ordinary word stands in capitals for emphasis or as a heading, or a degree is meant: no acronym."""
    text = token.text
    if text in DEGREES and token.i and token.dep_ not in {"compound", "nmod"}:
        return token.nbor(-1).lower_ in HAVING
    if not text.isupper() or len(text) < 4 or not text.isalpha():
        return False
    return is_common(text.casefold()) and fold(text) not in namewords.known_organizations() and not is_listed(text)


def is_listed(text: str) -> bool:
    """Whether the word in capitals is a place of the lists or a given name."""
    return namewords.is_listed(text) or bool(gazetteer.cities(text)) or namewords.gender_of(text) is not None
