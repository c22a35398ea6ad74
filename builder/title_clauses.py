"""Titles that a clause gives its subject or object: "X is the chairman", "was named", "resigned as", "who heads Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder import numerals
from newsgraph.builder.clause_moods import adjunct_of, is_past_term, is_reported, mood, subject_beside
from newsgraph.builder.employers import employer, joined_body
from newsgraph.builder.gender import Gender, of_noun, of_person
from newsgraph.builder.holding import Holding, kind_fits
from newsgraph.builder.model import Kind, Status
from newsgraph.builder.proposals import is_proposed
from newsgraph.builder.reading import Reading
from newsgraph.builder.spoken_bodies import is_institution
from newsgraph.builder.syntax import children, prepositional
from newsgraph.builder.title import Title, lapses
from newsgraph.builder.title_chains import chosen_by
from newsgraph.builder.title_words import listed, run_of_name

BENCH = frozenset({"judge", "magistrate", "prosecutor"})
RAISING = frozenset({"promote", "elevate"})
TAKING = frozenset({"assume", "accept", "begin", "start", "take", "resume", "get", "land", "secure"})
POSTS = frozenset({"post", "position", "job", "role", "office", "title", "rank"})
RELATIONAL = (
    "al", "ic", "ary", "an", "ish", "ese", "ior", "istant", "ate", "utive", "tive", "civil", "chief", "deputy",
)  # fmt: skip


def referent_of(reading: Reading, token: Token) -> str | None:
    """Who a noun phrase or pronoun is, a relative pronoun being its antecedent."""
    key = reading.key_at(token)
    who = token.lower_ == "who" and key is not None
    described = who and key is not None and token.head.dep_ == "relcl" and not reading.entities[key].named
    if key is not None and not (who and reading.entities[key].kind is not Kind.PERSON) and not described:
        return key
    if token.pos_ == "NOUN" or token.lower_ == "one":  # "the groom, X, is", "one of the dead, X, is"
        for child in token.children:
            apposed = reading.member_of_name.get(child.i) if child.dep_ == "appos" and child.i > token.i else None
            if apposed is not None and reading.entities[apposed].kind is Kind.PERSON:
                return apposed
    if token.tag_ in {"WP", "WDT"}:
        beside = token.i - 2 if token.i > 1 and token.nbor(-1).text == "," else token.i - 1
        key = reading.member_of_name.get(beside)
        if key is not None and reading.entities[key].kind is Kind.PERSON:  # "Gore or Kerry, who": the nearer one
            return key
        verb = token.head
        while verb.dep_ not in {"relcl", "ROOT"} and verb.head != verb:
            verb = verb.head
        if verb.dep_ == "relcl" and verb.head.dep_ == "appos" and verb.head.tag_ != "NNS":
            key = reading.member_of_name.get(verb.head.head.i)
            if key is not None and reading.entities[key].kind is Kind.PERSON:  # "X, a novelist who was mayor of Y"
                return key
        if verb.dep_ == "relcl":
            return reading.key_at(verb.head)
    return key if described else None


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, that of the verb it is joined to, or of the one that governs it."""
    for depth in range(4):
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return child
        raised = verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in {"VERB", "AUX", "ADJ"}
        if (raised or (verb.dep_ == "acomp" and verb.head.pos_ == "AUX")) and depth < 3:
            verb = verb.head
        else:
            return None
    return None


def _is_judged(reading: Reading, title: Title) -> bool:
    """Whether an adjective says what to think of somebody, and not what they do: "a hot head", "a political novice"."""
    before = reading.doc[title.first : title.head]
    judging = [each.lower_ for each in before if each.pos_ == "ADJ" and each.lower_ not in listed("former")]
    return any(not word.endswith(RELATIONAL) for word in judging)


def _chosen_to_be(verb: Token) -> tuple[Token, Status] | None:
    """Whom "named X to be", "X was elected to be" makes what they are to be, and how sure that is."""
    above = verb.head
    if verb.dep_ not in {"xcomp", "advcl", "ccomp"} or above.lemma_.lower() not in listed("verbs", "appoint"):
        return None
    status = mood(above)[1]
    if any(child.dep_ == "neg" for child in above.children) or status not in {Status.ACTUAL, Status.PLANNED}:
        return None
    pending = above.lemma_.lower() in listed("verbs", "pending")
    for child in (*above.children, *verb.children):
        if child.dep_ in {"dobj", "nsubjpass"} or (child.dep_ == "nsubj" and child.head is verb):
            return child, Status.HYPOTHETICAL if pending else status
    return None


