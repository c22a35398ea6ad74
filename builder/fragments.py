"""Capitalised words that are part of something else and name nobody: of an office, a feast day, a numbered paper."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from newsgraph.builder import family_names, polities, quoted_works, wordlists
from newsgraph.builder.dated_names import WEEKDAYS
from newsgraph.builder.descriptions import noun
from newsgraph.builder.forms import fold
from newsgraph.builder.language import is_common
from newsgraph.builder.namewords import Candidate, ends_office, gender_of, is_capital, is_title

KIN = wordlists.words("kinship", "addressed", "words")
PORTFOLIOS = wordlists.words("titles", "portfolios", "words")
OFFICE_FIELDS = wordlists.words("titles", "portfolios", "fragments")
FIELDS = PORTFOLIOS | OFFICE_FIELDS
DEPARTMENTS = PORTFOLIOS - {"treasury", "state"} | OFFICE_FIELDS
GENERIC = wordlists.words("organizations", "no_owners")
ARMS = frozenset({"army", "navy", "military"})  # of which a rank is, and no office: "Navy Capt. Ann Hill"
SIDES = frozenset({"Southern", "Northern", "Eastern", "Western", "Central", "Middle"})
LANGUAGES = wordlists.words("titles", "fragments", "languages")
SPOKEN = frozenset({"speak", "learn", "teach", "study", "understand", "know", "translate", "sing"})
TAUGHT = frozenset({
    "chair", "class", "course", "degree", "department", "faculty", "lecturer", "lesson", "professor", "reader",
    "school", "student", "study", "teacher", "teaching",
})  # fmt: skip
DEGREES = wordlists.words("titles", "fragments", "degrees")
SURNAMES = family_names.LISTED | wordlists.words("surnames", "trades")
HEADS = wordlists.words("organizations", "heads") | wordlists.words("organizations", "papers")
DETECTIVES = wordlists.words("named_things", "detectives")
BODIES = frozenset({"ORG", "PERSON", ""})
SIGNED = wordlists.words("titles", "fragments", "signed")
RANKING = wordlists.words("titles", "fragments", "ranking")
WRITTEN = frozenset({"say", "write", "tweet", "read", "publish", "print", "add", "address", "chant", "shout", "post"})
FEASTS = wordlists.words("titles", "fragments", "feasts")
COUNCILLORS = wordlists.words("titles", "fragments", "of_wards")
PAPERS = wordlists.words("titles", "fragments", "numbered")
SUBJECTS = frozenset(fold(name) for name in wordlists.words("named_things", "subjects"))
CHAMBERS = frozenset({"senate", "house", "assembly"})
CHOSEN = wordlists.words("titles", "fragments", "chosen")
CHOSEN_OF = wordlists.words("titles", "fragments", "chosen_of")
COMBINING = wordlists.words("titles", "fragments", "combining")


def of_name(doc: Doc, piece: Candidate) -> Candidate | None:
    """The candidate, less a prefix that only combines ("Franco-German"); None where it is but part of something."""
    inside = quoted_works.indices(doc)
    if piece.start in inside and piece.end - 1 in inside:
        return None
    first, last = doc[piece.start], doc[piece.end - 1]
    after = doc[piece.end] if piece.end < len(doc) else None
    if first.text in DETECTIVES and after is not None and piece.rule == "capitals":  # "DS Hill said", "DS | Hill"
        alone = piece.end - piece.start == 1
        return None if alone and is_capital(after) else piece if alone else _without_rank(piece)
    if _follows_hash(doc, piece.start) or _is_job(doc, piece):
        return None
    if first.text in COMBINING and after is not None:
        if piece.end - piece.start == 1 and after.text == "-" and not first.whitespace_:
            return None
        if piece.end - piece.start == 3 and doc[piece.start + 1].text == "-":
            adjective = polities.of_adjective(last.text) is not None
            return replace(piece, start=piece.end - 1, label="NORP") if adjective else None
    if first.lower_ == "ex" and piece.end - piece.start > 2 and doc[piece.start + 1].text == "-":
        return replace(piece, start=piece.start + 2)  # "ex-Acme boss": the boss of Acme, once
    if first.text == "-" or (first.text.startswith("-") and len(first) > 1):
        rest = doc[piece.start + 1 : piece.end]
        if all(is_title(token) for token in rest) and len(rest):
            return None
    if piece.label in {"GPE", "LOC", ""} and _is_court_district(doc, piece):
        return None
    if piece.end - piece.start == 1:
        return None if _is_fragment(doc, piece) or _is_pair(first.text) else piece
    office = is_title(last) and not piece.label and after is not None and is_capital(after)
    if office and all(is_title(token) or token.lower_ in DEPARTMENTS for token in doc[piece.start : piece.end]):
        return None
    return piece


def _without_rank(piece: Candidate) -> Candidate:
    return replace(piece, start=piece.start + 1, label="PERSON", titled=True)


def _follows_hash(doc: Doc, start: int) -> bool:
    """Whether the name is a hashtag's: "#HandsOffHull"."""
    return start > 0 and doc[start - 1].text == "#" and not doc[start - 1].whitespace_


