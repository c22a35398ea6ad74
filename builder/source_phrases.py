"""The noun phrases that name a source: how far they reach, whose a document is, and whom examples and parts mean."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.model import Span
from newsgraph.builder.reporting import lexicon
from newsgraph.builder.token_columns import lowers
from newsgraph.builder.unnamed import OF_WHAT

FINDINGS = frozenset({"conclusion", "finding", "result"})
SITES = frozenset({"account", "blog", "feed", "page", "profile", "site", "website"})
ISSUED = frozenset({"press", "media", "court"})
CALLED = frozenset({"call", "dub", "identify", "know", "name", "style"})  # by which a description gets a name
LONGEST_CLAUSE = 7  # tokens of a clause that is part of a source's name
BEHIND_HEAD = frozenset({"of", "from", "for", "in", "at", "with", "to", "on", "by"})


def phrase(token: Token) -> Span:
    """The noun phrase headed by ``token`` with what stands before it and its "of", "from" and "for" phrases."""
    end = token
    for child in token.children:
        if token.head.dep_ == "agent" and child.lower_ == "of" and token.head.head.lemma_ in OF_WHAT:
            continue  # "was accused by a bank of fraud"
        if child.dep_ == "prep" and any(t.dep_ == "pobj" and t.ent_type_ in {"DATE", "TIME"} for t in child.children):
            continue  # "the parties on Wednesday said"
        if child.dep_ == "prep" and child.lower_ in BEHIND_HEAD and child.i == end.i + 1:
            if any(t.dep_ in {"relcl", "appos"} or t.is_punct for t in child.subtree):
                goal = governed(token, child.lower_)
                end = goal if goal is not None else end
            else:
                end = child.right_edge
        elif child.dep_ in {"acl", "amod"} and child.left_edge.i == end.i + 1 and token.pos_ != "PROPN":
            # "people familiar with the matter", "a man identified as Lee"
            whole = list(child.subtree)
            told = child.lemma_.lower() in lexicon().issuing | CALLED or whole[-1].ent_type_ in {"DATE", "TIME"}
            if len(whole) <= LONGEST_CLAUSE and not told and not any(t.is_punct or t.dep_ == "relcl" for t in whole):
                end = child.right_edge
    if (law := in_law(token)) is not None:
        end = law
    start = token
    for child in token.lefts:
        if child.dep_ in {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod"}:
            start = child.left_edge
            break
    if token.dep_ == "compound":  # "health ministry" of "health ministry figures", which the parser reads flat
        while start.i and start.nbor(-1).head == token.head and start.nbor(-1).dep_ in {"compound", "amod"}:
            start = start.nbor(-1)
    return Span(start.idx, end.idx + len(end))


def in_law(token: Token) -> Token | None:
    """The last word of "sister-in-law", which the tokenizer takes apart, if the token is its first."""
    behind = lowers(token.doc)[token.i + 1 : token.i + 5]
    return token.nbor(4) if behind == ["-", "in", "-", "law"] else None


def examples_of(token: Token) -> list[Token]:
    """The names after "such as" that say whom a noun in the plural means: "ministers such as Lee and Park"."""
    if token.tag_ != "NNS":
        return []
    for other in token.subtree:
        if other.lower_ == "as" and other.i > token.i and other.nbor(-1).lower_ == "such":
            first = next((child for child in other.children if child.dep_ == "pobj"), None)
            return [first, *first.conjuncts] if first is not None else []
    return []


def name_beside(token: Token) -> Token | None:
    """The name that stands right behind a common noun: "the consultancy Arup"."""
    if token.pos_ != "NOUN":
        return None
    return next(
        (c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.left_edge.i == token.i + 1), None
    )


def owner_of(token: Token) -> Token | None:
    """Whose a document is: "the ministry's figures", "a statement from the ministry", "a ministry report"."""
    for child in token.children:
        if child.dep_ == "poss" and child.lower_ not in {"my", "our", "your"}:
            return child
    for preposition in ("of",) if token.lemma_ in FINDINGS else ("by", "from"):
        author = governed(token, preposition)
        if author is not None:
            return author
    asked = governed(token, "of")  # "a survey of 900 families by the institute"
    author = governed(asked, "by") if asked is not None and asked.pos_ == "NOUN" else None
    if author is not None and author.pos_ == "PROPN":
        return author
    site = governed(token, "on")
    owner = owner_of(site) if site is not None and site.lemma_.lower() in SITES else None
    if owner is not None and owner.pos_ != "PRON":  # "a document on the club's website"
        return owner
    words = lexicon()
    before = [child for child in token.children if child.dep_ in {"compound", "nmod", "amod"}]
    author = next((child for child in before if child.pos_ == "PROPN" and child.ent_type_ != "NORP"), _issuer(token))
    if author is not None:
        return _first_named(author)
    for child in before:
        if child.pos_ == "PROPN" or child.ent_type_ == "NORP":
            return child
        if child.lower_ in ISSUED:  # a press release is nobody's by its name, court papers are the parties'
            continue
        if child.dep_ == "compound" and words.speakers.get(child.lemma_.lower()) in {"organization", "group"}:
            return child
    return None


def _first_named(author: Token) -> Token:
    """The first of two that a stroke joins, who have a document made: the agency of "an agency/pollster survey"."""
    for token in author.doc[author.left_edge.i : author.i]:
        if token.text == "/" and token.i > author.left_edge.i and token.nbor(-1).pos_ == "PROPN":
            return token.nbor(-1)
    return author


def _issuer(document: Token) -> Token | None:
    """Who issued the document by the clause behind it: "figures compiled by the bank", "the charges they unsealed"."""
    inner = [c for prep in document.rights if prep.dep_ == "prep" for c in prep.children if c.dep_ == "pobj"]
    for verb in (child for noun in (document, *inner) for child in noun.rights):
        if verb.dep_ not in {"acl", "relcl"} or verb.lemma_.lower() not in lexicon().issuing:
            continue
        if verb.head != document and (is_document(verb.head) or verb.tag_ != "VBN"):
            continue
        for child in verb.rights:
            goal = next((c for c in child.children if c.dep_ == "pobj"), None)
            if goal is None:
                continue
            if child.dep_ == "agent" or child.lower_ == "by" or (verb.lower_ == "attributed" and child.lower_ == "to"):
                return goal
            if child.lower_ == "on" and goal.lemma_.lower() in SITES:  # "a statement posted on the club's website"
                return owner_of(goal)
        passive = verb.dep_ == "acl" or any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
        own = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.tag_ not in {"WP", "WDT"}), None)
        if not passive and own is not None:
            return own
    return None


def whole_of(token: Token) -> Token:
    """Those who speak where a word of number is the head: the voters of "a majority of voters"."""
    words = lexicon()
    if token.lower_ != "one" and (token.lower_ in words.quantity or token.lemma_ in words.quantity):
        whole = governed(token, "of")
        if whole is not None and whole.pos_ == "NOUN":
            return whole
    return token


def governed(token: Token, preposition: str) -> Token | None:
    """The noun behind the preposition."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == preposition:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def is_document(token: Token) -> bool:
    """Whether the noun is something written or published."""
    words = lexicon()
    if token.lemma_.lower() in SITES and any(child.dep_ == "poss" for child in token.children):
        return True  # "according to its website"
    return words.speakers.get(token.lower_, words.speakers.get(token.lemma_.lower())) == "document"
