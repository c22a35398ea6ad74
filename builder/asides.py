"""Clauses of saying that stand beside what they report: "..., he said, ...", "..., predicts Lee", "as he put it"."""

from __future__ import annotations

from spacy.tokens import Token

AS_CUE = frozenset({"as", "like"})
FINITE = frozenset({"VBD", "VBZ"})
SHORT = 8  # tokens of a clause set off by commas


def parenthetical(token: Token, source: Token | None) -> bool:
    """Whether the verb stands beside the clause that it reports: "..., he said, ..." or "as he put it, ..."."""
    closes = (source is None or source.i > token.i) and _closing(token)
    if token.dep_ in {"parataxis", "dep"} or (token.dep_ == "conj" and (closes or _unjoined(token))):
        return True
    if token.dep_ == "advcl":
        return (
            (closes and token.tag_ in FINITE)
            or _has_subject_set_off(token)
            or any(child.lower_ in AS_CUE and child.dep_ in {"mark", "advmod"} for child in token.children)
        )
    return token.dep_ == "ccomp" and token.head.pos_ in {"VERB", "AUX"} and (_set_off(token) or interrupts(token))


def interrupts(token: Token) -> bool:
    """Whether subject and verb alone stand between commas: "The toll, she went on, works"."""
    own = token.nbor(-1) if token.i > 1 else token
    after = next((t for t in token.doc[token.i + 1 : token.i + 3] if t.tag_ != "RP"), token)
    first = own.left_edge
    return own.dep_ == "nsubj" and own.head == token and first.i > 1 and first.nbor(-1).text == after.text == ","


def _has_subject_set_off(token: Token) -> bool:
    """Whether a clause that nothing joins stands behind a comma: "They turn to drones, the institute assessed"."""
    own = next((child for child in token.children if child.dep_ == "nsubj"), None)
    if own is None or own.i > token.i or token.tag_ not in {"VBD", "VBN", "VBZ"} or token.head.i > token.i:
        return False
    joined = any(child.dep_ in {"mark", "advmod"} and child.i < own.i for child in token.children)
    return not joined and own.left_edge.i > 0 and own.left_edge.nbor(-1).text == ","


def _unjoined(token: Token) -> bool:
    """Whether no "and" joins who told it to what was told: "The firm has no plans to leave, its chief told a forum"."""
    if token.head.pos_ not in {"VERB", "AUX"} or any(c.dep_ == "cc" and c.i < token.i for c in token.head.children):
        return False
    return token.head.dep_ == "ROOT" and _has_subject_set_off(token)


def _closing(token: Token) -> bool:
    """Whether the verb and its subject behind it close a sentence: "The roof will fall, predicts Lee"."""
    after = [c for c in token.children if c.dep_ in {"nsubj", "dobj"} and c.left_edge.i == token.i + 1]
    before = token.nbor(-1) if token.i else token
    return bool(after) and before.text == "," and token.head.pos_ in {"VERB", "AUX"} and token.head.i < token.i


def _set_off(token: Token) -> bool:
    before, after = token.left_edge, token.right_edge
    comma_before = (
        before.i > 1 and not before.nbor(-1).is_sent_start and before.nbor(-1).text in {",", '"', "—", "--", "-"}
    )
    comma_after = after.i + 1 < len(token.doc) and after.nbor(1).text in {",", ".", "—", "--"}
    return comma_before and comma_after and after.i - before.i < SHORT


__all__ = ["interrupts", "parenthetical"]
