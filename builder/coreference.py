"""Who is meant: pronouns, descriptions and the unnamed, added to a reading that has its names.

The article is read from left to right, in each sentence first what stands outside quotations, so that the speaker is
known before the quoted words are. What is not clear is left without a link.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.builder import bare_counts, gender, kin
from newsgraph.builder.descriptions import age_told, counted, in_full, noun, types_of_name
from newsgraph.builder.discourse import Discourse, Referent, Together, Unclear, weight
from newsgraph.builder.gender import Gender
from newsgraph.builder.identification import identify
from newsgraph.builder.leads import HEADLINE, absorb, announced, in_headline, introduced
from newsgraph.builder.model import Entity, Kind, Mention, RoleHolding
from newsgraph.builder.noun_phrases import last_word_of_name, resolve_description
from newsgraph.builder.pairs import meetings
from newsgraph.builder.partisans import is_partisan
from newsgraph.builder.police import unite_forces
from newsgraph.builder.predication import fits, phrase, read_predications
from newsgraph.builder.pronouns import RELATIVE, THIRD, Choice, issuer, resolve_pronoun, resolve_relative
from newsgraph.builder.reading import Reading, span_of
from newsgraph.builder.small_words import FIGURES, HE, SHE
from newsgraph.builder.speech import Speech
from newsgraph.builder.syntax import children, coordinated
from newsgraph.builder.token_columns import lowers
from newsgraph.builder.told_bodies import before_office, beside_office, is_unnamed
from newsgraph.builder.unnamed import denotes, label, modifiers, number, owners_of
from newsgraph.builder.variation import vary

SINGULAR_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
SPEAKING_FOR = ("spokesman", "spokeswoman", "spokesperson", "press secretary")
PLURAL_FIRST = frozenset({"we", "us", "our", "ours", "ourselves"})
ADDRESSING = SINGULAR_FIRST | PLURAL_FIRST | {"you", "your"}
THING_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos"})
LONGEST_TITLE = 14  # tokens from a title to the name after it
TITLED = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "appos", "ROOT"})
ALWAYS_PLURAL = frozenset({"police", "people", "folk", "gunmen"})


def resolve(reading: Reading, holdings: tuple[RoleHolding, ...] = ()) -> Reading:
    """The reading with every pronoun, description and unnamed actor that is clear.

    ``referent`` gains the heads of pronouns and descriptions, ``referents`` those of words that mean several entities
    together, ``entities`` the unnamed ones and, on the named ones, the new mentions with their rule and confidence.
    ``holdings`` are roles found in the same reading: they tell who "the prime minister" is, and whose side "we" are.
    """
    discourse = Discourse(reading)
    _enter_names(discourse, holdings)
    _enter_titles(discourse, holdings)
    read_predications(discourse)
    for referent in discourse.referents.values():
        if referent.kind is Kind.PERSON:
            names = (referent.label, *reading.entities[referent.key].alternatives)
            referent.gender = gender.of_person(names, sorted(referent.nouns))
    kin.enter_kin(discourse, holdings)
    speech = Speech(reading)
    by_sentence: dict[int, list[Token]] = defaultdict(list)
    for token in reading.doc:
        if not token.is_space and not token.is_punct:
            by_sentence[reading.sentence_number.get(token.i, 0)].append(token)
    for number_ in sorted(by_sentence):
        tokens = by_sentence[number_]
        quoted = [token for token in tokens if speech.quotation_at(token) is not None]
        inside = {token.i for token in quoted}
        for token in [t for t in tokens if t.i not in inside] + quoted:
            _read(token, discourse, speech)
        meetings(tokens, discourse)
    unite_forces(discourse)
    identify(discourse, speech, holdings)
    vary(discourse, speech)
    _first_persons(discourse, speech, holdings)
    return _with(reading, discourse)


def _enter_names(discourse: Discourse, holdings: Iterable[RoleHolding]) -> None:
    for key, entity in discourse.reading.entities.items():
        plural = entity.kind is Kind.GROUP and entity.label.endswith(("s", "people", "ese"))
        referent = Referent(key, entity.kind, entity.label, plural=plural, singular=not plural)
        if entity.kind in (Kind.ORGANIZATION, Kind.GROUP):
            for name in (entity.label, *entity.alternatives):
                referent.types = referent.types | types_of_name(name)
                stem = gender.folded(name).split(" of ")[0].split(" for ")[0].split()
                referent.name_nouns |= frozenset(stem[-1:] if len(stem) > 1 else ())
        discourse.referents[key] = referent
    for holding in holdings:
        holder = discourse.referents.get(holding.holder)
        if holder is None:
            continue
        *before, last = holding.title.casefold().split()
        for noun_ in in_full(last):  # "Gov. X" is "the governor"
            holder.titles.append(frozenset((*before, noun_)))
            holder.nouns.add(noun_)
        if " of " in holding.title:
            holder.nouns.add(holding.title.casefold().split(" of ")[0].split()[-1])
        if holding.of is not None:
            holder.belongs_to.add(holding.of)


def _enter_titles(discourse: Discourse, holdings: Iterable[RoleHolding]) -> None:
    """Link a title that is a phrase of its own to its holder: "Chief executive and founder X", "the mayor, X"."""
    doc = discourse.reading.doc
    for holding in holdings:
        holder = discourse.referents.get(holding.holder)
        for evidence in holding.evidence:
            if holder is None or evidence.trigger is None:
                continue
            span = doc.char_span(evidence.trigger.start, evidence.trigger.end, alignment_mode="contract")
            token = span.root if span is not None and span.root.dep_ in TITLED else None
            if token is None or discourse.key_at(token) is not None or not fits(token, holder):
                continue
            named = [i for i, key in discourse.reading.member_of_name.items() if key == holder.key and i > token.i]
            between = doc[token.i + 1 : min(named)] if named and min(named) - token.i <= LONGEST_TITLE else None
            ends = (t.pos_ in {"VERB", "AUX", "PRON", "DET"} and t.nbor(-1).lower_ != "of" for t in between or ())
            if between is not None and not any(ends):
                mention = Mention(span_of(phrase(token)), "nominal", "title", 0.9)
                discourse.say(token, holder.key, mention)


def _read(token: Token, discourse: Discourse, speech: Speech) -> None:
    """Find out whom one token means, and note it."""
    key = discourse.at.get(token.i)
    lower = token.lower_
    if key is not None and is_partisan(token, discourse):
        _read_partisan(token, key, discourse)
    elif key is not None:
        referent = discourse.referents[key]
        if referent.named and token.i in discourse.reading.member_of_name:
            unnamed = introduced(token, referent, discourse)
            if unnamed is not None:
                absorb(unnamed, referent, discourse)
        if not any(said.index == token.i for said in referent.said):
            discourse.say(token, key)
        if token.pos_ == "NOUN":
            referent.nouns.add(noun(token).lemma)
        if lower == "counterpart":  # of another country, with the same office
            for owner in map(discourse.referent_at, children(token, "poss")):
                if owner is not None and owner.kind is referent.kind:
                    referent.nouns |= owner.nouns
                    referent.belongs_to |= owners_of(token, discourse) - {owner.key, key}
                    referent.titles.extend(owner.titles)
        _join(token, discourse)
    elif token.i in discourse.reading.member_of_name:
        return
    elif lower in RELATIVE and token.tag_ in ("WP", "WP$", "WDT"):
        _note(token, resolve_relative(token, discourse), discourse)
    elif lower in THIRD and token.tag_ in ("PRP", "PRP$"):
        speaker = speech.speaker(token) if speech.quotation_at(token) is not None else None
        _note(
            token,
            resolve_pronoun(token, discourse, discourse.key_at(speaker) if speaker else None, _opening(token, speech)),
            discourse,
        )
    elif bare_counts.counts_victims(token):
        _introduce(token, Kind.GROUP, discourse)
    elif token.pos_ in ("NOUN", "PROPN") or age_told(token):
        _read_noun(token, discourse)


def _opening(token: Token, speech: Speech) -> int:
    """The code point where the quotation around the token opens; -1 outside quotations."""
    return speech.starts[number_] if (number_ := speech.quotation_at(token)) is not None else -1


def _note(token: Token, choice: Choice | None, discourse: Discourse, form: str = "pronoun") -> None:
    if choice is None:
        return
    mention = Mention(span_of([token] if form == "pronoun" else phrase(token)), form, choice.rule, choice.confidence)
    if len(choice.keys) > 1:
        discourse.many[token.i] = choice.keys
        discourse.together.append(Together(choice.keys, token.i, discourse.sentence(token), weight(token)))
        for key in choice.keys:
            discourse.say(token, key, mention)
        del discourse.at[token.i]
        return
    key = choice.keys[0]
    referent = discourse.referents[key]
    if form == "pronoun" and referent.kind is Kind.PERSON and referent.gender is Gender.UNKNOWN:
        referent.gender = _gender_told(token.lower_)
    discourse.say(token, key, mention)
    _join(token, discourse)


def _gender_told(pronoun: str) -> Gender:
    return Gender.MASCULINE if pronoun in HE else Gender.FEMININE if pronoun in SHE else Gender.UNKNOWN


def _read_partisan(token: Token, party: str, discourse: Discourse) -> None:
    """Find out which of a party's people is meant, or bring in one."""
    del discourse.at[token.i]
    _read_noun(token, discourse)
    person = discourse.referents.get(discourse.at.setdefault(token.i, party))
    if person is not None and person.kind is Kind.PERSON:
        person.belongs_to.add(party)


