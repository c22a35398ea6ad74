"""Who a clause is about, and who does it, where what stands between led the parser astray.

"Norway - long the biggest donor - sent aid": Norway did. "According to the agency Teleline, Peru left": Peru did. "Was
asked to leave by Peru": Peru asked. "Told a radio that the firm had sold it": that is what he told.
"Amid anger over prices, Chad, citing unrest, sent troops": Chad did, and it is no price. "The roof was weak, conceded
the mayor": the mayor did. "Killed the owner, fire chief Eva Sand said": she was not killed.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.reporting import lexicon
from newsgraph.builder.small_words import DASHES, FIGURES

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NAMES = frozenset({"NNP", "NNPS"})
# What the parser takes a noun for that it cannot place.
LEFT_OVER = frozenset({"dep", "npadvmod", "nsubj", "nsubjpass"})
# Whose object hears what stands behind "that".
TELLING = frozenset({"tell", "inform", "assure", "remind", "notify", "persuade", "convince"})
# Who does such to somebody, by no means of travel and at no time: "was ordered to leave by a court".
BODIES = frozenset({"court", "government", "judge", "jury", "magistrate", "ministry", "panel", "police", "tribunal"})
# Who does these to others, or resolves to do what follows, is no one to whom they are done.
TURNING = frozenset({"appeal", "call", "vote"})
RESOLVING = frozenset({"agree", "decide", "decline", "offer", "pledge", "promise", "refuse", "threaten", "vow"})
# Clauses that want a subject of their own, and what opens them.
ABOVE = frozenset({"ROOT", "ccomp", "dep", "parataxis"})
OPENING = frozenset({"prep", "advcl", "npadvmod", "ccomp", "advmod"})
SWALLOWED = frozenset({"appos", "conj", "npadvmod", "dep"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
IN_TITLES = frozenset({"ADJ", "CCONJ", "NOUN", "PROPN"})
ANY_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def mend_subject(verb: Token) -> None:
    """Give the verb the subject, the doer or the clause that is its own, in place."""
    if verb.dep_ in ("acl", "relcl") and verb.head.dep_ == "ROOT":
        _headed_by_its_subject(verb)
    elif verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.lemma_ in TURNING:
        _turned_to(verb)
    if verb.dep_ == "relcl":
        _what_was_told(verb)
    elif verb.dep_ == "xcomp":
        _asked_by(verb)
    elif verb.dep_ == "csubj" and verb.tag_ == "VBG":
        _some_of_them(verb)
    if (verb.dep_ in ABOVE or verb.dep_ == "conj") and _is_finite(verb):
        if verb.dep_ == "conj" and verb.head.tag_ == "VBG":
            _behind_aside(verb)
        elif not _behind_its_words(verb):
            _swallowed(verb)
    if verb.tag_ in FINITE and verb.i > verb.sent.start + 3 and verb.nbor(-1).tag_ in NAMES:
        _named_at_end(verb)
    before = [child for child in verb.lefts if child.dep_ in LEFT_OVER]
    if len(before) == 2:
        _between_dashes(verb, *before)
    elif len(before) == 1 and before[0].dep_ in SUBJECTS:
        _behind_source(verb, before[0])
        _told_at_end(verb, before[0])


def _headed_by_its_subject(verb: Token) -> None:
    """ "The opposition called on Chad to go.": a sentence that has no other verb is told by this one."""
    noun, sentence = verb.head, verb.sent
    if not verb.lower_.endswith("ed") or verb.i < noun.i or sentence[-1].text != ".":
        return
    named = [child for child in verb.lefts if child.dep_ == "nsubj" and child.pos_ == "PROPN"]
    if verb.dep_ == "relcl" and (len(named) != 1 or named[0].left_edge.i != noun.i + 1):
        return  # but "the opposition | Greens | called on Chad"
    if noun.pos_ not in ("NOUN", "PROPN") or noun.left_edge.i != sentence.start:
        return
    below = {child.dep_ for child in verb.children}
    if below & {"agent", "aux", "auxpass", "oprd"} or any(
        word.tag_ in FINITE or word.tag_ == "MD" for word in sentence if word != verb and not verb.is_ancestor(word)
    ):
        return
    turned = {child.lower_ for child in verb.children if child.dep_ == "prep" and child.i == verb.i + 1}
    resolved = any(child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" for child in verb.rights)
    if (
        ("dobj" in below and verb.lemma_ != "call")
        or (verb.lemma_ in TURNING and turned & {"on", "for", "to", "against"})
        or (verb.lemma_ in RESOLVING and resolved)
    ):
        verb.head = verb
        verb.dep_, verb.tag_ = "ROOT", "VBD"
        noun.head, noun.dep_ = (named[0], "compound") if named else (verb, "nsubj")
        sentence[-1].head = verb


def _turned_to(clause: Token) -> None:
    """ "Called on the minister to resign", where the parser takes "on" for a conjunction."""
    marks = [child for child in clause.lefts if child.dep_ == "mark" and child.lower_ in ("on", "upon")]
    doers = [child for child in clause.lefts if child.dep_ == "nsubj"]
    if len(marks) == len(doers) == 1 and marks[0].i == clause.head.i + 1:
        marks[0].dep_, marks[0].head = "prep", clause.head
        doers[0].dep_, doers[0].head, clause.dep_ = "pobj", marks[0], "xcomp"


def _what_was_told(verb: Token) -> None:
    """ "Told a radio that the firm had sold it": a clause that lacks nothing describes nobody."""
    noun = verb.head
    if noun.dep_ != "dobj" or noun.head.lemma_ not in TELLING or noun.head.i > noun.i:
        return
    that = verb.left_edge
    if that.lower_ != "that" or that.head != verb or that.dep_ not in ("dobj", "dative", "advmod"):
        return
    objects = [child for child in verb.rights if child.dep_ in ("dobj", "ccomp", "dative")]
    if objects and any(child.dep_ in SUBJECTS for child in verb.children):
        that.dep_, that.tag_, that.pos_ = "mark", "IN", "SCONJ"
        verb.dep_, verb.head = "ccomp", noun.head


def _asked_by(verb: Token) -> None:
    """ "Was urged to free two men by Peru on Monday": nobody frees by somebody."""
    asked = verb.head
    if verb.tag_ != "VB" or asked.tag_ != "VBN" or not any(child.dep_ == "auxpass" for child in asked.children):
        return
    if any(child.dep_ == "agent" for child in asked.children) or any(c.dep_ == "auxpass" for c in verb.children):
        return
    for prep in verb.rights:
        if prep.lower_ != "by" or prep.dep_ != "prep":
            continue
        doer = next((child for child in prep.children if child.dep_ == "pobj"), None)
        if doer is None or doer.ent_type_ in ("DATE", "TIME", "CARDINAL", "FAC", "PRODUCT"):
            return
        if doer.tag_ not in NAMES and doer.lower_ not in BODIES:
            return
        behind = [child for child in verb.rights if child.i > prep.i and child.dep_ in ("prep", "npadvmod")]
        prep.dep_ = "agent"
        for child in (prep, *behind):
            child.head = asked
        return


def _some_of_them(verb: Token) -> None:
    """ "Protesters, some of them wearing masks, stormed it": no clause with an own subject before "-ing" is one."""
    if not any(child.dep_ in SUBJECTS for child in verb.lefts) or verb.left_edge.i < 2:
        return
    comma, above = verb.left_edge.nbor(-1), verb.head
    if comma.text != "," or above.i < verb.i:
        return
    others = [child for child in above.lefts if child.dep_ in LEFT_OVER and child.right_edge.i < verb.left_edge.i]
    if len(others) == 1 and others[0].pos_ in ("NOUN", "PROPN", "PRON"):
        others[0].dep_ = "nsubj"
        verb.dep_ = "advcl"


def _between_dashes(verb: Token, first: Token, second: Token) -> None:
    """ "Norway - long the biggest donor - sent aid", "Norway, long the biggest donor, sent aid": Norway did."""
    if first.pos_ not in ("NOUN", "PROPN", "PRON") or second.dep_ not in SUBJECTS or second.left_edge.i < 2:
        return
    if first.ent_type_ in ("DATE", "TIME") or second.pos_ not in ("NOUN", "PROPN"):
        return
    opening, closing = second.left_edge.nbor(-1), second.right_edge
    if opening.text not in DASHES or first.i >= opening.i:
        return
    behind = closing if closing.text == opening.text else second.doc[second.right_edge.i + 1]
    if behind.text != opening.text or behind.i >= verb.i:
        return
    if any(child.dep_ in SUBJECTS or child.dep_ == "mark" for child in second.lefts):
        return
    first.dep_, second.dep_, second.head = second.dep_, "appos", first


def _behind_source(verb: Token, subject: Token) -> None:
    """ "According to the agency Teleline, Peru left": whose account it is is named before the comma."""
    if subject.tag_ not in NAMES:
        return
    before = subject.left_edge
    if before.i < 2 or before.nbor(-1).pos_ != "NOUN":
        return
    source = before.nbor(-1)
    if source.dep_ != "pobj" or source.head.lower_ != "to" or source.head.head.lower_ != "according":
        return
    for name in subject.rights:
        if name.dep_ == "appos" and name.left_edge.nbor(-1).text == "," and name.i < verb.i:
            name.dep_, name.head = subject.dep_, verb
            subject.dep_, subject.head = "appos", source
            return


def _is_finite(verb: Token) -> bool:
    """Whether the verb wants a subject and has none."""
    if any(child.dep_ in ANY_SUBJECT for child in verb.children):
        return False
    auxiliaries = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if auxiliaries:
        return any(word.tag_ in FINITE or word.tag_ == "MD" for word in auxiliaries)
    return verb.tag_ in FINITE


def _behind_its_words(verb: Token) -> bool:
    """ "The roof was weak, conceded the mayor": what stands right behind a verb that its own words precede, speaks."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.i < 2 or verb.nbor(-1).text != ",":
        return False
    told = [child for child in verb.lefts if child.dep_ in ("ccomp", "parataxis") and _has_subject(child)]
    if not told or not lexicon().verbs.get(verb.lemma_, {}).keys() & {"clause", "quote"}:
        return False  # "Lima, as a clerk points out, has no rain"
    for child in verb.rights:
        if child.dep_ == "dobj" and child.left_edge.i == verb.i + 1 and child.pos_ in ("NOUN", "PROPN"):
            child.dep_, told[0].dep_ = "nsubj", "ccomp"
            return True
    return False


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.lefts)


