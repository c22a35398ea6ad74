"""Who the source of an attribution is: the entity of a phrase, and new entities for sources that have none yet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder.cue_sources import can_speak, is_acronym
from newsgraph.builder.cues import Attribution, idle
from newsgraph.builder.issuing import document_meant, issuer_of
from newsgraph.builder.joined_speakers import joined_before, listed_behind, own_deed, two_speak
from newsgraph.builder.misread_speakers import abbreviated, known_name
from newsgraph.builder.model import Entity, Kind, Mention, Span
from newsgraph.builder.named_speakers import SPEAKING, bears, called_by, set_beside, titled
from newsgraph.builder.picked_speakers import called, picks
from newsgraph.builder.press import entered, is_press
from newsgraph.builder.quotations import quotations
from newsgraph.builder.reading import Reading
from newsgraph.builder.reporting import Lexicon, lexicon
from newsgraph.builder.source_phrases import (
    examples_of,
    governed,
    is_document,
    name_beside,
    owner_of,
    phrase,
    whole_of,
)
from newsgraph.builder.speaking_pronouns import (
    ASKING,
    agrees,
    answers,
    body_goes_on,
    clearer,
    compatriot,
    goes_on,
    his_own_words,
    is_viewpoint,
    not_said_of,
    not_the_subject,
    not_who_asked,
    not_who_was_told_of,
    only_quoted,
    same_again,
    same_document,
    same_person,
)
from newsgraph.builder.title_initials import bearer

KINDS = {
    "person": Kind.PERSON,
    "group": Kind.GROUP,
    "organization": Kind.ORGANIZATION,
    "document": Kind.ORGANIZATION,
}
PRONOUNS = {
    "he": frozenset({Kind.PERSON}),
    "she": frozenset({Kind.PERSON}),
    "it": frozenset({Kind.ORGANIZATION}),
    "they": frozenset({Kind.GROUP}),
}
REACH = {"he": 120, "she": 120, "it": 40, "they": 80}  # tokens back to the subject that a pronoun may mean
BEHIND = 12  # code points from a quotation to the pronoun that speaks it
ANYBODY = frozenset({"person", "source", "individual"})
SOME = frozenset(["several", "some", "many", "most", "few", "other", "fellow", "senior", "leading", "prominent", "top"])
SINGULAR = frozenset({"one", "another", "other", "accused", "old"})
OTHERS = frozenset({"another", "other", "different", "second", "third", "separate"})


def keys_of(reading: Reading, token: Token) -> tuple[str, ...]:
    """The keys of the entities that the phrase headed by ``token`` names, all members of a coordination."""
    named = titled(reading, token)
    if named is not None:
        return (named,)
    together = [key for key in reading.referents.get(token.i, ()) if reading.entities[key].kind in SPEAKING]
    if together and token.i not in reading.referent:
        return tuple(together)
    examples = examples_of(token)
    exemplary = [reading.member_of_name.get(example.i) for example in examples]
    if examples and all(exemplary):
        return tuple(dict.fromkeys(key for key in exemplary if key is not None))
    found: list[str] = []
    owner = owner_of(token) if is_document(token) else None
    authors = owner.conjuncts if owner is not None and owner.pos_ == "PROPN" else ()
    joined = [c for c in (*token.conjuncts, *authors) if c.i > token.i and c.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}]
    before = joined_before(token)
    for head in (*([before] if before is not None else ()), token, *joined, *listed_behind(reading, token)):
        key = key_of(reading, head)
        if key is not None and key not in found:
            found.append(key)
    return tuple(found)


def key_of(reading: Reading, token: Token) -> str | None:
    """The key of the entity that the phrase of ``token`` refers to: itself, its apposition, or a part's whole."""
    known = reading.key_at(token)
    words = lexicon()
    if is_document(token) and (known is None or not reading.entities[known].named):
        # A document speaks for its owner, even where the document is an entity of its own.
        owner = owner_of(token)
        key = key_of(reading, owner) if owner is not None else None
        if key is not None:
            return key
    beside = name_beside(token)
    if beside is not None and known is not None and not bears(reading.entities[known], beside):
        known = reading.key_at(beside)
    if known is not None and reading.entities[known].kind in SPEAKING:
        return (
            known if reading.entities[known].named else set_beside(reading, token) or called_by(reading, token) or known
        )
    for child in token.children:
        if child.dep_ == "appos":
            key = reading.key_at(child)
            one_of_them = token.tag_ == "NNS" and not child.conjuncts  # "others, among them Lee, said"
            if key is not None and reading.entities[key].kind in SPEAKING - ({Kind.PERSON} if one_of_them else set()):
                return key
    if token.lower_ != "one" and (token.lower_ in words.quantity or token.lemma_ in words.quantity):
        whole = governed(token, "of")
        if whole is not None:
            return key_of(reading, whole)
    return None


