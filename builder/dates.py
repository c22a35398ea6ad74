"""When things happen: the article's expressions of time, resolved against its publication date and attached to events.

Three dates stay apart: what is found here is when something happens, counted from when the article was published, never
from when it is read. Source of method: a grammar of date phrases (calendar_words), their arithmetic (calendar_dates)
and here the tense of the clause and the dependency parse, which say which way a weekday points and whose date it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from spacy.tokens import Token

from newsgraph.builder import lasting
from newsgraph.builder.datelines import written
from newsgraph.builder.model import When
from newsgraph.builder.occurrence import round_of
from newsgraph.builder.reading import Reading
from newsgraph.builder.tense import VERBAL, clause_words, is_future, tense
from newsgraph.builder.time_expressions import TimeExpression, TimeReader, is_prenominal

NEAR_DAYS = 31  # a date this near to publication is news: of the clause, not only of the noun that it stands by
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
COMMENTING = frozenset({"comment", "remark", "report", "speak", "talk"})


class Times(Mapping[int, When]):
    """The times of one article: a mapping from the index of an expression's head token to the time it names.

    Make one an article and ask it ``when(token)`` for each event.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._published = written(reading.article)
        self.expressions: tuple[TimeExpression, ...] = tuple(TimeReader(reading, self._published).read())
        self._resolved = {each.head: each.when for each in self.expressions if each.period is not None}
        self._owned: dict[int, list[tuple[int, TimeExpression]]] = {}
        for expression in self.expressions:
            for rank, owner in self._owners(expression):
                self._owned.setdefault(owner.i, []).append((rank, expression))

    def __getitem__(self, index: int) -> When:
        return self._resolved[index]

    def __iter__(self) -> Iterator[int]:
        return iter(self._resolved)

    def __len__(self) -> int:
        return len(self._resolved)

    def when(self, trigger: Token) -> When:
        """When the event happens that the verb or noun ``trigger`` names; empty if the text does not say."""
        own = self._own(trigger)
        if own is not None:
            return own
        if _opens_with_when(trigger) and trigger.dep_ == "relcl":  # "last year, when she visited Oslo"
            for expression in self.expressions:
                if expression.first <= trigger.head.i <= expression.last and expression.period is not None:
                    return expression.when
        seen = {trigger.i}
        for other in self._lenders(trigger):
            if other.i not in seen:
                seen.add(other.i)
                lent = self._own(other)
                if lent is not None:
                    return lasting.edge(trigger, lent)
        return When()

    # Attachment --------------------------------------------------------------------------------------------------

    def _owners(self, expression: TimeExpression) -> Iterator[tuple[int, Token]]:
        """The tokens whose event the expression dates, each with its rank: 0 by the parse, 1 through a noun."""
        doc = self._reading.doc
        token = doc[expression.head]
        prenominal = is_prenominal(token)
        site = _site(token, expression)
        if site is None or expression.aside:
            return
        site = _within_subject(site, expression) or site
        if site.dep_ == "pobj" and site.head.head.lemma_ in COMMENTING and self._is_recent(expression):
            site = site.head.head  # "commented on the raid on Friday": hung on the raid
        if not prenominal and not self._is_recent(expression):
            site = _told_after(site, doc[max(expression.first - 2, 0)], expression) or site
        if site.lemma_.lower() in {"start", "begin"} and site.tag_ == "VBG" and site.dep_ in {"advcl", "acl", "prep"}:
            site = site.head
            if site.dep_ == "dobj" and site.head.pos_ in VERBAL:
                yield 0, site.head
        yield 0, site
        if site.dep_ in {"nsubj", "nsubjpass"} and not prenominal and _stands_before(expression, site.head):
            yield 0, site.head  # "rebels on 5 June attacked the town": hung on the rebels
        beside = self._noun_beside(expression)
        if beside is not None and beside.i != site.i:
            yield 1, beside
        rank = hops = 0
        while site.pos_ in NOMINAL and not prenominal:
            named = site.i in self._reading.member_of_name or site.pos_ in {"PROPN", "NUM", "PRON"}
            if not named:
                hops += 1
                occasion = site.lemma_.lower() in clause_words()["occasions"]
                if not occasion and (hops > 1 or not self._is_recent(expression)):
                    return
                rank = 1
            up = site.head
            while up.pos_ == "ADP" and up.head != up:
                up = up.head
            if up == site or site.dep_ not in {"pobj", "dobj", "attr", "oprd", "npadvmod", "conj", "appos", "compound"}:
                return
            site = up
            yield rank, site
        if site.pos_ == "ADJ" and site.head.lemma_ == "be":
            yield 0, site.head

    def _noun_beside(self, expression: TimeExpression) -> Token | None:
        """The noun right before "in May 2016", whatever the parse says: only for dates that are not news."""
        doc = self._reading.doc
        index = expression.first - 1
        if (
            index < 1
            or doc[index].lower_ not in {"in", "on", "of"}
            or self._is_recent(expression)
            or expression.period is None
        ):
            return None
        noun = doc[index - 1]
        return noun if noun.pos_ in {"NOUN", "PROPN"} else None

    def _is_recent(self, expression: TimeExpression) -> bool:
        period = expression.period
        if self._published is None or period is None:
            return False
        return abs((period.first - self._published).days) <= NEAR_DAYS and period.precision == "day"

    def _own(self, token: Token) -> When | None:
        """The time that the expressions of ``token`` itself give; None if it has none, empty if unresolved."""
        found = self._owned.get(token.i)
        if not found:
            return None
        best = min(rank for rank, _ in found)
        chosen = [each for rank, each in found if rank == best]
        resolved = [each for each in chosen if each.period is not None and each.when != When()]
        if not resolved:
            return When()
        if min(chosen, key=lambda each: abs(each.head - token.i)).period is None:
            return When()  # "visited Chile on 4 April and Peru on 6 April 2016", of which only the second has a year
        merged = _merged(resolved)
        if merged is not None:
            return merged
        return min(resolved, key=lambda each: (abs(each.head - token.i), each.head)).when

    def _lenders(self, trigger: Token) -> Iterator[Token]:
        """The tokens whose time is also the trigger's, nearest first."""
        if trigger.pos_ in VERBAL:
            yield from self._verb_lenders(trigger)
        elif trigger.pos_ == "ADJ":
            yield trigger.head
            yield from self._verb_lenders(trigger.head)
        else:
            yield from self._noun_lenders(trigger)

    def _verb_lenders(self, verb: Token) -> Iterator[Token]:
        yield from _occasions(verb)
        head = verb.head
        if head == verb:
            yield from self._followers(verb)
            return
        if head.lemma_ == "be" and (verb.dep_ == "xcomp" or _is_cleft(verb)):
            yield head  # "are to meet on Sunday", "it was on Sunday that they met"
        elif verb.dep_ in {"xcomp", "ccomp", "acomp", "pcomp"} and head.lemma_.lower() in clause_words()["raising"]:
            if verb.dep_ != "ccomp":
                yield head
                yield from self._verb_lenders(head)
        elif _opens_with_when(verb) and verb.dep_ in {"advcl", "relcl"}:
            if tense(verb) == tense(head) or head.pos_ not in VERBAL or not is_future(verb):
                yield head
                yield from self._verb_lenders(head) if head.pos_ in VERBAL else ()
        elif (
            verb.dep_ == "advcl"
            and verb.tag_ == "VBG"
            and not any(child.dep_ in {"mark", "nsubj"} for child in verb.children)
        ):
            yield head
        elif _at_the_time(verb):
            yield _governor(verb)
        elif verb.dep_ == "relcl" and verb.tag_ == "VBD" and _has_relative_subject(verb):
            if any(is_prenominal(self._reading.doc[each.head]) for _, each in self._owned.get(head.i, ())):
                yield head  # "the 2011 raid that killed him"
        elif verb.dep_ == "acl" and verb.tag_ == "VBG" and head.lemma_.lower() in clause_words()["utterances"]:
            if head.dep_ == "dobj" and head.head.pos_ in VERBAL:
                yield head.head  # "filed papers on Monday opposing the move"
        elif verb.dep_ == "conj" and head.pos_ in VERBAL:
            own_subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
            fronted = any(each.head < head.i for _, each in self._owned.get(head.i, ()))
            if fronted or (not own_subject and tense(verb) == tense(head)):
                yield head
                yield from self._verb_lenders(head)
        elif verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBG", "VBN"} and verb.dep_ == "acl":
            return
        yield from self._followers(verb)

    def _followers(self, verb: Token) -> Iterator[Token]:
        """Verbs joined behind without a subject of their own: a date at the end of all is for all."""
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ in VERBAL and tense(child) == tense(verb):
                subjects = [each for each in child.children if each.dep_ in {"nsubj", "nsubjpass"}]
                if not subjects or subjects[0].pos_ == "NUM":  # "two were killed and four wounded on Friday"
                    yield child
            elif child.dep_ == "xcomp" and verb.lemma_.lower() in clause_words()["raising"]:
                yield child

    def _noun_lenders(self, noun: Token) -> Iterator[Token]:
        words = clause_words()
        for child in noun.children:
            if child.dep_ == "acl" and child.lemma_.lower() in words["future"] | words["subject_events"]:
                yield child
            elif child.dep_ == "relcl" and child.lemma_.lower() in words["subject_events"]:
                if any(each.dep_ in {"nsubj", "nsubjpass"} and each.tag_ in {"WDT", "WP"} for each in child.children):
                    yield child
            elif child.dep_ == "relcl" and child.lemma_.lower() in words["object_events"]:
                subjects = [each for each in child.children if each.dep_ in {"nsubj", "nsubjpass"}]
                if subjects and subjects[0].tag_ not in {"WDT", "WP"}:
                    yield child  # "the curfew that the city imposed on Thursday"
            elif child.dep_ == "amod" and child.lower_ == "due":
                yield child
        whole = round_of(noun)
        head = noun.head if whole == noun else whole
        if whole != noun or (noun.dep_ in {"conj", "appos"} and head.pos_ in NOMINAL):
            yield head
            yield from self._noun_lenders(head)
            return
        if noun.dep_ == "compound" and head.lemma_.lower() in words["dates"]:
            yield from self._noun_lenders(head)
            return
        verb = head
        if noun.dep_ == "pobj":
            preposition = head
            verb = preposition.head
            if preposition.lower_ not in {"at", "in", "during", "for"} or verb.pos_ not in VERBAL:
                return
            if preposition.lower_ == "for" and verb.lemma_.lower() not in words["scheduled"]:
                return
            yield verb
            if verb.dep_ != "relcl":  # not the day of the raid "that killed him during a forum"
                yield from self._verb_lenders(verb)
            return
        lemma = verb.lemma_.lower()
        if verb.pos_ not in VERBAL:
            return
        subject = noun.dep_ in {"nsubj", "nsubjpass"}
        takes = (
            words["subject_events"] | words["object_events"] if noun.dep_ == "nsubjpass" else words["subject_events"]
        )
        if (subject and lemma in takes) or (noun.dep_ in {"dobj", "attr"} and lemma in words["object_events"]):
            yield verb
            yield from self._verb_lenders(verb)
        elif subject and lemma == "be":
            yield verb
        elif subject and lemma in words["raising"]:
            for child in verb.children:
                if child.dep_ == "xcomp" and child.lemma_.lower() in words["subject_events"] | {"be"}:
                    yield child
        elif noun.dep_ == "attr" and lemma == "be":
            yield verb