def _swallowed(verb: Token) -> None:
    """ "Amid anger over prices, Chad, citing unrest, sent troops": the first name behind the comma is the subject."""
    found: list[Token] = []
    for noun in verb.doc[verb.sent.start : verb.i]:
        if noun.dep_ not in SWALLOWED or noun.pos_ not in ("NOUN", "PROPN") or noun.ent_type_ in FIGURES:
            continue
        if noun.tag_ == "NN" and noun.left_edge == noun:  # "how stars live, dress and dine"
            continue
        first = noun.left_edge
        if first.i <= verb.sent.start or first.nbor(-1).text != "," or noun.right_edge.i >= verb.i:
            continue
        if noun.head.i < noun.i and not any(each.is_ancestor(noun) for each in found) and _opens(noun, verb):
            found.append(noun)
    named = [noun for noun in found if noun.pos_ == "PROPN"]
    if not found:
        return
    subject = named[-1] if named else found[0]
    if subject.ent_type_ == subject.head.ent_type_ == "GPE" and subject.dep_ != "npadvmod":  # "in Lima, Peru, Acme,"
        inner = [child for child in subject.rights if child.dep_ == "appos" and child.left_edge.nbor(-1).text == ","]
        if len(inner) != 1 or inner[0].pos_ != "PROPN":
            return
        subject = inner[0]
    above = {token.i for token in subject.ancestors if token.i < subject.i}
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    subject.dep_, subject.head = "nsubjpass" if passive else "nsubj", verb
    for token in verb.doc[subject.i + 1 : verb.i]:
        if token.head.i in above and token.head != verb and token.dep_ in ("acl", "appos", "prep", "relcl"):
            token.head = subject


