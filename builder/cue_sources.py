"""Who a cue's source is in the parse: subjects across the clauses of a sentence, and what can be a source at all."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.cues import FINITE, tenses
from newsgraph.builder.descriptions import age_told
from newsgraph.builder.descriptions import noun as described
from newsgraph.builder.model import Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.reporting import Lexicon, lexicon
from newsgraph.builder.small_words import RELATIVE_PRONOUNS
from newsgraph.builder.source_phrases import is_document, owner_of
from newsgraph.builder.voice import is_passive

SUBJECTS = frozenset({"nsubj", "csubj"})
NEVER_SOURCE = wordlists.words("reporting", "sources", "never")
PERSONAL = wordlists.words("reporting", "sources", "pronouns")
ASIDES = wordlists.words("reporting", "sources", "asides")
COUNTS = wordlists.words("reporting", "sources", "counts")
NOT_ANYBODY = frozenset({"none", "nobody", "neither", "few"})
EACH = frozenset({"each", "both", "all"})
ISSUING = wordlists.words("reporting", "sources", "issuing")
MINDED = wordlists.words("reporting", "sources", "minded")  # who was quick to point out spoke
ORDINALS = frozenset({"first", "second", "last", "latest", "only"})
RESTRICTING = frozenset({"acl", "amod", "prep", "relcl"})
ORDERED = frozenset({"first", "second", "third", "fourth", "last", "latter", "former"})
TOLD_BESIDE = frozenset({"say", "tell"})
PLACES = frozenset({"GPE", "LOC", "FAC", "ORG"})
PARTICLES = frozenset({"by", "in", "on", "up"})  # the ends of "passer-by", "runner-up"
LEAST_BEFORE = 2
HUMAN_ENDINGS = ("ist", "ists", "ian", "ians", "man", "men", "woman", "women", "person", "people", "ers", "ors")


def subject(token: Token, depth: int = 0) -> Token | None:
    """Who does what the verb says, also across infinitives, participles, coordination and relative clauses."""
    if depth > 6:
        return None
    passive = False
    own = _behind(token)
    if own is not None:
        return own
    for child in token.children:
        # Of two subjects ("the carmaker Volvo said") the name beside the verb is the better one.
        hyphened = child.i > 1 and child.nbor(-1).text == "-" and child.nbor(-2) == own  # "vice-president"
        if own is not None and child.dep_ in SUBJECTS and child.nbor(-1).dep_ == "pobj" and child.i < token.i:
            continue  # "a study in the journal X says"
        if own is not None and child.dep_ in SUBJECTS and any(c.dep_ == "relcl" for c in own.rights):
            continue  # "a clerk who knew Lee said"
        if own is not None and child.dep_ in SUBJECTS and _interposed(token, own, child):
            own = child  # "Lima, as one of its clerks pointed out, is dry"
            continue
        if child.dep_ in SUBJECTS and (own is None or hyphened or (child.i < token.i and child.pos_ == "PROPN")):
            own = child if child.i < token.i or not _is_time(child) else own
        passive = passive or child.dep_ == "auxpass"
    if own is not None and own.lower_ in RELATIVE_PRONOUNS and token.dep_ == "relcl":
        # "the man, who police say fired first": the relative is the subject of what is said
        inner = [c for c in token.children if c.dep_ in SUBJECTS and own.i < c.i < token.i]
        return inner[0] if inner else antecedent(token, own)
    if own is not None and own.tag_ == "WP" and token.dep_ == "csubj":  # "after what the firm admitted was an error"
        own = next((c for c in token.lefts if c.dep_ in SUBJECTS and c.i > own.i), own)
    if own is None and token.tag_ == "VBG":  # "her pleading with the guards"
        own = next((child for child in token.children if child.dep_ == "poss"), None)
    if own is not None and own.lower_ in EACH and token.dep_ == "advcl" and token.tag_ == "VBG":
        return own if list(own.children) else subject_or_passive(token.head, depth)  # "they argued, each saying that"
    if own is not None:
        return own
    for child in token.children:
        if child.dep_ == "agent":
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    if passive or any(child.dep_ == "nsubjpass" for child in token.children):
        return None
    dep, head = token.dep_, token.head
    if dep == "conj" and head.pos_ in {"VERB", "AUX"}:
        return None if is_passive(token) else _shared(token, head, depth)  # "was arrested and accused of fraud"
    if dep == "xcomp" and head.dep_ == "acomp" and head.lower_ in MINDED:
        return subject_or_passive(head.head, depth)
    if dep == "xcomp" or (dep == "ccomp" and token.tag_ in {"VB", "VBG"}):
        controller = next((child for child in head.children if child.dep_ in {"dobj", "dative"}), None)
        return controller if controller is not None and controller.pos_ != "NOUN" else subject_or_passive(head, depth)
    if dep == "advcl" and token.tag_ == "VBG" and (above := _goes_on_from(token)) is not None:
        return subject_or_passive(above, depth)
    if dep in {"advcl", "dep", "parataxis"} and token.tag_ in {"VBG", "VB"}:
        return _aside(token) or subject_or_passive(head, depth)
    if dep in {"acl", "relcl"} and token.tag_ == "VB" and head.lower_ in ORDINALS and head.dep_ in {"attr", "acomp"}:
        return subject_or_passive(head.head, depth)  # "the paper was the first to report"
    if dep == "acl" and token.tag_ in {"VBG", "VB"}:
        owner = next((child for child in head.children if child.dep_ == "poss"), None)
        return owner if owner is not None and token.tag_ == "VB" else _author(head, depth) or head
    if dep == "relcl":
        return head if not any(child.dep_ == "nsubjpass" for child in token.children) else None
    if dep == "pcomp":
        outer = head.head
        quoted = [child for child in outer.children if child.dep_ == "dobj"]
        if head.lower_ == "as" and outer.lemma_.lower() in {"quote", "cite"} and quoted:
            return quoted[0]  # "the agency quoted Lee as saying"
        while outer.pos_ in {"ADP", "ADV"} and outer.head.i != outer.i:  # "aside from saying"
            outer = outer.head
        if outer.pos_ in {"VERB", "AUX"}:
            return subject_or_passive(outer, depth)
    return None


def _is_time(noun: Token) -> bool:
    """Whether the noun behind a verb tells when: "said Sunday", but "said the 74-year-old"."""
    return noun.ent_type_ in {"DATE", "TIME"} and not age_told(noun)


def _interposed(verb: Token, first: Token, second: Token) -> bool:
    """Whether of two subjects the second is the verb's own, the clause of the first being what is told."""
    before = second.left_edge.nbor(-1) if second.left_edge.i > first.i + 1 else first
    if before.lower_ == "as" and before.i > 1 and before.nbor(-1).text == ",":
        return second.i < verb.i
    beside = before.text == "," and first.i < second.i and second.right_edge.i + 1 == verb.i
    if beside and verb.i + 1 < len(verb.doc) and verb.nbor().text == ",":
        return True  # "Diaz, her lawyer insists, never saw it"
    return told_beside(verb, first, second)


