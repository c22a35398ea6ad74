"""What single words say about names: titles, given names, heads of organisations, capitals that mean nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Doc, Span, Token

from newsgraph.builder import polities, wordlists
from newsgraph.builder.forms import fold

PARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "ibn",
        "bin",
        "bint",
        "abu",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "les",
    }
    | {
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "y",
        "e",
        "af",
        "av",
        "zu",
        "zum",
        "bar",
        "ben",
        "ait",
        "ould",
        "ag",
        "ez",
        "ed",
    }
    | {"al-", "el-", "as", "ash", "ar", "ad", "an", "az", "o'"}
)


LETTERS = 3
WINNING = frozenset(
    {"win", "lose", "hold", "gain", "regain", "beat", "take", "vote", "field", "retain", "trail", "lead"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """The tokens from ``start`` up to but not including ``end`` name something; ``label`` is the model's, "" if none.

    ``rule`` says how the name was found; ``titled`` that a title or an office stood inside or before it.
    """

    start: int
    end: int
    label: str
    rule: str
    titled: bool = False


@cache
def offices() -> frozenset[str]:
    """Lower-case words of offices, ranks and jobs that stand before a person's name, with the honorifics."""
    kinds = [wordlists.words("titles", "honorifics", gender) for gender in ("male", "female", "either")]
    return wordlists.words("titles", "offices", "words").union(*kinds)


def is_title(token: Token) -> bool:
    """Whether the token is a word of an office, rank or honorific."""
    low = token.lower_
    return low in offices() or low.rstrip(".\u200e\u200f") in offices()


def is_capital(token: Token) -> bool:
    """Whether the token begins with a capital, or has one inside as brand names do."""
    return starts_name(token.text)


@lru_cache(maxsize=1 << 15)
def starts_name(text: str) -> bool:
    """Whether the word begins with a capital, or has one inside as brand names do."""
    return text[:1].isupper() or (len(text) > 2 and text[0].isalpha() and (text[1].isupper() or text[2].isupper()))


def is_blank(token: Token) -> bool:
    """Whether the token is a capitalised word that names nothing: a weekday, a language, a file format."""
    return token.lower_.rstrip(".") in wordlists.words("titles", "blank", "words")


def opens_sentence(token: Token) -> bool:
    """Whether the token's capital may be only that of a sentence's first word."""
    if token.is_sent_start or token.i == 0:
        return True
    before = token.nbor(-1)
    return before.is_space or before.text in {'"', "'", "``", ":", "(", "[", "-", "--", "—", "–", "•", "*", "...", "…"}


@cache
def listed_bodies() -> frozenset[str]:
    """The names of well-known organisations, as they are written."""
    fields = [wordlists.words("bodies", field) for field in wordlists.table("bodies")]
    return wordlists.words("organizations", "known").union(*fields)


@cache
def known_organizations() -> dict[str, str]:
    """Folded names of well-known organisations, each with the one name under which its writings are gathered."""
    names = listed_bodies()
    index = {fold(name): fold(name) for name in names if not name.endswith("'s")}  # "Christie" is a surname
    for first, others in _organization_rows():
        for name in (first, *others):
            index[fold(name)] = fold(first)
    return index


@cache
def is_cased_otherwise(name: str) -> bool:
    """Whether a listed acronym of three letters is written as a word, which is another name: "Gao" is no GAO."""
    if len(name) != LETTERS or not name.istitle() or name in listed_bodies():
        return False
    return any(name.upper() in {first, *others} and name not in others for first, others in _organization_rows())


def _organization_rows() -> list[tuple[str, list[str]]]:
    lists = wordlists.table("organizations")
    return [*lists["acronyms"].items(), *lists["parties"].items()]


@cache
def party_words() -> dict[str, str]:
    """Folded adjectives and members' names of parties, each with the party's name."""
    rows = wordlists.table("organizations")["parties"].items()
    return {fold(word): party for party, words in rows for word in words}


@cache
def organization_heads() -> frozenset[str]:
    """Lower-case head words of organisations' names."""
    return wordlists.words("organizations", "heads")


@cache
def facility_heads() -> frozenset[str]:
    """Lower-case head words of the names of buildings and natural features."""
    return wordlists.words("places", "facilities") | wordlists.words("places", "features")


@cache
def known_heads() -> frozenset[str]:
    """Lower-case head words of the names of organisations, buildings and natural features."""
    return organization_heads() | facility_heads()


@cache
def given_names() -> dict[str, str]:
    """Lower-case given names, each with the gender it marks: "male", "female" or "either"."""
    found = dict.fromkeys(wordlists.words("given_names", "either"), "either")
    shared = wordlists.words("person_gender", "either_names")
    for gender in ("female", "male"):
        for name in wordlists.words("given_names", gender):
            other = name in shared or found.get(name, gender) != gender
            found[name] = "either" if other else gender
    return found


def gender_of(word: str) -> str | None:
    """The gender that a given name marks, "either" where it marks none; None if the word is no listed given name."""
    names = given_names()
    low = word.casefold()
    found = names.get(low)
    if found is None and not low.isascii():
        found = names.get(fold(low))
    if found is None and "-" in low:
        found = names.get(low.split("-")[0])
    return found


