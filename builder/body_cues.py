"""Bodies that no list has, told by what only bodies have or undergo: shares, a co-founder, own plants, a takeover.

In: a mention of a name and the noun that heads it. Out: the kinds that the words around it speak for, each with its
weight. "Vanto's headquarters", "Vanto shares fell", "the co-founder of Vanto", "agreed to acquire Vanto", "its rival
Vanto", "Vanto announced its plans". Names of the lists, of towns and of people named in full are left as they are.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.builder import gazetteer, namewords, polities, wordlists
from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate
from newsgraph.builder.token_columns import lowers

OWNED = wordlists.words("organizations", "body_cues", "owned")
FRONTED = wordlists.words("organizations", "body_cues", "fronted")
BEFORE_SOMEBODY = wordlists.words("organizations", "body_cues", "before_somebody")
OF_IT = wordlists.words("organizations", "body_cues", "of_it")
WORKING_AT = wordlists.words("organizations", "body_cues", "working_at")
SITES = wordlists.words("organizations", "body_cues", "sites")
BESIDE = wordlists.words("organizations", "body_cues", "beside")
TAKEN_OVER = wordlists.words("organizations", "body_cues", "taken_over")
DOING_ITS = wordlists.words("organizations", "body_cues", "doing_its")
DEEDS = wordlists.words("organizations", "body_cues", "deeds")
UNDERGOING = wordlists.words("organizations", "body_cues", "undergoing")
PUTTING = wordlists.words("organizations", "body_cues", "putting")
POLLS = frozenset({"poll", "polls", "survey", "surveys"})
CLAIMING = frozenset({"claim", "say", "announce", "report", "deny", "insist", "admit", "confirm", "warn", "estimate"})
CHIEFS = frozenset({"executive", "operating", "financial", "technology"})
ANSWERED = frozenset({"lexicon", "office", "acronym-definition", "called"})
PUBLISHING = frozenset({"publish", "conduct", "commission", "compile", "broadcast", "air", "carry"})
PREPOSITIONS = frozenset({"of", "in", "at", "with", "by", "from", "on", "to"})
ACTING = wordlists.words("titles", "acting", "verbs") | wordlists.words("titles", "acting", "making") | {"challenge"}
THINGS = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
DASHES = frozenset({"-", "--", "–", "—", "."})
LONGEST_HEAD = 14  # tokens of what stands over a story
ACTED = 1.5
SURE, LIKELY, SOME = 4.0, 2.5, 1.0
LONGEST = 3  # tokens of a name that is told by these
Weighed = list[tuple[Kind | None, float]]


def by_cues(doc: Doc, candidate: Candidate, root: Token) -> Weighed:
    """A body where the words around one mention are those of bodies; nothing where they may be anybody's."""
    if candidate.rule in ANSWERED or candidate.titled or candidate.end - candidate.start > LONGEST:
        return []
    weight = _weight(doc, candidate, root)
    if not weight or not _may_be_body(doc, candidate):
        return []
    return [(Kind.ORGANIZATION, weight), (Kind.PERSON, -weight / 2)]


def _weight(doc: Doc, candidate: Candidate, root: Token) -> float:
    """How surely a body is meant, 0.0 where nothing says so."""
    start, end, lows = candidate.start, candidate.end, lowers(doc)
    after = lows[end] if end < len(lows) else ""
    before = lows[start - 1] if start else ""
    if after in {"'s", "'"}:
        return _of_owner(doc, end + 1, candidate.label != "PERSON")
    if after in FRONTED or (after == "co" and lows[end + 1 : end + 3] == ["-", "founder"]):
        return LIKELY
    if after == "chief" and end + 1 < len(lows) and lows[end + 1] in CHIEFS:
        return LIKELY
    if _fronts_office(doc, candidate):
        return LIKELY
    if after in SITES and end + 2 < len(lows) and lows[end + 1] in {"in", "near", "at"}:
        return LIKELY if namewords.is_capital(doc[end + 2]) else 0.0
    if before == "(" and after == ")" and _opens_story(doc, end + 1):
        return SURE
    if after in POLLS and root.dep_ in {"compound", "nmod"} and candidate.label != "PERSON":
        return LIKELY
    if start > 1 and (before in PREPOSITIONS or (before == "the" and lows[start - 2] == "by")):
        return _behind_preposition(doc, candidate, root)
    if before in BESIDE and start > 1 and lows[start - 2] == "its":
        return LIKELY
    if root.dep_ == "dobj" and root.head.lemma_ in TAKEN_OVER:
        return LIKELY
    if root.dep_ == "dobj" and root.head.lemma_ == "join" and any(c.lower_ == "as" for c in root.head.children):
        return LIKELY  # "will join Vanto as a director"
    if not candidate.label and root.dep_ in {"dobj", "nsubjpass"} and root.head.lemma_ in UNDERGOING:
        return SOME
    if root.dep_ in {"nsubj", "nsubjpass"}:
        return _does_its(root) or _acts(candidate, root)
    if after == "and" and end + 1 < len(lows) and lows[end + 1] == "its" and candidate.label not in {"GPE", "LOC"}:
        return LIKELY
    return _among_bodies(root)


