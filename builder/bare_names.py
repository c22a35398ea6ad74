"""What an unknown name names, told by its place in the clause alone: who says something, who owns it, where it is."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from newsgraph.builder import gazetteer, namewords, polities, wordlists
from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate
from newsgraph.builder.token_columns import lowers

ACTING = wordlists.words("titles", "acting", "verbs")
OWNED_BY = wordlists.words("titles", "acting", "owned_by")
MAKING = wordlists.words("titles", "acting", "making")
HELD = wordlists.words("titles", "acting", "held")
SPEAKING = wordlists.words("titles", "acting", "speaking")
HUMAN = wordlists.words("titles", "acting", "human")
KIND_OF_LABEL = {
    "PERSON": Kind.PERSON, "ORG": Kind.ORGANIZATION, "GPE": Kind.POLITY, "NORP": Kind.GROUP,
}  # fmt: skip
COINED = re.compile(r"^(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|Al|El)[A-Z][a-z]+[A-Z][A-Za-z]+$")
PLACES = frozenset({"GPE", "LOC", "FAC", "PERSON", "NORP"})
COMPOUNDED = 2.0
TELLING = wordlists.words("organizations", "media", "telling")
TOLD_TO = wordlists.words("organizations", "media", "told")
APPEARING = wordlists.words("organizations", "media", "appearing")
MEDIA = wordlists.words("organizations", "media", "nouns")
CALLED = 4.5
NO_MEDIUM = frozenset({"GPE", "LOC", "PERSON", "NORP", "LANGUAGE", "FAC"})
# What stands before the name that somebody gives: "who gave his name as X", "who identified himself as X".
INTRODUCING = frozenset([("name", "as"), ("himself", "as"), ("herself", "as"), ("name", ",")])
INTRODUCED = 3.0
NOBLES = wordlists.words("titles", "nobles", "words")
CLUB_WORDS, CLUB = 2, 9.0
CLUB_ENDS = frozenset({"town", "city", "county"})
BEATING = wordlists.words("event_clauses", "matches", "beating")
PLAYED = wordlists.words("event_clauses", "matches", "played")
MAYORS = frozenset({"mayor", "mayoress", "ex-mayor", "alderman", "resident", "villager"})
PEOPLE_OF = frozenset({"residents", "villagers", "townspeople", "townsfolk"})
OF_TOWNS = frozenset({"police", "council"})
BASED = 2.0
SAID, OWNED, IN_IT, TOLD, JOINED, HOME = 1.0, 1.0, 0.6, 2.6, 1.0, 6.0
FROM = frozenset({"of", "from"})
FROM_TOWNS = frozenset({"from", "in", "near"})


def by_clause(doc: Doc, candidate: Candidate, root: Token) -> list[tuple[Kind, float]]:
    """The kinds that one mention's place in its clause speaks for, each with its weight."""
    if candidate.end - candidate.start == CLUB_WORDS and root.lower_ in CLUB_ENDS and _plays(root):
        return [(Kind.ORGANIZATION, CLUB)]
    found = _medium(doc, candidate, root) + _of_seat(doc, candidate)
    if candidate.label in {"", "PERSON", "ORG"} and _is_home(doc, candidate, root):
        return [(Kind.POLITY, HOME), (Kind.PERSON, -HOME), (Kind.ORGANIZATION, -HOME)]
    if (
        candidate.label in {"", "PERSON", "ORG"}
        and candidate.end - candidate.start == 1
        and _is_seat_of(doc, candidate)
    ):
        return [(Kind.POLITY, HOME), (Kind.PERSON, -HOME), (Kind.ORGANIZATION, -HOME)]
    if candidate.label == "PERSON" and candidate.end < len(doc) and _has_force(doc, candidate):
        return [(Kind.POLITY, HOME), (Kind.PERSON, -HOME)]
    if tuple(token.lower_ for token in doc[max(0, candidate.start - 2) : candidate.start]) in INTRODUCING:
        return [(Kind.PERSON, INTRODUCED)]
    if candidate.label in PLACES and candidate.end - candidate.start == 1 and COINED.match(root.text):
        return [*found, (Kind.ORGANIZATION, COMPOUNDED)]  # "BaFin", of which the model makes a place
    unknown = root.tag_ in {"NNP", "NNPS"} and not is_common(root.lower_) and root.text[:1].isupper()
    if found or not unknown or namewords.is_title(root):
        return found
    if candidate.label in {"", "PERSON"} and _stands_in(doc, candidate, root):
        return [(Kind.POLITY, IN_IT)]
    if candidate.label:
        return []
    named = Kind.ORGANIZATION if _is_body(doc, candidate, root) else Kind.PERSON
    verb = root.head.lemma_.casefold()
    if root.dep_ == "nsubj" and (verb in SPEAKING or verb in ACTING or verb in HUMAN):
        return [(named, SAID)]
    if root.dep_ == "poss" and candidate.end < len(doc) and doc[candidate.end].tag_ == "POS":
        return [(named, OWNED)]
    if _is_run(root, verb):
        return [(Kind.ORGANIZATION, SAID)]
    others = [root.head] if root.dep_ == "conj" else []
    others += [child for child in root.children if child.dep_ == "conj"]
    return [(KIND_OF_LABEL[other.ent_type_], JOINED) for other in others[:1] if other.ent_type_ in KIND_OF_LABEL]


