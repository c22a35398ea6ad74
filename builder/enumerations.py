"""What a text lists: names joined by commas and "and", examples of those a noun describes, and who "those" are.

Every function is pure and returns tokens; the parser cuts lists of names in several ways.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.dependents import children, dependents
from newsgraph.builder.inversions import subject_behind
from newsgraph.builder.small_words import FINITE
from newsgraph.builder.token_answers import once_a_text

# Where those stand of whom the end of the clause gives examples; and what takes them up before it does.
FILLING = ("nsubj", "nsubjpass", "dobj")
GIVING = frozenset({"including", "among"})
THEM = frozenset({"them", "whom", "these", "those"})


@once_a_text
def coordinated(token: Token) -> list[Token]:
    """The token and all that is joined to it by "and", "or" and commas."""
    found = [token]
    for child in dependents(token):
        listed = child.dep_ == "conj" or (child.dep_ == "appos" and _next_in_list(token, child))
        if listed and (token.dep_ != "pobj" or not is_fronted(child)) and not opens_clause(child):
            found.extend(coordinated(child))
        elif child.dep_ == "appos" and token.tag_ == "NN" and child.left_edge.i == token.i + 1:
            # "his brother Raja and an aide": joined to the name
            found.extend(other for joined in children(child, "conj") for other in coordinated(joined))
    return found


def opens_clause(noun: Token) -> bool:
    """Whether the noun behind "and" is the subject of the next clause, though the parser joins it to the noun before:
    "the show led to offers from Acme and Keita was invited"."""
    behind = noun.right_edge.i + 1
    if noun.dep_ != "conj" or behind >= len(noun.doc):
        return False
    first = noun.doc[behind]
    verb = first.head if first.dep_ in ("aux", "auxpass") else first
    if first.tag_ not in FINITE or verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
        return False
    if not verb.head.i < noun.i or children(verb, "nsubj", "nsubjpass", "csubj", "expl"):
        return False
    joins = any(child.i > noun.head.i for child in children(noun.head, "cc"))
    return joins and all(child.i > verb.i or child.i < verb.head.i for child in children(verb.head, "cc"))


def displaced_subject(verb: Token) -> list[Token]:
    """The subject that the parser joined to the phrase before it (see ``is_fronted`` and ``opens_clause``)."""
    if (noun := subject_behind(verb)) is not None:
        return coordinated(noun)
    if verb.head == verb:
        return fronted_subject(verb) if verb.pos_ == "VERB" else []
    first = min((child.i for child in children(verb, "aux", "auxpass")), default=verb.i)
    if verb.dep_ != "conj" or not first:
        return []
    noun = verb.doc[first - 1]
    while noun.dep_ == "conj" and noun.right_edge.i == first - 1:
        if opens_clause(noun):
            return coordinated(noun)
        noun = noun.head
    return []


def is_fronted(noun: Token) -> bool:
    """Whether the noun is the subject of the clause behind a fronted phrase, though the parser joins it to what stands
    in that: "under pressure from Peru, Chile freed them"."""
    joined = noun.head
    if noun.dep_ != "conj" or joined.dep_ != "pobj" or noun.i < 2 or children(joined, "cc"):
        return False
    verb = joined.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    bare = verb.i > noun.i and verb.pos_ == "VERB" and not children(verb, "nsubj", "nsubjpass", "expl")
    return bare and noun.right_edge.nbor(1).tag_ in FINITE and noun.left_edge.nbor(-1).text == ","


def fronted_subject(verb: Token) -> list[Token]:
    """The subject that the parser joined to the end of the phrase before it (see ``is_fronted``)."""
    for prep in children(verb, "prep"):
        edge = prep.right_edge
        while edge.dep_ == "conj" and prep.i < verb.i:
            if is_fronted(edge):
                return coordinated(edge)
            edge = edge.head
    for clause in children(verb, "advcl"):
        if clause.i > verb.i:
            continue
        noun = clause.right_edge  # "having freed X, Peru left": the parser takes Peru for what X is
        while noun.dep_ != "appos" and clause not in (noun, noun.head):
            noun = noun.head
        if noun.dep_ == "appos" and _opens_main(noun, verb):
            return coordinated(noun)
    return []


def _opens_main(noun: Token, verb: Token) -> bool:
    """Whether the noun behind a comma stands right before the verb, which is finite."""
    first = min((child.i for child in children(verb, "aux", "auxpass") if child.i < verb.i), default=verb.i)
    start = noun.left_edge.i
    return (
        noun.right_edge.i + 1 == first
        and start > 0
        and noun.doc[start - 1].text == ","
        and verb.doc[first].tag_ in FINITE
    )


def without_parts(nouns: list[Token]) -> list[Token]:
    """The subjects without the aside that tells of how many of them something holds: "farmers, many of them poor,"."""
    return nouns[:-1] if len(nouns) > 1 and is_part_of_them(nouns[-1]) else nouns


def is_part_of_them(noun: Token) -> bool:
    """Whether the noun says of how many of those just named something holds: "many of them", "both of which"."""
    of = [child.lower_ for prep in children(noun, "prep") for child in children(prep, "pobj")]
    return "them" in of or (noun.lower_ in ("both", "all", "each") and bool({"which", "whom"} & {*of}))


def _next_in_list(name: Token, other: Token) -> bool:
    """Whether two persons' names side by side are two of a list: "A, B and C" parsed as "A, who is B and C"."""
    return other.ent_type_ == "PERSON" == name.ent_type_ and other.pos_ == "PROPN" and bool(children(other, "conj"))