def told_beside(verb: Token, first: Token, second: Token) -> bool:
    """Whether the second of two subjects tells the clause around it: "None of it is new, a clerk told the Post"."""
    before = second.left_edge.nbor(-1) if second.left_edge.i > first.i + 1 else first
    close = second.dep_ == "nsubj" and before.text == "," and second.right_edge.i + 1 == verb.i
    return close and verb.lemma_ in TOLD_BESIDE and first.i < second.i


def antecedent(verb: Token, relative: Token) -> Token:
    """The noun that a relative clause tells of: of "farmers in Alba, who say ..." the farmers, not the town."""
    head = verb.head
    while relative.lower_ == "who" and head.dep_ == "pobj":
        outer = head.head.head
        apposed_name = outer.dep_ == "appos" and head.pos_ == "PROPN" and head.ent_type_ != "PERSON"
        if head.ent_type_ not in PLACES and not apposed_name:
            break  # "Lee, commander of the Hood, who said": a ship
        if outer.pos_ not in {"NOUN", "PROPN"} or outer.ent_type_ in {"DATE", "TIME"}:
            break
        head = outer
    if relative.lower_ == "who" and head.ent_type_ in {"GPE", "LOC", "FAC"}:
        return relative  # "Lee, who lives in Alba, who said"
    return head


def _author(noun: Token, depth: int) -> Token | None:
    """Whose document "says" by a participle: "the club issued a statement calling ...", "in a letter urging ..., X"."""
    verb = noun.head
    if not is_document(noun) or noun.tag_ != "NN" or owner_of(noun) is not None:
        return None
    if noun.dep_ == "dobj" and verb.lemma_.lower() in ISSUING and verb.pos_ == "VERB":
        return subject_or_passive(verb, depth)
    if noun.dep_ == "pobj" and verb.lower_ == "in" and verb.head.pos_ == "VERB" and verb.i < verb.head.i:
        return subject(verb.head, depth + 1)
    return None


