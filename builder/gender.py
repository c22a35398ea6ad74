"""A person's gender as the words around the name tell it: given names, titles, kinship and nouns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from newsgraph.builder.wordlists import table, words


class Gender(StrEnum):
    """Which pronouns a person takes; UNKNOWN where nothing tells."""

    FEMININE = "feminine"
    MASCULINE = "masculine"
    UNKNOWN = "unknown"


def folded(word: str) -> str:
    """The word in plain lower-case letters: ``Marković`` is ``markovic``."""
    plain = word.casefold().replace("ł", "l").replace("ø", "o").replace("ß", "ss").replace("đ", "d").replace("ı", "i")
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


@cache
def _given_names(gender: Gender) -> frozenset[str]:
    list_, own = ("female", "feminine_names") if gender is Gender.FEMININE else ("male", "masculine_names")
    names = {folded(name) for name in words("given_names", list_) | words("person_gender", own)}
    return frozenset(names - words("person_gender", "either_names"))


@cache
def _telling(gender: Gender) -> frozenset[str]:
    return frozenset(table("person_gender")[gender.value])


def of_noun(lemma: str) -> Gender:
    """The gender that a noun or title tells: ``widow``, ``spokesman``, ``mrs``."""
    for gender in (Gender.FEMININE, Gender.MASCULINE):
        if lemma in _telling(gender):
            return gender
    return Gender.UNKNOWN


def of_given_name(name: str) -> Gender:
    """The gender that a given name tells; of a compound ("Anne-Marie") its first part that tells one."""
    word = folded(name)
    for part in (word, *word.split("-")):
        for gender in (Gender.FEMININE, Gender.MASCULINE):
            if part in _given_names(gender):
                return gender
    return Gender.UNKNOWN


def of_person(names: Iterable[str], nouns: Iterable[str]) -> Gender:
    """The gender of a person known by these names and described by these nouns; titles go before given names.

    Contradictory titles tell nothing. Only the first two words of a name are read as given names, and a single word is
    read as one only when nothing longer is known, since a surname is often someone's given name too.
    """
    told = {of_noun(noun) for noun in nouns} - {Gender.UNKNOWN}
    split = [name.replace(".", " ").split() for name in names]
    told |= {of_noun(parts[0].casefold()) for parts in split if len(parts) > 1} - {Gender.UNKNOWN}
    if told:
        return told.pop() if len(told) == 1 else Gender.UNKNOWN
    for parts in sorted(split, key=len, reverse=True):
        for part in parts[:-1][:2] if len(parts) > 1 else parts:
            gender = of_given_name(part)
            if gender is not Gender.UNKNOWN:
                return gender
    return Gender.UNKNOWN