def _behind_aside(verb: Token) -> None:
    """ "The report says Chad, citing unrest, sent troops": a past tense is no partner of a participle."""
    aside = verb.head
    if verb.tag_ != "VBD" or any(child.dep_ == "cc" for child in aside.children) or verb.nbor(-1).text != ",":
        return
    comma = aside.left_edge.i - 1
    if comma < 1 or comma <= verb.sent.start or verb.doc[comma].text != ",":
        return
    noun = verb.doc[comma - 1]
    above = aside.head
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in SUBJECTS or above.i > noun.i or noun.ent_type_ in FIGURES:
        return
    if any(child.dep_ in ANY_SUBJECT for child in aside.children) or above.pos_ not in ("VERB", "AUX"):
        return
    verb.dep_, verb.head = "ccomp" if above.pos_ == "VERB" else "conj", above
    noun.dep_, noun.head, aside.head = "nsubj", verb, verb


def _told_at_end(verb: Token, subject: Token) -> None:
    """ "Met the envoy, Eva Sand, two officials said": one woman is no two officials."""
    if subject.ent_type_ != "PERSON" or not any(child.dep_ == "ccomp" for child in verb.lefts):
        return
    told = [child for child in subject.rights if child.dep_ == "appos" and child.tag_ == "NNS"]
    if len(told) != 1 or told[0].right_edge.i != verb.i - 1 or told[0].left_edge.nbor(-1).text != ",":
        return
    before = subject.left_edge.i - 2
    if before <= verb.sent.start or verb.doc[before + 1].text != ",":
        return
    told[0].dep_, told[0].head = "nsubj", verb
    office = verb.doc[before]
    if office.pos_ == "NOUN":
        subject.dep_, subject.head = "appos", office
    else:
        subject.dep_ = "dep"