def _is_job(doc: Doc, piece: Candidate) -> bool:
    """Whether ordinary words in capitals are what somebody works as: "Principal Investigator", "Chief | Scientist".

    A word that is a surname too is a job's only in a run that ends in an office: "Chief | Financial Officer".
    """
    last, several = doc[piece.end - 1], piece.end - piece.start > 1
    if piece.label not in BODIES or piece.rule in {"lexicon", "office"} or last.tag_ not in {"NNP", "NN"}:
        return False
    before = doc[piece.start - 1] if piece.start else None
    titled = before is not None and before.text[:1].isupper() and (is_title(before) or before.lower_ in RANKING)
    if not titled and not several:
        return False
    if not (is_title(last) and not piece.label and titled):
        surname = fold(last.text) in SURNAMES or gender_of(last.text) is not None
        if surname or not noun(last).person or not last.text.istitle() or {last.lower_, last.text} & HEADS:
            return False
    words = doc[piece.start : piece.end]
    if any(token.lower_ == "and" for token in words):
        return False  # "Law and Justice"
    if several and last.dep_ == "nsubj" and not titled and (before is None or before.tag_ not in {"DT", "PRP$", "POS"}):
        return False  # a newspaper: "Socialist Worker said"
    return all(is_common(token.lower_) and gender_of(token.text) is None for token in words)


def _is_pair(text: str) -> bool:
    """Whether one token joins two polities, neither of which it names: "U.S.-Iraq relations"."""
    left, mark, right = text.partition("-")
    return bool(mark) and all(polities.named(half) or polities.of_adjective(half) for half in (left, right))


def _is_court_district(doc: Doc, piece: Candidate) -> bool:
    """Whether a side and a state are a district of the courts, which alone is nobody: "Southern District of Ohio"."""
    start = piece.start
    if start > 2 and doc[start - 1].lower_ == "of" and doc[start - 2].text == "District":
        return doc[start - 3].text in SIDES
    last = doc[piece.end - 1].text == "District" and piece.end < len(doc) and doc[piece.end].lower_ == "of"
    return last and piece.end - start == 2 and doc[start].text in SIDES


def _is_spoken(token: Token) -> bool:
    """Whether the word is a language, which somebody has or speaks: "her French", "speaks German", "said in Greek"."""
    if token.dep_ in {"nsubj", "nsubjpass"} and token.is_sent_start and _is_taught(token):
        return True
    if not token.i or token.dep_ not in {"dobj", "pobj", "nsubj", "conj"}:
        return False
    owned = token.nbor(-1).tag_ in {"PRP$", "POS"}
    spoken = token.dep_ == "dobj" and token.head.lemma_ in SPOKEN
    said = (
        token.dep_ == "pobj"
        and token.head.lower_ in {"in", "into", "from"}
        and token.head.head.lemma_ in SPOKEN | WRITTEN
    )
    taught = token.dep_ == "pobj" and token.head.lower_ in {"of", "in"} and token.head.head.lemma_ in TAUGHT
    bare = token.i + 1 == len(token.doc) or not (is_capital(token.nbor(1)) or token.nbor(1).text in {"-", "and"})
    within = token.dep_ == "pobj" and token.head.lower_ in {"in", "into"} and token.nbor(-1) == token.head and bare
    return owned or spoken or said or taught or within