def _opens_with_when(verb: Token) -> bool:
    """Whether the clause says what happened at the time of the one it hangs on: "was lost when it exploded"."""
    return any(child.lower_ == "when" and child.dep_ in {"advmod", "mark"} for child in verb.children)


def _is_cleft(verb: Token) -> bool:
    """Whether the clause says what happened where "it was" only says when: "it was on Sunday that they met"."""
    if verb.dep_ not in {"ccomp", "advcl", "relcl", "acl"} or all(child.lower_ != "that" for child in verb.children):
        return False
    return any(child.lower_ == "it" and child.dep_ in {"nsubj", "expl"} for child in verb.head.children)


def _stands_before(expression: TimeExpression, verb: Token) -> bool:
    """Whether the expression is the last thing before the verb and its auxiliaries."""
    after = expression.last + 1
    return verb.pos_ in VERBAL and (after == verb.i or (after < verb.i and verb.doc[after].head == verb))


def _at_the_time(verb: Token) -> bool:
    """Whether a clause in the past tells what else happened then: "as thousands marched", "where he met her"."""
    if verb.tag_ != "VBD" or any(child.dep_ == "aux" for child in verb.children):
        return False
    opening = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"} and child.i < verb.i}
    if verb.dep_ == "advcl":
        return verb.head.tag_ in {"VBD", "VBN"} and bool(opening & {"as", "while"})
    return verb.dep_ == "relcl" and "where" in opening and _governor(verb).tag_ == "VBD"


