"""The words that head a title: which they are, of which class, and where an article has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.model import Entity, Kind
from newsgraph.builder.reading import Reading
from newsgraph.builder.token_columns import texts
from newsgraph.builder.wordlists import table

CLASSES = ("office", "function", "job", "kinship", "rank", "organizational")
COURTESY = wordlists.words("titles", "courtesy", "words")
INDEFINITE = frozenset(
    {"a", "an", "another", "one", "some", "any", "every", "each", "no", "its", "their", "his", "her"}
)
HYPHENS = frozenset({"-", "–"})
PARTISANS = ("democrat", "republican")
OF_WHOM = frozenset({"of", "to", "for"})
SAID = frozenset({"appos", "attr", "oprd", "conj"})
NESTED = 3  # nouns of a chain "of ... of ..." that are followed to the one whose title it is


@cache
def listed(section: str, name: str = "words") -> frozenset[str]:
    """The words of one list of lexicon/roles.toml."""
    return frozenset(str(table("roles")[section][name]).split())


@cache
def heads() -> dict[str, str]:
    """Each one-word head with its class; where several list it, the first of CLASSES."""
    found: dict[str, str] = {}
    for group in CLASSES:
        for word in listed(group, "heads"):
            found.setdefault(word, group)
    return found


@cache
def _compounds() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The heads of several words, by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, text in table("roles")["compounds"].items():
        for entry in str(text).split():
            words = tuple(entry.split("-"))
            found.setdefault(words[0], []).append((words, group))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


@cache
def _plurals() -> dict[str, str]:
    return dict(pair.split("=") for pair in str(table("roles")["plurals"]["words"]).split())


@cache
def in_full() -> dict[str, str]:
    """Each abbreviation of a title's word with the word."""
    return dict(pair.split("=") for pair in str(table("roles")["in_full"]["words"]).split())


@lru_cache(maxsize=1 << 15)
def of_ending(word: str) -> str | None:
    """The class of a head that no list has, by its ending: "ophthalmologist", "phlebotomist" is none."""
    return "job" if word.endswith(("ologist", "iatrist", "iatrician", "ographer", "onomist")) else None


@lru_cache(maxsize=1 << 15)
def singular(word: str) -> str:
    """The singular of a head word in lower case, without the full stop of an abbreviation."""
    low = word.lower().rstrip(".") or word
    if low in _plurals():
        return _plurals()[low]
    if low not in heads() and low.endswith("s") and (low[:-1] in heads() or of_ending(low[:-1])):
        return low[:-1]
    return low


@lru_cache(maxsize=1 << 15)
def _may_head(text: str) -> bool:
    """Whether a title's head may begin with the word: most words of a text begin none."""
    low = text.lower().rstrip(".") or text.lower()
    word = singular(text)
    return low in _compounds() or word in heads() or of_ending(word) is not None


@dataclass(frozen=True, slots=True)
class Core:
    """The head of a title: its tokens, their class and lemma."""

    first: int
    last: int
    lemma: str
    group: str
    plural: bool


def in_name(reading: Reading, index: int) -> bool:
    """Whether a token is inside a name, and not a title that the name begins with."""
    key = reading.member_of_name.get(index)
    if key is None:
        return False
    if reading.entities[key].kind is not Kind.PERSON:
        return True
    following = reading.member_of_name.get(index + 1)
    before = reading.member_of_name.get(index - 1)
    opening = reading.doc[index].lower_.rstrip(".")
    return not (following == key and before != key and opening in listed("opening_names"))


def cores(reading: Reading) -> Iterator[Core]:
    """The heads of all titles, from left to right."""
    doc = reading.doc
    single, compounds = heads(), _compounds()
    done = 0
    for index, text in enumerate(texts(doc)):
        if index < done or not _may_head(text):
            continue
        token = doc[index]
        low = token.lower_.rstrip(".") or token.lower_
        core = _compound(reading, index, compounds.get(low, ())) if low in compounds else None
        if core is None:
            word = singular(token.text)
            group = single.get(word) or of_ending(word)
            if group is not None and word in listed("rank", "military") and group == "rank" and token.text.islower():
                group = None if token.i + 1 in reading.member_of_name or token.pos_ != "NOUN" else group
            if group == "kinship" and word in listed("rank", "heads") and _is_clergy(reading, token):
                group = "rank"
            if group is not None and _is_abbreviated_only(token, word):
                group = None
            noun = token.pos_ in {"NOUN", "PROPN", "ADJ", "X"} or (
                group == "kinship" and index + 1 in reading.member_of_name
            )
            if group is not None and noun and not in_name(reading, index):
                core = Core(index, index, word, group, word != low)
        if core is not None:
            yield core
            done = core.last + 1