def _are_several(subject: Token) -> bool:
    """Whether the subject is joined to another: "X and his wife will become king and queen"."""
    return any(child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"} for child in subject.children)


def _winner(verb: Token) -> Token | None:
    """Who "beat X to become", "rose to become" says has become something."""
    above = adjunct_of(verb) if verb.tag_ == "VBG" and verb.lemma_ == "become" else None
    if above is not None:
        return subject_of(above)  # "was a nurse before becoming mayor"
    above = verb.head
    if verb.lemma_ != "become" or verb.dep_ not in {"advcl", "xcomp"} or above.tag_ != "VBD":
        return None
    return subject_of(above) if above.lemma_.lower() in listed("verbs", "win") else None


def _where(reading: Reading, verb: Token) -> tuple[bool, str | None]:
    """Whether the clause tells of a place or body "where" something is, and which, if that is named: "a country where
    he is president" describes a world, "Acme, where he is president" what is.
    """
    if verb.dep_ not in {"relcl", "advcl"} or not any(child.lower_ == "where" for child in verb.children):
        return False, None
    mark = next(child.i for child in verb.children if child.lower_ == "where")
    before = mark - (2 if reading.doc[mark - 1].text == "," else 1)
    return True, reading.member_of_name.get(before) or reading.member_of_name.get(verb.head.i)


def copula(reading: Reading, title: Title) -> Iterator[Holding]:
    """ "X is, was, became, remains the chairman of Y"."""
    head = reading.doc[title.head]
    attribute = head
    while attribute.dep_ == "conj" and attribute.head.pos_ in {"NOUN", "PROPN"}:
        attribute = attribute.head
    verb = attribute.head
    managing = verb.lower_ == "managing" and verb.i == title.first - 1 and bool(children(verb, "aux"))
    if managing:  # "is managing | director", read as a verb
        title = replace(title, first=verb.i, words=(verb.i, *title.words))
    if not managing and (attribute.dep_ not in {"attr", "oprd", "dobj"} or verb.lemma_ not in listed("verbs", "be")):
        return
    if title.plural or (verb.i > title.first and verb.lemma_ == "be" and attribute.i > verb.i and not title.definite):
        return
    ordered = any(child.dep_ == "amod" and child.lower_ in numerals.ordinals() for child in attribute.children)
    if ordered and any(child.dep_ in {"acl", "relcl"} and child.i > attribute.i for child in attribute.children):
        return  # "she is the third minister to go"
    told = title.of is not None or title.has_complement
    if not told and (
        (title.indefinite and title.group == "office" and title.lemma not in listed("seat", "heads") | BENCH)
        or title.lemma in listed("pending", "hypothetical") | listed("vague", "heads")
    ):
        return  # "he is a leader", "she is the better candidate"
    chosen = _chosen_to_be(verb)
    subject = chosen[0] if chosen is not None else subject_of(verb) or _winner(verb)
    clause, where = _where(reading, verb)
    if subject is None or subject.i == head.i or (clause and where is None) or _are_several(subject):
        return
    if where is not None and title.of is None and title.group not in {"office", "function"}:
        return  # "a school where she is a pupil"
    if where is not None and title.of is None:
        body = reading.entities[where].kind in {Kind.ORGANIZATION, Kind.POLITY} or is_institution(
            reading.entities[where]
        )
        title = replace(title, of=where if body else None)
    key = referent_of(reading, subject)
    if key is None or not kind_fits(reading, key, title) or key == title.of:
        return
    if chosen is not None:
        yield Holding(replace(title, status=chosen[1]), key, (subject.i, subject.i), "appointed", verb.head.i)
        return
    past, status = mood(verb) if subject_of(verb) is not None else (False, Status.ACTUAL)
    proposed = status is Status.HYPOTHETICAL and is_proposed(verb)  # "under the plan X would be its chair"
    being = verb.tag_ == "VBG" and verb.lemma_ == "be"
    if (status in {Status.NEGATED, Status.HYPOTHETICAL} and not proposed) or being:
        return  # what somebody may become, or is called, is no office held
    if title.indefinite and title.of is None and _is_judged(reading, title):
        return
    if not told and any(reading.doc[index].tag_ in {"JJS", "RBS"} for index in range(title.first, title.head)):
        return  # "the oldest runner"
    past = past or (managing and any(child.lower_ == "was" for child in verb.children))
    was = past and (managing or verb.lemma_ == "be") and lapses(title) and not is_reported(verb)
    former = title.former or was
    status = status if status is not Status.ACTUAL else title.status
    yield Holding(replace(title, former=former, status=status), key, (subject.i, subject.i), "copula", verb.i)


def appointed(reading: Reading, title: Title) -> Iterator[Holding]:
    """Titles behind "as" and behind verbs of appointing: "serves as", "was named", "resigned as", "replaced X as"."""
    doc = reading.doc
    head = doc[title.head]
    joined = head
    while joined.dep_ == "conj" and joined.head.pos_ in {"NOUN", "PROPN"}:
        joined = joined.head
    above = joined.head
    as_phrase = (joined.dep_ == "pobj" and above.lower_ == "as") or (above.lower_ == "as" and joined.head == above)
    verb = above.head if as_phrase else above
    while as_phrase and verb.pos_ in {"ADV", "ADP", "PART"} and verb.head != verb:
        verb = verb.head
    if as_phrase and verb.dep_ == "pobj" and verb.head.lower_ in {"of", "from"}:
        verb = verb.head.head  # "named X of the Greens as minister", the phrase hung on the party
    if as_phrase and verb.pos_ in {"NOUN", "PROPN", "PRON"} and verb.dep_ in {"dobj", "nsubj", "nsubjpass", "oprd"}:
        verb = verb.head  # "named X as chairman", the phrase hung on X
    beside = _named_before(reading, title)
    if beside is not None:
        yield beside
        return
    if joined.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in POSTS and not title.plural:
        yield from _in_post(reading, title, above.head)
        return
    if as_phrase and above.head.pos_ == "NOUN" and not title.plural:
        yield from _by_noun(reading, title, above.head)
    raised = joined.dep_ == "pobj" and above.lower_ == "to" and above.head.lemma_.lower() in RAISING
    verb = above.head if raised else verb  # "promoted X to chief executive"
    if verb.pos_ not in {"VERB", "AUX"} or title.plural:
        return
    lemma = verb.lemma_.lower()
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children) or (
        verb.tag_ in {"VBN", "VBD"}
        and (
            verb.dep_ == "acl"
            or (verb.dep_ == "advcl" and verb.is_sent_start)
            or (as_phrase and verb.i > 0 and doc[verb.i - 1].text == "," and not children(verb, "dobj"))
        )
    )  # "X, sacked as coach,"
    past, status = mood(verb)
    if status is Status.NEGATED or (status is Status.HYPOTHETICAL and not is_proposed(verb)):
        return
    subject = subject_of(verb)
    if subject is None and verb.dep_ == "acl":
        subject = verb.head
    adjunct = adjunct_of(verb) if subject is None and verb.tag_ in {"VBG", "VBN"} else None
    if adjunct is not None and adjunct.dep_ != "relcl":  # whom "she" means in "the car she drove while serving" is open
        subject, past = subject_of(adjunct), adjunct.tag_ in {"VBD", "VBN"}
    named = next(
        (
            child
            for child in verb.children
            if child.dep_ in {"dobj", "nsubj", "oprd"} and child.i > verb.i and child.i < title.first
        ),
        None,
    )
    made = lemma == "make" and passive and joined.dep_ in {"oprd", "attr"}  # "was made captain"
    if (made or lemma in listed("verbs", "appoint")) and (
        as_phrase or raised or joined.dep_ in {"oprd", "attr", "dobj", "ccomp", "appos", "xcomp"}
    ):
        if (
            not as_phrase
            and lemma in {"hire", "install", "confirm", "pick", "choose", "select", "tap", "designate"}
            and joined.dep_ == "dobj"
        ):
            return
        target = subject if passive else named
        pending = Status.HYPOTHETICAL if lemma in listed("verbs", "pending") else title.status
        yield from _held(
            reading,
            title,
            target,
            verb,
            rule="appointed",
            status=status if status is not Status.ACTUAL else pending,
            former=title.former,
        )
        return
    if not as_phrase:
        return
    if lemma == "work" and title.of is None:
        title = replace(title, of=employer(reading, verb))
    if lemma in {"step", "fill", "stand"} and any(
        child.lower_ in {"in", "up"} and not any(child.children) for child in verb.children
    ):
        yield from _held(reading, title, subject, verb, rule="as", status=status, former=title.former)
    elif lemma in listed("verbs", "serve") or lemma in {"continue", "return", "stay", "start", "begin"}:
        former = past and lemma in listed("verbs", "serve") and not is_reported(verb)
        yield from _held(reading, title, subject, verb, rule="as", status=status, former=former or title.former)
    elif lemma == "be" and title.indefinite:  # "who as a captain was the ship's doctor"
        yield from _held(reading, title, subject, verb, rule="as", status=status, former=past or title.former)
    elif lemma in listed("verbs", "leave") or _leaves_post(verb):
        planned = status is not Status.ACTUAL
        yield from _held(reading, title, subject, verb, rule="as", status=Status.ACTUAL, former=not planned)
    elif lemma in listed("verbs", "succeed"):
        other = next((child for child in verb.children if child.dep_ == "agent"), None)
        agent = next((child for child in other.children if child.dep_ == "pobj"), None) if other is not None else None
        new, old = (agent, subject) if passive else (subject, named)
        yield from _held(reading, title, new, verb, rule="as", status=status, former=False)
        if status in {Status.ACTUAL, Status.PLANNED} and _may_be_called(reading, title, old):
            left = status is Status.ACTUAL
            yield from _held(reading, title, old, verb, rule="as", status=Status.ACTUAL, former=left)
    elif lemma in listed("verbs", "remove"):
        target = subject if passive else named
        yield from _held(reading, title, target, verb, rule="as", status=Status.ACTUAL, former=status is Status.ACTUAL)
    elif lemma in listed("verbs", "join"):
        pending = Status.PLANNED if status is Status.PLANNED else title.status
        of = title.of or joined_body(reading, verb)
        if lemma not in {"join", "rejoin"} and of is None:
            return  # "moved to London as a student"
        yield from _held(reading, replace(title, of=of), subject, verb, rule="as", status=pending, former=title.former)
    elif (lemma in listed("verbs", "adjunct") and (title.of is not None or title.has_complement)) or (
        lemma in {"run", "stand", "campaign", "compete"} and title.lemma in listed("pending", "hypothetical")
    ):
        yield from _held(reading, title, subject, verb, rule="as", status=title.status, former=title.former)
    elif lemma == "take":
        yield from _held(reading, title, subject, verb, rule="as", status=status, former=title.former)
        old = next(iter(prepositional(verb, "from")), None)  # "took over from X as"
        if old is not None and children(verb, "prt") and _may_be_called(reading, title, old):
            left = status is Status.ACTUAL
            yield from _held(reading, title, old, verb, rule="as", status=Status.ACTUAL, former=left)


