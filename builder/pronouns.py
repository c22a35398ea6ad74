"""Whom a pronoun of the third person, a reflexive or a relative refers to; nobody where it is not clear.

Every referent in mind that the pronoun can mean (by gender, number, kind and binding) is given a score: its salience,
raised where it is the subject of the same clause or of the report that the pronoun stands in. The best one is taken if
it leads the next by a margin. For "it" and "they" things that are no actors compete too, so that a bill or a ship is
not mistaken for the party or the port.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.builder.descriptions import noun
from newsgraph.builder.discourse import FADING, Discourse, Referent, clear_winner
from newsgraph.builder.gender import Gender
from newsgraph.builder.judging import answerers, counsel, judged, named_below
from newsgraph.builder.model import Kind
from newsgraph.builder.occasions import SPOKEN
from newsgraph.builder.predication import fits
from newsgraph.builder.relatives import behind_place
from newsgraph.builder.replacing import appointers
from newsgraph.builder.reporters import clients, issuers, report_around, reporters, telling, tells
from newsgraph.builder.reporting import lexicon
from newsgraph.builder.small_words import HE, REFLEXIVE, RELATIVE_PRONOUNS, SHE
from newsgraph.builder.syntax import children, clause_verb, subjects
from newsgraph.builder.voice import is_passive
from newsgraph.builder.wordlists import table, words

GENDERED = {
    **dict.fromkeys(HE, Gender.MASCULINE),
    **dict.fromkeys(SHE, Gender.FEMININE),
}
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
RELATIVE = RELATIVE_PRONOUNS | {"whose"}
THIRD = frozenset(GENDERED) | NEUTER | PLURAL

PERSON_MARGIN, ACTOR_MARGIN, THING_MARGIN = 1.6, 1.3, 2.0
SAME_CLAUSE, CONTROLLED, SAME_SPEAKER, COMMANDING = 0.8, 0.5, 1.5, 0.3
UNKNOWN_GENDER, UNKNOWN_BESIDE_KNOWN, LOOSE_NUMBER = 0.7, 0.45, 0.6  # the last: "they" of a company
SINCE = frozenset({"since", "after", "until", "before", "during"})  # "a backbencher since his defeat"
UNCLEAR_PERSON = "unclear:person"  # how the key begins of somebody of whom it is not clear who it is


@dataclass(frozen=True, slots=True)
class Choice:
    """The keys that a pronoun refers to, why, and how sure that is."""

    keys: tuple[str, ...]
    rule: str
    confidence: float


def resolve_relative(token: Token, discourse: Discourse) -> Choice | None:
    """The antecedent of a relative pronoun: the noun that its clause hangs from."""
    node = token
    while node.dep_ not in ("relcl",) and node.head.i != node.i:
        if node.dep_ in ("ccomp", "ROOT", "csubj") and node != token:
            return None
        node = node.head
    if node.dep_ != "relcl":
        return None
    head = behind_place(node)
    referent = discourse.referent_at(head)
    if referent is None or referent.kind is None or head.i > token.i:
        return None
    lower = token.lower_
    if lower in ("who", "whom") and referent.kind in (Kind.POLITY, Kind.LOCATION):
        return None
    if lower == "which" and referent.kind is Kind.PERSON:
        return None
    return Choice((referent.key,), "relative", 0.9)


def issuer(token: Token, discourse: Discourse) -> Choice | None:
    """Whom "we" means outside quotations, in a statement: whose text it is, the body last spoken of as a subject."""
    bodies = [r for r in discourse.in_mind(token, 2) if r.kind in (Kind.ORGANIZATION, Kind.POLITY)]
    scores = {r.key: discourse.salience(r, token) for r in bodies}
    winner = clear_winner(((score, key) for key, score in scores.items()), PERSON_MARGIN)
    return Choice((winner,), "statement:we", 0.6) if winner and scores[winner] >= FADING else None


def resolve_pronoun(token: Token, discourse: Discourse, speaker: str | None, opening: int = -1) -> Choice | None:
    """Whom a pronoun of the third person means.

    ``speaker`` is the key of who says the words, if they are quoted, and ``opening`` the code point where the
    quotation opens: what it or they are in quoted words must have been spoken of inside them, and where the speaker
    is unknown, so must he or she, lest the speaker be taken for whom he speaks of.
    """
    lower = token.lower_
    if lower in REFLEXIVE:
        return _reflexive(token, discourse)
    if lower in NEUTER and (is_empty(token) or _calls_otherwise(token, discourse)):
        return None
    if token.dep_ == "poss" and token.head.lemma_ in SPOKEN and (whose := _forward(token, discourse)):
        return Choice((whose,), "pronoun:forward", 0.8)  # "in his speech, Lee urged"
    if lower == "it" and len(issued := issuers(token, discourse)) == 1:
        return Choice((issued[0].key,), "pronoun:it", 0.8)
    barred = _barred(token, discourse) | appointers(token, discourse)
    barred |= counsel(token, discourse) | answerers(token, discourse)
    if speaker is not None:
        barred.add(speaker)
    candidates = [r for r in discourse.in_mind(token) if r.key not in barred and admits(lower, r)]
    candidates = [r for r in candidates if not (lower in PLURAL and discourse.is_whereabouts(r, token))]
    if token.dep_ == "poss":
        candidates = [r for r in candidates if r.named or noun(token.head).lemma not in r.nouns]  # "his father"
    called = _called(token) if lower in NEUTER else None
    if called is not None:
        candidates = [r for r in candidates if fits(called, r)]
    if opening >= 0 and (lower not in GENDERED or speaker is None):
        doc = discourse.reading.doc
        verb = clause_verb(token)  # the miller asked that the mill "pay its workers"
        clause = {discourse.key_at(t) for t in (children(verb, "nsubj", "nsubjpass") if verb is not None else ())}
        candidates = [r for r in candidates if opening < doc[discourse.last_index(r, token)].idx or r.key in clause]
    scores = {r.key: _score(token, r, discourse) for r in candidates}
    if lower in GENDERED and any(r.gender is not Gender.UNKNOWN and scores[r.key] > 0 for r in candidates):
        for referent in candidates:
            if referent.gender is Gender.UNKNOWN:
                scores[referent.key] *= UNKNOWN_BESIDE_KNOWN / UNKNOWN_GENDER
    if lower in GENDERED:
        winner = clear_winner(((score, key) for key, score in scores.items()), PERSON_MARGIN)
        if winner is not None and discourse.referents[winner].kind is None:
            return None
        if winner is None and not scores:
            winner = _forward(token, discourse)
            return Choice((winner,), "pronoun:forward", 0.7) if winner else None
        return Choice((winner,), "pronoun:person", _confidence(scores, winner)) if winner else None
    sums = _sums(token, discourse, barred, opening) if lower in PLURAL else {}
    actors = {key: score for key, score in scores.items() if discourse.referents[key].kind is not None}
    documents = frozenset(table("noun_classes")["DOCUMENT"])
    things = max((score for key, score in scores.items() if key not in actors), default=0.0)
    papers = max((score for key, score in scores.items() if discourse.referents[key].nouns & documents), default=0.0)
    entries = [(score, key) for key, score in actors.items()]
    best_sum = max(sums.items(), key=lambda item: (item[1], item[0]), default=None)
    if best_sum is not None:
        parts = set(best_sum[0])
        entries = [(score, key) for score, key in entries if key not in parts] + [(best_sum[1], "+")]
    winner = clear_winner(entries, ACTOR_MARGIN)
    if winner is None:
        if not entries and not things:
            forward = _forward(token, discourse)
            return Choice((forward,), "pronoun:forward", 0.7) if forward else None
        return None
    lead = best_sum[1] if winner == "+" and best_sum else actors[winner]
    if token.dep_ not in ("nsubj", "nsubjpass", "poss") and lower in NEUTER and not needs_actor(token):
        return None
    if needs_actor(token):
        things = papers  # a report says and warns, too
    if things:
        own = token.dep_ == "poss" and any(discourse.key_at(t) == winner for t in _mates(token))
        margin = 1.0 if own or (token.dep_ == "poss" and lead >= 1.0 + SAME_CLAUSE) else THING_MARGIN
        if things * margin > lead:
            return None
    if winner == "+" and best_sum:
        return Choice(best_sum[0], "pronoun:together", 0.75)
    return Choice((winner,), "pronoun:" + ("it" if lower in NEUTER else "they"), _confidence(actors, winner))


def admits(lower: str, referent: Referent) -> bool:
    """Whether the pronoun can mean such a referent, by kind, number and gender."""
    if lower in GENDERED:
        somebody = referent.kind is Kind.PERSON or referent.key.startswith(UNCLEAR_PERSON)
        return somebody and referent.gender in (GENDERED[lower], Gender.UNKNOWN)
    if lower in NEUTER:
        return referent.kind is not Kind.PERSON and referent.singular and not referent.key.startswith(UNCLEAR_PERSON)
    if referent.kind is Kind.PERSON or referent.kind is Kind.LOCATION:
        return False
    return referent.plural or referent.kind in (Kind.ORGANIZATION, Kind.POLITY)


def _confidence(scores: dict[str, float], winner: str) -> float:
    rest = max((score for key, score in scores.items() if key != winner), default=0.0)
    lead = scores[winner] / (scores[winner] + rest)
    return round(0.5 + 0.45 * lead, 2)


def _score(token: Token, referent: Referent, discourse: Discourse) -> float:
    score = discourse.salience(referent, token)
    lower = token.lower_
    verb = clause_verb(token)
    answerable = judged(token)
    if any(_is(t, referent, discourse) for t in answerable):
        score += SAME_CLAUSE
    elif verb is not None and token.dep_ == "poss" and not answerable:
        own = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")]
        if any(_is(t, referent, discourse) and t.i < token.i for t in (subjects(verb) if own else ())):
            score += SAME_CLAUSE
        elif not own and any(_is(t, referent, discourse) and t.i < token.i for t in subjects(verb)):
            score += CONTROLLED
    report = report_around(token)
    speakers = reporters(token, discourse) if report is None else [discourse.referent_at(t) for t in subjects(report)]
    represented = [client for client in clients(speakers, discourse) if admits(lower, client)]
    if report is not None and referent in (represented or speakers):
        score += SAME_SPEAKER
    elif report is None and lower in GENDERED and referent in represented:
        score += SAME_CLAUSE
    if lower in PLURAL:
        score *= telling(token, discourse.reading.doc[discourse.last_index(referent, token)])
    if (
        lower not in GENDERED
        and token.dep_ == "nsubj"
        and verb is not None
        and verb.dep_ in ("relcl", "advcl", "ccomp")
    ):
        above = clause_verb(verb.head)
        if above is not None and any(_is(t, referent, discourse) for t in children(above, "nsubj", "nsubjpass")):
            score += COMMANDING
        elif above is not None and verb.dep_ == "relcl" and above.dep_ == "xcomp":
            # "he urged the mill to resume the work that it stopped"
            score += SAME_CLAUSE if any(_is(t, referent, discourse) for t in subjects(above)) else 0.0
    if lower in GENDERED and referent.gender is Gender.UNKNOWN:
        score *= UNKNOWN_GENDER
    if lower in PLURAL and referent.singular:
        score *= LOOSE_NUMBER
    if token.dep_ == "poss" and any(_is(t, referent, discourse) for t in _beside(token)):
        score += SAME_CLAUSE
    if lower in NEUTER and referent.kind is Kind.LOCATION:
        score *= LOOSE_NUMBER
    return score


def _mates(token: Token) -> list[Token]:
    """The subjects before the pronoun of the clause in which it is no subject itself."""
    verb = clause_verb(token)
    return [t for t in subjects(verb) if t.i < token.i] if verb is not None else []


def _beside(possessive: Token) -> list[Token]:
    """Whose is what stands beside the thing possessed: of "Kobo's ally and its bank" the first."""
    thing = possessive.head
    return children(thing.head, "poss") if thing.dep_ == "conj" else []


def _is(token: Token, referent: Referent, discourse: Discourse) -> bool:
    return (discourse.key_at(token) or discourse.things.get(token.i)) == referent.key


def _barred(token: Token, discourse: Discourse) -> set[str]:
    """The referents that grammar forbids: those of the pronoun's own clause mates, and of phrases around it."""
    barred = named_below(token, discourse)
    node = token
    while node.head.i != node.i and node.dep_ not in ("conj", "relcl", "acl") and node.lower_ not in SINCE:
        if node.pos_ in ("VERB", "AUX"):
            break
        node = node.head
        key = discourse.at.get(node.i)
        if key is not None:
            barred.add(key)
    if token.dep_ == "poss":
        return barred
    governor = token.head
    if token.dep_ == "pobj":
        governor = governor.head
    elif token.dep_ == "conj":
        barred.update(k for k in (discourse.key_at(token.head),) if k)
        governor = token.head.head
    if governor.pos_ not in ("VERB", "AUX"):
        return barred
    verb = governor
    while verb.dep_ in ("ccomp", "xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb.dep_ == "relcl" and token.dep_ in ("nsubj", "nsubjpass"):  # "the painter she had called": not the painter
        barred.update(k for k in (discourse.key_at(verb.head),) if k)
    mates = list(governor.children) + [t for p in children(governor, "prep", "agent", "dative") for t in p.children]
    if token.dep_ not in ("nsubj", "nsubjpass"):
        mates += subjects(governor)
    asked = [v for v in children(governor, "advcl") if not children(v, "nsubjpass")]  # "asked by Lee, he said"
    mates += [t for verb_ in asked for agent in children(verb_, "agent") for t in agent.children]
    for mate in mates:
        if mate.i != token.i and mate.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "pobj", "conj", "attr"):
            key = discourse.key_at(mate)
            if key is not None:
                barred.add(key)
            for joined in children(mate, "conj"):
                barred.update(k for k in (discourse.key_at(joined),) if k)
    return barred