def _read_noun(token: Token, discourse: Discourse) -> None:
    told = before_office(token) or beside_office(discourse.reading, token)
    if told and is_unnamed(discourse.reading, told):
        _introduce_body(token, told, discourse)
        return
    described = noun(token)
    if described.describes and token.dep_ not in ("compound", "amod", "nmod", "npadvmod"):
        kind = denotes(token)
        headed = kind is None and described.kind is Kind.PERSON and in_headline(token, discourse)
        kind = Kind.PERSON if headed else kind
        try:
            choice = None if token.dep_ in ("attr", "oprd") and kind is None else resolve_description(token, discourse)
        except Unclear:
            _compete(token, ("unclear:person:" if described.person else "unclear:") + described.lemma, discourse)
            return
        if choice is not None:
            referent = discourse.referents[choice.keys[0]]
            if len(choice.keys) == 1:
                referent.nouns.add(described.lemma)
                referent.ages |= {age for age in (age_told(token),) if age}
            _note(token, choice, discourse, "nominal")
            return
        if kind is not None:
            before = announced(token, described.lemma, discourse) if kind is Kind.PERSON else None
            _introduce(token, kind, discourse, HEADLINE if headed else "unnamed")
            if before is not None:
                absorb(before, discourse.referents[discourse.at[token.i]], discourse)
            return
    elif token.dep_ in THING_PLACES and (body := last_word_of_name(token, discourse)) is not None:
        _note(token, body, discourse, "nominal")
        return
    if token.dep_ in THING_PLACES and token.ent_type_ not in FIGURES:
        _compete(token, "thing:" + described.lemma + ("s" if described.plural else ""), discourse)


