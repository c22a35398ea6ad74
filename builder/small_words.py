"""Closed classes of English words, marks and of the model's labels that rules of many modules ask for."""

from __future__ import annotations

DEFINITE = frozenset({"the", "this", "that", "these", "those"})  # what is known: "the raid"
INDEFINITE = frozenset({"a", "an", "another", "one"})  # what is new: "another raid"
RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that"})  # those that stand for the noun itself
HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
DASHES = frozenset({"-", "--", "–", "—"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})  # tags of a verb form that has a subject of its own
BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "poss"})  # how a word hangs on the noun behind it
FIGURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})  # names of no thing