def with_speakers(reading: Reading, found: Iterable[Attribution], heads: Iterable[Token] = ()) -> Reading:
    """The reading with an entity for each source that has none: "officials", "a spokesman", "the survey".

    ``heads`` are sources beside the attributions' own, such as a headline's label. A phrase with a definite article, or
    the same words again, is taken to be the unnamed source of that head noun met before it; "another official" is a new
    one. Where coreference is silent on a pronoun or a bare surname, the nearest subject or bearer is taken.
    """
    words = lexicon()
    entities = dict(reading.entities)
    referent = dict(reading.referent)
    current = replace(reading, entities=entities, referent=referent, referents=dict(reading.referents))
    by_head: dict[str, str] = {}
    for entity in reading.entities.values():
        if not entity.named:
            by_head.setdefault(_head_word(entity.label), entity.key)
    text, inside = reading.article.text, reading.member_of_name
    quotes = quotations(text)
    cues = [cue for cue in found if cue.source is not None and not idle(cue, quotes, text)]
    sources = [cue.source for cue in cues if cue.source is not None]
    tokens = {token.i: token for source in sources for token in (source, *source.conjuncts) if token.i >= source.i}
    heads = list(heads)
    tokens.update((head.i, head) for head in heads)
    said = Counter(head.text for head in heads if head.is_upper and len(head) > 1)
    labels = {head for head in heads if said[head.text] > 1}  # the names of a transcript: "PRICE: Good evening."
    own = {cue.source.i: cue for cue in cues if cue.source is not None and cue.source.lower_ in {"he", "she"}}
    aside = {cue.source.i: cue for cue in cues if cue.source is not None and cue.frame == "parenthesis"}
    asking = {cue.source.i for cue in cues if cue.source is not None and cue.lemma in ASKING}
    told = [span for cue in cues for span in cue.content]
    spoke: list[Token] = []
    for _, token in sorted(tokens.items()):
        if token.i in own:
            not_said_of(current, own[token.i], token, spoke, quotes)
            same_again(current, token, spoke)
            goes_on(current, token, spoke, quotes)
            only_quoted(current, token, spoke, quotes)
            if not any(quote.span.start <= token.idx < quote.span.end for quote in quotes):
                not_who_was_told_of(current, own[token.i], token, spoke, told)
        if token.lower_ == "it":
            body_goes_on(current, token, spoke)
        if token.lower_ in PRONOUNS and (cue := aside.get(token.i)) is not None:
            not_the_subject(current, cue, token)
        if is_acronym(token) and key_of(current, token) is None:
            abbreviated(entities, referent, token)
        if token.lower_ in PRONOUNS and token.i not in referent and token.i not in reading.referents:
            own_words = [q.span for q in quotes if 0 <= token.idx - q.span.end < BEHIND]
            own_words.extend(aside[token.i].content if token.i in aside else ())
            if token.lower_ == "they":  # in somebody's words, not who was spoken of before these
                own_words.extend(Span(0, q.span.start) for q in quotes if q.span.start <= token.idx < q.span.end)
            _recent(current, token, told, spoke, own_words)
        if token.i in own:
            his_own_words(current, own[token.i], token)
        if token.i in own and spoke and spoke[-1].i in asking and answers(own[token.i], spoke[-1]):
            not_who_asked(current, token, spoke)
        if (document := document_meant(current, token, spoke)) is not None:
            whose = key_of(current, document)
            if whose is None and token.i not in referent and not any(c.dep_ == "neg" for c in token.head.lefts):
                issuer = issuer_of(current, document)
                whose = key_of(current, issuer) if issuer is not None else None
                whose = whose or _enter(words, text, entities, by_head, document)
            same_document(current, token, whose)
        if token.lower_ in ANYBODY:
            same_person(current, token, spoke)
        elif (titled := bearer(current, token, key_of(current, token))) is not None:
            referent[token.i] = titled
        spoke.append(token)
        if token.text[:1].isupper() and key_of(current, token) is None:
            known_name(entities, referent, token)
        if token in labels and token.i not in referent and key_of(current, token) is None:
            referent[token.i] = _transcribed(entities, token)
        paper = is_press(token) and not _is_person(current, token)
        if paper and (token.i not in inside or entities[inside[token.i]].kind is Kind.LOCATION):
            referent[token.i] = entered(current, token)  # "the Atlantic" that says something is no ocean
        elif token.ent_type_ == "NORP" and (same := compatriot(current, token, spoke)) is not None:
            referent[token.i] = same
        if two_speak(current, token):
            continue
        some = _are_some(current, token)
        picked = picks(token)
        other_class = (
            token.pos_ not in {"NOUN", "ADJ", "DET", "NUM"}
            and not {token.lower_, token.lemma_.lower()} & words.speakers.keys()
        )
        if other_class and not some and not picked:
            continue
        owner = owner_of(token) if is_document(token) else None
        if owner is not None and (owner.pos_ != "NOUN" or not can_speak(current, words, owner, "say")):
            owner = None
        if owner is None and is_document(token) and (issuer := issuer_of(current, token)) is not None:
            issued = key_of(current, issuer)
            if issued is not None:
                referent[token.i] = issued
        unowned = owner is not None and key_of(current, owner) is None
        if token.i in reading.referents and token.i not in referent:
            continue  # "both countries", who have been named
        if (key_of(current, token) is None or unowned or some) and can_speak(current, words, token, "say"):
            whole = owner if owner is not None else whole_of(token)
            if picked:
                key = _enter_picked(current, token)
            else:
                key = _enter(words, text, entities, by_head, whole)
                own_deed(current, token, key)
            referent[whole.i] = key
            referent.setdefault(token.i, key)
    return current