def _may_be_called(reading: Reading, title: Title, token: Token | None) -> bool:
    """Whether the title is not of the other sex: "she succeeds Tom Lund as chairwoman"."""
    key = referent_of(reading, token) if token is not None else None
    told = of_noun(title.lemma)
    own = of_person((reading.entities[key].label,), ()) if key is not None else Gender.UNKNOWN
    return Gender.UNKNOWN in (told, own) or told is own


def _leaves_post(verb: Token) -> bool:
    """Whether a verb and its object say that somebody leaves an office: "left her job as head", "lost his post as"."""
    return verb.lemma_.lower() in {"leave", "quit", "lose"} and any(
        child.dep_ == "dobj" and child.lemma_.lower() in POSTS for child in verb.children
    )


def _named_before(reading: Reading, title: Title) -> Holding | None:
    """ "Appointed X chief executive": the name between the verb and the title, whatever the parse makes of it."""
    doc = reading.doc
    before = title.first - (2 if title.first > 1 and doc[title.first - 1].lower_ == "as" else 1)
    key = reading.member_of_name.get(before)
    if key is None or title.plural or not kind_fits(reading, key, title) or key == title.of:
        return None
    first, last = run_of_name(reading, before)
    verb = chosen_by(reading, first)
    if verb is None or mood(verb)[1] is not Status.ACTUAL:
        return None
    lemma = verb.lemma_.lower()
    beside = first - verb.i <= 2  # a verb and its particle
    if any(child.dep_ == "neg" or (child.dep_ == "auxpass" and beside) for child in verb.children):
        return None
    status = Status.HYPOTHETICAL if lemma in listed("verbs", "pending") else title.status
    return Holding(replace(title, status=status), key, (first, last), "appointed", verb.i)