def is_particle(word: str) -> bool:
    """Whether the word is a particle of a surname, alone or before a hyphen: "de", "el-Sayed"."""
    return word.casefold().partition("-")[0] in PARTICLES


def is_given(token: Token) -> bool:
    """Whether the token is a listed given name or an initial."""
    return gender_of(token.lower_) is not None or bool(re.fullmatch(r"[A-Z]\.", token.text))


def lexical_label(window: Span) -> str:
    """The label that the lexicons give to exactly these words, "" if they do not have them."""
    name = window.text
    if "$" in name or (len(window) == 1 and window[0].i and window[0].nbor(-1).like_num and window[0].is_upper):
        return ""
    if len(window) == 1 and (
        len(name) < 2 or is_blank(window[0]) or (name in {"US", "Us"} and window[0].tag_ == "PRP")
    ):
        return ""
    if polities.named(name):
        return "GPE"
    if (
        polities.of_adjective(name)
        or polities.of_people(name)
        or polities.people(name)
        or polities.people_of_adjective(name)
    ):
        return "NORP"
    if polities.region(name) or polities.region_of_adjective(name):
        return "LOC"
    if (
        fold(name) in known_organizations()
        and not (
            len(window) == 1
            and not name.isupper()
            and window[0].tag_ not in {"NNP", "NNPS", "NN", "NNS"}
            and window[0].lower_ in wordlists.words("organizations", "plain")
        )
        and not (
            len(window) == 1
            and opens_sentence(window[0])
            and window[0].tag_ != "NNP"
            and window[0].lower_ in wordlists.words("organizations", "plain")
            and not _wins_or_says(window[0])
        )
    ):
        return "ORG"
    return ""


def _wins_or_says(token: Token) -> bool:
    """Whether a party's name opens the sentence as who does what parties do: "Labour lost Hull"."""
    if token.dep_ != "nsubj" or token.text not in wordlists.words("organizations", "party_names"):
        return False
    return token.head.lemma_ in wordlists.words("titles", "acting", "verbs") | WINNING


def is_listed(name: str) -> bool:
    """Whether the name is a known polity, region, people or organisation, to which no kind word is added."""
    return bool(
        polities.named(name)
        or polities.of_adjective(name)
        or polities.region(name)
        or polities.region_of_adjective(name)
        or polities.people_of_adjective(name)
        or polities.of_people(name)
        or fold(name) in known_organizations()
    )


def ends_office(doc: Doc, i: int) -> bool:
    """Whether the token is what an office before it is about: the last word of "Secretary of State"."""
    if i < 2 or doc[i - 1].lower_ not in {"of", "for"}:
        return False
    if doc[i].lower_ in wordlists.words("titles", "portfolios", "words"):
        return is_title(doc[i - 2])
    state = i > 3 and doc[i - 2].text == "State" and doc[i - 3].lower_ == "of" and is_title(doc[i - 4])
    return doc[i].lower_ in wordlists.words("titles", "portfolios", "fragments") and (state or is_title(doc[i - 2]))


def is_polity_word(text: str) -> bool:
    """Whether the text is a listed polity's name or adjective."""
    return bool(polities.named(text) or polities.of_adjective(text))


def is_adjective(token: Token) -> bool:
    """Whether the token is a polity's adjective and not its name too."""
    return bool(polities.of_adjective(token.text)) and not polities.named(token.text)


@cache
def first_words() -> frozenset[str]:
    """The lower-case first words of every listed name of two words and more: a quick test before a look-up."""
    names = [*listed_bodies()]
    for first, others in _organization_rows():
        names += [first, *others]
    for file in ("polities", "regions", "peoples"):
        names += [name for row in wordlists.rows(file) for cell in row for name in cell]
    names += list(wordlists.table("places")["abbreviations"])
    found = set()
    for name in names:
        words = name.casefold().removeprefix("the ").replace("-", " ").replace("'", " ").split()
        if words and (len(words) > 1 or "-" in name):
            found.update({words[0], words[0].rstrip("."), name.casefold().split()[0]})
    return frozenset(found)


def honorific_gender(token: Token) -> str | None:
    """What a courtesy title says of its bearer's gender: "male", "female" or None."""
    low = token.lower_.rstrip(".")
    for gender in ("male", "female"):
        if low in wordlists.words("titles", "honorifics", gender):
            return gender
    return None


def is_people_use(doc: Doc, candidate: Candidate) -> bool:
    """Whether an adjective stands for a people: "the French protested", not "the French protest"."""
    token = doc[candidate.start]
    if candidate.start == 0 or doc[candidate.start - 1].lower_ != "the" or not is_adjective(token):
        return False
    if polities.of_people(token.text) is None or candidate.end >= len(doc):
        return False
    after = doc[candidate.end]
    noun_follows = (
        after.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or after.text in {"-", "'s", "'"} or after.tag_ in {"VBN", "VBG"}
    )
    return not noun_follows and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"}


def is_post_nominal(token: Token) -> bool:
    """Whether the token is letters behind a name, for an honour, a degree, an office or a profession: "QC", "M.D."."""
    text = token.text
    return len(text) > 1 and text[0].isupper() and text.replace(".", "") in _post_nominals()


@cache
def _post_nominals() -> frozenset[str]:
    return wordlists.words("titles", "post_nominals", "offices") | wordlists.words("titles", "post_nominals", "others")