def _is_learned_or_signed(doc: Doc, start: int) -> bool:
    """Whether a degree is in what the word says, or a treaty or a part of scripture is called after it."""
    before, head = doc[start - 1].lower_, doc[start - 2] if start > 1 else None
    if head is None:
        return False
    return (before == "in" and head.lower_ in DEGREES) or (before == "of" and head.text in SIGNED)


def _is_taught(token: Token) -> bool:
    """Whether a language is the subject of its sentence: "French is taught there", "German is his first language"."""
    verb = token.head
    if verb.lemma_ == "be":
        return any(
            child.dep_ == "attr" and child.lemma_ in {"language", "tongue", "dialect"} for child in verb.children
        )
    return token.dep_ == "nsubjpass" and verb.lemma_ in SPOKEN


def _is_fragment(doc: Doc, piece: Candidate) -> bool:
    """Whether a lone word is part of what stands around it: of an office, a day, a number; or is a word for kin."""
    token = doc[piece.start]
    low = token.lower_
    after = doc[piece.end] if piece.end < len(doc) else None
    if low in KIN and token.text.istitle():
        return True
    if token.text in LANGUAGES and _is_spoken(token):
        return True
    if piece.start and piece.label not in {"GPE", "NORP"} and _is_learned_or_signed(doc, piece.start):
        return True
    if piece.titled and piece.rule == "capitals" and token.text[-1] == ".":
        return True  # a rank cut short behind another: "Vice | Gov."
    if after is None:
        return False
    if low in CHAMBERS and after.lower_ in {"bill", "joint", "resolution", "file"} and after.text.istitle():
        return any(token.is_digit for token in doc[piece.end + 1 : piece.end + 3])  # "Senate Bill 14"
    office = low not in ARMS or after.text in {"Chief", "Commander", "Spokesman", "Spokeswoman"}
    if low in GENERIC and office and token.text.istitle() and is_title(after):
        named = piece.end + 1 < len(doc) and is_capital(doc[piece.end + 1])
        return named and gender_of(after.text) is None  # "Opposition Leader Ann Hill"
    minister = low in DEPARTMENTS and after.text in {"Secretary", "Minister", "Secretaries", "Ministers"}
    if piece.rule == "lexicon" or (piece.rule == "office" and not minister):
        return False
    if low in CHOSEN and after.lower_ == "of" and doc[min(piece.end + 2, len(doc) - 1)].lower_ in CHOSEN_OF:
        return True  # "Man of the Match"
    if after.text in WEEKDAYS and low in FEASTS:
        return True
    if low in PAPERS and token.text.istitle() and (after.like_num or after.is_digit):
        return True
    if low not in DEPARTMENTS or not token.text.istitle() or not is_common(low):
        return False
    if low == "ward" and after.lower_ in COUNCILLORS:
        return True
    return is_title(after) and after.text[:1].isupper() and gender_of(after.text) is None


def is_portfolio(doc: Doc, piece: Candidate) -> bool:
    """Whether the piece is what an office is about: "Secretary of State", "Minister of Defence"."""
    if piece.end - piece.start == 1 and (doc[piece.start].text == "Affairs" or ends_office(doc, piece.start)):
        return True
    words = doc[piece.start : piece.end]
    if len(words) > 2 and is_title(words[0]) and words[1].lower_ in {"of", "for"}:
        return _are_fields(words[2:])  # "Head of Communications"
    if piece.start < 2 or doc[piece.start - 1].lower_ not in {"of", "for"} or not is_title(doc[piece.start - 2]):
        return False
    if all(token.lower_ in PORTFOLIOS or not is_capital(token) for token in words):
        return True
    return is_capital(doc[piece.start - 2]) and _are_fields(words)


def _are_fields(words: Span) -> bool:
    """Whether the words are what an office or a chair is about: "Communications", "Political Science"."""
    if fold(words.text) in SUBJECTS:
        return True
    before = all(token.lower_ in FIELDS or token.lower_ == "and" or token.tag_ == "JJ" for token in words[:-1])
    return before and words[-1].lower_ in FIELDS and all(is_common(token.lower_) for token in words)