def listed_subjects(nouns: list[Token]) -> list[Token]:
    """The subjects of a verb that are one list with commas and an "and", where the parser cuts it: "the O.A.S., the
    U.N. and Iran condemned", "soldiers, envoys and even, perhaps, firms could be sued"; empty where they are none."""
    if len(nouns) < 2 or any(noun.pos_ != nouns[-1].pos_ or noun.pos_ == "PRON" for noun in nouns):
        return []
    first, last = nouns[-2:]
    # "the mayor, X, and his aide"
    if first.right_edge.dep_ == "cc" and first.right_edge.head == first and first.right_edge.i + 1 == last.left_edge.i:
        return [token for noun in nouns[-2:] for token in (noun, *children(noun, "appos"))]
    if last.pos_ != "PROPN" and any(noun.tag_ != "NNS" or children(noun, "det") for noun in nouns):
        return []
    if not children(last, "cc") and all(token.dep_ != "cc" for token in first.subtree):
        return []
    if last.doc[first.right_edge.i + 1].text not in (",", "even"):
        return []
    return [token for noun in nouns for token in (noun, *children(noun, "appos")) if token.pos_ == last.pos_]


def examples(prep: Token) -> list[Token]:
    """What a preposition that gives examples governs; of "among" only what stands behind "them"."""
    if prep.lower_ == "among":
        nouns = children(prep, "pobj")
        return [t for noun in nouns[1:] for t in coordinated(noun)] if nouns and nouns[0].lower_ in THEM else []
    if prep.lower_ != "including" and not (prep.lower_ == "as" and any(c.lower_ == "such" for c in prep.children)):
        return []
    return [token for noun in children(prep, "pobj") for token in coordinated(noun)]