def _introduce_body(token: Token, body: tuple[int, ...], discourse: Discourse) -> None:
    """An unnamed body, whose office the word behind it is; the same one where it was called so before."""
    stretch = [token.doc[index] for index in body]
    span = span_of(stretch)
    name = re.sub(r"\s+", " ", span.of(discourse.reading.article.text))
    key = "organization/" + re.sub(r"[^a-z0-9]+", "-", gender.folded(name)).strip("-")
    if key not in discourse.referents:
        discourse.referents[key] = Referent(
            key,
            Kind.ORGANIZATION,
            name,
            named=False,
            plural=False,
            singular=True,
            nouns={noun(token).lemma},
            types=noun(token).organization,
            modifiers=modifiers(token),
            rule="unnamed",
        )
    discourse.say(token, key, Mention(span, "nominal", "unnamed", 0.8))


def _compete(token: Token, key: str, discourse: Discourse) -> None:
    """Note something that no word is taken to refer to, but that a pronoun might mean."""
    described = noun(token)
    discourse.referents.setdefault(
        key,
        Referent(
            key,
            None,
            token.text,
            named=False,
            plural=described.plural,
            singular=not described.plural,
            gender=gender.of_noun(described.lemma),
            nouns={described.lemma},
        ),
    )
    discourse.say(token, key)
    del discourse.at[token.i]
    discourse.things[token.i] = key


def _introduce(token: Token, kind: Kind, discourse: Discourse, rule: str = "unnamed") -> None:
    """A new unnamed actor."""
    described = noun(token)
    name = label(token, discourse)
    slug = re.sub(r"[^a-z0-9]+", "-", gender.folded(name)).strip("-") or "x"
    key, count = f"{kind.name.lower()}/{slug}", 1
    while key in discourse.referents:
        count += 1
        key = f"{kind.name.lower()}/{slug}-{count}"
    collective = described.group and not described.plural and token.lower_ not in ALWAYS_PLURAL
    plural = kind is Kind.GROUP
    discourse.referents[key] = Referent(
        key,
        kind,
        name,
        named=False,
        plural=plural,
        singular=not plural or collective,
        gender=gender.of_noun(described.lemma),
        ages={age for age in (age_told(token),) if age},
        nouns={described.lemma},
        types=described.organization,
        modifiers=modifiers(token),
        number=number(token),
        rule=rule,
        belongs_to=set(owners_of(token, discourse)),
    )
    inner = counted(token) if described.group and described.lemma not in kin.OF_OTHERS else None
    stretch = phrase(token) + ([inner] if inner is not None and inner.i > token.i else [])
    discourse.say(token, key, Mention(span_of(stretch), "nominal", rule, 0.8))
    if inner is not None and discourse.key_at(inner) is None:
        # "a group of students": the students are the group.
        discourse.referents[key].nouns.add(noun(inner).lemma)
        discourse.referents[key].modifiers |= modifiers(inner)
        discourse.at[inner.i] = key
    _join(token, discourse)