def _of_seat(doc: Doc, candidate: Candidate) -> list[tuple[Kind, float]]:
    """A body behind where it is based, a town before its mayor: "London-based Crossways", "Lucban mayor X"."""
    start, end, lows = candidate.start, candidate.end, lowers(doc)
    after = lows[end] if end < len(doc) else ""
    based = start > 2 and lows[start - 1] == "based" and lows[start - 2] == "-"
    if not based and after not in MAYORS and after not in PEOPLE_OF:
        return []
    if (candidate.label not in {"", "ORG", "PRODUCT"} and after not in PEOPLE_OF) or namewords.is_given(doc[start]):
        return []
    if based:
        return [(Kind.ORGANIZATION, BASED)]
    known = namewords.is_listed(doc[start:end].text) or is_common(doc[start].lower_) or candidate.rule == "office"
    mayor = after in MAYORS and end + 1 < len(doc) and namewords.is_capital(doc[end + 1])
    return [(Kind.POLITY, TOLD)] if (mayor or after in PEOPLE_OF) and not known else []


def _is_seat_of(doc: Doc, candidate: Candidate) -> bool:
    """Whether the name is of what a noble or a bishop is called after: "Princess Margrethe of Halland"."""
    i = candidate.start - 1
    if i < 1 or doc[i].lower_ != "of" or not doc[i - 1].text.istitle():
        return False
    named = i > 1 and not doc[i - 1].is_sent_start and doc[i - 2].lower_ in NOBLES and doc[i - 2].text.istitle()
    known = namewords.is_listed(doc[i + 1].text) or doc[i + 1].lower_ in namewords.known_heads()
    return (named or doc[i - 1].lower_ in NOBLES) and not known and not is_common(doc[i + 1].lower_)


def _plays(root: Token) -> bool:
    """Whether what may be a town or a club wins, loses or is played against: "beat Hendon Town", "sacked by ..."."""
    head = root.head
    if root.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        return head.lemma_.casefold() in BEATING
    if root.dep_ != "pobj":
        return False
    verb = head.head
    if head.dep_ == "agent":
        return verb.lemma_.casefold() in BEATING
    return head.lower_ in {"by", "to", "against", "over", "with", "at"} and verb.lower_ in PLAYED


