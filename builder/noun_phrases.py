"""Whom a description means: "the group", "the prime minister", "the 49-year-old", "both countries", "the officers"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder import gender
from newsgraph.builder.armed_bodies import armed_body, body_of, called_so, fighters_beside, is_armed, is_army
from newsgraph.builder.based_bodies import fit_of_seat, of_trade, seat_of
from newsgraph.builder.contenders import contender
from newsgraph.builder.countrymen import countryman, named_countryman
from newsgraph.builder.descriptions import Noun, age_told, calls, noun, said_also_of
from newsgraph.builder.discourse import Discourse, Referent, Unclear, clear_winner
from newsgraph.builder.forms import fold
from newsgraph.builder.gender import Gender
from newsgraph.builder.kin import kin_of_subject, may_be_kin
from newsgraph.builder.model import Kind
from newsgraph.builder.nationals import is_one_of_people
from newsgraph.builder.own_bodies import own_body
from newsgraph.builder.pairs import both, counts_two, is_restricted
from newsgraph.builder.party_offices import is_party
from newsgraph.builder.party_words import of_party
from newsgraph.builder.place_phrases import place_meant, state_meant
from newsgraph.builder.pronouns import ACTOR_MARGIN, PERSON_MARGIN, Choice
from newsgraph.builder.reporters import speakers_side
from newsgraph.builder.syntax import children
from newsgraph.builder.title_bearers import bearer_of, same_holder
from newsgraph.builder.unnamed import determiner, is_definite, modifiers, number, owners_of, plain_modifiers, vague
from newsgraph.builder.wordlists import words
from newsgraph.builder.young_people import is_young, the_only_young, without_grown

LESSER = frozenset({"deputy", "vice", "assistant", "under", "junior", "acting", "shadow"})
RANKED = LESSER | {"prime"}
UNKNOWN_TYPE, SAME_NOUN = 0.75, 1.5
# Whom the article keeps speaking of is meant rather than who was named once, and may be out of mind for a while.
TOPIC, TOPIC_BONUS = 3, 0.1
SPEAKERS_SIDE = 1.0
BEFORE_TYPE = words("discourse", "named", "between")
ANOTHER = frozenset({"other", "another"})
WHOLE = frozenset({"full", "whole", "entire"})  # "the full council" is the council
OF_UNIONS = frozenset({"agency", "body", "organization", "organisation", "arm", "mission", "fund", "institute"})
UNIONS = frozenset({"un", "united nations", "eu", "european union", "au", "african union"})
ANY_BODY = frozenset({"group", "organization", "organisation"})
OFFICIAL = frozenset(
    {"ministry", "court", "parliament", "government", "army", "police", "education", "council", "hospital"}
)
AREAS = frozenset({"region", "province", "governorate", "prefecture", "peninsula", "island", "valley"})
NATIONS = (Kind.POLITY, Kind.GROUP)  # "the Norwegian company", "the Kurdish party"


# Whose body it is stands before these: "the U.S.-led coalition" is none that was named for something else.
MADE_BY = frozenset({"led", "backed", "brokered", "funded", "owned", "run", "sponsored"})


def resolve_description(token: Token, discourse: Discourse) -> Choice | None:
    """Whom a common noun means among those spoken of before; None: somebody new.

    Raises Unclear when several may be meant and none stands out.
    """
    choice = _resolve(token, discourse)
    return None if choice and choice.keys[0] in _subjects_of(token, discourse) else choice


def _subjects_of(token: Token, discourse: Discourse) -> set[str]:
    """Who does something to the noun in its clause, and is not meant by it ("Norway criticised the government")."""
    aimed = token.dep_ == "pobj" and token.head.lower_ in ("against", "to", "with", "on", "at")
    if not (aimed or token.dep_ == "dobj") or noun(token).kind is None or children(token, "poss"):
        return set()
    heads = children(token.head.head if aimed else token.head, "nsubj")
    return {discourse.at[head.i] for head in heads if head.i in discourse.at}


def _resolve(token: Token, discourse: Discourse) -> Choice | None:
    bearer = bearer_of(token, discourse) or same_holder(token, discourse) or named_countryman(token, discourse)
    if bearer is not None:
        return bearer
    described = noun(token)
    if any(child.lower_ in ANOTHER and child.i < token.i for child in token.children):
        return None
    owners = owners_of(token, discourse)
    same = state_meant(token, described, discourse) or _beside_its_name(token, described, discourse)
    if same is not None:
        return same
    if counts_two(token):
        return both(token, described, discourse)
    own = own_body(token, described, owners, discourse)
    if own is not None:
        return own
    definite = is_definite(token)
    if described.kind is Kind.GROUP:
        return _same_group(token, described, owners, definite, discourse)
    made = any(word.rpartition("-")[2] in MADE_BY for word in modifiers(token))
    if described.organization and definite and not is_restricted(token) and not made:
        found = _organization(token, described, owners, discourse)
        if found is not None:
            return found
    if described.person:
        relative = kin_of_subject(token, described.lemma, discourse)
        if relative is not None and owners <= {relative}:  # nobody is the client of himself
            return Choice((relative,), "description:kin", 0.75)
        if (not definite and not owners) or determiner(token) in ("a", "an", "another"):
            return None
        return _person(token, described, owners, definite, discourse)
    if not definite or is_restricted(token):
        return None
    return place_meant(token, described, discourse)


def _beside_its_name(token: Token, described: Noun, discourse: Discourse) -> Choice | None:
    """What stands with the noun is its name: "the Volta company", "the city of Ghent"."""
    if described.plural:
        return fighters_beside(token, described, discourse)
    if described.lemma in words("discourse", "named", "nouns"):
        names = [c for c in children(token, "compound", "nmod") if _names_it(c, token)]
        if token.i + 1 in discourse.reading.member_of_name and token.dep_ != "dative":
            names.append(token.nbor())  # "the outlawed group Boko Haram"
        for referent in map(discourse.referent_at, names):
            if referent is not None and referent.named and referent.kind in (Kind.ORGANIZATION, Kind.GROUP):
                if described.lemma in OF_UNIONS and fold(referent.label) in UNIONS:
                    continue  # "the UN agency" is one of its bodies
                return Choice((referent.key,), "description:beside its name", 0.85)
    if described.lemma in AREAS:  # "the Nord region"
        for referent in map(discourse.referent_at, children(token, "compound", "nmod")):
            if referent is not None and referent.named and referent.kind in (Kind.POLITY, Kind.LOCATION):
                return Choice((referent.key,), "description:beside its name", 0.85)
    if described.polity:
        for prep in children(token, "prep"):
            inner = children(prep, "pobj") if prep.lower_ == "of" and prep.i == token.i + 1 else []
            for referent in map(discourse.referent_at, inner):
                if referent is not None and referent.named and referent.kind in (Kind.POLITY, Kind.LOCATION):
                    return Choice((referent.key,), "description:beside its name", 0.85)
    return None


def last_word_of_name(token: Token, discourse: Discourse) -> Choice | None:
    """The one body whose name ends in the noun, which describes none by itself: "the fund", "the study".

    Likewise the person behind whose name the word is letters that the parse takes for the head: "Tom Lowe QC".
    """
    bearer = bearer_of(token, discourse)
    if bearer is not None:
        return bearer
    if token.tag_ != "NN" or determiner(token) not in ("the", "this") or is_restricted(token):
        return None
    if modifiers(token) or children(token, "nummod", "poss") or token.dep_ not in ("nsubj", "poss"):
        return None
    found = [
        r.key
        for r in discourse.referents.values()
        if r.named and r.kind is Kind.ORGANIZATION and token.lower_ in r.name_nouns
    ]
    if len(found) != 1 or discourse.last_index(discourse.referents[found[0]], token) < 0:
        return None
    return Choice((found[0],), "description:last word of the name", 0.8)


def _names_it(name: Token, token: Token) -> bool:
    """Whether nothing but words of what it is, or an acronym in brackets, parts the name from the noun."""
    between = token.doc[name.i + 1 : token.i]
    return all(t.text in "()\"”’'" or t.lower_ in BEFORE_TYPE or t.is_upper for t in between)


def _office_itself(token: Token) -> bool:
    """Whether a bare noun means the office, not who holds it: "ran for president of the club", "as head of it"."""
    bare = not children(token, "det", "poss") and token.tag_ == "NN"
    return bare and token.dep_ == "pobj" and token.head.lower_ in ("for", "as")


def _person(
    token: Token, described: Noun, owners: frozenset[str], definite: bool, discourse: Discourse
) -> Choice | None:
    aged = age_told(token) if described.lemma.endswith("-year-old") else ""
    everyone = [r for r in discourse.referents.values() if r.kind is Kind.PERSON]
    people = [r for r in everyone if discourse.last_index(r, token) >= 0]
    if aged:
        of_age = [r for r in people if aged in r.ages]
        if len(of_age) == 1 and definite:
            return Choice((of_age[0].key,), "description:age", 0.95)
        if of_age or not definite:
            return None
        ageless = [r for r in discourse.in_mind(token, 1) if r.kind is Kind.PERSON and not r.ages]
        winner = clear_winner([(discourse.salience(r, token), r.key) for r in ageless], PERSON_MARGIN)
        return Choice((winner,), "description:human", 0.7) if winner else None
    if is_one_of_people(token):
        return countryman(token, described.lemma, people, discourse)
    told = gender.of_noun(described.lemma)
    people = [r for r in people if Gender.UNKNOWN in (told, r.gender) or r.gender is told]
    told_age = age_told(token)
    if told_age and definite and not owners:  # "the 34-year-old mother of three"
        of_age = [r for r in people if told_age in r.ages]
        near = of_age or [r for r in people if r.singular and not r.ages and r in discourse.in_mind(token, 1)]
        winner = clear_winner([(discourse.salience(r, token), r.key) for r in near], PERSON_MARGIN)
        if len(of_age) == 1 or winner is not None:
            return Choice((winner or of_age[0].key,), "description:age", 0.9 if of_age else 0.7)
    plain = plain_modifiers(token, discourse)
    if is_young(described.lemma) and definite and not owners:
        child = the_only_young(described.lemma, people)
        if child is not None and not plain:
            return Choice((child.key,), "description:young", 0.8)
        people = without_grown(described.lemma, people)
    called = [r for r in people if _has_title(r, described.lemma, plain, bool(r.belongs_to & owners))]
    if owners and _office_itself(token):
        raise Unclear
    if owners:
        own = [r for r in called if r.belongs_to & owners or (not r.named and _same_owners(r, owners))]
        if not own and definite and len(called) == 1 and called[0].named and _may_be_of(called[0], owners, discourse):
            own = called
        own = [r for r in own if may_be_kin(r, token, described.lemma, owners)]
        if own or not definite or is_restricted(token):
            return _choose(token, own, discourse, "description:role") if own else None
        return contender(token, described, owners, plain, discourse)
    if not definite or is_restricted(token):
        return None
    if not called and plain:
        # The text may give the office first and the name later: "The foreign minister …" before "Foreign Minister X".
        whole = plain | {described.lemma}
        called = [r for r in everyone if r.named and whole in r.titles]
        if len(called) > 1:
            raise Unclear
    if called:
        return _choose(token, called, discourse, "description:role")
    if "*" in said_also_of(described.lemma) and not plain:
        near = [r for r in people if r.singular and r in discourse.in_mind(token, 2)]
        scores = [(discourse.salience(r, token), r.key) for r in near]
        winner = clear_winner(scores, PERSON_MARGIN)
        if winner is None and scores:
            raise Unclear
        return Choice((winner,), "description:human", 0.75) if winner else None
    return contender(token, described, owners, plain, discourse)


def _may_be_of(referent: Referent, owners: frozenset[str], discourse: Discourse) -> bool:
    """Whether nobody is known whose the person is; a senator of a state may be of a party: "the Democratic senator"."""
    parties = all(is_party(discourse.reading, key) for key in owners)
    return all(parties and discourse.referents[key].kind is Kind.POLITY for key in referent.belongs_to)


def _same_owners(referent: Referent, owners: frozenset[str]) -> bool:
    return bool(referent.belongs_to & owners)


def _has_title(referent: Referent, lemma: str, plain: frozenset[str], owned: bool = False) -> bool:
    """Whether the person is known by the noun, and by nothing that its modifiers contradict.

    ``owned`` says that the two are the same one's: "his lawyer" is "his attorney".
    """
    if not calls(lemma, referent.nouns):
        return False
    if not referent.named:
        same = lemma in referent.nouns or any(
            calls(noun_, {lemma}) and calls(lemma, {noun_}) for noun_ in referent.nouns
        )
        return (same or owned) and (plain <= referent.modifiers or not referent.modifiers)
    titles = [title for title in referent.titles if lemma in title] or [t for t in referent.titles if calls(lemma, t)]
    if not titles:
        return not plain
    ranked = plain & RANKED  # "the prime minister" is not whoever is called a minister
    return any(
        (plain <= title or (title == {lemma} and not ranked)) and not (title - plain) & LESSER for title in titles
    )


def _choose(token: Token, candidates: list[Referent], discourse: Discourse, rule: str) -> Choice | None:
    if len(candidates) == 1:
        return Choice((candidates[0].key,), rule, 0.9)
    exact = [r for r in candidates if noun(token).lemma in r.nouns]
    if len(exact) == 1:
        return Choice((exact[0].key,), rule, 0.85)
    winner = clear_winner([(discourse.salience(r, token), r.key) for r in exact or candidates], PERSON_MARGIN)
    if winner is None:
        raise Unclear
    return Choice((winner,), rule, 0.75)


def _same_group(
    token: Token, described: Noun, owners: frozenset[str], definite: bool, discourse: Discourse
) -> Choice | None:
    """An unnamed group that was spoken of with the same noun, or with one that it may also be called."""
    if determiner(token) in ("some", "another", "many", "most", "several", "few", "all") or (
        number(token) and not definite
    ):
        return None
    if any(child.lower_ in ("other", "more", "several", "many", "some", "few", "various") for child in token.children):
        return None
    if is_restricted(token) and not (definite and owners):
        return None
    mods, count = modifiers(token), number(token)
    groups = [
        r
        for r in discourse.referents.values()
        if r.kind is Kind.GROUP and not r.named and discourse.last_index(r, token) >= 0
    ]
    fitting = []
    for r in groups:
        if count and r.number and count != r.number:
            continue
        if described.lemma in r.nouns:
            if described.lemma in vague() and (mods != r.modifiers or not mods):
                continue
            same_owners = owners <= r.belongs_to if definite else owners == r.belongs_to
            if same_owners and (mods <= r.modifiers if definite else mods == r.modifiers and not r.number):
                fitting.append(r)
        elif definite and not mods and not owners and calls(described.lemma, r.nouns) and r in discourse.in_mind(token):
            fitting.append(r)
    exact = [r for r in fitting if described.lemma in r.nouns]
    if not exact and definite and not (mods or owners or count):
        body = called_so(token, described, discourse)
        if body is not None:
            return body
    same = exact or fitting
    if not same:
        return armed_body(token, described, discourse) if definite and not mods and not owners and not count else None
    latest = max(same, key=lambda r: (discourse.last_index(r, token), r.key))
    body = body_of(latest, described, discourse) if definite and not (mods or count) else None
    if body is not None:
        return body
    return Choice((latest.key,), "description:same noun", 0.85 if len(same) == 1 else 0.7)


def _organization(token: Token, described: Noun, owners: frozenset[str], discourse: Discourse) -> Choice | None:
    if not described.organization:
        return None
    plain = plain_modifiers(token, discourse) - WHOLE - {"based"}
    fits: list[tuple[Referent, float]] = []
    theirs: list[Referent] = []
    army, partisan = is_army(described.lemma), of_party(token)
    for referent in discourse.referents.values():
        organized = referent.kind is Kind.ORGANIZATION or (referent.kind is Kind.GROUP and referent.named)
        if not organized or referent.plural or discourse.last_index(referent, token) < 0:
            continue
        if army and referent.named and is_armed(referent):
            continue  # "the army" fights the Liberation Front
        if not referent.named and referent.belongs_to - owners:
            if described.lemma in referent.nouns and not plain and not owners:
                theirs.append(referent)
            continue  # "their company" is not yet "the company"
        if not referent.named and (described.lemma not in referent.nouns or not plain <= referent.modifiers):
            continue
        elsewhere = owners and not referent.belongs_to & owners
        elsewhere = elsewhere and not any(referent.key in discourse.referents[o].belongs_to for o in owners)
        if elsewhere and (referent.belongs_to or any(discourse.referents[o].kind not in NATIONS for o in owners)):
            continue
        if partisan and referent.named and partisan.isdisjoint(gender.folded(referent.label).split()):
            continue
        general = described.lemma in words("discourse", "general", "nouns")
        if referent.named and plain and not general and not plain & set(gender.folded(referent.label).split()):
            continue  # "the high court" is not any court, "the militant group" may be any group
        if described.lemma in referent.nouns or described.lemma in gender.folded(referent.label).split():
            fits.append((referent, SAME_NOUN))
        elif referent.types & described.organization:
            fits.append((referent, 1.0))
        elif described.lemma in ANY_BODY and referent.named and not referent.types & OFFICIAL:
            fits.append((referent, UNKNOWN_TYPE))  # "the group" may be any that is no organ of a state
        elif not referent.types and (general or (referent.named and _watches(described.lemma, referent, discourse))):
            fits.append((referent, UNKNOWN_TYPE))
    trade = of_trade(described.lemma, [r for r, _ in fits]) if len(fits) > 1 else set()
    fits = [(r, fit) for r, fit in fits if r.key in trade] if trade else fits
    if not fits and len(theirs) == 1 and theirs[0] in discourse.in_mind(token, 1):
        fits.append((theirs[0], SAME_NOUN))  # "Norway's wealth fund said ... The fund said ..."
    scores = []
    sides = speakers_side(token, discourse)
    for r, fit in fits:
        in_mind = discourse.salience(r, token)
        if in_mind > 0 or len(r.said) >= TOPIC:
            side = SPEAKERS_SIDE if r.key in sides else 0.0
            scores.append((fit * (in_mind + side + TOPIC_BONUS * min(len(r.said) - 1, TOPIC + 2)), r.key))
    seat = seat_of(token, discourse) if scores else None
    if seat:
        ties = [(score, key, fit_of_seat(discourse.referents[key], seat, discourse)) for score, key in scores]
        scores = [(score * tie, key) for score, key, tie in ties if tie]
    if scores:
        winner = clear_winner(scores, ACTOR_MARGIN)
        if winner is None or _named_together(winner, [r.key for r, _ in fits], token, discourse):
            raise Unclear
        sure = {r.key: fit for r, fit in fits}[winner] >= 1.0
        return Choice((winner,), "description:organisation", 0.85 if sure else 0.7)
    known = [r for r, fit in fits if fit == SAME_NOUN]
    if len(known) == 1:
        return Choice((known[0].key,), "description:organisation", 0.75)
    if known:
        raise Unclear
    return None


def _watches(lemma: str, referent: Referent, discourse: Discourse) -> bool:
    """Whether "the regulator" may be a body of which nothing tells what it is: it fines or clears somebody."""
    if lemma not in words("discourse", "general", "watching"):
        return False
    doc, verbs = discourse.reading.doc, words("discourse", "general", "watches")
    return any(doc[s.index].dep_ == "nsubj" and doc[s.index].head.lemma_.lower() in verbs for s in referent.said)


def _named_together(winner: str, fitting: list[str], token: Token, discourse: Discourse) -> bool:
    """Whether the winner was last named beside another that fits as well: "Alpha Bank and Omega Bank ... The bank"."""
    last = discourse.last_index(discourse.referents[winner], token)
    for together in discourse.together:
        others = [key for key in together.keys if key != winner and key in fitting]
        if winner in together.keys and others and last <= together.index < token.i:
            return True
    return False
