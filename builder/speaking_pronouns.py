"""Whom "he", "she" and "they" mean as speakers, where what is said, asked or answered tells against the nearest one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder import polities
from newsgraph.builder.cue_sources import subject
from newsgraph.builder.cues import Attribution
from newsgraph.builder.gender import Gender, of_given_name, of_noun
from newsgraph.builder.model import Entity, Kind, Mention, Span
from newsgraph.builder.quotations import Quotation
from newsgraph.builder.reading import Reading
from newsgraph.builder.small_words import HE, SHE

REACH = 120  # tokens back to the speaker whom a pronoun may mean
NEARBY = 3  # sentences back to the one who "this person" is
KNOWN = frozenset({"the", "this", "that"})
ASKING = frozenset({"ask", "demand", "inquire", "enquire"})
GOING_ON = frozenset({"add", "continue", "explain", "recall", "say", "note", "remember"})
ANSWERING = frozenset({"answer", "reply", "respond", "retort"})


def not_said_of(
    reading: Reading, cue: Attribution, token: Token, spoke: list[Token], quotes: tuple[Quotation, ...]
) -> None:
    """Where "he" would be somebody of whom his own words speak by name, take the one who spoke last.

    'He said Lee was ill' and '"I met the guard," he said': neither Lee nor the guard is the speaker. Who says "he" in
    quotation marks means another, too, so that the speaker before is the better guess.
    """
    key = reading.referent.get(token.i)
    if key is None:
        return
    named = called = False
    label = reading.entities[key].label.lower().split()
    inner: list[Token] = []
    for part in cue.content:
        quote = next((quote.span for quote in quotes if quote.span.overlaps(part)), None)
        quoted = quote is not None and not quote.start <= token.idx < quote.end
        span = quote if quote is not None and quoted else part
        inside = reading.doc.char_span(span.start, span.end, alignment_mode="expand") or ()
        for other in inside:
            if other.i == token.i or (other.i < token.i and not quoted):
                continue
            if quoted and other.lower_ == "my" and not reading.entities[key].named and other.head.lower_ in label:
                named = True  # '"My mother wept," she said': the mother spoken of before does not say so
            if reading.key_at(other) != key:
                continue
            if other.pos_ != "PRON":
                named = True
            elif quoted and other.lower_ in {"he", "him", "she", "her", "his"}:
                called = True
                inner.append(other)
    if not named and not called:
        return
    for earlier in reversed(spoke):
        if token.i - earlier.i > REACH:
            return
        before = reading.key_at(earlier)
        person = before is not None and reading.entities[before].kind is Kind.PERSON
        if before is not None and person and before != key and agrees(reading.entities[before], earlier, token):
            _move(reading, token, key, before)
            return
        if before == key and not named:
            for other in inner:  # it is the speaker, so that whom he speaks of is not
                _unlink(reading, other, key)
            return


def not_the_subject(reading: Reading, cue: Attribution, token: Token) -> None:
    """Who speaks in an aside is not the subject of the clause around it: "The accused, he said, had lied"."""
    key = reading.referent.get(token.i)
    around = [child for child in cue.cue.head.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i < token.i]
    if key is not None and any(reading.referent.get(child.i) == key for child in around):
        _unlink(reading, token, key)


def same_again(reading: Reading, token: Token, spoke: Sequence[Token]) -> None:
    """Who speaks as "he" right after "he said" is the same, unless the other has been spoken of in between."""
    key = reading.referent.get(token.i)
    if key is None or not spoke or spoke[-1].lower_ != token.lower_:
        return
    before = reading.referent.get(spoke[-1].i)
    apart = reading.sentence_number.get(token.i, 0) - reading.sentence_number.get(spoke[-1].i, 0)
    between = range(spoke[-1].i + 1, token.i)
    spoken_of = any(key in {reading.referent.get(i), reading.member_of_name.get(i)} for i in between)
    if before is not None and before != key and 0 <= apart <= 1 and not spoken_of:
        _move(reading, token, key, before)


def goes_on(reading: Reading, token: Token, spoke: Sequence[Token], quotes: tuple[Quotation, ...]) -> None:
    """Who speaks as "he" behind a quotation that follows on a report is who was reported, unless one named in it."""
    key = reading.referent.get(token.i)
    outside = [one for one in spoke if not _inside(one, quotes)]
    before = reading.key_at(outside[-1]) if outside else None
    if before is None or before == key or outside[-1].pos_ == "PRON":
        return
    doc, start = token.doc, outside[-1].i
    apart = reading.sentence_number.get(token.i, 0) - reading.sentence_number.get(start, 0)
    sentence = reading.sentences[reading.sentence_number.get(token.i, 0)].span
    quoted = any(abs(quote.span.start - sentence.start) < 3 and quote.span.end <= token.idx for quote in quotes)
    if apart != 1 or not quoted or "\n" in doc[start : token.i].text:
        return
    described = {word.i for word in outside[-1].subtree}  # "Ruiz, whose sister Eva was hurt, said": no word of hers
    between = [i for i in range(start + 1, token.i) if i not in described and doc[i].pos_ != "PRON"]
    people = {k for k, one in reading.entities.items() if one.kind is Kind.PERSON and k != before}
    rivals = people if key is None else {key}
    if key is None and not any(reading.member_of_name.get(i) in people for i in described):
        return
    named = any(rivals & {reading.referent.get(i), reading.member_of_name.get(i)} for i in between)
    person = reading.entities[before].kind is Kind.PERSON
    if person and not named and agrees(reading.entities[before], outside[-1], token):
        _move(reading, token, key, before)


def not_who_was_told_of(
    reading: Reading, cue: Attribution, token: Token, spoke: Sequence[Token], told: Sequence[Span]
) -> None:
    """Who speaks as "he" after a report is who was reported, not whom the report was about.

    "A neighbour said Lee was quiet. He said that nobody came": the neighbour says both.
    """
    key = reading.referent.get(token.i)
    before = reading.key_at(spoke[-1]) if spoke else None
    if key is None or before is None or before == key or cue.lemma not in GOING_ON:
        return
    doc, start = token.doc, spoke[-1].i
    here, there = reading.sentence_number.get(token.i, 0), reading.sentence_number.get(start, 0)
    if here - there != 1 or reading.entities[before].kind is not Kind.PERSON or "\n" in doc[start : token.i].text:
        return
    opening = reading.sentences[there].span.start
    spoken_of = [
        doc[i].idx
        for i in range(max(0, start - REACH), token.i)
        if key in {reading.referent.get(i), reading.member_of_name.get(i)} and doc[i].idx >= opening
    ]
    inside = all(any(span.start <= index < span.end for span in told) for index in spoken_of)
    if spoken_of and inside and agrees(reading.entities[before], spoke[-1], token):
        _move(reading, token, key, before)


def his_own_words(reading: Reading, cue: Attribution, token: Token) -> None:
    """In "Lee defended what he called a gift from Hill's widow" it is the subject of the sentence who calls it so."""
    key = reading.referent.get(token.i)
    if key is None or not any(child.tag_ == "WP" and child.dep_ == "dobj" for child in cue.cue.lefts):
        return
    verb, above = cue.cue, []
    while verb.head.i != verb.i and not verb.head.is_sent_start:
        verb = verb.head
        source = subject(verb) if verb.pos_ == "VERB" and verb.i < token.i else None
        whose = reading.key_at(source) if source is not None else None
        if source is not None and whose is not None and reading.entities[whose].kind is Kind.PERSON:
            above.append((whose, source))
    if key in {whose for whose, _ in above}:
        return
    for whose, source in above:
        if agrees(reading.entities[whose], source, token):
            _move(reading, token, key, whose)
            return


def answers(cue: Attribution, asker: Token) -> bool:
    """Whether the cue, which is the next behind a question, answers it: by its verb, or in a paragraph of its own."""
    return cue.lemma in ANSWERING or "\n" in cue.cue.doc[asker.i : cue.cue.i].text


def not_who_asked(reading: Reading, token: Token, spoke: Sequence[Token]) -> None:
    """Who speaks as "he" in the paragraph behind a question is not who asked it, but who spoke before."""
    key, asked = reading.referent.get(token.i), reading.key_at(spoke[-1])
    if key is None or key != asked:
        return
    nobody_before = len(spoke) == 1
    subjects = [t for t in token.doc[max(0, token.i - REACH) : token.i] if t.dep_ == "nsubj"] if nobody_before else []
    for earlier in reversed(subjects or spoke[:-1]):
        before = reading.key_at(earlier)
        if token.i - earlier.i > REACH:
            return
        person = before is not None and reading.entities[before].kind is Kind.PERSON
        if before is not None and person and before != key and agrees(reading.entities[before], earlier, token):
            _move(reading, token, key, before)
            return


def agrees(entity: Entity, spoken: Token, pronoun: Token) -> bool:
    """Whether nothing tells that the pronoun is not for the person: another pronoun, or the given name."""
    if spoken.lower_ in {"he", "she"}:
        return spoken.lower_ == pronoun.lower_
    other = Gender.MASCULINE if pronoun.lower_ == "she" else Gender.FEMININE
    called = {pronoun.doc[i].lower_ for i in _pronouns(entity, pronoun)} & (HE | SHE)
    if called and not called & (SHE if pronoun.lower_ == "she" else HE):
        return False
    return of_given_name(entity.label.split()[0]) is not other and of_noun(spoken.lemma_.lower()) is not other


def clearer(reading: Reading, token: Token, key: str) -> str:
    """Of a person whose name tells no gender and one of the same sentence whose name tells it, the latter.

    In "Chris Lee called Anna Hill a thief after she sued" the subject is nearer to hand, but "she" is Anna.
    """
    if token.lower_ not in {"he", "she"} or of_given_name(reading.entities[key].label.split()[0]) is not Gender.UNKNOWN:
        return key
    wanted = Gender.FEMININE if token.lower_ == "she" else Gender.MASCULINE
    here = reading.sentence_number.get(token.i)
    named: set[str] = set()
    index = token.i - 1
    while index >= 0 and reading.sentence_number.get(index, here) == here:
        named.add(reading.member_of_name.get(index, key))
        index -= 1
    people = [reading.entities[other] for other in named if reading.entities[other].kind is Kind.PERSON]
    fitting = [entity.key for entity in people if of_given_name(entity.label.split()[0]) is wanted]
    here_too = any(reading.member_of_name.get(i) == key for i in range(index + 1, token.i))
    return fitting[0] if here_too and len(fitting) == 1 else key


def is_viewpoint(noun: Token) -> bool:
    """Whether a sentence opens with how it is for the person: "For Lee, a teacher, the singer was a legend"."""
    prep = noun.head
    return noun.dep_ == "pobj" and prep.lower_ == "for" and prep.is_sent_start is True


def _pronouns(entity: Entity, near: Token) -> list[int]:
    """The indices of the pronouns that stand for the person, of the text of the token."""
    spans = [m.span for m in entity.mentions if m.form == "pronoun" and m.span.end < near.idx]
    found = (near.doc.char_span(span.start, span.end) for span in spans)
    return [each.start for each in found if each is not None]


def compatriot(reading: Reading, token: Token, spoke: Sequence[Token]) -> str | None:
    """The person whom "the Belgian" means as a speaker: the last to speak, or the subject of the sentence before."""
    if token.tag_ in {"NNS", "NNPS"} or not token.i or token.nbor(-1).lower_ != "the":
        return None
    if polities.of_adjective(token.text) is None and not polities.people(token.text):
        return None  # a party's man or woman
    known = reading.referent.get(token.i)
    if known is not None and reading.entities[known].kind is Kind.PERSON:
        return None  # it is told whose nationality that is
    if token.dep_ != "nsubj" or token.head.tag_ == "VBP" or token.text.endswith(("ish", "ese", "ch", "ss")):
        return None  # "the French say"
    return _last_person(reading, token, spoke)


def _last_person(reading: Reading, token: Token, spoke: Sequence[Token]) -> str | None:
    """The person who spoke last or is the subject of a sentence right before, but nobody of another people."""
    here = reading.sentence_number.get(token.i, 0)
    subjects = [t for t in token.doc[max(0, token.i - REACH) : token.i] if t.dep_ in {"nsubj", "nsubjpass"}]
    for earlier in sorted({*spoke, *subjects}, key=lambda each: -each.i):
        key = reading.key_at(earlier)
        near = 0 < here - reading.sentence_number.get(earlier.i, here) <= 2
        if not near or key is None or reading.entities[key].kind is not Kind.PERSON:
            continue
        if not reading.entities[key].named and earlier.dep_ != "nsubj":
            continue
        other = any(t.ent_type_ == "NORP" and t.text != token.text and reading.referent.get(t.i) == key for t in spoke)
        return key if not other else None  # who has just been the Italian is not the American
    return None


def _unlink(reading: Reading, token: Token, key: str) -> None:
    """Take the pronoun from the entity, its mention with it."""
    span = Span(token.idx, token.idx + len(token))
    kept = tuple(mention for mention in reading.entities[key].mentions if mention.span != span)
    reading.entities[key] = replace(reading.entities[key], mentions=kept)
    reading.referent.pop(token.i, None)


def body_goes_on(reading: Reading, token: Token, spoke: Sequence[Token]) -> None:
    """The body that speaks as "it" behind one that spoke is the same: "X denies Y's claim. It said".

    Unless the other has been the subject since.
    """
    key = reading.referent.get(token.i)
    last = spoke[-1] if spoke else None
    before = reading.key_at(last) if last is not None else None
    if last is None or before is None or before == key or last.dep_ != "nsubj":
        return
    kinds = {reading.entities[each].kind for each in (before, key) if each is not None}
    apart = reading.sentence_number.get(token.i, 0) - reading.sentence_number.get(last.i, 0)
    if kinds != {Kind.ORGANIZATION} or apart != 1:
        return
    since = range(last.i + 1, token.i)
    meant = [token.doc[i] for i in since if reading.key_at(token.doc[i]) not in {None, before}]
    bodies = [t for t in meant if reading.entities[reading.key_at(t) or before].kind is Kind.ORGANIZATION]
    if not any(t.dep_ in {"nsubj", "nsubjpass"} for t in bodies):
        _move(reading, token, key, before)


def same_document(reading: Reading, token: Token, key: str | None) -> None:
    """Where "it" speaks after a document, the document goes on, or who speaks by it, whose key is given.

    "A lawsuit says ... It further claims ...": the lawsuit claims.
    """
    if key is not None:
        _move(reading, token, reading.referent.get(token.i), key)


def _move(reading: Reading, token: Token, old: str | None, new: str) -> None:
    """Give the pronoun to another entity, its mention with it."""
    if old is not None:
        _unlink(reading, token, old)
    entities, span = reading.entities, Span(token.idx, token.idx + len(token))
    mention = Mention(span, "pronoun", "speaker", 0.6)
    mentions = tuple(sorted((*entities[new].mentions, mention), key=lambda each: each.span))
    entities[new] = replace(entities[new], mentions=mentions)
    reading.referent[token.i] = new


def only_quoted(reading: Reading, token: Token, spoke: Sequence[Token], quotes: Sequence[Quotation]) -> None:
    """Who has come up since the last speaker only in what is quoted is not "he" who speaks next outside it.

    'Lee went on: "Hill lied to us." He concluded: "..."' is Lee, not Hill.
    """
    key = reading.referent.get(token.i)
    last = next((other for other in reversed(spoke) if not _inside(other, quotes)), None)
    before = reading.key_at(last) if last is not None else None
    if key is None or before is None or last is None or before == key or _inside(token, quotes):
        return
    if token.i - last.i > REACH or reading.entities[before].kind is not Kind.PERSON:
        return
    said = [i for i in range(last.i + 1, token.i) if key in {reading.referent.get(i), reading.member_of_name.get(i)}]
    if said and all(_inside(token.doc[i], quotes) for i in said) and agrees(reading.entities[before], last, token):
        _move(reading, token, key, before)


def _inside(token: Token, quotes: Sequence[Quotation]) -> bool:
    return any(quote.span.start <= token.idx < quote.span.end for quote in quotes)


def same_person(reading: Reading, token: Token, spoke: Sequence[Token]) -> None:
    """Whom "this person" or "the source" means as a speaker: the last one without a name who has spoken."""
    if token.tag_ != "NN" or not any(child.lower_ in KNOWN and child.dep_ == "det" for child in token.children):
        return
    known = reading.referent.get(token.i)
    if known is not None and (reading.entities[known].named or len(reading.entities[known].mentions) > 1):
        return
    for earlier in reversed(spoke):
        before = reading.key_at(earlier)
        if reading.sentence_number.get(token.i, 0) - reading.sentence_number.get(earlier.i, 0) > NEARBY:
            return
        if before is None or before == known or earlier.tag_ != "NN":
            continue
        entity = reading.entities[before]
        if entity.kind is Kind.PERSON and not entity.named:
            reading.referent[token.i] = before
            if known is not None and known not in reading.referent.values():
                del reading.entities[known]
            return