def _is_person(reading: Reading, token: Token) -> bool:
    """Whether the word is known to mean somebody: "the Australian", who has been named."""
    key = reading.key_at(token)
    return key is not None and reading.entities[key].named and reading.entities[key].kind is Kind.PERSON


def _are_some(reading: Reading, token: Token) -> bool:
    """Whether the phrase means some of a party, who do not speak for all: "some Democrats", "fellow Tories"."""
    if token.tag_ not in {"NNPS", "NNS"} or not token.text[:1].isupper():
        return False
    key = reading.key_at(token)
    party = key is not None and reading.entities[key].named and reading.entities[key].kind is Kind.ORGANIZATION
    return party and any(child.lower_ in SOME or child.dep_ == "nummod" for child in token.lefts)


def _transcribed(entities: dict[str, Entity], token: Token) -> str:
    """The key of the person whose capitals label more than one turn of a transcript."""
    key = f"{Kind.PERSON.name.lower()}/{token.lower_}"
    entity = entities.get(key) or Entity(key, Kind.PERSON, token.text, rule="speaker")
    mention = Mention(Span(token.idx, token.idx + len(token)), "name", "speaker", 0.7)
    entities[key] = replace(entity, mentions=(*entity.mentions, mention))
    return key


def _enter(words: Lexicon, text: str, entities: dict[str, Entity], by_head: dict[str, str], token: Token) -> str:
    """The key of the unnamed source that the phrase of ``token`` means, made if there is none yet."""
    span = phrase(token)
    label = re.sub(r"\s+", " ", span.of(text)).strip()
    key = by_head.get(token.lower_)
    definite = any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in token.children)
    definite = definite or token.dep_ == "compound"  # "a ministry statement", where the ministry is known
    other = any(c.lower_ in OTHERS for c in token.children)
    if key is None or other or not (definite or _bare(label) == _bare(entities[key].label)):
        kind = _kind(words, token)
        key = _new_key(entities, kind, label)
        entities[key] = Entity(key, kind, label, named=False, rule="speaker")
        by_head[token.lower_] = key
    entity = entities[key]
    mentions = {*entity.mentions, Mention(span, "nominal", "speaker", 0.8)}
    entities[key] = replace(entity, mentions=tuple(sorted(mentions, key=lambda mention: mention.span)))
    return key