def _in_post(reading: Reading, title: Title, post: Token) -> Iterator[Holding]:
    """ "Holds the post of minister", "was appointed to the position of dean", "resigned from the office of mayor"."""
    preposition = post.head if post.dep_ == "pobj" else None
    verb = preposition.head if preposition is not None else post.head
    lemma = verb.lemma_.lower()
    past, status = mood(verb) if verb.pos_ == "VERB" else (False, Status.NEGATED)
    if status not in {Status.ACTUAL, Status.PLANNED}:
        return
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if lemma == "offer" and post.dep_ == "dobj":
        given = [subject_of(verb)] if passive else [*children(verb, "dative"), *children(verb, "dobj")[:1]]
        for token in given[:1]:
            yield from _held(reading, title, token, verb, rule="as", status=Status.HYPOTHETICAL, former=False)
        return
    left = lemma in listed("verbs", "leave") | {"leave", "lose", "resign"}
    taken = lemma in {"hold", "take", "assume", "accept", "get", "win", "occupy", "fill"} and preposition is None
    raised = lemma in {"rise", "ascend"} or (passive and lemma in listed("verbs", "appoint"))
    if not (left or taken or (raised and preposition is not None and preposition.lower_ == "to")):
        return
    former = title.former or (left and status is Status.ACTUAL) or (past and lemma in {"hold", "occupy"})
    yield from _held(reading, title, subject_of(verb), verb, rule="as", status=status, former=former)