def _of_owner(doc: Doc, i: int, perhaps: bool) -> float:
    """What it says that somebody has the thing whose first word is given: "'s | new headquarters".

    Of decisions, plans and protests only where it is ``perhaps`` a body, which the model does not take for a person.
    """
    lows = lowers(doc)
    for j in range(i, min(i + 4, len(lows))):
        if lows[j] in OWNED or lows[j : j + 3] == ["co", "-", "founder"]:
            return SURE
        if perhaps and lows[j] in DEEDS:
            return LIKELY
        if lows[j] == "chief" and j + 1 < len(lows) and lows[j + 1] in CHIEFS:
            return SURE
        if doc[j].pos_ not in {"ADJ", "NOUN", "NUM"}:
            return 0.0
    return 0.0


def _behind_preposition(doc: Doc, candidate: Candidate, root: Token) -> float:
    """A body of which something is: "the co-founder of X", "an analyst at X", "a stake in X", "acquired by X"."""
    lows = lowers(doc)
    i = candidate.start - 2 - (lows[candidate.start - 1] == "the")
    if i < 0:
        return 0.0
    noun, link = lows[i], lows[i + 1]
    if noun == "founder" and i > 1 and lows[i - 1] == "-" and lows[i - 2] == "co":
        return SURE
    if noun == "executive" and lows[i - 1] == "chief":
        return SURE if link in {"of", "at"} else 0.0
    if noun in OF_IT:
        return LIKELY
    if noun in WORKING_AT and link in {"at", "with"}:
        return LIKELY
    if root.dep_ != "pobj" or root.head.i < candidate.start - 2:
        return 0.0
    verb = root.head.head
    if (link == "at" and verb.lemma_ == "work") or (link == "with" and verb.lemma_ == "merge"):
        return LIKELY
    if link == "on" and verb.lemma_ in PUTTING:
        return LIKELY  # "a statement posted on Vanto"
    if (candidate.label != "PERSON" or lows[candidate.start - 1] == "the") and (
        (link == "by" and verb.lemma_ in PUBLISHING) or (link == "with" and verb.lower_ == "interview")
    ):
        return LIKELY
    if link == "to" and verb.lower_ == "according" and not candidate.label:
        return SOME
    return SOME if link == "by" and verb.lemma_ in TAKEN_OVER else 0.0


def _does_its(root: Token) -> float:
    """Whether what is named does something with what is "its": "X recalled its cars", "X says its jet is best"."""
    verb = root.head
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "dobj" and verb.lemma_ in DOING_ITS and child.n_lefts:
            first = next(child.lefts)
            if first.lower_ == "its" and first.dep_ == "poss":
                return LIKELY
        if child.dep_ == "ccomp" and verb.lemma_ in CLAIMING and child.left_edge.i - verb.i <= 1:
            edge = child.left_edge
            first = edge.nbor(1) if edge.lower_ == "that" and edge.i + 1 < len(edge.doc) else edge
            if first.lower_ == "its":
                return LIKELY
    return 0.0


def _acts(candidate: Candidate, root: Token) -> float:
    """Whether what the model takes for a thing does what only somebody does."""
    verb = root.head
    if verb.lemma_ in {"cite", "quote"} and any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children):
        return LIKELY  # "Vanto cited an aide as saying"
    return ACTED if candidate.label in THINGS and root.dep_ == "nsubj" and verb.lemma_ in ACTING else 0.0


def _fronts_office(doc: Doc, candidate: Candidate) -> bool:
    """Whether an office that bodies have stands behind the name: "Vanto field coordinator Ann Hill", "a Vanto boss"."""
    end, lows = candidate.end, lowers(doc)
    before = lows[candidate.start - 1] if candidate.start else ""
    for i in range(end, min(end + 3, len(lows) - 1)):
        if not doc[i].text.islower() or doc[i].pos_ not in {"NOUN", "ADJ", "PROPN"}:
            return False
        if lows[i] in BEFORE_SOMEBODY:
            return namewords.is_capital(doc[i + 1]) or (i == end and before in {"a", "an", "former"})
    return False


def _opens_story(doc: Doc, i: int) -> bool:
    """Whether the token ends what stands over a story, the place and who reports it: "GENEVA (Vanto) | - ..."."""
    if i >= len(doc) or doc[i].text not in DASHES:  # in the parse a full stop may stand for the dash
        return False
    start = i - 1
    while start and i - start < LONGEST_HEAD and not doc[start - 1].is_space:
        start -= 1
    return i - start < LONGEST_HEAD and (start == 0 or "\n" in doc[start - 1].text)


def _among_bodies(root: Token) -> float:
    """Whether the name stands in a list between two bodies, or is joined to one by a stroke: "X/Gallup poll"."""
    if root.dep_ == "nmod" and root.i + 2 < len(root.doc) and root.nbor(1).text == "/":
        return LIKELY if root.nbor(2).ent_type_ == "ORG" else 0.0
    if root.dep_ != "conj" or root.head.ent_type_ != "ORG":
        return 0.0
    return LIKELY if any(child.dep_ == "conj" and child.ent_type_ == "ORG" for child in root.children) else 0.0


def _may_be_body(doc: Doc, candidate: Candidate) -> bool:
    """Whether the name is neither of the lists, a town's or a land's, nor opens with a given name."""
    first = doc[candidate.start]
    if namewords.gender_of(first.text) is not None or not namewords.is_capital(first):
        return False
    alone = candidate.end - candidate.start == 1
    if alone and (namewords.is_title(first) or (is_common(first.lower_) and first.is_sent_start)):
        return False
    text = doc[candidate.start : candidate.end].text
    return not (namewords.is_listed(text) or polities.state(text) or gazetteer.cities(text))