def _enter_picked(current: Reading, token: Token) -> str:
    """The key of a new source, who is one of those spoken of before: "one said"."""
    label, kind = called(current, token) or (token.text, Kind.PERSON)
    key = _new_key(current.entities, kind, label)
    mention = Mention(Span(token.idx, token.idx + len(token)), "nominal", "speaker", 0.8)
    current.entities[key] = Entity(key, kind, label, named=False, mentions=(mention,), rule="speaker")
    return key


def _recent(current: Reading, token: Token, told: Sequence[Span], spoke: Sequence[Token], own: Sequence[Span]) -> None:
    """Where coreference is silent, take a pronoun for the last subject that it may mean.

    Who is spoken of (in ``told``, the contents of the claims) comes after those who speak, and "they" are the two or
    three who spoke last together. Who comes up in the words that the pronoun closes (``own``) does not say them.
    """
    entities, referent = current.entities, current.referent
    if token.lower_ == "they" and spoke and token.i - spoke[-1].i < REACH["they"]:
        members = next((t for t in spoke if t.conjuncts and spoke[-1] in {t, *t.conjuncts}), spoke[-1])
        together = keys_of(current, members)
        if len(together) > 1 and all(entities[key].kind is Kind.PERSON for key in together):
            current.referents[token.i] = together
            return
    fitting = []
    for index in range(token.i - 1, max(-1, token.i - REACH[token.lower_]), -1):
        subject = current.doc[index]
        key = referent.get(index)
        if key is None:
            continue
        many = token.lower_ == "they" and subject.tag_ in {"NNS", "NNPS"} and entities[key].kind in SPEAKING
        if entities[key].kind not in PRONOUNS[token.lower_] and not many:
            continue
        view = token.lower_ in {"he", "she"} and is_viewpoint(subject)
        own_words = any(span.start <= subject.idx < span.end for span in own)
        if own_words or not (view or subject.dep_ in {"nsubj", "nsubjpass"}):
            continue
        if token.lower_ not in {"he", "she"} or agrees(entities[key], subject, token):
            place = 0 if view and token.sent.start == subject.sent.end else token.i - index
            fitting.append((any(span.start <= subject.idx < span.end for span in told), place, key))
    if fitting:
        key = clearer(current, token, min(fitting)[2])
        entity = entities[key]
        mention = Mention(Span(token.idx, token.idx + len(token)), "pronoun", "speaker", 0.5)
        entities[key] = replace(entity, mentions=(*entity.mentions, mention))
        referent[token.i] = key


def _kind(words: Lexicon, token: Token) -> Kind:
    if token.lower_ in {"percent", "%", "cent"}:
        return Kind.GROUP
    kind = KINDS[words.speakers.get(token.lemma_.lower(), words.speakers.get(token.lower_, "person"))]
    return (
        Kind.GROUP
        if kind is Kind.PERSON and token.lower_ not in SINGULAR and token.tag_ in {"NNS", "NNPS", "CD", "JJ", "DT"}
        else kind
    )


def _bare(label: str) -> str:
    return re.sub(r"^(an?|the|some|one)\s+", "", label.casefold())


def _head_word(label: str) -> str:
    words = re.split(r"\s+(?:of|from|for|in|at|with|to|on|by|who)\b", label.casefold())[0].split()
    return words[-1] if words else ""


def _new_key(entities: dict[str, Entity], kind: Kind, label: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", _bare(label)).strip("-")[:60] or "source"
    key = base = f"{kind.name.lower()}/{slug}"
    number = 2
    while key in entities:
        key = f"{base}-{number}"
        number += 1
    return key