def _by_noun(reading: Reading, title: Title, noun: Token) -> Iterator[Holding]:
    """ "His resignation as chairman", "the appointment of X as envoy", "her role as spokeswoman"."""
    left = bool({noun.lower_, noun.lemma_.lower()} & listed("as_nouns", "leave"))
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in TAKING:
        subject = subject_of(verb)
        status = mood(verb)[1]
        if noun.lemma_.lower() in listed("as_nouns", "hold") and status in {Status.ACTUAL, Status.PLANNED}:
            yield from _held(reading, title, subject, verb, rule="as", status=status, former=title.former)
        return
    if not left and noun.lemma_.lower() not in listed("as_nouns", "hold"):
        return
    left = left or (noun.dep_ == "dobj" and verb.lemma_.lower() in {"lose", "leave", "quit", "resign"})
    owners = [child for child in noun.children if child.dep_ == "poss"]
    owners += [
        each for child in noun.children if child.lower_ == "of" for each in child.children if each.dep_ == "pobj"
    ]
    if not owners and left and noun.dep_ == "dobj":
        owners += [each for each in (subject_of(verb),) if each is not None]
    left = left or (noun.lemma_.lower() in listed("as_nouns", "term") and is_past_term(noun))
    if owners and owners[0].tag_ == "PRP$" and reading.referent.get(owners[0].i) is None and noun.dep_ == "pobj":
        owners = [each for each in (subject_beside(noun),) if each is not None]  # "during his years as head, X called"
    for owner in owners[:1]:
        yield from _held(reading, title, owner, noun, rule="as", status=title.status, former=left or title.former)


def _held(
    reading: Reading, title: Title, token: Token | None, verb: Token, *, rule: str, status: Status, former: bool
) -> Iterator[Holding]:
    """One holding by the token's referent, if that can hold the title."""
    key = referent_of(reading, token) if token is not None else None
    if token is None or key is None or key == title.of or not kind_fits(reading, key, title):
        return
    yield Holding(replace(title, former=former, status=status), key, (token.i, token.i), rule, verb.i)