def _reflexive(token: Token, discourse: Discourse) -> Choice | None:
    governor = token.head if token.dep_ != "pobj" else token.head.head
    if token.dep_ in ("appos", "npadvmod") and governor.pos_ not in ("VERB", "AUX"):
        own = [governor]
    else:
        verb = governor if governor.pos_ in ("VERB", "AUX") else clause_verb(governor)
        own = subjects(verb) if verb is not None else []
    keys = [k for k in (discourse.key_at(t) for t in own) if k is not None]
    if len(own) != 1 or not keys:
        return None
    referent = discourse.referents[keys[0]]
    return Choice((keys[0],), "reflexive", 0.95) if referent.kind and admits(token.lower_, referent) else None


def _forward(token: Token, discourse: Discourse) -> str | None:
    """A pronoun in a phrase or clause before the main verb may mean the main subject: "After his arrest, X …"."""
    node = token
    while node.head.i != node.i:
        below, node = node, node.head
        if (
            node.pos_ not in ("VERB", "AUX")
            or below.i > node.i
            or below.dep_ not in ("advcl", "prep", "npadvmod", "acl")
        ):
            continue
        own = [t for t in node.children if t.dep_ in ("nsubj", "nsubjpass") and t.i > token.i]
        referent = discourse.referent_at(own[0]) if len(own) == 1 else None
        if referent is not None:
            return referent.key if referent.named and admits(token.lower_, referent) else None
    return None