def _is_home(doc: Doc, candidate: Candidate, root: Token) -> bool:
    """Whether the name is of somebody's home: "Ian Croft, 55, of Kirk Ella", "from Hull and Selby"."""
    i = candidate.start
    if (
        i > 3
        and doc[i - 1].lower_ in FROM
        and doc[i - 2].text == ","
        and doc[i - 3].is_digit
        and doc[i - 4].text == ","
    ):
        return doc[candidate.end - 1].lower_ not in namewords.organization_heads()
    head = root.head
    if (
        root.dep_ != "conj"
        or candidate.label != "PERSON"
        or head.ent_type_ != "GPE"
        or head.head.lower_ not in FROM_TOWNS
    ):
        return False
    return head.dep_ == "pobj" and bool(gazetteer.cities(doc[i : candidate.end].text))


def _is_run(root: Token, verb: str) -> bool:
    """Whether the name is of what is owned, led, bought into or staffed, or of what hires and makes."""
    if root.dep_ in {"dobj", "nsubjpass"}:
        return verb in OWNED_BY
    if root.dep_ == "nsubj":
        return verb in MAKING
    if root.dep_ != "pobj":
        return False
    of = root.head.head.lower_
    return root.head.lower_ in {"of", "in", "at", "by", "with", "from"} and of in HELD


def _is_body(doc: Doc, candidate: Candidate, root: Token) -> bool:
    """Whether an article, capitals throughout or a verb of several says that no single person is named."""
    if candidate.start and doc[candidate.start - 1].lower_ in {"the", "this", "our"}:
        return True
    plural = root.dep_ == "nsubj" and root.head.tag_ == "VBP" and not any(c.dep_ == "conj" for c in root.children)
    return plural or not any(token.text.istitle() for token in doc[candidate.start : candidate.end])


def _has_force(doc: Doc, candidate: Candidate) -> bool:
    """Whether a lone name is of the town whose police or council follows, in small letters: "Kelby police said"."""
    if candidate.end - candidate.start > 1 or doc[candidate.end].text not in OF_TOWNS:
        return False
    after = doc[candidate.end + 1] if candidate.end + 1 < len(doc) else None
    alone = after is None or after.pos_ in {"VERB", "AUX", "PUNCT", "ADP"}
    return alone and doc[candidate.start].text.istitle() and not namewords.is_given(doc[candidate.start])


def _stands_in(doc: Doc, candidate: Candidate, root: Token) -> bool:
    """Whether the name stands bare behind "in", as a town's does that no list has."""
    if root.dep_ != "pobj" or root.head.lower_ != "in" or root.head.i != candidate.start - 1:
        return False
    given = namewords.gender_of(doc[candidate.start].text) is not None
    return not given and root.head.head.lemma_.casefold() not in APPEARING


def _medium(doc: Doc, candidate: Candidate, root: Token) -> list[tuple[Kind, float]]:
    """A newspaper, broadcaster or journal: who is told something, and where a study is published."""
    if candidate.label in NO_MEDIUM or candidate.rule in {"lexicon", "office"}:
        return []
    if candidate.start and doc[candidate.start - 1].text == "This":
        return []  # the programme of a broadcaster, which is the one told: "told CBS This Morning"
    head, text = root.head, doc[candidate.start : candidate.end].text
    several = candidate.end - candidate.start > 1
    if candidate.start and doc[candidate.start - 1].lower_ in MEDIA and not doc[candidate.start - 1].is_sent_start:
        return [(Kind.ORGANIZATION, CALLED)]  # "the journal Current Optics"
    if root.dep_ in {"dobj", "dative"} and head.lemma_.casefold() in TELLING:
        return [(Kind.ORGANIZATION, TOLD)]
    if root.dep_ != "pobj":
        return []
    if head.lower_ in {"to", "with"} and head.head.lemma_.casefold() in TOLD_TO:
        return [(Kind.ORGANIZATION, TOLD)] if candidate.label in {"WORK_OF_ART", "PRODUCT", "EVENT"} else []
    if head.lower_ == "in" and head.head.lemma_.casefold() in APPEARING and head.head.tag_ in {"VBN", "VBD", "VBG"}:
        place = polities.named(text) or polities.state(text) or polities.region(text) or gazetteer.cities(text)
        return [(Kind.ORGANIZATION, TOLD)] if several and not place else []
    return []