def _named_at_end(verb: Token) -> None:
    """ "The fire killed the plant's owner, fire chief Eva Sand said": who is named behind the comma speaks, and is not
    the owner."""
    name, comma = verb.doc[verb.i - 1], verb.i - 1
    above = (
        [verb.head] if verb.dep_ == "conj" and lexicon().verbs.get(verb.lemma_, {}).keys() & {"clause", "quote"} else []
    )
    told = [*above, *(child for child in verb.lefts if child.dep_ == "ccomp")]
    if not any(_has_subject(clause) and clause.i < name.i for clause in told):
        return
    while comma > verb.sent.start and verb.doc[comma].text != ",":
        comma -= 1
        if verb.doc[comma].pos_ not in IN_TITLES and verb.doc[comma].text not in (",", "-"):
            return
    subjects = [child for child in verb.lefts if child.dep_ in ANY_SUBJECT]
    apposed = name.dep_ == "appos" and name.head.i < comma
    if comma <= verb.sent.start or subjects not in ([], [name]) or (not subjects and not apposed):
        return
    name.dep_, name.head = "nsubj", verb
    for token in verb.doc[comma + 1 : name.i]:
        if token.head.i < comma or token.head.i > name.i:
            token.dep_, token.head = "compound", name


def _opens(noun: Token, verb: Token) -> bool:
    """Whether the noun hangs in a phrase or clause that opens the verb's."""
    below = noun
    for token in noun.ancestors:
        if verb.dep_ == "conj" and token in (verb, verb.head):
            # "but amid anger over prices, Chad, citing unrest, sent troops"
            link = below.left_edge.i - 1
            opened = link > verb.head.i and noun.doc[link].dep_ == "cc"
            return opened and below.dep_ in OPENING and below != noun
        if token in (verb, verb.head) or (token.dep_ == "parataxis" and token.head == verb):
            return below != noun and below.dep_ in OPENING and below.i < verb.i and (token.i < below.i or token == verb)
        told = token.dep_ == "ccomp" and not any(c.dep_ == "mark" and c.lower_ != "that" for c in token.children)
        if told and not any(t.text == ":" for t in token.doc[token.i : noun.i]):
            return False  # "said men led by the founder, Eva Sand, had left"
        below = token
    return False


__all__ = ["mend_subject"]