def _governor(clause: Token) -> Token:
    """The verb on which the noun phrase hangs that a relative clause belongs to."""
    governor = clause.head
    while governor.pos_ not in VERBAL and governor.head != governor:
        governor = governor.head
    return governor


def _has_relative_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ in {"WDT", "WP"} for child in verb.children)


def _occasions(verb: Token) -> Iterator[Token]:
    """What the deed was done at or by: "met at Monday's debate", "rejected it in a ruling released Thursday"."""
    words = clause_words()
    objects = [child for child in verb.children if child.dep_ == "dobj"]  # the parser may hang the phrase on them
    for preposition in (child for governor in (verb, *objects) for child in governor.children):
        if preposition.dep_ != "prep" or preposition.lower_ not in {"at", "during", "in", "by", "with"}:
            continue
        for noun in preposition.children:
            if noun.dep_ != "pobj":
                continue
            lemma, outer = noun.lemma_.lower(), preposition.head == verb
            struck = lemma in words["blows"] and verb.lemma_.lower() in words["suffered"]
            occasion = struck or lemma in words["occasions"]
            if occasion and preposition.lower_ in {"at", "during", "in"} and outer:
                yield noun
                for inner in noun.children:
                    if inner.dep_ == "prep" and inner.lower_ in {"at", "during"}:
                        yield from (each for each in inner.children if each.lemma_.lower() in words["occasions"])
                yield from (each for each in noun.children if each.dep_ == "acl" and each.tag_ == "VBN")
            elif preposition.lower_ in {"in", "during"} and outer and lemma in words["blows"] | words["deeds"]:
                held = [child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN"]
                yield from (each for each in held if each.lemma_.lower() in words["object_events"])
            elif lemma in words["utterances"]:
                yield noun
                yield from (each for each in noun.children if each.dep_ == "acl" and each.tag_ == "VBN")


def _within_subject(verb: Token, expression: TimeExpression) -> Token | None:
    """The participle at the verb's subject whose time it is: "the nurse kidnapped last month has been freed"."""
    after = expression.last + 1
    if verb.tag_ != "VBN" or after >= len(verb.doc) or verb.doc[after].dep_ != "aux" or verb.doc[after].head != verb:
        return None
    for subject in verb.children:
        if subject.dep_ in {"nsubj", "nsubjpass"} and subject.i < expression.first:
            return next((c for c in subject.children if c.dep_ in {"acl", "relcl"} and c.i < expression.first), None)
    return None


def _told_after(verb: Token, last: Token, expression: TimeExpression) -> Token | None:
    """The event after or before which the verb's deed was done, where the date follows it at once: "has had sanctions
    since the invasion of Peru in May 2014"."""
    if verb.pos_ not in VERBAL or last.i <= verb.i or last.nbor().lower_ not in {"in", "on"}:
        return None
    node = last
    while node.head.i not in {verb.i, node.i}:
        node = node.head
    if node.dep_ != "prep" or node.lower_ not in {"after", "before", "following", "since"} or node.i <= verb.i:
        return None
    return next((child for child in node.children if child.dep_ == "pobj" and child.pos_ == "NOUN"), None)


def _site(token: Token, expression: TimeExpression) -> Token | None:
    """The word that the whole expression hangs on, past prepositions and its own tokens."""
    site = token
    while True:
        parent: Token = site.head
        if parent == site:
            return site if site.i != token.i and site.pos_ in VERBAL | NOMINAL else None
        inside = expression.first <= parent.i <= expression.last
        if inside or parent.pos_ in {"ADP", "SCONJ", "PART"} or (parent.pos_ == "ADV" and parent.head != parent):
            site = parent
            if parent.head == parent:
                return None
            continue
        if parent.ent_type_ in {"DATE", "TIME"} and parent.pos_ in {"NOUN", "PROPN", "NUM"} and parent.head != parent:
            site = parent
            continue
        return parent


def _merged(found: list[TimeExpression]) -> When | None:
    """The one time that several expressions of one word agree on: the most precise, if the others hold it."""
    finest = min(found, key=lambda each: (each.period.last - each.period.first) if each.period else date.max - date.min)
    for each in found:
        if each is finest or each.when == finest.when:
            continue
        if each.period is None or finest.period is None or not finest.period.within(each.period):
            return None
    return finest.when


def times(reading: Reading) -> Times:
    """Every expression of time of the article, resolved as far as the text allows, and whose event each dates."""
    return Times(reading)


def when(reading: Reading, token: Token) -> When:
    """When the event of the trigger ``token`` happens. For many tokens of one article call ``times`` once instead."""
    return Times(reading).when(token)