def _sums(token: Token, discourse: Discourse, barred: set[str], opening: int) -> dict[tuple[str, ...], float]:
    """The pairs and lists in mind ("France and Germany"), with their scores; in a quotation those spoken of in it."""
    here = discourse.sentence(token)
    found: dict[tuple[str, ...], float] = {}
    for sum_ in discourse.together:
        distance = here - sum_.sentence
        if discourse.reading.doc[sum_.index].idx < opening:
            continue
        if sum_.index < token.i and 0 <= distance <= 1 and not set(sum_.keys) & barred:
            score = sum_.weight * 0.5**distance
            first = discourse.reading.doc[sum_.index]
            while first.dep_ == "conj" and first.head.i != first.i:
                first = first.head
            score *= telling(token, first) if tells(first) else 1.0
            verb = clause_verb(token)
            if token.dep_ == "poss" and verb is not None and distance == 0:
                own = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")]
                if any(discourse.key_at(t) in sum_.keys for t in own):
                    score += SAME_CLAUSE
            found[sum_.keys] = max(found.get(sum_.keys, 0.0), score)
    return found


def needs_actor(token: Token) -> bool:
    """Whether only someone who can act stands where the pronoun stands."""
    head = token.head
    if token.dep_ == "nsubj":
        if is_passive(head):
            return False
        papers = any(t.lemma_ in words("discourse", "agentive", "papers") for t in children(head, "dobj"))
        return papers or head.lemma_.lower() in words("discourse", "agentive", "verbs")
    if token.dep_ in ("dobj", "nsubjpass"):
        return head.lemma_.lower() in words("discourse", "agentive", "objects")
    if token.dep_ == "poss":
        described = noun(head)
        return described.person or described.group or head.lemma_.lower() in words("discourse", "agentive", "bodies")
    return False