def is_either(token: Token) -> bool:
    """Whether the noun is one of two between which the text does not decide: "by either Chad or Mali"."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    if not any(child.dep_ == "conj" for child in token.children):
        return False
    first = token.left_edge
    return any(word.lower_ == "either" for word in (first, first.nbor(-1) if first.i else first))


def examples_around(noun: Token) -> list[Token]:
    """The prepositions that give examples of what the noun names: its own and, for several, one behind a comma that the
    parser hangs on a single thing told of them: "people selling oil to the regime, including X"."""
    own = children(noun, "prep")
    if noun.tag_ in ("NNS", "NNPS"):
        inside = [token for clause in children(noun, "acl", "relcl") for token in clause.subtree]
        return own + [t for t in inside if t.lower_ in GIVING and t.dep_ == "prep" and _is_of_outer(t)]
    return [prep for prep in own if prep.lower_ not in GIVING or not _is_of_outer(prep)]


def _is_of_outer(prep: Token) -> bool:
    """Whether the examples behind a comma are of several that a clause around the single thing before it describes."""
    if prep.head.tag_ not in ("NN", "NNP") or not prep.i or prep.nbor(-1).text != ",":
        return False
    clause = next((t for t in prep.head.ancestors if t.dep_ in ("acl", "relcl") or t.tag_ in FINITE), None)
    return clause is not None and clause.dep_ in ("acl", "relcl") and clause.head.tag_ in ("NNS", "NNPS")


def examples_behind(noun: Token) -> list[Token]:
    """The examples at the end of the clause of which the noun is the last argument in the plural, also where the
    parser hangs them on one thing between the two ("40 leaders attended the funeral, including A and B")."""
    for child in children(noun.head, "prep", "dobj"):
        if child.i <= noun.i:
            continue
        if child.lower_ in GIVING:
            return examples(child)
        for thing in children(child, "pobj") if child.dep_ == "prep" else [child]:
            if thing.tag_ in ("NNS", "NNPS"):
                return []
            for prep in children(thing, "prep"):
                if prep.lower_ in GIVING and prep.nbor(-1).text == ",":
                    return examples(prep)
    return []


def told_of(noun: Token) -> list[Token]:
    """Who "those" in "among those killed were A and B", "those held include A" are said to be; else the noun."""
    if noun.lower_ != "those":
        return [noun]
    clause = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "among" else noun.head
    if noun.dep_ == "pobj" and clause.lemma_ == "be":
        told = children(clause, "nsubj", "attr")
    else:
        told = children(clause, "dobj", "attr") if noun.dep_ == "nsubj" and clause.lemma_ in ("include", "be") else []
    return [token for one in told for token in coordinated(one)] or [noun]


def apposed(name: Token) -> Token:
    """The noun that a name in apposition stands beside; the parser hangs "X" in "a man accused of killing the
    lawmaker, X" on the man."""
    comma = name.left_edge.i - 1
    head = name.head
    if comma < 1 or name.doc[comma].text != ",":
        return head
    before = name.doc[comma - 1]
    clauses = [clause for clause in children(head, "acl", "relcl") if clause.i < before.i]
    nested = (
        before.pos_ == "NOUN"
        and before.dep_ in ("dobj", "pobj")
        and any(clause.is_ancestor(before) for clause in clauses)
    )
    return before if nested and any(child.lower_ in ("the", "a", "an") for child in children(before, "det")) else head


def companions(subject: Token) -> list[Token]:
    """Who does it together with the subject: "Chile, together with Peru, protested", "the union, alongside X, did"."""
    found: list[Token] = []
    for holder in (subject, subject.head):
        for prep in children(holder, "prep"):
            if not subject.i < prep.i or (holder is not subject and prep.i > holder.i):
                continue
            together = prep.lower_ == "with" and any(
                c.lower_ in ("together", "along") for c in children(prep, "advmod")
            )
            along = children(prep, "prep") if prep.lower_ in ("along", "together") else []
            heads = [prep] if together or prep.lower_ == "alongside" else [c for c in along if c.lower_ == "with"]
            found.extend(token for head in heads for noun in children(head, "pobj") for token in coordinated(noun))
    return found


def inside_title(verb: Token) -> Token | None:
    """Whom a verb of naming has for its object where the parser makes the name a part of the title: "named Eva Sand
    ambassador", or a part of the whole clause: "Leeds sacked coach Jon Moe"."""
    if verb.dep_ == "amod" and verb.tag_ == "VBD" and any(child.dep_ == "nsubj" for child in verb.lefts):
        name = verb.head
        while name.dep_ == "compound" and name.head.i > name.i:
            name = name.head
        return name
    for title in children(verb, "oprd"):
        names = [name for name in children(title, "compound", "nmod") if name.pos_ == "PROPN"]
        if names and title.pos_ == "NOUN":
            return names[-1]
    return None
