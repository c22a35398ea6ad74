"""Who reports what a pronoun or description is part of: whose words they are tells whom they mean."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.model import Kind
from newsgraph.builder.reporting import lexicon
from newsgraph.builder.syntax import children, prepositional, subjects
from newsgraph.builder.wordlists import words

TELLING, TOLD_OF = 1.5, 0.5  # "they say": who spoke before rather than who was spoken of
SPEAKING_FOR = frozenset(
    {"announcement", "communique", "communiqué", "email", "letter", "memo", "notice", "release", "statement"}
)
TELLING_AFTER = 0.6  # "gunmen burned it, police said. They then fled."


def report_around(token: Token) -> Token | None:
    """The reporting verb in whose indirect speech the token is the subject."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    verb = token.head
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    report = verb.head
    if verb.dep_ == "ccomp" and report.i < verb.i and report.lemma_.lower() in lexicon().verbs:
        return report
    return None


def issuers(token: Token, discourse: Discourse) -> list[Referent]:
    """Whose document says what "it" is the subject of: "a statement by the firm said it had sued"."""
    report = report_around(token)
    papers = [t for t in children(report, "nsubj") if t.lemma_ in SPEAKING_FOR] if report is not None else []
    owners = [t for paper in papers for t in (*children(paper, "poss"), *prepositional(paper, "by", "from"))]
    found = [discourse.referent_at(owner) for owner in owners]
    return [one for one in found if one is not None and one.kind in (Kind.ORGANIZATION, Kind.POLITY)]


def clients(speakers: list[Referent | None], discourse: Discourse) -> list[Referent]:
    """For whom a speaker speaks by profession: in "his lawyer said he would appeal" it is not the lawyer."""
    proxies = [r for r in speakers if r is not None and r.nouns & words("discourse", "proxies", "nouns")]
    owners = [discourse.referents[key] for r in proxies for key in sorted(r.belongs_to) if key in discourse.referents]
    return [owner for owner in owners if owner.kind is Kind.PERSON]


def reporters(token: Token, discourse: Discourse) -> list[Referent | None]:
    """Who reports what the token is part of, in the same sentence."""
    node = token
    while node.head.i != node.i:
        node, below = node.head, node
        if below.dep_ == "ccomp" and node.pos_ == "VERB" and node.lemma_.lower() in lexicon().verbs:
            return [discourse.referent_at(t) for t in subjects(node)]
    return []


def speakers_side(token: Token, discourse: Discourse) -> frozenset[str]:
    """Whose man or woman reports what the token is part of: the company of "its chairman said that the company ..."."""
    people = [r for r in reporters(token, discourse) if r is not None and r.kind is Kind.PERSON]
    return frozenset(people[0].belongs_to) if len(people) == 1 else frozenset()


def tells(token: Token) -> bool:
    """Whether the token is the subject of a verb of saying."""
    frames = lexicon().verbs.get(token.head.lemma_.lower(), {}) if token.dep_ == "nsubj" else {}
    return frames.get("clause") == "say"


def telling(token: Token, latest: Token) -> float:
    """By how much "they" rather means somebody, from who spoke and was spoken of: ``latest`` is where he stood last."""
    if tells(token):
        return TELLING if tells(latest) else TOLD_OF if report_around(latest) is not None else 1.0
    closing = tells(latest) and any(child.dep_ == "ccomp" and child.i < latest.i for child in latest.head.children)
    return TELLING_AFTER if closing else 1.0
