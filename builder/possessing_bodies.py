"""Whose an office is that "the party's" or "the country's" stands before, where nobody has said who is meant.

In: the reading and a holding whose title has such a possessor. Out: the one party, committee or company that the
noun can mean, as the sentence or those before it name it; none where several are named.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import wordlists
from newsgraph.builder.model import Kind
from newsgraph.builder.party_offices import is_party
from newsgraph.builder.reading import Reading
from newsgraph.builder.stated_role import Stated
from newsgraph.builder.title_words import listed

BACK = 3  # sentences within which a body that is meant was last named
CLASSES = ("party", "panel", "company")


def possessor_of(reading: Reading, stated: Stated) -> Token | None:
    """The common noun that stands as possessor before the title: "museum" in "the museum's curator"."""
    doc, title = reading.doc, stated.found.title
    for index in range(title.first, title.head):
        if doc[index].tag_ == "POS" and index and index - 1 not in reading.member_of_name:
            return doc[index - 1] if doc[index - 1].pos_ == "NOUN" else None
    return None


def class_of(noun: Token) -> str | None:
    """The class of body that a noun names: one of CLASSES, "country", "region" or "city"."""
    for name in (*CLASSES, "country", "region", "city"):
        if noun.lower_ in wordlists.words("office_bodies", "possessors", name):
            return name
    return None


def has_unknown_name(reading: Reading, stated: Stated) -> bool:
    """Whether a capitalised word before the title is neither of it nor a name that is known: "Sun Valley mayor X"."""
    doc, title = reading.doc, stated.found.title
    return any(
        doc[i].text[:1].isupper()
        and doc[i].pos_ in {"PROPN", "NOUN"}
        and i not in title.words
        and i not in reading.member_of_name
        and not doc[i].is_sent_start
        and doc[i].lower_.rstrip(".") not in listed("former") | listed("dropped")
        for i in range(title.first, title.head)
    )


def has_unknown_tail(reading: Reading, stated: Stated) -> bool:
    """Whether a name that is not known says behind the holder's whose the title is: "club owner X of Studio 54"."""
    doc, after = reading.doc, stated.found.by[1] + 1
    if stated.found.rule != "before-name" or after + 1 >= len(doc) or doc[after].lower_ != "of":
        return False
    return doc[after + 1].text[:1].isupper() and after + 1 not in reading.member_of_name


def namesake(reading: Reading, noun: Token, holder: str) -> str | None:
    """The only body of the article that has the noun in its name: the Harbour Museum for "the museum"."""
    found = {
        key
        for key, entity in reading.entities.items()
        if entity.named
        and key != holder
        and entity.kind in {Kind.ORGANIZATION, Kind.LOCATION}
        and any(_is_headed(name, noun.lower_) for name in (entity.label, *entity.alternatives))
    }
    return found.pop() if len(found) == 1 else None


def _is_headed(name: str, noun: str) -> bool:
    """Whether the noun says what the name is of: "Harbour Museum of Art", and not "Museum Road Clinic"."""
    words = name.casefold().split()
    behind = words[words.index(noun) + 1 :][:1] if noun in words else ["no"]
    return not behind or behind[0] in {"of", "for", "at", "in"}


def named_nearby(reading: Reading, stated: Stated, name: str) -> str | None:
    """The only organisation of the class that the sentence names, or the nearest of those before it that names any."""
    number = reading.sentence_number[stated.found.title.head]
    panels = wordlists.words("office_bodies", "chair", "bodies")
    for at in range(number, max(number - BACK, -1), -1):
        found, told = set(), set()
        for index, key in reading.member_of_name.items():
            entity = reading.entities[key]
            if reading.sentence_number.get(index) != at or entity.kind is not Kind.ORGANIZATION or not entity.named:
                continue
            panel = bool(set(entity.label.casefold().split()) & panels)
            kinds = {
                "party": is_party(reading, key),
                "panel": panel,
                "company": not panel and not is_party(reading, key),
            }
            if _tells_news(reading, index) or (index > stated.found.title.last and not _is_subject(reading, index)):
                told.add(key)
            elif kinds[name] and key != stated.found.holder:
                found.add(key)
        found -= told
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _is_subject(reading: Reading, index: int) -> bool:
    """Whether the name, or what it stands before, is whom a clause is about: "the firm's head, X, said Acme would"."""
    token = reading.doc[index]
    while token.dep_ == "compound" and reading.member_of_name.get(token.head.i) == reading.member_of_name[index]:
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass", "poss"}


def _tells_news(reading: Reading, index: int) -> bool:
    """Whether the name is that of who was told, or tells: "told Acme News", "Acme News reported"."""
    token = reading.doc[index]
    verb = token.head
    return verb.lemma_.lower() in listed("speech") and token.dep_ in {"dobj", "dative", "nsubj"}