def _is_clergy(reading: Reading, token: Token) -> bool:
    """Whether "Father" or "Sister" before a name is how the clergy are called: a capital that nothing else explains."""
    if not token.text.istitle() or token.is_sent_start or token.i == 0 or token.i + 1 not in reading.member_of_name:
        return False
    before = token.nbor(-2) if token.i > 1 and token.nbor(-1).text == "," else token.nbor(-1)
    return token.nbor(-1).tag_ not in {"POS", "PRP$"} and before.text.islower()


def _is_abbreviated_only(token: Token, word: str) -> bool:
    """Whether the word is none of ours as it stands: an abbreviation without its stop, or the name in "Mr. King"."""
    if word in listed("abbreviations"):
        following = token.nbor(1) if token.i + 1 < len(token.doc) else token
        return not (token.text.endswith(".") or is_stop(following) or token.text == "Gov")
    return token.i > 0 and token.nbor(-1).lower_.rstrip(".") in COURTESY


def _compound(reading: Reading, index: int, options: list[tuple[tuple[str, ...], str]] | tuple[()]) -> Core | None:
    """The longest head of several words that begins at ``index``; hyphens between the words do not matter."""
    doc = reading.doc
    for words, group in options:
        position, plural = index, False
        for number, word in enumerate(words):
            if number and position < len(doc) and (doc[position].text in HYPHENS or is_stop(doc[position])):
                position += 1
            if number and words[-1] in PARTISANS and position < len(doc) and doc[position].text in {"House", "Senate"}:
                position += 1  # "the top Senate Democrat"
            if position >= len(doc):
                break
            found = doc[position].lower_
            if found.rstrip(".") != word:
                if singular(found) != word:
                    break
                plural = True
            position += 1
        else:
            inside = [reading.member_of_name.get(each) for each in range(index, position)]
            key = inside[0]
            if key is not None and reading.entities[key].kind is not Kind.PERSON and in_name(reading, index - 1):
                return None
            return Core(index, position - 1, "-".join(words), group, plural)
    return None


def is_nested(head: Token) -> bool:
    """Whether a common noun only says of whom another title is, whose holder a name behind a comma then is: the
    president in "a spokesman for the president, X". A title that is said of somebody has its holder already: "Y, an
    adviser to the president, X".
    """
    node = head
    if any(child.dep_ == "poss" for child in head.children):
        return False  # "the widow of the club's founder, X"
    for _ in range(NESTED):
        preposition = node.head
        if node.dep_ != "pobj" or preposition.lower_ not in OF_WHOM or not preposition.head.text.islower():
            return False
        node = preposition.head
        if node.tag_ == "NN" and singular(node.text) in heads():
            return node.dep_ not in SAID
    return False


def run_of_name(reading: Reading, index: int) -> tuple[int, int]:
    """The first and last token of the name that the token at ``index`` is in."""
    key = reading.member_of_name[index]
    first = last = index
    while reading.member_of_name.get(first - 1) == key:
        first -= 1
    while reading.member_of_name.get(last + 1) == key:
        last += 1
    return first, last


def is_stop(token: Token) -> bool:
    """Whether a token is the full stop of an abbreviation, cut off from it."""
    before = token.nbor(-1) if token.i else token
    return (
        token.text == "."
        and token.i > 0
        and not before.whitespace_
        and (before.text[:1].isupper() or "." in before.text)
    )


def named(reading: Reading, key: str | None) -> str | None:
    """The key, if it is of something that the article names, or of a body that it tells by what the body is for."""
    if key is None:
        return None
    entity = reading.entities[key]
    return key if entity.named or is_told_body(entity) else None


def known(reading: Reading, key: str | None, kin: bool) -> str | None:
    """The key, if a title can be of it: of what is named, and for ``kin`` of people without a name too."""
    if kin and key is not None and reading.entities[key].kind in {Kind.PERSON, Kind.GROUP}:
        return key
    return named(reading, key)


def is_told_body(entity: Entity) -> bool:
    """Whether it is a body with an office of its own that is told from its like: "the residents' association"."""
    words = entity.label.casefold().split()
    if entity.named or entity.kind is not Kind.ORGANIZATION or len(words) < 2 or not entity.label.split()[-1].islower():
        return False  # not "the sales department at Acme Bank"
    return words[-1] in listed("told_bodies") and words[0] not in INDEFINITE | listed("told_bodies", "not_telling")