def _behind(token: Token) -> Token | None:
    """The subject right behind a verb set off by a comma, the clause having its own: "Fees, said Lee, rose"."""
    if token.i < 2 or token.nbor(-1).text not in {",", '"', "”"}:
        return None
    own = [child for child in token.children if child.dep_ in SUBJECTS]
    following = [child for child in own if child.left_edge.i == token.i + 1]
    return following[0] if following and len(own) > 1 else None


def _shared(token: Token, head: Token, depth: int) -> Token | None:
    """The subject that a coordinated verb shares, of the verb of saying above it where its neighbour is passive.

    In "she announced that the case was closed and stated that ..." the parser ties "stated" to "closed".
    """
    passive = any(child.dep_ == "nsubjpass" for child in head.children)
    if passive and token.tag_ in {"VBD", "VBZ"} and head.dep_ == "ccomp" and _asserts(token):
        return subject_or_passive(head.head, depth)
    if token.tag_ in FINITE and token.tag_ not in tenses(head):
        # "She said the mill would close and added ...": what has the tense of "said" is joined to it.
        node = head
        while node.dep_ in {"ccomp", "xcomp", "conj", "advcl"} and node.head.pos_ in {"VERB", "AUX"}:
            node = node.head
            if node.tag_ == token.tag_:
                return subject_or_passive(node, depth)
    return subject_or_passive(head, depth)


def _asserts(token: Token) -> bool:
    return any(child.dep_ == "ccomp" for child in token.children)


def _goes_on_from(token: Token) -> Token | None:
    """The verb of saying that "adding" goes on from, though the parser ties it to what is said: "said it fell, adding".

    So does every verb of saying behind what is said to be done to something, which says nothing itself.
    """
    told = token.head
    if told.dep_ != "ccomp" or not _says(told.head) or not told.head.i < told.i < token.i:
        return None
    passive = any(child.dep_ == "nsubjpass" and not described(child).person for child in told.lefts)
    adds = token.lemma_ == "add" or (passive and _says(token))
    return told.head if adds and token.left_edge.nbor(-1).text == "," else None


def _says(verb: Token) -> bool:
    return "clause" in lexicon().verbs.get(verb.lemma_.lower(), {})


def _aside(token: Token) -> Token | None:
    """The subject of a participle behind an aside: "..., something the plan rules out, instead proposing a truce"."""
    first = token.left_edge.i
    for other in token.doc[max(0, first - 3) : first]:
        for verb in (other, other.head):
            aside = verb.dep_ == "relcl" and verb.head.lower_ in ASIDES and verb.i < token.i
            if aside and first - 2 <= verb.right_edge.i < first:
                return next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return None


def subject_or_passive(token: Token, depth: int) -> Token | None:
    """The subject of a governing verb, be it active or passive ("was quoted as saying", "is expected to say")."""
    for child in token.children:
        if child.dep_ == "nsubjpass":
            return token.head if child.lower_ in RELATIVE_PRONOUNS and token.dep_ == "relcl" else child
    return subject(token, depth + 1)


def compounded(token: Token) -> Token | None:
    """The subject that the parser takes for part of the verb's name: "the complaint states"."""
    before = token.nbor(-1) if token.i and token.tag_ in {"VBD", "VBZ", "NNS"} else token
    if token.tag_ == "NNS":  # "Lindqvist fears that the dam will burst"
        return before if before.dep_ == "compound" and before.pos_ == "PROPN" else None
    return before if before.dep_ == "compound" and before.head == token and before.pos_ == "NOUN" else None


def asked_first(token: Token) -> Token | None:
    """The subject that the parser gives to a participle between commas: "Lee, asked whether she would go, said"."""
    for verb in (token.head, *token.lefts):
        joined = token.dep_ == "ccomp" if verb == token.head else verb.dep_ == "ccomp"
        beside = verb.lower_ == "asked" or (verb.tag_ == "VBG" and verb != token.head)  # "Lee, quoting a report, said"
        if joined and beside and 0 < verb.i < token.i and verb.nbor(-1).text == ",":
            return next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i == verb.i - 2), None)
    return None