def is_empty(token: Token) -> bool:
    """Whether "it" stands for nobody: the weather, "it is clear that", "it was X who"."""
    verb = token.head
    if token.dep_ == "expl":
        return True
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return token.lower_ == "it" and bool(children(verb, "ccomp", "xcomp")) and not needs_actor(token)
    lemma = verb.lemma_.lower()
    if lemma in words("discourse", "it", "weather"):
        return True
    clauses = children(verb, "ccomp", "xcomp", "csubj", "advcl", "relcl")
    complements = children(verb, "acomp", "attr", "oprd")
    if lemma in words("discourse", "it", "copulas"):
        if any(c.lower_ in words("discourse", "it", "control_adjectives") for c in complements):
            return False
        inner = [x for c in complements for x in children(c, "ccomp", "xcomp", "relcl", "acl", "advcl", "csubj")]
        late = [c for c in clauses if c.i > verb.i]
        if (inner or late) and not (complements and complements[0].dep_ == "attr" and _describes_actor(complements[0])):
            return True
        return bool(complements) and complements[0].ent_type_ in ("DATE", "TIME")
    if token.dep_ == "nsubjpass" and children(verb, "ccomp", "xcomp") and lemma in lexicon().verbs:
        return bool(children(verb, "ccomp"))
    return lemma in words("discourse", "it", "raising") and bool(clauses)


def _describes_actor(attribute: Token) -> bool:
    described = noun(attribute)
    return bool(described.organization or described.polity or described.location)


def _calls_otherwise(token: Token, discourse: Discourse) -> bool:
    """Whether the sentence says that "it" is something that no actor can be: "it was a lie", "it was a good day"."""
    attributes = _attributes(token)
    return bool(attributes) and not any(_describes_actor(c) for c in attributes)


def _called(token: Token) -> Token | None:
    """The noun by which the sentence calls what "it" is: "it is the smallest country"."""
    return next((c for c in _attributes(token) if _describes_actor(c)), None)


def _attributes(token: Token) -> list[Token]:
    verb = token.head
    if verb.lemma_ in ("go", "have", "seem", "appear", "turn", "use"):  # "it is going to be", "it seems to be"
        verb = next(iter(children(verb, "xcomp")), verb)
    if token.dep_ != "nsubj" or verb.lemma_ not in ("be", "become", "remain"):
        return []
    return [c for c in children(verb, "attr") if c.pos_ == "NOUN"]