def _join(token: Token, discourse: Discourse) -> None:
    """Note that the token ends a list of actors joined by "and"."""
    if token.dep_ != "conj":
        return
    first = token
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    members = coordinated(first)
    another = discourse.key_at(first.head) not in (None, discourse.key_at(first))
    if first.dep_ == "appos" and another and first.pos_ == first.head.pos_ == "PROPN":
        # "A, B and C", of which the parser makes B another name of A
        first = first.head
        members = [first, *members]
    if members[-1].i != token.i or any(c.lower_ in ("or", "but", "nor") for m in members for c in children(m, "cc")):
        return
    keys = tuple(dict.fromkeys(key for key in map(discourse.key_at, members) if key is not None))
    people = {discourse.referents[key].kind is Kind.PERSON for key in keys}
    if len(keys) == len(members) and len(people) == 1 and all(discourse.referents[k].kind is not None for k in keys):
        discourse.together.append(Together(keys, token.i, discourse.sentence(token), weight(first)))


def _first_persons(discourse: Discourse, speech: Speech, holdings: tuple[RoleHolding, ...]) -> None:
    """ "I" is the speaker, "we" the speaker's side."""
    doc = discourse.reading.doc
    said = [doc[i] for i, low in enumerate(lowers(doc)) if low in ADDRESSING and doc[i].tag_ in ("PRP", "PRP$")]
    statement = all(t.lower_ in PLURAL_FIRST for t in said if speech.quotation_at(t) is None)  # no interview
    for token in said:
        lower = token.lower_
        speaker = speech.speaker(token)
        if speaker is None and lower in PLURAL_FIRST and statement and speech.quotation_at(token) is None:
            _note(token, issuer(token, discourse), discourse)
            continue
        referent = discourse.referent_at(speaker) if speaker is not None else None
        if speaker is None or referent is None or referent.kind is None:
            continue
        if lower in SINGULAR_FIRST and referent.kind is Kind.PERSON:
            _note(token, Choice((referent.key,), "quotation:I", 0.9), discourse)
        elif lower in PLURAL_FIRST and (side := _side(referent, speaker, discourse, holdings)) is not None:
            _note(token, Choice((side,), "quotation:we", 0.75), discourse)


def _side(speaker: Referent, said: Token, discourse: Discourse, holdings: tuple[RoleHolding, ...]) -> str | None:
    """Who "we" are in the words of the speaker; None for those of whom a spokesman speaks, if they are not told."""
    if speaker.kind is not Kind.PERSON:
        return speaker.key
    held = [h.of for h in holdings if h.holder == speaker.key and h.of is not None and not h.former]
    sides = dict.fromkeys([*held, *sorted(speaker.belongs_to)])
    sides.update(dict.fromkeys(sorted(owners_of(said, discourse))))
    bodies = [key for key in sides if discourse.referents[key].kind in (Kind.ORGANIZATION, Kind.POLITY)]
    if len(bodies) == 1 or (held and bodies):
        return bodies[0]
    titles = {h.title.casefold() for h in holdings if h.holder == speaker.key} | speaker.nouns
    if not any(title.startswith("spokes") or title.endswith(SPEAKING_FOR) for title in titles):
        return speaker.key
    groups = [key for key in sides if discourse.referents[key].kind is Kind.GROUP]
    return groups[0] if len(groups) == 1 else None


def _with(reading: Reading, discourse: Discourse) -> Reading:
    entities: dict[str, Entity] = {}
    for key, referent in discourse.referents.items():
        if referent.kind is None:
            continue
        new = [said.mention for said in referent.said if said.mention is not None]
        entity = reading.entities.get(key)
        if entity is None:
            label_ = referent.label
            entity = Entity(key, referent.kind, label_, named=False, mentions=(), rule="unnamed")
        mentions = sorted({*entity.mentions, *new}, key=lambda m: (m.span, m.form, m.rule))
        entities[key] = replace(entity, mentions=tuple(mentions))
    return replace(reading, entities=entities, referent=dict(discourse.at), referents=dict(discourse.many))