def is_acronym(token: Token) -> bool:
    """Whether the word in capitals is a name that the tagger takes for a pronoun ("WHO say ...")."""
    return token.tag_ in {"WP", "PRP"} and len(token.text) > 1 and token.is_upper


def names_nobody(token: Token) -> bool:
    """Whether the phrase names nobody: "nobody", "few", "none of them", "not all"."""
    if token.lower_ in NOT_ANYBODY:
        return not any(child.lower_ == "a" for child in token.children)
    before = token.left_edge
    if before.lower_ in {"no", "neither"} and before.dep_ in {"det", "preconj"} and before.head == token:
        return True  # "no group has claimed responsibility", "neither side would confirm it"
    return before.lower_ == "not" or (before.i > 0 and before.nbor(-1).lower_ == "not" and token.dep_ == "nsubj")


def can_speak(reading: Reading, words: Lexicon, token: Token, kind: str) -> bool:
    """Whether the phrase can be a source: a person, a body, a document; a finding only for verbs that show."""
    lower = token.lower_
    if is_acronym(token):
        return True
    if names_nobody(token) or _says_what_he_is(token):
        return False
    if lower == "those" and any(child.i > token.i and child.dep_ in RESTRICTING for child in token.children):
        return True  # "those who knew her", "those close to him"
    if is_one_of_them(token):
        return True
    if lower in NEVER_SOURCE and not (lower == "one" and any(child.lower_ == "of" for child in token.children)):
        return False
    if lower in PERSONAL or token.pos_ == "PROPN":
        return True
    known = reading.key_at(token)
    if known is not None and reading.entities[known].kind.is_actor:
        return True
    lemma = token.lemma_.lower()
    if lemma in words.speakers or lower in words.speakers:
        return words.speakers.get(lemma, words.speakers.get(lower)) != "document" or kind not in {
            "commit",
            "think",
        }
    if lower in words.quantity or lemma in words.quantity:
        return lemma not in COUNTS or any(child.lower_ == "of" for child in token.children)
    if token.text[:1].isupper() and token.tag_ in {"NN", "NNS"} and is_surname(reading, token):
        return True
    if token.pos_ in {"NOUN", "ADJ"} and age_told(token):
        return True
    human = lower.endswith(HUMAN_ENDINGS) or described(token).person or is_passer_by(token)
    return token.pos_ == "NOUN" and human and kind != "show"


def is_passer_by(token: Token) -> bool:
    """Whether the word ends a noun of somebody that the tokenizer takes apart: "passer-by", "runner-up"."""
    if token.lower_ not in PARTICLES or token.i < LEAST_BEFORE or token.nbor(-1).text != "-":
        return False
    return token.nbor(-2).lower_.endswith(("er", "ers"))


def _says_what_he_is(token: Token) -> bool:
    """Whether "'s" is a verb that the parser takes for an ending: "Ruud's a gentleman"."""
    owner = next((child for child in token.lefts if child.dep_ == "poss"), None)
    return owner is not None and any(c.lower_ in {"a", "an"} and owner.i < c.i for c in token.lefts)


def is_one_of_them(token: Token) -> bool:
    """Whether the word picks one of those spoken of before, who speaks: "one said", "says one", "the first told"."""
    verb = token.head
    ends = token.i + 1 < len(token.doc) and token.nbor().is_punct
    closes = ends and verb.i + 1 == token.i and token.dep_ in {"attr", "dobj", "nsubj"}  # '..., insists one.'
    told = verb.tag_ == "VBD" or (verb.tag_ == "VBZ" and (verb.lemma_ == "say" or closes))
    if not (token.dep_ == "nsubj" or closes) or not told:
        return False  # "one would say", "one knows": anybody
    if token.lower_ in ORDERED:
        return token.i > 0 and token.nbor(-1).lower_ == "the" and token.pos_ != "PROPN"
    counted = token.i + 1 < len(token.doc) and token.nbor().lower_ in {"in", "out"}  # "one in six said"
    return token.lower_ == "one" and not counted and not any(child.i < token.i for child in token.children)


def is_surname(reading: Reading, token: Token) -> bool:
    """Whether a word that the tagger takes for a common noun ends the name of a person in the article."""
    return not any(child.dep_ == "det" for child in token.children) and any(
        entity.named and entity.kind is Kind.PERSON and entity.label.split()[-1:] == [token.text]
        for entity in reading.entities.values()
    )
